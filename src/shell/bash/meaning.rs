//! What a scanned text refers to: one walk over its events.

use super::names::{DECLARING, ENVIRONMENT, listed};
use super::state::{Event, Operator, Role, Scan, Word};
use super::target::{assigned, is_variable};
use super::tools::Command;
use crate::shell::{Analysis, Placeholder};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

/// What a text refers to.
pub(super) fn meaning(text: &str, scan: &Scan) -> Analysis {
    let mut walk = Walk {
        text,
        scan,
        levels: vec![Level::default()],
        // With a fault, nobody knows which quoting holds.
        unplaced: scan
            .found
            .iter()
            .map(|found| found.quoting.is_none() || scan.fault.is_some())
            .collect(),
        expanded: Vec::new(),
        code: Vec::new(),
        out: Analysis::default(),
        used: HashSet::new(),
        tools: BTreeSet::new(),
        functions: HashSet::new(),
    };
    for event in &scan.events {
        walk.event(event);
    }
    walk.finish()
}

/// Commands in one process.
#[derive(Default)]
struct Level {
    sets: HashSet<String>,
    /// What the assignments before a command set: for good, if no command
    /// follows.
    pending: Vec<String>,
    command: Command,
    /// What a here-string or a file gives the command.
    targets: Vec<Range<usize>>,
    /// What the command before prints.
    printed: Vec<Range<usize>>,
}

struct Walk<'t> {
    text: &'t str,
    scan: &'t Scan,
    levels: Vec<Level>,
    /// For each placeholder found, whether no value can take its place.
    unplaced: Vec<bool>,
    /// Where variables are expanded that are set nowhere before.
    expanded: Vec<(usize, String)>,
    /// What is code for another shell. A here-document is read after its command.
    code: Vec<Range<usize>>,
    out: Analysis,
    used: HashSet<String>,
    tools: BTreeSet<String>,
    functions: HashSet<String>,
}

