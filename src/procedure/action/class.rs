//! What words other than verbs do to the walk over an instruction.

use super::ActionKind;
use super::clause::{Told, Walk};
use super::state::{Opening, Skip, State};
use super::token::Tok;
use super::words::{Capitals, Class, Order};

impl Walk<'_> {
    /// Takes a phrase that is no verb that tells.
    pub(super) fn other(&mut self, at: usize, class: Class) {
        let token = self.tokens[at];
        let opening = self.state.opening;
        // ", which opens, the **A** tab": the comma ends the clause before, and what looks
        // like one more has a label of the sentence's.
        if self.state.skip == Skip::Aside
            && self.flat.folded[token.start..].starts_with(',')
            && self.names_in_clause(at)
        {
            self.comma(at);
            return;
        }
        // "Klicken Sie zum Hinzufügen auf den Link **A**": what is clicked ends the purpose.
        if self.state.skip == Skip::Purpose
            && self.words.capitals == Capitals::Nouns
            && class.is(Class::CONTROL_BEFORE)
            && self.label_follows(at)
        {
            self.state.skip = Skip::Nothing;
            self.out.quiet[at] = false;
        }
        if class.is(Class::CONDITION_CLOSES) && at > self.clause.0 {
            let start = self.tokens[self.clause.0].start;
            self.retract(at);
            self.state = State {
                condition: Some((start, token.end)),
                ..State::fresh()
            };
        } else if class.is(Class::ASIDE_CLOSES) && at > self.clause.0 {
            self.retract(at);
            self.state.opening = Opening::Yes;
            self.state.skip = Skip::Nothing;
        } else if class.is(Class::NEGATION_CLOSES.or(Class::NEGATION_INSIDE)) {
            // It negates the verb of its own clause: right after it, or where the
            // clause or the rest of the verb follows.
            let own = self.out.told.len() > self.clause.1 && self.state.skip == Skip::Nothing;
            let next = self
                .tokens
                .get(at + 1)
                .map_or(usize::MAX, |next| next.start);
            let ends = self.clause_ends(at, token.end);
            let closes = |told: &&mut Told| {
                class.is(Class::NEGATION_INSIDE)
                    || ends
                    || told.token + 1 == at
                    || told.tail >= token.end && told.tail <= next
            };
            match self.out.told.last_mut().filter(|_| own).filter(closes) {
                Some(told) => told.negated = true,
                None => self.state.negated |= class.is(Class::NEGATION),
            }
            self.word();
        } else if class.is(Class::REMARK) && opening == Opening::Yes {
            self.state.skip = Skip::Remark;
            self.out.quiet[at] = true;
        } else if (class.is(Class::CONDITION)
            || class.is(Class::INVERTED) && opening == Opening::Yes)
            && !matches!(self.state.skip, Skip::Condition(_))
        {
            self.condition(at);
        } else if class.is(Class::THEN) {
            if let Skip::Condition(start) = self.state.skip {
                self.state.condition = Some((start, token.start));
            }
            self.boundary(at);
            self.state.skip = Skip::Nothing;
            self.state.opening = Opening::Yes;
            self.state.called = None;
            self.state.negated = false;
            self.state.scoped = false;
            self.state.alternative = false;
            self.state.joined = true;
            self.state.then = true;
        } else if class.is(Class::AND.or(Class::OR)) {
            if matches!(self.state.skip, Skip::Condition(_)) {
                return;
            }
            self.state.means |=
                class.is(Class::MEANS)
                    && self.out.told.last().is_some_and(|told| {
                        told.token + 1 == at && told.kind == ActionKind::Select
                    });
            let open = self.state.skip == Skip::Nothing;
            self.state.opening = if open { Opening::Yes } else { Opening::Maybe };
            self.state.joined = true;
            if self
                .out
                .told
                .last()
                .is_some_and(|told| told.closes && told.token + 1 == at)
            {
                self.boundary(at);
            }
            if class.is(Class::OR) {
                // Where the verb comes last, "or" joins verbs only right after one.
                self.state.alternative = self.words.order == Order::VerbFirst
                    || self
                        .out
                        .told
                        .last()
                        .is_some_and(|told| told.token + 2 >= at);
            } else {
                self.state.negated = false;
                self.state.alternative = false;
            }
        } else if class.is(Class::ASIDE) && self.state.skip == Skip::Nothing {
            self.state.skip = Skip::Aside;
            self.state.leads = opening == Opening::Yes;
            self.word();
        } else if self.state.skip == Skip::Nothing
            && (class.is(Class::SUBJECT) && opening == Opening::Yes
                || class.is(Class::PURPOSE) && (opening == Opening::Yes || self.next_may_tell(at))
                || self.is_late_purpose(at, class))
        {
            let states = class.is(Class::SUBJECT) && opening == Opening::Yes;
            self.state.skip = if states { Skip::Subject } else { Skip::Purpose };
            self.state.leads = opening == Opening::Yes;
            self.word();
        } else if class.is(Class::OPTIONAL) && opening == Opening::Yes {
            self.state.optional = true;
        } else if class.is(Class::NEGATION) {
            self.state.negated = true;
        } else if class.is(Class::SCOPE_BEFORE) && self.state.joined && self.ends_with_label(at) {
            // "click on **A** and on **B**": the label repeats the verb.
        } else if class.is(Class::SCOPE_BEFORE) && opening == Opening::Yes {
            self.word();
            self.state.scoped = true;
            self.lead.get_or_insert(at);
        } else if class.is(Class::LEAD) {
            // What follows is still the start of its clause.
        } else if class.is(Class::NOT_AFTER)
            && self.state.joined
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|next| matches!(next.what, Tok::Label(_)))
        {
            // "click **A** and the **B** tab".
            self.state.opening = Opening::No;
        } else {
            self.word();
        }
    }

    /// Whether words that lead to a verb where a clause opens say what for where it has
    /// told: "select **Next** to start".
    fn is_late_purpose(&self, at: usize, class: Class) -> bool {
        let token = self.tokens[at];
        let text = &self.flat.folded[token.start..token.end];
        let first = text.split(' ').next().unwrap_or_default();
        class.is(Class::LEAD)
            && self.state.opening != Opening::Yes
            && self.words.class(first).is(Class::PURPOSE)
    }

    /// Whether the clause that begins at `at` has a label that a writer set as one.
    fn names_in_clause(&self, at: usize) -> bool {
        let clause = self.tokens[at + 1..].iter();
        let mut clause = clause.take_while(|token| !token.ends_clause());
        clause.any(|token| match token.what {
            Tok::Label(name) => name < self.flat.marked,
            Tok::Link(_) => true,
            _ => false,
        })
    }

    /// The clause that ends with the word at `at` told nothing after all.
    fn retract(&mut self, at: usize) {
        self.out.told.truncate(self.clause.1);
        self.out.quiet[self.clause.0..=at].fill(true);
        self.boundary(at);
    }

    /// A conditional clause begins: before what it is about, or after it.
    fn condition(&mut self, at: usize) {
        let start = self.tokens[at].start;
        // "Check the pods if they run" asks a question.
        let asks = self.out.told.len() > self.clause.1
            && self
                .out
                .told
                .last()
                .is_some_and(|told| told.kind == ActionKind::Verify);
        if asks && self.state.opening != Opening::Yes {
            self.state.skip = Skip::Aside;
            self.word();
            return;
        }
        if self.state.opening != Opening::Yes {
            let end = self.tokens[at..]
                .iter()
                .find(|token| matches!(token.what, Tok::Comma | Tok::Stop(_) | Tok::Close))
                .map_or(self.flat.folded.len(), |token| token.start);
            if let Some(told) = self
                .out
                .told
                .last_mut()
                .filter(|told| told.sentence == self.sentence)
            {
                told.condition.get_or_insert((start, end));
            }
        }
        self.out.quiet[at] = true;
        self.state.skip = Skip::Condition(start);
        self.state.opening = Opening::No;
        self.state.called = None;
        self.state.joined = false;
    }
}
