//! What scenes show, as the documents have it: for formats that follow the text
//! of one language to its last mark.

use super::telling::{self, Voice};
use super::{Opening, Stage, Telling};
use crate::article::Inline;
use crate::plan::{Document, Localized, Plan, PlanProcedure, PlanStep};
use crate::procedure::{Node, Note, Procedure, Step, StepPart, Surroundings, Title};

/// A piece of a document.
#[derive(Clone, Debug)]
pub struct Original<'p, T> {
    /// The document: the locale's own, or the reference where it has none.
    pub document: &'p Document<'p>,
    /// The piece.
    pub content: T,
}

/// Pieces of a document that are told together.
#[derive(Clone, Debug)]
pub enum Passage<'p> {
    /// Pieces outside steps.
    Nodes(Vec<&'p Node<'p>>),
    /// Parts of a step.
    Parts(Vec<&'p StepPart<'p>>),
}

/// A piece of what a scene shows, as its document has it.
pub type Written<'p> = Telling<
    'p,
    Original<'p, &'p Note<'p>>,
    Original<'p, &'p [Inline<'p>]>,
    Original<'p, Passage<'p>>,
>;

/// The documents of a plan, in which what the plan was made of is found again.
#[derive(Clone, Debug)]
pub struct Originals<'p> {
    pub(super) plan: &'p Plan<'p>,
    /// Indexed like [`Plan::locales`].
    documents: Vec<Pieces<'p>>,
}

/// The procedures and steps of a document, in order.
#[derive(Clone, Debug)]
struct Pieces<'p> {
    document: &'p Document<'p>,
    procedures: Vec<&'p Procedure<'p>>,
    steps: Vec<&'p Step<'p>>,
    around: Surroundings<'p, 'p>,
}

impl<'p> Originals<'p> {
    /// The documents of a plan.
    #[must_use]
    pub fn of(plan: &'p Plan<'p>) -> Self {
        let documents = plan.documents.iter().map(|document| Pieces {
            document,
            procedures: document.model.procedures(),
            steps: document.model.steps(),
            around: document.around(),
        });
        Self {
            plan,
            documents: documents.collect(),
        }
    }

    /// What is to be read before the first step, as
    /// [`Scenes::before`](super::Scenes::before) tells it.
    #[must_use]
    pub fn before(&self, locale: usize) -> Vec<Written<'p>> {
        telling::before(self.plan, locale, &self.voice(locale))
    }

    /// What a step shows, as [`Stage::tellings`] tells it.
    #[must_use]
    pub fn tellings(&self, stage: &Stage<'p>, locale: usize) -> Vec<Written<'p>> {
        telling::step(stage, locale, &self.voice(locale))
    }

    /// What a step shows before its substeps, for those who show substeps as
    /// parts of it.
    #[must_use]
    pub fn own_tellings(&self, stage: &Stage<'p>, locale: usize) -> Vec<Written<'p>> {
        telling::own(stage, locale, &self.voice(locale))
    }

    /// What a step shows after its substeps, if anything.
    #[must_use]
    pub fn after(&self, step: &'p PlanStep, locale: usize) -> Option<Original<'p, Passage<'p>>> {
        self.voice(locale).after(step)
    }

    /// What to read before the first step of a procedure; may be nothing.
    #[must_use]
    pub fn context(&self, opening: &Opening<'p>, locale: usize) -> Original<'p, Passage<'p>> {
        let (pieces, n) = self.origin(opening.procedure, locale);
        let lead = pieces.around.leads[n].iter().copied();
        let nodes = lead.chain(pieces.procedures[n].before()).collect();
        pieces.original(Passage::Nodes(nodes))
    }

    /// The title that a procedure has of its own.
    #[must_use]
    pub fn title(
        &self,
        procedure: &'p PlanProcedure,
        locale: usize,
    ) -> Original<'p, Option<&'p Title<'p>>> {
        let found = self.procedure(procedure, locale);
        found.map(|procedure| procedure.title.as_ref())
    }

    /// What is so after the last step of a procedure, in the locale's own words
    /// where it has some, even if the reference has none; may be nothing.
    #[must_use]
    pub fn result(&self, procedure: &'p PlanProcedure, locale: usize) -> Original<'p, Passage<'p>> {
        let has_some = |of: &Original<'p, &'p Procedure<'p>>| of.content.after().next().is_some();
        let own = self.procedure(procedure, locale);
        let reference = self.procedure(procedure, 0);
        let found = if has_some(&own) || !has_some(&reference) {
            own
        } else {
            reference
        };
        found.map(|procedure| Passage::Nodes(procedure.after().collect()))
    }

    /// Where more can be read, in the locale's own words where it has some; may be nothing.
    #[must_use]
    pub fn further(&self, locale: usize) -> Original<'p, Passage<'p>> {
        let own = |n: usize| {
            let pieces: &Pieces<'p> = &self.documents[n];
            pieces.original(Passage::Nodes(
                pieces.document.model.further(&pieces.around),
            ))
        };
        let has_none = |found: &Original<'p, Passage<'p>>| matches!(&found.content, Passage::Nodes(nodes) if nodes.is_empty());
        let found = own(locale);
        if has_none(&found) { own(0) } else { found }
    }

    fn voice(&self, locale: usize) -> Spoken<'_, 'p> {
        Spoken {
            originals: self,
            locale,
        }
    }

    fn procedure(
        &self,
        procedure: &PlanProcedure,
        locale: usize,
    ) -> Original<'p, &'p Procedure<'p>> {
        let (pieces, n) = self.origin(procedure, locale);
        pieces.original(pieces.procedures[n])
    }

    /// Where a procedure is said for a locale, and which of the procedures there it is.
    fn origin(&self, procedure: &PlanProcedure, locale: usize) -> (&Pieces<'p>, usize) {
        let pieces = &self.documents[speaker(&procedure.origin, locale)];
        (pieces, *procedure.origin.shown(locale))
    }

    pub(super) fn step(&self, step: &PlanStep, locale: usize) -> Original<'p, &'p Step<'p>> {
        let pieces = &self.documents[speaker(&step.origin, locale)];
        pieces.original(pieces.steps[*step.origin.shown(locale)])
    }
}

