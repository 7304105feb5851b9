//! M004: brackets that show, because the link they were meant as is broken.

use super::{clipped, quoted};
use crate::article::{self, Block, BlockKind, Inline, InlineKind};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M004",
    name: "broken-link",
    severity: Severity::Warning,
    summary: "brackets that were meant as a link show as brackets",
    explain: "\
A link is `[text](address)`: nothing stands between the two brackets, the
address holds no space, and its parenthesis is closed. Otherwise brackets and
address show as text, and nobody can follow the link.

For example:

    See [the overview] (https://example.com/a).
    Then open [the list](https://example.com/b c).

Instead:

    See [the overview](https://example.com/a).
    Then open [the list](https://example.com/b%20c).
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for inline in &view.brackets {
        if let InlineKind::Text(piece) = &inline.kind {
            check_text(view.text, inline, piece, findings);
        }
    }
}

/// What opens an address, the full-width form of translators too.
const OPENERS: [char; 2] = ['(', '（'];

fn check_text(text: &str, inline: &Inline<'_>, piece: &str, findings: &mut Findings) {
    // Offsets in the piece are offsets in the file only where it is verbatim.
    if inline.span.len() != piece.len() {
        return;
    }
    for close in memchr::memchr_iter(b']', piece.as_bytes()) {
        let after = &piece[close + 1..];
        let spaced = after.trim_start_matches([' ', '\u{a0}']);
        let Some(opener) = spaced.chars().next().filter(|c| OPENERS.contains(c)) else {
            continue;
        };
        let adjacent = after.len() == spaced.len() && opener == '(';
        let address = spaced[opener.len_utf8()..].trim_start();
        // `f[x](y)` with a space in it is prose or code; with an address, it
        // is a link that somebody meant.
        if !(is_address(address) || adjacent && is_path(address)) {
            continue;
        }
        let start = inline.span.start as usize + close;
        if opening(text, start).is_some_and(|open| text[..open].ends_with('\\')) {
            continue;
        }
        let end = start + 1 + after.len() - spaced.len() + opener.len_utf8();
        findings.add(|| finding(text, start, end, adjacent));
    }
}

/// The text of a link is not longer than this.
const LONGEST_TEXT: usize = 500;

/// The bracket that opens the link whose text ends at `close`; brackets may
/// stand in the text in pairs.
fn opening(text: &str, close: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[..close];
    let mut inner = 0;
    for (at, byte) in bytes.iter().enumerate().rev().take(LONGEST_TEXT) {
        match byte {
            b'\n' => return None,
            b']' => inner += 1,
            b'[' if inner == 0 => return Some(at),
            b'[' => inner -= 1,
            _ => {}
        }
    }
    None
}

fn is_address(text: &str) -> bool {
    ["http:", "https:", "http ", "mailto:", "www.", "//"]
        .iter()
        .any(|head| {
            text.get(..head.len())
                .is_some_and(|t| t.eq_ignore_ascii_case(head))
        })
}

/// Whether a text begins as an address inside a document set does.
fn is_path(text: &str) -> bool {
    let word = text.split([')', ' ', '\n']).next().unwrap_or("");
    word.starts_with(['/', '#', '.', '<']) || word.contains('/')
}

fn finding(text: &str, close: usize, end: usize, adjacent: bool) -> Diagnostic {
    let why = if opening(text, close).is_none() {
        "no bracket opens its text"
    } else if adjacent {
        "its address holds a space or is not closed"
    } else {
        "something stands between its brackets"
    };
    let diagnostic = Diagnostic::new(
        &RULE,
        Span::new(close..end),
        format!("this was meant as a link, and shows as text: {why}"),
    );
    match repaired(text, close, end) {
        Some(repaired) => diagnostic.help(format!("write {}", quoted(&repaired))),
        None => diagnostic
            .help("write `[text](address)`: nothing between the brackets, no space in the address"),
    }
}

/// The link as it was probably meant, if the parser makes a link of it.
fn repaired(text: &str, close: usize, end: usize) -> Option<String> {
    let open = opening(text, close)?;
    let label = &text[open + 1..close];
    let rest = text[end..].lines().next().unwrap_or("").trim_start();
    let stop = rest
        .find([')', '）', ']'])
        .unwrap_or_else(|| rest.find(' ').unwrap_or(rest.len()));
    let address = rest[..stop]
        .trim()
        .trim_matches(['<', '>'])
        .replace(' ', "%20");
    if address.is_empty() || address.len() > 200 {
        return None;
    }
    let link = format!("[{}]({address})", label.trim());
    let article = article::parse(&link, 0);
    let [
        Block {
            kind: BlockKind::Paragraph(content),
            ..
        },
    ] = &article.blocks[..]
    else {
        return None;
    };
    let whole = matches!(
        &content[..],
        [Inline {
            kind: InlineKind::Link(_),
            ..
        }]
    );
    whole.then(|| clipped(&link).into_owned())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, helps};

    #[test]
    fn broken_links_are_told_with_the_whole_one() {
        for (text, place, help) in [
            (
                "[a] (https://x.example)",
                "] (",
                "write `[a](https://x.example)`",
            ),
            (
                "[a](https://x.example/b c)",
                "](",
                "write `[a](https://x.example/b%20c)`",
            ),
            (
                "[a](https://x.example b",
                "](",
                "write `[a](https://x.example)`",
            ),
            (
                "[設定]（https://x.example）",
                "]（",
                "write `[設定](https://x.example)`",
            ),
            (
                "[**a** b] (www.x.example)",
                "] (",
                "write `[**a** b](www.x.example)`",
            ),
            ("[a](media/b c.md)", "](", "write `[a](media/b%20c.md)`"),
        ] {
            assert_eq!(found(&RULE, text), [place], "{text}");
            assert_eq!(helps(&RULE, text), [help], "{text}");
        }
    }

    #[test]
    fn brackets_in_prose_are_fine() {
        for text in [
            "[a](https://x.example)",
            "[a] (b c)",
            "f[x](y z)",
            "`[a] (https://x.example)`",
            "[a] and (https://x.example)",
            r"\[a](https://x.example b)",
            "a [1] (see https://x.example)",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
