//! The blocks of a plan as Markdown, for cells of a notebook.
//!
//! Notebooks read more into text than `CommonMark` does: a dollar, a
//! backslash before a bracket and `@@1@@` are marks of mathematics, which they
//! look for by patterns that know no escapes. They are written as entities,
//! which are text to everyone.

use super::escape::plain;
use super::link::{Base, is_safe_link, is_safe_picture, push_destination};
use crate::l10n::{Messages, args};
use crate::plan::{Document, PlanBlock, PlanItem, PlanNote, Rich, Run};
use std::fmt::Write as _;

/// Writes blocks of one plan.
pub(in crate::emit) struct PlanWriter<'m> {
    out: String,
    /// What a line begins with in the containers that are open.
    prefix: String,
    /// Whether the next block follows its container's marker on the same line.
    opened: bool,
    /// How much was written when a list ended.
    listed: usize,
    base: Base,
    say: &'m Messages,
    /// Code that stands elsewhere and is left out here.
    elsewhere: Vec<&'m str>,
}

/// Text that a notebook shows as it is.
pub(in crate::emit) fn notebook_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '$', '@', '`']) {
        if at > 0 {
            out.push_str(&plain(&rest[..at]));
        }
        out.push_str(match rest.as_bytes()[at] {
            b'\\' => "&#92;",
            b'$' => "&#36;",
            b'`' => "&#96;",
            _ => "&#64;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(&plain(rest));
    out
}

impl<'m> PlanWriter<'m> {
    /// A writer for a file in the folder of the article with this id.
    pub(in crate::emit) fn new(id: &str, document: &Document<'_>, say: &'m Messages) -> Self {
        // One folder less than what is in the folder of a locale.
        let folder = id.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self {
            out: String::new(),
            prefix: String::new(),
            opened: false,
            listed: 0,
            base: Base::of(folder, document),
            say,
            elsewhere: Vec::new(),
        }
    }

    /// Leaves out code that stands in cells of its own.
    pub(in crate::emit) fn leave_out(&mut self, codes: Vec<&'m str>) {
        self.elsewhere = codes;
    }

    /// What was written, without an empty line at its end.
    pub(in crate::emit) fn take(&mut self) -> String {
        self.opened = false;
        self.listed = 0;
        let mut out = std::mem::take(&mut self.out);
        out.truncate(out.trim_end().len());
        out
    }

    /// Moves to where a block begins, with an empty line before it.
    fn begin(&mut self) {
        if std::mem::take(&mut self.opened) {
            return;
        }
        if !self.out.is_empty() {
            self.out.push_str(self.prefix.trim_end());
            self.out.push('\n');
        }
        self.out.push_str(&self.prefix);
    }

    fn contain(&mut self, marker: &str, prefix: &str, content: impl FnOnce(&mut Self)) {
        self.begin();
        self.out.push_str(marker);
        let outer = self.prefix.len();
        self.prefix.push_str(prefix);
        self.opened = true;
        content(self);
        if std::mem::take(&mut self.opened) {
            self.out.push('\n');
        }
        self.prefix.truncate(outer);
    }

    /// A heading of a level.
    pub(in crate::emit) fn heading(&mut self, level: usize, text: &str) {
        self.begin();
        let _ = writeln!(self.out, "{} {}", "#".repeat(level), notebook_text(text));
    }

    /// A paragraph of plain text.
    pub(in crate::emit) fn paragraph(&mut self, text: &str) {
        self.begin();
        let _ = writeln!(self.out, "{}", notebook_text(text));
    }

    /// A list of plain texts.
    pub(in crate::emit) fn bullets(&mut self, texts: impl Iterator<Item = String>) {
        let items: Vec<PlanItem> = texts
            .map(|text| PlanItem {
                text: Rich::plain(&text),
                body: Vec::new(),
            })
            .collect();
        self.list(None, &items);
    }

    /// A paragraph in bold.
    pub(in crate::emit) fn strong(&mut self, text: &str) {
        self.begin();
        self.formed(&notebook_text(text), Form::Strong);
        self.out.push('\n');
    }

    /// A paragraph.
    pub(in crate::emit) fn rich(&mut self, text: &Rich) {
        if text.is_empty() {
            return;
        }
        self.begin();
        self.runs(text, false);
        self.out.push('\n');
    }

    /// Blocks, one after the other.
    pub(in crate::emit) fn blocks(&mut self, blocks: &[PlanBlock]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &PlanBlock) {
        match block {
            PlanBlock::Paragraph { text } => self.rich(text),
            PlanBlock::Heading { text } => self.strong(&text.text()),
            PlanBlock::Code { language, text } => {
                if !self.elsewhere.contains(&text.as_str()) {
                    self.code(language, text);
                }
            }
            PlanBlock::List { start, items, .. } => self.list(*start, items),
            PlanBlock::Table { rows } => self.table(rows),
            PlanBlock::Note { note } => self.note(note),
            PlanBlock::Quote { body } => self.contain("> ", "> ", |w| w.blocks(body)),
        }
    }

    /// Code that is shown and never run.
    pub(in crate::emit) fn code(&mut self, language: &str, text: &str) {
        self.begin();
        let fence = "`".repeat(longest(text, '`').max(2) + 1);
        let word = |c: &char| c.is_ascii_alphanumeric() || "+#.-_".contains(*c);
        let language: String = language.chars().take_while(word).collect();
        let _ = writeln!(self.out, "{fence}{language}");
        for line in text.split('\n') {
            let prefix = if line.is_empty() {
                self.prefix.trim_end()
            } else {
                &self.prefix
            };
            self.out.push_str(prefix);
            self.out.push_str(line);
            self.out.push('\n');
        }
        let _ = writeln!(self.out, "{}{fence}", self.prefix);
    }

    /// A note under its title.
    pub(in crate::emit) fn note(&mut self, note: &PlanNote) {
        let title = self.say.get(note.kind.as_str());
        let title = self.say.with("note-title", &args([("title", title)]));
        self.contain("> ", "> ", |w| {
            w.strong(&title);
            w.blocks(&note.body);
        });
    }

    fn list(&mut self, start: Option<u64>, items: &[PlanItem]) {
        if self.listed > 0 && self.listed == self.out.len() {
            // Without anything between them, two lists are one.
            self.begin();
            self.out.push_str("<!-- -->\n");
        }
        let tight = items.iter().all(|item| item.body.is_empty());
        for (n, item) in items.iter().enumerate() {
            let marker = match start {
                // CommonMark reads no more than nine digits.
                Some(start) => format!("{}. ", (start % 1_000_000_000).saturating_add(n as u64)),
                None => "- ".to_owned(),
            };
            if tight && n > 0 {
                self.out.push_str(&self.prefix);
                self.opened = true;
            }
            let prefix = " ".repeat(marker.len());
            self.contain(&marker, &prefix, |w| {
                w.rich(&item.text);
                w.blocks(&item.body);
            });
        }
        self.listed = self.out.len();
    }

    fn table(&mut self, rows: &[Vec<Rich>]) {
        let Some(columns) = rows.first().map(Vec::len).filter(|columns| *columns > 0) else {
            return;
        };
        for (n, row) in rows.iter().enumerate() {
            if n == 0 {
                self.begin();
            } else {
                self.out.push_str(&self.prefix);
            }
            for column in 0..columns {
                self.out.push_str("| ");
                if let Some(cell) = row.get(column) {
                    self.runs(cell, true);
                }
                self.out.push(' ');
            }
            self.out.push_str("|\n");
            if n == 0 {
                self.out.push_str(&self.prefix);
                self.out.push_str(&"| --- ".repeat(columns));
                self.out.push_str("|\n");
            }
        }
    }

    fn runs(&mut self, text: &Rich, cell: bool) {
        for run in &text.0 {
            self.run(run, cell);
        }
    }

    fn run(&mut self, run: &Run, cell: bool) {
        let words = if run.code {
            code_span(&run.text, cell)
        } else {
            notebook_text(&run.text)
        };
        let link = run.link.as_deref().filter(|link| {
            if run.picture {
                is_safe_picture(link)
            } else {
                is_safe_link(link)
            }
        });
        let mut shown = words;
        if let Some(link) = link {
            let mut address = String::new();
            push_destination(&self.base.rebase(link), cell, &mut address);
            let address = address
                .replace("\\\\", "%5C")
                .replace('$', "%24")
                .replace('@', "%40");
            let mark = if run.picture { "!" } else { "" };
            shown = format!("{mark}[{shown}]({address})");
        }
        match (run.label, run.emphasis) {
            (true, true) => {
                let _ = write!(self.out, "<strong><em>{shown}</em></strong>");
            }
            (true, false) => self.formed(&shown, Form::Strong),
            (false, true) => self.formed(&shown, Form::Emphasis),
            (false, false) => self.out.push_str(&shown),
        }
    }

    /// Text in a form: between stars, or between tags where what stands beside
    /// the stars could make them mean something else.
    fn formed(&mut self, shown: &str, form: Form) {
        let (stars, tag) = match form {
            Form::Strong => ("**", "strong"),
            Form::Emphasis => ("*", "em"),
        };
        let sound = shown.starts_with(char::is_alphanumeric)
            && shown.ends_with(char::is_alphanumeric)
            && !self.out.ends_with('*');
        let _ = if sound {
            write!(self.out, "{stars}{shown}{stars}")
        } else {
            write!(self.out, "<{tag}>{shown}</{tag}>")
        };
    }
}

#[derive(Clone, Copy)]
enum Form {
    Strong,
    Emphasis,
}

/// The longest run of a character.
fn longest(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

fn code_span(text: &str, cell: bool) -> String {
    let fence = "`".repeat(longest(text, '`') + 1);
    let touches = text.starts_with('`') || text.ends_with('`');
    let spaced = text.starts_with(' ') && text.ends_with(' ') && !text.trim().is_empty();
    let pad = if touches || spaced { " " } else { "" };
    let text = if cell {
        text.replace('|', "\\|")
    } else {
        text.to_owned()
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}
