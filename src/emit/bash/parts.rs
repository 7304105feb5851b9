//! The files of the runtime.

use crate::emit::script::Files;
use crate::shell::Shell;

/// Says where a shared runtime is, and takes it if it is what it must be.
pub(super) const SHARED: &str = include_str!("runtime/shared.sh");

macro_rules! files {
    ($($name:literal),*) => {
        &[$(include_str!(concat!("runtime/", $name, ".sh"))),*]
    };
}

/// The runtime in bash.
pub(super) static FILES: Files = Files {
    shell: Shell::Bash,
    extension: "sh",
    list: "--list",
    help: "--help",
    reset: "--reset",
    first: files!["shell"],
    environment: [files!["no-environment"], files!["environment"]],
    core: files![
        "records", "words", "options", "ask", "line", "answers", "state", "evidence", "steps",
        "run", "ends", "status"
    ],
    translations: [files!["no-translations"], files!["translations"]],
    jumps: [files!["no-jumps"], files!["jumps"]],
    loops: [files!["no-loops"], files!["loops"]],
    rounds: [files!["no-rounds"], files!["rounds"]],
    apart: [files!["no-apart"], files!["apart"]],
    cases: [files!["no-cases"], files!["cases"]],
    ways: [files!["no-ways"], files!["ways"]],
    wide: [files!["no-wide"], files!["wide"]],
    values: [files!["no-values"], files!["values", "asides"]],
    secrets: [&[], files!["cover"]],
    variables: [files!["no-variables"], files!["variables"]],
    valueless: files!["valueless"],
    by_hand: [files!["no-by-hand"], files!["by-hand"]],
    commands: [
        files!["no-commands"],
        files![
            "code",
            "commands",
            "session",
            "routines",
            "deeds",
            "with-commands"
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
