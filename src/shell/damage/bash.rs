//! What is damaged in commands of bash.

use super::{BLANKS, DASHES, Damage, ENTITIES, Harm, entities, has_single_hyphens, option};
use crate::shell::bash::{Event, Role, Scan, Word, scan};
use std::ops::Range;

pub(super) fn damages(text: &str) -> Vec<Damage> {
    let odd = !text.is_ascii();
    let trailing = text.contains("\\ ") || text.contains("\\\t");
    let entity = text.contains('&') && ENTITIES.iter().any(|(entity, _)| text.contains(entity));
    let comment = text.contains("\\\n") && has_comment_below(text);
    if !(odd || trailing || entity || comment) {
        return Vec::new();
    }
    let scan = scan(text);
    let mut found = Vec::new();
    if entity {
        let plain = Stretches::of(text, &scan, true);
        found.extend(entities(text, |at| plain.cover(at)));
    }
    if comment {
        found.extend(comments(text, &Stretches::of(text, &scan, false)));
    }
    if odd || trailing {
        let (mut program, mut open) = ("", false);
        for event in &scan.events {
            if let Event::Word(word) = event {
                if word.role == Role::Command {
                    program = text.get(word.range.clone()).unwrap_or_default();
                }
                in_word(
                    text,
                    word,
                    has_single_hyphens(program),
                    &mut open,
                    &mut found,
                );
            }
        }
    }
    found
}

/// Whether a comment stands below a line that goes on.
fn has_comment_below(text: &str) -> bool {
    let mut parts = text.split("\\\n").skip(1);
    parts.any(|below| below.trim_start_matches([' ', '\t']).starts_with('#'))
}

/// Stretches of a text in which nothing is an operator, in order.
struct Stretches(Vec<Range<usize>>);

impl Stretches {
    /// Words and here-documents, and `comments` where asked for.
    fn of(text: &str, scan: &Scan, comments: bool) -> Self {
        let words = scan.events.iter().filter_map(|event| match event {
            Event::Word(word) => Some(word.range.clone()),
            _ => None,
        });
        let mut all: Vec<Range<usize>> = words.chain(scan.document_bodies()).collect();
        if comments {
            let mut start = 0;
            for line in text.split_inclusive('\n') {
                let blanks = line.len() - line.trim_start().len();
                let opens = line[blanks..].starts_with('#').then_some(0);
                if let Some(at) = opens.or_else(|| line.find(" #")) {
                    all.push(start + at..start + line.len());
                }
                start += line.len();
            }
        }
        all.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(all.len());
        for range in all {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    fn cover(&self, at: usize) -> bool {
        let after = self.0.partition_point(|range| range.start <= at);
        after > 0 && self.0[after - 1].contains(&at)
    }
}

/// Comments within a command that goes on below them.
fn comments(text: &str, words: &Stretches) -> Vec<Damage> {
    let mut found = Vec::new();
    let mut at = 0;
    // Where the command begins whose last line goes on.
    let mut command: Option<usize> = None;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let own = line.trim();
        let goes_on = own.ends_with('\\');
        let Some(begin) = command else {
            command = (goes_on && !own.starts_with('#')).then_some(start);
            continue;
        };
        let place = start + (line.len() - line.trim_start().len());
        if !own.starts_with('#') || words.cover(place) {
            command = command.filter(|_| goes_on);
            continue;
        }
        let below = lines.peek().map_or("", |line| line.trim());
        if goes_on || below.starts_with(['-', '|', '&', '>', '#']) {
            let comment = own.trim_end_matches('\\').trim_end();
            found.push(Damage {
                harm: Harm::Comment,
                range: place..place + own.len(),
                edits: vec![
                    (begin..begin, format!("{comment}\n")),
                    (start..at, String::new()),
                ],
            });
        } else {
            command = None;
        }
    }
    found
}

/// `open` is whether a single curly quote is open.
fn in_word(text: &str, word: &Word, single: bool, open: &mut bool, found: &mut Vec<Damage>) {
    let raw = text.get(word.range.clone()).unwrap_or_default();
    let start = word.range.start;
    let mut quoted = Quoted::default();
    // No program begins with a dash: below a line that has lost its end, it is an option.
    if matches!(word.role, Role::Argument | Role::Command)
        && let Some((length, hyphens)) = option(raw, single)
    {
        let range = shown(start, &raw[..length]);
        found.push(Damage {
            harm: Harm::Dash,
            range,
            edits: vec![(start..start + length, hyphens.to_owned())],
        });
    }
    // Names of programs and of options have no dashes.
    let named = match word.role {
        Role::Command => raw.len(),
        Role::Argument if raw.starts_with(|c| c == '-' || DASHES.contains(&c)) => {
            raw.find('=').unwrap_or(raw.len())
        }
        _ => 0,
    };
    let leading = raw.len()
        - raw
            .trim_start_matches(|c| c == '-' || DASHES.contains(&c))
            .len();
    for (at, c) in raw.char_indices() {
        let range = start + at..start + at + c.len_utf8();
        if std::mem::take(&mut quoted.escaped) {
            let rest = text.get(range.start..).unwrap_or_default();
            let end = rest.trim_start_matches([' ', '\t', '\r']);
            if matches!(c, ' ' | '\t') && end.starts_with('\n') {
                let end = range.start + rest.len() - end.len();
                found.push(Damage::replaced(Harm::Trailing, range.start..end, ""));
            }
            continue;
        }
        if quoted.passes(c) {
            continue;
        }
        let opens = || {
            let before = raw[..at].chars().next_back();
            before.is_none_or(|c| matches!(c, '=' | ':' | ',' | '(' | '[' | '{'))
        };
        match c {
            _ if BLANKS.contains(&c) => found.push(Damage::replaced(Harm::Blank, range, " ")),
            '\u{201c}' | '\u{201d}' | '\u{201e}' => {
                found.push(Damage::replaced(Harm::Quote, range, "\""));
            }
            '\u{2018}' | '\u{2019}' if *open || opens() => {
                *open = !*open;
                found.push(Damage::replaced(Harm::Quote, range, "'"));
            }
            _ if DASHES.contains(&c) && at >= leading && at < named => {
                found.push(Damage::replaced(Harm::Dash, range, "-"));
            }
            _ => {}
        }
    }
}

/// The first dash of those that an option begins with.
fn shown(start: usize, dashes: &str) -> Range<usize> {
    let at = dashes.find(DASHES).unwrap_or_default();
    let length = dashes[at..].chars().next().map_or(0, char::len_utf8);
    start + at..start + at + length
}

/// Which quotes a walk through a word is in.
#[derive(Default)]
struct Quoted {
    single: bool,
    double: bool,
    escaped: bool,
}

impl Quoted {
    /// Takes a character; whether it is a quote, or text within one.
    fn passes(&mut self, c: char) -> bool {
        match c {
            '\\' if !self.single => self.escaped = true,
            '\'' if !self.double => self.single = !self.single,
            '"' if !self.single => self.double = !self.double,
            _ => return self.single || self.double,
        }
        true
    }
}
