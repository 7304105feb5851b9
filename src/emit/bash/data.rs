//! The tables of a script: what its steps and values are.

use super::super::script::Script;
use super::{escape, push_literal};
use crate::plan::{Code, Likeness, Routine};
use minijinja::{Value, context};
use std::fmt::Write as _;

/// Literals as the elements of an array, a line each.
fn array(values: impl Iterator<Item = String>) -> Value {
    let mut out = String::new();
    for value in values {
        out.push_str("  ");
        push_literal(&mut out, &value);
        out.push('\n');
    }
    Value::from_safe_string(out)
}

/// The tables of the steps and of the values.
pub(super) fn tables(script: &Script<'_>) -> Value {
    minijinja::value::merge_maps([steps(script), code(script), parameters(script)])
}

/// What the template needs to know of the steps.
fn steps(script: &Script<'_>) -> Value {
    let questions = &script.questions;
    let within = questions.iter().map(|question| {
        let ids: Vec<&str> = question
            .sections
            .iter()
            .map(|n| script.sections[*n])
            .collect();
        ids.join(" ")
    });
    let does = questions.iter().map(|question| {
        let mut words = Vec::new();
        if let Some(routine) = question.routine {
            for (word, code) in around(routine) {
                if code.is_some() {
                    words.push(word);
                }
            }
        }
        if question.verifies {
            words.push("verifying");
        }
        if question.conditional {
            words.push("conditional");
        }
        words.join(" ")
    });
    let runs = questions.iter().map(|question| {
        let count = question.routine.map_or(0, |routine| routine.run.len());
        count.to_string()
    });
    let wants = questions.iter().map(|question| {
        let wanted: Vec<String> = question.parameters.iter().map(usize::to_string).collect();
        wanted.join(" ")
    });
    context! {
        steps => array(questions.iter().map(|question| question.id.to_owned())),
        hashes => array(questions.iter().map(|question| question.hash.to_owned())),
        within => array(within),
        does => array(does),
        runs => array(runs),
        wants => array(wants),
    }
}

