//! What one simple command runs, sets, and hands to another shell.

use super::names::{
    BUILTINS, CONTAINER_TOOLS, EVALUATING, RUNNING, SHELLS, SSH_TAKES, WRAPPERS, Wrapper,
};
use super::state::Word;
use super::target::{assigned, is_variable};
use super::tunnel::is_tunnel;
use crate::shell::code::{self, Input, Operands, Program};
use std::collections::HashMap;
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
    /// Whether what it reads is code: here-documents, what is piped to it.
    pub(super) feeds_code: bool,
    /// Files that it may run.
    pub(super) files: Vec<String>,
    /// Files that it writes what it reads to.
    pub(super) writes: Vec<String>,
    /// The command itself, past what it is run by.
    pub(super) name: String,
    /// Where the words behind its name begin and end.
    pub(super) arguments: Range<usize>,
    /// Whether it opens a shell that the next lines are typed into.
    pub(super) interactive: bool,
}

impl Command {
    /// What the command does.
    pub(super) fn read(&self, text: &str, known: &HashMap<String, String>) -> Read {
        // A word with quotes or expansions is known to be there, no more.
        let words: Vec<&str> = self
            .words
            .iter()
            .map(|word| text.get(word.range.clone()).filter(|_| word.plain))
            .map(|word| word.unwrap_or("\""))
            .collect();
        let mut read = Read::default();
        self.code(text, known, &mut read);
        let Some(head) = Self::unwrap(&words, &mut read) else {
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
        read.interactive = opens_shell(rest);
        read
    }

    /// Goes through the wrappers to the command itself; notes the tools on
    /// the way.
    fn unwrap(words: &[&str], read: &mut Read) -> Option<usize> {
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
            if asks || next >= words.len() {
                return Some(at);
            }
            at = next;
        }
    }

    /// The words with what is known of them, quotes taken away; a name in a variable
    /// that the text has set stands for what it was set to.
    fn items(&self, text: &str, known: &HashMap<String, String>) -> Vec<Item> {
        let mut items = Vec::new();
        for word in &self.words {
            let raw = text.get(word.range.clone()).unwrap_or_default();
            let named = raw.trim_matches('"').strip_prefix('$').map(|name| {
                let name = name.strip_prefix('{').unwrap_or(name);
                name.strip_suffix('}').unwrap_or(name)
            });
            let value = named.and_then(|name| match name {
                "SHELL" | "BASH" => Some("sh"),
                _ => known.get(name).map(String::as_str),
            });
            let mut add = |text: String| {
                items.push(Item {
                    raw: if value.is_some() {
                        text.clone()
                    } else {
                        raw.to_owned()
                    },
                    text,
                    range: word.range.clone(),
                    opaque: false,
                    open: items_are_open(raw),
                });
            };
            match (value, word.plain) {
                (Some(value), _) if items_are_open(raw) => {
                    value
                        .split_whitespace()
                        .for_each(|part| add(part.to_owned()));
                }
                (Some(value), _) => add(value.to_owned()),
                (None, true) => add(raw.to_owned()),
                (None, false) => {
                    let literal = unquoted(raw);
                    items.push(Item {
                        opaque: literal.is_none(),
                        text: literal.unwrap_or_default(),
                        raw: raw.to_owned(),
                        range: word.range.clone(),
                        open: items_are_open(raw),
                    });
                }
            }
        }
        items
    }

