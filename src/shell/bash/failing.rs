//! How a block is to stop at the first of its commands that fails, outside of our own
//! scripts.

use super::counting::traps;
use super::scan::scan;
use super::state::{Event, Role, Scan};
use crate::shell::Guard;

/// What a block needs to stop at its first failure: nothing where no command comes
/// after another, or where it minds its failures itself.
pub(in crate::shell) fn guard(text: &str) -> Option<Guard> {
    let scan = scan(text);
    if (scan.ends <= 1 && scan.pipelines.is_empty()) || minds(text) {
        return None;
    }
    let moves = |(role, range)| {
        role == Role::Command && matches!(text.get(range), Some("cd" | "pushd" | "popd"))
    };
    Some(Guard {
        // `pipefail` holds for the whole block: not where a pipeline is a condition.
        pipes: !scan.asks && !scan.pipelines.is_empty() && !sets(text, &scan, '-', "pipefail"),
        moves: words(&scan).any(moves),
    })
}

/// Whether a block says itself what is to become of failures: `set +e`, or a trap.
pub(in crate::shell) fn minds(text: &str) -> bool {
    traps(text) || sets(text, &scan(text), '+', "errexit")
}

/// The words in which nothing is quoted or expanded.
fn words(scan: &Scan) -> impl Iterator<Item = (Role, std::ops::Range<usize>)> {
    scan.events.iter().filter_map(|event| match event {
        Event::Word(word) if word.plain => Some((word.role, word.range.clone())),
        _ => None,
    })
}

/// Whether `set` turns an option on (`-`) or off (`+`): by its name behind `o`, or by
/// the letter of `errexit`.
fn sets(text: &str, scan: &Scan, sign: char, option: &str) -> bool {
    let (mut set, mut named) = (false, false);
    words(scan).any(|(role, range)| {
        let word = text.get(range).unwrap_or_default();
        if role != Role::Argument {
            (set, named) = (role == Role::Command && word == "set", false);
            return false;
        }
        let letters = word.strip_prefix(sign);
        let found = set
            && ((named && word == option)
                || (option == "errexit" && letters.is_some_and(|letters| letters.contains('e'))));
        named = letters.is_some_and(|letters| letters.ends_with('o'));
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_command_needs_nothing() {
        for text in [
            "a",
            "a \\\n  -b\n",
            "a &&\n  b ||\n  c",
            "a &",
            "# a; b\na 'b; c' # d | e\n",
            "a <<E\nb; c\nE",
        ] {
            assert_eq!(guard(text), None, "{text}");
        }
        for text in ["a\nb", "a; b", "a && b\nc", "if a; then b; fi"] {
            let (pipes, moves) = (false, false);
            assert_eq!(guard(text), Some(Guard { pipes, moves }), "{text}");
        }
    }

    #[test]
    fn a_pipeline_fails_as_a_whole_where_none_is_a_condition() {
        for text in ["a | b", "a; b | c", "if a; then b | c; fi"] {
            assert!(guard(text).is_some_and(|guard| guard.pipes), "{text}");
        }
        for text in [
            "a; b '|' c",
            "a | b && c; d",
            "if a | b; then c | d; fi",
            "set -euo pipefail\na | b",
        ] {
            assert!(guard(text).is_some_and(|guard| !guard.pipes), "{text}");
        }
    }

    #[test]
    fn what_moves_is_a_command() {
        assert!(guard("a; cd b").is_some_and(|guard| guard.moves));
        for text in ["a; echo cd b", "a # cd b\nb", "a; 'cd b'"] {
            assert!(guard(text).is_some_and(|guard| !guard.moves), "{text}");
        }
    }

    #[test]
    fn who_minds_failures_is_left_alone() {
        for text in [
            "set +e\na",
            "set +ue\na",
            "set -u +e\na",
            "a\nset +o errexit",
            "set +uo errexit; a",
            "trap 'b c' ERR\na",
        ] {
            assert_eq!(guard(text), None, "{text}");
        }
        for text in [
            "set +u\na",
            "set +x; echo e",
            "echo 'set +e'; a",
            "# set +e\na; b",
            "trap a EXIT\nb",
        ] {
            assert!(guard(text).is_some(), "{text}");
        }
    }
}
