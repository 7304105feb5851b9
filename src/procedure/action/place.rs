//! Places hold on: what one step opened is where the next ones play.

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
            let arrives = named.filter(|place| {
                let label = action.labels.last().and_then(|label| label.0.last());
                label.is_some_and(|label| place.contains(label.as_str()))
            });
            *current = arrives.map(str::to_owned);
        }
        ActionKind::Select
        | ActionKind::Set
        | ActionKind::Enter
        | ActionKind::Verify
        | ActionKind::Create
        | ActionKind::Delete
        | ActionKind::Change
        | ActionKind::Install => match &action.place {
            Some(place) => *current = Some(place.clone()),
            None => action.place.clone_from(current),
        },
        ActionKind::SignIn | ActionKind::Restart | ActionKind::Run => *current = None,
        ActionKind::Wait | ActionKind::Refer | ActionKind::Manual => {}
    }
}
