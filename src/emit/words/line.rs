//! A line of words, and the forms it is written in.

use super::super::wrap::{width, wrap};
use super::InPlace;
use crate::plan::Run;
use crate::procedure::NoteKind;
use crate::text::SafeText;
use std::fmt::Write as _;

/// Where text is broken that is shown as it is, and how wide a table may be.
/// Eighty columns are what an operator can be sure of.
pub(super) const COLUMNS: usize = 78;

/// A line: what stands before its text, and the text.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Blanks, bars and list marks.
    pub(super) prefix: String,
    pub(super) text: Text,
}

#[derive(Clone, Debug)]
pub(super) enum Text {
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
pub(super) struct Piece {
    pub(super) form: Form,
    pub(super) text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Plain,
    Label,
    Code,
}

impl Piece {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        let form = Form::Plain;
        let text = text.into();
        Self { form, text }
    }

    pub(super) fn of(run: &Run) -> Self {
        let form = match run {
            Run { code: true, .. } => Form::Code,
            Run { label: true, .. } => Form::Label,
            _ => Form::Plain,
        };
        let mut text = run.text.to_string();
        if !run.steps.is_empty() {
            let _ = write!(text, " ({})", run.steps.join(", "));
        }
        Self { form, text }
    }
}

impl Line {
    pub(super) fn push_script(&self, refer: &dyn Fn(&str) -> Option<InPlace>, out: &mut String) {
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
                let rest = hanging(&self.prefix);
                match refer(text) {
                    Some(InPlace::Directive(directive)) => out.push_str(&directive),
                    Some(InPlace::Code(code)) => push_fenced(&rest, language, &code, out),
                    None => push_fenced(&rest, language, text, out),
                }
            }
        }
        out.push('\n');
    }

    pub(super) fn push_plain(&self, out: &mut String) {
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

/// Code between fences, its rows below the first after `rest`.
pub(in crate::emit) fn push_fenced(rest: &str, language: &str, text: &str, out: &mut String) {
    let fence = "`".repeat(longest(text, '`').max(2) + 1);
    let word = |c: &char| !c.is_whitespace() && *c != '`';
    out.push_str(&fence);
    out.extend(language.chars().take_while(word));
    for line in text.split('\n').chain([fence.as_str()]) {
        out.push('\n');
        out.push_str(if line.is_empty() {
            rest.trim_end()
        } else {
            rest
        });
        out.push_str(line);
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
