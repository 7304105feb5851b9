//! The programs that a text of commands calls, with their words.

use super::handed::bare;
use crate::shell::Shell;
use crate::shell::bash::{Event, Role, WRAPPERS, Word, after_wrapper, scan};
use std::borrow::Cow;
use std::ops::Range;

/// A program that is called.
#[derive(Debug)]
pub(in crate::shell) struct Call<'t> {
    pub(in crate::shell) program: &'t str,
    /// The words after it.
    pub(in crate::shell) words: Vec<&'t str>,
    /// Whether its input is no terminal.
    pub(in crate::shell) fed: bool,
    /// Whether it runs beside what comes next.
    pub(in crate::shell) background: bool,
    /// Whether something ends it.
    pub(in crate::shell) bounded: bool,
    /// The texts that it reads: here-documents, and what is piped to it word for word.
    pub(in crate::shell) documents: Vec<Cow<'t, str>>,
}

/// The programs that a text of commands calls, in order.
pub(in crate::shell) fn calls(shell: Shell, text: &str) -> Vec<Call<'_>> {
    match shell {
        Shell::Bash => of_bash(text),
        Shell::Powershell | Shell::Cmd => by_lines(text),
    }
}

fn of_bash(text: &str) -> Vec<Call<'_>> {
    let mut found = Vec::new();
    // The words of each level, outermost first; and where the one before ended.
    let mut levels: Vec<(Vec<Word>, bool)> = vec![(Vec::new(), false)];
    let mut piped = false;
    // Of each loop and group, which calls are before it, and whether something is piped to it.
    let mut compounds: Vec<(usize, bool)> = Vec::new();
    let mut passed = Vec::new();
    let mut documents: Vec<Cow<'_, str>> = Vec::new();
    let scanned = scan(text);
    let bodies: Vec<Range<usize>> = scanned.document_bodies().collect();
    for event in scanned.events {
        match event {
            Event::Word(word) => {
                if let Some((words, fed)) = levels.last_mut() {
                    match word.role {
                        Role::Command | Role::Argument => words.push(word),
                        Role::Target => *fed |= is_input(text, &word.range),
                        Role::Keyword => match text.get(word.range.clone()) {
                            Some("while" | "until" | "for" | "{") => {
                                compounds.push((found.len(), piped));
                            }
                            Some("done" | "}") => {
                                let (from, fed) = compounds.pop().unwrap_or_default();
                                feed(&mut found, from, fed || is_fed(text, word.range.end));
                            }
                            _ => {}
                        },
                        _ => {}
                    }
                }
            }
            Event::Document(number) => {
                let body = bodies.get(number).cloned();
                documents.extend(body.and_then(|body| text.get(body)).map(Cow::Borrowed));
                if let Some((_, fed)) = levels.last_mut() {
                    *fed = true;
                }
            }
            Event::Open => levels.push((Vec::new(), false)),
            Event::Close => {
                if levels.len() > 1 {
                    levels.pop();
                }
            }
            Event::End => {
                let Some((words, fed)) = levels.last_mut() else {
                    continue;
                };
                let (words, fed) = (std::mem::take(words), std::mem::take(fed));
                let Some(last) = words.last() else {
                    continue;
                };
                let after = after(text, last.range.end);
                let feeds = after.starts_with('|') && !after.starts_with("||");
                let beside = after.starts_with('&') && !after.starts_with("&&");
                let own = call(text, &words, fed || piped, beside);
                let mut documents = std::mem::take(&mut documents);
                documents.append(&mut passed);
                let own = own.map(|own| Call { documents, ..own });
                passed = own.iter().filter(|_| feeds).flat_map(passes).collect();
                found.extend(own);
                piped = feeds;
            }
            Event::Variable(..)
            | Event::Counted(_)
            | Event::Reckoned(_)
            | Event::Piped(_)
            | Event::Over(_) => {}
        }
    }
    found
}

