//! Where a key stands in a YAML text. The YAML crate gives values without their
//! places, so the lines are read once more.

use crate::text::Span;
use std::ops::Range;

/// Where a pair of a mapping stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The key, without quotes.
    pub key: Span,
    /// What its value begins with: all of it where it is a plain or quoted text
    /// on one line (quotes included); empty where it begins on another line.
    pub value: Span,
}

/// The place of the deepest key of `path` that is found, else the beginning of
/// the text: a file can be written in ways that only a YAML parser reads.
#[must_use]
pub fn key_span(text: &str, path: &[&str]) -> Span {
    let depths = (1..=path.len()).rev();
    let mut found = depths.filter_map(|depth| place(text, &path[..depth]));
    found.next().map_or(Span::at(0), |place| place.key)
}

/// The place of the pair that a path of keys leads to.
#[must_use]
pub fn place(text: &str, path: &[&str]) -> Option<Place> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut region = start..text.len();
    let mut found = None;
    for key in path {
        let pair = pair(text, region, key)?;
        region = pair.inside;
        found = Some(pair.place);
    }
    found
}

struct Pair {
    place: Place,
    /// What the value of the pair is in.
    inside: Range<usize>,
}

fn pair(text: &str, region: Range<usize>, key: &str) -> Option<Pair> {
    let inner = text.get(region.clone())?;
    let value = inner.trim_start();
    if value.starts_with('{') {
        return flow_pair(text, region.end - value.len() + 1..region.end, key);
    }
    block_pair(text, region, key)
}

/// The pair of a mapping with a key a line. The pairs of one mapping begin in
/// the same column, and whatever is inside of them further right.
fn block_pair(text: &str, region: Range<usize>, key: &str) -> Option<Pair> {
    let mut at = region.start;
    let mut column = None;
    let mut pair: Option<Pair> = None;
    for line in text[region.clone()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches(' ');
        let starts_line = start == 0 || text[..start].ends_with(['\n', '\u{feff}']);
        if !starts_line || content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        let indent = line.len() - content.len();
        if indent > *column.get_or_insert(indent) {
            continue;
        }
        if let Some(mut pair) = pair {
            pair.inside.end = start;
            return Some(pair);
        }
        if let Some((own, rest)) = key_of(content, key) {
            let from = start + indent + rest;
            let value = text[from..at].trim();
            let lead = text[from..at].len() - text[from..at].trim_start().len();
            pair = Some(Pair {
                place: Place {
                    key: Span::new(start + indent + own.start..start + indent + own.end),
                    value: scalar(value, from + lead, false),
                },
                inside: from..region.end,
            });
        }
    }
    pair
}

/// The pair of a mapping in braces; the region begins after the opening one.
fn flow_pair(text: &str, region: Range<usize>, key: &str) -> Option<Pair> {
    let mut at = region.start;
    loop {
        at = skip_blank(text, at, region.end);
        let content = text.get(at..region.end)?;
        if content.is_empty() || content.starts_with('}') {
            return None;
        }
        let own = key_of(content, key);
        if let Some((own, rest)) = own {
            // A comment behind the colon may hold what would end a value.
            let from = skip_blank(text, at + rest, region.end);
            let next = skip_value(text, from, region.end);
            return Some(Pair {
                place: Place {
                    key: Span::new(at + own.start..at + own.end),
                    value: scalar(text[from..next].trim_end(), from, true),
                },
                inside: from..next,
            });
        }
        let next = skip_value(text, at, region.end);
        at = next + usize::from(text[next..region.end].starts_with(','));
        if next == region.end {
            return None;
        }
    }
}

/// Whether a text begins with a key and its colon: where the key is, and where
/// the colon ends.
fn key_of(content: &str, key: &str) -> Option<(Range<usize>, usize)> {
    let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''));
    let open = usize::from(quote.is_some());
    let rest = content.get(open..)?.strip_prefix(key)?;
    let rest = match quote {
        Some(quote) => rest.strip_prefix(quote)?,
        None => rest,
    };
    let after = rest.trim_start_matches(' ').strip_prefix(':')?;
    let colon = content.len() - after.len();
    let ends = after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']);
    (ends || quote.is_some()).then_some((open..open + key.len(), colon))
}

