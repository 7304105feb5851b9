//! What a scene says, as text: lines that are the same for every shell.
//!
//! A paragraph is one line, whatever its length; who shows it breaks it. Labels
//! and code stay marked (`**label**`, `` `code` ``), and what is more than text
//! has a directive at the beginning of its line (`!warning`, `# heading`): see
//! [`Words::script`]. [`Words::plain`] is the same for those who show text as it
//! is.

use super::wrap::{width, wrap};
use crate::l10n::{Messages, args};
use crate::plan::{PlanBlock, PlanItem, PlanNote, Rich, Run, WantedValue};
use crate::procedure::{NoteKind, Risk};
use crate::scene::{Stage, Telling};
use crate::shell::Shell;
use crate::text::SafeText;
use std::fmt::Write as _;

/// Where text is broken that is shown as it is, and how wide a table may be.
/// Eighty columns are what an operator can be sure of.
const COLUMNS: usize = 78;

/// Lines to show. Never begin or end with an empty one, and never have two of
/// them together.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<Line>);

/// A line: what stands before its text, and the text.
#[derive(Clone, Debug)]
struct Line {
    /// Blanks, bars and list marks.
    prefix: String,
    text: Text,
}

#[derive(Clone, Debug)]
enum Text {
    /// Nothing.
    Empty,
    /// Pieces of one paragraph.
    Paragraph(Vec<Piece>),
    /// A heading.
    Heading(String),
    /// The address of a link, or a picture.
    Address(String),
    /// A row of a table.
    Row(Vec<Piece>),
    /// What opens a note.
    Title(NoteKind, String),
    /// Where it plays: the place, and the whole line.
    Place(SafeText, String),
    /// Code: its language, and the title that says so.
    Code {
        language: SafeText,
        title: String,
        text: SafeText,
    },
}

/// A stretch of text in one form.
#[derive(Clone, Debug)]
struct Piece {
    form: Form,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Plain,
    Label,
    Code,
}

impl Piece {
    fn plain(text: impl Into<String>) -> Self {
        let form = Form::Plain;
        let text = text.into();
        Self { form, text }
    }

    fn of(run: &Run) -> Self {
        let form = match run {
            Run { code: true, .. } => Form::Code,
            Run { label: true, .. } => Form::Label,
            _ => Form::Plain,
        };
        let text = run.text.to_string();
        Self { form, text }
    }
}

