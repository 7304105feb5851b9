//! F003: a key stands twice.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::Problem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F003",
    name: "duplicate-key",
    severity: Severity::Warning,
    summary: "a key stands twice in the front matter",
    explain: "\
YAML does not allow a key twice. The first value counts here; other tools take
the last one, or refuse the file.

For example:

    ---
    title: Reset a password
    author: you
    title: Reset your password
    ---
    Text.

Instead:

    ---
    title: Reset your password
    author: you
    ---
    Text.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for problem in &view.front.problems {
        if let Problem::Duplicate { span, first } = problem {
            findings.add(|| {
                let key = quoted(span.slice(view.text));
                Diagnostic::new(&RULE, *span, format!("the key {key} stands twice"))
                    .label(*first, "this one counts")
                    .help("delete one of the two lines")
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found_in;

    #[test]
    fn points_at_the_second_one() {
        let text = "---\na: 1\nb: 2\na: 3\n---\ntext\n";
        assert_eq!(found_in(&RULE, "en-US", text), [(4, "a".to_owned())]);
    }
}
