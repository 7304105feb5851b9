//! The places of a text that name steps by their numbers, by the words of its language.

use super::super::Lexicon;
use super::super::leader::{digit, first_digit, is_gap, is_spaced, number};
use super::super::words::{self, Phrases, Words};
use serde::Deserialize;
use std::ops::Range;

/// More steps than a range of numbers may name: "steps 1 to 2019" names none.
const LONGEST_RANGE: u64 = 100;

/// The words of a language that refer to steps.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in super::super) struct ReferenceWords {
    /// What stands before a number: "step", "steps".
    #[serde(deserialize_with = "words::closing")]
    steps: Words,
    /// What stands between the first number of a range and its last: "to".
    #[serde(deserialize_with = "words::opening")]
    ranges: Words,
    /// What stands between numbers: "and", ",".
    #[serde(deserialize_with = "words::opening")]
    joins: Words,
    /// What stands between a number and how many there are: "2 of 3" counts the pages of
    /// something else.
    #[serde(deserialize_with = "words::opening")]
    totals: Words,
    /// What tells to go on at a step: "skip to".
    jumps: Phrases,
    /// What tells to do steps again: "repeat".
    repeats: Phrases,
}

/// What a text tells to do with the steps that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To go on there.
    Jump,
    /// To do them again.
    Repeat,
    /// Nothing: "as in step 3".
    Name,
}

/// A place of a text that names steps by their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The bytes of the text, from the word for a step to the last number.
    pub range: Range<usize>,
    /// The numbers, in the order of the text; never empty.
    pub numbers: Vec<u64>,
    /// What for.
    pub purpose: Purpose,
}

/// How many bytes of white space a text begins with.
fn gap(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_gap).len()
}

