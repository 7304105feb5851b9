//! Headings beside each other that say with what each does the same: "By script", "With Compose";
//! or of which one is said to be the better one: "Rolling restart (recommended)", "Cold restart".

use super::outline::unnumbered_siblings;
use super::telling::{holds_any, unnumbered};
use crate::procedure::Lexicon;

/// What a word of a heading has at least that says what is done.
const SHORTEST: usize = 4;

impl Lexicon {
    /// Whether a heading opens with a word for the means by which something is done.
    fn opens_means(&self, heading: &str) -> bool {
        let lower = heading.trim().to_lowercase();
        let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.telling.leads.ways.opening_of(lower).next().is_some()
    }

    /// A heading without the aside that says that it is the better one, where it ends with that.
    fn without_preference<'h>(&self, heading: &'h str) -> Option<&'h str> {
        let heading = heading.trim();
        let open = heading.rfind(['(', '（'])?;
        let aside = heading[open..].to_lowercase();
        holds_any(&aside, &self.telling.leads.preferred).then(|| heading[..open].trim())
    }

    /// The words of a heading that say what is done, in lower case.
    fn deeds_of(&self, heading: &str) -> Vec<String> {
        let lower = unnumbered(heading).to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() >= SHORTEST);
        let words = words.filter(|word| !self.names_course(word));
        words.map(str::to_owned).collect()
    }

    /// Which of some headings, each with its level, are such ways. Which have commands, `acted`
    /// says.
    pub(super) fn preferred(&self, headings: &[(u8, String)], acted: &[bool]) -> Vec<bool> {
        let mut are = vec![false; headings.len()];
        for members in unnumbered_siblings(headings, |n| acted[n]) {
            let means = || {
                let own = members.iter().copied();
                own.filter(|&n| self.opens_means(&headings[n].1))
            };
            if means().count() > 1 {
                means().for_each(|n| are[n] = true);
            }
            for pair in members.windows(2) {
                let [one, other] = [0, 1].map(|at| headings[pair[at]].1.as_str());
                let better = self.without_preference(one).map(|own| (own, other));
                let better = better.or(self.without_preference(other).map(|own| (own, one)));
                let Some((own, other)) = better else {
                    continue;
                };
                let words = self.deeds_of(other);
                if self.deeds_of(own).iter().any(|word| words.contains(word)) {
                    pair.iter().for_each(|&n| are[n] = true);
                }
            }
        }
        are
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lexicon;

    fn are(tag: &str, headings: [&str; 2]) -> [bool; 2] {
        let headings = headings.map(|own| (2, own.to_owned()));
        let are = lexicon(tag).preferred(&headings, &[true; 2]);
        [are[0], are[1]]
    }

    #[test]
    fn what_is_done_by_several_means_is_done_by_one() {
        for (tag, one, other) in [
            ("en-US", "With the script", "Using Compose"),
            ("de-DE", "Per Skript (empfohlen)", "Mit Compose"),
            ("fr-FR", "Avec le script", "Via Compose"),
            ("es-ES", "Con el script", "Mediante Compose"),
            ("pt-BR", "Com o script", "Via Compose"),
            ("nl-NL", "Met het script", "Via Compose"),
            ("pl-PL", "Za pomocą skryptu", "Przez Compose"),
        ] {
            assert_eq!(are(tag, [one, other]), [true; 2], "{tag}");
        }
        assert_eq!(are("en-US", ["With the script", "Check it"]), [false; 2]);
        assert_eq!(are("en-US", ["1. With care", "2. With force"]), [false; 2]);
    }

    #[test]
    fn one_is_better_than_another_one() {
        for (tag, one, other) in [
            ("en-US", "Rolling restart (recommended)", "Cold restart"),
            ("en-US", "Cold restart", "Rolling restart (preferred)"),
            (
                "ar-SA",
                "إعادة التشغيل التدريجي (موصى به)",
                "إعادة التشغيل الكامل",
            ),
            ("de-DE", "Sanfter Neustart (empfohlen)", "Harter Neustart"),
            (
                "fr-FR",
                "Redémarrage doux (recommandé)",
                "Redémarrage complet",
            ),
            ("es-ES", "Reinicio suave (recomendado)", "Reinicio completo"),
            (
                "nl-NL",
                "Zachte herstart (aanbevolen)",
                "Volledige herstart",
            ),
            ("pl-PL", "Restart łagodny (zalecany)", "Restart pełny"),
            ("pt-BR", "Reinício suave (recomendado)", "Reinício completo"),
        ] {
            assert_eq!(are(tag, [one, other]), [true; 2], "{tag}");
        }
        let parts = ["Diagnostic steps (recommended)", "Mitigation steps"];
        assert_eq!(are("en-US", parts), [false; 2]);
    }
}
