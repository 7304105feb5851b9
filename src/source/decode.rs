//! From bytes to text, losing nothing that can be read.

use crate::dialect::Includes;
use crate::text::Span;
use std::borrow::Cow;

/// A file's text.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text, the byte order mark included where there is one.
    pub text: Cow<'a, str>,
    /// Where the content begins: after the byte order mark.
    pub start: usize,
    /// Where bytes that are not UTF-8 were replaced by U+FFFD.
    pub replaced: Vec<Span>,
    /// What the files say that the text includes; nobody has looked for them
    /// when a file is decoded.
    pub includes: Includes,
}

/// Decodes UTF-8, with or without a byte order mark, and UTF-16 with one.
/// Bytes that are not UTF-8 become U+FFFD; their places are kept.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(text) = utf16(bytes) {
        return Decoded {
            text: Cow::Owned(text),
            start: 0,
            replaced: Vec::new(),
            includes: Includes::new(),
        };
    }
    let (text, replaced) = if let Ok(text) = std::str::from_utf8(bytes) {
        (Cow::Borrowed(text), Vec::new())
    } else {
        let mut text = String::with_capacity(bytes.len());
        let mut replaced = Vec::new();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                let start = text.len();
                text.push('\u{fffd}');
                replaced.push(Span::new(start..text.len()));
            }
        }
        (Cow::Owned(text), replaced)
    };
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    Decoded {
        text,
        start,
        replaced,
        includes: Includes::new(),
    }
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units: Vec<u16> = bytes[2..]
        .chunks_exact(2)
        .map(|b| unit([b[0], b[1]]))
        .collect();
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_are_replaced_where_they_stand() {
        let decoded = decode(b"ok \xff\xfe end");
        assert_eq!(decoded.text, "ok \u{fffd}\u{fffd} end");
        assert_eq!(decoded.replaced.len(), 2);
        assert_eq!(decoded.replaced[0].slice(&decoded.text), "\u{fffd}");
    }

    #[test]
    fn byte_order_marks_are_understood() {
        assert_eq!(decode(b"\xef\xbb\xbfa").start, 3);
        assert_eq!(decode(b"\xff\xfea\0b\0").text, "ab");
        assert_eq!(decode(b"\xfe\xff\0a\0b").text, "ab");
    }
}
