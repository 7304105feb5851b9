//! P008: code, a table or a picture after a list belongs to its last step.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P008",
    name: "trailing-block",
    severity: Severity::Info,
    summary: "what follows a list was read as a part of its last step",
    explain: "\
Code, a table or a picture right after a list, or whatever follows a last step
that ends in a colon, was read as a part of that step, as it would have been
between two steps. Other viewers show it outside the list. Indent it as far as
the text of the step to say so.

For example:

    1. Open a terminal.
    2. Show the free space:

    ```bash
    df -h
    ```

Instead:

    1. Open a terminal.
    2. Show the free space:

       ```bash
       df -h
       ```
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        let Decision::Trailing { block, number } = decision else {
            continue;
        };
        findings.add(|| {
            let line = block.slice(view.text).lines().next().map_or(0, str::len);
            let place = crate::text::Span::new(block.range().start..block.range().start + line);
            Diagnostic::new(
                &RULE,
                place,
                format!("this was read as a part of step {number}, which ends the list"),
            )
            .help("indent it as far as the text of the step")
        });
    }
}
