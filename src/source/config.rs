//! `runbookc.yaml`: how a document set is laid out and judged.

use super::{Asked, Failures, Locale, Pattern, Reading, yaml};
use crate::diagnostic::Severity;
use crate::dialect::Dialects;
use camino::{Utf8Path, Utf8PathBuf};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// The name of the configuration file.
pub const FILE_NAME: &str = "runbookc.yaml";

/// What a rule's finding is worth in this document set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// As [`Severity::Info`].
    Info,
    /// As [`Severity::Warning`].
    Warning,
    /// As [`Severity::Error`].
    Error,
}

impl Level {
    /// The severity, or nothing where the rule is off.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Where scripts have their runtime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RuntimePlace {
    /// In each script: one file is all that an operator needs.
    #[default]
    Own,
    /// Once beside the runbooks, for all of them.
    Shared,
}

impl RuntimePlace {
    /// The place that a word of settings or of the command line stands for.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "own" => Some(Self::Own),
            "shared" => Some(Self::Shared),
            _ => None,
        }
    }
}

/// The settings of a document set. Every one has a default.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The folder with the articles.
    pub docs: Utf8PathBuf,
    /// Where the articles are in it.
    pub pattern: Pattern,
    /// The folder for what is generated.
    pub out: Utf8PathBuf,
    /// The locale that translations are made from.
    pub source_locale: Locale,
    /// The locales in the order they are shown; others follow by tag. Locales
    /// named here count even where their folder does not look like a locale.
    pub locales: Vec<Locale>,
    /// The folder with the automation files, below `docs`.
    pub automation: Utf8PathBuf,
    /// The formats to make; all where the list is absent.
    pub formats: Option<Vec<String>>,
    /// A folder with templates that replace ours by name.
    pub templates: Option<Utf8PathBuf>,
    /// Where scripts have their runtime.
    pub runtime: RuntimePlace,
    /// What findings are worth, by code or name of the rule.
    pub rules: BTreeMap<String, Level>,
    /// What is taken for steps, where neither the article nor its folder says.
    pub steps: Option<Reading>,
    /// What becomes of the commands after one that has failed, where neither the
    /// article nor its folder says.
    pub failures: Option<Failures>,
    /// The dialect that articles are in, where neither the article nor its folder
    /// says; found out by the marks that stand in each where the key is absent.
    pub dialect: Option<Dialects>,
    /// What holds for the articles of one folder, by the beginning of their id,
    /// such as `alerts/etcd`; of several, the longest that says it counts.
    pub folders: BTreeMap<String, Asked>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            docs: "docs".into(),
            pattern: Pattern::default(),
            out: "runbooks".into(),
            source_locale: Locale::parse("en-US").expect("a tag"),
            locales: Vec::new(),
            automation: "automation".into(),
            formats: None,
            templates: None,
            runtime: RuntimePlace::default(),
            rules: BTreeMap::new(),
            steps: None,
            failures: None,
            dialect: None,
            folders: BTreeMap::new(),
        }
    }
}

