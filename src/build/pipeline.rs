//! One article from bytes to documents and findings.

use super::workspace::ArticleFiles;
use crate::check::{self, ArticleSet, Settings, Translation};
use crate::diagnostic::Diagnostic;
use crate::l10n::{Alignment, Difference};
use crate::plan::{Document, FileId, Wish};
use crate::source::{Decoded, LARGEST_FILE, Locale, SourceFile, decode, included};
use std::io::Read;

/// The bytes of an article's files, in the order of its locales.
pub(super) struct Bytes {
    pub(super) files: Vec<Vec<u8>>,
}

/// A file that cannot be read, and why.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) path: String,
    pub(super) reason: String,
}

/// Reads a file into `buffer`.
pub(super) fn read_file(file: &SourceFile, buffer: &mut Vec<u8>) -> Result<(), Unreadable> {
    let unreadable = |reason: String| Unreadable {
        path: file.path.to_string(),
        reason,
    };
    let too_large = || unreadable(format!("it is larger than {} MiB", LARGEST_FILE >> 20));
    if file.stamp.size > LARGEST_FILE {
        return Err(too_large());
    }
    buffer.clear();
    buffer.reserve(usize::try_from(file.stamp.size).unwrap_or(0) + 1);
    let opened = std::fs::File::open(&file.path).map_err(|error| unreadable(error.to_string()))?;
    // The file may have grown since it was found.
    let mut limited = opened.take(LARGEST_FILE + 1);
    limited
        .read_to_end(buffer)
        .map_err(|error| unreadable(error.to_string()))?;
    if buffer.len() as u64 > LARGEST_FILE {
        return Err(too_large());
    }
    Ok(())
}

pub(super) fn read_all(article: &ArticleFiles) -> Result<Bytes, Unreadable> {
    let files = article
        .files
        .iter()
        .map(|file| {
            let mut buffer = Vec::new();
            read_file(file, &mut buffer).map(|()| buffer)
        })
        .collect::<Result<_, _>>()?;
    Ok(Bytes { files })
}

pub(super) fn decode_all<'b>(article: &ArticleFiles, bytes: &'b Bytes) -> Vec<Decoded<'b>> {
    let files = article.files.iter().zip(&bytes.files);
    files
        .map(|(file, bytes)| decode_file(file, bytes))
        .collect()
}

/// Decodes a file and reads what it includes.
pub(super) fn decode_file<'b>(file: &SourceFile, bytes: &'b [u8]) -> Decoded<'b> {
    let mut decoded = decode(bytes);
    decoded.includes = included(file, &decoded.text, decoded.start);
    decoded
}

pub(super) fn document<'a>(
    file: &SourceFile,
    decoded: &'a Decoded<'_>,
    wish: Wish,
) -> Document<'a> {
    let unplaced = !file.placed;
    Document::read_as(id(file), decoded, Wish { unplaced, ..wish })
}

pub(super) fn id(file: &SourceFile) -> FileId {
    FileId {
        id: file.id.clone(),
        locale: file.locale.clone(),
        path: file.relative.clone(),
    }
}

/// The findings in one document.
pub(super) fn findings(document: &Document<'_>, settings: &Settings) -> Vec<Diagnostic> {
    check::check(&document.subject(), settings)
}

/// What the languages of an article tell about each other: the findings in
/// each document.
pub(super) fn set_findings(
    documents: &[Document<'_>],
    alignments: &[Alignment],
    differences: &[Vec<Difference>],
    source_locale: &Locale,
    settings: &Settings,
) -> Vec<Vec<Diagnostic>> {
    let Some((reference, rest)) = documents.split_first() else {
        return Vec::new();
    };
    let translations: Vec<Translation<'_, '_>> = rest
        .iter()
        .zip(alignments.iter().zip(differences))
        .map(|(document, (alignment, differences))| Translation {
            subject: document.subject(),
            alignment,
            differences,
        })
        .collect();
    let set = ArticleSet {
        source_locale,
        reference: reference.subject(),
        translations: &translations,
    };
    check::check_set(&set, settings)
}
