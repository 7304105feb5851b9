//! What an action can cost.

use super::attach::Scene;
use super::clause::Told;
use super::fold::fold;
use super::token::phrases;
use super::words::{Class, Form, Order, Position, What};
use super::{Action, ActionKind, Label, Risk};

impl Scene<'_> {
    pub(super) fn risk(
        &self,
        this: &Told,
        start: usize,
        end: usize,
        action: &Action,
    ) -> Option<Risk> {
        let secret = || {
            (start..end).any(|at| self.tokens[at].is(self.words, Class::SECRET))
                || action
                    .labels
                    .iter()
                    .any(|label| self.names(label, Class::SECRET))
        };
        let of_kind = match this.kind {
            ActionKind::Delete => Some(Risk::Destructive),
            ActionKind::Restart => Some(Risk::Disruptive),
            ActionKind::SignIn => Some(Risk::Credentials),
            ActionKind::Enter if secret() => Some(Risk::Credentials),
            _ => None,
        };
        let verb = self.tokens[this.token].phrase(self.words);
        let mut found = of_kind.max(verb.and_then(|phrase| phrase.class.risk()));
        if matches!(
            this.kind,
            ActionKind::Select | ActionKind::Open | ActionKind::Set
        ) {
            for label in &action.labels {
                found = found.max(self.label_risk(label));
            }
        }
        found
    }

    /// What a control risks whose name begins with the word for it, or ends
    /// with it where the language has its infinitives there.
    fn label_risk(&self, label: &Label) -> Option<Risk> {
        let text = fold(label.0.last()?);
        let found = phrases(&text, self.words);
        let risks = found.iter().filter_map(|&(start, end, phrase)| {
            let phrase = &self.words.phrases[phrase];
            let closes = |form: &Form| matches!(form.what, What::Verb(_, Position::Closing));
            let last = self.words.order == Order::VerbLast || phrase.forms.iter().any(closes);
            let named = start == 0 || end == text.len() && last;
            phrase.class.risk().filter(|_| named)
        });
        risks.max()
    }

    fn names(&self, label: &Label, class: Class) -> bool {
        label.0.iter().any(|part| {
            let found = phrases(&fold(part), self.words);
            found
                .iter()
                .any(|&(_, _, phrase)| self.words.phrases[phrase].class.is(class))
        })
    }
}
