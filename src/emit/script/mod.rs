//! What the scripts of all shells have in common.
//!
//! A script is a document: a header; the records of the reference's language,
//! which are all that is shown and run; the words of the other languages; what
//! is said at run time; the runtime, which is the same in every runbook with the
//! same parts. A shell's own folder writes them in its syntax and holds its
//! runtime.

mod codes;
mod digest;
mod document;
mod messages;
mod passage;
mod pattern;
mod record;
mod records;
mod runtime;

pub(super) use document::Document;
pub(super) use messages::messages;
pub(super) use record::Record;
pub(super) use records::{legend, records, table};
pub use runtime::is_shared_runtime;
#[cfg(test)]
pub(super) use runtime::named_twice;
pub(super) use runtime::{Files, Runtime};

use super::Runbook;

/// The name of the folder in which a runbook keeps the state of its runs: the
/// article's id as far as a file name can hold it, and enough of its hash to
/// tell it from others.
pub(super) fn state_key(id: &str) -> String {
    const LONGEST: usize = 60;
    let name: String = id
        .chars()
        .take(LONGEST)
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let hash = blake3::hash(id.as_bytes()).to_hex();
    format!("{name}-{}", &hash[..8])
}
