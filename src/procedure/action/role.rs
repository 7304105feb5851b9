//! The role that a reader needs.

use super::attach::Scene;
use super::clause::Told;
use super::fold::fold;
use super::token::{Tok, phrases};
use super::words::Class;
use super::{Action, ActionKind};

impl Scene<'_> {
    /// Gives the actions the roles that their sentences say the reader must
    /// have.
    pub(super) fn roles(&self, told: &[Told], actions: &mut [Action]) {
        let Some(first) = (0..self.tokens.len()).find(|&at| self.is(at, Class::ROLE)) else {
            return;
        };
        for at in first..self.tokens.len() {
            if !self.is(at, Class::ROLE) {
                continue;
            }
            let sentence = self.sentences[at];
            let own = |told: &&Told| told.sentence == sentence;
            let enters = |told: &Told| {
                let n = told.token.min(self.tokens.len() - 1);
                told.kind == ActionKind::Enter
                    && (n..self.tokens.len())
                        .take_while(|&at| self.sentences[at] == sentence)
                        .any(|at| self.is(at, Class::SECRET))
            };
            let signs = told
                .iter()
                .find(|told| told.sentence == sentence && (self.signs_in(told) || enters(told)));
            let gives = told.iter().filter(own).any(|told| {
                matches!(
                    told.kind,
                    ActionKind::Create | ActionKind::Set | ActionKind::Delete | ActionKind::Manual
                )
            });
            let needed = (0..self.tokens.len())
                .any(|at| self.sentences[at] == sentence && self.is(at, Class::ROLE_NEEDED));
            let before = (0..at).rev().find(|&at| !self.is(at, Class::ARTICLE));
            let after = before.is_some_and(|at| self.is(at, Class::ROLE_AFTER))
                || self.is(at + 1, Class::ROLE_AFTER);
            if signs.is_none() && (gives || !needed && !after) {
                continue;
            }
            let n = signs
                .and_then(|signs| told.iter().position(|told| std::ptr::eq(told, signs)))
                .or_else(|| told.iter().position(|told| told.sentence == sentence))
                .unwrap_or(0);
            if let Some(action) = actions.get_mut(n) {
                action.role = Some(self.role(at));
            }
            return;
        }
    }

    pub(super) fn signs_in(&self, told: &Told) -> bool {
        told.kind == ActionKind::SignIn && !self.says(told, &self.words.says.out)
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is(self.words, class))
    }

    /// The role at a token in its base form, with others that would do.
    fn role(&self, at: usize) -> String {
        let mut text = self.base(at);
        let mut last = at;
        while self.is(last + 1, Class::OR) {
            let next = (last + 2..self.tokens.len())
                .find(|&at| !self.is(at, Class::ARTICLE) && self.tokens[at].what != Tok::Word);
            let Some(next) = next.filter(|&next| self.is(next, Class::ROLE)) else {
                break;
            };
            let or = self.tokens[last + 1];
            text.push(' ');
            text.push_str(self.flat.shown(or.start, or.end));
            text.push(' ');
            text.push_str(&self.base(next));
            last = next;
        }
        text
    }

    fn base(&self, at: usize) -> String {
        let token = self.tokens[at];
        // "As" may be of the phrase, so that it opens no condition.
        let mut start = token.start;
        while let Some(space) = self.flat.folded[start..token.end].find(' ') {
            let word = &self.flat.folded[start..start + space];
            let found = phrases(word, self.words).into_iter().next();
            let small = found.is_some_and(|(from, to, phrase)| {
                let class = self.words.phrases[phrase].class;
                from == 0 && to == word.len() && class.is(Class::ROLE_AFTER.or(Class::ARTICLE))
            });
            if !small {
                break;
            }
            start += space + 1;
        }
        let folded = fold(&self.flat.folded[start..token.end]);
        let forms = self.words.role_forms.iter();
        let base = forms
            .filter(|(form, _)| *form == folded)
            .map(|(_, base)| base);
        base.map(String::to_owned)
            .next()
            .unwrap_or_else(|| self.flat.shown(start, token.end).to_owned())
    }
}
