//! From the documents of an article to its plan.

use super::needs::needs;
use super::parameters::{Known, parameters};
use super::references;
use super::routines::attach;
use super::titles;
use super::words::{plan_node, plan_note, plan_part, take_code, take_inline_code};
use super::{
    Document, Localized, Plan, PlanBlock, PlanChoice, PlanLocale, PlanProcedure, PlanStep, PlanWay,
    Rich, StepText,
};
use crate::article::plain_text;
use crate::l10n::{Alignment, Difference, align, carry, differences, restore};
use crate::procedure::{Lexicon, Model, Node, Procedure, Step, Surroundings, hidden_values};
use crate::source::front_matter::TranslationType;
use crate::source::{Automation, Locale};
use crate::text::SafeText;
use std::collections::HashMap;

/// Plans the runbook of an article. `documents` are its locales in the
/// configured order; the first is the reference. `alignments` say how each
/// document after the first aligns with it. Nothing where the reference has no
/// procedure.
#[must_use]
pub fn compile<'a>(
    id: &str,
    documents: &'a [Document<'a>],
    alignments: &[Alignment],
) -> Option<Plan<'a>> {
    compile_with(id, documents, alignments, &Automation::default())
}

/// The same, with commands bound to steps.
#[must_use]
pub fn compile_with<'a>(
    id: &str,
    documents: &'a [Document<'a>],
    alignments: &[Alignment],
    automation: &Automation,
) -> Option<Plan<'a>> {
    let reference = documents.first()?;
    let procedures = reference.model.procedures();
    if procedures.is_empty() {
        return None;
    }
    let translations: Vec<Translation<'_, '_>> = documents[1..]
        .iter()
        .zip(alignments)
        .map(|(document, alignment)| Translation::new(alignment, document))
        .collect();
    let count = documents.len();
    let notes = reference.model.free_notes();
    let around: Vec<Surroundings<'_, '_>> = documents.iter().map(Document::around).collect();
    let blocks = |nodes: &[&Node<'_>]| -> Vec<PlanBlock> {
        nodes.iter().copied().flat_map(plan_node).collect()
    };
    // A translation that lost a part leaves the source's.
    let told = |of: &dyn Fn(usize) -> Vec<PlanBlock>| {
        let mut told = Localized::new(of(0), count);
        for n in 1..count {
            let mut own = of(n);
            if own.is_empty() == told.reference().is_empty() {
                take_code(told.reference(), &mut own);
                told.set(n, own);
            }
        }
        told
    };
    let introduction = told(&|n| blocks(&around[n].introduction));
    let further = told(&|n| blocks(&documents[n].model.further(&around[n])));
    let lowered = procedures;
    let mut steps = reference.model.steps().into_iter().enumerate();
    let mut procedures: Vec<PlanProcedure> = lowered
        .iter()
        .enumerate()
        .map(|(n, procedure)| {
            plan_procedure(n, procedure, &mut steps, documents, &around, &translations)
        })
        .collect();
    for step in procedures.iter_mut().flat_map(|p| &mut p.steps) {
        mark_ways(step, &reference.model);
    }
    references::mark(&mut procedures, documents, alignments);
    references::keep_apart(&mut procedures);
    titles::tell_apart(&mut procedures, documents);
    for procedure in &mut procedures {
        find_others(&mut procedure.steps, &reference.lexicon);
    }
    for (planned, procedure) in procedures.iter_mut().zip(&lowered) {
        for (planned, step) in planned.steps.iter_mut().zip(&procedure.steps) {
            attach(planned, step, reference, automation);
        }
        ask_others(&mut planned.steps, &reference.lexicon, false);
    }
    let known = Known {
        hidden: &hidden_values(&reference.text[reference.body..]),
        declared: &automation.parameters,
        is_secret: &|name| reference.lexicon.names_secret(name),
        locales: count,
        locale_of: &|tag| {
            let tag = Locale::parse(tag).ok()?;
            documents
                .iter()
                .position(|document| document.file.locale == tag)
        },
    };
    let parameters = parameters(&mut procedures, &known);
    Some(Plan {
        id: SafeText::line(id),
        locales: documents.iter().map(locale).collect(),
        introduction,
        notes: localize(
            notes.iter().map(|note| plan_note(note)).collect(),
            count,
            |t| {
                let own = documents[t + 1].model.free_notes();
                // Without alignment of notes, only equal counts say which is which.
                (own.len() == notes.len()).then(|| own.iter().map(|note| plan_note(note)).collect())
            },
        ),
        needs: needs(
            procedures.iter().flat_map(|procedure| &procedure.steps),
            count,
        ),
        parameters,
        failures: reference.failures,
        choices: choices(&procedures, documents),
        procedures,
        further,
        documents,
    })
}

