//! What stands in a mark behind its word.

use std::ops::Range;

/// `key="value"`, or a value alone.
pub(in crate::dialect) struct Attribute<'t> {
    /// Empty for a value alone.
    pub(in crate::dialect) key: &'t str,
    pub(in crate::dialect) value: Range<usize>,
    quoted: bool,
}

/// The attributes in a range of a text.
pub(in crate::dialect) fn attributes(text: &str, range: Range<usize>) -> Vec<Attribute<'_>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let next = text[at..].chars().next();
        if let Some(c) = next.filter(|c| c.is_whitespace() || matches!(c, ',' | ';')) {
            at += c.len_utf8();
            continue;
        }
        let (value, end, quoted) = value(text, at, range.end);
        // The `=` of an address is a part of it.
        if !quoted && text[value.clone()].contains(['/', '?']) {
            let rest = &text[at..range.end];
            let end = at + rest.find(char::is_whitespace).unwrap_or(rest.len());
            found.push(Attribute {
                key: "",
                value: at..end,
                quoted,
            });
            at = end;
            continue;
        }
        if quoted || bytes.get(end) != Some(&b'=') || end >= range.end {
            found.push(Attribute {
                key: "",
                value,
                quoted,
            });
            at = end.max(at + 1);
            continue;
        }
        let (inner, after, quoted) = self::value(text, end + 1, range.end);
        found.push(Attribute {
            key: &text[value],
            value: inner,
            quoted,
        });
        at = after.max(end + 1);
    }
    found
}

/// A value from a place on: what it says, where it ends, whether in quotes.
fn value(text: &str, at: usize, end: usize) -> (Range<usize>, usize, bool) {
    let bytes = text.as_bytes();
    match bytes.get(at).filter(|_| at < end) {
        Some(&quote @ (b'"' | b'\'' | b'`')) => {
            let mut n = at + 1;
            while n < end && bytes[n] != quote {
                n += if bytes[n] == b'\\' { 2 } else { 1 };
            }
            let n = n.min(end);
            (at + 1..n, (n + 1).min(end), true)
        }
        Some(b'{') => {
            let close = closing_brace(bytes, at, end);
            let inner = at + 1..close;
            let trimmed = text[inner.clone()].trim();
            let quotes = ['"', '\'', '`'];
            let bare = trimmed.trim_matches(quotes);
            // A text in braces is that text.
            let value = if bare.len() + 2 == trimmed.len() {
                range_of(text, bare)
            } else {
                inner
            };
            (value, (close + 1).min(end), true)
        }
        _ => {
            let stop = |c: char| c.is_whitespace() || matches!(c, '=' | ',' | ';');
            let rest = text.get(at..end).unwrap_or("");
            let first = usize::from(rest.starts_with('='));
            let length = rest[first..].find(stop).map_or(rest.len(), |n| n + first);
            (at..at + length, at + length, false)
        }
    }
}

fn closing_brace(bytes: &[u8], at: usize, end: usize) -> usize {
    let mut depth = 0;
    for (n, byte) in bytes.iter().enumerate().take(end).skip(at) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return n;
                }
            }
            _ => {}
        }
    }
    end
}

/// Where a part of a text stands in it.
pub(in crate::dialect) fn range_of(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// The value of the first of some keys that there is; the empty one is for
/// values without a key, of which words in a row are one.
pub(in crate::dialect) fn find(
    text: &str,
    attributes: &[Attribute<'_>],
    keys: &[&str],
) -> Option<Range<usize>> {
    let found = keys.iter().find_map(|key| {
        let mut those = attributes
            .iter()
            .skip_while(|attribute| !attribute.key.eq_ignore_ascii_case(key));
        let first = those.next()?;
        let words = those.take_while(|next| {
            key.is_empty() && !first.quoted && next.key.is_empty() && !next.quoted
        });
        let end = words.last().map_or(first.value.end, |last| last.value.end);
        Some(first.value.start..end)
    })?;
    let trimmed = text[found.clone()].trim();
    // A title is one line.
    let line = trimmed.lines().next().unwrap_or("");
    (!line.is_empty() && line.len() == trimmed.len()).then(|| range_of(text, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn got(text: &str, keys: &[&str]) -> Option<String> {
        let found = attributes(text, 0..text.len());
        find(text, &found, keys).map(|range| text[range].to_owned())
    }

    #[test]
    fn values_are_found_by_their_keys() {
        let text = "name=\"a b\" c='d' lang=sh, value={\"x\"} f={1 + {a: 2}} bare";
        for (key, value) in [
            ("name", "a b"),
            ("c", "d"),
            ("lang", "sh"),
            ("value", "x"),
            ("f", "1 + {a: 2}"),
            ("", "bare"),
        ] {
            assert_eq!(
                got("https://x/y?a=b c", &["b", ""]).unwrap(),
                "https://x/y?a=b c"
            );
            assert_eq!(got(text, &[key]).as_deref(), Some(value));
        }
        assert_eq!(
            got("Unix shell - all k=v", &[""]).unwrap(),
            "Unix shell - all"
        );
        assert_eq!(got("\"a\" b", &["x", ""]).unwrap(), "a");
        assert_eq!(got("a=\"\" =", &["a"]), None);
        assert_eq!(got("a=\"b", &["a"]).unwrap(), "b");
    }
}
