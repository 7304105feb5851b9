//! Blocks of bash that stop at their first failure, outside of our own scripts.

use crate::shell;
use crate::source::Failures;

/// What defines `runbook_guard`.
pub(super) const GUARD: &str = include_str!("guard.sh");

/// What `runbook_guard` is to be told before a block; nothing where the block is
/// left as it is. A test of one line is an answer.
pub(super) fn guard(failures: Failures, code: &str, is_test: bool) -> Option<&'static str> {
    let guard = shell::guard(code).filter(|_| !is_test || code.trim().contains('\n'))?;
    match failures {
        Failures::Stop if guard.pipes => Some("pipefail"),
        Failures::Stop => Some(""),
        Failures::Continue => guard.moves.then_some("cd"),
    }
}
