//! What the scripts of all shells have in common: the plan as screens and
//! messages. A shell's own file turns a [`Script`] into its syntax; its
//! template holds the runtime.
//!
//! The runtimes keep one contract:
//!
//! 1. Show `opening`; then `before`, if there is any, and wait for Enter.
//! 2. For each question in order: show the `sections` it is in, outermost
//!    first, but for those that the question shown before it is in too; then
//!    its own screen; then ask.
//! 3. When a question is answered and the next one is due: show its `closing`.
//! 4. Put an empty line before each screen; none begins or ends with one.
//! 5. Exit with 0 when every step is done or skipped, 2 on wrong usage, 3
//!    where a person is needed and absent (no terminal, or its end), 130 when
//!    the operator interrupts or quits.

use super::options::Options;
use super::screen::Line;
use super::view::View;
use crate::l10n::{Messages, args};
use crate::plan::{Parameter, Plan, PlanStep, Routine, Unit};
use crate::source::Locale;
use fluent::FluentArgs;

/// The messages with values that only a run knows, and those values in order.
const RUN_TIME_MESSAGES: &[(&str, &[&str])] = &[
    ("answers-unreadable", &["file"]),
    ("answers-wrong", &["line", "text"]),
    ("article-gone", &["steps"]),
    ("article-new", &["steps"]),
    ("ask-secret", &["name"]),
    ("ask-value", &["name"]),
    ("command-failed", &["status"]),
    ("count-done", &["count"]),
    ("count-failed", &["count"]),
    ("count-open", &["count"]),
    ("count-skipped", &["count"]),
    ("count-undone", &["count"]),
    ("evidence-in", &["file"]),
    ("evidence-unwritable", &["file"]),
    ("help-usage", &["program"]),
    ("interrupted", &["step"]),
    ("missing-value", &["option"]),
    ("needs-acknowledgement", &["line"]),
    ("needs-person", &["step"]),
    ("needs-tools", &["tools"]),
    ("question-undo", &["step"]),
    ("run-continues", &["time"]),
    ("run-found", &["time", "done", "total"]),
    ("run-locked", &["process", "host"]),
    ("secret-invalid", &["name", "pattern"]),
    ("session-lost", &["names"]),
    ("skipped-because", &["step", "reason"]),
    ("state-not-recorded", &["step", "outcome"]),
    ("state-unwritable", &["file"]),
    ("step-failed", &["step"]),
    ("step-recovered", &["step", "status"]),
    ("step-still-running", &["step", "process"]),
    ("stopped-at", &["step", "command"]),
    ("to-go-on", &["command"]),
    ("undo-failed", &["step", "status"]),
    ("undoing", &["step"]),
    ("undone", &["step"]),
    ("unexpected-argument", &["argument"]),
    ("unknown-answer", &["keys"]),
    ("unknown-needs-person", &["step", "line"]),
    ("unknown-option", &["option"]),
    ("value-default", &["value"]),
    ("value-invalid", &["value", "name", "pattern"]),
    ("value-missing", &["step", "name", "option"]),
    ("value-unknown", &["name", "names"]),
    ("verify-failed", &["status"]),
];

/// The messages that a run shows as they are.
const FIXED_MESSAGES: &[&str] = &[
    "acknowledged",
    "all-handled",
    "already-done",
    "already-first",
    "answer-again",
    "answer-back",
    "answer-continue",
    "answer-done",
    "answer-keep",
    "answer-new",
    "answer-note",
    "answer-quit",
    "answer-run",
    "answer-skip",
    "answer-undo",
    "article-changed",
    "ask-done-reason",
    "ask-note",
    "ask-skip-reason",
    "checking",
    "continue-after-reading",
    "dry-run-notice",
    "evidence-torn",
    "noted",
    "outcome-already-done",
    "outcome-done",
    "outcome-failed",
    "outcome-open",
    "outcome-skipped",
    "outcome-undone",
    "outcome-unknown",
    "output-differs",
    "output-expected",
    "question",
    "question-command",
    "question-failed",
    "question-resume",
    "question-unknown",
    "question-verify",
    "reason-needed",
    "run-finished",
    "run-none",
    "run-reset",
    "running",
    "session-ended",
    "session-not-kept",
    "session-restored",
    "state-lost-lock",
    "state-no-home",
    "state-nothing-run",
    "state-try-again",
    "summary",
    "value-later",
    "value-needed",
    "verifying",
];

