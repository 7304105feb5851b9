//! Raw HTML: the harmless little that an article may bring along.

use super::link::{Base, is_safe_link, is_safe_picture};
use super::tags::{Attributes, Piece, pieces};
use crate::article::is_placeholder;
use crate::text::is_unsafe_char;
use std::borrow::Cow;

/// Elements that stay, with the attributes that each may have; of the others, the
/// text in them stays.
const KEPT: &[(&str, &[&str])] = &[
    ("a", &["name", "id", "href", "title"]),
    ("b", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("code", &[]),
    ("col", &["span", "width"]),
    ("colgroup", &["span"]),
    ("del", &[]),
    ("details", &["open"]),
    ("em", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt", "title", "width", "height", "align"]),
    ("ins", &[]),
    ("kbd", &[]),
    ("li", &[]),
    ("mark", &[]),
    ("ol", &["start"]),
    ("p", &["align", "dir"]),
    ("s", &[]),
    ("samp", &[]),
    ("small", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &["align", "dir", "width"]),
    ("tbody", &[]),
    ("td", &["align", "colspan", "rowspan", "valign", "width"]),
    ("tfoot", &[]),
    (
        "th",
        &["align", "colspan", "rowspan", "scope", "valign", "width"],
    ),
    ("thead", &[]),
    ("tr", &["align", "valign"]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
];

/// Kept elements that open a block of HTML at the start of a line.
const BLOCKS: &[&str] = &[
    "caption", "col", "colgroup", "details", "hr", "li", "ol", "p", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
];

/// What becomes of one tag, comment or declaration.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, as written here.
    Keep {
        tag: String,
        /// Whether it opens a block of HTML at the start of a line.
        block: bool,
    },
    /// It goes; a block leaves a space between what it parted.
    Drop { space: bool },
    /// It is a placeholder, to be shown as the text it is.
    Show,
}

/// What becomes of a tag, given from `<` to `>`.
pub(super) fn fate(tag: &str, base: &Base) -> Fate {
    let inner = tag
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
        .unwrap_or("");
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, inner),
    };
    let end = inner
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Fate::Drop { space: false };
    }
    // Writers mean a line break by it, and browsers take it for one.
    if name == "br" {
        return keep("<br>".to_owned(), false);
    }
    let Some((_, allowed)) = KEPT.iter().find(|(kept, _)| *kept == name) else {
        if is_placeholder(tag) {
            return Fate::Show;
        }
        let space = matches!(
            name.as_str(),
            "div" | "section" | "article" | "blockquote" | "pre" | "dt" | "dd"
        );
        return Fate::Drop { space };
    };
    let block = BLOCKS.contains(&name.as_str());
    if closing {
        return keep(format!("</{name}>"), block);
    }
    let mut out = format!("<{name}");
    for (attribute, value) in Attributes(&inner[end..]) {
        let attribute = attribute.to_ascii_lowercase();
        if allowed.contains(&attribute.as_str()) {
            push_attribute(&attribute, value, base, &mut out);
        }
    }
    out.push('>');
    keep(out, block)
}

fn keep(tag: String, block: bool) -> Fate {
    Fate::Keep { tag, block }
}

fn push_attribute(name: &str, value: &str, base: &Base, out: &mut String) {
    let rebased;
    let value = match name {
        "href" | "src" => {
            // A scheme could hide behind a character reference.
            let scheme = value.split(['/', '?']).next().unwrap_or("");
            let hidden = scheme.contains("&#") || (scheme.contains('&') && scheme.contains(';'));
            let safe = match name {
                "href" => is_safe_link(value),
                _ => is_safe_picture(value),
            };
            if hidden || !safe {
                return;
            }
            rebased = base.rebase(value);
            rebased.as_str()
        }
        "name" | "id" | "alt" | "title" => value,
        "open" => "",
        _ => {
            if value.is_empty()
                || !value
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'%')
            {
                return;
            }
            value
        }
    };
    out.push(' ');
    out.push_str(name);
    if name == "open" {
        return;
    }
    out.push_str("=\"");
    for c in safe_text(value).chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Would end a cell of a table.
            '|' => out.push_str("&#124;"),
            '\n' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A block of HTML with nothing in it that could run: no empty line, which
