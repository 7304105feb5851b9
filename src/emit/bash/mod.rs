//! `runbook.sh`: a script for bash 3.2 and later that guides an operator.
//!
//! Texts become literals here; the runtime is in `templates/runbook.sh.j2`.

mod data;

use super::options::Options;
use super::screen::{Line, Piece, Style};
use super::script::{Language, Part, Script, state_key};
use super::{Artifact, EmitError, Templates, provenance};
use crate::plan::Plan;
use crate::procedure::NoteKind;
use minijinja::{Value, context};
use std::fmt::Write as _;

pub(super) const FILE: &str = "runbook.sh";
pub(super) const TEMPLATE: &str = "runbook.sh.j2";

pub(super) fn emit(templates: &Templates, plan: &Plan<'_>) -> Result<Vec<Artifact>, EmitError> {
    let script = Script::of(plan, &templates.source_locale, Options::BASH);
    let safe = Value::from_safe_string;
    let languages: Vec<Value> = script
        .languages
        .iter()
        .enumerate()
        .map(|(n, language)| {
            context! {
                index => safe(n.to_string()),
                tag => language.locale.as_str(),
                screens => safe(screens(&script, language)),
                messages => safe(messages(language)),
            }
        })
        .collect();
    let files: Vec<Value> = plan
        .locales
        .iter()
        .map(|locale| context! { path => locale.path.as_str(), hash => locale.hash.as_str() })
        .collect();
    let tags = script.tags();
    let tags = tags
        .iter()
        .map(|(pattern, language)| format!("  {pattern}) found={language} ;;\n"));
    let yes = |is: bool| if is { "yes" } else { "" };
    let context = context! {
        provenance => safe(provenance(&plan.locales)),
        id => plan.id.as_str(),
        state_key => state_key(&plan.id),
        version => env!("CARGO_PKG_VERSION"),
        needs_bash => script.languages[0].say.get("needs-bash"),
        files,
        languages,
        tags => safe(tags.collect()),
        tools => script.tools.join(" "),
        precondition => yes(script.has_precondition),
        has_notes => yes(script.languages.iter().any(|language| !language.before.is_empty())),
        ..data::tables(&script),
    };
    Ok(vec![Artifact {
        path: FILE.to_owned(),
        content: templates.render(TEMPLATE, context)?.into_bytes(),
        executable: true,
    }])
}

/// Text as a literal of the shell.
///
/// Everything stands in single quotes, which no character ends but another
/// single quote. Pieces are parted further where shellcheck suspects a
/// mistake: it cannot know that `$x`, `\` before a quote, `~` and typographic
/// quotes are meant as they are.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_literal(&mut out, text);
    out
}

fn push_literal(out: &mut String, text: &str) {
    /// The characters that cannot stand in the middle of a piece.
    const PARTING: [char; 8] = ['\'', '\\', '$', '`', '~', '\n', '\u{2018}', '\u{2019}'];
    let before = out.len();
    let mut rest = text;
    // Where the piece under construction begins to be searched.
    let mut searched = 0;
    while let Some(at) = rest[searched..].find(PARTING).map(|at| at + searched) {
        let c = rest[at..].chars().next().expect("found there");
        let end = at + c.len_utf8();
        let next = rest[end..].chars().next();
        let outside = match c {
            '\'' => "\\'",
            // A literal of many lines looks like a quote that was forgotten.
            '\n' => "$'\\n'",
            '\\' if next
                .is_none_or(|next| matches!(next, '\'' | '\n' | '\u{2018}' | '\u{2019}')) =>
            {
                "\\\\"
            }
            '~' if at == 0 && rest.len() == text.len() => "\\~",
            '\u{2018}' => "\"\u{2018}\"",
            '\u{2019}' => "\"\u{2019}\"",
            '$' | '`' => {
                push_quoted(out, &rest[..end]);
                (rest, searched) = (&rest[end..], 0);
                continue;
            }
            _ => {
                searched = end;
                continue;
            }
        };
        push_quoted(out, &rest[..at]);
        out.push_str(outside);
        (rest, searched) = (&rest[end..], 0);
    }
    push_quoted(out, rest);
    if out.len() == before {
        out.push_str("''");
    }
}

fn push_quoted(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push('\'');
        out.push_str(text);
        out.push('\'');
    }
}

/// The variable that holds a style's escape sequence.
fn variable(style: Style) -> &'static str {
    match style {
        Style::Plain => "plain",
        Style::Strong => "bold",
        Style::Code => "code_style",
        Style::Faint => "faint",
        Style::Note(NoteKind::Note | NoteKind::Tip) => "calm",
        Style::Note(NoteKind::Important | NoteKind::Warning) => "warn",
        Style::Note(NoteKind::Caution) => "alarm",
    }
}

