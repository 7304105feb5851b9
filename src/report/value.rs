//! The values of a run.

use super::evidence::From;
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
