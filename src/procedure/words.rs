//! Sets of words that open or close a text, found by their first or last letter.

use serde::{Deserialize, Deserializer};

/// Words by the letter they are looked up with, longest first: "if you " is
/// found before "if ".
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    by_letter: Vec<(char, Vec<String>)>,
}

/// Words of a lexicon that open a text.
pub(super) fn opening<'de, D: Deserializer<'de>>(from: D) -> Result<Words, D::Error> {
    Vec::deserialize(from).map(Words::opening)
}

/// Words of a lexicon that close one.
pub(super) fn closing<'de, D: Deserializer<'de>>(from: D) -> Result<Words, D::Error> {
    Vec::deserialize(from).map(Words::closing)
}

/// Whether two letters beside each other are not of one word. Words of scripts without
/// spaces have no edges.
pub(super) fn are_parted(one: Option<char>, other: Option<char>) -> bool {
    let spaced = |c: char| c.is_alphanumeric() && !('\u{3000}'..='\u{9fff}').contains(&c);
    !(one.is_some_and(spaced) && other.is_some_and(spaced))
}

/// The letters and digits of a name, in lower case: an anchor has no others of its heading.
pub(super) fn bare_letters(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// What parts the clauses of a sentence.
pub(super) const COMMAS: [char; 4] = [',', '，', '、', '،'];

/// Whether a text begins in a script without spaces.
pub(super) fn is_unspaced(text: &str) -> bool {
    text.starts_with(|c: char| c >= '\u{3000}')
}

/// Phrases of a lexicon that stand anywhere in a text, in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Phrases {
    /// In the order of their first bytes.
    texts: Vec<String>,
    /// A bit for the first three bytes of each, which others may share: most places of a
    /// text are passed over by it.
    beginnings: [u64; 16],
}

impl From<Vec<String>> for Phrases {
    fn from(phrases: Vec<String>) -> Self {
        let lower = phrases.iter().map(|phrase| phrase.to_lowercase());
        let mut texts: Vec<String> = lower.filter(|phrase| !phrase.is_empty()).collect();
        texts.sort_by_key(|phrase| phrase.as_bytes()[0]);
        let mut beginnings = [0; 16];
        for text in &texts {
            let letters = text.as_bytes();
            // Anything may follow a shorter one.
            let all = |at: usize| letters.get(at).map_or(0..=u8::MAX, |byte| *byte..=*byte);
            for second in all(1) {
                for third in all(2) {
                    let (word, bit) = beginning([letters[0], second, third]);
                    beginnings[word] |= bit;
                }
            }
        }
        Self { texts, beginnings }
    }
}

/// The place of the bit for the three bytes that a text begins with.
fn beginning(bytes: [u8; 3]) -> (usize, u64) {
    let byte = |n: usize| usize::from(bytes[n]);
    let at = ((byte(0) << 5) ^ (byte(1) << 2) ^ (byte(2) * 0x1d)) & 0x3ff;
    (at >> 6, 1 << (at & 63))
}

impl Phrases {
    /// Whether one of them is all of a text.
    pub(super) fn are(&self, text: &str) -> bool {
        self.texts.iter().any(|phrase| phrase == text)
    }

    /// How many bytes the longest has.
    pub(super) fn longest(&self) -> usize {
        self.texts.iter().map(String::len).max().unwrap_or(0)
    }

    /// Whether one of them stands anywhere in a text.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.any(text, |_, _| true)
    }

    /// Whether one of them stands in a text as words of its own: one that begins or ends in
    /// a letter of a script with spaces does so at the edge of a word.
    pub(super) fn are_words_of(&self, text: &str) -> bool {
        self.any(text, |at, phrase| stands_alone(text, at, phrase))
    }

    /// Whether a text begins with one of them, as words of its own.
    pub(super) fn begin(&self, text: &str) -> bool {
        let begins =
            |phrase: &String| text.starts_with(phrase.as_str()) && stands_alone(text, 0, phrase);
        self.texts.iter().any(begins)
    }

    /// A text with a blank for each of them. The longest go first, since one may be a part of
    /// another.
    pub(super) fn taken_from(&self, text: &str) -> String {
        let mut all: Vec<&String> = self.texts.iter().collect();
        all.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        let mut rest = text.to_owned();
        for phrase in all {
            rest = rest.replace(phrase.as_str(), " ");
        }
        rest
    }

    /// A text without the one that it ends with, as words of its own.
    pub(super) fn without_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.texts.iter().find_map(|phrase| {
            let rest = text.strip_suffix(phrase.as_str())?;
            stands_alone(text, rest.len(), phrase).then_some(rest)
        })
    }

    fn any(&self, text: &str, fits: impl Fn(usize, &str) -> bool) -> bool {
        if self.texts.is_empty() {
            return false;
        }
        let bytes = text.as_bytes();
        for (at, letters) in bytes.windows(3).enumerate() {
            let (word, bit) = beginning([letters[0], letters[1], letters[2]]);
            if self.beginnings[word] & bit != 0 && self.begin_at(bytes, at, &fits) {
                return true;
            }
        }
        // The last two places, behind which no three bytes stand.
        (bytes.len().saturating_sub(2)..bytes.len()).any(|at| self.begin_at(bytes, at, &fits))
    }

    /// Whether one of them stands at a place of a text, and fits there.
    #[cold]
    fn begin_at(&self, bytes: &[u8], at: usize, fits: &impl Fn(usize, &str) -> bool) -> bool {
        let first = |phrase: &String| phrase.as_bytes()[0];
        let from = self
            .texts
            .partition_point(|phrase| first(phrase) < bytes[at]);
        self.texts[from..]
            .iter()
            .take_while(|phrase| first(phrase) == bytes[at])
            .any(|phrase| bytes[at..].starts_with(phrase.as_bytes()) && fits(at, phrase))
    }
}

