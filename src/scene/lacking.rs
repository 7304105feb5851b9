//! What a translation lacks, and where it belongs: for formats that follow the text of
//! one language from its first line to its last.

use super::Original;
use super::original::Originals;
use crate::plan::PlanStep;
use crate::procedure::Step;
use std::collections::HashMap;

/// The steps that a document lacks, and the numbers that its own have in every locale.
#[derive(Clone, Debug, Default)]
pub struct Lacking<'p> {
    /// By the address of the step of the document that they come before, or after.
    before: HashMap<usize, Vec<LackingStep<'p>>>,
    after: HashMap<usize, Vec<LackingStep<'p>>>,
    numbers: HashMap<usize, u64>,
}

/// A step of the reference that a translation lacks.
#[derive(Clone, Debug)]
pub struct LackingStep<'p> {
    /// Its number in its list.
    pub number: u64,
    /// It, in the reference.
    pub step: Original<'p, &'p Step<'p>>,
}

impl<'p> Lacking<'p> {
    /// What the document of a locale lacks. Where it has nothing of a list of steps,
    /// there is no place for them in it.
    #[must_use]
    pub fn of(originals: &Originals<'p>, locale: usize) -> Self {
        let mut lacking = Self::default();
        for procedure in &originals.plan.procedures {
            lacking.add(originals, &procedure.steps, locale);
        }
        lacking
    }

    fn add(&mut self, originals: &Originals<'p>, steps: &'p [PlanStep], locale: usize) {
        let mut due = Vec::new();
        let mut last = None;
        for plan in steps {
            let step = originals.step(plan, locale);
            let number = plan.number;
            if plan.origin.own(locale).is_none() {
                due.push(LackingStep { number, step });
                continue;
            }
            let own = address(step.content);
            self.numbers.insert(own, number);
            if !due.is_empty() {
                self.before.insert(own, std::mem::take(&mut due));
            }
            last = Some(own);
            self.add(originals, &plan.substeps, locale);
        }
        if let Some(last) = last.filter(|_| !due.is_empty()) {
            self.after.insert(last, due);
        }
    }

    /// Whether the document lacks none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// What comes right before a step of the document.
    #[must_use]
    pub fn before(&self, step: &Step<'_>) -> &[LackingStep<'p>] {
        self.before.get(&address(step)).map_or(&[], Vec::as_slice)
    }

    /// What comes right after a step of the document, the last of its list.
    #[must_use]
    pub fn after(&self, step: &Step<'_>) -> &[LackingStep<'p>] {
        self.after.get(&address(step)).map_or(&[], Vec::as_slice)
    }

    /// The numbers of the steps of a list; those of the document where the reference
    /// does not have them all.
    #[must_use]
    pub fn numbers(&self, steps: &[Step<'_>]) -> Vec<u64> {
        let known = steps.iter().map(|step| self.numbers.get(&address(step)));
        let known: Option<Vec<u64>> = known.map(Option::<&u64>::copied).collect();
        known.unwrap_or_else(|| steps.iter().map(|step| step.number).collect())
    }
}

fn address(step: &Step<'_>) -> usize {
    std::ptr::from_ref(step).addr()
}
