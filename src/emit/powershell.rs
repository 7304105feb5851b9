//! `runbook.ps1`: a script for Windows PowerShell 5.1 and PowerShell 7 that
//! guides an operator.

use super::script::{Record, records, state_key, table};
use super::{Artifact, EmitError, Runbook, provenance};
use crate::shell::Shell;
use crate::text::is_unsafe_char;
use std::fmt::Write as _;

pub(super) const FILE: &str = "runbook.ps1";

/// Windows PowerShell takes a file without it for one in the system's old
/// code page.
const BYTE_ORDER_MARK: &str = "\u{feff}";

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let plan = runbook.plan();
    let mut out = format!("{BYTE_ORDER_MARK}# {}\n", provenance(&plan.locales));
    let _ = writeln!(
        out,
        "$Runbook = {}\n$StateKey = {}\n$MadeBy = {}",
        escape(&plan.id),
        escape(&state_key(&plan.id)),
        escape(env!("CARGO_PKG_VERSION"))
    );
    out.push_str("\n$Steps = {\n");
    for record in records(runbook, Shell::Powershell) {
        push_record(&record, &mut out);
    }
    out.push_str("}\n\n$Words = {\n");
    for (locale, own) in plan.locales.iter().enumerate().skip(1) {
        let words = Record {
            word: "translate",
            arguments: vec![own.locale.to_string()],
            text: table(runbook, locale, Shell::Powershell),
        };
        push_record(&words, &mut out);
    }
    out.push_str("}\n");
    Ok(vec![Artifact {
        path: FILE.to_owned(),
        content: out.into_bytes(),
        executable: false,
        is_shared: false,
    }])
}

/// A record as a call with a here-string that expands nothing.
fn push_record(record: &Record, out: &mut String) {
    let (first, rest) = record.word.split_at(1);
    let _ = write!(out, "{}{rest}", first.to_uppercase());
    for argument in &record.arguments {
        out.push(' ');
        push_literal(out, argument);
    }
    let _ = writeln!(out, " @'\n{}'@", record.text);
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
