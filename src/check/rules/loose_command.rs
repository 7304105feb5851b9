//! P009: commands are in no step.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Told;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P009",
    name: "loose-command",
    severity: Severity::Warning,
    summary: "commands are in no step",
    explain: "\
Commands stand where no step is: above the first step, below the last, in a
section that tells no step, or outside of the numbered lists that are the steps
of the article. A runbook shows them there and runs none of them. Put them into
a step, or have the sections of the article read as its steps with
`steps: headings`.

For example:

    > [!TIP]
    > To restart the service:
    >
    > ```bash
    > systemctl restart web
    > ```

    1. Look at its state.
    2. Look at its log.

Instead:

    1. Restart the service:

       ```bash
       systemctl restart web
       ```

    2. Look at its state.
    3. Look at its log.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let loose = |told: &&Told| told.step.is_none() && told.is_command();
    let (inline, blocks): (Vec<&Told>, Vec<&Told>) = view
        .model
        .told
        .iter()
        .filter(loose)
        .partition(|told| told.inline);
    // Texts tell to run one command after another: they are one finding.
    if let Some(first) = inline.first() {
        findings.add(|| {
            let command = first.command().unwrap_or_default();
            let text = match inline.len() {
                1 => format!("{} is in no step", quoted(command)),
                count => format!(
                    "{} and {} more in texts are in no step",
                    quoted(command),
                    count - 1
                ),
            };
            Diagnostic::new(&RULE, first.span, text).help("put what is to be run into a step")
        });
    }
    let mut last = None;
    for told in blocks {
        // A block is one finding, however many commands it holds.
        if last.replace(told.span) == Some(told.span) {
            continue;
        }
        findings.add(|| {
            let command = told.command().unwrap_or_default();
            let first = command.lines().next().unwrap_or_default();
            let line = told
                .span
                .slice(view.text)
                .lines()
                .next()
                .map_or(0, str::len);
            let place = Span::new(told.span.range().start..told.span.range().start + line);
            Diagnostic::new(&RULE, place, format!("{} is in no step", quoted(first)))
                .help("put it into a step, or set `steps: headings` or `steps: lists`")
        });
    }
}
