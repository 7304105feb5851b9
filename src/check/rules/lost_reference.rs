//! P011: a text names a step that there is not.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Target;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P011",
    name: "lost-reference",
    severity: Severity::Warning,
    summary: "a text names a step by a number that no step has",
    explain: "\
A text sends its reader to a step by its number, and no list of the article has
a step with that number. The list may have been renumbered, or a step been lost.

For example:

    1. Open **Settings**. If **Users** is not there, skip to step 4.
    2. Select **Users**.
    3. Select **Add**.

Instead:

    1. Open **Settings**. If **Users** is not there, skip to step 3.
    2. Select **Users**.
    3. Select **Add**.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for reference in view.model.references(view.lexicon) {
        let targets = reference.numbers.iter().zip(&reference.targets);
        let lost = targets.filter(|(_, target)| **target == Target::Nothing);
        let lost: Vec<String> = lost.map(|(number, _)| number.to_string()).collect();
        if lost.is_empty() {
            continue;
        }
        findings.add(|| {
            let message = format!("no list of this article has a step {}", lost.join(" or "));
            Diagnostic::new(&RULE, reference.span, message)
                .help("name the step that is meant by the number it has now")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, found_in};

    #[test]
    fn points_at_the_reference() {
        let text = "1. Skip to step 4.\n2. b\n\n   Repeat **steps 1 and 3**.\n";
        assert_eq!(found(&RULE, text), ["step 4", "steps 1 and 3"]);
        let text = "1. Weiter mit Schritt 4.\n2. b\n";
        let found_in_german = found_in(&RULE, "de-DE", text);
        assert_eq!(found_in_german, [(1, "Schritt 4".to_owned())]);
    }

    #[test]
    fn leaves_what_may_be_meant_elsewhere() {
        for text in [
            "1. Skip to step 2.\n2. b\n",
            "1. On **Step 3 of 5**, select it.\n",
            "1. See step 2.\n\n## b\n\n1. c\n2. d\n",
            "There is a step 4 elsewhere, in words only.\n",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
