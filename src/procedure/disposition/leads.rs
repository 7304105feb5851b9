//! Labels right above a command that do not tell to run it: they list what could be run, say
//! what somebody undoes with it, with what or for whom it is done, or whom to beware of it.

use super::telling::{holds_any, sentences};
use super::{Ask, Disposition};
use crate::article::unmarked;
use crate::procedure::Lexicon;
use crate::procedure::action::{Action, ActionKind};
use crate::procedure::words::{self, Phrases, Words, is_unspaced};
use serde::Deserialize;

/// The section `leads` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Leads {
    /// That commands are listed below, of which each may or may not be run.
    lists: Phrases,
    /// That one of several that could be run is shown.
    examples: Phrases,
    /// What opens a label that says with what, or for whom, something is done.
    #[serde(deserialize_with = "words::opening")]
    pub(super) ways: Words,
    /// What opens a label that says where, when or how, and tells nothing.
    #[serde(deserialize_with = "words::opening")]
    around: Words,
    /// Places where the operator is: a label that names one is for no other.
    home: Phrases,
    /// Words right behind a verb that tells to do something: "Bounce the service".
    objects: Phrases,
    /// The end of a text that tells to do something, where verbs stand last.
    #[serde(deserialize_with = "words::closing")]
    endings: Words,
    /// That one of what stands below is chosen, at the beginning of a label.
    chooses: Phrases,
    /// That one way is better than others, in an aside of its heading.
    pub(super) preferred: Phrases,
    /// That a person should think before the command is run.
    warns: Phrases,
    /// Times that are agreed upon, or when there is less to lose.
    times: Phrases,
    /// What somebody or something else does by itself.
    itself: Phrases,
    /// That it comes by itself, or need not be done at all.
    unaided: Phrases,
    /// What something else does, all of it behind what does it.
    does: Phrases,
    /// Words for what is typed: what announces it announces no output.
    typed: Phrases,
}

/// So many words a label has at most.
const LONGEST: usize = 8;

/// The sign before what warns of something.
const WARNING: char = '\u{26a0}';

impl Lexicon {
    /// Whether a text that stands out is no more than a word of caution: "Use with care".
    pub(super) fn bids_caution(&self, text: &str, is_bold: bool) -> bool {
        (is_bold || text.trim_start().starts_with(WARNING))
            && text.split_whitespace().count() <= LONGEST
            && holds_any(&text.to_lowercase(), &self.telling.leads.warns)
    }

    /// What the label that a text ends with says of the commands right below it.
    pub(super) fn leads_tell(&self, text: &str) -> Option<Disposition> {
        let leads = &self.telling.leads;
        let last = sentences(text).next_back()?;
        let label = last.trim_end_matches([':', '：', ' ']);
        if label.len() == last.len() {
            return None;
        }
        let lower = label.to_lowercase();
        let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        if holds_any(lower, &leads.warns) {
            return Some(Disposition::Asks(Ask::Condition));
        }
        if holds_any(lower, &leads.times) {
            return Some(Disposition::Asks(Ask::Moment));
        }
        if leads.chooses.begin(lower) {
            return Some(Disposition::Asks(Ask::Alternative));
        }
        if self.prohibits(label) {
            return Some(Disposition::Asks(Ask::More));
        }
        if holds_any(lower, &leads.itself) || self.does_itself(lower) {
            return Some(Disposition::Asks(Ask::Example));
        }
        // However long it is, what opens with an example goes on with what it shows.
        let opening = lower
            .split_whitespace()
            .take(LONGEST)
            .collect::<Vec<_>>()
            .join(" ");
        if self.telling.states.opening_of(lower).next().is_some()
            && holds_any(&opening, &leads.examples)
            && !self.announces(label)
        {
            return Some(Disposition::Asks(Ask::Example));
        }
        if label.split_whitespace().count() > LONGEST {
            return None;
        }
        let acts = || self.acts(&[unmarked(label)]);
        let starts = self.telling.clean_up.begin(lower);
        if !starts && (self.undoes(label) || self.takes_back(lower) && !acts()) {
            return Some(Disposition::Asks(Ask::CleanUp));
        }
        if self.alert(label).is_some() {
            return Some(Disposition::Asks(Ask::Condition));
        }
        let opened = |words: &Words| words.opening_of(lower).next().is_some();
        let (named, ask) = if let Some(rest) = leads.lists.without_end(lower) {
            (rest, Ask::Example)
        } else if holds_any(lower, &leads.examples) {
            (lower, Ask::Example)
        } else if opened(&leads.ways) {
            (lower, Ask::Alternative)
        } else {
            return None;
        };
        // "Sample commands" are typed by nobody.
        let shown = leads.examples.begin(lower);
        let told = !shown && holds_any(named, &leads.typed) || acts();
        (!told).then_some(Disposition::Asks(ask))
    }

