//! What inlines will look like.

use super::html::{Fate, fate};
use super::link::Base;
use crate::article::{Inline, InlineKind};
use crate::text::is_unsafe_char;

/// Whether inlines show nothing once they are written.
pub(super) fn is_blank(content: &[Inline<'_>]) -> bool {
    let empty = |c: char| c.is_whitespace() || is_unsafe_char(c);
    content.iter().all(|inline| match &inline.kind {
        InlineKind::Text(text) => text.chars().all(empty),
        InlineKind::Code(code) => code.chars().all(is_unsafe_char),
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        // A placeholder is shown.
        InlineKind::Html(tag) => !matches!(fate(tag, &Base::default()), Fate::Show),
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => is_blank(inner),
        InlineKind::Link(link) => is_blank(&link.content),
        InlineKind::Image(_) => false,
    })
}

/// The first character that will be written, as far as it tells whether a
/// letter touches.
pub(super) fn first_char(inline: &Inline<'_>) -> Option<char> {
    match &inline.kind {
        InlineKind::Text(text) => text.chars().next(),
        InlineKind::Code(_) => Some('`'),
        InlineKind::SoftBreak | InlineKind::HardBreak => Some(' '),
        InlineKind::Html(_) => Some('<'),
        InlineKind::Emphasis(_) | InlineKind::Strong(_) => Some('*'),
        InlineKind::Strikethrough(_) => Some('~'),
        InlineKind::Link(_) | InlineKind::Image(_) => Some('['),
    }
}

/// Letters of scripts without spaces between words, and of Korean, whose
/// particles follow a label directly.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0fff}' | '\u{1000}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}
