//! What is left open: a quote that nothing closes, a here-document without its end.

use super::{Damage, Harm};
use crate::shell::bash::{Fault, scan};
use crate::shell::{Shell, edit, natures, powershell};
use std::ops::Range;

/// In a longer text, in bytes, nobody can tell where something was to be closed.
const LONGEST: usize = 10_000;

/// So many places are tried.
const MOST: usize = 8;

/// What is left open in a text, where it can be told how it was meant.
pub(super) fn left_open(shell: Shell, text: &str) -> Option<Damage> {
    if text.len() > LONGEST || !is_open(shell, text) {
        return None;
    }
    let closes = |damage: &Damage| {
        let mended = edit::apply(text, damage.edits.clone());
        // What nobody knows could be any text with an apostrophe in it.
        !is_open(shell, &mended) && (shell != Shell::Bash || natures(shell, &mended).known)
    };
    let documents = match shell {
        Shell::Bash => documents(text),
        Shell::Powershell => here_strings(text),
        Shell::Cmd => return None,
    };
    documents
        .into_iter()
        .chain(quotes(shell, text))
        .take(MOST)
        .find(closes)
}

fn is_open(shell: Shell, text: &str) -> bool {
    match shell {
        Shell::Bash => scan(text).fault == Some(Fault::Open),
        Shell::Powershell => !text.trim().is_empty() && !powershell::is_whole(text),
        Shell::Cmd => false,
    }
}

/// The lines of a text with the places where they stand, without their ends.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Here-documents whose last line is indented, or is not there.
fn documents(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("<<") {
        let rest = &text[at + 2..];
        if rest.starts_with('<') || text[..at].ends_with('<') {
            continue;
        }
        let strips = rest.starts_with('-');
        let name = rest[usize::from(strips)..].trim_start_matches([' ', '\t']);
        let name = name.trim_start_matches(['\'', '"', '\\']);
        let length = name
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
            .count();
        let name = &name[..length];
        if name.is_empty() {
            continue;
        }
        let ends = |line: &str| {
            let line = if strips {
                line.trim_start_matches('\t')
            } else {
                line
            };
            line == name
        };
        let below = || lines(text).filter(|(start, _)| *start > at);
        if below().any(|(_, line)| ends(line)) {
            continue;
        }
        if let Some((start, line)) = below().find(|(_, line)| line.trim() == name) {
            let range = start..start + line.len();
            found.push(Damage::replaced(Harm::Document, range, name));
        } else {
            let shown = at..at + 2 + rest.find(name).unwrap_or_default() + length;
            let gap = if text.ends_with('\n') { "" } else { "\n" };
            found.push(Damage {
                harm: Harm::Document,
                range: shown,
                edits: vec![(text.len()..text.len(), format!("{gap}{name}\n"))],
            });
        }
    }
    found
}

/// Here-strings of PowerShell whose last line is indented.
fn here_strings(text: &str) -> Vec<Damage> {
    let ends = |line: &str| {
        let mark = line.trim_start();
        line.len() > mark.len() && (mark.starts_with("\"@") || mark.starts_with("'@"))
    };
    lines(text)
        .filter(|(_, line)| ends(line))
        .map(|(start, line)| {
            let blanks = line.len() - line.trim_start().len();
            Damage {
                harm: Harm::Document,
                range: start..start + blanks + 2,
                edits: vec![(start..start + blanks, String::new())],
            }
        })
        .collect()
}

/// Quotes that close nowhere, as if they closed at the end of their line.
fn quotes(shell: Shell, text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (start, line) in lines(text) {
        let Some((at, quote)) = open_quote(shell, line) else {
            continue;
        };
        let escape = if shell == Shell::Bash { '\\' } else { '`' };
        let words = line.trim_end();
        let words = words.strip_suffix(escape).map_or(words, str::trim_end);
        let end = start + words.len();
        let range: Range<usize> = start + at..start + at + 1;
        found.push(Damage {
            harm: Harm::Unclosed,
            range,
            edits: vec![(end..end, quote.to_string())],
        });
    }
    found
}

/// The quote that a line leaves open, where it begins a word or a value.
fn open_quote(shell: Shell, line: &str) -> Option<(usize, char)> {
    let escape = if shell == Shell::Bash { '\\' } else { '`' };
    let mut open: Option<(usize, char)> = None;
    let mut last = ' ';
    let mut escaped = false;
    for (at, c) in line.char_indices() {
        let single = open.is_some_and(|(_, quote)| quote == '\'');
        if std::mem::take(&mut escaped) {
        } else if c == escape && !single {
            escaped = true;
        } else {
            match (open, c) {
                (None, '"' | '\'') => open = Some((at, c)),
                (None, '#') if last.is_whitespace() => return None,
                (Some((_, quote)), c) if quote == c => open = None,
                _ => {}
            }
        }
        last = c;
    }
    open.filter(|(at, _)| {
        let before = line[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || "=:,([{".contains(c))
    })
}
