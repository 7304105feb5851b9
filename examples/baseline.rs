//! The yardstick of the speed bars: what reading a document set costs before anything is
//! made of it.
//!
//! ```text
//! cargo run --release --example baseline -- walk|drain ROOT [--threads N]
//! ```
//!
//! `walk` finds every `.md` file and takes its size, as a build in which nothing changed has
//! to. `drain` also reads every file and pulls all of pulldown-cmark's events with their
//! offsets out of it, as the least that any reading of Markdown does. Neither splits the front
//! matter off or keeps anything.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread::available_parallelism;
use std::time::Instant;

use ignore::{DirEntry, WalkBuilder, WalkState};
use pulldown_cmark::{Options, Parser};

#[derive(Default)]
struct Totals {
    files: AtomicU64,
    bytes: AtomicU64,
    events: AtomicU64,
    errors: AtomicU64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (mode, root, threads) = match arguments[..] {
        [mode, root] => (mode, root, available_parallelism().ok().map(Into::into)),
        [mode, root, "--threads", threads] => (mode, root, threads.parse().ok()),
        _ => ("", "", None),
    };
    let (Some(threads), "walk" | "drain") = (threads, mode) else {
        eprintln!("usage: baseline walk|drain ROOT [--threads N]");
        return ExitCode::from(2);
    };

    let start = Instant::now();
    let totals = visit(Path::new(root), threads, mode == "drain");
    let elapsed = start.elapsed();

    let count = |counter: &AtomicU64| counter.load(Relaxed);
    let files = count(&totals.files);
    let per_file = elapsed / u32::try_from(files.max(1)).unwrap_or(u32::MAX);
    println!(
        "{mode}: {files} files, {} bytes, {} events, {threads} threads, {elapsed:.1?}, {per_file:.2?} a file",
        count(&totals.bytes),
        count(&totals.events),
    );
    if count(&totals.errors) > 0 {
        eprintln!(
            "{} files or folders could not be read",
            count(&totals.errors)
        );
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Visits every `.md` file under `root`, hidden and ignored ones too.
fn visit(root: &Path, threads: usize, drain: bool) -> Totals {
    let totals = Totals::default();
    WalkBuilder::new(root)
        .standard_filters(false)
        .threads(threads)
        .build_parallel()
        .run(|| {
            let totals = &totals;
            let mut text = Vec::new();
            Box::new(move |entry| {
                let visited = entry
                    .map_err(drop)
                    .and_then(|entry| visit_entry(&entry, drain, &mut text, totals).map_err(drop));
                if visited.is_err() {
                    totals.errors.fetch_add(1, Relaxed);
                }
                WalkState::Continue
            })
        });
    totals
}

/// Counts one file; `text` is the thread's own buffer, so that reading costs no allocation.
fn visit_entry(
    entry: &DirEntry,
    drain: bool,
    text: &mut Vec<u8>,
    totals: &Totals,
) -> std::io::Result<()> {
    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
    if !is_file
        || entry
            .path()
            .extension()
            .is_none_or(|extension| extension != "md")
    {
        return Ok(());
    }
    if drain {
        text.clear();
        File::open(entry.path())?.read_to_end(text)?;
        totals.bytes.fetch_add(text.len() as u64, Relaxed);
        totals
            .events
            .fetch_add(count_events(&String::from_utf8_lossy(text)), Relaxed);
    } else {
        let metadata = fs::symlink_metadata(entry.path())?;
        totals.bytes.fetch_add(metadata.len(), Relaxed);
    }
    totals.files.fetch_add(1, Relaxed);
    Ok(())
}

/// Drains the parser as a reader with true positions has to: events and their offsets.
fn count_events(text: &str) -> u64 {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options)
        .into_offset_iter()
        .map(black_box)
        .count() as u64
}
