//! `runbook.ps1`: a script for Windows PowerShell 5.1 and PowerShell 7 that
//! guides an operator.
//!
//! Texts become literals here; the runtime is in `templates/runbook.ps1.j2`.

use super::options::Options;
use super::screen::{Line, Style};
use super::script::{Language, Message, Part, Script, state_key};
use super::{Artifact, EmitError, Templates, provenance};
use crate::plan::{Code, Expected, Likeness, Plan};
use crate::procedure::NoteKind;
use crate::text::{SafeText, is_unsafe_char};
use minijinja::{Value, context};

pub(super) const FILE: &str = "runbook.ps1";
pub(super) const TEMPLATE: &str = "runbook.ps1.j2";

/// Windows PowerShell takes a file without it for one in the system's old
/// code page.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) fn emit(templates: &Templates, plan: &Plan<'_>) -> Result<Vec<Artifact>, EmitError> {
    let script = Script::of(plan, &templates.source_locale, Options::POWERSHELL);
    let safe = Value::from_safe_string;
    let languages: Vec<Value> = script
        .languages
        .iter()
        .map(|language| {
            context! {
                tag => language.locale.as_str(),
                messages => safe(messages(&language.messages)),
                screens => safe(screens(&script, language)),
            }
        })
        .collect();
    let files: Vec<Value> = plan
        .locales
        .iter()
        .map(|locale| context! { path => locale.path.as_str(), hash => locale.hash.as_str() })
        .collect();
    let has_notes = script
        .languages
        .iter()
        .any(|language| !language.before.is_empty());
    let content = templates.render(
        TEMPLATE,
        context! {
            provenance => safe(provenance(&plan.locales)),
            id => plan.id.as_str(),
            version => env!("CARGO_PKG_VERSION"),
            files,
            languages,
            tags => safe(tags(&script)),
            state_key => state_key(plan.id.as_str()),
            steps => safe(lines(script.questions.iter().map(|question| question.id))),
            hashes => safe(hashes(&script)),
            within => safe(within(&script)),
            verifying => safe(lines(script.verifying())),
            conditional => safe(conditional(&script)),
            codes => safe(codes(&script)),
            expected => safe(expected(&script)),
            parameters => safe(parameters(&script)),
            needed => safe(needed(&script)),
            tools => safe(lines(script.tools.iter().copied())),
            must_read => if script.has_precondition { "yes" } else { "" },
            prompts => safe(prompts(&script)),
            has_notes => if has_notes { "yes" } else { "" },
        },
    )?;
    Ok(vec![Artifact {
        path: FILE.to_owned(),
        content: format!("{BYTE_ORDER_MARK}{content}").into_bytes(),
        executable: false,
    }])
}

/// Text as a single-quoted literal, in which nothing is expanded and only a
/// quote has a meaning.
///
/// To PowerShell, the typographic quotes are the same as `'`, and each of two
/// quotes in a row is any of them. The second is the one that is kept, so each
/// is doubled with itself.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_literal(&mut out, text);
    out
}

fn push_literal(out: &mut String, text: &str) {
    let is_quote = |c| matches!(c, '\'' | '\u{2018}'..='\u{201b}');
    out.push('\'');
    let mut rest = text;
    while let Some(at) = rest.find(|c| is_quote(c) || is_unsafe_char(c)) {
        let c = rest[at..].chars().next().expect("found there");
        out.push_str(&rest[..at]);
        // Texts come here clean; those of a user's own template may not.
        if is_quote(c) {
            out.extend([c, c]);
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
    out.push('\'');
}

/// Literals as the elements of an array on one line.
fn push_literals<'t>(out: &mut String, texts: impl IntoIterator<Item = &'t str>) {
    for (n, text) in texts.into_iter().enumerate() {
        if n > 0 {
            out.push_str(", ");
        }
        push_literal(out, text);
    }
}

/// The patterns of tags, each before the tag of the language that answers.
fn tags(script: &Script<'_>) -> String {
    let mut out = String::new();
    for (pattern, language) in script.tags() {
        let tag = script.languages[language].locale.as_str();
        out.push_str("    ");
        push_literals(&mut out, [pattern.as_str(), tag]);
        out.push('\n');
    }
    out
}

/// Literals, a line each.
fn lines<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut out = String::new();
    for text in texts {
        out.push_str("    ");
        push_literal(&mut out, text);
        out.push('\n');
    }
    out
}

/// An entry of a hash table, whose value is an array.
fn push_entry<'t>(out: &mut String, key: &str, texts: impl IntoIterator<Item = &'t str>) {
    out.push_str("    ");
    push_literal(out, key);
    out.push_str(" = @(");
    push_literals(out, texts);
    out.push_str(")\n");
}

/// An entry of a hash table, whose value is an array with a line for each
/// element.
fn push_block<'t>(out: &mut String, key: &str, texts: impl IntoIterator<Item = &'t str>) {
    out.push_str("    ");
    push_literal(out, key);
    out.push_str(" = @(\n");
    for text in texts {
        out.push_str("        ");
        push_literal(out, text);
        out.push('\n');
    }
    out.push_str("    )\n");
}

