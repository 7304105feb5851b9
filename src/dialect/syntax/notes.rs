//! `[^1]`, `[^1]: text` and `: definition`.

use super::{Reading, Site, range_of};
use crate::dialect::scan::{Action, Bit};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let inner = site.rest().strip_prefix("[^").filter(|_| !site.code)?;
    let (name, after) = inner.split_once(']')?;
    if name.is_empty()
        || !name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_".contains(c))
    {
        return None;
    }
    // In a text, a note has what it refers to; a class of characters has none.
    let definition = format!("[^{name}]:");
    if !site.text.contains(&definition) {
        return None;
    }
    let defines = site.opens && after.starts_with(':');
    let end = range_of(site.text, after).start + usize::from(defines);
    let name = range_of(site.text, name);
    let bits = vec![
        Bit::Text("\\[".to_owned()),
        Bit::Old(name),
        Bit::Text("\\]".to_owned()),
    ];
    Some((end, Reading::Done(Action::Put(bits))))
}

/// The colon of a definition, below what it defines.
pub(super) fn definition<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site.rest();
    if !site.opens || site.code || !rest.starts_with(": ") || site.at - site.start > 3 {
        return None;
    }
    let before = site.text[..site.start].trim_end_matches(['\n', '\r']);
    let gap = site.start - before.len();
    let line = before.rsplit('\n').next().unwrap_or("").trim();
    let plain = !line.is_empty()
        && !line.starts_with(['|', '#', '>', '-', '*', '+', '`', '~', '<', ' ', '{', '['])
        && !line.ends_with(['.', ':']);
    let after = line.starts_with(": ");
    (gap <= 2 && (plain || after)).then(|| {
        let bits = vec![Bit::Text("-".to_owned())];
        (site.at + 1, Reading::Done(Action::Put(bits)))
    })
}
