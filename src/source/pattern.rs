//! Where the articles of a document set are: `{locale}/{path}.md`.

use super::Locale;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Locale,
    Path,
}

/// A path pattern with `{path}` once and `{locale}` at most once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    before: String,
    first: Part,
    between: String,
    second: Option<Part>,
    after: String,
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    pattern: String,
    reason: &'static str,
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the pattern `{}` {}; a pattern looks like `{{locale}}/{{path}}.md`",
            self.pattern, self.reason
        )
    }
}

impl std::error::Error for PatternError {}

impl Default for Pattern {
    fn default() -> Self {
        Self::parse("{locale}/{path}.md").expect("the default pattern is one")
    }
}

fn next_part(text: &str) -> Option<(usize, Part, usize)> {
    [("{locale}", Part::Locale), ("{path}", Part::Path)]
        .into_iter()
        .filter_map(|(name, part)| text.find(name).map(|at| (at, part, at + name.len())))
        .min_by_key(|&(at, ..)| at)
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Where `{path}` is missing, a part stands twice, the parts touch, or a
    /// brace is left over.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let text = text.strip_prefix("./").unwrap_or(text);
        let error = |reason| PatternError {
            pattern: text.to_owned(),
            reason,
        };
        let (at, first, end) = next_part(text).ok_or_else(|| error("has no `{path}`"))?;
        let before = text[..at].to_owned();
        let rest = &text[end..];
        let pattern = match next_part(rest) {
            None => Self {
                text: text.to_owned(),
                before,
                first,
                between: String::new(),
                second: None,
                after: rest.to_owned(),
            },
            Some((at, second, end)) => Self {
                text: text.to_owned(),
                before,
                first,
                between: rest[..at].to_owned(),
                second: Some(second),
                after: rest[end..].to_owned(),
            },
        };
        if pattern.second == Some(first) {
            return Err(error("names a part twice"));
        }
        if first != Part::Path && pattern.second != Some(Part::Path) {
            return Err(error("has no `{path}`"));
        }
        if pattern.second.is_some() && pattern.between.is_empty() {
            return Err(error("has nothing between its parts"));
        }
        let literals = [&pattern.before, &pattern.between, &pattern.after];
        if literals.iter().any(|text| text.contains(['{', '}'])) {
            return Err(error("has a brace or a part too many"));
        }
        if text.contains("//") {
            return Err(error("has an empty folder name"));
        }
        if text.starts_with('/') || text.split('/').any(|part| part == "..") {
            return Err(error("leaves its folder"));
        }
        Ok(pattern)
    }

    /// Whether the pattern tells locales apart.
    #[must_use]
    pub fn has_locale(&self) -> bool {
        self.first == Part::Locale || self.second == Some(Part::Locale)
    }

    /// Splits a path relative to the root, with `/` between folders, into the
    /// article's id and, where the pattern has one, its locale. `known` are the
    /// locales that count although they do not look like one.
    #[must_use]
    pub fn split<'p>(&self, path: &'p str, known: &[Locale]) -> Option<(&'p str, Option<Locale>)> {
        let rest = path.strip_prefix(self.before.as_str())?;
        let own = rest.strip_suffix(self.after.as_str());
        // `.mdx` stands beside `.md`, and is the same article.
        let rest = own.or_else(|| {
            let plain = rest.strip_suffix('x')?;
            let is_markdown =
                self.after.ends_with('d') && self.after.strip_suffix("md")?.ends_with('.');
            plain
                .strip_suffix(self.after.as_str())
                .filter(|_| is_markdown)
        })?;
        let locale = |name: &str| {
            known
                .iter()
                .find(|locale| locale.as_str().eq_ignore_ascii_case(name))
                .cloned()
                .or_else(|| Locale::from_folder(name))
        };
        let good_id = |id: &str| !id.is_empty() && !id.ends_with('/') && !id.starts_with('/');
        match (self.first, self.second) {
            (Part::Path, None) => good_id(rest).then_some((rest, None)),
            (Part::Locale, _) => rest
                .match_indices(self.between.as_str())
                .filter(|(at, _)| !rest[..*at].contains('/'))
                .find_map(|(at, between)| {
                    let id = &rest[at + between.len()..];
                    let locale = locale(&rest[..at])?;
                    good_id(id).then_some((id, Some(locale)))
                }),
            (Part::Path, Some(_)) => rest
                .rmatch_indices(self.between.as_str())
                .filter(|(at, between)| !rest[at + between.len()..].contains('/'))
                .find_map(|(at, between)| {
                    let locale = locale(&rest[at + between.len()..])?;
                    good_id(&rest[..at]).then_some((&rest[..at], Some(locale)))
                }),
        }
    }

    /// The path of an article, relative to the root.
    #[must_use]
    pub fn path_of(&self, id: &str, locale: &Locale) -> String {
        self.text
            .replace("{locale}", locale.as_str())
            .replace("{path}", id)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<'de> serde::Deserialize<'de> for Pattern {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(pattern: &str, path: &str) -> Option<(String, Option<String>)> {
        Pattern::parse(pattern)
            .unwrap()
            .split(path, &[])
            .map(|(id, locale)| (id.to_owned(), locale.map(|l| l.as_str().to_owned())))
    }

    #[test]
    fn paths_split_into_id_and_locale() {
        let some = |id: &str, locale: &str| Some((id.to_owned(), Some(locale.to_owned())));
        assert_eq!(
            split("{locale}/{path}.md", "nl-nl/a/b.md"),
            some("a/b", "nl-NL")
        );
        assert_eq!(split("{locale}/{path}.md", "gold/actions.md"), None);
        assert_eq!(
            split("{path}.{locale}.md", "a/b.c.de-DE.md"),
            some("a/b.c", "de-DE")
        );
        assert_eq!(
            split(
                "docs.{locale}/articles/{path}.md",
                "docs.fr-FR/articles/x.md"
            ),
            some("x", "fr-FR")
        );
        assert_eq!(
            split("{path}.md", "alerts/x.md"),
            Some(("alerts/x".to_owned(), None))
        );
        assert_eq!(split("{path}.md", "x.mdx"), Some(("x".to_owned(), None)));
        assert_eq!(split("{path}.mdx", "x.md"), None);
        assert_eq!(split("{locale}/{path}.md", "nl-NL/.md"), None);
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        for text in [
            "",
            "{locale}.md",
            "{path}{locale}",
            "{path}/{path}",
            "{locale}/{path}/{x}",
            "../{path}.md",
        ] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
    }
}
