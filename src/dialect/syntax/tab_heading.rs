//! `# [Label](#tab/id)`, which a rule closes.

use super::{Key, Reading, Site, range_of};
use crate::dialect::scan::{Action, Kind, Opening};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    if !site.opens || site.code {
        return None;
    }
    let label = label(site.rest())?;
    let range = range_of(site.text, label);
    let opening = Opening {
        sibling: true,
        ..Opening::new(Key::TabHeading, Kind::Tab, Some(range))
    };
    Some((site.end, Reading::Done(Action::Open(opening))))
}

fn label(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#').trim_start();
    let (label, rest) = rest.strip_prefix('[')?.rsplit_once("](#tab/")?;
    (line.starts_with('#') && rest.contains(')') && !label.trim().is_empty())
        .then_some(label.trim())
}
