//! F001: the front matter is no YAML.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::Problem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F001",
    name: "front-matter-malformed",
    severity: Severity::Warning,
    summary: "the front matter is not valid YAML or TOML",
    explain: "\
The lines between the two `---` could not be read as YAML. They were read line
by line as well as possible, and the article was used; other tools refuse such
an article. Of lines between two `+++`, which are TOML, nothing is read then.

For example:

    ---
    title: Reset a password: the short way
    author: you
    ---
    Text.

The second colon with a space after it would begin another key. Quotes make
the whole line one text. Instead:

    ---
    title: \"Reset a password: the short way\"
    author: you
    ---
    Text.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for problem in &view.front.problems {
        if let Problem::Malformed { form, span, reason } = problem {
            findings.add(|| {
                let message = format!("the front matter is not valid {form}: {reason}");
                Diagnostic::new(&RULE, *span, message).help(match *form {
                    "TOML" => "put every text in quotes",
                    _ => "put a text that holds `: ` or ` #` in quotes, and indent the items of a list alike",
                })
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn points_at_the_line() {
        let text = "---\ntitle: x\nms.date: a: b\n---\ntext\n";
        assert_eq!(found(&RULE, text), ["ms.date: a: b"]);
        assert_eq!(
            found(&RULE, "+++\na = 1\nb = c d\n+++\ntext\n"),
            ["b = c d"]
        );
        assert!(found(&RULE, "---\ntitle: 'a: b'\n---\ntext\n").is_empty());
    }
}