    /// Where what the command is given is code.
    fn code(&self, text: &str, known: &HashMap<String, String>, read: &mut Read) {
        let items = self.items(text, known);
        let Some(last) = items.last() else {
            return;
        };
        let end = last.range.end;
        let words: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
        let from = |at: usize| items.get(at).map(|item| item.range.start..end);
        let (mut head, mut fills) = (0, false);
        while let Some(wrapper) = WRAPPERS
            .iter()
            .find(|wrapper| words.get(head) == Some(&wrapper.name))
        {
            for (at, item) in items.iter().enumerate().skip(head) {
                if wrapper.name == "env" && item.text.starts_with("-S")
                    || assigned(&item.raw)
                        .is_some_and(|target| code::is_code_variable(&item.raw[..target.name]))
                {
                    read.code.extend(from(at));
                }
            }
            fills |= wrapper.name == "xargs";
            if wrapper.name == "watch" {
                // It hands its arguments to a shell.
                read.code.extend(from(head + 1));
            }
            let next = after_wrapper(&words, head, wrapper);
            if next >= items.len() {
                break;
            }
            head = next;
        }
        let Some(item) = items.get(head) else {
            return;
        };
        item.text.clone_into(&mut read.name);
        read.arguments = from(head + 1).unwrap_or(end..end);
        if item.open {
            // What a variable holds is a command with its arguments.
            read.code.push(item.range.clone());
        }
        if item.text.contains('/') {
            read.files.push(item.text.clone());
        }
        let name = item.text.rsplit('/').next().unwrap_or_default();
        if EVALUATING.contains(&name) {
            read.code.extend(from(head + 1));
        }
        if matches!(name, "source" | ".") {
            read.feeds_code = true;
            read.files
                .extend(words[head + 1..].iter().map(|word| (*word).to_owned()));
            Self::substituted(&items[head + 1..], read);
        }
        if name == "tee" {
            read.writes
                .extend(words[head + 1..].iter().map(|word| (*word).to_owned()));
        }
        if RUNNING.contains(&name)
            && let Some(at) = words.iter().position(|word| *word == "-c")
        {
            read.code.extend(from(at + 1));
        }
        // What is printed into a shell is all that the command is given.
        if items.iter().any(|item| {
            let shell = item.raw.strip_prefix(">(").map(str::trim_start);
            shell.is_some_and(|inner| {
                let inner = inner.split([' ', ')']).next().unwrap_or_default();
                code::program(inner).is_some() || inner == "sudo"
            })
        }) {
            read.code.extend(from(0));
            read.feeds_code = true;
        }
        for at in head + 1..items.len() {
            let raw = items[at].raw.trim_start_matches(['"', '\'']);
            let option = raw.split('=').next().unwrap_or_default();
            if code::is_code_option(option) {
                read.code.push(items[at].range.clone());
                if option.len() == raw.len() {
                    read.code.extend(from(at + 1));
                }
            }
            let glued =
                (name == "ssh" && raw.starts_with("-o")) || name == "env" && raw.starts_with("-S");
            if glued || code::is_code_word(name, words[at]) || words[at].contains("cmd.run") {
                read.code.extend(from(at));
            }
        }
        if name == "ssh" || name == "su" || name == "autossh" {
            let host = ssh_host(&words[head..]).map_or(items.len(), |host| host + 1);
            read.code.extend(from(head + host));
            read.feeds_code = true;
        }
        // `gcloud compute ssh`, `az vm run-command`: it is an option's value.
        if words[head + 1..].contains(&"ssh") || words[head + 1..].contains(&"run-command") {
            for item in &items[head..] {
                if item.raw.starts_with("--command") || item.raw.starts_with("--script") {
                    read.code.push(item.range.start..end);
                }
            }
        }
        if matches!(name, "scp" | "rsync") {
            // The other machine's shell reads what stands behind the colon.
            let remote = |item: &&Item| !item.raw.starts_with('-') && item.raw.contains(':');
            for item in items[head + 1..].iter().filter(remote) {
                let colon = item.raw.find(':').unwrap_or(0);
                read.code.push(item.range.start + colon..item.range.end);
            }
        }
        if (name == "docker" || name == "podman") && words.contains(&"build") {
            read.feeds_code = true;
        }
        // A language may stand behind what runs it; what else takes code only as the
        // command itself, or behind a word that ends the options of one.
        let contained = CONTAINER_TOOLS.contains(&name);
        let enters = |word: &&str| matches!(*word, "exec" | "run" | "rsh" | "debug");
        let running = matches!(
            name,
            "chroot" | "nsenter" | "find" | "systemd-run" | "ip" | "strace"
        );
        let runs = |at: usize| {
            at == head
                || running
                || words[at - 1] == "--"
                || contained && words[head..at].iter().any(enters)
        };
        for (at, word) in words.iter().enumerate().skip(head) {
            if let Some(program) = code::program(word)
                && (runs(at) || program.hands && !contained)
            {
                Self::program(program, &items, at, text, read);
            }
        }
        // What is read becomes arguments, and so a part of code.
        read.feeds_code |= fills && (!read.code.is_empty() || read.feeds_code);
        if item.opaque {
            // Nobody knows what it takes.
            Self::program(&UNKNOWN, &items, head, text, read);
        }
    }

    /// Commands in `<(…)`, which are read like a file.
    fn substituted(items: &[Item], read: &mut Read) {
        let inner = items.iter().filter(|item| item.raw.starts_with("<("));
        read.code.extend(inner.map(|item| item.range.clone()));
    }

