//! The report as a sheet to sign: what the template `report.md.j2` prints.

use super::evidence::{By, From, Phase, Way, Word};
use super::file::{FileReport, Finding, FindingKind};
use super::page::{
    FactRow, FileRow, NoteRow, RunPart, SessionRow, Sheet, SourceRow, StepRow, TryRow, ValueRow,
};
use super::run::{Acknowledgement, Numbers, RunReport, Session};
use super::step::{Entry, EntryKind, StepReport};
use super::{ChainState, Report, State};
use crate::emit::{EmitError, Templates, sheet};
use crate::l10n::{Messages, args};
use crate::source::Locale;
use crate::text::SafeText;
use jiff::Timestamp;

/// How many characters of a text are shown. Who wants more reads the JSON.
const SHOWN: usize = 1000;
/// How many things a list of numbers, names or findings shows.
const LISTED: usize = 50;

pub(super) fn markdown(
    report: &Report,
    templates: &Templates,
    locale: &Locale,
) -> Result<String, EmitError> {
    let messages = templates.messages(locale);
    sheet(templates, &messages, &Pen(&messages).sheet(report))
}

/// Text on one line, cut off where it goes on and on. Space around it, which
/// Markdown could take for a mark, is none of it.
fn shown(text: &str) -> String {
    let line = SafeText::line(text);
    let line = line.trim();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} […]", &line[..end]),
        None => line.to_owned(),
    }
}

