//! What comes by itself, and what a person does instead, where it does not: "Automatic renewal",
//! "Manual renewal". Who sees the first one work does not do the second. And what a person has to
//! see first: that what was away is there again.

use super::decide::Walk;
use super::telling::{holds_any, sentences, unnumbered};
use super::{Ask, Disposition};
use crate::article::unmarked;
use crate::procedure::Lexicon;
use crate::procedure::words::{COMMAS, Phrases, is_unspaced};
use serde::Deserialize;

/// So many words a label has at most.
const LONGEST: usize = 4;

/// So many letters a word has at least that names a thing.
const SHORTEST: usize = 4;

/// The section `by_hand` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ByHand {
    /// That something comes by itself.
    automatic: Phrases,
    /// That a person does it.
    manual: Phrases,
    /// That what was away is there again.
    returns: Phrases,
    /// What is done about something, and not what it prints.
    reactions: Phrases,
    /// That a command asks a person, and that it does not.
    interactive: Phrases,
    unattended: Phrases,
}

impl Lexicon {
    /// Whether a text says that something comes by itself.
    pub(super) fn is_automatic(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.by_hand.automatic)
    }

    /// Whether a text is a label of what a person does: "Manual renewal:".
    pub(super) fn labels_by_hand(&self, text: &str) -> bool {
        let label = text.trim().trim_end_matches([':', '：', ' ']);
        label.split_whitespace().count() <= LONGEST
            && !label.ends_with(['.', '。'])
            && self.is_manual(label)
    }

    fn is_manual(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let words = &self.telling.by_hand;
        holds_any(&lower, &words.manual) && !holds_any(&lower, &words.automatic)
    }

    /// Which of some headings tell what a person does where the one right before them tells
    /// what comes by itself with the same thing. Which of them have commands, `acted` says:
    /// what only tells that something comes leaves nothing else to do.
    pub(super) fn by_hand(&self, titles: &[String], acted: &[bool]) -> Vec<bool> {
        let words = &self.telling.by_hand;
        let mut are = vec![false; titles.len()];
        for (n, pair) in titles.windows(2).enumerate() {
            let things = |at: usize| self.things_of(&pair[at]);
            are[n + 1] = acted[n]
                && names_by(&pair[0], &words.automatic)
                && names_by(&pair[1], &words.manual)
                && self.is_manual(&pair[1])
                && share_thing(&things(0), &things(1));
        }
        are
    }

    /// The words of a heading that do not say who does it.
    fn things_of(&self, title: &str) -> Vec<String> {
        let words = &self.telling.by_hand;
        let rest = words.automatic.taken_from(&title.to_lowercase());
        let rest = words.manual.taken_from(&rest);
        let words = rest.split(|c: char| !c.is_alphabetic());
        let words = words.filter(|word| word.chars().count() >= SHORTEST || is_unspaced(word));
        words.map(str::to_owned).collect()
    }

    /// What a text says that tells to do something once what was away is there again, which a
    /// person has to see.
    pub(super) fn returns_tell(&self, text: &str) -> Option<Disposition> {
        let words = &self.telling;
        let last = sentences(text).next_back()?.to_lowercase();
        let opens = |clause: &str| {
            [&words.sequence, &words.moments]
                .iter()
                .any(|words| words.opening_of(clause).next().is_some())
        };
        let opened = last.split(COMMAS).next().filter(|clause| opens(clause));
        let spaces = last.match_indices(' ').map(|(at, _)| &last[at + 1..]);
        let mut clauses = opened
            .into_iter()
            .chain(spaces.filter(|clause| opens(clause)));
        let returns = clauses.any(|clause| holds_any(clause, &words.by_hand.returns));
        returns.then_some(Disposition::Asks(Ask::Moment))
    }

    /// What a text says that leads in to what a person may do, though it comes by itself, too:
    /// "Turn it manually (already automated)".
    pub(super) fn both_tell(&self, text: &str) -> Option<Disposition> {
        let words = &self.telling.by_hand;
        let last = sentences(text).next_back()?.to_lowercase();
        let leads = last.trim_end().ends_with([':', '：']);
        let both = || holds_any(&last, &words.manual) && holds_any(&last, &words.automatic);
        (leads && both()).then_some(Disposition::Asks(Ask::Alternative))
    }

    /// What a text says that leads in to a command which asks a person.
    pub(super) fn interacts_tell(&self, text: &str) -> Option<Disposition> {
        let words = &self.telling.by_hand;
        let last = sentences(text).next_back()?.to_lowercase();
        let last = words.unattended.taken_from(&last);
        let leads = last.trim_end().ends_with([':', '：']);
        let is = leads && holds_any(&last, &words.interactive);
        is.then_some(Disposition::Asks(Ask::Interactive))
    }

    /// Whether a text speaks of what is done about something, and not of what that prints.
    pub(in crate::procedure) fn is_reaction(&self, text: &str) -> bool {
        holds_any(text, &self.telling.by_hand.reactions)
    }

    /// A text without the clause that it opens with, where that only says what is done by then:
    /// the machines that it names are no place for what the rest tells.
    pub(super) fn without_past<'t>(&self, text: &'t str) -> &'t str {
        let words = &self.telling;
        if words.sequence.opening_of(text).next().is_none() {
            return text;
        }
        let Some((clause, rest)) = text.split_once(COMMAS) else {
            return text;
        };
        let lower = clause.to_lowercase();
        let spaces = lower.match_indices(' ').map(|(at, _)| &lower[at + 1..]);
        let mut places = spaces.filter(|rest| words.at.opening_of(rest).next().is_some());
        let told = self.acts(&[unmarked(rest.trim_start())]);
        if places.next().is_some() || holds_any(&lower, &words.enters) || !told {
            return text;
        }
        rest
    }
}

