//! Floor 0: the marks of Markdown's dialects, and what they mean.
//!
//! A dialect is data: which forms its marks have (`Syntax`) and what its words
//! mean (`Meaning`). [`weave()`] makes plain Markdown of a text that has any, in
//! which quotes stand for what the dialect sets apart, and in which every byte
//! knows where it came from. Knows neither blocks nor inlines.

mod docusaurus;
mod docusaurus1;
mod extra;
mod gitbook;
mod github;
mod gitlab;
mod hugo;
mod include;
mod jekyll;
mod killercoda;
mod kramdown;
mod line;
mod microsoft;
mod mkdocs;
mod myst;
mod pairs;
mod scan;
mod signs;
mod syntax;
mod weave;
mod woven;

pub use include::{Includes, expand, includes};
pub use weave::{marks, weave};
pub use woven::{Frame, Tone, Woven};

use std::fmt;

/// Every dialect. One that is added here is known everywhere.
static DIALECTS: &[&Dialect] = &[
    &github::DIALECT,
    &microsoft::DIALECT,
    &docusaurus::DIALECT,
    &docusaurus1::DIALECT,
    &mkdocs::DIALECT,
    &hugo::DIALECT,
    &gitlab::DIALECT,
    &jekyll::DIALECT,
    &gitbook::DIALECT,
    &kramdown::DIALECT,
    &extra::DIALECT,
    &killercoda::DIALECT,
    &myst::DIALECT,
];

/// A way of writing Markdown.
#[derive(Debug)]
struct Dialect {
    /// What settings call it.
    name: &'static str,
    /// The forms that its marks have.
    syntax: &'static [Syntax],
    /// Its words, in lower case.
    words: &'static [(&'static str, Meaning)],
}

/// A form of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    /// `{{< word … >}}`, `{{% word … %}}`.
    Shortcode,
    /// `{% word … %}`, `{{ site.word }}`.
    Liquid,
    /// `<Word …>`, `{/* … */}`, imports.
    Jsx,
    /// `:::word …`.
    Colons,
    /// `[!WORD …]`.
    Bracket,
    /// `# [Label](#tab/id)`.
    TabHeading,
    /// `!!! word "Title"`, `=== "Label"` and what is indented below them.
    Indented,
    /// `--8<-- "file"`.
    Snippet,
    /// `<!--DOCUSAURUS_CODE_TABS-->`.
    Comment,
    /// `{: .word }`, `{#id}`.
    Attributes,
    /// `[^1]`, `: definition`.
    Notes,
    /// ` ```{word} Title `.
    Fences,
    /// `{{exec}}` behind code.
    Clicks,
}

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// What stands in it is said beside the text.
    Aside(Tone),
    /// The same; the attribute of this name says how serious it is.
    AsideBy(&'static str),
    /// Several ways.
    Tabs,
    /// One of them; its label is the first of these attributes that there is.
    Tab(&'static [&'static str]),
    /// The mark goes and what stands in it stays, below its title if it has one.
    Wrap,
    /// What stands in it is not for readers.
    Comment,
    /// Nothing that stands in it is a mark.
    Raw,
    /// What stands in it is code, in the language of the first of these
    /// attributes that there is.
    Code(&'static [&'static str]),
    /// The mark goes.
    Drop,
    /// The first of these attributes that there is stands in its place.
    Text(&'static [&'static str]),
    /// A value that this program does not know stands in its place.
    Value,
    /// An address stands in its place.
    Address,
    /// A picture stands in its place.
    Picture,
    /// A video, or a page with something to see, stands in its place.
    Embed,
    /// A file stands in its place: the first of these attributes names it.
    Include(&'static [&'static str]),
}

/// Some of the dialects.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialects(u16);

impl Dialects {
    /// Every one.
    pub const ALL: Self = Self(u16::MAX);

    /// Those that a word of the settings stands for: the name of one, or `auto`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        if word == "auto" {
            return Some(Self::ALL);
        }
        let at = DIALECTS.iter().position(|dialect| dialect.name == word)?;
        Some(Self(1 << at))
    }

    /// What [`Self::parse`] takes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        std::iter::once("auto").chain(DIALECTS.iter().map(|dialect| dialect.name))
    }

    fn each(self) -> impl Iterator<Item = &'static Dialect> {
        let bits = self.0;
        let named = DIALECTS.iter().enumerate();
        named
            .filter(move |(n, _)| bits & (1 << n) != 0)
            .map(|(_, dialect)| *dialect)
    }

    /// What a word means in one of them.
    fn meaning(self, syntax: Syntax, word: &str) -> Option<Meaning> {
        let word = word.to_ascii_lowercase();
        self.each()
            .filter(|dialect| dialect.syntax.contains(&syntax))
            .find_map(|dialect| {
                let mut words = dialect.words.iter();
                words
                    .find(|(own, _)| *own == word)
                    .map(|(_, meaning)| *meaning)
            })
    }

    /// Whether marks of a form are read.
    fn reads(self, syntax: Syntax) -> bool {
        self.each().any(|dialect| dialect.syntax.contains(&syntax))
    }
}

impl Default for Dialects {
    fn default() -> Self {
        Self::ALL
    }
}

impl fmt::Debug for Dialects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.each().map(|dialect| dialect.name))
            .finish()
    }
}

impl<'de> serde::Deserialize<'de> for Dialects {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::parse(&word).ok_or_else(|| {
            let names: Vec<&str> = Self::names().collect();
            serde::de::Error::custom(format!(
                "there is no dialect `{word}`; there are {}",
                names.join(", ")
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_words_are_in_lower_case() {
        assert!(DIALECTS.len() <= 16);
        let mut names: Vec<_> = Dialects::names().collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        for dialect in DIALECTS {
            for (n, (word, _)) in dialect.words.iter().enumerate() {
                assert_eq!(*word, word.to_ascii_lowercase(), "{}", dialect.name);
                let before = &dialect.words[..n];
                assert!(before.iter().all(|(own, _)| own != word), "{word} twice");
            }
        }
    }

    #[test]
    fn settings_name_a_dialect() {
        assert_eq!(Dialects::parse("auto"), Some(Dialects::ALL));
        assert_eq!(
            format!("{:?}", Dialects::parse("hugo").unwrap()),
            "[\"hugo\"]"
        );
        assert_eq!(Dialects::parse("Hugo"), None);
    }
}
