//! What the text says that a value is: a bullet or a row of a table that begins with its
//! name in code.

use super::{PlanBlock, PlanItem, PlanProcedure, PlanStep, Rich};

/// A longer text is no name of a value.
const LONGEST: usize = 80;

/// What the text of a locale says of the value that `is_name` knows by its name; nothing
/// where it has no text of its own, or says nothing short of it.
pub(super) fn description(
    procedures: &[PlanProcedure],
    locale: usize,
    is_name: &dyn Fn(&str) -> bool,
) -> Option<String> {
    procedures.iter().find_map(|procedure| {
        let around = [&procedure.context, &procedure.result];
        let mut around = around.into_iter().filter_map(|text| text.own(locale));
        around
            .find_map(|blocks| in_blocks(blocks, is_name))
            .or_else(|| in_steps(&procedure.steps, locale, is_name))
    })
}

fn in_steps(steps: &[PlanStep], locale: usize, is_name: &dyn Fn(&str) -> bool) -> Option<String> {
    steps.iter().find_map(|step| {
        let own = step.text.own(locale);
        own.and_then(|text| {
            in_blocks(&text.body, is_name).or_else(|| in_blocks(&text.after, is_name))
        })
        .or_else(|| in_steps(&step.substeps, locale, is_name))
    })
}

fn in_blocks(blocks: &[PlanBlock], is_name: &dyn Fn(&str) -> bool) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        PlanBlock::Paragraph { text } => told(text, is_name),
        PlanBlock::List { items, .. } => items.iter().find_map(|PlanItem { text, body }| {
            told(text, is_name).or_else(|| in_blocks(body, is_name))
        }),
        PlanBlock::Table { rows } => rows.iter().find_map(|row| match &row[..] {
            [name, text] if is_name(&name.text()) => short(&text.text()),
            _ => None,
        }),
        PlanBlock::Note { note } => in_blocks(&note.body, is_name),
        PlanBlock::Quote { body } => in_blocks(body, is_name),
        PlanBlock::Heading { .. } | PlanBlock::Code { .. } => None,
    })
}

/// What stands behind a name in code and a colon or a dash.
fn told(text: &Rich, is_name: &dyn Fn(&str) -> bool) -> Option<String> {
    let (first, rest) = text.0.split_first()?;
    if !first.code || !is_name(&first.text) {
        return None;
    }
    let rest: String = rest.iter().map(|run| run.text.as_str()).collect();
    let told = rest.trim_start();
    let told = told.strip_prefix([':', '\u{ff1a}', '\u{2013}', '\u{2014}', '-', '='])?;
    short(told)
}

/// A text that is short enough to stand behind a name, without its full stop.
fn short(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['.', ';', ',', '\u{3002}']);
    let first = text.split(". ").next().unwrap_or(text);
    let first = first.split('\u{3002}').next().unwrap_or(first).trim();
    (!first.is_empty() && first.chars().count() <= LONGEST).then(|| first.to_owned())
}
