//! The report as a sheet to sign: what the template `report.md.j2` prints.

use super::evidence::{By, From, Phase, Way, Word};
use super::file::{FileReport, Finding, FindingKind};
use super::page::{
    ArticlePart, DetailPart, EventRow, FactRow, FileRow, NoteRow, ProcedurePart, RunPart,
    SessionRow, Sheet, SourceRow, StepRow, TextPart, TryRow, ValueRow,
};
use super::run::{Acknowledgement, Note, Numbers, RunReport, Session};
use super::step::{Entry, EntryKind, StepReport};
use super::steps::OpenStep;
use super::titles::best;
use super::{ChainState, Report, State, Title, Titles};
use crate::emit::{EmitError, Templates, sheet};
use crate::l10n::{Messages, args};
use crate::source::Locale;
use crate::text::SafeText;
use jiff::Timestamp;

/// How many characters of a text are shown. Who wants more reads the JSON.
const SHOWN: usize = 1000;
/// The same of the title of a step.
const TITLE: usize = 200;
/// How many things a list of numbers, names or findings shows.
const LISTED: usize = 50;

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

/// What a step is called for short: its number, and in parentheses its ids.
fn numbered(number: Option<&SafeText>, ids: &[SafeText]) -> String {
    let ids = ids.iter().map(|id| shown(id)).collect::<Vec<_>>();
    match number.filter(|number| !number.is_empty()) {
        Some(number) => format!("{} ({})", shown(number), list(&ids)),
        None => list(&ids),
    }
}

fn label(step: &StepReport) -> String {
    numbered(step.number.as_ref(), &step.ids)
}

/// The same of the step that had an id last.
fn label_of(run: &RunReport, id: &SafeText) -> String {
    let step = run.steps.iter().rfind(|step| step.step == *id);
    let part = || {
        let number = run.outline.part(id).map(|part| &part.number);
        numbered(number, std::slice::from_ref(id))
    };
    step.map_or_else(part, label)
}

/// The notes at a step.
fn notes_of<'r>(
    run: &'r RunReport,
    ids: &'r [SafeText],
    hash: Option<&'r SafeText>,
) -> impl Iterator<Item = &'r Note> {
    run.notes.iter().filter(move |note| {
        let is_its = note.step.as_ref().is_some_and(|step| ids.contains(step));
        is_its && (note.hash.is_none() || hash.is_none() || note.hash.as_ref() == hash)
    })
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

