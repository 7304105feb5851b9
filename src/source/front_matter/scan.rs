//! A strict scanner for the front matter that nearly every article has.
//!
//! It takes `key: value` lines and `- item` lists of plain or simply quoted
//! scalars, ten times faster than a YAML parser, and declines everything else.
//! A property test and a test over the corpus hold it equal to the YAML crate.

use super::{Entry, Value};
use crate::text::Span;
use std::borrow::Cow;
use std::ops::Range;

/// The entries of a block, or nothing where it needs a real parser.
pub(super) fn scan(text: &str, inner: Range<usize>) -> Option<Vec<Entry<'_>>> {
    let mut entries: Vec<Entry<'_>> = Vec::with_capacity(20);
    let mut at = inner.start;
    // The indentation of the list that may go on, once its first item is read.
    let mut list: Option<usize> = None;
    while at < inner.end {
        let start = at;
        let length = memchr::memchr(b'\n', &text.as_bytes()[at..inner.end]);
        let end = length.map_or(inner.end, |length| at + length);
        let line = &text[at..end];
        at = end + 1;
        let line = line
            .strip_suffix('\r')
            .unwrap_or(line)
            .trim_end_matches(' ');
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if let Some(item) = content.strip_prefix("- ") {
            let last = entries.last_mut()?;
            let value = scalar(item.trim_start_matches(' '))?;
            match (&mut last.value, list) {
                (Value::Null, None) => {
                    last.value = Value::List(vec![value]);
                    list = Some(indent);
                }
                (Value::List(items), Some(expected)) if expected == indent => items.push(value),
                _ => return None,
            }
            continue;
        }
        // A null that was written out cannot be followed by a list; one that
        // was left out can. Only the latter leaves `list` undecided.
        if indent != 0 {
            return None;
        }
        let colon = memchr::memchr(b':', content.as_bytes())?;
        let (key, value) = (&content[..colon], &content[colon + 1..]);
        if !is_key(key) {
            return None;
        }
        let value = match value.strip_prefix(' ') {
            Some(value) => {
                let value = value.trim_start_matches(' ');
                // A list may not follow a value, and an explicit null is one.
                scalar(value)?
            }
            None if value.is_empty() => Value::Null,
            None => return None,
        };
        list = None;
        if matches!(value, Value::Null) && content.len() > key.len() + 1 {
            // `key: ~` or `key: null`: leave the rare case to the parser.
            return None;
        }
        entries.push(Entry {
            key: Cow::Borrowed(key),
            span: Span::new(start..start + key.len()),
            value,
        });
    }
    Some(entries)
}

fn is_key(key: &str) -> bool {
    let mut bytes = key.bytes();
    let first = bytes.next();
    first.is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && !matches!(
            key,
            "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE"
        )
}

/// A scalar on one line; nothing where its meaning takes a parser.
fn scalar(text: &str) -> Option<Value<'_>> {
    let bytes = text.as_bytes();
    match *bytes.first()? {
        quote @ (b'"' | b'\'') => {
            let inner = text[1..].strip_suffix(quote as char)?;
            let simple = !inner
                .bytes()
                .any(|b| b == quote || b == b'\\' || b < b' ' || b == 0x7f)
                && printable(inner);
            return simple.then_some(Value::Text(Cow::Borrowed(inner)));
        }
        b'-' | b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!'
        | b'|' | b'>' | b'%' | b'@' | b'`' | b'~' | b'=' | b'<' => return None,
        _ => {}
    }
    for (n, &byte) in bytes.iter().enumerate() {
        match byte {
            0..=0x1f | 0x7f => return None,
            b':' if matches!(bytes.get(n + 1), None | Some(b' ')) => return None,
            b'#' if n > 0 && bytes[n - 1] == b' ' => return None,
            _ => {}
        }
    }
    if !printable(text) {
        return None;
    }
    match bytes[0] {
        b'0'..=b'9' | b'+' | b'.' => number_or_text(text),
        b'n' | b'N' | b't' | b'T' | b'f' | b'F' => match text {
            "null" | "Null" | "NULL" => None,
            "true" | "True" | "TRUE" => Some(Value::Bool(true)),
            "false" | "False" | "FALSE" => Some(Value::Bool(false)),
            _ => Some(Value::Text(Cow::Borrowed(text))),
        },
        _ => Some(Value::Text(Cow::Borrowed(text))),
    }
}

/// YAML allows no C1 controls, no separators that could end a line, and no
/// byte order mark inside; such text goes to the parser, for its message.
fn printable(text: &str) -> bool {
    text.is_ascii()
        || !text.contains(|c: char| {
            matches!(
                c,
                '\u{80}'
                    ..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
            )
        })
}

fn number_or_text(text: &str) -> Option<Value<'_>> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits && text.len() < 18 && (text == "0" || !text.starts_with('0')) {
        return text.parse().ok().map(Value::Int);
    }
    let prefixed = matches!(text.as_bytes(), [b'0', b'x' | b'o' | b'b', ..]);
    if digits
        || prefixed
        || matches!(text.as_bytes()[0], b'+' | b'.')
        || text.parse::<f64>().is_ok()
    {
        return None;
    }
    Some(Value::Text(Cow::Borrowed(text)))
}
