//! The marker of a list item, as the writer typed it.

use super::Subject;
use crate::procedure::Step;
use crate::text::Span;

/// `12.` before an item's text.
pub(super) struct Marker {
    /// The digits and the delimiter after them.
    pub span: Span,
    /// The number as typed.
    pub number: u64,
}

impl Marker {
    /// The marker that a numbered item begins with.
    pub fn of(text: &str, item: Span) -> Option<Self> {
        let source = text.get(item.range())?;
        let lead = source.len() - source.trim_start().len();
        let rest = &source[lead..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest[..digits].parse().ok()?;
        let mut after = rest[digits..].bytes();
        if !matches!(after.next(), Some(b'.' | b')')) {
            return None;
        }
        // A step that is no item may begin with `4.18`.
        if !matches!(after.next(), None | Some(b' ' | b'\t' | b'\r' | b'\n')) {
            return None;
        }
        let start = item.start as usize + lead;
        Some(Self {
            span: Span::new(start..start + digits + 1),
            number,
        })
    }
}

/// Where something starts in its line, in columns; a tab goes to the next
/// multiple of four, as in `CommonMark`.
fn column(text: &str, offset: usize) -> usize {
    let start = text[..offset].rfind('\n').map_or(0, |n| n + 1);
    text[start..offset].chars().fold(0, |column, c| match c {
        '\t' => column / 4 * 4 + 4,
        '\u{feff}' => column,
        _ => column + 1,
    })
}

/// How many columns to move a block to the right so that it belongs to a step.
pub(super) fn indent_into(
    subject: &Subject<'_, '_>,
    step: &Step<'_>,
    block: Span,
) -> Option<usize> {
    let marker = Marker::of(subject.text, step.span)?;
    let after = &subject.text[marker.span.end as usize..];
    let space = after.len() - after.trim_start_matches([' ', '\t']).len();
    // An item without text begins one column after its marker, and so does
    // one that begins with indented code.
    let text_follows = (1..=4).contains(&space) && !after[space..].starts_with(['\r', '\n']);
    let content = marker.span.end as usize + if text_follows { space } else { 0 };
    let content = column(subject.text, content) + usize::from(!text_follows);
    let source = subject.text.get(block.range())?;
    let lead = source.len() - source.trim_start().len();
    content
        .checked_sub(column(subject.text, block.start as usize + lead))
        .filter(|&more| more > 0)
}

/// The step right before the one that is the list item `item`, on its level:
/// its predecessor, or the last step of the procedure before.
pub(super) fn step_before<'m, 'a>(subject: &Subject<'m, 'a>, item: Span) -> Option<&'m Step<'a>> {
    let steps = subject.model.steps();
    let step = steps.iter().find(|step| step.span == item)?;
    let level = |id: &str| id.matches('.').count();
    steps
        .iter()
        .filter(|other| other.span.start < item.start && level(&other.id) == level(&step.id))
        .max_by_key(|other| other.span.start)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read_as_typed() {
        let text = "  07) x";
        let marker = Marker::of(text, Span::new(0..text.len())).unwrap();
        assert_eq!((marker.number, marker.span.slice(text)), (7, "07)"));
        assert!(Marker::of("- x", Span::new(0..3)).is_none());
        assert!(Marker::of("4.18 x", Span::new(0..6)).is_none());
        assert_eq!(Marker::of("4.\n", Span::new(0..3)).unwrap().number, 4);
    }
}
