//! What scenes tell as their documents have it, and steps as boxes to tick.

use super::writer::{BULLET, Writer};
use crate::article::Inline;
use crate::emit::words::{condition, risk_message, way_line};
use crate::procedure::{Note, StepPart};
use crate::scene::{Original, Passage, Stage, Written};
use crate::shell::Shell;
use std::fmt::Write as _;

/// A step to tick.
pub(in crate::emit) struct TickBox<'d> {
    pub(in crate::emit) stage: &'d Stage<'d>,
    /// Which locale it is told in.
    pub(in crate::emit) locale: usize,
    /// What it shows before its substeps.
    pub(in crate::emit) told: Vec<Written<'d>>,
    /// Its substeps.
    pub(in crate::emit) below: Vec<TickBox<'d>>,
    /// What it shows after them.
    pub(in crate::emit) after: Option<Original<'d, Passage<'d>>>,
}

/// Why the commands of a step are not simply run, whatever they are written for.
fn caution(stage: &Stage<'_>) -> Option<&'static str> {
    let shells = [Shell::Bash, Shell::Powershell, Shell::Cmd];
    shells.into_iter().find_map(|shell| stage.caution(shell))
}

impl<'d> Writer<'d> {
    /// A note that is told.
    pub(in crate::emit) fn told_note(&mut self, note: &Original<'d, &'d Note<'d>>) {
        self.turn_to(note.document);
        self.note(note.content);
    }

    /// An instruction.
    pub(in crate::emit) fn instruction(&mut self, text: &Original<'d, &'d [Inline<'d>]>) {
        self.turn_to(text.document);
        self.paragraph(text.content);
    }

    /// Anything else that is told.
    pub(in crate::emit) fn passage(&mut self, passage: &Original<'d, Passage<'d>>) {
        self.turn_to(passage.document);
        match &passage.content {
            Passage::Nodes(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Passage::Parts(parts) => parts.iter().for_each(|part| self.part(part)),
        }
    }

    /// Steps as boxes. `untranslated` marks those that the locale lacks.
    pub(in crate::emit) fn boxes(
        &mut self,
        boxes: &[TickBox<'d>],
        untranslated: &dyn Fn() -> String,
    ) {
        let tight = boxes.iter().all(|own| self.is_tight_box(own));
        self.list(BULLET, tight, |w, marker| {
            for own in boxes {
                w.item(marker, 0, |w| w.tick_box(own, untranslated));
            }
        });
    }

    /// A box: its number, its notes, its instruction, everything else. Where
    /// there are notes the number stands alone on the line of the box, so that
    /// they are read before the instruction and still belong to it.
    fn tick_box(&mut self, own: &TickBox<'d>, untranslated: &dyn Fn() -> String) {
        self.begin();
        let anchor = self.anchor(&own.stage.id);
        let _ = write!(self.out, "[ ] {anchor}**{}.**", own.stage.number());
        let mut caution = caution(own.stage);
        for telling in &own.told {
            match telling {
                Written::Untranslated => self.remark(&untranslated()),
                Written::Risk(risk) => {
                    if let Some(key) = risk_message(*risk) {
                        self.remark(&self.messages.get(key));
                    }
                }
                // Which boxes may stay empty. When, and how long, the instruction says in
                // its first words.
                Written::Condition(clause, kind, opening) => {
                    if kind.may_not_hold() {
                        self.remark(&condition(clause, *kind, *opening, self.messages));
                    }
                }
                Written::Way(choice, way) => {
                    let names = choice.names(own.locale);
                    self.remark(&way_line(&names, *way, self.messages));
                }
                Written::Note(note) => {
                    if !self.fresh {
                        self.end();
                    }
                    self.told_note(note);
                }
                Written::Instruction(text) if self.fresh => self.instruction(text),
                Written::Instruction(text) => {
                    self.turn_to(text.document);
                    self.out.push(' ');
                    self.inside(text.content);
                }
                Written::Blocks(passage) => {
                    self.caution(&mut caution);
                    self.passage(passage);
                }
                // The instruction names the place, and needs no other things
                // than were named before the first step.
                Written::Place(_) | Written::Roles(_) | Written::Values(_) => {}
            }
        }
        self.caution(&mut caution);
        if !own.below.is_empty() {
            self.boxes(&own.below, untranslated);
        }
        if let Some(after) = &own.after {
            self.passage(after);
        }
    }

    /// Says once why commands are not simply run.
    fn caution(&mut self, key: &mut Option<&'static str>) {
        if let Some(key) = key.take() {
            self.sentence(&self.messages.get(key));
        }
    }

    /// Whether a box needs no empty lines around it: it is a line of text, with
    /// at most a list of such lines below it.
    fn is_tight_box(&self, own: &TickBox<'d>) -> bool {
        let mut text: &[Inline<'_>] = &[];
        let mut parts: &[&StepPart<'_>] = &[];
        for telling in &own.told {
            match telling {
                Written::Note(_) => return false,
                Written::Instruction(instruction) => text = instruction.content,
                Written::Blocks(Original {
                    content: Passage::Parts(own),
                    ..
                }) => parts = own,
                _ => {}
            }
        }
        let below = &own.below;
        caution(own.stage).is_none()
            && self.is_tight_item(text, parts.iter().copied())
            && own.after.is_none()
            && (below.is_empty() || parts.is_empty())
            && below.iter().all(|own| self.is_tight_box(own))
    }
}