/// A plan as a script shows and asks it.
#[derive(Debug)]
pub(super) struct Script<'p> {
    /// What the operator is asked about, in order.
    pub(super) questions: Vec<Question<'p>>,
    /// The ids of procedures, and of steps that have substeps, in order.
    pub(super) sections: Vec<&'p str>,
    /// The values that commands of this shell need, in the order they are first
    /// needed.
    pub(super) parameters: Vec<&'p Parameter>,
    /// The programs that commands of this shell call, each once.
    pub(super) tools: Vec<&'p str>,
    /// Whether somebody must have read what stands before the first step.
    pub(super) has_precondition: bool,
    /// The languages, the reference first.
    pub(super) languages: Vec<Language>,
}

/// A step that the operator is asked about.
#[derive(Debug)]
pub(super) struct Question<'p> {
    /// The step's id.
    pub(super) id: &'p str,
    /// The hash of its text.
    pub(super) hash: &'p str,
    /// What the script does at it.
    pub(super) routine: Option<&'p Routine>,
    /// The indices in [`Script::parameters`] of the values it needs.
    pub(super) parameters: Vec<usize>,
    /// Whether a person must decide if it is done at all: it is optional, or
    /// applies under a condition.
    pub(super) conditional: bool,
    /// The indices of the sections it is in, outermost (its procedure) first.
    pub(super) sections: Vec<usize>,
    /// Whether the operator is asked if something is so, not if it is done.
    pub(super) verifies: bool,
}

/// All that a script says in one language.
#[derive(Debug)]
pub(super) struct Language {
    /// The tag.
    pub(super) locale: Locale,
    /// The messages, for what is the shell's own.
    pub(super) say: Messages,
    /// The article's title, and what to know about the whole.
    pub(super) opening: Vec<Line>,
    /// The article's notes, to be read before the first step; may be empty.
    pub(super) before: Vec<Line>,
    /// What each section begins with; indexed like [`Script::sections`].
    pub(super) sections: Vec<Vec<Line>>,
    /// Each question's step; indexed like [`Script::questions`].
    pub(super) steps: Vec<Vec<Line>>,
    /// What is to be read after each question, often nothing; indexed alike.
    pub(super) closings: Vec<Vec<Line>>,
    /// What each parameter is called; indexed like [`Script::parameters`].
    pub(super) prompts: Vec<String>,
    /// The list of steps.
    pub(super) list: Vec<Line>,
    /// The options and exit codes, to be shown below `help-usage`.
    pub(super) help: Vec<Line>,
    /// What is said at run time, by key.
    pub(super) messages: Vec<Message>,
}

/// A message with room for values that only a run knows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) key: &'static str,
    pub(super) parts: Vec<Part>,
}

/// A part of a [`Message`].
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Text.
    Text(String),
    /// The value of this index.
    Value(usize),
}

