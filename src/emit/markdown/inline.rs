//! Inlines: the bytes that the writer of the article chose, made safe for
//! where they now stand.

use super::escape::{Around, push_inline, push_line_start};
use super::html::{Fate, fate};
use super::{Trust, Writer, link, repair};
use crate::article::{Inline, InlineKind, Link, plain_text};
use crate::text::is_unsafe_char;
use std::fmt::Write as _;

/// Where inlines are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// On one line: a heading or a cell.
    pub(super) single_line: bool,
    /// In a cell, which a pipe would end.
    pub(super) cell: bool,
    /// The surroundings of marks are not those of the source, so that text
    /// must not rely on them.
    changed: bool,
    /// No other underscore is near.
    lone_underscore: bool,
}

impl Form {
    pub(super) const HEADING: Self = Self {
        single_line: true,
        cell: false,
        changed: false,
        lone_underscore: false,
    };
    pub(super) const CELL: Self = Self {
        single_line: true,
        cell: true,
        changed: false,
        lone_underscore: false,
    };
}

/// Where in a paragraph the pen stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pen {
    /// At the start of a line, where some characters open blocks.
    pub(super) line_start: bool,
    /// White space that follows is the break's, not the text's.
    pub(super) trim: bool,
    /// Whether a bracket here could open the definition of a link.
    defines: bool,
    /// Nothing but tags on this line.
    tags_only: bool,
    /// A letter that follows would keep a closing mark from being one.
    guard: bool,
}

impl Pen {
    /// At the first character of a paragraph.
    pub(super) fn paragraph() -> Self {
        Self {
            line_start: true,
            trim: true,
            defines: true,
            tags_only: true,
            guard: false,
        }
    }

