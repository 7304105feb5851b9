//! Lines under construction.

use super::super::wrap::width;
use super::line::{COLUMNS, Form, Line, Piece, Text};
use super::phrases::{condition, needed_roles, value_names, way_line};
use crate::l10n::{Messages, args};
use crate::plan::{PlanBlock, PlanItem, PlanNote, Rich, Run};
use crate::scene::Telling;
use crate::text::SafeText;
use std::fmt::Write as _;

/// Lines under construction.
pub(super) struct Writer<'m> {
    say: &'m Messages,
    pub(super) lines: Vec<Line>,
    /// An empty line is due before the next one.
    gap: bool,
    /// What the next line begins with, and what those after it do.
    first: String,
    rest: String,
}

impl<'m> Writer<'m> {
    pub(super) fn new(say: &'m Messages) -> Self {
        Self {
            say,
            lines: Vec::new(),
            gap: false,
            first: String::new(),
            rest: String::new(),
        }
    }

    pub(super) fn telling(&mut self, telling: &Telling<'_>, locale: usize) {
        match telling {
            // The heading that a run makes says both.
            Telling::Untranslated | Telling::Risk(_) => {}
            Telling::Condition(clause, kind, opening) => {
                self.add(Text::Address(condition(clause, *kind, *opening, self.say)));
                self.gap();
            }
            Telling::Way(choice, way) => {
                let names = choice.names(locale);
                let line = way_line(&names, *way, self.say);
                self.gap();
                self.lines.push(Line {
                    prefix: "| ".to_owned(),
                    text: Text::Paragraph(vec![Piece::plain(line)]),
                });
                self.gap();
            }
            Telling::Place(place) => {
                let line = args([("place", place.as_str())]);
                let line = self.say.with("where", &line);
                self.add(Text::Place((*place).clone(), line));
                self.gap();
            }
            Telling::Note(note) => {
                self.gap();
                self.note(note);
                self.gap();
            }
            Telling::Instruction(text) => {
                self.gap();
                self.rich(text);
            }
            Telling::Blocks(blocks) => self.blocks(blocks),
            Telling::Roles(roles) => {
                self.gap();
                self.paragraph(needed_roles(roles, self.say));
            }
            Telling::Values(values) => {
                self.gap();
                self.paragraph(self.say.get("needs-values"));
                for name in value_names(values, locale, self.say) {
                    self.item("- ", |w| w.paragraph(name));
                }
            }
        }
    }

    /// An empty line, where something follows.
    fn gap(&mut self) {
        let last = self.lines.last();
        self.gap = last.is_some_and(|last| !matches!(last.text, Text::Empty));
    }

    fn add_gap(&mut self) {
        if std::mem::take(&mut self.gap) {
            let prefix = self.rest.trim_end().to_owned();
            let text = Text::Empty;
            self.lines.push(Line { prefix, text });
        }
    }

    fn add(&mut self, text: Text) {
        self.add_gap();
        let prefix = std::mem::replace(&mut self.first, self.rest.clone());
        self.lines.push(Line { prefix, text });
    }

    /// Code under a title that says what it is for.
    pub(super) fn titled(&mut self, key: &str, text: &SafeText) {
        self.gap();
        self.add(Text::Code {
            language: SafeText::default(),
            title: self.say.get(key),
            text: text.clone(),
        });
    }

    pub(super) fn paragraph(&mut self, text: impl Into<String>) {
        self.add(Text::Paragraph(vec![Piece::plain(text)]));
    }

    /// What `content` writes, behind a list mark.
    fn item(&mut self, mark: &str, content: impl FnOnce(&mut Self)) {
        let rest = " ".repeat(mark.len());
        self.prefixed(mark, &rest, content);
    }