impl<'p> Script<'p> {
    /// The script of a plan. `source` is the locale whose messages stand in
    /// for an unknown language's.
    pub(super) fn of(plan: &'p Plan<'_>, source: &Locale, options: Options) -> Self {
        let units = plan.units();
        let shell = options.shell;
        let used = plan.parameters_of(shell);
        let mut sections: Vec<Section<'p>> = Vec::new();
        let mut questions: Vec<Question<'p>> = Vec::with_capacity(units.len());
        for (n, unit) in units.iter().enumerate() {
            let procedure = std::iter::once((plan.procedures[unit.procedure].id.as_str(), None));
            let parents = unit
                .parents
                .iter()
                .map(|step| (step.id.as_str(), Some(*step)));
            let before = questions
                .last()
                .map(|question| question.sections.as_slice());
            let mut inside = Vec::with_capacity(1 + unit.parents.len());
            for (depth, (id, step)) in procedure.chain(parents).enumerate() {
                let open = before.and_then(|before| before.get(depth)).copied();
                let section = open
                    .filter(|open| sections[*open].id == id)
                    .unwrap_or_else(|| {
                        sections.push(Section {
                            id,
                            procedure: unit.procedure,
                            step,
                            first: n,
                            last: n,
                        });
                        sections.len() - 1
                    });
                sections[section].last = n;
                inside.push(section);
            }
            let routine = unit.step.routine(shell);
            let needed = routine.into_iter().flat_map(|routine| &routine.parameters);
            questions.push(Question {
                id: &unit.step.id,
                hash: &unit.step.hash,
                routine,
                parameters: needed
                    .filter_map(|n| used.iter().position(|used| used == n))
                    .collect(),
                conditional: unit.is_conditional(),
                sections: inside,
                verifies: unit.step.only_verifies(),
            });
        }
        let languages = (0..plan.locales.len())
            .map(|locale| Language::of(plan, locale, source, options, &units, &sections))
            .collect();
        let mut tools: Vec<&str> = questions
            .iter()
            .filter_map(|question| question.routine)
            .flat_map(|routine| routine.tools.iter().map(String::as_str))
            .collect();
        tools.sort_unstable();
        tools.dedup();
        Self {
            questions,
            sections: sections.iter().map(|section| section.id).collect(),
            parameters: used.iter().map(|n| &plan.parameters[*n]).collect(),
            tools,
            has_precondition: plan.has_precondition(),
            languages,
        }
    }

    /// The ids of the questions that ask if something is so, in order.
    pub(super) fn verifying(&self) -> impl Iterator<Item = &'p str> {
        let verifying = self.questions.iter().filter(|question| question.verifies);
        verifying.map(|question| question.id)
    }

    /// Which language answers to a tag: patterns in lower case, to be tried in
    /// order, each with the index of its language. One that ends in `*` stands
    /// for every tag that begins so.
    pub(super) fn tags(&self) -> Vec<(String, usize)> {
        let mut tags: Vec<(String, usize)> = Vec::new();
        let mut add = |tag: String, language: usize| {
            if !tags.iter().any(|(known, _)| *known == tag) {
                tags.push((tag, language));
            }
        };
        let ids: Vec<_> = self
            .languages
            .iter()
            .map(|language| language.locale.identifier())
            .collect();
        for (n, language) in self.languages.iter().enumerate() {
            add(language.locale.as_str().to_lowercase(), n);
        }
        // People write zh-TW for zh-Hant-TW.
        for (n, id) in ids.iter().enumerate() {
            if let Some(region) = id.region {
                add(format!("{}-{region}", id.language).to_lowercase(), n);
            }
        }
        for (n, id) in ids.iter().enumerate() {
            if let Some(script) = id.script {
                add(format!("{}-{script}*", id.language).to_lowercase(), n);
            }
        }
        for (n, id) in ids.iter().enumerate() {
            add(id.language.to_string(), n);
            add(format!("{}-*", id.language), n);
        }
        tags
    }
}

/// A procedure, or a step that has substeps.
#[derive(Debug)]
pub(super) struct Section<'p> {
    id: &'p str,
    /// The index of the procedure.
    pub(super) procedure: usize,
    /// The step; absent for the procedure itself.
    pub(super) step: Option<&'p PlanStep>,
    /// The indices of its first and its last question.
    pub(super) first: usize,
    pub(super) last: usize,
}

impl<'p> Section<'p> {
    /// A procedure with these units, the first and the last.
    pub(super) fn of_procedure(procedure: usize, first: usize, last: usize) -> Self {
        Self {
            id: "",
            procedure,
            step: None,
            first,
            last,
        }
    }

