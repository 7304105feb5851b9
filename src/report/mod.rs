//! Floor 7: evidence of runs, read and shown as a sign-off sheet.
//!
//! What a generated runbook leaves behind is read line by line, as something
//! that anybody may have touched: whatever the bytes, what can be read is
//! shown, and what cannot is told. [`Report`] is the public contract of
//! `runbookc report --format json`; its JSON Schema is what
//! `runbookc schema report` prints, and that of the lines it is made of
//! ([`Line`]) what `runbookc schema evidence` prints.

mod article;
mod called;
mod chain;
mod check;
mod choices;
mod course;
mod entry;
mod evidence;
mod file;
mod language;
mod log;
mod loops;
mod moves;
mod note;
mod numbers;
mod own;
mod page;
mod pen;
mod problems;
mod rows;
mod run;
mod sections;
mod sheet;
mod spread;
mod step;
mod steps;
mod successor;
mod titles;
mod undos;
mod unended;
mod value;
mod write;

pub use article::{Code, Title};
pub use chain::{ChainReport, ChainState};
pub use course::{Happened, Happening};
pub use entry::{Entry, EntryKind};
pub use evidence::{By, Event, From, Line, Phase, Word};
pub use file::{FileReport, Finding, FindingKind};
pub use language::from_environment;
pub use note::{Acknowledgement, Note};
pub use numbers::Numbers;
pub use run::{Article, Change, RunReport, Session, Source};
pub use step::{Replacement, StepReport};
pub use steps::OpenStep;
pub use titles::{Titles, TitlesError};
pub use value::Value;
pub use write::{WriteError, write};

use crate::emit::{EmitError, Templates};
use crate::source::Locale;
use camino::Utf8PathBuf;
use schemars::JsonSchema;
use serde::Serialize;

/// What the evidence says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// The version of this form: 1.
    pub v: u32,
    /// Whether every line of every file was read, no hash chain is broken,
    /// no entry of a run is missing or stands there in two versions, no run
    /// breaks off in a start that has no end, and there is a run at all.
    pub complete: bool,
    /// The same, with what keeps it from being so.
    pub state: State,
    /// The runs, in the order in which the files first name them.
    pub runs: Vec<RunReport>,
    /// The files, as they were given.
    pub files: Vec<FileReport>,
}

/// What can be said of evidence as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is all there, and nothing in it contradicts itself.
    Complete,
    /// Nothing in it contradicts itself, but a run breaks off in a start that has
    /// no end: what was under way then is not told.
    Unended,
    /// Nothing in what was read contradicts itself, but it is not all: a file
    /// could not be read, a part of a run stands in a file that was not
    /// named, or no run is in any.
    Partial,
    /// Something in it was damaged or altered, or is missing.
    Damaged,
}

impl Report {
    /// Reads evidence files. Parts of one run are put together, whichever files
    /// they stand in. Never fails: what is wrong with a file is in the report.
    #[must_use]
    pub fn read(paths: &[Utf8PathBuf]) -> Self {
        let mut records = Vec::new();
        let files: Vec<FileReport> = paths
            .iter()
            .enumerate()
            .map(|(n, path)| file::read(path, n, &mut records))
            .collect();
        Self::of(files, records)
    }

    /// Reads one evidence file from its bytes, under a name to show.
    #[must_use]
    pub fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        let mut records = Vec::new();
        let file = file::read_from(name, 0, &mut &bytes[..], &mut records);
        Self::of(vec![file], records)
    }

    fn of(files: Vec<FileReport>, records: Vec<file::Record>) -> Self {
        let runs = run::runs(records);
        // Where nothing is told of any run, there is nothing to sign for.
        let is_whole = !runs.is_empty()
            && files.iter().all(FileReport::is_whole)
            && runs.iter().all(|run| run.numbers.is_whole());
        let complete = is_whole && !runs.iter().any(RunReport::lacks_end);
        let is_honest = files.iter().all(FileReport::is_undamaged)
            && runs.iter().all(|run| run.numbers.is_part());
        let state = match (is_whole, is_honest) {
            (true, _) if complete => State::Complete,
            (true, _) => State::Unended,
            (false, true) => State::Partial,
            (false, false) => State::Damaged,
        };
        Self {
            v: 1,
            complete,
            state,
            runs,
            files,
        }
    }

    /// Whether not one of the files could be read, so that there is nothing to
    /// show.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.files.iter().all(FileReport::is_unread)
    }

    /// What keeps the report from being complete, a line each: file and line,
    /// what is wrong, and what to do.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for file in &self.files {
            problems::of_file(file, &mut problems);
        }
        for run in &self.runs {
            problems::of_run(run, &mut problems);
        }
        if self.runs.is_empty() && problems.is_empty() {
            problems.push(problems::NO_RUN.to_owned());
        }
        problems
    }

    /// The sign-off sheet, in Markdown, in the words of a locale or of what is
    /// negotiated for it. Steps are called by `titles` where those know them in
    /// its language, else as they were shown.
    ///
    /// # Errors
    /// Where the template fails, which only an overridden one can.
    pub fn markdown(
        &self,
        templates: &Templates,
        titles: &Titles,
        locale: &Locale,
    ) -> Result<String, EmitError> {
        sheet::markdown(self, templates, titles, locale)
    }

    /// The report as one JSON object.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a report is plain data") + "\n"
    }
}

/// The JSON Schema (draft 2020-12) of a [`Report`].
#[must_use]
pub fn schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    pretty(&settings.into_generator().into_root_schema_for::<Report>())
}

/// The JSON Schema (draft 2020-12) of one line of an evidence file.
#[must_use]
pub fn evidence_schema() -> String {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    pretty(&settings.into_generator().into_root_schema_for::<Line>())
}

fn pretty(schema: &schemars::Schema) -> String {
    serde_json::to_string_pretty(schema).expect("a schema is plain data") + "\n"
}
