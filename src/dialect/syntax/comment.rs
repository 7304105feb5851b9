//! `<!--DOCUSAURUS_CODE_TABS-->`, and the comments that label its tabs.

use super::{Key, Reading, Site, range_of};
use crate::dialect::scan::{Action, Kind, Opening};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site
        .rest()
        .strip_prefix("<!--")
        .filter(|_| site.opens && !site.code)?;
    let (inner, after) = rest.split_once("-->")?;
    let words = inner.trim();
    let end = range_of(site.text, after).start;
    let open = |key, kind, title, sibling| {
        let opening = Opening {
            sibling,
            ..Opening::new(key, kind, title)
        };
        Some((end, Reading::Done(Action::Open(opening))))
    };
    match words {
        "DOCUSAURUS_CODE_TABS" => open(Key::Comments, Kind::Tabs(None), None, false),
        "END_DOCUSAURUS_CODE_TABS" => Some((end, Reading::Done(Action::Close(Key::Comments)))),
        _ if words.is_empty() || words.contains('\n') => None,
        // The scan asks for these between the two.
        _ => open(
            Key::Comment,
            Kind::Tab,
            Some(range_of(site.text, words)),
            true,
        ),
    }
}
