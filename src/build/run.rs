//! One build: what changed is compiled and written, what is gone is removed.

use super::artifacts::Output;
use super::automating::stray_findings;
use super::compiling::{Outcome, compile_article};
use super::manifest::{self, Key, Record};
use super::reports::{Counts, Findings, MessageFormat};
use super::workspace::{ArticleFiles, Layout, Workspace, relative_path};
use crate::check::{all_rules, check_locale};
use crate::diagnostic::{FileReport, sarif};
use crate::emit::{Format, Templates, TemplatesError};
use crate::source::{Locale, Skipped, Stamp};
use camino::Utf8PathBuf;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::{self, Write};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What to build, and how.
#[derive(Debug)]
pub struct BuildOptions {
    /// The document set.
    pub layout: Layout,
    /// The output folder.
    pub out: Utf8PathBuf,
    /// The formats to make.
    pub formats: Vec<Format>,
    /// The user's own templates.
    pub templates: Option<Utf8PathBuf>,
    /// Threads.
    pub jobs: usize,
    /// Only look whether everything is current.
    pub check: bool,
    /// Compile everything, whatever the manifest says.
    pub force: bool,
    /// The form of the findings.
    pub message_format: MessageFormat,
    /// Whether findings are in colour.
    pub colour: bool,
}

/// How a build went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles, a locale each.
    pub articles: usize,
    /// Procedures in them.
    pub procedures: usize,
    /// Artifacts written.
    pub written: usize,
    /// Artifacts that were already as they should be.
    pub unchanged: usize,
    /// Artifacts removed because their article is gone.
    pub removed: usize,
    /// The findings.
    pub counts: Counts,
    /// Findings counted but not shown, in articles that did not change.
    pub unshown: usize,
    /// Files that are no articles although they stand where articles do.
    pub left_out: Vec<String>,
    /// What could not be read or written.
    pub failures: Vec<String>,
    /// With `check`: the artifacts that are not current.
    pub stale: Vec<String>,
}

/// Why there was no build.
#[derive(Debug)]
pub enum BuildError {
    /// The folder with the articles is not there.
    NoDocs(Utf8PathBuf, io::Error),
    /// A part of it cannot be looked into. What is there is unknown, so
    /// nothing is written, and nothing taken for gone.
    Unreadable(Vec<String>),
    /// No file in it is an article.
    NoArticles(Box<Layout>),
    /// The output folder cannot be used.
    Output(Utf8PathBuf, io::Error),
    /// The user's templates cannot be used.
    Templates(TemplatesError),
    /// The findings cannot be written.
    Report(io::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocs(path, error) => write!(f, "cannot read the documents in {path}: {error}"),
            Self::Unreadable(paths) => {
                write!(
                    f,
                    "cannot read all of the documents, so nothing was built: {}",
                    paths.join("; ")
                )
            }
            Self::NoArticles(layout) => {
                write!(
                    f,
                    "no file in {} is an article `{}`",
                    layout.docs, layout.pattern
                )?;
                if !layout.locales.is_empty() {
                    let tags: Vec<_> = layout.locales.iter().map(Locale::as_str).collect();
                    write!(f, " in {}", tags.join(", "))?;
                }
                write!(f, "; nothing was built, and nothing removed")
            }
            Self::Output(path, error) => write!(f, "cannot write to {path}: {error}"),
            Self::Templates(error) => error.fmt(f),
            Self::Report(error) => write!(f, "cannot write the findings: {error}"),
        }
    }
}

impl std::error::Error for BuildError {}

/// Someone who watches a build.
pub trait Progress: Sync {
    /// So many articles are to be compiled.
    fn begin(&self, total: usize);
    /// One is done.
    fn advance(&self);
}

/// Articles in flight at a time: the bound on memory.
const WINDOW: usize = 128;
/// A file this young may change again within one tick of the file system's
/// clock, so its time proves nothing yet.
const RACY: Duration = Duration::from_millis(20);

