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
use super::screen::{Line, Piece, Screen, Style};
use super::wrap::{width, wrap};
use crate::l10n::{Messages, args};
use crate::plan::{Plan, PlanBlock, PlanProcedure, PlanStep, StepText, Unit};
use crate::source::Locale;
use fluent::FluentArgs;

/// The messages with values that only a run knows, and those values in order.
const RUN_TIME_MESSAGES: &[(&str, &[&str])] = &[
    ("count-done", &["count"]),
    ("count-open", &["count"]),
    ("count-skipped", &["count"]),
    ("help-usage", &["program"]),
    ("interrupted", &["step"]),
    ("missing-value", &["option"]),
    ("needs-person", &["step"]),
    ("skipped-because", &["step", "reason"]),
    ("stopped-at", &["step", "command"]),
    ("unexpected-argument", &["argument"]),
    ("unknown-option", &["option"]),
];

/// The messages that a run shows as they are.
const FIXED_MESSAGES: &[&str] = &[
    "all-handled",
    "already-first",
    "answer-back",
    "answer-done",
    "answer-quit",
    "answer-skip",
    "ask-skip-reason",
    "continue-after-reading",
    "dry-run-notice",
    "question",
    "reason-needed",
    "summary",
];

/// The keys that answer a question, in the order they are offered; the
/// messages `answer-…` say what they do.
pub(super) const KEYS: [(&str, &str); 4] = [
    ("d", "answer-done"),
    ("s", "answer-skip"),
    ("b", "answer-back"),
    ("q", "answer-quit"),
];

/// A plan as a script shows and asks it.
#[derive(Debug)]
pub(super) struct Script<'p> {
    /// What the operator is asked about, in order.
    pub(super) questions: Vec<Question<'p>>,
    /// The ids of procedures, and of steps that have substeps, in order.
    pub(super) sections: Vec<&'p str>,
    /// The languages, the reference first.
    pub(super) languages: Vec<Language>,
}

