//! What a script holds of an article: records, in the order of its scenes.
//!
//! A record is a word, arguments and a text; each shell has its own way to
//! write one, and nothing else of an article is in a script.

use super::codes::{codes, routine};
use super::digest::{deed, digest};
use super::passage::{names_itself, text};
use super::record::Record;
use super::{Runbook, pattern};
use crate::emit::form;
use crate::l10n::args;
use crate::plan::{Parameter, Routine};
use crate::procedure::{Ask, Risk};
use crate::scene::{Case, Question, Scene, Stage};
use crate::shell::{self, Shell};
use crate::source::Failures;
use std::fmt::Write as _;

/// The records of the reference's language.
pub(in crate::emit) fn records(runbook: &Runbook<'_>, shell: Shell) -> Vec<Record> {
    let mut records = vec![Record::new("title", Vec::new(), runbook.title(0))];
    let before = runbook.before(0);
    if !before.is_empty() {
        let must_read = runbook.plan().has_precondition();
        let flag = if must_read { "must-read" } else { "-" };
        let text = before.script(&|_| None);
        let arguments = vec![flag.to_owned(), digest(&text)];
        records.push(Record::new("before", arguments, text));
    }
    let values = runbook.scenes.values(shell);
    records.extend(values.map(|parameter| value(parameter, shell)));
    records.extend(runbook.plan().choices.iter().map(|choice| {
        let arguments = vec![choice.id.clone(), choice.hash.clone()];
        Record::new("choice", arguments, choice.names(0).join("\n"))
    }));
    let steps = runbook.scenes.list.iter().filter_map(|scene| match scene {
        Scene::Step(stage) => stage.routine(shell),
        _ => None,
    });
    let shown = steps
        .flat_map(codes)
        .any(|code| shell::shows_functions(&code.run));
    for (n, scene) in runbook.scenes.list.iter().enumerate() {
        let text = text(runbook, n, 0, shell);
        match scene {
            Scene::Procedure(opening) => {
                let mut arguments = vec![
                    opening.procedure.id.clone(),
                    opening.last.to_string(),
                    digest(&text),
                ];
                if opening.procedure.apart.is_some() {
                    arguments.push("apart".to_owned());
                }
                records.push(Record::new("procedure", arguments, text));
            }
            Scene::Group(stage) => {
                let arguments = vec![stage.id.to_string(), stage.number()];
                records.push(Record::new("group", arguments, text));
            }
            Scene::Step(stage) => {
                let arguments = step(runbook, stage, shell);
                records.push(Record::new("step", arguments, text));
                if let Some(own) = stage.routine(shell) {
                    routine(runbook, own, shell, shown, &mut records);
                }
            }
            Scene::Result(procedure) => {
                records.push(Record::new("result", vec![procedure.id.clone()], text));
            }
            // By a name that no procedure has.
            Scene::Further(_) => {
                records.push(Record::new("result", vec!["further".to_owned()], text));
            }
        }
    }
    records
}

