//! Recognizing notes: alerts, alerts whose keyword was translated, and
//! paragraphs that serve as alerts.

use super::{Decision, Lexicon, Note, NoteKind, NoteOrigin};
use crate::article::{
    Aside, Block, BlockKind, Inline, InlineKind, Marks, Tone, is_blank, plain_text,
};
use crate::text::Span;
use std::borrow::Cow;

/// What may close the label of a note: `Note:`, `Note -`, `注：`.
const CLOSERS: [char; 6] = [':', '：', '-', '–', '—', '﹕'];

/// A quote as a note, or given back.
pub(super) fn from_quote<'a>(
    mut block: Block<'a>,
    lexicon: &Lexicon,
    decisions: &mut Vec<Decision>,
) -> Result<Note<'a>, Block<'a>> {
    let span = block.span;
    let BlockKind::Quote(inner) = &mut block.kind else {
        return Err(block);
    };
    if let Some(keyword) = alert_keyword(inner) {
        let word = keyword.text[2..keyword.text.len() - 1].trim();
        let Some(kind) = lexicon.alert(word) else {
            decisions.push(Decision::UnknownAlert {
                keyword: keyword.span,
            });
            return Err(block);
        };
        // GitHub wants the keyword in its own spelling on a line of its own.
        let exact = keyword.text[2..keyword.text.len() - 1] == *word
            && Lexicon::github(&word.to_ascii_lowercase()) == Some(kind)
            && keyword.alone;
        let label = take_keyword(inner, &keyword);
        let body = std::mem::take(inner);
        return Ok(Note {
            kind,
            origin: if exact {
                NoteOrigin::Alert
            } else {
                NoteOrigin::TranslatedAlert
            },
            span,
            label,
            body,
        });
    }
    // `> **Note:** …` is a paragraph that serves as an alert, in a quote.
    if let Some(first) = inner.first_mut()
        && let Some((kind, label)) = take_label(first, lexicon)
    {
        if matches!(&first.kind, BlockKind::Paragraph(content) if content.is_empty()) {
            inner.remove(0);
        }
        return Ok(Note {
            kind,
            origin: NoteOrigin::Paragraph,
            span,
            label,
            body: std::mem::take(inner),
        });
    }
    Err(block)
}

/// A paragraph as a note, or given back. Where the paragraph is the label
/// alone, `next` is what it labels.
pub(super) fn from_paragraph<'a>(
    mut block: Block<'a>,
    next: &mut std::iter::Peekable<std::vec::IntoIter<Block<'a>>>,
    lexicon: &Lexicon,
) -> Result<Note<'a>, Block<'a>> {
    let mut span = block.span;
    let Some((kind, label)) = take_label(&mut block, lexicon) else {
        return Err(block);
    };
    let alone = matches!(&block.kind, BlockKind::Paragraph(content) if is_blank(content));
    let mut body = Vec::new();
    if !matches!(&block.kind, BlockKind::Paragraph(content) if content.is_empty()) {
        body.push(block);
    }
    if alone {
        let labelled = next.next_if(|next| match &next.kind {
            BlockKind::Paragraph(_) | BlockKind::Quote(_) => true,
            BlockKind::List(list) => list.start.is_none(),
            _ => false,
        });
        if let Some(labelled) = labelled {
            span = span.join(labelled.span);
            body.push(labelled);
        }
    }
    Ok(Note {
        kind,
        origin: NoteOrigin::Paragraph,
        span,
        label,
        body,
    })
}

/// What a dialect sets apart, as a note. A title that only says what kind of note
/// it is, in any language, is its label.
pub(super) fn from_aside<'a>(mut aside: Aside<'a>, span: Span, lexicon: &Lexicon) -> Note<'a> {
    let own = aside.tone.map(NoteKind::from);
    if let Some(kind) = lexicon.alert(&plain_text(&aside.title)) {
        let label = std::mem::take(&mut aside.title);
        return Note {
            kind: own.map_or(kind, |own| own.max(kind)),
            label,
            ..Note::of(aside, span)
        };
    }
    // `**Note:** …` in a note says it twice.
    let first = aside.blocks.first_mut();
    if aside.title.is_empty()
        && let Some(first) = first
        && let Some((kind, label)) = take_label(first, lexicon)
    {
        if matches!(&first.kind, BlockKind::Paragraph(content) if content.is_empty()) {
            aside.blocks.remove(0);
        }
        return Note {
            kind: own.map_or(kind, |own| own.max(kind)),
            label,
            ..Note::of(aside, span)
        };
    }
    Note::of(aside, span)
}

