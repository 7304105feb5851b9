//! What the scanner keeps in mind, and what it finds.

use super::Found;
use super::sent::Sent;
use crate::shell::code::Program;
use std::ops::Range;

/// What a text consists of, as far as its meaning needs.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) events: Vec<Event>,
    /// In the order of the text.
    pub(super) found: Vec<Found>,
    /// The commands that are given blocks.
    pub(super) sent: Vec<Sent>,
    /// Where statements stand; what is within one comes before it.
    pub(super) statements: Vec<Range<usize>>,
    /// What is code, or is read again as something else.
    pub(super) code: Vec<Range<usize>>,
    /// Whether everything is closed.
    pub(super) whole: bool,
    pub(super) end: usize,
}

/// What a scan finds one after the other.
pub(super) enum Event {
    /// A bare word; whether it stands where a command does.
    Word(Range<usize>, bool),
    /// A variable, without its dollar sign and braces.
    Variable(Range<usize>),
    /// Quoted text.
    String,
    Open(u8),
    /// The block that opens next is given to this command of [`Scan::sent`].
    Sent(usize),
    Close,
    /// `;`, a pipe, or the end of a line.
    End,
}

/// What opens a frame: its bracket, or the quote of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Code(u8),
    Double,
    Document,
}

pub(super) struct Frame {
    pub(super) kind: Kind,
    /// Where the bare word begins that is being read.
    pub(super) word: Option<usize>,
    /// The bare placeholders in that word, by number.
    pub(super) found: Vec<usize>,
    /// Whether the word cannot become a string.
    pub(super) tainted: bool,
    /// Whether a command may stand here.
    pub(super) start: bool,
    /// Whether the arguments of this command are code.
    pub(super) evaluates: bool,
    /// Whether what is being read defines a function or a class.
    pub(super) defines: bool,
    /// Whether a value follows that is assigned.
    pub(super) assigned: bool,
    /// The command of [`Scan::sent`] that is being read.
    pub(super) sends: Option<usize>,
    /// The one that this is within a block of.
    pub(super) within: Option<usize>,
    /// Where the statement begins, and whether something is piped on in it.
    pub(super) statement: usize,
    pub(super) piped: bool,
    /// Whether only the next word is read again.
    pub(super) pattern: bool,
    /// Whether the statement writes to a file.
    pub(super) writes: bool,
    /// Whether the command runs a member by its name.
    pub(super) calls: bool,
    /// Whether another program may be named by the next word.
    pub(super) runs: bool,
    /// Whether any of the words to come may.
    pub(super) inside: bool,
    /// The program that is being given something.
    pub(super) program: Option<&'static Program>,
}

impl Frame {
    pub(super) fn new(kind: Kind, evaluates: bool) -> Self {
        Self {
            kind,
            word: None,
            found: Vec::new(),
            tainted: false,
            start: true,
            evaluates,
            defines: false,
            assigned: false,
            sends: None,
            within: None,
            statement: 0,
            piped: false,
            pattern: false,
            writes: false,
            calls: false,
            runs: false,
            inside: false,
            program: None,
        }
    }
}

/// The quote that a text begins with: whether it is a single one, and its
/// length. The typographic ones count (language specification, 2.3.5.2).
pub(super) fn quote(bytes: &[u8]) -> Option<(bool, usize)> {
    match bytes {
        [b'\'', ..] => Some((true, 1)),
        [b'"', ..] => Some((false, 1)),
        [0xe2, 0x80, 0x98..=0x9b, ..] => Some((true, 3)),
        [0xe2, 0x80, 0x9c..=0x9e, ..] => Some((false, 3)),
        _ => None,
    }
}

pub(super) fn is_document_end(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\n\"@")
}

/// The part of a word that can become a string: all of it, or the value after
/// `-Name:`. None where a string would be read as something else.
pub(super) fn quotable(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let word = text.get(range.clone())?;
    if word.starts_with("--") && word.len() > 2 {
        return Some(range);
    }
    if word.starts_with('-') {
        let colon = word.find([':', '<'])?;
        return word[colon..]
            .starts_with(':')
            .then(|| range.start + colon + 1..range.end);
    }
    let first = word.bytes().next()?;
    (first.is_ascii_alphanumeric() || b"</\\~_.".contains(&first)).then_some(range)
}
