//! What a lexicon does not recognize, for who writes it.

use super::flat::Flat;
use super::token::{Tok, Token};
use super::words::Order;
use super::{clause, token};
use crate::article::Inline;
use crate::procedure::Lexicon;

/// A sentence of an instruction in which no verb of the lexicon tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The words where a verb would stand: the first ones, or the last ones in
    /// a language in which the verb comes last. Lower case.
    pub words: String,
    /// The sentence, as a reader sees it.
    pub sentence: String,
}

/// How many words are shown where a verb would open a sentence.
const FIRST_WORDS: usize = 2;
/// How many characters are shown where a verb would close one.
const LAST_CHARACTERS: usize = 8;

impl Lexicon {
    /// The sentences of an instruction in which no verb tells. A text of
    /// labels and links alone is no sentence.
    #[must_use]
    pub fn gaps(&self, cmd: &[Inline<'_>]) -> Vec<Gap> {
        let mut flat = Flat::of(cmd, self.actions.order.links(), Some(&self.actions));
        let tokens = token::tokens(&mut flat, &self.actions);
        let telling = clause::told(&flat, &tokens, &self.actions);
        let last = telling.sentences.last().copied().unwrap_or(0);
        (0..=last)
            .filter(|sentence| telling.told.iter().all(|told| told.sentence != *sentence))
            .filter_map(|sentence| {
                let of = |n: &usize| telling.sentences[*n] == sentence;
                let inside: Vec<Token> = (0..tokens.len()).filter(of).map(|n| tokens[n]).collect();
                gap(&flat, &inside, self.actions.order)
            })
            .collect()
    }
}

fn gap(flat: &Flat, sentence: &[Token], order: Order) -> Option<Gap> {
    let is_word = |token: &&Token| matches!(token.what, Tok::Word | Tok::Phrase(_));
    let first = sentence.iter().find(is_word)?;
    let (start, end) = (sentence.first()?.start, sentence.last()?.end);
    let words = match order {
        Order::VerbFirst => {
            let last = sentence
                .iter()
                .filter(is_word)
                .nth(FIRST_WORDS - 1)
                .unwrap_or(first);
            flat.shown(first.start, last.end).to_lowercase()
        }
        Order::VerbLast => {
            let last = sentence.iter().rfind(is_word)?;
            let text = flat.shown(start, last.end);
            let skipped = text.chars().count().saturating_sub(LAST_CHARACTERS);
            text.chars().skip(skipped).collect()
        }
    };
    (!words.is_empty()).then(|| Gap {
        words,
        sentence: flat.shown(start, end).to_owned(),
    })
}