/// Builds a document set; findings go to `report`.
///
/// # Errors
/// Where nothing could be built at all. What goes wrong with one article is in
/// the summary's `failures`.
pub fn build(
    options: &BuildOptions,
    report: &mut dyn Write,
    progress: &dyn Progress,
) -> Result<Summary, BuildError> {
    let docs = &options.layout.docs;
    std::fs::read_dir(docs).map_err(|error| BuildError::NoDocs(docs.clone(), error))?;
    let output_error = |error| BuildError::Output(options.out.clone(), error);
    let output = if options.check {
        Output::look(&options.out)
    } else {
        Output::open(&options.out).map_err(output_error)?
    };
    let key = key(options).map_err(BuildError::Templates)?;
    let old_bytes = if options.check {
        Vec::new()
    } else {
        output.manifest()
    };
    let old = manifest::decode(&old_bytes, &key);
    let known = old.as_deref().unwrap_or_default();
    let started = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let settled = u64::try_from(started.saturating_sub(RACY).as_nanos()).unwrap_or(u64::MAX);

    let workspace = Workspace::find(&options.layout, options.jobs);
    let (left_out, unreadable): (Vec<_>, Vec<_>) = workspace
        .skipped
        .iter()
        .partition(|skipped| skipped.on_purpose);
    let told = |skipped: Vec<&Skipped>| -> Vec<String> {
        let tell = |skipped: &Skipped| format!("{}: {}", skipped.path, skipped.reason);
        skipped.into_iter().map(tell).collect()
    };
    if !unreadable.is_empty() {
        return Err(BuildError::Unreadable(told(unreadable)));
    }
    if workspace.articles.is_empty() {
        return Err(BuildError::NoArticles(Box::new(options.layout.clone())));
    }
    let by_id: HashMap<&str, &Record<'_>> =
        known.iter().map(|record| (record.id, record)).collect();
    let reuse = !options.force && !options.message_format.is_for_programs();
    let current: Vec<Option<&Record<'_>>> = workspace
        .articles
        .par_iter()
        .with_min_len(64)
        .map(|article| {
            let record = by_id.get(article.id.as_str()).filter(|_| reuse)?;
            is_current(article, record, settled, &output).then_some(*record)
        })
        .collect();
    let dirty: Vec<&ArticleFiles> = workspace
        .articles
        .iter()
        .zip(&current)
        .filter_map(|(article, record)| record.is_none().then_some(article))
        .collect();

    let mut summary = Summary {
        articles: workspace
            .articles
            .iter()
            .map(|article| article.files.len())
            .sum(),
        ..Summary::default()
    };
    summary.left_out = told(left_out);
    for record in current.iter().flatten() {
        summary.procedures += record.procedures as usize;
        summary.unchanged += record.outputs.len();
        summary.counts = summary.counts.plus(record.counts);
        summary.unshown += record.counts.errors + record.counts.warnings;
    }
    let mut log = locale_findings(options, &workspace);
    log.extend(stray_findings(&options.layout, &workspace));
    for findings in &log {
        summary.counts = summary.counts.plus(Counts::of(&findings.diagnostics));
        let text = options.message_format.render(findings, options.colour);
        report
            .write_all(text.as_bytes())
            .map_err(BuildError::Report)?;
    }
    if dirty.is_empty() && known.len() == workspace.articles.len() && old.is_some() {
        return Ok(summary);
    }

    let templates = Templates::load(
        options.templates.as_deref(),
        options.layout.config.source_locale.clone(),
    )
    .map_err(BuildError::Templates)?;
    if !options.check {
        output.sweep().map_err(output_error)?;
    }
    progress.begin(dirty.len());
    let mut outcomes: HashMap<&str, Outcome> = HashMap::with_capacity(dirty.len());
    for window in dirty.chunks(WINDOW) {
        let done: Vec<Outcome> = window
            .par_iter()
            .map(|article| {
                let outcome = compile_article(article, options, &templates, &output);
                progress.advance();
                outcome
            })
            .collect();
        for (article, mut outcome) in window.iter().zip(done) {
            for findings in std::mem::take(&mut outcome.findings) {
                let text = options.message_format.render(&findings, options.colour);
                report
                    .write_all(text.as_bytes())
                    .map_err(BuildError::Report)?;
                if options.message_format == MessageFormat::Sarif {
                    log.push(findings);
                }
            }
            summary.procedures += outcome.procedures;
            summary.written += outcome.written;
            summary.unchanged += outcome.unchanged;
            summary.counts = summary.counts.plus(outcome.counts);
            summary.stale.append(&mut outcome.stale);
            summary.failures.extend(outcome.failure.clone());
            outcomes.insert(&article.id, outcome);
        }
    }
    if options.message_format == MessageFormat::Sarif {
        let reports = log.iter().map(|findings| FileReport {
            path: &findings.path,
            text: &findings.text,
            diagnostics: &findings.diagnostics,
        });
        report
            .write_all(sarif(reports, &all_rules().collect::<Vec<_>>()).as_bytes())
            .map_err(BuildError::Report)?;
    }

    let records = records(&workspace, &current, &outcomes, &by_id);
    remove_leftovers(
        options,
        &output,
        old.as_deref(),
        &records,
        &outcomes,
        &mut summary,
    );
    if !options.check {
        let bytes = manifest::encode(&key, &records);
        if bytes != old_bytes {
            output.set_manifest(&bytes).map_err(output_error)?;
        }
    }
    summary.stale.sort_unstable();
    // A file that serves several articles is named once.
    summary.stale.dedup();
    Ok(summary)
}

