//! Floor 6: the scenes of a runbook, in the order they are gone through.
//!
//! A plan is a tree; a run is a line. [`Scenes`] is that line, made once for
//! all formats: what is shown before the first step, where a procedure or a
//! step with substeps begins, what is asked about, and what is so in the end.
//! A scene has everything that a format may need, and says in [`Telling`]s what
//! it shows, in order. Formats render scenes; none walks the plan by itself.
//!
//! Knows no output format.

mod lacking;
mod named;
mod original;
mod stage;
mod telling;

pub use lacking::{Lacking, LackingStep};
pub use named::{Named, NamedStep};
pub use original::{Original, Originals, Passage, Written};
pub use stage::{Case, Question, Stage};
pub use telling::Telling;

use crate::plan::{
    Localized, Parameter, Plan, PlanBlock, PlanProcedure, PlanStep, PlanWay, Routine,
};
use crate::shell::Shell;
use std::borrow::Cow;

/// What a runbook shows and asks, in order.
#[derive(Clone, Debug)]
pub struct Scenes<'p> {
    /// The plan that is gone through.
    pub plan: &'p Plan<'p>,
    /// The scenes after what is to be read before the first step; never empty.
    pub list: Vec<Scene<'p>>,
}

/// A part of a run.
#[derive(Clone, Debug)]
pub enum Scene<'p> {
    /// A procedure begins.
    Procedure(Opening<'p>),
    /// A step begins that is done by its substeps.
    Group(Stage<'p>),
    /// A step that the operator is asked about.
    Step(Stage<'p>),
    /// A procedure has ended, and something is so now.
    Result(&'p PlanProcedure),
    /// Everything has ended, and more can be read elsewhere.
    Further(&'p Localized<Vec<PlanBlock>>),
}

/// The beginning of a procedure.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'p> {
    /// The procedure.
    pub procedure: &'p PlanProcedure,
    /// Its position among the procedures of the main way, from 1; 1 where it is kept apart.
    pub position: usize,
    /// How many procedures there are in the main way; 1 where it is kept apart.
    pub total: usize,
    /// The author's number of its last step: what its steps are counted to.
    pub last: u64,
}

impl<'p> Scenes<'p> {
    /// The scenes of a plan.
    #[must_use]
    pub fn of(plan: &'p Plan<'p>) -> Self {
        let mut list = Vec::new();
        let total = plan.main().count();
        // What is kept apart comes after the main way, wherever its article has it.
        let main = plan.main().zip(1..).map(|(own, n)| (own, n, total));
        let apart = plan.apart().map(|own| (own, 1, 1));
        for (procedure, position, total) in main.chain(apart) {
            let opening = Opening {
                procedure,
                position,
                total,
                last: procedure.steps.last().map_or(0, |step| step.number),
            };
            list.push(Scene::Procedure(opening));
            for step in &procedure.steps {
                add(plan, opening, step, &[], &[], &mut list);
            }
            if !procedure.result.reference().is_empty() {
                list.push(Scene::Result(procedure));
            }
        }
        if !plan.further.reference().is_empty() {
            list.push(Scene::Further(&plan.further));
        }
        Self { plan, list }
    }

    /// What the operator is asked about, in order.
    #[must_use]
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = &Stage<'p>> {
        self.list.iter().filter_map(|scene| match scene {
            Scene::Step(asked) => Some(asked),
            _ => None,
        })
    }

    /// How many steps of the main way the operator is asked about: those come first.
    #[must_use]
    pub fn main_count(&self) -> usize {
        let main = |stage: &&Stage<'p>| stage.opening.procedure.apart.is_none();
        self.asked().filter(main).count()
    }

    /// What a shell does at the steps, in order.
    pub fn routines(&self, shell: Shell) -> impl Iterator<Item = &'p Routine> {
        self.asked().filter_map(move |asked| asked.routine(shell))
    }

    /// The values that a script of a shell asks for, in the order they are first needed:
    /// those of its commands, and of those for other shells that it leaves to a person.
    pub fn parameters(&self, shell: Shell) -> impl Iterator<Item = &'p Parameter> {
        self.used(self.needed(shell))
    }

    /// The same, and those that are only shown, to be typed with what is left to a person.
    pub fn values(&self, shell: Shell) -> impl Iterator<Item = &'p Parameter> {
        let mut used = self.needed(shell);
        used.extend(self.asked().flat_map(|stage| stage.typed(shell)));
        self.used(used)
    }

    /// The indices of those that are asked for, some of them more than once.
    fn needed(&self, shell: Shell) -> Vec<usize> {
        let mut needed = self.plan.parameters_of(shell);
        let handed = self.asked().flat_map(|stage| stage.handed(shell));
        needed.extend(handed.flat_map(|routine| &routine.parameters));
        needed
    }

    fn used(&self, mut used: Vec<usize>) -> impl Iterator<Item = &'p Parameter> + use<'p> {
        used.sort_unstable();
        used.dedup();
        let all = &self.plan.parameters;
        used.into_iter().map(|n| &all[n])
    }

    /// What is to be read before the first step; may be nothing.
    #[must_use]
    pub fn before(&self, locale: usize) -> Vec<Telling<'p>> {
        telling::before(self.plan, locale, &telling::Planned(locale))
    }
}

/// Adds the scenes of a step: itself, its substeps, and what it runs after them.
/// `endings` are the steps around it that end with it, innermost first, whose
/// last words are due at it.
fn add<'p>(
    plan: &'p Plan<'p>,
    opening: Opening<'p>,
    step: &'p PlanStep,
    parents: &[&'p PlanStep],
    endings: &[&'p PlanStep],
    list: &mut Vec<Scene<'p>>,
) {
    let before = list.iter().rev().find_map(|scene| match scene {
        Scene::Step(stage) | Scene::Group(stage) => Some(stage.step.ways.as_slice()),
        _ => None,
    });
    let new = step
        .ways
        .iter()
        .filter(|way| !before.unwrap_or_default().contains(way));
    let choice = |way: &PlanWay| {
        let choice = plan.choices.iter().find(|choice| choice.id == way.choice)?;
        Some((choice, way.way))
    };
    let own = Stage {
        enters: new.filter_map(choice).collect(),
        id: Cow::Borrowed(&step.id),
        hash: Cow::Borrowed(&step.hash),
        opening,
        step,
        parents: parents.to_vec(),
        is_closing: false,
        endings: Vec::new(),
    };
    let Some((last, before)) = step.substeps.split_last() else {
        list.push(Scene::Step(Stage {
            endings: endings.to_vec(),
            ..own
        }));
        return;
    };
    list.push(if step.routines.is_empty() {
        Scene::Group(own.clone())
    } else {
        Scene::Step(own.clone())
    });
    let mut inside = parents.to_vec();
    inside.push(step);
    for substep in before {
        add(plan, opening, substep, &inside, &[], list);
    }
    if step.closing.is_empty() {
        let mut ending = vec![step];
        ending.extend(endings);
        add(plan, opening, last, &inside, &ending, list);
    } else {
        add(plan, opening, last, &inside, &[], list);
        list.push(Scene::Step(own.closing(endings)));
    }
}