/// What a reviewer must know of records: when somebody is asked, what runs, what is
/// undone; and the flags that these have. `unattended` is the option for a run
/// without an operator.
pub(in crate::emit) fn legend(records: &[Record], unattended: &str) -> Vec<String> {
    const FLAGS: [(&str, &str); 39] = [
        ("must-read", "is to be confirmed before the first step"),
        (
            "apart",
            "is no part of the main way: its steps are done only where somebody asks for them",
        ),
        (
            "conditional",
            "does not always apply: never done without an answer",
        ),
        (
            "cases=",
            "the steps whose cases decide whether it is done, asked about first (p1.3-p1.2: p1.3 is done where that of p1.2 is not so)",
        ),
        (
            "otherwise",
            "says itself what is done where its case is not so",
        ),
        (
            "asks-moment",
            "its commands are for a moment that only a person can see",
        ),
        ("asks-alternative", "its commands are one of several ways"),
        ("asks-clean-up", "its commands undo or remove something"),
        ("asks-condition", "its commands do not always apply"),
        (
            "asks-destructive",
            "its commands delete or stop something, and its text does not say so",
        ),
        (
            "asks-elsewhere",
            "its commands are for another machine or shell",
        ),
        ("asks-endless", "its commands do not end by themselves"),
        ("asks-example", "its commands are an example"),
        ("asks-interactive", "its commands wait for a person"),
        ("asks-more", "its text tells more than what its commands do"),
        ("verifies", "only looks whether something is so"),
        ("destructive", "deletes or erases: there is a warning"),
        (
            "disruptive",
            "stops, restarts or disables: there is a warning",
        ),
        (
            "by-hand",
            "its commands are for another shell: they are shown, not run",
        ),
        (
            "left-interactive",
            "its commands open a shell elsewhere: they are shown, not run",
        ),
        (
            "left-elsewhere",
            "its commands are for such a shell: they are shown, not run",
        ),
        (
            "left-exposed",
            "a value could become code in its commands: they are shown, not run",
        ),
        (
            "left-unshown",
            "its commands hold what cannot be shown: they are not run",
        ),
        (
            "left-unread",
            "its commands cannot be read: they are shown, not run",
        ),
        (
            "left-damaged",
            "a character or a slip has changed its commands: they are shown, not run",
        ),
        (
            "continues",
            "what comes after a failure in its code runs, unless the folder could not be changed",
        ),
        (
            "pipes=",
            "where that begins and ends whose failure bash alone would let pass: pipelines and lists, what has the output of commands filled in (+, l, f, s, p), what changes the folder or stands in what is asked about or left of && or || (c, k, o, t), what runs by itself (b) and is waited for (w), what the next command asks about (a)",
        ),
        (
            "traps",
            "its code has a trap for failures: it is not ended at the first",
        ),
        (
            "ways=",
            "left out unless these ways are chosen, by their numbers in a `choice`",
        ),
        (
            "again=",
            "the steps that it tells to do again: the operator says how often",
        ),
        ("goes=", "the steps at which its text tells to go on"),
        ("secret", "is never shown nor kept"),
        ("needs=", "the values that its commands need"),
        ("types=", "the values that a person types with them"),
        (
            "own=",
            "a value that its code names itself: it is not filled in where that is shown",
        ),
        (
            "calls=",
            "the programs that they call: looked for before the first step",
        ),
        (
            "uses=",
            "the variables that they use and earlier steps set: shown with the commands",
        ),
        ("sets=", "the variables that they set and later steps use"),
        (
            "deed=",
            "what tells its commands and its roll-back from others: they roll back nothing that others did",
        ),
    ];
    let has = |word: &str| records.iter().any(|record| record.word == word);
    let mut lines = Vec::new();
    if has("run") {
        lines.push("Each step is shown, and the operator is asked. What `run` holds runs on this machine if".to_owned());
        lines.push(format!(
            "the answer is `r`; with {unattended} without asking, up to the first that fails or"
        ));
        lines.push("needs a person. A step without it is done by hand.".to_owned());
    } else {
        lines.push(
            "Each step is shown, and the operator does it and says so: nothing runs.".to_owned(),
        );
    }
    for (word, meaning) in [
        (
            "check",
            "runs before its step, which is done already where it succeeds",
        ),
        (
            "verify",
            "runs after its step, which has failed where it fails",
        ),
        (
            "undo",
            "runs if the operator wants its step undone, and never by itself",
        ),
    ] {
        if has(word) {
            lines.push(format!("`{word}` {meaning}."));
        }
    }
    let arguments = records.iter().flat_map(|record| &record.arguments);
    for (flag, meaning) in FLAGS {
        if arguments
            .clone()
            .any(|argument| argument == flag || (flag.ends_with('=') && argument.starts_with(flag)))
        {
            lines.push(format!("{}: {meaning}", flag.trim_end_matches('=')));
        }
    }
    lines
}

