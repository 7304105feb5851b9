//! Sections that are for different occasions, in a document about a thing: "Setup", "Upgrades",
//! "Backups". Who sets something up does not upgrade it on the same day, and who looks one of
//! them up does not want the others.

use super::grounds::is_numbered;
use super::outline::siblings;
use super::telling::unnumbered;
use crate::procedure::Lexicon;
use crate::procedure::words::stands_alone;

/// So many words a heading has that is no more than an occasion, of whatever thing.
const LONGEST: usize = 3;

impl Lexicon {
    /// For which occasion a section is by its heading, which is or ends with the noun for it. What
    /// tells to do something to something, such as "Update the address", is a step.
    fn occasion_of(&self, heading: &str) -> Option<usize> {
        let lower = heading.to_lowercase();
        let lower = unnumbered(&lower).trim_matches(|c: char| !c.is_alphanumeric());
        if is_numbered(heading) || lower.split_whitespace().count() > LONGEST {
            return None;
        }
        let mut kinds = self.telling.occasions.iter();
        kinds.position(|nouns| {
            nouns.iter().any(|noun| {
                let rest = lower.strip_suffix(noun.as_str());
                rest.is_some_and(|rest| stands_alone(lower, rest.len(), noun))
            })
        })
    }

    /// How many occasions a title speaks of.
    fn count_occasions(&self, title: &str) -> usize {
        let lower = title.to_lowercase();
        let kinds = self.telling.occasions.iter();
        kinds.filter(|nouns| nouns.are_in(&lower)).count()
    }

    /// Which of some headings, each with its level, open sections for another occasion than the
    /// first such section beside them is for. An article that is about one of them goes through
    /// all that its sections tell.
    pub(super) fn are_occasions(
        &self,
        headings: &[(u8, String)],
        title: Option<&str>,
    ) -> Vec<bool> {
        let mut are = vec![false; headings.len()];
        if title.is_some_and(|title| self.count_occasions(title) == 1) {
            return are;
        }
        for members in siblings(headings) {
            let kinds = members.iter().filter_map(|&n| {
                let kind = self.occasion_of(&headings[n].1)?;
                Some((n, kind))
            });
            let kinds: Vec<(usize, usize)> = kinds.collect();
            for &(n, kind) in &kinds {
                are[n] = kind != kinds[0].1;
            }
        }
        are
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::lexicon;

    fn are(tag: &str, title: &str, headings: &[&str]) -> Vec<bool> {
        let headings: Vec<(u8, String)> =
            headings.iter().map(|own| (2, (*own).to_owned())).collect();
        lexicon(tag).are_occasions(&headings, Some(title))
    }

    #[test]
    fn each_section_of_a_thing_has_its_occasion() {
        for (tag, one, other) in [
            ("en-US", "Setup", "Mill upgrades"),
            ("ar-SA", "التثبيت", "الترقية"),
            ("de-DE", "Installation", "Aktualisierung"),
            ("es-ES", "Instalación", "Actualizaciones"),
            ("fr-FR", "Installation", "Mises à jour"),
            ("ja-JP", "インストール", "アップグレード"),
            ("nl-NL", "Installatie", "Upgrades"),
            ("pl-PL", "Instalacja", "Aktualizacje"),
            ("pt-BR", "Instalação", "Atualizações"),
        ] {
            assert_eq!(are(tag, "Mill 7", &[one, other]), [false, true], "{tag}");
        }
    }

    #[test]
    fn the_sections_of_a_task_are_its_steps() {
        let sections = ["Backup", "Upgrade", "Check"];
        assert_eq!(are("en-US", "Mill upgrade", &sections), [false; 3]);
        let steps = ["Install the stones", "Update the list", "Set up the sails"];
        assert_eq!(are("en-US", "Mill 7", &steps), [false; 3]);
        let numbered = ["1. Setup", "2. Upgrade"];
        assert_eq!(are("en-US", "Mill 7", &numbered), [false; 2]);
    }
}
