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
    /// Line of the first character after the finding.
    pub end_line: u32,
    /// Column of the first character after the finding.
    pub end_column: u32,
    /// What is the matter.
    pub message: &'a str,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<&'a str>,
    /// Other places of the file that it refers to.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub labels: Vec<JsonLabel<'a>>,
    /// What mends it: pieces of the file to be replaced, all together.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub fixes: Vec<JsonFix<'a>>,
}

/// A piece of a file, and what it should be.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
pub struct JsonFix<'a> {
    /// Line, from 1, front matter included.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Line of the first character that stays.
    pub end_line: u32,
    /// Column of the first character that stays.
    pub end_column: u32,
    /// What stands there then.
    pub text: &'a str,
}

/// A second place that a finding refers to.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
pub struct JsonLabel<'a> {
    /// Line, from 1, front matter included.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What is there.
    pub message: &'a str,
}

impl<'a> JsonDiagnostic<'a> {
    /// The finding `diagnostic` of `text`, placed by `lines`.
    #[must_use]
    pub fn new(diagnostic: &'a super::Diagnostic, text: &str, lines: &LineIndex) -> Self {
        let position = lines.position(text, diagnostic.span.start);
        let end = lines.position(text, diagnostic.span.end);
        let labels = diagnostic.labels.iter().map(|label| {
            let position = lines.position(text, label.span.start);
            JsonLabel {
                line: position.line,
                column: position.column,
                message: &label.message,
            }
        });
        let fixes = diagnostic.fixes.iter().map(|fix| {
            let position = lines.position(text, fix.span.start);
            let end = lines.position(text, fix.span.end);
            JsonFix {
                line: position.line,
                column: position.column,
                end_line: end.line,
                end_column: end.column,
                text: &fix.text,
            }
        });
        Self {
            code: diagnostic.rule.code,
            name: diagnostic.rule.name,
            severity: diagnostic.severity,
            path: None,
            line: position.line,
            column: position.column,
            end_line: end.line,
            end_column: end.column,
            message: &diagnostic.message,
            labels: labels.collect(),
            fixes: fixes.collect(),
            help: diagnostic.help.as_deref(),
        }
    }
}

/// Every finding of a file, a line each.
///
/// # Panics
/// Never: a finding is plain data.
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
