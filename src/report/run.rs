//! The records of all files, put together to runs.

use super::article::{Outline, Part, Title};
use super::chain::Digest;
use super::course::{Course, Happened, Happening};
use super::entry::{Entry, EntryKind, seconds};
use super::evidence::{Event, From, Line, Word};
use super::file::Record;
use super::note::{Acknowledgement, Note};
use super::numbers::Numbers;
use super::step::StepReport;
use super::steps::{Fault, Finished, OpenStep, Steps};
use super::unended::Begun;
use super::value::Value;
use crate::source::Failures;
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A run of a runbook, from all files that hold parts of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Run")]
pub struct RunReport {
    /// The id of the run.
    pub run: SafeText,
    /// The runbook: the id of its article. More than one is no good sign.
    pub runbooks: Vec<SafeText>,
    /// What the article is called, in each language it was shown in.
    pub titles: Vec<Title>,
    /// The versions of `runbookc` that made it.
    pub versions: Vec<SafeText>,
    /// The accounts that ran it.
    pub who: Vec<SafeText>,
    /// The machines it ran on.
    pub hosts: Vec<SafeText>,
    /// The shells it ran in.
    pub shells: Vec<SafeText>,
    /// The languages it was shown in.
    pub locales: Vec<SafeText>,
    /// The files it was made of.
    pub sources: Vec<Source>,
    /// The versions of the article, in the order in which they were first used.
    pub articles: Vec<Article>,
    /// The earliest time in it (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub start: Option<Timestamp>,
    /// The latest time in it (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub end: Option<Timestamp>,
    /// How long it took from the one to the other, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
    /// How long its steps took together, in seconds.
    pub seconds_in_steps: u64,
    /// From each start to the end after it.
    pub sessions: Vec<Session>,
    /// What happened, in the order of the numbers of the lines.
    pub course: Vec<Happening>,
    /// Whether it leaves out lines that tell that something began, since others tell how it ended.
    #[serde(skip)]
    pub(super) begins_apart: bool,
    /// Who said to have read what stands before the first step.
    pub acknowledged: Vec<Acknowledgement>,
    /// The values that were given, each as often as it changed, a secret as often as it was
    /// given.
    pub values: Vec<Value>,
    /// The values that were changed on the way.
    pub changed: Vec<Change>,
    /// The steps that something happened with, in the order of the article where
    /// the evidence says it, else in the order in which it first did.
    pub steps: Vec<StepReport>,
    /// The steps of the last version of the article that nothing happened with,
    /// where the evidence names its steps.
    pub open: Vec<OpenStep>,
    /// What the last version of the article is made of.
    #[serde(skip)]
    pub(super) outline: Outline,
    /// What each is made of, in each language, with the numbers of the versions.
    #[serde(skip)]
    pub(super) outlines: Vec<(Outline, BTreeSet<usize>)>,
    /// What was noted.
    pub notes: Vec<Note>,
    /// When it was put aside (UTC).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put_aside: Vec<Acknowledgement>,
    /// What the numbers of its lines say.
    pub numbers: Numbers,
}

/// A file that a runbook was made of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct Source {
    /// Its path.
    pub path: SafeText,
    /// The hash of its content.
    pub hash: SafeText,
}

/// A version of the article.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Article {
    /// Its files.
    pub sources: Vec<Source>,
    /// When it was first used (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub start: Option<Timestamp>,
}

/// A value that was changed in a run.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Change {
    /// Its name.
    pub name: SafeText,
    /// What it was, in order: places in the list of values of the run.
    pub values: Vec<usize>,
}

