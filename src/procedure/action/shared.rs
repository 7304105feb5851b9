//! What several verbs share: labels that stand with one of them.

use super::attach::Scene;
use super::clause::Told;
use super::token::{Tok, Token};
use super::words::{Class, Order};
use super::{Action, ActionKind, Label};

/// "A and B are clicked": one verb, two actions, a label for each.
pub(super) fn share_labels(told: &[Told], actions: &mut [Action]) {
    let mut first = 0;
    for n in 1..=told.len() {
        if told
            .get(n)
            .is_some_and(|next| next.token == told[first].token)
        {
            continue;
        }
        let mut labels = std::mem::take(&mut actions[first].labels);
        for action in actions[first..n].iter_mut().skip(1).rev() {
            if labels.len() > 1 {
                action.labels = labels.pop().into_iter().collect();
            }
        }
        actions[first].labels = labels;
        first = n;
    }
}

impl Scene<'_> {
    /// What is searched for is what is selected then, and the other way round.
    pub(super) fn searched(&self, told: &[Told], actions: &mut [Action]) {
        for n in 1..actions.len() {
            // "Search for and select X": X is what is searched for.
            let (first, rest) = actions.split_at_mut(n);
            let (Some(enter), Some(select)) = (first.last_mut(), rest.first_mut()) else {
                continue;
            };
            let joined = told[n].token <= told[n - 1].token + 2;
            let bare = enter.kind == ActionKind::Enter
                && (joined || self.words.order == Order::VerbLast)
                && enter.labels.is_empty()
                && enter.value.is_none()
                && enter.object.is_none()
                && told[n - 1].sentence == told[n].sentence
                && self.tokens[told[n - 1].token..told[n].token]
                    .iter()
                    .all(|token| !matches!(token.what, Tok::Word | Tok::Label(_)));
            if bare && select.kind == ActionKind::Select {
                enter.value = select.labels.first().map(Label::text);
            }
            // "Search for **A** and select it".
            let found = enter.kind == ActionKind::Enter
                && enter.labels.is_empty()
                && select.kind == ActionKind::Select
                && select.labels.is_empty()
                && told[n - 1].sentence == told[n].sentence
                && self.points_back(told, n);
            if found && let Some(value) = &enter.value {
                let label = Label(vec![value.clone()]);
                select.labels.push(label);
            }
        }
    }

    /// Whether a verb is about nothing but what a pronoun points to.
    fn points_back(&self, told: &[Told], n: usize) -> bool {
        let (start, end) = self.region(told, n);
        let small = Class::PRONOUN.or(Class::ARTICLE).or(Class::JOINERS);
        let plain = |token: &Token| match token.what {
            Tok::Phrase(_) => !token.is_noun(self.words) && token.is(self.words, small),
            Tok::Comma | Tok::Stop(_) => true,
            _ => self
                .words
                .class(&self.flat.folded[token.start..token.end])
                .is(small),
        };
        let mut tokens = self.tokens[start..end].iter();
        tokens.all(|token| token.start < told[n].end || plain(token))
    }
}
