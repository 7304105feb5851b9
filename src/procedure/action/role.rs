//! The role that a reader needs to sign in with.

use super::flat::Flat;
use super::token::Token;
use super::words::{ActionWords, Class};

/// The first role that a sentence names, in its own words.
pub(super) fn role(
    flat: &Flat,
    tokens: &[Token],
    words: &ActionWords,
    sentence: usize,
    sentences: &[usize],
) -> Option<String> {
    let token = tokens
        .iter()
        .zip(sentences)
        .find(|(token, of)| **of == sentence && token.is(words, Class::ROLE))?
        .0;
    Some(flat.shown(token.start, token.end).to_owned())
}
