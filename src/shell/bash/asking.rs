//! What commands are for: to ask something, to say something, or to do work.
//!
//! A list whose author asked first, `[ -e a ] && rm a`, is no failure where the answer is no.

use super::names::{ASKING, ASKING_BY, DECIDING, DECLARING, SAYING, SHELLS, WRAPPERS, Wrapper};
use super::scan::scan;
use super::state::{Event, Role, Scan};
use super::target::assigned;
use super::tools::{after_wrapper, ssh_host, unquoted};
use std::collections::HashMap;
use std::ops::Range;

/// What a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// To ask: what it comes to is an answer.
    Ask,
    /// To look something up: an answer as well, unless somebody needs what it prints.
    Look,
    /// To print, to name, to leave: it hardly fails, and decides nothing.
    Say,
    Work,
}

impl Aim {
    /// Whether what it comes to is an answer.
    pub(super) fn asks(self) -> bool {
        matches!(self, Self::Ask | Self::Look)
    }
}

/// The aims of the functions of a text.
pub(super) type Functions = HashMap<String, Aim>;

/// How `exec` of a container tool takes its words.
const EXEC: Wrapper = Wrapper {
    name: "exec",
    takes: "cenuw",
    words: 1,
};

/// Of more events than these, nobody is told what they are for.
const MOST: usize = 10_000;

/// Options before a sub-command that take the next word.
const TAKING: &[&str] = &[
    "--cluster",
    "--context",
    "--git-dir",
    "--host",
    "--kube-context",
    "--kubeconfig",
    "--machine",
    "--namespace",
    "--profile",
    "--project",
    "--region",
    "--work-tree",
    "-C",
    "-H",
    "-M",
    "-c",
    "-n",
];

/// The functions that a text defines: where each name stands, and the events of its body.
pub(super) fn defined<'s>(
    text: &'s str,
    scan: &'s Scan,
) -> impl Iterator<Item = (Range<usize>, &'s [Event])> {
    scan.events.iter().enumerate().filter_map(|(at, event)| {
        let Event::Word(word) = event else {
            return None;
        };
        let rest = &scan.events[at + 1..];
        (word.role == Role::Function).then(|| (word.range.clone(), &rest[..body(text, rest)]))
    })
}

/// The commands that some events tell of, by their names, without those of processes of their own.
pub(super) fn calls<'t>(text: &'t str, events: &[Event]) -> impl Iterator<Item = &'t str> {
    let mut depth = 0_usize;
    let called = events.iter().filter_map(move |event| {
        match event {
            Event::Open => depth += 1,
            Event::Close => depth = depth.saturating_sub(1),
            Event::Word(word) if depth == 0 && word.role == Role::Command && word.plain => {
                return text.get(word.range.clone());
            }
            _ => {}
        }
        None
    });
    called.collect::<Vec<_>>().into_iter()
}

/// What the functions that a text defines are for.
pub(super) fn functions(text: &str, scan: &Scan) -> Functions {
    let mut known = Functions::new();
    for (name, body) in defined(text, scan) {
        let Some(name) = text.get(name) else {
            continue;
        };
        let aim = aim(text, body, &known);
        // Which of two definitions holds is not known.
        let before = known.insert(name.to_owned(), aim);
        if before.is_some_and(|before| before != aim) {
            known.insert(name.to_owned(), Aim::Ask);
        }
    }
    known
}

/// Where functions stand in a text, from the name to the end of the body.
pub(super) fn bodies(text: &str, scan: &Scan) -> Vec<Range<usize>> {
    let whole = defined(text, scan).map(|(name, body)| {
        let last = body.iter().rev().find_map(|event| match event {
            Event::Word(word) => Some(word.range.end),
            _ => None,
        });
        name.start..last.unwrap_or(name.end)
    });
    whole.collect()
}

