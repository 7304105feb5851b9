//! Reasons that are words of ours, which evidence has in the language of the start, in the
//! language of the sheet.

use crate::l10n::{Messages, args};
use std::sync::LazyLock;

/// The messages that scripts give as reasons, with the names of their values.
const REASONS: [(&str, &[&str]); 4] = [
    ("halted-by-operator", &[]),
    ("output-differs", &[]),
    ("undo-unknown", &[]),
    ("step-still-running", &["step", "process"]),
];

/// A mark for the value of a place, which no text has: evidence is read without such characters.
fn mark(place: usize) -> Option<char> {
    char::from_u32(u32::try_from(place).ok()? + 1)
}

/// What they are in each language that we speak, with marks for values: the place in the list
/// above, and the text.
static TEMPLATES: LazyLock<Vec<(usize, String)>> = LazyLock::new(|| {
    let mut templates = Vec::new();
    for locale in Messages::locales() {
        let messages = Messages::of(&locale, &locale);
        for (n, (key, names)) in REASONS.iter().enumerate() {
            let marks = (names.iter().zip(0..))
                .filter_map(|(name, place)| Some((*name, mark(place)?.to_string())));
            templates.push((n, messages.with(key, &args(marks))));
        }
    }
    templates
});

/// A reason in another language, where it is a message of ours in any.
pub(super) fn said_in(messages: &Messages, reason: &str) -> Option<String> {
    TEMPLATES.iter().find_map(|(n, template)| {
        let (key, names) = REASONS.get(*n)?;
        let values = values_of(template, reason, names.len())?;
        let values = names.iter().copied().zip(values);
        Some(messages.with(key, &args(values)))
    })
}

/// The values that a text has in the places of a template; nothing where it is not of it.
fn values_of(template: &str, text: &str, places: usize) -> Option<Vec<String>> {
    let mut values = vec![String::new(); places];
    let (mut template, mut text) = (template, text);
    while let Some(at) = template.find(|c| (0..places).any(|place| mark(place) == Some(c))) {
        text = text.strip_prefix(&template[..at])?;
        let own = template[at..].chars().next()?;
        template = &template[at + own.len_utf8()..];
        let next = template.find(|c| (0..places).any(|place| mark(place) == Some(c)));
        let behind = &template[..next.unwrap_or(template.len())];
        let end = match next {
            Some(_) => text.find(behind)?,
            None => text.len().checked_sub(behind.len())?,
        };
        let place = (0..places).find(|place| mark(*place) == Some(own))?;
        text.get(..end)?.clone_into(&mut values[place]);
        text = &text[end..];
    }
    (template == text).then_some(values)
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