/// Whether a heading opens with one of some words, has it in an aside at its end, or is of a
/// script that parts no words: what only has one in it tells something else.
fn names_by(heading: &str, words: &Phrases) -> bool {
    let lower = unnumbered(heading).to_lowercase();
    let aside = lower.rsplit_once(['(', '（']).map(|(_, aside)| aside);
    let begins = |text: &str| words.iter().any(|word| text.starts_with(word.as_str()));
    let ends = words
        .iter()
        .any(|word| !word.is_ascii() && lower.ends_with(word.as_str()));
    begins(lower.trim()) || aside.is_some_and(begins) || ends && holds_any(&lower, words)
}

/// Whether the words of two headings name one thing, in whatever form, or one has none.
fn share_thing(some: &[String], others: &[String]) -> bool {
    let alike = |one: &String, other: &String| {
        let pairs = one.chars().zip(other.chars());
        let begin = pairs.take_while(|(one, other)| one == other).count();
        begin >= SHORTEST || begin > 1 && is_unspaced(one)
    };
    let has = |one: &String| others.iter().any(|other| alike(one, other));
    some.is_empty() || others.is_empty() || some.iter().any(has)
}

impl Walk<'_> {
    /// Keeps in mind that a text says that something comes by itself.
    pub(super) fn notice(&mut self, text: &str) {
        if self.lexicon.is_automatic(text) {
            self.automatic = Some(self.title);
        }
    }

    /// Whether a text is a label of what a person does where a text of this section, or of the
    /// one before it, has said that it comes by itself.
    pub(super) fn is_by_hand(&self, text: &str) -> bool {
        let near = |title| self.title <= title + 1;
        self.automatic.is_some_and(near) && self.lexicon.labels_by_hand(text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, whys};
    use super::*;

    #[test]
    fn what_comes_by_itself_as_well_is_left_to_a_person() {
        for (lead, why) in [
            (
                "Turn it manually (already automated in the mill):",
                "alternative",
            ),
            ("Turn it manually:", ""),
        ] {
            let text = format!("# Mill\n\n## Turn it\n\n{lead}\n\n```bash\nmillctl turn\n```\n");
            assert_eq!(whys(&text), [why], "{lead}");
        }
    }

    #[test]
    fn what_comes_by_itself_is_not_done_by_hand() {
        for (tag, automatic, manual) in [
            ("en-US", "2. Sealing (automated)", "3. Manual sealing"),
            ("ar-SA", "ختم تلقائي", "ختم يدوي"),
            ("de-DE", "Automatische Siegelung", "Manuelle Siegelung"),
            ("es-ES", "Sellado automático", "Sellado (manual)"),
            ("fr-FR", "Scellement automatisé", "Scellement (manuel)"),
            ("ja-JP", "自動更新", "手動更新"),
            ("nl-NL", "Automatisch verzegelen", "Handmatig verzegelen"),
            (
                "pl-PL",
                "Automatyczne pieczętowanie",
                "Ręczne pieczętowanie",
            ),
            ("pt-BR", "Selagem automática", "Selagem (manual)"),
        ] {
            let lexicon = lexicon(tag);
            let titles = [automatic.to_owned(), manual.to_owned()];
            assert_eq!(
                lexicon.by_hand(&titles, &[true; 2]),
                [false, true],
                "{manual}"
            );
            assert_eq!(lexicon.by_hand(&titles[1..], &[true]), [false], "{manual}");
            assert!(lexicon.labels_by_hand(manual), "{manual}");
        }
        let others = ["Automatic renewal", "Manual turning"].map(str::to_owned);
        assert_eq!(
            lexicon("en-US").by_hand(&others, &[true; 2]),
            [false, false]
        );
        let text = |first: &str| {
            format!(
                "# Seals\n\n## Renewal\n\n{first}\n\n**Manual renewal:**\n\n```bash\nmillctl seal\n```\n"
            )
        };
        assert_eq!(
            whys(&text("The mill renews them automatically.")),
            ["alternative"]
        );
        assert_eq!(whys(&text("The mill has seals.")), [""]);
    }

    #[test]
    fn what_was_away_is_seen_to_be_there_again() {
        for (tag, text) in [
            ("en-US", "Once the bridge is back, start the wagons:"),
            (
                "en-US",
                "Start the wagons as soon as the bridge is available again:",
            ),
            (
                "de-DE",
                "Sobald die Brücke wieder da ist, starten Sie die Wagen:",
            ),
            (
                "fr-FR",
                "Une fois que le pont est de retour, démarrez les wagons :",
            ),
        ] {
            let said = lexicon(tag).returns_tell(text);
            assert_eq!(said, Some(Disposition::Asks(Ask::Moment)), "{text}");
        }
        for text in [
            "Once the bridge is built, start the wagons:",
            "Bring it back:",
        ] {
            assert_eq!(lexicon("en-US").returns_tell(text), None, "{text}");
        }
    }

    #[test]
    fn what_asks_a_person_says_so() {
        for (tag, text) in [
            ("en-US", "Look, then turn it interactively:"),
            ("ar-SA", "أدره بشكل تفاعلي:"),
            ("de-DE", "Drehen Sie sie interaktiv:"),
            ("es-ES", "Gírelo de forma interactiva:"),
            ("fr-FR", "Tournez-le de façon interactive :"),
            ("ja-JP", "対話的に回します："),
            ("nl-NL", "Draai hem interactief:"),
            ("pl-PL", "Obróć go interaktywnie:"),
            ("pt-BR", "Gire-o de forma interativa:"),
        ] {
            let said = lexicon(tag).interacts_tell(text);
            assert_eq!(said, Some(Disposition::Asks(Ask::Interactive)), "{text}");
        }
        for text in [
            "Turn it non-interactively:",
            "It works interactively.",
            "Turn it:",
        ] {
            assert_eq!(lexicon("en-US").interacts_tell(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_done_about_trouble_is_not_printed() {
        let of = |label: &str| format!("# Mill\n\n{label}\n\n```bash\n./turn.sh\n```\n");
        assert_ne!(whys(&of("First response:")), ["output"]);
        assert_eq!(whys(&of("Response:")), ["output"]);
    }

    #[test]
    fn machines_of_the_past_are_no_place() {
        let lexicon = lexicon("en-US");
        let past = |text: &'static str| lexicon.without_past(text).trim();
        assert_eq!(
            past("Once all nodes are closed, restart it:"),
            "restart it:"
        );
        for text in [
            "Once it is installed on all nodes, turn it:",
            "On all nodes, turn it:",
        ] {
            assert_eq!(past(text), text);
        }
    }
}
