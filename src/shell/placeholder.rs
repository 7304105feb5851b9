//! The marks that say "fill this in".

use super::letters::{self, letters};
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
    let word = bytes[at + 1..].iter().take(LONGEST + 1);
    let word = word.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    let mut inside = word.count();
    // Words in capitals: no code is called so.
    if bytes.get(at + 1 + inside) == Some(&b' ') {
        let words = bytes[at + 1..].iter().take(LONGEST + 1);
        let capital = |b: &&u8| b.is_ascii_uppercase() || matches!(b, b'_' | b'-' | b' ');
        inside = words.take_while(capital).count();
        if bytes[at + inside] == b' ' {
            return None;
        }
    }
    let close = at + 1 + inside;
    (inside <= LONGEST
        && bytes.get(close) == Some(&b'}')
        && !matches!(bytes.get(close + 1), Some(b'}' | b'>'))
        && (bytes.get(close + 1) != Some(&b'<') || angle(text, close + 1, limit).is_some()))
    .then_some(close + 1)
}

/// What stands within the marks of a placeholder, or the placeholder itself where it has none.
pub(super) fn name(marked: &str) -> &str {
    let inner = if marked.starts_with("{{") {
        marked.get(2..marked.len().saturating_sub(2))
    } else if marked.starts_with(['<', '{', '[']) {
        marked.get(1..marked.len().saturating_sub(1))
    } else {
        Some(marked)
    };
    inner.unwrap_or_default().trim()
}

/// The end of what is the reader's own, and begins at `at`: `YOUR_TOKEN`, `your-app`,
/// `yourApp`. What is assigned, expanded or marked otherwise is none.
pub(super) fn yours(text: &str, at: usize, limit: usize) -> Option<usize> {
    let rest = text.get(at..limit)?;
    let (own, after) = rest.split_at_checked(4)?;
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || "_-${<%#\\".contains(c)) {
        return None;
    }
    let separated = after.starts_with(['_', '-']);
    let follows = match own {
        "your" | "Your" => separated || after.starts_with(|c: char| c.is_ascii_uppercase()),
        "YOUR" => separated,
        _ => false,
    };
    let length = after
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        .count();
    let length = after.get(..length)?.trim_end_matches(['_', '-']).len();
    let end = at + 4 + length;
    let next = text.get(end..)?.chars().next();
    let within = before == Some('[') && next == Some(']');
    (follows && length > 2 && next != Some('=') && !within).then_some(end)
}

/// The end of a `[name]` that begins at `at` and is a word of its own. A shell takes it for
/// one of the letters within, which nobody means who writes a name: words that are joined,
/// or one of four small letters and more.
pub(super) fn square(text: &str, at: usize, limit: usize) -> Option<usize> {
    let rest = text.get(at..limit)?.strip_prefix('[')?;
    let before = text.get(..at)?.chars().next_back();
    if before.is_some_and(|c| !c.is_whitespace() && !"=/@:".contains(c)) {
        return None;
    }
    let close = rest.bytes().take(LONGEST + 1).position(|b| b == b']')?;
    let (name, after) = (rest.get(..close)?, rest.get(close + 1..)?);
    if after.starts_with(|c: char| !c.is_whitespace() && !"/:,;@\"".contains(c)) {
        return None;
    }
    let parts: Vec<&str> = name.split(['-', '_', ' ']).collect();
    let words = parts.iter().all(|part| {
        part.starts_with(char::is_alphabetic) && part.chars().all(char::is_alphanumeric)
    });
    let joined = parts.len() > 1 && parts.iter().all(|part| part.len() > 1);
    let alone = parts.len() == 1 && name.len() > 3 && name.bytes().all(|b| b.is_ascii_lowercase());
    let is = words && (joined || alone) && !NOTHING.contains(&name.to_lowercase().as_str());
    is.then_some(at + close + 2)
}

/// The end of words in capitals that hyphens join, `CONTAINER-NAME`, which begin at `at` and
/// are an argument or a part of a path: no variable is called so, and hardly any value.
fn capitals(text: &str, at: usize, limit: usize) -> Option<usize> {
    let before = text.get(..at)?.chars().next_back();
    if before.is_none_or(|c| !c.is_whitespace() && !"=/:@,".contains(c)) {
        return None;
    }
    let rest = text.get(at..limit)?;
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_uppercase() || *b == b'-')
        .count();
    let (name, after) = rest.split_at_checked(length)?;
    let parts = || name.split('-');
    let joined = parts().count() > 1 && parts().all(|part| part.len() > 1);
    let ends = after
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || "/:,.@;|&)".contains(c));
    (joined && ends && length <= LONGEST).then_some(at + length)
}

/// Words of templates that are no names.
const TEMPLATE: &[&str] = &[
    "block", "break", "continue", "define", "else", "end", "endfor", "endif", "false", "if",
    "json", "len", "nil", "now", "range", "template", "true", "with",
];

