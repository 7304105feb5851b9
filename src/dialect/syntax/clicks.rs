//! `{{exec}}` and `{{copy}}` behind code.

use super::{Reading, Site};
use crate::dialect::line::{fence, opening};
use crate::dialect::scan::Action;

/// What a click does with code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dialect) enum Click {
    Runs,
    Copies,
}

/// What a mark that a text begins with says that a click does, and how long it is.
fn click(text: &str) -> Option<(Click, usize)> {
    let inner = text.strip_prefix("{{")?;
    let end = inner.find("}}")?;
    let click = match inner[..end].split_whitespace().next()? {
        "exec" | "execute" => Click::Runs,
        "copy" => Click::Copies,
        _ => return None,
    };
    Some((click, end + 4))
}

/// The same of a text that is nothing but such a mark.
pub(in crate::dialect) fn only_click(text: &str) -> Option<Click> {
    let (click, end) = click(text)?;
    text[end..].trim().is_empty().then_some(click)
}

/// What a click does with the code of a fence that is open before a text, where the text's
/// first line that closes it says so.
pub(in crate::dialect) fn clicked(text: &str, (mark, count): (u8, usize)) -> Option<Click> {
    for line in text.lines() {
        let (_, content) = opening(line, |_| {});
        let shown = &line[content..];
        let run = shown.bytes().take_while(|byte| *byte == mark).count();
        if run >= count {
            let behind = shown[run..].trim();
            if behind.is_empty() {
                return None;
            }
            if let Some(click) = only_click(behind) {
                return Some(click);
            }
            if fence(shown).is_some() {
                return None;
            }
        }
    }
    None
}

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let beside = site.text[site.start..site.at].ends_with('`');
    if site.code || !beside {
        return None;
    }
    let (_, length) = click(site.rest())?;
    Some((site.at + length, Reading::Done(Action::Put(Vec::new()))))
}
