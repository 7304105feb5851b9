//! Making plain Markdown of a text in a dialect.

mod opening;

use super::scan::{Action, Bit, Event, Kind, Scanned, scan};
use super::syntax::Key;
use super::woven::Woven;
use super::{Dialects, signs};
use crate::text::Span;
use std::ops::Range;

/// What code stands between that a dialect sets apart by marks.
const FENCE: &str = "~~~~~~~~~~";

/// The text of a file from `start` on as plain Markdown; nothing where it is
/// that already.
#[must_use]
pub fn weave(text: &str, start: usize, set: Dialects) -> Option<Woven> {
    if !signs::any(&text[start..]) {
        return None;
    }
    let Scanned { events, unknown } = scan(text, start, set);
    if events.is_empty() {
        return None;
    }
    let mut weaver = Weaver {
        old: text,
        out: Woven {
            unknown,
            ..Woven::default()
        },
        open: Vec::new(),
        fresh: true,
        at: start,
    };
    weaver.all(events);
    Some(weaver.out)
}

/// Where the marks of a text are, from `start` on.
#[must_use]
pub fn marks(text: &str, start: usize, set: Dialects) -> Vec<Range<usize>> {
    let events = scan(text, start, set).events.into_iter();
    events.map(|event| event.range).collect()
}

/// Something that is open.
struct Open {
    key: Key,
    kind: Kind,
    /// How many columns stand before it, in what it stands in.
    column: usize,
    /// How far its mark is indented in the file.
    indent: usize,
    /// How much of the indentation of what is in it is no indentation.
    strip: usize,
    short: bool,
    indented: bool,
    /// Nobody wrote it: it holds tabs that stand by themselves.
    implicit: bool,
}

impl Open {
    /// Whether it is a quote in the new text.
    fn is_frame(&self) -> bool {
        matches!(self.kind, Kind::Aside(_) | Kind::Tabs(_) | Kind::Tab)
    }
}

struct Weaver<'t> {
    old: &'t str,
    out: Woven,
    open: Vec<Open>,
    /// Whether the new text is at the beginning of a line.
    fresh: bool,
    at: usize,
}

fn columns(text: &str) -> usize {
    text.chars().fold(0, |column, c| match c {
        '\t' => column + 4 - column % 4,
        _ => column + 1,
    })
}

