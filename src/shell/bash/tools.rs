//! What one simple command runs, sets, and hands to another shell.

use super::names::{
    BUILTINS, CONTAINER_TOOLS, EVALUATING, PRINTING, RUNNING, SHELLS, SSH_TAKES, WRAPPERS, Wrapper,
};
use super::state::Word;
use super::target::{assigned, is_variable};
use std::ops::Range;

/// A simple command: its words without assignments and redirections.
#[derive(Default)]
pub(super) struct Command {
    pub(super) words: Vec<Word>,
    /// Its here-documents, by number.
    pub(super) documents: Vec<usize>,
}

/// What a simple command does.
#[derive(Default)]
pub(super) struct Read {
    pub(super) tools: Vec<String>,
    pub(super) sets: Vec<String>,
    /// Names that it gives to other commands.
    pub(super) defines: Vec<String>,
    /// Where what it is given is read as code.
    pub(super) code: Vec<Range<usize>>,
    /// Whether its here-documents are read as code.
    pub(super) feeds_code: bool,
    /// Whether it prints what it is given.
    pub(super) prints: bool,
    /// Whether it opens a shell that the next lines are typed into.
    pub(super) interactive: bool,
}

impl Command {
    /// What the command does.
    pub(super) fn read(&self, text: &str) -> Read {
        // A word with quotes or expansions is known to be there, no more.
        let words: Vec<&str> = self
            .words
            .iter()
            .map(|word| text.get(word.range.clone()).filter(|_| word.plain))
            .map(|word| word.unwrap_or("\""))
            .collect();
        let mut read = Read::default();
        let Some(head) = self.unwrap(&words, &mut read) else {
            return read;
        };
        let rest = &words[head..];
        let raw = |word: &Word| text.get(word.range.clone()).unwrap_or_default();
        match rest[0] {
            "let" => {
                let names = self.words[head + 1..].iter().filter_map(|word| {
                    let raw = raw(word).trim_start_matches(['"', '\'']);
                    let end = raw.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                    Some(raw[..end?].to_owned()).filter(|name| is_variable(name))
                });
                read.sets.extend(names);
            }
            "alias" => {
                let set = self.words[head + 1..].iter().map(raw);
                let names = set.filter_map(|word| word.split_once('='));
                read.defines.extend(names.map(|(name, _)| name.to_owned()));
            }
            "read" => read.sets.extend(named(rest, "dinNptu")),
            "mapfile" | "readarray" => read.sets.extend(named(rest, "CcdnOsu")),
            "getopts" => {
                let name = rest.get(2).filter(|name| is_variable(name));
                read.sets.extend(name.map(|name| (*name).to_owned()));
            }
            "printf" => {
                let option = rest.iter().position(|word| *word == "-v");
                let name = option.and_then(|at| rest.get(at + 1));
                read.sets.extend(name.map(|name| (*name).to_owned()));
            }
            _ => {}
        }
        self.code(text, rest, head, &mut read);
        read.prints = PRINTING.contains(&rest[0]);
        read.interactive = opens_shell(rest);
        read
    }

    /// Goes through the wrappers to the command itself; notes the tools on
    /// the way.
    fn unwrap(&self, words: &[&str], read: &mut Read) -> Option<usize> {
        let mut at = 0;
        loop {
            let word = *words.get(at)?;
            if is_program(word) && !BUILTINS.contains(&word) {
                read.tools.push(word.to_owned());
            }
            let Some(wrapper) = WRAPPERS.iter().find(|wrapper| wrapper.name == word) else {
                return Some(at);
            };
            let next = after_wrapper(words, at, wrapper);
            let asks = word == "command" && matches!(words.get(at + 1), Some(&"-v" | &"-V"));
            if word == "watch" {
                // It hands its arguments to a shell.
                read.code.push(self.span(at + 1));
            }
            if asks || next >= words.len() {
                return Some(at);
            }
            at = next;
        }
    }

    /// Where what the command is given is code.
    fn code(&self, text: &str, words: &[&str], head: usize, read: &mut Read) {
        let name = words[0];
        if EVALUATING.contains(&name) {
            read.code.push(self.span(head + 1));
        }
        if matches!(name, "printf" | "test" | "[" | "wait") {
            for (at, _) in words.iter().enumerate().filter(|(_, word)| **word == "-v") {
                read.code.push(self.one(head + at + 1));
            }
        }
        if RUNNING.contains(&name) {
            let option = words
                .iter()
                .position(|word| matches!(*word, "-c" | "--command"));
            read.code.extend(option.map(|at| self.span(head + at + 1)));
        }
        // `gcloud compute ssh`, `az vm run-command`: it is an option's value.
        if words[1..]
            .iter()
            .any(|word| matches!(*word, "ssh" | "run-command"))
        {
            for (at, word) in self.words.iter().enumerate().skip(head) {
                let text = text.get(word.range.clone()).unwrap_or_default();
                if text.starts_with("--command") || text.starts_with("--script") {
                    read.code.push(self.span(at));
                }
            }
        }
        if name == "ssh" || name == "su" || name == "autossh" {
            let host = ssh_host(words).map_or(words.len(), |host| host + 1);
            read.code.push(self.span(head + host));
            read.feeds_code = true;
        }
        let shell = words
            .iter()
            .position(|word| SHELLS.contains(&word.rsplit('/').next().unwrap_or_default()));
        if let Some(shell) = shell {
            read.feeds_code = true;
            let option = code_option(&words[shell + 1..]).map(|at| at + 1);
            if let Some(option) = option {
                read.code.push(self.span(head + shell + option + 1));
            }
        }
    }

