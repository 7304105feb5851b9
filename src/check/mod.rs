//! Floor 4: the rules. One file a rule under `rules/`, each with its tests and
//! its `explain` text. Only reports, never changes the model.

mod rules;

pub use rules::RULES;

use crate::diagnostic::{Diagnostic, Rule};
use crate::procedure::{Lexicon, Model};
use crate::source::{FrontMatter, Locale};
use crate::text::Span;

/// What a rule looks at: one article of one locale.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s, 'a> {
    /// The decoded text of the file.
    pub text: &'a str,
    /// Where the body begins.
    pub body: usize,
    /// Where bytes had to be replaced to decode the file.
    pub replaced: &'s [Span],
    /// Where containers were nested too deep to be kept apart.
    pub flattened: Option<Span>,
    /// The front matter.
    pub front: &'s FrontMatter<'a>,
    /// The locale that the file's place says.
    pub locale: &'s Locale,
    /// The words of the language.
    pub lexicon: &'s Lexicon,
    /// The step model.
    pub model: &'s Model<'a>,
}

/// A rule with the function that finds its violations.
#[derive(Debug)]
pub struct Check {
    /// Code, name, severity, texts.
    pub rule: &'static Rule,
    /// Reports every violation.
    pub run: fn(&Subject<'_, '_>, &mut Vec<Diagnostic>),
}

/// All findings of all rules in an article, in the order of the file.
#[must_use]
pub fn check(subject: &Subject<'_, '_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in RULES {
        (check.run)(subject, &mut found);
    }
    found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
    found
}

/// What `runbookc explain` prints for a code or name.
#[must_use]
pub fn explain(_: &str) -> Option<String> {
    None
}

/// Every rule.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().map(|check| check.rule)
}
