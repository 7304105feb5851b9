//! Blocks.

use super::escape::{Around, guard_heading_end, push_inline};
use super::html::{self, Piece};
use super::inline::{Form, Pen};
use super::{BULLET, Marker, NUMBER, Writer};
use crate::article::{Alignment, Block, BlockKind, CodeBlock, Inline, Item, Leaf, List, Table, is_blank};
use crate::l10n::args;
use crate::procedure::{Node, Note};
use crate::text::is_unsafe_char;
use std::fmt::Write as _;

/// The largest number that opens an item.
const LARGEST_NUMBER: u64 = 999_999_999;

impl Writer<'_> {
    /// The pieces of an article, in order.
    pub(in crate::emit) fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Block(block) => self.block(block),
                Node::Note(note) => self.note(note),
                Node::Procedure(procedure) => {
                    self.nodes(&procedure.context);
                    self.step_list(&procedure.steps);
                    self.blocks(&procedure.result);
                }
                Node::List(items) => self.list(BULLET, false, |w, marker| {
                    for item in items {
                        w.item(marker, 0, |w| w.nodes(item));
                    }
                }),
                Node::Quote(inner) => self.quote(|w| w.nodes(inner)),
            }
        }
    }

    /// Blocks, in order.
    pub(in crate::emit) fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            self.block(block);
        }
    }

    pub(super) fn block(&mut self, block: &Block<'_>) {
        match &block.kind {
            BlockKind::Heading { level, content } => self.heading(*level, content),
            BlockKind::Paragraph(content) => self.paragraph(content),
            BlockKind::List(list) => self.plain_list(list),
            BlockKind::Quote(inner) => self.quote(|w| w.blocks(inner)),
            BlockKind::Code(code) => self.code(code),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Html(lines) => self.html(lines),
            BlockKind::Rule => {
                // After a bullet, hyphens would make one rule with it.
                let rule = if self.fresh { "---" } else { "___" };
                self.begin();
                self.out.push_str(rule);
                self.end();
            }
        }
    }

    /// A heading. Its level is the article's.
    pub(in crate::emit) fn heading(&mut self, level: u8, content: &[Inline<'_>]) {
        self.begin();
        for _ in 0..level.clamp(1, 6) {
            self.out.push('#');
        }
        self.out.push(' ');
        self.pen = Pen::inside();
        let start = self.out.len();
        self.rich(content, Form::HEADING);
        self.trim_line();
        if self.out.len() > start {
            guard_heading_end(&mut self.out);
        }
        self.end();
    }

    pub(super) fn paragraph(&mut self, content: &[Inline<'_>]) {
        let mark = self.mark();
        self.begin();
        self.pen = Pen::paragraph();
        self.shown_or_back(content, mark);
    }

    /// Inlines to the end of the line; nothing at all where they show nothing.
    fn shown_or_back(&mut self, content: &[Inline<'_>], mark: super::Mark) {
        let before = self.out.len();
        self.rich(content, Form::default());
        if self.out[before.min(self.out.len())..].trim().is_empty() {
            self.back_to(mark);
        } else {
            self.end();
        }
    }

    /// Text after something on the same line.
    pub(super) fn inside(&mut self, content: &[Inline<'_>]) {
        self.pen = Pen::inside();
        self.rich(content, Form::default());
        self.end();
    }

    /// A note in the form that looks right in every viewer: a quote that
    /// opens with a bold title.
    pub(in crate::emit) fn note(&mut self, note: &Note<'_>) {
        let title = self.messages.get(note.kind.as_str());
        let title = self.messages.with("note-title", &args([("title", title)]));
        self.quote(|w| {
            w.begin();
            let _ = write!(w.out, "**{}**", super::plain(&title));
            match note.body.split_first() {
                Some((first, rest)) if is_text(first) => {
                    w.out.push(' ');
                    if let BlockKind::Paragraph(content) = &first.kind {
                        w.inside(content);
                    }
                    w.blocks(rest);
                }
                _ => {
                    w.end();
                    w.blocks(&note.body);
                }
            }
        });
    }

    pub(super) fn quote(&mut self, content: impl FnOnce(&mut Self)) {
        let mark = self.mark();
        let tight = std::mem::replace(&mut self.tight, false);
        let mut empty = false;
        self.contain("> ", "> ", |w| {
            let start = w.out.len();
            content(w);
            empty = w.out.len() == start;
        });
        self.tight = tight;
        self.gap = !tight;
        if empty {
            self.back_to(mark);
        }
    }

    pub(super) fn item(&mut self, marker: Marker, number: u64, content: impl FnOnce(&mut Self)) {
        const INDENT: &str = "            ";
        let mut text = String::with_capacity(12);
        let _ = match marker {
            Marker::Bullet(bullet) => write!(text, "{bullet} "),
            Marker::Number(end) => write!(text, "{}{end} ", number.min(LARGEST_NUMBER)),
        };
        self.contain(&text, &INDENT[..text.len()], content);
    }

    fn plain_list(&mut self, list: &List<'_>) {
        let wanted = if list.start.is_some() { NUMBER } else { BULLET };
        self.list(wanted, is_tight(list), |w, marker| {
            for (item, number) in list.items.iter().zip(list.start.unwrap_or(1)..) {
                w.item(marker, number, |w| w.blocks(&item.blocks));
            }
        });
    }

    fn code(&mut self, code: &CodeBlock<'_>) {
        self.begin();
        let longest = |mark: char| {
            let lines = code.lines.iter().filter(|line| line.text.contains(mark));
            let runs = lines.flat_map(|line| line.text.split(move |c| c != mark));
            runs.map(str::len).max().unwrap_or(0)
        };
        let info: String = code
            .info
            .chars()
            .filter(|&c| !is_unsafe_char(c) && c != '\n')
            .collect();
        // An info string with a backtick cannot follow backticks.
        let mark = if info.contains('`') { '~' } else { '`' };
        let fence: String = std::iter::repeat_n(mark, longest(mark).max(2) + 1).collect();
        self.out.push_str(&fence);
        let around = Around::default();
        if info.contains(['\\', '&']) {
            push_inline(&info.replace('\\', "\\\\"), around, &mut self.out);
        } else {
            self.out.push_str(info.trim());
        }
        self.out.push('\n');
        let mut fresh = true;
        for line in &code.lines {
            for piece in line.text.split_inclusive('\n') {
                let text = piece.strip_suffix('\n').unwrap_or(piece);
                if fresh {
                    let prefix = if text.is_empty() {
                        self.prefix.trim_end()
                    } else {
                        &self.prefix
                    };
                    self.out.push_str(prefix);
                }
                if text.contains(is_unsafe_char) {
                    self.out.extend(text.chars().filter(|&c| !is_unsafe_char(c)));
                } else {
                    self.out.push_str(text);
                }
                fresh = piece.len() > text.len();
                if fresh {
                    self.out.push('\n');
                }
            }
        }
        if !fresh {
            self.out.push('\n');
        }
        self.out.push_str(&self.prefix);
        self.out.push_str(&fence);
        self.end();
    }

    fn table(&mut self, table: &Table<'_>) {
        let columns = table.alignments.len();
        let mark = self.mark();
        self.begin();
        for (n, row) in table.rows.iter().enumerate() {
            if n > 0 {
                self.out.push('\n');
                self.out.push_str(&self.prefix);
            }
            self.out.push('|');
            for column in 0..columns {
                self.out.push(' ');
                self.pen = Pen::inside();
                if let Some(cell) = row.get(column) {
                    self.rich(&cell.content, Form::CELL);
                    self.trim_line();
                }
                self.out.push_str(" |");
            }
            if n == 0 {
                self.out.push('\n');
                self.out.push_str(&self.prefix);
                self.out.push('|');
                for alignment in &table.alignments {
                    self.out.push_str(match alignment {
                        Alignment::None => " --- |",
                        Alignment::Left => " :-- |",
                        Alignment::Center => " :-: |",
                        Alignment::Right => " --: |",
                    });
                }
            }
        }
        if table.rows.is_empty() {
            self.back_to(mark);
        } else {
            self.end();
        }
    }

    fn html(&mut self, lines: &[Leaf<'_>]) {
        let source: String = lines.iter().map(|line| &*line.text).collect();
        let clean = html::clean(&source, &self.base);
        let clean = clean.trim();
        if clean.is_empty() {
            return;
        }
        self.begin();
        if html::opens_block(clean) {
            for (n, line) in clean.lines().enumerate() {
                if n > 0 {
                    self.out.push('\n');
                    self.out.push_str(&self.prefix);
                }
                self.out.push_str(line);
            }
        } else {
            self.html_text(clean);
        }
        self.end();
    }

    /// HTML that is no block without the tags it lost: a paragraph on one
    /// line, in which nothing but its tags is markup.
    fn html_text(&mut self, clean: &str) {
        let mut start = true;
        for piece in html::pieces(clean) {
            match piece {
                Piece::Tag(tag) => self.out.push_str(tag),
                Piece::Text(text) => {
                    let text = text.replace('\\', "\\\\").replace('\n', " ");
                    let mut rest = text.as_str();
                    if start {
                        let opened = super::escape::push_line_start(rest, true, &mut self.out);
                        rest = &rest[opened..];
                    }
                    self.html_entities(rest);
                }
            }
            start = false;
        }
    }

    /// The text of HTML, whose entities Markdown knows too.
    fn html_entities(&mut self, text: &str) {
        for part in text.split_inclusive(';') {
            let at = part
                .rfind('&')
                .filter(|&at| super::escape::is_entity_like(&part[at..]));
            let (plain, entity) = part.split_at(at.unwrap_or(part.len()));
            let around = Around {
                before: self.out.chars().next_back(),
                ..Around::default()
            };
            push_inline(plain, around, &mut self.out);
            self.out.push_str(entity);
        }
    }
}

fn is_text(block: &Block<'_>) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(content) if !is_blank(content))
}

/// Whether a list needs no empty lines: every item is a line of text, with at
/// most such a list below it.
fn is_tight(list: &List<'_>) -> bool {
    list.items.iter().all(|item| match item.blocks.as_slice() {
        [text] => is_text(text),
        [text, below] => is_text(text) && is_tight_below(below),
        _ => false,
    })
}

fn is_tight_below(block: &Block<'_>) -> bool {
    let BlockKind::List(list) = &block.kind else {
        return false;
    };
    // Only these lists can follow a line of text without an empty one.
    let opens = |item: &Item<'_>| item.blocks.first().is_some_and(is_text);
    list.start.is_none_or(|start| start == 1) && list.items.first().is_some_and(opens) && is_tight(list)
}
