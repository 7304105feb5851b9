//! Why code that a step shows is not run.

use super::{Document, PlanBlock, PlanStep};
use crate::article::BlockKind;
use crate::procedure::{Disposition, Show, Step, StepPart};
use crate::text::SafeText;

/// Says of the code of a step, in all languages, why nothing runs it. What a command prints needs
/// no word; code that stands there twice is told of only where both are alike.
pub(super) fn mark_shown(planned: &mut PlanStep, step: &Step<'_>, document: &Document<'_>) {
    let mut codes: Vec<(SafeText, Option<Show>)> = Vec::new();
    for part in &step.parts {
        let StepPart::Block(block) = part else {
            continue;
        };
        let BlockKind::Code(code) = &block.kind else {
            continue;
        };
        let mut why = document.model.told_at(block.span).iter().map(|told| {
            let Disposition::Shown(show) = told.disposition else {
                return None;
            };
            Some(show).filter(|show| *show != Show::Output)
        });
        let first = why.next().flatten();
        let shown = first.filter(|first| why.all(|other| other == Some(*first)));
        codes.push((super::words::code_text(code), shown));
    }
    for text in planned.text.all_mut() {
        for block in text.body.iter_mut().chain(&mut text.after) {
            let PlanBlock::Code { text, shown, .. } = block else {
                continue;
            };
            let mut same = codes.iter().filter(|(code, _)| code == text);
            let first = same.next().and_then(|(_, why)| *why);
            *shown = first.filter(|first| same.all(|(_, why)| *why == Some(*first)));
        }
    }
}
