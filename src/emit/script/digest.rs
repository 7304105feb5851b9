//! What a run knows texts and commands by, to tell whether they are the same at another start.

use crate::scene::Stage;
use std::fmt::Write as _;

/// What a text is known by.
pub(super) fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

/// What tells what a step does and how that is rolled back from anything else, where it can be.
/// It is the same in the scripts of all shells, since a run can go on in another one.
pub(super) fn deed(stage: &Stage<'_>) -> Option<String> {
    let routines = stage.routines();
    if routines.iter().all(|routine| routine.rollback.is_none()) {
        return None;
    }
    let mut text = String::new();
    for routine in routines {
        let run = routine.run.iter().map(|command| &command.code);
        let codes = run.map(|code| ("run", code));
        let undo = routine.rollback.iter().map(|code| ("undo", code));
        for (word, code) in codes.chain(undo) {
            // By its length, no code can look like two.
            let code = &code.run;
            let _ = writeln!(text, "{:?} {word} {}\n{code}", routine.shell, code.len());
        }
    }
    Some(digest(&text))
}
