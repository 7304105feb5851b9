//! What an article allows itself: `<!-- runbookc: allow empty-step: the reason -->`.
//!
//! Before the first block of the body, such a comment holds for the whole
//! article, front matter included. On a line of its own anywhere else it holds
//! for the next block beside it with everything inside: a paragraph, a list, a
//! quote, a table, a code block. Inside a text it holds for that paragraph,
//! heading or list item.
//!
//! Several rules are separated by commas; whatever follows is the reason.

use super::{Subject, rule};
use crate::article::{self, Block, BlockKind, Inline, InlineKind};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::Span;

const COMMENT: &str = "<!--";
const WORD: &str = "runbookc:";

/// One allowance of one rule.
struct Allowance {
    rule: &'static Rule,
    scope: Span,
}

/// What a comment says.
pub(super) enum Said<'t> {
    /// It allows a rule.
    Allow(&'static Rule),
    /// It names something that is no rule.
    Unknown(&'t str),
    /// It says something else than `allow`.
    Other(&'t str),
}

/// Takes out the findings that the article allows.
pub(super) fn apply(subject: &Subject<'_, '_>, found: &mut Vec<Diagnostic>) {
    if found.is_empty() || !mentions(subject) {
        return;
    }
    let mut allowances = Vec::new();
    each(subject, &mut |said, _, scope| {
        if let Said::Allow(rule) = said {
            allowances.push(Allowance { rule, scope });
        }
    });
    found.retain(|diagnostic| {
        !allowances.iter().any(|allowance| {
            allowance.rule.code == diagnostic.rule.code
                && allowance.scope.start <= diagnostic.span.start
                && diagnostic.span.start <= allowance.scope.end
        })
    });
}

fn mentions(subject: &Subject<'_, '_>) -> bool {
    memchr::memmem::find(subject.body_text().as_bytes(), WORD.as_bytes()).is_some()
}

/// Calls `visit` with everything that the article's comments say to us, the
/// place of the words, and the scope of the comment.
pub(super) fn each<'a>(subject: &Subject<'_, 'a>, visit: &mut impl FnMut(Said<'a>, Span, Span)) {
    if !mentions(subject) {
        return;
    }
    // The model has regrouped the blocks; comments are rare enough to read
    // the article once more.
    let article = article::parse(subject.text, subject.body);
    let mut reader = Reader {
        text: subject.text,
        visit,
    };
    let lead = article
        .blocks
        .iter()
        .take_while(|block| is_comment(block))
        .count();
    let whole = Span::new(0..subject.text.len());
    for block in &article.blocks[..lead] {
        reader.comments(block.span, whole);
    }
    reader.blocks(&article.blocks[lead..], None);
}

fn is_comment(block: &Block<'_>) -> bool {
    matches!(&block.kind, BlockKind::Html(lines)
        if lines.first().is_some_and(|line| line.text.trim_start().starts_with(COMMENT)))
}

struct Reader<'v, 'a, V> {
    text: &'a str,
    visit: &'v mut V,
}

