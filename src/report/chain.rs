//! The hash chain of an evidence file: each line carries the SHA-256 of the
//! line before, or, where several runs write to one file at the same time, of the line
//! before of its run.

use crate::text::hex;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// The SHA-256 of a line.
pub(super) type Digest = [u8; 32];

/// How many lines where a chain breaks are named.
const NAMED: usize = 100;

/// What the hashes of a file's lines say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Chain")]
pub struct ChainReport {
    /// What they say in a word.
    pub state: ChainState,
    /// The numbers of the lines that do not follow the line before them, which
    /// was changed, taken out or put in; the first hundred.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub broken_at: Vec<u64>,
    /// How many lines carry no hash of the line before.
    pub without_hash: u64,
}

/// What the hashes of a file's lines say in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChainState {
    /// Every line follows the line before it. The last line has none after it
    /// that would hold it.
    Whole,
    /// A line does not follow the line before it.
    Broken,
    /// Lines carry no hash, as where the machine had no program to make it; the
    /// others follow.
    NotCheckable,
    /// There is no line.
    Empty,
}

/// A chain on the way through a file.
#[derive(Debug, Default)]
pub(super) struct Chain {
    lines: u64,
    without_hash: u64,
    broken_at: Vec<u64>,
    /// The last line that was read.
    last: Option<Digest>,
    /// The last line of each run.
    last_of: HashMap<String, Digest>,
    /// A line after it that could not be read.
    between: Option<Digest>,
}

impl Chain {
    /// Takes the line `at` (from 1) of a run, and the hash that it carries.
    pub(super) fn follow(&mut self, at: u64, digest: Digest, prev: Option<&str>, run: &str) {
        self.lines += 1;
        match prev {
            None => self.without_hash += 1,
            Some(prev) => {
                let is = |digest: Option<&Digest>| {
                    let wanted = digest.map(|digest| hex(digest)).unwrap_or_default();
                    wanted.eq_ignore_ascii_case(prev)
                };
                let is_there = |digest: Option<&Digest>| digest.is_some() && is(digest);
                let follows = is(self.last.as_ref())
                    || is_there(self.between.as_ref())
                    || is_there(self.last_of.get(run));
                if !follows && self.broken_at.len() < NAMED {
                    self.broken_at.push(at);
                }
            }
        }
        self.last = Some(digest);
        self.last_of.insert(run.to_owned(), digest);
        self.between = None;
    }

    /// Takes a line that could not be read. The next may follow it, or, where it
    /// was written after a line that was cut off, what stood before.
    pub(super) fn pass(&mut self, digest: Digest) {
        self.between = Some(digest);
    }

    pub(super) fn report(self) -> ChainReport {
        let state = if !self.broken_at.is_empty() {
            ChainState::Broken
        } else if self.lines == 0 {
            ChainState::Empty
        } else if self.without_hash > 0 {
            ChainState::NotCheckable
        } else {
            ChainState::Whole
        };
        ChainReport {
            state,
            broken_at: self.broken_at,
            without_hash: self.without_hash,
        }
    }
}
