//! What the verbs around a name say of it.

use super::ActionKind;
use super::names::{Names, Run};
use super::token::{Tok, Token, find_words};
use super::words::{Class, What};

/// How many words a name has at most that stands in a link before its verb.
const LONGEST_NAME: usize = 5;

impl Names<'_> {
    /// Whether the link at `at` tells what to do, and is not what a verb before
    /// it is about.
    pub(super) fn link_tells(&self, at: usize) -> bool {
        let before = self.out.iter().rev();
        let mut before = before.take_while(|token| !matches!(token.what, Tok::Stop(_)));
        let object = self
            .out
            .last()
            .is_some_and(|last| self.kind(last).is_some());
        let refers = before.any(|token| self.kind(token) == Some(ActionKind::Refer));
        // "Follow them, and [install A]": what is told there is told for itself.
        let mut last = self.out.iter().rev();
        let joined = last
            .next()
            .is_some_and(|last| last.is(self.words, Class::AND))
            && last.next().is_none_or(|last| last.what != Tok::LinkEnd);
        let refers = refers && !joined;
        let acts = self.tokens.get(at + 1).is_some_and(|next| self.acts(next));
        (acts || self.link_ends_with_verb(at)) && !object && !refers
    }

    /// Whether the link at `at` opens its sentence and has the verb for what it names at its
    /// end: "[A installieren]".
    fn link_ends_with_verb(&self, at: usize) -> bool {
        let opens = self
            .out
            .last()
            .is_none_or(|last| matches!(last.what, Tok::Stop(_)));
        let rest = self.tokens[at + 1..].iter();
        let words = rest.take_while(|token| token.what != Tok::LinkEnd);
        opens
            && words
                .skip(1)
                .take(LONGEST_NAME)
                .any(|token| self.may_be(token, ActionKind::Install))
    }

    /// Whether the word before a name leads on from a verb that opens, behind
    /// where or as whom that is done: "go in your browser **to** A".
    pub(super) fn goes_past(&self, run: Run) -> bool {
        const FARTHEST_VERB: usize = 8;
        let article = |token: &&Token| {
            token.is(self.words, Class::ARTICLE) && !token.is(self.words, Class::SCOPE_BEFORE)
        };
        let articled = self.out.last().as_ref().is_some_and(article);
        let mut before = self.out.iter().rev().skip_while(article);
        let Some(leads) = before.next() else {
            return false;
        };
        let to = leads.is(self.words, Class::VALUE_BEFORE);
        let within = before.take(FARTHEST_VERB);
        let verb = within
            .take_while(|token| !token.ends_clause())
            .find(|token| self.kind(token).is_some());
        // The rest of a separated verb may stand behind the name.
        let rest = |at: usize| {
            let last = self.tokens.get(at + 1).is_none_or(Token::ends_clause);
            last && self.is_text(at) && !self.is_marked(at)
        };
        let ends = self.tokens.get(run.next).is_none_or(|next| {
            next.ends_clause()
                || next.is(self.words, Class::JOINERS.or(Class::PURPOSE))
                || rest(run.next)
        });
        let signs = leads.is(self.words, Class::SCOPE_BEFORE) || to;
        ends && verb.is_some_and(|verb| {
            signs && self.may_be(verb, ActionKind::SignIn)
                || to && self.may_be(verb, ActionKind::Open)
                || to && self.may_be(verb, ActionKind::Select) && !articled
        })
    }

    /// Whether a name stands before the verb that opens it, at the end of its clause:
    /// "you can the app A | open".
    pub(super) fn is_opened_last(&self, run: Run) -> bool {
        let verb = self.tokens.get(run.next);
        let opens = verb.is_some_and(|verb| self.kind(verb) == Some(ActionKind::Open));
        let ends = self.tokens.get(run.next + 1).is_none_or(Token::ends_clause);
        opens && ends && run.words > 1
    }

    /// Whether a verb that begins with a small word, "zur … wechseln", has its rest in the
    /// clause; other verbs are in one piece, or would be none without their rest.
    pub(super) fn is_begun(&self, token: &Token) -> bool {
        if !token.is(self.words, Class::ARTICLE.or(Class::VALUE_BEFORE)) {
            return true;
        }
        let from = self.tokens.partition_point(|next| next.start < token.end);
        let clause = self.tokens[from..].iter();
        let end = clause.take_while(|next| !next.ends_clause()).last();
        let end = end.map_or(token.end, |last| last.end);
        let rest = &self.flat.folded[token.end..end];
        let forms = token.phrase(self.words).into_iter();
        forms.flat_map(|phrase| &phrase.forms).any(|form| {
            let mut tails = form.tails.iter();
            matches!(form.what, What::Verb(..))
                && tails.all(|tail| find_words(rest, tail).is_some())
        })
    }

    /// The kind of a token that is a verb.
    pub(super) fn kind(&self, token: &Token) -> Option<ActionKind> {
        let phrase = token.phrase(self.words)?;
        phrase.forms.iter().find_map(|form| match form.what {
            What::Verb(kind, _) => Some(kind),
            _ => None,
        })
    }

    /// Whether a token is a verb of a kind, among others.
    pub(super) fn may_be(&self, token: &Token, kind: ActionKind) -> bool {
        let phrase = token.phrase(self.words);
        phrase.is_some_and(|phrase| {
            let mut forms = phrase.forms.iter();
            forms.any(|form| matches!(form.what, What::Verb(own, _) if own == kind))
        })
    }

    /// Whether a token is a verb of what is done to things that have names.
    pub(super) fn acts(&self, token: &Token) -> bool {
        let phrase = token.phrase(self.words);
        phrase.is_some_and(|phrase| {
            phrase.forms.iter().any(|form| {
                matches!(
                    form.what,
                    What::Verb(
                        ActionKind::Open
                            | ActionKind::Select
                            | ActionKind::Set
                            | ActionKind::SignIn
                            | ActionKind::Restart
                            | ActionKind::Install,
                        _
                    )
                )
            })
        })
    }
}
