//! The keys that we know, typed.

use super::{FrontMatter, Problem, Value};
use crate::dialect::Dialects;
use crate::source::{Asked, Failures, Reading};
use std::borrow::Cow;

/// What a known key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text.
    Text,
    /// A text or a list of texts.
    Texts,
    /// `MT` or `HT`.
    TranslationType,
    /// How this program is to read the article.
    Settings,
}

/// The known keys. The `ms.*` ones are those of the Open Publishing System
/// that Microsoft's documentation repositories use.
pub const KNOWN_KEYS: &[(&str, Kind)] = &[
    ("title", Kind::Text),
    ("description", Kind::Text),
    ("author", Kind::Texts),
    ("manager", Kind::Texts),
    ("ms.author", Kind::Texts),
    ("ms.date", Kind::Text),
    ("ms.audience", Kind::Texts),
    ("audience", Kind::Texts),
    ("ms.topic", Kind::Text),
    ("ms.service", Kind::Texts),
    ("ms.prod", Kind::Texts),
    ("ROBOTS", Kind::Text),
    ("localization_priority", Kind::Text),
    ("ms.collection", Kind::Texts),
    ("ms.custom", Kind::Texts),
    ("ms.assetid", Kind::Texts),
    ("ms.openlocfilehash", Kind::Text),
    ("ms.sourcegitcommit", Kind::Text),
    ("ms.translationtype", Kind::TranslationType),
    ("ms.contentlocale", Kind::Text),
    ("ms.lasthandoff", Kind::Text),
    ("ms.locfileid", Kind::Text),
    ("runbookc", Kind::Settings),
];

/// Keys of other programs that are nearly one of ours and mean something else:
/// those of Microsoft's publishing, of Hugo, Docusaurus and Jekyll.
const OTHERS: &[&str] = &[
    "authors",
    "contributors",
    "managers",
    "ms.authors",
    "ms.contributors",
    "ms.common",
    "ms.devlang",
    "ms.localizationpriority",
    "ms.manager",
    "ms.reviewer",
    "ms.reviewers",
    "ms.services",
    "ms.subproduct",
    "ms.subservice",
    "ms.suite",
    "ms.technology",
    "ms.topics",
    "no-loc",
    "robots",
    "services",
    "titles",
    "titleSuffix",
];

/// Whether a key is one that some program knows.
#[must_use]
pub fn is_known_key(key: &str) -> bool {
    KNOWN_KEYS.iter().any(|(known, _)| *known == key) || OTHERS.contains(&key)
}

/// How a translation was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub enum TranslationType {
    /// By a person (`HT`).
    #[serde(rename = "HT")]
    Human,
    /// By a machine (`MT`).
    #[serde(rename = "MT")]
    Machine,
}

/// What an article says about itself, as far as we know the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta<'m> {
    /// `title`.
    pub title: Option<Cow<'m, str>>,
    /// `description`.
    pub description: Option<Cow<'m, str>>,
    /// `ms.translationtype`.
    pub translation_type: Option<TranslationType>,
    /// `ms.contentlocale`.
    pub content_locale: Option<Cow<'m, str>>,
    /// `ms.sourcegitcommit`: the commit of the source that was translated.
    pub source_commit: Option<Cow<'m, str>>,
    /// `ms.openlocfilehash`: the hash of the source that was translated.
    pub source_hash: Option<Cow<'m, str>>,
    /// `ms.lasthandoff`: when the text was last handed to translation, in the
    /// form of ISO 8601 where it could be read, else as it stands.
    pub last_hand_off: Option<Cow<'m, str>>,
    /// `ms.custom`: the ids that the owner gave.
    pub custom_ids: Vec<Cow<'m, str>>,
}

impl FrontMatter<'_> {
    /// The text of a key, where there is one.
    fn text(&self, key: &str) -> Option<Cow<'_, str>> {
        let value = self.get(key)?.scalar()?;
        (!value.trim().is_empty()).then_some(value)
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> Option<Cow<'_, str>> {
        self.text("title")
    }

    /// The known keys with a value of their type.
    #[must_use]
    pub fn meta(&self) -> Meta<'_> {
        let text = |key: &str| self.text(key);
        let mut custom_ids = Vec::new();
        match self.get("ms.custom") {
            Some(Value::List(items)) => custom_ids.extend(items.iter().filter_map(Value::scalar)),
            Some(value) => custom_ids.extend(value.scalar()),
            None => {}
        }
        Meta {
            title: self.title(),
            description: text("description"),
            translation_type: text("ms.translationtype").and_then(|value| translation_type(&value)),
            content_locale: text("ms.contentlocale"),
            source_commit: text("ms.sourcegitcommit"),
            source_hash: text("ms.openlocfilehash"),
            last_hand_off: text("ms.lasthandoff").map(iso_date),
            custom_ids,
        }
    }

    /// `runbookc`: what the article asks of how it is read and run.
    #[must_use]
    pub fn asked(&self) -> Asked {
        self.get("runbookc").and_then(asked).unwrap_or_default()
    }

    pub(super) fn check_types(&mut self) {
        for entry in &self.entries {
            let Some((_, kind)) = KNOWN_KEYS.iter().find(|(key, _)| *key == entry.key) else {
                continue;
            };
            let expected = match (kind, &entry.value) {
                (_, Value::Null) => continue,
                (Kind::Text, Value::List(_) | Value::Map(_)) => "one text",
                (Kind::Texts, Value::Map(_)) => "a text or a list of texts",
                (Kind::Texts, Value::List(items))
                    if items
                        .iter()
                        .any(|item| matches!(item, Value::List(_) | Value::Map(_))) =>
                {
                    "a text or a list of texts"
                }
                (Kind::TranslationType, value)
                    if value.scalar().and_then(|v| translation_type(&v)).is_none() =>
                {
                    "`MT` or `HT`"
                }
                (Kind::Settings, value) if asked(value).is_none() => {
                    "`steps: headings` or `steps: lists`, `failures: stop` or `failures: continue`, `dialect:` with the name of one"
                }
                _ => continue,
            };
            self.problems.push(Problem::WrongType {
                span: entry.span,
                expected,
            });
        }
    }
}

