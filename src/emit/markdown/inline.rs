//! Inlines: the bytes that the writer of the article chose, made safe for
//! where they now stand.

use super::emphasis::{has_neighbours, may_be_letter};
use super::escape::{Around, guard_line, push_inline};
use super::html::{Fate, fate};
use super::link;
use super::look::first_char;
use super::pen::{Break, Form, Pen};
use super::repair;
use super::writer::{Trust, Writer};
use crate::article::{Inline, InlineKind, Link, plain_text};
use crate::text::{Span, is_unsafe_char};
use std::fmt::Write as _;
use std::ops::Range;

impl Writer<'_> {
    /// Inlines from where the pen stands, mended where they need it.
    pub(super) fn rich(&mut self, content: &[Inline<'_>], form: Form) {
        let (Some(first), Some(last)) = (content.first(), content.last()) else {
            return;
        };
        let span = first.span.join(last.span);
        let bytes = self.text.get(span.range()).unwrap_or("");
        if self.pen.defines {
            self.pen.defines = bytes.contains("]:");
        }
        let unsafe_char = |c: char| is_unsafe_char(c) && c != '\r';
        let faithful = match self.trust {
            Trust::Whole => true,
            Trust::Clean => !bytes.contains(unsafe_char),
            Trust::None => false,
        };
        // The prefix of a quote on the next line could end what looks like a tag.
        let quoted = self.prefix.contains('>') && bytes.contains('<') && bytes.contains('\n');
        let faithful = faithful && !quoted;
        if faithful && !repair::needed(content, self.text, &self.base) {
            self.inlines(content, form);
            return;
        }
        let mended = repair::mend(content, self.text, &self.base);
        if faithful && mended == content {
            self.inlines(content, form);
            return;
        }
        let changed = Form {
            changed: true,
            lone_underscore: bytes.bytes().filter(|&b| b == b'_').count() < 2
                && !has_neighbours(&mended),
            ..form
        };
        self.inlines(&mended, changed);
    }

    pub(super) fn inlines(&mut self, content: &[Inline<'_>], form: Form) {
        for (n, inline) in content.iter().enumerate() {
            let next = content.get(n + 1);
            match &inline.kind {
                InlineKind::Text(shown) => self.text_with_steps(inline, shown, next, form),
                InlineKind::Code(code) => self.code_span(inline, code, form),
                InlineKind::SoftBreak => self.break_line(Break::Soft),
                InlineKind::HardBreak => {
                    let bytes = self.text.as_bytes();
                    let slash = bytes.get(inline.span.start as usize) == Some(&b'\\');
                    self.break_line(if slash {
                        Break::Backslash
                    } else {
                        Break::Spaces
                    });
                }
                InlineKind::Html(tag) => self.tag(tag, form),
                InlineKind::Emphasis(inner) => self.marked(inline, inner, next, 1, form),
                InlineKind::Strong(inner) => self.marked(inline, inner, next, 2, form),
                InlineKind::Strikethrough(inner) => {
                    let bytes = self.text.get(inline.span.range()).unwrap_or("");
                    let mark = if bytes.starts_with("~~") { "~~" } else { "~" };
                    self.wrap(mark, inner, next, form);
                }
                InlineKind::Link(link) => self.link(link, false, form),
                InlineKind::Image(link) => self.link(link, true, form),
            }
        }
    }

    /// Text, with the numbers in it that name steps as links.
    fn text_with_steps(
        &mut self,
        inline: &Inline<'_>,
        shown: &str,
        next: Option<&Inline<'_>>,
        form: Form,
    ) {
        let named = self.named(inline.span);
        if named.is_empty() || self.text.get(inline.span.range()) != Some(shown) {
            self.text(inline, shown, next, form);
            return;
        }
        let start = inline.span.start as usize;
        let mut at = start;
        let piece = |range: Range<usize>| Inline {
            span: Span::new(range.clone()),
            kind: InlineKind::Text(shown[range.start - start..range.end - start].into()),
        };
        for step in named {
            let range = step.span.range();
            let before = piece(at..range.start);
            let number = piece(range.clone());
            if let InlineKind::Text(text) = &before.kind {
                self.text(&before, text, Some(&number), form);
            }
            self.start(false, form);
            self.pen = Pen::default();
            let _ = write!(self.out, "[{}](#{})", step.number, step.id);
            at = range.end;
        }
        let rest = piece(at..inline.span.end as usize);
        if let InlineKind::Text(text) = &rest.kind {
            self.text(&rest, text, next, form);
        }
    }

    fn text(&mut self, inline: &Inline<'_>, shown: &str, next: Option<&Inline<'_>>, form: Form) {
        let bytes = self.text.get(inline.span.range()).unwrap_or("");
        // The bytes hold the writer's escapes and entities; they count as long
        // as they stand for the text.
        let faithful = bytes == shown
            || bytes.strip_prefix('\\') == Some(shown)
            || (bytes.starts_with('&') && bytes.ends_with(';') && !shown.contains(is_unsafe_char));
        let entity = faithful && bytes != shown && bytes.starts_with('&');
        let mut rest = if faithful { bytes } else { shown };
        if self.pen.trim {
            rest = rest.trim_start();
        }
        if rest.is_empty() {
            return;
        }
        self.start(false, form);
        let start = self.out.len();
        let pen = std::mem::take(&mut self.pen);
        self.pen.tags_only = pen.tags_only && rest.trim().is_empty();
        if pen.guard
            && let Some(letter) = rest.chars().next().filter(|&c| may_be_letter(c))
        {
            let _ = write!(self.out, "&#x{:X};", u32::from(letter));
            rest = &rest[letter.len_utf8()..];
        } else if pen.line_start && !entity {
            self.line = Some((self.out.len(), pen.defines));
        }
        if entity || (faithful && !form.changed) {
            self.out.push_str(rest);
            self.shield(start);
            return;
        }
        let around = Around {
            before: self.out.chars().next_back(),
            after: match next {
                Some(next) => first_char(next),
                None => form.outer.is_none().then_some(' '),
            },
            link: next.is_some_and(|next| matches!(next.kind, InlineKind::Link(_))),
            cell: form.cell,
            lone_underscore: form.lone_underscore,
        };
        if faithful {
            push_inline(rest, around, &mut self.out);
        } else {
            // Nothing in it is an escape.
            push_inline(&rest.replace('\\', "\\\\"), around, &mut self.out);
        }
        self.shield(start);
    }

    /// Notes that a line ends here, if anything stands on it.
    fn break_line(&mut self, kind: Break) {
        if !self.pen.trim {
            self.pen.due = Some(kind);
            self.pen.trim = true;
        }
    }

    /// Ends the line that is due to end, now that something follows.
    pub(super) fn start(&mut self, tag: bool, form: Form) {
        match self.pen.due.take() {
            None => {}
            Some(kind @ (Break::Spaces | Break::Backslash)) => {
                // Beside punctuation, what was no mark could become one.
                let spaced = kind == Break::Spaces || self.out.ends_with([' ', '\t']);
                self.end_text();
                let spaced = spaced && self.out.ends_with(['*', '_', '~']);
                self.out.push_str(match (form.single_line, spaced, kind) {
                    (true, true, _) => " <br> ",
                    (true, false, _) => "<br> ",
                    (false, true, Break::Spaces) => "  ",
                    (false, true, _) => " \\",
                    (false, false, _) => "\\",
                });
                if form.single_line {
                    self.pen = Pen::inside();
                } else {
                    self.next_line();
                }
            }
            // A tag at the start of a line, or alone on it, could open a block.
            Some(Break::Soft) if form.single_line || tag || self.pen.tags_only => {
                self.trim_line();
                self.out.push(' ');
            }
            Some(Break::Soft) => {
                self.end_text();
                self.next_line();
            }
        }
    }

    /// Ends a line of text inside of a paragraph.
    fn end_text(&mut self) {
        self.trim_line();
        self.close_escape();
        self.guard();
    }

    /// Makes a backslash at the end one that escapes nothing.
    pub(super) fn close_escape(&mut self) {
        let slashes = self.out.len() - self.out.trim_end_matches('\\').len();
        if slashes % 2 == 1 {
            self.out.push('\\');
        }
    }

    /// Keeps the line that ends here from being anything but text.
    pub(super) fn guard(&mut self) {
        if let Some((start, defines)) = self.line.take() {
            guard_line(&mut self.out, start, defines);
        }
    }

    fn next_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
        self.pen = Pen {
            defines: false,
            ..Pen::paragraph()
        };
    }

    fn tag(&mut self, tag: &str, form: Form) {
        match fate(tag, &self.base) {
            Fate::Keep { tag, block } => {
                let breaks = !matches!(self.pen.due, None | Some(Break::Soft)) && !form.single_line;
                if block && (breaks || self.pen.line_start) {
                    return;
                }
                self.start(true, form);
                let start = self.out.len();
                self.out.push_str(&tag);
                self.shield_html(start);
                // `tags_only` stays as it is.
                self.pen.line_start = false;
                self.pen.trim = false;
                self.pen.guard = false;
                self.pen.mark = None;
                self.pen.defines = false;
            }
            Fate::Drop { .. } => {}
            Fate::Show => {
                self.start(false, form);
                self.pen = Pen::default();
                let around = Around {
                    before: self.out.chars().next_back(),
                    cell: form.cell,
                    ..Around::default()
                };
                let shown: String = tag
                    .chars()
                    .map(|c| if c == '\n' { ' ' } else { c })
                    .filter(|&c| !is_unsafe_char(c))
                    .collect();
                let start = self.out.len();
                push_inline(&shown.replace('\\', "\\\\"), around, &mut self.out);
                self.shield(start);
            }
        }
    }

    fn code_span(&mut self, inline: &Inline<'_>, code: &str, form: Form) {
        let code: String = code
            .chars()
            .map(|c| if c == '\n' { ' ' } else { c })
            .filter(|&c| !is_unsafe_char(c))
            .collect();
        if code.is_empty() {
            return;
        }
        self.start(false, form);
        // Two fences side by side would be one.
        if self.pen.mark == Some(b'`') {
            self.out.push(' ');
        }
        self.pen = Pen {
            mark: Some(b'`'),
            ..Pen::default()
        };
        let runs: Vec<usize> = code
            .split(|c| c != '`')
            .map(str::len)
            .filter(|&n| n > 0)
            .collect();
        // The source's own fence, which no literal backtick nearby can close.
        let bytes = self.text.get(inline.span.range()).unwrap_or("");
        let own = bytes.len() - bytes.trim_start_matches('`').len();
        let fence = std::iter::once(own)
            .chain(1..=runs.len() + 1)
            .find(|n| *n > 0 && !runs.contains(n))
            .unwrap_or(1);
        let fence = "`".repeat(fence);
        let blank = code.bytes().all(|b| b == b' ');
        let pad = code.starts_with('`')
            || code.ends_with('`')
            || (code.starts_with(' ') && code.ends_with(' ') && !blank);
        self.out.push_str(&fence);
        if pad {
            self.out.push(' ');
        }
        if form.cell {
            self.out.push_str(&code.replace('|', "\\|"));
        } else {
            self.out.push_str(&code);
        }
        if pad {
            self.out.push(' ');
        }
        self.out.push_str(&fence);
    }

    fn link(&mut self, link: &Link<'_>, image: bool, form: Form) {
        self.start(false, form);
        if link.autolink && !image {
            let shown = plain_text(&link.content);
            let ends = |c: char| {
                is_unsafe_char(c)
                    || c.is_whitespace()
                    || "<>".contains(c)
                    || (form.cell && c == '|')
            };
            if !shown.contains(ends) && !self.shields(&shown) {
                self.pen = Pen::default();
                self.out.push('<');
                self.out.push_str(&shown);
                self.out.push('>');
                return;
            }
        }
        self.out.push_str(if image { "![" } else { "[" });
        self.pen = Pen::default();
        let changed = form.changed || link.autolink;
        let inside = Form {
            changed,
            outer: Some(b']'),
            ..form
        };
        self.inlines(&link.content, inside);
        self.out.push_str("](");
        let start = self.out.len();
        link::push_destination(&self.base.rebase(&link.dest), form.cell, &mut self.out);
        link::push_title(&link.title, form.cell, &mut self.out);
        self.shield(start);
        self.out.push(')');
        self.pen = Pen::default();
    }
}
