//! Artifacts on disk: compared, written whole or not at all, removed when
//! their article is gone.

use crate::emit::{Artifact, Format, MARK, is_shared_runtime};
use crate::source::{Locale, Stamp};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use std::collections::{HashMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// The folder inside the output folder that holds what is ours alone: the
/// lock, the manifest, files being written.
pub(super) const OWN_FOLDER: &str = ".runbookc";
/// How far into a file its mark is looked for.
const HEAD: u64 = 2048;

/// The output folder.
pub(super) struct Output {
    root: Utf8PathBuf,
    counter: AtomicU64,
    /// The artifacts that serve several articles and were put already.
    shared: Mutex<HashMap<String, Put>>,
    /// Held as long as the value lives: two builds take turns.
    _lock: Option<File>,
}

/// What became of an artifact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    Written(Stamp),
    Unchanged(Stamp),
    /// It serves several articles, and was put for another one.
    Known(Stamp),
    /// Not as it should be, and only looked at.
    Stale,
}

impl Output {
    /// Opens the output folder for writing, waiting for another build in it.
    pub(super) fn open(root: &Utf8Path) -> io::Result<Self> {
        let own = root.join(OWN_FOLDER);
        fs::create_dir_all(&own)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(own.join("lock"))?;
        lock.lock()?;
        Ok(Self {
            root: root.to_owned(),
            counter: AtomicU64::new(0),
            shared: Mutex::default(),
            _lock: Some(lock),
        })
    }

    /// Opens the output folder only to compare.
    pub(super) fn look(root: &Utf8Path) -> Self {
        Self {
            root: root.to_owned(),
            counter: AtomicU64::new(0),
            shared: Mutex::default(),
            _lock: None,
        }
    }

    fn own(&self, name: &str) -> Utf8PathBuf {
        self.root.join(OWN_FOLDER).join(name)
    }

    /// The bytes of the manifest; empty where there is none.
    pub(super) fn manifest(&self) -> Vec<u8> {
        fs::read(self.own("manifest")).unwrap_or_default()
    }

    /// Replaces the manifest, and keeps version control out of our folder.
    pub(super) fn set_manifest(&self, bytes: &[u8]) -> io::Result<()> {
        let ignore = self.own(".gitignore");
        if !ignore.exists() {
            fs::write(ignore, "*\n")?;
        }
        self.replace(&self.own("manifest"), bytes, false)
    }

