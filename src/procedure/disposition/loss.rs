//! Whether a text tells to take something away.

use crate::article::{Inline, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::action::{ActionKind, Risk};

impl Lexicon {
    /// Whether a text tells to take something away or to stop it: by a verb for it, or by
    /// a word of the command, such as `delete`, in a text that tells something.
    pub(super) fn tells_loss(&self, text: &[Inline<'_>], losing: &[&str]) -> bool {
        let told = self.actions(text);
        told.iter().any(|action| {
            !action.negated
                && (matches!(action.kind, ActionKind::Delete | ActionKind::Restart)
                    || matches!(action.risk, Some(Risk::Destructive | Risk::Disruptive)))
        }) || self.names_word(text, losing)
    }

    /// Whether a text calls what a command does by the word of the command itself.
    fn names_word(&self, text: &[Inline<'_>], losing: &[&str]) -> bool {
        let text = plain_text(text).to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| losing.contains(&word)) && !self.only_states(&text) && !self.offers(&text)
    }
}
