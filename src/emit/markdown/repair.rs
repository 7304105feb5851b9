//! Bold that lost its boundaries, as translation machines leave it: mended
//! where what was meant is certain, else left alone.

use super::html::{Fate, fate};
use super::link::{Base, is_safe_link, is_safe_picture};
use crate::article::{Inline, InlineKind, is_blank, plain_text};
use crate::text::{Span, is_unsafe_char};
use std::borrow::Cow;

/// A longer piece of text between two marks (in characters) is no label.
const LONGEST_LABEL: usize = 160;

/// Whether inlines cannot be written as they stand in the source.
pub(super) fn needed(content: &[Inline<'_>], base: &Base) -> bool {
    let mut after_strong = None;
    content.iter().enumerate().any(|(n, inline)| {
        let before = after_strong.take();
        match &inline.kind {
            InlineKind::Text(text) => {
                let owned = matches!(text, Cow::Owned(_));
                before.is_some_and(|inner| is_glued(inner, text))
                    || (owned && text.contains(is_unsafe_char))
                    || (text.len() > 1 && memchr::memmem::find(text.as_bytes(), b"**").is_some())
                    || ends_in_word(text) && starts_a_label(content.get(n + 1))
            }
            InlineKind::Code(_) | InlineKind::SoftBreak | InlineKind::HardBreak => false,
            InlineKind::Html(tag) => matches!(fate(tag, base), Fate::Drop { .. }),
            InlineKind::Strong(inner) => {
                after_strong = Some(inner.as_slice());
                inner.is_empty() || has_open_edge(inner) || needed(inner, base)
            }
            InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => {
                inner.is_empty() || has_open_edge(inner) || needed(inner, base)
            }
            InlineKind::Link(link) => !is_safe_link(&link.dest) || needed(&link.content, base),
            InlineKind::Image(link) => !is_safe_picture(&link.dest) || needed(&link.content, base),
        }
    })
}

/// Inlines without what must not be written, their bold mended. `text` is what
/// their spans refer to.
pub(super) fn mend<'a>(content: &[Inline<'a>], text: &str, base: &Base) -> Vec<Inline<'a>> {
    let mut inner = Vec::with_capacity(content.len() + 2);
    for inline in content {
        mend_inside(inline, text, base, &mut inner);
    }
    let paired = pair_marks(inner, text);
    let mut out: Vec<Inline<'a>> = Vec::with_capacity(paired.len() + 4);
    for inline in paired {
        part(&mut out, &inline);
        push_tight(inline, &mut out);
    }
    out
}

fn mend_inside<'a>(inline: &Inline<'a>, text: &str, base: &Base, out: &mut Vec<Inline<'a>>) {
    let inside = |inner: &[Inline<'a>]| mend(inner, text, base);
    let kind = match &inline.kind {
        InlineKind::Text(shown) if shown.contains(is_unsafe_char) => {
            InlineKind::Text(Cow::Owned(shown.replace(is_unsafe_char, "")))
        }
        InlineKind::Html(tag) => match fate(tag, base) {
            Fate::Drop { space: true } => InlineKind::Text(Cow::Borrowed(" ")),
            Fate::Drop { space: false } => return,
            Fate::Keep { .. } | Fate::Show => inline.kind.clone(),
        },
        InlineKind::Strong(inner) => InlineKind::Strong(inside(&without_empty_bold(inner))),
        InlineKind::Emphasis(inner) => InlineKind::Emphasis(inside(inner)),
        InlineKind::Strikethrough(inner) => InlineKind::Strikethrough(inside(inner)),
        InlineKind::Link(link) if is_safe_link(&link.dest) => {
            let mut link = link.clone();
            link.content = inside(&link.content);
            InlineKind::Link(link)
        }
        InlineKind::Image(link) if is_safe_picture(&link.dest) => {
            let mut link = link.clone();
            link.content = inside(&link.content);
            InlineKind::Image(link)
        }
        InlineKind::Link(link) | InlineKind::Image(link) => {
            out.append(&mut inside(&link.content));
            return;
        }
        other => other.clone(),
    };
    out.push(Inline {
        span: inline.span,
        kind,
    });
}