/// From a start of the runbook to its end.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Session {
    /// Whether it went on with a run that had begun before.
    pub resumed: bool,
    /// The number of the version of the article, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<usize>,
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// The machine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<SafeText>,
    /// The shell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shell: Option<SafeText>,
    /// The language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<SafeText>,
    /// What became of the commands after one that had failed, in the same block:
    /// they were not run where this is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failures: Option<Failures>,
    /// When it began (UTC); left out where nothing says that it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub start: Option<Timestamp>,
    /// When it ended (UTC); left out where nothing says that it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub end: Option<Timestamp>,
    /// How it ended; left out where nothing says that it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Word>,
    /// The exit status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    /// The step it ended at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<SafeText>,
    /// The part of the article that it was asked for alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<SafeText>,
    /// The step, or the part, that it was asked to begin with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_step: Option<SafeText>,
    /// Whether it tells of what runs before that does.
    #[serde(skip)]
    pub(super) begins: bool,
    #[serde(skip)]
    pub(super) ended: bool,
    /// What it ended as a failure for, or what of a whole was left failed by a part that went well.
    #[serde(skip)]
    pub(super) faults: Vec<Fault>,
    /// Whether it was of a part, and something of the rest was still open.
    #[serde(skip)]
    pub(super) is_part: bool,
}

impl Session {
    /// Whether the run was complete when it ended.
    pub(super) fn completes(&self) -> bool {
        self.outcome == Some(Word::Done) && !self.is_part
    }
}

impl RunReport {
    /// What became of each step in each of its rounds.
    pub(super) fn rounds(&self) -> impl Iterator<Item = &StepReport> {
        self.steps.iter().flat_map(StepReport::all_rounds)
    }

    /// The versions of the article that an outline is of.
    pub(super) fn outlines_of(&self, outline: &Outline) -> Vec<usize> {
        let own = self.outlines.iter().filter(|(one, _)| one == outline);
        own.flat_map(|(_, of)| of.iter().copied()).collect()
    }

    /// Whether a part of what happened is told elsewhere or nowhere.
    pub(super) fn is_gappy(&self) -> bool {
        !self.numbers.missing.is_empty()
    }

    /// Whether anything was rolled back, or was to be.
    pub(super) fn has_undone(&self) -> bool {
        let mut entries = self.steps.iter().flat_map(StepReport::entries);
        entries.any(Entry::undoes)
    }

    /// A part of the article in a version.
    pub(super) fn part_in(&self, version: usize, id: &SafeText) -> Option<&Part> {
        let mut outlines = self.outlines.iter();
        outlines.find_map(|(outline, of)| outline.part(id).filter(|_| of.contains(&version)))
    }
}

/// Things in the order in which they first come.
#[derive(Debug)]
struct Distinct<T> {
    seen: HashSet<T>,
    list: Vec<T>,
}

impl<T: Clone + Eq + std::hash::Hash> Distinct<T> {
    fn new() -> Self {
        Self {
            seen: HashSet::new(),
            list: Vec::new(),
        }
    }

    fn push(&mut self, item: Option<&T>) {
        if let Some(item) = item
            && self.seen.insert(item.clone())
        {
            self.list.push(item.clone());
        }
    }
}

/// Puts the lines of all files together by run and number.
pub(super) fn runs(records: Vec<Record>) -> Vec<RunReport> {
    let mut order: Vec<(SafeText, Vec<Placed>)> = Vec::new();
    let mut places: HashMap<SafeText, usize> = HashMap::new();
    for record in records {
        let Some(run) = record.line.run.clone() else {
            continue;
        };
        let place = *places.entry(run.clone()).or_insert_with(|| {
            order.push((run, Vec::new()));
            order.len() - 1
        });
        let lines = &mut order[place].1;
        let number = record.line.seq.filter(|seq| *seq > 0);
        // A line without a number stands after the one it was found after.
        let after = lines
            .last()
            .filter(|last| last.file == record.file)
            .map_or(0, |last| last.order);
        lines.push(Placed {
            order: number.unwrap_or(after),
            number,
            file: record.file,
            told: record.told,
            line: record.line,
        });
    }
    order
        .into_iter()
        .map(|(run, mut lines)| {
            lines.sort_by_key(|placed| placed.order);
            let mut copies: HashMap<(u64, Digest), usize> = HashMap::new();
            lines.retain(|placed| {
                let Some(number) = placed.number else {
                    return true;
                };
                let file = *copies.entry((number, placed.told)).or_insert(placed.file);
                file == placed.file
            });
            of(run, lines)
        })
        .collect()
}

