//! What the scanner keeps in mind, and what it finds.

use super::pipelines::{Chained, Ended, List};
use crate::shell::Quoting;
use std::ops::Range;

/// What a text of commands consists of, as far as its meaning needs.
#[derive(Debug, Default)]
pub(in crate::shell) struct Scan {
    /// In the order of the text; a word comes after what is within it.
    pub(in crate::shell) events: Vec<Event>,
    /// In the order of the text.
    pub(super) found: Vec<Found>,
    /// Where pipelines stand that are to fail where any of their commands does; what
    /// is within one comes before it.
    pub(super) pipelines: Vec<Range<usize>>,
    /// Lists, `a && b`, that may have to fail where any of their pipelines does.
    pub(super) chains: Vec<Chained>,
    /// Such lists that are part of what stands left of another one, or of what is asked.
    pub(super) inner_chains: Vec<Chained>,
    /// Conditions: what stands left of `||` is one, and what stands left of `&&` alone is not.
    pub(super) asked: Vec<Range<usize>>,
    /// Those of them that stand behind `if`, `while`, `until` or `!`.
    pub(super) conditions: Vec<Range<usize>>,
    /// What stands left of `&&` or `||`.
    pub(super) linked: Vec<Range<usize>>,
    /// Commands that change the folder and are no condition themselves, and whether each is
    /// within parentheses.
    pub(super) moves: Vec<(Range<usize>, bool)>,
    /// Behind each `&` that leaves a list to itself.
    pub(super) apart: Vec<usize>,
    /// Pipelines, in the order in which they end.
    pub(super) ended: Vec<Ended>,
    /// How many pipelines there are whose failure is one, of one command or of many.
    pub(super) ends: usize,
    /// Whether a pipeline of several commands is a condition.
    pub(super) asks: bool,
    pub(super) documents: Vec<Document>,
    /// The first thing that is wrong.
    pub(in crate::shell) fault: Option<Fault>,
    /// How far the scan went.
    pub(in crate::shell) end: usize,
}

impl Scan {
    /// The events of a range of them.
    pub(super) fn told(&self, events: &Range<usize>) -> &[Event] {
        self.events.get(events.clone()).unwrap_or_default()
    }

    /// Whether what an event tells of runs in a process of its own.
    pub(super) fn is_deep(&self, event: usize) -> bool {
        let before = self.events.get(..event).unwrap_or_default();
        let count = |is: fn(&&Event) -> bool| before.iter().filter(is).count();
        count(|own| matches!(own, Event::Open)) > count(|own| matches!(own, Event::Close))
    }

    /// Where the texts of here-documents stand.
    pub(in crate::shell) fn document_bodies(&self) -> impl Iterator<Item = Range<usize>> {
        self.documents.iter().map(|document| document.body.clone())
    }
}

/// Whether a range is part of one of some others.
pub(super) fn is_within<'r>(
    own: &Range<usize>,
    mut others: impl Iterator<Item = &'r Range<usize>>,
) -> bool {
    others.any(|other| other.start <= own.start && own.end <= other.end)
}

/// Why a text is not a whole number of commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shell) enum Fault {
    /// It ends within something.
    Open,
    /// Something stands where it cannot.
    Broken,
}

/// What a scan finds one after the other.
#[derive(Clone, Debug)]
pub(in crate::shell) enum Event {
    Word(Word),
    /// Commands within the word or command that is being read; in a process of
    /// their own.
    Open,
    Close,
    /// The end of a simple command.
    End,
    /// A variable is expanded.
    Variable(Range<usize>, Operator),
    /// A variable that arithmetic names, and may set.
    Counted(Range<usize>),
    /// A here-document of the command that is being read, by its number.
    Document(usize),
    /// What is reckoned with, so that the values of its variables are read as code.
    Reckoned(Range<usize>),
    /// The commands of a pipeline so far; what comes gets what they print.
    Piped(Range<usize>),
    /// The pipeline that began here is over.
    Over(usize),
}

