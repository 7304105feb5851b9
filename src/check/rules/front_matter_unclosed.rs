//! F002: the front matter never ends.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::Problem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F002",
    name: "front-matter-unclosed",
    severity: Severity::Warning,
    summary: "the front matter has no closing line",
    explain: "\
The first line is `---` and a key follows, but no second `---` ends the front
matter. All of the file was read as text, and the keys show in it.

For example:

    ---
    title: Reset a password
    author: you

    Text.

Instead:

    ---
    title: Reset a password
    author: you
    ---

    Text.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for problem in &view.front.problems {
        if let Problem::Unclosed { span } = problem {
            findings.add(|| {
                Diagnostic::new(&RULE, *span, "the front matter that begins here never ends")
                    .help("put a line `---` after the last key")
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn a_rule_on_the_first_line_is_no_front_matter() {
        assert_eq!(found(&RULE, "---\ntitle: x\n\ntext\n"), ["---"]);
        assert!(found(&RULE, "---\n\ntext: x\n").is_empty());
    }
}