    /// Whether all that a label tells is not to do something: whether the command below it is
    /// that, or what is done instead, a person sees.
    fn prohibits(&self, label: &str) -> bool {
        let actions = self.actions(&[unmarked(label)]);
        let told = |action: &Action| action.kind != ActionKind::Manual;
        actions.iter().any(|action| told(action) && action.negated)
            && actions.iter().all(|action| action.negated || !told(action))
    }

    /// Whether a text is a label that only says where, when or how, and no place at home.
    pub(super) fn only_stands_around(&self, text: &str) -> bool {
        let leads = &self.telling.leads;
        let label = text.trim_end_matches([':', '：', ' ']);
        let lower = label.to_lowercase();
        label.len() < text.len()
            && label.split_whitespace().count() <= LONGEST
            && leads.around.opening_of(&lower).next().is_some()
            && !holds_any(&lower, &leads.home)
            && !holds_any(&lower, &leads.typed)
            && !self.comes_back(label)
            && !self.acts(&[unmarked(label)])
    }

    /// Whether a text says that what it speaks of comes by itself, or need not come.
    pub(super) fn happens_unaided(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.leads.unaided)
    }

    /// Whether a sentence says what something else does.
    fn does_itself(&self, sentence: &str) -> bool {
        self.telling.states.opening_of(sentence).next().is_some()
            && self.telling.leads.does.without_end(sentence).is_some()
    }

    /// Whether a label has the form of an instruction, whether its verb is known or not. A
    /// language without words for that cannot tell.
    pub(super) fn has_form_of_deed(&self, label: &str) -> bool {
        let leads = &self.telling.leads;
        let label = label.trim_end_matches([':', '：', ' ']);
        let lower = label.to_lowercase();
        let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        let telling = &self.telling;
        let opened = |words: &Words| words.opening_of(lower).next().is_some();
        // One word may be a verb.
        let is_word = || !lower.contains(' ') && !is_unspaced(lower) && !self.is_background(label);
        if leads.objects.is_empty() && leads.endings.is_empty()
            || opened(&telling.then)
            || opened(&telling.sequence) && lower.contains(words::COMMAS)
            || holds_any(lower, &leads.home)
            || self.comes_back(label)
            || is_word()
        {
            return true;
        }
        if [&leads.around, &leads.ways, &telling.states]
            .into_iter()
            .any(opened)
        {
            return false;
        }
        // A short word may belong to the verb: "kick off the job".
        let words: Vec<&str> = lower.split_whitespace().take(3).collect();
        let object = |at: usize| words.get(at).is_some_and(|word| leads.objects.are(word));
        let particle = words.get(1).is_some_and(|word| word.chars().count() <= 4);
        object(1)
            || particle && object(2)
            || holds_any(lower, &leads.typed)
            || leads.endings.closing_of(lower).next().is_some()
    }

    /// Whether a text announces what a screen showed, what was typed there among it: "Example
    /// output:", and not "Or, for formatted output:".
    pub(super) fn shows_typed(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let way = || self.telling.leads.ways.opening_of(&lower).next().is_some();
        let last = sentences(&lower).next_back().unwrap_or_default();
        // Who only looks has nothing to type.
        let looks = || {
            let actions = self.actions(&[unmarked(last)]);
            let mut kinds = actions.iter().map(|action| action.kind);
            kinds.all(|kind| matches!(kind, ActionKind::Verify | ActionKind::Manual))
        };
        self.is_printed(last)
            || self.prints(last) && looks()
            || self.only_shows(text) && !self.parts_ways(text) && !way()
    }

    /// Whether a text says what comes of a command, and of none that is run below it.
    pub(super) fn only_shows(&self, text: &str) -> bool {
        let leads = &self.telling.leads;
        let last = sentences(text).next_back().unwrap_or_default();
        let lower = last.to_lowercase();
        self.announces_output(text)
            && !holds_any(&lower, &leads.typed)
            && last.split_whitespace().count() <= LONGEST
            && !self.acts(&[unmarked(last)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, whys};
    use super::*;

    #[test]
    fn a_word_of_caution_is_about_what_comes_first_below_it() {
        for (label, why) in [
            ("\u{26a0}\u{fe0f} **USE WITH CAUTION**", "destructive"),
            ("**Use with caution**", "destructive"),
            ("**Use it**", ""),
        ] {
            let text = format!(
                "# Mill\n\n## 3. Turn it\n\n{label}\n\n```bash\nkubectl rollout restart deploy/mill\n```\n"
            );
            assert_eq!(whys(&text), [why], "{label}");
        }
    }

    #[test]
    fn a_label_does_not_tell_to_run_what_stands_below() {
        for (tag, text, ask) in [
            ("en-US", "Useful options:", Ask::Example),
            ("en-US", "Hint:", Ask::Condition),
            ("en-US", "Some handy commands:", Ask::Example),
            ("en-US", "With Homebrew:", Ask::Alternative),
            ("en-US", "For developers:", Ask::Alternative),
            ("en-US", "Choose one:", Ask::Alternative),
            ("en-US", "Be careful, this deletes data:", Ask::Condition),
            ("en-US", "⚠️ Danger:", Ask::Condition),
            ("en-US", "During the maintenance window:", Ask::Moment),
            ("en-US", "To undo this:", Ask::CleanUp),
            ("en-US", "To uninstall:", Ask::CleanUp),
            ("en-US", "An example of a request:", Ask::Example),
            ("en-US", "Kubernetes does this for you:", Ask::Example),
            ("en-US", "This is what the script does:", Ask::Example),
            ("de-DE", "Nützliche Optionen:", Ask::Example),
            ("de-DE", "Mit Homebrew:", Ask::Alternative),
            ("de-DE", "Im Wartungsfenster:", Ask::Moment),
            ("nl-NL", "Handige opties:", Ask::Example),
            ("nl-NL", "Met Homebrew:", Ask::Alternative),
            ("fr-FR", "Options utiles :", Ask::Example),
            ("fr-FR", "Avec Homebrew :", Ask::Alternative),
            ("es-ES", "Opciones útiles:", Ask::Example),
            ("es-ES", "Con Homebrew:", Ask::Alternative),
            ("ja-JP", "便利なオプション：", Ask::Example),
            ("ar-SA", "خيارات مفيدة:", Ask::Example),
            ("pl-PL", "Przydatne opcje:", Ask::Example),
            ("pt-BR", "Opções úteis:", Ask::Example),
            ("en-US", "Which runs:", Ask::Example),
            ("en-US", "Call the DBA before you run:", Ask::Condition),
            ("en-US", "Tell the users first:", Ask::Condition),
        ] {
            let said = lexicon(tag).leads_tell(text);
            assert_eq!(said, Some(Disposition::Asks(ask)), "{text}");
        }
    }

    #[test]
    fn what_leads_in_to_a_command_is_no_such_label() {
        for (tag, text) in [
            ("en-US", "Run the following commands:"),
            ("en-US", "With the token at hand, log in:"),
            ("en-US", "To see the options, run:"),
            ("en-US", "Connection pressure:"),
            ("en-US", "Roll back the canary:"),
            ("en-US", "Sample the failed pods:"),
            ("en-US", "From the root of the repository:"),
            ("en-US", "In the console, restart it:"),
            ("en-US", "After that:"),
            ("en-US", "Set the options:"),
            ("en-US", "The following command lists the options"),
            ("de-DE", "Führen Sie die folgenden Befehle aus:"),
            ("fr-FR", "Exécutez les commandes suivantes :"),
            ("ja-JP", "次のコマンドを実行します："),
        ] {
            assert_eq!(lexicon(tag).leads_tell(text), None, "{text}");
        }
    }

    #[test]
    fn a_label_may_only_say_where_and_when() {
        let english = lexicon("en-US");
        for text in [
            "Later on:",
            "In psql:",
            "From time to time:",
            "Not on a Friday:",
        ] {
            assert!(english.only_stands_around(text), "{text}");
        }
        for text in [
            "In the project folder:",
            "On your machine:",
            "In the console, restart it:",
        ] {
            assert!(!english.only_stands_around(text), "{text}");
        }
    }

    #[test]
    fn instructions_have_a_form() {
        for (tag, text, is) in [
            ("en-US", "Bounce the service:", true),
            ("en-US", "Kick off the job:", true),
            ("en-US", "After that:", true),
            ("en-US", "Command:", true),
            ("en-US", "Possible values:", false),
            ("en-US", "The short version:", false),
            ("en-US", "In the worst case:", false),
            ("de-DE", "Dienst durchstarten:", true),
            ("en-US", "Audit:", true),
            ("en-US", "After the rebase, force-push what is new:", true),
            ("en-US", "Background:", false),
            ("de-DE", "Hintergrund:", false),
            ("fr-FR", "Purgez le cache :", true),
            ("fr-FR", "Valeurs possibles :", false),
            ("ja-JP", "サービスを再起動します：", true),
            ("ja-JP", "背景：", false),
            ("pl-PL", "Wartości:", true),
        ] {
            assert_eq!(lexicon(tag).has_form_of_deed(text), is, "{text}");
        }
    }

    #[test]
    fn what_is_seen_is_not_typed() {
        let english = lexicon("en-US");
        for text in [
            "You should see:",
            "Sample output:",
            "This prints:",
            "It returns:",
        ] {
            assert!(english.only_shows(text), "{text}");
        }
        for text in [
            "The following command shows the pods:",
            "Show the pods:",
            "Check the output of the pods:",
            "Run this to see the result:",
        ] {
            assert!(!english.only_shows(text), "{text}");
        }
    }
}
