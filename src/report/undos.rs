//! What was rolled back, what could not be, and what stands though something was.

use super::entry::Entry;
use super::evidence::{By, Word};
use super::log::told_values;
use super::pen::{LISTED, Pen, join, list};
use super::run::RunReport;
use super::step::StepReport;

/// Whether a roll-back did not come to its end.
fn fails(entry: &Entry) -> bool {
    matches!(entry.outcome, Word::Failed | Word::Interrupted)
}

impl StepReport {
    /// Takes note of a roll-back that failed, and of what settles one: another roll-back of the
    /// same, or that the same is done anew. What a person says of the step itself settles none.
    pub(super) fn settle_undos(&mut self, entry: &Entry) {
        let history = &self.history;
        let is_settled = |undo: &Entry| {
            let mut values = undo.values.iter();
            (entry.undoes() || entry.acts())
                && values.all(|own| entry.done_with().any(|place| place == own))
        };
        self.failed_undos.retain(|at| !is_settled(&history[*at]));
        if entry.undoes() && fails(entry) {
            self.failed_undos.push(history.len());
        }
        self.undo_failed = !self.failed_undos.is_empty();
    }

    /// The roll-backs that failed, but for those that were tried again.
    fn undos_that_failed(&self) -> impl Iterator<Item = &Entry> {
        let undos = || self.history.iter().filter(|entry| entry.undoes());
        undos().filter(move |own| {
            let mut later = undos().filter(|one| one.place > own.place);
            fails(own) && !later.any(|one| one.values == own.values)
        })
    }

    /// The last roll-back that did not fail, where none of the same failed since.
    fn last_undo(&self) -> Option<&Entry> {
        let mut undos = self.history.iter().filter(|entry| entry.undoes());
        let last = undos.rfind(|entry| !fails(entry))?;
        let is_later = |one: &Entry| one.place > last.place && one.values == last.values;
        (!self.undos_that_failed().any(is_later)).then_some(last)
    }

    /// Whether it was done, and that was undone.
    fn is_done_and_undone(&self) -> bool {
        let mut entries = self.history.iter();
        entries.any(|entry| entry.outcome.is_done() && entry.is_undone)
    }
}

impl Pen<'_> {
    /// The values with which something was undone, and not with others.
    fn only_where(&self, run: &RunReport, undone: &[&Entry]) -> String {
        let places = undone.iter().flat_map(|entry| &entry.values);
        let values = told_values(run, places);
        self.with("report-only-where", [("values", list(&values))])
    }

    /// The values that something was done with; and what it came to, where nobody knows that it
    /// did it.
    pub(super) fn deed(&self, run: &RunReport, deed: &Entry) -> String {
        let mut places: Vec<usize> = deed.done_with().copied().collect();
        places.sort_unstable();
        places.dedup();
        let values = list(&told_values(run, &places));
        match (values.is_empty(), deed.outcome.went_wrong()) {
            (_, false) => values,
            (true, true) => self.word(deed.outcome),
            (false, true) => format!("{values} ({})", self.word(deed.outcome)),
        }
    }

    /// The steps that were undone, and how they stand.
    pub(super) fn rolled_back(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter_map(|step| {
            let last = step
                .last_undo()
                .filter(|last| last.outcome != Word::Unknown)?;
            let undone = step.history.iter().filter(|entry| entry.undoes());
            let undone: Vec<&Entry> = undone.filter(|entry| !fails(entry)).collect();
            let mut label = self.label_round(step);
            if last.outcome == Word::Undone && matches!(last.by, Some(By::Operator | By::Answers)) {
                let who = self.decided(last.who.as_ref(), last.by);
                label = format!("{label} ({}: {who})", self.say("report-verdict"));
            }
            let earlier = undone.iter().all(|entry| entry.is_of_earlier);
            Some(match step.outcome {
                Word::Undone => label,
                // What it did last stands, whatever the order.
                _ if earlier => format!("{label} ({})", self.only_where(run, &undone)),
                word => self.then(label, self.word(word)),
            })
        });
        join(steps.take(LISTED), "; ")
    }

    /// The steps of which nobody knows whether they were undone, and how they stand.
    pub(super) fn maybe_undone(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter_map(|step| {
            let last = step.last_undo()?;
            let label = self.label_round(step);
            (last.outcome == Word::Unknown).then(|| match step.outcome {
                Word::Unknown => label,
                word => self.then(label, self.word(word)),
            })
        });
        join(steps.take(LISTED), "; ")
    }

    /// The steps that could not be undone, with what and why, and what became of them later.
    pub(super) fn not_undone(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let failed = steps.flat_map(|step| step.undos_that_failed().map(move |one| (step, one)));
        let failed = failed.map(|(step, entry)| {
            let values = list(&told_values(run, &entry.values));
            let why = [self.failing(entry.own_status()), self.reason(run, entry)];
            let label = join([self.label_round(step), values], ": ");
            let label = match join(why, " · ") {
                why if why.is_empty() => label,
                why => format!("{label} ({why})"),
            };
            let mut later = step.history.iter().rev();
            match later.find(|one| one.place > entry.place && !one.undoes() && one.decides()) {
                Some(one) => self.then(label, self.outcome(one)),
                None => label,
            }
        });
        join(failed.take(LISTED), "; ")
    }

    /// The steps that are left as a roll-back of them that failed has left them.
    pub(super) fn left_not_undone(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter(|step| step.undo_failed);
        let labels: Vec<String> = steps.map(|step| self.label_round(step)).collect();
        let words = (!labels.is_empty()).then(|| self.say("report-ended-undo-failed"));
        join([words.unwrap_or_default(), list(&labels)], ": ")
    }

    /// What was done and was not rolled back, though something was, with the values of that: what
    /// is left of a step, or of its other rounds, and what cannot be rolled back any more.
    pub(super) fn not_rolled_back(&self, run: &RunReport) -> String {
        let is_undone = |step: &StepReport| step.history.iter().any(Entry::undoes);
        let steps = run.steps.iter().filter(|_| run.has_undone());
        let steps = steps.flat_map(|step| {
            let is_tried = step.all_rounds().any(StepReport::is_done_and_undone);
            step.all_rounds().map(move |own| {
                let is_left = is_tried && !is_undone(own) && own.outcome.is_done();
                let deeds = own.history.iter().filter(|entry| entry.stands());
                let deeds = deeds.filter(|_| is_left);
                let standing = own.standing().filter(move |_| !is_left);
                (own, deeds.chain(standing).collect())
            })
        });
        let steps = steps.filter(|(_, deeds): &(_, Vec<&Entry>)| !deeds.is_empty());
        let steps = steps.map(|(step, deeds)| {
            let mut values: Vec<String> = Vec::new();
            for deed in deeds {
                let value = self.deed(run, deed);
                if !value.is_empty() && !values.contains(&value) {
                    values.push(value);
                }
            }
            let former = (!step.former_undos.is_empty()).then(|| self.say("report-no-undo"));
            let what = join([list(&values), former.unwrap_or_default()], ", ");
            join([self.label_round(step), what], ": ")
        });
        join(steps.take(LISTED), "; ")
    }
}
