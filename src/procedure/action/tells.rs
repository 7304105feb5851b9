//! Whether a verb tells where it stands.

use super::ActionKind;
use super::clause::{Strength, Told, Walk};
use super::pairs::Pairs;
use super::state::{Opening, Skip};
use super::token::{Tok, Token, find_words};
use super::words::{Capitals, Class, Form, Order, Position, What};

/// How far the rest of a separated verb can be.
#[derive(Debug, Default)]
pub(super) struct Reach {
    sentence: usize,
    verb: usize,
}

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
        let leads = state.leads && position == Position::Opening;
        let maybe = state.opening == Opening::Maybe && control && !leads && self.label_follows(at);
        let quiet = !matches!(state.skip, Skip::Nothing) && !maybe;
        match position {
            Position::Anywhere => {
                // A command is no relative clause's, once "and" may have ended it.
                let silenced = match state.skip {
                    Skip::Nothing | Skip::Purpose | Skip::Subject => false,
                    Skip::Aside => state.opening != Opening::Maybe,
                    Skip::Condition(_) | Skip::Remark => !maybe,
                };
                let called = state.called.filter(|called| called.fresh);
                let strength = called.map_or(Strength::Told, |called| called.strength);
                (!blocked && !silenced).then_some(strength)
            }
            Position::Opening => {
                let alone = self.tokens.get(at + 1).is_none_or(Token::ends_clause);
                let called = state.called.filter(|called| called.fresh);
                if let Some(called) = called {
                    let silenced = !state.skip.is_open();
                    return (!silenced || maybe).then_some(called.strength);
                }
                if quiet || (alone && !self.stack.is_empty()) {
                    return None;
                }
                let opens = state.opening == Opening::Yes || maybe;
                let scoped = state.scoped
                    && !self.words.comma_after_scope
                    && !blocked
                    && !state.joined
                    && !alone;
                // "You can open it, then close it": what follows is allowed too.
                let allowed = self.out.told.last().is_some_and(|told| {
                    told.sentence == self.sentence && told.strength == Strength::Allowed
                });
                let strength = match state.called {
                    _ if allowed => Strength::Allowed,
                    Some(called) if scoped => called.strength,
                    _ => Strength::Told,
                };
                (opens || scoped).then_some(strength)
            }
            Position::Closing => {
                if let Some(called) = state.called {
                    let silenced = !state.skip.is_open();
                    return (!silenced).then_some(called.strength);
                }
                // An infinitive after an imperative is a name: "Select Add user".
                let named =
                    self.words.order == Order::VerbFirst && self.out.told.len() > self.clause.1;
                // "(read, edit)" lists what there is.
                let listed = !self.stack.is_empty() && at == self.clause.0;
                if quiet || named || listed {
                    return None;
                }
                let place_next = || {
                    let next = self.next_from(at, end);
                    next.is_some_and(|next| next.is(self.words, Class::SCOPE_BEFORE))
                };
                let closes =
                    self.clause_ends(at, end) || self.words.scope_ends_clause && place_next();
                (closes && !blocked).then_some(Strength::Told)
            }
            Position::Called => {
                let silenced = !state.skip.is_open();
                let called = state.called.filter(|_| !silenced);
                called.map(|called| called.strength)
            }
            Position::Possible => (!quiet && !blocked).then_some(Strength::Allowed),
        }
    }

    /// The first token after another that begins at a place or later.
    fn next_from(&self, at: usize, end: usize) -> Option<&Token> {
        self.tokens[at + 1..]
            .iter()
            .find(|token| token.start >= end)
    }

    /// Whether a clause ends at a place after a token.
    pub(super) fn clause_ends(&self, at: usize, end: usize) -> bool {
        // Where a longer phrase goes on, nothing ends.
        let across = |token: &Token| token.start < end && end < token.end;
        if self.tokens[at + 1..].iter().any(across) {
            return false;
        }
        self.next_from(at, end).is_none_or(|next| {
            next.ends_clause()
                || matches!(next.what, Tok::TitleEnd | Tok::LinkEnd | Tok::Picture(_))
                || next.is(self.words, Class::JOINERS)
        })
    }

    /// Whether a verb that closes its clause comes in the one at a place.
    pub(super) fn may_close_from(&self, end: usize) -> bool {
        self.tokens
            .iter()
            .skip_while(|token| token.start < end)
            .take_while(|token| !matches!(token.what, Tok::Stop(_) | Tok::Comma))
            .filter_map(|token| token.phrase(self.words))
            .flat_map(|phrase| &phrase.forms)
            .any(|form| {
                matches!(
                    form.what,
                    What::Verb(_, Position::Closing | Position::Called)
                )
            })
    }

    /// Whether a label comes at once, or after one small word.
    pub(super) fn label_follows(&self, at: usize) -> bool {
        self.tokens[at + 1..]
            .iter()
            .take(3)
            .take_while(|token| !matches!(token.what, Tok::Stop(_) | Tok::Comma))
            .any(|token| matches!(token.what, Tok::Label(_)))
    }

    /// Where the sentence of a token ends, and where the next verb begins: what
    /// follows that belongs to it.
    pub(super) fn reach(&self, at: usize) -> Reach {
        let mut sentence = self.flat.folded.len();
        let mut verb = None;
        for (token, before) in self.tokens[at + 1..].iter().zip(&self.tokens[at..]) {
            if matches!(token.what, Tok::Stop(_)) {
                sentence = token.start;
                break;
            }
            if verb.is_some() {
                continue;
            }
            let Some(phrase) = token.phrase(self.words) else {
                continue;
            };
            let opens =
                || matches!(before.what, Tok::Comma) || before.is(self.words, Class::JOINERS);
            let next = phrase.class.is(Class::THEN)
                || phrase.forms.iter().any(|form| match form.what {
                    What::Verb(_, Position::Anywhere) => true,
                    What::Verb(_, Position::Opening) => opens(),
                    _ => false,
                });
            if next {
                verb = Some(token.start);
            }
        }
        Reach {
            sentence,
            verb: verb.unwrap_or(sentence),
        }
    }

    /// Where a form ends whose tails follow in the clause, and where the first
    /// of them begins; nothing where one of them does not follow.
    pub(super) fn tail_end(&self, at: usize, form: &Form, reach: &Reach) -> Option<(usize, usize)> {
        let start = self.tokens[at].end;
        if form.tails.is_empty() {
            return Some((start, start));
        }
        let folded = &self.flat.folded;
        // Most forms of a verb have words that do not stand there at all.
        let pairs = self.pairs.get_or_init(|| Pairs::of(folded));
        if !form.tails.iter().all(|tail| pairs.may_hold(tail)) {
            return None;
        }
        let (mut from, mut first) = (start, None);
        for tail in &form.tails {
            let found = from + find_words(folded.get(from..reach.sentence)?, tail)?;
            if found > reach.verb {
                return None;
            }
            first.get_or_insert(found);
            from = found + tail.len();
        }
        let last = form.tails.last()?;
        let single = form.tails.len() == 1;
        if !single && !form.ends {
            return Some((from, first?));
        }
        // A particle may also stand earlier, as a preposition: the one that ends
        // the clause is meant, if one does.
        let (mut end, mut begin) = (from, first?);
        while !self.clause_ends(at, end) {
            let found = folded
                .get(end..reach.sentence)
                .and_then(|rest| find_words(rest, last))
                .map(|found| end + found)
                .filter(|found| *found <= reach.verb);
            let Some(found) = found else {
                return (!form.ends).then_some((from, first?));
            };
            if single {
                begin = found;
            }
            end = found + last.len();
        }
        Some((end, begin))
    }

    /// How many labels joined by "and" a verb has before it, in languages
    /// where it comes last; at least one.
    pub(super) fn objects(&self, kind: ActionKind, at: usize) -> usize {
        if self.words.order == Order::VerbFirst
            || !matches!(kind, ActionKind::Select | ActionKind::Open)
        {
            return 1;
        }
        let clause = &self.tokens[self.clause.0.min(at)..at];
        let joined = clause.windows(3).filter(|three| {
            let label = |token: &Token| matches!(token.what, Tok::Label(_));
            label(&three[0]) && three[1].is(self.words, Class::AND) && label(&three[2])
        });
        1 + joined.count()
    }

    /// Whether one label ends the sentence.
    pub(super) fn ends_with_label(&self, at: usize) -> bool {
        let mut rest = self.tokens[at + 1..].iter();
        rest.next()
            .is_some_and(|next| matches!(next.what, Tok::Label(_)))
            && rest
                .next()
                .is_none_or(|next| matches!(next.what, Tok::Stop(_)))
    }

    /// Whether a verb at `at`, behind "or", is one with the one told before. Those of two
    /// kinds have labels of their own, but for two verbs of one object ("create or edit a
    /// list") and for what is only told of.
    pub(super) fn alternates(&self, told: &Told, kind: ActionKind, at: usize) -> bool {
        let verb_first = self.words.order == Order::VerbFirst;
        // Where nothing tells a verb from a name, only what is clicked is told apart.
        let unclear = self.words.capitals == Capitals::None && kind != ActionKind::Select;
        let within = self.state.skip != Skip::Nothing || unclear;
        told.kind == kind
            || verb_first && (within || told.token + 2 >= at)
            || [told.kind, kind].contains(&ActionKind::Manual)
            || told.kind == ActionKind::Refer
    }

    /// Whether what comes after "by clicking" tells something of its own: it
    /// does where it is done with a control, too.
    pub(super) fn is_told_beside_its_means(&self, kind: ActionKind, at: usize) -> bool {
        match kind {
            ActionKind::Open => false,
            ActionKind::Enter | ActionKind::SignIn | ActionKind::Select => true,
            _ => {
                let from = self.out.told.last().map_or(0, |told| told.token);
                let label = |token: &Token| matches!(token.what, Tok::Label(_));
                self.tokens[from..at].iter().any(label)
            }
        }
    }

    /// Whether a link can hold a verb that tells. Where the verb comes last,
    /// only one that ends its sentence, or that a verb's ending follows.
    pub(super) fn link_may_tell(&self, at: usize) -> bool {
        if self.words.order == Order::VerbFirst {
            return true;
        }
        let mut rest = self.tokens[at..].iter();
        rest.find(|token| token.what == Tok::LinkEnd);
        rest.next()
            .is_none_or(|next| matches!(next.what, Tok::Stop(_)) || next.is(self.words, Class::AND))
    }
}
