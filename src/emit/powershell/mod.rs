//! `runbook.ps1`: a script for Windows PowerShell 5.1 and PowerShell 7 that
//! guides an operator.
//!
//! What it shows and runs are records, written here; its runtime are the files in
//! `runtime/`, put together.

mod parts;

use super::script::{Document, Record, legend, messages, records, state_key, table};
use super::{Artifact, EmitError, Runbook};
use crate::shell::Shell;
use crate::text::is_unsafe_char;
use std::fmt::Write as _;

pub(super) const FILE: &str = "runbook.ps1";

/// Windows PowerShell takes a file without it for one in the system's old
/// code page.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What must come first in a script.
const OPTIONS: &str = include_str!("runtime/options-of-script.ps1");

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let runtime = parts::FILES.runtime(runbook);
    let plan = runbook.plan();
    let mut reference = String::from("$script:Steps = {\n");
    let records = records(runbook, Shell::Powershell);
    for record in &records {
        push_record(record, &mut reference);
    }
    reference.push_str("}\n\n");
    let mut others = String::new();
    let translations = plan.locales.iter().enumerate().skip(1);
    if translations.len() > 0 {
        others.push_str("$script:Words = {\nparam($Tag)\nswitch ($Tag) {\n");
        for (locale, own) in translations {
            let words = Record {
                word: "translate",
                arguments: Vec::new(),
                text: table(runbook, locale, Shell::Powershell),
            };
            push_choice(own.locale.as_str(), &words, &mut others);
        }
        others.push_str("}\n}\n\n");
    }
    // One literal for each language: nothing of it is run, or looked at before it is chosen.
    let mut said = String::from("$script:Messages = @{\n");
    for (locale, own) in plan.locales.iter().enumerate() {
        let _ = write!(said, "{} =", escape(own.locale.as_str()));
        push_text(&messages(runbook, &runtime, &records, locale), &mut said);
    }
    said.push_str("}\n");
    let document = Document {
        file: FILE,
        executable: false,
        mark: BYTE_ORDER_MARK,
        interpreter: "",
        shared: BYTE_ORDER_MARK,
        run: "pwsh -File runbook.ps1, or powershell -ExecutionPolicy RemoteSigned -File runbook.ps1",
        help: "-Help",
        legend: legend(&records, "-Unattended"),
        digest,
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
        "$Shared = {}\n$Sha256 = '{sha256}'\n$Refused = {}\n{}",
        escape(path),
        escape(refused),
        parts::SHARED
    )
}

/// The command that gives the SHA-256 of what begins at a line. There is none for
/// it in Windows; it takes away the byte order mark and nothing else.
fn digest(line: usize) -> String {
    format!(
        "(Get-FileHash -InputStream ([IO.MemoryStream][Text.Encoding]::UTF8.GetBytes((\
         (Get-Content runbook.ps1 -Encoding UTF8 | Select-Object -Skip {}) -join \"`n\") + \"`n\"))).Hash",
        line - 1
    )
}

/// What a script begins with below its header: its options, and what it is made
/// from.
fn opening(runbook: &Runbook<'_>) -> String {
    let plan = runbook.plan();
    let mut out = OPTIONS.to_owned();
    let _ = writeln!(
        out,
        "$script:Runbook = {}\n$script:StateKey = {}\n$script:MadeBy = {}\n$script:Articles = {{",
        escape(&plan.id),
        escape(&state_key(&plan.id)),
        escape(env!("CARGO_PKG_VERSION"))
    );
    for own in &plan.locales {
        let (tag, path) = (escape(own.locale.as_str()), escape(&own.path));
        let _ = writeln!(out, "Article {tag} {path} {}", escape(&own.hash));
    }
    out.push_str("}\n\n");
    out
}

/// A record for one language.
fn push_choice(tag: &str, record: &Record, out: &mut String) {
    let _ = writeln!(out, "{} {{", escape(tag));
    push_record(record, out);
    out.push_str("}\n");
}

/// A record as a call whose last part is its text.
fn push_record(record: &Record, out: &mut String) {
    // `group` is an alias that every PowerShell has.
    let word = if record.word == "group" {
        "section"
    } else {
        record.word
    };
    let (first, rest) = word.split_at(1);
    let _ = write!(out, "{}{rest}", first.to_uppercase());
    for argument in &record.arguments {
        out.push(' ');
        push_literal(out, argument);
    }
    push_text(&record.text, out);
}

/// A text as a here-string that expands nothing. Where a line of it looks like its end, all have
/// a margin of one blank, and `'margin'` stands before it: never where each line begins with a key.
fn push_text(text: &str, out: &mut String) {
    let ends = |line: &str| {
        let mut chars = line.chars();
        chars.next().is_some_and(is_quote) && chars.next() == Some('@')
    };
    if text.lines().any(ends) {
        out.push_str(" 'margin' @'\n");
        for line in text.lines() {
            let _ = writeln!(out, " {line}");
        }
    } else {
        out.push_str(" @'\n");
        out.push_str(text);
    }
    // An empty text is an empty line, which the here-string takes off.
    if text.is_empty() {
        out.push('\n');
    }
    out.push_str("'@\n");
}

/// The quotes that PowerShell takes for single ones.
fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
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
    }

    #[test]
    fn quotes_of_every_kind_are_doubled_with_themselves() {
        assert_eq!(escape("it's"), "'it''s'");
        assert_eq!(escape("‘a’ ‚b‛"), "'‘‘a’’ ‚‚b‛‛'");
        assert_eq!(escape("“$(a)” `b"), "'“$(a)” `b'");
        assert_eq!(escape(""), "''");
    }
}
