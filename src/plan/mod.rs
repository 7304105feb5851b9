//! Floor 5: what a runbook does and says, in every language.
//!
//! A [`Plan`] belongs to one article. Its procedures and steps are those of
//! the reference locale; the words of the other locales are joined on where
//! their steps align. Whatever a plan's own strings hold is [`SafeText`]. The
//! locales' articles themselves ride along as [`Document`]s, for the formats
//! that follow the text of one language.
//!
//! Knows no output format.

mod command;
mod compile;
mod describe;
mod document;
mod needs;
mod parameters;
mod references;
mod rich;
mod routines;
mod shown;
mod titles;
mod words;

pub use command::{Asks, Code, Command, Expected, Left, Likeness, Obstacle, Parameter, Routine};
pub use compile::{align_all, carry_all, compile, compile_with, differences_all, restore_all};
pub use document::{Document, FileId, Wish};
pub use needs::{Needs, WantedName, WantedValue};
pub use parameters::key;
pub use rich::{Rich, Run};

use crate::procedure::{Action, ActionKind, Apart, ConditionKind, NoteKind, Opening, Risk, Show};
use crate::shell::Shell;
use crate::source::{Failures, Locale};
use crate::text::SafeText;

/// What the runbook of one article does.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The article's id.
    pub id: SafeText,
    /// The locales, the reference first. [`Localized`] values are indexed alike.
    pub locales: Vec<PlanLocale>,
    /// What the article says before its first procedure or second heading; it
    /// often names what is needed.
    pub introduction: Localized<Vec<PlanBlock>>,
    /// Notes outside any procedure, of the reference; shown before the first step.
    pub notes: Vec<Localized<PlanNote>>,
    /// What an operator must have before the first step.
    pub needs: Needs,
    /// The values that commands need, in the order they are first needed.
    pub parameters: Vec<Parameter>,
    /// What becomes of the commands after one that has failed, in the same block.
    pub failures: Failures,
    /// The choices between several ways.
    pub choices: Vec<PlanChoice>,
    /// The procedures, in order; never empty.
    pub procedures: Vec<PlanProcedure>,
    /// Where the article says that more can be read, of no use to who does the steps: told
    /// after everything.
    pub further: Localized<Vec<PlanBlock>>,
    /// The articles, in the order of `locales`.
    pub documents: &'a [Document<'a>],
}

/// A language that a runbook speaks.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PlanLocale {
    /// The tag.
    pub locale: Locale,
    /// The article's title.
    pub title: SafeText,
    /// The article's file, relative to the document set.
    pub path: SafeText,
    /// The content hash of the file.
    pub hash: String,
    /// Whether a machine translated it and nobody reviewed it.
    pub machine_translated: bool,
}

/// Something in each locale that has it, indexed like [`Plan::locales`]. The
/// reference (index 0) always has it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Localized<T>(Vec<Option<T>>);

impl<T> Localized<T> {
    /// The reference's value, for `count` locales.
    #[must_use]
    pub fn new(reference: T, count: usize) -> Self {
        let mut values = Vec::with_capacity(count);
        values.push(Some(reference));
        values.resize_with(count.max(1), || None);
        Self(values)
    }

    /// Sets a locale's value.
    pub fn set(&mut self, locale: usize, value: T) {
        self.0[locale] = Some(value);
    }

    /// A locale's own value, to be changed.
    fn own_mut(&mut self, locale: usize) -> Option<&mut T> {
        self.0.get_mut(locale).and_then(Option::as_mut)
    }

    /// All there are, to be changed.
    fn all_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }

    /// A locale's own value.
    #[must_use]
    pub fn own(&self, locale: usize) -> Option<&T> {
        self.0.get(locale).and_then(Option::as_ref)
    }

    /// The reference's value.
    ///
    /// # Panics
    /// Never: a value cannot be made without it.
    #[must_use]
    pub fn reference(&self) -> &T {
        self.0[0].as_ref().expect("the reference has every value")
    }

    /// What a locale shows: its own value, else the reference's.
    #[must_use]
    pub fn shown(&self, locale: usize) -> &T {
        self.own(locale).unwrap_or_else(|| self.reference())
    }
}

