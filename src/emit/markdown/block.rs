//! Blocks.

use super::escape::{Around, guard_heading_end, push_inline};
use super::html::{self, Fate};
use super::look::is_blank;
use super::pen::{Form, Pen};
use super::tags::{Piece, pieces};
use super::writer::{BULLET, Dialect, Mark, Marker, NUMBER, Writer};
use crate::article::{
    Alignment, Block, BlockKind, CodeBlock, Inline, InlineKind, Item, Leaf, List, Table, strip_tags,
};
use crate::l10n::args;
use crate::procedure::{Node, Note};
use crate::text::{SafeText, is_unsafe_char};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The largest number that opens an item.
const LARGEST_NUMBER: u64 = 999_999_999;

impl Writer<'_> {
    /// The pieces of an article, in order.
    pub(in crate::emit) fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            self.node(node);
        }
    }

    pub(super) fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Block(block) | Node::Reference(block) => self.block(block),
            Node::Note(note) => self.note(note),
            Node::Procedure(procedure) => {
                self.nodes(&procedure.context);
                self.step_list(&procedure.steps);
                self.nodes(&procedure.result);
            }
            Node::List(items) => {
                let tight = items.iter().all(|item| self.is_line(item));
                self.list(BULLET, tight, |w, marker| {
                    for item in items {
                        w.item(marker, 0, |w| w.nodes(item));
                    }
                });
            }
            Node::Quote(inner) => self.quote(|w| w.nodes(inner)),
        }
    }

    /// Blocks, in order.
    fn blocks(&mut self, blocks: &[Block<'_>]) {
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
            BlockKind::Aside(aside) => self.note(&Note::of(aside.clone(), block.span)),
            BlockKind::Code(code) if self.is_elsewhere(code) => {}
            BlockKind::Code(code) => {
                let lines = code.lines.iter().map(|line| &*line.text);
                self.code(&code.info, lines);
            }
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

    /// A heading. Its level is the article's; in a checklist and a notebook, it is below
    /// their own.
    fn heading(&mut self, level: u8, content: &[Inline<'_>]) {
        let level = match self.dialect {
            Dialect::Guide => level,
            Dialect::Checklist | Dialect::Notebook => level.max(4),
        };
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
    fn shown_or_back(&mut self, content: &[Inline<'_>], mark: Mark) {
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
    pub(super) fn note(&mut self, note: &Note<'_>) {
        let title = self.messages.get(note.kind.as_str());
        let title = self.messages.with("note-title", &args([("title", title)]));
        self.quote(|w| {
            w.begin();
            w.bold(&title);
            let shown = note.body.iter().position(|block| !w.is_silent(block));
            let body = &note.body[shown.unwrap_or(note.body.len())..];
            let text = body.first().filter(|block| w.is_text(block));
            match text.map(|block| &block.kind) {
                Some(BlockKind::Paragraph(content)) => {
                    w.out.push(' ');
                    w.inside(content);
                }
                Some(BlockKind::Html(lines)) => {
                    w.out.push(' ');
                    w.html_text(&w.clean_html(lines));
                    w.end();
                }
                _ => w.end(),
            }
            w.blocks(&body[usize::from(text.is_some())..]);
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
        let tight = self.is_tight(list);
        self.list(wanted, tight, |w, marker| {
            for (item, number) in list.items.iter().zip(list.start.unwrap_or(1)..) {
                w.item(marker, number, |w| w.blocks(&item.blocks));
            }
        });
    }

    /// Code: what stands after the fence, and the lines in pieces.
    pub(super) fn code<'c>(&mut self, info: &str, pieces: impl Iterator<Item = &'c str> + Clone) {
        self.begin();
        let longest = |mark: char| {
            let lines = pieces.clone().filter(|piece| piece.contains(mark));
            let runs = lines.flat_map(|line| line.split(move |c| c != mark));
            runs.map(str::len).max().unwrap_or(0)
        };
        let info: String = info
            .chars()
            .filter(|&c| !is_unsafe_char(c) && c != '\n')
            .collect();
        let info = info.trim();
        // An info string with a backtick cannot follow backticks.
        let mark = if info.contains('`') { '~' } else { '`' };
        let fence: String = std::iter::repeat_n(mark, longest(mark).max(2) + 1).collect();
        self.out.push_str(&fence);
        let start = self.out.len();
        let around = Around::default();
        if info.contains(['\\', '&', '~', '`']) {
            push_inline(&info.replace('\\', "\\\\"), around, &mut self.out);
        } else {
            self.out.push_str(info);
        }
        self.shield(start);
        self.out.push('\n');
        let mut fresh = true;
        for lines in pieces {
            for piece in lines.split_inclusive('\n') {
                let text = piece.strip_suffix('\n').unwrap_or(piece);
                let ends = piece.len() > text.len();
                let text = safe_line(text);
                if fresh {
                    let prefix = if text.is_empty() {
                        self.prefix.trim_end()
                    } else {
                        &self.prefix
                    };
                    self.out.push_str(prefix);
                }
                self.out.push_str(&text);
                if ends {
                    self.out.push('\n');
                }
                fresh = ends;
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
        let clean = self.clean_html(lines);
        if clean.is_empty() {
            return;
        }
        self.begin();
        if html::opens_block(&clean) {
            for (n, line) in clean.lines().enumerate() {
                if n > 0 {
                    self.out.push('\n');
                    self.out.push_str(&self.prefix);
                }
                let start = self.out.len();
                self.out.push_str(line);
                self.shield_html(start);
            }
        } else {
            if !clean.starts_with('<') {
                self.line = Some((self.out.len(), true));
            }
            self.html_text(&clean);
        }
        self.end();
    }

    /// HTML that is no block without the tags it lost: a paragraph on one
    /// line, in which nothing but its tags is markup.
    fn html_text(&mut self, clean: &str) {
        for piece in pieces(clean) {
            match piece {
                Piece::Tag(tag) => {
                    let start = self.out.len();
                    self.out.push_str(tag);
                    self.shield_html(start);
                }
                Piece::Text(text) => {
                    let text = text.replace('\\', "\\\\").replace('\n', " ");
                    let start = self.out.len();
                    self.html_entities(&text);
                    self.shield(start);
                }
            }
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

impl Writer<'_> {
    /// Whether a block leaves nothing to write.
    pub(super) fn is_silent(&self, block: &Block<'_>) -> bool {
        match &block.kind {
            BlockKind::Quote(inner) => inner.iter().all(|block| self.is_silent(block)),
            BlockKind::Paragraph(content) => self.is_silent_text(content),
            BlockKind::Html(lines) => self.clean_html(lines).is_empty(),
            BlockKind::Code(code) => self.is_elsewhere(code),
            _ => false,
        }
    }

    /// Whether a block is written as a paragraph with something to see.
    pub(super) fn is_text(&self, block: &Block<'_>) -> bool {
        match &block.kind {
            BlockKind::Paragraph(content) => !is_blank(content),
            BlockKind::Html(lines) => {
                let clean = self.clean_html(lines);
                !strip_tags(&clean).trim().is_empty() && !html::opens_block(&clean)
            }
            _ => false,
        }
    }

    /// Whether code stands elsewhere: as a command has it, without its last line
    /// end.
    fn is_elsewhere(&self, code: &CodeBlock<'_>) -> bool {
        if self.elsewhere.is_empty() {
            return false;
        }
        let text = SafeText::block(&code.text());
        let text = text.strip_suffix('\n').unwrap_or(&text);
        self.elsewhere.contains(&text)
    }

    fn clean_html(&self, lines: &[Leaf<'_>]) -> String {
        let source: String = lines.iter().map(|line| &*line.text).collect();
        html::clean(&source, &self.base).trim().to_owned()
    }

    pub(super) fn is_silent_text(&self, content: &[Inline<'_>]) -> bool {
        let gone = |inline: &Inline<'_>| match &inline.kind {
            InlineKind::Html(tag) => matches!(
                html::fate(tag, &self.base),
                Fate::Drop { .. } | Fate::Keep { block: true, .. }
            ),
            _ => true,
        };
        is_blank(content) && content.iter().all(gone)
    }

    fn is_silent_node(&self, node: &Node<'_>) -> bool {
        match node {
            Node::Block(block) => self.is_silent(block),
            Node::Quote(inner) => inner.iter().all(|node| self.is_silent_node(node)),
            _ => false,
        }
    }

    /// Whether an item is a line of text, with at most such a list below it.
    fn is_line(&self, item: &[Node<'_>]) -> bool {
        let mut shown = item.iter().filter(|node| !self.is_silent_node(node));
        match (shown.next(), shown.next(), shown.next()) {
            (None, ..) => true,
            (Some(text), None, _) => self.is_text_node(text),
            (Some(text), Some(below), None) => {
                self.is_text_node(text)
                    && match below {
                        Node::Block(list) => self.is_tight_below(list),
                        Node::List(items) => {
                            let opens = |item: &Vec<Node<'_>>| {
                                let mut shown =
                                    item.iter().filter(|node| !self.is_silent_node(node));
                                shown.next().is_some_and(|node| self.is_text_node(node))
                            };
                            items.first().is_some_and(opens)
                                && items.iter().all(|item| self.is_line(item))
                        }
                        _ => false,
                    }
            }
            _ => false,
        }
    }

    fn is_text_node(&self, node: &Node<'_>) -> bool {
        matches!(node, Node::Block(block) if self.is_text(block))
    }

    /// Whether a list needs no empty lines: every item is a line of text, with
    /// at most such a list below it.
    fn is_tight(&self, list: &List<'_>) -> bool {
        list.items.iter().all(|item| {
            let mut shown = item.blocks.iter().filter(|block| !self.is_silent(block));
            match (shown.next(), shown.next(), shown.next()) {
                (None, ..) => true,
                (Some(text), None, _) => self.is_text(text),
                (Some(text), Some(below), None) => self.is_text(text) && self.is_tight_below(below),
                _ => false,
            }
        })
    }

    fn is_tight_below(&self, block: &Block<'_>) -> bool {
        let BlockKind::List(list) = &block.kind else {
            return false;
        };
        // Only these lists can follow a line of text without an empty one.
        let opens = |item: &Item<'_>| {
            let mut shown = item.blocks.iter().filter(|block| !self.is_silent(block));
            shown.next().is_some_and(|block| self.is_text(block))
        };
        list.start.is_none_or(|start| start == 1)
            && list.items.first().is_some_and(opens)
            && self.is_tight(list)
    }
}

/// A line of code, byte for byte but for what is unsafe anywhere.
fn safe_line(line: &str) -> Cow<'_, str> {
    if line.contains(is_unsafe_char) {
        Cow::Owned(line.replace(is_unsafe_char, ""))
    } else {
        Cow::Borrowed(line)
    }
}
