//! What a scanned text refers to: one walk over its events.
//!
//! A value is followed on its way: into variables, through them into others, into files
//! and functions. Wherever it ends in code, the placeholder that it comes from is one
//! that no value can be put for.

use super::flow::file;
use super::names::{DECLARING, ENVIRONMENT, FETCHING, listed};
use super::state::{Event, Operator, Role, Scan, Word};
use super::target::{assigned, is_variable};
use super::tools::{Command, unquoted};
use crate::shell::origin::Origin;
use crate::shell::{Analysis, Carried, Placeholder, code, placeholder};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// What a text refers to, with what earlier ones have left.
pub(super) fn meaning(text: &str, scan: &Scan, earlier: &[String], depth: usize) -> Analysis {
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
        reckoned: Vec::new(),
        carried: HashMap::new(),
        constants: HashMap::new(),
        marks: earlier.iter().cloned().collect(),
        called: Vec::new(),
        fetched: Vec::new(),
        depth,
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
pub(super) struct Level {
    sets: HashSet<String>,
    /// What the assignments before a command set: for good, if no command
    /// follows.
    pending: Vec<String>,
    command: Command,
    /// The files and here-strings of the command.
    targets: Vec<Range<usize>>,
    /// What is piped to the command.
    piped: Option<Range<usize>>,
    /// The here-documents of the pipeline so far.
    bodies: Vec<Range<usize>>,
    /// The variable of the loop whose words are being read.
    looping: Option<String>,
}

pub(super) struct Walk<'t> {
    pub(super) text: &'t str,
    pub(super) scan: &'t Scan,
    pub(super) levels: Vec<Level>,
    /// For each placeholder found, whether no value can take its place.
    pub(super) unplaced: Vec<bool>,
    /// Where variables are expanded, with what they may hold, in the order of the text.
    pub(super) expanded: Vec<(usize, String, Origin)>,
    /// What is code for another shell. A here-document is read after its command.
    pub(super) code: Vec<Range<usize>>,
    /// What is reckoned with, where names stand for their values.
    pub(super) reckoned: Vec<Range<usize>>,
    /// What variables and files (`file:…`) hold.
    pub(super) carried: HashMap<String, Origin>,
    /// What variables were set to where it is plain.
    pub(super) constants: HashMap<String, String>,
    /// What is known of names: `int NAME` for a variable that is a number, `runs NAME`
    /// for a function that runs what it is given.
    pub(super) marks: HashSet<String>,
    /// Where functions of the text, or of earlier ones, are given something.
    pub(super) called: Vec<(String, Range<usize>)>,
    /// Where commands stand that print what they get from elsewhere.
    pub(super) fetched: Vec<Range<usize>>,
    pub(super) depth: usize,
    pub(super) out: Analysis,
    pub(super) used: HashSet<String>,
    pub(super) tools: BTreeSet<String>,
    pub(super) functions: HashSet<String>,
}

