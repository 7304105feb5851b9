//! The writer: what has been written, and which containers are open.

use super::escape;
use super::link::Base;
use super::pen::{Form, Pen};
use crate::article::Inline;
use crate::l10n::Messages;
use crate::plan::Document;
use crate::scene::{Lacking, Named, NamedStep};
use crate::text::Span;
use crate::text::is_unsafe_char;
use std::rc::Rc;

/// How far the bytes of an article can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Everywhere.
    Whole,
    /// Where no unsafe character stands.
    Clean,
    /// Nowhere: the tree is not that of the bytes.
    None,
}

impl Trust {
    fn of(document: &Document<'_>) -> Self {
        if document.flattened.is_some() {
            Self::None
        } else if may_be_unsafe(document.text) {
            Self::Clean
        } else {
            Self::Whole
        }
    }
}

/// What an artifact is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit) enum Dialect {
    /// The article for readers, in the folder of its locale.
    Guide,
    /// Boxes to tick, in the folder of a locale.
    Checklist,
    /// Cells of a notebook, in the folder of the article.
    Notebook,
}

/// What opens the items of a list. Two lists side by side need different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet(char),
    Number(char),
}

/// Writes parts of the documents of one article.
pub(in crate::emit) struct Writer<'d> {
    pub(super) out: String,
    pub(super) dialect: Dialect,
    /// The article's id, or what it is below.
    folder: &'d str,
    pub(super) document: &'d Document<'d>,
    /// What all spans refer to.
    pub(super) text: &'d str,
    pub(super) trust: Trust,
    pub(super) base: Base,
    pub(super) messages: &'d Messages,
    /// The steps that the document lacks, and what to say of them.
    pub(super) lacking: Rc<Lacking<'d>>,
    pub(super) untranslated: String,
    /// What texts call steps here.
    named: Rc<Named<'d>>,
    /// Code that stands elsewhere and is left out here.
    pub(super) elsewhere: Vec<&'d str>,
    /// What a line begins with in the containers that are open.
    pub(super) prefix: String,
    /// Whether the pen is at the start of a line, the prefix not yet written.
    pub(super) fresh: bool,
    /// Whether an empty line is due before the next block.
    pub(super) gap: bool,
    /// Whether the blocks of this list stand without empty lines between.
    pub(super) tight: bool,
    /// The marker of the list that has just ended.
    after: Option<Marker>,
    pub(super) pen: Pen,
    /// Where the line began, if with text, and whether a bracket there could
    /// open the definition of a link.
    pub(super) line: Option<(usize, bool)>,
}

/// A state to go back to where a block turns out to show nothing.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    length: usize,
    fresh: bool,
    gap: bool,
    after: Option<Marker>,
}

impl<'d> Writer<'d> {
    /// A writer for the artifacts of an article with this id, which begins with
    /// pieces of `document`.
    pub(in crate::emit) fn new(
        id: &'d str,
        document: &'d Document<'d>,
        messages: &'d Messages,
        dialect: Dialect,
    ) -> Self {
        let above = || id.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = match dialect {
            Dialect::Guide | Dialect::Checklist => id,
            // One folder less than what is in the folder of a locale.
            Dialect::Notebook => above(),
        };
        Self {
            out: String::with_capacity(document.text.len() + document.text.len() / 4),
            dialect,
            folder,
            document,
            text: document.text,
            trust: Trust::of(document),
            base: Base::of(folder, document),
            messages,
            lacking: Rc::default(),
            untranslated: String::new(),
            named: Rc::default(),
            elsewhere: Vec::new(),
            prefix: String::new(),
            fresh: true,
            gap: false,
            tight: false,
            after: None,
            pen: Pen::default(),
            line: None,
        }
    }

    /// Moves to pieces of another document; gives the one before.
    pub(super) fn turn_to(&mut self, document: &'d Document<'d>) -> &'d Document<'d> {
        let before = self.document;
        if !std::ptr::eq(self.document, document) {
            self.document = document;
            self.text = document.text;
            self.trust = Trust::of(document);
            self.base = Base::of(self.folder, document);
        }
        before
    }

    /// Fills in the steps that the document lacks, each with a remark.
    pub(in crate::emit) fn fill_in(&mut self, lacking: Lacking<'d>, remark: String) {
        self.lacking = Rc::new(lacking);
        self.untranslated = remark;
    }