fn hashes(script: &Script<'_>) -> String {
    let mut out = String::new();
    for question in &script.questions {
        out.push_str("    ");
        push_literal(&mut out, question.id);
        out.push_str(" = ");
        push_literal(&mut out, question.hash);
        out.push('\n');
    }
    out
}

/// What each step is part of.
fn within(script: &Script<'_>) -> String {
    let mut out = String::new();
    for question in &script.questions {
        let sections = question.sections.iter().map(|n| script.sections[*n]);
        push_entry(&mut out, question.id, sections);
    }
    out
}

fn conditional(script: &Script<'_>) -> String {
    let questions = script.questions.iter();
    lines(
        questions
            .filter(|question| question.conditional)
            .map(|question| question.id),
    )
}

/// What is run at each step, by the step and what it is for.
fn codes(script: &Script<'_>) -> String {
    let mut out = String::new();
    for (question, routine) in script
        .questions
        .iter()
        .filter_map(|question| Some((question, question.routine?)))
    {
        let mut push = |kind: &str, code: &Code| {
            let key = format!("{} {kind}", question.id);
            push_block(&mut out, &key, code.run.split('\n'));
        };
        if let Some(check) = &routine.check {
            push("check", check);
        }
        for (n, command) in routine.run.iter().enumerate() {
            push(&format!("run {}", n + 1), &command.code);
        }
        if let Some(verify) = &routine.verify {
            push("verify", verify);
        }
        if let Some(rollback) = &routine.rollback {
            push("rollback", rollback);
        }
    }
    out
}

/// What commands are expected to print, by the keys of [`codes`].
fn expected(script: &Script<'_>) -> String {
    let mut out = String::new();
    for (question, routine) in script
        .questions
        .iter()
        .filter_map(|question| Some((question, question.routine?)))
    {
        for (n, command) in routine.run.iter().enumerate() {
            let Some(Expected { text, json, test }) = &command.expected else {
                continue;
            };
            let (test, with) = match test {
                Likeness::Similarity(least) => ("similarity", least.to_string()),
                Likeness::Pattern(pattern) => ("pattern", pattern.replace('\n', "")),
            };
            let form = if *json { "json" } else { "text" };
            let text = (!text.is_empty()).then(|| text.split('\n'));
            push_block(
                &mut out,
                &format!("{} run {}", question.id, n + 1),
                [test, &with, form]
                    .into_iter()
                    .chain(text.into_iter().flatten()),
            );
        }
    }
    out
}

fn parameters(script: &Script<'_>) -> String {
    let mut out = String::new();
    for parameter in &script.parameters {
        let or_nothing = |text: &Option<SafeText>| text.clone().unwrap_or_default();
        out.push_str("    ");
        let secret = if parameter.secret { "secret" } else { "" };
        push_literals(
            &mut out,
            [
                parameter.name.as_str(),
                parameter.variable.as_str(),
                secret,
                or_nothing(&parameter.pattern).as_str(),
                or_nothing(&parameter.default).as_str(),
            ],
        );
        out.push('\n');
    }
    out
}

/// The names of the values that each step needs.
fn needed(script: &Script<'_>) -> String {
    let mut out = String::new();
    for question in &script.questions {
        if !question.parameters.is_empty() {
            let names = question.parameters.iter();
            let names = names.map(|n| script.parameters[*n].name.as_str());
            push_entry(&mut out, question.id, names);
        }
    }
    out
}

/// What each value is called in each language.
fn prompts(script: &Script<'_>) -> String {
    let mut out = String::new();
    for language in &script.languages {
        if !language.prompts.is_empty() {
            let prompts = language.prompts.iter().map(String::as_str);
            push_entry(&mut out, language.locale.as_str(), prompts);
        }
    }
    out
}

/// Messages as entries of a hash table: format strings, whatever they hold.
fn messages(messages: &[Message]) -> String {
    let mut out = String::new();
    for message in messages {
        out.push_str("            ");
        push_literal(&mut out, message.key);
        out.push_str(" = ");
        push_literal(&mut out, &format_string(&message.parts));
        out.push('\n');
    }
    out
}

fn format_string(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
            Part::Value(n) => format!("{{{n}}}"),
        })
        .collect()
}

/// The letter that stands for a style. As a capital, it begins a new row.
fn letter(style: Style) -> char {
    match style {
        Style::Plain => 'p',
        Style::Strong => 's',
        Style::Code => 'c',
        Style::Faint => 'f',
        Style::Note(NoteKind::Note | NoteKind::Tip) => 'n',
        Style::Note(NoteKind::Important | NoteKind::Warning) => 'w',
        Style::Note(NoteKind::Caution) => 'x',
    }
}

