//! The tag that names an article's language.

use std::fmt;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// The languages that have a tag of two letters, by ISO 639-1.
const LANGUAGES: &str = "\
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz \
ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln \
lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti \
tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// A BCP 47 language tag in its canonical form (`nl-NL`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale(Arc<str>);

/// A text that is no language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocaleError(pub String);

impl fmt::Display for LocaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no language tag such as `en-US`", self.0)
    }
}

impl std::error::Error for LocaleError {}

impl Locale {
    /// Reads a tag, whatever the case of its letters.
    ///
    /// # Errors
    /// Where the text is no BCP 47 tag of language, script, region and variants.
    pub fn parse(tag: &str) -> Result<Self, LocaleError> {
        let id: LanguageIdentifier = tag.parse().map_err(|_| LocaleError(tag.to_owned()))?;
        if id.language.is_empty() {
            return Err(LocaleError(tag.to_owned()));
        }
        Ok(Self(id.to_string().into()))
    }

    /// The locale that a folder's name stands for, where it looks like one.
    ///
    /// Stricter than [`Locale::parse`]: `src` and `img` are language tags by
    /// the letter, and folders by habit. A bare name of three letters or more
    /// is therefore no locale here unless the configuration lists it.
    #[must_use]
    pub fn from_folder(name: &str) -> Option<Self> {
        let language = name.split(['-', '_']).next().unwrap_or(name);
        let plausible = match language.len() {
            // `db` and `ci` are no languages.
            2 => LANGUAGES
                .split(' ')
                .any(|known| known.eq_ignore_ascii_case(language)),
            3 => name.len() > 3,
            _ => false,
        };
        if plausible {
            Self::parse(name).ok()
        } else {
            None
        }
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag, such as `nl`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The tag in the form that the language crates take.
    #[must_use]
    pub fn identifier(&self) -> LanguageIdentifier {
        self.0.parse().unwrap_or_default()
    }

    /// Whether the language is written from right to left, by its usual script
    /// or by the script the tag names.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        let id = self.identifier();
        match id.script {
            Some(script) => matches!(
                script.as_str(),
                "Arab" | "Hebr" | "Thaa" | "Syrc" | "Nkoo" | "Adlm"
            ),
            None => matches!(
                id.language.as_str(),
                "ar" | "he" | "iw" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "syr"
            ),
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::parse(&tag).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_only_look_like_tags_are_no_locales() {
        for name in ["gold", "img", "src", "media", "images", "..", ""] {
            assert_eq!(Locale::from_folder(name), None, "{name}");
        }
        assert_eq!(Locale::from_folder("NL-nl").unwrap().as_str(), "nl-NL");
        assert_eq!(
            Locale::from_folder("zh-hans-cn").unwrap().as_str(),
            "zh-Hans-CN"
        );
        assert_eq!(Locale::from_folder("fil-PH").unwrap().as_str(), "fil-PH");
        assert_eq!(Locale::from_folder("de").unwrap().as_str(), "de");
    }

    #[test]
    fn direction_follows_the_script() {
        assert!(Locale::parse("ar-SA").unwrap().is_rtl());
        assert!(Locale::parse("he").unwrap().is_rtl());
        assert!(!Locale::parse("uz-Latn").unwrap().is_rtl());
        assert!(Locale::parse("az-Arab").unwrap().is_rtl());
        assert!(!Locale::parse("ja-JP").unwrap().is_rtl());
    }
}