/// Aligns every document after the first with the first.
#[must_use]
pub fn align_all(documents: &[Document<'_>]) -> Vec<Alignment> {
    let Some((reference, translations)) = documents.split_first() else {
        return Vec::new();
    };
    translations
        .iter()
        .map(|document| align(&reference.model, &document.model))
        .collect()
}

/// Gives the documents whose language has no lexicon of verbs the actions of
/// the reference.
pub fn carry_all(documents: &mut [Document<'_>], alignments: &[Alignment]) {
    let Some((reference, translations)) = documents.split_first_mut() else {
        return;
    };
    if !reference.lexicon.knows_verbs() {
        return;
    }
    for (document, alignment) in translations.iter_mut().zip(alignments) {
        if !document.lexicon.knows_verbs() {
            carry(&reference.model, &mut document.model, alignment);
        }
    }
}

/// The commands, code and values of each document after the first that are not its own.
#[must_use]
pub fn differences_all(
    documents: &[Document<'_>],
    alignments: &[Alignment],
) -> Vec<Vec<Difference>> {
    let Some((reference, translations)) = documents.split_first() else {
        return Vec::new();
    };
    std::iter::zip(translations, alignments)
        .map(|(document, alignment)| differences(&reference.model, &document.model, alignment))
        .collect()
}

/// Gives the documents after the first its commands, code and values where theirs differ:
/// after the rules have looked at them, and before anything is shown.
pub fn restore_all(documents: &mut [Document<'_>], differences: &[Vec<Difference>]) {
    for (document, found) in documents.iter_mut().skip(1).zip(differences) {
        restore(&mut document.model, found);
    }
}

/// A translation's procedures and steps, ready to be looked up by the
/// reference's.
struct Translation<'m, 'a> {
    procedures: HashMap<usize, (usize, &'m Procedure<'a>)>,
    steps: HashMap<&'m str, (usize, &'m Step<'a>)>,
}

impl<'m, 'a> Translation<'m, 'a> {
    fn new(alignment: &'m Alignment, document: &'m Document<'a>) -> Self {
        let own = document.model.procedures();
        let steps = document.model.steps().into_iter().enumerate();
        let by_id: HashMap<&str, (usize, &'m Step<'a>)> = steps
            .map(|(at, step)| (step.id.as_str(), (at, step)))
            .collect();
        Self {
            procedures: alignment
                .procedures
                .iter()
                .map(|&(i, j)| (i, (j, own[j])))
                .collect(),
            steps: alignment
                .steps
                .iter()
                .filter_map(|pair| {
                    let step = by_id.get(pair.translation.as_str())?;
                    Some((pair.reference.as_str(), *step))
                })
                .collect(),
        }
    }
}

fn locale(document: &Document<'_>) -> PlanLocale {
    PlanLocale {
        locale: document.file.locale.clone(),
        title: SafeText::line(&document.title()),
        path: SafeText::line(&document.file.path),
        hash: document.hash.clone(),
        machine_translated: document.meta().translation_type == Some(TranslationType::Machine),
    }
}

/// One [`Localized`] for each value of the reference, with the translations'
/// lists of the same length joined on.
fn localize<T>(
    reference: Vec<T>,
    count: usize,
    translation: impl Fn(usize) -> Option<Vec<T>>,
) -> Vec<Localized<T>> {
    let mut all: Vec<Localized<T>> = reference
        .into_iter()
        .map(|value| Localized::new(value, count))
        .collect();
    for t in 0..count.saturating_sub(1) {
        if let Some(values) = translation(t) {
            for (localized, value) in all.iter_mut().zip(values) {
                localized.set(t + 1, value);
            }
        }
    }
    all
}

/// `steps` are those of the reference that are not yet planned, numbered.
fn plan_procedure<'m>(
    n: usize,
    procedure: &'m Procedure<'m>,
    steps: &mut impl Iterator<Item = (usize, &'m Step<'m>)>,
    documents: &[Document<'_>],
    around: &[Surroundings<'_, '_>],
    translations: &[Translation<'_, '_>],
) -> PlanProcedure {
    let count = documents.len();
    let mut title = Localized::new(procedure_title(procedure, &documents[0]), count);
    let before = |procedure: &Procedure<'_>, lead: &[&Node<'_>]| -> Vec<PlanBlock> {
        let lead = lead.iter().copied();
        lead.chain(procedure.before()).flat_map(plan_node).collect()
    };
    let after = |procedure: &Procedure<'_>| procedure.after().flat_map(plan_node).collect();
    let mut origin = Localized::new(n, count);
    let mut context: Localized<Vec<PlanBlock>> =
        Localized::new(before(procedure, &around[0].leads[n]), count);
    let mut result: Localized<Vec<PlanBlock>> = Localized::new(after(procedure), count);
    for (t, translation) in translations.iter().enumerate() {
        if let Some((at, own)) = translation.procedures.get(&n) {
            origin.set(t + 1, *at);
            title.set(t + 1, procedure_title(own, &documents[t + 1]));
            let mut words = before(own, &around[t + 1].leads[*at]);
            take_code(context.reference(), &mut words);
            context.set(t + 1, words);
            // A translation that lost the paragraph leaves the source's.
            if own.result.is_empty() == procedure.result.is_empty() {
                let mut words: Vec<_> = after(own);
                take_code(result.reference(), &mut words);
                result.set(t + 1, words);
            }
        }
    }
    PlanProcedure {
        id: procedure.id.clone(),
        origin,
        title,
        apart: procedure.apart,
        context,
        steps: procedure
            .steps
            .iter()
            .map(|step| plan_step(step, steps, count, translations))
            .collect(),
        result,
    }
}

fn procedure_title(procedure: &Procedure<'_>, document: &Document<'_>) -> SafeText {
    let title = procedure
        .title
        .as_ref()
        .map(|title| plain_text(&title.content));
    let title = title.filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| document.title());
    SafeText::line(title.trim_end_matches([':', '：']))
}

fn plan_step<'m>(
    step: &'m Step<'m>,
    steps: &mut impl Iterator<Item = (usize, &'m Step<'m>)>,
    count: usize,
    translations: &[Translation<'_, '_>],
) -> PlanStep {
    // Those inside bullets are no steps of a plan.
    let at = steps.find(|(_, found)| std::ptr::eq(*found, step));
    let mut origin = Localized::new(at.map_or(0, |(at, _)| at), count);
    let mut text = Localized::new(step_text(step), count);
    for (t, translation) in translations.iter().enumerate() {
        if let Some((at, own)) = translation.steps.get(step.id.as_str()) {
            let mut words = step_text(own);
            let reference = text.reference();
            take_code(&reference.body, &mut words.body);
            take_code(&reference.after, &mut words.after);
            take_inline_code(&reference.cmd, &mut words.cmd);
            text.set(t + 1, words);
            origin.set(t + 1, *at);
        }
    }
    PlanStep {
        id: step.id.clone(),
        hash: step_hash(step),
        origin,
        number: step.number,
        optional: step.optional,
        otherwise: None,
        has_otherwise: false,
        risk: step.actions.iter().filter_map(|action| action.risk).max(),
        text,
        ways: Vec::new(),
        leads: Vec::new(),
        repeats: Vec::new(),
        routines: Vec::new(),
        left: Vec::new(),
        asks: Vec::new(),
        substeps: step
            .substeps()
            .flatten()
            .map(|step| plan_step(step, steps, count, translations))
            .collect(),
        closing: Vec::new(),
    }
}

/// Finds what is done where the case of a step does not hold: what the step itself says
/// of that, or the step after it.
fn find_others(steps: &mut [PlanStep], lexicon: &Lexicon) {
    let mut before: Option<(String, bool)> = None;
    for step in steps {
        let own = step.text.reference();
        let text = own.cmd.text();
        let opens = |text: &str| lexicon.after_otherwise(text).is_some();
        if let Some((case, true)) = before.take()
            && opens(&text)
        {
            step.otherwise = Some(case);
        }
        let told = own.body.iter().chain(&own.after).map(PlanBlock::text);
        step.has_otherwise = step.is_case()
            && (lexicon.holds_otherwise(&text)
                || told
                    .into_iter()
                    .any(|text| opens(&text) || lexicon.holds_otherwise(&text)));
        before = Some((step.id.clone(), step.is_case() || step.otherwise.is_some()));
        find_others(&mut step.substeps, lexicon);
    }
}

/// Notes which ways of choices a step and its substeps belong to.
fn mark_ways(step: &mut PlanStep, model: &Model<'_>) {
    let ways = model.ways_of(&step.id).into_iter();
    step.ways = ways
        .map(|(choice, way)| PlanWay {
            choice: model.choices[choice].id.clone(),
            way: way + 1,
        })
        .collect();
    for substep in &mut step.substeps {
        mark_ways(substep, model);
    }
}

/// The choices that steps of the plan belong to. A translation has names of its own where
/// it has as many choices, of as many ways.
fn choices(procedures: &[PlanProcedure], documents: &[Document<'_>]) -> Vec<PlanChoice> {
    fn hashes<'s>(steps: &'s [PlanStep], choice: &str, found: &mut Vec<&'s str>) {
        for step in steps {
            if step.ways.iter().any(|way| way.choice == choice) {
                found.push(&step.hash);
            }
            hashes(&step.substeps, choice, found);
        }
    }
    let sizes = |document: &Document<'_>| -> Vec<usize> {
        let choices = document.model.choices.iter();
        choices.map(|choice| choice.ways.len()).collect()
    };
    let own = sizes(&documents[0]);
    let mut all = Vec::new();
    for (n, choice) in documents[0].model.choices.iter().enumerate() {
        let mut steps = Vec::new();
        for procedure in procedures {
            hashes(&procedure.steps, &choice.id, &mut steps);
        }
        if steps.is_empty() {
            continue;
        }
        let names = choice.ways.iter().map(|way| way.name.as_str());
        let mut hasher = blake3::Hasher::new();
        let told = names
            .clone()
            .chain(steps.into_iter().filter(|_| !choice.shared));
        for part in told {
            hasher.update(part.as_bytes());
            hasher.update(b"\n");
        }
        let mut ways: Vec<Localized<SafeText>> = names
            .map(|name| Localized::new(SafeText::line(name), documents.len()))
            .collect();
        for (locale, document) in documents.iter().enumerate().skip(1) {
            if sizes(document) != own {
                continue;
            }
            for (name, way) in ways.iter_mut().zip(&document.model.choices[n].ways) {
                name.set(locale, SafeText::line(&way.name));
            }
        }
        all.push(PlanChoice {
            id: choice.id.clone(),
            hash: hasher.finalize().to_hex()[..16].to_owned(),
            ways,
        });
    }
    all
}

