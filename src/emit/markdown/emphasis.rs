//! Emphasis: marks that are marks whatever stands beside them.

use super::look::first_char;
use super::pen::{Form, Pen};
use super::writer::Writer;
use crate::article::{Inline, InlineKind};
use std::fmt::Write as _;

impl Writer<'_> {
    /// Emphasis, in the kind of mark that the source has.
    pub(super) fn marked(
        &mut self,
        inline: &Inline<'_>,
        inner: &[Inline<'_>],
        next: Option<&Inline<'_>>,
        count: usize,
        form: Form,
    ) {
        let underscore = self.text.as_bytes().get(inline.span.start as usize) == Some(&b'_');
        let marks = |underscore| match (count, underscore) {
            (1, false) => "*",
            (1, true) => "_",
            (_, false) => "**",
            (_, true) => "__",
        };
        self.start(false, form);
        if !form.changed {
            let mark = marks(underscore);
            self.out.push_str(mark);
            self.pen = Pen::default();
            self.inlines(inner, form);
            self.out.push_str(mark);
            self.pen = Pen::default();
            return;
        }
        let before = if self.pen.line_start {
            None
        } else {
            self.out.chars().next_back()
        };
        let after = next.and_then(first_char);
        let free = |c: Option<char>| !c.is_some_and(may_be_letter);
        let mut underscore = underscore && free(before) && free(after);
        // Two runs of one mark side by side would be one longer run, and one
        // inside of the other could end it.
        let mark = Some(if underscore { b'_' } else { b'*' });
        if self.pen.mark == mark || form.outer == mark {
            underscore = !underscore;
        }
        self.wrap(marks(underscore), inner, next, form);
    }

    /// Inlines between two marks, which are made to be marks whatever stands
    /// beside them: a letter beside a mark on whose other side is no letter
    /// keeps it from being one, and the same letter as a reference does not.
    pub(super) fn wrap(
        &mut self,
        mark: &str,
        inner: &[Inline<'_>],
        next: Option<&Inline<'_>>,
        form: Form,
    ) {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.start(false, form);
        let strict = mark.starts_with(['_', '~']);
        let first = inner.first().and_then(first_char);
        if form.changed
            && !self.pen.line_start
            && (strict || !letter(first))
            && let Some(before) = self.out.chars().next_back().filter(|&c| may_be_letter(c))
        {
            self.out.truncate(self.out.len() - before.len_utf8());
            self.close_escape();
            let _ = write!(self.out, "&#x{:X};", u32::from(before));
        }
        self.out.push_str(mark);
        self.pen = Pen {
            mark: mark.bytes().next(),
            ..Pen::default()
        };
        let outer = mark.bytes().next();
        self.inlines(inner, Form { outer, ..form });
        let last = self.out.chars().next_back();
        self.out.push_str(mark);
        self.pen = Pen {
            guard: form.changed
                && (strict || !letter(last))
                && next.and_then(first_char).is_some_and(may_be_letter),
            mark: mark.bytes().next(),
            ..Pen::default()
        };
    }
}

/// Whether emphasis stands right beside or in emphasis, so that one of them
/// gets the other kind of mark.
pub(super) fn has_neighbours(content: &[Inline<'_>]) -> bool {
    let marked = |inline: &Inline<'_>| {
        matches!(inline.kind, InlineKind::Emphasis(_) | InlineKind::Strong(_))
    };
    let inside = |inline: &Inline<'_>| match &inline.kind {
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => inner.iter().any(marked) || has_neighbours(inner),
        InlineKind::Link(link) | InlineKind::Image(link) => has_neighbours(&link.content),
        _ => false,
    };
    let beside = |pair: &[Inline<'_>]| pair.iter().all(marked);
    content.windows(2).any(beside) || content.iter().any(inside)
}

/// Whether a character beside a mark may count as a letter: neither space nor
/// any punctuation that we know of.
pub(super) fn may_be_letter(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{ff08}' | '\u{ff09}'
            | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}'))
}
