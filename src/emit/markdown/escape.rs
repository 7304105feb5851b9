//! Text that stays text: backslashes where Markdown would read a character as
//! a mark.

use crate::procedure::TASK_BOXES;
use crate::text::is_unsafe_char;

/// Plain text as Markdown that shows exactly that, wherever in a line it
/// stands. On one line, without unsafe characters.
pub(in crate::emit) fn plain(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
        .filter(|&c| !is_unsafe_char(c))
        .collect();
    let mut out = String::with_capacity(line.len() + 8);
    for (n, c) in line.char_indices() {
        let next = line[n + c.len_utf8()..].chars().next();
        let mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            // Only before what could be the name or number of an entity.
            '&' => next.is_none_or(|c| c == '#' || c.is_ascii_alphabetic()),
            '!' => next.is_none(),
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
    }
    let indent = out.len() - out.trim_start_matches(' ').len();
    guard_line(&mut out, indent, false);
    guard_heading_end(&mut out);
    out
}

/// Escapes number signs at the end of a heading, which it would take for its
/// own.
pub(super) fn guard_heading_end(out: &mut String) {
    let end = out.trim_end_matches('#').len();
    if end < out.len() && out[..end].ends_with([' ', '\t']) {
        out.insert(end, '\\');
    }
}

/// What surrounds a text whose marks are escaped.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// The character before it, as it was written.
    pub(super) before: Option<char>,
    /// Whether a pipe ends the cell it stands in.
    pub(super) cell: bool,
    /// The character after it, if that is known; white space at a line's end.
    pub(super) after: Option<char>,
    /// Whether a link follows, which would be a picture after a `!`.
    pub(super) link: bool,
    /// Whether an underscore has no partner that could make it a mark.
    pub(super) lone_underscore: bool,
}

/// Appends the bytes of a text with every character escaped that could be a
/// mark in a paragraph that is not what it was. What has an escape keeps it.
pub(super) fn push_inline(bytes: &str, around: Around, out: &mut String) {
    let mut before = around.before;
    let mut chars = bytes.char_indices().peekable();
    while let Some((n, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        if c == '\\' {
            match next {
                Some(escaped) if escaped.is_ascii_punctuation() => {
                    chars.next();
                    out.push('\\');
                    out.push(escaped);
                    before = Some(escaped);
                    continue;
                }
                Some(c) if !c.is_whitespace() => out.push('\\'),
                _ => out.push_str("\\\\"),
            }
            before = Some('\\');
            continue;
        }
        let follows = next.or(around.after);
        let spaced =
            before.is_none_or(char::is_whitespace) && follows.is_some_and(char::is_whitespace);
        let inside_word =
            before.is_some_and(char::is_alphanumeric) && follows.is_some_and(char::is_alphanumeric);
        let mark = match c {
            '`' | '[' | ']' | '~' | '<' => true,
            '*' => !spaced,
            '_' => !(spaced || inside_word || around.lone_underscore),
            '!' => next.is_none() && around.link,
            '&' => is_entity_like(&bytes[n..]),
            '|' => around.cell,
            _ => false,
        };
        if mark {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

pub(super) fn is_entity_like(text: &str) -> bool {
    let Some(end) = text.bytes().position(|b| b == b';') else {
        return false;
    };
    let name = text[1..end].trim_start_matches('#');
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Escapes what would open a block at the start of a line of text, the last
/// line of `out`, which begins at `start`. `defines` is whether a bracket could
/// open the definition of a link.
pub(super) fn guard_line(out: &mut String, start: usize, defines: bool) {
    let line = &out.as_bytes()[start.min(out.len())..];
    let Some(&first) = line.first() else {
        return;
    };
    let run = line.iter().take_while(|&&b| b == first).count();
    let ends = |at: usize| line.get(at).is_none_or(|b| matches!(b, b' ' | b'\t'));
    let boxed = |line: &[u8]| {
        let mut boxes = TASK_BOXES.iter();
        boxes.any(|sign| {
            line.strip_prefix(sign.as_bytes())
                .is_some_and(|rest| rest.starts_with(b" "))
        })
    };
    let only = |set: &[u8]| line.iter().all(|b| set.contains(b));
    let marked = match first {
        b'#' => run <= 6 && ends(run),
        b'>' => true,
        b'-' => ends(1) || only(b"-:| \t"),
        b'*' | b'_' if only(&[first, b' ', b'\t']) => {
            let marks = (0..line.len()).filter(|&n| line[n] == first);
            let marks: Vec<usize> = marks.collect();
            if marks.len() >= 3 {
                // All of them: one left alone could pair with another.
                for &n in marks.iter().rev() {
                    out.insert(start + n, '\\');
                }
                return;
            }
            first == b'*' && ends(1)
        }
        b'+' | b'*' => ends(1),
        b'=' => only(b"= \t"),
        b':' | b'|' => only(b"-:| \t"),
        b'<' => line
            .get(1)
            .is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b)),
        // The box of a task, which a backslash leaves one.
        b'[' if boxed(line) => {
            out.replace_range(start..=start, "&#91;");
            return;
        }
        // A footnote's definition is one for some viewers only.
        b'[' => defines && line.get(1) != Some(&b'^'),
        // Backticks that are followed by more are no fence.
        b'`' | b'~' if run >= 3 && (first == b'~' || !line[run..].contains(&b'`')) => {
            for n in 0..run {
                out.insert(start + 2 * n, '\\');
            }
            return;
        }
        b'0'..=b'9' => {
            let digits = line.iter().take_while(|b| b.is_ascii_digit()).count();
            let marker = matches!(line.get(digits), Some(b'.' | b')'));
            if digits <= 9 && marker && ends(digits + 1) {
                out.insert(start + digits, '\\');
            }
            return;
        }
        _ => false,
    };
    if marked {
        out.insert(start, '\\');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, parse_as, plain_text};
    use crate::dialect::Dialects;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    #[test]
    fn plain_text_says_what_it_is() {
        assert_eq!(plain("a*b_c[d](e)"), r"a\*b\_c\[d\](e)");
        assert_eq!(plain("1. x"), r"1\. x");
        assert_eq!(plain(" + x"), r" \+ x");
        assert_eq!(plain("# <script> & &amp;"), r"\# \<script\> & \&amp;");
        assert_eq!(plain("nl-NL/a-b.md"), "nl-NL/a-b.md");
        assert_eq!(plain("C #"), r"C \#");
    }

    proptest! {
        #[test]
        fn plain_text_comes_back(text in "[ -~é漢\n]{1,24}") {
            let shown = text.replace('\n', " ").trim().to_owned();
            prop_assume!(!shown.is_empty());
            let markdown = plain(&shown);
            for (source, heading) in [(markdown.clone(), false), (format!("# {markdown}"), true)] {
                // What we write is GitHub's.
                let github = Dialects::parse("github").expect("a dialect");
                let article = parse_as(&source, 0, github, &BTreeMap::default());
                prop_assert_eq!(article.blocks.len(), 1, "{}", source);
                let content = match &article.blocks[0].kind {
                    BlockKind::Paragraph(content) if !heading => content,
                    BlockKind::Heading { content, .. } if heading => content,
                    other => return Err(TestCaseError::fail(format!("{other:?} of {source}"))),
                };
                prop_assert_eq!(plain_text(content), &*shown, "{}", source);
            }
        }
    }
}
