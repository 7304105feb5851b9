//! ` ```{word} Title `: a fence whose word says what stands in it.

use super::{Key, range_of};
use crate::dialect::scan::{Action, Bit, Kind, Opening};
use crate::dialect::{Dialects, Meaning, Syntax};
use std::ops::Range;

/// What the line that a fence opens with does, by its word, and where; nothing where it is code
/// as it stands. The fence has so many marks.
pub(in crate::dialect) fn directive(
    text: &str,
    line: Range<usize>,
    count: usize,
    set: Dialects,
) -> Option<(Range<usize>, Action)> {
    let info = text[line.clone()].get(count..)?;
    let (word, after) = info.trim_start().strip_prefix('{')?.split_once('}')?;
    let after = after.trim();
    let kind = match set.meaning(Syntax::Fences, word.trim())? {
        Meaning::Aside(tone) => Kind::Aside(Some(tone)),
        Meaning::Tabs => Kind::Tabs(None),
        Meaning::Tab(_) => Kind::Tab,
        Meaning::Wrap => Kind::Wrap,
        Meaning::Code(_) => {
            let bits = Bit::Old(range_of(text, after));
            return Some((range_of(text, info), Action::Put(vec![bits])));
        }
        _ => return None,
    };
    let title = (!after.is_empty()).then(|| range_of(text, after));
    let opening = Opening::new(Key::Fence(count), kind, title);
    Some((line, Action::Open(opening)))
}