/// What is the other part of a case that nobody knows, and what is in it, is asked about.
fn ask_others(steps: &mut [PlanStep], lexicon: &Lexicon, inside: bool) {
    for step in steps {
        let opens = lexicon
            .after_otherwise(&step.text.reference().cmd.text())
            .is_some();
        let lost = inside || (opens && step.otherwise.is_none());
        for asks in step.asks.iter_mut().filter(|_| lost) {
            asks.beyond = Some(asks.why);
        }
        ask_others(&mut step.substeps, lexicon, lost);
    }
}

/// The hash of the instruction and its own parts, white space folded; the
/// substeps have hashes of their own.
fn step_hash(step: &Step<'_>) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        for word in text.split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
    };
    add(&plain_text(&step.cmd));
    let own = step_text(step);
    for block in own
        .notes
        .iter()
        .flat_map(|note| &note.body)
        .chain(&own.body)
        .chain(&own.after)
    {
        add(&block.text());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

fn step_text(step: &Step<'_>) -> StepText {
    StepText {
        cmd: Rich::of(&step.cmd),
        notes: step.own_notes().map(plan_note).collect(),
        place: step.place.as_ref().map(|place| SafeText::line(&place.0)),
        condition: step
            .condition
            .as_ref()
            .map(|condition| SafeText::line(&condition.0)),
        condition_kind: step.condition.as_ref().map(|condition| condition.1),
        condition_opening: step
            .condition
            .as_ref()
            .map(|condition| condition.2)
            .unwrap_or_default(),
        actions: step
            .actions
            .iter()
            .map(|action| action.map(|text| SafeText::line(text)))
            .collect(),
        body: step.body().flat_map(plan_part).collect(),
        after: step.after().flat_map(plan_part).collect(),
    }
}
