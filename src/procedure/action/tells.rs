//! Whether a verb tells where it stands.

use super::ActionKind;
use super::clause::{Strength, Walk};
use super::state::{Opening, Skip};
use super::token::{Tok, Token, find_words};
use super::words::{Class, Form, Order, Position, What};

impl Walk<'_> {
    pub(super) fn next_may_tell(&self, at: usize) -> bool {
        self.may_tell_from(self.tokens[at].end)
    }

    /// Whether the next word from a place on can be a verb.
    pub(super) fn may_tell_from(&self, end: usize) -> bool {
        self.tokens
            .iter()
            .find(|token| token.start >= end && !token.is(self.words, Class::LEAD))
            .is_some_and(|next| next.may_tell(self.words))
    }

    /// How surely a verb tells here, if it does.
    pub(super) fn tells(
        &self,
        at: usize,
        end: usize,
        kind: ActionKind,
        position: Position,
    ) -> Option<Strength> {
        let state = &self.state;
        let after = at.checked_sub(1).map(|at| &self.tokens[at]);
        let blocked = after.is_some_and(|token| {
            token.is(self.words, Class::NOT_AFTER) && token.end <= self.tokens[at].start
        });
        let control = matches!(
            kind,
            ActionKind::Open | ActionKind::Select | ActionKind::Set | ActionKind::Enter
        );
        let maybe = state.opening == Opening::Maybe && control && self.label_follows(at);
        let quiet = !matches!(state.skip, Skip::Nothing) && !maybe;
        match position {
            Position::Anywhere => {
                let silenced = matches!(state.skip, Skip::Condition(_) | Skip::Aside) && !maybe;
                (!blocked && !silenced).then_some(Strength::Told)
            }
            Position::Opening => {
                let alone = self.tokens.get(at + 1).is_none_or(|next| {
                    matches!(
                        next.what,
                        Tok::Comma | Tok::Stop(_) | Tok::Close | Tok::Dash
                    )
                });
                let called = state.called.filter(|called| called.fresh);
                if let Some(called) = called {
                    let silenced = !matches!(state.skip, Skip::Nothing | Skip::Purpose);
                    return (!silenced || maybe).then_some(called.strength);
                }
                if quiet || (alone && !self.stack.is_empty()) {
                    return None;
                }
                let opens = state.opening == Opening::Yes || maybe;
                let scoped = state.scoped && !blocked && !state.joined && !alone;
                // "You can open or close it": what is joined is allowed too.
                let strength = state.called.map_or(Strength::Told, |called| {
                    if state.joined {
                        called.strength
                    } else {
                        Strength::Told
                    }
                });
                (opens || scoped).then_some(strength)
            }
            Position::Closing => {
                if quiet {
                    return None;
                }
                if let Some(called) = state.called {
                    return Some(called.strength);
                }
                let closes = self.tokens[at + 1..]
                    .iter()
                    .find(|token| token.start >= end)
                    .is_none_or(|next| {
                        matches!(
                            next.what,
                            Tok::Stop(_)
                                | Tok::Comma
                                | Tok::Close
                                | Tok::Dash
                                | Tok::TitleEnd
                                | Tok::LinkEnd
                        ) || next.is(self.words, Class::AND.or(Class::THEN).or(Class::OR))
                    });
                (closes && !blocked).then_some(Strength::Told)
            }
            Position::Possible => (!quiet && !blocked).then_some(Strength::Allowed),
        }
    }

    /// Whether a label comes at once, or after one small word.
    pub(super) fn label_follows(&self, at: usize) -> bool {
        self.tokens[at + 1..]
            .iter()
            .take(3)
            .take_while(|token| !matches!(token.what, Tok::Stop(_) | Tok::Comma))
            .any(|token| matches!(token.what, Tok::Label(_)))
    }

    /// Where a form ends whose tails follow in the clause; nothing where one of
    /// them does not.
    pub(super) fn tail_end(&self, at: usize, form: &Form) -> Option<usize> {
        let start = self.tokens[at].end;
        if form.tails.is_empty() {
            return Some(start);
        }
        let limit = self.tokens[at + 1..]
            .iter()
            .zip(&self.tokens[at..])
            .find(|(token, before)| {
                let opens = matches!(before.what, Tok::Comma)
                    || before.is(self.words, Class::AND.or(Class::OR).or(Class::THEN));
                matches!(token.what, Tok::Stop(_))
                    || token.phrase(self.words).is_some_and(|phrase| {
                        phrase.class.is(Class::THEN)
                            || phrase.forms.iter().any(|form| match form.what {
                                What::Verb(_, Position::Anywhere) => true,
                                What::Verb(_, Position::Opening) => opens,
                                _ => false,
                            })
                    })
            })
            .map_or(self.flat.folded.len(), |(token, _)| token.start);
        let mut from = start;
        for tail in &form.tails {
            let text = self.flat.folded.get(from..limit)?;
            from += find_words(text, tail)? + tail.len();
        }
        Some(from)
    }

    /// How many labels joined by "and" a verb has before it, in languages
    /// where it comes last; at least one.
    pub(super) fn objects(&self, at: usize) -> usize {
        if self.words.order == Order::VerbFirst {
            return 1;
        }
        let clause = &self.tokens[self.clause.0.min(at)..at];
        let joined = clause.windows(3).filter(|three| {
            let label = |token: &Token| matches!(token.what, Tok::Label(_));
            label(&three[0]) && three[1].is(self.words, Class::AND) && label(&three[2])
        });
        1 + joined.count()
    }
}