/// Programs and options that fill templates in themselves.
const FILLING: &[&str] = &[
    "--format",
    "--template",
    "ansible",
    "consul-template",
    "go-template",
    "gomplate",
    "helm",
    "jinja",
];

/// The end of a `{{ name }}` that begins at `at`: none where a program fills it in.
pub(super) fn doubled(text: &str, at: usize, limit: usize) -> Option<usize> {
    let rest = text.get(at..limit)?.strip_prefix("{{")?;
    if text.get(..at)?.ends_with(['$', '{', '%', '\\']) {
        return None;
    }
    let close = rest
        .get(..rest.len().min(2 * LONGEST))
        .unwrap_or(rest)
        .find("}}")?;
    let name = rest.get(..close)?.trim_matches(' ');
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b));
    let is = plain
        && !TEMPLATE.contains(&name)
        && !rest[close..].starts_with("}}}")
        && !FILLING.iter().any(|program| text.contains(program));
    is.then_some(at + close + 4)
}

/// The end of the placeholder without marks of its own, or with those of another language,
/// that begins at `at`, in text that a shell does not read (`literal`) or does.
pub(super) fn other(text: &str, at: usize, limit: usize, literal: bool) -> Option<usize> {
    if let Some(end) = letters(text, at, limit) {
        return Some(end);
    }
    match text.as_bytes().get(at)? {
        b'y' | b'Y' => {
            yours(text, at, limit).or_else(|| capitals(text, at, limit).filter(|_| !literal))
        }
        b'A'..=b'Z' if !literal => capitals(text, at, limit),
        b'[' => square(text, at, limit)
            .filter(|_| !literal || text[at + 1..].to_lowercase().starts_with("your")),
        // In quotes, templates of programs have no blanks around their words.
        b'{' => doubled(text, at, limit).filter(|_| !literal || text[at..].starts_with("{{ ")),
        _ => None,
    }
}

/// Whether a placeholder may begin at a place.
pub(super) fn may_begin(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b'<' | b'y' | b'Y' | b'[' | b'{')) || letters::may_begin(bytes, at)
}

/// Every placeholder in a range of text that no shell reads.
pub(super) fn literals(text: &str, range: Range<usize>) -> impl Iterator<Item = Found> + '_ {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes().get(..range.end)?;
        loop {
            let start = (at..bytes.len()).find(|at| may_begin(bytes, *at))?;
            let end = angle(text, start, range.end).or_else(|| other(text, start, range.end, true));
            if let Some(end) = end {
                at = end;
                return Some(Found { span: start..end });
            }
            at = start + 1;
        }
    })
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
    fn names_without_marks_are_the_readers_own() {
        let found = |text: &str| -> Vec<String> {
            literals(text, 0..text.len())
                .map(|found| text[found.span].to_owned())
                .collect()
        };
        assert_eq!(
            found("a YOUR_TOKEN /your-app/x yourApp your-site.org @[your-host]"),
            [
                "YOUR_TOKEN",
                "your-app",
                "yourApp",
                "your-site",
                "[your-host]"
            ]
        );
        assert_eq!(found("{\"a\": \"{{ tenant }}\"}"), ["{{ tenant }}"]);
        for none in [
            "your app",
            "$YOUR_APP",
            "${YOUR_APP}",
            "YOUR_APP=x",
            "yours",
            "YOURS",
            "x_your-app",
            "${{ a }}",
            "{{.Name}}",
            "{{ end }}",
            "helm x {{ a }}",
            "[host]",
        ] {
            assert!(found(none).is_empty(), "{none}");
        }
        let squared = |text: &str| square(text, text.find('[').unwrap(), text.len()).is_some();
        for is in [
            "a [region]",
            "--x=[pod-name]",
            "a@[host] b",
            "[pod name]",
            "x /[key_id]/a",
        ] {
            assert!(squared(is), "{is}");
        }
        for none in [
            "[a-z]",
            "ls [abc]*",
            "a[name]",
            "[ -f x ]",
            "[name]=x",
            "[INFO]",
            "[[ a ]]",
            "[none]",
        ] {
            assert!(!squared(none), "{none}");
        }
        let capital = |text: &str| capitals(text, text.find('A').unwrap(), text.len()).is_some();
        for is in [
            "logs APP-NAME",
            "a=APP-NAME",
            "/x/APP-NAME.gz",
            "cp a:APP-NAME b",
        ] {
            assert!(capital(is), "{is}");
        }
        for none in [
            "APP-NAME",
            "x APP_NAME",
            "x APP",
            "x APP-8",
            "x-APP-NAME",
            "x APP-NAMEs",
        ] {
            assert!(!capital(none), "{none}");
        }
        for (marked, wanted) in [
            ("<a b>", "a b"),
            ("{a}", "a"),
            ("[a]", "a"),
            ("{{ a }}", "a"),
            ("YOUR_A", "YOUR_A"),
        ] {
            assert_eq!(name(marked), wanted);
        }
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