/// Whether a phrase that stands at a place of a text is parted from what is around it.
pub(super) fn stands_alone(text: &str, at: usize, phrase: &str) -> bool {
    let (before, after) = (&text[..at], &text[at + phrase.len()..]);
    are_parted(before.chars().next_back(), phrase.chars().next())
        && are_parted(after.chars().next(), phrase.chars().next_back())
}

impl std::ops::Deref for Phrases {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.texts
    }
}

impl Words {
    /// Words that open a text.
    pub(super) fn opening(words: Vec<String>) -> Self {
        Self::by(words, |word| word.chars().next())
    }

    /// Words that close a text.
    pub(super) fn closing(words: Vec<String>) -> Self {
        Self::by(words, |word| word.chars().next_back())
    }

    fn by(words: Vec<String>, letter: impl Fn(&str) -> Option<char>) -> Self {
        let mut by_letter: Vec<(char, Vec<String>)> = Vec::new();
        for word in words {
            let word = word.to_lowercase();
            let Some(letter) = letter(&word) else {
                continue;
            };
            match by_letter.binary_search_by_key(&letter, |(known, _)| *known) {
                Ok(at) => by_letter[at].1.push(word),
                Err(at) => by_letter.insert(at, (letter, vec![word])),
            }
        }
        for (_, words) in &mut by_letter {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words.dedup();
        }
        Self { by_letter }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_letter.is_empty()
    }

    fn with(&self, letter: Option<char>) -> &[String] {
        let Some(letter) = letter.and_then(|c| c.to_lowercase().next()) else {
            return &[];
        };
        self.by_letter
            .binary_search_by_key(&letter, |(known, _)| *known)
            .map_or(&[], |at| self.by_letter[at].1.as_slice())
    }

    /// The words that a text begins with, whatever the case of its letters,
    /// each with the rest of the text.
    pub(super) fn opening_of<'w, 't>(
        &'w self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'w str, &'t str)> {
        self.with(text.chars().next())
            .iter()
            .filter_map(move |word| Some((word.as_str(), strip_prefix(text, word)?)))
    }

    /// The words that a text ends with, each with the text before it.
    pub(super) fn closing_of<'w, 't>(
        &'w self,
        text: &'t str,
    ) -> impl Iterator<Item = (&'w str, &'t str)> {
        self.with(text.chars().next_back())
            .iter()
            .filter_map(move |word| {
                let last = word.chars().count().checked_sub(1)?;
                let (start, _) = text.char_indices().rev().nth(last)?;
                let rest = strip_prefix(&text[start..], word)?;
                rest.is_empty().then_some((word.as_str(), &text[..start]))
            })
    }
}

/// What follows a lower-case prefix, whatever the case of the text's letters.
fn strip_prefix<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in prefix.chars() {
        let found = rest.next()?;
        if found.is_ascii() {
            if found.to_ascii_lowercase() != expected {
                return None;
            }
            continue;
        }
        let mut folded = found.to_lowercase();
        // A letter that folds to several never opens one of our words.
        if folded.next() != Some(expected) || folded.next().is_some() {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_comes_first_and_case_does_not_count() {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        let opening = Words::opening(words(&["If ", "If you ", "Één"]));
        let found: Vec<_> = opening.opening_of("IF YOU see").collect();
        assert_eq!(found, [("if you ", "see"), ("if ", "YOU see")]);
        assert_eq!(opening.opening_of("éÉN x").next(), Some(("één", " x")));
        let closing = Words::closing(words(&["Seite", "Site"]));
        assert_eq!(
            closing.closing_of("auf der SEITE").next(),
            Some(("seite", "auf der "))
        );
        assert_eq!(closing.closing_of("x").next(), None);
    }
}