impl Words {
    /// What a scene tells in a locale, in the words of `say`.
    pub(super) fn of(tellings: &[Telling<'_>], locale: usize, say: &Messages) -> Self {
        let mut writer = Writer::new(say);
        for telling in tellings {
            writer.telling(telling, locale);
        }
        Self(writer.lines)
    }

    /// Blocks that stand for themselves.
    pub(super) fn of_blocks(blocks: &[PlanBlock], say: &Messages) -> Self {
        let mut writer = Writer::new(say);
        writer.blocks(blocks);
        Self(writer.lines)
    }

    /// What a shell does at a step beside what the step's own words show.
    pub(super) fn of_routine(stage: &Stage<'_>, shell: Shell, say: &Messages) -> Self {
        let mut writer = Writer::new(say);
        if let Some(routine) = stage.routine(shell) {
            if let Some(check) = &routine.check {
                writer.titled("command-check", &check.text);
            }
            for command in routine.run.iter().filter(|_| routine.automated) {
                writer.titled("command-run", &command.code.text);
                if let Some(expected) = command.expected.as_ref().filter(|e| !e.text.is_empty()) {
                    writer.titled("expected-output", &expected.text);
                }
            }
            if let Some(verify) = &routine.verify {
                writer.titled("command-verify", &verify.text);
            }
            if let Some(rollback) = &routine.rollback {
                writer.titled("command-rollback", &rollback.text);
            }
        }
        if stage.is_by_hand(shell) {
            writer.paragraph(say.get("by-hand"));
        }
        Self(writer.lines)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines of a script's record. `refer` gives the directive that stands
    /// for code which the record has elsewhere.
    pub(super) fn script(&self, refer: &dyn Fn(&str) -> Option<String>) -> String {
        let mut out = String::new();
        for line in &self.0 {
            line.push_script(refer, &mut out);
        }
        out
    }

    /// The lines as they are shown, broken where they are long.
    pub(super) fn plain(&self) -> String {
        let mut out = String::new();
        for line in &self.0 {
            line.push_plain(&mut out);
        }
        out.truncate(out.trim_end().len());
        out
    }
}

impl Line {
    fn push_script(&self, refer: &dyn Fn(&str) -> Option<String>, out: &mut String) {
        let is_empty = match &self.text {
            Text::Empty => true,
            Text::Paragraph(pieces) => pieces.is_empty(),
            _ => false,
        };
        if is_empty {
            out.push_str(self.prefix.trim_end());
            out.push('\n');
            return;
        }
        out.push_str(&self.prefix);
        match &self.text {
            Text::Empty => {}
            Text::Paragraph(pieces) => {
                let start = out.len();
                push_marked(pieces, out);
                if could_be_more(&out[start..]) {
                    out.insert(start, '\\');
                }
            }
            Text::Heading(text) => {
                out.push_str("# ");
                push_marked(&[Piece::plain(text)], out);
            }
            Text::Address(text) => {
                out.push_str("~ ");
                push_marked(&[Piece::plain(text)], out);
            }
            Text::Row(pieces) => {
                out.push_str("= ");
                push_marked(pieces, out);
            }
            Text::Title(kind, _) => {
                let _ = write!(out, "!{}", kind.as_str());
            }
            Text::Place(place, _) => {
                out.push_str("!where ");
                push_marked(&[Piece::plain(place.as_str())], out);
            }
            Text::Code { language, text, .. } => {
                if let Some(directive) = refer(text) {
                    out.push_str(&directive);
                } else {
                    let rest = hanging(&self.prefix);
                    let fence = "`".repeat(longest(text, '`').max(2) + 1);
                    let word = |c: &char| !c.is_whitespace() && *c != '`';
                    out.push_str(&fence);
                    out.extend(language.chars().take_while(word));
                    for line in text.split('\n').chain([fence.as_str()]) {
                        out.push('\n');
                        out.push_str(if line.is_empty() {
                            rest.trim_end()
                        } else {
                            &rest
                        });
                        out.push_str(line);
                    }
                }
            }
        }
        out.push('\n');
    }

    fn push_plain(&self, out: &mut String) {
        let mut push = |prefix: &str, text: &str| {
            let start = out.len();
            out.push_str(prefix);
            out.push_str(text);
            out.truncate(start.max(out.trim_end_matches([' ', '\t']).len()));
            out.push('\n');
        };
        let rest = hanging(&self.prefix);
        match &self.text {
            Text::Empty => push(&self.prefix, ""),
            Text::Paragraph(pieces) => {
                let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
                let columns = COLUMNS.saturating_sub(width(&rest)).max(20);
                for (n, row) in wrap(&text, columns).into_iter().enumerate() {
                    push(if n == 0 { &self.prefix } else { &rest }, row);
                }
            }
            Text::Row(pieces) => {
                let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
                push(&self.prefix, &text);
            }
            Text::Heading(text)
            | Text::Address(text)
            | Text::Title(_, text)
            | Text::Place(_, text) => push(&self.prefix, text),
            Text::Code { title, text, .. } => {
                push(&self.prefix, title);
                for line in text.split('\n') {
                    push(&format!("{rest}    "), line);
                }
            }
        }
    }
}

/// What stands before the rows after the first one: bars as they are, and as
/// much space as the rest takes.
fn hanging(prefix: &str) -> String {
    let space = |c: char| if matches!(c, '|' | '>') { c } else { ' ' };
    prefix.chars().map(space).collect()
}

/// Whether a line of text could be taken for a directive, a list or a key.
fn could_be_more(text: &str) -> bool {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marks = [
        "- ", "| ", "> ", "# ", "~ ", "= ", "```", "!", "@", "\\", " ",
    ];
    marks.iter().any(|mark| text.starts_with(mark))
        || matches!(text, "-" | "|" | ">")
        || (digits > 0 && (text[digits..].starts_with(". ") || &text[digits..] == "."))
}

/// Text with its marks. A backslash makes text of what would be a mark.
fn push_marked(pieces: &[Piece], out: &mut String) {
    for piece in pieces {
        let mark = match piece.form {
            Form::Plain => "",
            Form::Label => "**",
            Form::Code => "`",
        };
        out.push_str(mark);
        let mut chars = piece.text.chars().peekable();
        let mut before = None;
        while let Some(c) = chars.next() {
            let next = chars.peek().copied();
            // Beside another star, or a mark, a star could be half of one.
            let beside = |c: Option<char>| c.is_none_or(|c| c == '*');
            let is_mark = match c {
                '`' => true,
                '*' => piece.form != Form::Code && (beside(before) || beside(next)),
                '\\' => next.is_none_or(|next| matches!(next, '*' | '`' | '\\')),
                _ => false,
            };
            if is_mark {
                out.push('\\');
            }
            out.push(c);
            before = Some(c);
        }
        out.push_str(mark);
    }
}

/// The longest run of a character.
pub(super) fn longest(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Lines under construction.
struct Writer<'m> {
    say: &'m Messages,
    lines: Vec<Line>,
    /// An empty line is due before the next one.
    gap: bool,
    /// What the next line begins with, and what those after it do.
    first: String,
    rest: String,
}

impl<'m> Writer<'m> {
    fn new(say: &'m Messages) -> Self {
        Self {
            say,
            lines: Vec::new(),
            gap: false,
            first: String::new(),
            rest: String::new(),
        }
    }

    fn telling(&mut self, telling: &Telling<'_>, locale: usize) {
        match telling {
            // The heading that a run makes says both.
            Telling::Untranslated | Telling::Risk(_) => {}
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
                for value in *values {
                    let name = value_name(value, locale, self.say);
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
    fn titled(&mut self, key: &str, text: &SafeText) {
        self.gap();
        self.add(Text::Code {
            language: SafeText::default(),
            title: self.say.get(key),
            text: text.clone(),
        });
    }

    fn paragraph(&mut self, text: impl Into<String>) {
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
    fn blocks(&mut self, blocks: &[PlanBlock]) {
        for block in blocks {
            self.gap();
            self.block(block);
        }
    }

    fn block(&mut self, block: &PlanBlock) {
        match block {
            PlanBlock::Paragraph { text } => self.rich(text),
            PlanBlock::Heading { text } => self.add(Text::Heading(text.text())),
            PlanBlock::Code { language, text } => {
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

/// Which step it is, by the author's number, and of which procedure where there
/// are several.
pub(super) fn heading(stage: &Stage<'_>, say: &Messages) -> String {
    let opening = stage.opening;
    let (number, last) = (stage.number(), opening.last.to_string());
    if opening.total == 1 {
        return say.with("step-of", &args([("number", number), ("total", last)]));
    }
    let numbers = args([
        ("procedure", opening.position.to_string()),
        ("procedures", opening.total.to_string()),
        ("number", number),
        ("total", last),
    ]);
    say.with("procedure-step-of", &numbers)
}

/// The roles that steps ask to be signed in with, in a sentence.
pub(super) fn needed_roles(roles: &[SafeText], say: &Messages) -> String {
    let names: Vec<&str> = roles.iter().map(SafeText::as_str).collect();
    say.with("needs-role", &args([("roles", names.join(", "))]))
}

/// What a value is called that a step asks for.
pub(super) fn value_name(value: &WantedValue, locale: usize, say: &Messages) -> String {
    let name = value.name.shown(locale);
    if value.secret {
        say.with("secret-value", &args([("name", name.as_str())]))
    } else {
        name.to_string()
    }
}

/// The message that warns of a risk. That secrets are asked for, an operator
/// sees, and was told before the first step.
pub(super) fn risk_message(risk: Risk) -> Option<&'static str> {
    match risk {
        Risk::Destructive => Some("risk-destructive"),
        Risk::Disruptive => Some("risk-disruptive"),
        Risk::Credentials => None,
    }
}
