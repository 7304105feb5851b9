//! The parser's texts as leaves of the tree.

use super::{Builder, Container, CowStr};
use crate::article::{BlockKind, Inline, InlineKind, Leaf};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

impl Builder<'_, '_> {
    pub(super) fn text(&mut self, text: CowStr<'_>, range: Range<usize>) {
        if self.inlines.is_empty() {
            let text = self.cow(text.clone());
            let kind = self.blocks.last_mut().map(|open| &mut open.kind);
            let lines = match kind {
                Some(Container::Code(code)) => Some(&mut code.lines),
                Some(Container::Html(lines)) => Some(lines),
                _ => None,
            };
            if let Some(lines) = lines {
                lines.push(Leaf {
                    span: Span::new(range),
                    text,
                });
                return;
            }
        }
        let borrowed = self.text.get(range.clone()) == Some(&*text);
        let mut start = range.start;
        // The parser's range leaves out the backslash of an escape; with it,
        // the bytes under the span are what re-creates the text.
        let before = self.inlines.last().map(|open| {
            open.content
                .last()
                .map_or(open.span.start, |last| last.span.end as usize)
        });
        if borrowed
            && start > before.unwrap_or(0)
            && self.text.as_bytes()[start - 1] == b'\\'
            && self.text.as_bytes()[start].is_ascii_punctuation()
        {
            start -= 1;
        }
        self.ensure_inline(&(start..range.end));
        let Some(open) = self.inlines.last_mut() else {
            return;
        };
        if borrowed
            && start == range.start
            && let Some(Inline {
                span,
                kind: InlineKind::Text(Cow::Borrowed(last)),
            }) = open.content.last_mut()
            && span.end as usize == range.start
            && span.len() == last.len()
        {
            *span = span.join(Span::new(range));
            *last = span.slice(self.text);
            return;
        }
        open.content.push(Inline {
            span: Span::new(start..range.end),
            kind: InlineKind::Text(if borrowed {
                Cow::Borrowed(&self.text[range])
            } else {
                Cow::Owned(text.into_string())
            }),
        });
    }

    pub(super) fn html(&mut self, text: CowStr<'_>, range: Range<usize>) {
        if matches!(
            self.blocks.last().map(|open| &open.kind),
            Some(Container::Html(_))
        ) {
            self.text(text, range);
        } else {
            let text = self.cow(text);
            self.push_block(
                BlockKind::Html(vec![Leaf {
                    span: Span::new(range.clone()),
                    text,
                }]),
                range,
            );
        }
    }
}