/// The end of the value, of the pairs in braces, that something at `at` is part of.
fn skip_value(text: &str, at: usize, end: usize) -> usize {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    for (n, c) in text[at..end].char_indices() {
        match (quote, c) {
            (Some('"'), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(open), c) if open == c && !escaped => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') if depth > 0 => depth -= 1,
            (None, ',' | '}' | ']') if depth == 0 => return at + n,
            _ => {}
        }
        escaped = false;
    }
    end
}

/// The first place from `at` on with neither white space nor a comment.
fn skip_blank(text: &str, mut at: usize, end: usize) -> usize {
    loop {
        let rest = &text[at..end];
        let content = rest.trim_start();
        at = end - content.len();
        if !content.starts_with('#') {
            return at;
        }
        at += content.find('\n').unwrap_or(content.len());
    }
}

/// What a value begins with, on its line.
fn scalar(value: &str, at: usize, flow: bool) -> Span {
    let line = value.lines().next().unwrap_or("").trim_end();
    let quote = line.chars().next().filter(|c| matches!(c, '"' | '\''));
    let length = if let Some(quote) = quote {
        let closing = line[1..].rfind(quote);
        closing.map_or(line.len(), |end| end + 2)
    } else if line.starts_with(['|', '>', '{', '[', '&', '*', '!', '#']) {
        0
    } else if flow {
        line.len()
    } else {
        line.find(" #")
            .map_or(line.len(), |end| line[..end].trim_end().len())
    };
    Span::new(at..at + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "# steps:\nsteps:\n\n  # p1.2:\n  p1.1: {bash: {run: \"a, }\", check: 'b'}}\n  \"p1.2\" :\n    bash:\n      run: |\n        p1.3:\n          hash: no\n      check: test -e x # why\n  p1.3:\n    hash: abc\nparameters:\n  p1.2: {}\n";

    fn found(text: &'static str, path: &[&str]) -> Option<(usize, &'static str, &'static str)> {
        let place = place(text, path)?;
        let line = text[..place.key.start as usize].lines().count() + 1;
        let line = line - usize::from(!text[..place.key.start as usize].ends_with('\n'));
        Some((line.max(1), place.key.slice(text), place.value.slice(text)))
    }

    #[test]
    fn keys_are_found_where_they_stand() {
        assert_eq!(found(TEXT, &["steps"]), Some((2, "steps", "")));
        assert_eq!(found(TEXT, &["steps", "p1.2"]), Some((6, "p1.2", "")));
        let path = ["steps", "p1.2", "bash", "check"];
        assert_eq!(found(TEXT, &path), Some((11, "check", "test -e x")));
        let path = ["steps", "p1.3", "hash"];
        assert_eq!(found(TEXT, &path), Some((13, "hash", "abc")));
        let path = ["steps", "p1.1", "bash", "run"];
        assert_eq!(found(TEXT, &path), Some((5, "run", "\"a, }\"")));
        let path = ["steps", "p1.1", "bash", "check"];
        assert_eq!(found(TEXT, &path), Some((5, "check", "'b'")));
        assert_eq!(
            found(TEXT, &["parameters", "p1.2"]),
            Some((15, "p1.2", "{}")).map(|(l, k, _)| (l, k, ""))
        );
        assert_eq!(found(TEXT, &["p1.1"]), None);
        assert_eq!(found(TEXT, &["steps", "p1"]), None);
    }

    #[test]
    fn json_is_yaml_too() {
        let text = "{\n  \"steps\": {\"p1.1\":{\"hash\":\"x\"},\n    \"p1.2\": {}}}\n";
        assert_eq!(
            found(text, &["steps", "p1.1", "hash"]),
            Some((2, "hash", "\"x\""))
        );
        assert_eq!(found(text, &["steps", "p1.2"]).unwrap().0, 3);
    }

    #[test]
    fn the_nearest_key_above_stands_in_for_one_that_is_not_found() {
        let text = "steps: &all\n  ? p1.1\n  : {}\n";
        assert_eq!(key_span(text, &["steps", "p1.1"]).slice(text), "steps");
        assert_eq!(key_span(text, &["x"]), Span::at(0));
    }

    proptest! {
        #[test]
        fn any_text_has_places_of_its_own(
            text in "(a|é|:|: |\n|  |\\{|\\}|,|\"|'|#|\\\\|\\[|\u{feff}){0,40}",
            path in prop::collection::vec("(a|é){1,2}", 0..3),
        ) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            if let Some(place) = place(&text, &path) {
                prop_assert_eq!(place.key.slice(&text), path[path.len() - 1]);
                prop_assert!(text.get(place.value.range()).is_some());
            }
        }
    }
}
