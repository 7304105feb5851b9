//! What a scene says in a script: its words, and what stands in them for code.

use super::super::words::{InPlace, push_fenced};
use super::Runbook;
use crate::plan::{Code, Command, Parameter, Routine};
use crate::scene::{Scene, Stage};
use crate::shell::Shell;
use std::collections::HashSet;

/// What a scene says in a locale. Code that its step runs, and what that should
/// print, stand in records of their own: the text refers to them. Code for another
/// shell has room for its values.
pub(super) fn text(runbook: &Runbook<'_>, n: usize, locale: usize, shell: Shell) -> String {
    let scene = &runbook.scenes.list[n];
    let words = &runbook.words(locale)[n];
    let stage = match scene {
        Scene::Step(stage) => Some(stage),
        _ => None,
    };
    let routine = stage.and_then(|stage| stage.routine(shell));
    let routine = routine.filter(|routine| !routine.automated);
    let commands = routine.map_or(&[][..], |routine| &routine.run);
    let handed = stage.map_or_else(Vec::new, |stage| handed(runbook, stage, shell));
    let in_place = std::cell::RefCell::new(HashSet::new());
    let refer = |code: &str| {
        // Code is shown as its block has it, with the empty lines at its end.
        let code = code.trim_end_matches('\n');
        let same = |text: &str| text.trim_end_matches('\n') == code;
        let is_run = |command: &Command| same(command.code.text.as_str());
        if let Some(n) = commands.iter().position(is_run) {
            return Some(InPlace::Directive(format!("!run {}", n + 1)));
        }
        if let Some(n) = handed.iter().position(|handed| same(handed.text)) {
            in_place.borrow_mut().insert(n);
            return Some(InPlace::Code(handed[n].filled.clone()));
        }
        let is_printed = |command: &Command| {
            let expected = command.expected.as_ref();
            expected.is_some_and(|expected| !code.is_empty() && same(expected.text.as_str()))
        };
        let n = commands.iter().position(is_printed)?;
        Some(InPlace::Directive(format!("!prints {}", n + 1)))
    };
    let mut text = words.script(&refer);
    // What stands within a sentence, or beside what it prints, is shown by itself.
    for (n, own) in handed.iter().enumerate() {
        if !in_place.borrow().contains(&n) {
            text.push('\n');
            push_fenced("", language(own.shell), &own.filled, &mut text);
            text.push('\n');
        }
    }
    let Scene::Procedure(opening) = scene else {
        return text;
    };
    let gap = if text.is_empty() { "" } else { "\n" };
    format!("{}\n{gap}{text}", opening.title(locale))
}

/// A command for another shell.
struct Handed<'p> {
    shell: Shell,
    /// As its document has it.
    text: &'p str,
    /// The same, in which the variables of this shell stand for the values.
    filled: String,
}

/// What a shell is called after a fence.
const fn language(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "bash",
        Shell::Powershell => "powershell",
        Shell::Cmd => "cmd",
    }
}

/// The commands of a step for other shells that have values.
fn handed<'p>(runbook: &Runbook<'p>, stage: &Stage<'p>, shell: Shell) -> Vec<Handed<'p>> {
    let filled = |(routine, command): (&'p Routine, &'p Command)| {
        let text = command.code.text.as_str();
        let filled = with_slots(runbook, routine, &command.code, shell);
        (filled != text).then_some(Handed {
            shell: routine.shell,
            text,
            filled,
        })
    };
    let routines = stage.handed(shell);
    let all = routines.flat_map(|routine| routine.run.iter().map(move |own| (routine, own)));
    all.filter_map(filled).collect()
}

/// Code for another shell with what this one has for each of its values.
fn with_slots(runbook: &Runbook<'_>, routine: &Routine, code: &Code, shell: Shell) -> String {
    let all = &runbook.plan().parameters;
    let parameters = routine.parameters.iter().map(|n| &all[*n]);
    let mut filled = code.run.to_string();
    for own in parameters.filter(|own| !names_itself(code, own, routine.shell)) {
        let slot = slots(own, shell).next().unwrap_or_default();
        for theirs in slots(own, routine.shell) {
            filled = filled.replace(&theirs, &slot);
        }
    }
    filled
}

/// What stands for a value in the code of a shell; the first is how this program writes it.
pub(super) fn slots(parameter: &Parameter, shell: Shell) -> impl Iterator<Item = String> {
    let scopes = match shell {
        Shell::Powershell => &["env:", "using:"][..],
        _ => &[""],
    };
    let variable = &parameter.variable;
    scopes
        .iter()
        .map(move |scope| format!("${{{scope}{variable}}}"))
}

/// Whether code as it was written has what stands for a placeholder in what is run: there,
/// it may be no more than text.
pub(super) fn names_itself(code: &Code, parameter: &Parameter, shell: Shell) -> bool {
    let text = code.text.as_str();
    slots(parameter, shell).any(|slot| text.contains(&slot))
}