/// Why there is no configuration to work with.
#[derive(Debug)]
pub enum ConfigError {
    /// The file exists and cannot be read.
    Unreadable(Utf8PathBuf, std::io::Error),
    /// The file is no configuration.
    Invalid(Utf8PathBuf, yaml::YamlError),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "cannot read {path}: {error}"),
            Self::Invalid(path, error) => write!(f, "{path}: {error}"),
        }
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads a configuration file; unless it is `required`, the defaults stand
    /// in for one that does not exist.
    ///
    /// # Errors
    /// Where the file cannot be read or understood.
    pub fn load_file(path: &Utf8Path, required: bool) -> Result<Self, ConfigError> {
        let path = path.to_owned();
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !required => {
                return Ok(Self::default());
            }
            Err(error) => return Err(ConfigError::Unreadable(path, error)),
        };
        if text
            .lines()
            .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
        {
            return Ok(Self::default());
        }
        yaml::from_str(&text).map_err(|error| ConfigError::Invalid(path, error))
    }

    /// Where a locale stands among the document set's: the source locale
    /// first, then the configured order, then by tag.
    #[must_use]
    pub fn rank(&self, locale: &Locale) -> (usize, Locale) {
        let rank = if *locale == self.source_locale {
            0
        } else {
            1 + self
                .locales
                .iter()
                .position(|known| known == locale)
                .unwrap_or(self.locales.len())
        };
        (rank, locale.clone())
    }

    /// What is asked of an article: of each thing what the nearest folder says
    /// that says anything of it, else what the document set does.
    #[must_use]
    pub fn asked(&self, id: &str) -> Asked {
        let holds = |folder: &str| {
            let rest = id.strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let folders = self.folders.iter();
        let folders = folders.map(|(folder, asked)| (folder.trim_matches('/'), *asked));
        let mut folders: Vec<(&str, Asked)> = folders.filter(|(folder, _)| holds(folder)).collect();
        folders.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
        let all = Asked {
            steps: self.steps,
            failures: self.failures,
            dialect: self.dialect,
        };
        let folders = folders.into_iter().map(|(_, asked)| asked);
        folders.chain([all]).fold(Asked::default(), Asked::or)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_does_not_exist_is_an_error_with_its_line() {
        let error = yaml::from_str::<Config>("docs: d\ncolour: red\n").unwrap_err();
        assert_eq!(error.place.unwrap().0, 2);
        assert!(error.message.contains("colour"), "{error}");
    }

    #[test]
    fn the_nearest_folder_says_what_is_asked() {
        let config: Config = yaml::from_str(
            "steps: lists\nfolders:\n  alerts: {steps: headings, failures: continue}\n  alerts/old/: {steps: lists}\n  alerts/old/x: {}\n",
        )
        .unwrap();
        let goes_on = Some(Failures::Continue);
        for (id, steps, failures) in [
            ("alerts/etcd", Reading::Headings, goes_on),
            ("alerts", Reading::Headings, goes_on),
            ("alerts-2/etcd", Reading::Lists, None),
            ("alerts/old/x/y", Reading::Lists, goes_on),
            ("x", Reading::Lists, None),
        ] {
            let steps = Some(steps);
            let asked = config.asked(id);
            assert_eq!((asked.steps, asked.failures), (steps, failures), "{id}");
        }
        assert_eq!(Config::default().asked("x"), Asked::default());
        let all: Config = yaml::from_str("failures: continue").unwrap();
        assert_eq!(all.asked("x").failures, goes_on);
        let hugo: Config = yaml::from_str("dialect: hugo\nfolders: {a: {dialect: auto}}").unwrap();
        assert_eq!(hugo.asked("b").dialect, Dialects::parse("hugo"));
        assert_eq!(hugo.asked("a/b").dialect, Some(Dialects::ALL));
        let error = yaml::from_str::<Config>("dialect: word").unwrap_err();
        assert!(error.message.contains("mkdocs"), "{error}");
        assert!(yaml::from_str::<Config>("failures: ignore").is_err());
        assert!(yaml::from_str::<Config>("folders: {a: {step: lists}}").is_err());
        assert!(yaml::from_str::<Config>("steps: chapters").is_err());
    }

    #[test]
    fn the_source_locale_ranks_first_then_the_configured_order() {
        let config: Config =
            yaml::from_str("source_locale: nl-NL\nlocales: [ja-JP, de-DE]\n").unwrap();
        let mut tags = ["ar-SA", "de-DE", "ja-JP", "nl-NL"].map(|tag| Locale::parse(tag).unwrap());
        tags.sort_by_key(|locale| config.rank(locale));
        assert_eq!(
            tags.map(|tag| tag.to_string()),
            ["nl-NL", "ja-JP", "de-DE", "ar-SA"]
        );
    }
}
