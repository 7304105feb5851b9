//! How findings leave the program.

use crate::diagnostic::{self, Diagnostic, FileReport, Severity};

/// The form of the findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageFormat {
    /// For a person at a terminal.
    #[default]
    Human,
    /// One JSON object a line.
    Json,
    /// Workflow commands of GitHub Actions.
    Github,
    /// One SARIF 2.1.0 log.
    Sarif,
}

/// The findings of one file, ready to be shown.
#[derive(Clone, Debug)]
pub(super) struct Findings {
    pub(super) path: String,
    /// The text, kept only where a renderer needs it.
    pub(super) text: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// How many findings there were of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Everything else.
    pub infos: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Info => counts.infos += 1,
            }
        }
        counts
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
        }
    }

    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

impl MessageFormat {
    /// Whether the form is for programs, which want every finding each time.
    #[must_use]
    pub fn is_for_programs(self) -> bool {
        self != Self::Human
    }

    /// The findings of one file in this form; of the SARIF form nothing, since
    /// its log is one document.
    pub(super) fn render(self, findings: &Findings, colour: bool) -> String {
        let report = |diagnostics| FileReport {
            path: &findings.path,
            text: &findings.text,
            diagnostics,
        };
        match self {
            Self::Human => {
                // Infos are for programs and for `inspect`: a person who
                // builds thousands of articles wants what needs a hand.
                let shown: Vec<Diagnostic> = findings
                    .diagnostics
                    .iter()
                    .filter(|diagnostic| diagnostic.severity >= Severity::Warning)
                    .cloned()
                    .collect();
                diagnostic::human(report(&shown), colour)
            }
            Self::Json => diagnostic::json(report(&findings.diagnostics)),
            Self::Github => diagnostic::github(report(&findings.diagnostics)),
            Self::Sarif => String::new(),
        }
    }
}
