//! What leaves a command to somebody else, to somebody's word, or to nobody.

use super::telling::{holds_any, sentences};
use super::{Ask, Disposition, Show};
use crate::procedure::Lexicon;
use crate::procedure::words::{self, Phrases, Words};
use serde::Deserialize;

/// The section `gates` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Gates {
    /// The end of a text above what a command prints, even where that reads like a command.
    prints: Phrases,
    /// All of such a text.
    printed: Phrases,
    /// All of a label above what is not to be run.
    refuses: Phrases,
    /// That somebody has to agree, or that it is not always the time.
    agreed: Phrases,
    /// Verbs by which somebody agrees, in a clause about what comes before.
    agrees: Phrases,
    /// What opens a sentence that has somebody else do something.
    #[serde(deserialize_with = "words::opening")]
    asks: Words,
    /// That a command is what that is.
    does: Phrases,
    /// The end of a sentence about what somebody or something else runs.
    runs: Phrases,
    /// That something is run by itself.
    itself: Phrases,
    /// What a remark between commands opens with that has a person look.
    #[serde(deserialize_with = "words::opening")]
    looks: Words,
    /// In such a remark, that the command below it waits for that.
    first: Phrases,
    /// In a remark, that a person presses or answers something.
    presses: Phrases,
}

impl Lexicon {
    /// Whether a remark between commands has a person look before the next one, or press
    /// something.
    pub(super) fn holds_back(&self, remark: &str) -> bool {
        let gates = &self.telling.gates;
        let lower = remark.to_lowercase();
        let looks = gates.looks.opening_of(&lower).next().is_some();
        looks && holds_any(&lower, &gates.first) || holds_any(&lower, &gates.presses)
    }

    /// Whether a label or a heading refuses what stands below it.
    pub(super) fn refuses(&self, label: &str) -> bool {
        let lower = label.to_lowercase();
        let label = lower.trim_matches(|c: char| !c.is_alphanumeric());
        self.telling.gates.refuses.are(label)
    }

    /// Whether all of a text in lower case is a label for what is printed.
    pub(super) fn is_printed(&self, text: &str) -> bool {
        let bare = text.trim_end_matches([':', '：', ' ', '。', '…']);
        self.telling.gates.printed.are(bare)
    }

    /// Whether a text ends with words for what a command prints.
    pub(super) fn prints(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let bare = lower.trim_end_matches([':', '：', ' ', '。', '…']);
        let gates = &self.telling.gates;
        self.is_printed(&lower) || gates.prints.without_end(bare).is_some()
    }

    /// What a text says of who runs the commands right below it, and whether anybody does.
    pub(super) fn gates_tell(&self, text: &str) -> Option<Disposition> {
        let gates = &self.telling.gates;
        let lower = text.to_lowercase();
        if self.refuses(text) {
            return Some(Disposition::Shown(Show::Forbidden));
        }
        let last = sentences(&lower).next_back()?;
        let clause = last.split([',', '，', '、', '،', ':', '：']).next();
        let clause = clause.unwrap_or(last);
        if holds_any(&lower, &gates.agreed)
            || self.telling.sequence.opening_of(last).next().is_some()
                && holds_any(clause, &gates.agrees)
        {
            return Some(Disposition::Asks(Ask::Condition));
        }
        let mut asked = gates.asks.opening_of(last);
        if asked.any(|(_, rest)| holds_any(rest, &gates.does)) {
            return Some(Disposition::Asks(Ask::Elsewhere));
        }
        let bare = last.trim_end_matches([':', '：', ' ']);
        // Only a sentence that leads in to a command ends with a verb for running one.
        let runs = bare.len() < last.len()
            && self.telling.states.opening_of(last).next().is_some()
            && gates.runs.without_end(bare).is_some();
        (runs || holds_any(last, &gates.itself)).then_some(Disposition::Asks(Ask::Example))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Locale;

    fn tell(tag: &str, text: &str) -> Option<Disposition> {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        lexicon.text_tells(text)
    }

    #[test]
    fn a_label_refuses_what_stands_below() {
        for (tag, label) in [
            ("en-US", "Wrong:"),
            ("en-US", "❌ Bad:"),
            ("en-US", "What NOT to do:"),
            ("en-US", "Don't:"),
            ("en-US", "Don’t:"),
            ("en-US", "Never:"),
            ("en-US", "Deprecated:"),
            ("en-US", "Old way:"),
            ("en-US", "Previously we used:"),
            ("ar-SA", "خطأ:"),
            ("de-DE", "Falsch:"),
            ("es-ES", "Incorrecto:"),
            ("fr-FR", "À éviter :"),
            ("ja-JP", "悪い例："),
            ("nl-NL", "Fout:"),
            ("pl-PL", "Źle:"),
            ("pt-BR", "Errado:"),
        ] {
            let said = tell(tag, label);
            assert_eq!(said, Some(Disposition::Shown(Show::Forbidden)), "{label}");
        }
        for label in [
            "Right:",
            "Good:",
            "Never mind, run:",
            "Previously created files:",
        ] {
            let said = tell("en-US", label);
            assert_ne!(said, Some(Disposition::Shown(Show::Forbidden)), "{label}");
        }
    }

    #[test]
    fn somebody_has_to_agree() {
        for (tag, text) in [
            ("en-US", "Get approval from the owner before you run this:"),
            ("en-US", "Wait for the go from the DBA, then:"),
            ("en-US", "With approval from the lead:"),
            ("en-US", "After the on-call engineer confirms:"),
            ("en-US", "Outside business hours, run:"),
            ("en-US", "Restart it, but not on Fridays:"),
            ("de-DE", "Mit Freigabe der Leitung:"),
            ("fr-FR", "Avec l'accord de l'astreinte :"),
        ] {
            let said = tell(tag, text);
            assert_eq!(said, Some(Disposition::Asks(Ask::Condition)), "{text}");
        }
        for text in ["Approve the request:", "After the restart, run:"] {
            assert_eq!(tell("en-US", text), None, "{text}");
        }
    }

    #[test]
    fn somebody_or_something_else_runs_it() {
        let elsewhere = Some(Disposition::Asks(Ask::Elsewhere));
        let said = tell("en-US", "Ask the network team to run:");
        assert_eq!(said, elsewhere);
        assert_eq!(
            tell("de-DE", "Bitten Sie das Netzwerkteam, dies auszuführen:"),
            elsewhere
        );
        for text in [
            "The DBA then runs:",
            "The cron job runs:",
            "This runs automatically every night:",
            "This is what happens internally:",
            "Clicking the button is the same as running:",
            "This is the same as running the following command:",
            "The service does the same as this command:",
        ] {
            let said = tell("en-US", text);
            assert_eq!(said, Some(Disposition::Asks(Ask::Example)), "{text}");
        }
        for text in [
            "Ask the cluster for its nodes:",
            "See what runs:",
            "Give it the same name as before:",
            "Run it:",
        ] {
            assert_eq!(tell("en-US", text), None, "{text}");
        }
    }

    #[test]
    fn a_remark_holds_the_next_command_back() {
        for (tag, remark, holds) in [
            ("en-US", "Review the plan before applying it", true),
            ("en-US", "Press Ctrl+C once it is ready", true),
            ("de-DE", "Prüfen vor dem Anwenden", true),
            ("en-US", "Back it up before applying the plan", false),
            ("en-US", "Check that it is there", false),
            ("en-US", "Apply the plan", false),
        ] {
            let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
            assert_eq!(lexicon.holds_back(remark), holds, "{remark}");
        }
    }
}
