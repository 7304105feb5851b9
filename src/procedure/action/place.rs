//! Places hold on: what one step opened is where the next ones play.

use super::token::{Tok, Token};
use super::words::{ActionWords, Class};
use super::{Action, ActionKind};
use crate::procedure::{Step, StepPart};

/// Carries the places of steps on to the steps after them whose text says
/// nothing new.
pub(in crate::procedure) fn carry_places(steps: &mut [Step<'_>]) {
    carry(steps, &mut None);
}

fn carry(steps: &mut [Step<'_>], current: &mut Option<String>) {
    for step in steps {
        let named = step.place.as_ref().map(|place| place.0.as_str());
        for action in &mut step.actions {
            follow(action, named, current);
        }
        let mut inside = current.clone();
        carry_parts(&mut step.parts, &mut inside);
    }
}

fn carry_parts(parts: &mut [StepPart<'_>], current: &mut Option<String>) {
    for part in parts {
        match part {
            StepPart::Substeps(steps) => carry(steps, current),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    carry_parts(&mut branch.parts, &mut current.clone());
                }
            }
            StepPart::Quote(inner) => carry_parts(inner, current),
            StepPart::Block(_) | StepPart::Note(_) => {}
        }
    }
}

/// Where an action leaves its reader.
fn follow(action: &mut Action, named: Option<&str>, current: &mut Option<String>) {
    match action.kind {
        // What is opened is where the reader then is, if the step says so.
        ActionKind::Open => {
            let label = action.labels.last().and_then(|label| label.0.last());
            let arrives =
                label.filter(|label| named.is_some_and(|place| place.contains(label.as_str())));
            *current = arrives.cloned();
        }
        kind if happens_somewhere(kind) => match &action.place {
            Some(place) => *current = Some(place.clone()),
            None => action.still.clone_from(current),
        },
        ActionKind::SignIn | ActionKind::Restart | ActionKind::Run => *current = None,
        _ => {}
    }
}

/// Whether an action of a kind is done to what a place shows.
fn happens_somewhere(kind: ActionKind) -> bool {
    matches!(
        kind,
        ActionKind::Select
            | ActionKind::Set
            | ActionKind::Enter
            | ActionKind::Verify
            | ActionKind::Create
            | ActionKind::Delete
            | ActionKind::Change
            | ActionKind::Install
    )
}

/// Within a step, a place that is named for one action holds for the later
/// ones, until another is named or opened.
pub(super) fn hold_places(actions: &mut [Action]) {
    let mut current: Option<String> = None;
    for action in actions {
        match action.kind {
            ActionKind::Open | ActionKind::SignIn => {
                current = None;
            }
            // What is read elsewhere, or done by hand, is done to no control:
            // where it was said to be holds for what follows.
            ActionKind::Manual => current = action.place.take().or(current),
            ActionKind::Refer => action.place = None,
            kind if happens_somewhere(kind) => match &action.place {
                Some(place) => current = Some(place.clone()),
                None => action.place.clone_from(&current),
            },
            _ => {}
        }
    }
}

/// Whether the label at `at` is one of several places: "the pages A and B", "the
/// A and B pages", "the A page and the B page".
pub(super) fn joins_places(tokens: &[Token], words: &ActionWords, at: usize) -> bool {
    let label = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| matches!(token.what, Tok::Label(_)))
    };
    let is = |at: usize, class: Class| tokens.get(at).is_some_and(|token| token.is(words, class));
    let joins = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| matches!(token.what, Tok::Comma) || token.is(words, Class::AND))
    };
    let plural = |at: Option<usize>| at.is_some_and(|at| is(at, Class::PLURAL));
    let (mut first, mut last) = (at, at);
    while first >= 2 && joins(first - 1) && label(first - 2) {
        first -= 2;
    }
    while joins(last + 1) && label(last + 2) {
        last += 2;
    }
    if first < last && (plural(first.checked_sub(1)) || plural(Some(last + 1))) {
        return true;
    }
    // Each with a noun of its own behind it.
    let after = |one: usize| {
        label(one)
            && is(one + 1, Class::PLACE_AFTER)
            && is(one + 2, Class::AND)
            && label(one + 3)
            && is(one + 4, Class::PLACE_AFTER)
    };
    after(at) || at.checked_sub(3).is_some_and(after)
}
