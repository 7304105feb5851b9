//! L004: an article that does not exist in the source locale.

use crate::check::{ArticleSet, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L004",
    name: "missing-source",
    severity: Severity::Info,
    summary: "an article exists in translations only",
    explain: "\
No article of this name exists in the source locale. Everything is made all the
same: the first locale in the configured order is the reference that the others
are compared with.

Where the source locale is en-US, for example:

    docs/nl-NL/reset-password.md
    docs/de-DE/reset-password.md

Instead:

    docs/en-US/reset-password.md
    docs/nl-NL/reset-password.md
    docs/de-DE/reset-password.md

An article that was deleted at its source is often left over in translations.
",
};

pub(super) fn run(set: &ArticleSet<'_, '_>, at: Option<usize>, findings: &mut Findings) {
    if at.is_some() || set.reference.locale == set.source_locale {
        return;
    }
    findings.add(|| {
        let source = set.source_locale;
        Diagnostic::new(
            &RULE,
            Span::at(set.reference.body),
            format!("the article does not exist in {source}"),
        )
        .help(format!(
            "add it in {source}, or delete its translations if it was deleted there"
        ))
    });
}
