//! Findings for a person: the line, a caret, and what to do.

use super::{Diagnostic, FileReport, Severity};
use crate::text::{LineIndex, SafeText, Span, is_unsafe_char};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// A line wider than this is cut around the finding: inline pictures make
/// lines of a megabyte.
const WIDEST: usize = 120;

/// How much of a cut line is shown before the finding.
const LEAD: usize = 40;

/// Places that are more lines apart are shown by themselves.
const FARTHEST: u32 = 50;

/// Every finding of a file, in colour where asked for.
#[must_use]
pub fn human(report: FileReport<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let lines = LineIndex::new(report.text);
    let path = SafeText::line(report.path);
    let mut out = String::new();
    for diagnostic in report.diagnostics {
        out.push_str(&one(&renderer, report.text, &lines, &path, diagnostic));
        out.push_str("\n\n");
    }
    out
}

fn one(
    renderer: &Renderer,
    text: &str,
    lines: &LineIndex,
    path: &str,
    diagnostic: &Diagnostic,
) -> String {
    let level = match diagnostic.severity {
        Severity::Info => Level::INFO,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let message = SafeText::block(&diagnostic.message);
    let help = diagnostic.help.as_deref().map(SafeText::block);
    let excerpts = excerpts(text, lines, diagnostic);
    let mut groups = Vec::with_capacity(2 * excerpts.len());
    for (n, excerpt) in excerpts.iter().enumerate() {
        let (level, title) = match excerpt.shown.first() {
            Some((_, label, _)) if n > 0 => {
                (Level::NOTE, Level::NOTE.secondary_title(label.as_str()))
            }
            _ => {
                let title = level.clone().primary_title(message.as_str());
                (level.clone(), title.id(diagnostic.rule.code))
            }
        };
        // The renderer would count the columns of what it is shown, which is
        // not the whole of a long line; so the header is a group of its own.
        let position = lines.position(text, excerpt.offset);
        let origin = Origin::path(path)
            .line(position.line as usize)
            .char_column(position.column as usize);
        groups.push(title.element(origin));
        let annotations = excerpt.shown.iter().enumerate().map(|(at, mark)| {
            let (span, label, kind) = mark;
            // The first one of another excerpt is its title.
            let shown = !label.is_empty() && (n == 0 || at > 0);
            kind.span(span.clone())
                .label(shown.then_some(label.as_str()))
        });
        let snippet = Snippet::source(excerpt.source.as_str())
            .line_start(excerpt.line as usize)
            .annotations(annotations);
        groups.push(Group::with_level(level).element(snippet));
    }
    if let Some(help) = &help
        && let Some(group) = groups.pop()
    {
        groups.push(group.element(Level::HELP.message(help.as_str())));
    }
    without_doubled_bar(&renderer.render(&groups))
}

/// The renderer ends the first header with an empty bar, and begins the
/// excerpt below it with another one.
fn without_doubled_bar(rendered: &str) -> String {
    let mut out = String::with_capacity(rendered.len());
    let (mut header, mut bar, mut done) = (false, None, false);
    for line in rendered.split_inclusive('\n') {
        if !done && bar == Some(line) {
            done = true;
            continue;
        }
        bar = header.then_some(line);
        header = line.contains("--> ");
        out.push_str(line);
    }
    out
}

/// A place to point at, on one line.
#[derive(Clone)]
struct Mark {
    line: u32,
    /// In the file.
    span: Range<usize>,
    label: String,
    kind: AnnotationKind,
}

impl Mark {
    fn new(text: &str, lines: &LineIndex, span: Span, label: &str, kind: AnnotationKind) -> Self {
        let start = floor(text, span.start as usize);
        let line = lines.line(u32::try_from(start).unwrap_or(u32::MAX));
        // Of several lines the first one shows, without the space at its end.
        let inside = lines.range(text, line);
        let end = floor(text, span.end as usize).clamp(start, inside.end.max(start));
        let end = start + text[start..end].trim_end().len();
        Self {
            line,
            span: start..end,
            label: SafeText::line(label).to_string(),
            kind,
        }
    }
}

fn floor(text: &str, offset: usize) -> usize {
    let mut n = offset.min(text.len());
    while !text.is_char_boundary(n) {
        n -= 1;
    }
    n
}

/// Lines of the file as they are shown, with the marks in them.
struct Excerpt {
    line: u32,
    /// What the header points at, in the file.
    offset: u32,
    source: String,
    /// Marks by their place in `source`.
    shown: Vec<(Range<usize>, String, AnnotationKind)>,
}

/// The marks of a finding, those that can be seen together in one excerpt.
fn excerpts(text: &str, lines: &LineIndex, diagnostic: &Diagnostic) -> Vec<Excerpt> {
    let kind = AnnotationKind::Primary;
    let mut groups = vec![vec![Mark::new(text, lines, diagnostic.span, "", kind)]];
    for label in &diagnostic.labels {
        let kind = AnnotationKind::Context;
        let mark = Mark::new(text, lines, label.span, &label.message, kind);
        match groups
            .iter_mut()
            .find(|group| fits(text, lines, group, &mark))
        {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    groups
        .iter()
        .map(|group| excerpt(text, lines, group))
        .collect()
}

fn fits(text: &str, lines: &LineIndex, group: &[Mark], mark: &Mark) -> bool {
    let near = group
        .iter()
        .all(|other| other.line.abs_diff(mark.line) <= FARTHEST);
    let wide = width(&text[lines.range(text, mark.line)]) > WIDEST;
    let beside = group
        .iter()
        .filter(|other| other.line == mark.line)
        .all(|other| {
            let from = other.span.start.min(mark.span.start);
            let to = other.span.end.max(mark.span.end);
            width(&text[from..to]) + LEAD <= WIDEST
        });
    near && (!wide || beside)
}

fn excerpt(text: &str, lines: &LineIndex, marks: &[Mark]) -> Excerpt {
    let first = marks.iter().map(|mark| mark.line).min().unwrap_or(1);
    let last = marks.iter().map(|mark| mark.line).max().unwrap_or(first);
    let mut excerpt = Excerpt {
        line: first,
        offset: u32::try_from(marks[0].span.start).unwrap_or(u32::MAX),
        source: String::new(),
        shown: Vec::new(),
    };
    for line in first..=last {
        let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.line == line).collect();
        excerpt.push_line(text, lines.range(text, line), &marks);
        if line < last {
            excerpt.source.push('\n');
        }
    }
    excerpt
}

impl Excerpt {
    fn push_line(&mut self, text: &str, line: Range<usize>, marks: &[&Mark]) {
        let whole = width(&text[line.clone()]) <= WIDEST;
        let mut from = line.start;
        if !whole && let Some(start) = marks.iter().map(|mark| mark.span.start).min() {
            from = back(text, start, line.start);
        }
        if from > line.start {
            self.source.push('…');
        }
        let mut places: Vec<(usize, usize)> = Vec::new();
        let (mut at, mut shown) = (from, 0);
        for c in text[from..line.end].chars() {
            shown += columns(c);
            if !whole && shown > WIDEST {
                break;
            }
            places.push((at, self.source.len()));
            self.source
                .push(if is_unsafe_char(c) { '\u{fffd}' } else { c });
            at += c.len_utf8();
        }
        places.push((at, self.source.len()));
        if at < line.end {
            self.source.push('…');
        }
        for mark in marks {
            let place = |offset: usize| {
                let n = places.partition_point(|&(at, _)| at < offset);
                places[n.min(places.len() - 1)].1
            };
            let span = place(mark.span.start)..place(mark.span.end);
            self.shown.push((span, mark.label.clone(), mark.kind));
        }
    }
}

/// Where to begin so that a little is shown before `start`.
fn back(text: &str, start: usize, least: usize) -> usize {
    let mut shown = 0;
    let before = text[least..start].char_indices().rev();
    let lead = before.take_while(|&(_, c)| {
        shown += columns(c);
        shown <= LEAD
    });
    lead.last().map_or(start, |(at, _)| least + at)
}

/// About how wide a character is on a terminal; the renderer knows exactly.
fn columns(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

/// About how wide a text is, as far as it matters.
fn width(text: &str) -> usize {
    let mut wide = 0;
    for c in text.chars() {
        wide += columns(c);
        if wide > WIDEST {
            break;
        }
    }
    wide
}