    /// Where what a program is given is code.
    fn program(program: &Program, items: &[Item], at: usize, text: &str, read: &mut Read) {
        let end = items.last().map_or(0, |item| item.range.end);
        let first = read.code.len();
        let (mut coded, mut operands, mut skip) = (false, Vec::new(), 0);
        for (n, item) in items.iter().enumerate().skip(at + 1) {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let raw = item.raw.trim_start_matches(['"', '\'']);
            if raw == "--" {
                operands.extend(n + 1..items.len());
                break;
            }
            if let Some(long) = raw.strip_prefix("--").filter(|long| !long.is_empty()) {
                let option = long.split('=').next().unwrap_or_default();
                skip = match option {
                    "arg" | "argjson" | "slurpfile" | "rawfile" => 2,
                    _ => 0,
                };
                if program.options.contains(&option) {
                    coded = true;
                    let next = items.get(n + 1).map_or(end, |item| item.range.end);
                    let until = if program.hands { end } else { next };
                    read.code.push(item.range.start..until);
                }
            } else if let Some(short) = raw.strip_prefix(['-', '+']).filter(|rest| !rest.is_empty())
            {
                let cluster = short.split(|c: char| !c.is_ascii_alphanumeric()).next();
                let cluster = cluster.unwrap_or_default();
                let word =
                    |option: &&&str| option.len() > 1 && cluster.eq_ignore_ascii_case(option);
                let abbreviated = program.letters.contains('c')
                    && program.options.contains(&"command")
                    && cluster.len() > 1
                    && "command".starts_with(&cluster.to_ascii_lowercase());
                if cluster.contains(|c| program.letters.contains(c))
                    || program.options.iter().any(|option| word(&option))
                    || abbreviated
                {
                    coded = true;
                    let next = items.get(n + 1).map_or(end, |item| item.range.end);
                    let until = if program.hands { end } else { next };
                    read.code.push(item.range.start..until);
                }
                let takes = cluster
                    .chars()
                    .last()
                    .is_some_and(|last| program.takes.contains(last));
                skip = usize::from(takes && cluster.len() == short.len());
            } else if !matches!(&*item.raw, "''" | "\"\"") {
                operands.push(n);
            }
        }
        let code = |operands: &[usize], read: &mut Read| {
            let ranges = operands.iter().map(|n| items[*n].range.clone());
            read.code.extend(ranges);
        };
        match program.operands {
            Operands::Data => {}
            Operands::First if coded => {}
            Operands::First => code(&operands[..operands.len().min(1)], read),
            Operands::Rest => code(operands.get(1..).unwrap_or_default(), read),
            Operands::All => read
                .code
                .extend(items.get(at + 1).map(|item| item.range.start..end)),
        }
        let own = operands
            .first()
            .is_none_or(|n| matches!(&*items[*n].text, "-" | "/dev/stdin"));
        let fed = items[at + 1..]
            .iter()
            .any(|item| item.text == "-s" || item.text == "/dev/stdin");
        read.feeds_code |= match program.input {
            Input::Data => false,
            Input::Alone => !coded && (own || fed),
            Input::Code => true,
        };
        let names = operands.iter().map(|n| items[*n].text.clone());
        read.files.extend(names.filter(|name| !name.is_empty()));
        Self::substituted(&items[at + 1..], read);
        let all = read.code[first..].to_vec();
        let runs = |range: Range<usize>| text.get(range).is_some_and(code::runs_what_it_gets);
        if !program.hands && program.operands == Operands::First && all.into_iter().any(runs) {
            read.code
                .extend(items.get(at + 1).map(|item| item.range.start..end));
        }
    }

    /// The text from one word to the end.
    pub(super) fn span(&self, from: usize) -> Range<usize> {
        match (self.words.get(from), self.words.last()) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

/// A word as its command gets it.
struct Item {
    /// Without quotes; empty where it is not known.
    text: String,
    raw: String,
    range: Range<usize>,
    /// Whether it is not known.
    opaque: bool,
    /// Whether a variable stands for it whose value is split into words.
    open: bool,
}

/// A command that only a variable names.
const UNKNOWN: Program = code::unknown();

/// Whether a word is a variable whose value is split into words.
fn items_are_open(raw: &str) -> bool {
    raw.starts_with('$') && !raw.starts_with("$(") && !raw.starts_with("$'")
}

/// What a word is without its quotes, where nothing in it is expanded or filled in.
pub(super) fn unquoted(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let (mut single, mut double) = (false, false);
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        match c {
            '\'' if !double => single = !single,
            '"' if !single => double = !double,
            '\\' if !single => out.push(chars.next()?),
            '$' | '`' if !single => return None,
            '<' | '>' if !single && !double => return None,
            _ => out.push(c),
        }
    }
    Some(out)
}

/// Whether a plain word is the name of a program.
fn is_program(word: &str) -> bool {
    word.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"_.+-".contains(&b))
        && word.bytes().any(|b| b.is_ascii_alphanumeric())
        && !word.starts_with('-')
}

/// Where the command of a wrapper begins.
pub(in crate::shell) fn after_wrapper(words: &[&str], at: usize, wrapper: &Wrapper) -> usize {
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
pub(super) fn ssh_host(words: &[&str]) -> Option<usize> {
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

/// Whether a command opens a shell that waits for what is typed next.
fn opens_shell(words: &[&str]) -> bool {
    let is_shell = |word: &&str| SHELLS.contains(&word.rsplit('/').next().unwrap_or_default());
    let ends_in_shell = words.len() > 1 && words.last().is_some_and(is_shell);
    let plain = |words: &[&str]| words.iter().filter(|word| !word.starts_with('-')).count();
    match words[0] {
        "ssh" => !is_tunnel(words) && ssh_host(words) == Some(words.len() - 1),
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
