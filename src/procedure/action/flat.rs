//! An instruction as one line of folded text, with a mark for each label, link
//! and code span.

use super::Label;
use super::fold::fold_char;
use super::labels::Folding;
use super::marks::{CODE, LABEL, LINK, PICTURE};
use super::raw::Raw;
use super::words::{ActionWords, Order};
use crate::article::Inline;

/// A quotation longer than this, in characters, names no label.
pub(super) const LONGEST_LABEL: usize = 120;

/// What a mark stands for.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Its words; several for a way through menus.
    pub(super) label: Label,
    /// Where it leads, for links and labels that are links.
    pub(super) dest: Option<String>,
    /// Whether it opens a sentence in bold, so that it may be a verb.
    pub(super) heads: bool,
}

/// An instruction ready for the automaton.
#[derive(Debug, Default)]
pub(super) struct Flat {
    /// Folded text: lower case, one kind of apostrophe, no marks of direction.
    pub(super) folded: String,
    /// The text as a reader sees it.
    pub(super) shown: String,
    /// For each byte of `folded`, where it comes from in `shown`.
    pub(super) back: Vec<u32>,
    /// What the marks stand for, in their order.
    pub(super) names: Vec<Name>,
    /// Where the links are in `folded`, and where they lead, if they have no
    /// marks.
    pub(super) links: Vec<(usize, usize, String)>,
    /// How many of the names the writer set apart; the others are only written
    /// as names are.
    pub(super) marked: usize,
}

/// Whether links stand between marks. Where a verb comes last, its ending may
/// stand outside of the link that its stem is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Links {
    Marked,
    Plain,
}

impl Flat {
    pub(super) fn of(cmd: &[Inline<'_>], links: Links, words: Option<&ActionWords>) -> Self {
        let mut raw = Raw::new(words);
        raw.inlines(cmd);
        let mut flat = Self {
            folded: String::with_capacity(raw.text.len() + 16),
            shown: String::with_capacity(raw.text.len() + 64),
            back: Vec::with_capacity(raw.text.len() + 16),
            names: Vec::with_capacity(raw.names.len()),
            links: Vec::new(),
            marked: 0,
        };
        Folding {
            raw: &raw.text,
            names: raw.names.into_iter(),
            out: &mut flat,
            last: None,
            links,
            words: words.filter(|words| words.order == Order::VerbFirst),
        }
        .run();
        flat
    }

    /// The labels, in order.
    pub(super) fn labels(self) -> Vec<Label> {
        let marks = self
            .folded
            .chars()
            .filter(|c| matches!(*c, LABEL | LINK | CODE | PICTURE));
        let names = self.names.into_iter().zip(marks);
        names
            .filter(|(_, mark)| *mark == LABEL)
            .map(|(name, _)| name.label)
            .collect()
    }

    /// The text as a reader sees it, of a part of the folded one.
    pub(super) fn shown(&self, start: usize, end: usize) -> &str {
        let at = |n: usize| self.back.get(n).map_or(self.shown.len(), |&n| n as usize);
        self.shown.get(at(start)..at(end)).unwrap_or("").trim()
    }

    pub(super) fn push(&mut self, c: char) {
        let at = u32::try_from(self.shown.len()).unwrap_or(u32::MAX);
        if c == ' ' && self.folded.ends_with([' ', '\n']) {
            if !self.shown.ends_with(' ') && !self.shown.is_empty() {
                self.shown.push(' ');
            }
            return;
        }
        let before = self.folded.len();
        fold_char(c, &mut self.folded);
        self.back.resize(self.folded.len(), at);
        if self.folded.len() > before || c == ' ' {
            self.shown.push(if c == '\n' { ' ' } else { c });
        }
    }

    /// Letters and digits of ASCII, which most of a text is.
    pub(super) fn push_ascii(&mut self, word: &str) {
        let (from, to) = (self.folded.len(), self.shown.len());
        self.folded.push_str(word);
        self.folded[from..].make_ascii_lowercase();
        let places = (to..to + word.len()).map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        self.back.extend(places);
        self.shown.push_str(word);
    }

    /// A mark for a text, with a space on either side in the folded text.
    pub(super) fn mark(&mut self, c: char, text: &str) {
        let at = u32::try_from(self.shown.len()).unwrap_or(u32::MAX);
        if !self.folded.ends_with([' ', '\n']) && !self.folded.is_empty() {
            self.folded.push(' ');
        }
        self.folded.push(c);
        self.back.resize(self.folded.len(), at);
        self.shown.push_str(text);
        let after = u32::try_from(self.shown.len()).unwrap_or(u32::MAX);
        self.folded.push(' ');
        self.back.push(after);
    }
}

impl Order {
    /// How links are written for a language of this order.
    pub(super) fn links(self) -> Links {
        match self {
            Self::VerbFirst => Links::Marked,
            Self::VerbLast => Links::Plain,
        }
    }
}