/// A step that the operator is asked about.
#[derive(Debug)]
pub(super) struct Question<'p> {
    /// The step's id.
    pub(super) id: &'p str,
    /// The indices of the sections it is in, outermost (its procedure) first.
    pub(super) sections: Vec<usize>,
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
    pub(super) fn of(plan: &'p Plan<'_>, source: &Locale) -> Self {
        Self::spelled(plan, source, Options::GNU)
    }

    /// The same for a shell that spells its options in another way.
    pub(super) fn spelled(plan: &'p Plan<'_>, source: &Locale, options: Options) -> Self {
        let units = plan.units();
        let mut sections: Vec<(&str, Section<'_>)> = Vec::new();
        let mut questions = Vec::with_capacity(units.len());
        for unit in &units {
            let procedure = &plan.procedures[unit.procedure];
            let mut inside = Vec::with_capacity(1 + unit.parents.len());
            let chain =
                std::iter::once((procedure.id.as_str(), Section::Procedure(unit.procedure))).chain(
                    unit.parents
                        .iter()
                        .map(|step| (step.id.as_str(), Section::Step(step))),
                );
            for (id, section) in chain {
                // Sections come in order: one that is known is near the end.
                let known = sections.iter().rposition(|(known, _)| *known == id);
                inside.push(known.unwrap_or_else(|| {
                    sections.push((id, section));
                    sections.len() - 1
                }));
            }
            questions.push(Question {
                id: &unit.step.id,
                sections: inside,
            });
        }
        let languages = (0..plan.locales.len())
            .map(|locale| Language::of(plan, locale, source, options, &units, &sections))
            .collect();
        Self {
            questions,
            sections: sections.into_iter().map(|(id, _)| id).collect(),
            languages,
        }
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

/// What a question can be in.
#[derive(Clone, Copy)]
enum Section<'p> {
    Procedure(usize),
    Step(&'p PlanStep),
}

impl Language {
    fn of(
        plan: &Plan<'_>,
        locale: usize,
        source: &Locale,
        options: Options,
        units: &[Unit<'_>],
        sections: &[(&str, Section<'_>)],
    ) -> Self {
        let own = &plan.locales[locale];
        let say = Messages::of(&own.locale, source);
        let view = View {
            plan,
            locale,
            say: &say,
        };
        Self {
            opening: view.opening(units.len()),
            before: view.before(),
            sections: sections
                .iter()
                .map(|(_, section)| match section {
                    Section::Procedure(n) => view.procedure(*n),
                    Section::Step(step) => view.parent(step, units),
                })
                .collect(),
            steps: (0..units.len()).map(|n| view.step(n, units)).collect(),
            closings: (0..units.len()).map(|n| view.closing(n, units)).collect(),
            list: view.list(),
            help: options.help(&say, plan),
            messages: messages(&say, plan, options),
            locale: own.locale.clone(),
            say,
        }
    }
}

/// What a language calls itself, or its tag where we do not speak it.
fn language_name(locale: &Locale, say: &Messages) -> String {
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
    let keys: Vec<&str> = KEYS.iter().map(|(key, _)| *key).collect();
    let fixed = |key: &'static str, text: String| Message {
        key,
        parts: vec![Part::Text(text)],
    };
    let mut all: Vec<Message> = FIXED_MESSAGES
        .iter()
        .map(|key| fixed(key, say.get(key)))
        .collect();
    all.push(fixed(
        "unknown-answer",
        say.with("unknown-answer", &args([("keys", keys.join(", "))])),
    ));
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

/// A plan as one language shows it.
struct View<'v, 'a> {
    plan: &'v Plan<'a>,
    locale: usize,
    say: &'v Messages,
}

impl View<'_, '_> {
    fn count(&self, key: &str, count: usize) -> String {
        self.say.with(key, &args([("count", count)]))
    }

    fn opening(&self, steps: usize) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        let own = &self.plan.locales[self.locale];
        let title = self
            .say
            .with("runbook-title", &args([("title", own.title.as_str())]));
        screen.line(vec![Piece::new(Style::Strong, title)]);
        let procedures = self.count("procedure-count", self.plan.procedures.len());
        let steps = self.count("step-count", steps);
        let counts = if self.plan.procedures.len() > 1 {
            format!("{procedures} / {steps}")
        } else {
            steps
        };
        screen.line(vec![Piece::new(Style::Faint, counts)]);
        if own.machine_translated {
            screen.line(vec![Piece::new(
                Style::Faint,
                self.say.get("machine-translated"),
            )]);
        }
        screen.lines()
    }

    fn before(&self) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        if !self.plan.notes.is_empty() {
            let title = self.say.get("before-you-start");
            screen.line(vec![Piece::new(Style::Strong, title)]);
            screen.hanging("  ", |screen| {
                for note in &self.plan.notes {
                    screen.gap();
                    screen.note(note.shown(self.locale));
                }
            });
        }
        screen.lines()
    }

    fn procedure(&self, n: usize) -> Vec<Line> {
        let procedure = &self.plan.procedures[n];
        let mut screen = Screen::new(self.say);
        let title = procedure.title.shown(self.locale);
        screen.line(vec![Piece::new(Style::Strong, title.as_str())]);
        let rule = "=".repeat(width(title).clamp(3, 78));
        screen.unbroken(Style::Faint, rule);
        let total = self.plan.procedures.len();
        if total > 1 {
            let numbers = args([("number", n + 1), ("total", total)]);
            screen.unbroken(Style::Faint, self.say.with("procedure-of", &numbers));
        }
        screen.hanging("  ", |screen| {
            screen.blocks(procedure.context.shown(self.locale));
        });
        screen.lines()
    }

    /// The words of a step that has substeps, under the numbers of the
    /// questions that it has.
    fn parent(&self, step: &PlanStep, units: &[Unit<'_>]) -> Vec<Line> {
        let inside = |unit: &Unit<'_>| unit.parents.iter().any(|parent| parent.id == step.id);
        let first = units.iter().position(inside).map_or(0, |n| n + 1);
        let last = units.iter().rposition(inside).map_or(0, |n| n + 1);
        let total = units.len();
        let title = if first == last {
            let numbers = args([("number", first), ("total", total)]);
            self.say.with("step-of", &numbers)
        } else {
            let numbers = args([("first", first), ("last", last), ("total", total)]);
            self.say.with("steps-of", &numbers)
        };
        self.titled_step(title, step)
    }

    fn step(&self, n: usize, units: &[Unit<'_>]) -> Vec<Line> {
        let numbers = args([("number", n + 1), ("total", units.len())]);
        self.titled_step(self.say.with("step-of", &numbers), units[n].step)
    }

    fn titled_step(&self, title: String, step: &PlanStep) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        screen.line(vec![
            Piece::new(Style::Strong, title),
            Piece::new(Style::Faint, format!("  ({})", step.id)),
        ]);
        let text = step.text.shown(self.locale);
        screen.hanging("  ", |screen| {
            self.circumstances(screen, step, text);
            for note in &text.notes {
                screen.gap();
                screen.note(note);
            }
            screen.gap();
            screen.rich(&text.cmd);
            screen.blocks(&text.body);
        });
        screen.lines()
    }

    /// Whether, when and where the step is done, and in which language it is told.
    fn circumstances(&self, screen: &mut Screen<'_>, step: &PlanStep, text: &StepText) {
        let mut lines = Vec::new();
        if step.text.own(self.locale).is_none() {
            let reference = &self.plan.locales[0].locale;
            let name = language_name(reference, &Messages::of(reference, reference));
            lines.push(
                self.say
                    .with("step-not-translated", &args([("language", name)])),
            );
        }
        if step.optional {
            lines.push(self.say.get("optional"));
        }
        if let Some(condition) = &text.condition {
            let condition = args([("condition", condition.as_str())]);
            lines.push(self.say.with("only-if", &condition));
        }
        if let Some(place) = &text.place {
            let place = args([("place", place.as_str())]);
            lines.push(self.say.with("where", &place));
        }
        for line in lines {
            screen.line(vec![Piece::new(Style::Faint, line)]);
        }
    }

    /// What stands after the steps that end with a unit, innermost first, and
    /// the result of the procedure where it ends.
    fn closing(&self, n: usize, units: &[Unit<'_>]) -> Vec<Line> {
        let unit = &units[n];
        let mut screen = Screen::new(self.say);
        screen.hanging("  ", |screen| {
            for (depth, parent) in unit.parents.iter().enumerate().rev() {
                if unit.closes(depth) {
                    screen.blocks(&parent.text.shown(self.locale).after);
                }
            }
        });
        let ends = units
            .get(n + 1)
            .is_none_or(|next| next.procedure != unit.procedure);
        if ends {
            self.result(&mut screen, &self.plan.procedures[unit.procedure]);
        }
        screen.lines()
    }

    fn result(&self, screen: &mut Screen<'_>, procedure: &PlanProcedure) {
        let result: &[PlanBlock] = procedure.result.shown(self.locale);
        if !result.is_empty() {
            screen.gap();
            screen.line(vec![Piece::new(Style::Strong, self.say.get("result"))]);
            screen.hanging("  ", |screen| screen.blocks(result));
        }
    }

    fn list(&self) -> Vec<Line> {
        let mut screen = Screen::new(self.say);
        for procedure in &self.plan.procedures {
            screen.gap();
            let title = procedure.title.shown(self.locale);
            screen.line(vec![
                Piece::new(Style::Strong, title.as_str()),
                Piece::new(Style::Faint, format!("  ({})", procedure.id)),
            ]);
            let ids = id_width(&procedure.steps);
            screen.hanging("  ", |screen| {
                self.list_steps(screen, &procedure.steps, ids, "")
            });
        }
        screen.lines()
    }

    fn list_steps(&self, screen: &mut Screen<'_>, steps: &[PlanStep], ids: usize, indent: &str) {
        for step in steps {
            let number = format!("{}. ", step.number);
            let taken = ids + 4 + width(indent) + width(&number);
            let text = step.text.shown(self.locale).cmd.text();
            let rows = wrap(
                vec![Piece::new(Style::Plain, text.trim())],
                76_usize.saturating_sub(taken).max(20),
            );
            let cut = rows.len() > 1;
            let first = rows.into_iter().next().into_iter().flatten();
            let first: String = first.map(|piece| piece.text).collect();
            let more = if cut { " ..." } else { "" };
            screen.unbroken(
                Style::Plain,
                format!(
                    "{:<ids$}  {indent}{number}{}{more}",
                    step.id,
                    first.trim_end()
                ),
            );
            self.list_steps(screen, &step.substeps, ids, &format!("{indent}   "));
        }
    }
}

fn id_width(steps: &[PlanStep]) -> usize {
    let widths = steps
        .iter()
        .map(|step| step.id.len().max(id_width(&step.substeps)));
    widths.max().unwrap_or(0)
}