impl<'a, V: FnMut(Said<'a>, Span, Span)> Reader<'_, 'a, V> {
    /// `item` is the list item that the blocks are in.
    fn blocks(&mut self, blocks: &[Block<'_>], item: Option<Span>) {
        // Comments wait for the block that they hold for.
        let mut waiting: Vec<Span> = Vec::new();
        for (n, block) in blocks.iter().enumerate() {
            if is_comment(block) {
                waiting.push(block.span);
                continue;
            }
            for comment in waiting.drain(..) {
                self.comments(comment, comment.join(block.span));
            }
            match &block.kind {
                BlockKind::Html(_) => self.comments(block.span, block.span),
                BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                    let scope = item.filter(|_| n == 0).unwrap_or(block.span);
                    self.inlines(content, scope);
                }
                BlockKind::List(list) => {
                    for item in &list.items {
                        self.blocks(&item.blocks, Some(item.span));
                    }
                }
                BlockKind::Quote(inner) => self.blocks(inner, None),
                BlockKind::Aside(aside) => self.blocks(&aside.blocks, None),
                BlockKind::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        self.inlines(&cell.content, cell.span);
                    }
                }
                BlockKind::Code(_) | BlockKind::Rule => {}
            }
        }
        for comment in waiting {
            self.comments(comment, comment);
        }
    }

    fn inlines(&mut self, content: &[Inline<'_>], scope: Span) {
        for inline in content {
            match &inline.kind {
                InlineKind::Html(_) => self.comments(inline.span, scope),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner) => self.inlines(inner, scope),
                InlineKind::Link(link) => self.inlines(&link.content, scope),
                _ => {}
            }
        }
    }

    /// Reads the comments of raw HTML.
    fn comments(&mut self, html: Span, scope: Span) {
        let text = self.text;
        let mut at = html.start as usize;
        let end = html.end as usize;
        while let Some(open) = text[at..end].find(COMMENT) {
            let start = at + open + COMMENT.len();
            let close = text[start..end].find("-->").map_or(end, |n| start + n);
            self.comment(start..close, scope);
            at = close;
        }
    }

    fn comment(&mut self, inside: std::ops::Range<usize>, scope: Span) {
        let (text, end) = (self.text, inside.end);
        let lead = |at: usize| {
            let rest = &text[at..end];
            at + rest.len() - rest.trim_start().len()
        };
        let start = lead(inside.start);
        if !text[start..end].starts_with(WORD) {
            return;
        }
        let mut at = lead(start + WORD.len());
        let mut verb = true;
        // Names go on after a comma; the first word after a space is reason.
        loop {
            let rest = &text[at..end];
            let length = rest
                .find(|c: char| c.is_whitespace() || c == ',' || c == ':')
                .unwrap_or(rest.len());
            let (word, place) = (&rest[..length], Span::new(at..at + length));
            let said = match (verb, rule(word)) {
                (true, _) if word == "allow" => None,
                (true, _) => Some(Said::Other(word)),
                (false, Some(rule)) => Some(Said::Allow(rule)),
                (false, None) => Some(Said::Unknown(word)),
            };
            let next = lead(at + length);
            let more = if verb {
                said.is_none()
            } else {
                !word.is_empty() && text[next..end].starts_with(',')
            };
            if let Some(said) = said {
                (self.visit)(said, place, scope);
            }
            if !more {
                return;
            }
            at = if verb { next } else { lead(next + 1) };
            verb = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing;

    fn lines(text: &str) -> Vec<usize> {
        testing::found_in(crate::check::rule("M001").unwrap(), "en-US", text)
            .into_iter()
            .map(|place| place.0)
            .collect()
    }

    #[test]
    fn before_the_first_block_it_holds_for_the_article() {
        let text =
            "<!-- runbookc: allow broken-emphasis: old tool -->\n\na ** b** c\n\n> a ** b** c\n";
        assert!(lines(text).is_empty());
        assert!(lines(&text.replace("allow broken", "allow P001, broken")).is_empty());
        assert_eq!(
            lines(&text.replace("broken-emphasis", "empty-step")),
            [3, 5]
        );
    }

    #[test]
    fn on_its_own_line_it_holds_for_the_next_block() {
        let text =
            "a\n\n<!-- runbookc: allow M001 -->\n\n- a ** b** c\n- a ** b** c\n\na ** b** c\n";
        assert_eq!(lines(text), [8]);
        let text =
            "a\n\n- a ** b**\n\n  <!-- runbookc: allow M001 -->\n  a ** b** c\n\n  a ** b** c\n";
        assert_eq!(lines(text), [3, 8]);
    }

    #[test]
    fn inside_a_text_it_holds_for_the_text() {
        let text =
            "a\n\n1. a ** b** c <!-- runbookc: allow M001 -->\n   - a ** b**\n2. a ** b** c\n";
        assert_eq!(lines(text), [5]);
        let text = "# a\n\na ** b** c <!-- runbookc: allow M001 why not -->\n\na ** b** c\n";
        assert_eq!(lines(text), [5]);
    }

    #[test]
    fn other_comments_and_broken_ones_are_harmless() {
        let text = "a\n\n<!-- x runbookc: allow M001 -->\n\na ** b** c\n";
        assert_eq!(lines(text), [5]);
        for comment in [
            "<!-- runbookc:",
            "<!-- runbookc: -->",
            "<!-- runbookc: allow",
            "<!-- runbookc: allow , -->",
        ] {
            let _ = testing::check_text("en-US", &format!("a ** b** c\n\n{comment}"));
            let _ = testing::check_text("en-US", &format!("a\n\nx {comment}\na ** b** c"));
        }
    }
}
