//! Whether a command is filled with values that nobody has.

use crate::shell::{Shell, analyse};

/// Words that stand for any other, as parts of a command between marks.
const WORDS: &[&str] = &[
    "foo",
    "bar",
    "baz",
    "qux",
    "myusername",
    "mypassword",
    "lorem",
];

/// Names that no machine has, and paths that lead nowhere.
const PARTS: &[&str] = &[
    "example.com",
    "example.org",
    "example.net",
    "/path/to/",
    "/path/to",
    "192.0.2.",
    "198.51.100.",
    "203.0.113.",
];

/// Whether a command holds a value of which everybody has another.
pub(super) fn is_sample(shell: Shell, command: &str) -> bool {
    // The name of what is asked for is no value.
    let command = &unnamed(shell, command);
    let mut words = command.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.any(|word| {
        WORDS.contains(&word) || is_id(word) || is_blotted(word) && !command.contains("mktemp")
    }) || PARTS.iter().any(|part| command.contains(part))
        || holds_private_address(command)
        || is_yours(command)
        || ["=\"...\"", "='...'", "=..."]
            .iter()
            .any(|dots| ends_word(command, dots))
}

/// Whether a text holds a piece that a word ends with.
fn ends_word(text: &str, piece: &str) -> bool {
    text.match_indices(piece).any(|(at, _)| {
        let next = text[at + piece.len()..].chars().next();
        next.is_none_or(|c| c.is_whitespace() || c == ';')
    })
}

/// A command without the names of what is asked for.
fn unnamed(shell: Shell, command: &str) -> String {
    let mut kept = String::with_capacity(command.len());
    let mut from = 0;
    for placeholder in analyse(shell, command).placeholders {
        kept.push_str(
            command
                .get(from..placeholder.span.start)
                .unwrap_or_default(),
        );
        kept.push_str("<>");
        from = placeholder.span.end;
    }
    kept.push_str(command.get(from..).unwrap_or_default());
    kept
}

/// Whether a command holds an address of a private network: every network has others.
/// Ranges of such addresses are settings.
fn holds_private_address(command: &str) -> bool {
    let words = command.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '/'));
    let mut addresses = words.filter_map(|word| {
        let (word, range) = word
            .split_once('/')
            .map_or((word, false), |(word, _)| (word, true));
        let parts: Vec<u8> = word
            .split('.')
            .map_while(|part| part.parse().ok())
            .collect();
        (parts.len() == 4 && !range).then_some(parts)
    });
    addresses.any(|parts| {
        parts[3] != 0
            && match parts[0] {
                10 => true,
                172 => (16..32).contains(&parts[1]),
                192 => parts[1] == 168,
                _ => false,
            }
    })
}

/// Whether a command names a thing of the reader's outside of marks: `your-app`.
fn is_yours(command: &str) -> bool {
    let mut depth = 0_usize;
    let bytes = command.as_bytes();
    command.char_indices().any(|(at, c)| {
        match c {
            '<' | '{' | '[' => depth += 1,
            '>' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let word = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric());
        depth == 0
            && word
            && command[at..]
                .get(..4)
                .is_some_and(|start| start.eq_ignore_ascii_case("your"))
    })
}

/// Whether a word is nothing but the letter that stands for any other: `xxxx`.
fn is_blotted(word: &str) -> bool {
    word.len() > 2 && (word.bytes().all(|b| b == b'x') || word.bytes().all(|b| b == b'X'))
}

/// Whether a word is an id that a program made: hexadecimal, with digits and letters.
/// Those as long as a checksum are the same for everybody.
fn is_id(word: &str) -> bool {
    (11..32).contains(&word.len())
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        && word.bytes().filter(u8::is_ascii_digit).count() >= 3
        && word.bytes().filter(u8::is_ascii_lowercase).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_known_by_their_values() {
        for text in [
            "put foo bar",
            "curl https://example.com/x",
            "x 32695410dcc0ca06",
            "a --b=/path/to/c",
            "ping 10.240.0.17",
            "x yourApp",
            "x --id xxxx",
            "x YOUR_TOKEN",
            "export A=\"...\"",
        ] {
            assert!(is_sample(Shell::Powershell, text), "{text}");
        }
        for text in [
            "kubectl get pods",
            "x <your token>",
            "x <me@example.com>",
            "x YOUR_TOKEN --a=yourApp",
            "mktemp /tmp/a.XXXX",
            "x a...b",
            "x --cidr 10.42.0.0/16",
            "foobar x",
            "x 20240101",
            "git checkout 3f786850e387550fdab836ed7e6dc881de23001b",
        ] {
            assert!(!is_sample(Shell::Bash, text), "{text}");
        }
    }
}
