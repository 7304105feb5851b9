//! What the template of a sign-off sheet gets. Every string is plain text.

use serde::Serialize;

/// A sheet.
#[derive(Debug, Serialize)]
pub(super) struct Sheet {
    pub(super) title: String,
    pub(super) complete: bool,
    /// Whether nothing is wrong with what was read, but it is not all.
    pub(super) partial: bool,
    /// Whether it is all there, but for the end of a start.
    pub(super) unended: bool,
    /// Whether all that was begun is told where an end is not.
    pub(super) tells_begins: bool,
    pub(super) runs: Vec<RunPart>,
    /// The accounts that ran something, for them to sign.
    pub(super) people: Vec<String>,
    pub(super) files: Vec<FileRow>,
    pub(super) findings: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct RunPart {
    pub(super) id: String,
    pub(super) facts: Vec<FactRow>,
    /// Whether the article has several versions.
    pub(super) versions: bool,
    /// Whether steps of earlier versions of the article are among the steps.
    pub(super) formers: bool,
    /// Whether a value was changed that commands used.
    pub(super) values_changed: bool,
    /// Whether values are known by the variables that commands have them in.
    pub(super) variables: bool,
    /// Whether the operator stopped the run, or something interrupted it.
    pub(super) breaks: bool,
    /// What happened, one thing after the other.
    pub(super) course: Vec<HappeningRow>,
    /// Whether lines that tell that something began are in none of its rows.
    pub(super) begins_apart: bool,
    /// Whether commands after one that had failed were run, too.
    pub(super) continues: bool,
    pub(super) articles: Vec<ArticlePart>,
    pub(super) procedures: Vec<ProcedurePart>,
    /// Whether the evidence names all steps of the article.
    pub(super) names_all: bool,
    /// The languages of titles that are not in that of the sheet.
    pub(super) foreign: String,
    pub(super) skipped: Vec<HappeningRow>,
    pub(super) notes: Vec<NoteRow>,
    /// Whether any of those has values.
    pub(super) incidents_have_values: bool,
    /// What failed, was interrupted or undone, or never reported its end, and what was
    /// changed on the way.
    pub(super) incidents: Vec<HappeningRow>,
    /// Steps at which more happened than a row of a table can tell.
    pub(super) details: Vec<DetailPart>,
    pub(super) values: Vec<ValueRow>,
    /// The values that were changed on the way.
    pub(super) changed: Vec<String>,
    /// The secrets that were given more than once.
    pub(super) given_again: Vec<String>,
    pub(super) sessions: Vec<SessionRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct FactRow {
    pub(super) name: String,
    pub(super) value: String,
}

/// A version of the article.
#[derive(Debug, Serialize)]
pub(super) struct ArticlePart {
    pub(super) number: usize,
    pub(super) since: String,
    pub(super) sources: Vec<SourceRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceRow {
    pub(super) path: String,
    pub(super) hash: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ProcedurePart {
    /// Nothing where there is only one.
    pub(super) title: String,
    pub(super) steps: Vec<StepRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct StepRow {
    pub(super) label: String,
    pub(super) title: String,
    pub(super) outcome: String,
    pub(super) who: String,
    pub(super) started: String,
    pub(super) duration: String,
    pub(super) tries: String,
    /// The versions of the article that it is in, and what took its place.
    pub(super) version: String,
    /// Those of the values that were changed that it has its outcome with.
    pub(super) values: String,
    pub(super) remarks: String,
}

/// Something that happened, and, of a step, how that ended in the end.
#[derive(Debug, Default, Serialize)]
pub(super) struct HappeningRow {
    pub(super) number: String,
    pub(super) time: String,
    pub(super) start: usize,
    pub(super) version: String,
    pub(super) label: String,
    pub(super) title: String,
    pub(super) what: String,
    pub(super) outcome: String,
    pub(super) status: String,
    pub(super) reason: String,
    /// The reason and the exit status, in short.
    pub(super) remarks: String,
    pub(super) who: String,
    pub(super) finally: String,
    /// The values that it was done with, but for secrets.
    pub(super) values: String,
}

/// All that happened with a step.
#[derive(Debug, Serialize)]
pub(super) struct DetailPart {
    pub(super) label: String,
    pub(super) title: String,
    pub(super) events: Vec<EventRow>,
    pub(super) texts: Vec<TextPart>,
}

#[derive(Debug, Serialize)]
pub(super) struct EventRow {
    pub(super) time: String,
    pub(super) outcome: String,
    pub(super) what: String,
    pub(super) status: String,
    pub(super) duration: String,
    pub(super) who: String,
    pub(super) remarks: String,
    pub(super) values: String,
}

/// Code that ran, or an output, line by line; none of them is a mark of Markdown where
/// each stands behind four blanks.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TextPart {
    pub(super) name: String,
    /// When it ran, or when that was so.
    pub(super) times: String,
    pub(super) lines: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct NoteRow {
    pub(super) label: String,
    pub(super) note: String,
    pub(super) who: String,
    pub(super) time: String,
}

#[derive(Debug, Serialize)]
pub(super) struct ValueRow {
    pub(super) name: String,
    pub(super) variable: String,
    pub(super) value: String,
    pub(super) secret: bool,
    pub(super) from: String,
    pub(super) who: String,
    pub(super) time: String,
    pub(super) steps: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SessionRow {
    pub(super) number: usize,
    pub(super) version: String,
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
