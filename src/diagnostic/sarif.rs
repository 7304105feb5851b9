//! Findings as SARIF 2.1.0 (OASIS), the format that code-scanning services read.

use super::{FileReport, Rule, Severity};
use crate::text::{LineIndex, Span};
use serde_json::{Value, json};
use std::fmt::Write;

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// A path as the URI reference that SARIF asks for: every byte outside the
/// unreserved characters of RFC 3986 is percent-encoded, `/` stays.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte as char);
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// A message in which no brackets are taken for a link (SARIF 3.11.6): ours
/// show Markdown as it should be written.
fn plain(text: &str) -> String {
    text.replace("](", "\\](")
}

fn location(report: FileReport<'_>, lines: &LineIndex, span: Span) -> Value {
    let start = lines.position(report.text, span.start);
    let end = lines.position(report.text, span.end);
    json!({
        "artifactLocation": { "uri": uri(report.path) },
        "region": {
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        },
    })
}

/// One SARIF log of one run: all findings of all files, with the rules known.
///
/// # Panics
/// Never: a log is plain data.
#[must_use]
pub fn sarif<'a>(reports: impl IntoIterator<Item = FileReport<'a>>, rules: &[&Rule]) -> String {
    let mut results: Vec<Value> = Vec::new();
    for report in reports {
        let lines = LineIndex::new(report.text);
        for diagnostic in report.diagnostics {
            let text = match &diagnostic.help {
                Some(help) => format!("{}\n{help}", diagnostic.message),
                None => diagnostic.message.clone(),
            };
            let index = rules
                .iter()
                .position(|rule| rule.code == diagnostic.rule.code);
            let mut result = json!({
                "ruleId": diagnostic.rule.code,
                "level": level(diagnostic.severity),
                "message": { "text": plain(&text) },
                "locations": [{
                    "physicalLocation": location(report, &lines, diagnostic.span),
                }],
            });
            if !diagnostic.labels.is_empty() {
                let related = diagnostic.labels.iter().map(|label| {
                    json!({
                        "message": { "text": plain(&label.message) },
                        "physicalLocation": location(report, &lines, label.span),
                    })
                });
                result["relatedLocations"] = related.collect();
            }
            if let Some(index) = index {
                result["ruleIndex"] = json!(index);
            }
            results.push(result);
        }
    }
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.code,
                "name": rule.name,
                "shortDescription": { "text": rule.summary },
                "fullDescription": { "text": format!("{}.", rule.summary) },
                "help": { "text": rule.explain },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "runbookc",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            // Columns count Unicode scalar values, as everywhere in runbookc.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).expect("a log is plain data") + "\n"
}
