//! Whether a text tells to take something away.

use crate::article::{Inline, plain_text, unmarked};
use crate::procedure::Lexicon;
use crate::procedure::action::{ActionKind, Risk};
use crate::shell::{Shell, natures};

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
            || self.labels_loss(&plain_text(text))
    }

    /// Whether each line of a command that takes something away stands alone below a remark
    /// that tells to.
    pub(super) fn remarks_tell_loss(&self, shell: Shell, command: &str) -> bool {
        let mut remark = None;
        let mut told = false;
        for line in command.lines().map(str::trim) {
            if let Some(text) = line.strip_prefix('#') {
                remark = Some(text.trim());
                continue;
            }
            let natures = natures(shell, line);
            if natures.destructive {
                // Of several lines, a remark may mean the first.
                let tells = |text: &str| self.tells_loss(&[unmarked(text)], &natures.losing);
                if !remark.take().is_some_and(tells) {
                    return false;
                }
                told = true;
            }
        }
        told
    }

    /// Whether a text calls what a command does by the word of the command itself.
    fn names_word(&self, text: &[Inline<'_>], losing: &[&str]) -> bool {
        let text = plain_text(text).to_lowercase();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| losing.contains(&word)) && !self.only_states(&text) && !self.offers(&text)
    }
}
