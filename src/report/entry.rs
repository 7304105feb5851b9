//! Something that happened with a step.

use super::article::Code;
use super::evidence::{By, Line, Phase, Way, Word};
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that happened with a step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// The number of the line in its run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    /// Its place among the lines of the run.
    #[serde(skip)]
    pub(super) place: usize,
    /// What it was.
    pub kind: EntryKind,
    /// Whether the operator, or the file of answers, only said what became of the step:
    /// nothing was done, and an exit status is that of what was tried before.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_verdict: bool,
    /// Whether it is known to have begun, and nothing tells of its end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_begin: bool,
    /// Whether what went well was begun anew before its step had come to an end.
    #[serde(skip)]
    pub(super) is_left: bool,
    /// Whether what its commands did was undone later.
    #[serde(skip)]
    pub(super) is_undone: bool,
    /// What was to undo it, and what told that and its commands from others, where it acts.
    #[serde(skip)]
    pub(super) undo: Option<(Code, Option<SafeText>)>,
    /// Whether that is no more in the runbook.
    #[serde(skip)]
    pub(super) is_former: bool,
    /// Whether it undid what was not the last that the step did.
    #[serde(skip)]
    pub(super) is_of_earlier: bool,
    /// How it ended.
    pub outcome: Word,
    /// Which commands were tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The number of the last command that ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<u64>,
    /// The number of the first command that ran, where that is not the first of the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<u64>,
    /// What ran, or may have, by what the runbook held then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
    /// The values that this used, or may have where its end is not known: their places in the list of
    /// the run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<usize>,
    /// Those in force that its step has to do with, where it acts.
    #[serde(skip)]
    pub(super) told_with: Vec<usize>,
    /// Who or what decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// The account that ran it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// The machine it ran on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<SafeText>,
    /// The exit status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<SafeText>,
    /// How what the commands printed was compared with what they should print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Vec<Way>>,
    /// The lines, or the pattern, that a command should have printed and did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Vec<SafeText>>,
    /// The lines that it printed instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output: Option<Vec<SafeText>>,
    /// When it began (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub start: Option<Timestamp>,
    /// When it ended (UTC), or was found never to have reported its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub end: Option<Timestamp>,
    /// How long it took, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
}

/// What happened with a step, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EntryKind {
    /// It was tried, and that was not its end.
    Attempt,
    /// It ended.
    Step,
    /// It was undone, or could not be.
    Rollback,
}

/// The seconds from one time to another; nothing where the clock went back.
pub(super) fn seconds(start: Option<Timestamp>, end: Option<Timestamp>) -> Option<u64> {
    u64::try_from(end?.as_second().checked_sub(start?.as_second())?).ok()
}

impl Entry {
    pub(super) fn of(kind: EntryKind, place: usize, line: Line) -> Self {
        let outcome = match kind {
            EntryKind::Attempt => line.result,
            // The words for the end of a run say nothing about a step.
            EntryKind::Step | EntryKind::Rollback => line.outcome.filter(|word| {
                !matches!(word, Word::Stopped | Word::NeedsPerson | Word::ScriptFailed)
            }),
        };
        let outcome = outcome.unwrap_or(Word::Unknown);
        // What never reported its end has been found then, and ended before.
        let ended = outcome != Word::Unknown;
        Self {
            seq: line.seq,
            place,
            kind,
            is_verdict: false,
            is_begin: false,
            is_left: false,
            is_undone: false,
            undo: None,
            is_former: false,
            is_of_earlier: false,
            outcome,
            phase: line.phase,
            command: line.command,
            first: line.first,
            codes: Vec::new(),
            values: Vec::new(),
            told_with: Vec::new(),
            by: line.by,
            who: line.who,
            host: line.host,
            status: line.status,
            reason: line.reason,
            compared: line.compared,
            expected: line.expected,
            output: line.output,
            start: line.start,
            end: line.end,
            seconds: ended.then(|| seconds(line.start, line.end)).flatten(),
        }
    }

    /// Whether code ran for it that is for a purpose.
    pub(super) fn ran(&self, purpose: &str) -> bool {
        let number = purpose.strip_prefix("run ").and_then(|n| n.parse().ok());
        let number = number.filter(|n: &u64| *n >= self.first.unwrap_or(1));
        match (self.kind, self.phase) {
            (EntryKind::Rollback, _) if self.is_word_of_undo() => false,
            (EntryKind::Rollback, _) | (_, Some(Phase::Rollback)) => purpose == "rollback",
            (_, Some(Phase::Check)) => purpose == "check",
            // What was done by hand was checked alone.
            (_, Some(Phase::Verify)) => {
                purpose == "verify" || number.is_some_and(|n| self.command >= Some(n))
            }
            // Where it is not said which was the last, only the first did for sure.
            (_, Some(Phase::Run)) => {
                let first = self.first.unwrap_or(1);
                number.is_some_and(|n| n <= self.command.unwrap_or(first))
            }
            (_, None) if self.by != Some(By::Command) && !self.is_judged() => false,
            (_, None) if self.outcome == Word::AlreadyDone => purpose == "check",
            (_, None) => number.is_some() || purpose == "verify",
        }
    }

