//! The part of a script that is the same in every runbook with the same parts.

use crate::l10n::Messages;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

/// How a shell spells the options that messages name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) struct Spelling {
    pub(in crate::emit) list: &'static str,
    pub(in crate::emit) help: &'static str,
}

/// Parts of a runtime, put together.
#[derive(Debug)]
pub(in crate::emit) struct Runtime {
    /// The text, as it stands at the end of a script.
    pub(in crate::emit) text: String,
    /// The SHA-256 of the text, in hexadecimal digits.
    pub(in crate::emit) sha256: String,
    pub(super) spelling: Spelling,
}

impl Runtime {
    /// A runtime of these files, one after the other.
    pub(in crate::emit) fn of(spelling: Spelling, files: &[&'static str]) -> Arc<Self> {
        type Made = Vec<(Spelling, Vec<&'static str>, Arc<Runtime>)>;
        static MADE: Mutex<Made> = Mutex::new(Vec::new());
        let mut made = MADE
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let same = |known: &[&'static str]| {
            known.len() == files.len() && known.iter().zip(files).all(|(a, b)| std::ptr::eq(*a, *b))
        };
        let found = made
            .iter()
            .find(|(own, known, _)| *own == spelling && same(known));
        if let Some((.., runtime)) = found {
            return Arc::clone(runtime);
        }
        let text = files.concat();
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(text.as_bytes()) {
            let _ = write!(sha256, "{byte:02x}");
        }
        let runtime = Arc::new(Self {
            text,
            sha256,
            spelling,
        });
        made.push((spelling, files.to_vec(), Arc::clone(&runtime)));
        runtime
    }

    /// The keys of the messages that it says, in order: every word of it that is
    /// one.
    pub(super) fn keys(&self, say: &Messages) -> BTreeSet<&str> {
        let part = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let words = self.text.split(part);
        words.filter(|word| say.has(word)).collect()
    }
}