/// The words of a translation: after a line with `@` and what a record is
/// called by, its text, of which no line begins with `@` unless that is doubled.
/// What the translation lacks is left out.
pub(in crate::emit) fn table(runbook: &Runbook<'_>, locale: usize, shell: Shell) -> String {
    let mut out = String::new();
    let mut entry = |key: std::fmt::Arguments<'_>, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "@{key}");
        }
        for line in text.split_inclusive('\n') {
            // Code begins as it likes.
            if line.starts_with('@') {
                out.push('@');
            }
            out.push_str(line);
        }
    };
    entry(format_args!("title"), &runbook.title(locale));
    let before = runbook.before(locale).script(&|_| None);
    entry(format_args!("before"), &before);
    for parameter in runbook.scenes.values(shell) {
        if let Some(prompt) = parameter.prompt.own(locale) {
            entry(
                format_args!("value {}", parameter.name),
                &format!("{prompt}\n"),
            );
        }
    }
    for choice in &runbook.plan().choices {
        if choice.ways.iter().any(|name| name.own(locale).is_some()) {
            let names = choice.names(locale).join("\n") + "\n";
            entry(format_args!("choice {}", choice.id), &names);
        }
    }
    for (n, scene) in runbook.scenes.list.iter().enumerate() {
        let text = || text(runbook, n, locale, shell);
        match scene {
            Scene::Procedure(opening) => {
                let procedure = opening.procedure;
                if procedure.title.own(locale).is_some() {
                    entry(format_args!("{}", procedure.id), &text());
                }
            }
            Scene::Group(stage) | Scene::Step(stage) => {
                if stage.is_translated(locale) {
                    entry(format_args!("{}", stage.id), &text());
                } else if stage.has_translated_end(locale) {
                    // A script says itself that a step is not translated, but only of one
                    // that has no words here.
                    let text = format!("| {}\n\n{}", runbook.untranslated(locale), text());
                    entry(format_args!("{}", stage.id), &text);
                }
            }
            Scene::Result(procedure) => {
                if procedure.result.own(locale).is_some() {
                    entry(format_args!("result {}", procedure.id), &text());
                }
            }
            Scene::Further(blocks) => {
                if blocks.own(locale).is_some() {
                    entry(format_args!("result further"), &text());
                }
            }
        }
    }
    out
}

/// What a step's record says beside its text.
fn step(runbook: &Runbook<'_>, stage: &Stage<'_>, shell: Shell) -> Vec<String> {
    let mut arguments = vec![stage.id.to_string(), stage.number(), stage.hash.to_string()];
    let mut flag = |is: bool, name: &str| {
        if is {
            arguments.push(name.to_owned());
        }
    };
    let asks = stage.asks_beyond_cases(shell);
    let cases = stage.cases();
    flag(stage.is_optional() || asks.is_some(), "conditional");
    // Which case it is, is asked about first.
    let asks = asks.filter(|asks| *asks != Ask::Condition || cases.is_empty());
    flag(asks.is_some(), asks.map_or("", Ask::message));
    let has_otherwise = stage.step.has_otherwise && !stage.is_closing;
    flag(has_otherwise, "otherwise");
    flag(stage.question(shell) == Question::IsSo, "verifies");
    flag(stage.risk() == Some(Risk::Destructive), "destructive");
    flag(stage.risk() == Some(Risk::Disruptive), "disruptive");
    arguments.extend(stage.by_hand(shell).map(str::to_owned));
    if !cases.is_empty() {
        let cases = cases.iter().map(|case| match case {
            Case::Of(id) => (*id).to_owned(),
            Case::Other(own, id) => format!("{own}-{id}"),
        });
        arguments.push(format!("cases={}", cases.collect::<Vec<_>>().join(",")));
    }
    let ways = stage.step.ways.iter();
    let ways: Vec<String> = ways
        .map(|own| format!("{}:{}", own.choice, own.way))
        .collect();
    if !ways.is_empty() {
        arguments.push(format!("ways={}", ways.join(",")));
    }
    let repeats = stage.repeats(shell);
    if !repeats.is_empty() {
        arguments.push(format!("again={}", repeats.join(",")));
    }
    let leads = stage.step.leads.iter().filter(|_| !stage.is_closing);
    let leads: Vec<&str> = leads
        .filter(|id| !repeats.contains(id))
        .map(String::as_str)
        .collect();
    if !leads.is_empty() {
        arguments.push(format!("goes={}", leads.join(",")));
    }
    let own = stage.routine(shell);
    if own.is_some() && runbook.plan().failures == Failures::Continue {
        arguments.push("continues".to_owned());
    }
    let routines: Vec<&Routine> = own.into_iter().chain(stage.handed(shell)).collect();
    needs(runbook, &routines, &mut arguments);
    let typed: Vec<&str> = stage
        .typed(shell)
        .map(|n| runbook.plan().parameters[n].name.as_str())
        .collect();
    if !typed.is_empty() {
        arguments.push(format!("types={}", typed.join(",")));
    }
    if let Some(routine) = own {
        for (name, list) in [
            ("calls", &routine.tools),
            ("uses", &routine.uses),
            ("sets", &routine.sets),
        ] {
            if !list.is_empty() {
                arguments.push(format!("{name}={}", list.join(",")));
            }
        }
    }
    arguments.extend(deed(stage).map(|digest| format!("deed={digest}")));
    arguments
}

