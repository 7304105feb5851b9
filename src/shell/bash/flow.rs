//! Where values go: into variables, through them into others, into files and functions,
//! and into code in the end.

use super::meaning::{Walk, meaning};
use super::scan;
use super::target::is_variable;
use super::tools::{Command, unquoted};
use crate::shell::code;
use crate::shell::origin::{MOST, Origin};
use crate::shell::placeholder;
use std::collections::BTreeSet;
use std::ops::Range;

/// How deep code within code is read.
const DEEPEST: usize = 3;

impl Walk<'_> {
    /// What stands in a range: placeholders, and what its variables hold.
    pub(super) fn origin(&self, range: &Range<usize>) -> Origin {
        let found = &self.scan.found;
        let first = found.partition_point(|found| found.span.start < range.start);
        let after = found.partition_point(|found| found.span.start < range.end);
        let mut origin = Origin {
            found: (first..after.max(first)).take(MOST + 1).collect(),
            ..Origin::default()
        };
        for (_, _, other) in self.expansions(range) {
            origin.add(other);
            if origin.any {
                break;
            }
        }
        origin.add(&Origin::default());
        origin
    }

    pub(super) fn expansions(&self, range: &Range<usize>) -> &[(usize, String, Origin)] {
        let first = self.expanded.partition_point(|(at, ..)| *at < range.start);
        let after = self.expanded.partition_point(|(at, ..)| *at < range.end);
        self.expanded.get(first..after).unwrap_or_default()
    }

    /// From here on, a variable or file may hold what comes from somewhere.
    pub(super) fn carry(&mut self, name: &str, origin: &Origin) {
        if !origin.is_empty() {
            self.carried.entry(name.to_owned()).or_default().add(origin);
        }
    }

    /// What is reckoned with is code, and so is what the variables in it hold.
    pub(super) fn reckon(&mut self, range: &Range<usize>) {
        self.unplace(range);
        self.code.push(range.clone());
        self.reckoned.push(range.clone());
    }

    /// Notes the values that begin an argument of a program.
    pub(super) fn lead(&mut self, command: &Command) {
        for word in command.words.iter().skip(1) {
            let text = self.text.get(word.range.clone()).unwrap_or_default();
            if text == "--" {
                return;
            }
            let inner = text.trim_start_matches(['"', '\'', '$']);
            let start = word.range.end - inner.len();
            let first = self
                .scan
                .found
                .partition_point(|found| found.span.start < start);
            if let Some(found) = self.scan.found.get(first)
                && found.span.start == start
                && text.len() - inner.len() < 3
            {
                let name = placeholder::name(&self.text[start..found.span.end]);
                self.out.leading.push(name.to_owned());
            }
            let first = self.expanded.partition_point(|(at, ..)| *at < start);
            if let Some((at, name, origin)) = self.expanded.get(first)
                && *at <= start + 1
                && text.trim_start_matches('"').starts_with('$')
            {
                self.out.leading.push(name.clone());
                let found = origin.found.iter().filter_map(|n| self.scan.found.get(*n));
                let names = found.filter_map(|found| self.text.get(found.span.clone()));
                let names = names.map(|marked| placeholder::name(marked).to_owned());
                self.out.leading.extend(names);
            }
        }
    }

    /// Notes what files get of a command.
    pub(super) fn write(
        &mut self,
        files: &[Range<usize>],
        given: &[Range<usize>],
        span: &Range<usize>,
    ) {
        for range in files {
            if let Some(name) = unquoted(self.slice(range)) {
                self.write_to(&name, given, span);
            }
        }
    }

    pub(super) fn write_to(&mut self, name: &str, given: &[Range<usize>], span: &Range<usize>) {
        let ranges = given.iter().chain([span]);
        if code::is_code_file(name) {
            for range in ranges.clone() {
                self.expose(range);
            }
        }
        // A here-document is read after its command: what it expands is not known yet.
        let later =
            |range: &Range<usize>| range.start >= span.end && self.slice(range).contains('$');
        let documents = given.iter().any(later);
        let mut origin = ranges.fold(Origin::default(), |mut origin, range| {
            origin.add(&self.origin(range));
            origin
        });
        if documents {
            origin.add(&Origin::any());
        }
        self.carry(&file(name), &origin);
    }

    /// What stands in a range is code for another shell.
    pub(super) fn expose(&mut self, range: &Range<usize>) {
        self.unplace(range);
        self.code.push(range.clone());
        let text = self.text;
        for inner in quoted(text.get(range.clone()).unwrap_or_default()) {
            self.expose_inner(inner);
        }
    }

    /// Code that is quoted expands variables of its own, which hold what they hold here.
    pub(super) fn expose_inner(&mut self, inner: &str) {
        if self.depth < DEEPEST {
            let analysis = meaning(inner, &scan(inner), &[], self.depth + 1);
            for name in analysis.exposed {
                if let Some(origin) = self.carried.get(&name).cloned() {
                    self.give_up(&origin);
                }
                self.out.exposed.push(name);
            }
        }
    }

    /// What comes from somewhere ends in code.
    pub(super) fn give_up(&mut self, origin: &Origin) {
        if origin.any {
            self.unplaced.fill(true);
            let names = self.expanded.iter().map(|(_, name, _)| name);
            self.out
                .exposed
                .extend(names.filter(|name| is_variable(name)).cloned());
        }
        for number in &origin.found {
            if let Some(unplaced) = self.unplaced.get_mut(*number) {
                *unplaced = true;
            }
        }
        self.out.exposed.extend(origin.uses.iter().cloned());
    }

    /// No value can take the place of the placeholders in a range.
    pub(super) fn unplace(&mut self, range: &Range<usize>) {
        let found = &self.scan.found;
        let first = found.partition_point(|found| found.span.start < range.start);
        let after = found.partition_point(|found| found.span.start < range.end);
        self.unplaced[first..after.max(first)].fill(true);
    }

    /// Follows what ended in code back to where it comes from.
    pub(super) fn trace(&mut self) {
        let mut origins = Vec::new();
        let mut given = false;
        for range in merged(std::mem::take(&mut self.code)) {
            for (_, name, origin) in self.expansions(&range) {
                given |= !is_variable(name) && origin.any;
                origins.push(origin.clone());
            }
        }
        if given {
            let names = self.functions.iter().map(|name| format!("runs {name}"));
            self.out.marks.extend(names);
        }
        for range in merged(std::mem::take(&mut self.reckoned)) {
            let plain = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
            for name in self
                .slice(&range)
                .split(plain)
                .filter(|name| is_variable(name))
            {
                if let Some(origin) = self.carried.get(name) {
                    origins.push(origin.clone());
                }
                origins.push(Origin {
                    uses: BTreeSet::from([name.to_owned()]),
                    ..Origin::default()
                });
            }
        }
        for (name, range) in std::mem::take(&mut self.called) {
            if self.marks.contains(&format!("runs {name}")) {
                origins.push(self.origin(&range));
            }
        }
        let mut seen = BTreeSet::new();
        for origin in origins {
            if origin.any
                || !origin.found.is_empty()
                || origin.uses.iter().any(|name| seen.insert(name.clone()))
            {
                self.give_up(&origin);
                if origin.any {
                    break;
                }
            }
        }
    }
}

/// What a file is known by, however its path begins.
pub(super) fn file(name: &str) -> String {
    format!("file:{}", name.strip_prefix("./").unwrap_or(name))
}

/// What stands between single quotes, in the order of the text.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('\'')
        .skip(1)
        .step_by(2)
        .filter(|inner| inner.contains('$'))
        .take(8)
}

/// Ranges in the order of the text, each part once.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
