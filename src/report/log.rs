//! What happened in a run, one thing after the other, as rows of the sheet.

use super::article::procedure_of;
use super::course::{Happened, Happening};
use super::entry::{Entry, EntryKind};
use super::evidence::{By, Word};
use super::note::Note;
use super::own::said_in;
use super::page::HappeningRow;
use super::pen::{LISTED, Pen, join, list, maybe, number, shown, time};
use super::run::{RunReport, Session};
use super::spread::is_apart_by_value;
use super::step::StepReport;
use super::value::Value;
use crate::text::SafeText;
use std::collections::HashMap;

/// How many characters of a reason or a note a line of the course shows.
const SHORT: usize = 120;

/// Something that happened, with the step that it happened with.
pub(super) struct Told<'r> {
    happening: &'r Happening,
    of: Option<(&'r StepReport, &'r Entry)>,
    /// Whether it is a value that was given for a round that had just begun.
    is_of_round: bool,
    /// Whether it is of a procedure that is kept apart.
    is_apart: bool,
}

impl<'r> Told<'r> {
    /// All that happened in a run.
    pub(super) fn all(run: &'r RunReport) -> Vec<Self> {
        let entries: HashMap<usize, (&StepReport, &Entry)> = run
            .rounds()
            .flat_map(|step| step.history.iter().map(move |entry| (step, entry)))
            .map(|(step, entry)| (entry.place, (step, entry)))
            .collect();
        let sections = run.sections();
        let mut begins_round = false;
        let told = run.course.iter().map(|happening| {
            match happening.event {
                Happened::Note => {
                    let note = happening.note.and_then(|note| run.notes.get(note));
                    begins_round |= note.is_some_and(|note| note.round.is_some());
                }
                Happened::Attempt | Happened::Step | Happened::Rollback => begins_round = false,
                _ => {}
            }
            let of = entries.get(&happening.place).copied();
            Told {
                happening,
                of,
                is_of_round: begins_round && happening.event == Happened::ValueChange,
                is_apart: of
                    .is_some_and(|(step, _)| sections.contains(procedure_of(&step.called.now))),
            }
        });
        told.collect()
    }

    /// Whether it was done with values, but for secrets.
    pub(super) fn has_values(&self, run: &RunReport) -> bool {
        let values = self.of.map(|(_, entry)| told_values(run, &entry.values));
        values.is_some_and(|values| !values.is_empty())
    }
}

/// Whether it is a step that was left out in the end.
pub(super) fn is_skipped(told: &Told) -> bool {
    told.of.is_some_and(|(step, entry)| step.is_left_by(entry))
}

/// Whether it was not in the plan.
pub(super) fn is_incident(told: &Told) -> bool {
    match told.happening.event {
        Happened::ValueChange => !told.is_of_round,
        Happened::NoEnd | Happened::ArticleChange | Happened::Reset => true,
        Happened::End => told.happening.outcome != Some(Word::Done),
        _ => told.of.is_some_and(|(step, entry)| {
            told.is_apart
                || entry.kind == EntryKind::Rollback
                || entry.outcome.went_wrong()
                || entry.is_left
                || step.was_done_before(entry)
        }),
    }
}

/// Text that is cut off so that what is told stays on a line.
fn short(text: &str) -> String {
    match text.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{} […]", &text[..end]),
        None => text.to_owned(),
    }
}

/// A value with its name.
pub(super) fn assigned(value: &Value) -> String {
    match &value.value {
        Some(own) => format!("{} = {}", shown(&value.name), shown(own)),
        None => shown(&value.name),
    }
}

/// Those of some values that were changed in the run.
pub(super) fn changed_values(run: &RunReport, places: &[usize]) -> Vec<String> {
    let values = places.iter().filter_map(|place| run.values.get(*place));
    let changed = values.filter(|value| run.change(&value.name).is_some());
    changed.map(assigned).collect()
}

/// The values that something was done with, but for secrets.
pub(super) fn told_values<'r>(
    run: &RunReport,
    places: impl IntoIterator<Item = &'r usize>,
) -> Vec<String> {
    let values = places.into_iter().map(|place| &run.values[*place]);
    values.filter(|one| !one.secret).map(assigned).collect()
}

