//! A006: an automation file that is nobody's.

use super::quoted;
use crate::check::near::nearest;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A006",
    name: "automation-without-article",
    severity: Severity::Warning,
    summary: "an automation file belongs to no article",
    explain: "\
An automation file belongs to the article with the same path, whatever the
language. This one has none: the article was renamed or deleted, or the name is
a slip. Whatever the file would do is done nowhere.

Two files, for example:

    docs/en-US/alerts/restart.md
    docs/automation/restart.yaml

Instead:

    docs/en-US/alerts/restart.md
    docs/automation/alerts/restart.yaml
",
};

/// The finding for an automation file of an article that there is not.
pub(in crate::check) fn run<'s>(
    id: &str,
    articles: impl IntoIterator<Item = &'s str>,
) -> Diagnostic {
    let name = |id: &'s str| id.rsplit('/').next().unwrap_or(id);
    let articles: Vec<&str> = articles.into_iter().collect();
    let moved = || {
        let own = id.rsplit('/').next();
        articles.iter().copied().find(|id| Some(name(id)) == own)
    };
    let help = match nearest(id, articles.iter().copied()).or_else(moved) {
        Some(near) => format!("if it is that of {}, give it that name", quoted(near)),
        None => "give it the path of its article, or delete it".to_owned(),
    };
    let message = format!("there is no article {} for this file", quoted(id));
    Diagnostic::new(&RULE, Span::at(0), message).help(help)
}

#[cfg(test)]
mod tests {
    #[test]
    fn slips_and_moves_are_named() {
        let help = |id| super::run(id, ["alerts/restart", "renew"]).help.unwrap();
        assert!(help("renw").contains("`renew`"));
        assert!(help("restart").contains("`alerts/restart`"));
        assert!(help("other").contains("delete"));
    }
}
