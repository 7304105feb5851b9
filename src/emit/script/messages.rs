//! What a script says at run time, in one language.

use super::{Record, Runbook, Runtime};
use crate::emit::form;
use crate::l10n::{Messages, args};
use crate::plan::Obstacle;
use crate::procedure::Ask;
use crate::source::Locale;
use crate::source::config::RuntimePlace;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

/// The messages with values that only a run knows, and those values in order.
const VALUES: &[(&str, &[&str])] = &[
    ("answer-rounds", &["line", "round"]),
    ("answer-unused", &["line"]),
    ("answers-unreadable", &["file"]),
    ("answers-wrong", &["line", "text"]),
    ("set-twice", &["name", "first", "second"]),
    ("article-gone", &["steps"]),
    ("article-moved", &["steps"]),
    ("article-new", &["steps"]),
    ("ask-jump", &["steps"]),
    ("ask-secret", &["name"]),
    ("ask-undone-reason", &["step"]),
    ("apart-there", &["option"]),
    ("apart-open", &["steps"]),
    ("ask-apart", &["ids"]),
    ("ask-value", &["name"]),
    ("begun-with", &["values"]),
    ("check-line", &["line"]),
    ("chosen-handled", &["steps"]),
    ("code-in", &["language"]),
    ("command-failed", &["status"]),
    ("command-ok", &["time"]),
    ("commands-folder-gone", &["folder"]),
    ("count-done", &["count"]),
    ("count-failed", &["count"]),
    ("count-rounds", &["count"]),
    ("count-left-out", &["count"]),
    ("count-not-applicable", &["count"]),
    ("count-open", &["count"]),
    ("count-skipped", &["count"]),
    ("count-undo-failed", &["count"]),
    ("count-unchecked", &["count"]),
    ("count-unknown", &["count"]),
    ("done-before-with", &["values"]),
    ("done-mixed", &["steps"]),
    ("done-several", &["steps"]),
    ("count-undone", &["count"]),
    ("deeds-former", &["steps"]),
    ("evidence-in", &["file"]),
    ("evidence-cut", &["file"]),
    ("evidence-elsewhere", &["option"]),
    ("evidence-gone", &["file"]),
    ("programs-missing", &["names", "path"]),
    ("evidence-locked", &["file", "process", "host"]),
    ("evidence-unwritable", &["file"]),
    ("failed-line", &["line"]),
    ("handled-with-faults", &["faults"]),
    ("help-default", &["key"]),
    ("help-lang", &["languages"]),
    ("help-usage", &["program"]),
    ("interrupted", &["step"]),
    ("lock-elsewhere", &["command"]),
    ("lock-held", &["user", "time", "seen"]),
    ("missing-value", &["option"]),
    ("needs-acknowledgement", &["line"]),
    ("needs-person", &["step"]),
    ("needs-tools", &["tools"]),
    ("needs-way", &["ways", "line"]),
    ("options-apart", &["options"]),
    (
        "procedure-step-of",
        &["procedure", "procedures", "number", "total"],
    ),
    ("outcome-running", &["time", "user"]),
    ("progress", &["number", "total"]),
    ("question-case", &["step"]),
    ("question-undo", &["step"]),
    ("read-before", &["option"]),
    ("round-under-way", &["round", "steps", "before"]),
    ("run-anew", &["file", "line"]),
    ("run-aside", &["time", "file"]),
    ("run-continues", &["time"]),
    ("run-failed", &["faults"]),
    ("run-found", &["time", "done", "total"]),
    ("run-held", &["user", "process", "time", "seen"]),
    ("run-locked", &["process", "host"]),
    ("run-name-wrong", &["name"]),
    ("run-named", &["name"]),
    ("run-waits", &["time"]),
    ("runbook-title", &["title"]),
    ("secret-invalid", &["name", "pattern"]),
    ("secret-misfit", &["name"]),
    ("secret-short", &["name"]),
    ("secret-missing", &["step", "name", "variable"]),
    ("session-gone", &["names"]),
    ("session-elsewhere", &["folder"]),
    ("session-lost", &["names"]),
    ("session-older", &["step"]),
    ("signal-came", &["signal"]),
    ("undo-halted", &["step"]),
    ("undo-kept", &["step"]),
    ("session-torn", &["file"]),
    ("set-by-step", &["step"]),
    ("skipped-because", &["step", "reason"]),
    ("step-in-earlier", &["step"]),
    ("step-in-earlier-called", &["step", "title"]),
    ("step-in-round", &["step", "round"]),
    ("step-before-rounds", &["step"]),
    ("span-hours", &["hours", "minutes"]),
    ("span-minutes", &["minutes", "seconds"]),
    ("span-seconds", &["seconds"]),
    ("state-foreign", &["file"]),
    ("state-not-recorded", &["step", "outcome"]),
    ("state-torn", &["file"]),
    ("state-unwritable", &["file"]),
    ("step-clock", &["clock", "passed"]),
    ("step-failed", &["step"]),
    ("step-not-redone", &["step", "outcome"]),
    ("step-left-out", &["step", "choice"]),
    ("step-next", &["title"]),
    ("step-of", &["number", "total"]),
    ("step-recovered", &["step", "status"]),
    ("step-still-running", &["step", "process"]),
    ("step-undone", &["step"]),
    ("stopped-at", &["step", "command"]),
    ("temp-unwritable", &["folder"]),
    ("to-go-on", &["command"]),
    ("tools-answer", &["line"]),
    ("undone-under", &["step", "steps"]),
    ("undo-failed", &["step", "status"]),
    ("undo-needs-person", &["step", "line"]),
    ("undoing", &["step"]),
    ("unexpected-argument", &["argument"]),
    ("unknown-answer", &["keys"]),
    ("unknown-language", &["language", "languages"]),
    ("unattended-needs-person", &["step", "option", "line"]),
    ("unknown-needs-person", &["step", "line"]),
    ("undone-needs-person", &["step", "line"]),
    ("gone-needs-person", &["step", "line"]),
    ("question-gone", &["step", "outcome"]),
    ("unknown-still-running", &["step", "process"]),
    ("unknown-option", &["option"]),
    ("unknown-step", &["step"]),
    ("step-outside", &["step", "part"]),
    ("value-default", &["value"]),
    ("value-differs", &["name", "earlier", "value"]),
    ("value-control", &["name"]),
    ("value-empty", &["name"]),
    ("value-form", &["option"]),
    ("value-invalid", &["value", "name", "pattern"]),
    ("value-misfit", &["value", "name"]),
    ("value-lost", &["name", "value"]),
    ("value-missing", &["step", "name", "option"]),
    ("value-several", &["name", "other", "words", "array"]),
    ("value-undecided", &["earlier", "value"]),
    ("value-unknown", &["name", "names"]),
    ("value-unusable", &["name", "earlier", "value"]),
    ("value-used", &["steps"]),
    ("variable-unset", &["name", "step"]),
    ("verify-failed", &["status"]),
    ("way-chosen", &["choice"]),
    ("way-unknown", &["way", "choice", "ways"]),
    ("where", &["place"]),
];

