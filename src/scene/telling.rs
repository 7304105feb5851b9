//! What scenes show, piece by piece.

use super::{Opening, Stage};
use crate::plan::{Plan, PlanBlock, PlanNote, Rich, WantedValue};
use crate::procedure::Risk;
use crate::text::SafeText;

/// A piece of what a scene shows in one locale. Each is told apart from the
/// next one by a gap.
#[derive(Clone, Copy, Debug)]
pub enum Telling<'p> {
    /// That the locale has no words for the step, and those of the reference
    /// follow.
    Untranslated,
    /// What the step can cost.
    Risk(Risk),
    /// Where in a user interface it plays.
    Place(&'p SafeText),
    /// A note, which is told before the instruction.
    Note(&'p PlanNote),
    /// The instruction.
    Instruction(&'p Rich),
    /// Anything else.
    Blocks(&'p [PlanBlock]),
    /// The roles that steps ask the operator to sign in with; never none.
    Roles(&'p [SafeText]),
    /// The values to have ready; never none.
    Values(&'p [WantedValue]),
}

/// What is to be read before the first step.
pub(super) fn before<'p>(plan: &'p Plan<'p>, locale: usize) -> Vec<Telling<'p>> {
    let mut told = Vec::new();
    push_blocks(plan.introduction.shown(locale), &mut told);
    let notes = plan.notes.iter();
    told.extend(notes.map(|note| Telling::Note(note.shown(locale))));
    let roles = plan.needs.roles.shown(locale);
    if !roles.is_empty() {
        told.push(Telling::Roles(roles));
    }
    if !plan.needs.values.is_empty() {
        told.push(Telling::Values(&plan.needs.values));
    }
    told
}

/// What a step shows. That it is optional, or under which condition it applies,
/// its instruction says in its first words.
pub(super) fn step<'p>(stage: &Stage<'p>, locale: usize) -> Vec<Telling<'p>> {
    let text = stage.step.text.shown(locale);
    let mut told = Vec::new();
    if !stage.is_translated(locale) {
        told.push(Telling::Untranslated);
    }
    if stage.is_closing {
        push_blocks(&text.after, &mut told);
    } else {
        told.extend(stage.risk().map(Telling::Risk));
        told.extend(text.place.as_ref().map(Telling::Place));
        told.extend(text.notes.iter().map(Telling::Note));
        told.push(Telling::Instruction(&text.cmd));
        push_blocks(&text.body, &mut told);
    }
    // What stands after substeps may be an instruction: it is told before the
    // question about the last of them.
    for step in &stage.endings {
        push_blocks(&step.text.shown(locale).after, &mut told);
    }
    told
}

impl<'p> Opening<'p> {
    /// The title in a locale.
    #[must_use]
    pub fn title(&self, locale: usize) -> &'p SafeText {
        self.procedure.title.shown(locale)
    }

    /// What to read before the first step of the procedure.
    #[must_use]
    pub fn context(&self, locale: usize) -> &'p [PlanBlock] {
        self.procedure.context.shown(locale)
    }
}

fn push_blocks<'p>(blocks: &'p [PlanBlock], told: &mut Vec<Telling<'p>>) {
    if !blocks.is_empty() {
        told.push(Telling::Blocks(blocks));
    }
}
