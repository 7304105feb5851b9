//! M008: containers nested beyond what is kept apart.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "M008",
    name: "nested-too-deep",
    severity: Severity::Warning,
    summary: "lists and quotes are nested too deep to be kept apart",
    explain: "\
Some sixty lists, quotes or links stand inside each other, which no writer
means. What is deeper was read as if it stood at the last level. Nothing is
lost, but its structure is.

With some sixty `>` instead of five, for example:

    > > > > > A quote in a quote in a quote.

Instead:

    > A quote.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    if let Some(span) = view.flattened {
        findings.add(|| {
            Diagnostic::new(
                &RULE,
                span,
                "what begins here is nested too deep and was moved up",
            )
            .help("bring lists and quotes up to the level where they belong")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn is_said_once() {
        assert_eq!(
            found(
                &RULE,
                &format!("{}a\n\n{}b\n", "> ".repeat(99), "- ".repeat(99))
            )
            .len(),
            1
        );
        assert!(found(&RULE, &format!("{}a", "> ".repeat(20))).is_empty());
    }
}
