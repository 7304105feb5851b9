//! `<Word …>`, `{/* … */}`, and the imports and exports of MDX.

use super::{Key, Reading, Role, Site, Tag, attributes, range_of};
use crate::dialect::Syntax;
use crate::dialect::scan::{Action, Bit};
use std::ops::Range;

/// How far an element's tag may go on.
const LONGEST: usize = 4000;

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site.text.get(site.at..).filter(|_| !site.code)?;
    if let Some(shown) = rest.strip_prefix("<>").or_else(|| rest.strip_prefix("</>")) {
        let end = range_of(site.text, shown).start;
        return site
            .mdx
            .then(|| (end, Reading::Done(Action::Put(Vec::new()))));
    }
    let (closing, inner) = match rest[1..].strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, &rest[1..]),
    };
    let length = inner
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '_'))
        .unwrap_or(inner.len());
    let name = &inner[..length];
    if !name.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let after = &inner[length..];
    if !after.starts_with([' ', '>', '/', '\n', '\r', '\t']) {
        return None;
    }
    let known = site.set.meaning(Syntax::Jsx, name).is_some();
    let last = close_of(after)?;
    let alone = after[..last].trim_end().ends_with('/');
    let end = range_of(site.text, after).start + last + 1;
    // Anything in angle brackets may be a placeholder; an element has a partner,
    // or says that it is none.
    let element = site.mdx || (known && (site.opens || closing));
    if !element || !(alone || closing || partner(site, name)) {
        return None;
    }
    let words = range_of(site.text, &inner[..length + last]);
    let start = words.start + length;
    let tag = Tag {
        syntax: Syntax::Jsx,
        name,
        role: match (closing, alone) {
            (true, _) => Role::Closes,
            (_, true) => Role::Alone,
            _ => Role::Opens,
        },
        key: Key::Word(Syntax::Jsx, name.to_owned()),
        attributes: attributes(site.text, start..words.end - usize::from(alone)),
        title: None,
        words,
    };
    Some((end, Reading::Tag(tag)))
}

/// Whether a closing tag follows.
fn partner(site: &Site<'_>, name: &str) -> bool {
    let key = Key::Word(Syntax::Jsx, name.to_owned());
    super::closer(site.text, site.at + 1, &key).is_some()
}

/// Where the `>` of a tag is.
fn close_of(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    let mut quote = None;
    for (n, byte) in text.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return Some(n),
            (None, b'<') if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// `{/* … */}`
pub(super) fn comment<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site.text.get(site.at..).filter(|_| !site.code)?;
    let inner = rest.strip_prefix('{')?.trim_start().strip_prefix("/*")?;
    let end = inner.find("*/")?;
    let after = inner[end + 2..].trim_start().strip_prefix('}')?;
    let bits: Vec<Bit> = Vec::new();
    let end = range_of(site.text, after).start;
    Some((end, Reading::Done(Action::Put(bits))))
}

/// Whether a text is MDX beyond doubt.
pub(in crate::dialect) fn is_mdx(text: &str) -> bool {
    let mut fenced = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let shown = line.trim_start();
        if shown.starts_with("```") || shown.starts_with("~~~") {
            fenced = !fenced;
        } else if !fenced
            && (shown.starts_with("{/*")
                || (line.starts_with("import") && statement(text, start, true).is_some()))
        {
            return true;
        }
    }
    false
}

/// The import or export that begins at a place, with the name and the path of
/// what it imports.
pub(in crate::dialect) fn statement(
    text: &str,
    at: usize,
    mdx: bool,
) -> Option<(usize, Option<(Range<usize>, Range<usize>)>)> {
    let rest = text.get(at..)?;
    let paragraph = rest.find("\n\n").map_or(rest, |n| &rest[..n]);
    if let Some(inner) = rest.strip_prefix("import ") {
        let line_end = paragraph.find('\n').unwrap_or(paragraph.len());
        // What is in braces may stand on several lines.
        let end = match paragraph[..line_end].rfind('{') {
            Some(open) if !paragraph[open..line_end].contains('}') => {
                let close = open + paragraph[open..].find('}')?;
                close
                    + paragraph[close..]
                        .find('\n')
                        .unwrap_or(paragraph.len() - close)
            }
            _ => line_end,
        };
        let line = rest[..end].trim_end().trim_end_matches(';').trim_end();
        let quote = line.chars().next_back().filter(|c| "'\"".contains(*c))?;
        let open = line[..line.len() - 1].rfind(quote)?;
        let before = line[..open].trim_end();
        let path = &line[open + 1..line.len() - 1];
        if before != "import" && !before.ends_with("from") {
            return None;
        }
        let name = inner.split([' ', ',', '{']).next().unwrap_or("");
        let named = !name.is_empty() && before != "import";
        let bound = named.then(|| (range_of(text, name), range_of(text, path)));
        return Some((at + end, bound));
    }
    let inner = rest.strip_prefix("export ").filter(|_| mdx)?;
    let word = inner.split(char::is_whitespace).next()?;
    matches!(
        word,
        "const" | "let" | "var" | "function" | "default" | "async" | "class"
    )
    .then_some((at + paragraph.len(), None))
}