fn translation_type(text: &str) -> Option<TranslationType> {
    match text.trim() {
        "HT" | "ht" => Some(TranslationType::Human),
        "MT" | "mt" => Some(TranslationType::Machine),
        _ => None,
    }
}

/// What a mapping of settings asks; nothing where it says anything that is no
/// setting.
fn asked(value: &Value<'_>) -> Option<Asked> {
    let Value::Map(pairs) = value else {
        return None;
    };
    let mut asked = Asked::default();
    for (key, value) in pairs {
        let word = value.scalar()?;
        match &**key {
            "steps" => asked.steps = Some(Reading::parse(&word)?),
            "failures" => asked.failures = Some(Failures::parse(&word)?),
            "dialect" => asked.dialect = Some(Dialects::parse(&word)?),
            _ => return None,
        }
    }
    (!pairs.is_empty()).then_some(asked)
}

/// `02/03/2021`, month first as the hand-off tool writes it, as `2021-02-03`.
fn iso_date(text: Cow<'_, str>) -> Cow<'_, str> {
    let parts: Vec<&str> = text.split('/').collect();
    if let [month, day, year] = parts[..]
        && let (Ok(month), Ok(day), Ok(year)) =
            (month.parse::<u8>(), day.parse::<u8>(), year.parse::<u16>())
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
    {
        return Cow::Owned(format!("{year:04}-{month:02}-{day:02}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_are_typed_and_the_rest_is_kept() {
        let text = "---\ntitle: [a]\nms.translationtype: XT\nms.lasthandoff: 02/03/2021\nms.custom:\n- \"1\"\n- 22\nmine: 7\n---\n";
        let (front, _) = FrontMatter::parse(text, 0);
        let meta = front.meta();
        assert_eq!(meta.last_hand_off.as_deref(), Some("2021-02-03"));
        assert_eq!(meta.custom_ids, ["1", "22"]);
        assert_eq!(front.get("mine"), Some(&Value::Int(7)));
        let wrong: Vec<_> = front
            .problems
            .iter()
            .map(|problem| match problem {
                Problem::WrongType { span, .. } => span.slice(text),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(wrong, ["title", "ms.translationtype"]);
    }

    #[test]
    fn an_article_says_how_it_is_read_and_run() {
        fn read(text: &str) -> FrontMatter<'_> {
            FrontMatter::parse(text, 0).0
        }
        let headings = Some(Reading::Headings);
        let goes_on = Some(Failures::Continue);
        for (text, steps, failures) in [
            ("runbookc:\n  steps: headings\n", headings, None),
            ("runbookc: {steps: headings}\n", headings, None),
            ("runbookc: {failures: continue}\n", None, goes_on),
            (
                "runbookc: {failures: continue, steps: headings}\n",
                headings,
                goes_on,
            ),
        ] {
            let text = format!("---\n{text}---\n");
            let front = read(&text);
            let asked = front.asked();
            assert_eq!((asked.steps, asked.failures), (steps, failures), "{text}");
            assert!(front.problems.is_empty(), "{text}");
        }
        for text in [
            "---\nrunbookc: headings\n---\n",
            "---\nrunbookc:\n  steps: chapters\n---\n",
            "---\nrunbookc:\n  step: headings\n---\n",
            "---\nrunbookc:\n  steps: headings\n  failures: ignore\n---\n",
            "---\nrunbookc: {}\n---\n",
            "---\nrunbookc: {dialect: word}\n---\n",
            "---\nrunbookc:\n- steps: headings\n---\n",
        ] {
            let front = read(text);
            assert_eq!(front.asked(), Asked::default(), "{text}");
            assert!(
                matches!(front.problems[..], [Problem::WrongType { .. }]),
                "{text}: {:?}",
                front.problems
            );
        }
    }
}
