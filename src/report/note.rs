//! What people said on the way through a run.

use super::evidence::By;
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// Who did something when.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Acknowledgement {
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// In person, or by the answers file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// When (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub time: Option<Timestamp>,
}

/// Something that was noted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Note {
    /// The step it was noted at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<SafeText>,
    /// The hash of the step's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<SafeText>,
    /// The version of the article that it was noted at, where the evidence tells its steps.
    #[serde(skip)]
    pub(super) version: Option<usize>,
    /// What was noted.
    pub note: SafeText,
    /// The number of the round that began with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u64>,
    /// Who or what decided it, where it is none of a person's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// When (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub time: Option<Timestamp>,
}