impl Walk<'_> {
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
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
            Event::Open => {
                let level = self.level();
                let (piped, bodies) = (level.piped.clone(), level.bodies.clone());
                self.levels.push(Level {
                    piped,
                    bodies,
                    ..Level::default()
                });
            }
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
                    Operator::Defaults => {
                        let origin = self.carried.get(&name).cloned().unwrap_or_default();
                        self.expanded.push((range.start, name, origin));
                    }
                }
            }
            Event::Reckoned(range) => self.reckon(range),
            Event::Piped(range) => self.level().piped = Some(range.clone()),
            Event::Over(start) => {
                let piped = &mut self.level().piped;
                if piped.as_ref().is_some_and(|range| range.start == *start) {
                    *piped = None;
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
                if word.plain && is_to_fill(self.slice(&word.range)) {
                    self.out.unplaced.push(word.range.clone());
                }
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
                let start = word.range.start;
                if target.subscript {
                    self.reckon(&(start + target.name..start + target.end));
                }
                let name = &text[..target.name];
                self.assign(name, &text[target.end..], &word.range);
                self.level().pending.push(name.to_owned());
            }
            Role::Loop => {
                self.unplace(&word.range);
                let name = self.slice(&word.range).to_owned();
                self.level().looping = Some(name.clone());
                self.set(name);
            }
            Role::Function => {
                self.unplace(&word.range);
                let name = self.slice(&word.range).to_owned();
                self.functions.insert(name);
            }
            // `[key]=value` in an array reckons with its key.
            Role::Other if self.slice(&word.range).starts_with('[') => self.reckon(&word.range),
            Role::Other => {
                if let Some(name) = self.level().looping.clone() {
                    let origin = self.origin(&word.range);
                    self.carry(&name, &origin);
                }
            }
            Role::Target => {
                let range = word.range.clone();
                self.level().targets.push(range);
            }
            Role::Keyword => {}
        }
    }

    /// A variable is set to what stands in a range.
    fn assign(&mut self, name: &str, value: &str, range: &Range<usize>) {
        if self.marks.contains(&format!("int {name}")) {
            self.reckon(range);
        }
        if code::is_code_variable(name) {
            self.expose(range);
        }
        let origin = self.origin(range);
        self.carry(name, &origin);
        match unquoted(value) {
            Some(plain) if origin.is_empty() && self.depth == 0 => {
                self.constants.insert(name.to_owned(), plain);
            }
            _ => {
                self.constants.remove(name);
            }
        }
    }

    /// An argument of `export` and its like.
    fn declare(&mut self, word: &Word) {
        let text = self.slice(&word.range).to_owned();
        let name = text.find('=').unwrap_or(text.len());
        self.unplace(&(word.range.start..word.range.start + name));
        let value = text.get(name + 1..).unwrap_or_default().to_owned();
        let name = text[..name].trim_end_matches('+');
        let name = &name[..name.find('[').unwrap_or(name.len())];
        // With these options the value is reckoned with, or read as code.
        let whole = self.text;
        let has = |walk: &mut Self, letters: &[char]| {
            walk.level().command.words.iter().any(|other| {
                let text = whole.get(other.range.clone()).unwrap_or_default();
                text.starts_with('-') && text.contains(letters)
            })
        };
        if has(self, &['a', 'A', 'i', 'n']) {
            self.reckon(&word.range);
        }
        if is_variable(name) {
            if has(self, &['i']) {
                self.mark(format!("int {name}"));
            }
            self.assign(name, &value, &word.range);
            self.set(name.to_owned());
        }
    }

    fn mark(&mut self, mark: String) {
        if self.marks.insert(mark.clone()) {
            self.out.marks.push(mark);
        }
    }

    /// The end of a simple command.
    fn end(&mut self) {
        let level = self.level();
        let command = std::mem::take(&mut level.command);
        let pending = std::mem::take(&mut level.pending);
        let targets = std::mem::take(&mut level.targets);
        let piped = level.piped.clone();
        level.looping = None;
        pending.into_iter().for_each(|name| self.set(name));
        let documents = command.documents.iter();
        let mut given: Vec<Range<usize>> = documents
            .map(|number| self.scan.documents[*number].body.clone())
            .collect();
        let before = |at: usize| self.text.get(..at).unwrap_or_default().trim_end();
        let (strings, files): (Vec<_>, Vec<_>) = targets
            .into_iter()
            .partition(|range| before(range.start).ends_with("<<<"));
        let own = given.clone();
        let quoted: Vec<usize> = command.documents.clone();
        given.extend(strings);
        let level = self.level();
        if piped.is_some() {
            given.extend(level.bodies.iter().cloned());
        } else {
            level.bodies.clear();
        }
        level.bodies.extend(own);
        if let Some(range) = piped {
            let mut start = range.start;
            for own in self.fetched.iter().filter(|own| range.contains(&own.start)) {
                given.push(start..own.start);
                start = own.end;
            }
            given.push(start..range.end);
        }
        // A file that commands go to is read as they are: `> >(sh)`.
        let whole = files.iter().any(|range| {
            let inner = self.slice(range).strip_prefix(">(").map(str::trim_start);
            inner.is_some_and(|inner| {
                let name = inner.split([' ', ')']).next().unwrap_or_default();
                code::program(name).is_some()
            })
        });
        if whole {
            // Whatever is written there later, too.
            self.expose(&(0..self.text.len()));
        }
        if command.words.is_empty() {
            self.write(&files, &given, &(0..0));
            return;
        }
        let read = command.read(self.text, &self.constants);
        for name in &read.sets {
            if read.name != "printf" {
                self.carry(name, &Origin::any());
            }
            self.set(name.clone());
        }
        if read.name == "printf" {
            let origin = self.origin(&command.span(0));
            for name in &read.sets {
                self.carry(name, &origin);
            }
        }
        self.functions.extend(read.defines);
        for range in &read.code {
            self.expose(range);
        }
        for name in &read.files {
            let name = file(name);
            let origin = self.carried.get(&name).cloned().unwrap_or_default();
            self.give_up(&origin);
            self.out.exposed.push(name);
        }
        if read.feeds_code {
            for range in &given {
                self.expose(range);
            }
            for number in quoted {
                let document = &self.scan.documents[number];
                if !document.expands {
                    let inner = self.slice(&document.body.clone()).to_owned();
                    self.expose_inner(&inner);
                }
            }
        }
        if self.functions.contains(&read.name)
            || self.marks.contains(&format!("runs {}", read.name))
        {
            self.called
                .push((read.name.clone(), read.arguments.clone()));
        }
        self.lead(&command);
        let span = command.span(0);
        if FETCHING.contains(&read.name.as_str()) {
            self.fetched.push(span.clone());
        }
        self.write(&files, &given, &span);
        for name in &read.writes {
            self.write_to(name, &given, &(0..0));
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

    fn uses(&mut self, name: String, at: usize) {
        if !is_variable(&name) {
            // What a function or a script is given.
            let given = name.starts_with(|c: char| c.is_ascii_digit() || "@*".contains(c));
            let origin = if given {
                Origin::any()
            } else {
                Origin::default()
            };
            self.expanded.push((at, name, origin));
            return;
        }
        let mut origin = self.carried.get(&name).cloned().unwrap_or_default();
        let set = self
            .levels
            .iter()
            .any(|level| level.sets.contains(&name) || level.pending.contains(&name));
        let known = set || listed(ENVIRONMENT, &name);
        if !known && self.used.insert(name.clone()) {
            self.out.uses.push(name.clone());
        }
        if !known {
            origin.uses.insert(name.clone());
        }
        self.expanded.push((at, name, origin));
    }

    fn finish(mut self) -> Analysis {
        self.trace();
        for (found, unplaced) in self.scan.found.iter().zip(&self.unplaced) {
            let span = found.span.clone();
            match found.quoting {
                Some(quoting) if !unplaced => self.out.placeholders.push(Placeholder {
                    name: placeholder::name(&self.text[span.clone()]).to_owned(),
                    span,
                    quoting,
                }),
                _ => self.out.unplaced.push(span),
            }
        }
        self.out.leading.sort_unstable();
        self.out.leading.dedup();
        self.out.exposed.sort_unstable();
        self.out.exposed.dedup();
        let mut carried: Vec<Carried> = self
            .carried
            .into_iter()
            .map(|(name, origin)| Carried {
                name,
                filled: origin.any || !origin.found.is_empty(),
                from: origin.uses.into_iter().collect(),
            })
            .collect();
        carried.sort_by(|a, b| a.name.cmp(&b.name));
        self.out.carried = carried;
        let functions = self.functions;
        self.tools.retain(|tool| !functions.contains(tool));
        self.out.tools = self.tools.into_iter().collect();
        self.out.defines = functions.into_iter().collect();
        self.out
    }
}

/// Whether a word may be one that the reader is to replace, as `YOUR_NAME`, `[name]` or
/// `{{ name }}`: what cannot be told is not run.
fn is_to_fill(word: &str) -> bool {
    let inner = word
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let named = inner.is_some_and(|name| {
        name.len() > 2 && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    });
    let yours = word
        .rsplit(['=', '/', ':', ','])
        .any(|part| part.starts_with("YOUR_") || part.starts_with("YOUR-"));
    named || yours || word == "{{"
}
