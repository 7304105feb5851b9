//! `runbookc init`: a small document set to begin with.

use camino::{Utf8Path, Utf8PathBuf};
use std::fmt;
use std::fs;
use std::io;

/// The files of the set, by path.
const FILES: &[(&str, &str)] = &[
    ("runbookc.yaml", include_str!("init/runbookc.yaml")),
    (
        "docs/en-US/renew-a-certificate.md",
        include_str!("init/en-US.md"),
    ),
    (
        "docs/nl-NL/renew-a-certificate.md",
        include_str!("init/nl-NL.md"),
    ),
];

/// Why no document set was made.
#[derive(Debug)]
pub enum InitError {
    /// The folder holds something already.
    NotEmpty(Utf8PathBuf),
    /// A file could not be written.
    Unwritable(Utf8PathBuf, io::Error),
}

impl fmt::Display for InitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotEmpty(path) => write!(
                f,
                "{path} is not empty: `runbookc init` begins in an empty folder"
            ),
            Self::Unwritable(path, error) => write!(f, "cannot write {path}: {error}"),
        }
    }
}

impl std::error::Error for InitError {}

/// Writes the set into an empty folder, which is made where it is missing, and
/// gives the paths of its files. A version-control folder does not count.
///
/// # Errors
/// Where the folder is not empty or cannot be written.
pub fn init(folder: &Utf8Path) -> Result<Vec<Utf8PathBuf>, InitError> {
    let unwritable = |error| InitError::Unwritable(folder.to_owned(), error);
    fs::create_dir_all(folder).map_err(unwritable)?;
    for entry in fs::read_dir(folder).map_err(unwritable)? {
        let name = entry.map_err(unwritable)?.file_name();
        if name != ".git" {
            return Err(InitError::NotEmpty(folder.to_owned()));
        }
    }
    FILES
        .iter()
        .map(|(relative, text)| {
            let path = folder.join(relative);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent)
                .and_then(|()| fs::write(&path, text))
                .map_err(|error| InitError::Unwritable(path.clone(), error))?;
            Ok(path)
        })
        .collect()
}
