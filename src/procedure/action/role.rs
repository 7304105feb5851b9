//! The role that a reader needs.

use super::attach::Scene;
use super::clause::Told;
use super::fold::fold;
use super::token::{Tok, phrases};
use super::words::Class;
use super::{Action, ActionKind, Label};

impl Scene<'_> {
    /// Gives the actions the roles that their sentences say the reader must
    /// have.
    pub(super) fn roles(&self, told: &[Told], actions: &mut [Action]) {
        // A role in bold is one where its reader signs in.
        let bold = told.iter().any(|told| self.signs_in(told));
        let is_role = |at: usize| self.is(at, Class::ROLE) || bold && self.bold_role(at).is_some();
        let Some(first) = (0..self.tokens.len()).find(|&at| is_role(at)) else {
            return;
        };
        for at in first..self.tokens.len() {
            if !is_role(at) {
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
                // "Who assigns it must be an administrator" gives no role.
                let needs = (told.token + 1..at).any(|at| self.says_needed(at));
                !needs
                    && matches!(
                        told.kind,
                        ActionKind::Create
                            | ActionKind::Set
                            | ActionKind::Delete
                            | ActionKind::Manual
                    )
            });
            let needed = (0..self.tokens.len())
                .any(|at| self.sentences[at] == sentence && self.says_needed(at));
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
                if action.kind == ActionKind::SignIn {
                    let role = |label: &Label| self.role_named(label).is_some();
                    action.labels.retain(|label| !role(label));
                }
            }
            return;
        }
    }

    pub(super) fn signs_in(&self, told: &Told) -> bool {
        told.kind == ActionKind::SignIn && !self.says(told, &self.words.says.out)
    }

    /// Whether words that begin in a token say who one must be: a longer phrase
    /// may hold the first of them.
    fn says_needed(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let text = &self.flat.folded[token.start..];
        let starts = text[..token.end - token.start].match_indices(' ');
        starts
            .map(|(space, _)| space + 1)
            .chain([0])
            .any(|from| self.words.begins_with(&text[from..], Class::ROLE_NEEDED))
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
            let next = (last + 2..self.tokens.len()).find(|&at| {
                let small = Class::ARTICLE.or(Class::ROLE_NEEDED).or(Class::JOIN);
                !self.is(at, small) && self.tokens[at].what != Tok::Word
            });
            let role =
                |next: &usize| self.is(*next, Class::ROLE) || self.bold_role(*next).is_some();
            let Some(next) = next.filter(role) else {
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

    /// The role that the label at a token is, in its base form.
    fn bold_role(&self, at: usize) -> Option<String> {
        self.role_named(self.name(at)?)
    }

    /// The role that a label is, behind small words, in its base form.
    fn role_named(&self, label: &Label) -> Option<String> {
        let [text] = &label.0[..] else { return None };
        let folded = fold(text);
        // "Global administrator" ends in a role of its own.
        let whole = |&(_, end, phrase): &(usize, usize, usize)| {
            self.words.phrases[phrase].class.is(Class::ROLE) && end == folded.len()
        };
        let (start, ..) = phrases(&folded, self.words).into_iter().find(whole)?;
        let small = Class::ARTICLE.or(Class::JOIN).or(Class::ROLE_AFTER);
        let mut before = folded[..start].split(' ').filter(|word| !word.is_empty());
        if !before.all(|word| self.words.class(word).is(small)) {
            return None;
        }
        let shown = text.char_indices().nth(folded[..start].chars().count());
        let shown = shown.map_or(text.as_str(), |(at, _)| &text[at..]);
        Some(self.base_form(&folded[start..]).unwrap_or(shown).to_owned())
    }

    /// The form in a dictionary of a folded role.
    fn base_form(&self, folded: &str) -> Option<&str> {
        let forms = &self.words.role_forms;
        let known = |text: &str| forms.iter().find(|(form, _)| form == text);
        known(folded).map(|(_, base)| base.as_str())
    }

    fn base(&self, at: usize) -> String {
        if let Some(role) = self.bold_role(at) {
            return role;
        }
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
        // "As", written together with the role.
        let text = &self.flat.folded[start..token.end];
        let first = text.chars().next().map_or(0, char::len_utf8);
        if self.words.class(&text[..first]).is(Class::ROLE_AFTER)
            && self.base_form(text).is_none()
            && self.words.class(&text[first..]).is(Class::ROLE)
        {
            start += first;
        }
        let folded = fold(&self.flat.folded[start..token.end]);
        let base = self.base_form(&folded).map(str::to_owned);
        base.unwrap_or_else(|| self.flat.shown(start, token.end).to_owned())
    }
}
