//! The lines of an evidence file, as generated runbooks write them.

use crate::source::Failures;
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};
use std::fmt;

/// One line of an evidence file: something that happened in a run.
///
/// Keys that say nothing are left out.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[schemars(rename = "EvidenceLine")]
pub struct Line {
    /// The version of the format: 1.
    #[schemars(required)]
    pub v: Option<u64>,
    /// The id of the run.
    #[schemars(required)]
    pub run: Option<SafeText>,
    /// The number of the line in its run: 1, 2, …
    #[schemars(required, range(min = 1))]
    pub seq: Option<u64>,
    /// What happened.
    #[schemars(required, with = "Event")]
    pub event: Option<SafeText>,
    /// The id of the article that the runbook was made of.
    pub runbook: Option<SafeText>,
    /// Who ran it: the name of the account.
    pub who: Option<SafeText>,
    /// The machine it ran on.
    pub host: Option<SafeText>,
    /// The language it was shown in (BCP 47).
    pub locale: Option<SafeText>,
    /// The shell with its version.
    pub shell: Option<SafeText>,
    /// The version of `runbookc` that made the runbook.
    pub version: Option<SafeText>,
    /// The id of the step, such as `p1.3`.
    pub step: Option<SafeText>,
    /// The hash of the step's text.
    pub hash: Option<SafeText>,
    /// When it began, or when it happened (UTC).
    #[schemars(with = "Option<String>")]
    pub start: Option<Timestamp>,
    /// When it ended (UTC).
    #[schemars(with = "Option<String>")]
    pub end: Option<Timestamp>,
    /// How a step, a rollback or a run ended.
    pub outcome: Option<Word>,
    /// How an attempt ended: failed, unknown or interrupted; done, where what comes after
    /// the command of the attempt, in the same step, was left to another one.
    pub result: Option<Word>,
    /// Which commands of the step an attempt ran, or begins to.
    pub phase: Option<Phase>,
    /// The number of the last command that an attempt ran, of those of its step; of what begins,
    /// its own.
    pub command: Option<u64>,
    /// The exit status. Of what an operator has ended with Ctrl-C: 130, as shells have it, where it
    /// has told none. What a signal has interrupted has none but the one that it told itself.
    pub status: Option<i64>,
    /// Who or what decided.
    pub by: Option<By>,
    /// Why.
    pub reason: Option<SafeText>,
    /// The number of the first command that was run, where that is not the first of the
    /// step; one more than its last, where all had run before and only the check did.
    pub first: Option<u64>,
    /// Of what begins: what its programs carry in `RUNBOOKC_ATTEMPT`.
    pub attempt: Option<SafeText>,
    /// How what the commands of the step printed was compared with what they
    /// should print, in the order they ran; of a failed comparison, the last.
    pub compared: Option<Vec<Way>>,
    /// The lines, or the pattern, that a command should have printed and did not.
    pub expected: Option<Vec<SafeText>>,
    /// The lines that it printed instead, the first where they are many.
    pub output: Option<Vec<SafeText>>,
    /// What was noted.
    pub note: Option<SafeText>,
    /// The number of the round that begins, from 2, of steps that are done again.
    pub round: Option<u64>,
    /// Which steps those are: their ids, or those of the steps that they are in.
    pub repeats: Option<Vec<SafeText>>,
    /// The name of a value; of a start, that of the run (`--run`).
    pub name: Option<SafeText>,
    /// The variable that commands have it in.
    pub variable: Option<SafeText>,
    /// The value, unless it is secret.
    pub value: Option<SafeText>,
    /// Whether the value is secret, and therefore not here.
    pub secret: Option<bool>,
    /// Where the value came from.
    pub from: Option<From>,
    /// The values that a rollback was given, by their names: those of what it undoes. Of a step
    /// that a person says is done, those that were on the screen then.
    pub values: Option<Vec<(SafeText, SafeText)>>,
    /// Whether what runs from here on, and changes something, is told of before it does.
    pub begins: Option<bool>,
    /// The part of the article that a start was asked for alone.
    pub only: Option<SafeText>,
    /// The step, or the part, that a start was asked to begin with.
    pub from_step: Option<SafeText>,
    /// The files that the runbook was made of, each with its hash.
    pub sources: Option<Vec<(SafeText, SafeText)>>,
    /// What the runbook shows, in its order and in the language of the line: the
    /// title of the article (its id is `title`), procedures, groups and steps. Of
    /// each its id, its number as the author wrote it, its hash where it is a step,
    /// and the first line of its words, in the form that scripts have words in.
    pub steps: Option<Vec<(SafeText, SafeText, SafeText, SafeText)>>,
    /// The procedures that are kept apart from the main way: their steps are needed only
    /// where somebody asks for them.
    pub apart: Option<Vec<SafeText>>,
    /// The steps of several ways, of which one is chosen: the id of a step, that of the choice, and
    /// what its way is called.
    pub ways: Option<Vec<(SafeText, SafeText, SafeText)>>,
    /// The steps that tell to do others again: the id of each, and those of what it tells so of.
    pub loops: Option<Vec<(SafeText, Vec<SafeText>)>>,
    /// What the steps run: the id of a step, what it is for (`check`, `run 1`,
    /// `run 2`, `verify`, `rollback`), and the code, of which a long one is cut off.
    pub codes: Option<Vec<(SafeText, SafeText, SafeText)>>,
    /// The steps that can be rolled back in some shell: the id of a step, and what tells its
    /// commands and its roll-back, in all shells, from others. Of a rollback, what it is about.
    pub deeds: Option<Vec<(SafeText, SafeText)>>,
    /// What becomes of the commands after one that has failed, in the same block:
    /// they are not run where this is left out.
    pub failures: Option<Failures>,
    /// The SHA-256 of the line before (of the run, where another run has written to the
    /// file in the meantime), in hexadecimal; empty on the first line
    /// of a file, null where the machine had no program to make it.
    pub prev: Option<SafeText>,
}