    /// Has texts call steps by the numbers that they have here, each with a link to it.
    pub(in crate::emit) fn name(&mut self, named: Named<'d>) {
        self.named = Rc::new(named);
    }

    /// The numbers that name steps within some bytes of the document.
    pub(super) fn named(&self, span: Span) -> Vec<NamedStep> {
        self.named.within(self.document, span).to_vec()
    }

    /// What a step begins with that texts lead to.
    pub(super) fn anchor(&self, id: &str) -> String {
        let anchor = self.named.anchor(id);
        anchor.map_or(String::new(), |id| format!("<a id=\"{id}\"></a>"))
    }

    /// Leaves out code that stands in cells of its own.
    pub(in crate::emit) fn leave_out(&mut self, codes: Vec<&'d str>) {
        self.elsewhere = codes;
    }

    /// Takes what was written, with one line end at its end, and begins anew.
    pub(in crate::emit) fn take(&mut self) -> String {
        self.fresh = true;
        self.gap = false;
        self.after = None;
        std::mem::take(&mut self.out)
    }

    /// Inlines of a document on one line, for a heading that the template makes.
    pub(in crate::emit) fn line(
        &mut self,
        document: &'d Document<'d>,
        content: &[Inline<'_>],
    ) -> String {
        self.turn_to(document);
        self.pen = Pen::inside();
        self.rich(content, Form::HEADING);
        self.trim_line();
        escape::guard_heading_end(&mut self.out);
        self.take()
    }

    /// Moves to where a block begins.
    pub(super) fn begin(&mut self) {
        if self.fresh {
            if self.gap && !self.out.is_empty() {
                self.out.push_str(self.prefix.trim_end());
                self.out.push('\n');
            }
            self.out.push_str(&self.prefix);
            self.fresh = false;
        }
        self.gap = false;
        self.after = None;
    }

    /// Ends the line that ends a block.
    pub(super) fn end(&mut self) {
        self.trim_line();
        self.guard();
        self.out.push('\n');
        self.fresh = true;
        self.gap = !self.tight;
        self.after = None;
    }

    /// Takes the spaces off the end of the line.
    pub(super) fn trim_line(&mut self) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            length: self.out.len(),
            fresh: self.fresh,
            gap: self.gap,
            after: self.after,
        }
    }

    pub(super) fn back_to(&mut self, mark: Mark) {
        self.out.truncate(mark.length);
        self.fresh = mark.fresh;
        self.gap = mark.gap;
        self.after = mark.after;
        self.line = None;
    }

    /// A container: its marker, and what its other lines begin with.
    pub(super) fn contain(&mut self, marker: &str, prefix: &str, content: impl FnOnce(&mut Self)) {
        self.begin();
        self.out.push_str(marker);
        let outer = self.prefix.len();
        self.prefix.push_str(prefix);
        content(self);
        if !self.fresh {
            self.end();
        }
        self.prefix.truncate(outer);
        self.gap = !self.tight;
        self.after = None;
    }

    /// A list, its items written by `items` with the marker they get.
    pub(super) fn list(
        &mut self,
        wanted: Marker,
        tight: bool,
        items: impl FnOnce(&mut Self, Marker),
    ) {
        let marker = match wanted {
            // Hyphens in a row would be a rule.
            Marker::Bullet(_) if !self.fresh => Marker::Bullet('+'),
            wanted if self.after != Some(wanted) => wanted,
            Marker::Bullet(_) => Marker::Bullet('+'),
            Marker::Number(_) => Marker::Number(')'),
        };
        let outer = std::mem::replace(&mut self.tight, tight);
        items(self, marker);
        self.tight = outer;
        self.gap = !outer;
        self.after = Some(marker);
    }
}

pub(super) const BULLET: Marker = Marker::Bullet('-');
pub(super) const NUMBER: Marker = Marker::Number('.');

/// Whether a text may hold an unsafe character, told by its bytes: quick, and
/// right where it says no.
fn may_be_unsafe(text: &str) -> bool {
    let suspect = |b: u8| {
        matches!(b, 0..=8 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f
            // The first bytes of C1, of the marks of UAX #9, of U+FEFF and of tags.
            | 0xc2 | 0xe2 | 0xef | 0xf3)
    };
    text.bytes().any(suspect) && text.contains(|c| is_unsafe_char(c) && c != '\r')
}
