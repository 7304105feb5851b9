//! What several formats say in the same words.

use crate::l10n::{Messages, args};
use crate::plan::WantedValue;
use crate::procedure::Risk;
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

/// The roles that steps ask to be signed in with, in a sentence.
pub(in crate::emit) fn needed_roles(roles: &[SafeText], say: &Messages) -> String {
    let names: Vec<&str> = roles.iter().map(SafeText::as_str).collect();
    say.with("needs-role", &args([("roles", names.join(", "))]))
}

/// What a value is called that a step asks for.
pub(in crate::emit) fn value_name(value: &WantedValue, locale: usize, say: &Messages) -> String {
    let name = value.name.shown(locale);
    if value.secret {
        say.with("secret-value", &args([("name", name.as_str())]))
    } else {
        name.to_string()
    }
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
