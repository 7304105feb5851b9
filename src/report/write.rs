//! The sheet as a file.

use camino::{Utf8Path, Utf8PathBuf};
use std::fmt;
use std::fs;
use std::io::{self, Write as _};

/// Why a sheet was not written.
#[derive(Debug)]
pub enum WriteError {
    /// The file is one of those that were read.
    Evidence(Utf8PathBuf),
    /// The file cannot be written.
    Unwritable(Utf8PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Evidence(path) => write!(
                f,
                "{path} is evidence and is left as it is: name another file for the sheet"
            ),
            Self::Unwritable(path, error) => write!(f, "cannot write {path}: {error}"),
        }
    }
}

impl std::error::Error for WriteError {}

/// Writes a sheet to `path`, whole or not at all, where it is not one of the
/// files of evidence.
///
/// # Errors
/// Where it is one of those, or cannot be written.
pub fn write(path: &Utf8Path, evidence: &[Utf8PathBuf], text: &str) -> Result<(), WriteError> {
    let target = path.canonicalize_utf8();
    if let Ok(target) = &target
        && evidence
            .iter()
            .any(|file| file.canonicalize_utf8().is_ok_and(|file| file == *target))
    {
        return Err(WriteError::Evidence(path.to_owned()));
    }
    // What a link leads to is replaced, not the link.
    let target = target.unwrap_or_else(|_| path.to_owned());
    replace(&target, text).map_err(|error| WriteError::Unwritable(path.to_owned(), error))
}

fn replace(path: &Utf8Path, text: &str) -> io::Result<()> {
    // A terminal or a pipe is written to, not replaced.
    if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return fs::write(path, text);
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_str().is_empty() => folder,
        _ => Utf8Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