    /// After something on the same line.
    pub(super) fn inside() -> Self {
        Self {
            trim: true,
            ..Self::default()
        }
    }
}

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
        if faithful && !repair::needed(content, &self.base) {
            self.inlines(content, form);
            return;
        }
        let mended = repair::mend(content, self.text, &self.base);
        let changed = Form {
            changed: true,
            lone_underscore: bytes.bytes().filter(|&b| b == b'_').count() < 2,
            ..form
        };
        self.inlines(&mended, changed);
    }

    fn inlines(&mut self, content: &[Inline<'_>], form: Form) {
        for (n, inline) in content.iter().enumerate() {
            let next = content.get(n + 1);
            match &inline.kind {
                InlineKind::Text(shown) => self.text(inline, shown, next, form),
                InlineKind::Code(code) => self.code_span(inline, code, form),
                InlineKind::SoftBreak => self.soft_break(next, form),
                InlineKind::HardBreak => self.hard_break(next, form),
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

    fn text(&mut self, inline: &Inline<'_>, shown: &str, next: Option<&Inline<'_>>, form: Form) {
        let bytes = self.text.get(inline.span.range()).unwrap_or("");
        // The bytes hold the writer's escapes and entities; they count as long
        // as they stand for the text.
        let faithful = bytes == shown
            || bytes.strip_prefix('\\') == Some(shown)
            || (bytes.starts_with('&') && bytes.ends_with(';') && !shown.contains(is_unsafe_char));
        let entity = faithful && bytes != shown;
        let mut rest = if faithful { bytes } else { shown };
        if self.pen.trim {
            rest = rest.trim_start_matches([' ', '\t', '\n']);
            if rest.is_empty() {
                return;
            }
        }
        let pen = std::mem::take(&mut self.pen);
        if pen.guard
            && let Some(letter) = rest.chars().next().filter(|&c| may_be_letter(c))
        {
            let _ = write!(self.out, "&#x{:X};", u32::from(letter));
            rest = &rest[letter.len_utf8()..];
        } else if pen.line_start && !entity {
            let opened = push_line_start(rest, pen.defines, &mut self.out);
            rest = &rest[opened..];
        }
        if entity || (faithful && !form.changed) {
            self.out.push_str(rest);
            return;
        }
        let around = Around {
            before: self.out.chars().next_back(),
            cell: form.cell,
            lone_underscore: form.lone_underscore,
        };
        if faithful {
            push_inline(rest, around, &mut self.out);
        } else {
            // Nothing in it is an escape.
            push_inline(&rest.replace('\\', "\\\\"), around, &mut self.out);
        }
        let link = |next: &Inline<'_>| matches!(next.kind, InlineKind::Link(_));
        if !next.is_some_and(link) && self.out.ends_with("\\!") {
            self.out.truncate(self.out.len() - 2);
            self.out.push('!');
        }
    }

    fn soft_break(&mut self, next: Option<&Inline<'_>>, form: Form) {
        if self.pen.trim || next.is_none() {
            return;
        }
        // A tag at the start of a line, or alone on it, could open a block.
        let tag = next.is_some_and(|next| matches!(next.kind, InlineKind::Html(_)));
        if form.single_line || tag || self.pen.tags_only {
            if !self.out.ends_with(' ') {
                self.out.push(' ');
            }
            self.pen.trim = true;
            return;
        }
        self.trim_line();
        let slashes = self.out.len() - self.out.trim_end_matches('\\').len();
        if slashes % 2 == 1 {
            self.out.push('\\');
        }
        self.next_line();
    }

    fn hard_break(&mut self, next: Option<&Inline<'_>>, form: Form) {
        if self.pen.trim || next.is_none() {
            return;
        }
        self.trim_line();
        if form.single_line {
            self.out.push_str("<br>");
            self.pen = Pen::inside();
            return;
        }
        let slashes = self.out.len() - self.out.trim_end_matches('\\').len();
        if slashes % 2 == 1 {
            self.out.push('\\');
        }
        self.out.push('\\');
        self.next_line();
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
            Fate::Keep { block: true, .. } if self.pen.line_start => {}
            Fate::Keep { tag, .. } => {
                self.out.push_str(&tag);
                // `tags_only` stays as it is.
                self.pen.line_start = false;
                self.pen.trim = false;
                self.pen.guard = false;
                self.pen.defines = false;
            }
            Fate::Drop { .. } => {}
            Fate::Show => {
                self.pen = Pen::default();
                let around = Around {
                    before: self.out.chars().next_back(),
                    cell: form.cell,
                    lone_underscore: false,
                };
                let shown: String = tag
                    .chars()
                    .map(|c| if c == '\n' { ' ' } else { c })
                    .filter(|&c| !is_unsafe_char(c))
                    .collect();
                push_inline(&shown.replace('\\', "\\\\"), around, &mut self.out);
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
        self.pen = Pen::default();
        let runs: Vec<usize> = code
            .split(|c| c != '`')
            .map(str::len)
            .filter(|&n| n > 0)
            .collect();
        // The source's own fence, which no literal backtick nearby can close.
        let bytes = self.text.get(inline.span.range()).unwrap_or("");
        let own = bytes.len() - bytes.trim_start_matches('`').len();
        let fence = std::iter::once(own)
            .chain(1..)
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

    /// Emphasis, in the kind of mark that the source has.
    fn marked(
        &mut self,
        inline: &Inline<'_>,
        inner: &[Inline<'_>],
        next: Option<&Inline<'_>>,
        count: usize,
        form: Form,
    ) {
        let underscore = self.text.as_bytes().get(inline.span.start as usize) == Some(&b'_');
        let marks = |underscore| match (count, underscore) {
            (1, false) => "*",
            (1, true) => "_",
            (_, false) => "**",
            (_, true) => "__",
        };
        if !form.changed {
            let mark = marks(underscore);
            self.out.push_str(mark);
            self.pen = Pen::default();
            self.inlines(inner, form);
            self.out.push_str(mark);
            self.pen = Pen::default();
            return;
        }
        let before = if self.pen.line_start {
            None
        } else {
            self.out.chars().next_back()
        };
        let after = next.and_then(first_char);
        let free = |c: Option<char>| !c.is_some_and(may_be_letter);
        let mut underscore = underscore && free(before) && free(after);
        // Two runs of one mark side by side would be one longer run.
        if before == Some(if underscore { '_' } else { '*' }) {
            underscore = !underscore;
        }
        self.wrap(marks(underscore), inner, next, form);
    }

    /// Inlines between two marks, which are made to be marks whatever stands
    /// beside them: a letter beside a mark on whose other side is no letter
    /// keeps it from being one, and the same letter as a reference does not.
    fn wrap(&mut self, mark: &str, inner: &[Inline<'_>], next: Option<&Inline<'_>>, form: Form) {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let strict = mark.starts_with('_');
        let first = inner.first().and_then(first_char);
        if form.changed
            && !self.pen.line_start
            && (strict || !letter(first))
            && let Some(before) = self.out.chars().next_back().filter(|&c| may_be_letter(c))
        {
            self.out.truncate(self.out.len() - before.len_utf8());
            let _ = write!(self.out, "&#x{:X};", u32::from(before));
        }
        self.out.push_str(mark);
        self.pen = Pen::default();
        self.inlines(inner, form);
        let last = self.out.chars().next_back();
        self.out.push_str(mark);
        self.pen = Pen {
            guard: form.changed
                && (strict || !letter(last))
                && next.and_then(first_char).is_some_and(may_be_letter),
            ..Pen::default()
        };
    }

    fn link(&mut self, link: &Link<'_>, image: bool, form: Form) {
        if link.autolink && !image {
            let shown = plain_text(&link.content);
            let fits = |c: char| !(is_unsafe_char(c) || c.is_whitespace() || "<>|".contains(c));
            if shown.chars().all(fits) {
                self.pen = Pen::default();
                self.out.push('<');
                self.out.push_str(&shown);
                self.out.push('>');
                return;
            }
        }
        self.out.push_str(if image { "![" } else { "[" });
        self.pen = Pen::default();
        self.inlines(&link.content, form);
        self.out.push_str("](");
        link::push_destination(&self.base.rebase(&link.dest), form.cell, &mut self.out);
        link::push_title(&link.title, form.cell, &mut self.out);
        self.out.push(')');
        self.pen = Pen::default();
    }
}

/// Whether a character beside a mark may count as a letter: neither space nor
/// any punctuation that we know of.
fn may_be_letter(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
            | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{ff08}' | '\u{ff09}'
            | '\u{ff0c}' | '\u{ff0e}' | '\u{ff1a}' | '\u{ff1b}'))
}

/// The first character that will be written, as far as it tells whether a
/// letter touches.
fn first_char(inline: &Inline<'_>) -> Option<char> {
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
