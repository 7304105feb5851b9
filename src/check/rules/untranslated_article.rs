//! L003: a translation that was never made.

use crate::check::{ArticleSet, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L003",
    name: "untranslated-article",
    severity: Severity::Warning,
    summary: "a translation is word for word its source",
    explain: "\
The article stands among those of one language and is written in another: its
text is the source's, character for character.

In the folder of nl-NL, for example:

    Open **Settings** and select **Users**.

Instead:

    Open **Instellingen** en selecteer **Gebruikers**.

Locales of one language (en-US and en-GB) may well have the same text.
",
};

/// Texts shorter than this may be the same in two languages: a name, a link.
const SHORTEST: usize = 40;

pub(super) fn run(set: &ArticleSet<'_, '_>, at: Option<usize>, findings: &mut Findings) {
    let Some(translation) = at.and_then(|at| set.translations.get(at)) else {
        return;
    };
    let subject = &translation.subject;
    let text = subject.body_text().trim();
    if text.len() < SHORTEST
        || subject.locale.language() == set.reference.locale.language()
        || text != set.reference.body_text().trim()
    {
        return;
    }
    findings.add(|| {
        let reference = set.reference.locale;
        let start =
            subject.body + (subject.body_text().len() - subject.body_text().trim_start().len());
        let end = start + text.lines().next().unwrap_or("").len();
        Diagnostic::new(
            &RULE,
            Span::new(start..end),
            format!("the text is that of {reference}, not a translation of it"),
        )
        .help(format!(
            "have it translated, or delete the file: readers are then shown {reference}"
        ))
    });
}