impl Weaver<'_> {
    fn all(&mut self, events: Vec<Event>) {
        let mut events = events.into_iter().peekable();
        while self.at < self.old.len() {
            let mut end = self.line_end(self.at);
            let line = &self.old[self.at..end];
            if line.trim().is_empty() && events.peek().is_none_or(|next| next.range.start > end) {
                self.blank(end);
                continue;
            }
            let indent = columns(&line[..line.len() - line.trim_start().len()]);
            self.end_indented(indent);
            let mut marked = false;
            while let Some(event) = events.next_if(|event| event.range.start <= end) {
                marked = true;
                // What stands inside of one that was taken whole is gone with it.
                if event.range.start < self.at {
                    continue;
                }
                self.event(event, indent);
                end = self.line_end(self.at);
            }
            let shown = !self.old[self.at..end].trim().is_empty();
            if shown || !self.fresh {
                self.start();
                self.out.keep(self.old, self.at..end);
                self.newline(end);
            } else if !marked {
                self.blank(end);
                continue;
            } else if !self.in_code() && !self.out.text.ends_with("\n\n") {
                self.empty(end);
            }
            self.at = (end + 1).min(self.old.len());
            if end == self.old.len() {
                break;
            }
        }
        while self.open.pop().is_some() {}
    }

    fn line_end(&self, at: usize) -> usize {
        memchr::memchr(b'\n', &self.old.as_bytes()[at..]).map_or(self.old.len(), |n| at + n)
    }

    fn in_code(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| matches!(open.kind, Kind::Code(_)))
    }

    /// Ends the line of the new text, with the line end of the old one at a place.
    fn newline(&mut self, end: usize) {
        if end < self.old.len() {
            self.out.keep(self.old, end..end + 1);
        } else {
            self.out.put("\n", end..end);
        }
        self.fresh = true;
    }

    fn break_line(&mut self, at: usize) {
        if !self.fresh {
            self.out.put("\n", at..at);
            self.fresh = true;
        }
    }

    /// What a line begins with that nobody wrote.
    fn prefix(&self) -> String {
        let mut prefix = String::new();
        for open in self.open.iter().filter(|open| open.is_frame()) {
            prefix.extend(std::iter::repeat_n(' ', open.column));
            prefix.push_str("> ");
        }
        prefix
    }

    /// An empty line inside of everything that is open.
    fn empty(&mut self, at: usize) {
        let prefix = self.prefix();
        self.out.put(prefix.trim_end(), at..at);
        self.out.put("\n", at..at);
        self.fresh = true;
    }

    /// An empty line of the old text.
    fn blank(&mut self, end: usize) {
        while self.open.last().is_some_and(|open| open.short) {
            self.close(self.at);
        }
        let prefix = self.prefix();
        self.out.put(prefix.trim_end(), self.at..self.at);
        // Blanks may be code.
        if prefix.is_empty() {
            self.out.keep(self.old, self.at..end);
        }
        self.newline(end);
        self.at = end + 1;
    }

    /// Ends what holds what is indented, at a line that is indented less.
    fn end_indented(&mut self, indent: usize) {
        let outer = self
            .open
            .iter()
            .position(|open| open.indented && indent < open.indent + 4);
        if let Some(outer) = outer {
            while self.open.len() > outer {
                self.close(self.at);
            }
        }
    }

    /// Ends groups of tabs that nobody ends by a mark.
    fn end_implicit(&mut self) {
        while self.open.last().is_some_and(|open| open.implicit) {
            self.close(self.at);
        }
    }

    /// Begins a line of the old text: what is open, with as much of the line's
    /// indentation as it takes.
    fn start(&mut self) {
        if !self.fresh {
            return;
        }
        self.end_implicit();
        self.fresh = false;
        let bytes = self.old.as_bytes();
        let mut column = 0;
        // Columns of a tab that were not asked for.
        let mut carry = 0;
        let open = std::mem::take(&mut self.open);
        for frame in open.iter().filter(|open| open.is_frame()) {
            for (wanted, kept) in [(frame.column, true), (frame.strip, false)] {
                let mut taken = carry.min(wanted);
                carry -= taken;
                let mut spaces = if kept { taken } else { 0 };
                while taken < wanted {
                    let width = match bytes.get(self.at) {
                        Some(b' ') => 1,
                        Some(b'\t') => 4 - column % 4,
                        _ => break,
                    };
                    self.at += 1;
                    column += width;
                    let used = width.min(wanted - taken);
                    taken += used;
                    carry = width - used;
                    if kept {
                        spaces += used;
                    }
                }
                if kept {
                    // What the writer left out is put in: else what the frame
                    // stands in would end.
                    spaces += wanted - taken;
                    let at = self.at..self.at;
                    self.out.put(&" ".repeat(spaces), at.clone());
                    self.out.put("> ", at);
                }
            }
        }
        self.open = open;
        self.out.put(&" ".repeat(carry), self.at..self.at);
    }

    fn event(&mut self, event: Event, indent: usize) {
        let Event { range, action, .. } = event;
        let before = self.old[self.at..range.start].to_owned();
        match action {
            Action::Put(bits) => {
                let shown = !before.trim().is_empty() || bits.iter().any(|bit| self.shows(bit));
                if shown || !self.fresh {
                    self.start();
                    self.out.keep(self.old, self.at..range.start);
                    self.bits(&bits, &range);
                }
                self.at = range.end;
            }
            Action::Include { path, label } => {
                self.start();
                self.out.keep(self.old, self.at..range.start);
                let name = self.old[path.clone()].to_owned();
                let absent = (Span::new(range.clone()), name);
                self.out.absent.push(absent);
                let text = |text: &str| Bit::Text(text.to_owned());
                let mut bits = Vec::new();
                match label {
                    Some(label) => {
                        bits.extend([Bit::Old(label), text(" (`"), Bit::Old(path), text("`)")]);
                    }
                    None => bits.extend([text("`"), Bit::Old(path), text("`")]),
                }
                self.bits(&bits, &range);
                self.at = range.end;
            }
            Action::Open(opening) => self.open_at(opening, &range, &before, indent),
            Action::Close(key) => {
                if !before.trim().is_empty() || !self.fresh {
                    self.start();
                    self.out.keep(self.old, self.at..range.start);
                }
                self.at = range.end;
                self.close_to(&key, range.start);
            }
        }
    }

    fn shows(&self, bit: &Bit) -> bool {
        match bit {
            Bit::Text(text) => !text.trim().is_empty(),
            Bit::Old(range) => !self.old[range.clone()].trim().is_empty(),
        }
    }

    /// Writes what stands in the place of a mark: what nobody wrote stands for
    /// the bytes between those that somebody did.
    fn bits(&mut self, bits: &[Bit], from: &Range<usize>) {
        let mut at = from.start;
        for (n, bit) in bits.iter().enumerate() {
            match bit {
                Bit::Text(text) => {
                    let next = bits[n + 1..].iter().find_map(|bit| match bit {
                        Bit::Old(range) => Some(range.start),
                        Bit::Text(_) => None,
                    });
                    let end = next.unwrap_or(from.end).max(at);
                    self.out.put(text, at..end);
                    at = end;
                }
                Bit::Old(range) => {
                    self.out.keep(self.old, range.clone());
                    at = at.max(range.end);
                }
            }
        }
    }

    /// The column of something at a column of the line, in what is open.
    fn inner_column(&self, column: usize) -> usize {
        let frames = self.open.iter().filter(|open| open.is_frame());
        let outer: usize = frames.map(|open| open.column + open.strip).sum();
        column.saturating_sub(outer)
    }

    /// Ends everything up to what has a key.
    fn close_to(&mut self, key: &Key, at: usize) {
        let Some(outer) = self.open.iter().rposition(|open| open.key == *key) else {
            return;
        };
        while self.open.len() > outer {
            self.close(at);
        }
        if *key == Key::TabHeading {
            self.end_implicit();
        }
    }

    /// Ends what was opened last.
    fn close(&mut self, at: usize) {
        if self.open.last().is_some_and(|open| open.kind != Kind::Wrap) {
            self.break_line(at);
        }
        let Some(open) = self.open.pop() else {
            return;
        };
        if let Kind::Code(_) = open.kind {
            let line = self.prefix() + &" ".repeat(open.column) + FENCE + "\n";
            self.out.put(&line, at..at);
            self.fresh = true;
        } else if open.is_frame() {
            self.empty(at);
        }
    }
}