/// `**one****two**` is bold from end to end with four asterisks in it: two
/// labels that lost the space between them, where their script has spaces.
fn without_empty_bold<'a>(content: &[Inline<'a>]) -> Vec<Inline<'a>> {
    let mut out = Vec::with_capacity(content.len() + 2);
    for inline in content {
        let InlineKind::Text(Cow::Borrowed(text)) = inline.kind else {
            out.push(inline.clone());
            continue;
        };
        let found = text.find("****").filter(|&at| {
            let (head, tail) = (&text[..at], &text[at + 4..]);
            let inside = |c: char| !c.is_whitespace() && c != '*';
            inline.span.len() == text.len()
                && head.ends_with(inside)
                && tail.starts_with(inside)
                && !tail.contains("**")
        });
        let Some(at) = found else {
            out.push(inline.clone());
            continue;
        };
        let (head, tail) = (&text[..at], &text[at + 4..]);
        out.push(slice(inline, 0..at));
        let ends = (head.chars().next_back(), tail.chars().next());
        if !matches!(ends, (Some(a), Some(b)) if is_unspaced(a) || is_unspaced(b)) {
            out.push(space(inline.span.start as usize + at));
        }
        out.push(slice(inline, at + 4..text.len()));
    }
    out
}

/// The part of a text that is as long as its bytes.
fn slice<'a>(inline: &Inline<'a>, range: std::ops::Range<usize>) -> Inline<'a> {
    let start = inline.span.start as usize;
    let kind = match &inline.kind {
        InlineKind::Text(Cow::Borrowed(text)) => {
            InlineKind::Text(Cow::Borrowed(&text[range.clone()]))
        }
        other => other.clone(),
    };
    Inline {
        span: Span::new(start + range.start..start + range.end),
        kind,
    }
}

/// A space that nobody wrote.
fn space<'a>(at: usize) -> Inline<'a> {
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
fn pair_marks<'a>(content: Vec<Inline<'a>>, text: &str) -> Vec<Inline<'a>> {
    let pieces = cut_at_marks(&content);
    let marks: Vec<usize> = (0..pieces.len())
        .filter(|&n| matches!(pieces[n], Piece::Mark(_)))
        .collect();
    let (pairs, []) = marks.as_chunks::<2>() else {
        return content;
    };
    if pairs.is_empty() || !pairs.iter().all(|&[open, close]| is_pair(&pieces, open, close, text)) {
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
        let text = match &inline.kind {
            InlineKind::Text(text @ Cow::Borrowed(_)) if inline.span.len() == text.len() => text,
            _ => {
                pieces.push(Piece::Inline(inline.clone()));
                continue;
            }
        };
        let (mut from, mut at) = (0, 0);
        while let Some(found) = text[at..].find('*').map(|n| n + at) {
            let rest = &text[found..];
            let run = rest.len() - rest.trim_start_matches('*').len();
            at = found + run;
            if run == 2 {
                if found > from {
                    pieces.push(Piece::Inline(slice(inline, from..found)));
                }
                pieces.push(Piece::Mark(inline.span.start as usize + found));
                from = at;
            }
        }
        if from < text.len() {
            pieces.push(Piece::Inline(slice(inline, from..text.len())));
        }
    }
    pieces
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
        if matches!(
            inline.kind,
            InlineKind::Strong(_) | InlineKind::SoftBreak | InlineKind::HardBreak
        ) {
            return false;
        }
        shown.push_str(&plain_text(std::slice::from_ref(inline)));
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
    let after = text[end + 2..].chars().next();
    // Asterisks also stand in paths, in formulas and before arguments.
    if [before, first, last, after].iter().flatten().any(|c| "/\\*".contains(*c)) && first != Some('\\')
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

/// Parts bold from the word that it is glued to.
fn part<'a>(out: &mut Vec<Inline<'a>>, inline: &Inline<'a>) {
    let Some(previous) = out.last() else {
        return;
    };
    let at = inline.span.start as usize;
    match (&previous.kind, &inline.kind) {
        (InlineKind::Strong(inner), InlineKind::Text(text)) => {
            if is_glued(inner, text) {
                out.push(space(at));
            }
        }
        (InlineKind::Text(text), InlineKind::Strong(_)) => {
            if ends_in_word(text) && starts_a_label(Some(inline)) {
                out.push(space(at));
            }
        }
        _ => {}
    }
}

