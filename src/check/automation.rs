//! The automation file of an article.

use super::rules::{AUTOMATION_RULES, automation_without_article};
use super::{Findings, Settings};
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Automation;
use crate::source::place::{key_span, place};
use crate::source::yaml::YamlError;
use crate::text::Span;
use std::ops::Range;

/// The rule of [`check_stray_automation`].
pub(super) static WITHOUT_ARTICLE: &Rule = &automation_without_article::RULE;

/// A step of an article, as far as an automation file is about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownStep<'s> {
    /// `p1.3`, `p1.3.2`.
    pub id: &'s str,
    /// The hash of its text in the article's reference; nothing where that was
    /// not read.
    pub hash: Option<&'s str>,
    /// Whether it has substeps: then they are what is asked about and run.
    pub has_substeps: bool,
}

/// What a rule about automation looks at: the file, and what it can be about.
#[derive(Clone, Copy, Debug)]
pub struct AutomationFile<'s> {
    /// The decoded text of the file.
    pub text: &'s str,
    /// What it says, or why that cannot be known.
    pub read: Result<&'s Automation, &'s YamlError>,
    /// The steps of the article, in order; none where it is not known.
    pub steps: &'s [KnownStep<'s>],
    /// The names of the values that its commands need.
    pub needed: &'s [&'s str],
}

impl<'s> AutomationFile<'s> {
    /// The place of a key, or of the nearest one above it that is found.
    pub(super) fn key(&self, path: &[&str]) -> Span {
        key_span(self.text, path)
    }

    /// The place of a part, in bytes, of a text that stands in the value of a key: that
    /// of the whole value, or of the key, where the file has it in other letters.
    pub(super) fn within(&self, path: &[&str], text: &str, part: Range<usize>) -> Span {
        let Some(place) = place(self.text, path) else {
            return self.key(path);
        };
        let value = place.value.slice(self.text);
        let Some(lead) = value.find(text).filter(|_| !text.is_empty()) else {
            return if value.is_empty() {
                place.key
            } else {
                place.value
            };
        };
        let start = place.value.start as usize + lead;
        Span::new(start + part.start..start + part.end)
    }

    /// The step with an id.
    pub(super) fn step(&self, id: &str) -> Option<&'s KnownStep<'s>> {
        self.steps.iter().find(|step| step.id == id)
    }
}

/// A rule about automation files.
#[derive(Debug)]
pub struct AutomationCheck {
    /// Code, name, severity, texts.
    pub rule: &'static Rule,
    /// Reports every violation.
    pub run: fn(&AutomationFile<'_>, &mut Findings),
}

/// All findings in an automation file, in its order.
#[must_use]
pub fn check_automation(file: &AutomationFile<'_>, settings: &Settings) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    for check in AUTOMATION_RULES {
        if let Some(severity) = settings.severity(check.rule) {
            (check.run)(file, &mut findings);
            findings.close(severity);
        }
    }
    findings.sorted()
}

/// What is to be said about an automation file whose article, `id`, is not
/// among the document set's `articles`.
#[must_use]
pub fn check_stray_automation<'s>(
    id: &str,
    articles: impl IntoIterator<Item = &'s str>,
    settings: &Settings,
) -> Option<Diagnostic> {
    let severity = settings.severity(WITHOUT_ARTICLE)?;
    let mut diagnostic = automation_without_article::run(id, articles);
    diagnostic.severity = severity;
    Some(diagnostic)
}
