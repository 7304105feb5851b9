//! F005: a known key holds another kind of value.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::Problem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F005",
    name: "wrong-type",
    severity: Severity::Warning,
    summary: "a key of the front matter has a value of the wrong kind",
    explain: "\
A key whose meaning is known holds something it cannot: a list where one text
is expected, or a word that is none of the words it may be. The value is not
used.

For example:

    ---
    title: [Reset, a, password]
    ms.translationtype: machine
    ---
    Text.

Instead:

    ---
    title: Reset a password
    ms.translationtype: MT
    ---
    Text.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let problems = &view.front.problems;
    // What was read line by line has the types of a guess.
    let guessed = |problem: &Problem| {
        matches!(
            problem,
            Problem::Malformed { .. } | Problem::LostLineBreaks { .. }
        )
    };
    if problems.iter().any(guessed) {
        return;
    }
    for problem in problems {
        if let Problem::WrongType { span, expected } = problem {
            findings.add(|| {
                let key = quoted(span.slice(view.text));
                Diagnostic::new(
                    &RULE,
                    *span,
                    format!("the value of {key} should be {expected}"),
                )
                .help("the value is not used until it is corrected")
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn points_at_the_key() {
        let text = "---\ntitle: {a: b}\nms.custom: [1, 2]\nms.translationtype: X\n---\ntext\n";
        assert_eq!(found(&RULE, text), ["title", "ms.translationtype"]);
        assert!(found(&RULE, "---\ntitle: \"x\"\n- 1\n---\ntext\n").is_empty());
    }
}