impl Lexicon {
    /// The places of a text that name steps by their numbers. What only opens a text as its
    /// title does ("Step 2: Verify") names none.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        if self.references.steps.is_empty() {
            return found;
        }
        let mut at = 0;
        while let Some(start) = first_digit(&text[at..]) {
            let start = at + start;
            if let Some(mention) = self.mention(text, start) {
                at = mention.range.end;
                found.push(mention);
            } else {
                at = start + number(&text[start..]).map_or(1, |(_, length)| length);
            }
            at += text[at..].chars().next().map_or(0, |c| {
                // The end of a number that is too large for one.
                if digit(c).is_some() { c.len_utf8() } else { 0 }
            });
        }
        found
    }

    fn mention(&self, text: &str, digits: usize) -> Option<Mention> {
        let words = &self.references;
        let before = text[..digits].trim_end_matches(is_gap);
        let (word, rest) = words.steps.closing_of(before).find(|(word, rest)| {
            // Scripts without spaces have no word ends to look for.
            !word.starts_with(is_spaced) || !rest.ends_with(char::is_alphanumeric)
        })?;
        let start = before.len() - (before.len() - rest.len());
        debug_assert!(before.len() >= word.len());
        let (first, length) = number(&text[digits..])?;
        let mut numbers = vec![first];
        let mut end = digits + length;
        while let Some((next, is_range, length)) = self.next_number(&text[end..]) {
            let last = numbers[numbers.len() - 1];
            if is_range {
                if next <= last || next - last > LONGEST_RANGE {
                    return None;
                }
                numbers.extend(last + 1..=next);
            } else {
                numbers.push(next);
            }
            end += length;
        }
        let after = &text[end..];
        // "Step 2a" and "step 2.1" are numbers of another kind.
        let glued = after.starts_with(|c: char| c.is_alphanumeric() && is_spaced(c));
        let point = after
            .strip_prefix('.')
            .is_some_and(|rest| number(rest).is_some());
        let rest = after.trim_start_matches(is_gap);
        let counts = self.is_total(rest);
        let opens = text[..start]
            .trim_matches(|c: char| is_gap(c) || c == '(')
            .is_empty();
        let titles = rest.is_empty() || rest.starts_with([':', '：', '.', '-', '–', '—', ')', '،']);
        if glued || point || counts || (opens && titles) {
            return None;
        }
        let purpose = self.purpose(text, start, end);
        Some(Mention {
            range: start..end,
            numbers,
            purpose,
        })
    }

    /// A number that is joined to one before it: it, whether all between are meant, and the
    /// bytes up to its end.
    fn next_number(&self, text: &str) -> Option<(u64, bool, usize)> {
        let words = &self.references;
        let joined = |set: &Words| {
            let skipped = gap(text);
            set.opening_of(&text[skipped..]).find_map(|(_, rest)| {
                let mut at = text.len() - rest.len();
                at += gap(rest);
                // "steps 2 and 3", "step 2 and step 3", "2, and 3".
                let mut rest = &text[at..];
                if let Some((_, more)) = words.joins.opening_of(rest).next() {
                    rest = more.trim_start_matches(is_gap);
                }
                let digits = first_digit(rest)?;
                let between = rest[..digits].trim_end_matches(is_gap);
                let named = |(_, left): (&str, &str)| left.is_empty();
                if !between.is_empty() && !words.steps.closing_of(between).any(named) {
                    return None;
                }
                let (value, length) = number(&rest[digits..])?;
                Some((value, text.len() - rest.len() + digits + length))
            })
        };
        if let Some((value, length)) = joined(&words.ranges) {
            return Some((value, true, length));
        }
        joined(&words.joins).map(|(value, length)| (value, false, length))
    }

    /// What the sentence around a mention tells to do with the steps: by the word that
    /// stands nearest.
    fn purpose(&self, text: &str, start: usize, end: usize) -> Purpose {
        const ENDS: [char; 6] = ['.', '!', '?', '。', '！', '؟'];
        let before = text[..start].rsplit(ENDS).next().unwrap_or_default();
        let after = text[end..].split(ENDS).next().unwrap_or_default();
        let (before, after) = (before.to_lowercase(), after.to_lowercase());
        let nearest = |words: &[String]| {
            let before = words.iter().filter_map(|word| {
                let at = before.rfind(word.as_str())?;
                Some(before.len() - at - word.len())
            });
            let after = words.iter().filter_map(|word| after.find(word.as_str()));
            before.chain(after).min()
        };
        let words = &self.references;
        match (nearest(&words.jumps), nearest(&words.repeats)) {
            (None, None) => Purpose::Name,
            (Some(jump), Some(repeat)) if repeat < jump => Purpose::Repeat,
            (None, Some(_)) => Purpose::Repeat,
            (Some(_), _) => Purpose::Jump,
        }
    }
}

impl Lexicon {
    /// Whether a text is a word for a step, and nothing else.
    pub(in super::super) fn is_step_word(&self, text: &str) -> bool {
        let mut words = self.references.steps.closing_of(text);
        words.any(|(_, rest)| rest.trim().is_empty())
    }

