//! Where rules put what they find.

use super::{Subject, allow};
use crate::diagnostic::{Diagnostic, Severity};

/// A rule tells this often about one article; the rest it only counts. A
/// damaged file of megabytes must not make gigabytes of messages.
const MOST: usize = 50;

/// Collects the findings of an article, rule after rule.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<Diagnostic>,
    /// Where the findings of the running rule begin.
    start: usize,
    /// How many more the running rule found.
    beyond: usize,
}

impl Findings {
    /// Adds a finding of the running rule. It is only made where there is
    /// still room.
    pub fn add(&mut self, make: impl FnOnce() -> Diagnostic) {
        if self.found.len() - self.start < MOST {
            self.found.push(make());
        } else {
            self.beyond += 1;
        }
    }

    /// Ends a rule: its findings get the severity of the settings.
    pub(super) fn close(&mut self, severity: Severity) {
        for diagnostic in &mut self.found[self.start..] {
            diagnostic.severity = severity;
        }
        if self.beyond > 0
            && let Some(last) = self.found.last_mut()
        {
            let more = format!(
                "{} more findings of this rule in the file are not shown",
                self.beyond
            );
            last.help = Some(match last.help.take() {
                Some(help) => format!("{help}\n{more}"),
                None => more,
            });
        }
        self.start = self.found.len();
        self.beyond = 0;
    }

    /// What is left after the article's own allowances, in the order of the file.
    pub(super) fn into_sorted(self, subject: &Subject<'_, '_>) -> Vec<Diagnostic> {
        let mut found = self.found;
        allow::apply(subject, &mut found);
        Self { found, ..self }.sorted()
    }

    /// All of them, in the order of the file.
    pub(super) fn sorted(self) -> Vec<Diagnostic> {
        let mut found = self.found;
        found.sort_by(|a, b| (a.span, a.rule.code).cmp(&(b.span, b.rule.code)));
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing;

    #[test]
    fn a_rule_is_cut_short_and_says_so() {
        let text = "text ** a** text\n\n".repeat(80);
        let mut found = testing::check_text("en-US", &text);
        found.retain(|diagnostic| diagnostic.rule.code == "M001");
        assert_eq!(found.len(), super::MOST);
        let help = found.last().unwrap().help.as_deref().unwrap();
        assert!(help.ends_with("30 more findings of this rule in the file are not shown"));
    }
}