/// The flags of the values that the code of routines needs.
fn needs(runbook: &Runbook<'_>, routines: &[&Routine], arguments: &mut Vec<String>) {
    let mut used: Vec<usize> = Vec::new();
    for n in routines.iter().flat_map(|routine| &routine.parameters) {
        if !used.contains(n) {
            used.push(*n);
        }
    }
    let used: Vec<&Parameter> = used
        .iter()
        .map(|n| &runbook.plan().parameters[*n])
        .collect();
    if !used.is_empty() {
        let names: Vec<&str> = used.iter().map(|used| used.name.as_str()).collect();
        arguments.push(format!("needs={}", names.join(",")));
    }
    let is_own = |used: &&&Parameter| {
        routines.iter().any(|routine| {
            let mut codes = routine.codes();
            codes.any(|code| names_itself(code, used, routine.shell))
        })
    };
    arguments.extend(
        used.iter()
            .filter(is_own)
            .map(|own| format!("own={}", own.name)),
    );
}

fn value(parameter: &Parameter, shell: Shell) -> Record {
    let mut arguments = vec![parameter.name.to_string(), parameter.variable.clone()];
    if parameter.secret {
        arguments.push("secret".to_owned());
    }
    let mut text = String::new();
    let prompt = parameter.prompt.reference();
    if *prompt != parameter.name {
        let _ = writeln!(text, "prompt {prompt}");
    }
    if let Some(own) = &parameter.pattern {
        let _ = writeln!(text, "pattern {}", pattern::of(own, shell).0);
        if let Some(form) = form::of(own) {
            let _ = writeln!(text, "form {}", form.kind);
            for value in form.values {
                let _ = writeln!(text, "of {value}");
            }
        }
    }
    if let Some(default) = &parameter.default {
        let _ = writeln!(text, "default {default}");
    }
    Record::new("value", arguments, text)
}

impl Runbook<'_> {
    /// The title of the article and how much there is to do, a line each.
    fn title(&self, locale: usize) -> String {
        let own = &self.plan().locales[locale];
        let mut text = format!("{}\n{}\n", own.title, self.counts(locale));
        if own.machine_translated {
            let _ = writeln!(text, "{}", self.messages(locale).get("machine-translated"));
        }
        text
    }

    /// How much there is to do.
    pub(super) fn counts(&self, locale: usize) -> String {
        let say = self.messages(locale);
        let count = |key: &str, count: usize| say.with(key, &args([("count", count)]));
        let steps = count("step-count", self.scenes.main_count());
        match self.plan().main().count() {
            1 => steps,
            several => format!("{} / {steps}", count("procedure-count", several)),
        }
    }
}
