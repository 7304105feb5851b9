//! Steps, as a reader follows them.

use super::look::is_blank;
use super::writer::{BULLET, Dialect, Marker, NUMBER, Writer};
use crate::article::{Block, BlockKind, Inline};
use crate::emit::words::way_line;
use crate::procedure::{Branch, Step, StepPart};
use crate::scene::LackingStep;
use std::rc::Rc;

impl<'d> Writer<'d> {
    pub(super) fn step_list(&mut self, steps: &[Step<'_>]) {
        let lacking = Rc::clone(&self.lacking);
        let is_whole = |step| lacking.before(step).is_empty() && lacking.after(step).is_empty();
        let tight = self.are_tight(steps) && steps.iter().all(is_whole);
        self.list(NUMBER, tight, |w, marker| {
            let mut last = "";
            for (step, number) in steps.iter().zip(lacking.numbers(steps)) {
                w.lacking_steps(lacking.before(step), marker);
                let ways = w.ways_at(step, last);
                last = &step.id;
                w.item(marker, number, |w| {
                    for way in &ways {
                        w.begin();
                        // A remark parts itself from what is before it on its line.
                        w.out.pop();
                        w.remark(way);
                        w.end();
                    }
                    w.anchored_text_and_parts(step);
                });
                w.lacking_steps(lacking.after(step), marker);
            }
        });
    }

    /// What a guide says of the ways that begin with a step: they do not follow each other,
    /// as numbers would say. `last` is the id of the step before.
    fn ways_at(&self, step: &Step<'_>, last: &str) -> Vec<String> {
        let model = &self.document.model;
        let parent = step.id.rsplit_once('.').map_or("", |(parent, _)| parent);
        let known = [model.ways_of(parent), model.ways_of(last)].concat();
        let new = model.ways_of(&step.id).into_iter();
        new.filter(|way| !known.contains(way))
            .map(|(choice, way)| {
                let names = model.choices[choice].ways.iter();
                let names: Vec<&str> = names.map(|way| way.name.as_str()).collect();
                way_line(&names, way + 1, self.messages)
            })
            .collect()
    }

    /// Steps that a translation lacks, as the reference has them.
    fn lacking_steps(&mut self, steps: &[LackingStep<'d>], marker: Marker) {
        for LackingStep { number, step } in steps {
            self.item(marker, *number, |w| {
                w.begin();
                // A remark parts itself from what is before it on its line.
                w.out.pop();
                w.remark(&w.untranslated.clone());
                w.end();
                let before = w.turn_to(step.document);
                w.text_and_parts(&step.content.cmd, &step.content.parts);
                w.turn_to(before);
            });
        }
    }

    fn anchored_text_and_parts(&mut self, step: &Step<'_>) {
        let anchor = self.anchor(&step.id);
        if step.cmd.is_empty() || anchor.is_empty() {
            self.text_and_parts(&step.cmd, &step.parts);
            return;
        }
        self.begin();
        self.out.push_str(&anchor);
        self.inside(&step.cmd);
        self.text_and_parts(&[], &step.parts);
    }

    /// An item. Where it has no text of its own, a heading stands in for it,
    /// as it would for a reader.
    fn text_and_parts(&mut self, text: &[Inline<'_>], parts: &[StepPart<'_>]) {
        self.paragraph(text);
        for part in parts {
            match part {
                StepPart::Block(Block {
                    kind: BlockKind::Heading { content, .. },
                    ..
                }) if !self.fresh => self.paragraph(content),
                part => self.part(part),
            }
        }
    }

    pub(super) fn part(&mut self, part: &StepPart<'_>) {
        match part {
            StepPart::Block(block) => self.block(block),
            StepPart::Note(note) => self.note(note),
            StepPart::Substeps(steps) => self.step_list(steps),
            StepPart::Choices(branches) => {
                // Text that ends in a colon says so itself.
                if self.names_choices() && !self.introduces() {
                    self.sentence(&self.messages.get("document-choose-one"));
                }
                self.branches(branches);
            }
            StepPart::Points(branches) => self.branches(branches),
            StepPart::Quote(inner) => self.quote(|w| inner.iter().for_each(|part| w.part(part))),
        }
    }

    /// Whether alternatives are introduced as such: not in the article itself,
    /// which a guide is.
    fn names_choices(&self) -> bool {
        self.dialect != Dialect::Guide
    }

    /// Whether what stands right before the pen introduces what follows.
    fn introduces(&self) -> bool {
        self.out.trim_end().ends_with([':', '：'])
    }

    fn branches(&mut self, branches: &[Branch<'_>]) {
        let tight = self.are_branches_tight(branches);
        self.list(BULLET, tight, |w, marker| {
            for branch in branches {
                w.item(marker, 0, |w| {
                    w.text_and_parts(&branch.text, &branch.parts);
                });
            }
        });
    }
}

impl Writer<'_> {
    /// Whether steps need no empty lines between them: each is a line of text,
    /// with at most such a list below it.
    fn are_tight(&self, steps: &[Step<'_>]) -> bool {
        steps
            .iter()
            .all(|step| self.is_tight_item(&step.cmd, &step.parts))
    }

    pub(super) fn are_branches_tight(&self, branches: &[Branch<'_>]) -> bool {
        branches
            .iter()
            .all(|branch| self.is_tight_item(&branch.text, &branch.parts))
    }

    fn opens_item(&self, block: &Block<'_>) -> bool {
        match &block.kind {
            BlockKind::Heading { content, .. } => !is_blank(content),
            _ => self.is_text(block),
        }
    }

    fn is_silent_part(&self, part: &StepPart<'_>) -> bool {
        match part {
            StepPart::Block(block) => self.is_silent(block),
            StepPart::Quote(inner) => inner.iter().all(|part| self.is_silent_part(part)),
            _ => false,
        }
    }

    /// Whether an item shows a line of text, and what stands below it, if that
    /// is all there is.
    fn line_and_below<'p, 'a: 'p>(
        &self,
        text: &[Inline<'_>],
        parts: impl IntoIterator<Item = &'p StepPart<'a>>,
    ) -> Option<(bool, Option<&'p StepPart<'a>>)> {
        let unopened = self.is_silent_text(text);
        let stands_in = |part: &&StepPart<'_>| match part {
            StepPart::Block(Block {
                kind: BlockKind::Heading { content, .. },
                ..
            }) => unopened && self.is_silent_text(content),
            _ => false,
        };
        let mut shown = parts
            .into_iter()
            .filter(|part| !self.is_silent_part(part))
            .skip_while(stands_in);
        let mut below = shown.next();
        let mut line = !is_blank(text);
        if !line {
            // Tags alone may be a block; without them, what follows opens the item.
            if !unopened {
                return None;
            }
            if let Some(part) = below {
                let StepPart::Block(block) = part else {
                    return None;
                };
                if !self.opens_item(block) {
                    return None;
                }
                line = true;
                below = shown.next();
            }
        }
        shown.next().is_none().then_some((line, below))
    }

    pub(super) fn is_tight_item<'p, 'a: 'p>(
        &self,
        text: &[Inline<'_>],
        parts: impl IntoIterator<Item = &'p StepPart<'a>>,
    ) -> bool {
        let Some((_, below)) = self.line_and_below(text, parts) else {
            return false;
        };
        // Only a line of text can stand right below one.
        let opens = |text: &[Inline<'_>], parts: &[StepPart<'_>]| {
            matches!(self.line_and_below(text, parts), Some((true, _)))
        };
        match below {
            None => true,
            // A line of its own introduces choices to tick by.
            Some(StepPart::Choices(_)) if self.names_choices() => false,
            Some(StepPart::Substeps(steps)) => {
                let first = steps.first();
                first.is_some_and(|step| step.number == 1 && opens(&step.cmd, &step.parts))
                    && self.are_tight(steps)
            }
            Some(StepPart::Choices(branches) | StepPart::Points(branches)) => {
                let first = branches.first();
                first.is_some_and(|branch| opens(&branch.text, &branch.parts))
                    && self.are_branches_tight(branches)
            }
            Some(_) => false,
        }
    }
}