fn maybe(text: Option<&SafeText>) -> String {
    text.map(|text| shown(text)).unwrap_or_default()
}

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn time(time: Option<Timestamp>) -> String {
    time.map(|time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
        .unwrap_or_default()
}

/// The first of a list, set apart by commas.
fn list<T: ToString>(items: &[T]) -> String {
    let mut shown: Vec<String> = items.iter().take(LISTED).map(T::to_string).collect();
    if items.len() > LISTED {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

fn gap(&(first, last): &(u64, u64)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

/// Writes in the words of a language.
struct Pen<'m>(&'m Messages);

impl Pen<'_> {
    fn say(&self, key: &str) -> String {
        self.0.get(key)
    }

    fn with<const N: usize>(&self, key: &str, pairs: [(&'static str, String); N]) -> String {
        self.0.with(key, &args(pairs))
    }

    fn sheet(&self, report: &Report) -> Sheet {
        let mut runbooks: Vec<&SafeText> = Vec::new();
        for runbook in report.runs.iter().flat_map(|run| &run.runbooks) {
            if !runbooks.contains(&runbook) && runbooks.len() <= LISTED {
                runbooks.push(runbook);
            }
        }
        if runbooks.is_empty() {
            runbooks.extend(report.files.iter().map(|file| &file.path));
        }
        Sheet {
            title: shown(&list(&runbooks)),
            complete: report.complete,
            partial: report.state == State::Partial,
            runs: report.runs.iter().map(|run| self.run(run)).collect(),
            files: report.files.iter().map(|file| self.file(file)).collect(),
            findings: self.findings(report),
        }
    }

    fn run(&self, run: &RunReport) -> RunPart {
        let tries = |wanted: fn(&Entry) -> bool| -> Vec<TryRow> {
            let steps = run.steps.iter();
            steps
                .flat_map(|step| {
                    let entries = step.history.iter().filter(|entry| wanted(entry));
                    entries.map(|entry| self.entry(step, entry))
                })
                .collect()
        };
        RunPart {
            id: shown(&run.run),
            facts: self.facts(run),
            sources: run
                .sources
                .iter()
                .map(|source| SourceRow {
                    path: shown(&source.path),
                    hash: shown(&source.hash),
                })
                .collect(),
            steps: run.steps.iter().map(|step| self.step(run, step)).collect(),
            skipped: tries(|entry| entry.outcome == Word::Skipped),
            failures: tries(|entry| {
                entry.kind != EntryKind::Rollback
                    && matches!(entry.outcome, Word::Failed | Word::Interrupted)
            }),
            unknown: tries(|entry| entry.outcome == Word::Unknown),
            undone: tries(|entry| {
                entry.kind == EntryKind::Rollback && entry.outcome != Word::Unknown
            }),
            notes: run
                .notes
                .iter()
                .map(|note| NoteRow {
                    id: maybe(note.step.as_ref()),
                    note: shown(&note.note),
                    who: maybe(note.who.as_ref()),
                    time: time(note.time),
                })
                .collect(),
            values: run
                .values
                .iter()
                .map(|value| ValueRow {
                    name: shown(&value.name),
                    value: maybe(value.value.as_ref()),
                    secret: value.secret,
                    from: value.from.map(|from| self.from(from)).unwrap_or_default(),
                })
                .collect(),
            sessions: run
                .sessions
                .iter()
                .map(|session| self.session(session))
                .collect(),
        }
    }

    fn facts(&self, run: &RunReport) -> Vec<FactRow> {
        let seconds = |seconds: Option<u64>| seconds.map(|seconds| self.duration(seconds));
        let people = |people: &[Acknowledgement]| {
            let people: Vec<String> = people
                .iter()
                .take(LISTED + 1)
                .map(|one| {
                    let parts = [
                        maybe(one.who.as_ref()),
                        one.by.map(|by| self.by(by)).unwrap_or_default(),
                        time(one.time),
                    ];
                    join(parts, ", ")
                })
                .collect();
            people.join("; ")
        };
        [
            (self.say("report-runbook"), list(&run.runbooks)),
            (self.say("report-who"), list(&run.who)),
            (self.say("report-host"), list(&run.hosts)),
            (self.say("report-shell"), list(&run.shells)),
            (self.say("report-language"), list(&run.locales)),
            (self.say("report-version"), list(&run.versions)),
            (self.say("report-begun"), time(run.start)),
            (self.say("report-last-entry"), time(run.end)),
            (
                self.say("report-elapsed"),
                seconds(run.seconds).unwrap_or_default(),
            ),
            (
                self.say("report-in-steps"),
                self.duration(run.seconds_in_steps),
            ),
            (self.say("report-steps"), self.counts(&run.steps)),
            (self.say("report-acknowledged"), people(&run.acknowledged)),
            (self.say("report-put-aside"), people(&run.put_aside)),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| FactRow {
            name,
            value: shown(&value),
        })
        .collect()
    }

    /// How many steps ended in which way.
    fn counts(&self, steps: &[StepReport]) -> String {
        let words = [
            Word::Done,
            Word::AlreadyDone,
            Word::Skipped,
            Word::Failed,
            Word::Interrupted,
            Word::Unknown,
            Word::Undone,
        ];
        let counts: Vec<String> = words
            .into_iter()
            .filter_map(|word| {
                let count = steps.iter().filter(|step| step.outcome == word).count();
                let pairs = [("outcome", self.word(word)), ("count", count.to_string())];
                (count > 0).then(|| self.with("report-count", pairs))
            })
            .collect();
        counts.join("; ")
    }

    fn step(&self, run: &RunReport, step: &StepReport) -> StepRow {
        let status = step
            .status
            .filter(|status| *status != 0)
            .map(|status| self.with("report-ended-with-status", [("status", status.to_string())]));
        let undo = step.undo_failed.then(|| self.say("report-not-undone"));
        let notes = run
            .notes
            .iter()
            .filter(|note| note.step.as_ref() == Some(&step.step))
            .take(LISTED)
            .map(|note| shown(&note.note));
        let compared = step.compared.as_deref().map(|ways| self.compared(ways));
        let remarks = [Some(maybe(step.reason.as_ref())), compared, status, undo]
            .into_iter()
            .flatten()
            .chain(notes);
        StepRow {
            id: shown(&step.step),
            outcome: self.word(step.outcome),
            by: step.by.map(|by| self.by(by)).unwrap_or_default(),
            who: maybe(step.who.as_ref()),
            started: time(step.start),
            duration: step
                .seconds
                .map(|seconds| self.duration(seconds))
                .unwrap_or_default(),
            remarks: shown(&join(remarks, " · ")),
        }
    }

    fn entry(&self, step: &StepReport, entry: &Entry) -> TryRow {
        let outcome = match (entry.kind, entry.outcome) {
            (EntryKind::Rollback, Word::Failed) => self.say("report-not-undone"),
            (_, word) => self.word(word),
        };
        let moment = match entry.outcome {
            Word::Unknown => entry.start.or(entry.end),
            _ => entry.end.or(entry.start),
        };
        TryRow {
            id: shown(&step.step),
            outcome,
            phase: entry
                .phase
                .map(|phase| self.phase(phase))
                .unwrap_or_default(),
            status: number(entry.status),
            reason: self.reason(entry),
            who: maybe(entry.who.as_ref()),
            time: time(moment),
            finally: self.word(step.outcome),
        }
    }

    /// Why something ended as it did; of an output that was not as expected, what
    /// was, and what came instead.
    fn reason(&self, entry: &Entry) -> String {
        let text = |key, lines: &Vec<SafeText>| {
            let lines: Vec<&str> = lines.iter().map(SafeText::as_str).collect();
            self.with(key, [("text", shown(&lines.join(" ⏎ ")))])
        };
        let ways = entry.compared.as_deref();
        let last = entry.expected.as_ref().and(ways).and_then(<[_]>::last);
        let parts = [
            Some(maybe(entry.reason.as_ref())),
            last.map(|way| self.compared(&[*way])),
            entry
                .expected
                .as_ref()
                .map(|own| text("report-expected", own)),
            entry.output.as_ref().map(|own| text("report-output", own)),
        ];
        join(parts.into_iter().flatten(), " · ")
    }

    /// How outputs were compared.
    fn compared(&self, ways: &[Way]) -> String {
        let mut words: Vec<String> = Vec::new();
        for way in ways {
            let word = self.say(match way {
                Way::Exact => "report-compared-exact",
                Way::Similar => "report-compared-similar",
                Way::Pattern => "report-compared-pattern",
            });
            if !words.contains(&word) {
                words.push(word);
            }
        }
        self.with("report-compared", [("ways", list(&words))])
    }

    fn session(&self, session: &Session) -> SessionRow {
        let known = session.outcome.map(|word| self.ending(word));
        SessionRow {
            begun: time(session.start),
            who: maybe(session.who.as_ref()),
            host: maybe(session.host.as_ref()),
            ended: time(session.end),
            outcome: known.unwrap_or_else(|| self.say("report-no-end")),
            status: number(session.status),
            step: maybe(session.step.as_ref()),
        }
    }

    fn file(&self, file: &FileReport) -> FileRow {
        let chain = match file.chain.state {
            // It says nothing of a file that was never opened.
            _ if file.is_unread() => String::new(),
            ChainState::Whole => self.say("report-chain-whole"),
            ChainState::Empty => self.say("report-chain-empty"),
            ChainState::Broken => self.with(
                "report-chain-broken",
                [("lines", list(&file.chain.broken_at))],
            ),
            ChainState::NotCheckable => self.with(
                "report-chain-unhashed",
                [("count", file.chain.without_hash.to_string())],
            ),
        };
        FileRow {
            path: shown(&file.path),
            lines: file.lines,
            read: file.read,
            chain,
            sha256: file.sha256.clone().unwrap_or_default(),
        }
    }

    /// What is wrong with the files and with the numbers of the runs.
    fn findings(&self, report: &Report) -> Vec<String> {
        let mut found = Vec::new();
        for run in &report.runs {
            self.numbers(&run.run, &run.numbers, &mut found);
        }
        for file in &report.files {
            let path = || shown(&file.path);
            if let Some(error) = &file.error {
                let pairs = [("file", path()), ("reason", shown(error))];
                found.push(self.with("report-unreadable", pairs));
            }
            for finding in file.findings.iter().take(LISTED) {
                let pairs = [
                    ("file", path()),
                    ("line", finding.line.to_string()),
                    ("problem", self.problem(finding)),
                ];
                found.push(self.with("report-line", pairs));
            }
            let more = file.findings.len().saturating_sub(LISTED) as u64 + file.more_findings;
            if more > 0 {
                let pairs = [("file", path()), ("count", more.to_string())];
                found.push(self.with("report-more-lines", pairs));
            }
        }
        found
    }

    fn numbers(&self, run: &SafeText, numbers: &Numbers, found: &mut Vec<String>) {
        let about = |key, numbers| self.with(key, [("run", shown(run)), ("numbers", numbers)]);
        if !numbers.missing.is_empty() {
            let gaps: Vec<String> = numbers.missing.iter().take(LISTED + 1).map(gap).collect();
            found.push(about("report-numbers-missing", list(&gaps)));
        }
        if !numbers.repeated.is_empty() {
            found.push(about("report-numbers-repeated", list(&numbers.repeated)));
        }
    }

    fn problem(&self, finding: &Finding) -> String {
        let detail = || maybe(finding.detail.as_ref());
        match finding.kind {
            FindingKind::Torn => self.say("report-line-torn"),
            FindingKind::TornAndRepeated => self.say("report-line-torn-and-repeated"),
            FindingKind::NoObject => self.say("report-line-no-object"),
            FindingKind::TooLong => self.say("report-line-too-long"),
            FindingKind::NotUtf8 => self.say("report-line-not-utf8"),
            FindingKind::UnknownVersion => {
                self.with("report-line-version", [("version", detail())])
            }
            FindingKind::UnknownEvent => self.with("report-line-event", [("event", detail())]),
            FindingKind::WrongValue => self.with("report-line-wrong", [("keys", detail())]),
            FindingKind::MissingKey => self.with("report-line-missing", [("keys", detail())]),
        }
    }

    fn duration(&self, seconds: u64) -> String {
        let (minutes, left) = (seconds / 60, seconds % 60);
        let (hours, rest) = (minutes / 60, minutes % 60);
        if hours > 0 {
            let pairs = [
                ("hours", hours.to_string()),
                ("minutes", format!("{rest:02}")),
                ("seconds", format!("{left:02}")),
            ];
            self.with("report-hours", pairs)
        } else if minutes > 0 {
            let pairs = [
                ("minutes", minutes.to_string()),
                ("seconds", format!("{left:02}")),
            ];
            self.with("report-minutes", pairs)
        } else {
            self.with("report-seconds", [("seconds", left.to_string())])
        }
    }

    /// How a step or a try of it ended.
    fn word(&self, word: Word) -> String {
        self.say(match word {
            Word::Done => "outcome-done",
            Word::AlreadyDone => "outcome-already-done",
            Word::Skipped => "outcome-skipped",
            Word::Failed => "outcome-failed",
            Word::Undone => "outcome-undone",
            Word::Interrupted => "report-interrupted",
            Word::Unknown | Word::Stopped | Word::NeedsPerson => "outcome-unknown",
        })
    }

    /// How a run ended.
    fn ending(&self, word: Word) -> String {
        self.say(match word {
            Word::Done => "report-ended-done",
            Word::Stopped => "report-ended-stopped",
            Word::Failed => "report-ended-failed",
            Word::Interrupted => "report-ended-interrupted",
            Word::NeedsPerson => "report-ended-needs-person",
            Word::AlreadyDone | Word::Skipped | Word::Unknown | Word::Undone => "report-no-end",
        })
    }

    fn phase(&self, phase: Phase) -> String {
        self.say(match phase {
            Phase::Check => "report-phase-check",
            Phase::Run => "report-phase-run",
            Phase::Verify => "report-phase-verify",
            Phase::Rollback => "report-phase-rollback",
        })
    }

    fn by(&self, by: By) -> String {
        self.say(match by {
            By::Operator => "report-by-operator",
            By::Command => "report-by-command",
            By::Answers => "report-by-answers",
        })
    }

    fn from(&self, from: From) -> String {
        self.say(match from {
            From::Option => "report-from-option",
            From::Answers => "report-from-answers",
            From::State => "report-from-state",
            From::Environment => "report-from-environment",
            From::Prompt => "report-from-prompt",
            From::Default => "report-from-default",
        })
    }
}

/// What is not empty, with something between.
fn join(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}