impl<'a> Note<'a> {
    /// What a dialect sets apart, as it stands.
    #[must_use]
    pub fn of(aside: Aside<'a>, span: Span) -> Self {
        Self {
            kind: aside.tone.map_or(NoteKind::Note, NoteKind::from),
            origin: NoteOrigin::Directive,
            span,
            label: Vec::new(),
            body: aside.into_blocks(),
        }
    }
}

impl From<Tone> for NoteKind {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Note => Self::Note,
            Tone::Tip => Self::Tip,
            Tone::Important => Self::Important,
            Tone::Warning => Self::Warning,
            Tone::Caution => Self::Caution,
        }
    }
}

/// What is to be told of the marks of an article's dialect.
pub(super) fn of_marks(marks: Marks) -> Vec<Decision> {
    let absent = marks.absent.into_iter();
    let mut decisions: Vec<Decision> = absent
        .map(|(mark, path, reason)| Decision::AbsentInclude { mark, path, reason })
        .collect();
    if !marks.unknown.is_empty() {
        decisions.push(Decision::UnknownMarks {
            marks: marks.unknown,
        });
    }
    decisions
}

struct Keyword {
    /// `[!NOTE]` with whatever stands in it.
    text: String,
    span: Span,
    /// Whether nothing else stands on its line.
    alone: bool,
}

/// The `[!…]` that a quote begins with.
fn alert_keyword(inner: &[Block<'_>]) -> Option<Keyword> {
    let BlockKind::Paragraph(content) = &inner.first()?.kind else {
        return None;
    };
    let first = content.first()?;
    // A reference definition could make a link of it, which is no keyword.
    let InlineKind::Text(text) = &first.kind else {
        return None;
    };
    if !matches!(text, Cow::Borrowed(_)) || first.span.len() != text.len() {
        return None;
    }
    let lead = text.len() - text.trim_start().len();
    let open = text[lead..].strip_prefix('[')?;
    open.trim_start().strip_prefix('!')?;
    let close = open.find([']', '［', '］'])? + lead + 1;
    let end = close + text[close..].chars().next()?.len_utf8();
    // Spaces inside (`[! NOTE]`) are a translator's; fold them away.
    let word = open[..close - lead - 1]
        .trim_start()
        .trim_start_matches('!');
    if word.chars().count() > 40 {
        return None;
    }
    let alone = text[end..].trim().is_empty()
        && content
            .get(1)
            .is_none_or(|next| matches!(next.kind, InlineKind::SoftBreak | InlineKind::HardBreak));
    Some(Keyword {
        text: format!("[!{word}]"),
        span: Span {
            start: first.span.start,
            end: first.span.start + u32::try_from(end).unwrap_or(0),
        },
        alone,
    })
}

/// Takes the keyword and the break after it off a quote's first paragraph.
fn take_keyword<'a>(inner: &mut Vec<Block<'a>>, keyword: &Keyword) -> Vec<Inline<'a>> {
    let Some(BlockKind::Paragraph(content)) = inner.first_mut().map(|block| &mut block.kind) else {
        return Vec::new();
    };
    let label = split_text(content, 0, keyword.span.len());
    while matches!(
        content.first().map(|inline| &inline.kind),
        Some(InlineKind::SoftBreak | InlineKind::HardBreak)
    ) {
        content.remove(0);
    }
    if content.is_empty() {
        inner.remove(0);
    }
    label
}

/// Splits the text at `index` after `length` bytes; everything up to there is
/// taken out and returned.
fn split_text<'a>(content: &mut Vec<Inline<'a>>, index: usize, length: usize) -> Vec<Inline<'a>> {
    let mut taken: Vec<Inline<'a>> = content.drain(..index).collect();
    let Some(Inline {
        span,
        kind: InlineKind::Text(text),
    }) = content.first_mut()
    else {
        return taken;
    };
    if length >= text.len() {
        taken.push(content.remove(0));
        return taken;
    }
    let head = match text {
        Cow::Borrowed(all) => {
            let (head, tail) = all.split_at(length);
            *all = tail;
            Cow::Borrowed(head)
        }
        Cow::Owned(all) => {
            let tail = all.split_off(length);
            Cow::Owned(std::mem::replace(all, tail))
        }
    };
    // A text that is shorter than its bytes begins with an escape, which the
    // head keeps.
    let escape = span.len().saturating_sub(head.len() + text.len());
    let cut = span.start + u32::try_from(head.len() + escape).unwrap_or(0);
    taken.push(Inline {
        span: Span {
            start: span.start,
            end: cut,
        },
        kind: InlineKind::Text(head),
    });
    span.start = cut;
    taken
}

