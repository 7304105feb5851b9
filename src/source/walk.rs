//! Finding the articles below a folder.

use super::{Locale, Pattern};
use camino::{Utf8Path, Utf8PathBuf};
use ignore::{DirEntry, WalkBuilder, WalkState};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

/// What tells cheaply whether a file changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Time of last modification, nanoseconds since 1970.
    pub modified: u64,
}

impl Stamp {
    /// The stamp in a file's metadata.
    #[must_use]
    pub fn of(metadata: &std::fs::Metadata) -> Self {
        let modified = metadata
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .map_or(0, |age| u64::try_from(age.as_nanos()).unwrap_or(u64::MAX));
        Self {
            size: metadata.len(),
            modified,
        }
    }
}

/// An article's file, found but not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is, as the root was given.
    pub path: Utf8PathBuf,
    /// The path relative to the root, with `/` between folders.
    pub relative: String,
    /// The article's id: the pattern's `{path}`.
    pub id: String,
    /// The language it is written in.
    pub locale: Locale,
    /// Whether its place tells that locale.
    pub placed: bool,
    /// Size and time.
    pub stamp: Stamp,
}

/// A file or folder that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The path, with what is not Unicode replaced.
    pub path: String,
    /// The reason, for a person.
    pub reason: String,
    /// Whether it was left out on purpose rather than lost.
    pub on_purpose: bool,
}

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// The articles, by id, then by locale.
    pub files: Vec<SourceFile>,
    /// What could not be looked at.
    pub skipped: Vec<Skipped>,
}

/// The automation files below a folder, by the id of their article, and what
/// could not be looked at; neither where there is no such folder. Hidden files
/// are passed over, as those of articles are.
#[must_use]
pub fn walk_automation(
    root: &Utf8Path,
    folder: &Utf8Path,
    default: &Locale,
) -> (BTreeMap<String, SourceFile>, Vec<Skipped>) {
    let base = root.join(folder);
    let (mut found, mut skipped) = (BTreeMap::new(), Vec::new());
    if !base.is_dir() {
        return (found, skipped);
    }
    let walk = WalkBuilder::new(&base)
        .standard_filters(false)
        .hidden(true)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walk {
        let mut skip = |path: &Utf8Path, reason: String, on_purpose| {
            skipped.push(Skipped {
                path: path.to_string(),
                reason,
                on_purpose,
            });
        };
        let entry = match entry {
            Ok(entry) => entry,
            // Without it, a runbook would be made as if nothing were automatic.
            Err(error) => {
                skip(&base, error.to_string(), false);
                continue;
            }
        };
        let Some(path) = Utf8Path::from_path(entry.path()) else {
            continue;
        };
        let inner = forward(path.strip_prefix(&base).unwrap_or(path).as_str());
        let id = inner
            .strip_suffix(".yaml")
            .or_else(|| inner.strip_suffix(".yml"));
        let kind = entry.file_type().filter(|kind| !kind.is_dir());
        let (Some(id), Some(kind)) = (id, kind) else {
            continue;
        };
        if kind.is_symlink() {
            skip(path, "it is a symbolic link".to_owned(), true);
            continue;
        }
        match entry.metadata() {
            Ok(metadata) if metadata.is_file() => {
                if let Some(first) = found.get(id) {
                    let first: &SourceFile = first;
                    let reason = format!("{} is the automation of the same article", first.path);
                    skip(path, reason, true);
                    continue;
                }
                let file = SourceFile {
                    path: path.to_owned(),
                    relative: forward(folder.join(&inner).as_str()),
                    id: id.to_owned(),
                    locale: default.clone(),
                    placed: false,
                    stamp: Stamp::of(&metadata),
                };
                found.insert(id.to_owned(), file);
            }
            Ok(_) => skip(path, "it is no regular file".to_owned(), true),
            Err(error) => skip(path, error.to_string(), false),
        }
    }
    (found, skipped)
}

