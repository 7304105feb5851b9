//! P002: a list starts again at 1.

use super::columns;
use crate::check::marker::{self, Marker};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P002",
    name: "list-restart",
    severity: Severity::Warning,
    summary: "a numbered list starts again at 1 after a note, picture or code",
    explain: "\
Between two numbered lists stands only what usually belongs to a step, and the
second list starts at 1. It was read as another procedure. If it was meant to go
on, the operator now sees two short procedures instead of one.

For example:

    1. Open **Settings**.

    ![The settings](media/settings.png)

    1. Select **Users**.

Indented, the picture belongs to the first step and the list goes on. Instead:

    1. Open **Settings**.

       ![The settings](media/settings.png)

    1. Select **Users**.

If another procedure begins, a heading above it says so.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        let Decision::Restarted { item, interruption } = decision else {
            continue;
        };
        // What ends with a colon introduces the list, as a heading would.
        let between = interruption
            .slice(view.text)
            .trim_end_matches(['*', '_', ' ', '\t', '\r', '\n']);
        if between.ends_with([':', '：']) {
            continue;
        }
        findings.add(|| {
            let before = marker::step_before(view, *item);
            let indent = before.and_then(|step| marker::indent_into(view, step, *interruption));
            let by = indent.map_or_else(String::new, |n| format!(" by {}", columns(n)));
            let place = Marker::of(view.text, *item).map_or(*item, |marker| marker.span);
            Diagnostic::new(&RULE, place, "the list starts again at 1, and was read as another procedure")
                .label(*interruption, "this ends the list before")
                .help(format!(
                    "if the list goes on, indent what stands between{by}; if not, put a heading above the new procedure"
                ))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found_in, helps};

    #[test]
    fn points_at_the_new_list() {
        let text = "1. a\n\n![b](c)\n\n1. d\n2. e\n";
        assert_eq!(found_in(&RULE, "en-US", text), [(5, "1.".to_owned())]);
        assert!(helps(&RULE, text)[0].contains("between by 3 spaces;"));
        let introduced = "1. a\n\n**Note:** b, you must:\n\n1. d\n";
        assert!(found_in(&RULE, "en-US", introduced).is_empty());
        let heading = "1. a\n\n## b\n\n1. d\n2. e\n";
        assert!(found_in(&RULE, "en-US", heading).is_empty());
    }
}
