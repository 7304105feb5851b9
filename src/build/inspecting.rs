//! `runbookc inspect`: reads and models every article, in parallel, and hands
//! the records over in order.

use super::pipeline::{document, findings, read_file};
use super::workspace::{Layout, Workspace};
use crate::inspect::{tree, view};
use crate::source::{SourceFile, decode, single_file};
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
/// Files a thread takes at a time.
const CHUNK: usize = 16;

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
    let mut files: Vec<SourceFile> = Vec::new();
    for path in &options.paths {
        if path.is_dir() {
            find(path, options, &mut files, &mut |path, reason| {
                failed += 1;
                complain(path, reason);
            });
        } else {
            match single_file(path, &options.layout.config.source_locale) {
                Ok(file) => files.push(file),
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
            .par_chunks(CHUNK)
            .map(|chunk| {
                let mut buffer = Vec::new();
                let mut text = Vec::with_capacity(chunk.len() * 4096);
                let mut unread = Vec::new();
                for file in chunk {
                    record(file, options, &mut buffer, &mut text, &mut unread);
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
    files: &mut Vec<SourceFile>,
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
    files.extend(
        workspace
            .articles
            .into_iter()
            .flat_map(|article| article.files),
    );
}

fn record(
    file: &SourceFile,
    options: &InspectOptions,
    buffer: &mut Vec<u8>,
    out: &mut Vec<u8>,
    unread: &mut Vec<(String, String)>,
) {
    if let Err(error) = read_file(file, buffer) {
        unread.push((error.path, error.reason));
        return;
    }
    let decoded = decode(buffer);
    let document = document(file, &decoded);
    let diagnostics = findings(&document);
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
}