    /// Removes what a killed build left half written.
    pub(super) fn sweep(&self) -> io::Result<()> {
        for entry in fs::read_dir(self.root.join(OWN_FOLDER))? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with("new-") {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Writes beside and renames: whoever looks sees the old file or the new.
    fn replace(&self, path: &Utf8Path, bytes: &[u8], executable: bool) -> io::Result<()> {
        let count = self.counter.fetch_add(1, Ordering::Relaxed);
        let new = self.own(&format!("new-{}-{count}", std::process::id()));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(if executable { 0o777 } else { 0o666 });
        }
        #[cfg(not(unix))]
        let _ = executable;
        let written = options
            .open(&new)
            .and_then(|mut file| file.write_all(bytes))
            .and_then(|()| fs::rename(&new, path));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
        written
    }

    /// Makes the folder of an artifact, one part after the other: a part that
    /// is a link could lead out of the output folder.
    fn folder(&self, relative: &Utf8Path) -> io::Result<()> {
        let mut path = self.root.clone();
        for component in relative.components() {
            let Utf8Component::Normal(name) = component else {
                return Err(io::Error::other(format!(
                    "{relative} leads out of the output folder"
                )));
            };
            path.push(name);
            match fs::symlink_metadata(&path) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => return Err(io::Error::other(format!("{path} is no folder"))),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    match fs::create_dir(&path) {
                        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                            return Err(error);
                        }
                        _ => {}
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Brings one artifact up to date, or only looks whether it is. What serves
    /// several articles is put once, and is the same for each of them.
    pub(super) fn put(&self, folder: &str, artifact: &Artifact, look: bool) -> io::Result<Put> {
        if !artifact.is_shared {
            return self.put_own(folder, artifact, look);
        }
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        match shared.get(&artifact.path) {
            Some(Put::Written(stamp) | Put::Unchanged(stamp)) => return Ok(Put::Known(*stamp)),
            Some(put) => return Ok(*put),
            None => {}
        }
        let put = self.put_own(folder, artifact, look)?;
        shared.insert(artifact.path.clone(), put);
        Ok(put)
    }

    fn put_own(&self, folder: &str, artifact: &Artifact, look: bool) -> io::Result<Put> {
        let relative = Utf8Path::new(folder).join(&artifact.path);
        let path = self.root.join(&relative);
        match fs::read(&path) {
            Ok(old) if old == artifact.content => {
                let metadata = fs::metadata(&path)?;
                if runs(&metadata) != artifact.executable && cfg!(unix) {
                    if look {
                        return Ok(Put::Stale);
                    }
                    self.replace(&path, &artifact.content, artifact.executable)?;
                    return Ok(Put::Written(Stamp::of(&fs::metadata(&path)?)));
                }
                return Ok(Put::Unchanged(Stamp::of(&metadata)));
            }
            Ok(old) if !is_marked(&old) => {
                let message =
                    "it was not made by runbookc, and is in the way: move it, or build elsewhere";
                return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        if look {
            return Ok(Put::Stale);
        }
        if let Some(parent) = relative.parent() {
            self.folder(parent)?;
        }
        self.replace(&path, &artifact.content, artifact.executable)?;
        Ok(Put::Written(Stamp::of(&fs::metadata(&path)?)))
    }

    /// Whether an artifact is as the manifest says.
    pub(super) fn is_as_left(&self, relative: &str, stamp: Stamp) -> bool {
        let script = relative.ends_with(Format::Bash.file_name());
        fs::metadata(self.root.join(relative))
            .is_ok_and(|found| Stamp::of(&found) == stamp && (!script || runs(&found)))
    }

    /// The artifacts in the output folder that a build of ours made and that
    /// are not `expected`, as paths relative to it. Looks at the files of the
    /// given formats and, where `locales` is not empty, only of those locales.
    pub(super) fn leftovers(
        &self,
        expected: &HashSet<&str>,
        formats: &[Format],
        locales: &[Locale],
    ) -> Vec<String> {
        let mut builder = ignore::WalkBuilder::new(&self.root);
        builder.standard_filters(false).hidden(true);
        // A folder below with a build of its own is another output folder.
        builder.filter_entry(|entry| entry.depth() == 0 || !entry.path().join(OWN_FOLDER).is_dir());
        let mut found = Vec::new();
        for entry in builder.build().filter_map(Result::ok) {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let Some(path) = Utf8Path::from_path(entry.path()).filter(|_| is_file) else {
                continue;
            };
            let Ok(relative) = path.strip_prefix(&self.root) else {
                continue;
            };
            let name = relative.file_name().unwrap_or_default();
            let format = formats.iter().find(|format| format.file_name() == name);
            let is_shared = relative.parent() == Some(Utf8Path::new("")) && is_shared_runtime(name);
            if format.is_none() && !is_shared {
                continue;
            }
            // A selection of locales says nothing about what serves them all.
            if !locales.is_empty() {
                let folder = relative
                    .parent()
                    .and_then(Utf8Path::file_name)
                    .unwrap_or_default();
                if !format.is_some_and(|format| format.is_per_locale())
                    || !locales.iter().any(|locale| locale.as_str() == folder)
                {
                    continue;
                }
            }
            if !expected.contains(relative.as_str()) && is_ours(path) {
                found.push(relative.as_str().to_owned());
            }
        }
        found.sort_unstable();
        found
    }

    /// Removes an artifact and the folders that it leaves empty.
    pub(super) fn remove(&self, relative: &str) -> io::Result<bool> {
        let relative = Utf8Path::new(relative);
        let path = self.root.join(relative);
        if !is_ours(&path) {
            return Ok(false);
        }
        if let Some(parent) = relative.parent() {
            self.folder(parent)?;
        }
        fs::remove_file(&path)?;
        for folder in relative.ancestors().skip(1) {
            if folder.as_str().is_empty() || fs::remove_dir(self.root.join(folder)).is_err() {
                break;
            }
        }
        Ok(true)
    }
}

fn runs(metadata: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        metadata.permissions().mode() & 0o100 != 0
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        true
    }
}

/// Whether the head of a file bears our mark.
pub(super) fn is_marked(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(usize::try_from(HEAD).unwrap_or(0))];
    memchr::memmem::find(head, MARK.as_bytes()).is_some()
}

fn is_ours(path: &Utf8Path) -> bool {
    let mut head = Vec::new();
    File::open(path).is_ok_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok())
        && is_marked(&head)
}
