//! What a script shows, line by line, whatever its shell.

use super::wrap::{width, wrap};
use crate::l10n::{Messages, args};
use crate::plan::{PlanBlock, PlanItem, PlanNote, Rich, Run};
use crate::procedure::NoteKind;
use std::fmt::Write as _;

/// Where text is broken on a terminal. Eighty columns are what an operator can
/// be sure of.
pub(super) const COLUMNS: usize = 78;

/// How text looks where the terminal can show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// Titles, and labels of a user interface.
    Strong,
    /// What is typed or run.
    Code,
    /// What matters less: ids, addresses.
    Faint,
    /// The title and the bar of a note.
    Note(NoteKind),
}

/// A stretch of text in one style. It holds no control character; it is still
/// data that each shell escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) style: Style,
    pub(super) text: String,
}

impl Piece {
    pub(super) fn new(style: Style, text: impl Into<String>) -> Self {
        Self {
            style,
            text: text.into(),
        }
    }

    fn of(run: &Run) -> Self {
        let style = match run {
            Run { code: true, .. } => Style::Code,
            Run { label: true, .. } => Style::Strong,
            _ => Style::Plain,
        };
        Self::new(style, run.text.as_str())
    }
}

/// A line to show.
///
/// On a terminal each row stands on its own, the first after `first`, the
/// others after `rest`. Elsewhere the rows are joined as they are, after
/// `first`: a program that searches the output finds whole sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// What the first row begins with: spaces, bullets, bars; always ASCII.
    pub(super) first: String,
    /// What the other rows begin with, as wide as `first`.
    pub(super) rest: String,
    /// How `first` and `rest` look, where they are not all space.
    pub(super) style: Option<Style>,
    /// The text; no rows at all make an empty line.
    pub(super) rows: Vec<Vec<Piece>>,
}

/// Lines under construction. Never begins or ends with an empty line, and
/// never has two of them together.
#[derive(Debug)]
pub(super) struct Screen<'m> {
    say: &'m Messages,
    lines: Vec<Line>,
    /// An empty line is due before the next one.
    gap: bool,
    first: String,
    rest: String,
    style: Option<Style>,
}

impl<'m> Screen<'m> {
    /// An empty screen.
    pub(super) fn new(say: &'m Messages) -> Self {
        Self {
            say,
            lines: Vec::new(),
            gap: false,
            first: String::new(),
            rest: String::new(),
            style: None,
        }
    }

    /// The lines.
    pub(super) fn lines(self) -> Vec<Line> {
        self.lines
    }

    /// An empty line, where something follows.
    pub(super) fn gap(&mut self) {
        self.gap = self.lines.last().is_some_and(|last| !last.rows.is_empty());
    }

    fn add_gap(&mut self) {
        if std::mem::take(&mut self.gap) {
            self.empty_line();
        }
    }

    fn empty_line(&mut self) {
        let bar = self.rest.trim_end();
        self.lines.push(Line {
            first: bar.to_owned(),
            rest: bar.to_owned(),
            style: self.style,
            rows: Vec::new(),
        });
    }

    fn add(&mut self, rows: Vec<Vec<Piece>>) {
        self.add_gap();
        let first = std::mem::replace(&mut self.first, self.rest.clone());
        self.lines.push(Line {
            first,
            rest: self.rest.clone(),
            style: self.style,
            rows,
        });
    }

    /// A line of text, broken to rows.
    pub(super) fn line(&mut self, text: Vec<Piece>) {
        let columns = COLUMNS.saturating_sub(width(&self.rest)).max(20);
        self.add(wrap(text, columns));
    }

    /// A line of plain text.
    pub(super) fn plain(&mut self, text: String) {
        self.line(vec![Piece::new(Style::Plain, text)]);
    }

    /// A line that is never broken.
    pub(super) fn unbroken(&mut self, style: Style, text: impl Into<String>) {
        self.add(vec![vec![Piece::new(style, text)]]);
    }

    /// Shows what `content` shows, with `first` before the first line and as
    /// much space before the others.
    pub(super) fn hanging(&mut self, first: &str, content: impl FnOnce(&mut Self)) {
        let rest = " ".repeat(width(first));
        self.prefixed(first, &rest, self.style, content);
    }

    fn prefixed(
        &mut self,
        first: &str,
        rest: &str,
        style: Option<Style>,
        content: impl FnOnce(&mut Self),
    ) {
        // The gap before the first line belongs to what is around it.
        self.add_gap();
        let before = (self.first.clone(), self.rest.clone(), self.style);
        let lines = self.lines.len();
        self.first.push_str(first);
        self.rest.push_str(rest);
        self.style = style;
        content(self);
        (self.first, self.rest, self.style) = before;
        if self.lines.len() > lines {
            self.first.clone_from(&self.rest);
        }
    }

    /// Text; then, a line each, where its links lead and its pictures.
    pub(super) fn rich(&mut self, text: &Rich) {
        self.rich_after(Vec::new(), text);
    }