/// That the calls from some place on have an input of their own where it is `fed`: that of the loop
/// or group that they are in.
fn feed(found: &mut [Call<'_>], from: usize, fed: bool) {
    for call in found.iter_mut().skip(from) {
        call.fed |= fed;
    }
}

/// Whether what ends at a place of a text reads a file or a here-document.
fn is_fed(text: &str, end: usize) -> bool {
    let line = text[end..].split(['\n', ';', '|', '&']).next();
    line.is_some_and(|line| line.contains('<'))
}

/// The texts that a call hands to the next one as they are.
fn passes<'t>(call: &Call<'t>) -> Vec<Cow<'t, str>> {
    match call.program.rsplit('/').next().unwrap_or_default() {
        "cat" | "tee" | "envsubst" | "sed" => call.documents.clone(),
        "echo" | "printf" => {
            let words = call.words.iter().skip_while(|word| word.starts_with('-'));
            let words: Vec<String> = words.map(|word| bare(word)).collect();
            vec![Cow::Owned(words.join(" "))]
        }
        _ => Vec::new(),
    }
}

/// Whether a redirection reads its file.
fn is_input(text: &str, target: &Range<usize>) -> bool {
    text[..target.start].trim_end().ends_with('<')
}

/// What follows a command, past its redirections, on its line.
fn after(text: &str, end: usize) -> &str {
    let rest = &text[end..];
    let line = rest.split('\n').next().unwrap_or_default();
    let at = line
        .char_indices()
        .find(|(at, c)| match c {
            // `2>&1` and `>&2` are no marks.
            '&' => !line[..*at].ends_with('>') && !line[at + 1..].starts_with('>'),
            '|' | ';' => true,
            _ => false,
        })
        .map(|(at, _)| at);
    at.map_or("", |at| &line[at..])
}

fn call<'t>(text: &'t str, words: &[Word], fed: bool, background: bool) -> Option<Call<'t>> {
    let words: Vec<&str> = words
        .iter()
        .map(|word| text.get(word.range.clone()).unwrap_or_default())
        .collect();
    let (mut at, mut bounded, mut fed) = (0, false, fed);
    // `watch` is told by the table itself.
    let wrapper = |at: usize| {
        let mut all = WRAPPERS.iter().filter(|wrapper| wrapper.name != "watch");
        all.find(|wrapper| words.get(at) == Some(&wrapper.name))
    };
    while let Some(wrapper) = wrapper(at) {
        bounded |= wrapper.name == "timeout";
        fed |= wrapper.name == "xargs";
        let next = after_wrapper(&words, at, wrapper);
        if next >= words.len() {
            break;
        }
        at = next;
    }
    let program = words.get(at)?;
    Some(Call {
        program,
        words: words[at + 1..].to_vec(),
        fed,
        background,
        bounded,
        documents: Vec::new(),
    })
}

/// The calls of a shell of which no more is known than where its lines and pipelines end.
fn by_lines(text: &str) -> Vec<Call<'_>> {
    let parts = text.split(['\n', ';', '|', '{', '(']);
    parts
        .filter_map(|part| {
            let part = part.trim().trim_start_matches(['&', ' ']);
            let part = part.split_once(" = ").map_or(part, |(_, right)| right);
            let mut words = part.split_whitespace();
            let program = words.next().filter(|word| !word.starts_with('#'))?;
            if program.starts_with("$_") && words.clone().next().is_some_and(is_comparison) {
                return None;
            }
            Some(Call {
                program,
                words: words.collect(),
                fed: false,
                background: false,
                bounded: false,
                documents: Vec::new(),
            })
        })
        .collect()
}

/// Whether a word of PowerShell compares what stands before it, and calls nothing.
fn is_comparison(word: &str) -> bool {
    const COMPARING: &[&str] = &[
        "eq",
        "ne",
        "gt",
        "ge",
        "lt",
        "le",
        "like",
        "notlike",
        "match",
        "notmatch",
        "contains",
        "notcontains",
        "in",
        "notin",
    ];
    let Some(name) = word.strip_prefix('-').map(str::to_lowercase) else {
        return false;
    };
    // With regard to case, or without.
    let bare = name.strip_prefix(['c', 'i']).unwrap_or(&name);
    COMPARING.contains(&name.as_str()) || COMPARING.contains(&bare)
}
