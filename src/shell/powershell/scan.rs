//! The scanner: one walk over the text with a stack of what is open.

use super::names::has_code_member;
use super::sent::{Place, place_of};
use super::state::{Event, Frame, Kind, Scan, is_document_end, quotable, quote};
use super::{found_in, may_fill, to_fill};
use crate::shell::{Quoting, placeholder};
use std::ops::Range;

/// Deeper nesting is no text that people write; it ends the scan.
const DEEPEST: usize = 100;

/// Scans a whole text.
pub(super) fn scan(text: &str) -> Scan {
    Scanner::new(text, false).run()
}

/// Where the line ends on which the first command ends.
pub(super) fn first_command(text: &str) -> usize {
    Scanner::new(text, true).run().end
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    pub(super) frames: Vec<Frame>,
    pub(super) out: Scan,
    pub(super) once: bool,
    /// Whether the last thing on the line asks for more: a pipe, a comma.
    pub(super) wants: bool,
    pub(super) broken: bool,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, once: bool) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            frames: vec![Frame::new(Kind::Code(0), false)],
            out: Scan::default(),
            once,
            wants: false,
            broken: false,
        }
    }

    fn run(mut self) -> Scan {
        while self.at < self.bytes.len() && !self.broken {
            let kind = self.top().kind;
            match kind {
                Kind::Code(_) => {
                    if self.code() {
                        break;
                    }
                }
                Kind::Double | Kind::Document => self.double(kind),
            }
        }
        self.at = self.at.min(self.bytes.len());
        self.out.whole = self.frames.len() == 1 && !self.broken;
        self.finish_word();
        self.finish_statement();
        for frame in self.frames.drain(..).rev() {
            self.out.statements.push(frame.statement..self.bytes.len());
        }
        for found in &mut self.out.found {
            let within = |code: &Range<usize>| code.contains(&found.span.start);
            if self.out.code.iter().any(within) {
                found.quoting = None;
            }
            let place = found.within.map(|number| place_of(number, &self.out.sent));
            match place {
                None | Some(Place::Here) => found.within = None,
                Some(Place::Job | Place::There) => {}
                Some(Place::Kept | Place::Unknown) => found.quoting = None,
            }
        }
        self.out.end = self.at;
        self.out.events.push(Event::End);
        if self.out.events.len() == 1 {
            self.out.events.clear();
        }
        self.out
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Kind::Code(0), false));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn push(&mut self, kind: Kind) {
        if self.frames.len() >= DEEPEST {
            self.broken = true;
            return;
        }
        let (evaluates, within) = (self.top().evaluates, self.top().within);
        let mut frame = Frame::new(kind, evaluates);
        frame.statement = self.at;
        frame.within = within;
        self.frames.push(frame);
    }

    fn rest(&self) -> &'t [u8] {
        &self.bytes[self.at.min(self.bytes.len())..]
    }

    /// In a word from here on.
    fn word(&mut self, tainted: bool) {
        let at = self.at;
        let top = self.top();
        if top.word.is_none() {
            top.word = Some(at);
            top.found.clear();
            top.tainted = false;
        }
        top.tainted |= tainted;
        self.wants = false;
    }

    /// The bare word ends here.
    fn finish_word(&mut self) {
        let at = self.at;
        let top = self.top();
        let Some(start) = top.word.take() else {
            return;
        };
        let (tainted, command) = (top.tainted, top.start);
        let numbers = std::mem::take(&mut top.found);
        let text = self.text.get(start..at).unwrap_or_default();
        let operator = matches!(text, "&" | "." | "=" | "+=" | "!");
        if self.top().kind == Kind::Code(b'[') {
            if has_code_member(&format!("[{text}")) {
                // What makes a block of text.
                let outer = self.frames.len().saturating_sub(2);
                self.frames[outer].evaluates = true;
            }
        } else {
            let more = self.rest().trim_ascii_start().starts_with(b",");
            if !more && std::mem::take(&mut self.top().pattern) {
                self.top().evaluates = false;
            }
            self.gives(text, start..at, command);
        }
        let assigned = std::mem::replace(&mut self.top().assigned, text.ends_with('='));
        self.sends(text, command, assigned);
        if text != "!" {
            self.top().start = false;
        }
        let quoted = if tainted || command || self.top().kind == Kind::Code(b'[') {
            None
        } else {
            quotable(self.text, start..at)
        };
        for number in numbers {
            let found = &mut self.out.found[number];
            match &quoted {
                Some(quoted) if quoted.start <= found.span.start => found.around = quoted.clone(),
                _ => found.quoting = None,
            }
        }
        if !operator {
            self.out.events.push(Event::Word(start..at, command));
        }
    }

    fn find(&mut self, range: Range<usize>, quoting: Option<Quoting>, around: &Range<usize>) {
        let within = self.top().within;
        let mut found = found_in(self.text, range, quoting, around);
        for found in &mut found {
            found.within = within;
        }
        self.out.found.extend(found);
    }

    /// The command ends here.
    fn finish_command(&mut self) {
        self.finish_word();
        self.out.events.push(Event::End);
        let outer = self.frames.len() < 2 || self.frames[self.frames.len() - 2].evaluates;
        let top = self.top();
        top.start = true;
        top.calls = false;
        top.runs = false;
        top.inside = false;
        top.program = None;
        top.sends = None;
        top.defines = false;
        top.assigned = false;
        top.evaluates &= outer && !matches!(top.kind, Kind::Code(0));
    }

    fn placed(&mut self, quoting: Quoting) -> Option<Quoting> {
        let top = self.top();
        Some(quoting).filter(|_| !top.evaluates && !top.calls)
    }

    /// Outside strings; true where the first command is over.
    fn code(&mut self) -> bool {
        let byte = self.bytes[self.at];
        if let Some((single, length)) = quote(self.rest()) {
            self.string(single, length);
            return false;
        }
        match byte {
            b'`' if self.rest().starts_with(b"`\n") => self.at += 2,
            b'`' if self.rest().starts_with(b"`\r\n") => self.at += 3,
            b'`' => {
                self.word(true);
                self.at += 2;
            }
            b' ' | b'\t' | b'\r' => {
                self.finish_word();
                self.at += 1;
            }
            b'\n' => {
                self.finish_command();
                if !self.wants {
                    self.finish_statement();
                }
                if self.once && self.frames.len() == 1 && !self.wants {
                    return true;
                }
                self.at += 1;
            }
            b';' | b'|' => {
                self.finish_command();
                self.wants = byte == b'|';
                if self.wants {
                    self.top().piped = true;
                } else {
                    self.finish_statement();
                }
                self.at += 1;
            }
            b'&' if self.rest().starts_with(b"&&") => {
                self.finish_command();
                self.wants = true;
                self.at += 2;
            }
            b',' => {
                self.finish_word();
                self.wants = true;
                self.top().start = false;
                self.at += 1;
            }
            b'#' if self.top().word.is_none() => self.skip_to(b"\n", 0),
            b'<' if self.rest().starts_with(b"<#") => {
                self.finish_word();
                self.skip_to(b"#>", 2);
            }
            _ if may_fill(self.text, self.at) => {
                let (text, at) = (self.text, self.at);
                let end = to_fill(text, at, text.len());
                self.word(end.is_none() && byte == b'<');
                if let Some(end) = end {
                    let quoting = self.placed(Quoting::Bare);
                    let number = self.out.found.len();
                    self.top().found.extend(quoting.map(|_| number));
                    self.find(at..end, quoting, &(at..end));
                }
                self.at = end.unwrap_or(at + 1);
            }
            b'&' | b'>' => {
                self.finish_word();
                self.top().writes |= byte == b'>';
                self.top().start = false;
                self.top().runs = byte == b'&';
                self.at += 1;
            }
            b'@' if self.opens_document() => {}
            b'(' | b'{' | b'[' => self.open(byte),
            b')' | b'}' | b']' => self.close(byte),
            b'$' => {
                self.word(true);
                self.dollar();
            }
            _ => {
                self.word(!(byte.is_ascii_alphanumeric() || b"_-./\\:*?=+~^#%".contains(&byte)));
                self.at += 1;
            }
        }
        false
    }

    /// Goes to where a mark stands, and past it by some bytes.
    fn skip_to(&mut self, mark: &[u8], past: usize) {
        let found = memchr::memmem::find(self.rest(), mark);
        self.broken |= found.is_none() && past > 0;
        self.at += found.map_or(self.rest().len(), |found| found + past);
    }

    fn open(&mut self, byte: u8) {
        if byte == b'[' {
            // An index or a type: part of what stands around it.
            self.word(true);
        } else {
            if self.top().word.is_some() {
                self.word(true);
            }
            self.finish_word();
        }
        self.top().start = false;
        let sent = if byte == b'{' { self.block() } else { None };
        if let (b'(', Some(number)) = (byte, self.top().sends) {
            self.out.sent[number].group();
        }
        self.out.events.extend(sent.map(Event::Sent));
        self.out.events.push(Event::Open(byte));
        self.at += 1;
        self.push(Kind::Code(byte));
        if sent.is_some() {
            self.top().within = sent;
        }
        if byte == b'[' {
            self.top().start = false;
        }
    }

    fn close(&mut self, byte: u8) {
        self.finish_word();
        let opens = match byte {
            b')' => b'(',
            b'}' => b'{',
            _ => b'[',
        };
        if self.top().kind != Kind::Code(opens) {
            self.broken = true;
            return;
        }
        self.finish_statement();
        self.frames.pop();
        self.out.events.push(Event::Close);
        self.at += 1;
        let block = byte == b'}' && self.frames.len() == 1;
        self.top().start = block || byte == b'}';
        if matches!(self.top().kind, Kind::Code(_)) && byte != b'}' {
            // What touches the bracket belongs to it.
            self.word(true);
        }
        self.wants = false;
    }

    /// At a quote.
    fn string(&mut self, single: bool, length: usize) {
        self.word(true);
        self.out.events.push(Event::String);
        let start = self.at;
        self.at += length;
        let close = if single { '\'' } else { '"' };
        let inside = self.text.get(self.at..).unwrap_or_default();
        let said = inside.split(close).next().unwrap_or_default();
        if matches!(self.top().kind, Kind::Code(_)) {
            let runs = self.top().runs;
            self.gives(said, start..start, runs);
        }
        // A member that is named by a string.
        let named = self.bytes[..start].ends_with(b".") || self.bytes[..start].ends_with(b"::");
        let evaluated = self.top().evaluates;
        self.top().evaluates |= named;
        if !single {
            self.push(Kind::Double);
            if self.frames.len() > 1 {
                let outer = self.frames.len() - 2;
                self.frames[outer].evaluates = evaluated;
            }
            return;
        }
        let inside = self.at;
        loop {
            let Some(next) = memchr::memchr2(b'\'', 0xe2, self.rest()) else {
                self.broken = true;
                return;
            };
            self.at += next;
            match quote(self.rest()) {
                Some((true, length)) => {
                    let end = self.at;
                    self.at += length;
                    // Doubled, it stands for itself.
                    if let Some((true, again)) = quote(self.rest()) {
                        self.at += again;
                        continue;
                    }
                    let joined = self.joined(start);
                    let quoting = self.placed(Quoting::Single).filter(|_| !joined);
                    self.find(inside..end, quoting, &(start..self.at));
                    self.top().evaluates = evaluated;
                    return;
                }
                _ => self.at += 1,
            }
        }
    }

    /// Whether a string is a part of a word, which would not survive another
    /// kind of quotes.
    fn joined(&mut self, start: usize) -> bool {
        let before = self.top().word != Some(start);
        let after = self
            .rest()
            .first()
            .is_some_and(|b| !b.is_ascii_whitespace() && !b";|,)}]=+.".contains(b));
        before || after
    }

    /// In a string that expands.
    fn double(&mut self, kind: Kind) {
        match self.bytes[self.at] {
            b'`' => self.at += 2,
            b'\n' if kind == Kind::Document && is_document_end(self.rest()) => {
                self.at += 3;
                self.frames.pop();
            }
            b'$' => self.dollar(),
            _ if may_fill(self.text, self.at) => {
                let (text, at) = (self.text, self.at);
                let end = to_fill(text, at, text.len());
                if let Some(end) = end {
                    let quoting = self.placed(match kind {
                        Kind::Document => Quoting::Document,
                        _ => Quoting::Double,
                    });
                    self.find(at..end, quoting, &(at..end));
                }
                self.at = end.unwrap_or(at + 1);
            }
            _ => match quote(self.rest()) {
                Some((false, length)) if kind == Kind::Double => {
                    self.at += length;
                    if let Some((false, again)) = quote(self.rest()) {
                        self.at += again;
                    } else {
                        self.frames.pop();
                    }
                }
                _ => self.at += 1,
            },
        }
    }

    /// At a dollar sign.
    fn dollar(&mut self) {
        self.at += 1;
        let rest = self.rest();
        match rest.first() {
            Some(b'(') => {
                self.out.events.push(Event::Open(b'$'));
                self.at += 1;
                self.push(Kind::Code(b'('));
            }
            Some(b'{') => {
                let Some(length) = memchr::memchr2(b'}', b'\n', rest) else {
                    self.broken = true;
                    return;
                };
                let inside = self.at + 1..self.at + length;
                self.find(inside.clone(), None, &(self.at..self.at));
                self.variable(inside);
                self.at += length + 1;
            }
            Some(b'$' | b'?' | b'^') => self.at += 1,
            Some(b'<') => {
                // A reference right behind it would be read together with it.
                let (text, at) = (self.text, self.at);
                if let Some(end) = placeholder::angle(text, at, text.len()) {
                    self.find(at..end, None, &(at..end));
                    self.at = end;
                }
            }
            _ => {
                let name = |b: &&u8| b.is_ascii_alphanumeric() || **b == b'_';
                let mut length = rest.iter().take_while(name).count();
                let scoped = length > 0 && rest.get(length) == Some(&b':');
                let after = rest.get(length + 1..).unwrap_or_default();
                let further = after.iter().take_while(name).count();
                if scoped && further > 0 {
                    length += 1 + further;
                }
                if length > 0 {
                    self.variable(self.at..self.at + length);
                }
                self.at += length;
            }
        }
    }

    fn variable(&mut self, range: Range<usize>) {
        let before = self.text.get(..range.start).unwrap_or_default();
        let before = before.trim_end_matches(['$', '{', ' ']);
        let statement = self.top().statement;
        let called = before.ends_with('&')
            || before.ends_with('.')
                && before
                    .get(statement..)
                    .is_some_and(|own| own.trim_start_matches([';', '\n', ' ', '{', '(']) == ".");
        if self.top().evaluates || called && matches!(self.top().kind, Kind::Code(_)) {
            self.out.code.push(range.clone());
        }
        self.out.events.push(Event::Variable(range));
    }

    /// At `@`: takes `@'` or `@"` with the rest of its line.
    fn opens_document(&mut self) -> bool {
        let Some((single, length)) = quote(self.rest().get(1..).unwrap_or_default()) else {
            return false;
        };
        let head = &self.rest()[1 + length..];
        let blanks = head
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t' | b'\r'))
            .count();
        if head.get(blanks) != Some(&b'\n') {
            return false;
        }
        self.word(true);
        self.out.events.push(Event::String);
        // The end may be the very next line.
        self.at += 1 + length + blanks;
        if !single {
            self.push(Kind::Document);
            return true;
        }
        let start = self.at;
        loop {
            let Some(next) = memchr::memchr(b'\n', self.rest()) else {
                self.broken = true;
                return true;
            };
            self.at += next;
            if let Some((true, length)) = quote(self.rest().get(1..).unwrap_or_default())
                && self.rest().get(1 + length) == Some(&b'@')
            {
                self.find(start..self.at, None, &(start..start));
                self.at += length + 2;
                return true;
            }
            self.at += 1;
        }
    }
}