impl Pen<'_> {
    /// Something that happened.
    pub(super) fn happening(&self, run: &RunReport, told: &Told) -> HappeningRow {
        let happening = told.happening;
        let version = happening.article.filter(|_| run.articles.len() > 1);
        let frame = HappeningRow {
            number: happening.seq.map(|seq| seq.to_string()).unwrap_or_default(),
            time: time(happening.time),
            start: happening.start,
            version: version.map(|n| n.to_string()).unwrap_or_default(),
            who: maybe(happening.who.as_ref()),
            ..HappeningRow::default()
        };
        if let Some((step, entry)) = told.of {
            return self.entry(run, (step, entry), frame);
        }
        let label = happening.step.as_ref().map(|id| {
            let hash = happening.hash.as_ref();
            self.label_of(run, id, hash, happening.article)
        });
        let value = happening.value.and_then(|place| run.values.get(place));
        let note = happening.note.and_then(|place| run.notes.get(place));
        let session = run.sessions.get(happening.start - 1);
        let round = note.and_then(|note| note.round);
        let said = self.say(match happening.event {
            Happened::Start => "report-started-run",
            Happened::Resume => "report-resumed",
            Happened::NoEnd => "report-no-end",
            Happened::ArticleChange => "report-changed-article",
            Happened::Acknowledge => "report-acknowledge",
            Happened::Value => "report-value-given",
            Happened::ValueAgain => "report-value-again",
            Happened::ValueChange => "report-value-other",
            Happened::Note => "report-noted",
            Happened::Reset => "report-set-aside",
            Happened::End => "report-ended-run",
            Happened::Attempt | Happened::Step | Happened::Rollback => "outcome-unknown",
        });
        let outcome = match happening.event {
            Happened::End => session.map(|session| self.ended(run, session)),
            Happened::ArticleChange => {
                let number = happening.article.map(|n| n.to_string());
                number.map(|number| self.with("report-version-number", [("number", number)]))
            }
            Happened::ValueChange => value.map(|value| self.other(run, happening, value)),
            Happened::NoEnd if happening.start == run.sessions.len() => Some(self.under_way(run)),
            _ => value.map(|value| {
                if value.secret {
                    format!("{} ({})", shown(&value.name), self.say("report-secret"))
                } else {
                    assigned(value)
                }
            }),
        };
        // What is given again has its source from before.
        let is_again = happening.event == Happened::ValueAgain;
        let source = value.filter(|_| !is_again).and_then(|value| value.from);
        let source = source.map(|from| self.with("report-given-by", [("from", self.from(from))]));
        let begins = matches!(happening.event, Happened::Start | Happened::Resume);
        let begins = session.filter(|_| begins);
        let asked = begins.map(|own| self.asked_for(run, own));
        let host = begins.and_then(|own| own.host.as_ref());
        let host = host.map(|host| self.with("report-on-host", [("host", shown(host))]));
        // What the script itself notes is no note of a person.
        let what = round.map(|_| note.map(|note| self.note(run, note)).unwrap_or_default());
        let note = note.filter(|note| note.round.is_none());
        let is_typed = happening.event == Happened::Note && happening.by.is_none();
        let by = happening.by.or(is_typed.then_some(By::Operator));
        let note = note.map(|note| self.note(run, note));
        let reason = join([source, host, asked, note].into_iter().flatten(), " · ");
        let status = session.and_then(|session| session.status);
        let status = status.filter(|_| happening.event == Happened::End);
        let failing = self.failing(status);
        HappeningRow {
            label: label.unwrap_or_default(),
            who: self.decided(happening.who.as_ref(), by),
            what: what.unwrap_or(said),
            outcome: outcome.unwrap_or_default(),
            status: number(status),
            remarks: short(&join([failing, reason.clone()], " · ")),
            reason,
            ..frame
        }
    }

    /// A value that was another before.
    fn other(&self, run: &RunReport, happening: &Happening, value: &Value) -> String {
        let before = happening.value_before;
        let before = before.and_then(|before| run.values.get(before));
        let before = before.and_then(|before| before.value.as_ref());
        let pairs = [("value", assigned(value)), ("before", maybe(before))];
        self.with("report-value-before", pairs)
    }

    /// Something that happened with a step.
    fn entry(
        &self,
        run: &RunReport,
        (step, entry): (&StepReport, &Entry),
        frame: HappeningRow,
    ) -> HappeningRow {
        let is_unknown = entry.outcome == Word::Unknown;
        let outcome = match entry.outcome {
            Word::Unknown => self.say("report-never-reported"),
            _ => self.outcome(entry),
        };
        let begun = entry.start.filter(|_| is_unknown);
        let begun = begun.map(|start| self.with("report-begun-at", [("time", time(Some(start)))]));
        let reason = join([begun.unwrap_or_default(), self.reason(run, entry)], " · ");
        let failing = self.failing(entry.own_status());
        let values = list(&changed_values(run, &entry.values));
        HappeningRow {
            label: self.label_round(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            what: self.tried(step, entry),
            outcome,
            status: number(entry.own_status()),
            remarks: short(&join([values, failing, reason.clone()], " · ")),
            reason,
            who: self.decided(entry.who.as_ref(), entry.by),
            finally: self.finally(run, step, entry),
            values: list(&told_values(run, &entry.values)),
            ..frame
        }
    }

    /// An exit status that is none of success, in words.
    pub(super) fn failing(&self, status: Option<i64>) -> String {
        let status = status.filter(|status| *status != 0);
        let pair = |status: i64| [("status", status.to_string())];
        let said = status.map(|status| self.with("report-ended-with-status", pair(status)));
        said.unwrap_or_default()
    }

    /// Why something ended as it did. Scripts name the line of a command that failed by
    /// its number alone.
    pub(super) fn why(&self, run: &RunReport, entry: &Entry) -> String {
        let reason = maybe(entry.reason.as_ref());
        if entry.outcome == Word::NotApplicable {
            let own = run.course.iter().find(|own| own.place == entry.place);
            let case = self.case(run, &reason, own.and_then(|own| own.article));
            if let Some(case) = case {
                return case;
            }
        }
        if let Some(own) = said_in(self.messages, &reason) {
            return own;
        }
        let lines = |purpose: &SafeText| purpose.lines().count();
        let most = entry.codes.iter().map(|code| lines(&code.text)).max();
        let place = reason.split_once(": ").and_then(|(number, line)| {
            let digits = number.bytes().all(|byte| byte.is_ascii_digit());
            let number: usize = number.parse().ok().filter(|_| digits)?;
            (1..=most?).contains(&number).then_some((number, line))
        });
        match place.filter(|_| !entry.is_by_person()) {
            Some((number, line)) => {
                let pairs = [("line", number.to_string()), ("text", line.to_owned())];
                self.with("report-at-line", pairs)
            }
            None => reason,
        }
    }

    /// What was noted, in words of this language where they are none of a person's own.
    pub(super) fn note(&self, run: &RunReport, note: &Note) -> String {
        let own = || shown(&note.note);
        match (note.round, note.by) {
            (Some(round), _) => self.with("report-round-begun", [("round", round.to_string())]),
            (None, Some(_)) => {
                let case = self.case(run, &note.note, note.version);
                case.unwrap_or_else(own)
            }
            (None, None) => {
                said_in(self.messages, &note.note).map_or_else(own, |said| shown(&said))
            }
        }
    }

    /// What was said of a case, as scripts write it (`p1.2 = no`), in a version of the article:
    /// the question, and its answer.
    fn case(&self, run: &RunReport, text: &str, version: Option<usize>) -> Option<String> {
        let (id, answer) = text.split_once(" = ")?;
        let answer = match answer {
            "yes" => "answer-yes",
            "no" => "answer-no",
            _ => return None,
        };
        let then = version.and_then(|version| run.part_in(version, &SafeText::line(id)));
        let id = &then.or_else(|| run.outline.part(id))?.id;
        let step = self.label_of(run, id, None, version);
        let question = self.with("question-case", [("step", step)]);
        Some(format!("{question} {}", self.say(answer)))
    }

    /// How a step stands, with what speaks against its word.
    pub(super) fn outcome_of(&self, step: &StepReport) -> String {
        if step.is_due {
            return self.say(if step.maybe_begun {
                "report-maybe-begun"
            } else {
                "report-not-begun-yet"
            });
        }
        let begun = step.begun().filter(|entry| !entry.undoes());
        let word = match (step.counted, step.given_up) {
            _ if let Some(entry) = begun => self.begun(entry),
            (Some(before), _) => self.with("report-counted", [("outcome", self.word(before))]),
            (None, Some(before)) => self.then(self.word(before), self.word(step.outcome)),
            (None, None) => self.word(step.outcome),
        };
        let earlier =
            (step.outcome.is_done() && step.is_outdated).then(|| self.say("report-earlier-value"));
        let undo = step.undo_failed.then(|| self.say("report-not-undone"));
        let before = step.was_done().then(|| self.say("done-before"));
        let unknown = step.undo_unknown().then(|| self.say("report-undo-unknown"));
        let unknown = unknown.filter(|_| !step.undo_failed);
        let is_again = step.maybe_begun && step.outcome != Word::Unknown;
        let again = is_again.then(|| self.say("report-maybe-again"));
        // That is all that is not known of it.
        let is_all = unknown.is_some() && step.outcome == Word::Unknown;
        let parts = [
            Some(word).filter(|_| !is_all),
            before,
            earlier,
            undo,
            unknown,
            again,
        ];
        join(parts.into_iter().flatten(), ", ")
    }

    /// How a step stood in the end, after something happened with it.
    fn finally(&self, run: &RunReport, step: &StepReport, entry: &Entry) -> String {
        match step.is_undone_earlier(entry) {
            Some(true) => return self.word(Word::Undone),
            Some(false) => return self.say("report-not-undone"),
            None => {}
        }
        let own = self.outcome_of(step);
        let next = step.replaced_by.as_ref().map(|next| {
            let hash = Some(&next.hash);
            let found = run.steps.iter().find(|one| one.hash.as_ref() == hash);
            let outcome = match found {
                // What was done with another value is not done with this one.
                Some(found) if is_apart_by_value(run, found, entry) => {
                    let values = list(&changed_values(run, &found.values));
                    let pairs = [("outcome", self.outcome_of(found)), ("values", values)];
                    self.with("report-finally-with", pairs)
                }
                Some(found) => self.outcome_of(found),
                None => self.say("report-not-begun-yet"),
            };
            let label = self.label_of(run, &next.step, hash, None);
            let pairs = [
                ("outcome", own.clone()),
                ("step", label),
                ("other", outcome),
            ];
            self.with("report-finally-replaced", pairs)
        });
        next.unwrap_or_else(|| self.finally_with(run, step, entry, own))
    }

    /// The part of the article that a start was asked for, where that is not all of it.
    fn asked_for(&self, run: &RunReport, session: &Session) -> String {
        let parts = [
            ("report-asked-only", &session.only),
            ("report-asked-from", &session.from_step),
        ];
        let parts = parts.into_iter().filter_map(|(key, id)| {
            let label = self.label_of(run, id.as_ref()?, None, session.article);
            Some(self.with(key, [("step", label)]))
        });
        join(parts, ", ")
    }

    /// The versions of the article that a step is in, and what took its place.
    pub(super) fn version_of(&self, run: &RunReport, step: &StepReport) -> String {
        let versions = list(&step.versions);
        let next = step.replaced_by.as_ref();
        let next = next.map(|next| self.label_of(run, &next.step, Some(&next.hash), None));
        match next {
            Some(next) => {
                let pairs = [("versions", versions), ("step", next)];
                self.with("report-replaced-by", pairs)
            }
            None if step.is_former => self.with("report-only-in", [("versions", versions)]),
            None => versions,
        }
    }

    /// The steps of the article that are still to be done.
    pub(super) fn still_open(&self, run: &RunReport) -> String {
        // What was not done in an earlier round is not done by a later one, whatever became of the
        // article. What failed and was left at that is over.
        let left = run.steps.iter().flat_map(|step| {
            let failed = |own: &&StepReport| own.outcome == Word::Failed;
            let rounds = step.rounds.iter().filter(move |own| !failed(own));
            let is_due = step.is_orphan || !step.is_former && !step.is_left_failed();
            let last = is_due.then_some(step);
            rounds.chain(last)
        });
        let left = left.filter(|step| step.is_open_for_ever());
        let place = |id: &SafeText, hash: Option<&SafeText>| {
            let place = run.outline.place(id, hash);
            place.unwrap_or(usize::MAX)
        };
        let left = left.map(|step| {
            let place = place(&step.called.now, step.hash.as_ref());
            (place, self.label_round(step))
        });
        let open = run.open.iter().filter(|step| !step.is_apart);
        let open = open.filter(|_| !run.is_gappy()).map(|step| {
            let place = place(&step.step, step.hash.as_ref());
            (place, self.label_open(step))
        });
        let mut labels: Vec<(usize, String)> = left.chain(open).collect();
        labels.sort_by_key(|(place, _)| *place);
        let labels: Vec<String> = labels.into_iter().map(|(_, label)| label).collect();
        let untold = run.open.iter().filter(|_| run.is_gappy());
        let untold: Vec<String> = untold.map(|step| self.label_open(step)).collect();
        let words = (!untold.is_empty()).then(|| self.say("report-not-told"));
        let untold = join([words.unwrap_or_default(), list(&untold)], ": ");
        join([list(&labels), untold], "; ")
    }

    /// How many starts there were, where there were several, and which ended early.
    pub(super) fn starts(&self, run: &RunReport) -> String {
        // One that came to its end in spite of a failure names no step.
        let is_early = |session: &&Session| match session.outcome {
            Some(Word::Done) => false,
            Some(Word::Failed) => session.step.is_some(),
            _ => session.ended,
        };
        let early = run.sessions.iter().filter(is_early);
        let unended = run.sessions.iter().filter(|session| !session.ended).count();
        let count = run.sessions.len().to_string();
        let starts = match (run.sessions.len(), early.count()) {
            (0 | 1, _) => return String::new(),
            (_, 0) => count,
            (_, early) => {
                let pairs = [("count", count), ("early", early.to_string())];
                self.with("report-starts-early", pairs)
            }
        };
        let unended = self.counted_as(self.say("report-no-end"), unended);
        join([starts, unended], "; ")
    }

    /// What was changed on the way.
    pub(super) fn changes(&self, run: &RunReport) -> String {
        let versions = run.articles.len();
        let article = (versions > 1).then(|| {
            let pairs = [("count", versions.to_string())];
            self.with("report-article-versions", pairs)
        });
        let values = run.changed.iter().take(LISTED).map(|change| {
            let values = change.values.iter().take(LISTED);
            let values = values.filter_map(|place| run.values.get(*place));
            let words = values.map(|value| maybe(value.value.as_ref()));
            let words = words.reduce(|earlier, later| self.then(earlier, later));
            format!("{} ({})", shown(&change.name), words.unwrap_or_default())
        });
        join(article.into_iter().chain(values), "; ")
    }

    pub(super) fn then(&self, earlier: String, later: String) -> String {
        self.with("report-then", [("earlier", earlier), ("later", later)])
    }

    /// The steps that were done with values that are no longer in force.
    pub(super) fn outdated(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter(|step| step.is_outdated && step.outcome.is_done());
        let steps = steps.take(LISTED).map(|step| {
            let values = changed_values(run, &step.values);
            format!("{}: {}", self.label_round(step), list(&values))
        });
        join(steps, "; ")
    }

    /// The steps that are done, but were not at once.
    pub(super) fn on_the_way(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter(|step| {
            let mut entries = step.history.iter().filter(|entry| !entry.undoes());
            step.outcome.is_done()
                && step.counted.is_none()
                && entries
                    .any(|entry| entry.outcome.went_wrong() && !is_apart_by_value(run, step, entry))
        });
        list(&steps.map(|step| self.label_round(step)).collect::<Vec<_>>())
    }

    /// The steps that a person counted as done whatever they had come to: what that was, who
    /// it was, and why.
    pub(super) fn counted(&self, run: &RunReport) -> String {
        let steps = run.rounds();
        let steps = steps.filter_map(|step| {
            let before = self.word(step.counted?);
            let who = self.decided(step.who.as_ref(), step.by);
            let why = join([who, maybe(step.reason.as_ref())], ": ");
            Some(format!("{}: {before}; {why}", self.label_round(step)))
        });
        join(steps.take(LISTED), "; ")
    }
}
