//! A step as a run comes to it.

use super::Opening;
use crate::plan::{Left, Obstacle, PlanChoice, PlanStep, Routine};
use crate::procedure::{self, Ask, ConditionKind, Risk};
use crate::shell::Shell;
use std::borrow::Cow;

/// The key of the message that commands are for another shell.
const OTHER_SHELL: &str = "by-hand";

/// A step as a run comes to it: asked about, or the beginning of its substeps.
#[derive(Clone, Debug)]
pub struct Stage<'p> {
    /// What it is called by: the step's id, or `p1.3.end` for the commands of
    /// `p1.3` that come after its substeps.
    pub id: Cow<'p, str>,
    /// The first 16 hexadecimal digits of the hash of its text: its identity
    /// when steps move.
    pub hash: Cow<'p, str>,
    /// The procedure that it is in.
    pub opening: Opening<'p>,
    /// The step.
    pub step: &'p PlanStep,
    /// The steps it is part of, outermost first.
    pub parents: Vec<&'p PlanStep>,
    /// The choices of which a way begins with it, each with the number of the way, from 1.
    pub enters: Vec<(&'p PlanChoice, usize)>,
    /// Whether this is what the step runs after its substeps.
    pub is_closing: bool,
    /// The steps around it that end with it, innermost first: what they say
    /// after their substeps is due at it.
    pub(super) endings: Vec<&'p PlanStep>,
}

/// A case that decides whether a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case<'p> {
    /// That of the step with this id holds: the step itself, or one around it.
    Of(&'p str),
    /// The step with the first id is the other part of the case of the second: it is done
    /// where that does not hold.
    Other(&'p str, &'p str),
}

/// What an operator is asked about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether a person has done it.
    Done,
    /// Whether something is so, since the step only verifies.
    IsSo,
    /// Whether its commands are to be run.
    Run,
}

impl<'p> Stage<'p> {
    /// The scene of what a step runs after its substeps.
    pub(super) fn closing(&self, endings: &[&'p PlanStep]) -> Self {
        let hash = blake3::hash(format!("{} end", self.hash).as_bytes()).to_hex();
        let mut closing = Self {
            id: Cow::Owned(format!("{}.end", self.id)),
            hash: Cow::Owned(hash[..16].to_owned()),
            enters: Vec::new(),
            is_closing: true,
            endings: endings.to_vec(),
            ..self.clone()
        };
        closing.parents.push(self.step);
        closing
    }

    /// What a script of a shell does here.
    #[must_use]
    pub fn routine(&self, shell: Shell) -> Option<&'p Routine> {
        let mut routines = self.routines().iter();
        routines.find(|routine| routine.shell == shell)
    }

