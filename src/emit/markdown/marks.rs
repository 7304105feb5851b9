//! Literal `**` that the parser left in the text: pairs of them as the bold
//! that they were meant to be.

use super::html::{Fate, fate};
use super::link::Base;
use super::look::is_unspaced;
use crate::article::{Inline, InlineKind, plain_text};
use crate::text::Span;
use std::borrow::Cow;

/// A longer piece of text between two marks (in characters) is no label.
const LONGEST_LABEL: usize = 160;

/// `**one****two**` is bold from end to end with four asterisks in it: two
/// labels that lost what stood between them. Where their script has spaces,
/// the label ends there; else the asterisks go. Gives back the labels.
pub(super) fn split_bold<'a>(content: &[Inline<'a>]) -> Vec<Vec<Inline<'a>>> {
    let mut labels = vec![Vec::with_capacity(content.len() + 1)];
    for inline in content {
        let mut rest = inline.clone();
        while let Some((head, tail, parted)) = cut_at_four(&rest) {
            if let Some(label) = labels.last_mut() {
                label.push(head);
            }
            if parted {
                labels.push(Vec::new());
            }
            rest = tail;
        }
        if let Some(label) = labels.last_mut() {
            label.push(rest);
        }
    }
    labels
}

/// What stands before and after four asterisks inside of a word, and whether
/// its script would part them.
fn cut_at_four<'a>(inline: &Inline<'a>) -> Option<(Inline<'a>, Inline<'a>, bool)> {
    let InlineKind::Text(Cow::Borrowed(text)) = inline.kind else {
        return None;
    };
    let at = text.find("****")?;
    let last = text[..at].chars().next_back()?;
    let first = text[at + 4..].chars().next()?;
    if [last, first].iter().any(|&c| c.is_whitespace() || c == '*') {
        return None;
    }
    let parted = !is_unspaced(last) && !is_unspaced(first);
    let head = slice(inline, 0..at);
    Some((head, slice(inline, at + 4..text.len()), parted))
}

/// A part of a text with its bytes, the escape that the text may begin with
/// among them.
pub(super) fn slice<'a>(inline: &Inline<'a>, range: std::ops::Range<usize>) -> Inline<'a> {
    let InlineKind::Text(Cow::Borrowed(text)) = inline.kind else {
        return inline.clone();
    };
    let escape = inline.span.len().saturating_sub(text.len());
    let start = inline.span.start as usize;
    let from = if range.start == 0 {
        start
    } else {
        start + escape + range.start
    };
    Inline {
        span: Span::new(from..start + escape + range.end),
        kind: InlineKind::Text(Cow::Borrowed(&text[range])),
    }
}

/// A space that nobody wrote.
pub(super) fn space<'a>(at: usize) -> Inline<'a> {
    Inline {
        span: Span::at(at),
        kind: InlineKind::Text(Cow::Borrowed(" ")),
    }
}

enum Piece<'a> {
    Inline(Inline<'a>),
    /// `**` that the parser left, at its place in the file.
    Mark(usize),
}

/// Makes bold of what stands between literal `**`, if every pair of a text
/// reads like one.
pub(super) fn pair<'a>(content: Vec<Inline<'a>>, text: &str) -> Vec<Inline<'a>> {
    let pieces = cut_at_marks(&content);
    let marks: Vec<usize> = (0..pieces.len())
        .filter(|&n| matches!(pieces[n], Piece::Mark(_)))
        .collect();
    let (pairs, []) = marks.as_chunks::<2>() else {
        return content;
    };
    if pairs.is_empty()
        || !pairs
            .iter()
            .all(|&[open, close]| is_pair(&pieces, open, close, text))
    {
        return content;
    }
    let mut out = Vec::with_capacity(pieces.len());
    let mut inside: Option<(usize, Vec<Inline<'a>>)> = None;
    for piece in pieces {
        match (piece, &mut inside) {
            (Piece::Inline(inline), None) => out.push(inline),
            (Piece::Inline(inline), Some((_, inner))) => inner.push(inline),
            (Piece::Mark(at), None) => inside = Some((at, Vec::new())),
            (Piece::Mark(at), Some((start, inner))) => {
                let strong = Inline {
                    span: Span::new(*start..at + 2),
                    kind: InlineKind::Strong(std::mem::take(inner)),
                };
                out.push(strong);
                inside = None;
            }
        }
    }
    out
}

fn cut_at_marks<'a>(content: &[Inline<'a>]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(content.len() + 4);
    for inline in content {
        let InlineKind::Text(Cow::Borrowed(text)) = inline.kind else {
            pieces.push(Piece::Inline(inline.clone()));
            continue;
        };
        let escape = inline.span.len().saturating_sub(text.len());
        let (mut from, mut at) = (0, 0);
        while let Some(found) = text[at..].find('*').map(|n| n + at) {
            let rest = &text[found..];
            let run = rest.len() - rest.trim_start_matches('*').len();
            at = found + run;
            let escaped = found == 0 && escape > 0;
            if run == 2 && !escaped {
                if found > from {
                    pieces.push(Piece::Inline(slice(inline, from..found)));
                }
                pieces.push(Piece::Mark(inline.span.start as usize + escape + found));
                from = at;
            }
        }
        if from < text.len() {
            pieces.push(Piece::Inline(slice(inline, from..text.len())));
        }
    }
    pieces
}

fn holds_bold(inline: &Inline<'_>) -> bool {
    match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => {
            inner.iter().any(holds_bold)
        }
        InlineKind::Link(link) | InlineKind::Image(link) => link.content.iter().any(holds_bold),
        _ => false,
    }
}

fn is_pair(pieces: &[Piece<'_>], open: usize, close: usize, text: &str) -> bool {
    let (Piece::Mark(start), Piece::Mark(end)) = (&pieces[open], &pieces[close]) else {
        return false;
    };
    let mut shown = String::new();
    for piece in &pieces[open + 1..close] {
        let Piece::Inline(inline) = piece else {
            return false;
        };
        if holds_bold(inline) {
            return false;
        }
        match &inline.kind {
            InlineKind::Html(tag) if fate(tag, &Base::default()) == Fate::Show => {
                shown.push_str(tag);
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => shown.push(' '),
            _ => shown.push_str(&plain_text(std::slice::from_ref(inline))),
        }
    }
    let label = shown.trim();
    if !label.contains(char::is_alphanumeric)
        || label.chars().count() > LONGEST_LABEL
        || label.ends_with([',', ';', '='])
    {
        return false;
    }
    let before = text[..*start].chars().next_back();
    let first = text[start + 2..].chars().next();
    let last = text[..*end].chars().next_back();
    // A backslash there is an escape or a line break.
    let after = text[end + 2..].chars().next().filter(|&c| c != '\\');
    // Asterisks also stand in paths, in formulas and before arguments.
    if [before, first, last, after]
        .iter()
        .flatten()
        .any(|c| "/\\*".contains(*c))
        && first != Some('\\')
    {
        return false;
    }
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
    let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
    if before == Some('(') && gap(last) {
        return false;
    }
    let operators = gap(before) && gap(first) && gap(last) && gap(after);
    if operators && !label.starts_with(|c: char| c.is_alphabetic() || "[［「\"“>".contains(c)) {
        return false;
    }
    // Where a word touches a mark from outside, the mark must be turned the
    // other way or the label's end must be plain.
    let opens = !word(before) || gap(first);
    let closes = !word(after) || gap(last) || last.is_some_and(|c| !c.is_alphanumeric());
    opens && closes && (label.chars().count() > 1 || !operators)
}