/// What an expansion does where the variable is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shell) enum Operator {
    /// It needs the variable.
    Needs,
    /// It has something to put in its place, or puts nothing.
    Defaults,
    /// It sets the variable.
    Sets,
}

/// A word of a command.
#[derive(Clone, Debug)]
pub(in crate::shell) struct Word {
    pub(in crate::shell) range: Range<usize>,
    pub(in crate::shell) role: Role,
    /// Whether nothing in it is quoted, expanded or filled in.
    pub(in crate::shell) plain: bool,
}

/// What a word is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::shell) enum Role {
    Command,
    Argument,
    /// `NAME=value` before a command, or alone.
    Assignment,
    /// The file that a redirection names.
    Target,
    Keyword,
    /// The variable of a loop.
    Loop,
    /// A name that is being defined as a function.
    Function,
    /// Everything else: patterns, elements, subjects.
    Other,
}

/// A placeholder, with the quoting under which a value can take its place.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) span: Range<usize>,
    pub(super) quoting: Option<Quoting>,
}

/// A here-document.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// The delimiter as it is written after the operator.
    pub(super) delimiter: Range<usize>,
    /// The delimiter without its quotes.
    pub(super) name: String,
    pub(super) body: Range<usize>,
    pub(super) expands: bool,
    pub(super) strips_tabs: bool,
}

/// Where a frame of commands ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Text,
    /// `(…)`
    Subshell,
    /// `$(…)`, `<(…)`
    Substitution,
    Backtick,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Commands(Ending),
    /// The value of `NAME=(…)`.
    Array,
    /// `?(…)` and its like, within a word.
    Extglob,
    Double,
    /// A here-document that expands, with the place where its text goes on.
    Document,
    /// `${…}`: whether quotes are plain in it, and whether a value may stand.
    Brace {
        quoted: bool,
        value: bool,
    },
    Arithmetic {
        depth: usize,
        command: bool,
    },
}

/// What the grammar expects next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Command,
    Argument,
    LoopName,
    LoopIn,
    LoopWords,
    CaseSubject,
    CaseIn,
    CasePattern,
    FunctionName,
    /// In `[[ … ]]`.
    Condition,
    /// After the end of a compound command.
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compound {
    If,
    Loop,
    Case,
    Group,
}

#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// No part of this frame lies beyond.
    pub(super) limit: usize,
    /// Where to go on behind the limit.
    pub(super) resume: usize,
    pub(super) word: Option<Begun>,
    pub(super) position: Position,
    /// Whether the next word is the file of a redirection.
    pub(super) redirect: bool,
    /// How many words the simple command has.
    pub(super) words: usize,
    /// Whether a command must follow: after a pipe.
    pub(super) wants: bool,
    /// Whether that is the body of a function, a compound command.
    pub(super) body: bool,
    pub(super) compounds: Vec<Compound>,
    /// The commands of the frame, and of each compound that is open in it.
    pub(super) lists: Vec<List>,
    /// Whether what was read last is part of a pipeline, and where the last such part
    /// has ended.
    pub(super) touched: bool,
    pub(super) settled: usize,
    /// Where what is reckoned with begins: arithmetic, an index, a condition that
    /// compares numbers.
    pub(super) reckons: Option<usize>,
    /// Where the condition begins that is being read.
    pub(super) condition: usize,
}

impl Frame {
    pub(super) fn new(kind: Kind, limit: usize) -> Self {
        Self {
            kind,
            limit,
            resume: limit,
            word: None,
            position: Position::Command,
            redirect: false,
            words: 0,
            wants: false,
            body: false,
            compounds: Vec::new(),
            lists: vec![List::default()],
            touched: false,
            settled: 0,
            reckons: None,
            condition: 0,
        }
    }
}

/// A word that is being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Begun {
    pub(super) start: usize,
    pub(super) plain: bool,
    /// Whether it holds braces that are no placeholder: then none of its
    /// braces are.
    pub(super) braces: bool,
    /// How many placeholders had been found before it.
    pub(super) found: usize,
}
