//! Text as YAML: scalars that no character can end, tag or fold.

use std::fmt::Write as _;

/// How long a line may become, in characters, before it is broken. The linters
/// of playbooks want no more than 160.
const COLUMNS: usize = 140;
/// How long a text may be that stands in quotes after its key.
const SHORT: usize = 100;

/// Text as a scalar that YAML reads back as it is, to be put after `key: `.
///
/// Lines that follow the first are indented by `indent` spaces, which must be
/// more than the key's. A line stands in single quotes; several stand as they
/// are in a block, if nothing in them could be lost there; anything else stands
/// in double quotes, broken where it is long.
pub(super) fn scalar(text: &str, indent: usize) -> String {
    let fits = |line: &str, most: usize| line.chars().count() <= most;
    if !text.chars().all(|c| c == '\n' || is_plain(c)) {
        return double(text, indent);
    }
    if !text.contains('\n') {
        return if fits(text, SHORT) {
            format!("'{}'", text.replace('\'', "''"))
        } else {
            double(text, indent)
        };
    }
    let (body, chomp) = match text.strip_suffix('\n') {
        Some(body) => (body, ""),
        None => (text, "-"),
    };
    let loses = body.starts_with([' ', '\n'])
        || body.is_empty()
        || body.ends_with('\n')
        || body
            .split('\n')
            .any(|line| line.ends_with(' ') || !fits(line, COLUMNS.saturating_sub(indent)));
    if loses {
        return double(text, indent);
    }
    let mut out = format!("|{chomp}");
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            let _ = write!(out, "{:indent$}{line}", "");
        }
    }
    out
}

/// Text of an article, or of a message that holds some: a scalar that Ansible
/// never takes for a template, and reads as this very string.
///
/// Ansible resolves the type of a scalar tagged `!unsafe` once more, whatever
/// quotes it stands in, so that `'0755'` becomes a number. So the tag is kept for
/// what could be a template, which needs a brace, or the head that names other
/// marks than braces; no text with either looks like another type. Whatever else
/// stands in quotes or a block is a string to YAML, and no template to Ansible.
pub(super) fn text(text: &str, indent: usize) -> String {
    let scalar = scalar(text, indent);
    if text.contains('{') || text.trim_start().starts_with("#jinja2:") {
        format!("!unsafe {scalar}")
    } else {
        scalar
    }
}

/// Whether a character may stand as it is: printable by YAML's rules, on a
/// line, and no tab, which linters take for a mistake.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}'
        | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}

/// In double quotes, where every character can be written. A line end behind a
/// backslash is none.
fn double(text: &str, indent: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    out.push('"');
    let mut column = indent;
    let mut after_line = false;
    for c in text.chars() {
        let long = column >= COLUMNS - 12 || (column >= COLUMNS - 40 && c == ' ');
        if long || after_line {
            let _ = write!(out, "\\\n{:indent$}", "");
            column = indent;
            // Space at the start of a line counts only behind a backslash.
            if c == ' ' {
                out.push('\\');
            }
        }
        after_line = c == '\n';
        let before = out.len();
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_plain(c) => out.push(c),
            c => {
                let _ = match u32::from(c) {
                    code @ 0..=0xff => write!(out, "\\x{code:02X}"),
                    code @ 0x100..=0xffff => write!(out, "\\u{code:04X}"),
                    code => write!(out, "\\U{code:08X}"),
                };
            }
        }
        column += out[before..].chars().count();
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_in_the_form_that_reads_best() {
        assert_eq!(scalar("", 4), "''");
        assert_eq!(scalar("it's {{ x }}", 4), "'it''s {{ x }}'");
        assert_eq!(scalar("a\n  b\n\nc", 2), "|-\n  a\n    b\n\n  c");
        assert_eq!(scalar("a\nb\n", 2), "|\n  a\n  b");
        assert_eq!(scalar(" a\nb", 2), "\" a\\n\\\n  b\"");
        assert_eq!(scalar("a\u{85}\tb", 2), "\"a\\x85\\tb\"");
        assert_eq!(text("!unsafe &a *a", 2), "'!unsafe &a *a'");
        assert_eq!(text("0755", 2), "'0755'");
        assert_eq!(text("{{ x }}", 2), "!unsafe '{{ x }}'");
        assert_eq!(text("#jinja2: x", 2), "!unsafe '#jinja2: x'");
    }
}
