//! Reasons that are words of ours, which evidence has in the language of the start, in the
//! language of the sheet.

use crate::l10n::{Messages, args};
use std::sync::LazyLock;

/// What is noted where a roll-back was offered, and nobody wanted it.
const KEPT: &str = "undo-kept";

/// The messages that scripts give as reasons, or note, with the names of their values.
const REASONS: [(&str, &[&str]); 5] = [
    ("halted-by-operator", &[]),
    ("output-differs", &[]),
    ("undo-unknown", &[]),
    ("step-still-running", &["step", "process"]),
    (KEPT, &["step"]),
];

/// Marks for the places of values, which no text has: evidence is read without such characters.
const MARKS: [&str; 2] = ["\u{1}", "\u{2}"];

/// What they are in each language that we speak, with marks for values: the place in the list
/// above, and the text.
static TEMPLATES: LazyLock<Vec<(usize, String)>> = LazyLock::new(|| {
    let mut templates = Vec::new();
    for locale in Messages::locales() {
        let messages = Messages::of(&locale, &locale);
        for (n, (key, names)) in REASONS.iter().enumerate() {
            let marks = names.iter().copied().zip(MARKS);
            templates.push((n, messages.with(key, &args(marks))));
        }
    }
    templates
});

/// A reason in another language, where it is a message of ours in any.
pub(super) fn said_in(messages: &Messages, reason: &str) -> Option<String> {
    TEMPLATES.iter().find_map(|(n, template)| {
        let (key, names) = REASONS.get(*n)?;
        let values = values_of(template, reason)?;
        let values = names.iter().copied().zip(values);
        Some(messages.with(key, &args(values)))
    })
}

/// Whether a note tells that a roll-back was offered, and nobody wanted it.
pub(super) fn tells_kept(note: &str) -> bool {
    let mut templates = TEMPLATES.iter();
    templates.any(|(n, template)| REASONS[*n].0 == KEPT && values_of(template, note).is_some())
}

/// The values that a text has in the places of a template, by their marks; nothing where it is
/// not of it.
fn values_of<'t>(template: &str, text: &'t str) -> Option<[&'t str; MARKS.len()]> {
    let mut values = [""; MARKS.len()];
    let is_mark = |c: char| MARKS.contains(&c.to_string().as_str());
    let mut literals = template.split(is_mark);
    let mut text = text.strip_prefix(literals.next()?)?;
    let mut left = template.matches(is_mark).count();
    for (mark, behind) in template.matches(is_mark).zip(literals) {
        left -= 1;
        let end = match left {
            0 => text.strip_suffix(behind)?.len(),
            _ => text.find(behind)?,
        };
        values[MARKS.iter().position(|own| *own == mark)?] = &text[..end];
        text = &text[end + behind.len()..];
    }
    text.is_empty().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Locale;

    #[test]
    fn what_is_ours_is_said_in_the_language_of_the_sheet() {
        let of = |tag| {
            Messages::of(
                &Locale::parse(tag).unwrap(),
                &Locale::parse("en-US").unwrap(),
            )
        };
        let (english, dutch, japanese) = (of("en-US"), of("nl-NL"), of("ja-JP"));
        let halted = dutch.get("halted-by-operator");
        assert_eq!(
            said_in(&english, &halted),
            Some(english.get("halted-by-operator"))
        );
        let running = |messages: &Messages| {
            let values = [("step", "p1.2"), ("process", "7, 8")];
            messages.with("step-still-running", &args(values))
        };
        assert_eq!(said_in(&dutch, &running(&japanese)), Some(running(&dutch)));
        assert_eq!(said_in(&dutch, "The disk was full."), None);
        assert_eq!(said_in(&dutch, &format!("{halted} And more.")), None);
        assert_eq!(said_in(&dutch, ""), None);
    }
}
