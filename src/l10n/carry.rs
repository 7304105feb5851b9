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
        still: action.still.as_deref().and_then(place),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::l10n::align;
    use crate::procedure::{ActionKind, lower};
    use crate::source::Locale;

    #[test]
    fn a_language_without_verbs_takes_those_of_its_reference() {
        let english = Lexicon::of(&Locale::parse("en-US").unwrap());
        let none = Lexicon::default();
        let source = "1. On the **Users** page, select **Add**.\n2. Set **Mode** to **On**.\n3. Do not select **A**.\n";
        let own = "1. Kies **Heakje ta** op de side **Brûkers**.\n2. Set **Modus** op **Oan**.\n3. Kies **A** en **B** net.\n";
        let reference = lower(parse(source, 0), &english);
        let mut translation = lower(parse(own, 0), &none);
        let alignment = align(&reference, &translation);
        carry(&reference, &mut translation, &alignment);
        let actions: Vec<&Action> = translation
            .steps()
            .iter()
            .flat_map(|step| &step.actions)
            .collect();
        assert!(actions.iter().all(|action| action.carried));
        let kinds: Vec<ActionKind> = actions.iter().map(|action| action.kind).collect();
        assert_eq!(
            kinds,
            [ActionKind::Select, ActionKind::Set, ActionKind::Select]
        );
        assert_eq!(actions[1].labels[0].text(), "Modus");
        assert_eq!(actions[1].value.as_deref(), Some("Oan"));
        // More labels than the source has: which is which is not known.
        assert!(actions[2].negated && actions[2].labels.is_empty());
    }
}
