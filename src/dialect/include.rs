//! Files that stand in the place of marks.

use super::scan::{Action, Event, scan};
use super::woven::Woven;
use super::{Dialects, signs};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the included files of a text say, by their paths as the text has them;
/// or why one cannot be read.
pub type Includes = BTreeMap<String, Result<String, &'static str>>;

fn found(text: &str, start: usize, set: Dialects) -> Vec<(Range<usize>, Range<usize>)> {
    if !signs::any(&text[start..]) {
        return Vec::new();
    }
    let events = scan(text, start, set).events;
    let includes = events.into_iter().filter_map(|event| match event {
        Event {
            range,
            action: Action::Include { path, .. },
            ..
        } => Some((range, path)),
        _ => None,
    });
    includes.collect()
}

/// The paths of the files that a text includes from `start` on, as it has them.
#[must_use]
pub fn includes(text: &str, start: usize, set: Dialects) -> Vec<String> {
    let found = found(text, start, set).into_iter();
    found.map(|(_, path)| text[path].to_owned()).collect()
}

/// The text from `start` on with what it includes, so far as it is there; nothing
/// where that changes nothing. Each byte that was included came from the mark.
#[must_use]
pub fn expand(text: &str, start: usize, set: Dialects, files: &Includes) -> Option<Woven> {
    if files.values().all(Result::is_err) {
        return None;
    }
    let mut out = Woven::default();
    let mut at = start;
    for (range, path) in found(text, start, set) {
        let Some(Ok(file)) = files.get(&text[path]) else {
            continue;
        };
        if range.start < at {
            continue;
        }
        let line = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
        let before = &text[line..range.start];
        let width = before.chars().count();
        let indent = before.trim_start_matches([' ', '>']);
        // What stands behind a mark of a list is indented as its text is.
        let is_item = indent.trim_end().len() <= 3 && indent.ends_with(' ');
        let indent = if indent.is_empty() || is_item {
            width
        } else {
            0
        };
        out.keep(text, at..range.start);
        let mut lines = file.trim_matches(['\n', '\r']).lines();
        out.put(lines.next().unwrap_or(""), range.clone());
        for line in lines {
            out.put("\n", range.clone());
            if !line.is_empty() {
                out.put(&" ".repeat(indent), range.clone());
                out.put(line, range.clone());
            }
        }
        at = range.end;
    }
    if at == start {
        return None;
    }
    out.keep(text, at..text.len());
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_included_is_indented_as_its_mark() {
        let text = "1. a\n\n   [!INCLUDE [x](y.md)]\n\n2. --8<-- \"no.md\"\n";
        assert_eq!(includes(text, 0, Dialects::ALL), ["y.md", "no.md"]);
        let mut files = Includes::new();
        assert!(expand(text, 0, Dialects::ALL, &files).is_none());
        files.insert("y.md".to_owned(), Ok("b\n\nc\n".to_owned()));
        files.insert("no.md".to_owned(), Err("it is not there"));
        let woven = expand(text, 0, Dialects::ALL, &files).unwrap();
        assert_eq!(woven.text, "1. a\n\n   b\n\n   c\n\n2. --8<-- \"no.md\"\n");
        let mark = text.find("[!").unwrap();
        let c = woven.text.find('c').unwrap();
        assert_eq!(woven.origin(c..c + 1), mark..mark + 20);
    }
}