impl Walk<'_> {
    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn level(&mut self) -> &mut Level {
        if self.levels.is_empty() {
            self.levels.push(Level::default());
        }
        let last = self.levels.len() - 1;
        &mut self.levels[last]
    }

    fn event(&mut self, event: &Event) {
        match event {
            Event::Open => self.levels.push(Level::default()),
            Event::Close => {
                self.end();
                if self.levels.len() > 1 {
                    self.levels.pop();
                }
            }
            Event::End => self.end(),
            Event::Document(number) => self.level().command.documents.push(*number),
            Event::Counted(range) => {
                let name = self.slice(range).to_owned();
                self.set(name);
            }
            Event::Variable(range, operator) => {
                let name = self.slice(range).to_owned();
                match operator {
                    Operator::Needs => self.uses(name, range.start),
                    Operator::Sets => self.set(name),
                    Operator::Defaults => {}
                }
            }
            Event::Word(word) => self.word(word),
        }
    }

    fn word(&mut self, word: &Word) {
        match word.role {
            Role::Command => {
                self.level().pending.clear();
                self.level().command.words.push(word.clone());
            }
            Role::Argument => {
                self.level().command.words.push(word.clone());
                let first = self.level().command.words[0].clone();
                if first.plain && DECLARING.contains(&self.slice(&first.range)) {
                    self.declare(word);
                }
            }
            Role::Assignment => {
                let text = self.slice(&word.range).to_owned();
                let Some(target) = assigned(&text) else {
                    return;
                };
                if target.subscript {
                    let start = word.range.start;
                    self.unplace(&(start..start + target.end));
                }
                self.level().pending.push(text[..target.name].to_owned());
            }
            Role::Loop => {
                self.unplace(&word.range);
                let name = self.slice(&word.range).to_owned();
                self.set(name);
            }
            Role::Function => {
                self.unplace(&word.range);
                let name = self.slice(&word.range).to_owned();
                self.functions.insert(name);
            }
            // `[key]=value` in an array reckons with its key.
            Role::Other if self.slice(&word.range).starts_with('[') => self.unplace(&word.range),
            Role::Target => {
                let range = word.range.clone();
                self.level().targets.push(range);
            }
            Role::Keyword | Role::Other => {}
        }
    }

    /// An argument of `export` and its like.
    fn declare(&mut self, word: &Word) {
        let text = self.slice(&word.range).to_owned();
        let name = text.find('=').unwrap_or(text.len());
        self.unplace(&(word.range.start..word.range.start + name));
        let name = text[..name].trim_end_matches('+');
        let name = &name[..name.find('[').unwrap_or(name.len())];
        if is_variable(name) {
            self.set(name.to_owned());
        }
        // With these options the value is reckoned with, or read as code.
        let whole = self.text;
        let risky = self.level().command.words.iter().any(|other| {
            let text = whole.get(other.range.clone()).unwrap_or_default();
            text.starts_with('-') && text.contains(['a', 'A', 'i', 'n'])
        });
        if risky {
            self.unplace(&word.range);
        }
    }

    /// The end of a simple command.
    fn end(&mut self) {
        let level = self.level();
        let command = std::mem::take(&mut level.command);
        let pending = std::mem::take(&mut level.pending);
        let targets = std::mem::take(&mut level.targets);
        let printed = std::mem::take(&mut level.printed);
        pending.into_iter().for_each(|name| self.set(name));
        if command.words.is_empty() {
            return;
        }
        let read = command.read(self.text);
        for name in read.sets {
            self.set(name);
        }
        self.functions.extend(read.defines);
        for range in read.code {
            self.expose(&range);
        }
        let documents = command.documents.iter();
        let mut given: Vec<Range<usize>> = documents
            .map(|number| self.scan.documents[*number].body.clone())
            .collect();
        let before = |at: usize| self.text.get(..at).unwrap_or_default().trim_end();
        given.extend(
            targets
                .into_iter()
                .filter(|range| before(range.start).ends_with("<<<")),
        );
        if read.feeds_code {
            let first = before(command.words[0].range.start).trim_end_matches('&');
            if first.ends_with('|') && !first.ends_with("||") {
                given.extend(printed);
            }
            for range in &given {
                self.expose(range);
            }
        } else if read.prints {
            given.push(command.span(0));
            self.level().printed = given;
        }
        if !self.out.interactive {
            self.tools.extend(read.tools);
        }
        self.out.interactive |= read.interactive;
    }

    fn set(&mut self, name: String) {
        if self.levels.len() <= 1 && !self.level().sets.contains(&name) {
            self.out.sets.push(name.clone());
        }
        self.level().sets.insert(name);
    }

    /// What stands in a range is code for another shell.
    fn expose(&mut self, range: &Range<usize>) {
        self.unplace(range);
        self.code.push(range.clone());
    }

    fn uses(&mut self, name: String, at: usize) {
        let known = listed(ENVIRONMENT, &name)
            || self
                .levels
                .iter()
                .any(|level| level.sets.contains(&name) || level.pending.contains(&name));
        if known {
            return;
        }
        self.expanded.push((at, name.clone()));
        if self.used.insert(name.clone()) {
            self.out.uses.push(name);
        }
    }

    /// No value can take the place of the placeholders in a range.
    fn unplace(&mut self, range: &Range<usize>) {
        let found = &self.scan.found;
        let first = found.partition_point(|found| found.span.start < range.start);
        let after = found.partition_point(|found| found.span.start < range.end);
        self.unplaced[first..after.max(first)].fill(true);
    }

    fn finish(mut self) -> Analysis {
        for (found, unplaced) in self.scan.found.iter().zip(&self.unplaced) {
            let span = found.span.clone();
            match found.quoting {
                Some(quoting) if !unplaced => self.out.placeholders.push(Placeholder {
                    name: self.text[span.start + 1..span.end - 1].to_owned(),
                    span,
                    quoting,
                }),
                _ => self.out.unplaced.push(span),
            }
        }
        for (at, name) in self.expanded {
            let read = self.code.iter().any(|range| range.contains(&at));
            if read && !self.out.exposed.contains(&name) {
                self.out.exposed.push(name);
            }
        }
        let functions = self.functions;
        self.tools.retain(|tool| !functions.contains(tool));
        self.out.tools = self.tools.into_iter().collect();
        self.out.defines = functions.into_iter().collect();
        self.out
    }
}
