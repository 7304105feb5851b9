//! Findings as JSON Lines, one finding a line.

use super::{FileReport, Severity};
use crate::text::LineIndex;

/// One finding as other programs read it.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
pub struct JsonDiagnostic<'a> {
    /// Stable code of the rule.
    pub code: &'a str,
    /// Readable name of the rule.
    pub name: &'a str,
    /// How much it matters.
    pub severity: Severity,
    /// The file; absent inside an article's own record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// Line, from 1, front matter included.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is the matter.
    pub message: &'a str,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<&'a str>,
}

impl<'a> JsonDiagnostic<'a> {
    /// The finding `diagnostic` of `text`, placed by `lines`.
    #[must_use]
    pub fn new(diagnostic: &'a super::Diagnostic, text: &str, lines: &LineIndex) -> Self {
        let position = lines.position(text, diagnostic.span.start);
        Self {
            code: diagnostic.rule.code,
            name: diagnostic.rule.name,
            severity: diagnostic.severity,
            path: None,
            line: position.line,
            column: position.column,
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
        }
    }
}

/// Every finding of a file, a line each.
#[must_use]
pub fn json(report: FileReport<'_>) -> String {
    let lines = LineIndex::new(report.text);
    let mut out = String::new();
    for diagnostic in report.diagnostics {
        let mut line = JsonDiagnostic::new(diagnostic, report.text, &lines);
        line.path = Some(report.path);
        out.push_str(&serde_json::to_string(&line).expect("a finding is plain data"));
        out.push('\n');
    }
    out
}
