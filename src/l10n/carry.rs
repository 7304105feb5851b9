//! Actions for a language without a lexicon of verbs: those of the aligned
//! reference, with the translation's own labels.

use super::Alignment;
use crate::procedure::{Action, Label, Lexicon, Model, Step};
use std::collections::HashMap;

/// Gives the steps of a translation the actions of the steps they align with.
pub fn carry(reference: &Model<'_>, translation: &mut Model<'_>, alignment: &Alignment) {
    let steps: HashMap<&str, &Step<'_>> = reference
        .steps()
        .into_iter()
        .map(|step| (step.id.as_str(), step))
        .collect();
    let sources: HashMap<&str, &str> = alignment
        .steps
        .iter()
        .map(|pair| (pair.translation.as_str(), pair.reference.as_str()))
        .collect();
    translation.for_each_step_mut(&mut |own| {
        let source = sources.get(own.id.as_str()).and_then(|id| steps.get(id));
        if let Some(source) = source {
            own.actions = carried(source, own);
        }
    });
}

fn carried(source: &Step<'_>, own: &Step<'_>) -> Vec<Action> {
    let (theirs, ours) = (Lexicon::labels(&source.cmd), Lexicon::labels(&own.cmd));
    // Only equal counts say which label is which.
    let same = theirs.len() == ours.len();
    let label = |text: &str| -> Option<Label> {
        let at = theirs.iter().position(|label| label.text() == text)?;
        same.then(|| ours[at].clone())
    };
    // A place holds its label and a noun of the reference's language.
    let place = |text: &str| {
        let at = theirs
            .iter()
            .position(|label| text.contains(&label.text()))?;
        same.then(|| ours[at].text())
    };
    let carry = |action: &Action| Action {
        labels: action
            .labels
            .iter()
            .filter_map(|known| label(&known.text()))
            .collect(),
        place: action.place.as_deref().and_then(place),
        // What is no label, such as code, is the same in every language.
        value: action.value.as_ref().and_then(|value| match label(value) {
            Some(own) => Some(own.text()),
            None => theirs
                .iter()
                .all(|known| known.text() != *value)
                .then(|| value.clone()),
        }),
        object: None,
        condition: None,
        role: None,
        carried: true,
        ..action.clone()
    };
    source.actions.iter().map(carry).collect()
}