/// Whether a text continues a bold one without the space that its script puts
/// between words. One letter alone may be an ending.
fn is_glued(strong: &[Inline<'_>], text: &str) -> bool {
    let mut letters = text.chars();
    let next = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !is_unspaced(c));
    if !next(letters.next()) || !next(letters.next()) {
        return false;
    }
    let label = plain_text(strong);
    let mut ends = label.chars().rev();
    match (ends.next(), ends.next()) {
        (Some(last), Some(_)) if last.is_alphanumeric() => !is_unspaced(last),
        (Some(last), Some(before)) => ":.!?".contains(last) && !is_unspaced(before),
        _ => false,
    }
}

fn ends_in_word(text: &str) -> bool {
    let mut letters = text.chars().rev();
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    lower(letters.next()) && lower(letters.next())
}

/// Whether bold begins like a label: with a capital, and not with that alone.
fn starts_a_label(next: Option<&Inline<'_>>) -> bool {
    let Some(InlineKind::Strong(inner)) = next.map(|inline| &inline.kind) else {
        return false;
    };
    let label = plain_text(inner);
    let mut letters = label.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Letters of scripts without spaces between words, and of Korean, whose
/// particles follow a label directly.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0fff}' | '\u{1000}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

fn edges<'t>(content: &'t [Inline<'_>]) -> (Option<&'t str>, Option<&'t str>) {
    let text = |inline: Option<&'t Inline<'_>>| match inline.map(|inline| &inline.kind) {
        Some(InlineKind::Text(text)) => Some(&**text),
        _ => None,
    };
    (text(content.first()), text(content.last()))
}

/// Whether emphasis begins or ends with white space, so that its marks would
/// be none.
fn has_open_edge(content: &[Inline<'_>]) -> bool {
    let (first, last) = edges(content);
    let breaks = |inline: Option<&Inline<'_>>| {
        matches!(
            inline.map(|inline| &inline.kind),
            Some(InlineKind::SoftBreak | InlineKind::HardBreak)
        )
    };
    first.is_some_and(|text| text.is_empty() || text.starts_with(char::is_whitespace))
        || last.is_some_and(|text| text.is_empty() || text.ends_with(char::is_whitespace))
        || breaks(content.first())
        || breaks(content.last())
}

/// Appends an inline with the white space at the edges of its emphasis moved
/// out, and without emphasis of nothing.
fn push_tight<'a>(mut inline: Inline<'a>, out: &mut Vec<Inline<'a>>) {
    let (InlineKind::Strong(inner) | InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner)) =
        &mut inline.kind
    else {
        out.push(inline);
        return;
    };
    let mut inner = std::mem::take(inner);
    let mut behind = Vec::new();
    while inner.first().is_some_and(is_gap) {
        out.push(inner.remove(0));
    }
    while inner.last().is_some_and(is_gap) {
        behind.insert(0, inner.pop().expect("it has a last one"));
    }
    if let Some(head) = split_gap(inner.first_mut(), false) {
        out.push(head);
    }
    if let Some(tail) = split_gap(inner.last_mut(), true) {
        behind.insert(0, tail);
    }
    if is_blank(&inner) {
        out.append(&mut inner);
    } else {
        if let InlineKind::Strong(slot) | InlineKind::Emphasis(slot) | InlineKind::Strikethrough(slot) =
            &mut inline.kind
        {
            *slot = inner;
        }
        out.push(inline);
    }
    out.append(&mut behind);
}

fn is_gap(inline: &Inline<'_>) -> bool {
    match &inline.kind {
        InlineKind::Text(text) => text.chars().all(char::is_whitespace),
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        _ => false,
    }
}

/// Cuts the white space off the start or end of a text.
fn split_gap<'a>(inline: Option<&mut Inline<'a>>, at_end: bool) -> Option<Inline<'a>> {
    let inline = inline?;
    let InlineKind::Text(text) = &inline.kind else {
        return None;
    };
    let cut = if at_end {
        text.trim_end().len()
    } else {
        text.len() - text.trim_start().len()
    };
    if cut == if at_end { text.len() } else { 0 } {
        return None;
    }
    // What was cleaned has no bytes of its own to cut.
    let InlineKind::Text(Cow::Borrowed(_)) = &inline.kind else {
        let text = text.trim().to_owned();
        inline.kind = InlineKind::Text(Cow::Owned(text));
        return Some(space(inline.span.start as usize));
    };
    if inline.span.len() != text.len() {
        return None;
    }
    let (head, tail) = (slice(inline, 0..cut), slice(inline, cut..text.len()));
    let (gap, rest) = if at_end { (tail, head) } else { (head, tail) };
    *inline = rest;
    Some(gap)
}