    fn prefixed(&mut self, first: &str, rest: &str, content: impl FnOnce(&mut Self)) {
        // The gap before the first line belongs to what is around it.
        self.add_gap();
        let before = (self.first.clone(), self.rest.clone());
        let lines = self.lines.len();
        self.first.push_str(first);
        self.rest.push_str(rest);
        content(self);
        (self.first, self.rest) = before;
        if self.lines.len() > lines {
            self.first.clone_from(&self.rest);
        }
    }

    /// Text; then, a line each, where its links lead and its pictures.
    fn rich(&mut self, text: &Rich) {
        self.rich_after(None, text);
    }

    fn rich_after(&mut self, lead: Option<Piece>, text: &Rich) {
        let mut pieces: Vec<Piece> = lead.into_iter().collect();
        for (n, run) in text.0.iter().enumerate() {
            // A picture at an end is told below; inside a sentence it is a word.
            let no_words = |runs: &[Run]| {
                let mut runs = runs.iter();
                runs.all(|run| run.picture || run.text.trim().is_empty())
            };
            if run.picture && (no_words(&text.0[..n]) || no_words(&text.0[n..])) {
                continue;
            }
            push_piece(Piece::of(run), &mut pieces);
        }
        trim(&mut pieces);
        let indent = if pieces.is_empty() {
            ""
        } else {
            self.add(Text::Paragraph(pieces));
            "  "
        };
        for (run, words) in destinations(text) {
            self.item(indent, |w| w.destination(run, &words));
        }
    }

    fn destination(&mut self, run: &Run, words: &str) {
        let address = run.link.as_deref().unwrap_or_default();
        // Words that are the address already say it all.
        if !run.picture && (words == address || address.strip_prefix("mailto:") == Some(words)) {
            return;
        }
        let mut line = match (run.picture, words) {
            (false, _) => words.to_owned(),
            (true, "") => self.say.get("picture-without-text"),
            (true, _) => self.say.with("picture", &args([("text", words)])),
        };
        if !address.is_empty() {
            let _ = write!(line, " ({address})");
        }
        self.add(Text::Address(line));
    }

    /// Blocks, with an empty line between them.
    pub(super) fn blocks(&mut self, blocks: &[PlanBlock]) {
        for block in blocks {
            self.gap();
            self.block(block);
        }
    }

    fn block(&mut self, block: &PlanBlock) {
        match block {
            PlanBlock::Paragraph { text } => self.rich(text),
            PlanBlock::Heading { text } => self.add(Text::Heading(text.text())),
            PlanBlock::Code {
                language,
                text,
                shown,
            } => {
                if let Some(show) = shown {
                    self.add(Text::Address(self.say.get(show.message())));
                }
                let title = if language.is_empty() {
                    self.say.get("code")
                } else {
                    let language = args([("language", language.as_str())]);
                    self.say.with("code-in", &language)
                };
                self.add(Text::Code {
                    language: language.clone(),
                    title,
                    text: text.clone(),
                });
            }
            PlanBlock::List {
                start,
                choice,
                items,
            } => self.list(*start, *choice, items),
            PlanBlock::Table { rows } => self.table(rows),
            PlanBlock::Note { note } => self.note(note),
            PlanBlock::Quote { body } => self.prefixed("> ", "> ", |w| w.blocks(body)),
        }
    }

    fn list(&mut self, start: Option<u64>, choice: bool, items: &[PlanItem]) {
        for (n, item) in items.iter().enumerate() {
            let mark = match start {
                Some(start) => format!("{}. ", start.saturating_add(n as u64)),
                None => "- ".to_owned(),
            };
            self.item(&mark, |w| {
                // The text above says that one is to be chosen; letters would
                // be taken for the keys that answer a question.
                let lead = (choice && start.is_none()).then(|| Piece::plain("( ) "));
                if item.text.is_empty() {
                    w.add(Text::Paragraph(lead.into_iter().collect()));
                } else {
                    w.rich_after(lead, &item.text);
                }
                for block in &item.body {
                    if !matches!(block, PlanBlock::List { choice: false, .. }) {
                        w.gap();
                    }
                    w.block(block);
                }
            });
            // Items with more than a line are easier told apart with space.
            if !item.body.is_empty() {
                self.gap();
            }
        }
    }

