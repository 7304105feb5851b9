//! F009: a character that does not show, and changes what shows.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::{Span, is_unsafe_char};

/// The rule.
pub static RULE: Rule = Rule {
    code: "F009",
    name: "unsafe-character",
    severity: Severity::Warning,
    summary: "an invisible character could drive a terminal or reorder the text",
    explain: "\
Control characters can drive a terminal, and directional overrides show text in
another order than it is stored: a command could look like another one. No such
character gets into anything that is generated. The marks that Arabic and
Hebrew text needs (U+200E, U+200F, U+061C) are fine.

With an invisible U+202E before the last word, for example:

    Open <U+202E>settings.

Instead:

    Open settings.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let text = view.text;
    // Almost no text holds any such character. Their bytes are few enough to
    // look for in blocks, which the compiler turns into vector instructions.
    let bytes = text.as_bytes();
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut known = start;
    for (n, block) in bytes.chunks(BLOCK).enumerate() {
        let suspect = block
            .iter()
            .fold(false, |any, &byte| any | is_suspect(byte));
        if !suspect {
            continue;
        }
        let from = n * BLOCK;
        for (at, _) in block
            .iter()
            .enumerate()
            .filter(|(_, byte)| is_suspect(**byte))
        {
            let at = from + at;
            // What belongs to a reported run is not told again.
            if at < known {
                continue;
            }
            if let Some(end) = run_of_unsafe(text, at) {
                report(view, findings, at, end);
                known = end;
            }
        }
    }
}

const BLOCK: usize = 64;

/// Whether an unsafe character could begin with the byte. Without branches, so
/// that a block is looked at in vector registers.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch a byte is what it avoids"
)]
fn is_suspect(byte: u8) -> bool {
    ((byte < b' ') & (byte != b'\n') & (byte != b'\t'))
        | (byte == 0x7f)
        | (byte == 0xc2)
        | (byte == 0xe2)
        | (byte == 0xef)
        | (byte == 0xf3)
}

/// The end of the unsafe characters that begin at a byte.
fn run_of_unsafe(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    // A line break of Windows is one.
    let unsafe_at = |at: usize, c: char| is_unsafe_char(c) && !rest[at..].starts_with("\r\n");
    let end = rest
        .char_indices()
        .find(|&(at, c)| !unsafe_at(at, c))
        .map_or(rest.len(), |(at, _)| at);
    (end > 0).then_some(start + end)
}

fn report(view: &View<'_, '_>, findings: &mut Findings, start: usize, end: usize) {
    findings.add(|| {
        let span = Span::new(start..end);
        let first = span.slice(view.text).chars().next().unwrap_or('\0');
        let code = u32::from(first);
        let what = match first {
            '\r' => "a carriage return without a line feed",
            '\u{1b}' => "an escape character, which can drive a terminal",
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                "an invisible directional character, which can reorder the text"
            }
            '\u{2028}' | '\u{2029}' => "an invisible line or paragraph separator",
            '\u{feff}' => "an invisible byte order mark inside the text",
            _ => "an invisible control character",
        };
        Diagnostic::new(&RULE, span, format!("{what} (U+{code:04X})"))
            .help("delete it; it is left out of everything that is generated")
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;
    use crate::text::is_unsafe_char;

    #[test]
    fn every_unsafe_character_is_found() {
        for c in ('\0'..=char::MAX).filter(|&c| is_unsafe_char(c)) {
            if c == '\u{feff}' || c == '\r' {
                continue;
            }
            assert!(super::is_suspect(c.to_string().as_bytes()[0]), "{c:?}");
        }
        assert_eq!(
            found(&RULE, "a\u{202e}\u{1b}b\n\u{feff}c\u{200f} “d” \u{a0}e\n").len(),
            2
        );
    }

    #[test]
    fn line_ends_and_a_leading_mark_are_fine() {
        assert!(found(&RULE, "\u{feff}a\r\n\tb\r\n").is_empty());
        assert_eq!(found(&RULE, "# a\n\na\rb\n"), [""]);
    }
}