/// The flags of records that are said by their own names, which no runtime knows.
fn named() -> impl Iterator<Item = &'static str> {
    // What is damaged is left to a person, whoever is asked.
    let asks = Ask::ALL.into_iter().filter(|ask| *ask != Ask::Damaged);
    let asks = asks.map(Ask::message);
    let left = Obstacle::ALL.into_iter().map(Obstacle::message);
    asks.chain(left).chain(["by-hand"])
}

/// The flags of records that alone call for a message, and that message.
fn of_flags() -> impl Iterator<Item = (&'static str, &'static str)> {
    let risks = [
        ("destructive", "risk-destructive"),
        ("disruptive", "risk-disruptive"),
    ];
    risks.into_iter().chain(named().map(|flag| (flag, flag)))
}

/// The messages that a runtime uses, in a locale of a runbook: a line each, its
/// key and its text, in which `{1}` is the first value that the run gives it. What
/// no record calls for is left out, unless other runbooks share the table.
pub(in crate::emit) fn messages(
    runbook: &Runbook<'_>,
    runtime: &Arc<Runtime>,
    records: &[Record],
    locale: usize,
) -> Arc<str> {
    /// Tables that were made already: by locale, source locale, reference, runtime
    /// and what is left out. Nothing else of an article is in one.
    static MADE: Mutex<Vec<(Key, Arc<str>)>> = Mutex::new(Vec::new());
    type Key = (Locale, Locale, Locale, usize, Vec<&'static str>);
    let all = runbook.runtime == RuntimePlace::Shared;
    let has = |flag: &str| {
        let is_flag = |argument: &String| argument == flag;
        all || records
            .iter()
            .any(|record| record.arguments.iter().any(is_flag))
    };
    let unsaid = of_flags().filter(|(flag, _)| !has(flag));
    let is_wanted = |form: &str| {
        let line = form.replacen('-', " ", 1);
        all || records
            .iter()
            .any(|record| record.text.lines().any(|one| one == line))
    };
    let forms = form::MESSAGES.into_iter().map(|(form, _)| form);
    let forms = forms.filter(|form| !is_wanted(form));
    let unsaid: Vec<&str> = unsaid.map(|(_, key)| key).chain(forms).collect();
    let say = runbook.messages(locale);
    let key = (
        say.locale.clone(),
        runbook.templates.source_locale.clone(),
        runbook.plan().locales[0].locale.clone(),
        Arc::as_ptr(runtime).addr(),
        unsaid,
    );
    let mut made = MADE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, table)) = made.iter().find(|(known, _)| *known == key) {
        return Arc::clone(table);
    }
    let table: Arc<str> = write(say, runtime, runbook.messages(0), &key.4).into();
    made.push((key, Arc::clone(&table)));
    table
}

fn write(say: &Messages, runtime: &Runtime, reference: &Messages, unsaid: &[&str]) -> String {
    let mut out = String::new();
    let known = [
        ("help", runtime.files.help.to_owned()),
        ("list", runtime.files.list.to_owned()),
        ("reset", runtime.files.reset.to_owned()),
    ];
    let mut keys = runtime.keys(say);
    keys.extend(
        named()
            .chain(form::MESSAGES.map(|(form, _)| form))
            .map(str::to_owned),
    );
    keys.retain(|key| !unsaid.contains(&key.as_str()));
    for key in keys {
        let values = VALUES
            .iter()
            .chain(&form::MESSAGES)
            .find(|(known, _)| *known == key);
        let values = values.map_or(&[][..], |(_, values)| values);
        let given = values
            .iter()
            .zip(1..)
            .map(|(name, n)| (*name, format!("{{{n}}}")));
        let mut arguments: Vec<(&'static str, String)> = given.chain(known.clone()).collect();
        if key == "step-not-translated" {
            arguments.push(("language", reference.language_name()));
        }
        let _ = writeln!(out, "{key} {}", say.with(&key, &args(arguments)));
    }
    out
}