/// A choice between several ways to do the same: an operator goes one of them, and the
/// steps of the others are left out.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PlanChoice {
    /// What it is answered by: the id of the step that holds its ways, else that of the
    /// first step of one.
    pub id: String,
    /// The first 16 hexadecimal digits of the BLAKE3 hash of what is chosen from: its
    /// identity when steps move.
    pub hash: String,
    /// What its ways are called, at least two. Steps and answers name them by these or by
    /// their numbers, from 1.
    pub ways: Vec<Localized<SafeText>>,
}

impl PlanChoice {
    /// What its ways are called in a locale, in order.
    #[must_use]
    pub fn names(&self, locale: usize) -> Vec<&str> {
        self.ways
            .iter()
            .map(|name| name.shown(locale).as_str())
            .collect()
    }
}

/// The way of a choice that a step belongs to.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PlanWay {
    /// The id of the choice.
    pub choice: String,
    /// The number of the way, from 1.
    pub way: usize,
}

/// A procedure of a plan.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PlanProcedure {
    /// `p1`, `p2`, …
    pub id: String,
    /// Which of [`Model::procedures`](crate::procedure::Model::procedures) it is
    /// in each locale's document.
    #[serde(skip)]
    pub origin: Localized<usize>,
    /// Its title; the article's where it has none.
    pub title: Localized<SafeText>,
    /// What it is for, where it is no part of the main way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<Apart>,
    /// What to read before its first step, notes among it.
    pub context: Localized<Vec<PlanBlock>>,
    /// Its steps.
    pub steps: Vec<PlanStep>,
    /// What is so after its last step.
    pub result: Localized<Vec<PlanBlock>>,
}

/// A step of a plan.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PlanStep {
    /// `p1.3`, `p1.3.2`, …: equal in every locale.
    pub id: String,
    /// The first 16 hexadecimal digits of the BLAKE3 hash of the reference's
    /// normalized text: the step's identity when steps move.
    pub hash: String,
    /// Which of [`Model::steps`](crate::procedure::Model::steps) it is in each
    /// locale's document.
    #[serde(skip)]
    pub origin: Localized<usize>,
    /// The number in its own list.
    pub number: u64,
    /// Whether it is optional.
    pub optional: bool,
    /// The step before it whose case it is the other part of: "Otherwise, …".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
    /// Whether it says itself what is done where its case does not hold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_otherwise: bool,
    /// The worst that it can cost, its substeps not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// Its words.
    pub text: Localized<StepText>,
    /// The ways of choices that it belongs to: it is only done where each of them is chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<PlanWay>,
    /// The steps, or procedures, at which its text tells to go on, or to begin again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<String>,
    /// The steps before it that its text tells to do again, all of them, as often as a person
    /// says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repeats: Vec<String>,
    /// What scripts do at it, a shell each; empty where all is left to a
    /// person. Those of a step with substeps come before its substeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub routines: Vec<Routine>,
    /// The shells whose commands scripts leave to a person, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Left>,
    /// The shells whose commands are not run unless somebody says so, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<Asks>,
    /// Its substeps. A step that has some is done when they are, and its own
    /// commands.
    pub substeps: Vec<PlanStep>,
    /// What scripts do after its substeps, a shell each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<Routine>,
}

impl PlanStep {
    /// Whether it applies in a case only, which may not hold.
    #[must_use]
    pub fn is_case(&self) -> bool {
        let kind = self.text.reference().condition_kind;
        kind.is_some_and(ConditionKind::may_not_hold)
    }

    /// Whether the step only asks the operator to find out whether something
    /// is so.
    #[must_use]
    pub fn only_verifies(&self) -> bool {
        let actions = &self.text.reference().actions;
        !actions.is_empty()
            && actions
                .iter()
                .all(|action| action.kind == ActionKind::Verify)
    }
}

