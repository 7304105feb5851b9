//! The marks that say "fill this in".

use std::ops::Range;

/// The longest name within marks, in letters.
const LONGEST: usize = 60;

/// A placeholder by its marks alone.
pub(super) struct Found {
    pub(super) span: Range<usize>,
}

/// What programs print within such marks where there is nothing.
const NOTHING: &[&str] = &[
    "invalid", "nil", "no value", "none", "null", "unknown", "unset",
];

/// Types of other languages, which stand so behind the name of another: `List<string>`.
const TYPES: &[&str] = &["bool", "byte", "double", "int", "object", "string", "T"];

/// The end of a `<name>` that begins at `at`, at most at `limit`.
///
/// The name has letters, of any script, and no space at its ends, so that neither
/// `< file >out` nor `<(…)` is one; `<<EOF`, `</tag>`, the `\<` of an expression, the
/// `(?<name>` of a group and an element that is closed are none either (the backslash is
/// for the caller to see: in PowerShell it escapes nothing).
pub(super) fn angle(text: &str, at: usize, limit: usize) -> Option<usize> {
    let rest = text.get(at..limit)?.strip_prefix('<')?;
    let before = text.get(..at)?;
    if before.ends_with('<') || before.ends_with("(?") || before.ends_with("(?P") {
        return None;
    }
    let mut close = 0;
    for (n, c) in rest.char_indices().take(LONGEST + 1) {
        if c == '>' {
            close = n;
            break;
        }
        if !(c.is_alphanumeric() || " _.:-/'\u{2019}@()|,+#*".contains(c) || is_joined(c)) {
            return None;
        }
    }
    let name = rest.get(..close).filter(|name| !name.is_empty())?;
    let first = name.chars().next()?;
    let last = name.chars().next_back()?;
    // A file, and the descriptor of the next redirection: `<in 2>err`.
    let descriptor = name
        .rsplit_once(' ')
        .is_some_and(|(_, end)| end.bytes().all(|b| b.is_ascii_digit()));
    let words = |mark: &str| {
        name.split(mark)
            .all(|part| !part.trim().is_empty() && part == part.trim())
    };
    let counted = first.is_ascii_digit() && name.contains(['-', ' ']);
    let named = (first.is_alphabetic() || counted)
        && name.contains(char::is_alphabetic)
        && !" -|,+".contains(last)
        && !descriptor
        && words("|")
        && name.matches('(').count() == name.matches(')').count();
    let lower = name.to_lowercase();
    let typed = before.ends_with(|c: char| c.is_ascii_alphanumeric())
        && name.split(", ").all(|part| TYPES.contains(&part));
    let more = &rest[close + 1..];
    let element = name.split(' ').next().unwrap_or_default();
    let closed = name.is_ascii()
        && memchr::memmem::find(
            more.as_bytes().get(..more.len().min(2000))?,
            format!("</{element}>").as_bytes(),
        )
        .is_some();
    (named && !NOTHING.contains(&lower.as_str()) && !typed && !closed).then_some(at + close + 2)
}

/// What joins or marks letters in some scripts.
fn is_joined(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{30fb}' | '\u{30fc}'
    )
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
        for one in [
            "<gr\u{f6}\u{df}e-des-volumes>",
            "<\u{540d}\u{524d}>",
            "<tenant's id>",
            "<a/b>",
            "<a|b>",
            "<me@example.com>",
            "<3-digit number>",
            "<size (GB)>",
            "<\u{30dd}\u{30c3}\u{30c9}\u{540d}>",
        ] {
            assert_eq!(all(one), [one]);
        }
        for none in [
            "< a >b",
            "<a >",
            "<<a>",
            "</a>",
            "(?<a>b)",
            "<1>",
            "<>",
            "<a",
            "<a | b>",
            "<none>",
            "<in 2>x",
            "List<string>",
            "Map<string, int>",
            "<b>x</b>",
            "<a()",
            "<5>",
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