/// What entries of a step have, each once, with the times of those that have it.
fn timed<'s, T: PartialEq, I: Iterator<Item = T>>(
    step: &'s StepReport,
    of: impl Fn(&'s Entry) -> I,
) -> Vec<(T, Vec<String>)> {
    let mut parts: Vec<(T, Vec<String>)> = Vec::new();
    for entry in &step.history {
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

/// Writes in the words of a language.
struct Pen<'m> {
    messages: &'m Messages,
    titles: &'m Titles,
}

impl Pen<'_> {
    fn say(&self, key: &str) -> String {
        self.messages.get(key)
    }

    fn with<const N: usize>(&self, key: &str, pairs: [(&'static str, String); N]) -> String {
        self.messages.with(key, &args(pairs))
    }

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

    /// The languages that the sheet would have titles in, the best first.
    fn languages(&self) -> [&Locale; 2] {
        [&self.messages.locale, &self.messages.spoken]
    }

    /// The best of what something is called, and its language where that is not
    /// the sheet's.
    fn best<'t>(&self, titles: &'t [Title]) -> Option<(&'t SafeText, Option<&'t SafeText>)> {
        let known: Vec<(Locale, &SafeText)> = titles
            .iter()
            .filter_map(|own| Some((Locale::parse(own.locale.as_ref()?).ok()?, &own.title)))
            .collect();
        let known = known.iter().map(|(locale, title)| (locale, *title));
        let own = best(&known, &self.languages()).map(|title| (title, None));
        own.or_else(|| {
            let last = titles.last()?;
            Some((&last.title, last.locale.as_ref()))
        })
    }

    /// What an article is called.
    fn article<'t>(&'t self, run: &'t RunReport) -> Option<&'t SafeText> {
        let [runbook] = run.runbooks.as_slice() else {
            return None;
        };
        let given = self.titles.article(runbook, &self.languages());
        given.or_else(|| Some(self.best(&run.titles)?.0))
    }

    /// What a step is called, and the language of that where it is not the sheet's.
    fn title<'t>(
        &'t self,
        hash: Option<&SafeText>,
        titles: &'t [Title],
    ) -> (String, Option<&'t SafeText>) {
        let given = self.titles.step(hash, &self.languages());
        let given = given.map(|title| (title, None));
        let (title, locale) = given.or_else(|| self.best(titles)).unzip();
        // What leads to code of the step leads to nothing here.
        let title = maybe(title);
        let short = title.trim_end_matches([':', '：']);
        let end = short.char_indices().nth(TITLE).map(|(end, _)| end);
        let title = end.map_or(short.to_owned(), |end| format!("{} […]", &short[..end]));
        (title, locale.flatten())
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

    /// All that happened with a step, where a row of a table cannot tell it.
    fn detail(&self, run: &RunReport, step: &StepReport) -> Option<DetailPart> {
        let notes: Vec<&Note> = notes_of(run, &step.ids, step.hash.as_ref()).collect();
        let texts: Vec<TextPart> = [self.codes(step), self.outputs(step)].concat();
        if texts.is_empty() && step.history.len() < 2 && notes.is_empty() {
            return None;
        }
        let events = step.history.iter().map(|entry| {
            let values = entry
                .values
                .iter()
                .filter_map(|place| run.values.get(*place));
            let values: Vec<String> = values
                .map(|value| match &value.value {
                    Some(own) => format!("{} = {}", shown(&value.name), shown(own)),
                    None => shown(&value.name),
                })
                .collect();
            let row = EventRow {
                time: time(entry.start.or(entry.end)),
                outcome: self.outcome(entry),
                phase: self.tried(step, entry),
                status: number(entry.status),
                duration: (entry.seconds.map(|seconds| self.duration(seconds))).unwrap_or_default(),
                who: self.decided(entry.who.as_ref(), entry.by),
                remarks: self.reason(entry),
                values: list(&values),
            };
            (entry.start.or(entry.end), row)
        });
        let notes = notes.into_iter().take(LISTED).map(|note| {
            let row = EventRow {
                time: time(note.time),
                outcome: self.say("report-note"),
                phase: String::new(),
                status: String::new(),
                duration: String::new(),
                who: maybe(note.who.as_ref()),
                remarks: shown(&note.note),
                values: String::new(),
            };
            (note.time, row)
        });
        let mut events: Vec<(Option<Timestamp>, EventRow)> = events.chain(notes).collect();
        events.sort_by_key(|(time, _)| *time);
        Some(DetailPart {
            label: label(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            events: events.into_iter().map(|(_, row)| row).collect(),
            texts,
        })
    }

    /// The code that ran at a step, each once.
    fn codes(&self, step: &StepReport) -> Vec<TextPart> {
        let parts = timed(step, |entry| entry.codes.iter());
        let is_only = |code: &super::Code| {
            code.purpose.as_str() == "run 1"
                && (parts.iter())
                    .all(|(one, _)| one.purpose == code.purpose || !one.purpose.starts_with("run "))
        };
        let part = |(code, times): &(&super::Code, Vec<String>)| TextPart {
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
        let parts = parts.iter().map(part);
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

    fn step(&self, run: &RunReport, step: &StepReport) -> StepRow {
        let status = step
            .status
            .filter(|status| *status != 0)
            .map(|status| self.with("report-ended-with-status", [("status", status.to_string())]));
        let undo = step.undo_failed.then(|| self.say("report-not-undone"));
        let former = step.is_former.then(|| self.say("report-former"));
        let compared = self.compared(step.compared.as_deref());
        let notes = notes_of(run, &step.ids, step.hash.as_ref());
        let notes = notes.take(LISTED).map(|note| shown(&note.note));
        let reason = Some(maybe(step.reason.as_ref()));
        let remarks = [former, reason, Some(compared), status, undo]
            .into_iter()
            .flatten()
            .chain(notes);
        let tries = step.history.iter();
        let tries = tries
            .filter(|entry| entry.kind != EntryKind::Rollback)
            .count();
        StepRow {
            label: label(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            outcome: self.word(step.outcome),
            who: self.decided(step.who.as_ref(), step.by),
            started: time(step.start),
            duration: step
                .seconds
                .map(|seconds| self.duration(seconds))
                .unwrap_or_default(),
            tries: tries.to_string(),
            remarks: shown(&join(remarks, " · ")),
        }
    }

    fn open(&self, run: &RunReport, step: &OpenStep) -> StepRow {
        let notes = notes_of(run, std::slice::from_ref(&step.step), step.hash.as_ref());
        let notes = notes.take(LISTED).map(|note| shown(&note.note));
        StepRow {
            label: numbered(Some(&step.number), std::slice::from_ref(&step.step)),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            outcome: self.say("report-not-begun-yet"),
            who: String::new(),
            started: String::new(),
            duration: String::new(),
            tries: String::new(),
            remarks: shown(&join(notes, " · ")),
        }
    }

    /// Who it was, and who or what decided it.
    fn decided(&self, who: Option<&SafeText>, by: Option<By>) -> String {
        let who = maybe(who);
        match by.map(|by| self.by(by)) {
            Some(by) if who.is_empty() => by,
            Some(by) => format!("{who} ({by})"),
            None => who,
        }
    }

    fn outcome(&self, entry: &Entry) -> String {
        match (entry.kind, entry.outcome) {
            (EntryKind::Rollback, Word::Failed) => self.say("report-not-undone"),
            (_, word) => self.word(word),
        }
    }

    /// Which commands were tried.
    fn tried(&self, step: &StepReport, entry: &Entry) -> String {
        let phase = match entry.kind {
            EntryKind::Rollback => Some(Phase::Rollback),
            _ => entry.phase,
        };
        let codes = step.history.iter().flat_map(|entry| &entry.codes);
        let is_one_of_several = codes
            .into_iter()
            .any(|code| code.purpose.as_str() == "run 2");
        let number = entry.command.filter(|_| is_one_of_several);
        let number =
            number.map(|number| self.with("report-command", [("number", number.to_string())]));
        let phase = phase.map(|phase| self.phase(phase));
        join([phase, number].into_iter().flatten(), ", ")
    }

    fn entry(&self, step: &StepReport, entry: &Entry) -> TryRow {
        let moment = match entry.outcome {
            Word::Unknown => entry.start.or(entry.end),
            _ => entry.end.or(entry.start),
        };
        // Whoever found that it never reported its end is not who began it.
        let who = match entry.outcome {
            Word::Unknown => String::new(),
            _ => maybe(entry.who.as_ref()),
        };
        TryRow {
            label: label(step),
            title: self.title(step.hash.as_ref(), &step.titles).0,
            outcome: match entry.outcome {
                Word::Unknown => self.say("report-never-reported"),
                _ => self.outcome(entry),
            },
            phase: self.tried(step, entry),
            status: number(entry.status),
            reason: self.reason(entry),
            who,
            time: time(moment),
            finally: self.word(step.outcome),
        }
    }

    /// Why something ended as it did, and how that was found out. Where an output was
    /// not as expected, those compared before it were.
    fn reason(&self, entry: &Entry) -> String {
        let ways = match (entry.compared.as_deref(), &entry.expected) {
            (Some([.., last]), Some(_)) => Some(std::slice::from_ref(last)),
            (ways, _) => ways,
        };
        join([maybe(entry.reason.as_ref()), self.compared(ways)], " · ")
    }

    /// How outputs were compared.
    fn compared(&self, ways: Option<&[Way]>) -> String {
        let mut words: Vec<String> = Vec::new();
        for way in ways.unwrap_or_default() {
            let word = self.say(match way {
                Way::Exact => "report-compared-exact",
                Way::Similar => "report-compared-similar",
                Way::Pattern => "report-compared-pattern",
            });
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if words.is_empty() {
            return String::new();
        }
        self.with("report-compared", [("ways", list(&words))])
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
