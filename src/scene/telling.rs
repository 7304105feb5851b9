//! What scenes show, piece by piece.

use super::{Opening, Stage};
use crate::plan::{Plan, PlanBlock, PlanChoice, PlanNote, PlanStep, Rich, WantedValue};
use crate::procedure::{ConditionKind, Risk};
use crate::text::SafeText;

/// A piece of what a scene shows in one locale. Each is told apart from the
/// next one by a gap. What was written by an author is as a `Voice` has it:
/// as it stands in the plan, where nothing else is said.
#[derive(Clone, Debug)]
pub enum Telling<'p, N = &'p PlanNote, I = &'p Rich, B = &'p [PlanBlock]> {
    /// That the locale has no words for the step, and those of the reference
    /// follow.
    Untranslated,
    /// What the step can cost.
    Risk(Risk),
    /// In which case it is done, at which moment, or how long.
    Condition(&'p SafeText, ConditionKind, crate::procedure::Opening),
    /// That a way of a choice begins, by its number from 1.
    Way(&'p PlanChoice, usize),
    /// Where in a user interface it plays.
    Place(&'p SafeText),
    /// A note, which is told before the instruction.
    Note(N),
    /// The instruction.
    Instruction(I),
    /// Anything else.
    Blocks(B),
    /// The roles that steps ask the operator to sign in with; never none.
    Roles(&'p [SafeText]),
    /// The values to have ready; never none.
    Values(&'p [WantedValue]),
}

/// Who has the words that are told, in one locale. What it has none of is not
/// told.
pub(super) trait Voice<'p> {
    type Note;
    type Instruction;
    type Blocks;

    fn introduction(&self, plan: &'p Plan<'p>) -> Option<Self::Blocks>;
    /// Notes outside procedures.
    fn free_notes(&self, plan: &'p Plan<'p>) -> impl Iterator<Item = Self::Note>;
    fn notes(&self, step: &'p PlanStep) -> impl Iterator<Item = Self::Note>;
    fn instruction(&self, step: &'p PlanStep) -> Self::Instruction;
    fn body(&self, step: &'p PlanStep) -> Option<Self::Blocks>;
    fn after(&self, step: &'p PlanStep) -> Option<Self::Blocks>;
}

/// What is told in a voice.
type Told<'p, V> =
    Telling<'p, <V as Voice<'p>>::Note, <V as Voice<'p>>::Instruction, <V as Voice<'p>>::Blocks>;

/// The words as the plan has them, in the locale of this number.
pub(super) struct Planned(pub(super) usize);

impl<'p> Voice<'p> for Planned {
    type Note = &'p PlanNote;
    type Instruction = &'p Rich;
    type Blocks = &'p [PlanBlock];

    fn introduction(&self, plan: &'p Plan<'p>) -> Option<&'p [PlanBlock]> {
        some(plan.introduction.shown(self.0))
    }

    fn free_notes(&self, plan: &'p Plan<'p>) -> impl Iterator<Item = &'p PlanNote> {
        plan.notes.iter().map(|note| note.shown(self.0))
    }

    fn notes(&self, step: &'p PlanStep) -> impl Iterator<Item = &'p PlanNote> {
        step.text.shown(self.0).notes.iter()
    }

    fn instruction(&self, step: &'p PlanStep) -> &'p Rich {
        &step.text.shown(self.0).cmd
    }

    fn body(&self, step: &'p PlanStep) -> Option<&'p [PlanBlock]> {
        some(&step.text.shown(self.0).body)
    }

    fn after(&self, step: &'p PlanStep) -> Option<&'p [PlanBlock]> {
        some(&step.text.shown(self.0).after)
    }
}

fn some(blocks: &[PlanBlock]) -> Option<&[PlanBlock]> {
    (!blocks.is_empty()).then_some(blocks)
}

/// What is to be read before the first step.
pub(super) fn before<'p, V: Voice<'p>>(
    plan: &'p Plan<'p>,
    locale: usize,
    voice: &V,
) -> Vec<Told<'p, V>> {
    let mut told = Vec::new();
    told.extend(voice.introduction(plan).map(Telling::Blocks));
    told.extend(voice.free_notes(plan).map(Telling::Note));
    let roles = plan.needs.roles.shown(locale);
    if !roles.is_empty() {
        told.push(Telling::Roles(roles));
    }
    if !plan.needs.values.is_empty() {
        told.push(Telling::Values(&plan.needs.values));
    }
    told
}

/// What a step shows. That it is optional, its instruction says in its first words.
pub(super) fn step<'p, V: Voice<'p>>(
    stage: &Stage<'p>,
    locale: usize,
    voice: &V,
) -> Vec<Told<'p, V>> {
    let mut told = own(stage, locale, voice);
    if stage.is_closing {
        told.extend(voice.after(stage.step).map(Telling::Blocks));
    }
    // What stands after substeps may be an instruction: it is told before the
    // question about the last of them.
    let endings = stage.endings.iter();
    told.extend(endings.filter_map(|step| voice.after(step).map(Telling::Blocks)));
    told
}

/// What a step shows before its substeps.
pub(super) fn own<'p, V: Voice<'p>>(
    stage: &Stage<'p>,
    locale: usize,
    voice: &V,
) -> Vec<Told<'p, V>> {
    let mut told = Vec::new();
    if !stage.is_translated(locale) {
        told.push(Telling::Untranslated);
    }
    if !stage.is_closing {
        let words = stage.step.text.shown(locale);
        let place = words.place.as_ref();
        let ways = stage.enters.iter();
        told.extend(ways.map(|(choice, way)| Telling::Way(choice, *way)));
        told.extend(stage.risk().map(Telling::Risk));
        let condition = words.condition.as_ref().zip(words.condition_kind);
        // In a sentence of one language, a clause of another is of no use.
        // What a translation says otherwise than the reference decides nothing.
        let kind = stage.step.text.reference().condition_kind;
        let condition =
            condition.filter(|(_, own)| stage.is_translated(locale) && kind == Some(*own));
        told.extend(
            condition
                .map(|(clause, kind)| Telling::Condition(clause, kind, words.condition_opening)),
        );
        told.extend(place.map(Telling::Place));
        told.extend(voice.notes(stage.step).map(Telling::Note));
        told.push(Telling::Instruction(voice.instruction(stage.step)));
        told.extend(voice.body(stage.step).map(Telling::Blocks));
    }
    told
}

impl<'p> Stage<'p> {
    /// What it shows in a locale, in order.
    #[must_use]
    pub fn tellings(&self, locale: usize) -> Vec<Telling<'p>> {
        step(self, locale, &Planned(locale))
    }
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
