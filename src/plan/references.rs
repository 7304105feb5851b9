//! The ids of steps, beside the numbers by which the texts of other steps name them.

use super::{Document, PlanBlock, PlanProcedure, PlanStep, Rich, Run, StepText};
use crate::l10n::Alignment;
use crate::procedure::{Numbers, Purpose, Target};
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

/// What the steps of one language are called in a runbook: found out when a text of it
/// names the first.
struct Names<'d> {
    document: &'d Document<'d>,
    known: LazyCell<Known, Box<dyn FnOnce() -> Known + 'd>>,
}

struct Known {
    numbers: Numbers,
    /// The reference's id for each of the language's own that a run comes to.
    ids: HashMap<String, String>,
}

/// Marks in the texts of steps where they name other steps.
pub(super) fn mark(
    procedures: &mut [PlanProcedure],
    documents: &[Document<'_>],
    alignments: &[Alignment],
) {
    let mut run = HashSet::new();
    for procedure in &*procedures {
        run.insert(procedure.id.clone());
        collect(&procedure.steps, &mut run);
    }
    let run = &run;
    for (locale, document) in documents.iter().enumerate() {
        let known = move || Known {
            numbers: Numbers::of(&document.model, &document.lexicon),
            ids: match locale.checked_sub(1) {
                None => run.iter().map(|id| (id.clone(), id.clone())).collect(),
                Some(at) => translated(&alignments[at], documents, locale, run),
            },
        };
        let names = Names {
            document,
            known: LazyCell::new(Box::new(known)),
        };
        let own: Vec<&str> = document
            .model
            .steps()
            .iter()
            .map(|step| &*step.id)
            .collect();
        for procedure in &mut *procedures {
            for step in &mut procedure.steps {
                mark_step(step, locale, &own, &names);
            }
        }
    }
    let mut before = Vec::new();
    for procedure in procedures {
        before.push(procedure.id.clone());
        keep_loops(&mut procedure.steps, &mut before);
    }
}

/// Leaves to steps only what they repeat of the steps before them.
fn keep_loops(steps: &mut [PlanStep], before: &mut Vec<String>) {
    for step in steps {
        let is_around = |id: &str| format!("{}.", step.id).starts_with(&format!("{id}."));
        let mut repeats = step.repeats.iter();
        if !repeats.all(|id| before.contains(id) && !is_around(id)) {
            step.repeats.clear();
        }
        before.push(step.id.clone());
        keep_loops(&mut step.substeps, before);
    }
}

/// Takes back ways between the main way and what is kept apart from it: where that begins,
/// the one who runs it says.
pub(super) fn keep_apart(procedures: &mut [PlanProcedure]) {
    let apart: Vec<String> = (procedures.iter())
        .filter(|procedure| procedure.apart.is_some())
        .map(|procedure| procedure.id.clone())
        .collect();
    if apart.is_empty() {
        return;
    }
    // The main way is one, however many procedures it has.
    let place = |id: &str| {
        let procedure = id.split('.').next().unwrap_or(id);
        apart.iter().position(|apart| apart == procedure)
    };
    for procedure in procedures {
        let own = place(&procedure.id);
        for step in &mut procedure.steps {
            keep_leads(step, &|lead| place(lead) == own);
        }
    }
}

fn keep_leads(step: &mut PlanStep, keep: &dyn Fn(&str) -> bool) {
    step.leads.retain(|lead| keep(lead));
    for substep in &mut step.substeps {
        keep_leads(substep, keep);
    }
}

fn collect(steps: &[PlanStep], known: &mut HashSet<String>) {
    for step in steps {
        known.insert(step.id.clone());
        collect(&step.substeps, known);
    }
}

/// The reference's ids for those of a translation.
fn translated(
    alignment: &Alignment,
    documents: &[Document<'_>],
    locale: usize,
    known: &HashSet<String>,
) -> HashMap<String, String> {
    let (left, right) = (&documents[0].model, &documents[locale].model);
    let (left, right) = (left.procedures(), right.procedures());
    let steps = alignment.steps.iter();
    let steps = steps.map(|pair| (pair.translation.clone(), pair.reference.clone()));
    let procedures = alignment.procedures.iter();
    let procedures = procedures.map(|&(i, j)| (right[j].id.clone(), left[i].id.clone()));
    let all = steps.chain(procedures);
    all.filter(|(_, id)| known.contains(id)).collect()
}

fn mark_step(step: &mut PlanStep, locale: usize, own: &[&str], names: &Names<'_>) {
    let from = step.origin.own(locale).and_then(|at| own.get(*at));
    if let (Some(from), Some(text)) = (from, step.text.own_mut(locale)) {
        let mut told = Told::default();
        mark_text(text, from, names, &mut told);
        if locale == 0 {
            (step.leads, step.repeats) = (told.leads, told.repeats);
        }
    }
    for substep in &mut step.substeps {
        mark_step(substep, locale, own, names);
    }
}

/// What the text of a step tells to do with others.
#[derive(Default)]
struct Told {
    leads: Vec<String>,
    repeats: Vec<String>,
}

fn mark_text(text: &mut StepText, from: &str, names: &Names<'_>, told: &mut Told) {
    names.mark(&mut text.cmd, from, told);
    let notes = text.notes.iter_mut().flat_map(|note| &mut note.body);
    for block in notes.chain(&mut text.body).chain(&mut text.after) {
        block.for_each_text_mut(&mut |text| names.mark(text, from, told));
    }
}

impl Names<'_> {
    /// Marks in a text that belongs to a step where it names others, and adds to those
    /// that it leads to.
    fn mark(&self, text: &mut Rich, from: &str, told: &mut Told) {
        let Told { leads, repeats } = told;
        let first = leads.len();
        let mentions = self.document.lexicon.mentions(&text.text());
        // From behind, so that places stay what they are.
        for mention in mentions.into_iter().rev() {
            let found = |number: &u64| match self.known.numbers.target(Some(from), *number) {
                Target::Found(id) => self.known.ids.get(&id).cloned(),
                Target::Unclear | Target::Nothing => None,
            };
            let ids: Option<Vec<String>> = mention.numbers.iter().map(found).collect();
            let Some(ids) = ids else { continue };
            if mention.purpose != Purpose::Name && !leads.contains(&ids[0]) {
                leads.insert(first, ids[0].clone());
            }
            // One loop has one end.
            if mention.purpose == Purpose::Repeat && repeats.is_empty() {
                repeats.clone_from(&ids);
            }
            text.mark(mention.range, ids);
        }
    }
}

impl Rich {
    /// Marks the bytes of the text that name steps with these ids: its last run of them
    /// where they go through several.
    fn mark(&mut self, range: std::ops::Range<usize>, ids: Vec<String>) {
        let mut start = 0;
        for n in 0..self.0.len() {
            let length = self.0[n].text.len();
            let end = start + length;
            if range.end <= start || range.end > end {
                start = end;
                continue;
            }
            let run = self.0.remove(n);
            let (from, to) = (range.start.saturating_sub(start), range.end - start);
            let piece = |range: std::ops::Range<usize>, steps: Vec<String>| Run {
                text: crate::text::SafeText::line(&run.text.as_str()[range]),
                steps,
                ..run.clone()
            };
            let pieces = [
                piece(0..from, Vec::new()),
                piece(from..to, ids),
                piece(to..length, Vec::new()),
            ];
            let pieces = pieces.into_iter().filter(|piece| !piece.text.is_empty());
            self.0.splice(n..n, pieces);
            return;
        }
    }
}

impl PlanBlock {
    /// Calls `change` with each text that is no code, in order.
    fn for_each_text_mut(&mut self, change: &mut impl FnMut(&mut Rich)) {
        match self {
            Self::Paragraph { text } | Self::Heading { text } => change(text),
            Self::List { items, .. } => {
                for item in items {
                    change(&mut item.text);
                    for block in &mut item.body {
                        block.for_each_text_mut(change);
                    }
                }
            }
            Self::Table { rows } => rows.iter_mut().flatten().for_each(change),
            Self::Note { note } => {
                for block in &mut note.body {
                    block.for_each_text_mut(change);
                }
            }
            Self::Quote { body } => {
                for block in body {
                    block.for_each_text_mut(change);
                }
            }
            Self::Code { .. } => {}
        }
    }
}
