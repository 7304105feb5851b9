//! What we say, from `locales/<tag>/*.ftl`, with a negotiated fallback.

use crate::source::{Locale, embedded};
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock, Mutex};

type Bundle = FluentBundle<FluentResource>;

/// The locale every message exists in.
const LAST_RESORT: &str = "en-US";

/// The messages of one locale.
#[derive(Clone)]
pub struct Messages {
    /// The locale that was asked for.
    pub locale: Locale,
    /// The bundles to look in, best first; the last one has every message.
    chain: Vec<Arc<Bundle>>,
    /// The locale of the first bundle.
    pub spoken: Locale,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Messages({} -> {})", self.locale, self.spoken)
    }
}

/// Arguments of a message, from pairs of name and value.
pub fn args<'a, V: Into<FluentValue<'a>>>(
    pairs: impl IntoIterator<Item = (&'static str, V)>,
) -> FluentArgs<'a> {
    pairs
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect()
}

fn load(tag: &str) -> Arc<Bundle> {
    let locale = Locale::parse(tag)
        .map(|locale| locale.identifier())
        .unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Directional isolates would be invisible characters in scripts and
    // Markdown, where they can break words that programs read.
    bundle.set_use_isolating(false);
    for (_, name, text) in embedded::LOCALE_FILES.iter().filter(|(t, ..)| *t == tag) {
        if std::path::Path::new(name)
            .extension()
            .is_some_and(|e| e == "ftl")
        {
            // A message that cannot be read is left out, and another locale's
            // stands in; a test finds it.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(r, _)| r);
            let _ = bundle.add_resource(resource);
        }
    }
    Arc::new(bundle)
}

fn bundle(tag: &str) -> Arc<Bundle> {
    static BUNDLES: LazyLock<Mutex<Vec<(String, Arc<Bundle>)>>> = LazyLock::new(Mutex::default);
    let mut bundles = BUNDLES
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((_, bundle)) = bundles.iter().find(|(known, _)| known == tag) {
        return Arc::clone(bundle);
    }
    let bundle = load(tag);
    bundles.push((tag.to_owned(), Arc::clone(&bundle)));
    bundle
}

impl Messages {
    /// The messages for a locale: its own, else those of another locale of its
    /// language, else those of the source locale, else American English.
    #[must_use]
    pub fn of(locale: &Locale, source: &Locale) -> Self {
        let available = Self::locales();
        let id = |locale: &Locale| locale.as_str().parse::<LanguageIdentifier>().ok();
        let ids: Vec<_> = available.iter().filter_map(id).collect();
        let find = |wanted: &Locale| {
            let requested = [id(wanted)?];
            let found = negotiate_languages(&requested, &ids, None, NegotiationStrategy::Lookup);
            found.first().map(std::string::ToString::to_string)
        };
        let mut tags: Vec<String> = [locale, source]
            .into_iter()
            .filter_map(find)
            .chain([LAST_RESORT.to_owned()])
            .collect();
        let mut seen: Vec<String> = Vec::new();
        tags.retain(|tag| {
            let new = !seen.contains(tag);
            seen.push(tag.clone());
            new
        });
        let spoken = Locale::parse(&tags[0]).unwrap_or_else(|_| source.clone());
        Self {
            locale: locale.clone(),
            chain: tags.iter().map(|tag| bundle(tag)).collect(),
            spoken,
        }
    }

    /// The locales that have messages.
    #[must_use]
    pub fn locales() -> Vec<Locale> {
        embedded::locales_with("runbook.ftl")
    }

    /// Whether the locale, or another one of its language, has messages.
    #[must_use]
    pub fn speak(locale: &Locale) -> bool {
        Self::locales()
            .iter()
            .any(|known| known.language() == locale.language())
    }

    /// A message without arguments.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A message with arguments.
    #[must_use]
    pub fn with(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.format(key, Some(args))
    }

    /// What the language that was asked for calls itself, or its tag where we do
    /// not speak it.
    #[must_use]
    pub fn language_name(&self) -> String {
        if self.spoken.language() == self.locale.language() {
            self.get("language-name")
        } else {
            self.locale.to_string()
        }
    }

    /// Whether there is a message of this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.chain.iter().any(|bundle| bundle.has_message(key))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        for bundle in &self.chain {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                let mut errors = Vec::new();
                let text: Cow<'_, str> = bundle.format_pattern(pattern, args, &mut errors);
                if errors.is_empty() {
                    return text.into_owned();
                }
            }
        }
        // Only a key that no locale has ends here; a test asks for every key
        // that the code names.
        format!("{{{key}}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(tag: &str, source: &str) -> Messages {
        Messages::of(
            &Locale::parse(tag).unwrap(),
            &Locale::parse(source).unwrap(),
        )
    }

    #[test]
    fn a_neighbour_speaks_for_a_region_and_the_source_for_an_unknown_language() {
        assert_eq!(messages("nl-BE", "en-US").spoken.as_str(), "nl-NL");
        assert_eq!(messages("xx-YY", "de-DE").spoken.as_str(), "de-DE");
        assert_eq!(messages("xx-YY", "xx-YY").spoken.as_str(), "en-US");
        assert_eq!(messages("ar-SA", "en-US").spoken.as_str(), "ar-SA");
    }

    #[test]
    fn plurals_follow_the_language() {
        let count = |tag, n: i64| messages(tag, "en-US").with("step-count", &args([("count", n)]));
        assert_eq!(count("en-US", 1), "1 step");
        assert_eq!(count("en-US", 2), "2 steps");
        let arabic: std::collections::BTreeSet<_> = [1, 2, 3, 11]
            .map(|n| count("ar-SA", n).replace(|c: char| c.is_ascii_digit(), ""))
            .into();
        assert!(arabic.len() >= 3, "{arabic:?}");
    }
}
