//! The values of a run.

use super::evidence::From;
use super::run::{Change, RunReport};
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// A value that commands used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Value {
    /// Its name.
    pub name: SafeText,
    /// The variable that commands have it in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variable: Option<SafeText>,
    /// The value; never that of a secret, whatever the evidence holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<SafeText>,
    /// Whether it is secret.
    pub secret: bool,
    /// Where it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<From>,
    /// The account that first gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// When (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub time: Option<Timestamp>,
}

impl Value {
    /// Whether it says the same, whoever gave it when.
    pub(super) fn key(&self) -> impl Eq + std::hash::Hash + use<> {
        (
            self.name.clone(),
            self.value.clone(),
            self.secret,
            self.from,
        )
    }
}

impl RunReport {
    /// Finds the steps that have come to their outcome with a value that was another at the end of
    /// the run, or of their round.
    pub(super) fn find_outdated(&mut self) {
        let mut steps = std::mem::take(&mut self.steps);
        for step in &mut steps {
            step.is_outdated = step.values.iter().any(|place| {
                if step.is_closed {
                    self.is_other(*place, &step.in_force)
                } else {
                    !self.is_in_force(*place)
                }
            });
            for round in &mut step.rounds {
                let mut own = round.values.iter();
                round.is_outdated = own.any(|place| self.is_other(*place, &round.in_force));
            }
        }
        self.steps = steps;
    }

    /// What a value was at the end, as far as anybody can see.
    fn is_in_force(&self, place: usize) -> bool {
        let value = self.values.get(place);
        let change = value.and_then(|value| self.change(&value.name));
        let last = change.and_then(|change| self.values.get(*change.values.last()?));
        last.is_none_or(|last| value.is_some_and(|value| value.value == last.value))
    }

    /// Whether a value is another than the one of its name among some.
    fn is_other(&self, place: usize, places: &[usize]) -> bool {
        let mut others = places.iter().filter_map(|place| self.values.get(*place));
        self.values.get(place).is_some_and(|value| {
            others.any(|other| other.name == value.name && other.value != value.value)
        })
    }

    /// What became of a value, where it was changed.
    pub(super) fn change(&self, name: &SafeText) -> Option<&Change> {
        self.changed.iter().find(|change| change.name == *name)
    }

    /// Whether a value is a secret that was given more than once.
    pub(super) fn is_given_again(&self, value: &Value) -> bool {
        let same = self.values.iter().filter(|other| other.name == value.name);
        value.secret && same.count() > 1
    }
}
