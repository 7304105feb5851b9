//! The role that a reader needs to sign in with.

use super::attach::Scene;
use super::words::Class;

impl Scene<'_> {
    /// The first role that a sentence names, in its own words.
    pub(super) fn role(&self, sentence: usize) -> Option<String> {
        let role = (0..self.tokens.len()).find(|&at| {
            self.sentences[at] == sentence && self.tokens[at].is(self.words, Class::ROLE)
        });
        let token = self.tokens[role?];
        Some(self.flat.shown(token.start, token.end).to_owned())
    }
}