    /// A step with these units, the first and the last.
    pub(super) fn of_step(procedure: usize, step: &'p PlanStep, first: usize, last: usize) -> Self {
        Self {
            id: &step.id,
            procedure,
            step: Some(step),
            first,
            last,
        }
    }
}

impl Language {
    fn of(
        plan: &Plan<'_>,
        locale: usize,
        source: &Locale,
        options: Options,
        units: &[Unit<'_>],
        sections: &[Section<'_>],
    ) -> Self {
        let own = &plan.locales[locale];
        let say = Messages::of(&own.locale, source);
        let view = View::new(plan, locale, &say, units, options.shell);
        let parameters = plan.parameters_of(options.shell);
        Self {
            opening: view.opening(),
            before: view.before(),
            sections: sections
                .iter()
                .map(|section| view.section(section))
                .collect(),
            steps: (0..units.len()).map(|n| view.step(n)).collect(),
            closings: (0..units.len()).map(|n| view.closing(n)).collect(),
            prompts: parameters
                .iter()
                .map(|n| plan.parameters[*n].prompt.shown(locale).to_string())
                .collect(),
            list: view.list(),
            help: options.help(&say, plan),
            messages: messages(&say, plan, options),
            locale: own.locale.clone(),
            say,
        }
    }
}

/// The name of the folder in which a runbook keeps the state of its runs: the
/// article's id as far as a file name can hold it, and enough of its hash to
/// tell it from others.
pub(super) fn state_key(id: &str) -> String {
    const LONGEST: usize = 60;
    let name: String = id
        .chars()
        .take(LONGEST)
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let hash = blake3::hash(id.as_bytes()).to_hex();
    format!("{name}-{}", &hash[..8])
}

/// What a language calls itself, or its tag where we do not speak it.
pub(super) fn language_name(locale: &Locale, say: &Messages) -> String {
    if say.spoken.language() == locale.language() {
        say.get("language-name")
    } else {
        locale.to_string()
    }
}

/// The messages of a language, with what is the same for the whole runbook
/// filled in.
fn messages(say: &Messages, plan: &Plan<'_>, options: Options) -> Vec<Message> {
    let tags: Vec<&str> = plan.locales.iter().map(|l| l.locale.as_str()).collect();
    let tags = tags.join(", ");
    let fixed = |key: &'static str, text: String| Message {
        key,
        parts: vec![Part::Text(text)],
    };
    let mut all: Vec<Message> = FIXED_MESSAGES
        .iter()
        .map(|key| fixed(key, say.get(key)))
        .collect();
    all.push(fixed(
        "see-help",
        say.with("see-help", &args([("help", options.help)])),
    ));
    for (key, values) in RUN_TIME_MESSAGES {
        all.push(Message::split(say, key, values, &[]));
    }
    all.push(Message::split(
        say,
        "unknown-language",
        &["language"],
        &[("languages", &tags)],
    ));
    all.push(Message::split(
        say,
        "unknown-step",
        &["step"],
        &[("list", options.list)],
    ));
    all.sort_by_key(|message| message.key);
    all
}

impl Message {
    /// A message in parts. Private-use characters stand for the values while
    /// Fluent puts them in their places.
    pub(super) fn split(
        say: &Messages,
        key: &'static str,
        values: &[&'static str],
        known: &[(&'static str, &str)],
    ) -> Self {
        const FIRST: u32 = 0xe000;
        let marks = values.iter().zip(FIRST..).filter_map(|(name, mark)| {
            let mark = char::from_u32(mark)?;
            Some((*name, mark.to_string()))
        });
        let known = known.iter().map(|(name, text)| (*name, (*text).to_owned()));
        let arguments: FluentArgs<'_> = args(marks.chain(known));
        let text = say.with(key, &arguments);
        let mut parts = Vec::new();
        let mut plain = String::new();
        for c in text.chars() {
            let value = (c as u32)
                .checked_sub(FIRST)
                .map(|n| n as usize)
                .filter(|n| *n < values.len());
            let Some(value) = value else {
                plain.push(c);
                continue;
            };
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Value(value));
        }
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Self { key, parts }
    }
}
