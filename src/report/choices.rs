//! Several ways of which one is chosen: what is open again where another one is, and where more
//! than one was done.

use super::evidence::{By, Line, Word};
use super::note::Note;
use super::pen::{LISTED, Pen, join, shown};
use super::run::RunReport;
use super::steps::Steps;
use crate::text::SafeText;

impl Steps {
    /// A line tells which of several ways is taken.
    pub(super) fn choose(&mut self, line: &Line, notes: &[Note]) {
        let mut choices = notes.iter().filter(|note| note.hash.is_none());
        let is_first = choices.all(|note| note.step != line.step);
        match (&line.step, &line.reason) {
            (Some(step), _) if is_first && line.by == Some(By::Operator) => self.take_up(step),
            (_, Some(said)) => self.reopen(Word::LeftOut, said),
            _ => {}
        }
    }

    /// A line may tell whether a case holds.
    pub(super) fn decide(&mut self, line: &Line) {
        let note = line.note.as_ref().filter(|_| line.by.is_some());
        let is_left = line.outcome == Some(Word::NotApplicable);
        let said = note.or_else(|| line.reason.as_ref().filter(|_| is_left));
        if let Some(said) = said {
            self.reopen(Word::NotApplicable, said);
        }
    }

    /// What was left out by an answer that is another one now, as scripts write it (`p1.2 = no`,
    /// `p1.2 = Plums`), is open again.
    fn reopen(&mut self, outcome: Word, said: &SafeText) {
        let Some((id, _)) = said.split_once(" = ") else {
            return;
        };
        for step in &mut self.list {
            let reason = step.reason.as_ref().filter(|reason| *reason != said);
            let own = reason.and_then(|reason| reason.split_once(" = "));
            if step.outcome == outcome && own.is_some_and(|(own, _)| own == id) {
                step.is_due = true;
            }
        }
    }

    /// What an operator had skipped with all ways of a choice is open again, since one is taken
    /// after all.
    fn take_up(&mut self, choice: &SafeText) {
        let outline = &self.setting.outline;
        for step in &mut self.list {
            let mut ways = outline.ways.iter();
            let is_its = ways.any(|(id, of, _)| *id == step.step && of == choice);
            let is_case = (step.reason.as_ref()).is_some_and(|reason| reason.ends_with(" = no"));
            if is_its && step.outcome == Word::Skipped && !is_case {
                step.is_due = true;
            }
        }
    }
}

impl Pen<'_> {
    /// The steps of choices of which several ways were done, in the order of the run.
    pub(super) fn several(&self, run: &RunReport) -> String {
        let mut choices: Vec<&SafeText> = Vec::new();
        for (_, choice, _) in &run.outline.ways {
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        let parts = choices.into_iter().filter_map(|choice| {
            let own = run.outline.ways.iter().filter(|(_, of, _)| of == choice);
            let mut done: Vec<_> = own
                .filter_map(|(id, _, way)| {
                    let hash = run.outline.part(id)?.hash.as_ref();
                    let mut steps = run.steps.iter().filter(|step| !step.is_former);
                    let step =
                        steps.find(|step| step.called.now == *id && step.hash.as_ref() == hash)?;
                    let is_done = step.outcome.is_done() && !step.is_due;
                    let last = step.history.iter().rfind(|entry| entry.outcome.is_done())?;
                    let label = format!("{} ({})", self.label(step), shown(way));
                    is_done.then_some((last.place, way, label))
                })
                .collect();
            let (_, first, _) = done.first()?;
            done.iter().find(|(_, way, _)| way != first)?;
            done.sort_by_key(|(place, ..)| *place);
            let labels = done.into_iter().map(|(.., label)| label);
            labels.reduce(|earlier, later| self.then(earlier, later))
        });
        join(parts.take(LISTED), "; ")
    }
}
