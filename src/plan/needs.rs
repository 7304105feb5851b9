//! What an operator must have before the first step: roles and values.

use super::{Localized, PlanStep, StepText};
use crate::procedure::{Action, ActionKind, Risk};
use crate::text::SafeText;

/// What an operator must have before the first step.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Needs {
    /// The roles that steps ask the operator to sign in with, each once.
    pub roles: Localized<Vec<SafeText>>,
    /// The values that steps ask for and do not give.
    pub values: Vec<WantedValue>,
}

impl Needs {
    /// Whether nothing is needed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.roles.reference().is_empty() && self.values.is_empty()
    }
}

/// A value that a step asks for and does not give.
#[derive(Clone, Debug, serde::Serialize)]
pub struct WantedValue {
    /// The step that asks.
    pub step: String,
    /// What is asked for, in the words of the step.
    pub name: Localized<WantedName>,
    /// Whether it is secret.
    pub secret: bool,
}

/// What a value is called.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct WantedName {
    /// The field that it goes into, where that is not named with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<SafeText>,
    /// What it is.
    pub what: SafeText,
}

/// What the steps of a plan need, in `count` locales.
pub(super) fn needs<'p>(steps: impl Iterator<Item = &'p PlanStep>, count: usize) -> Needs {
    let mut all = Vec::new();
    for step in steps {
        collect(step, &mut all);
    }
    let mut roles = Localized::new(roles_of(&all, 0), count);
    for locale in 1..count {
        let own = roles_of(&all, locale);
        // A language in which no role was recognized shows the reference's.
        if own.is_empty() == roles.reference().is_empty() {
            roles.set(locale, own);
        }
    }
    let mut values: Vec<WantedValue> = Vec::new();
    for step in &all {
        let asked: Vec<&Action<SafeText>> = asked(step.text.reference()).collect();
        let first = values.len();
        for action in &asked {
            if let Some(name) = name(action) {
                values.push(WantedValue {
                    step: step.id.clone(),
                    name: Localized::new(name, count),
                    secret: action.risk == Some(Risk::Credentials),
                });
            }
        }
        for locale in 1..count {
            let Some(text) = step.text.own(locale) else {
                continue;
            };
            let own: Vec<WantedName> = self::asked(text).filter_map(name).collect();
            if own.len() == values.len() - first {
                for (value, name) in values[first..].iter_mut().zip(own) {
                    value.name.set(locale, name);
                }
            }
        }
    }
    Needs { roles, values }
}

fn collect<'p>(step: &'p PlanStep, all: &mut Vec<&'p PlanStep>) {
    all.push(step);
    step.substeps.iter().for_each(|step| collect(step, all));
}

fn roles_of(steps: &[&PlanStep], locale: usize) -> Vec<SafeText> {
    let mut roles: Vec<SafeText> = Vec::new();
    for step in steps {
        for role in step
            .text
            .own(locale)
            .iter()
            .flat_map(|text| &text.actions)
            .filter_map(|action| action.role.as_ref())
        {
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
    }
    roles
}

/// The actions of a step that ask for a value.
fn asked(text: &StepText) -> impl Iterator<Item = &Action<SafeText>> {
    text.actions.iter().filter(|action| {
        matches!(action.kind, ActionKind::Enter | ActionKind::Set)
            && !action.negated
            && action.value.is_none()
            && action.object.is_some()
    })
}

/// What a value is called: the field that it goes into, with what it is.
fn name(action: &Action<SafeText>) -> Option<WantedName> {
    let what = action.object.clone()?;
    let field = action
        .labels
        .last()
        .map(|label| SafeText::line(&label.text()));
    let field = field.filter(|field| !what.contains(field.as_str()));
    Some(WantedName { field, what })
}