    /// Whether a text after a number says how many there are: "of 3".
    pub(in super::super) fn is_total(&self, text: &str) -> bool {
        let mut totals = self.references.totals.opening_of(text);
        totals.any(|(_, rest)| number(rest.trim_start_matches(is_gap)).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Locale;

    fn numbers(tag: &str, text: &str) -> Vec<(Vec<u64>, Purpose)> {
        let lexicon = Lexicon::of(&Locale::parse(tag).unwrap());
        let found = lexicon.mentions(text).into_iter();
        found.map(|found| (found.numbers, found.purpose)).collect()
    }

    #[test]
    fn numbers_are_read_in_every_language() {
        for (tag, text) in [
            ("en-US", "If it is not there, skip to step 4."),
            ("nl-NL", "Ga anders verder met stap 4."),
            ("de-DE", "Fahren Sie andernfalls mit Schritt 4 fort."),
            ("fr-FR", "Sinon, passez à l’étape 4."),
            ("es-ES", "De lo contrario, vaya al paso 4."),
            ("ja-JP", "それ以外の場合は、手順 4 に進みます。"),
            ("ar-SA", "وإلا، فانتقل إلى الخطوة ٤."),
            ("pt-BR", "Caso contrário, vá para a etapa 4."),
            ("pl-PL", "W przeciwnym razie przejdź do kroku 4."),
        ] {
            assert_eq!(numbers(tag, text), [(vec![4], Purpose::Jump)], "{tag}");
        }
        for (tag, text) in [
            ("en-US", "Repeat steps 2 through 4 for each server."),
            ("nl-NL", "Herhaal stap 2 tot en met 4 voor elke server."),
            (
                "de-DE",
                "Wiederholen Sie die Schritte 2 bis 4 für jeden Server.",
            ),
            ("fr-FR", "Répétez les étapes 2 à 4 pour chaque serveur."),
            ("es-ES", "Repita los pasos 2 a 4 para cada servidor."),
            ("ja-JP", "サーバーごとに手順 2 から 4 を繰り返します。"),
            ("ar-SA", "كرر الخطوات 2 إلى 4 لكل خادم."),
            ("pt-BR", "Repita as etapas 2 a 4 para cada servidor."),
            ("pl-PL", "Powtórz kroki od 2 do 4 dla każdego serwera."),
            ("en-US", "Repeat steps 2-4 until every light is green."),
            (
                "nl-NL",
                "Herhaal de stappen 2 t/m 4 totdat alle lampjes groen zijn.",
            ),
            (
                "de-DE",
                "Wiederholen Sie Schritt 2 bis 4, bis alle Lampen grün sind.",
            ),
            (
                "fr-FR",
                "Recommencez les étapes 2 à 4 jusqu’à ce que tous les voyants soient verts.",
            ),
            (
                "es-ES",
                "Repita los pasos del 2 al 4 hasta que todas las luces estén en verde.",
            ),
            (
                "ja-JP",
                "すべてのランプが緑になるまで、手順 2 ～ 4 を繰り返してください。",
            ),
            (
                "ar-SA",
                "كرر الخطوات من 2 إلى 4 حتى تصبح كل المصابيح خضراء.",
            ),
            (
                "pt-BR",
                "Repita os passos de 2 a 4 até que todas as luzes fiquem verdes.",
            ),
            (
                "pl-PL",
                "Powtarzaj kroki 2–4, aż wszystkie lampki będą zielone.",
            ),
        ] {
            assert_eq!(
                numbers(tag, text),
                [(vec![2, 3, 4], Purpose::Repeat)],
                "{tag}"
            );
        }
        for (tag, text) in [
            ("en-US", "Use the name of steps 2, 3, and 5 here."),
            ("nl-NL", "Gebruik de naam uit stap 2, 3 en 5."),
            ("de-DE", "Verwenden Sie den Namen aus Schritt 2, 3 und 5."),
            ("fr-FR", "Utilisez le nom des étapes 2, 3 et 5."),
            ("es-ES", "Use el nombre de los pasos 2, 3 y 5."),
            ("ja-JP", "手順 2、3、および 5 の名前を使います。"),
            ("ar-SA", "استخدم الاسم من الخطوات 2 و3 و5."),
        ] {
            assert_eq!(
                numbers(tag, text),
                [(vec![2, 3, 5], Purpose::Name)],
                "{tag}"
            );
        }
    }

    #[test]
    fn other_numbers_are_no_steps() {
        for text in [
            "Step 2: Verify",
            "Step 2",
            "On page step 2 of 3, select it.",
            "Take footstep 2.",
            "See step 2a.",
            "See step 2.1 there.",
            "There are 3 steps.",
            "It lasts 18446744073709551616 steps, or step 18446744073709551616.",
        ] {
            assert_eq!(numbers("en-US", text), [], "{text}");
        }
    }
}