/// How many of the events behind the name of a function are of its body.
fn body(text: &str, events: &[Event]) -> usize {
    let mut depth = 0_usize;
    for (at, event) in events.iter().enumerate() {
        let closes = match event {
            Event::Open => {
                depth += 1;
                false
            }
            Event::Close => true,
            Event::Word(word) if word.role == Role::Keyword => match text.get(word.range.clone()) {
                Some("{" | "if" | "while" | "until" | "for" | "select" | "case") => {
                    depth += 1;
                    false
                }
                Some("}" | "fi" | "done" | "esac") => true,
                _ => false,
            },
            Event::End => depth == 0,
            _ => false,
        };
        if closes {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + 1;
            }
        }
    }
    events.len()
}

/// What the commands are for that some events tell of. Of a pipeline, the last one decides.
pub(super) fn aim(text: &str, events: &[Event], functions: &Functions) -> Aim {
    if events.len() > MOST {
        return Aim::Ask;
    }
    together(&commands(text, events, functions))
}

/// Whether what some events tell of leaves what it stands in: `a && break`.
pub(super) fn leaves(text: &str, events: &[Event]) -> bool {
    let commands = commands(text, events, &Functions::new());
    let last = commands.last().map(|command| command.name);
    matches!(last, Some("break" | "continue" | "exit" | "return"))
}

fn together(commands: &[Judged<'_>]) -> Aim {
    let any = |aim: Aim| commands.iter().any(|command| command.aim == aim);
    let aims = [Aim::Work, Aim::Look, Aim::Ask];
    aims.into_iter().find(|aim| any(*aim)).unwrap_or(Aim::Say)
}

/// A simple command, or a condition, that was read.
struct Judged<'t> {
    start: usize,
    name: &'t str,
    aim: Aim,
}

/// A simple command that is being read.
#[derive(Default)]
struct Reading<'t> {
    start: usize,
    /// The words with their quotes, and whether nothing in them is quoted or expanded.
    words: Vec<(&'t str, bool)>,
    /// What the commands are for whose output it sets variables to.
    filled: Option<Aim>,
    /// Whether it is `[[ … ]]`.
    condition: bool,
    writes: bool,
    /// Whether nobody gets to see what it prints.
    hushed: bool,
}

/// The commands that some events tell of, without those within words of others and those
/// that others read from.
fn commands<'t>(text: &'t str, events: &[Event], functions: &Functions) -> Vec<Judged<'t>> {
    let mut done: Vec<Judged<'t>> = Vec::new();
    let mut levels: Vec<Option<Reading<'t>>> = vec![None];
    for event in events {
        let last = levels.len() - 1;
        match event {
            Event::Open => levels.push(None),
            Event::Close if last > 0 => {
                levels.pop();
            }
            Event::Piped(range) => done.retain(|command| command.start < range.start),
            Event::Reckoned(range) => done.push(Judged {
                start: range.start,
                name: "((",
                aim: Aim::Ask,
            }),
            Event::End => {
                let read = levels[last].take();
                done.extend(read.map(|own| own.judge(text, functions)));
            }
            Event::Word(word) => {
                let own = text.get(word.range.clone()).unwrap_or_default();
                let before = |command: &Judged<'_>| command.start < word.range.start;
                let at = done.iter().rposition(before).map_or(0, |at| at + 1);
                let within = done.split_off(at);
                let opens = word.role == Role::Keyword && own == "[[";
                if matches!(
                    word.role,
                    Role::Keyword | Role::Loop | Role::Function | Role::Other
                ) && !opens
                {
                    continue;
                }
                let reading = levels[last].get_or_insert_with(|| Reading {
                    start: word.range.start,
                    ..Reading::default()
                });
                match word.role {
                    Role::Keyword => reading.condition = true,
                    Role::Assignment if !within.is_empty() => {
                        let ran = within.iter().any(|command| command.name != "((");
                        let aim = match together(&within) {
                            Aim::Look => Aim::Work,
                            aim => aim,
                        };
                        reading.filled = ran.then_some(aim).or(reading.filled);
                    }
                    Role::Command | Role::Argument => reading.words.push((own, word.plain)),
                    Role::Target => match printed_to(text, word.range.clone()) {
                        Some("/dev/null") => reading.hushed = true,
                        Some("/dev/tty" | "/dev/stderr" | "/dev/stdout") | None => {}
                        Some(_) => reading.writes = true,
                    },
                    _ => {}
                }
            }
            _ => {}
        }
    }
    for reading in levels.into_iter().flatten() {
        done.push(reading.judge(text, functions));
    }
    done
}

