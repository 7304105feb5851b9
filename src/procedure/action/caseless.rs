//! Names that no writer set in bold, in scripts without capitals where the verb
//! comes first: only where they stand shows them.

use super::ActionKind;
use super::names::{LONGEST_WORDS, Names};
use super::token::{Tok, Token};
use super::words::{Class, Position, What};

/// How many words such a name can have.
const LONGEST_NAME: usize = 6;

impl Names<'_> {
    /// Writes the name that begins at a token, if one does; gives the token
    /// after it.
    pub(super) fn caseless(&mut self, at: usize) -> Option<usize> {
        self.moved(at).or_else(|| {
            let length = self.after_noun(at).or_else(|| self.named_deed(at))?;
            let end = self.tokens[at + length - 1].end;
            self.push_text(self.tokens[at].start, end, end);
            Some(at + length)
        })
    }

    /// A label whose bold a translation moved takes the words that it lacks.
    fn moved(&mut self, at: usize) -> Option<usize> {
        let Tok::Label(name) = self.tokens[at].what else {
            return None;
        };
        let parts = &self.flat.names[name].label.0;
        // The noun for a control alone in bold: "the **button** Save".
        let noun = |text: &String| {
            let class = self.words.class(text);
            class.is(Class::CONTROL_BEFORE) && !class.is(Class::THING)
        };
        let length = self.name_length(at + 1);
        let named = (1..=LONGEST_NAME).contains(&length);
        let empty = parts.iter().all(String::is_empty) || named && parts.iter().all(noun);
        let rest = &self.tokens[at + 1..];
        let ends = rest.get(length).is_none_or(Token::ends_clause);
        let place = self
            .out
            .last()
            .is_some_and(|noun| noun.is(self.words, Class::PLACE_BEFORE));
        let longest = if empty {
            LONGEST_NAME
        } else {
            LONGEST_WORDS - 1
        };
        if (1..=longest).contains(&length) && (empty || place && ends) {
            let start = self.tokens[at + usize::from(empty)].start;
            let end = rest[length - 1].end;
            self.push_text(start, end, end);
            return Some(at + 1 + length);
        }
        empty.then_some(at + 1)
    }

    /// How many tokens from one on can be a name.
    fn name_length(&self, at: usize) -> usize {
        self.tokens[at..]
            .iter()
            .take_while(|token| !token.ends_clause() && !self.ends_name(token))
            .count()
    }

    /// Whether a name ends before a token.
    fn ends_name(&self, token: &Token) -> bool {
        let classes = Class::SCOPE_BEFORE
            .or(Class::VALUE_BEFORE)
            .or(Class::JOINERS)
            .or(Class::PURPOSE)
            .or(Class::ASIDE)
            .or(Class::CONDITION)
            .or(Class::NOT_AFTER)
            .or(Class::POINTER);
        let folded = &self.flat.folded[token.start..token.end];
        let joined = self
            .words
            .attached
            .iter()
            .any(|prefix| folded.starts_with(prefix.as_str()));
        let verb = token.phrase(self.words).is_some_and(|phrase| {
            phrase.forms.iter().any(|form| {
                let tells = matches!(
                    form.what,
                    What::Verb(_, Position::Anywhere | Position::Possible)
                );
                tells || joined
            })
        });
        let text = matches!(token.what, Tok::Word | Tok::Phrase(_));
        !text || verb || token.is(self.words, classes)
    }

    /// How many tokens are the name of a control that is called by what it does:
    /// "click | Send message", up to the end of the clause.
    fn named_deed(&self, at: usize) -> Option<usize> {
        let verb = self.may_be(self.out.last()?, ActionKind::Select);
        let deed = self.kind(&self.tokens[at]).is_some();
        let length = self.name_length(at);
        let ends = self.tokens.get(at + length);
        let stops = Class::JOINERS.or(Class::PURPOSE).or(Class::CONDITION);
        let ends = ends.is_none_or(|next| next.ends_clause() || next.is(self.words, stops));
        (verb && deed && ends && (1..LONGEST_WORDS).contains(&length)).then_some(length)
    }

    /// How many tokens are the name that stands right behind the noun for what
    /// has it: "the button | Save".
    fn after_noun(&self, at: usize) -> Option<usize> {
        let noun = self.out.last()?;
        let nouns = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD);
        let plain = Class::PLURAL.or(Class::THING);
        let gap = self.flat.folded.get(noun.end..self.tokens[at].start);
        if !noun.is(self.words, nouns) || noun.is(self.words, plain) || gap != Some(" ") {
            return None;
        }
        // "The button Save" and "button Save" have names, "the new button" has
        // none, and "button of the mouse" is described.
        let definite = |start: usize, end: usize| {
            let text = &self.flat.folded[start..end];
            let article = &self.words.definite;
            !article.is_empty() && text.starts_with(article.as_str())
        };
        let word = !self.flat.folded[noun.start..noun.end].contains(' ');
        let next = definite(self.tokens[at].start, self.tokens[at].end);
        let control = noun.is(self.words, Class::CONTROL_BEFORE);
        // What is called by what it shows has its name so, too: "icon of the calendar".
        if control && word && next && !noun.is(self.words, Class::SHOWS) {
            return None;
        }
        let small = Class::ARTICLE.or(Class::LEAD).or(Class::VALUE_BEFORE);
        let before = self.out[..self.out.len() - 1].iter().rev().find(|token| {
            !token.is(self.words, small) || token.is(self.words, Class::SCOPE_BEFORE)
        })?;
        let acts = before.is(self.words, Class::SCOPE_BEFORE)
            || self.acts(before)
            || self.kind(before) == Some(ActionKind::Verify);
        // "The box Open, …": what is called by what it does.
        let alone = self.kind(&self.tokens[at]).is_some()
            && self.tokens.get(at + 1).is_some_and(Token::ends_clause);
        let length = self.name_length(at).max(usize::from(alone));
        let sure = self
            .tokens
            .get(at + length)
            .is_none_or(|next| next.ends_clause() || matches!(next.what, Tok::Phrase(_)));
        (acts && sure && (1..=LONGEST_NAME).contains(&length)).then_some(length)
    }
}
