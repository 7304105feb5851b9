//! `runbookc inspect`: reads and models every article, in parallel, and hands
//! the records over in order.

use super::pipeline::{decode_file, document, findings, read_file};
use super::workspace::{Layout, Workspace};
use crate::inspect::{tree, view};
use crate::l10n::{align, carry};
use crate::plan::{Document, Wish};
use crate::procedure::{Lexicon, Tongue};
use crate::source::{SourceFile, single_file};
use crate::text::LineIndex;
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use std::io::{self, Write};

/// What `inspect` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InspectFormat {
    /// An outline for people.
    #[default]
    Tree,
    /// One JSON array of articles.
    Json,
    /// One article a line.
    Jsonl,
}

/// What to inspect, and how.
#[derive(Debug)]
pub struct InspectOptions {
    /// Document sets or single files.
    pub paths: Vec<Utf8PathBuf>,
    /// The layout of the document sets; its folder is not looked at.
    pub layout: Layout,
    /// The form.
    pub format: InspectFormat,
    /// Threads.
    pub jobs: usize,
    /// Whether the outline is in colour.
    pub colour: bool,
}

/// How many files are in flight at a time: enough to keep the threads busy,
/// few enough to bound the memory.
const WINDOW: usize = 1024;

/// Prints the step model of every article to `out`; what cannot be read is
/// told to `complain`. Gives the number of files that could not be read.
///
/// # Errors
/// Where `out` cannot be written.
pub fn inspect(
    options: &InspectOptions,
    out: &mut impl Write,
    mut complain: impl FnMut(&str, &str),
) -> io::Result<usize> {
    let mut failed = 0;
    let mut files: Vec<Inspected> = Vec::new();
    for path in &options.paths {
        if path.is_dir() {
            find(path, options, &mut files, &mut |path, reason| {
                failed += 1;
                complain(path, reason);
            });
        } else {
            match single_file(path, &options.layout.config.source_locale) {
                Ok(file) => files.push(Inspected {
                    file,
                    reference: None,
                    carries: false,
                    alone: true,
                }),
                Err(error) => {
                    failed += 1;
                    complain(path.as_str(), &error.to_string());
                }
            }
        }
    }
    let mut first = true;
    if options.format == InspectFormat::Json {
        out.write_all(b"[")?;
    }
    for window in files.chunks(WINDOW) {
        let records: Vec<(Vec<u8>, Vec<(String, String)>)> = window
            // A thread takes an article at a time: how its reference is read says how its
            // translations are.
            .par_chunk_by(|one, next| one.file.id == next.file.id)
            .map(|chunk| {
                let mut buffer = Vec::new();
                let mut text = Vec::with_capacity(chunk.len() * 4096);
                let mut unread = Vec::new();
                let mut last: Option<(&str, Wish)> = None;
                for file in chunk {
                    let wish = last.filter(|(id, _)| *id == file.file.id);
                    let wish = wish.map_or_else(|| wish_for(file, options), |(_, wish)| wish);
                    let read = record(file, wish, options, &mut buffer, &mut text, &mut unread);
                    last = read.map(|wish| (file.file.id.as_str(), wish));
                }
                (text, unread)
            })
            .collect();
        for (text, unread) in records {
            for (path, reason) in unread {
                failed += 1;
                complain(&path, &reason);
            }
            // In a JSON array, every record but the first follows a comma.
            let text = if first && options.format == InspectFormat::Json {
                text.strip_prefix(b",").unwrap_or(&text)
            } else {
                &text
            };
            first &= text.is_empty();
            out.write_all(text)?;
        }
    }
    if options.format == InspectFormat::Json {
        out.write_all(b"\n]\n")?;
    }
    out.flush()?;
    Ok(failed)
}

fn find(
    root: &Utf8Path,
    options: &InspectOptions,
    files: &mut Vec<Inspected>,
    complain: &mut impl FnMut(&str, &str),
) {
    let layout = Layout {
        docs: root.to_owned(),
        ..options.layout.clone()
    };
    let workspace = Workspace::find(&layout, options.jobs);
    for skipped in &workspace.skipped {
        complain(&skipped.path, &skipped.reason);
    }
    let knows = |file: &SourceFile| Lexicon::of(&file.locale).knows_verbs();
    for article in workspace.articles {
        let reference = article.files.first().cloned();
        let source_knows = reference.as_ref().is_some_and(knows);
        let translations = std::iter::once(None).chain(std::iter::repeat(reference));
        files.extend(
            article
                .files
                .into_iter()
                .zip(translations)
                .map(|(file, reference)| Inspected {
                    carries: source_knows && !knows(&file),
                    file,
                    reference,
                    alone: false,
                }),
        );
    }
}

/// A file to inspect.
struct Inspected {
    file: SourceFile,
    /// The reference, where the file is a translation.
    reference: Option<SourceFile>,
    /// Whether it takes over the actions of the reference, because its language
    /// has no words for them.
    carries: bool,
    /// Whether it was named by itself.
    alone: bool,
}

/// How a file is to be read: a translation as its reference is.
fn wish_for(inspected: &Inspected, options: &InspectOptions) -> Wish {
    let layout = &options.layout;
    let wish = layout.wish(&inspected.file.id);
    let mut buffer = Vec::new();
    match &inspected.reference {
        Some(reference)
            if wish.always.steps.is_none() && read_file(reference, &mut buffer).is_ok() =>
        {
            Wish::like(&document(reference, &decode_file(reference, &buffer), wish))
        }
        _ => wish,
    }
}

/// Gives a document the actions of its reference. One that cannot be read is
/// told of where it is inspected itself.
fn carry_over(document: &mut Document<'_>, reference: &SourceFile) {
    let mut buffer = Vec::new();
    if read_file(reference, &mut buffer).is_err() {
        return;
    }
    let decoded = decode_file(reference, &buffer);
    let reference = self::document(reference, &decoded, Wish::like(document));
    let alignment = align(&reference.model, &document.model);
    carry(&reference.model, &mut document.model, &alignment);
}

/// Adds the record of a file, and tells how others of its article are read.
fn record(
    inspected: &Inspected,
    wish: Wish,
    options: &InspectOptions,
    buffer: &mut Vec<u8>,
    out: &mut Vec<u8>,
    unread: &mut Vec<(String, String)>,
) -> Option<Wish> {
    let file = &inspected.file;
    if let Err(error) = read_file(file, buffer) {
        unread.push((error.path, error.reason));
        return None;
    }
    let decoded = decode_file(file, buffer);
    let mut document = document(file, &decoded, wish);
    if let Some(reference) = inspected.reference.as_ref().filter(|_| inspected.carries) {
        carry_over(&mut document, reference);
    }
    // A file by itself is of no set whose places could say otherwise.
    if let Tongue::Known(own) = &document.tongue
        && inspected.alone
        && document.unplaced
    {
        document.file.locale = own.clone();
    }
    let diagnostics = findings(&document, &options.layout.settings);
    let lines = LineIndex::new(document.text);
    let view = view(&document, &diagnostics, &lines);
    match options.format {
        InspectFormat::Tree => out.extend_from_slice(tree(&view, options.colour).as_bytes()),
        InspectFormat::Json => {
            out.extend_from_slice(b",\n");
            serde_json::to_writer(out, &view).expect("a record is plain data");
        }
        InspectFormat::Jsonl => {
            serde_json::to_writer(&mut *out, &view).expect("a record is plain data");
            out.push(b'\n');
        }
    }
    Some(Wish::like(&document))
}
