//! The file of a notebook: nbformat 4.5, as its specification has it
//! (<https://nbformat.readthedocs.io/en/latest/format_description.html>).

#[derive(serde::Serialize)]
pub(super) struct Notebook {
    pub(super) metadata: Metadata,
    pub(super) nbformat: u8,
    pub(super) nbformat_minor: u8,
    pub(super) cells: Vec<Cell>,
}

#[derive(serde::Serialize)]
pub(super) struct Metadata {
    pub(super) runbookc: Provenance,
    pub(super) kernelspec: Kernel,
    pub(super) language_info: Language,
}

#[derive(serde::Serialize)]
pub(super) struct Provenance {
    pub(super) generator: String,
    pub(super) id: String,
}

#[derive(serde::Serialize)]
pub(super) struct Kernel {
    pub(super) name: &'static str,
    pub(super) display_name: &'static str,
    pub(super) language: &'static str,
}

#[derive(serde::Serialize)]
pub(super) struct Language {
    pub(super) name: &'static str,
    pub(super) file_extension: &'static str,
    pub(super) mimetype: &'static str,
    pub(super) codemirror_mode: &'static str,
}

#[derive(serde::Serialize)]
#[serde(tag = "cell_type", rename_all = "lowercase")]
pub(super) enum Cell {
    Markdown {
        id: String,
        metadata: Tags,
        source: Vec<String>,
    },
    Code {
        id: String,
        metadata: Tags,
        /// Never anything but `null`: nothing has been run.
        execution_count: Option<u32>,
        outputs: [u8; 0],
        source: Vec<String>,
    },
}

#[derive(Default, serde::Serialize)]
pub(super) struct Tags {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) tags: &'static [&'static str],
}

/// The id of a cell, from that of a step: `p1-3-run-1`. An id that would be too
/// long for a notebook is hashed.
pub(super) fn cell_id(step: &str, end: &str) -> String {
    let id = step.replace('.', "-");
    if id.len() + end.len() <= 64 {
        return format!("{id}{end}");
    }
    format!("s-{}{end}", &blake3::hash(step.as_bytes()).to_hex()[..32])
}

/// Text as a notebook has it: a list of lines, each with its end.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.split_inclusive('\n').map(str::to_owned).collect()
}
