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
mod document;
mod needs;
mod parameters;
mod rich;
mod routines;
mod words;

pub use command::{Code, Command, Expected, Likeness, Parameter, Routine};
pub use compile::{align_all, carry_all, compile, compile_with};
pub use document::{Document, FileId, Wish};
pub use needs::{Needs, WantedValue};
pub use rich::{Rich, Run};

use crate::procedure::{Action, ActionKind, NoteKind, Risk};
use crate::shell::Shell;
use crate::source::Locale;
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
    /// The procedures, in order; never empty.
    pub procedures: Vec<PlanProcedure>,
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

/// A procedure of a plan.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PlanProcedure {
    /// `p1`, `p2`, …
    pub id: String,
    /// Its title; the article's where it has none.
    pub title: Localized<SafeText>,
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
    /// The number in its own list.
    pub number: u64,
    /// Whether it is optional.
    pub optional: bool,
    /// The worst that it can cost, its substeps not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// Its words.
    pub text: Localized<StepText>,
    /// What scripts do at it, a shell each; empty where all is left to a
    /// person. A step with substeps has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub routines: Vec<Routine>,
    /// Its substeps. A step that has some is done when they are.
    pub substeps: Vec<PlanStep>,
}

impl PlanStep {
    /// What a script of a shell does at the step.
    #[must_use]
    pub fn routine(&self, shell: Shell) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.shell == shell)
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
        let units = self.units();
        let routines = units.iter().filter_map(|unit| unit.step.routine(shell));
        let mut used: Vec<usize> = routines.flat_map(|r| &r.parameters).copied().collect();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// What an operator is asked about, in order: every step without substeps,
    /// at any depth, with the steps it is part of.
    #[must_use]
    pub fn units(&self) -> Vec<Unit<'_>> {
        let mut units = Vec::new();
        for (procedure, steps) in self
            .procedures
            .iter()
            .map(|p| p.steps.as_slice())
            .enumerate()
        {
            collect_units(procedure, steps, &mut Vec::new(), &mut units);
        }
        units
    }
}

/// A step that an operator is asked about.
#[derive(Clone, Debug)]
pub struct Unit<'p> {
    /// The index of its procedure.
    pub procedure: usize,
    /// The steps it is part of, outermost first.
    pub parents: Vec<&'p PlanStep>,
    /// The step.
    pub step: &'p PlanStep,
}

impl Unit<'_> {
    /// Whether a person must decide if it is done at all: it, or a step that it
    /// is part of, is optional or applies under a condition.
    #[must_use]
    pub fn is_conditional(&self) -> bool {
        let decided = |step: &PlanStep| step.optional || step.text.reference().condition.is_some();
        decided(self.step) || self.parents.iter().any(|step| decided(step))
    }

    /// Whether this is the first unit of its parent at a depth (0 is the
    /// outermost): where the parent's own words are due.
    #[must_use]
    pub fn opens(&self, depth: usize) -> bool {
        let first =
            |parent: &PlanStep, child: &str| parent.substeps.first().is_some_and(|s| s.id == child);
        (depth..self.parents.len()).all(|n| {
            let child = self
                .parents
                .get(n + 1)
                .map_or(&self.step.id, |step| &step.id);
            first(self.parents[n], child)
        })
    }

    /// Whether this is the last unit of its parent at a depth: where what
    /// stands after the parent's substeps is due.
    #[must_use]
    pub fn closes(&self, depth: usize) -> bool {
        let last =
            |parent: &PlanStep, child: &str| parent.substeps.last().is_some_and(|s| s.id == child);
        (depth..self.parents.len()).all(|n| {
            let child = self
                .parents
                .get(n + 1)
                .map_or(&self.step.id, |step| &step.id);
            last(self.parents[n], child)
        })
    }
}

fn collect_units<'p>(
    procedure: usize,
    steps: &'p [PlanStep],
    parents: &mut Vec<&'p PlanStep>,
    units: &mut Vec<Unit<'p>>,
) {
    for step in steps {
        if step.substeps.is_empty() {
            units.push(Unit {
                procedure,
                parents: parents.clone(),
                step,
            });
        } else {
            parents.push(step);
            collect_units(procedure, &step.substeps, parents, units);
            parents.pop();
        }
    }
}
