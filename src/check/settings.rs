//! What the rules are worth in a document set.

use super::{all_rules, near, rule};
use crate::diagnostic::{Rule, Severity};
use crate::source::config::Level;
use std::collections::BTreeMap;
use std::fmt;

/// The severities that `runbookc.yaml` sets; every other rule has its own.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    levels: BTreeMap<&'static str, Level>,
}

/// A key under `rules` that is neither the code nor the name of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// The key.
    pub key: String,
    /// The rule that was probably meant.
    pub nearest: Option<&'static Rule>,
}

impl UnknownRule {
    /// The error for a name that no rule has.
    #[must_use]
    pub fn new(key: &str) -> Self {
        let names = all_rules().flat_map(|rule| [rule.name, rule.code]);
        // A digit more or less is another rule, not a slip.
        let code = key.len() == 4 && key.bytes().skip(1).all(|b| b.is_ascii_digit());
        let nearest = if code {
            None
        } else {
            near::nearest(key, names)
        };
        Self {
            key: key.to_owned(),
            nearest: nearest.and_then(rule),
        }
    }
}

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no rule `{}`", self.key)?;
        match self.nearest {
            Some(rule) => write!(f, "; the nearest is {} `{}`", rule.code, rule.name),
            None => write!(f, "; `runbookc explain` lists all rules"),
        }
    }
}

impl std::error::Error for UnknownRule {}

impl Settings {
    /// The settings of a configuration's `rules`, by code or name.
    ///
    /// # Errors
    /// Where a key is no rule's.
    pub fn new(rules: &BTreeMap<String, Level>) -> Result<Self, UnknownRule> {
        let levels = rules
            .iter()
            .map(|(key, level)| match rule(key) {
                Some(rule) => Ok((rule.code, *level)),
                None => Err(UnknownRule::new(key)),
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { levels })
    }

    /// What a finding of the rule is worth, or nothing where the rule is off.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.levels.get(rule.code) {
            Some(level) => level.severity(),
            None => Some(rule.severity),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(pairs: &[(&str, Level)]) -> Result<Settings, UnknownRule> {
        Settings::new(&pairs.iter().map(|(k, l)| ((*k).to_owned(), *l)).collect())
    }

    #[test]
    fn rules_are_set_by_code_or_name() {
        let settings =
            settings(&[("P004", Level::Off), ("Broken-Emphasis", Level::Error)]).unwrap();
        assert_eq!(settings.severity(rule("empty-step").unwrap()), None);
        assert_eq!(
            settings.severity(rule("m001").unwrap()),
            Some(Severity::Error)
        );
        let other = rule("P001").unwrap();
        assert_eq!(settings.severity(other), Some(other.severity));
    }

    #[test]
    fn an_unknown_rule_names_the_nearest() {
        let error = settings(&[("interupted-list", Level::Off)]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "there is no rule `interupted-list`; the nearest is P001 `interrupted-list`"
        );
        let error = settings(&[("P999", Level::Off)]).unwrap_err();
        assert_eq!(error.nearest, None);
    }
}