/// The words of a step in one language.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct StepText {
    /// The instruction.
    pub cmd: Rich,
    /// Notes, which are shown before the instruction.
    pub notes: Vec<PlanNote>,
    /// Where it plays in a user interface.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<SafeText>,
    /// The clause under which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<SafeText>,
    /// What that clause says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition_kind: Option<ConditionKind>,
    /// How that clause opens.
    #[serde(skip)]
    pub condition_opening: Opening,
    /// What the operator is told to do, in order.
    pub actions: Vec<Action<SafeText>>,
    /// What else belongs to it, in order, up to its first substep.
    pub body: Vec<PlanBlock>,
    /// What stands after its substeps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<PlanBlock>,
}

/// A note of a plan.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PlanNote {
    /// How serious it is.
    pub kind: NoteKind,
    /// What it says.
    pub body: Vec<PlanBlock>,
}

/// A block of text of a plan.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum PlanBlock {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Rich,
    },
    /// A heading inside a note or context.
    Heading {
        /// Its text.
        text: Rich,
    },
    /// Code, byte for byte that of the reference locale.
    Code {
        /// The language named after the fence; may be empty.
        language: SafeText,
        /// The code, with its last line feed taken off.
        text: SafeText,
        /// Why nothing runs it, where somebody could take it for what a step runs.
        #[serde(skip)]
        shown: Option<Show>,
    },
    /// Bullets or numbered items.
    List {
        /// The number of the first item; absent for bullets.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u64>,
        /// Whether the items are alternatives.
        choice: bool,
        /// The items.
        items: Vec<PlanItem>,
    },
    /// A table; its first row is the head.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<Rich>>,
    },
    /// A note.
    Note {
        /// The note.
        note: PlanNote,
    },
    /// A quote that is no note.
    Quote {
        /// What it holds.
        body: Vec<PlanBlock>,
    },
}

/// An item of a list of a plan.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct PlanItem {
    /// Its text.
    pub text: Rich,
    /// What else it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<PlanBlock>,
}

impl Plan<'_> {
    /// The procedures of the main way, in order; never empty.
    pub fn main(&self) -> impl Iterator<Item = &PlanProcedure> {
        let procedures = self.procedures.iter();
        procedures.filter(|procedure| procedure.apart.is_none())
    }

    /// The procedures that are kept apart, in order.
    pub fn apart(&self) -> impl Iterator<Item = &PlanProcedure> {
        let procedures = self.procedures.iter();
        procedures.filter(|procedure| procedure.apart.is_some())
    }

    /// Whether there is something to read before the first step.
    #[must_use]
    pub fn has_preliminaries(&self) -> bool {
        !self.notes.is_empty()
            || !self.introduction.reference().is_empty()
            || !self.needs.is_empty()
    }

    /// Whether there is something before the first step that somebody must have
    /// read: a note more serious than a tip, or a role.
    #[must_use]
    pub fn has_precondition(&self) -> bool {
        let serious = |note: &Localized<PlanNote>| note.reference().kind >= NoteKind::Important;
        self.notes.iter().any(serious) || !self.needs.roles.reference().is_empty()
    }

    /// The indices in [`Plan::parameters`] of the values that the commands of a
    /// shell need.
    #[must_use]
    pub fn parameters_of(&self, shell: Shell) -> Vec<usize> {
        fn collect(steps: &[PlanStep], shell: Shell, used: &mut Vec<usize>) {
            for step in steps {
                let routines = step.routines.iter().chain(&step.closing);
                let own = routines.filter(|routine| routine.shell == shell);
                used.extend(own.flat_map(|routine| &routine.parameters));
                collect(&step.substeps, shell, used);
            }
        }
        let mut used = Vec::new();
        for procedure in &self.procedures {
            collect(&procedure.steps, shell, &mut used);
        }
        used.sort_unstable();
        used.dedup();
        used
    }
}
