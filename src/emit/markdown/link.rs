//! Addresses: rebased to where an artifact stands, and written so that no
//! character of theirs ends them.

use crate::plan::Document;
use crate::text::{is_script_address, is_unsafe_char};

/// The way from an artifact to the folder of the article that it was made of.
#[derive(Clone, Debug, Default)]
pub(super) struct Base {
    /// Folders, percent-encoded, each with a slash after it; empty where
    /// relative addresses need no change.
    folder: String,
}

impl Base {
    /// From `<id>/<locale>/` below the output folder to the article's folder.
    pub(super) fn of(id: &str, document: &Document<'_>) -> Self {
        let folder = document.folder_from_out.trim_end_matches('/');
        let mut path = String::with_capacity(folder.len() + 16);
        if !folder.starts_with('/') {
            for _ in 0..=id.split('/').filter(|part| !part.is_empty()).count() {
                path.push_str("../");
            }
        }
        push_encoded(folder, &mut path);
        path.push('/');
        let mut base = String::with_capacity(path.len());
        push_folded(&path, &mut base);
        Self { folder: base }
    }

    /// An address as it is from the artifact.
    pub(super) fn rebase(&self, address: &str) -> String {
        if self.folder.is_empty() || !is_relative(address) {
            return address.to_owned();
        }
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let mut path = String::with_capacity(self.folder.len() + address.len());
        path.push_str(&self.folder);
        path.push_str(&address[..end]);
        let mut out = String::with_capacity(path.len() + address.len() - end);
        push_folded(&path, &mut out);
        out.push_str(&address[end..]);
        out
    }
}

/// Whether an address leads to a file beside the article: no scheme, no host,
/// no root, not only a fragment or a query.
fn is_relative(address: &str) -> bool {
    if address.is_empty() || address.starts_with(['/', '\\', '#', '?']) {
        return false;
    }
    let name = address.split([':', '/', '?', '#']).next().unwrap_or("");
    let scheme = address[name.len()..].starts_with(':')
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b));
    !scheme
}

/// A path of the file system as the path of an address.
fn push_encoded(path: &str, out: &mut String) {
    for c in path.chars().filter(|&c| !is_unsafe_char(c)) {
        match c {
            ' ' | '%' | '#' | '?' | '<' | '>' | '"' | '\\' | '|' | '(' | ')' | '\t' | '\n' => {
                push_percent(c, out);
            }
            _ => out.push(c),
        }
    }
}

fn push_percent(c: char, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        out.push('%');
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// Appends a path with `.` and `a/..` folded away. What climbs above its start
/// keeps climbing.
fn push_folded(path: &str, out: &mut String) {
    let start = out.len();
    let mut kept: Vec<&str> = Vec::with_capacity(12);
    let parts = path.split('/');
    let last = parts.clone().count() - 1;
    for (n, part) in parts.enumerate() {
        let folder = n < last;
        match part {
            "." => {}
            ".." if kept.last().is_some_and(|&up| up != ".." && !up.is_empty()) => {
                kept.pop();
            }
            "" if folder && n > 0 => {}
            "" if n == last => {}
            part => kept.push(part),
        }
    }
    for (n, part) in kept.iter().enumerate() {
        if n > 0 {
            out.push('/');
        }
        out.push_str(part);
    }
    let ends_in_folder = matches!(path.rsplit('/').next(), Some("" | "." | ".."));
    if ends_in_folder && out.len() > start && !out.ends_with('/') {
        out.push('/');
    }
}

/// Whether an address may stand in a link.
pub(super) fn is_safe_link(address: &str) -> bool {
    let data = address
        .trim_start()
        .get(..5)
        .is_some_and(|head| head.eq_ignore_ascii_case("data:"));
    !data && !is_script_address(&without_unsafe(address))
}

/// Whether an address may be that of a picture: as a link's, or a picture of
/// dots inside the address.
pub(super) fn is_safe_picture(address: &str) -> bool {
    const DATA: [&str; 4] = ["png", "gif", "jpeg", "webp"];
    let address = without_unsafe(address).trim_start().to_ascii_lowercase();
    match address.strip_prefix("data:image/") {
        Some(rest) => DATA.iter().any(|kind| rest.starts_with(kind)),
        None => is_safe_link(&address),
    }
}

fn without_unsafe(text: &str) -> String {
    // A picture in an address can be long; its scheme is at the start.
    text.chars()
        .take(256)
        .filter(|&c| !is_unsafe_char(c) && c != '\n' && c != '\t')
        .collect()
}

/// Appends an address as the destination of an inline link.
pub(super) fn push_destination(address: &str, cell: bool, out: &mut String) {
    let mut depth = 0u32;
    let balanced = address.chars().all(|c| {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return false,
            ')' => depth -= 1,
            _ => {}
        }
        depth < 30
    }) && depth == 0;
    for (n, c) in address.char_indices() {
        match c {
            ' ' | '\t' | '\n' | '<' | '>' => push_percent(c, out),
            c if is_unsafe_char(c) => {}
            '(' | ')' if !balanced => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\\\"),
            '&' if super::escape::is_entity_like(&address[n..]) => out.push_str("&amp;"),
            '|' if cell => out.push_str("\\|"),
            c => out.push(c),
        }
    }
}

