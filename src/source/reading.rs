//! What in an article is taken for its steps.

use serde::Deserialize;
use std::fmt;

/// The two ways in which writers tell steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// The items of numbered lists are steps.
    #[default]
    Lists,
    /// The sections under headings are steps, and the commands in them what
    /// they tell to do.
    Headings,
}

impl Reading {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Lists, Self::Headings];

    /// The word for it in settings and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lists => "lists",
            Self::Headings => "headings",
        }
    }

    /// The one that a word stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|reading| reading.as_str() == word)
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
