//! A start without an end in the evidence: what may have been under way then.
//!
//! Evidence tells of commands when they are over. Where a start goes on with the run, it tells
//! what the one before had begun; where none does, nobody knows.

use super::article::procedure_of;
use super::course::Happened;
use super::run::RunReport;
use super::step::StepReport;

/// Where a step stands in a run: among those that something happened with, or among the others.
#[derive(Clone, Copy)]
enum At {
    Step(usize),
    Open(usize),
}

impl RunReport {
    /// Whether the evidence ends in the middle of a start.
    #[must_use]
    pub fn lacks_end(&self) -> bool {
        let last = self.sessions.last();
        let mut later = self.course.iter().rev();
        // Who puts a run aside is told what it had begun.
        let is_aside = later.find(|one| one.event != Happened::NoEnd);
        last.is_some_and(|last| !last.ended)
            && is_aside.is_none_or(|one| one.event != Happened::Reset)
    }

    /// Finds the step that may have been begun in a start that has no end: the first open one from
    /// the last that is told of.
    pub(super) fn find_next(&mut self) {
        if !self.lacks_end() {
            return;
        }
        let acts = |event| {
            matches!(
                event,
                Happened::Attempt | Happened::Step | Happened::Rollback
            )
        };
        let last = self.course.iter().rposition(|one| acts(one.event));
        let since = &self.course[last.unwrap_or_default()..];
        let begins_round = since.iter().any(|one| {
            let note = one.note.and_then(|note| self.notes.get(note));
            note.is_some_and(|note| note.round.is_some())
        });
        let told = last.filter(|_| !begins_round).and_then(|last| {
            let place = self.course[last].place;
            let is_its = |step: &StepReport| step.entries().any(|entry| entry.place == place);
            self.steps.iter().find(|step| is_its(step))
        });
        let from = told.and_then(|step| self.outline.place(&step.called.now, step.hash.as_ref()));
        let apart = told.map(|step| procedure_of(&step.called.now).to_owned());
        let is_needed =
            |id: &str| !self.outline.is_apart(id) || apart.as_deref() == Some(procedure_of(id));
        let is_open = |step: &StepReport| step.is_open_for_ever() && !step.is_left_failed();
        let steps = self.steps.iter().enumerate().filter_map(|(n, step)| {
            let is_its = !step.is_former && is_open(step) && is_needed(&step.called.now);
            let place = self.outline.place(&step.called.now, step.hash.as_ref());
            is_its.then_some((place, At::Step(n)))
        });
        let open = self.open.iter().enumerate().filter_map(|(n, step)| {
            let place = self.outline.place(&step.step, step.hash.as_ref());
            is_needed(&step.step).then_some((place, At::Open(n)))
        });
        let next = steps.chain(open).min_by_key(|(place, _)| {
            let place = place.unwrap_or(usize::MAX);
            // What stands before is next where nothing behind is left.
            (from.is_some_and(|from| place < from), place)
        });
        match next {
            Some((_, At::Step(n))) => self.steps[n].maybe_begun = true,
            Some((_, At::Open(n))) => self.open[n].maybe_begun = true,
            None => {}
        }
    }
}
