//! What happened with the steps of a run, as rows of the sheet.

use super::Code;
use super::called::Called;
use super::entry::{Entry, EntryKind};
use super::evidence::{By, Phase, Way, Word};
use super::log::{changed_values, told_values};
use super::note::Note;
use super::own::tells_kept;
use super::page::{DetailPart, EventRow, StepRow, TextPart};
use super::pen::{LISTED, Pen, join, list, maybe, number, shown, time};
use super::run::RunReport;
use super::step::StepReport;
use super::steps::OpenStep;
use crate::text::SafeText;
use jiff::Timestamp;

impl Pen<'_> {
    pub(super) fn step(&self, run: &RunReport, step: &StepReport) -> StepRow {
        let last = step.history.iter().rfind(|entry| !entry.undoes());
        let status = step
            .status
            .filter(|_| last.is_none_or(|last| !last.is_verdict));
        let status = self.failing(status);
        let reason = last.filter(|last| last.reason == step.reason);
        let reason = reason.map_or_else(|| maybe(step.reason.as_ref()), |last| self.why(run, last));
        let compared = self.compared(step.compared.as_deref());
        // What was noted in another round shows with the step as a whole.
        let notes = notes_of(run, &step.called, step.hash.as_ref());
        let notes = notes.filter(|_| step.round.is_none());
        // That it was not to be rolled back is no more so where it was later.
        let is_past = |note: &Note| {
            let mut later = step.history.iter().filter(|entry| entry.undoes());
            tells_kept(&note.note) && later.any(|entry| entry.end.or(entry.start) >= note.time)
        };
        let notes = notes.filter(|note| !is_past(note)).take(LISTED);
        let notes = notes.map(|note| self.note(run, note));
        let wrong = step.gone_wrong().map(|entry| {
            let why = join([self.reason(run, entry), self.failing(entry.status)], " · ");
            join([self.word(entry.outcome), why], ": ")
        });
        let wrong = wrong.unwrap_or_default();
        let former = match step.former_undos.as_slice() {
            [] => String::new(),
            _ => self.say("report-no-undo"),
        };
        let remarks = [
            reason,
            wrong,
            compared,
            status,
            self.standing(run, step),
            former,
        ];
        let remarks = remarks.into_iter().chain(notes);
        // What was tried and left had values, too.
        let tried = || step.history.iter().rfind(|entry| !entry.values.is_empty());
        let values = match (self.with_each(run, step), step.values.as_slice()) {
            (each, _) if !each.is_empty() => each,
            (_, []) => {
                tried().map_or_else(String::new, |one| list(&changed_values(run, &one.values)))
            }
            (_, values) => list(&changed_values(run, values)),
        };
        StepRow {
            label: self.label_round(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            outcome: self.outcome_of(step),
            who: self.who_did(step),
            started: time(step.start),
            duration: step
                .seconds
                .map(|seconds| self.duration(seconds))
                .unwrap_or_default(),
            tries: step.tries.to_string(),
            version: self.version_of(run, step),
            values,
            remarks: shown(&join(remarks, " · ")),
        }
    }

    /// What of a step was not undone, where anything of the run was or was to be.
    fn standing(&self, run: &RunReport, step: &StepReport) -> String {
        if !run.has_undone() {
            return String::new();
        }
        let mut deeds: Vec<String> = Vec::new();
        for entry in step.standing() {
            let deed = self.deed(run, entry);
            let said = self.with("report-standing", [("values", deed.clone())]);
            if !told_values(run, entry.done_with()).is_empty() && !deeds.contains(&said) {
                deeds.push(said);
            }
        }
        join(deeds, " · ")
    }

    pub(super) fn open(&self, run: &RunReport, step: &OpenStep) -> StepRow {
        let notes = notes_of(run, &step.called, step.hash.as_ref());
        let notes = notes.take(LISTED).map(|note| self.note(run, note));
        StepRow {
            label: self.label_open(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            outcome: self.say(if run.is_gappy() {
                // It may have been begun where nothing here tells.
                "report-not-told"
            } else if step.maybe_begun {
                "report-maybe-begun"
            } else if step.is_apart && run.is_well() {
                "report-not-needed"
            } else {
                "report-not-begun-yet"
            }),
            who: String::new(),
            started: String::new(),
            duration: String::new(),
            tries: String::new(),
            version: list(&step.versions),
            values: String::new(),
            remarks: shown(&join(notes, " · ")),
        }
    }

    /// All that happened with a step, where a row of a table cannot tell it.
    pub(super) fn detail(&self, run: &RunReport, step: &StepReport) -> Option<DetailPart> {
        let notes: Vec<&Note> = notes_of(run, &step.called, step.hash.as_ref()).collect();
        let texts: Vec<TextPart> = [self.codes(step), self.outputs(step)].concat();
        if texts.is_empty() && step.entries().count() < 2 && notes.is_empty() {
            return None;
        }
        let entries = step.all_rounds();
        let entries = entries.flat_map(|own| own.history.iter().map(move |entry| (own, entry)));
        let events = entries.map(|(own, entry)| {
            let values = entry
                .values
                .iter()
                .filter_map(|place| run.values.get(*place));
            let values: Vec<String> = values
                .map(|value| match &value.value {
                    Some(own) => format!("{} = {}", shown(&value.name), shown(own)),
                    // Which of several.
                    None if run.is_given_again(value) => {
                        format!("{} ({})", shown(&value.name), time(value.time))
                    }
                    None => shown(&value.name),
                })
                .collect();
            let row = EventRow {
                time: time(entry.start.or(entry.end)),
                outcome: self.outcome(entry),
                what: join([self.round_of(own), self.tried(own, entry)], ", "),
                status: number(entry.own_status()),
                duration: (entry.seconds.map(|seconds| self.duration(seconds))).unwrap_or_default(),
                who: self.decided(entry.who.as_ref(), entry.by),
                remarks: self.reason(run, entry),
                values: list(&values),
            };
            (entry.start.or(entry.end), row)
        });
        let notes = notes.into_iter().take(LISTED).map(|note| {
            let row = EventRow {
                time: time(note.time),
                outcome: String::new(),
                what: self.say("report-noted"),
                status: String::new(),
                duration: String::new(),
                who: maybe(note.who.as_ref()),
                remarks: self.note(run, note),
                values: String::new(),
            };
            (note.time, row)
        });
        let mut events: Vec<(Option<Timestamp>, EventRow)> = events.chain(notes).collect();
        events.sort_by_key(|(time, _)| *time);
        Some(DetailPart {
            label: self.label(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            events: events.into_iter().map(|(_, row)| row).collect(),
            texts,
        })
    }

    /// The code that ran at a step, each once.
    fn codes(&self, step: &StepReport) -> Vec<TextPart> {
        let parts = timed(step, |entry| entry.codes.iter());
        let is_only = |code: &Code| {
            code.purpose.as_str() == "run 1"
                && (parts.iter())
                    .all(|(one, _)| one.purpose == code.purpose || !one.purpose.starts_with("run "))
        };
        let part = |(code, times): &(&Code, Vec<String>)| TextPart {
            name: match code.purpose.as_str() {
                "check" => self.say("report-phase-check"),
                "verify" => self.say("report-phase-verify"),
                "rollback" => self.say("report-phase-rollback"),
                _ if is_only(code) => self.say("report-phase-run"),
                purpose => {
                    let number = purpose.strip_prefix("run ").unwrap_or(purpose);
                    self.with("report-command", [("number", shown(number))])
                }
            },
            times: list(times),
            lines: text_lines(code.text.split('\n')),
        };
        let mut undos: Vec<&Code> = Vec::new();
        for code in step.all_rounds().flat_map(|own| &own.former_undos) {
            if !undos.contains(&code) {
                undos.push(code);
            }
        }
        let former = undos.into_iter().map(|code| TextPart {
            name: self.say("report-undo-then"),
            times: String::new(),
            lines: text_lines(code.text.split('\n')),
        });
        let parts = parts.iter().map(part).chain(former);
        parts.filter(|part| !part.lines.is_empty()).collect()
    }

    /// What commands of a step should have printed, and what they printed instead.
    fn outputs(&self, step: &StepReport) -> Vec<TextPart> {
        let parts = timed(step, |entry| {
            let expected = entry.expected.iter().map(|own| ("report-expected", own));
            expected.chain(entry.output.iter().map(|own| ("report-output", own)))
        });
        let part = |((key, lines), times): ((&str, &Vec<SafeText>), Vec<String>)| TextPart {
            name: self.say(key),
            times: list(&times),
            lines: text_lines(lines.iter().flat_map(|line| line.split('\n'))),
        };
        parts.into_iter().map(part).collect()
    }

    /// Who it was, and who or what decided it.
    pub(super) fn decided(&self, who: Option<&SafeText>, by: Option<By>) -> String {
        let who = maybe(who);
        match by.map(|by| self.by(by)) {
            Some(by) if who.is_empty() => by,
            Some(by) => format!("{who} ({by})"),
            None => who,
        }
    }

    pub(super) fn outcome(&self, entry: &Entry) -> String {
        match (entry.kind, entry.outcome) {
            (EntryKind::Rollback, Word::Failed) => self.say("report-not-undone"),
            _ if entry.is_left => self.say("report-left-unchecked"),
            (_, word) => self.word(word),
        }
    }

    /// What was done: which commands ran, or that a person did it or said how it ended.
    pub(super) fn tried(&self, step: &StepReport, entry: &Entry) -> String {
        if entry.is_by_person() && !entry.is_judged() {
            return self.say(if entry.is_verdict || entry.counts_rounds() {
                "report-verdict"
            } else {
                "report-by-hand"
            });
        }
        let phase = match entry.kind {
            EntryKind::Rollback => Some(Phase::Rollback),
            _ => entry.phase,
        };
        if phase.is_none() && (entry.by == Some(By::Command) || entry.is_judged()) {
            let ran = |purpose: &str| {
                let mut codes = entry.codes.iter();
                codes.any(|code| code.purpose.starts_with(purpose))
            };
            let phases = [
                (Phase::Check, entry.outcome == Word::AlreadyDone),
                (Phase::Run, entry.outcome != Word::AlreadyDone),
                (Phase::Verify, ran("verify")),
            ];
            let phases = phases.into_iter().filter(|(_, is_its)| *is_its);
            return list(
                &phases
                    .map(|(phase, _)| self.phase(phase))
                    .collect::<Vec<_>>(),
            );
        }
        let codes = step.history.iter().flat_map(|entry| &entry.codes);
        let is_one_of_several = codes
            .into_iter()
            .any(|code| code.purpose.as_str() == "run 2");
        let number = entry.command.filter(|_| is_one_of_several);
        let number =
            number.map(|number| self.with("report-command", [("number", number.to_string())]));
        let phase = phase.map(|phase| self.phase(phase));
        let verdict =
            (entry.says_undone() || entry.denies_undone()).then(|| self.say("report-verdict"));
        join([phase, number, verdict].into_iter().flatten(), ", ")
    }

    /// Why something ended as it did, and how that was found out. Where an output was
    /// not as expected, those compared before it were.
    pub(super) fn reason(&self, run: &RunReport, entry: &Entry) -> String {
        let ways = match (entry.compared.as_deref(), &entry.expected) {
            (Some([.., last]), Some(_)) => Some(std::slice::from_ref(last)),
            (ways, _) => ways,
        };
        join([self.why(run, entry), self.compared(ways)], " · ")
    }

    /// How outputs were compared.
    fn compared(&self, ways: Option<&[Way]>) -> String {
        let mut words: Vec<String> = Vec::new();
        for way in ways.unwrap_or_default() {
            let word = self.say(match way {
                Way::Exact => "report-compared-exact",
                Way::Similar => "report-compared-similar",
                Way::Pattern => "report-compared-pattern",
                Way::Not => continue,
            });
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let compared =
            (!words.is_empty()).then(|| self.with("report-compared", [("ways", list(&words))]));
        let left = ways.is_some_and(|ways| ways.contains(&Way::Not));
        let left = left.then(|| self.say("report-not-compared"));
        join([compared, left].into_iter().flatten(), " · ")
    }
}

/// The notes at a step: its id is that of the version in which they were made.
pub(super) fn notes_of<'r>(
    run: &'r RunReport,
    called: &'r Called,
    hash: Option<&'r SafeText>,
) -> impl Iterator<Item = &'r Note> {
    run.notes.iter().filter(move |note| {
        let then = note.version.filter(|_| hash.is_some());
        let is_its = note.step.as_ref().is_some_and(|step| match then {
            Some(version) => called.in_version(version) == Some(step),
            None => called.has(step),
        });
        is_its && (note.hash.is_none() || hash.is_none() || note.hash.as_ref() == hash)
    })
}

/// What entries of a step have, each once, with the times of those that have it.
fn timed<'s, T: PartialEq, I: Iterator<Item = T>>(
    step: &'s StepReport,
    of: impl Fn(&'s Entry) -> I,
) -> Vec<(T, Vec<String>)> {
    let mut parts: Vec<(T, Vec<String>)> = Vec::new();
    for entry in step.entries() {
        let moment = entry.start.or(entry.end);
        for own in of(entry) {
            let moment = moment.map(|time| time.strftime("%H:%M:%S").to_string());
            match parts.iter_mut().find(|(known, _)| *known == own) {
                Some((_, times)) => times.extend(moment),
                None => parts.push((own, moment.into_iter().collect())),
            }
        }
    }
    parts
}

/// The lines of a text, without empty ones around them.
fn text_lines<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<String> {
    let lines: Vec<&str> = lines.collect();
    let is_text = |line: &&str| !line.trim().is_empty();
    let first = lines.iter().position(&is_text);
    let last = lines.iter().rposition(is_text);
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let lines = lines[first..=last].iter();
    lines.map(|line| line.trim_end().to_owned()).collect()
}
