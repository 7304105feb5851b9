//! What the template of a sign-off sheet gets. Every string is plain text.

use serde::Serialize;

/// A sheet.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) title: String,
    pub(super) complete: bool,
    /// Whether nothing is wrong with what was read, but it is not all.
    pub(super) partial: bool,
    pub(super) runs: Vec<RunPart>,
    pub(super) files: Vec<FileRow>,
    pub(super) findings: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct RunPart {
    pub(super) id: String,
    pub(super) facts: Vec<FactRow>,
    pub(super) sources: Vec<SourceRow>,
    pub(super) steps: Vec<StepRow>,
    pub(super) skipped: Vec<TryRow>,
    pub(super) failures: Vec<TryRow>,
    pub(super) unknown: Vec<TryRow>,
    pub(super) undone: Vec<TryRow>,
    pub(super) notes: Vec<NoteRow>,
    pub(super) values: Vec<ValueRow>,
    pub(super) sessions: Vec<SessionRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct FactRow {
    pub(super) name: String,
    pub(super) value: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceRow {
    pub(super) path: String,
    pub(super) hash: String,
}

#[derive(Debug, Serialize)]
pub(super) struct StepRow {
    pub(super) id: String,
    pub(super) outcome: String,
    pub(super) by: String,
    pub(super) who: String,
    pub(super) started: String,
    pub(super) duration: String,
    pub(super) remarks: String,
}

/// Something that happened with a step, and how the step ended in the end.
#[derive(Debug, Serialize)]
pub(super) struct TryRow {
    pub(super) id: String,
    pub(super) outcome: String,
    pub(super) phase: String,
    pub(super) status: String,
    pub(super) reason: String,
    pub(super) who: String,
    pub(super) time: String,
    pub(super) finally: String,
}

#[derive(Debug, Serialize)]
pub(super) struct NoteRow {
    pub(super) id: String,
    pub(super) note: String,
    pub(super) who: String,
    pub(super) time: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ValueRow {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) secret: bool,
    pub(super) from: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SessionRow {
    pub(super) begun: String,
    pub(super) who: String,
    pub(super) host: String,
    pub(super) ended: String,
    pub(super) outcome: String,
    pub(super) status: String,
    pub(super) step: String,
}

#[derive(Debug, Serialize)]
pub(super) struct FileRow {
    pub(super) path: String,
    pub(super) lines: u64,
    pub(super) read: u64,
    pub(super) chain: String,
    pub(super) sha256: String,
}
