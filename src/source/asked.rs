//! What is asked of how an article is read and run.

use super::Reading;
use crate::dialect::Dialects;
use serde::{Deserialize, Serialize};

/// What becomes of the commands after one that has failed, in the same block.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Failures {
    /// They are not run.
    #[default]
    Stop,
    /// They are run, as at a terminal.
    Continue,
}

impl Failures {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Stop, Self::Continue];

    /// The word for it in settings and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "stop",
            Self::Continue => "continue",
        }
    }

    /// The one that a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.as_str() == word)
    }
}

/// What somebody asks of an article: it itself, its folder, its set, or the command
/// line. Each of them may leave each of these to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// What is taken for its steps.
    pub steps: Option<Reading>,
    /// What becomes of the commands after one that has failed.
    pub failures: Option<Failures>,
    /// Which dialects its marks may be of.
    pub dialect: Option<Dialects>,
}

impl Asked {
    /// The same, and what others ask where this says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            steps: self.steps.or(other.steps),
            failures: self.failures.or(other.failures),
            dialect: self.dialect.or(other.dialect),
        }
    }
}
