//! Names of variables, and words that assign to them.

use memchr::memchr;

/// The name that a word assigns to and where its value begins: `NAME=`,
/// `NAME+=`, `NAME[…]=`.
pub(super) fn assigned(text: &str) -> Option<Target> {
    let bytes = text.as_bytes();
    if !bytes.first().copied().is_some_and(is_name_start) {
        return None;
    }
    let name = bytes.iter().take_while(|&&b| is_name(b)).count();
    let mut at = name;
    let subscript = bytes.get(at) == Some(&b'[');
    if subscript {
        at += memchr(b']', &bytes[at..])? + 1;
    }
    at += usize::from(bytes.get(at) == Some(&b'+'));
    (bytes.get(at) == Some(&b'=')).then_some(Target {
        name,
        end: at + 1,
        subscript,
    })
}

/// The left side of an assignment, in bytes from the beginning of the word.
pub(super) struct Target {
    pub(super) name: usize,
    pub(super) end: usize,
    pub(super) subscript: bool,
}

/// Whether a text is the name of a variable.
pub(super) fn is_variable(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(is_name_start) && bytes.all(is_name)
}

pub(super) fn is_name_start(b: u8) -> bool {
    b.is_ascii_alphabetic() || b == b'_'
}

pub(super) fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}
