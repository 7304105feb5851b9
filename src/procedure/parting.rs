//! Parts of a step that are told in substeps: ways of a choice, and blocks of commands that
//! cannot run without a person beside those that can.

use super::step::Lowering;
use super::{Ask, Choice, Disposition, Step, StepPart};
use crate::article::{Block, BlockKind};
use crate::shell::Shell;
use crate::text::Span;

/// What becomes of a block of commands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Runs,
    Asks,
    /// It is never run as it stands, and keeps nothing beside it from being run.
    Damaged,
}

impl Lowering<'_> {
    /// Parts in which two blocks of commands are two ways of a choice: each way is a
    /// substep, with the text that leads to it. Where there are substeps already, they stay.
    pub(super) fn part_ways<'a>(&self, parts: Vec<StepPart<'a>>) -> Vec<StepPart<'a>> {
        if self.choices.is_empty()
            || parts
                .iter()
                .any(|part| matches!(part, StepPart::Substeps(_)))
        {
            return parts;
        }
        let way_at = |choice: &Choice, part: &StepPart<'_>| match part {
            StepPart::Block(block) if self.runs(block) => {
                choice.ways.iter().position(|way| way.holds(block.span))
            }
            _ => None,
        };
        let parted = self.choices.iter().find_map(|choice| {
            let at = |part| way_at(choice, part);
            let first = parts.iter().position(|part| at(part).is_some())?;
            let last = parts.iter().rposition(|part| at(part).is_some())?;
            (at(&parts[first]) != at(&parts[last])).then_some((choice, first, last))
        });
        let Some((choice, first, last)) = parted else {
            return parts;
        };
        // What is printed by the last one stays with it.
        let printed = |part: &StepPart<'_>| match part {
            StepPart::Block(block) => {
                matches!(block.kind, BlockKind::Html(_) | BlockKind::Code(_)) && !self.runs(block)
            }
            _ => false,
        };
        let more = parts[last + 1..]
            .iter()
            .take_while(|part| printed(part))
            .count();
        let mut kept: Vec<StepPart<'a>> = Vec::new();
        let mut steps: Vec<(usize, Vec<StepPart<'a>>)> = Vec::new();
        let mut after = Vec::new();
        for (n, part) in parts.into_iter().enumerate() {
            if n < first {
                kept.push(part);
            } else if n > last + more {
                after.push(part);
            } else if let Some(way) = way_at(choice, &part)
                && steps.last().is_none_or(|(own, _)| *own != way)
            {
                let lead = steps
                    .last_mut()
                    .and_then(|(_, own)| own.pop_if(|part| is_text(part)));
                steps.push((way, lead.into_iter().chain([part]).collect()));
            } else if let Some((_, own)) = steps.last_mut() {
                own.push(part);
            }
        }
        let steps = self.parted(steps.into_iter().map(|(_, parts)| parts));
        kept.push(StepPart::Substeps(steps));
        kept.extend(after);
        kept
    }

    /// Substeps of their parts, each with the text that leads to it as its instruction.
    fn parted<'a>(&self, groups: impl Iterator<Item = Vec<StepPart<'a>>>) -> Vec<Step<'a>> {
        let substep = |(mut parts, number): (Vec<StepPart<'a>>, u64)| {
            let span = parts.iter().filter_map(StepPart::span).reduce(Span::join);
            let cmd = match parts.first_mut() {
                Some(StepPart::Block(Block {
                    kind: BlockKind::Paragraph(content),
                    ..
                })) => std::mem::take(content),
                _ => Vec::new(),
            };
            if !cmd.is_empty() {
                parts.remove(0);
            }
            self.make_step(number, span.unwrap_or_default(), cmd, parts)
        };
        groups.zip(1..).map(substep).collect()
    }

    /// Parts in which some blocks of commands run and others cannot without a person: what
    /// comes after the first of one kind is told in substeps, so that a command that waits
    /// for keys, or is for a case that has not come, does not hold back those around it.
    pub(super) fn part_held<'a>(&self, parts: Vec<StepPart<'a>>) -> Vec<StepPart<'a>> {
        let held: Vec<Option<(Shell, Held)>> =
            parts.iter().map(|part| self.is_held(part)).collect();
        let below = |part: &StepPart<'_>| matches!(part, StepPart::Substeps(_));
        let kinds = || held.iter().flatten();
        // The same in another shell is no block beside it.
        let both = |own: Shell| {
            let mut kinds = kinds().filter(|(shell, _)| *shell == own);
            let first = kinds.next();
            kinds.any(|kind| Some(kind) != first)
        };
        let Some((_, first)) = kinds().find(|(shell, _)| both(*shell)).copied() else {
            return parts;
        };
        if parts.iter().any(below) {
            return parts;
        }
        let mut kept: Vec<StepPart<'a>> = Vec::new();
        let mut groups: Vec<Vec<StepPart<'a>>> = Vec::new();
        let mut last = first;
        for (part, held) in parts.into_iter().zip(&held) {
            let kind = held.filter(|(shell, kind)| *kind != last && both(*shell));
            if let Some((_, kind)) = kind {
                last = kind;
                let before = groups.last_mut().unwrap_or(&mut kept);
                let lead = before.pop_if(|part| is_text(part));
                groups.push(lead.into_iter().chain([part]).collect());
            } else {
                groups.last_mut().unwrap_or(&mut kept).push(part);
            }
        }
        kept.push(StepPart::Substeps(self.parted(groups.into_iter())));
        kept
    }

    /// The shell of a block of commands, and what becomes of it; nothing
    /// where a part is none, or is one of several ways.
    fn is_held(&self, part: &StepPart<'_>) -> Option<(Shell, Held)> {
        let StepPart::Block(block) = part else {
            return None;
        };
        if !self.runs(block) {
            return None;
        }
        let own = || self.told.iter().filter(|told| told.span == block.span);
        let own_shell = own().find_map(|told| Some(told.exchange.as_ref()?.shell));
        let kinds: Vec<Option<Held>> = own()
            .map(|told| match told.disposition {
                Disposition::Runs => Some(Held::Runs),
                // Which way is gone is asked once for all.
                Disposition::Asks(Ask::Alternative) | Disposition::Shown(_) => None,
                Disposition::Asks(Ask::Damaged) => Some(Held::Damaged),
                Disposition::Asks(_) => Some(Held::Asks),
            })
            .collect();
        let shell = own_shell?;
        for held in [Held::Damaged, Held::Asks] {
            if kinds.contains(&Some(held)) {
                return Some((shell, held));
            }
        }
        let runs = kinds.iter().all(|kind| *kind == Some(Held::Runs));
        runs.then_some((shell, Held::Runs))
    }
}

/// Whether a part is a paragraph.
fn is_text(part: &StepPart<'_>) -> bool {
    matches!(part, StepPart::Block(block) if matches!(block.kind, BlockKind::Paragraph(_)))
}
