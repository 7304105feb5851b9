//! What is damaged in commands of PowerShell, which knows curly quotes, dashes and
//! no-break spaces itself: but not in the names of commands, nor in what is given to
//! programs.

use super::{DASHES, Damage, Harm, entities, has_single_hyphens, option};
use crate::shell::powershell::{Piece, pieces};
use std::ops::Range;

pub(super) fn damages(text: &str) -> Vec<Damage> {
    let odd = text.contains(DASHES);
    let trailing = text.contains("` ") || text.contains("`\t");
    let mut found = Vec::new();
    if text.contains('&') {
        let texts = texts(text);
        found.extend(entities(text, |at| covers(&texts, at)));
    }
    if trailing {
        found.extend(backticks(text));
    }
    if odd {
        let mut program = None;
        for piece in pieces(text) {
            match piece {
                Piece::End => program = None,
                Piece::Word(range, command) => {
                    let raw = text.get(range.clone()).unwrap_or_default();
                    if command {
                        program = Some(raw);
                        let dashes = raw.match_indices(DASHES);
                        found.extend(dashes.map(|(at, dash)| {
                            let at = range.start + at;
                            Damage::replaced(Harm::Dash, at..at + dash.len(), "-")
                        }));
                    } else if let Some(program) = program.filter(|program| is_program(program))
                        && let Some((length, hyphens)) = option(raw, has_single_hyphens(program))
                    {
                        let range = range.start..range.start + length;
                        found.push(Damage::replaced(Harm::Dash, range, hyphens));
                    }
                }
            }
        }
    }
    found
}

/// Whether a name is that of a program: cmdlets have a verb and a noun, and are written
/// with capitals.
fn is_program(name: &str) -> bool {
    !name.contains('-') && !name.contains(char::is_uppercase)
}

/// Backticks with blanks behind them, where the line was to go on.
fn backticks(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    let texts = texts(text);
    for (at, _) in text.match_indices('`') {
        let rest = &text[at + 1..];
        let end = rest.trim_start_matches([' ', '\t', '\r']);
        let blanks = rest.len() - end.len();
        let goes_on = end
            .strip_prefix('\n')
            .and_then(|below| below.lines().next())
            .is_some_and(|line| !line.trim().is_empty());
        if rest.starts_with([' ', '\t']) && goes_on && !covers(&texts, at) {
            let range = at + 1..at + 1 + blanks;
            found.push(Damage::replaced(Harm::Trailing, range, ""));
        }
    }
    found
}

/// Where text is quoted or a comment: within a line, in here-strings and in block comments.
fn texts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut last = ' ';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut length = c.len_utf8();
        match open {
            Some((start, end)) if rest.starts_with(end) || (end.len() == 1 && c == '\n') => {
                length = end.len();
                found.push(start..at + length);
                open = None;
            }
            Some(_) => {}
            None => {
                let marks = [
                    ("@\"\n", "\n\"@"),
                    ("@'\n", "\n'@"),
                    ("<#", "#>"),
                    ("\"", "\""),
                    ("'", "'"),
                ];
                let mark = marks.iter().find(|(mark, _)| rest.starts_with(mark));
                if let Some((mark, end)) = mark {
                    open = Some((at, end));
                    // The line end of a here-string may be that of its last line.
                    length = mark.trim_end_matches('\n').len();
                } else if c == '#' && last.is_whitespace() {
                    open = Some((at, "\n"));
                }
            }
        }
        at += length;
        last = c;
    }
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

fn covers(texts: &[Range<usize>], at: usize) -> bool {
    let after = texts.partition_point(|range| range.start <= at);
    after > 0 && texts[after - 1].contains(&at)
}
