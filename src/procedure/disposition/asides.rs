//! What tells to do something though it has no form for that, and what a sentence says beside
//! what it tells: what its writer does, nouns, what something is kept for, whom it matters to
//! most, what could not be done.

use super::telling::{LONGEST_NOUN, holds_any, sentences};
use crate::article::unmarked;
use crate::procedure::Lexicon;
use crate::procedure::words::{COMMAS, stands_alone};

/// Whether a bracket is open at the end of a text.
pub(super) fn is_within_aside(before: &str) -> bool {
    let count = |brackets: [char; 2]| before.matches(brackets).count();
    count(['(', '（']) > count([')', '）'])
}

impl Lexicon {
    /// Whether the last sentence of a text says what its writer does at this place.
    pub(super) fn narrates(&self, text: &str) -> bool {
        let Some(last) = sentences(text)
            .next_back()
            .filter(|last| !self.offers(last))
        else {
            return false;
        };
        let lower = last.to_lowercase();
        self.told_by_person(last).is_some() || holds_any(&lower, &self.telling.narrates)
    }

    /// The instruction in a sentence about what its writer does: "For safety we pull an image".
    fn told_by_person<'t>(&self, sentence: &'t str) -> Option<&'t str> {
        let persons = &self.telling.persons;
        let starts = std::iter::once(0).chain(sentence.match_indices(' ').map(|(at, _)| at + 1));
        let mut rests = starts.flat_map(|at| persons.opening_of(&sentence[at..]));
        let (_, rest) = rests.next()?;
        self.acts(&[unmarked(rest)]).then_some(rest)
    }

    /// Whether a text is a label with a noun for taking something away.
    pub(super) fn labels_loss(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let label = lower.trim().trim_end_matches([':', '：', ' ']);
        let losses = &self.telling.losses;
        label.split_whitespace().count() <= LONGEST_NOUN
            && !label.ends_with(['.', '。', '?', '？', '؟'])
            && !self.only_states(label)
            && (losses.begin(label) || losses.without_end(label).is_some())
    }

    /// A sentence in lower case without what something is kept for: "Take a backup, in case of
    /// problems" is done whether there are any or not.
    pub(super) fn without_precaution(&self, sentence: &str) -> String {
        let words = &self.telling;
        let kept =
            |before: &str| holds_any(before, &words.keeps) && !holds_any(before, &words.restores);
        let cut = words.precaution.iter().find_map(|phrase| {
            let at = sentence.find(phrase.as_str())?;
            let is = stands_alone(sentence, at, phrase)
                && holds_any(&sentence[at..], &words.trouble)
                && kept(&sentence[..at]);
            is.then_some(at)
        });
        cut.map_or(sentence, |at| &sentence[..at]).to_owned()
    }

    /// A text in lower case without its asides that only say when something matters most:
    /// "(especially if …)".
    pub(super) fn without_emphasis(&self, text: &str) -> String {
        let mut rest = text;
        let mut kept = String::new();
        while let Some((before, aside)) = rest.split_once('(') {
            kept.push_str(before);
            let opens = |word: &String| aside.starts_with(word.as_str());
            match aside.split_once(')') {
                Some((_, behind)) if self.telling.emphasis.iter().any(opens) => rest = behind,
                _ => {
                    kept.push('(');
                    rest = aside;
                }
            }
        }
        kept + rest
    }

    /// Whether a text tells to open a shell elsewhere.
    pub(super) fn goes_elsewhere(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let words = &self.telling;
        // "Unable to connect to the server" is what somebody reads, and not what is done.
        let tells = |phrase: &String| {
            let mut places = lower.match_indices(phrase.as_str());
            places.any(|(at, found)| {
                let before = lower[..at].trim_end();
                stands_alone(&lower, at, found) && words.unable.without_end(before).is_none()
            })
        };
        holds_any(&lower, &words.enters) && words.enters.iter().any(tells) || self.enters_host(text)
    }

    /// Whether all that a text says is what can be done, and it leads in to the command that
    /// does it, and to no other way.
    pub(super) fn only_says_how(&self, text: &str) -> bool {
        let mut all = sentences(text);
        let Some(last) = all.next_back() else {
            return false;
        };
        let rest = self.telling.able.taken_from(&last.to_lowercase());
        self.announces(last) && !self.offers(&rest) && !all.any(|earlier| self.offers(earlier))
    }

    /// Whether a text has a word for an example.
    pub(super) fn speaks_of_example(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.example)
    }

    /// Whether what a sentence says behind its first comma is how something is: "For version 2,
    /// the operator has two parts."
    pub(super) fn only_describes(&self, sentence: &str) -> bool {
        let behind = sentence.split_once(COMMAS);
        behind.is_some_and(|(_, rest)| {
            let rest = rest.trim_start();
            !sentence.ends_with([':', '：']) && self.only_states(rest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, runs};
    use super::super::{Ask, Disposition};

    #[test]
    fn what_the_writer_does_is_an_instruction() {
        for (tag, text) in [
            ("en-US", "First I copy the data."),
            ("en-US", "For safety we create an image of the disk."),
            ("de-DE", "Danach ziehe ich mir ein Abbild der Platte."),
            ("es-ES", "Creamos la carpeta"),
            ("fr-FR", "Ensuite nous copions le fichier."),
            ("nl-NL", "Daarna maken we een map."),
            ("pl-PL", "Następnie kopiujemy plik."),
            ("pt-BR", "Depois copiamos o arquivo."),
            ("ar-SA", "ثم ننسخ الملف."),
        ] {
            assert!(lexicon(tag).narrates(text), "{text}");
        }
        for text in [
            "We can create an image of the disk.",
            "We have two disks.",
            "The disk is full.",
            "It copies the disk.",
        ] {
            assert!(!lexicon("en-US").narrates(text), "{text}");
        }
    }

    #[test]
    fn a_label_tells_by_a_noun_what_is_taken_away() {
        for (tag, text) in [
            ("en-US", "Removing the old logs:"),
            ("de-DE", "Löschen der alten Protokolle"),
            ("es-ES", "Eliminación de los registros"),
            ("fr-FR", "Suppression des journaux"),
            ("ja-JP", "古いログの削除"),
            ("nl-NL", "Verwijderen van logboeken"),
            ("pl-PL", "Usuwanie dzienników"),
            ("pt-BR", "Remoção dos registros"),
            ("ar-SA", "حذف السجلات"),
        ] {
            assert!(lexicon(tag).labels_loss(text), "{text}");
        }
        for text in [
            "Removing the old logs takes a while.",
            "The removing of logs",
            "Copy the logs:",
        ] {
            assert!(!lexicon("en-US").labels_loss(text), "{text}");
        }
    }

    #[test]
    fn what_is_kept_for_trouble_is_kept_without_it() {
        let condition = Some(Disposition::Asks(Ask::Condition));
        for (text, said) in [
            ("Take a snapshot, in case of failures:", None),
            ("Restart the node, in case of failures:", condition),
            ("Switch to the backup, in case of failures:", condition),
            (
                "Restore it and take a backup, in case of failures:",
                condition,
            ),
        ] {
            assert_eq!(lexicon("en-US").text_tells(text), said, "{text}");
        }
    }

    #[test]
    fn an_aside_may_say_when_something_matters_most() {
        let english = lexicon("en-US");
        assert!(!english.offers("Keep a copy (particularly if you have none)."));
        assert!(english.offers("Keep a copy (if you have none)."));
        assert!(english.offers("You can keep a copy (particularly of the keys)."));
        assert_eq!(english.without_emphasis("a (b (c) d"), "a (b (c) d");
    }

    #[test]
    fn what_could_not_be_done_is_not_done() {
        let english = lexicon("en-US");
        assert!(english.goes_elsewhere("Connect to the server."));
        assert!(!english.goes_elsewhere("It says: unable to connect to the server."));
        assert!(english.goes_elsewhere("If you are unable to log in, connect to the server."));
    }

    /// The text of an article with a block below a text in a section.
    fn section(title: &str, heading: &str, text: &str) -> String {
        let block = "```bash\nkubectl rollout restart deployment/gateway\n```\n";
        format!("# {title}\n\n## {heading}\n\n{text}\n\n{block}")
    }

    #[test]
    fn a_noun_for_a_task_tells_what_is_described_below_it() {
        for (tag, heading, text) in [
            ("en-US", "Gateway tests", "The tests need two regions."),
            ("en-US", "Deployment", "Our gateway is one pod per region."),
            (
                "en-US",
                "Upgrade",
                "For version 3, the chart has two parts.",
            ),
            (
                "de-DE",
                "Bereitstellung",
                "Das Gateway läuft in zwei Regionen.",
            ),
            ("fr-FR", "Redémarrage", "La passerelle a deux régions."),
            ("nl-NL", "Herstart", "De gateway heeft twee regio's."),
        ] {
            assert!(
                runs(tag, &section("Orders", heading, text)),
                "{heading} {text}"
            );
        }
        for (tag, heading, text) in [
            ("en-US", "Gateway", "The gateway has two regions."),
            ("en-US", "Upgrade", "The chart upgrades itself every night."),
            (
                "en-US",
                "Upgrade",
                "For example, an upgrade of the gateway.",
            ),
            ("en-US", "Upgrade", "For version 3, run this:"),
            ("en-US", "Upgrade", "What the pipeline does:"),
            (
                "de-DE",
                "Bereitstellung",
                "Das geschieht jede Nacht automatisch.",
            ),
        ] {
            assert!(
                !runs(tag, &section("Orders", heading, text)),
                "{heading} {text}"
            );
        }
        // What is shown in between is what the text was about.
        let file = "# Orders\n\n## Upgrade\n\nThe file is:\n\n```yaml\na: 1\n```\n\nIt has two parts.\n\n```bash\nkubectl rollout restart deployment/gateway\n```\n";
        assert!(!runs("en-US", file));
    }

    #[test]
    fn what_can_be_done_is_done_where_the_heading_tells_it() {
        for (tag, heading, text) in [
            (
                "en-US",
                "Restarting the gateway",
                "It can be restarted with this command:",
            ),
            (
                "en-US",
                "Running the checks",
                "Both checks can be run like this:",
            ),
            (
                "en-US",
                "Deployment",
                "You can roll it out by running the following:",
            ),
            (
                "de-DE",
                "Bereitstellung",
                "Mit dem folgenden Befehl können Sie das tun:",
            ),
            (
                "fr-FR",
                "Redémarrage",
                "Vous pouvez utiliser cette commande :",
            ),
        ] {
            assert!(
                runs(tag, &section("Orders", heading, text)),
                "{heading} {text}"
            );
        }
        for (tag, heading, text) in [
            (
                "en-US",
                "The gateway",
                "It can be restarted with this command:",
            ),
            ("en-US", "Deployment", "You can also use this command:"),
            (
                "en-US",
                "Deployment",
                "You may use another command instead:",
            ),
            (
                "en-US",
                "Deployment",
                "You can watch it. You can use this command:",
            ),
            ("en-US", "Deployment", "Your command may look like this:"),
        ] {
            assert!(
                !runs(tag, &section("Orders", heading, text)),
                "{heading} {text}"
            );
        }
    }

    #[test]
    fn a_sentence_announces_whatever_another_one_says() {
        for (text, is) in [
            (
                "The following commands install it. It helps to trace automatically.",
                true,
            ),
            ("It starts by itself. Run this command.", true),
            ("The command runs automatically.", false),
            ("Somebody ran this once:", false),
            ("What the button does:", false),
            ("Restarting the gateway is rarely needed:", false),
            ("Never restart it by hand:", false),
            ("Do not restart the gateway:", false),
        ] {
            assert_eq!(
                runs("en-US", &section("Orders", "Work", text)),
                is,
                "{text}"
            );
        }
    }

    #[test]
    fn putting_back_is_the_task_where_nothing_else_is_told() {
        let block = "```bash\nkubectl rollout restart deployment/gateway\n```\n";
        let only = format!("# Orders\n\n## Restore the database\n\n{block}");
        assert!(runs("en-US", &only));
        let other = format!("# Orders\n\n## Deploy\n\n{block}\n## Restore the database\n\n{block}");
        assert!(!runs("en-US", &other));
        let case = format!("# Orders\n\n## If needed, restore the database\n\n{block}");
        assert!(!runs("en-US", &case));
        let german = format!("# Wiederherstellung\n\n## Wiederherstellung der Ports\n\n{block}");
        assert!(runs("de-DE", &german));
    }
}
