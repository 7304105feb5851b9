//! The name that the sentence before a procedure gives it: what it is for.

use super::Lexicon;
use super::disposition::sentences;
use super::words::{self, Phrases, Words};
use serde::Deserialize;

/// The longest name, in characters: more is a sentence.
const LONGEST: usize = 90;

/// The section `titles` of a lexicon.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Naming {
    /// What opens a sentence whose first clause is a purpose.
    #[serde(deserialize_with = "words::opening")]
    opens: Words,
    /// What stands before a purpose within a sentence.
    inside: Phrases,
    /// What closes a purpose that a sentence begins with.
    closes: Phrases,
    /// The particle of an infinitive, which a name goes without; empty where it has none.
    infinitive: String,
    /// What such a particle can part from its verb.
    particles: Vec<String>,
}

const COMMAS: [char; 5] = [',', '،', '、', '，', ';'];

impl Lexicon {
    /// The name of a procedure, after the text that stands before its first step: the purpose
    /// in its last sentence, in the form of a title.
    #[must_use]
    pub fn purpose_of(&self, text: &str) -> Option<String> {
        let sentence = sentences(text).next_back()?;
        let sentence = sentence.trim_end_matches([':', '：', '.', '。', ' ', '\u{a0}']);
        let naming = &self.naming;
        let clause = |text: &str| {
            let end = text.find(COMMAS).unwrap_or(text.len());
            text[..end].trim().to_owned()
        };
        let opened = || Some(clause(naming.opens.opening_of(sentence).next()?.1));
        let closed = || {
            let mut closes = naming.closes.iter();
            let end = closes.find_map(|close| sentence.find(close.as_str()))?;
            Some(sentence[..end].trim().to_owned())
        };
        let inside = || {
            // Folding may change how long a text is: then nothing is named.
            let lower = sentence.to_lowercase();
            let same = lower.len() == sentence.len();
            let found = naming.inside.iter().filter_map(|phrase| {
                let at = lower.find(phrase.as_str())?;
                Some(at + phrase.len())
            });
            let from = found.filter(|_| same).min()?;
            Some(clause(sentence.get(from..)?))
        };
        let purpose = opened().or_else(closed).or_else(inside)?;
        let purpose = self.as_title(&purpose);
        let short = purpose.chars().count() <= LONGEST;
        let mut letters = purpose.chars();
        let first = letters.next().filter(|c| short && c.is_alphanumeric())?;
        Some(first.to_uppercase().chain(letters).collect())
    }

    /// A purpose without the particle of its infinitive: "in te schakelen" is "inschakelen",
    /// "hinzuzufügen" is "hinzufügen".
    fn as_title(&self, purpose: &str) -> String {
        let Naming {
            infinitive,
            particles,
            ..
        } = &self.naming;
        if infinitive.is_empty() {
            return purpose.to_owned();
        }
        let is_particle = |word: &str| particles.iter().any(|particle| particle == word);
        let words: Vec<&str> = purpose.split_whitespace().collect();
        let mut title: Vec<String> = Vec::new();
        let mut joins = false;
        for (n, word) in words.iter().enumerate() {
            let last = n + 1 == words.len();
            if *word == infinitive && !last {
                joins = title.last().is_some_and(|before| is_particle(before));
                continue;
            }
            // Within a verb, the particle stands between two parts of it.
            let within = particles.iter().filter(|_| last).filter_map(|particle| {
                let rest = word.strip_prefix(particle.as_str())?;
                let rest = rest.strip_prefix(infinitive.as_str())?;
                (rest.chars().count() > 2).then(|| format!("{particle}{rest}"))
            });
            let word = within
                .max_by_key(String::len)
                .unwrap_or_else(|| (*word).to_owned());
            match title.last_mut().filter(|_| std::mem::take(&mut joins)) {
                Some(before) => before.push_str(&word),
                None => title.push(word),
            }
        }
        title.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Locale;

    #[test]
    fn a_purpose_is_a_title_in_every_language() {
        let cases = [
            (
                "en-US",
                "To water the beds, do this:",
                Some("Water the beds"),
            ),
            (
                "en-US",
                "That is all. Use the following steps to water the beds:",
                Some("Water the beds"),
            ),
            ("en-US", "Go to the shed:", None),
            (
                "de-DE",
                "Führen Sie diese Schritte aus, um die Pumpe einzuschalten:",
                Some("Die Pumpe einschalten"),
            ),
            (
                "de-DE",
                "Um ein Beet hinzuzufügen, gehen Sie so vor:",
                Some("Ein Beet hinzufügen"),
            ),
            (
                "de-DE",
                "Um die Pumpe zu prüfen, gehen Sie so vor:",
                Some("Die Pumpe prüfen"),
            ),
            (
                "nl-NL",
                "Volg deze stappen om de pomp in te schakelen:",
                Some("De pomp inschakelen"),
            ),
            (
                "nl-NL",
                "Om de bedden te sproeien, doet u dit:",
                Some("De bedden sproeien"),
            ),
            (
                "fr-FR",
                "Suivez ces étapes pour arroser les plates-bandes :",
                Some("Arroser les plates-bandes"),
            ),
            (
                "es-ES",
                "Para regar los arriates, haga esto:",
                Some("Regar los arriates"),
            ),
            (
                "pt-BR",
                "Siga estas etapas para regar os canteiros:",
                Some("Regar os canteiros"),
            ),
            (
                "pl-PL",
                "Aby podlać grządki, zrób tak:",
                Some("Podlać grządki"),
            ),
            (
                "ja-JP",
                "花壇に水をやるには、次の操作を行います。",
                Some("花壇に水をやる"),
            ),
            (
                "ar-SA",
                "اتبع الخطوات التالية لتشغيل المضخة:",
                Some("تشغيل المضخة"),
            ),
        ];
        for (tag, text, name) in cases {
            let lexicon = Lexicon::of(&Locale::parse(tag).unwrap());
            assert_eq!(lexicon.purpose_of(text).as_deref(), name, "{tag}: {text}");
        }
    }
}