/// What is to be said about each locale as such, at its first file.
fn locale_findings(options: &BuildOptions, workspace: &Workspace) -> Vec<Findings> {
    let layout = &options.layout;
    let mut seen: Vec<&Locale> = Vec::new();
    let mut found = Vec::new();
    for file in workspace.articles.iter().flat_map(|article| &article.files) {
        if seen.contains(&&file.locale) {
            continue;
        }
        seen.push(&file.locale);
        let source = &layout.config.source_locale;
        if let Some(diagnostic) = check_locale(&file.locale, source, &layout.settings) {
            found.push(Findings {
                path: file.path.to_string(),
                text: String::new(),
                diagnostics: vec![diagnostic],
            });
        }
    }
    found
}

/// Everything but the articles that decides what is made: the program, the
/// settings and the user's templates.
fn key(options: &BuildOptions) -> Result<Key, TemplatesError> {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    add(env!("CARGO_PKG_VERSION"));
    let program = std::env::current_exe().and_then(std::fs::metadata);
    add(&format!("{:?}", program.as_ref().map(Stamp::of).ok()));
    add(&format!("{:?} {:?}", options.layout, options.formats));
    add(&relative_path(&options.out, &options.layout.docs));
    if let Some(folder) = &options.templates {
        for (path, text) in Templates::files(folder)? {
            add(path.as_str());
            add(&text);
        }
    }
    Ok(*hasher.finalize().as_bytes())
}

/// Whether an article and what was made of it are as the last build left them.
fn is_current(article: &ArticleFiles, record: &Record<'_>, settled: u64, output: &Output) -> bool {
    article.inputs().count() == record.inputs.len()
        && article
            .inputs()
            .zip(&record.inputs)
            .all(|(file, (path, stamp))| {
                file.relative == *path && file.stamp == *stamp && stamp.modified < settled
            })
        && record
            .outputs
            .iter()
            .all(|(path, stamp)| output.is_as_left(path, *stamp))
}

/// The new manifest's records. An article that failed keeps its old record's
/// outputs, so that they stay known as ours, but none of its inputs, so that
/// the next build tries again; nor has one that includes other files.
fn records<'m>(
    workspace: &'m Workspace,
    current: &[Option<&Record<'m>>],
    outcomes: &'m HashMap<&str, Outcome>,
    old: &HashMap<&str, &Record<'m>>,
) -> Vec<Record<'m>> {
    workspace
        .articles
        .iter()
        .zip(current)
        .filter_map(|(article, record)| {
            if let Some(record) = record {
                return Some((*record).clone());
            }
            let outcome = outcomes.get(article.id.as_str())?;
            let failed = outcome.failure.is_some();
            let inputs = article
                .inputs()
                .map(|file| (file.relative.as_str(), file.stamp));
            let mut outputs: Vec<(&str, Stamp)> = outcome
                .outputs
                .iter()
                .map(|(path, stamp)| (path.as_str(), *stamp))
                .collect();
            if failed && let Some(old) = old.get(article.id.as_str()) {
                let kept = old
                    .outputs
                    .iter()
                    .filter(|(path, _)| !outputs.iter().any(|(p, _)| p == path));
                let kept: Vec<_> = kept.copied().collect();
                outputs.extend(kept);
            }
            Some(Record {
                id: &article.id,
                inputs: inputs.filter(|_| !failed && !outcome.includes).collect(),
                outputs,
                procedures: u32::try_from(outcome.procedures).unwrap_or(u32::MAX),
                counts: outcome.counts,
            })
        })
        .collect()
}

/// Removes the artifacts of articles that are gone or no longer have a
/// procedure: those the old manifest names, or, without one, those that bear
/// our mark. What belongs to an article that failed stays.
fn remove_leftovers(
    options: &BuildOptions,
    output: &Output,
    old: Option<&[Record<'_>]>,
    records: &[Record<'_>],
    outcomes: &HashMap<&str, Outcome>,
    summary: &mut Summary,
) {
    let expected: HashSet<&str> = records
        .iter()
        .flat_map(|record| record.outputs.iter().map(|(path, _)| *path))
        .collect();
    let leftovers: Vec<String> = match old {
        Some(old) => old
            .iter()
            .flat_map(|record| record.outputs.iter().map(|(path, _)| *path))
            .filter(|path| !expected.contains(path))
            .map(str::to_owned)
            .collect(),
        None => output.leftovers(&expected, &options.formats, &options.layout.locales),
    };
    let failed: Vec<String> = outcomes
        .iter()
        .filter(|(_, outcome)| outcome.failure.is_some())
        .map(|(id, _)| format!("{id}/"))
        .collect();
    for path in leftovers {
        if failed
            .iter()
            .any(|folder| path.starts_with(folder.as_str()))
        {
            continue;
        }
        if options.check {
            summary.stale.push(path);
            continue;
        }
        match output.remove(&path) {
            Ok(true) => summary.removed += 1,
            Ok(false) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => summary
                .failures
                .push(format!("{}/{path}: {error}", options.out)),
        }
    }
}