    /// The text from one word to the end.
    pub(super) fn span(&self, from: usize) -> Range<usize> {
        match (self.words.get(from), self.words.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    fn one(&self, at: usize) -> Range<usize> {
        self.words.get(at).map_or(0..0, |word| word.range.clone())
    }
}

/// Whether a plain word is the name of a program.
fn is_program(word: &str) -> bool {
    word.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"_.+-".contains(&b))
        && word.bytes().any(|b| b.is_ascii_alphanumeric())
        && !word.starts_with('-')
}

/// Where the command of a wrapper begins.
fn after_wrapper(words: &[&str], at: usize, wrapper: &Wrapper) -> usize {
    let mut next = at + 1;
    let mut own = wrapper.words;
    while let Some(word) = words.get(next) {
        if *word == "--" {
            return next + 1 + own;
        }
        let option = word.strip_prefix('-').filter(|rest| !rest.is_empty());
        if let Some(option) = option {
            let mut letters = option.chars();
            let takes = letters
                .next()
                .is_some_and(|letter| wrapper.takes.contains(letter));
            next += 1 + usize::from(takes && letters.next().is_none());
        } else if assigned(word).is_some() && matches!(wrapper.name, "env" | "sudo" | "doas") {
            next += 1;
        } else if own > 0 {
            own -= 1;
            next += 1;
        } else {
            return next;
        }
    }
    next
}

/// The variables that a builtin is given, past its options.
fn named<'w>(words: &'w [&'w str], takes: &'w str) -> impl Iterator<Item = String> + 'w {
    let mut skip = false;
    words[1..]
        .iter()
        .filter(move |word| {
            let option = word.starts_with('-');
            let taken = std::mem::replace(
                &mut skip,
                option && word.chars().last().is_some_and(|last| takes.contains(last)),
            );
            !taken && !option
        })
        .filter(|word| is_variable(word))
        .map(|word| (*word).to_owned())
}

/// The word that names the host: the first that is no option.
fn ssh_host(words: &[&str]) -> Option<usize> {
    let mut at = 1;
    while let Some(word) = words.get(at) {
        let Some(option) = word.strip_prefix('-') else {
            return Some(at);
        };
        let takes = option.len() == 1 && SSH_TAKES.contains(option);
        at += if takes { 2 } else { 1 };
    }
    None
}

/// The option of a shell that the code follows: the first that ends in `c`.
fn code_option(words: &[&str]) -> Option<usize> {
    let mut at = 0;
    while let Some(option) = words.get(at)?.strip_prefix(['-', '+']) {
        if option.is_empty() || option == "-" {
            return None;
        }
        if option.ends_with('c') && !option.starts_with('-') {
            return Some(at);
        }
        let takes = matches!(option, "o" | "O" | "-rcfile" | "-init-file");
        at += if takes { 2 } else { 1 };
    }
    None
}

/// Whether a command opens a shell that waits for what is typed next.
fn opens_shell(words: &[&str]) -> bool {
    let is_shell = |word: &&str| SHELLS.contains(&word.rsplit('/').next().unwrap_or_default());
    let ends_in_shell = words.len() > 1 && words.last().is_some_and(is_shell);
    let plain = |words: &[&str]| words.iter().filter(|word| !word.starts_with('-')).count();
    match words[0] {
        "ssh" => ssh_host(words).is_some_and(|host| host + 1 == words.len()),
        "chroot" | "nsenter" => ends_in_shell || (words[0] == "chroot" && plain(words) == 2),
        "su" => !words.contains(&"-c"),
        "toolbox" => plain(words) == 1 || words.contains(&"enter"),
        "sudo" => words[1..].iter().any(|word| matches!(*word, "-i" | "-s")) && plain(words) == 1,
        tool if CONTAINER_TOOLS.contains(&tool) => {
            // Not the value of an option: `--log-level debug`.
            let does = |name: &str| {
                let mut pairs = words.windows(2).take(6);
                pairs.any(|pair| pair[1] == name && !pair[0].starts_with("--"))
            };
            let whole = !words.contains(&"--");
            if does("debug") && matches!(tool, "k" | "kubectl" | "oc") {
                whole || ends_in_shell
            } else if does("rsh") {
                let after = words.iter().position(|word| *word == "rsh").unwrap_or(0);
                let mut arguments = 0;
                let mut skip = false;
                for word in &words[after + 1..] {
                    let taken = std::mem::replace(&mut skip, matches!(*word, "-c" | "-n"));
                    arguments += usize::from(!taken && !word.starts_with('-'));
                }
                arguments <= 1 || ends_in_shell
            } else {
                (does("exec") || does("run")) && ends_in_shell
            }
        }
        _ => false,
    }
}
