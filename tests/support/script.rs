//! Runbooks for other tests to run: from the texts of an article to the script of a shell.

use runbookc::emit::{Artifact, Format, Runbook, Templates};
use runbookc::plan::{Document, FileId, align_all, compile_with};
use runbookc::source::{Automation, Decoded, Locale, decode};

/// The script of an article, given as tags, paths and texts, the reference first; `None` where
/// it has no procedure.
pub fn script(
    format: Format,
    id: &str,
    files: &[(&str, &str, &str)],
    automation: &Automation,
) -> Option<Artifact> {
    let decoded: Vec<Decoded<'_>> = files.iter().map(|file| decode(file.2.as_bytes())).collect();
    let documents: Vec<Document<'_>> = files
        .iter()
        .zip(&decoded)
        .map(|((locale, path, text), decoded)| {
            let file = FileId {
                id: id.to_owned(),
                locale: Locale::parse(locale).expect("a tag"),
                path: (*path).to_owned(),
            };
            let mut document = Document::read(file, decoded);
            document.hash = blake3::hash(text.as_bytes()).to_hex().to_string();
            document
        })
        .collect();
    let plan = compile_with(id, &documents, &align_all(&documents), automation)?;
    let source = Locale::parse("en-US").expect("a tag");
    let templates = Templates::load(None, source).expect("our own");
    let mut artifacts = format
        .emit(&Runbook::of(&templates, &plan))
        .expect("our own template");
    Some(artifacts.remove(0))
}
