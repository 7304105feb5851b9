//! Reading the files that an article includes.

use super::front_matter::FrontMatter;
use super::{SourceFile, decode};
use crate::dialect::{Dialects, Includes, expand, includes};
use camino::{Utf8Path, Utf8PathBuf};
use std::collections::BTreeSet;

/// Files larger than this (1 MiB) are not included.
const LARGEST: u64 = 1024 * 1024;

/// How deep files may include each other.
const DEEPEST: usize = 8;

/// How many files one article may include, those among them that others do.
const MOST: usize = 200;

const OUTSIDE: &str = "it is outside of the document set";
const ABSENT: &str = "there is no such file in the document set";
const LINK: &str = "a symbolic link leads to it";
const CYCLE: &str = "it includes itself";
const DEEP: &str = "too many files include each other";
const UNREADABLE: &str = "it cannot be read";
const LARGE: &str = "it is too large";

/// What the files say that a file includes, by their paths as it has them; or
/// why one is not there. Nothing outside of the document set is read, and
/// nothing that a link leads to.
#[must_use]
pub fn included(file: &SourceFile, text: &str, start: usize) -> Includes {
    let paths = includes(text, start, Dialects::ALL);
    if paths.is_empty() {
        return Includes::new();
    }
    let Some(root) = file.path.as_str().strip_suffix(&file.relative) else {
        return Includes::new();
    };
    let root = if root.is_empty() { "." } else { root };
    let mut reader = Reader {
        root: Utf8Path::new(root),
        open: vec![Utf8PathBuf::from(&file.relative)],
        left: MOST,
    };
    reader.all(paths)
}

struct Reader<'r> {
    root: &'r Utf8Path,
    /// The files that are being read, relative to the root.
    open: Vec<Utf8PathBuf>,
    left: usize,
}

impl Reader<'_> {
    fn all(&mut self, paths: Vec<String>) -> Includes {
        let paths: BTreeSet<String> = paths.into_iter().collect();
        let read = paths.into_iter().map(|path| {
            let text = self.read(&path);
            (path, text)
        });
        read.collect()
    }

    fn read(&mut self, path: &str) -> Result<String, &'static str> {
        let place = self.find(path)?;
        if self.open.contains(&place) {
            return Err(CYCLE);
        }
        if self.open.len() > DEEPEST || self.left == 0 {
            return Err(DEEP);
        }
        self.left -= 1;
        let whole = self.root.join(&place);
        let metadata = std::fs::metadata(&whole).map_err(|_| UNREADABLE)?;
        if metadata.len() > LARGEST {
            return Err(LARGE);
        }
        let bytes = std::fs::read(&whole).map_err(|_| UNREADABLE)?;
        let decoded = decode(&bytes);
        let text: &str = &decoded.text;
        if !matches!(place.extension(), Some("md" | "mdx" | "markdown")) {
            return Ok(text.to_owned());
        }
        let (_, body) = FrontMatter::parse(text, decoded.start);
        self.open.push(place);
        let files = self.all(includes(text, body, Dialects::ALL));
        self.open.pop();
        let whole = expand(text, body, Dialects::ALL, &files);
        Ok(whole.map_or_else(|| text[body..].to_owned(), |whole| whole.text))
    }

    /// Where a file is, relative to the root: seen from the file that includes
    /// it, else from the folders above, where some programs keep what is
    /// included.
    fn find(&self, path: &str) -> Result<Utf8PathBuf, &'static str> {
        let from = self.open.last().and_then(|open| open.parent());
        let from = from.unwrap_or(Utf8Path::new(""));
        let (path, from) = match path.strip_prefix("~/").or_else(|| path.strip_prefix('/')) {
            Some(path) => (path, Utf8Path::new("")),
            None => (path, from),
        };
        if path.contains('\\') || path.contains(':') {
            return Err(OUTSIDE);
        }
        let mut why = ABSENT;
        for (n, folder) in from.ancestors().enumerate() {
            for own in ["", "_includes", "includes", "snippets"] {
                match within(&folder.join(own), path) {
                    Some(place) => match self.look(&place) {
                        Ok(true) => return Ok(place),
                        Ok(false) => {}
                        Err(reason) => return Err(reason),
                    },
                    // Only what the file itself says is outside is.
                    None if n == 0 && own.is_empty() => why = OUTSIDE,
                    None => {}
                }
            }
        }
        Err(why)
    }

    /// Whether a file is there, without a link on the way.
    fn look(&self, place: &Utf8Path) -> Result<bool, &'static str> {
        let mut at = self.root.to_owned();
        for part in place.components() {
            at.push(part.as_str());
            match std::fs::symlink_metadata(&at) {
                Ok(metadata) if metadata.is_symlink() => return Err(LINK),
                Ok(_) => {}
                Err(_) => return Ok(false),
            }
        }
        Ok(at.is_file())
    }
}

/// A path below a folder, if it stays below the root that the folder is in.
fn within(folder: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
    let mut place = Utf8PathBuf::new();
    for part in folder
        .components()
        .map(|part| part.as_str())
        .chain(path.split('/'))
    {
        match part {
            "" | "." => {}
            ".." => {
                if !place.pop() {
                    return None;
                }
            }
            part => place.push(part),
        }
    }
    (!place.as_str().is_empty()).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Locale, Stamp};

    #[test]
    fn only_files_of_the_set_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let outer = Utf8Path::from_path(folder.path()).unwrap();
        let root = outer.join("docs");
        std::fs::create_dir_all(root.join("a/inc")).unwrap();
        let write = |path: &str, text: &str| std::fs::write(outer.join(path), text).unwrap();
        write("secret.md", "secret");
        write(
            "docs/a/inc/one.md",
            "---\ntitle: x\n---\none\n\n[!INCLUDE [t](two.md)]\n",
        );
        write("docs/a/inc/two.md", "two [!INCLUDE [o](one.md)]\n");
        write("docs/up.md", "up");
        #[cfg(unix)]
        std::os::unix::fs::symlink(outer.join("secret.md"), root.join("a/link.md")).unwrap();
        let text = "[!INCLUDE [a](inc/one.md)]\n\n[!INCLUDE [b](../../secret.md)]\n\n[!INCLUDE [c](../up.md)]\n\n[!INCLUDE [d](link.md)]\n\n[!INCLUDE [e](no.md)]\n\n[!INCLUDE [f](x.md)]\n";
        write("docs/a/x.md", text);
        let file = SourceFile {
            path: root.join("a/x.md"),
            relative: "a/x.md".to_owned(),
            id: "a/x".to_owned(),
            locale: Locale::parse("en-US").unwrap(),
            placed: true,
            stamp: Stamp::default(),
        };
        let read = included(&file, text, 0);
        let get = |path: &str| read[path].as_deref().map_err(|reason| *reason);
        assert_eq!(get("inc/one.md"), Ok("one\n\ntwo [!INCLUDE [o](one.md)]\n"));
        assert_eq!(get("../../secret.md"), Err(OUTSIDE));
        assert_eq!(get("../up.md"), Ok("up"));
        #[cfg(unix)]
        assert_eq!(get("link.md"), Err(LINK));
        assert_eq!(get("no.md"), Err(ABSENT));
        assert_eq!(get("x.md"), Err(CYCLE));
    }
}
