//! A record of a script: a word, arguments and a text.

/// A record of a script.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::emit) struct Record {
    /// What it is: `step`, `run`, …
    pub(in crate::emit) word: &'static str,
    /// Ids, numbers and flags. They may hold anything that a text can.
    pub(in crate::emit) arguments: Vec<String>,
    /// Its text, each line with its end; may be empty.
    pub(in crate::emit) text: String,
}

impl Record {
    pub(super) fn new(word: &'static str, arguments: Vec<String>, mut text: String) -> Self {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self {
            word,
            arguments,
            text,
        }
    }
}
