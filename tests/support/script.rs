//! Runbooks for other tests to run: from the texts of an article to the script of a shell.

use runbookc::emit::{Artifact, Format, Runbook, Templates};
use runbookc::plan::{Document, FileId, align_all, compile_with};
use runbookc::source::{Automation, Decoded, Locale, Pattern, decode, walk};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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

/// An article of the corpus.
pub struct Article {
    pub id: String,
    /// Its tags, paths and texts, the source language first.
    pub files: Vec<(String, String, String)>,
}

impl Article {
    /// Its script, where it has a procedure.
    pub fn script(&self, format: Format) -> Option<Artifact> {
        let files: Vec<(&str, &str, &str)> = self
            .files
            .iter()
            .map(|(locale, path, text)| (locale.as_str(), path.as_str(), text.as_str()))
            .collect();
        script(format, &self.id, &files, &Automation::default())
    }
}

/// The articles of the corpus, in the order of their ids.
pub fn articles(corpus: &Path) -> Vec<Article> {
    let root = camino::Utf8PathBuf::from_path_buf(corpus.join("alchemy")).expect("Unicode");
    let pattern = Pattern::parse("{locale}/{path}.md").expect("a pattern");
    let english = Locale::parse("en-US").expect("a tag");
    let mut found: BTreeMap<String, Vec<(String, String, String)>> = BTreeMap::new();
    for file in walk(&root, &pattern, &[], &english, 2).files {
        let text = decode(&fs::read(&file.path).expect("there"))
            .text
            .into_owned();
        let entry = (file.locale.to_string(), file.relative, text);
        found.entry(file.id).or_default().push(entry);
    }
    found
        .into_iter()
        .map(|(id, mut files)| {
            files.sort_by_key(|file| (file.0 != "en-US", file.0.clone()));
            Article { id, files }
        })
        .collect()
}