/// What a routine has beside its commands.
fn around(routine: &Routine) -> [(&'static str, Option<&Code>); 3] {
    [
        ("check", routine.check.as_ref()),
        ("verify", routine.verify.as_ref()),
        ("rollback", routine.rollback.as_ref()),
    ]
}

/// The code of all steps, and what it is expected to print, as clauses of
/// `case`.
fn code(script: &Script<'_>) -> Value {
    let mut codes = String::new();
    let mut expecting = String::new();
    let mut expectations = String::new();
    let mut clause = |key: &str, code: &Code| {
        let _ = writeln!(codes, "  {}) code={} ;;", escape(key), escape(&code.run));
    };
    for question in &script.questions {
        let Some(routine) = question.routine else {
            continue;
        };
        for (word, code) in around(routine) {
            if let Some(code) = code {
                clause(&format!("{} {word}", question.id), code);
            }
        }
        for (n, command) in routine.run.iter().enumerate() {
            let key = format!("{} run {}", question.id, n + 1);
            clause(&key, &command.code);
            let Some(expected) = &command.expected else {
                continue;
            };
            let key = escape(&key);
            let _ = writeln!(expecting, "  {key}) return 0 ;;");
            let _ = writeln!(expectations, "  {key})");
            let _ = writeln!(expectations, "    expected={}", escape(&expected.text));
            if expected.json {
                expectations.push_str("    expected_kind=j\n");
            }
            match &expected.test {
                // Thousandths: not every awk reads a decimal point in every
                // language.
                Likeness::Similarity(least) => {
                    let least = (least * 1000.0).ceil().clamp(0.0, 1e6);
                    let _ = writeln!(expectations, "    wanted_likeness={least:.0}");
                }
                Likeness::Pattern(pattern) => {
                    let (pattern, ignores_case) = extended(pattern);
                    if ignores_case {
                        expectations.push_str("    expected_kind=i\n");
                    }
                    let _ = writeln!(expectations, "    pattern={}", escape(&pattern));
                }
            }
            expectations.push_str("    ;;\n");
        }
    }
    let safe = |clauses: String, word: &str| {
        // A `case` without clauses would be an error in old shells.
        let clauses = if clauses.is_empty() {
            format!("  *) {word} ;;\n")
        } else {
            clauses
        };
        Value::from_safe_string(clauses)
    };
    context! {
        codes => safe(codes, "code=''"),
        expecting => Value::from_safe_string(expecting),
        expectations => safe(expectations, "expected=''"),
    }
}

/// A regular expression as the shell understands it (POSIX extended), and
/// whether it ignores case.
fn extended(pattern: &str) -> (String, bool) {
    let (pattern, ignores_case) = match pattern.strip_prefix("(?i)") {
        Some(rest) => (rest, true),
        None => (pattern, false),
    };
    let mut out = String::with_capacity(pattern.len());
    let mut in_set = false;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                let Some(next) = chars.next() else {
                    out.push_str("\\\\");
                    break;
                };
                let class = match next {
                    'd' => "0-9",
                    'w' => "A-Za-z0-9_",
                    's' => "[:space:]",
                    'D' if !in_set => "^0-9",
                    'W' if !in_set => "^A-Za-z0-9_",
                    'S' if !in_set => "^[:space:]",
                    _ => {
                        // In a set, a backslash is itself to POSIX.
                        if !in_set {
                            out.push('\\');
                        }
                        out.push(next);
                        continue;
                    }
                };
                if in_set {
                    out.push_str(class);
                } else {
                    let _ = write!(out, "[{class}]");
                }
            }
            '[' => {
                in_set = true;
                out.push(c);
            }
            ']' => {
                in_set = false;
                out.push(c);
            }
            '(' if chars.peek() == Some(&'?') => {
                // `(?:` groups without counting, which nobody here does.
                out.push('(');
                let mut rest = chars.clone();
                rest.next();
                if rest.peek() == Some(&':') {
                    rest.next();
                    chars = rest;
                }
            }
            _ => out.push(c),
        }
    }
    (out, ignores_case)
}

/// What the template needs to know of the values that commands need.
fn parameters(script: &Script<'_>) -> Value {
    let parameters = &script.parameters;
    let texts = |text: fn(&crate::plan::Parameter) -> Option<String>| {
        array(parameters.iter().map(|p| text(p).unwrap_or_default()))
    };
    let mut names = String::new();
    for (n, parameter) in parameters.iter().enumerate() {
        let (name, variable) = (normal(&parameter.name), normal(&parameter.variable));
        let mut patterns = escape(&name);
        if variable != name {
            let _ = write!(patterns, " | {}", escape(&variable));
        }
        let _ = writeln!(names, "  {patterns}) found={n} ;;");
    }
    if names.is_empty() {
        names.push_str("  *) found='' ;;\n");
    }
    context! {
        parameters => texts(|p| Some(p.name.to_string())),
        variables => texts(|p| Some(p.variable.clone())),
        patterns => texts(|p| p.pattern.as_ref().map(|pattern| extended(pattern).0)),
        defaults => texts(|p| p.default.as_ref().map(ToString::to_string)),
        has_default => texts(|p| p.default.is_some().then(|| "yes".to_owned())),
        secrets => texts(|p| p.secret.then(|| "yes".to_owned())),
        parameter_names => Value::from_safe_string(names),
    }
}

/// A name as it is looked up: `Pod_Name` and `pod name` are `pod-name`.
fn normal(name: &str) -> String {
    name.to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_become_extended_ones() {
        for (pattern, wanted, ignores_case) in [
            (r"v\d+\.\d+", r"v[0-9]+\.[0-9]+", false),
            (r"(?i)hello (?:world|all)", "hello (world|all)", true),
            (r"[\w.]+@\S+", "[A-Za-z0-9_.]+@[^[:space:]]+", false),
            ("a\\", "a\\\\", false),
        ] {
            assert_eq!(extended(pattern), (wanted.to_owned(), ignores_case));
        }
    }
}
