//! Floor 0: what we tell the author about an article, and how it is shown.

mod github;
mod human;
mod json;
mod sarif;

pub use github::github;
pub use human::human;
pub use json::{JsonDiagnostic, JsonFix, JsonLabel, json};
pub use sarif::sarif;

use crate::text::Span;

/// How much a finding matters.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Info,
    /// Probably not what the author meant.
    Warning,
    /// Something could not be read or made.
    Error,
}

impl Severity {
    /// The lower-case English word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What is fixed about a kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable code, such as `P001`.
    pub code: &'static str,
    /// The readable name, such as `interrupted-list`.
    pub name: &'static str,
    /// The severity unless `runbookc.yaml` says otherwise.
    pub severity: Severity,
    /// One line for lists of rules.
    pub summary: &'static str,
    /// What `runbookc explain` prints: what it means, an example, the fix.
    pub explain: &'static str,
}

/// A second place that a finding refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// A piece of a file, and what it should be: several of them may mend one finding, and are
/// made together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; nothing where something is put in.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// One finding in one file.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The kind of finding.
    pub rule: &'static Rule,
    /// The severity, as configured.
    pub severity: Severity,
    /// The text the finding is about.
    pub span: Span,
    /// What is the matter, one line.
    pub message: String,
    /// Other places.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// What mends it, where that is certain.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding with the rule's own severity.
    #[must_use]
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span,
            message: message.into(),
            labels: Vec::new(),
            help: None,
            fixes: Vec::new(),
        }
    }

    /// Points at a second place.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            message: message.into(),
        });
        self
    }

    /// Has what mends it.
    #[must_use]
    pub fn fixed(mut self, fixes: Vec<Fix>) -> Self {
        self.fixes = fixes;
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The findings of one file, with what a renderer needs to show them.
#[derive(Clone, Copy, Debug)]
pub struct FileReport<'a> {
    /// The path as the user knows it.
    pub path: &'a str,
    /// The decoded text.
    pub text: &'a str,
    /// The findings, in the order of the file.
    pub diagnostics: &'a [Diagnostic],
}
