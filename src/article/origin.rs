//! What the parser reads, and which bytes of the file it stands for.

use super::Marks;
use crate::dialect::{Dialects, Frame, Includes, Woven, expand, weave};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The Markdown that a body is made into. Most bodies are Markdown.
pub(super) struct Origin<'a> {
    text: &'a str,
    start: usize,
    /// With what it includes.
    whole: Option<Woven>,
    /// Without the marks of a dialect.
    plain: Option<Woven>,
}

impl<'a> Origin<'a> {
    pub(super) fn of(text: &'a str, start: usize, dialects: Dialects, includes: &Includes) -> Self {
        let whole = expand(text, start, dialects, includes);
        let plain = match &whole {
            Some(whole) => weave(&whole.text, 0, dialects),
            None => weave(text, start, dialects),
        };
        Self {
            text,
            start,
            whole,
            plain,
        }
    }

    pub(super) fn markdown(&self) -> &str {
        match (&self.plain, &self.whole) {
            (Some(woven), _) | (None, Some(woven)) => &woven.text,
            (None, None) => &self.text[self.start..],
        }
    }

    /// The bytes of the file that a range of the Markdown stands for.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        let range = match &self.plain {
            Some(plain) => plain.origin(range),
            None if self.whole.is_none() => {
                return range.start + self.start..range.end + self.start;
            }
            None => range,
        };
        match &self.whole {
            Some(whole) => whole.origin(range),
            None => range,
        }
    }

    /// What the quote stands for that begins at a place of the Markdown.
    pub(super) fn frame(&self, at: usize) -> Option<&Frame> {
        let plain = self.plain.as_ref()?;
        let blanks = plain.text[at..].len() - plain.text[at..].trim_start_matches(' ').len();
        plain.frames.get(&(at + blanks))
    }

    /// A part of the Markdown as a part of the file, where it is one.
    pub(super) fn cow(&self, part: &str) -> Cow<'a, str> {
        let markdown = self.markdown();
        let place = (part.as_ptr() as usize).checked_sub(markdown.as_ptr() as usize);
        if let Some(at) = place.filter(|at| at + part.len() <= markdown.len())
            && let Some(own) = self.text.get(self.range(at..at + part.len()))
            && own == part
        {
            return Cow::Borrowed(own);
        }
        Cow::Owned(part.to_owned())
    }

    /// What is to be told of the marks.
    pub(super) fn into_marks(self, includes: &Includes) -> Marks {
        let place = |span: Span| match &self.whole {
            Some(whole) => Span::new(whole.origin(span.range())),
            None => span,
        };
        let plain = self.plain.unwrap_or_default();
        let unknown = plain.unknown.into_iter();
        let absent = plain.absent.into_iter().map(|(span, path)| {
            let reason = match includes.get(&path) {
                Some(Err(reason)) => reason,
                _ => "there is no such file in the document set",
            };
            (place(span), path, reason)
        });
        Marks {
            absent: absent.collect(),
            unknown: unknown.map(|(span, name)| (place(span), name)).collect(),
        }
    }
}
