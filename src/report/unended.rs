//! A start without an end in the evidence: what may have been under way then.
//!
//! Evidence tells of commands when they begin and when they are over. Where a start goes on with
//! the run, it tells what became of what the one before had begun; where none does, nobody knows.
//! Evidence of earlier versions has only ends: there, nobody knows what was begun either.

use super::article::procedure_of;
use super::course::{Course, Happened};
use super::entry::{Entry, EntryKind};
use super::evidence::{Event, Line, Word};
use super::pen::{Pen, join, time};
use super::run::RunReport;
use super::step::StepReport;
use super::steps::Steps;

/// Where a step stands in a run: among those that something happened with, or among the others.
#[derive(Clone, Copy)]
enum At {
    Step(usize),
    Open(usize),
}

/// What is told to have begun, on the way through a run, until something tells what it came to.
#[derive(Debug, Default)]
pub(super) struct Begun(Option<(usize, Line)>);

impl Begun {
    /// A line tells that something begins. What comes after a command that went well, in the same
    /// step, goes on with it.
    pub(super) fn begin(&mut self, place: usize, mut line: Line, course: &mut Course) {
        if let Some((before, earlier)) = self.0.take() {
            course.forget(before);
            let own = |line: &Line| (line.step.clone(), line.hash.clone(), line.phase);
            if own(&earlier) == own(&line) {
                line.start = earlier.start;
                line.first = line.first.or(earlier.first);
            }
        }
        course.push(Happened::Attempt);
        self.0 = Some((place, line));
    }

    /// A line tells what came of it, or that nothing runs any more.
    pub(super) fn settle(&mut self, event: Event, course: &mut Course) {
        let settles = matches!(
            event,
            Event::Attempt | Event::Step | Event::Rollback | Event::Reset | Event::End
        );
        if let Some((place, _)) = self.0.take_if(|_| settles) {
            course.forget(place);
        }
    }

    /// What nothing tells the end of is known as what a later start finds out: it has begun.
    pub(super) fn finish(self, steps: &mut Steps) -> bool {
        let Some((place, mut line)) = self.0 else {
            return false;
        };
        line.result = Some(Word::Unknown);
        steps.push(EntryKind::Attempt, place, line);
        true
    }
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

    /// Whether the start that it ends in the middle of has told of what it began.
    pub(super) fn tells_begins(&self) -> bool {
        self.sessions.last().is_some_and(|last| last.begins)
    }

    /// Finds the step that may have been begun in a start that has no end: the first open one from
    /// the last that is told of. What commands do is told of before, where the start says so: then
    /// only a person may have begun it.
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
        let tells = self.tells_begins();
        let outline = &self.outline;
        let next = next.filter(|(_, at)| {
            let (id, hash) = match at {
                At::Step(n) => (&self.steps[*n].called.now, self.steps[*n].hash.as_ref()),
                At::Open(n) => (&self.open[*n].step, self.open[*n].hash.as_ref()),
            };
            let mut codes = outline.codes(id, hash).iter();
            !(tells && codes.any(|code| code.purpose.starts_with("run ")))
        });
        match next {
            Some((_, At::Step(n))) => self.steps[n].maybe_begun = true,
            Some((_, At::Open(n))) => self.open[n].maybe_begun = true,
            None => {}
        }
    }
}

impl Pen<'_> {
    /// What a start that has no end had begun, or may have begun.
    pub(super) fn under_way(&self, run: &RunReport) -> String {
        let begun = run.rounds().filter_map(|step| {
            let entry = step.begun()?;
            let said = if entry.undoes() {
                self.say("report-undo-unknown")
            } else {
                self.begun(entry)
            };
            Some(format!("{}: {said}", self.label_round(step)))
        });
        let steps = run.steps.iter().filter(|step| step.maybe_begun);
        let steps = steps.map(|step| {
            let key = if step.is_due {
                "report-maybe-begun"
            } else {
                "report-maybe-again"
            };
            (self.label_round(step), key)
        });
        let open = run.open.iter().filter(|step| step.maybe_begun);
        let open = open.map(|step| (self.label_open(step), "report-maybe-begun"));
        let said = steps.chain(open);
        let said = said.map(|(label, key)| format!("{label}: {}", self.say(key)));
        join(begun.chain(said), "; ")
    }

    /// What has begun, and nothing tells of its end.
    pub(super) fn begun(&self, entry: &Entry) -> String {
        self.with("report-begun-then", [("time", time(entry.start))])
    }
}
