//! What the tests of these rooms ask of a text.

use super::Disposition;
use crate::article::parse;
use crate::procedure::{Lexicon, lower};
use crate::source::Locale;
use std::sync::Arc;

/// The words of a language.
pub(super) fn lexicon(tag: &str) -> Arc<Lexicon> {
    Lexicon::of(&Locale::parse(tag).expect("a tag"))
}

/// Why the commands of an English article are not run, in order; empty for those that are.
pub(super) fn whys(text: &str) -> Vec<&'static str> {
    let model = lower(parse(text, 0), &lexicon("en-US"));
    let told = model.told.iter();
    told.map(|told| told.disposition.why()).collect()
}

/// Whether the last command of an article runs without a person.
pub(super) fn runs(tag: &str, text: &str) -> bool {
    let model = lower(parse(text, 0), &lexicon(tag));
    let told = model.told.last().expect("a command");
    told.disposition == Disposition::Runs
}
