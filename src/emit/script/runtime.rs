//! The part of a script that is the same in every runbook with the same parts.

use crate::emit::Artifact;
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

/// What the name of a shared runtime begins with; then come so many digits of
/// its hash.
const SHARED: &str = "runtime-";
const DIGITS: usize = 16;

/// Whether a file in the output folder has the name of a shared runtime.
#[must_use]
pub fn is_shared_runtime(name: &str) -> bool {
    let name = name.strip_prefix(SHARED);
    let digits = name.and_then(|name| name.strip_suffix(".sh").or(name.strip_suffix(".ps1")));
    digits.is_some_and(|digits| {
        digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

impl Runtime {
    /// The name of its file, with an extension, where it is shared.
    pub(in crate::emit) fn file_name(&self, extension: &str) -> String {
        format!("{SHARED}{}.{extension}", &self.sha256[..DIGITS])
    }

    /// Its file, for all scripts with the same runtime.
    pub(in crate::emit) fn shared(&self, extension: &str) -> Artifact {
        Artifact {
            path: self.file_name(extension),
            content: self.text.clone().into_bytes(),
            executable: false,
            is_shared: true,
        }
    }

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
