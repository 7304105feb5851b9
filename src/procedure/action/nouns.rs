//! What nouns say of the names beside them: which are no names, and which are of one.

use super::names::Names;
use super::token::{Tok, Token, first_phrase};
use super::words::{Capitals, Class};

impl Names<'_> {
    /// Whether a verb is a noun there, with a capital behind its article: "zum
    /// Öffnen".
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        let nouns = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD);
        let article =
            |last: &Token| last.is(self.words, Class::ARTICLE) && !last.is(self.words, nouns);
        self.words.capitals == Capitals::Nouns
            && self.kind(&self.tokens[at]).is_some()
            && self.is_marked(at)
            && self.out.last().is_some_and(article)
    }

    /// How much of a name is the noun for what it is the name of: "the Save
    /// button" where "Save button" was taken for a phrase.
    pub(super) fn noun_at_end(&self, start: usize, end: usize) -> Option<usize> {
        if self.words.capitals != Capitals::Names {
            return None;
        }
        let folded = &self.flat.folded[start..end];
        let space = folded.rfind(' ')?;
        let nouns = Class::CONTROL_AFTER.or(Class::PLACE_AFTER).or(Class::FIELD);
        let class = |text: &str| {
            let found = first_phrase(text, self.words);
            let whole = found.filter(|(end, _)| *end == text.len());
            whole.map_or(Class::default(), |(_, phrase)| {
                self.words.phrases[phrase].class
            })
        };
        let thing = folded
            .match_indices(' ')
            .map(|(at, _)| &folded[at + 1..])
            .chain([folded])
            .any(|text| class(text).is(Class::THING));
        let small = self
            .flat
            .shown(start + space, end)
            .starts_with(char::is_lowercase);
        (small && !thing && class(&folded[space + 1..]).is(nouns)).then_some(start + space)
    }

    /// Whether a token is a label that is known by the noun for a field alone.
    pub(super) fn is_field_name(&self, token: &Token) -> bool {
        let Tok::Label(_) = token.what else {
            return false;
        };
        let text = &self.flat.folded[token.start..token.end];
        let found = first_phrase(text, self.words);
        found.is_some_and(|(end, phrase)| {
            let class = self.words.phrases[phrase].class;
            end == text.len() && class.is(Class::THING) && class.is(Class::FIELD)
        })
    }
}
