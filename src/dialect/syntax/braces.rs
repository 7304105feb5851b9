//! `{: .word }` and `{#id .word}`.

use super::{Reading, Site};
use crate::dialect::scan::{Action, Kind, Opening};
use crate::dialect::{Meaning, Syntax};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site.rest();
    if site.code {
        return None;
    }
    let close = rest.find('}')?;
    let inner = rest[1..close].trim();
    let colon = inner.strip_prefix(':');
    let words = colon.unwrap_or(inner).trim();
    let is_attribute = |word: &str| {
        word.starts_with(['#', '.']) && word.len() > 1 || word.contains('=') || word == "toc"
    };
    // Values of attributes may hold blanks.
    let mut parts = words.split_whitespace();
    let first = parts.next()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || " -_.#:".contains(c);
    let is_list = colon.is_some() && words.chars().all(plain);
    if !(is_attribute(first) || is_list) {
        return None;
    }
    let end = site.at + close + 1;
    let last = site.text[end..site.end].trim().is_empty();
    let before = &site.text[site.start..site.at];
    let is_id = first.len() > 1
        && first.starts_with('#')
        && first[1..]
            .chars()
            .all(|c| c.is_alphanumeric() || "-_.:".contains(c));
    if site.opens {
        // On a line of its own it is about a block.
        if !last || (colon.is_none() && !is_id) {
            return None;
        }
        let class = words.split_whitespace().find_map(|word| {
            let word = word.strip_prefix('.')?;
            site.set.meaning(Syntax::Attributes, word)
        });
        if let Some(Meaning::Aside(tone)) = class {
            let opening = Opening {
                short: true,
                ..Opening::new(super::Key::Inner, Kind::Aside(Some(tone)), None)
            };
            return Some((end, Reading::Done(Action::Open(opening))));
        }
        return Some((end, Reading::Done(Action::Put(Vec::new()))));
    }
    let heading = before.trim_start_matches([' ', '>']).starts_with('#') && last;
    let beside = before.ends_with([')', '*', '_', '`', ']']);
    let spaced = before.ends_with(") ") || before.ends_with("` ");
    let after = site.text[end..site.end].trim_start();
    let anchor = is_id && before.ends_with(' ') && (last || after.starts_with([']', '{']));
    (heading || beside || anchor || (spaced && last))
        .then(|| (end, Reading::Done(Action::Put(Vec::new()))))
}
