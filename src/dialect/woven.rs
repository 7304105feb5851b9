//! A text made from another one, with the way back.

use crate::text::Span;
use std::collections::HashMap;
use std::ops::Range;

/// A stretch of the new text, and what it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it begins in the new text.
    start: usize,
    /// The bytes that it came from: the same ones, or those it stands for.
    from: Range<usize>,
    /// Whether the bytes are the same.
    same: bool,
}

/// What a quote of the new text stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Something said beside the text. Its first heading is its title, where it
    /// has one.
    Aside {
        /// How serious it is, where the mark says so.
        tone: Option<Tone>,
        /// Whether it has a title.
        titled: bool,
    },
    /// Several ways, of which one applies; each is a [`Frame::Tab`] in it.
    Tabs {
        /// What the writer calls the group, which may stand in several places.
        group: Option<String>,
    },
    /// One of them. Its first heading is its label, where it has one.
    Tab {
        /// Whether it has a label.
        titled: bool,
    },
}

/// How serious an aside is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Worth knowing.
    Note,
    /// Makes it easier.
    Tip,
    /// Must be known.
    Important,
    /// Something may go wrong.
    Warning,
    /// Something may be lost.
    Caution,
}

/// Plain Markdown made from a dialect, in which quotes stand for what the
/// dialect sets apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Woven {
    /// The Markdown.
    pub text: String,
    /// What the quotes stand for, by the place of their first `>`.
    pub frames: HashMap<usize, Frame>,
    /// Marks that nobody knows, with what they are called.
    pub unknown: Vec<(Span, String)>,
    /// Includes that are not there, with the reason.
    pub absent: Vec<(Span, String)>,
    pub(super) pieces: Vec<Piece>,
}

impl Woven {
    /// Adds bytes of the old text.
    pub(super) fn keep(&mut self, old: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.text.push_str(&old[range.clone()]);
        let length = range.len();
        if let Some(last) = self.pieces.last_mut()
            && last.same
            && last.from.end == range.start
        {
            last.from.end = range.end;
            return;
        }
        self.pieces.push(Piece {
            start: self.text.len() - length,
            from: range,
            same: true,
        });
    }

    /// Adds a text that stands for bytes of the old one.
    pub(super) fn put(&mut self, text: &str, from: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            start: self.text.len(),
            from,
            same: false,
        });
        self.text.push_str(text);
    }

    /// The bytes of the old text that a range of the new one came from.
    #[must_use]
    pub fn origin(&self, range: Range<usize>) -> Range<usize> {
        let start = self.back(range.start, false);
        if range.is_empty() {
            return start..start;
        }
        let end = self.back(range.end - 1, true);
        start..end.max(start)
    }

    /// The bytes of the old text that stand in the new one, in the order of the
    /// new one.
    pub fn kept(&self) -> impl Iterator<Item = Range<usize>> {
        let same = self.pieces.iter().filter(|piece| piece.same);
        same.map(|piece| piece.from.clone())
    }

    /// The byte that one came from, or the end of it.
    fn back(&self, at: usize, ends: bool) -> usize {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        let Some(piece) = after.checked_sub(1).map(|n| &self.pieces[n]) else {
            return self.pieces.first().map_or(at, |first| first.from.start);
        };
        let (start, end) = (piece.from.start, piece.from.end);
        let inside = at - piece.start;
        let next = self
            .pieces
            .get(after)
            .map_or(self.text.len(), |next| next.start);
        match (piece.same, ends) {
            (true, false) => (start + inside).min(end),
            (true, true) => (start + inside + 1).min(end),
            // Only all of what nobody wrote stands for all of the bytes.
            (false, false) => {
                if inside == 0 {
                    start
                } else {
                    end
                }
            }
            (false, true) => {
                if at + 1 == next {
                    end
                } else {
                    start
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_knows_where_it_came_from() {
        let old = "abc<mark>def";
        let mut woven = Woven::default();
        woven.keep(old, 0..3);
        woven.put("XY", 3..9);
        woven.keep(old, 9..12);
        assert_eq!(woven.text, "abcXYdef");
        assert_eq!(woven.origin(0..3), 0..3);
        assert_eq!(woven.origin(3..5), 3..9);
        assert_eq!(woven.origin(2..6), 2..10);
        assert_eq!(woven.origin(5..8), 9..12);
        assert_eq!(woven.origin(8..8), 12..12);
    }
}
