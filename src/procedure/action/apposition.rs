//! What stands around a name and is not what it says: the noun that describes it,
//! and what comes behind it.

use super::attach::Scene;
use super::names::{Names, Run};
use super::token::{Tok, Token};
use super::words::{Capitals, Class, Order};
use super::{ActionKind, Label};

impl Names<'_> {
    /// Whether a name is bound to a small noun that says what kind of thing it is, and is no
    /// name of one: "uw Android-apparaat". What is opened or signed in to is called so.
    pub(super) fn is_kind_of_thing(&self, at: usize, run: Run, verb: Option<&Token>) -> bool {
        let named = |verb: &Token| {
            self.may_be(verb, ActionKind::Open) || self.may_be(verb, ActionKind::SignIn)
        };
        let text = self.flat.shown(self.tokens[at].start, run.end);
        let noun = text.rsplit_once('-').map(|(_, noun)| noun);
        let nouns = Class::PLACE_BEFORE
            .or(Class::PLACE_AFTER)
            .or(Class::CONTROL_BEFORE)
            .or(Class::CONTROL_AFTER)
            .or(Class::FIELD)
            .or(Class::THING);
        self.words.capitals == Capitals::Names
            && !self.words.compounds.is_empty()
            && !run.solid
            && noun.is_some_and(|noun| {
                noun.len() > 3
                    && noun.starts_with(char::is_lowercase)
                    && !self.words.class(noun).is(nouns)
            })
            && !verb.is_some_and(named)
    }

    /// Whether a name opens a link that ends with the verb for it: "[A installieren]".
    pub(super) fn opens_link_of(&self, at: usize, run: Run) -> bool {
        let opens = at.checked_sub(1).is_some_and(|before| {
            matches!(self.tokens[before].what, Tok::Link(_))
                || self.tokens[before].is(self.words, Class::ARTICLE)
        });
        let verb = self.tokens.get(run.next);
        opens && verb.is_some_and(|verb| self.may_be(verb, ActionKind::Install))
    }

    /// Whether the noun at `at`, or the one that is bound to it, only describes the name in
    /// bold right behind it, which is what the verb is about: "open the configuration
    /// wizard **A**".
    pub(super) fn describes_bold(&self, at: usize, run: Run) -> bool {
        let bound = self.is_bound_noun(run.next);
        let next = run.next + usize::from(bound);
        let bold = self
            .tokens
            .get(next)
            .is_some_and(|next| matches!(next.what, Tok::Label(name) if name < self.flat.marked));
        let noun = bound || run.words == 1 && self.is(at, Class::PLACE_BEFORE);
        let noun = noun || run.words == 1 && self.is_compound(at);
        let small = |token: &&Token| {
            token.is(self.words, Class::ARTICLE) && !token.is(self.words, Class::SCOPE_BEFORE)
        };
        let before = self.out.iter().rev().find(|token| !small(token));
        bold && noun && before.is_some_and(|before| self.may_be(before, ActionKind::Open))
    }
}

impl Scene<'_> {
    /// Whether the small word at `at` leads from the noun for a place to what else describes
    /// the name in bold behind it, "the wizard **of** configuration **A**", or to that name,
    /// and so says nothing of where the verb is done.
    pub(super) fn is_of_noun(&self, at: usize, start: usize, kind: ActionKind) -> bool {
        let of = |at: usize| self.tokens[at].is(self.words, Class::JOIN);
        let word = |at: usize| self.tokens[at].what == Tok::Word;
        let small = |at: usize| of(at) || self.tokens[at].is(self.words, Class::ARTICLE);
        let noun = (start..at).rev().find(|&at| !word(at) && !small(at));
        let described =
            noun.is_some_and(|noun| self.tokens[noun].is(self.words, Class::PLACE_BEFORE));
        let name = (at + 1..self.tokens.len()).find(|&at| !word(at) && !small(at));
        let bold = name.is_some_and(
            |name| matches!(self.tokens[name].what, Tok::Label(name) if name < self.flat.marked),
        );
        kind == ActionKind::Open
            && self.words.order == Order::VerbFirst
            && of(at)
            && described
            && bold
    }

    /// Whether what stands behind the name at `at` is led by another small word than the one
    /// at `scope` that led to it, and so is no object: "click **on** the folder A **of** the
    /// user".
    pub(super) fn leads_off(&self, scope: usize, at: usize) -> bool {
        let noun = self.noun(at).filter(|&noun| noun > at);
        let next = noun.map_or_else(|| self.behind(at), |noun| noun + 1);
        let text = |token: &Token| &self.flat.folded[token.start..token.end];
        let leads = Class::SCOPE_BEFORE.or(Class::JOIN).or(Class::PURPOSE);
        // A small word that ends the clause is the rest of the verb.
        let rest = self.tokens.get(next + 1).is_none_or(Token::ends_clause);
        !rest
            && self.tokens.get(next).is_some_and(|next| {
                next.is(self.words, leads) && text(next) != text(&self.tokens[scope])
            })
    }

    /// The name in bold behind what it stands beside, where that is said right behind the
    /// verb: "select beside the person **A**".
    pub(super) fn behind_neighbour(&self, start: usize, end: usize) -> Option<Label> {
        let beside = self.tokens.get(start)?;
        if start >= end || !beside.is(self.words, Class::BESIDE) {
            return None;
        }
        let small = |at: usize| self.tokens[at].is(self.words, Class::ARTICLE.or(Class::JOIN));
        let word = |at: usize| self.tokens[at].what == Tok::Word;
        let at = (start + 1..end).find(|&at| !small(at) && !word(at))?;
        let bold = matches!(self.tokens[at].what, Tok::Label(name) if name < self.flat.marked);
        (bold && word(at - 1)).then(|| self.name(at).map(|name| self.cleaned(name)))?
    }
}
