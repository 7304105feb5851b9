//! F006: several keys stand on one line.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::Problem;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F006",
    name: "lost-line-breaks",
    severity: Severity::Warning,
    summary: "several keys of the front matter stand on one line",
    explain: "\
Translation tools that do not know front matter treat it as a paragraph and
join its lines. The keys were found again here; other tools refuse such an
article.

For example:

    ---
    title: \"Reset a password\" author: you ms.topic: article
    ---
    Text.

Instead:

    ---
    title: \"Reset a password\"
    author: you
    ms.topic: article
    ---
    Text.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for problem in &view.front.problems {
        if let Problem::LostLineBreaks { span, keys } = problem {
            findings.add(|| {
                let keys: Vec<String> = keys.iter().take(12).map(|key| quoted(key)).collect();
                Diagnostic::new(&RULE, *span, "several keys stand on this line").help(format!(
                    "put each on a line of its own: {}",
                    keys.join(", ")
                ))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found_in, helps};

    #[test]
    fn names_the_keys_after_the_first() {
        let text = "---\ntitle: \"x: y\" ms.author: me author: you\nms.custom: (\n---\ntext\n";
        assert_eq!(found_in(&RULE, "en-US", text)[0].0, 2);
        assert!(helps(&RULE, text)[0].ends_with(": `ms.author`, `author`"));
    }
}
