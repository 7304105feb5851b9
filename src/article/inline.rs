//! Reading inlines: their text, and the leaves that it comes from.

use super::placeholder::is_placeholder;
use super::{Block, BlockKind, Inline, InlineKind};
use crate::text::Span;
use std::borrow::Cow;

/// The text that a reader sees, on one line.
#[must_use]
pub fn plain_text(content: &[Inline<'_>]) -> String {
    // It is hardly longer than what was written.
    let length = match (content.first(), content.last()) {
        (Some(first), Some(last)) => last.span.end.saturating_sub(first.span.start),
        _ => 0,
    };
    let mut out = String::with_capacity(length as usize);
    push_plain(content, &mut out);
    out.truncate(out.trim_end().len());
    let lead = out.len() - out.trim_start().len();
    out.drain(..lead);
    out
}

/// The code within a text, with the place of each; not what is struck out or stands for a
/// picture.
#[must_use]
pub fn inline_codes<'t>(content: &'t [Inline<'_>]) -> Vec<(Span, &'t str)> {
    fn collect<'t>(content: &'t [Inline<'_>], found: &mut Vec<(Span, &'t str)>) {
        for inline in content {
            match &inline.kind {
                InlineKind::Code(text) => found.push((inline.span, text)),
                InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => collect(inner, found),
                InlineKind::Link(link) => collect(&link.content, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    collect(content, &mut found);
    found
}

/// Scripts that put no space between words; a line end among their letters
/// is none either.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Appends the text that a reader sees; breaks become spaces.
pub fn push_plain(content: &[Inline<'_>], out: &mut String) {
    for (n, inline) in content.iter().enumerate() {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::SoftBreak => {
                let next = content.get(n + 1).and_then(first_char);
                let unspaced = out.chars().next_back().is_some_and(is_unspaced)
                    && next.is_some_and(is_unspaced);
                if !unspaced {
                    out.push(' ');
                }
            }
            InlineKind::HardBreak => out.push(' '),
            InlineKind::Html(tag) => {
                if is_line_break(tag) {
                    out.push(' ');
                } else if is_placeholder(tag) {
                    out.push_str(tag);
                }
            }
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => push_plain(inner, out),
            InlineKind::Link(link) | InlineKind::Image(link) => push_plain(&link.content, out),
        }
    }
}

/// Whether a raw tag ends a line: `<br>`.
#[must_use]
pub fn is_line_break(tag: &str) -> bool {
    tag.get(..3)
        .is_some_and(|head| head.eq_ignore_ascii_case("<br"))
}

fn first_char(inline: &Inline<'_>) -> Option<char> {
    match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) => text.chars().next(),
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => inner.first().and_then(first_char),
        InlineKind::Link(link) | InlineKind::Image(link) => {
            link.content.first().and_then(first_char)
        }
        InlineKind::SoftBreak | InlineKind::HardBreak | InlineKind::Html(_) => None,
    }
}

/// A text without marks, as the inline that it would be in an article of its own.
pub(crate) fn unmarked(text: &str) -> Inline<'_> {
    Inline {
        span: Span::new(0..text.len()),
        kind: InlineKind::Text(Cow::Borrowed(text)),
    }
}

/// Whether inlines show nothing: no text but space, no picture.
#[must_use]
pub fn is_blank(content: &[Inline<'_>]) -> bool {
    content.iter().all(|inline| match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) => text.trim().is_empty(),
        InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Html(tag) => !is_placeholder(tag),
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => is_blank(inner),
        InlineKind::Link(link) => is_blank(&link.content),
        InlineKind::Image(_) => false,
    })
}

/// Raw HTML without its tags and comments, for formats that show text only;
/// placeholders are text.
#[must_use]
pub fn strip_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let end = if tail.starts_with("<!--") {
            tail.find("-->").map(|n| n + 3)
        } else if tail[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            tail.find('>').map(|n| n + 1)
        } else {
            out.push('<');
            rest = &tail[1..];
            continue;
        };
        let Some(end) = end else {
            return out;
        };
        // What these tags end stood on a line of its own.
        if is_block_tag(&tail[..end]) {
            out.push(' ');
        } else if is_placeholder(&tail[..end]) {
            out.push_str(&tail[..end]);
        }
        rest = &tail[end..];
    }
    out.push_str(rest);
    out
}

fn is_block_tag(tag: &str) -> bool {
    const BLOCKS: [&str; 13] = [
        "br", "p", "li", "td", "th", "tr", "div", "h1", "h2", "h3", "h4", "dt", "dd",
    ];
    let name: String = tag[1..]
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// The leaves below a block, in order: every piece of visible text with the
/// bytes it was read from.
pub type Leaves<'t> = Vec<(Span, &'t str)>;

/// Collects the leaves of blocks. This is what "nothing is lost" is measured
/// with, so it looks at every variant and skips none.
pub fn leaves<'t>(blocks: &'t [Block<'_>], out: &mut Leaves<'t>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                inline_leaves(content, out);
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    leaves(&item.blocks, out);
                }
            }
            BlockKind::Quote(inner) => leaves(inner, out),
            BlockKind::Aside(aside) => {
                inline_leaves(&aside.title, out);
                leaves(&aside.blocks, out);
            }
            BlockKind::Code(code) => {
                out.extend(code.lines.iter().map(|line| (line.span, &*line.text)));
            }
            BlockKind::Html(lines) => out.extend(lines.iter().map(|line| (line.span, &*line.text))),
            BlockKind::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    inline_leaves(&cell.content, out);
                }
            }
            BlockKind::Rule => {}
        }
    }
}

/// Collects the leaves of inlines.
pub fn inline_leaves<'t>(content: &'t [Inline<'_>], out: &mut Leaves<'t>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) | InlineKind::Html(text) => {
                out.push((inline.span, text));
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => {}
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => inline_leaves(inner, out),
            InlineKind::Link(link) | InlineKind::Image(link) => inline_leaves(&link.content, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;

    fn text(markdown: &str) -> String {
        let article = parse(markdown, 0);
        match &article.blocks[0].kind {
            BlockKind::Paragraph(content) => plain_text(content),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn text_is_what_a_reader_sees() {
        assert_eq!(
            text("a **b** [c](d) `e` \\> &amp; ![f](g)<br>h\ni"),
            "a b c e > & f h i"
        );
        assert_eq!(text("設定を\n開く"), "設定を開く");
        assert_eq!(text("設定\nOK"), "設定 OK");
    }

    #[test]
    fn spans_of_escaped_text_hold_the_backslash() {
        let source = r"a\*b \\c &lt; d";
        let article = parse(source, 0);
        let mut found = Vec::new();
        leaves(&article.blocks, &mut found);
        let bytes: String = found.iter().map(|(span, _)| span.slice(source)).collect();
        let shown: String = found.iter().map(|(_, text)| *text).collect();
        assert_eq!(bytes, source);
        assert_eq!(shown, r"a*b \c < d");
    }

    #[test]
    fn tags_go_and_text_stays() {
        assert_eq!(
            strip_tags("<b class='x'>a <!-- b > c -->d</b> 1 < 2"),
            "a d 1 < 2"
        );
    }
}