/// The locale whose document has something that a locale shows.
fn speaker<T>(value: &Localized<T>, locale: usize) -> usize {
    if value.own(locale).is_some() {
        locale
    } else {
        0
    }
}

impl<'p> Pieces<'p> {
    fn original<T>(&self, content: T) -> Original<'p, T> {
        Original {
            document: self.document,
            content,
        }
    }
}

impl<'p, T> Original<'p, T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Original<'p, U> {
        Original {
            document: self.document,
            content: change(self.content),
        }
    }
}

/// The words as the documents have them, in one locale.
struct Spoken<'o, 'p> {
    originals: &'o Originals<'p>,
    locale: usize,
}

impl<'p> Spoken<'_, 'p> {
    fn parts<P: Iterator<Item = &'p StepPart<'p>>>(
        &self,
        step: &'p PlanStep,
        choose: impl FnOnce(&'p Step<'p>) -> P,
    ) -> Option<Original<'p, Passage<'p>>> {
        let found = self.originals.step(step, self.locale);
        let parts: Vec<_> = choose(found.content).collect();
        (!parts.is_empty()).then(|| found.map(|_| Passage::Parts(parts)))
    }
}

impl<'p> Voice<'p> for Spoken<'_, 'p> {
    type Note = Original<'p, &'p Note<'p>>;
    type Instruction = Original<'p, &'p [Inline<'p>]>;
    type Blocks = Original<'p, Passage<'p>>;

    fn introduction(&self, plan: &'p Plan<'p>) -> Option<Self::Blocks> {
        let locale = speaker(&plan.introduction, self.locale);
        let pieces = &self.originals.documents[locale];
        let nodes = pieces.around.introduction.clone();
        (!nodes.is_empty()).then(|| pieces.original(Passage::Nodes(nodes)))
    }

    fn free_notes(&self, plan: &'p Plan<'p>) -> impl Iterator<Item = Self::Note> {
        // A locale has all of them or none.
        let first = plan.notes.first();
        let locale = first.map_or(0, |note| speaker(note, self.locale));
        let pieces = &self.originals.documents[locale];
        let notes = pieces.document.model.free_notes().into_iter();
        notes.map(|note| pieces.original(note))
    }

    fn notes(&self, step: &'p PlanStep) -> impl Iterator<Item = Self::Note> {
        let Original { document, content } = self.originals.step(step, self.locale);
        let notes = content.own_notes();
        notes.map(move |content| Original { document, content })
    }

    fn instruction(&self, step: &'p PlanStep) -> Self::Instruction {
        let found = self.originals.step(step, self.locale);
        found.map(|step| step.cmd.as_slice())
    }

    fn body(&self, step: &'p PlanStep) -> Option<Self::Blocks> {
        self.parts(step, Step::body)
    }

    fn after(&self, step: &'p PlanStep) -> Option<Self::Blocks> {
        self.parts(step, Step::after)
    }
}
