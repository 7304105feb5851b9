//! `{{< word … >}}` and `{{% word … %}}`.

use super::{Key, Reading, Role, Site, Tag, attributes, range_of};
use crate::dialect::Syntax;
use crate::dialect::scan::{Action, Bit};
use std::ops::Range;

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site.text.get(site.at..)?;
    let close = match rest.get(..3)? {
        "{{<" => ">}}",
        "{{%" => "%}}",
        _ => return None,
    };
    let length = rest[3..].find(close)?;
    let inner = &rest[3..3 + length];
    let end = site.at + 3 + length + 3;
    // A mark may go on over a few lines, never over an empty one.
    if inner.contains("\n\n") || inner.contains("{{") {
        return None;
    }
    let trimmed = inner.trim();
    if trimmed.starts_with("/*") {
        // One that is to be shown as it is.
        let shown = trimmed.trim_start_matches("/*").trim_end_matches("*/");
        let bits = vec![Bit::Old(range_of(site.text, shown.trim()))];
        return Some((end, Reading::Done(Action::Put(bits))));
    }
    let (closing, trimmed) = match trimmed.strip_prefix('/') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, trimmed),
    };
    let (alone, trimmed) = match trimmed.strip_suffix('/') {
        Some(rest) => (true, rest.trim_end()),
        None => (false, trimmed),
    };
    let name = trimmed.split(char::is_whitespace).next()?;
    if name.is_empty() {
        return None;
    }
    let words = range_of(site.text, trimmed);
    let tag = Tag {
        syntax: Syntax::Shortcode,
        name,
        role: match (closing, alone) {
            (true, _) => Role::Closes,
            (_, true) => Role::Alone,
            _ => Role::Either,
        },
        key: Key::Word(Syntax::Shortcode, name.to_owned()),
        attributes: attributes(site.text, words.start + name.len()..words.end),
        title: None,
        words,
    };
    Some((end, Reading::Tag(tag)))
}

/// The mark that closes a word, from a place on.
pub(in crate::dialect) fn closer(text: &str, from: usize, key: &Key) -> Option<Range<usize>> {
    let Key::Word(syntax, word) = key else {
        return None;
    };
    let opens: &[&str] = match syntax {
        Syntax::Shortcode => &["{{<", "{{%"],
        Syntax::Liquid => &["{%"],
        Syntax::Jsx => &["</"],
        _ => return None,
    };
    let mut at = from;
    while let Some(n) = text.get(at..)?.find(['{', '<']) {
        at += n;
        let rest = &text[at..];
        let inner = opens.iter().find_map(|open| rest.strip_prefix(open));
        if let Some(inner) = inner {
            let word_at = match syntax {
                Syntax::Shortcode => inner.trim_start().strip_prefix('/').map(str::trim_start),
                Syntax::Liquid => inner
                    .trim_start_matches('-')
                    .trim_start()
                    .strip_prefix("end"),
                _ => Some(inner),
            };
            let after = word_at.and_then(|rest| rest.strip_prefix(word.as_str()));
            let ends = |c: char| !(c.is_alphanumeric() || "_-/.".contains(c));
            if let Some(after) = after.filter(|after| after.starts_with(ends)) {
                let mark = if *syntax == Syntax::Jsx { ">" } else { "}" };
                let close = after.find(mark)? + mark.len();
                let mut end = range_of(text, after).start + close;
                end += usize::from(text[end..].starts_with('}'));
                return Some(at..end);
            }
        }
        at += 1;
    }
    None
}