/// What a line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A run begins.
    Start,
    /// It goes on after a break.
    Resume,
    /// What stands before the first step was read.
    Acknowledge,
    /// One of several ways was chosen.
    Choice,
    /// A value was given.
    Parameter,
    /// A command of a step, or what undoes it, is about to run. Where nothing is told of the step
    /// before the start ends in order, it did not.
    Begin,
    /// Something was tried that was not the end of its step.
    Attempt,
    /// A step ended.
    Step,
    /// The operator noted something.
    Note,
    /// A step was undone, or could not be.
    Rollback,
    /// The run was put aside.
    Reset,
    /// The runbook ended, whether or not the run did.
    End,
}

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// It was done.
    Done,
    /// It had been done before, as its check found.
    AlreadyDone,
    /// It was left out, for a reason.
    Skipped,
    /// It was left out, since the case that it is for does not hold.
    NotApplicable,
    /// It was left out, since another one of several ways was chosen.
    LeftOut,
    /// It failed.
    Failed,
    /// It was begun and never reported its end.
    Unknown,
    /// It was interrupted.
    Interrupted,
    /// It was undone.
    Undone,
    /// The operator stopped.
    Stopped,
    /// A person was needed and there was none.
    NeedsPerson,
    /// The script itself failed, whatever its steps had come to.
    ScriptFailed,
}

impl Word {
    /// Whether a step that ended so is as it should be.
    pub(super) fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::AlreadyDone)
    }

    /// Whether a person left it out, or it did not apply.
    pub(super) fn is_passed(self) -> bool {
        matches!(self, Self::Skipped | Self::NotApplicable)
    }

    /// Whether what ended so did not go well, or nobody knows.
    pub(super) fn went_wrong(self) -> bool {
        matches!(self, Self::Failed | Self::Interrupted | Self::Unknown)
    }
}

/// Which commands of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Those that tell whether it is done already.
    Check,
    /// Those that do it.
    Run,
    /// Those that check the result.
    Verify,
    /// Those that undo it.
    Rollback,
}

/// How an output is compared with what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Line by line.
    Exact,
    /// By a similarity; times, dates, ages and ids may differ.
    Similar,
    /// By a regular expression.
    Pattern,
    /// Not at all: it is another one the next time.
    Not,
}

/// Who or what decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// The person at the terminal.
    Operator,
    /// A command, by its exit status.
    Command,
    /// The answers file.
    Answers,
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    /// The command line.
    Option,
    /// The answers file.
    Answers,
    /// An earlier start of the run.
    State,
    /// An environment variable.
    Environment,
    /// The person at the terminal.
    Prompt,
    /// The runbook.
    Default,
}

impl Line {
    /// What the line tells, where that is known.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        let word = self.event.as_ref()?;
        Event::deserialize(Value::from(word.as_str())).ok()
    }

    /// When it happened: the end, else the start.
    #[must_use]
    pub fn time(&self) -> Option<Timestamp> {
        self.end.or(self.start)
    }
}

/// Why a line could not be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The JSON ends before it is whole.
    Cut,
    /// It is no JSON object, or one that says something twice.
    NoObject,
}

/// Reads a line and names the keys whose values are none: of another type, or a
/// word or time that is none. Those count as left out.
pub(super) fn read(text: &str) -> Result<(Line, Vec<String>), Unread> {
    if let Ok(line) = serde_json::from_str(text) {
        return Ok((line, Vec::new()));
    }
    let Object(mut map) = serde_json::from_str(text).map_err(|error| {
        if error.is_eof() {
            Unread::Cut
        } else {
            Unread::NoObject
        }
    })?;
    let wrong: Vec<String> = map
        .iter()
        .filter(|(key, value)| {
            let alone = Map::from_iter([((*key).clone(), (*value).clone())]);
            Line::deserialize(Value::Object(alone)).is_err()
        })
        .map(|(key, _)| key.clone())
        .collect();
    for key in &wrong {
        map.remove(key);
    }
    let line = Line::deserialize(Value::Object(map)).map_err(|_| Unread::NoObject)?;
    Ok((line, wrong))
}

/// A JSON object in which no key stands twice: of two values, whoever reads the
/// line would see one and sign for the other.
struct Object(Map<String, Value>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Object, A::Error> {
                let mut map = Map::new();
                while let Some((key, value)) = access.next_entry::<String, Value>()? {
                    if map.insert(key, value).is_some() {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                }
                Ok(Object(map))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_values_cost_themselves_alone() {
        let text = r#"{"v":1,"run":7,"seq":2,"event":"step","start":"soon","outcome":"perfect","who":"ada","odd":[]}"#;
        let (line, wrong) = read(text).unwrap();
        assert_eq!(wrong, ["outcome", "run", "start"]);
        assert_eq!(line.event(), Some(Event::Step));
        assert_eq!(line.who.unwrap().as_str(), "ada");
    }

    #[test]
    fn what_is_no_line_says_why() {
        let why = |text| read(text).unwrap_err();
        assert_eq!(why(r#"{"v":1,"run":"a"#), Unread::Cut);
        assert_eq!(why(r#"{"v":"1","run":"a"#), Unread::Cut);
        assert_eq!(why("[1]"), Unread::NoObject);
        assert_eq!(why("{} {}"), Unread::NoObject);
        assert_eq!(
            why(r#"{"outcome":"failed","outcome":"done"}"#),
            Unread::NoObject
        );
        assert_eq!(why(&"[".repeat(100_000)), Unread::NoObject);
    }
}