/// A line as a call of the runtime.
fn push_line(out: &mut String, line: &Line) {
    out.push_str("                ");
    if line.rows.is_empty() && line.first.is_empty() {
        out.push_str("Write-Row ''\n");
        return;
    }
    out.push_str("Write-Line @(");
    let edge = letter(line.style.unwrap_or(Style::Plain)).to_string();
    push_literals(
        out,
        [line.first.as_str(), line.rest.as_str(), edge.as_str()],
    );
    for (n, row) in line.rows.iter().enumerate() {
        for (m, pieces) in row.chunk_by(|a, b| a.style == b.style).enumerate() {
            let mut letter = letter(pieces[0].style);
            if n > 0 && m == 0 {
                letter.make_ascii_uppercase();
            }
            out.push_str(", '");
            out.push(letter);
            out.push_str("', ");
            let texts = pieces.iter().map(|piece| piece.text.as_str());
            push_literal(out, &texts.collect::<String>());
        }
    }
    out.push_str(")\n");
}

/// A screen as a clause of a `switch`.
fn push_screen(out: &mut String, name: &str, lines: &[Line]) {
    if lines.is_empty() {
        return;
    }
    out.push_str("            ");
    push_literal(out, name);
    out.push_str(" {\n");
    // The list is also for programs, which have no use for an empty line.
    if name != "list" {
        out.push_str("                Write-Row ''\n");
    }
    for line in lines {
        push_line(out, line);
    }
    out.push_str("                break\n            }\n");
}

fn screens(script: &Script<'_>, language: &Language) -> String {
    let mut out = String::new();
    push_screen(&mut out, "opening", &language.opening);
    push_screen(&mut out, "notes", &language.before);
    for (id, lines) in script.sections.iter().zip(&language.sections) {
        push_screen(&mut out, &format!("section {id}"), lines);
    }
    let steps = language.steps.iter().zip(&language.closings);
    for (question, (step, closing)) in script.questions.iter().zip(steps) {
        push_screen(&mut out, &format!("step {}", question.id), step);
        push_screen(&mut out, &format!("after {}", question.id), closing);
    }
    push_screen(&mut out, "list", &language.list);
    push_screen(&mut out, "help", &language.help);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The value of a verbatim string literal by section 2.3.5.2 of the
    /// language specification, and what stands after it.
    fn verbatim(source: &str) -> Option<(String, &str)> {
        let quote = |c: &char| matches!(c, '\'' | '‘' | '’' | '‚' | '‛');
        let mut rest = source.chars();
        rest.next().filter(quote)?;
        let mut value = String::new();
        loop {
            match rest.next()? {
                c if quote(&c) => match rest.clone().next().filter(quote) {
                    Some(next) => {
                        rest.next();
                        value.push(next);
                    }
                    None => return Some((value, rest.as_str())),
                },
                c => value.push(c),
            }
        }
    }

    proptest! {
        #[test]
        fn a_literal_is_its_text_and_nothing_else(
            text in prop_oneof![any::<String>(), "['‘’‚‛\"“”„$`(){}\\[\\];#@ a]{0,20}"],
        ) {
            let clean: String = text.chars().filter(|c| !is_unsafe_char(*c)).collect();
            let source = format!("{})", escape(&text));
            prop_assert_eq!(verbatim(&source), Some((clean, ")")));
        }

        /// `-f` by the rules of `String.Format`: two braces are one, and one
        /// opens a number.
        #[test]
        fn a_message_says_its_text_whatever_braces_it_has(text in "[{}0-9a ]{0,12}") {
            let parts = [Part::Text(text.clone()), Part::Value(0), Part::Text(text.clone())];
            let mut said = String::new();
            let format = format_string(&parts);
            let mut rest = format.chars();
            while let Some(c) = rest.next() {
                let next = rest.clone().next();
                match c {
                    '{' | '}' if next == Some(c) => {
                        rest.next();
                        said.push(c);
                    }
                    '{' => {
                        prop_assert_eq!(rest.by_ref().take(2).collect::<String>(), "0}");
                        said.push_str("VALUE");
                    }
                    _ => said.push(c),
                }
            }
            prop_assert_eq!(said, format!("{text}VALUE{text}"));
        }
    }

    #[test]
    fn quotes_of_every_kind_are_doubled_with_themselves() {
        assert_eq!(escape("it's"), "'it''s'");
        assert_eq!(escape("‘a’ ‚b‛"), "'‘‘a’’ ‚‚b‛‛'");
        assert_eq!(escape("“$(a)” `b"), "'“$(a)” `b'");
        assert_eq!(escape(""), "''");
    }

    #[test]
    fn a_line_names_its_rows_and_merges_what_looks_alike() {
        let piece = |style, text: &str| super::super::screen::Piece::new(style, text);
        let line = Line {
            first: "- ".to_owned(),
            rest: "  ".to_owned(),
            style: None,
            rows: vec![
                vec![piece(Style::Plain, "a "), piece(Style::Plain, "b ")],
                vec![piece(Style::Strong, "c"), piece(Style::Code, "d")],
            ],
        };
        let mut out = String::new();
        push_line(&mut out, &line);
        let call = "Write-Line @('- ', '  ', 'p', 'p', 'a b ', 'S', 'c', 'c', 'd')";
        assert_eq!(out.trim(), call);
    }
}
