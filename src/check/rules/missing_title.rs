//! F010: the article has no title.

use super::translated_key;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::{Problem, Value};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F010",
    name: "missing-title",
    severity: Severity::Warning,
    summary: "the article has neither a `title` nor a heading of level 1",
    explain: "\
Runbooks are listed and shown by the title of their article. Where there is
none, the name of the file has to do.

For example:

    Text that begins without a title.

Instead:

    ---
    title: Reset a password
    ---
    Text that begins without a title.

A heading of level 1 (`# Reset a password`) does as well.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let title = view.front.get("title").and_then(Value::scalar);
    if title.is_some_and(|title| !title.trim().is_empty()) {
        return;
    }
    // A front matter that hides the title has its own finding.
    let hidden = matches!(
        view.front.get("title"),
        Some(Value::List(_) | Value::Map(_))
    ) || translated_key::hides_title(&view.front.entries)
        || matches!(view.front.problems[..], [Problem::Unclosed { .. }]);
    if !view.titled && !hidden {
        findings.add(|| {
            Diagnostic::new(&RULE, Span::at(view.body), "the article has no title")
                .help("give the front matter a `title`, or begin with a heading `# …`")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn a_key_or_a_heading_will_do() {
        assert_eq!(found(&RULE, "text\n").len(), 1);
        assert_eq!(found(&RULE, "---\ntitle: ' '\n---\n## text\n").len(), 1);
        assert_eq!(found(&RULE, "").len(), 1);
        assert!(found(&RULE, "---\ntitle: 7\n---\ntext\n").is_empty());
        assert!(found(&RULE, "text\n\n# text\n").is_empty());
    }
}