/// The file that a command prints to, where a word names one for that.
fn printed_to(text: &str, word: Range<usize>) -> Option<&str> {
    let before = text.get(..word.start)?.trim_end_matches([' ', '\t']);
    let file = text.get(word)?;
    if let Some(rest) = before.strip_suffix(">&") {
        // `2>&1`, `>&-`: another way out, and no file.
        let way = file.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        return (!way && !rest.ends_with(|c: char| c.is_ascii_digit())).then_some(file);
    }
    let before = before.strip_suffix('|').unwrap_or(before);
    let before = before.strip_suffix('>')?;
    let before = before.strip_suffix('>').unwrap_or(before);
    let other = before.ends_with(|c: char| c.is_ascii_digit()) && {
        let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
        &before[digits.len()..] != "1" && (digits.is_empty() || digits.ends_with([' ', '\t', '\n']))
    };
    (!other).then_some(file)
}

impl<'t> Reading<'t> {
    fn judge(self, text: &str, functions: &Functions) -> Judged<'t> {
        let (name, aim) = if self.condition {
            ("[[", Aim::Ask)
        } else if self.words.is_empty() {
            ("", self.filled.unwrap_or(Aim::Say))
        } else {
            judge(&self.words, self.hushed, text.len(), functions)
        };
        Judged {
            start: self.start,
            name,
            aim: if self.writes { Aim::Work } else { aim },
        }
    }
}