    /// What runs for it in all shells.
    #[must_use]
    pub fn routines(&self) -> &'p [Routine] {
        if self.is_closing {
            &self.step.closing
        } else {
            &self.step.routines
        }
    }

    /// The key of the message that tells why its commands are left to a person, where
    /// a script of a shell runs none of them.
    #[must_use]
    pub fn by_hand(&self, shell: Shell) -> Option<&'static str> {
        let runs = |routine: &Routine| !routine.run.is_empty();
        if self.routine(shell).is_some_and(runs) {
            return None;
        }
        let mut left = self.left();
        if let Some(left) = left.find(|left| left.shell == shell) {
            return Some(left.why.message());
        }
        if self.routine(shell).is_some() {
            return None;
        }
        // What would be wrong with it in its own shell is nothing to whoever types it there.
        let left = self.left().next().map(|left| match left.why {
            Obstacle::Exposed => OTHER_SHELL,
            why => why.message(),
        });
        let other = self.routines().iter().any(runs).then_some(OTHER_SHELL);
        other.or(left)
    }

    /// What scripts leave to a person here.
    fn left(&self) -> impl Iterator<Item = &'p Left> {
        self.step.left.iter().filter(|_| !self.is_closing)
    }

    /// The indices of the values that a person types here with what a script of a shell leaves
    /// to one.
    pub fn typed(&self, shell: Shell) -> impl Iterator<Item = usize> {
        let is_left = self.by_hand(shell).is_some();
        let left = self.left().filter(move |_| is_left);
        left.flat_map(|left| left.parameters.iter().copied())
    }

    /// What a person does here that a script of a shell runs nothing of: the step's own commands
    /// for other shells.
    pub fn handed(&self, shell: Shell) -> impl Iterator<Item = &'p Routine> {
        let is_handed = self.by_hand(shell) == Some(OTHER_SHELL);
        let routines = self.routines().iter().filter(move |_| is_handed);
        routines.filter(|routine| !routine.automated && !routine.run.is_empty())
    }

    /// What is run here without asking anybody.
    #[must_use]
    pub fn automatic(&self, shell: Shell) -> Option<&'p Routine> {
        let routine = self.routine(shell)?;
        let asked = self.is_conditional() || self.asks(shell).is_some();
        (self.question(shell) == Question::Run && !asked).then_some(routine)
    }

    /// Why the commands of a shell are not simply run here, for those who follow the text by
    /// themselves: the key of the message. Nothing where the text's own condition says it.
    #[must_use]
    pub fn caution(&self, shell: Shell) -> Option<&'static str> {
        let asks = self.asks(shell).filter(|asks| match asks {
            Ask::Condition | Ask::Moment => self
                .around()
                .all(|step| step.text.reference().condition.is_none()),
            _ => true,
        });
        let left = self.by_hand(shell).filter(|why| *why != OTHER_SHELL);
        asks.map(Ask::message).or(left)
    }

    /// Why the commands that a script of a shell runs here are not run unless somebody
    /// says so.
    #[must_use]
    pub fn asks(&self, shell: Shell) -> Option<Ask> {
        if self.question(shell) != Question::Run {
            return None;
        }
        let own = self.step.asks.iter().find(|asks| asks.shell == shell);
        let own = own.map(|asks| asks.why);
        match own {
            // Whether a moment has come, or how often it is done, somebody must see.
            None | Some(Ask::Condition) if self.waits() => Some(Ask::Moment),
            own => own,
        }
    }

    /// The same, where it is known that its cases hold: what is left to say then.
    #[must_use]
    pub fn asks_beyond_cases(&self, shell: Shell) -> Option<Ask> {
        let asks = self.asks(shell)?;
        if asks != Ask::Condition || self.cases().is_empty() {
            return Some(asks);
        }
        let own = self.step.asks.iter().find(|asks| asks.shell == shell);
        own.and_then(|asks| asks.beyond)
    }

    /// Whether it, or a step that it is part of, is done at a moment that only a person can
    /// see.
    fn waits(&self) -> bool {
        self.around().any(|step| {
            let text = step.text.reference();
            // What is done before something else, or after what the step before has run, is
            // done now.
            let now = matches!(
                text.condition_opening,
                procedure::Opening::Before | procedure::Opening::Done
            );
            let kind = text.condition_kind.filter(|_| !now);
            matches!(kind, Some(ConditionKind::When | ConditionKind::Until))
        })
    }

    /// The steps that it is part of, outermost first, and itself.
    fn around(&self) -> impl Iterator<Item = &'p PlanStep> {
        let own = (!self.is_closing).then_some(self.step);
        self.parents.iter().copied().chain(own)
    }

    /// The cases that decide whether it is done, in the order in which they are asked about.
    #[must_use]
    pub fn cases(&self) -> Vec<Case<'p>> {
        let mut cases = Vec::new();
        for step in self.around() {
            let other = step.otherwise.as_deref();
            cases.extend(other.map(|other| Case::Other(&step.id, other)));
            cases.extend(step.is_case().then_some(Case::Of(&step.id)));
        }
        cases
    }

    /// What the operator is asked.
    #[must_use]
    pub fn question(&self, shell: Shell) -> Question {
        let runs = |routine: &Routine| !routine.run.is_empty();
        if self.routine(shell).is_some_and(runs) {
            Question::Run
        } else if self.step.only_verifies() {
            Question::IsSo
        } else {
            Question::Done
        }
    }

    /// Whether a person must decide if it is done at all: it, or a step that it
    /// is part of, is optional or applies in a case that may not hold. What
    /// says when it is done, or how long, is no reason to leave it out.
    #[must_use]
    pub fn is_conditional(&self) -> bool {
        self.is_optional() || !self.cases().is_empty()
    }

    /// Whether it, or a step that it is part of, is optional.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.around().any(|step| step.optional)
    }

    /// The worst that it can cost.
    #[must_use]
    pub fn risk(&self) -> Option<Risk> {
        self.step.risk.filter(|_| !self.is_closing)
    }

    /// The steps that it tells to do again, as often as a person says, where a script of a
    /// shell runs nothing at it.
    #[must_use]
    pub fn repeats(&self, shell: Shell) -> &'p [String] {
        if self.is_closing || self.routine(shell).is_some() {
            &[]
        } else {
            &self.step.repeats
        }
    }

    /// Its number as the author wrote it: `3`, `3.2` for a substep.
    #[must_use]
    pub fn number(&self) -> String {
        let own = (!self.is_closing).then_some(self.step);
        let path = self.parents.iter().copied().chain(own);
        let numbers: Vec<String> = path.map(|step| step.number.to_string()).collect();
        numbers.join(".")
    }

    /// What it is part of and what it is, as ids, outermost first: its
    /// procedure, the steps around it, itself.
    pub fn path(&self) -> impl Iterator<Item = &str> {
        let parents = self.parents.iter().map(|step| step.id.as_str());
        std::iter::once(self.opening.procedure.id.as_str())
            .chain(parents)
            .chain([&*self.id])
    }

    /// Whether a locale has words of its own for the end of a step around it, which are due
    /// here.
    #[must_use]
    pub fn has_translated_end(&self, locale: usize) -> bool {
        let closed = self.is_closing.then_some(self.step);
        let mut ending = self.endings.iter().copied().chain(closed);
        ending.any(|step| {
            let own = step.text.own(locale);
            own.is_some_and(|text| !text.after.is_empty())
        })
    }

    /// Whether a locale has words of its own for it.
    #[must_use]
    pub fn is_translated(&self, locale: usize) -> bool {
        self.step.text.own(locale).is_some()
    }
}
