//! Bold that lost its boundaries, as translation machines leave it: mended
//! where what was meant is certain, else left alone.

use super::html::{Fate, fate};
use super::link::{Base, is_safe_link, is_safe_picture};
use super::look::{is_blank, is_unspaced};
use super::marks::{pair, slice, space, split_bold};
use crate::article::{Inline, InlineKind, Link, plain_text};
use crate::text::{Span, is_unsafe_char};
use std::borrow::Cow;

/// Whether inlines cannot be written as they stand in the source.
pub(super) fn needed(content: &[Inline<'_>], text: &str, base: &Base) -> bool {
    let mut after_strong = None;
    content.iter().enumerate().any(|(n, inline)| {
        let before = after_strong.take();
        match &inline.kind {
            InlineKind::Text(shown) => {
                let owned = matches!(shown, Cow::Owned(_));
                before.is_some_and(|inner| is_glued(inner, shown, text))
                    || (owned && shown.contains(is_unsafe_char))
                    || (shown.len() > 1 && memchr::memmem::find(shown.as_bytes(), b"**").is_some())
                    || ends_in_word(shown) && starts_a_label(content.get(n + 1))
            }
            InlineKind::Code(_) | InlineKind::SoftBreak | InlineKind::HardBreak => false,
            InlineKind::Html(tag) => matches!(fate(tag, base), Fate::Drop { .. }),
            InlineKind::Strong(inner) => {
                after_strong = Some(inner.as_slice());
                inner.is_empty() || has_open_edge(inner) || needed(inner, text, base)
            }
            InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => {
                inner.is_empty() || has_open_edge(inner) || needed(inner, text, base)
            }
            InlineKind::Link(link) => {
                !is_safe_link(&link.dest) || needed(&link.content, text, base)
            }
            InlineKind::Image(link) => {
                !is_safe_picture(&link.dest) || needed(&link.content, text, base)
            }
        }
    })
}

/// Inlines without what must not be written, their bold mended. `text` is what
/// their spans refer to.
pub(super) fn mend<'a>(content: &[Inline<'a>], text: &str, base: &Base) -> Vec<Inline<'a>> {
    Mender { text, base }.mend(content, Inside::default())
}

struct Mender<'m> {
    text: &'m str,
    base: &'m Base,
}

/// The emphasis that inlines are in.
#[derive(Clone, Copy, Default)]
struct Inside {
    strong: bool,
    emphasis: bool,
    struck: bool,
}

