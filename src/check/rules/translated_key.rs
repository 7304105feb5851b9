//! F004: a key was translated or damaged.

use super::quoted;
use crate::check::{Findings, View, near};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::front_matter::{Entry, KNOWN_KEYS, is_known_key};

/// The rule.
pub static RULE: Rule = Rule {
    code: "F004",
    name: "translated-key",
    severity: Severity::Warning,
    summary: "a key of the front matter was translated or misspelled",
    explain: "\
Keys are words for programs: they are the same in every language. A key with
letters beyond ASCII or with spaces, or one that is nearly a known key, loses
its value.

For example:

    ---
    titel: Een wachtwoord opnieuw instellen
    ms,.custom: 1234
    ---
    Tekst.

Instead:

    ---
    title: Een wachtwoord opnieuw instellen
    ms.custom: 1234
    ---
    Tekst.

A key of your own is fine as long as it is not nearly a known one.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let entries = &view.front.entries;
    let mut absent = None;
    for (n, entry) in entries.iter().enumerate() {
        if is_known_key(&entry.key) {
            continue;
        }
        let meant = meant(
            entry,
            n == 0,
            absent.get_or_insert_with(|| absent_keys(entries)),
        );
        if meant.is_some()
            || entry
                .key
                .contains(|c: char| !c.is_ascii() || c.is_whitespace())
        {
            findings.add(|| finding(entry, meant));
        }
    }
}

/// The known keys that stand nowhere.
fn absent_keys(entries: &[Entry<'_>]) -> Vec<&'static str> {
    let keys = KNOWN_KEYS.iter().map(|(key, _)| *key);
    keys.filter(|key| !entries.iter().any(|entry| entry.key == *key))
        .collect()
}

/// The one of the absent keys that an unknown one was probably meant to be.
fn meant(entry: &Entry<'_>, first: bool, absent: &[&'static str]) -> Option<&'static str> {
    let key = &entry.key;
    let absent = || absent.iter().copied();
    near::nearest(key, absent())
        .filter(|known| !is_variant(key, known))
        .or_else(|| near::torn(key, absent()))
        // Articles begin with their title, in whatever language the key is.
        .or_else(|| absent().find(|title| first && !key.is_ascii() && *title == "title"))
}

/// Whether a key is a known one in the plural or in lower case, which other
/// tools use on purpose (`authors`, `robots`).
fn is_variant(key: &str, known: &str) -> bool {
    key.strip_suffix('s') == Some(known) || known.to_lowercase() == key
}

/// Whether a key that is told here was meant to be the title.
pub(super) fn hides_title(entries: &[Entry<'_>]) -> bool {
    let absent = absent_keys(entries);
    let mut keys = entries.iter().enumerate();
    keys.any(|(n, entry)| meant(entry, n == 0, &absent) == Some("title"))
}

fn finding(entry: &Entry<'_>, meant: Option<&str>) -> Diagnostic {
    let key = quoted(&entry.key);
    match meant {
        Some(meant) => Diagnostic::new(
            &RULE,
            entry.span,
            format!("no program knows the key {key}; `{meant}` is probably meant"),
        )
        .help(format!(
            "write `{meant}`: keys are the same in every language"
        )),
        None => Diagnostic::new(&RULE, entry.span, format!("no program knows the key {key}"))
            .help("write the key as it is in the source language: keys are never translated"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, helps};

    #[test]
    fn translated_and_damaged_keys_name_the_known_one() {
        for (key, known) in [
            ("titel", "title"),
            ("العنوان", "title"),
            ("ms,.custom", "ms.custom"),
            ("ms-custom", "ms.custom"),
            ("mpasted s.custom", "ms.custom"),
        ] {
            let text = format!("---\n{key}: x\n---\ntext\n");
            assert_eq!(found(&RULE, &text), [key]);
            assert!(
                helps(&RULE, &text)[0].contains(&format!("`{known}`")),
                "{key}"
            );
        }
        let text = "---\ntitle: x\nأخرى: y\n---\ntext\n";
        assert_eq!(found(&RULE, text), ["أخرى"]);
    }

    #[test]
    fn keys_of_ones_own_are_left_alone() {
        let text = "---\ntitle: x\ntags: y\nms.reviewer: z\nms.common: z\nowner: o\nauthors: a\nrobots: b\n---\ntext\n";
        assert!(found(&RULE, text).is_empty());
        // Microsoft's own, which are nearly others of its own.
        let text = "---\ntitle: x\ntitleSuffix: y\nms.subservice: z\nms.devlang: a\nms.suite: b\nmanager: [c]\nno-loc: [d]\n---\ntext\n";
        assert!(found(&RULE, text).is_empty());
        // `ms.author` is there, so `ms.authors` is not a slip for it.
        let text = "---\nms.author: x\nms.authors: y\n---\ntext\n";
        assert!(found(&RULE, text).is_empty());
    }
}
