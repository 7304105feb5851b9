//! An article in all of its locales.

use super::rules::{SET_RULES, unknown_locale};
use super::{Findings, Settings, Subject};
use crate::diagnostic::{Diagnostic, Rule};
use crate::l10n::{Alignment, Difference};
use crate::source::Locale;

/// The rule of [`check_locale`].
pub(super) static UNKNOWN_LOCALE: &Rule = &unknown_locale::RULE;

/// An article in all of its locales, as far as they are known without a plan.
#[derive(Clone, Copy, Debug)]
pub struct ArticleSet<'s, 'a> {
    /// The locale that translations are made from.
    pub source_locale: &'s Locale,
    /// The article in the source locale, else in the first locale it exists in.
    pub reference: Subject<'s, 'a>,
    /// The article in all other locales.
    pub translations: &'s [Translation<'s, 'a>],
}

/// A translation, and which of its steps are which of the reference's.
#[derive(Clone, Copy, Debug)]
pub struct Translation<'s, 'a> {
    /// The article in another locale.
    pub subject: Subject<'s, 'a>,
    /// Its steps, paired with the reference's.
    pub alignment: &'s Alignment,
    /// Its code that is not the reference's.
    pub differences: &'s [Difference],
}

/// A rule about an article in all of its locales.
#[derive(Debug)]
pub struct SetCheck {
    /// Code, name, severity, texts.
    pub rule: &'static Rule,
    /// Reports every violation in one file: the translation with an index, or
    /// the reference without.
    pub run: fn(&ArticleSet<'_, '_>, Option<usize>, &mut Findings),
}

/// What the locales of an article tell about each other: for each file the
/// findings in it, the reference first, then the translations in their order.
/// These come beside what [`check`](super::check) finds in each file.
#[must_use]
pub fn check_set(set: &ArticleSet<'_, '_>, settings: &Settings) -> Vec<Vec<Diagnostic>> {
    let file = |at: Option<usize>| {
        let mut findings = Findings::default();
        for check in SET_RULES {
            if let Some(severity) = settings.severity(check.rule) {
                (check.run)(set, at, &mut findings);
                findings.close(severity);
            }
        }
        let subject = at.map_or(&set.reference, |at| &set.translations[at].subject);
        findings.into_sorted(subject)
    };
    [None]
        .into_iter()
        .chain((0..set.translations.len()).map(Some))
        .map(file)
        .collect()
}

/// What is to be said about a locale of the document set as such. It belongs
/// to no article: tell it once, at the beginning of the locale's first file.
#[must_use]
pub fn check_locale(locale: &Locale, source: &Locale, settings: &Settings) -> Option<Diagnostic> {
    let severity = settings.severity(UNKNOWN_LOCALE)?;
    let mut diagnostic = unknown_locale::run(locale, source)?;
    diagnostic.severity = severity;
    Some(diagnostic)
}
