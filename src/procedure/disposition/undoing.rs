//! Headings of sections that undo something or take it away, those that only speak of it:
//! "Downgrade prevention", and those that say what their article is about.

use super::telling::{holds, holds_any, unnumbered};
use crate::procedure::Lexicon;
use crate::procedure::words::{Phrases, stands_alone};
use std::ops::Range;

impl Lexicon {
    /// Whether a heading in lower case is that of a section which undoes something or takes
    /// it away.
    pub(super) fn takes_back(&self, heading: &str) -> bool {
        if self.only_undoes(heading) {
            return true;
        }
        let phrases = &self.telling.clean_up;
        let is_meant = |phrase: &String| {
            let mut places = heading.match_indices(phrase.as_str());
            places.any(|(at, found)| {
                stands_alone(heading, at, found)
                    && !self.is_prevented(heading, at..at + found.len())
            })
        };
        phrases.are_words_of(heading) && phrases.iter().any(is_meant)
    }

    /// Whether a heading in lower case speaks of such things, and tells none of them.
    pub(in crate::procedure) fn prevents(&self, heading: &str) -> bool {
        self.telling.clean_up.are_words_of(heading) && !self.takes_back(heading)
    }

    /// Whether all that makes a heading one for a case are words for trouble which the title
    /// of its article has, too.
    pub(super) fn is_only_trouble_of(&self, title: &str, heading: &str) -> bool {
        let (title, lower) = (title.to_lowercase(), heading.to_lowercase());
        let words = &self.telling;
        let mut troubles = words.trouble.iter().filter(|word| holds(&lower, word));
        troubles.all(|word| holds(&title, word))
            && holds_any(&lower, &words.trouble)
            && !self.is_case(unnumbered(heading))
            && !self.trails_condition(heading)
            && !self.is_optional(heading)
            && !holds_any(&lower, &words.versions)
            && !self.takes_back(&lower)
    }

    /// Whether a heading only tells to put back what was kept, in an article whose title speaks
    /// of trouble or of that, too.
    pub(super) fn is_restoring_of(&self, title: &str, heading: &str) -> bool {
        let title = title.to_lowercase();
        let words = &self.telling;
        (holds_any(&title, &words.restores) || holds_any(&title, &words.trouble))
            && self.tells_only_by(heading, &words.restores)
    }

    /// Whether all that makes a heading one of something that is taken away are words which the
    /// title of its article has, too, and nothing is undone by that: "Cleanup steps" in a
    /// "Disk cleanup".
    pub(super) fn is_tidying_of(&self, title: &str, heading: &str) -> bool {
        let words = &self.telling.tidies;
        holds_any(&title.to_lowercase(), words) && self.tells_only_by(heading, words)
    }

    /// Whether a heading has some of these words, and says nothing of a case without them.
    fn tells_only_by(&self, heading: &str, words: &Phrases) -> bool {
        let lower = heading.to_lowercase();
        holds_any(&lower, words) && self.heading_tells(&words.taken_from(&lower)).is_none()
    }

    /// Whether what a part of a heading names is kept from happening.
    fn is_prevented(&self, heading: &str, part: Range<usize>) -> bool {
        let edges = [' ', '-'];
        let before = heading[..part.start].trim_end_matches(edges);
        let behind = heading[part.end..].trim_start_matches(edges);
        let words = &self.telling;
        words.prevents.without_end(before).is_some() || words.prevented.begin(behind)
    }
}

#[cfg(test)]
mod tests {
    use crate::procedure::Lexicon;
    use crate::source::Locale;

    #[test]
    fn what_was_kept_is_put_back_where_the_article_is_about_it() {
        let lexicon = Lexicon::of(&Locale::parse("en-US").unwrap());
        let is = |title, heading| lexicon.is_restoring_of(title, heading);
        assert!(is("Disaster recovery", "Restore the database"));
        assert!(is("Back up and restore", "Restore"));
        assert!(!is("Backups", "Restore the database"));
        assert!(!is("Disaster recovery", "If needed, restore the database"));
    }

    #[test]
    fn what_an_article_tidies_is_its_course() {
        for (tag, title, heading, is) in [
            ("en-US", "Disk cleanup", "Safe cleanup steps", true),
            ("en-US", "Disk cleanup", "Roll back", false),
            ("en-US", "Disk setup", "Cleanup", false),
            ("en-US", "Removing a disk", "Remove", false),
            ("en-US", "Disk cleanup", "If it is full, cleanup", false),
            ("ar-SA", "تنظيف القرص", "خطوات التنظيف", true),
            ("de-DE", "Platte aufräumen", "Pakete aufräumen", true),
            ("es-ES", "Limpieza del disco", "Limpieza de paquetes", true),
            (
                "fr-FR",
                "Nettoyage du disque",
                "Nettoyage des paquets",
                true,
            ),
            (
                "ja-JP",
                "ディスクのクリーンアップ",
                "パッケージのクリーンアップ",
                true,
            ),
            ("nl-NL", "Schijf opruimen", "Pakketten opruimen", true),
            ("pl-PL", "Czyszczenie dysku", "Czyszczenie pakietów", true),
            ("pt-BR", "Limpeza do disco", "Limpeza de pacotes", true),
        ] {
            let lexicon = Lexicon::of(&Locale::parse(tag).unwrap());
            assert_eq!(lexicon.is_tidying_of(title, heading), is, "{heading}");
        }
    }

    #[test]
    fn what_is_kept_from_happening_is_not_done() {
        for (locale, heading, takes_back) in [
            ("en-US", "Downgrade", true),
            ("en-US", "Downgrade prevention", false),
            ("en-US", "Preventing rollback", false),
            ("en-US", "Uninstall-protection", false),
            ("en-US", "Prevention and cleanup", true),
            ("en-US", "Cleanup and prevention", true),
            ("en-US", "Rollback policy and rollback", true),
            ("en-US", "Installation", false),
            ("de-DE", "Rollback verhindern", false),
            ("de-DE", "Rollback", true),
            ("ja-JP", "ダウングレードの防止", false),
            ("ja-JP", "ダウングレード", true),
        ] {
            let locale = Locale::parse(locale).unwrap();
            let lexicon = Lexicon::of(&locale);
            assert_eq!(
                lexicon.takes_back(&heading.to_lowercase()),
                takes_back,
                "{heading}"
            );
        }
    }
}