fn push_styled(out: &mut String, style: Style, text: &str) {
    if style == Style::Plain || text.is_empty() {
        push_literal(out, text);
        return;
    }
    let _ = write!(out, "\"${}\"", variable(style));
    push_literal(out, text);
    out.push_str("\"$plain\"");
}

fn push_row(out: &mut String, row: &[Piece]) {
    out.push(' ');
    if row.is_empty() {
        out.push_str("''");
    }
    for piece in row {
        push_styled(out, piece.style, &piece.text);
    }
}

/// A line as a call of the runtime.
fn push_line(out: &mut String, line: &Line) {
    if line.rows.is_empty() && line.first.is_empty() {
        out.push_str("    gap\n");
        return;
    }
    let style = line.style.unwrap_or(Style::Plain);
    if line.first == line.rest {
        out.push_str("    text ");
    } else {
        out.push_str("    item ");
        push_styled(out, style, &line.first);
        out.push(' ');
    }
    push_styled(out, style, &line.rest);
    for row in &line.rows {
        push_row(out, row);
    }
    out.push('\n');
}

fn push_screen(out: &mut String, key: &str, lines: &[Line]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "  {})", escape(key));
    // The list is also for programs, which have no use for an empty line.
    if key != "list" {
        out.push_str("    gap\n");
    }
    for line in lines {
        push_line(out, line);
    }
    out.push_str("    ;;\n");
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

fn messages(language: &Language) -> String {
    let mut out = String::new();
    for message in &language.messages {
        let _ = write!(out, "  {}) said=", message.key);
        push_parts(&mut out, &message.parts);
        out.push_str(" ;;\n");
    }
    for (n, prompt) in language.prompts.iter().enumerate() {
        let _ = writeln!(out, "  'prompt {n}') said={} ;;", escape(prompt));
    }
    out
}

/// Parts as one word; the values are the function's arguments after the key.
fn push_parts(out: &mut String, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Text(text) => push_literal(out, text),
            Part::Value(n) => {
                let _ = write!(out, "\"${{{}}}\"", n + 2);
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    /// What bash makes of the literals of texts.
    fn read_back(texts: &[String]) -> Vec<u8> {
        let literals: Vec<String> = texts.iter().map(|text| escape(text)).collect();
        let script = format!("printf '%s\\0' {}\n", literals.join(" "));
        // Over standard input, since a command line has a limit.
        let mut bash = Command::new("bash")
            .arg("-s")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("bash runs");
        let mut stdin = bash.stdin.take().expect("piped");
        stdin.write_all(script.as_bytes()).expect("bash reads");
        drop(stdin);
        bash.wait_with_output().expect("bash ends").stdout
    }

    fn assert_same(texts: &[String]) {
        let expected: Vec<u8> = texts
            .iter()
            .flat_map(|text| text.bytes().chain([0]))
            .collect();
        assert_eq!(read_back(texts), expected, "{texts:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn bash_reads_back_what_was_written(
            any in prop::collection::vec("[^\0]{0,20}", 20),
            hostile in prop::collection::vec("[-'\"`$(){}\\\\~!#%&*?|;<>‘’“”\n\t ax1]{0,12}", 50),
        ) {
            assert_same(&any);
            assert_same(&hostile);
        }
    }

    #[test]
    fn nothing_of_a_text_stands_outside_quotes() {
        let cases = [
            ("", "''"),
            ("plain", "'plain'"),
            ("it's", r"'it'\''s'"),
            ("$(touch x)", "'$''(touch x)'"),
            ("a`b`", "'a`''b`'"),
            (r"C:\", r"'C:'\\"),
            (r"a\b", r"'a\b'"),
            ("a \\\nb", r"'a '\\$'\n''b'"),
            ("~/x ~", r"\~'/x ~'"),
            ("l’eau", "'l'\"’\"'eau'"),
        ];
        for (text, literal) in cases {
            assert_eq!(escape(text), literal);
            assert_same(&[text.to_owned()]);
        }
    }

    #[test]
    fn values_are_expanded_in_double_quotes() {
        let mut out = String::new();
        let parts = [
            Part::Value(0),
            Part::Text(": it's ".to_owned()),
            Part::Value(1),
        ];
        push_parts(&mut out, &parts);
        assert_eq!(out, r#""${2}"': it'\''s '"${3}""#);
    }
}
