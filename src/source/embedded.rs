//! The locale files that the program carries.

use super::Locale;

/// `(tag, file name, text)` of every file under `locales/`, by tag and name.
pub static LOCALE_FILES: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// `(tag, the sections as JSON, the automaton)` of every lexicon, by tag, as
/// `build.rs` made them of `locales/<tag>/lexicon.yaml`.
pub static LEXICONS: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// `(tag, script, words)`: what tells a text of each language that has a lexicon.
pub static TONGUES: &[(&str, &str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/tongues.rs"));

/// The text of a locale's own file, without any fallback.
#[must_use]
pub fn locale_file(tag: &str, name: &str) -> Option<&'static str> {
    LOCALE_FILES
        .iter()
        .find(|(t, n, _)| *t == tag && *n == name)
        .map(|(.., text)| *text)
}

/// The locales that have a file of this name.
#[must_use]
pub fn locales_with(name: &str) -> Vec<Locale> {
    LOCALE_FILES
        .iter()
        .filter(|(_, n, _)| *n == name)
        .filter_map(|(tag, ..)| Locale::parse(tag).ok())
        .collect()
}
