//! What a step came to with each of several values: what is done for one is not done for another.

use super::entry::{Entry, EntryKind};
use super::evidence::Word;
use super::log::changed_values;
use super::pen::{LISTED, Pen, join, list, time};
use super::run::RunReport;
use super::step::StepReport;

/// What happened last with each of the values that were changed in the run, in order; nothing
/// where those are not several.
fn last_with_each<'s>(run: &RunReport, step: &'s StepReport) -> Vec<(String, &'s Entry)> {
    let mut each: Vec<(String, &Entry)> = Vec::new();
    for entry in &step.history {
        let mut values = list(&changed_values(run, &entry.values));
        // What is said of a try is said of its values.
        if values.is_empty() && entry.is_verdict {
            values = each.last().map(|(own, _)| own.clone()).unwrap_or_default();
        }
        if !values.is_empty() && !entry.goes_on() {
            each.retain(|(own, _)| *own != values);
            each.push((values, entry));
        }
    }
    if each.len() < 2 {
        each.clear();
    }
    each
}

/// Whether something had another value than the step came to its end with.
pub(super) fn is_apart_by_value(run: &RunReport, step: &StepReport, entry: &Entry) -> bool {
    let value = |place: &usize| run.values.get(*place);
    let mut own = entry.values.iter().filter_map(value);
    own.any(|own| {
        let mut later = step.values.iter().filter_map(value);
        later.any(|later| own.name == later.name && own.value != later.value)
    })
}

impl Pen<'_> {
    fn came_to(&self, (values, entry): &(String, &Entry)) -> String {
        let pairs = [("outcome", self.outcome(entry)), ("values", values.clone())];
        self.with("report-finally-with", pairs)
    }

    /// What a step came to with each of several values, and when.
    pub(super) fn with_each(&self, run: &RunReport, step: &StepReport) -> String {
        let each = last_with_each(run, step);
        let each = each.iter().map(|one| {
            let begun = time(one.1.start.or(one.1.end));
            join([self.came_to(one), format!("({begun})")], " ")
        });
        each.reduce(|earlier, later| self.then(earlier, later))
            .unwrap_or_default()
    }

    /// The steps of which that is so.
    pub(super) fn with_several(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter_map(|step| {
            let each = self.with_each(run, step);
            (!each.is_empty()).then(|| format!("{}: {each}", self.label_round(step)))
        });
        join(steps.take(LISTED), "; ")
    }

    /// What a step came to in the end, where something that happened with it had other values: with
    /// those, and with the last ones.
    pub(super) fn finally_with(
        &self,
        run: &RunReport,
        step: &StepReport,
        entry: &Entry,
        outcome: String,
    ) -> String {
        if !is_apart_by_value(run, step, entry) {
            return outcome;
        }
        let values = list(&changed_values(run, &entry.values));
        let each = last_with_each(run, step);
        let own = each.iter().find(|(own, _)| *own == values);
        let own = own.map(|own| self.came_to(own)).unwrap_or_default();
        let values = list(&changed_values(run, &step.values));
        let pairs = [("outcome", outcome), ("values", values)];
        join([own, self.with("report-finally-with", pairs)], "; ")
    }

    /// Who did a step, each time that stands.
    pub(super) fn who_did(&self, step: &StepReport) -> String {
        let last = self.decided(step.who.as_ref(), step.by);
        let done = step.history.iter().filter(|entry| {
            let is_end = entry.kind == EntryKind::Step && entry.outcome == Word::Done;
            is_end && !entry.is_undone && step.outcome.is_done()
        });
        let mut people: Vec<String> = Vec::new();
        let done = done.map(|entry| self.decided(entry.who.as_ref(), entry.by));
        for who in done.chain([last]) {
            if people.last() != Some(&who) {
                people.push(who);
            }
        }
        let people = people.into_iter().take(LISTED);
        people
            .reduce(|earlier, later| self.then(earlier, later))
            .unwrap_or_default()
    }
}
