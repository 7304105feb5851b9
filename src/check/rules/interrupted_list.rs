//! P001: a list is interrupted and goes on.

use super::columns;
use crate::check::marker::{self, Marker};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P001",
    name: "interrupted-list",
    severity: Severity::Warning,
    summary: "a numbered list is interrupted and goes on at the next number",
    explain: "\
A note, picture, paragraph or block of code between two steps ends the list,
unless it is indented as far as the text of the step before it. Because the next
list goes on at the next number, both were read as one procedure, and what
stands between as a part of the step before. Other viewers show two lists, and
number the second one from 1 if its first number is changed.

For example:

    1. Open **Settings**.

    > [!NOTE]
    > Only an administrator sees them.

    2. Select **Users**.

Instead:

    1. Open **Settings**.

       > [!NOTE]
       > Only an administrator sees them.

    2. Select **Users**.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        let Decision::Rejoined {
            item,
            interruption,
            number,
        } = decision
        else {
            continue;
        };
        findings.add(|| {
            let before = marker::step_before(view, *item);
            let indent = before.and_then(|step| marker::indent_into(view, step, *interruption));
            let step = number.saturating_sub(1);
            let place = Marker::of(view.text, *item).map_or(*item, |marker| marker.span);
            let diagnostic = Diagnostic::new(
                &RULE,
                *interruption,
                format!("this interrupts the list after step {step}"),
            )
            .label(place, "here the list goes on");
            match indent {
                Some(indent) => diagnostic.help(format!(
                    "indent it by {}, so that it belongs to step {step}",
                    columns(indent)
                )),
                None => diagnostic.help(format!(
                    "indent it as far as the text of step {step}, so that it belongs to it"
                )),
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found_in, helps};

    #[test]
    fn says_by_how_much_to_indent() {
        let text = "1. a\n\n> b\n\n2. c\n";
        assert_eq!(found_in(&RULE, "en-US", text), [(3, "> b".to_owned())]);
        let indent = |text: &str| {
            let help = helps(&RULE, text).remove(0);
            help.split(" by ")
                .nth(1)
                .unwrap()
                .split(',')
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(indent(text), "3 spaces");
        assert_eq!(indent("9.  a\n\n b\n\n10. c\n"), "3 spaces");
        assert_eq!(indent("  1. a\n\n```\nb\n```\n\n  2. c\n"), "5 spaces");
        assert_eq!(indent("1.\ta\n\n![b](c)\n\n2. d\n"), "4 spaces");
        assert_eq!(
            indent("> 1. a\n>\n> ```\n> b\n> ```\n>\n> 2. c\n"),
            "3 spaces"
        );
        assert_eq!(indent("1. a\n   1. b\n\n   c\n\n   2. d\n"), "3 spaces");
        let fixed = "1. a\n\n   > b\n\n2. c\n";
        assert!(found_in(&RULE, "en-US", fixed).is_empty());
    }
}