    /// A note under its title, behind a bar.
    fn note(&mut self, note: &PlanNote) {
        self.prefixed("| ", "| ", |w| {
            let title = w.say.get(note.kind.as_str());
            w.add(Text::Title(note.kind, title));
            for (n, block) in note.body.iter().enumerate() {
                if n > 0 {
                    w.gap();
                }
                w.block(block);
            }
        });
    }

    /// A table in columns where it fits, else a list with a row an item.
    fn table(&mut self, rows: &[Vec<Rich>]) {
        let Some((head, body)) = rows.split_first() else {
            return;
        };
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|n| {
                let cells = rows.iter().filter_map(|row| row.get(n));
                cells.map(|cell| width(&cell.text())).max().unwrap_or(0)
            })
            .collect();
        let total = widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1);
        if total + width(&self.rest) > COLUMNS {
            for row in body {
                self.item("- ", |w| w.record(head, row));
            }
            return;
        }
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        self.row(head, &widths, Some(Form::Label));
        self.add(Text::Row(vec![Piece::plain(rule.join("  "))]));
        for row in body {
            self.row(row, &widths, None);
        }
        for (run, words) in rows.iter().flatten().flat_map(destinations) {
            self.item("  ", |w| w.destination(run, &words));
        }
    }

    fn row(&mut self, row: &[Rich], widths: &[usize], form: Option<Form>) {
        let mut pieces = Vec::new();
        for (n, cell) in row.iter().enumerate() {
            for run in &cell.0 {
                let own = Piece::of(run);
                let form = form.unwrap_or(own.form);
                push_piece(Piece { form, ..own }, &mut pieces);
            }
            if n + 1 < row.len() {
                let space = widths[n] + 2 - width(&cell.text());
                push_piece(Piece::plain(" ".repeat(space)), &mut pieces);
            }
        }
        self.add(Text::Row(pieces));
    }

    /// A row of a table as lines: each cell after the title of its column.
    fn record(&mut self, head: &[Rich], row: &[Rich]) {
        for (n, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let title = head.get(n).map(Rich::text).unwrap_or_default();
            let lead = (!title.is_empty()).then(|| Piece::plain(format!("{title}: ")));
            self.rich_after(lead, cell);
        }
    }
}

/// Adds a piece; what looks like the last one is part of it.
fn push_piece(piece: Piece, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        // Runs may differ in where they lead alone.
        Some(last) if last.form == piece.form => last.text.push_str(&piece.text),
        _ if piece.text.is_empty() => {}
        _ => pieces.push(piece),
    }
}

/// The links and pictures of a text, with the words that stand for them. A
/// link over several runs is one.
fn destinations(text: &Rich) -> Vec<(&Run, String)> {
    let mut found: Vec<(&Run, String)> = Vec::new();
    let mut joins = false;
    for run in &text.0 {
        if !run.picture && run.link.as_ref().is_none_or(|link| link.starts_with('#')) {
            joins = false;
            continue;
        }
        match found.last_mut() {
            Some((last, words)) if joins && !run.picture && last.link == run.link => {
                words.push_str(&run.text);
            }
            _ => found.push((run, run.text.trim().to_owned())),
        }
        joins = !run.picture;
    }
    found
}

/// Takes the space off both ends, but never off code.
fn trim(pieces: &mut Vec<Piece>) {
    let is_text = |piece: &&mut Piece| piece.form != Form::Code;
    while let Some(first) = pieces.first_mut().filter(is_text) {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while let Some(last) = pieces.last_mut().filter(is_text) {
        last.text = last.text.trim_end().to_owned();
        if !last.text.is_empty() {
            break;
        }
        pieces.pop();
    }
}
