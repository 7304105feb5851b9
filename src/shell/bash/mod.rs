//! Commands of bash and its family.
//!
//! `scan.rs` walks over the text with a stack of what is open; `expand.rs` reads
//! quotes, expansions and here-documents, `grammar.rs` words, operators and
//! compound commands. It is no full parser, but it knows at every byte which
//! quoting holds. `meaning.rs` and `tools.rs` say what the words refer to.

mod asking;
mod counting;
mod expand;
mod failing;
mod filled;
mod firm;
mod flow;
mod grammar;
mod meaning;
mod names;
mod pipelines;
mod rewrite;
mod scan;
mod state;
mod target;
#[cfg(test)]
mod tests;
mod tools;
mod tunnel;
mod within;

pub(super) use counting::{counted, traps};
pub(super) use failing::{guard, minds};
pub(super) use filled::filled;
pub(super) use firm::firm;
pub(super) use names::{SHELLS, WRAPPERS};
pub(super) use rewrite::with_variables;
pub(super) use scan::{first_command, scan};
pub(super) use state::{Event, Fault, Role, Scan, Word};
pub(super) use tools::after_wrapper;

use super::Analysis;

/// What a text of bash refers to, with the marks of earlier ones.
pub(super) fn analyse(text: &str, earlier: &[String]) -> Analysis {
    meaning::meaning(text, &scan(text), earlier, 0)
}
