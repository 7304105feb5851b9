//! How a label stands to the verb: what is acted on, where, or what is set.

use super::attach::Scene;
use super::particles::leading_particle;
use super::place::joins_places;
use super::token::{Tok, Token};
use super::words::{Class, Order};
use super::{Action, ActionKind};

/// How a label stands to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Object,
    Place,
    /// Where something is entered, or what is set.
    Field,
    Value,
    /// What it only stands beside.
    Neighbour,
}

impl Scene<'_> {
    /// The particle that the verb at `at` begins with.
    fn verb_particle(&self, at: usize) -> Option<Class> {
        let verb = |token: &&Token| token.may_tell(self.words);
        let token = self.tokens.get(at).filter(verb)?;
        let text = &self.flat.folded[token.start..token.end];
        leading_particle(text, self.words).map(|(class, _)| class)
    }

    /// Whether the place at `at` only says where the next one is: "of the page
    /// A, the section B".
    pub(super) fn leads_inside(&self, at: usize) -> bool {
        let rest = self.tokens[at + 1..].iter().take(3);
        rest.take_while(|token| {
            token.is_noun(self.words) || token.is(self.words, Class::PLACE_AFTER.or(Class::JOIN))
        })
        .any(|token| self.words.order == Order::VerbLast && token.is(self.words, Class::JOIN))
    }

    pub(super) fn part(&self, at: usize, end: usize, intro: Class, action: &Action) -> Part {
        if joins_places(self.tokens, self.words, at) {
            return Part::Place;
        }
        let noun = self.noun(at);
        let after = |class: Class| {
            let next = noun.map_or(at, |noun| noun.max(at)) + 1;
            let control = self
                .tokens
                .get(next)
                .is_some_and(|token| token.is(self.words, Class::CONTROL_AFTER));
            let next = next + usize::from(control && class != Class::FIELD);
            let is = |at: usize| {
                self.tokens
                    .get(at)
                    .is_some_and(|token| token.is(self.words, class))
            };
            // A noun that no lexicon knows, and a verb that begins with what
            // says where.
            let last = self.words.order == Order::VerbLast && class == Class::SCOPE_AFTER;
            let noun = self.tokens.get(next).map(|token| token.what) == Some(Tok::Word);
            let verb = || {
                self.verb_particle(next).is_some_and(|particle| {
                    let other = next < end || action.kind == ActionKind::Select;
                    // What is gone to from there is no place.
                    let goes = particle.is(Class::ARTICLE)
                        && (next == end || self.tokens[next].goes(self.words));
                    other && particle.is(class) && !particle.is(Class::JOIN) && !goes
                })
            };
            is(next) || last && (noun && is(next + 1) || verb())
        };
        let sets = |at: usize| {
            let particle = self.verb_particle(at);
            particle.is_some_and(|particle| particle.is(Class::VALUE_AFTER))
        };
        // "The arrow next to X" is of no place, and "the check box next to X" has
        // that caption.
        let last = self.words.order == Order::VerbLast;
        if !last && intro == Class::BESIDE || last && after(Class::BESIDE) {
            return match action.kind {
                ActionKind::Set | ActionKind::Enter => Part::Object,
                _ => Part::Neighbour,
            };
        }
        let scoped = intro == Class::SCOPE_BEFORE || after(Class::SCOPE_AFTER);
        let valued = intro == Class::VALUE_BEFORE
            || after(Class::VALUE_AFTER)
            || self.words.order == Order::VerbLast && at + 1 == end && sets(end);
        let field = after(Class::FIELD)
            || at
                .checked_sub(1)
                .is_some_and(|at| self.tokens[at].is(self.words, Class::FIELD));
        let linked = matches!(self.tokens[at].what, Tok::Label(name)
            if self.flat.names.get(name).is_some_and(|name| name.dest.is_some()));
        match action.kind {
            ActionKind::Refer if linked => Part::Object,
            ActionKind::Set if valued => Part::Value,
            ActionKind::Change if valued && !action.labels.is_empty() => Part::Value,
            ActionKind::Set if scoped && noun.is_none() => Part::Field,
            ActionKind::Enter if scoped && !field && self.is_place(at) => Part::Place,
            ActionKind::Enter if field || (scoped && noun.is_none()) => Part::Field,
            ActionKind::Enter if !scoped && self.names_field(at) => Part::Field,
            ActionKind::Enter if !scoped => Part::Value,
            ActionKind::Open if intro != Class::SCOPE_BEFORE && !after(Class::SCOPE_AFTER) => {
                Part::Object
            }
            ActionKind::SignIn => Part::Object,
            ActionKind::Verify if valued && !scoped => Part::Value,
            _ if scoped => Part::Place,
            _ => Part::Object,
        }
    }
}
