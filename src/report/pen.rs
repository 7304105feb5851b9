//! The words that a sheet is written in: of a language, and of what steps are called.

use super::called::Called;
use super::evidence::{By, From, Phase, Word};
use super::run::RunReport;
use super::step::StepReport;
use super::steps::OpenStep;
use super::titles::best;
use super::{Title, Titles};
use crate::l10n::{Messages, args};
use crate::source::Locale;
use crate::text::SafeText;
use jiff::Timestamp;

/// How many characters of a text are shown. Who wants more reads the JSON.
const SHOWN: usize = 1000;
/// The same of the title of a step.
pub(super) const TITLE: usize = 200;
/// How many things a list of numbers, names or findings shows.
pub(super) const LISTED: usize = 50;

/// Text on one line, cut off where it goes on and on. Space around it, which
/// Markdown could take for a mark, is none of it.
pub(super) fn shown(text: &str) -> String {
    let line = SafeText::line(text);
    let line = line.trim();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} […]", &line[..end]),
        None => line.to_owned(),
    }
}

pub(super) fn maybe(text: Option<&SafeText>) -> String {
    text.map(|text| shown(text)).unwrap_or_default()
}

pub(super) fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

pub(super) fn time(time: Option<Timestamp>) -> String {
    time.map(|time| time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
        .unwrap_or_default()
}

/// The first of a list, set apart by commas.
pub(super) fn list<T: ToString>(items: &[T]) -> String {
    let mut shown: Vec<String> = items.iter().take(LISTED).map(T::to_string).collect();
    if items.len() > LISTED {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// What is not empty, with something between.
pub(super) fn join(parts: impl IntoIterator<Item = String>, between: &str) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

/// What a step is called for short: its number, and in parentheses its id and what tells it from
/// others, where anything does.
fn numbered(number: Option<&SafeText>, id: &SafeText, more: &str) -> String {
    match number.filter(|number| !number.is_empty()) {
        Some(number) => format!("{} ({}{more})", shown(number), shown(id)),
        None if more.is_empty() => shown(id),
        None => {
            let more = more.trim_start_matches([',', ';', ' ']);
            format!("{} ({more})", shown(id))
        }
    }
}

/// Writes in the words of a language.
pub(super) struct Pen<'m> {
    pub(super) messages: &'m Messages,
    pub(super) titles: &'m Titles,
}

impl Pen<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        self.messages.get(key)
    }

    pub(super) fn with<const N: usize>(
        &self,
        key: &str,
        pairs: [(&'static str, String); N],
    ) -> String {
        self.messages.with(key, &args(pairs))
    }

    /// What a step is called for short, with the version of the article where that alone
    /// tells it from another.
    pub(super) fn label(&self, step: &StepReport) -> String {
        self.labelled(
            step.number.as_ref(),
            &step.called,
            step.shares_id,
            String::new(),
        )
    }

    /// The same of what is called in some way. What it was called in other versions of the
    /// article comes last.
    fn labelled(
        &self,
        number: Option<&SafeText>,
        called: &Called,
        shares_id: bool,
        round: String,
    ) -> String {
        let versions = Some(called.versions()).filter(|versions| shares_id && !versions.is_empty());
        let pair = |versions: &Vec<usize>| [("number", list(versions))];
        let version = versions.map(|versions| self.with("report-version-number", pair(&versions)));
        let mut more = String::new();
        for part in [version.unwrap_or_default(), round] {
            if !part.is_empty() {
                more.push_str(", ");
                more.push_str(&part);
            }
        }
        for (id, versions) in called.before().into_iter().take(LISTED) {
            let id = shown(id);
            if versions.is_empty() {
                more.push_str(", ");
                more.push_str(&id);
            } else {
                more.push_str("; ");
                more.push_str(&self.called_then(id, &versions));
            }
        }
        numbered(number, &called.now, &more)
    }

    /// What something was called in earlier versions of the article.
    fn called_then(&self, id: String, versions: &[usize]) -> String {
        let pairs = [("step", id), ("versions", list(versions))];
        self.with("report-id-then", pairs)
    }

    /// The same, with the round that it was done in where there are several.
    pub(super) fn label_round(&self, step: &StepReport) -> String {
        let number = step.number.as_ref();
        self.labelled(number, &step.called, step.shares_id, self.round_of(step))
    }

    /// The round of a step, where it has one or was done before it had any.
    pub(super) fn round_of(&self, step: &StepReport) -> String {
        if step.is_outside && step.round.is_none() {
            return self.say("report-before-rounds");
        }
        let round = step.round_told();
        let round = round.map(|round| self.with("report-round", [("round", round)]));
        round.unwrap_or_default()
    }

    /// The same of one that nothing happened with.
    pub(super) fn label_open(&self, step: &OpenStep) -> String {
        self.labelled(
            Some(&step.number),
            &step.called,
            step.shares_id,
            String::new(),
        )
    }

    /// The same of what has an id, and maybe a text, in a version of the article.
    pub(super) fn label_of(
        &self,
        run: &RunReport,
        id: &SafeText,
        hash: Option<&SafeText>,
        version: Option<usize>,
    ) -> String {
        let then = version.and_then(|version| Some((version, run.part_in(version, id)?)));
        let is_its = |called: &Called, own: Option<&SafeText>| match then {
            Some((version, _)) => called.in_version(version) == Some(id),
            None if hash.is_some() => own == hash && called.has(id),
            None => false,
        };
        let mut steps = run.steps.iter();
        let found = steps.rfind(|step| is_its(&step.called, step.hash.as_ref()));
        if let Some(step) = found {
            return self.label(step);
        }
        let mut open = run.open.iter();
        if let Some(step) = open.find(|step| is_its(&step.called, step.hash.as_ref())) {
            return self.label_open(step);
        }
        let now = run.outline.part(id);
        if let Some((version, part)) = then {
            // It is no step. Where the article has something else there now, that is told.
            let is_same = now.is_some_and(|now| now.hash == part.hash && now.number == part.number);
            let last = run.outlines_of(&run.outline).contains(&version);
            let then = self.called_then(shown(id), &[version]);
            return match Some(&part.number).filter(|number| !number.is_empty()) {
                _ if is_same || last => numbered(Some(&part.number), id, ""),
                Some(number) => format!("{} ({then})", shown(number)),
                None => then,
            };
        }
        let mut steps = run.steps.iter();
        let named = steps.rfind(|step| step.step == *id && !step.is_former);
        match (named, run.open.iter().find(|step| step.step == *id)) {
            (Some(step), _) => self.label(step),
            (None, Some(step)) => self.label_open(step),
            (None, None) => numbered(now.map(|part| &part.number), id, ""),
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
    pub(super) fn article<'t>(&'t self, run: &'t RunReport) -> Option<&'t SafeText> {
        let [runbook] = run.runbooks.as_slice() else {
            return None;
        };
        let given = self.titles.article(runbook, &self.languages());
        given.or_else(|| Some(self.best(&run.titles)?.0))
    }

    /// What a step is called, and the language of that where it is not the sheet's.
    pub(super) fn title<'t>(
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

    pub(super) fn duration(&self, seconds: u64) -> String {
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
    pub(super) fn word(&self, word: Word) -> String {
        self.say(match word {
            Word::Done => "outcome-done",
            Word::AlreadyDone => "outcome-already-done",
            Word::Skipped => "outcome-skipped",
            Word::NotApplicable => "outcome-not-applicable",
            Word::LeftOut => "outcome-left-out",
            Word::Failed => "outcome-failed",
            Word::Undone => "outcome-undone",
            Word::Interrupted => "report-interrupted",
            Word::Unknown | Word::Stopped | Word::NeedsPerson | Word::ScriptFailed => {
                "outcome-unknown"
            }
        })
    }

    /// How a run ended.
    pub(super) fn ending(&self, word: Word) -> String {
        self.say(match word {
            Word::Done => "report-ended-done",
            Word::Stopped => "report-ended-stopped",
            Word::Failed => "report-ended-failed",
            Word::Interrupted => "report-ended-interrupted",
            Word::NeedsPerson => "report-ended-needs-person",
            Word::ScriptFailed => "report-ended-script-failed",
            Word::AlreadyDone
            | Word::Skipped
            | Word::NotApplicable
            | Word::LeftOut
            | Word::Unknown
            | Word::Undone => "report-no-end",
        })
    }

    pub(super) fn phase(&self, phase: Phase) -> String {
        self.say(match phase {
            Phase::Check => "report-phase-check",
            Phase::Run => "report-phase-run",
            Phase::Verify => "report-phase-verify",
            Phase::Rollback => "report-phase-rollback",
        })
    }

    pub(super) fn by(&self, by: By) -> String {
        self.say(match by {
            By::Operator => "report-by-operator",
            By::Command => "report-by-command",
            By::Answers => "report-by-answers",
        })
    }

    pub(super) fn from(&self, from: From) -> String {
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
