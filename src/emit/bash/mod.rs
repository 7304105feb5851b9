//! `runbook.sh`: a script for bash 3.2 and later that guides an operator.
//!
//! What it shows and runs are records, written here; its runtime are the files in
//! `runtime/`, put together.

mod parts;

use super::script::{Document, Record, legend, messages, records, state_key, table};
use super::{Artifact, EmitError, Runbook};
use crate::shell::Shell;
use std::fmt::Write as _;

pub(super) const FILE: &str = "runbook.sh";

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let runtime = parts::FILES.runtime(runbook);
    let records = records(runbook, Shell::Bash);
    let mut reference = String::new();
    steps(runbook, &records, &mut reference);
    let mut others = String::new();
    words(runbook, &mut others);
    let mut said = String::from("messages() {\n\tcase $1 in\n");
    for (locale, own) in runbook.plan().locales.iter().enumerate() {
        let table = messages(runbook, &runtime, &records, locale);
        // All tables have the same keys in the same order: only the first says them.
        let (word, text) = match locale {
            0 => ("say_all", assignments(&table)),
            _ => ("say_also", without_keys(&table)),
        };
        let arguments = Vec::new();
        let table = Record {
            word,
            arguments,
            text,
        };
        push_choice(own.locale.as_str(), &table, &mut said);
    }
    said.push_str("\tesac\n}\n");
    let document = Document {
        file: FILE,
        executable: true,
        mark: "",
        interpreter: "#!/usr/bin/env bash\n",
        shared: "#!/usr/bin/env bash\nrunbook=${runbook-} state_key=${state_key-} made_by=${made_by-}\n",
        run: "bash runbook.sh",
        help: "--help",
        legend: legend(&records, "--unattended"),
        digest: |line| format!("tail -n +{line} runbook.sh | sha256sum"),
        taking,
        opening: opening(runbook),
        reference,
        others,
        messages: said,
    };
    Ok(document.artifacts(runbook, &runtime))
}

/// What a script ends with whose runtime is elsewhere.
fn taking(path: &str, sha256: &str, refused: &str) -> String {
    format!(
        "{}eval \"$(print_runtime {} {sha256} {} || echo exit 1)\" && exit\n",
        parts::SHARED,
        escape(path),
        escape(refused),
    )
}

/// A table of messages as values of variables.
fn assignments(table: &str) -> String {
    let rows = table.lines().filter_map(|line| line.split_once(' '));
    rows.fold(String::new(), |all, (key, text)| {
        all + &key.replace('-', "_") + "=" + text + "\n"
    })
}

/// The texts of a table of messages.
fn without_keys(table: &str) -> String {
    let texts = table.lines().filter_map(|line| line.split_once(' '));
    texts.fold(String::new(), |all, (_, text)| all + text + "\n")
}

/// What a script begins with below its header: that it needs bash, and what it
/// is made from.
fn opening(runbook: &Runbook<'_>) -> String {
    let plan = runbook.plan();
    let needs_bash = escape(&runbook.messages(0).get("needs-bash"));
    let mut out = format!(
        "[ -n \"${{BASH_VERSION-}}\" ] || {{\n\tprintf '%s\\n' {needs_bash} >&2\n\texit 2\n}}\n\
         articles() {{\n\trunbook={} state_key={} made_by={}\n",
        escape(&plan.id),
        escape(&state_key(&plan.id)),
        escape(env!("CARGO_PKG_VERSION"))
    );
    for own in &plan.locales {
        let path = escape(&own.path);
        let hash = if own.hash.is_empty() { "''" } else { &own.hash };
        let _ = writeln!(out, "\tarticle {} {path} {hash}", own.locale);
    }
    out.push_str("}\n\n");
    out
}

/// All that is shown and run, in the reference's language.
fn steps(runbook: &Runbook<'_>, records: &[Record], out: &mut String) {
    let unreadable = escape(&runbook.messages(0).get("runbook-unreadable"));
    let _ = writeln!(
        out,
        "steps() {{\n\texpect {} {unreadable}",
        runbook.scenes.asked().count()
    );
    for record in records {
        push_record("\t", record, out);
    }
    out.push_str("}\n\n");
}

/// The words of the other languages.
fn words(runbook: &Runbook<'_>, out: &mut String) {
    let others = runbook.plan().locales.iter().enumerate().skip(1);
    if others.len() == 0 {
        return;
    }
    out.push_str("words() {\n\tcase $1 in\n");
    for (locale, own) in others {
        let words = Record {
            word: "translate",
            arguments: Vec::new(),
            text: table(runbook, locale, Shell::Bash),
        };
        push_choice(own.locale.as_str(), &words, out);
    }
    out.push_str("\tesac\n}\n\n");
}

/// A record for one language.
fn push_choice(tag: &str, record: &Record, out: &mut String) {
    let _ = writeln!(out, "\t{tag})");
    push_record("\t\t", record, out);
    out.push_str("\t\t;;\n");
}

/// A record as a call with a here-document that expands nothing. It ends at a
/// line that no line of the text equals, nor, but for blanks, begins with: who
/// checks scripts takes that for a mistake.
fn push_record(indent: &str, record: &Record, out: &mut String) {
    out.push_str(indent);
    out.push_str(record.word);
    // To shellcheck, what is never given what it can take is a mistake.
    if record.arguments.is_empty() && matches!(record.word, "prints" | "pattern") {
        out.push_str(" -");
    }
    for argument in &record.arguments {
        out.push(' ');
        let word = |c: char| c.is_ascii_alphanumeric() || "._-=,:".contains(c);
        if !argument.is_empty() && argument.chars().all(word) {
            out.push_str(argument);
        } else {
            push_literal(out, argument);
        }
    }
    let mut end = "END".to_owned();
    for n in 1.. {
        let begins = |line: &str| line.trim_start().starts_with(&end);
        if !record.text.lines().any(begins) {
            break;
        }
        end = format!("END_{n}");
    }
    let _ = writeln!(out, " <<'{end}'\n{}{end}", record.text);
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
}
