//! What several formats say in the same words.

use crate::l10n::{Messages, args};
use crate::plan::{WantedName, WantedValue};
use crate::procedure::{ConditionKind, Opening, Risk};
use crate::scene::Stage;
use crate::text::SafeText;

/// Which step it is, by the author's number, and of which procedure where there
/// are several.
pub(in crate::emit) fn heading(stage: &Stage<'_>, say: &Messages) -> String {
    let opening = stage.opening;
    let (number, last) = (stage.number(), opening.last.to_string());
    if opening.total == 1 {
        return say.with("step-of", &args([("number", number), ("total", last)]));
    }
    let numbers = args([
        ("procedure", opening.position.to_string()),
        ("procedures", opening.total.to_string()),
        ("number", number),
        ("total", last),
    ]);
    say.with("procedure-step-of", &numbers)
}

/// In which case a step is done, at which moment, or how long: a clause of the article in
/// a sentence that says what it means for the step.
pub(in crate::emit) fn condition(
    clause: &str,
    kind: ConditionKind,
    opening: Opening,
    say: &Messages,
) -> String {
    let key = match (kind, opening) {
        (ConditionKind::If, Opening::Conjunction | Opening::Closed) => "condition-if",
        (ConditionKind::If, Opening::Verb) => "condition-if-verb",
        (ConditionKind::Unless, _) => "condition-unless",
        // A clause that says "only" itself is said as it stands.
        (ConditionKind::When, _)
        | (ConditionKind::If, Opening::Only | Opening::Before | Opening::Done) => "condition-when",
        (ConditionKind::Until, _) => "condition-until",
    };
    // A name that opens it keeps its capital.
    if key != "condition-if" || opening == Opening::Closed {
        return say.with(key, &args([("clause", clause)]));
    }
    let mut letters = clause.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let clause: String = first.chain(letters).collect();
    say.with(key, &args([("clause", clause)]))
}

/// The roles that steps ask to be signed in with, in a sentence.
pub(in crate::emit) fn needed_roles(roles: &[SafeText], say: &Messages) -> String {
    let names: Vec<&str> = roles.iter().map(SafeText::as_str).collect();
    let mut args = args([("roles", names.join(&say.get("between-roles")))]);
    args.set("count", names.len());
    say.with("needs-role", &args)
}

/// What a value is called that a step asks for.
fn value_name(value: &WantedValue, locale: usize, say: &Messages) -> String {
    let WantedName { field, what } = value.name.shown(locale);
    let name = match field {
        Some(field) => {
            let of = args([("field", field.as_str()), ("name", what.as_str())]);
            say.with("value-of-field", &of)
        }
        None => what.to_string(),
    };
    if value.secret {
        say.with("secret-value", &args([("name", name)]))
    } else {
        name
    }
}

/// What the values are called that steps ask for, each once: several steps may ask for the same.
pub(in crate::emit) fn value_names(
    values: &[WantedValue],
    locale: usize,
    say: &Messages,
) -> Vec<String> {
    let mut names = Vec::new();
    for value in values {
        let name = value_name(value, locale, say);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// That a way of a choice begins, by its number from 1, and which ways there are.
pub(in crate::emit) fn way_line(names: &[&str], way: usize, say: &Messages) -> String {
    let own = way.checked_sub(1).and_then(|at| names.get(at).copied());
    let parts = args([
        ("way", own.unwrap_or_default().to_owned()),
        ("ways", names.join(" | ")),
    ]);
    say.with("one-of-ways", &parts)
}

/// The message that warns of a risk. That secrets are asked for, an operator
/// sees, and was told before the first step.
pub(in crate::emit) fn risk_message(risk: Risk) -> Option<&'static str> {
    match risk {
        Risk::Destructive => Some("risk-destructive"),
        Risk::Disruptive => Some("risk-disruptive"),
        Risk::Credentials => None,
    }
}
