//! The report as a sheet to sign: what the template `report.md.j2` prints.

use super::evidence::Word;
use super::log::{Told, is_incident, is_skipped};
use super::note::Acknowledgement;
use super::page::{
    ArticlePart, FactRow, NoteRow, ProcedurePart, RunPart, SessionRow, Sheet, SourceRow, StepRow,
    ValueRow,
};
use super::pen::{LISTED, Pen, join, list, maybe, shown, time};
use super::run::{RunReport, Session};
use super::step::StepReport;
use super::steps::Failing;
use super::{Report, State, Titles};
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

/// The names of the values that were changed on the way.
fn changed(run: &RunReport) -> Vec<String> {
    let names = run.changed.iter().take(LISTED);
    names.map(|change| shown(&change.name)).collect()
}

/// The names of the secrets that were given more than once.
fn given_again(run: &RunReport) -> Vec<String> {
    let again = run.values.iter().filter(|value| run.is_given_again(value));
    let names: BTreeSet<String> = again.map(|value| shown(&value.name)).collect();
    names.into_iter().take(LISTED).collect()
}

/// Whether all that a start ended as a failure for is that a step failed, the one it ended at.
fn is_only(session: &Session, step: &SafeText) -> bool {
    let [only] = session.faults.as_slice() else {
        return false;
    };
    only.failing == Failing::Step && only.id == *step
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
            unended: report.state == State::Unended,
            tells_begins: {
                let mut broken = report.runs.iter().filter(|run| run.lacks_end());
                broken.all(RunReport::tells_begins)
            },
            runs: report.runs.iter().map(|run| self.run(run)).collect(),
            files: report.files.iter().map(|file| self.file(file)).collect(),
            findings: self.findings(report),
        }
    }

    fn run(&self, run: &RunReport) -> RunPart {
        let course = Told::all(run);
        let is_with_values = |told: &Told| is_incident(told) && told.has_values(run);
        let rows = |wanted: fn(&Told<'_>) -> bool| {
            let wanted = course.iter().filter(|told| wanted(told));
            wanted.map(|told| self.happening(run, told)).collect()
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
        let articles = run.articles.iter().zip(1..);
        let articles = articles.map(|(article, number)| ArticlePart {
            number,
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
            versions: run.articles.len() > 1,
            formers: run.steps.iter().any(|step| step.is_former),
            values_changed: !run.changed.is_empty(),
            variables: run.values.iter().any(|value| value.variable.is_some()),
            breaks: (run.sessions.iter())
                .any(|one| matches!(one.outcome, Some(Word::Stopped | Word::Interrupted))),
            course: rows(|_| true),
            begins_apart: run.begins_apart,
            continues: (run.sessions.iter())
                .any(|session| session.failures == Some(Failures::Continue)),
            articles: articles.collect(),
            procedures: self.procedures(run),
            names_all: !run.outline.parts.is_empty(),
            foreign: shown(&list(&languages)),
            skipped: rows(is_skipped),
            notes: run
                .notes
                .iter()
                .map(|note| NoteRow {
                    label: (note.step.as_ref())
                        .map(|id| self.label_of(run, id, note.hash.as_ref(), note.version))
                        .unwrap_or_default(),
                    note: self.note(run, note),
                    who: maybe(note.who.as_ref()),
                    time: time(note.time),
                })
                .collect(),
            incidents_have_values: course.iter().any(is_with_values),
            incidents: rows(is_incident),
            details: run
                .steps
                .iter()
                .filter_map(|step| self.detail(run, step))
                .collect(),
            values: self.values(run),
            changed: changed(run),
            given_again: given_again(run),
            sessions: (run.sessions.iter().zip(1..))
                .map(|(session, number)| self.session(run, session, number))
                .collect(),
        }
    }

    /// The steps, those that nothing happened with in their places.
    fn procedures(&self, run: &RunReport) -> Vec<ProcedurePart> {
        let place = |id: &SafeText, hash: Option<&SafeText>| {
            let place = hash.and_then(|hash| run.outline.place(id, Some(hash)));
            let by_id = || run.outline.parts.iter().position(|part| part.id == *id);
            place.or_else(by_id).unwrap_or(usize::MAX)
        };
        let mut rows: Vec<(usize, &SafeText, StepRow)> = run
            .steps
            .iter()
            .flat_map(|step| {
                let id = if step.is_former {
                    &step.step
                } else {
                    &step.called.now
                };
                let place = place(id, step.hash.as_ref().filter(|_| !step.is_former));
                let rounds = step.all_rounds();
                // What was begun no more of it is another step by now.
                let rounds = rounds.filter(|own| !(step.is_former && own.is_due));
                rounds.map(move |own| (place, &step.step, self.step(run, own)))
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
                let title = known.map(|part| self.heading(run, &part.id));
                let title = title.unwrap_or_default();
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
            let steps = run.rounds();
            let steps = steps.filter(|step| {
                let mut entries = step.history.iter();
                entries.any(|entry| entry.values.contains(&place))
            });
            list(&steps.map(|step| self.label_round(step)).collect::<Vec<_>>())
        };
        let values = run.values.iter().enumerate();
        values
            .map(|(place, value)| ValueRow {
                name: shown(&value.name),
                variable: maybe(value.variable.as_ref()),
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
        let last = run.last_word();
        let later = run.sessions.last().filter(|_| run.is_well());
        let later = later.filter(|later| !later.completes());
        let ended = last.map(|session| {
            // Where a start did what it was asked for, it names the last step of that.
            let step = session.step.as_ref();
            let step = step.filter(|_| session.outcome != Some(Word::Done));
            // Which ones failed is told already.
            let step = step.filter(|id| session.faults.is_empty() || is_only(session, id));
            let step = step.map(|id| self.label_of(run, id, None, session.article));
            let parts = [
                self.ended(run, session),
                step.unwrap_or_default(),
                time(session.end),
            ];
            let left = match session.faults.as_slice() {
                [] => self.left_not_undone(run),
                _ => String::new(),
            };
            let ended = join([join(parts, ", "), left], "; ");
            match later {
                Some(later) => self.then(ended, self.ended(run, later)),
                None => ended,
            }
        });
        [
            (self.say("report-runbook"), runbook),
            (self.say("report-how-it-ended"), ended.unwrap_or_default()),
            (self.say("report-apart-done"), self.carried_out(run)),
            (self.say("report-steps"), self.counts(run)),
            (self.say("report-still-open"), self.still_open(run)),
            (self.say("report-starts"), self.starts(run)),
            (self.say("report-changed"), self.changes(run)),
            (self.say("report-outdated"), self.outdated(run)),
            (self.say("report-with-each"), self.with_several(run)),
            (self.say("report-counted-anyway"), self.counted(run)),
            (self.say("report-on-the-way"), self.on_the_way(run)),
            (self.say("report-rolled-back"), self.rolled_back(run)),
            (self.say("report-not-undone-facts"), self.not_undone(run)),
            (self.say("report-maybe-undone"), self.maybe_undone(run)),
            (self.say("report-stands"), self.not_rolled_back(run)),
            (self.say("report-several"), self.several(run)),
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
        let words = [
            Word::Done,
            Word::AlreadyDone,
            Word::Skipped,
            Word::NotApplicable,
            Word::LeftOut,
            Word::Failed,
            Word::Interrupted,
            Word::Unknown,
            Word::Undone,
        ];
        let count = |outcome: String, former: usize, earlier: usize, all: usize| {
            let parts = [
                ("report-former", former),
                ("report-earlier-rounds", earlier),
            ];
            let parts = parts.into_iter().filter(|(_, count)| *count > 0);
            let parts = parts.map(|(key, part)| match part {
                part if part == all => self.say(key),
                part => self.counted_as(self.say(key), part),
            });
            let parts = join(parts, ", ");
            let own = self.counted_as(outcome, all);
            if parts.is_empty() {
                own
            } else {
                format!("{own} ({parts})")
            }
        };
        let rounds = || run.steps.iter().flat_map(|step| &step.rounds);
        let words = words.into_iter().map(|word| {
            let steps = run.steps.iter().filter(|step| !step.is_due);
            let steps: Vec<_> = steps.filter(|step| step.outcome == word).collect();
            let former = steps.iter().filter(|step| step.is_former).count();
            let earlier = rounds().filter(|own| own.outcome == word && !own.is_due);
            let earlier = earlier.filter(|_| !word.is_done()).count();
            count(self.word(word), former, earlier, steps.len() + earlier)
        });
        let known = run.open.iter().filter(|_| !run.is_gappy());
        let due = run
            .steps
            .iter()
            .filter(|step| step.is_due && !step.is_former);
        let open: Vec<(bool, bool)> = (known.map(|step| (step.is_apart, step.maybe_begun)))
            .chain(due.map(|step| (false, step.maybe_begun)))
            .collect();
        let is_spared = |is_apart: bool| is_apart && run.is_well();
        let unbegun = open
            .iter()
            .filter(|(is_apart, maybe)| !maybe && !is_spared(*is_apart));
        let spared = open.iter().filter(|(is_apart, _)| is_spared(*is_apart));
        let maybe = open.iter().filter(|(_, maybe)| *maybe).count();
        let earlier = rounds().filter(|own| own.is_due).count();
        let unbegun = unbegun.count() + earlier;
        let untold = if run.is_gappy() { run.open.len() } else { 0 };
        let counts = words.chain([
            count(self.say("report-maybe-begun"), 0, 0, maybe),
            count(self.say("report-not-begun-yet"), 0, earlier, unbegun),
            count(self.say("report-not-told"), 0, 0, untold),
            count(self.say("report-not-needed"), 0, 0, spared.count()),
        ]);
        join(counts, "; ")
    }

    /// How many had an outcome, where any had.
    pub(super) fn counted_as(&self, outcome: String, count: usize) -> String {
        let pairs = [("outcome", outcome), ("count", count.to_string())];
        let counted = (count > 0).then(|| self.with("report-count", pairs));
        counted.unwrap_or_default()
    }

    /// How a start ended.
    pub(super) fn ended(&self, run: &RunReport, session: &Session) -> String {
        let known = session.outcome.map(|word| match (word, &session.step) {
            (Word::Done, _) if session.is_part => {
                let part = self.say("report-ended-part");
                join([part, self.failures(run, session)], "; ")
            }
            (Word::Failed, Some(step)) if is_only(session, step) => self.ending(word),
            (Word::Failed, _) if !session.faults.is_empty() => self.failures(run, session),
            // Without a person, such a status is that of a run that needed one.
            (Word::Stopped, _) if session.status == Some(3) => self.say("report-ended-input"),
            _ => self.ending(word),
        });
        known.unwrap_or_else(|| self.say("report-no-end"))
    }

    /// What a start ended as a failure for: what it was, and of which steps.
    fn failures(&self, run: &RunReport, session: &Session) -> String {
        let kinds = [
            (Failing::Step, "report-ended-failed"),
            (Failing::Rollback, "report-ended-undo-failed"),
            (Failing::Doubt, "report-undo-unknown"),
            (Failing::Round, "report-ended-rounds"),
        ];
        let parts = kinds.into_iter().map(|(failing, key)| {
            let faults = session.faults.iter().filter(|own| own.failing == failing);
            let labels: Vec<String> = faults
                .map(|fault| {
                    let mut steps = run.steps.iter().filter(|step| step.hash == fault.hash);
                    let own = |step: &StepReport| {
                        let called = &step.called;
                        session
                            .article
                            .and_then(|version| called.in_version(version))
                            .cloned()
                    };
                    let then = steps
                        .clone()
                        .find(|step| own(step).as_ref() == Some(&fault.id));
                    let step = then.or_else(|| steps.find(|step| step.called.has(&fault.id)));
                    let round = step.and_then(|step| {
                        let mut rounds = step.all_rounds();
                        let is_its = |own: &&StepReport| {
                            own.round == fault.round && own.loops == fault.loops
                        };
                        rounds.find(is_its).filter(|_| fault.round.is_some())
                    });
                    match (round, step) {
                        (Some(round), _) => self.label_round(round),
                        (None, Some(step)) => self.label(step),
                        (None, None) => shown(&fault.id),
                    }
                })
                .collect();
            let words = (!labels.is_empty()).then(|| self.say(key));
            join([words.unwrap_or_default(), list(&labels)], ": ")
        });
        join(parts, "; ")
    }

    fn session(&self, run: &RunReport, session: &Session, number: usize) -> SessionRow {
        let version = session.article.filter(|_| run.articles.len() > 1);
        SessionRow {
            number,
            version: version.map(|n| n.to_string()).unwrap_or_default(),
            begun: time(session.start),
            who: maybe(session.who.as_ref()),
            host: maybe(session.host.as_ref()),
            ended: time(session.end),
            outcome: self.ended(run, session),
            status: super::pen::number(session.status),
            step: (session.step.as_ref())
                .map(|id| self.label_of(run, id, None, session.article))
                .unwrap_or_default(),
        }
    }
}
