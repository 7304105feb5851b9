//! P010: numbered headings, paragraphs and rows of tables are in no step.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P010",
    name: "loose-number",
    severity: Severity::Warning,
    summary: "numbered headings, paragraphs or rows are in no step",
    explain: "\
A heading, a paragraph or a row of a table has a number, as a step has, but the
steps of the article are elsewhere: in its numbered lists, or in other sections.
A runbook tells it before, between or after its steps and asks nobody whether it
is done.
Make it an item of a list, or have the sections of the article read as its steps
with `steps: headings`; else take its number away.

For example:

    ## 1. Stop the server

    Ask the operator on duty.

    ## 2. Copy the files

    1. Open **Files**.
    2. Select **Copy**.

Instead:

    1. Ask the operator on duty to stop the server.
    2. Open **Files**.
    3. Select **Copy**.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let loose = view.model.loose_numbers(view.lexicon);
    for span in &loose {
        findings.add(|| {
            let line = span.slice(view.text).lines().next().unwrap_or_default();
            let place = Span::new(span.range().start..span.range().start + line.len());
            let shown = quoted(line.trim_start_matches('#').trim());
            let text = match loose.len() {
                1 => format!("{shown} has a number and is in no step"),
                count => format!("{shown} has a number and is in no step, one of {count}"),
            };
            Diagnostic::new(&RULE, place, text)
                .help("make it a step, or set `steps: headings` or `steps: lists`")
        });
    }
}
