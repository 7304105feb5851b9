//! The records of what commands run and print.

use super::passage::slots;
use super::record::Record;
use super::{Runbook, pattern};
use crate::plan::{Code, Expected, Likeness, Routine, key};
use crate::shell::{self, Shell};
use std::cmp::Reverse;

impl Record {
    fn code(word: &'static str, code: &Code, shell: Shell, shown: bool) -> Self {
        let mut arguments = Vec::new();
        if shell == Shell::Bash {
            arguments.extend(guard(word, &code.run, shown));
        }
        // The last line end is the record's own.
        Self::new(word, arguments, format!("{}\n", code.run))
    }
}

/// Every text of commands of a routine.
pub(super) fn codes(routine: &Routine) -> impl Iterator<Item = &Code> {
    let around = [&routine.check, &routine.verify, &routine.rollback];
    let run = routine.run.iter().map(|command| &command.code);
    run.chain(around.into_iter().flatten())
}

pub(super) fn routine(
    runbook: &Runbook<'_>,
    routine: &Routine,
    shell: Shell,
    shown: bool,
    records: &mut Vec<Record>,
) {
    let around = |word, code: &Option<Code>| {
        code.as_ref()
            .map(|code| Record::code(word, code, shell, shown))
    };
    records.extend(around("check", &routine.check));
    for command in &routine.run {
        records.push(Record::code("run", &command.code, shell, shown));
        if let Some(expected) = &command.expected {
            prints(expected, filled(runbook, routine, expected), shell, records);
        }
    }
    records.extend(around("verify", &routine.verify));
    records.extend(around("undo", &routine.rollback));
}

/// How the failures of a block of bash count, where that is not by each command of its
/// own: it has a trap for them, or something that bash itself lets go on. Of that, the bytes are
/// named that it begins at and, after a minus, ends before; behind them, what it is (`Put`). Where
/// functions are `shown` to other shells, which do not know what asks for that, nothing is put
/// into them.
fn guard(word: &str, code: &str, shown: bool) -> Option<String> {
    if shell::traps_failures(code) {
        return Some("traps".to_owned());
    }
    let question = matches!(word, "check" | "verify") && !code.trim().contains('\n');
    let mut places = Vec::new();
    for (range, put) in shell::put_in(code, question, shown) {
        let (start, end) = (range.start, range.end);
        // What is within another one begins after it and ends before it.
        places.push((
            (start, 1, Reverse(end), Some(put), None),
            format!("{start}{put}"),
        ));
        if start < end {
            let key = (end, 0, Reverse(start), None, Some(Reverse(put)));
            places.push((key, format!("-{end}{put}")));
        }
    }
    places.sort();
    let places: Vec<String> = places.into_iter().map(|place| place.1).collect();
    (!places.is_empty()).then(|| format!("pipes={}", places.join(",")))
}

/// What a command should print where it is another text each time only by the values that its
/// commands get: with what stands for those.
fn filled(runbook: &Runbook<'_>, routine: &Routine, expected: &Expected) -> Option<String> {
    if expected.test != Likeness::Changing {
        return None;
    }
    let text = expected.text.as_str();
    let (mut filled, mut plain, mut done) = (String::new(), String::new(), 0);
    for span in shell::places(text) {
        let wanted = key(text.get(span.clone())?);
        let all = &runbook.plan().parameters;
        let mut known = routine.parameters.iter().map(|n| &all[*n]);
        let own = known.find(|own| {
            let variable = own.variable.strip_prefix("RUNBOOK_");
            key(&own.name) == wanted || key(variable.unwrap_or(&own.variable)) == wanted
        })?;
        let between = text.get(done..span.start)?;
        filled.push_str(between);
        filled.extend(slots(own, routine.shell).next());
        plain.push_str(between);
        plain.push_str("value");
        done = span.end;
    }
    if done == 0 {
        return None;
    }
    let rest = text.get(done..)?;
    filled.push_str(rest);
    plain.push_str(rest);
    shell::is_stable(&plain).then_some(filled)
}

fn prints(expected: &Expected, filled: Option<String>, shell: Shell, records: &mut Vec<Record>) {
    let mut arguments = Vec::new();
    let mut test = None;
    match &expected.test {
        Likeness::Similarity(least) => arguments.push(format!("likeness={least}")),
        Likeness::Changing if filled.is_some() => arguments.push("likeness=1".to_owned()),
        Likeness::Changing => arguments.push("changes".to_owned()),
        Likeness::Pattern(own) => {
            let (pattern, ignores_case) = pattern::of(own, shell);
            let arguments = ignores_case.then(|| "ignore-case".to_owned());
            let arguments = arguments.into_iter().collect();
            test = Some(Record::new("pattern", arguments, format!("{pattern}\n")));
        }
    }
    if expected.json {
        arguments.push("json".to_owned());
    }
    let text = filled.unwrap_or_else(|| expected.text.to_string());
    records.push(Record::new("prints", arguments, text));
    records.extend(test);
}