/// Appends the title of a link with its quotes and the space before them.
pub(super) fn push_title(title: &str, cell: bool, out: &mut String) {
    if title.is_empty() {
        return;
    }
    out.push_str(" \"");
    for (n, c) in title.char_indices() {
        match c {
            '\n' | '\t' => out.push(' '),
            c if is_unsafe_char(c) => {}
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' if super::escape::is_entity_like(&title[n..]) => out.push_str("&amp;"),
            '|' if cell => out.push_str("\\|"),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(id: &str, folder: &str) -> Base {
        let decoded = crate::source::decode(b"");
        let file = crate::plan::FileId {
            id: id.to_owned(),
            locale: crate::source::Locale::parse("nl-NL").unwrap(),
            path: format!("nl-NL/{id}.md"),
        };
        let mut document = Document::read(file, &decoded);
        folder.clone_into(&mut document.folder_from_out);
        Base::of(id, &document)
    }

    #[test]
    fn relative_addresses_follow_the_artifact() {
        let base = base("a", "../docs/nl-NL");
        let to = |address: &str| base.rebase(address);
        assert_eq!(to("media/x.png"), "../../../docs/nl-NL/media/x.png");
        assert_eq!(to("./b.md#c"), "../../../docs/nl-NL/b.md#c");
        assert_eq!(
            to("../en-US/./b.md?q=../r"),
            "../../../docs/en-US/b.md?q=../r"
        );
        assert_eq!(to("media/"), "../../../docs/nl-NL/media/");
        for kept in [
            "#x",
            "/x",
            "//host/x",
            "https://x/../y",
            "mailto:a@b",
            "ms-settings:x",
            "",
            "?a",
        ] {
            assert_eq!(to(kept), kept);
        }
        assert_eq!(to("a/b:c"), "../../../docs/nl-NL/a/b:c");
    }

    #[test]
    fn deeper_ids_and_odd_folders_are_found_too() {
        assert_eq!(
            base("a/b", "../docs/nl-NL/a").rebase("../x.md"),
            "../../../../docs/nl-NL/x.md"
        );
        assert_eq!(
            base("a", "../my docs (1)#").rebase("x"),
            "../../../my%20docs%20%281%29%23/x"
        );
        assert_eq!(base("a", "/srv/docs/..").rebase("x"), "/srv/x");
        assert_eq!(base("a", "").rebase("x"), "../../x");
        assert_eq!(base("a", "docs").rebase("../../../x"), "../../../../x");
    }

    #[test]
    fn addresses_that_run_are_not_kept() {
        for bad in [
            "javascript:x",
            " JaVa\tScript:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/svg+xml,x",
            "\u{1}javascript:x",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
            assert!(!is_safe_picture(bad), "{bad}");
        }
        assert!(is_safe_picture("data:image/png;base64,AA=="));
        assert!(!is_safe_link("data:image/png;base64,AA=="));
        assert!(is_safe_link("https://x"));
    }
}
