//! Steps: as numbered items that a reader follows, or as boxes to tick.

use super::{BULLET, NUMBER, Steps, Writer};
use crate::article::{Inline, is_blank};
use crate::procedure::{Branch, Step, StepPart};
use std::fmt::Write as _;

impl Writer<'_> {
    /// The steps of a procedure as boxes to tick.
    pub(in crate::emit) fn boxes(&mut self, steps: &[Step<'_>]) {
        self.steps = Steps::Boxes;
        self.box_list(steps);
        self.steps = Steps::Numbered;
    }

    pub(super) fn step_list(&mut self, steps: &[Step<'_>]) {
        match self.steps {
            Steps::Numbered => self.numbered_list(steps),
            Steps::Boxes => self.box_list(steps),
        }
    }

    fn numbered_list(&mut self, steps: &[Step<'_>]) {
        self.list(NUMBER, are_tight(steps), |w, marker| {
            for step in steps {
                w.item(marker, step.number, |w| {
                    w.paragraph(&step.cmd);
                    w.parts(&step.parts);
                });
            }
        });
    }

    fn box_list(&mut self, steps: &[Step<'_>]) {
        let tight = are_tight(steps) && !steps.iter().any(|step| step.parts.iter().any(is_note));
        self.list(BULLET, tight, |w, marker| {
            for step in steps {
                w.item(marker, 0, |w| w.one_box(step));
            }
        });
    }

    /// A box: its number, its notes, its instruction, everything else. Where
    /// there are notes the number stands alone on the line of the box, so that
    /// they are read before the instruction and still belong to it.
    fn one_box(&mut self, step: &Step<'_>) {
        let outer = self.number.len();
        let _ = write!(self.number, "{}.", step.number);
        self.begin();
        let _ = write!(self.out, "[ ] **{}**", self.number);
        let mut notes = step.parts.iter().filter(|part| is_note(part)).peekable();
        if notes.peek().is_none() {
            self.out.push(' ');
            self.inside(&step.cmd);
        } else {
            self.end();
            for part in notes {
                self.part(part);
            }
            self.paragraph(&step.cmd);
        }
        let rest = step.parts.iter().filter(|part| !is_note(part));
        self.parts(rest);
        self.number.truncate(outer);
    }

    fn parts<'p, 'a: 'p>(&mut self, parts: impl IntoIterator<Item = &'p StepPart<'a>>) {
        for part in parts {
            self.part(part);
        }
    }

    fn part(&mut self, part: &StepPart<'_>) {
        match part {
            StepPart::Block(block) => self.block(block),
            StepPart::Note(note) => self.note(note),
            StepPart::Substeps(steps) => self.step_list(steps),
            StepPart::Choices(branches) => {
                // Text that ends in a colon says so itself.
                if self.steps == Steps::Boxes && !self.introduces() {
                    self.begin();
                    let label = self.messages.get("document-choose-one");
                    self.out.push_str(&super::plain(&label));
                    self.end();
                }
                self.branches(branches);
            }
            StepPart::Points(branches) => self.branches(branches),
            StepPart::Quote(inner) => self.quote(|w| w.parts(inner)),
        }
    }

    /// Whether what stands right before the pen introduces what follows.
    fn introduces(&self) -> bool {
        self.out.trim_end().ends_with([':', '：'])
    }

    fn branches(&mut self, branches: &[Branch<'_>]) {
        self.list(BULLET, are_branches_tight(branches), |w, marker| {
            for branch in branches {
                w.item(marker, 0, |w| {
                    w.paragraph(&branch.text);
                    w.parts(&branch.parts);
                });
            }
        });
    }
}

fn is_note(part: &StepPart<'_>) -> bool {
    matches!(part, StepPart::Note(_))
}

/// Whether steps need no empty lines between them: each is a line of text,
/// with at most such a list below it.
fn are_tight(steps: &[Step<'_>]) -> bool {
    steps.iter().all(|step| is_tight(&step.cmd, &step.parts))
}

fn are_branches_tight(branches: &[Branch<'_>]) -> bool {
    branches
        .iter()
        .all(|branch| is_tight(&branch.text, &branch.parts))
}

fn is_tight(text: &[Inline<'_>], parts: &[StepPart<'_>]) -> bool {
    if is_blank(text) {
        return parts.is_empty();
    }
    match parts {
        [] => true,
        // Only these lists can follow a line of text without an empty one.
        [StepPart::Substeps(steps)] => {
            let first = steps.first();
            first.is_some_and(|step| step.number == 1 && !is_blank(&step.cmd)) && are_tight(steps)
        }
        [StepPart::Points(branches)] => {
            let first = branches.first();
            first.is_some_and(|branch| !is_blank(&branch.text)) && are_branches_tight(branches)
        }
        _ => false,
    }
}
