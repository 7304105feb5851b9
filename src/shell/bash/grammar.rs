//! Words, operators and compound commands.

use super::pipelines::Link;
use super::scan::Scanner;
use super::state::{Compound, Ending, Event, Fault, Found, Kind, Position, Role, Word};
use super::target::assigned;
use crate::shell::{Quoting, letters};
use memchr::memchr;
use std::ops::Range;

impl Scanner<'_> {
    /// Outside quotes.
    pub(super) fn unquoted(&mut self) {
        let kind = self.top().kind;
        let byte = self.bytes[self.at];
        let apart = match byte {
            b'\\' => matches!(self.peek(1), Some(b'\n' | b'\r')),
            b'#' => self.top().word.is_none(),
            _ => b" \t\r\n;&|)".contains(&byte),
        };
        if apart {
            self.settle();
        } else {
            self.touch();
        }
        match byte {
            b'\\' if matches!(self.peek(1), Some(b'\n')) => self.skip(2),
            b'\\' if self.peek(1) == Some(b'\r') && self.peek(2) == Some(b'\n') => self.skip(3),
            b'\\' => {
                if self.peek(1).is_none() {
                    self.fault(Fault::Open);
                }
                self.mark();
                self.skip(2);
            }
            b'\'' => self.single(),
            b'"' => {
                self.mark();
                self.skip(1);
                self.push(Kind::Double);
            }
            b'`' => self.backtick(),
            b'$' => self.dollar(false),
            b'(' | b')' | b' ' | b'\t' | b'\r' | b'\n' | b'|' if kind == Kind::Extglob => {
                self.skip(1);
                match byte {
                    b'(' => self.push(Kind::Extglob),
                    b')' => self.pop(),
                    _ => {}
                }
            }
            b' ' | b'\t' | b'\r' => {
                self.finish_word();
                self.skip(1);
            }
            b'#' if kind != Kind::Extglob && self.top().word.is_none() => {
                let (at, limit) = (self.at, self.limit());
                let length = memchr(b'\n', &self.bytes[at..limit]).unwrap_or(limit - at);
                self.skip(length);
            }
            b'<' | b'{' | b'[' | b'y' | b'A'..=b'Z'
                if self.take_placeholder(Quoting::Bare, true) => {}
            _ if letters::may_begin(self.bytes, self.at)
                && self.take_placeholder(Quoting::Bare, true) => {}
            b'<' | b'>' => self.angle(),
            b'(' => self.open_paren(),
            b')' => self.close_paren(),
            b'\n' if kind == Kind::Array => {
                self.finish_word();
                self.skip(1);
            }
            b'\n' | b';' | b'&' | b'|' if self.top().position == Position::Condition => {
                self.condition();
            }
            b'\n' => self.newline(),
            b';' | b'&' | b'|' => self.operator(),
            b'{' => {
                self.plain();
                self.foreign_brace();
                self.skip(1);
            }
            _ => {
                self.plain();
                self.skip(1);
            }
        }
    }

    /// What stands here is part of a word.
    fn plain(&mut self) {
        if self.top().kind != Kind::Extglob {
            self.word();
        }
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The word that is being read ends here.
    pub(super) fn finish_word(&mut self) {
        let Some(word) = self.top().word.take() else {
            return;
        };
        if word.braces {
            // Braces of a template; what has other marks, or none, stays.
            let within = self
                .out
                .found
                .split_off(word.found.min(self.out.found.len()));
            let bytes = self.bytes;
            let others = |found: &Found| bytes.get(found.span.start) != Some(&b'{');
            self.out.found.extend(within.into_iter().filter(others));
        }
        let range = word.start..self.at;
        let role = self.role(range.clone(), word.plain);
        self.event(Event::Word(Word {
            range,
            role,
            plain: word.plain,
        }));
    }

    /// What a word is for, and what is expected after it.
    fn role(&mut self, range: Range<usize>, plain: bool) -> Role {
        let mut text = self.text.get(range).unwrap_or_default();
        // A line that goes on behind a word is no part of it.
        while let Some(word) = text
            .strip_suffix("\\\n")
            .or_else(|| text.strip_suffix("\\\r\n"))
        {
            text = word;
        }
        let top = self.top();
        if std::mem::take(&mut top.redirect) {
            return Role::Target;
        }
        if top.kind == Kind::Array {
            return Role::Other;
        }
        match top.position {
            Position::Command => {
                if plain && top.words == 0 && self.keyword(text) {
                    return Role::Keyword;
                }
                let top = self.top();
                top.wants = false;
                top.words += 1;
                if std::mem::take(&mut top.body) {
                    self.fault(Fault::Broken);
                }
                let top = self.top();
                if assigned(text).is_some() {
                    return Role::Assignment;
                }
                top.position = Position::Argument;
                Role::Command
            }
            Position::Argument => {
                top.words += 1;
                Role::Argument
            }
            Position::LoopName => {
                top.position = Position::LoopIn;
                Role::Loop
            }
            Position::LoopIn => {
                if text == "in" {
                    top.position = Position::LoopWords;
                } else if text != "do" || !self.keyword(text) {
                    self.fault(Fault::Broken);
                }
                Role::Keyword
            }
            Position::CaseSubject => {
                top.position = Position::CaseIn;
                Role::Other
            }
            Position::CaseIn => {
                top.position = Position::CasePattern;
                if text != "in" {
                    self.fault(Fault::Broken);
                }
                Role::Keyword
            }
            Position::CasePattern => {
                if plain && text == "esac" {
                    top.compounds.pop();
                    top.position = Position::Closed;
                    return Role::Keyword;
                }
                Role::Other
            }
            Position::LoopWords => Role::Other,
            Position::FunctionName => {
                top.position = Position::Command;
                top.wants = true;
                Role::Function
            }
            Position::Condition => {
                if plain && text == "]]" {
                    top.position = Position::Closed;
                    if top.reckons.take().is_some() {
                        let start = top.condition;
                        let end = self.at;
                        self.event(Event::Reckoned(start..end));
                    }
                    return Role::Keyword;
                }
                let compares = ["-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-v", "-R"];
                if compares.contains(&text) {
                    top.reckons = Some(top.condition);
                }
                Role::Other
            }
            Position::Closed => {
                if !plain || !self.keyword(text) {
                    self.fault(Fault::Broken);
                }
                Role::Keyword
            }
        }
    }

    /// Takes a reserved word in the place of a command.
    fn keyword(&mut self, text: &str) -> bool {
        let at = self.at;
        let top = self.top();
        let innermost = top.compounds.last().copied();
        let (opens, closes, position) = match text {
            "if" => (Some(Compound::If), None, Position::Command),
            "then" | "elif" | "else" => (Some(Compound::If), Some(Compound::If), Position::Command),
            "fi" => (None, Some(Compound::If), Position::Closed),
            "while" | "until" => (Some(Compound::Loop), None, Position::Command),
            "for" | "select" => (Some(Compound::Loop), None, Position::LoopName),
            "do" => (
                Some(Compound::Loop),
                Some(Compound::Loop),
                Position::Command,
            ),
            "done" => (None, Some(Compound::Loop), Position::Closed),
            "case" => (Some(Compound::Case), None, Position::CaseSubject),
            "esac" => (None, Some(Compound::Case), Position::Closed),
            "{" => (Some(Compound::Group), None, Position::Command),
            "}" => (None, Some(Compound::Group), Position::Closed),
            "!" | "time" | "coproc" => (None, None, Position::Command),
            "function" => (None, None, Position::FunctionName),
            "[[" => (None, None, Position::Condition),
            _ => return false,
        };
        if closes.is_some() {
            top.compounds.pop();
        }
        top.condition = at;
        top.reckons = None;
        top.compounds.extend(opens);
        top.position = position;
        top.wants = false;
        top.body = false;
        top.words = 0;
        if closes.is_some() {
            self.close_list();
        }
        if opens.is_some() {
            self.open_list(matches!(text, "if" | "elif" | "while" | "until"));
        }
        if matches!(text, "!" | "coproc") {
            self.excuse();
        }
        if closes.is_some() && closes != innermost {
            self.fault(Fault::Broken);
        }
        true
    }

    /// The simple command ends here.
    pub(super) fn finish_command(&mut self) {
        self.finish_word();
        let top = self.top();
        let dangling = std::mem::take(&mut top.redirect);
        top.words = 0;
        if matches!(
            top.position,
            Position::Argument | Position::LoopWords | Position::LoopIn | Position::Closed
        ) {
            top.position = Position::Command;
        }
        if dangling {
            self.fault(Fault::Broken);
        }
        self.event(Event::End);
    }

    /// At an operator in `[[ … ]]`, unless the word before it was its end.
    fn condition(&mut self) {
        self.finish_word();
        if self.top().position == Position::Condition {
            self.skip(1);
        }
    }

    fn newline(&mut self) {
        self.finish_command();
        if !self.top().wants {
            self.end_pipeline();
        }
        self.skip(1);
        if self.pending.is_empty() {
            self.rest();
        } else {
            self.next_document();
        }
    }

    /// At `;`, `&` or `|`.
    fn operator(&mut self) {
        let byte = self.bytes[self.at];
        if byte == b'&' && self.peek(1) == Some(b'>') {
            self.finish_word();
            self.touch();
            let appends = self.peek(2) == Some(b'>');
            self.skip(if appends { 3 } else { 2 });
            self.top().redirect = true;
            return;
        }
        self.finish_word();
        let (length, pipes) = match (byte, self.peek(1)) {
            (b';', Some(b';')) => (if self.peek(2) == Some(b'&') { 3 } else { 2 }, false),
            (b';', Some(b'&')) => (2, false),
            (b'&', Some(b'&')) | (b'|', Some(b'|' | b'&')) => (2, true),
            (b'|', _) => (1, true),
            _ => (1, false),
        };
        let top = self.top();
        match top.position {
            Position::CasePattern if byte == b'|' => {
                self.skip(1);
                return;
            }
            _ if top.kind == Kind::Array => {
                self.fault(Fault::Broken);
                self.skip(length);
                return;
            }
            _ => {}
        }
        let empty = top.position == Position::Command && top.words == 0;
        let case = byte == b';' && length > 1;
        if case && top.compounds.last() == Some(&Compound::Case) {
            self.finish_command();
            self.top().position = Position::CasePattern;
        } else if case || empty {
            self.fault(Fault::Broken);
            self.finish_command();
        } else {
            self.finish_command();
            self.top().wants = pipes;
        }
        match (byte, length) {
            (b'|', _) if self.bytes.get(self.at + 1) != Some(&b'|') => self.pipe(),
            (b';', _) => self.end_pipeline(),
            (b'&', 2) => self.link(Link::And),
            (b'|', _) => self.link(Link::Or),
            _ => self.link(Link::Apart),
        }
        self.skip(length);
    }

    /// At `<` or `>` that opens no placeholder.
    fn angle(&mut self) {
        if self.peek(1) == Some(b'(') && self.top().position != Position::Condition {
            self.mark();
            self.skip(2);
            self.push(Kind::Commands(Ending::Substitution));
            return;
        }
        if self.top().kind == Kind::Extglob {
            self.skip(1);
            return;
        }
        if self.top().position == Position::Condition {
            self.condition();
            return;
        }
        if self.top().kind == Kind::Array {
            self.fault(Fault::Broken);
        }
        let end = self.at;
        if let Some(word) = self.top().word {
            let text = self.slice(word.start..end);
            let descriptor = text.bytes().all(|b| b.is_ascii_digit())
                || (text.starts_with('{') && text.ends_with('}'));
            if descriptor {
                self.top().word = None;
            }
        }
        self.finish_word();
        let rest = &self.bytes[self.at..self.limit()];
        if rest.starts_with(b"<<") && !rest.starts_with(b"<<<") {
            self.open_document();
        } else {
            let length = match rest {
                [b'<', b'<', b'<', ..] => 3,
                [b'<', b'&' | b'>', ..] | [b'>', b'>' | b'&' | b'|', ..] => 2,
                _ => 1,
            };
            self.skip(length);
            self.top().redirect = true;
        }
        self.top().words += 1;
        self.top().wants = false;
    }

    fn open_paren(&mut self) {
        let (at, limit) = (self.at, self.limit());
        let position = self.top().position;
        if position == Position::Condition {
            self.condition();
            return;
        }
        if let Some(word) = self.top().word {
            let text = self.text.get(word.start..at).unwrap_or_default();
            let target = assigned(text).filter(|target| target.end == text.len());
            if target.is_some() && self.top().kind != Kind::Array {
                self.mark();
                self.skip(1);
                self.push(Kind::Array);
                return;
            }
            if text.ends_with(['?', '*', '+', '@', '!']) {
                self.mark();
                self.skip(1);
                self.push(Kind::Extglob);
                return;
            }
        }
        if self.top().kind == Kind::Array {
            self.fault(Fault::Broken);
            self.skip(1);
            return;
        }
        // A word right before, or with blanks in between, and `()`: a function.
        let blanks = self.bytes[at + 1..limit]
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        let empty = self.bytes.get(at + 1 + blanks) == Some(&b')') && at + 1 + blanks < limit;
        // What is quoted or expanded in a name is no fault of the grammar: bash refuses it later.
        let naming = position == Position::Command && self.top().word.is_some()
            || position == Position::Argument && self.top().words == 1 && self.top().word.is_none();
        let named = position == Position::Command && self.top().wants && self.top().word.is_none();
        if empty && (naming || named) {
            if let Some(word) = self.top().word.take() {
                self.event(Event::Word(Word {
                    range: word.start..at,
                    role: Role::Function,
                    plain: true,
                }));
            } else if let Some(Event::Word(word)) = self.out.events.last_mut()
                && word.role == Role::Command
            {
                word.role = Role::Function;
            }
            self.skip(blanks + 2);
            let top = self.top();
            top.position = Position::Command;
            top.words = 0;
            top.wants = true;
            top.body = true;
            return;
        }
        let worded = self.top().word.is_some();
        let double = self.peek(1) == Some(b'(');
        match position {
            Position::CasePattern if !worded => self.skip(1),
            Position::Command if !worded && self.top().words == 0 && !double => {
                self.skip(1);
                let top = self.top();
                top.wants = false;
                top.body = false;
                self.push(Kind::Commands(Ending::Subshell));
            }
            Position::Command | Position::LoopName if !worded && double => {
                self.skip(2);
                let top = self.top();
                top.wants = false;
                top.body = false;
                top.position = if position == Position::LoopName {
                    Position::LoopIn
                } else {
                    Position::Closed
                };
                self.push(Kind::Arithmetic {
                    depth: 0,
                    command: true,
                });
            }
            _ => {
                self.finish_word();
                self.fault(Fault::Broken);
                self.skip(1);
            }
        }
    }

    fn close_paren(&mut self) {
        self.finish_word();
        let top = self.top();
        let (kind, position) = (top.kind, top.position);
        if position == Position::CasePattern {
            top.position = Position::Command;
            top.words = 0;
            self.forget_pipeline();
            self.skip(1);
            return;
        }
        self.skip(1);
        match kind {
            _ if position == Position::Condition => {}
            Kind::Array | Kind::Commands(Ending::Substitution) => self.pop(),
            Kind::Commands(Ending::Subshell) => {
                self.pop();
                self.top().position = Position::Closed;
            }
            _ => self.fault(Fault::Broken),
        }
    }
}
