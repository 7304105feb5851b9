//! The report as a sheet to sign: what the template `report.md.j2` prints.

use super::evidence::Word;
use super::file::{FileReport, Finding, FindingKind};
use super::numbers::Numbers;
use super::page::{
    ArticlePart, FactRow, FileRow, NoteRow, ProcedurePart, RunPart, SessionRow, Sheet, SourceRow,
    StepRow, TryRow, ValueRow,
};
use super::pen::{LISTED, Pen, join, label, label_of, list, maybe, number, numbered, shown, time};
use super::run::{Acknowledgement, RunReport, Session};
use super::step::{Entry, EntryKind, StepReport};
use super::{ChainState, Report, State, Titles};
use crate::emit::{EmitError, Templates, sheet};
use crate::source::{Failures, Locale};
use crate::text::SafeText;
use std::collections::BTreeSet;

pub(super) fn markdown(
    report: &Report,
    templates: &Templates,
    titles: &Titles,
    locale: &Locale,
) -> Result<String, EmitError> {
    let messages = templates.messages(locale);
    let pen = Pen {
        messages: &messages,
        titles,
    };
    sheet(templates, &messages, &pen.sheet(report))
}

fn gap(&(first, last): &(u64, u64)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

/// The steps of the article that are still to be done.
fn still_open(run: &RunReport) -> String {
    let handled = [Word::Done, Word::AlreadyDone, Word::Skipped];
    let left = run.steps.iter();
    let left = left.filter(|step| !step.is_former && !handled.contains(&step.outcome));
    let mut labels: Vec<(usize, String)> = left
        .map(|step| {
            (
                run.outline.place(&step.step, step.hash.as_ref()),
                label(step),
            )
        })
        .chain(run.open.iter().map(|step| {
            let place = run.outline.place(&step.step, step.hash.as_ref());
            let ids = std::slice::from_ref(&step.step);
            (place, numbered(Some(&step.number), ids))
        }))
        .map(|(place, label)| (place.unwrap_or(usize::MAX), label))
        .collect();
    labels.sort_by_key(|(place, _)| *place);
    let labels: Vec<String> = labels.into_iter().map(|(_, label)| label).collect();
    list(&labels)
}

/// The names of the values that were changed on the way.
fn changed(run: &RunReport) -> Vec<String> {
    let mut names: Vec<&SafeText> = Vec::new();
    for (n, value) in run.values.iter().enumerate() {
        let others = run.values[..n].iter();
        let mut same = others.filter(|other| other.name == value.name && !value.secret);
        let is_other = same.any(|other| other.value != value.value);
        if is_other && !names.contains(&&value.name) && names.len() < LISTED {
            names.push(&value.name);
        }
    }
    names.into_iter().map(|name| shown(name)).collect()
}

/// The names of the secrets that were given more than once.
fn given_again(run: &RunReport) -> Vec<String> {
    let again = run.values.iter().filter(|value| run.is_given_again(value));
    let names: BTreeSet<String> = again.map(|value| shown(&value.name)).collect();
    names.into_iter().take(LISTED).collect()
}

impl Pen<'_> {
    fn sheet(&self, report: &Report) -> Sheet {
        let mut runbooks: Vec<&SafeText> = Vec::new();
        for run in &report.runs {
            let title = self.article(run).map(|title| vec![title]);
            for runbook in title.unwrap_or_else(|| run.runbooks.iter().collect()) {
                if !runbooks.contains(&runbook) && runbooks.len() <= LISTED {
                    runbooks.push(runbook);
                }
            }
        }
        if runbooks.is_empty() {
            runbooks.extend(report.files.iter().map(|file| &file.path));
        }
        let mut people: Vec<String> = Vec::new();
        for who in report.runs.iter().flat_map(|run| &run.who) {
            let who = shown(who);
            if !people.contains(&who) && people.len() < LISTED {
                people.push(who);
            }
        }
        Sheet {
            people,
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
            let mut tries: Vec<(&StepReport, &Entry)> = run
                .steps
                .iter()
                .flat_map(|step| step.history.iter().map(move |entry| (step, entry)))
                .filter(|(_, entry)| wanted(entry))
                .collect();
            tries.sort_by_key(|(_, entry)| entry.seq);
            tries
                .into_iter()
                .map(|(step, entry)| self.entry(step, entry))
                .collect()
        };
        let foreign = (run.steps.iter().map(|step| (&step.hash, &step.titles)))
            .chain(run.open.iter().map(|step| (&step.hash, &step.titles)))
            .filter_map(|(hash, titles)| self.title(hash.as_ref(), titles).1);
        let mut languages: Vec<&SafeText> = Vec::new();
        for language in foreign {
            if !languages.contains(&language) && languages.len() <= LISTED {
                languages.push(language);
            }
        }
        let articles = run.articles.iter().map(|article| ArticlePart {
            since: time(article.start),
            sources: article
                .sources
                .iter()
                .map(|source| SourceRow {
                    path: shown(&source.path),
                    hash: shown(&source.hash),
                })
                .collect(),
        });
        RunPart {
            id: shown(&run.run),
            facts: self.facts(run),
            continues: (run.sessions.iter())
                .any(|session| session.failures == Some(Failures::Continue)),
            articles: articles.collect(),
            procedures: self.procedures(run),
            names_all: !run.outline.parts.is_empty(),
            foreign: shown(&list(&languages)),
            skipped: tries(|entry| entry.outcome == Word::Skipped),
            notes: run
                .notes
                .iter()
                .map(|note| NoteRow {
                    label: (note.step.as_ref())
                        .map(|id| label_of(run, id))
                        .unwrap_or_default(),
                    note: shown(&note.note),
                    who: maybe(note.who.as_ref()),
                    time: time(note.time),
                })
                .collect(),
            incidents: tries(|entry| {
                entry.kind == EntryKind::Rollback
                    || matches!(
                        entry.outcome,
                        Word::Failed | Word::Interrupted | Word::Unknown
                    )
            }),
            details: run
                .steps
                .iter()
                .filter_map(|step| self.detail(run, step))
                .collect(),
            values: self.values(run),
            changed: changed(run),
            given_again: given_again(run),
            sessions: run
                .sessions
                .iter()
                .map(|session| self.session(run, session))
                .collect(),
        }
    }

    /// The steps, those that nothing happened with in their places.
    fn procedures(&self, run: &RunReport) -> Vec<ProcedurePart> {
        let place = |id: &SafeText, hash: Option<&SafeText>| {
            let place = run.outline.place(id, hash);
            let by_id = || run.outline.parts.iter().position(|part| part.id == *id);
            place.or_else(by_id).unwrap_or(usize::MAX)
        };
        let mut rows: Vec<(usize, &SafeText, StepRow)> = run
            .steps
            .iter()
            .map(|step| {
                let place = place(&step.step, step.hash.as_ref());
                (place, &step.step, self.step(run, step))
            })
            .collect();
        rows.extend(run.open.iter().map(|step| {
            let place = place(&step.step, step.hash.as_ref());
            (place, &step.step, self.open(run, step))
        }));
        rows.sort_by_key(|(place, ..)| *place);
        let mut parts: Vec<(&str, ProcedurePart)> = Vec::new();
        for (_, id, row) in rows {
            let own = id.split('.').next().unwrap_or_default();
            let known = run.outline.part(own).filter(|part| part.hash.is_none());
            // Without their titles, one table says as much as several.
            let own = if known.is_some() { own } else { "" };
            if parts.last().is_none_or(|(last, _)| *last != own) {
                let title = known.map(|part| shown(&part.title)).unwrap_or_default();
                let steps = Vec::new();
                parts.push((own, ProcedurePart { title, steps }));
            }
            if let Some((_, part)) = parts.last_mut() {
                part.steps.push(row);
            }
        }
        if let [(_, only)] = parts.as_mut_slice() {
            only.title.clear();
        }
        parts.into_iter().map(|(_, part)| part).collect()
    }

    fn values(&self, run: &RunReport) -> Vec<ValueRow> {
        let used = |place: usize| {
            let steps = run.steps.iter().filter(|step| {
                let mut entries = step.history.iter();
                entries.any(|entry| entry.values.contains(&place))
            });
            list(&steps.map(label).collect::<Vec<_>>())
        };
        let values = run.values.iter().enumerate();
        values
            .map(|(place, value)| ValueRow {
                name: shown(&value.name),
                value: maybe(value.value.as_ref()),
                secret: value.secret,
                from: value.from.map(|from| self.from(from)).unwrap_or_default(),
                who: maybe(value.who.as_ref()),
                time: time(value.time),
                steps: used(place),
            })
            .collect()
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
        let runbooks = list(&run.runbooks);
        let runbook = match self.article(run) {
            Some(title) => format!("{title} ({runbooks})"),
            None => runbooks,
        };
        let last = run.sessions.last();
        let ended = last.map(|session| {
            let step = session.step.as_ref().map(|id| label_of(run, id));
            let parts = [
                self.ended(session),
                step.unwrap_or_default(),
                time(session.end),
            ];
            join(parts, ", ")
        });
        [
            (self.say("report-runbook"), runbook),
            (self.say("report-how-it-ended"), ended.unwrap_or_default()),
            (self.say("report-steps"), self.counts(run)),
            (self.say("report-still-open"), still_open(run)),
            (self.say("report-who"), list(&run.who)),
            (self.say("report-host"), list(&run.hosts)),
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
            (self.say("report-acknowledged"), people(&run.acknowledged)),
            (self.say("report-put-aside"), people(&run.put_aside)),
            (self.say("report-shell"), list(&run.shells)),
            (self.say("report-language"), list(&run.locales)),
            (self.say("report-version"), list(&run.versions)),
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
    fn counts(&self, run: &RunReport) -> String {
        let count = |outcome, count: usize| {
            let pairs = [("outcome", outcome), ("count", count.to_string())];
            (count > 0).then(|| self.with("report-count", pairs))
        };
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
                let steps = run.steps.iter();
                count(
                    self.word(word),
                    steps.filter(|step| step.outcome == word).count(),
                )
            })
            .chain(count(self.say("report-not-begun-yet"), run.open.len()))
            .collect();
        counts.join("; ")
    }

    /// How a start ended.
    fn ended(&self, session: &Session) -> String {
        let known = session.outcome.map(|word| self.ending(word));
        known.unwrap_or_else(|| self.say("report-no-end"))
    }

    fn session(&self, run: &RunReport, session: &Session) -> SessionRow {
        SessionRow {
            begun: time(session.start),
            who: maybe(session.who.as_ref()),
            host: maybe(session.host.as_ref()),
            ended: time(session.end),
            outcome: self.ended(session),
            status: number(session.status),
            step: (session.step.as_ref())
                .map(|id| label_of(run, id))
                .unwrap_or_default(),
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
}