/// would end the block, and no placeholder that a viewer would hide.
pub(super) fn clean(html: &str, base: &Base) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => push_text(text, &mut out),
            Piece::Tag(tag) => match fate(tag, base) {
                Fate::Keep { tag, .. } => out.push_str(&tag),
                Fate::Drop { space } => {
                    if space && !out.ends_with(char::is_whitespace) {
                        out.push(' ');
                    }
                }
                Fate::Show => push_text(tag, &mut out),
            },
        }
    }
    let lines = out.lines().filter(|line| !line.trim().is_empty());
    lines.map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn push_text(text: &str, out: &mut String) {
    for c in safe_text(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

/// HTML text without unsafe characters and without references to any. Taking
/// one out can make another whole, so it goes on until there is none.
fn safe_text(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    while text.contains(is_unsafe_char) || text.contains("&#") {
        let mut out = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some(c) = rest.chars().next() {
            if let Some(length) = unsafe_reference(rest) {
                rest = &rest[length..];
                continue;
            }
            if !is_unsafe_char(c) {
                out.push(c);
            }
            rest = &rest[c.len_utf8()..];
        }
        if out.len() == text.len() {
            break;
        }
        text = Cow::Owned(out);
    }
    text
}

/// The length of the numeric reference that a text begins with, if what it
/// stands for is unsafe. Browsers do not insist on the semicolon.
fn unsafe_reference(text: &str) -> Option<usize> {
    let digits = text.strip_prefix("&#")?;
    let (digits, radix) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let end = digits
        .find(|c: char| !c.is_digit(radix))
        .unwrap_or(digits.len());
    let code = u32::from_str_radix(&digits[..end], radix).ok()?;
    let shown = char::from_u32(code)?;
    let semicolon = usize::from(digits[end..].starts_with(';'));
    is_unsafe_char(shown).then(|| text.len() - digits.len() + end + semicolon)
}

/// Whether clean HTML is a block to Markdown, and not a paragraph that begins
/// with a tag.
pub(super) fn opens_block(html: &str) -> bool {
    let html = html.trim_start();
    let Some(Piece::Tag(tag)) = pieces(html).next() else {
        return false;
    };
    let name = tag.trim_start_matches(['<', '/']);
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    BLOCKS.contains(&&name[..end]) || html[tag.len()..].lines().next().is_none_or(str::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(tag: &str) -> Option<String> {
        match fate(tag, &Base::default()) {
            Fate::Keep { tag, .. } => Some(tag),
            _ => None,
        }
    }

    #[test]
    fn harmless_tags_stay_without_what_could_run() {
        assert_eq!(kept("<a name=\"x\">").unwrap(), "<a name=\"x\">");
        assert_eq!(kept("</br>").unwrap(), "<br>");
        assert_eq!(kept("<BR />").unwrap(), "<br>");
        assert_eq!(
            kept("<img src=x.png onerror=alert(1) alt='a \"b\"'/>").unwrap(),
            "<img src=\"x.png\" alt=\"a &quot;b&quot;\">"
        );
        for bad in [
            "<a href=\"javascript:x\">",
            "<a href=\"java&#115;cript:x\">",
            "<a href=\" java\nscript:x\">",
            "<a href='data:text/html,x'>",
        ] {
            assert_eq!(kept(bad).unwrap(), "<a>", "{bad}");
        }
        assert_eq!(
            kept("<td style=x colspan=2>").unwrap(),
            "<td colspan=\"2\">"
        );
        let nested = "<a title=\"a&#x20&#x202e;2e;b&#8238c\u{202e}\">";
        assert_eq!(kept(nested).unwrap(), "<a title=\"abc\">");
        assert_eq!(kept("<details open>").unwrap(), "<details open>");
    }

    #[test]
    fn what_could_run_goes_and_placeholders_are_shown() {
        let base = Base::default();
        for gone in [
            "<script>",
            "</script>",
            "<iframe src=x>",
            "<!-- x -->",
            "<?php x ?>",
            "<span>",
        ] {
            assert_eq!(fate(gone, &base), Fate::Drop { space: false }, "{gone}");
        }
        assert_eq!(fate("<namespace>", &base), Fate::Show);
        assert_eq!(fate("</your-name>", &base), Fate::Show);
    }
}
