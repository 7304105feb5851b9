//! The files of the runtime.

use crate::emit::script::Files;
use crate::shell::Shell;

/// Takes a shared runtime if it is what it must be.
pub(super) const SHARED: &str = include_str!("runtime/shared.ps1");

macro_rules! files {
    ($($name:literal),*) => {
        &[$(include_str!(concat!("runtime/", $name, ".ps1"))),*]
    };
}

/// The runtime in PowerShell.
pub(super) static FILES: Files = Files {
    shell: Shell::Powershell,
    extension: "ps1",
    list: "-List",
    help: "-Help",
    reset: "-Reset",
    first: &[],
    environment: [&[], &[]],
    core: files![
        "records", "words", "scenes", "options", "files", "state", "evidence", "answers", "ask",
        "line", "steps", "start", "ends"
    ],
    translations: [files!["no-translations"], files!["translations"]],
    jumps: [files!["no-jumps"], files!["jumps"]],
    loops: [files!["no-loops"], files!["loops"]],
    rounds: [&[], &[]],
    apart: [files!["no-apart"], files!["apart"]],
    cases: [files!["no-cases"], files!["cases"]],
    ways: [files!["no-ways"], files!["ways"]],
    wide: [files!["no-wide"], files!["wide"]],
    values: [files!["no-values"], files!["values", "asides"]],
    secrets: [&[], &[]],
    variables: [files!["no-variables"], files!["variables"]],
    valueless: &[],
    by_hand: [&[], files!["marked", "by-hand"]],
    commands: [
        files!["no-commands"],
        files![
            "marked", "guard", "waits", "code", "session", "routines", "deeds"
        ],
    ],
    expected: [&[], files!["expected"]],
    main: files!["main"],
};

#[cfg(test)]
mod tests {
    use super::FILES;
    use crate::emit::script::named_twice;

    #[test]
    fn parts_that_stand_together_name_no_function_twice() {
        let twice = named_twice(&FILES);
        assert!(twice.is_empty(), "{twice:#?}");
    }
}
