//! What a word of a command makes of what it is given: code, a pattern, a block that is
//! run elsewhere.

use super::names::{
    CALLING, DEFINING, WRITING, evaluates, has_code_member, is_code_word, is_matching, listed,
};
use super::scan::Scanner;
use super::sent::Sent;
use crate::shell::code::{self, Input, Operands};
use std::ops::Range;

impl Scanner<'_> {
    /// A word, or a string, that may make code of what stands around it.
    pub(super) fn gives(&mut self, text: &str, range: Range<usize>, command: bool) {
        let name = match text.rsplit_once('=') {
            Some((variable, name)) if variable.starts_with('$') => name,
            _ => text,
        };
        let (statement, piped) = (self.top().statement, self.top().piped);
        let runs = command || self.top().runs;
        let member = has_code_member(&format!("{text}("));
        let mut code = evaluates(name, runs) || text == "--%" || is_code_word(text) || member;
        if member {
            self.out.code.push(range.clone());
        }
        if runs && let Some(program) = code::program(name) {
            self.top().program = Some(program);
            code |= program.operands != Operands::Data;
            if piped && program.input != Input::Data {
                self.out.code.push(statement..range.end);
            }
        } else if let (Some(program), Some(option)) = (self.top().program, text.strip_prefix('-')) {
            let long = option
                .trim_start_matches('-')
                .split(['=', ':'])
                .next()
                .unwrap_or_default();
            let letter = |c| !option.starts_with('-') && program.letters.contains(c);
            code |= program.options.contains(&long) || long.contains(letter) && long == option;
        }
        if code && piped {
            self.out.code.push(statement..range.end);
        }
        let top = self.top();
        top.pattern |= !top.evaluates && is_matching(text);
        top.evaluates |= code;
        top.inside |= !command && matches!(name, "exec" | "run" | "rsh");
        top.runs = top.inside || matches!(name, "--" | "&");
        top.writes |= command && listed(WRITING, name);
        top.calls = command && listed(CALLING, name) || top.calls && !command;
        if self.top().writes && code::is_code_file(text) {
            self.out
                .code
                .push(statement..self.bytes.len().min(range.end));
            self.top().evaluates = true;
        }
        // What a string says that is put together: `'{0}' -f $x`.
        let before = self.text.get(statement..range.start).unwrap_or_default();
        if text.eq_ignore_ascii_case("-f") && before.trim_end().ends_with(['"', '\'', '@']) {
            let close = before.trim_end().len();
            let quote = before[..close].chars().next_back().unwrap_or('"');
            let open = before[..close - 1].rfind(quote).unwrap_or(0);
            self.out.code.push(statement + open..statement + close);
        }
    }

    /// The statement ends here.
    pub(super) fn finish_statement(&mut self) {
        let at = self.at;
        let top = self.top();
        let start = std::mem::replace(&mut top.statement, at);
        top.piped = false;
        top.writes = false;
        self.out.statements.push(start..at);
    }

    /// A word of a command that may send a block elsewhere.
    pub(super) fn sends(&mut self, text: &str, command: bool, assigned: bool) {
        let name = match text.rsplit_once('=') {
            Some((variable, name)) if variable.starts_with('$') => name,
            _ => text,
        };
        self.top().defines |= command && listed(DEFINING, name);
        // A command may begin behind a block; its parameters may, too. Behind a word
        // like `return`, only a name with a verb is surely one.
        let sent = Sent::by(name)
            .filter(|_| command || assigned || name.len() < text.len() || name.contains('-'));
        if let Some(mut sent) = sent {
            sent.outer = self.top().within;
            self.top().sends = Some(self.out.sent.len());
            self.out.sent.push(sent);
        } else if (!command || text.starts_with('-'))
            && let Some(number) = self.top().sends
        {
            self.out.sent[number].word(text);
        }
    }

    /// A block that opens here: whose it is, where it is not the session's.
    pub(super) fn block(&mut self) -> Option<usize> {
        let before = self.text.get(..self.at).unwrap_or_default();
        if before.ends_with('@') {
            return None;
        }
        let outer = self.top().within;
        let mut sent = if outer.is_some() && self.top().defines {
            Sent::defined()
        } else if let Some(number) = self.top().sends {
            self.out.sent[number].argument();
            return Some(number);
        } else {
            Sent::kept(before)?
        };
        sent.outer = outer;
        self.out.sent.push(sent);
        Some(self.out.sent.len() - 1)
    }
}