/// A line with its place in a run.
struct Placed {
    order: u64,
    number: Option<u64>,
    file: usize,
    told: Digest,
    line: Line,
}

fn of(run: SafeText, lines: Vec<Placed>) -> RunReport {
    let numbers = Numbers::of(lines.iter().map(|placed| {
        let goes_on = placed.line.event() == Some(Event::Resume);
        (placed.number, goes_on)
    }));
    let mut runbooks = Distinct::new();
    let mut versions = Distinct::new();
    let mut who = Distinct::new();
    let mut hosts = Distinct::new();
    let mut shells = Distinct::new();
    let mut locales = Distinct::new();
    let mut sources = Distinct::new();
    let mut articles: Vec<Article> = Vec::new();
    let mut values: Vec<Value> = Vec::new();
    let mut known = HashMap::new();
    let mut given = HashMap::new();
    let mut steps = Steps::default();
    let mut sessions: Vec<Session> = Vec::new();
    let mut course = Course::default();
    let mut begun = Begun::default();
    // Which step began when, and in the how manieth start.
    let mut begins: Vec<(Option<SafeText>, Option<Timestamp>, usize)> = Vec::new();
    let mut acknowledged = Vec::new();
    let mut put_aside = Vec::new();
    let mut notes = Vec::new();
    let (mut start, mut end): (Option<Timestamp>, Option<Timestamp>) = (None, None);
    for (at, Placed { mut line, .. }) in lines.into_iter().enumerate() {
        runbooks.push(line.runbook.as_ref());
        versions.push(line.version.as_ref());
        who.push(line.who.as_ref());
        hosts.push(line.host.as_ref());
        shells.push(line.shell.as_ref());
        locales.push(line.locale.as_ref());
        let made_of = line.sources.take().unwrap_or_default().into_iter();
        let made_of: Vec<Source> = made_of.map(|(path, hash)| Source { path, hash }).collect();
        for source in &made_of {
            sources.push(Some(source));
        }
        let article = articles.iter().position(|known| known.sources == made_of);
        let version = article.or_else(|| (!made_of.is_empty()).then_some(articles.len()));
        let version = version.map(|version| version + 1);
        if !made_of.is_empty() && article.is_none() {
            articles.push(Article {
                sources: made_of,
                start: line.start,
            });
        }
        // The lines have an order; clocks may go backward, and those of machines may differ.
        start = start.or(line.start).or(line.end);
        end = line.end.or(line.start).or(end);
        course.line(at, &line);
        if let Some(event) = line.event() {
            begun.settle(event, &mut course);
        }
        match line.event() {
            Some(Event::Begin) => {
                begins.push((line.step.clone(), line.start, sessions.len()));
                begun.begin(at, line, &mut course);
            }
            Some(event @ (Event::Start | Event::Resume)) => {
                let before = sessions.last();
                let version = version.or_else(|| before?.article);
                steps.begin(&mut line, version);
                let goes_on = event == Event::Resume;
                course.begin(sessions.len() + 1, goes_on, version, before);
                sessions.push(Session {
                    resumed: event == Event::Resume,
                    article: version,
                    who: line.who,
                    host: line.host,
                    shell: line.shell,
                    locale: line.locale,
                    failures: line.failures,
                    start: line.start,
                    only: line.only,
                    from_step: line.from_step,
                    begins: line.begins == Some(true),
                    ..Session::default()
                });
            }
            Some(Event::End) => {
                if sessions.last().is_none_or(|session| session.ended) {
                    sessions.push(Session {
                        who: line.who,
                        host: line.host,
                        ..Session::default()
                    });
                }
                if let Some(session) = sessions.last_mut() {
                    session.end = line.end;
                    session.outcome = line.outcome;
                    session.status = line.status;
                    session.step = line.step;
                    session.ended = true;
                    let is_done = session.outcome == Some(Word::Done);
                    session.is_part = is_done && (session.step.is_some() || steps.leaves_open());
                    if session.is_part || session.outcome == Some(Word::Failed) {
                        session.faults = steps.faults();
                    }
                }
                course.start = sessions.len();
                course.push(Happened::End);
            }
            Some(Event::Acknowledge) => {
                course.push(Happened::Acknowledge);
                acknowledged.push(Acknowledgement {
                    time: line.time(),
                    who: line.who,
                    by: line.by,
                });
            }
            Some(Event::Reset) => {
                course.push(Happened::Reset);
                put_aside.push(Acknowledgement {
                    time: line.time(),
                    who: line.who,
                    by: line.by,
                });
            }
            Some(Event::Parameter) => {
                let secret = line.secret == Some(true);
                let value = Value {
                    time: line.time(),
                    name: line.name.unwrap_or_default(),
                    variable: line.variable.clone(),
                    value: line.value.filter(|_| !secret),
                    secret,
                    from: line.from,
                    who: line.who,
                };
                // What an earlier start has kept says nothing new. Nobody can see of a secret
                // whether it was the same again.
                let same = (value.name.clone(), value.value.clone());
                let place = match given.get(&same) {
                    _ if secret => {
                        values.push(value.clone());
                        values.len() - 1
                    }
                    Some(place) if value.from == Some(From::State) => *place,
                    _ => *known.entry(value.key()).or_insert_with(|| {
                        values.push(value.clone());
                        values.len() - 1
                    }),
                };
                given.insert(same, place);
                course.give(place, &values);
                steps.give((value.name, value.value), line.variable, place);
            }
            Some(Event::Choice) => {
                course.note(notes.len());
                steps.choose(&line, &notes);
                notes.push(Note {
                    time: line.time(),
                    step: line.step,
                    hash: None,
                    version: steps.version,
                    note: line.reason.unwrap_or_default(),
                    round: None,
                    by: line.by,
                    who: line.who,
                });
            }
            Some(Event::Note) => {
                course.note(notes.len());
                steps.repeat(&line);
                steps.decide(&line);
                notes.push(Note {
                    time: line.time(),
                    step: line.step,
                    hash: line.hash,
                    version: steps.version,
                    note: line.note.unwrap_or_default(),
                    round: line.round,
                    by: line.by,
                    who: line.who,
                });
            }
            Some(Event::Attempt) => {
                // What a later start finds out about was begun in an earlier one: where its
                // beginning was recorded, else by the clock.
                let told = begins.iter().rev().find(|(step, start, _)| {
                    start.is_some() && *start == line.start && *step == line.step
                });
                let told = told.and_then(|(.., number)| sessions.get(number.checked_sub(1)?));
                let began = |session: &&Session| session.start <= line.start;
                let begun_in = told.or_else(|| sessions.iter().rev().find(began));
                if let Some(session) = begun_in.filter(|_| line.start.is_some()) {
                    line.who.clone_from(&session.who);
                    line.host.clone_from(&session.host);
                }
                course.push(Happened::Attempt);
                steps.push(EntryKind::Attempt, at, line);
            }
            Some(Event::Step) => {
                course.push(Happened::Step);
                steps.decide(&line);
                steps.push(EntryKind::Step, at, line);
            }
            Some(Event::Rollback) => {
                course.push(Happened::Rollback);
                steps.push(EntryKind::Rollback, at, line);
            }
            None => {}
        }
    }
    let is_begun = begun.finish(&mut steps);
    let Finished {
        steps,
        open,
        outline,
        outlines,
        titles,
    } = steps.finish();
    let begins_apart = course.begins_apart;
    let (course, changed) = course.finish(sessions.last());
    let mut run = RunReport {
        run,
        titles,
        runbooks: runbooks.list,
        versions: versions.list,
        who: who.list,
        hosts: hosts.list,
        shells: shells.list,
        locales: locales.list,
        sources: sources.list,
        articles,
        start,
        end,
        seconds: seconds(start, end),
        seconds_in_steps: steps
            .iter()
            .flat_map(StepReport::all_rounds)
            .filter_map(|step| step.seconds)
            .fold(0, u64::saturating_add),
        sessions,
        course,
        begins_apart,
        acknowledged,
        values,
        changed,
        steps,
        open,
        outline,
        outlines,
        notes,
        put_aside,
        numbers,
    };
    run.find_outdated();
    if !is_begun {
        run.find_next();
    }
    run
}