impl Mender<'_> {
    fn mend<'a>(&self, content: &[Inline<'a>], inside: Inside) -> Vec<Inline<'a>> {
        let mut mended = Vec::with_capacity(content.len() + 2);
        for inline in content {
            self.mend_one(inline, inside, &mut mended);
        }
        join_texts(&mut mended);
        if !inside.strong {
            mended = pair(mended, self.text);
        }
        let mut out: Vec<Inline<'a>> = Vec::with_capacity(mended.len() + 4);
        let mut rest = mended.into_iter().peekable();
        while let Some(inline) = rest.next() {
            self.part(&mut out, &inline);
            self.push_tight(inline, rest.peek(), &mut out);
        }
        out
    }

    /// Mends one inline. Emphasis in its own kind goes: it shows nothing, and
    /// its marks could end the outer ones.
    fn mend_one<'a>(&self, inline: &Inline<'a>, inside: Inside, out: &mut Vec<Inline<'a>>) {
        let kind = match &inline.kind {
            InlineKind::Text(shown) if shown.contains(is_unsafe_char) => {
                let shown = shown.replace(is_unsafe_char, "");
                if shown.is_empty() {
                    return;
                }
                InlineKind::Text(Cow::Owned(shown))
            }
            InlineKind::Html(tag) => match fate(tag, self.base) {
                Fate::Drop { space: true } => InlineKind::Text(Cow::Borrowed(" ")),
                Fate::Drop { space: false } => return,
                Fate::Keep { .. } | Fate::Show => inline.kind.clone(),
            },
            InlineKind::Strong(inner) => {
                let strong = Inside {
                    strong: true,
                    ..inside
                };
                for (n, label) in split_bold(inner).iter().enumerate() {
                    let mut label = self.mend(label, strong);
                    let start = inline.span.start as usize;
                    if n > 0 {
                        out.push(space(start));
                    }
                    if inside.strong {
                        out.append(&mut label);
                    } else {
                        out.push(Inline {
                            span: inline.span,
                            kind: InlineKind::Strong(label),
                        });
                    }
                }
                return;
            }
            InlineKind::Emphasis(inner) => {
                let emphasis = Inside {
                    emphasis: true,
                    ..inside
                };
                let mut inner = self.mend(inner, emphasis);
                if inside.emphasis {
                    out.append(&mut inner);
                    return;
                }
                InlineKind::Emphasis(inner)
            }
            InlineKind::Strikethrough(inner) => {
                let struck = Inside {
                    struck: true,
                    ..inside
                };
                let mut inner = self.mend(inner, struck);
                if inside.struck {
                    out.append(&mut inner);
                    return;
                }
                InlineKind::Strikethrough(inner)
            }
            InlineKind::Link(link) if is_safe_link(&link.dest) => {
                InlineKind::Link(self.mend_link(link, inside))
            }
            InlineKind::Image(link) if is_safe_picture(&link.dest) => {
                InlineKind::Image(self.mend_link(link, inside))
            }
            InlineKind::Link(link) | InlineKind::Image(link) => {
                out.append(&mut self.mend(&link.content, inside));
                return;
            }
            other => other.clone(),
        };
        out.push(Inline {
            span: inline.span,
            kind,
        });
    }

    /// Parts bold from the word that it is glued to.
    fn part<'a>(&self, out: &mut Vec<Inline<'a>>, inline: &Inline<'a>) {
        let Some(previous) = out.last() else {
            return;
        };
        let glued = match (&previous.kind, &inline.kind) {
            (InlineKind::Strong(inner), InlineKind::Text(text)) => is_glued(inner, text, self.text),
            (InlineKind::Text(text), InlineKind::Strong(_)) => {
                ends_in_word(text) && starts_a_label(Some(inline))
            }
            _ => false,
        };
        if glued {
            out.push(space(inline.span.start as usize));
        }
    }

    /// Appends an inline, joined to the one before if both are the same
    /// emphasis: their marks would make one run.
    fn push_joined<'a>(&self, inline: Inline<'a>, out: &mut Vec<Inline<'a>>) {
        match (out.last_mut().map(|last| &mut last.kind), inline.kind) {
            (Some(InlineKind::Strong(last)), InlineKind::Strong(inner))
            | (Some(InlineKind::Emphasis(last)), InlineKind::Emphasis(inner))
            | (Some(InlineKind::Strikethrough(last)), InlineKind::Strikethrough(inner)) => {
                for inline in inner {
                    self.part(last, &inline);
                    self.push_joined(inline, last);
                }
            }
            (_, kind) => out.push(Inline {
                span: inline.span,
                kind,
            }),
        }
    }

    /// Appends an inline with the white space at the edges of its emphasis
    /// moved out, and without emphasis of nothing.
    fn push_tight<'a>(
        &self,
        mut inline: Inline<'a>,
        next: Option<&Inline<'a>>,
        out: &mut Vec<Inline<'a>>,
    ) {
        let (InlineKind::Strong(slot)
        | InlineKind::Emphasis(slot)
        | InlineKind::Strikethrough(slot)) = &mut inline.kind
        else {
            out.push(inline);
            return;
        };
        let mut inner = std::mem::take(slot);
        let mut behind = Vec::new();
        while inner.first().is_some_and(is_gap) {
            push_gap(inner.remove(0), out);
        }
        while inner.last().is_some_and(is_gap) {
            behind.insert(0, inner.pop().expect("it has a last one"));
        }
        if let Some(head) = split_gap(inner.first_mut(), false) {
            push_gap(head, out);
        }
        if let Some(tail) = split_gap(inner.last_mut(), true) {
            behind.insert(0, tail);
        }
        if is_blank(&inner) {
            out.append(&mut inner);
        } else {
            *slot = inner;
            self.push_joined(inline, out);
        }
        // Not before punctuation, where no space was meant.
        let needless = next.is_none_or(|next| match &next.kind {
            InlineKind::Text(text) => text
                .starts_with(|c: char| c.is_whitespace() || ".,;:!?)。、，：；！？）".contains(c)),
            InlineKind::SoftBreak | InlineKind::HardBreak => true,
            _ => false,
        });
        behind.retain(|gap| !(needless && matches!(gap.kind, InlineKind::Text(_))));
        out.append(&mut behind);
    }

    fn mend_link<'a>(&self, link: &Link<'a>, inside: Inside) -> Link<'a> {
        Link {
            content: self.mend(&link.content, inside),
            ..link.clone()
        }
    }
}

/// Joins texts that only something taken out kept apart, so that words are
/// seen whole.
fn join_texts(content: &mut Vec<Inline<'_>>) {
    content.dedup_by(|next, last| {
        if next.span.start == last.span.end {
            return false;
        }
        let (InlineKind::Text(head), InlineKind::Text(tail)) = (&mut last.kind, &next.kind) else {
            return false;
        };
        head.to_mut().push_str(tail);
        last.span = Span::at(last.span.start as usize);
        true
    });
}

/// Whether a text continues a bold one without the space that its script puts
/// between words. One letter alone may be an ending; it is a word where the
/// article also has it between spaces.
fn is_glued(strong: &[Inline<'_>], text: &str, article: &str) -> bool {
    let word = |c: char| c.is_alphabetic() && !is_unspaced(c);
    let mut letters = text.chars();
    let Some(first) = letters.next().filter(|&c| word(c)) else {
        return false;
    };
    let is_word = match letters.next() {
        Some(second) if second.is_whitespace() => article.contains(&format!(" {first} ")),
        second => second.is_some_and(word),
    };
    if !is_word {
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

/// Appends white space that no white space stands before.
fn push_gap<'a>(gap: Inline<'a>, out: &mut Vec<Inline<'a>>) {
    let spaced = out.last().is_none_or(|last| match &last.kind {
        InlineKind::Text(text) => text.ends_with(char::is_whitespace),
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        _ => false,
    });
    if !spaced || !matches!(gap.kind, InlineKind::Text(_)) {
        out.push(gap);
    }
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
        let rest = if at_end { &text[..cut] } else { &text[cut..] };
        inline.kind = InlineKind::Text(Cow::Owned(rest.to_owned()));
        return Some(space(inline.span.start as usize));
    };
    let (head, tail) = (slice(inline, 0..cut), slice(inline, cut..text.len()));
    let (gap, rest) = if at_end { (tail, head) } else { (head, tail) };
    *inline = rest;
    Some(gap)
}
