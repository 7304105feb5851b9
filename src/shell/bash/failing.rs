//! How a block is to stop at the first of its commands that fails.

use crate::shell::Guard;

/// What a block needs to stop at its first failure: nothing where no command comes
/// after another, or where it minds its failures itself.
pub(in crate::shell) fn guard(text: &str) -> Option<Guard> {
    let joined = ["\\\n", "&&\n", "||\n", "||"];
    let one = joined
        .iter()
        .fold(text.trim().to_owned(), |one, end| one.replace(end, " "));
    if !one.contains(['\n', ';', '|']) || minds(text) {
        return None;
    }
    Some(Guard {
        pipes: !is_condition(text) && !text.contains("pipefail"),
    })
}

/// Whether a block says itself what is to become of failures: `set +e`, or a trap.
pub(in crate::shell) fn minds(text: &str) -> bool {
    let letters = |rest: &str| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_lowercase() && c != 'e');
        rest.starts_with('e')
    };
    let mut options = text.split("set +").skip(1);
    followed(text, "trap", "ERR")
        || text.contains("set +o errexit")
        || options.any(|rest| !rest.starts_with("o ") && letters(rest))
}

/// Whether a pipeline may be a condition, which means what it says:
/// `big | grep -q x`. What sets `pipefail` goes by the words, for the whole block.
fn is_condition(text: &str) -> bool {
    let words = ["if ", "while ", "until "];
    words.iter().any(|word| followed(text, word, "|"))
        || ["&&", "||"].iter().any(|then| followed(text, "|", then))
}

fn followed(text: &str, first: &str, then: &str) -> bool {
    let rest = text.split_once(first).map(|(_, rest)| rest);
    rest.is_some_and(|rest| rest.contains(then))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_command_needs_nothing() {
        for text in ["a", "a \\\n  -b\n", "a &&\n  b ||\n  c", "a &"] {
            assert_eq!(guard(text), None, "{text}");
        }
        for text in ["a\nb", "a; b", "a | b", "a && b\nc"] {
            assert_eq!(guard(text), Some(Guard { pipes: true }), "{text}");
        }
    }

    #[test]
    fn who_minds_failures_is_left_alone() {
        for text in [
            "set +e\na",
            "set +ue\na",
            "a\nset +o errexit",
            "trap 'b c' ERR\na",
        ] {
            assert_eq!(guard(text), None, "{text}");
        }
        for text in ["set +u\na", "set +x; echo e", "trap a EXIT\nb"] {
            assert!(guard(text).is_some(), "{text}");
        }
    }
}
