//! Quotes and expansions.

use super::scan::Scanner;
use super::state::{Document, Ending, Event, Fault, Found, Kind, Operator};
use super::target::{is_name, is_name_start};
use crate::shell::{Quoting, placeholder};
use memchr::memchr;
use std::ops::Range;

impl Scanner<'_> {
    /// In double quotes, or in a here-document that expands.
    pub(super) fn double(&mut self) {
        let document = self.top().kind == Kind::Document;
        match self.bytes[self.at] {
            b'"' if !document => {
                self.skip(1);
                self.pop();
            }
            b'\\' => self.skip(2),
            b'`' => self.backtick(),
            b'$' => self.dollar(true),
            _ if placeholder::may_begin(self.bytes, self.at) => {
                let quoting = if document {
                    Quoting::Document
                } else {
                    Quoting::Double
                };
                if !self.take_placeholder(quoting, true) {
                    if self.bytes[self.at] == b'{' && !document {
                        self.foreign_brace();
                    }
                    self.skip(1);
                }
            }
            _ => self.skip(1),
        }
    }

    /// In `${…}` behind the name.
    pub(super) fn brace(&mut self) {
        let Kind::Brace { quoted, value } = self.top().kind else {
            return;
        };
        match self.bytes[self.at] {
            b'}' => {
                self.skip(1);
                self.pop();
            }
            b'\\' => self.skip(2),
            b'`' => self.backtick(),
            b'$' => self.dollar(quoted),
            b'"' => {
                self.skip(1);
                self.push(Kind::Double);
            }
            // Between double quotes, single ones are plain in a default.
            b'\'' if !quoted || !value => self.single(),
            b'<' => {
                let quoting = if quoted {
                    Quoting::Double
                } else {
                    Quoting::Bare
                };
                if !self.take_placeholder(quoting, true) {
                    self.skip(1);
                }
            }
            _ => self.skip(1),
        }
    }

    /// In `((…))`.
    pub(super) fn arithmetic(&mut self) {
        let Kind::Arithmetic { depth, command } = self.top().kind else {
            return;
        };
        let deeper = |depth| Kind::Arithmetic { depth, command };
        match self.bytes[self.at] {
            b'(' => {
                self.skip(1);
                self.top().kind = deeper(depth + 1);
            }
            b')' if depth > 0 => {
                self.skip(1);
                self.top().kind = deeper(depth - 1);
            }
            b')' => {
                if self.peek(1) != Some(b')') {
                    self.fault(Fault::Broken);
                }
                self.skip(2);
                self.pop();
            }
            b'\\' => self.skip(2),
            b'`' => self.backtick(),
            b'$' => self.dollar(true),
            b'"' => {
                self.skip(1);
                self.push(Kind::Double);
            }
            b'<' => {
                if !self.take_placeholder(Quoting::Double, false) {
                    self.skip(1);
                }
            }
            b if is_name_start(b) => {
                let start = self.at;
                self.skip_name();
                let name = start..self.at;
                self.event(Event::Counted(name));
            }
            b if b.is_ascii_digit() => {
                // Not the letters of 0xff or 16#ff.
                while self
                    .peek(0)
                    .is_some_and(|b| b.is_ascii_alphanumeric() || b == b'#')
                {
                    self.skip(1);
                }
            }
            _ => self.skip(1),
        }
    }

    /// At a dollar sign.
    pub(super) fn dollar(&mut self, quoted: bool) {
        self.mark();
        let Some(next) = self.peek(1) else {
            self.skip(1);
            return;
        };
        match next {
            b'(' if self.peek(2) == Some(b'(') => {
                self.skip(3);
                self.push(Kind::Arithmetic {
                    depth: 0,
                    command: false,
                });
            }
            b'(' => {
                self.skip(2);
                self.push(Kind::Commands(Ending::Substitution));
            }
            b'{' => self.open_brace(quoted),
            b'[' => {
                // Arithmetic as it was written once.
                let (start, limit) = (self.at, self.limit());
                let within = self.bytes.get(start..limit).unwrap_or_default();
                let length = memchr(b']', within).unwrap_or(within.len());
                self.event(Event::Reckoned(start..start + length));
                self.skip(2);
            }
            b'\'' if !quoted => {
                self.skip(1);
                self.ansi();
            }
            b'"' if !quoted => {
                self.skip(2);
                self.push(Kind::Double);
            }
            b'<' => {
                // A reference right behind it would be read together with it.
                self.skip(1);
                let quoting = if quoted {
                    Quoting::Double
                } else {
                    Quoting::Bare
                };
                self.take_placeholder(quoting, false);
            }
            b if is_name_start(b) => {
                self.skip(1);
                let start = self.at;
                self.skip_name();
                self.event(Event::Variable(start..self.at, Operator::Needs));
            }
            b if b.is_ascii_digit() || b"@*#?-$!".contains(&b) => {
                let name = self.at + 1..self.at + 2;
                self.event(Event::Variable(name, Operator::Needs));
                self.skip(2);
            }
            _ => self.skip(1),
        }
    }

    /// At `${`.
    fn open_brace(&mut self, quoted: bool) {
        let limit = self.limit();
        self.skip(2);
        let start = self.at;
        if matches!(self.peek(0), Some(b'#' | b'!'))
            && self
                .peek(1)
                .is_some_and(|b| is_name_start(b) || b.is_ascii_digit())
        {
            self.skip(1);
        }
        let name_start = self.at;
        if self.peek(0).is_some_and(is_name_start) {
            self.skip_name();
        } else if self
            .peek(0)
            .is_some_and(|b| b.is_ascii_digit() || b"@*#?-$!".contains(&b))
        {
            self.skip(1);
            while self.peek(0).is_some_and(|b| b.is_ascii_digit()) {
                self.skip(1);
            }
        } else {
            // `${{ … }}` and `${ …; }` are other languages than this.
            self.fault(Fault::Broken);
        }
        let name = name_start..self.at;
        let mut behind = self.at;
        if self.bytes.get(behind) == Some(&b'[') {
            let within = self.bytes.get(behind..limit).unwrap_or_default();
            behind += memchr(b']', &within[..within.len().min(200)]).map_or(0, |close| close + 1);
            self.event(Event::Reckoned(self.at..behind));
        }
        let rest = self.bytes.get(behind..limit).unwrap_or_default();
        let colon = usize::from(rest.first() == Some(&b':'));
        let operator = match rest.get(colon) {
            Some(b'-' | b'+') => Operator::Defaults,
            Some(b'=') => Operator::Sets,
            _ => Operator::Needs,
        };
        let value = behind == self.at && matches!(rest.get(colon), Some(b'-' | b'+' | b'=' | b'?'));
        // `${!prefix*}` names variables and expands none.
        let names =
            self.bytes.get(start) == Some(&b'!') && matches!(rest.first(), Some(b'*' | b'@'));
        if !names && !name.is_empty() {
            if self.bytes.get(start) == Some(&b'!') {
                // What it holds is a name, which may have an index.
                self.event(Event::Reckoned(name.clone()));
            }
            self.event(Event::Variable(name, operator));
        }
        let slice = colon == 1 && !matches!(rest.get(1), Some(b'-' | b'+' | b'=' | b'?'));
        self.push(Kind::Brace { quoted, value });
        self.top().reckons = Some(behind).filter(|_| slice);
    }

    /// At a backtick: what it holds ends at the next one without a backslash,
    /// whatever is in between.
    pub(super) fn backtick(&mut self) {
        self.mark();
        let limit = self.limit();
        self.skip(1);
        let mut close = self.at;
        while close < limit && self.bytes[close] != b'`' {
            close += if self.bytes[close] == b'\\' { 2 } else { 1 };
        }
        if close >= limit {
            self.fault(Fault::Open);
            close = limit;
        }
        let kind = Kind::Commands(Ending::Backtick);
        self.push_within(kind, close, (close + 1).min(limit));
    }

    /// At a single quote.
    pub(super) fn single(&mut self) {
        self.mark();
        let limit = self.limit();
        let start = self.at + 1;
        let within = self.bytes.get(start..limit).unwrap_or_default();
        let Some(length) = memchr(b'\'', within) else {
            self.fault(Fault::Open);
            self.at = limit;
            return;
        };
        let placeable = self.can_place();
        for found in self.literals(start..start + length) {
            self.out.found.push(Found {
                span: found.span,
                quoting: Some(Quoting::Single).filter(|_| placeable),
            });
        }
        self.at = start + length + 1;
    }

    /// The placeholders in text without escapes. A backslash before one makes
    /// it part of an expression.
    fn literals(&self, range: Range<usize>) -> Vec<placeholder::Found> {
        placeholder::literals(self.text, range)
            .filter(|found| !self.bytes[..found.span.start].ends_with(b"\\"))
            .collect()
    }

    /// At the quote of `$'…'`.
    fn ansi(&mut self) {
        self.skip(1);
        loop {
            match self.peek(0) {
                None => {
                    self.fault(Fault::Open);
                    return;
                }
                Some(b'\'') => {
                    self.skip(1);
                    return;
                }
                Some(b'\\') => self.skip(2),
                Some(_) if placeholder::may_begin(self.bytes, self.at) => {
                    if !self.take_placeholder(Quoting::Ansi, true) {
                        self.skip(1);
                    }
                }
                Some(_) => self.skip(1),
            }
        }
    }

    pub(super) fn skip_name(&mut self) {
        while self.peek(0).is_some_and(is_name) {
            self.skip(1);
        }
    }

    /// At `<<`: reads the operator and the delimiter.
    pub(super) fn open_document(&mut self) {
        self.skip(2);
        let strips_tabs = self.peek(0) == Some(b'-');
        self.skip(usize::from(strips_tabs));
        while matches!(self.peek(0), Some(b' ' | b'\t')) {
            self.skip(1);
        }
        let start = self.at;
        let mut name = Vec::new();
        let mut quote = None;
        let mut expands = true;
        while let Some(b) = self.peek(0) {
            match (b, quote) {
                (b'\n', _) => break,
                (b, Some(open)) if b == open => quote = None,
                (b'\'' | b'"', None) => {
                    expands = false;
                    quote = Some(b);
                }
                (b'\\', None) => {
                    expands = false;
                    self.skip(1);
                    name.extend(self.peek(0));
                }
                (b' ' | b'\t' | b'\r' | b';' | b'&' | b'|' | b'<' | b'>' | b'(' | b')', None) => {
                    break;
                }
                (b, _) => name.push(b),
            }
            self.skip(1);
        }
        if start == self.at || quote.is_some() {
            self.fault(Fault::Broken);
            return;
        }
        let number = self.out.documents.len();
        self.out.documents.push(Document {
            delimiter: start..self.at,
            name: String::from_utf8_lossy(&name).into_owned(),
            body: self.at..self.at,
            expands,
            strips_tabs,
        });
        self.pending.push_back(number);
        self.event(Event::Document(number));
    }

    /// At the beginning of a line: reads the bodies of the here-documents that
    /// the line before has opened.
    pub(super) fn next_document(&mut self) {
        while !self.done
            && let Some(number) = self.pending.pop_front()
        {
            let limit = self.limit();
            let document = self.out.documents[number].clone();
            let start = self.at;
            let mut line = start;
            let (mut end, mut resume) = (limit, limit);
            let mut closed = false;
            while line < limit {
                let length = memchr(b'\n', &self.bytes[line..limit]).unwrap_or(limit - line);
                let mut content = &self.bytes[line..line + length];
                content = content.strip_suffix(b"\r").unwrap_or(content);
                while document.strips_tabs && content.first() == Some(&b'\t') {
                    content = &content[1..];
                }
                if content == document.name.as_bytes() {
                    closed = true;
                    end = line;
                    resume = (line + length + 1).min(limit);
                    break;
                }
                line += length + 1;
            }
            if !closed {
                self.fault(Fault::Open);
            }
            self.out.documents[number].body = start..end;
            if document.expands {
                self.push_within(Kind::Document, end, resume);
                return;
            }
            // The delimiter must do without its quotes, and the body with
            // backslashes, which backticks would take for their own.
            let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
            let backticks = Kind::Commands(Ending::Backtick);
            let rewritable = document.name.bytes().all(plain)
                && !self.frames.iter().any(|frame| frame.kind == backticks);
            let placeable = self.can_place();
            for found in self.literals(start..end) {
                self.out.found.push(Found {
                    span: found.span,
                    quoting: Some(Quoting::LiteralDocument).filter(|_| placeable && rewritable),
                });
            }
            self.at = resume;
        }
        self.rest();
    }
}
