//! P003: a list starts at a number that follows nothing.

use crate::check::marker::Marker;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P003",
    name: "number-gap",
    severity: Severity::Warning,
    summary: "a numbered list starts at a number that does not follow the one before",
    explain: "\
A list begins in the middle: its first number is neither 1 nor the one after the
list before. A step may be missing, or may stand where it is no step. It was
read as a procedure of its own.

For example:

    1. Open **Settings**.

    Select **Users**.

    3. Select **Add**.

Instead:

    1. Open **Settings**.
    2. Select **Users**.
    3. Select **Add**.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        let Decision::NumberGap {
            item,
            number,
            expected,
        } = decision
        else {
            continue;
        };
        findings.add(|| {
            let place = Marker::of(view.text, *item).map_or(*item, |marker| marker.span);
            let (message, help) = match expected {
                Some(expected) => (
                    format!("the list goes on at {number}, where {expected} was expected"),
                    format!("look for a missing step; number this one {expected} if it goes on, or 1 if another procedure begins"),
                ),
                None => (
                    format!("the list begins at {number}"),
                    "look for missing steps above it, or number it from 1".to_owned(),
                ),
            };
            Diagnostic::new(&RULE, place, message).help(help)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn points_at_the_number() {
        assert_eq!(found(&RULE, "1. a\n\nb\n\n3. c\n"), ["3."]);
        assert_eq!(found(&RULE, "## a\n\n4) c\n"), ["4)"]);
        assert!(found(&RULE, "1. a\n\nb\n\n2. c\n").is_empty());
    }
}
