//! L001: a locale in which we say nothing.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::l10n::Messages;
use crate::source::Locale;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L001",
    name: "unknown-locale",
    severity: Severity::Warning,
    summary: "runbooks have no words of their own in a language of the document set",
    explain: "\
The text of the articles is used as it is. What a runbook itself says (“Step 3
of 13”, “Done”, “Skip”) exists in some languages only, and shows in the source
locale in all others. Alert words and places are not recognized either.

Articles in a language that nobody has added yet, for example:

    docs/fy-NL/reset-password.md

Messages and lexicon are data: a folder `locales/<tag>/` adds a language.
Instead:

    locales/fy-NL/runbook.ftl
    locales/fy-NL/document.ftl
    locales/fy-NL/lexicon.yaml

Where a neighbour of the language is there (nl-NL for nl-BE), it is used, and
nothing is reported.
",
};

/// The finding for a locale, where there is one.
pub(in crate::check) fn run(locale: &Locale, source: &Locale) -> Option<Diagnostic> {
    if Messages::speak(locale) {
        return None;
    }
    let shown = Messages::of(locale, source).spoken;
    Some(
        Diagnostic::new(
            &RULE,
            Span::default(),
            format!("runbooks have no words of their own in {locale}; they show in {shown}"),
        )
        .help(format!("add `locales/{locale}/` with messages and a lexicon, or rename the folder if {locale} is a slip")),
    )
}

#[cfg(test)]
mod tests {
    use crate::source::Locale;

    #[test]
    fn neighbours_of_a_language_count() {
        let locale = |tag| Locale::parse(tag).unwrap();
        let run = |tag| super::run(&locale(tag), &locale("nl-NL"));
        assert!(run("nl-BE").is_none());
        assert!(run("fy-NL").unwrap().message.ends_with("in nl-NL"));
    }
}
