//! Text of an article that may stand in what we generate.

use std::fmt;

/// Whether a character must appear in nothing that is generated: it could
/// drive a terminal, or show text in another order than it is stored.
///
/// That is the control characters of ISO 6429 (C0 but tab and line feed, DEL,
/// C1), the explicit directional overrides, embeddings and isolates of UAX #9,
/// the line and paragraph separators, and the byte order mark. The implicit
/// marks (LRM, RLM, ALM) stay: Arabic and Hebrew prose needs them, and they
/// cannot reorder what stands beside them.
#[must_use]
pub fn is_unsafe_char(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{2028}' | '\u{2029}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether an address could make a viewer run something instead of going
/// somewhere. Space and control characters count as absent, as browsers have it.
#[must_use]
pub fn is_script_address(address: &str) -> bool {
    let scheme: String = address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take_while(|&c| c != ':')
        .take(12)
        .flat_map(char::to_lowercase)
        .collect();
    matches!(scheme.as_str(), "javascript" | "vbscript" | "livescript")
        || (scheme == "data"
            && !address
                .trim_start()
                .to_ascii_lowercase()
                .starts_with("data:image/"))
}

/// Text without a single unsafe character ([`is_unsafe_char`]).
///
/// It can only be made by cleaning, so whatever a plan holds can be printed.
/// It is still data: each format escapes it for its own syntax.
#[derive(
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    schemars::JsonSchema,
)]
#[serde(transparent)]
#[schemars(inline)]
pub struct SafeText(String);

/// Reading cleans, as [`SafeText::block`] does.
impl<'de> serde::Deserialize<'de> for SafeText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::block(&text))
    }
}

impl SafeText {
    /// Text of several lines: line feeds and tabs stay, CRLF becomes LF.
    #[must_use]
    pub fn block(text: &str) -> Self {
        if !text.contains(is_unsafe_char) {
            return Self(text.to_owned());
        }
        Self(
            text.replace("\r\n", "\n")
                .chars()
                .filter(|&c| !is_unsafe_char(c))
                .collect(),
        )
    }

    /// Text of one line: every line break and tab becomes a space.
    #[must_use]
    pub fn line(text: &str) -> Self {
        if !text.contains(|c| is_unsafe_char(c) || c == '\n' || c == '\t') {
            return Self(text.to_owned());
        }
        Self(
            text.replace("\r\n", "\n")
                .chars()
                .map(|c| match c {
                    '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
                    _ => c,
                })
                .filter(|&c| !is_unsafe_char(c))
                .collect(),
        )
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// This text followed by another; both are clean, so the whole is.
    #[must_use]
    pub fn then(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }
}

impl std::ops::Deref for SafeText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_unsafe_survives(text in any::<String>()) {
            let (block, line) = (SafeText::block(&text), SafeText::line(&text));
            prop_assert!(!block.contains(is_unsafe_char));
            prop_assert!(!line.contains(|c| is_unsafe_char(c) || c == '\n' || c == '\t'));
        }
    }

    #[test]
    fn an_escape_sequence_loses_its_teeth_and_keeps_its_letters() {
        assert_eq!(
            SafeText::line("a\u{1b}[31mb\u{202e}c\r\nd").as_str(),
            "a[31mbc d"
        );
        assert_eq!(SafeText::block("a\r\n\tb").as_str(), "a\n\tb");
    }
}