fn text_of<'t>(inline: &'t Inline<'_>) -> Option<&'t str> {
    match &inline.kind {
        InlineKind::Text(text) => Some(text),
        _ => None,
    }
}

/// Where the first colon of a text stands: most paragraphs begin with a text that has none.
fn first_colon(text: &str) -> Option<usize> {
    const WIDE: &str = "：";
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b':', WIDE.as_bytes()[0], bytes)
        .find(|at| bytes[*at] == b':' || bytes[*at..].starts_with(WIDE.as_bytes()))
}

/// Takes the label off a paragraph that begins with an alert word.
fn take_label<'a>(block: &mut Block<'a>, lexicon: &Lexicon) -> Option<(NoteKind, Vec<Inline<'a>>)> {
    let BlockKind::Paragraph(content) = &mut block.kind else {
        return None;
    };
    let lead = content
        .iter()
        .position(|inline| !is_blank(std::slice::from_ref(inline)))?;
    match &content[lead].kind {
        InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => {
            let text = plain_text(inner);
            if let Some(kind) = lexicon.alert(&text) {
                return take_marked(content, lead, kind, text.ends_with(CLOSERS));
            }
            // `**Note: all of it is bold**`
            let kind = lexicon.alert(&text[..text.find(CLOSERS)?])?;
            take_inside(content, lead).map(|label| (kind, label))
        }
        InlineKind::Text(text) => {
            // A plain word needs its colon: `Note: …`.
            let at = first_colon(text)?;
            let kind = lexicon.alert(&text[..at])?;
            let end = at + text[at..].chars().next()?.len_utf8();
            Some((kind, split_text(content, lead, end)))
        }
        _ => None,
    }
}

/// The label is a bold or emphasized word; a colon after it belongs to it.
/// Without one, the word must stand alone or begin what reads like a sentence
/// of its own: `**Note** that …` is prose.
fn take_marked<'a>(
    content: &mut Vec<Inline<'a>>,
    lead: usize,
    kind: NoteKind,
    closed: bool,
) -> Option<(NoteKind, Vec<Inline<'a>>)> {
    let after = content.get(lead + 1).and_then(text_of).unwrap_or("");
    let trimmed = after.trim_start();
    let closer = trimmed.chars().next().filter(|c| CLOSERS.contains(c));
    let ended = content
        .get(lead + 1)
        .is_none_or(|next| matches!(next.kind, InlineKind::SoftBreak | InlineKind::HardBreak));
    let capital = trimmed
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || !(c.is_lowercase() || c.is_whitespace()));
    if let (false, Some(closer)) = (closed, closer) {
        let length = after.len() - trimmed.len() + closer.len_utf8();
        return Some((kind, split_text(content, lead + 1, length)));
    }
    if closed || ended || capital {
        return Some((kind, content.drain(..=lead).collect()));
    }
    None
}

/// The label is the beginning of a longer bold text: the bold is cut in two.
fn take_inside<'a>(content: &mut Vec<Inline<'a>>, lead: usize) -> Option<Vec<Inline<'a>>> {
    let outer = &mut content[lead];
    let (InlineKind::Strong(inner) | InlineKind::Emphasis(inner)) = &mut outer.kind else {
        return None;
    };
    let (index, length) = inner.iter().enumerate().find_map(|(n, inline)| {
        let text = text_of(inline)?;
        let at = text.find(CLOSERS)?;
        Some((n, at + text[at..].chars().next()?.len_utf8()))
    })?;
    let taken = split_text(inner, index, length);
    let label_span = taken.iter().map(|inline| inline.span).reduce(Span::join)?;
    let label = Inline {
        span: Span {
            start: outer.span.start,
            end: label_span.end,
        },
        kind: match outer.kind {
            InlineKind::Strong(_) => InlineKind::Strong(taken),
            _ => InlineKind::Emphasis(taken),
        },
    };
    let mut labels: Vec<Inline<'a>> = content.drain(..lead).collect();
    labels.push(label);
    Some(labels)
}
