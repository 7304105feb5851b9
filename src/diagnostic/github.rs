//! Findings as workflow commands that GitHub Actions shows beside the lines.
//!
//! The syntax is GitHub's `::error file=…,line=…,col=…,title=…::message`;
//! `%`, CR and LF are escaped in data, `:` and `,` too in properties.

use super::{FileReport, Severity};
use crate::text::{LineIndex, SafeText};
use std::fmt::Write;

fn data(text: &str) -> String {
    SafeText::block(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Every finding of a file, a workflow command each.
#[must_use]
pub fn github(report: FileReport<'_>) -> String {
    let lines = LineIndex::new(report.text);
    let mut out = String::new();
    for diagnostic in report.diagnostics {
        let command = match diagnostic.severity {
            Severity::Info => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let position = lines.position(report.text, diagnostic.span.start);
        let mut message = diagnostic.message.clone();
        if let Some(help) = &diagnostic.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            property(report.path),
            position.line,
            position.column,
            property(&format!(
                "{} {}",
                diagnostic.rule.code, diagnostic.rule.name
            )),
            data(&message),
        );
    }
    out
}
