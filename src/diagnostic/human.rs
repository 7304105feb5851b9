//! Findings for a person: the line, a caret, and what to do.

use super::{FileReport, Severity};
use crate::text::{SafeText, Span, is_unsafe_char};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

/// A line of a file longer than this is cut around the finding: inline
/// pictures make lines of a megabyte.
const LONGEST_LINE: usize = 200;

/// The part of `text` worth showing for `span`: whole lines, or a window of a
/// very long line; with the 1-based number of its first line.
fn window(text: &str, span: Range<usize>) -> (Range<usize>, usize) {
    let start = text[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let first = text[span.start..]
        .find('\n')
        .map_or(text.len(), |n| span.start + n);
    let line = 1 + memchr::memchr_iter(b'\n', &text.as_bytes()[..start]).count();
    if first - start <= LONGEST_LINE {
        return (start..first, line);
    }
    let floor = |mut n: usize| {
        while !text.is_char_boundary(n) {
            n -= 1;
        }
        n
    };
    let from = floor(span.start.saturating_sub(LONGEST_LINE / 2).max(start));
    let to = floor((from + LONGEST_LINE).min(first));
    (from..to, line)
}

/// The shown text without what could drive a terminal; the length in bytes of
/// each character is kept, so that spans stay true.
fn tame(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let unsafe_char = is_unsafe_char(c) && c != '\r';
            std::iter::repeat_n(
                if unsafe_char { '?' } else { c },
                if unsafe_char { c.len_utf8() } else { 1 },
            )
        })
        .collect()
}

fn floor(text: &str, offset: usize) -> usize {
    let mut n = offset.min(text.len());
    while !text.is_char_boundary(n) {
        n -= 1;
    }
    n
}

/// Every finding of a file, in colour where asked for.
#[must_use]
pub fn human(report: FileReport<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let path = SafeText::line(report.path);
    let mut out = String::new();
    for diagnostic in report.diagnostics {
        let level = match diagnostic.severity {
            Severity::Info => Level::INFO,
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let clip = |span: Span| {
            let start = floor(report.text, span.start as usize);
            start..floor(report.text, span.end as usize).max(start)
        };
        let message = SafeText::block(&diagnostic.message);
        let help = diagnostic.help.as_deref().map(SafeText::block);
        let mut shown = vec![(
            clip(diagnostic.span),
            String::new(),
            AnnotationKind::Primary,
        )];
        for label in &diagnostic.labels {
            let text = SafeText::line(&label.message).to_string();
            shown.push((clip(label.span), text, AnnotationKind::Context));
        }
        let windows: Vec<(Range<usize>, usize, String)> = shown
            .iter()
            .map(|(span, ..)| {
                let (range, line) = window(report.text, span.clone());
                let text = tame(&report.text[range.clone()]);
                (range, line, text)
            })
            .collect();
        let mut group = level
            .primary_title(message.as_str())
            .id(diagnostic.rule.code)
            .elements(std::iter::empty::<annotate_snippets::Element<'_>>());
        for ((span, label, kind), (range, line, text)) in shown.iter().zip(&windows) {
            let start = span.start - range.start;
            let end = span
                .end
                .min(range.end)
                .saturating_sub(range.start)
                .max(start);
            let annotation = kind.span(start..end);
            let annotation = if label.is_empty() {
                annotation
            } else {
                annotation.label(label.as_str())
            };
            group = group.element(
                Snippet::source(text.as_str())
                    .line_start(*line)
                    .path(path.as_str())
                    .annotation(annotation),
            );
        }
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}
