//! Whether a command is filled with values that nobody has.

/// Words that stand for any other, as parts of a command between marks.
const WORDS: &[&str] = &["foo", "bar", "baz", "qux", "myusername", "mypassword", "lorem"];

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
pub(super) fn is_sample(command: &str) -> bool {
    let words = || command.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words().any(|word| WORDS.contains(&word) || is_id(word))
        || PARTS.iter().any(|part| command.contains(part))
}

/// Whether a word is an id that a program made: hexadecimal, with digits and letters.
/// Those as long as a checksum are the same for everybody.
fn is_id(word: &str) -> bool {
    (11..32).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        && word.bytes().filter(u8::is_ascii_digit).count() >= 3
        && word.bytes().filter(u8::is_ascii_lowercase).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_known_by_their_values() {
        for text in ["put foo bar", "curl https://example.com/x", "x 32695410dcc0ca06", "a --b=/path/to/c"] {
            assert!(is_sample(text), "{text}");
        }
        for text in ["kubectl get pods", "foobar x", "x 20240101", "git checkout 3f786850e387550fdab836ed7e6dc881de23001b"] {
            assert!(!is_sample(text), "{text}");
        }
    }
}
