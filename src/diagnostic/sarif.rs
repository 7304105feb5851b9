//! Findings as SARIF 2.1.0 (OASIS), the format that code-scanning services read.

use super::{FileReport, Rule, Severity};
use crate::text::LineIndex;
use serde_json::{Value, json};

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
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// One SARIF log of one run: all findings of all files, with the rules known.
#[must_use]
pub fn sarif<'a>(reports: impl IntoIterator<Item = FileReport<'a>>, rules: &[&Rule]) -> String {
    let mut results: Vec<Value> = Vec::new();
    for report in reports {
        let lines = LineIndex::new(report.text);
        for diagnostic in report.diagnostics {
            let start = lines.position(report.text, diagnostic.span.start);
            let end = lines.position(report.text, diagnostic.span.end);
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
                "message": { "text": text },
                "locations": [{ "physicalLocation": {
                    "artifactLocation": { "uri": uri(report.path) },
                    "region": {
                        "startLine": start.line, "startColumn": start.column,
                        "endLine": end.line, "endColumn": end.column,
                    },
                }}],
            });
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
                "fullDescription": { "text": rule.explain },
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