    fn rich_after(&mut self, mut pieces: Vec<Piece>, text: &Rich) {
        for (n, run) in text.0.iter().enumerate() {
            // A picture at an end is told below; inside a sentence it is a word.
            let no_words = |runs: &[Run]| {
                runs.iter()
                    .all(|run| run.picture || run.text.trim().is_empty())
            };
            if run.picture && (no_words(&text.0[..n]) || no_words(&text.0[n..])) {
                continue;
            }
            let piece = Piece::of(run);
            match pieces.last_mut() {
                // Runs may differ in where they lead alone.
                Some(last) if last.style == piece.style => last.text.push_str(&piece.text),
                _ => pieces.push(piece),
            }
        }
        trim(&mut pieces);
        let indent = if pieces.is_empty() {
            ""
        } else {
            self.line(pieces);
            "  "
        };
        for (run, words) in destinations(text) {
            self.hanging(indent, |screen| screen.destination(run, &words));
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
        self.unbroken(Style::Faint, line);
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
            PlanBlock::Heading { text } => {
                self.line(vec![Piece::new(Style::Strong, text.text())]);
            }
            PlanBlock::Code { language, text } => self.code(language, text),
            PlanBlock::List {
                start,
                choice,
                items,
            } => {
                self.list(*start, *choice, items);
            }
            PlanBlock::Table { rows } => self.table(rows),
            PlanBlock::Note { note } => self.note(note),
            PlanBlock::Quote { body } => {
                self.prefixed("> ", "> ", self.style, |screen| screen.blocks(body));
            }
        }
    }

    /// Code as it is, deeper than any text and under a title of its own, so
    /// that it cannot be taken for text.
    fn code(&mut self, language: &str, text: &str) {
        let title = if language.is_empty() {
            self.say.get("code")
        } else {
            self.say.with("code-in", &args([("language", language)]))
        };
        self.titled(title, text);
    }

    /// Code under a title that says what it is for.
    pub(super) fn titled_code(&mut self, title: &str, text: &str) {
        self.gap();
        self.titled(title.to_owned(), text);
    }

    fn titled(&mut self, title: String, text: &str) {
        self.unbroken(Style::Faint, title);
        self.hanging("    ", |screen| {
            for line in text.split('\n') {
                if line.is_empty() {
                    screen.empty_line();
                } else {
                    screen.unbroken(Style::Code, line);
                }
            }
        });
    }

    fn list(&mut self, start: Option<u64>, choice: bool, items: &[PlanItem]) {
        let last = start.map(|start| start.saturating_add(items.len() as u64));
        let digits = last.map_or(0, |last| last.to_string().len());
        for (n, item) in items.iter().enumerate() {
            let mark = match start {
                Some(start) => {
                    let number = start.saturating_add(n as u64);
                    format!("{:<1$} ", format!("{number}."), digits + 1)
                }
                // The text above says that one is to be chosen; letters would
                // be taken for the keys that answer a question.
                None if choice => "( ) ".to_owned(),
                None => "- ".to_owned(),
            };
            self.hanging(&mark, |screen| {
                if item.text.is_empty() && item.body.is_empty() {
                    screen.plain(String::new());
                }
                if !item.text.is_empty() {
                    screen.rich(&item.text);
                }
                screen.item_body(item);
            });
            // Items with more than a line are easier told apart with space.
            if !item.body.is_empty() {
                self.gap();
            }
        }
    }

    fn item_body(&mut self, item: &PlanItem) {
        for (n, block) in item.body.iter().enumerate() {
            let follows = n > 0 || !item.text.is_empty();
            if follows && !matches!(block, PlanBlock::List { choice: false, .. }) {
                self.gap();
            }
            self.block(block);
        }
    }

    /// A note under its title, behind a bar.
    pub(super) fn note(&mut self, note: &PlanNote) {
        let style = Style::Note(note.kind);
        self.prefixed("| ", "| ", Some(style), |screen| {
            screen.unbroken(style, screen.say.get(note.kind.as_str()));
            for (n, block) in note.body.iter().enumerate() {
                if n > 0 {
                    screen.gap();
                }
                screen.block(block);
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
                self.hanging("- ", |screen| screen.record(head, row));
            }
            return;
        }
        self.aligned_row(head, &widths, Some(Style::Strong));
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        self.unbroken(Style::Faint, rule.join("  "));
        for row in body {
            self.aligned_row(row, &widths, None);
        }
        for (run, words) in rows.iter().flatten().flat_map(destinations) {
            self.hanging("  ", |screen| screen.destination(run, &words));
        }
    }

    fn aligned_row(&mut self, row: &[Rich], widths: &[usize], style: Option<Style>) {
        let mut pieces = Vec::new();
        for (n, cell) in row.iter().enumerate() {
            for run in &cell.0 {
                let own = Piece::of(run);
                pieces.push(Piece::new(style.unwrap_or(own.style), own.text));
            }
            if n + 1 < row.len() {
                let space = widths[n] + 2 - width(&cell.text());
                pieces.push(Piece::new(Style::Plain, " ".repeat(space)));
            }
        }
        self.add(vec![pieces]);
    }

    /// A row of a table as lines: each cell after the title of its column.
    fn record(&mut self, head: &[Rich], row: &[Rich]) {
        for (n, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let title = head.get(n).map(Rich::text).unwrap_or_default();
            let mut lead = Vec::new();
            if !title.is_empty() {
                lead.push(Piece::new(Style::Plain, format!("{title}: ")));
            }
            self.rich_after(lead, cell);
        }
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
    while let Some(first) = pieces
        .first_mut()
        .filter(|piece| piece.style != Style::Code)
    {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        pieces.remove(0);
    }
    while let Some(last) = pieces.last_mut().filter(|piece| piece.style != Style::Code) {
        last.text = last.text.trim_end().to_owned();
        if !last.text.is_empty() {
            break;
        }
        pieces.pop();
    }
}
