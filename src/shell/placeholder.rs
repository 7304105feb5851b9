//! The marks that say "fill this in".

use std::ops::Range;

/// The longest name within marks, in bytes.
const LONGEST: usize = 60;

/// A placeholder by its marks alone.
pub(super) struct Found {
    pub(super) span: Range<usize>,
}

/// The end of a `<name>` that begins at `at`, at most at `limit`.
///
/// The name begins with a letter and has no space at its ends, so that neither
/// `< file >out` nor `<(…)` is one; `<<EOF`, `</tag>`, the `\<` of an
/// expression and the `(?<name>` of a group are none either (the backslash is
/// for the caller to see: in PowerShell it escapes nothing).
pub(super) fn angle(text: &str, at: usize, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(..limit)?;
    if bytes.get(at) != Some(&b'<') || !bytes.get(at + 1)?.is_ascii_alphabetic() {
        return None;
    }
    let before = &bytes[..at];
    if before.last() == Some(&b'<') || before.ends_with(b"(?") || before.ends_with(b"(?P") {
        return None;
    }
    let inside = bytes[at + 1..]
        .iter()
        .take(LONGEST + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || b" _.:-".contains(b))
        .count();
    let close = at + 1 + inside;
    (inside <= LONGEST && bytes.get(close) == Some(&b'>') && bytes[close - 1] != b' ')
        .then_some(close + 1)
}

/// The end of a `{name}` that begins at `at`: none where the braces belong to
/// an expansion, a template or a descriptor.
pub(super) fn brace(text: &str, at: usize, limit: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(..limit)?;
    if bytes.get(at) != Some(&b'{') || !bytes.get(at + 1)?.is_ascii_alphabetic() {
        return None;
    }
    if matches!(
        bytes[..at].last(),
        Some(b'$' | b'%' | b'@' | b'{' | b'\\' | b'#' | b'!')
    ) {
        return None;
    }
    let inside = bytes[at + 1..]
        .iter()
        .take(LONGEST + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        .count();
    let close = at + 1 + inside;
    (inside <= LONGEST
        && bytes.get(close) == Some(&b'}')
        && !matches!(bytes.get(close + 1), Some(b'}' | b'>'))
        && (bytes.get(close + 1) != Some(&b'<') || angle(text, close + 1, limit).is_some()))
    .then_some(close + 1)
}

/// Every `<name>` in a range, by its marks alone.
pub(super) fn angles(text: &str, range: Range<usize>) -> impl Iterator<Item = Found> + '_ {
    let limit = range.end;
    memchr::memchr_iter(b'<', text.as_bytes().get(range.clone()).unwrap_or_default()).filter_map(
        move |at| {
            let start = range.start + at;
            let end = angle(text, start, limit)?;
            Some(Found { span: start..end })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        angles(text, 0..text.len())
            .map(|found| &text[found.span])
            .collect()
    }

    #[test]
    fn names_stand_right_within_their_marks() {
        assert_eq!(all("get <pod name> -n <ns>"), ["<pod name>", "<ns>"]);
        assert_eq!(all("<a.b:c_d-e>"), ["<a.b:c_d-e>"]);
        for none in [
            "< a >b", "<a >", "<<a>", "</a>", "(?<a>b)", "<1>", "<>", "<a", "<a|b>",
        ] {
            assert!(all(none).is_empty(), "{none}");
        }
        assert!(all(&format!("<{}>", "a".repeat(61))).is_empty());
        assert_eq!(all(&format!("<{}>", "a".repeat(60))).len(), 1);
    }

    #[test]
    fn braces_of_expansions_are_none() {
        let is = |text: &str| {
            let at = text.find('{').unwrap_or(0);
            brace(text, at, text.len()).is_some()
        };
        assert!(is("api/{user-id}/x"));
        for none in [
            "${a}", "%{a}", "@{a}", "{{a}}", "{a,b}", "{1..3}", "{a}>x", "{ a}",
        ] {
            assert!(!is(none), "{none}");
        }
    }
}