/// The name of the command that some words are, past what it is run by, and what it is for.
fn judge<'t>(
    words: &[(&'t str, bool)],
    hushed: bool,
    size: usize,
    functions: &Functions,
) -> (&'t str, Aim) {
    let literal: Vec<&str> = words
        .iter()
        .map(|(word, plain)| if *plain { word } else { "\"" })
        .collect();
    let mut at = 0;
    while let Some(wrapper) = WRAPPERS.iter().find(|own| own.name == literal[at]) {
        let looks = wrapper.name == "command" && matches!(literal.get(at + 1), Some(&"-v" | &"-V"));
        let next = after_wrapper(&literal, at, wrapper);
        if looks {
            return ("command", Aim::Ask);
        }
        if next >= words.len() {
            break;
        }
        at = next;
    }
    let (word, plain) = words[at];
    let arguments = &literal[at + 1..];
    if !plain {
        // What a variable holds, such as `true`, is asked for; with arguments, it does something.
        let variable = word.trim_matches('"').starts_with('$') && !word.contains("$(");
        let asks = variable && arguments.is_empty();
        return ("", if asks { Aim::Ask } else { Aim::Work });
    }
    if let Some(aim) = functions.get(word) {
        return (word, *aim);
    }
    let name = word.rsplit('/').next().unwrap_or(word);
    let aim = if SAYING.contains(&name) || DECLARING.contains(&name) {
        Aim::Say
    } else if ASKING.contains(&name)
        || DECIDING.contains(&name)
        || handed(name, &words[at..], &literal[at..], size)
    {
        Aim::Ask
    } else if fetches_nothing(name, arguments, hushed) || asks_by(name, arguments) {
        Aim::Look
    } else {
        Aim::Work
    };
    (name, aim)
}

/// Whether a program that fetches things only looks whether they are there.
fn fetches_nothing(name: &str, arguments: &[&str], hushed: bool) -> bool {
    match name {
        "curl" => {
            let sends = |word: &&str| {
                let long = ["--data", "--form", "--json", "--request", "--upload-file"];
                let short = word.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
                long.iter().any(|option| word.starts_with(option))
                    || short.is_some_and(|letters| letters.contains(['d', 'F', 'T', 'X']))
            };
            let nowhere = hushed
                || arguments.contains(&"/dev/null")
                || arguments
                    .iter()
                    .any(|word| matches!(*word, "--head" | "-I"));
            nowhere && !arguments.iter().any(sends)
        }
        "wget" => arguments.contains(&"--spider"),
        _ => false,
    }
}

/// Whether a program asks by what it is given first: a sub-command, or an option.
fn asks_by(name: &str, arguments: &[&str]) -> bool {
    let Some((_, ways)) = ASKING_BY.iter().find(|(program, _)| *program == name) else {
        return false;
    };
    let (mut first, mut taken) = (None, false);
    for word in arguments {
        if std::mem::take(&mut taken) {
            continue;
        }
        if !word.starts_with('-') {
            first = Some(*word);
            break;
        }
        taken = TAKING.contains(word);
    }
    let has = |way: &str| {
        arguments.iter().any(|word| {
            let short = way.strip_prefix('-').filter(|rest| rest.len() == 1);
            let letters = word.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
            match (short, letters) {
                (Some(short), Some(letters)) => letters.contains(short),
                _ => way
                    .strip_suffix('*')
                    .map_or(*word == way, |way| word.starts_with(way)),
            }
        })
    };
    ways.iter().any(|way| {
        let mut parts = way.split(' ');
        let begins = parts.next().is_some_and(|part| match part {
            "*" => true,
            option if option.starts_with('-') => has(option),
            sub => first == Some(sub),
        });
        begins && parts.all(has)
    })
}

/// Whether a command hands another one, which only asks, to a shell or into a container.
fn handed(name: &str, words: &[(&str, bool)], literal: &[&str], size: usize) -> bool {
    let (code, from) = match name {
        _ if SHELLS.contains(&name) => {
            let option = |word: &&str| {
                let letters = word.strip_prefix('-').filter(|rest| !rest.starts_with('-'));
                letters.is_some_and(|letters| letters.ends_with('c'))
            };
            let Some(at) = literal.iter().position(option) else {
                return false;
            };
            (true, at + 1)
        }
        "ssh" => match ssh_host(literal) {
            Some(host) => (true, host + 1),
            None => return false,
        },
        "docker" | "kubectl" | "nerdctl" | "oc" | "podman" => {
            match literal.iter().position(|word| *word == "exec") {
                Some(at) => (false, after_wrapper(literal, at, &EXEC)),
                None => return false,
            }
        }
        _ => return false,
    };
    let Some(rest) = words.get(from..).filter(|rest| !rest.is_empty()) else {
        return false;
    };
    let inner = if code {
        let until = if name == "ssh" { rest.len() } else { 1 };
        let parts: Option<Vec<String>> = rest[..until]
            .iter()
            .map(|(word, _)| unquoted(word))
            .collect();
        parts.map(|parts| parts.join(" "))
    } else {
        let parts: Vec<&str> = rest.iter().map(|(word, _)| *word).collect();
        Some(parts.join(" "))
    };
    // What is handed on is less than what hands it on.
    let Some(inner) = inner.filter(|inner| inner.len() < size) else {
        return false;
    };
    let scan = scan(&inner);
    scan.fault.is_none() && {
        let functions = functions(&inner, &scan);
        aim(&inner, &scan.events, &functions).asks()
    }
}

/// Whether a text assigns to a variable what others have come to, which what is put before it
/// would change.
pub(super) fn names_status(text: &str) -> bool {
    ["$?", "${?", "PIPESTATUS"]
        .iter()
        .any(|name| text.contains(name))
}

/// The word without the quotes that it begins with, where it assigns something all the same.
pub(super) fn assigns(word: &str) -> bool {
    assigned(word.trim_start_matches(['"', '\''])).is_some()
}
