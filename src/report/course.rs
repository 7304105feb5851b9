//! The course of a run: what happened, one thing after the other.

use super::evidence::{By, Line, Word};
use super::run::{Change, Session};
use super::value::Value;
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// Something that happened in a run.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Happening {
    /// The number of the line in its run; none where no line says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    /// When (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub time: Option<Timestamp>,
    /// The number of the start in which it was told, from 1.
    pub start: usize,
    /// The number of the version of the article, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<usize>,
    /// What happened.
    pub event: Happened,
    /// The value: its place in the list of the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<usize>,
    /// The one that was in force before, where that was another.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_before: Option<usize>,
    /// The note: its place in the list of the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<usize>,
    /// The id of the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<SafeText>,
    /// The hash of the step's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<SafeText>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Word>,
    /// The account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// Who or what decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// Its place among the lines of the run.
    #[serde(skip)]
    pub(super) place: usize,
}

/// What happened in a run, in a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// The run began.
    #[default]
    Start,
    /// It went on after a break.
    Resume,
    /// The start before has no end that was told.
    NoEnd,
    /// Another version of the article is used than before.
    ArticleChange,
    /// What stands before the first step was read.
    Acknowledge,
    /// A value was given.
    Value,
    /// The same value was given again.
    ValueAgain,
    /// A value was given that was another before.
    ValueChange,
    /// Something was tried that was not the end of its step.
    Attempt,
    /// A step ended.
    Step,
    /// Something was noted.
    Note,
    /// A step was undone, or could not be.
    Rollback,
    /// The run was put aside.
    Reset,
    /// The runbook ended.
    End,
}

/// A course on the way through a run.
#[derive(Debug, Default)]
pub(super) struct Course {
    list: Vec<Happening>,
    /// Whether something was taken out of it again.
    pub(super) begins_apart: bool,
    /// What the line says that is read now.
    now: Option<Happening>,
    /// The number of the start, from 1.
    pub(super) start: usize,
    article: Option<usize>,
    /// What each value was, in order.
    values: Vec<Change>,
    names: HashMap<SafeText, usize>,
}

impl Course {
    /// Takes what a line says whatever happened.
    pub(super) fn line(&mut self, place: usize, line: &Line) {
        self.now = Some(Happening {
            seq: line.seq,
            time: line.time(),
            step: line.step.clone(),
            hash: line.hash.clone(),
            outcome: line.outcome.or(line.result),
            who: line.who.clone(),
            by: line.by,
            place,
            ..Happening::default()
        });
    }

    /// The line tells that something happened.
    pub(super) fn push(&mut self, event: Happened) {
        // What comes before the first start that is told counts to it.
        let (start, article) = (self.start.max(1), self.article);
        self.list.extend(self.now.clone().map(|now| Happening {
            start,
            article,
            event,
            ..now
        }));
    }

    /// What the last line has told of with a place among those of the run is told elsewhere.
    pub(super) fn forget(&mut self, place: usize) {
        self.begins_apart = true;
        self.list.retain(|one| one.place != place);
    }

    /// The line tells of a note, which has a place in the list.
    pub(super) fn note(&mut self, place: usize) {
        if let Some(now) = &mut self.now {
            now.note = Some(place);
        }
        self.push(Happened::Note);
    }

    /// The line tells of a start, with a version of the article.
    pub(super) fn begin(
        &mut self,
        number: usize,
        goes_on: bool,
        article: Option<usize>,
        before: Option<&Session>,
    ) {
        if before.is_some_and(|before| !before.ended) {
            self.no_end();
        }
        self.start = number;
        let is_other = self.article.is_some() && article != self.article;
        self.article = article;
        self.push(if goes_on {
            Happened::Resume
        } else {
            Happened::Start
        });
        if is_other {
            self.push(Happened::ArticleChange);
        }
    }

    /// The line tells of a value, which has a place in the list.
    pub(super) fn give(&mut self, place: usize, values: &[Value]) {
        let value = &values[place];
        let at = *self.names.entry(value.name.clone()).or_insert_with(|| {
            let name = value.name.clone();
            let values = Vec::new();
            self.values.push(Change { name, values });
            self.values.len() - 1
        });
        let known = &mut self.values[at].values;
        let last = known.last().copied();
        let event = match last.map(|last| &values[last]) {
            None => Happened::Value,
            // Nobody can see of a secret whether it was the same again.
            Some(last) if value.secret || last.secret => Happened::Value,
            Some(last) if last.value == value.value => Happened::ValueAgain,
            Some(_) => Happened::ValueChange,
        };
        if event != Happened::ValueAgain {
            known.push(place);
        }
        if let Some(now) = &mut self.now {
            now.value = Some(place);
            now.value_before = last.filter(|_| event == Happened::ValueChange);
        }
        self.push(event);
    }

    /// What a start is told to have come to, where nothing tells it.
    fn no_end(&mut self) {
        self.list.push(Happening {
            start: self.start,
            article: self.article,
            event: Happened::NoEnd,
            place: usize::MAX,
            ..Happening::default()
        });
    }

    /// What happened, and the values that were changed.
    pub(super) fn finish(mut self, last: Option<&Session>) -> (Vec<Happening>, Vec<Change>) {
        if last.is_some_and(|last| !last.ended) {
            self.no_end();
        }
        let is_change = |happening: &Happening, change: &Change| {
            let place = happening
                .value
                .filter(|_| happening.event == Happened::ValueChange);
            place.is_some_and(|place| change.values.contains(&place))
        };
        let Self { list, values, .. } = self;
        let changed = values.into_iter();
        let changed = changed.filter(|change| list.iter().any(|one| is_change(one, change)));
        let changed = changed.collect();
        (list, changed)
    }
}