    /// Whether its command ran, and a person who had ended it said what came of it.
    pub(super) fn is_judged(&self) -> bool {
        self.is_by_person() && self.own_status().is_some()
    }

    /// Whether a person did it or said it.
    pub(super) fn is_by_person(&self) -> bool {
        self.kind == EntryKind::Step && self.is_of_person()
    }

    /// Whether a person says that it was undone, which nothing here did.
    pub(super) fn says_undone(&self) -> bool {
        self.is_word_of_undo() && self.outcome == Word::Undone
    }

    /// Whether a person says that it was not undone, after an attempt of which nobody knew.
    pub(super) fn denies_undone(&self) -> bool {
        self.is_word_of_undo() && self.outcome == Word::Failed
    }

    /// Whether a person says what came of undoing it, and nothing ran.
    fn is_word_of_undo(&self) -> bool {
        self.kind == EntryKind::Rollback && self.is_of_person() && self.status.is_none()
    }

    fn is_of_person(&self) -> bool {
        matches!(self.by, Some(By::Operator | By::Answers))
    }

    /// Whether a person says that it is done.
    pub(super) fn says_done(&self) -> bool {
        self.is_by_person() && self.outcome == Word::Done
    }

    /// Whether it says how often steps were done, as scripts write it: `p1.1, p1.2 × 3`.
    pub(super) fn counts_rounds(&self) -> bool {
        let counted = self.reason.as_ref().and_then(|own| own.split_once(" × "));
        let is_id = |id: &str| {
            let digits = id.strip_prefix('p').unwrap_or_default();
            !digits.is_empty() && digits.split('.').all(|one| one.parse::<u32>().is_ok())
        };
        self.says_done()
            && counted.is_some_and(|(ids, rounds)| {
                ids.split(", ").all(is_id) && rounds.parse::<u32>().is_ok()
            })
    }

    /// The values that it was done with, whoever did it.
    pub(super) fn done_with(&self) -> impl Iterator<Item = &usize> {
        self.values.iter().chain(&self.told_with)
    }

    /// The exit status, where it is not that of what was tried before.
    pub(super) fn own_status(&self) -> Option<i64> {
        self.status.filter(|_| !self.is_verdict)
    }

    /// Whether the step was tried.
    pub(super) fn is_try(&self) -> bool {
        match self.kind {
            // What went well before a check that did not is one try with it.
            EntryKind::Attempt => {
                !self.undoes() && self.phase != Some(Phase::Check) && !self.goes_on()
            }
            EntryKind::Step => {
                !self.is_verdict
                    && !matches!(
                        self.outcome,
                        Word::AlreadyDone | Word::Skipped | Word::NotApplicable | Word::LeftOut
                    )
            }
            EntryKind::Rollback => false,
        }
    }

    /// Whether what went well was not the end of the step, and led to it.
    pub(super) fn goes_on(&self) -> bool {
        self.went_well() && !self.is_left
    }

    /// Whether it went well, and was not the end of the step.
    fn went_well(&self) -> bool {
        self.kind == EntryKind::Attempt && self.outcome == Word::Done
    }

    /// Whether its commands ran from the first one on.
    pub(super) fn begins_anew(&self) -> bool {
        let is_run = matches!(self.phase, None | Some(Phase::Run));
        let ran = self
            .codes
            .iter()
            .any(|code| code.purpose.as_str() == "run 1");
        self.is_try() && is_run && ran && self.first.unwrap_or(1) == 1
    }

    /// Whether it is about undoing the step.
    pub(super) fn undoes(&self) -> bool {
        self.kind == EntryKind::Rollback || self.phase == Some(Phase::Rollback)
    }

    /// Whether the step was done, by its commands or by a person.
    pub(super) fn acts(&self) -> bool {
        let runs = |code: &Code| code.purpose.starts_with("run ");
        self.says_done() || self.codes.iter().any(runs)
    }

    /// Whether the step was done, and that was not undone.
    pub(super) fn stands(&self) -> bool {
        self.acts() && !self.is_undone
    }

    /// Whether it says how the step stands. A rollback that failed says only
    /// that the step was not undone.
    pub(super) fn decides(&self) -> bool {
        // Of one that was interrupted, nobody knows what it did.
        let is_told = matches!(
            self.outcome,
            Word::Undone | Word::Unknown | Word::Interrupted
        );
        !self.went_well() && (!self.undoes() || is_told) && !self.is_of_earlier
    }
}
