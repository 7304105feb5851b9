//! What steps are called in other languages than they were shown in, as the
//! `runbook.json` beside the scripts says.

use crate::source::Locale;
use crate::text::SafeText;
use camino::{Utf8Path, Utf8PathBuf};
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;

/// What articles and their steps are called in all their languages.
#[derive(Debug, Default)]
pub struct Titles {
    /// By the id of the article.
    articles: HashMap<SafeText, Vec<(Locale, SafeText)>>,
    /// By the hash of the step's text: what has changed since is another step.
    steps: HashMap<SafeText, Vec<(Locale, SafeText)>>,
}

/// Why a `runbook.json` cannot be used.
#[derive(Debug)]
pub enum TitlesError {
    /// The file cannot be read.
    Unreadable(Utf8PathBuf, std::io::Error),
    /// It is no `runbook.json`.
    Invalid(Utf8PathBuf, serde_json::Error),
}

impl fmt::Display for TitlesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "cannot read {path}: {error}"),
            Self::Invalid(path, error) => write!(f, "{path} is no runbook.json: {error}"),
        }
    }
}

impl std::error::Error for TitlesError {}

/// What is read of a `runbook.json`.
#[derive(Deserialize)]
struct Runbook {
    id: SafeText,
    locales: Vec<Named>,
    procedures: Vec<Procedure>,
}

#[derive(Deserialize)]
struct Named {
    locale: String,
    title: SafeText,
}

#[derive(Deserialize)]
struct Procedure {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    hash: SafeText,
    text: Vec<Option<Words>>,
    substeps: Vec<Step>,
}

#[derive(Deserialize)]
struct Words {
    cmd: Vec<Run>,
}

#[derive(Deserialize)]
struct Run {
    text: SafeText,
}

impl Titles {
    /// Takes those of a file.
    ///
    /// # Errors
    /// Where the file cannot be read or is no `runbook.json`.
    pub fn add(&mut self, path: &Utf8Path) -> Result<(), TitlesError> {
        let bytes =
            std::fs::read(path).map_err(|error| TitlesError::Unreadable(path.to_owned(), error))?;
        let runbook: Runbook = serde_json::from_slice(&bytes)
            .map_err(|error| TitlesError::Invalid(path.to_owned(), error))?;
        let locales: Vec<Option<Locale>> = runbook
            .locales
            .iter()
            .map(|named| Locale::parse(&named.locale).ok())
            .collect();
        let titles = runbook.locales.into_iter().map(|named| named.title);
        let own = locales.iter().cloned().zip(titles);
        let own = own.filter_map(|(locale, title)| Some((locale?, title)));
        self.articles.insert(runbook.id, own.collect());
        for procedure in runbook.procedures {
            self.add_steps(procedure.steps, &locales);
        }
        Ok(())
    }

    fn add_steps(&mut self, steps: Vec<Step>, locales: &[Option<Locale>]) {
        for step in steps {
            let own = locales
                .iter()
                .zip(&step.text)
                .filter_map(|(locale, words)| {
                    let words: String = words.as_ref()?.cmd.iter().map(|run| &*run.text).collect();
                    let title = words.lines().find(|line| !line.trim().is_empty())?;
                    Some((locale.clone()?, SafeText::line(title)))
                });
            self.steps.insert(step.hash, own.collect());
            self.add_steps(step.substeps, locales);
        }
    }

    /// What a step is called in one of some languages.
    pub(super) fn step(&self, hash: Option<&SafeText>, locales: &[&Locale]) -> Option<&SafeText> {
        let titles = self.steps.get(hash?)?;
        best(&titles.iter().map(|(own, title)| (own, title)), locales)
    }

    /// What an article is called in one of some languages.
    pub(super) fn article(&self, id: &SafeText, locales: &[&Locale]) -> Option<&SafeText> {
        let titles = self.articles.get(id)?;
        best(&titles.iter().map(|(own, title)| (own, title)), locales)
    }
}

/// What is in one of some languages, the best first; else in the language of one.
pub(super) fn best<'t, T>(
    all: &(impl Iterator<Item = (&'t Locale, T)> + Clone),
    locales: &[&Locale],
) -> Option<T> {
    let same = locales.iter().find_map(|wanted| {
        let mut all = all.clone();
        all.find(|(own, _)| own == wanted)
    });
    let like = || {
        locales.iter().find_map(|wanted| {
            let mut all = all.clone();
            all.find(|(own, _)| own.language() == wanted.language())
        })
    };
    same.or_else(like).map(|(_, one)| one)
}