/// Finds the articles of a document set.
///
/// Hidden files and folders are passed over, and so are symbolic links: a link
/// in a document set could bring any file of the machine into what is
/// published. A pattern without `{locale}` gives every article `default`.
#[must_use]
pub fn walk(
    root: &Utf8Path,
    pattern: &Pattern,
    known: &[Locale],
    default: &Locale,
    threads: usize,
) -> Walk {
    if let Err(error) = std::fs::metadata(root) {
        return Walk {
            files: Vec::new(),
            skipped: vec![Skipped {
                path: root.to_string(),
                reason: error.to_string(),
                on_purpose: false,
            }],
        };
    }
    let found = Mutex::new(Walk::default());
    let mut builder = WalkBuilder::new(root);
    builder
        .standard_filters(false)
        .hidden(true)
        .threads(threads.max(1));
    builder.build_parallel().run(|| {
        let mut local = Local {
            walk: Walk::default(),
            shared: &found,
        };
        Box::new(move |entry| {
            match entry {
                Ok(entry) => local.walk.take(root, pattern, known, default, &entry),
                Err(error) => local.walk.skipped.push(Skipped {
                    path: root.to_string(),
                    reason: error.to_string(),
                    on_purpose: false,
                }),
            }
            WalkState::Continue
        })
    });
    let mut walk = found.into_inner().unwrap_or_default();
    walk.files
        .sort_unstable_by(|a, b| (&a.id, &a.locale).cmp(&(&b.id, &b.locale)));
    walk.skipped.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    walk
}

/// One thread's share, handed over when the thread is done.
struct Local<'m> {
    walk: Walk,
    shared: &'m Mutex<Walk>,
}

impl Drop for Local<'_> {
    fn drop(&mut self) {
        if let Ok(mut all) = self.shared.lock() {
            all.files.append(&mut self.walk.files);
            all.skipped.append(&mut self.walk.skipped);
        }
    }
}

impl Walk {
    fn take(
        &mut self,
        root: &Utf8Path,
        pattern: &Pattern,
        known: &[Locale],
        default: &Locale,
        entry: &DirEntry,
    ) {
        let Some(kind) = entry.file_type() else {
            return;
        };
        if kind.is_dir() {
            return;
        }
        let Some(path) = entry.path().to_str() else {
            self.skipped.push(Skipped {
                path: entry.path().to_string_lossy().into_owned(),
                reason: "its name is not Unicode".to_owned(),
                on_purpose: true,
            });
            return;
        };
        let path = Utf8Path::new(path);
        let relative = path.strip_prefix(root).unwrap_or(path).as_str();
        let relative = forward(relative);
        let Some((id, locale)) = pattern.split(&relative, known) else {
            return;
        };
        let skip = |reason: String, on_purpose| Skipped {
            path: path.to_string(),
            reason,
            on_purpose,
        };
        if kind.is_symlink() {
            self.skipped
                .push(skip("it is a symbolic link".to_owned(), true));
            return;
        }
        match entry.metadata() {
            Ok(metadata) if metadata.is_file() => {
                let id = id.to_owned();
                self.files.push(SourceFile {
                    path: path.to_owned(),
                    id,
                    relative,
                    placed: locale.is_some(),
                    locale: locale.unwrap_or_else(|| default.clone()),
                    stamp: Stamp::of(&metadata),
                });
            }
            Ok(_) => self
                .skipped
                .push(skip("it is no regular file".to_owned(), true)),
            Err(error) => self.skipped.push(skip(error.to_string(), false)),
        }
    }
}

/// A path with `/` between folders, whatever the system has.
fn forward(path: &str) -> String {
    if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    }
}

/// A file named by itself, outside any document set: its locale is a folder's
/// above it that looks like one, else `default`; its id is its name.
///
/// # Errors
/// Where the file cannot be looked at.
pub fn single_file(path: &Utf8Path, default: &Locale) -> std::io::Result<SourceFile> {
    let metadata = std::fs::metadata(path)?;
    let locale = path
        .parent()
        .into_iter()
        .flat_map(Utf8Path::ancestors)
        .filter_map(Utf8Path::file_name)
        .find_map(Locale::from_folder);
    Ok(SourceFile {
        path: path.to_owned(),
        relative: path.file_name().unwrap_or(path.as_str()).to_owned(),
        id: path.file_stem().unwrap_or(path.as_str()).to_owned(),
        placed: locale.is_some(),
        locale: locale.unwrap_or_else(|| default.clone()),
        stamp: Stamp::of(&metadata),
    })
}
