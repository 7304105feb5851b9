//! What a text tells beside the block of commands below it: a person's part of the step, that
//! it is run more than once, or by another account.

use super::telling::{holds_any, sentences};
use crate::article::{Inline, InlineKind, plain_text, unmarked};
use crate::procedure::Lexicon;
use crate::procedure::words::{self, COMMAS, Phrases, is_unspaced};
use serde::Deserialize;

/// The section `beside` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Beside {
    /// What a clause opens with that has a person do something with hands or voice.
    hands: Phrases,
    /// The same, where a command may do it, too, unless the text tells something else.
    tells: Phrases,
    /// That something is run more than once.
    pub(super) often: Phrases,
    /// What stands right before the name of an account that runs something.
    pub(super) named: Phrases,
    /// The same, where the name is code, or a noun for accounts stands behind it.
    #[serde(rename = "as")]
    role: Phrases,
    /// What stands right behind the name of such an account.
    accounts: Phrases,
}

/// The account that is root's, whatever the text calls it: those who may change a machine are
/// that one.
const ROOT: &[&str] = &["administrator", "root", "sudo"];

/// Whether a clause in lower case opens with one of some phrases. Where nothing parts the
/// words, its verb stands last.
fn opens(clause: &str, phrases: &Phrases) -> bool {
    let mut all = phrases.iter();
    all.any(|phrase| {
        if is_unspaced(phrase) {
            clause.contains(phrase.as_str())
        } else {
            clause.starts_with(phrase.as_str()) && words::stands_alone(clause, 0, phrase)
        }
    })
}

/// The name of an account that a text begins with.
fn name(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '"', '“', '„', '«', '\'', '‘']);
    let within = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '$');
    let end = text.find(|c| !within(c)).unwrap_or(text.len());
    let name = text[..end].trim_end_matches(['.', '-']);
    let first = name.bytes().next()?;
    (first.is_ascii_alphabetic() || first == b'_').then_some(name)
}

impl Lexicon {
    /// Whether a text tells a person to do something beside the command below it, by hand or
    /// by voice: "Stop the service, and call the customer". What the text tells alone, the
    /// command may do: "Notify the team:".
    pub(super) fn leaves_to_person(&self, text: &str) -> bool {
        let beside = &self.telling.beside;
        let lower = text.to_lowercase();
        if !beside.hands.are_in(&lower) && !beside.tells.are_in(&lower) {
            return false;
        }
        let all: Vec<&str> = sentences(&lower).collect();
        all.iter().enumerate().any(|(n, sentence)| {
            let starts = self.clauses(sentence);
            let acts = |text: &str| self.acts(&[unmarked(text)]);
            starts.iter().any(|&(at, joined)| {
                let clause = sentence[at..].split(COMMAS).next().unwrap_or_default();
                if opens(clause, &beside.hands) {
                    return true;
                }
                let told = || {
                    if at > 0 {
                        return joined || acts(&sentence[..at]);
                    }
                    let rest = || starts.iter().filter(|(other, _)| *other > at);
                    rest().any(|&(other, _)| acts(&sentence[other..]))
                        || n > 0 && acts(all[n - 1]) && !sentence.ends_with([':', '：'])
                };
                opens(clause, &beside.tells) && told()
            })
        })
    }

    /// Where the clauses of a sentence begin, and whether a word for "and" does that.
    pub(super) fn clauses(&self, sentence: &str) -> Vec<(usize, bool)> {
        let blank = |text: &str| text.len() - text.trim_start().len();
        let mut starts = vec![(blank(sentence), false)];
        for (at, comma) in sentence.match_indices(COMMAS) {
            let from = at + comma.len();
            starts.push((from + blank(&sentence[from..]), false));
        }
        for joint in self.joints() {
            // One letter that is no Latin one is written together with what it joins.
            let letter = !joint.is_ascii() && joint.chars().count() == 1 && !is_unspaced(joint);
            for (at, word) in sentence.match_indices(joint.as_str()) {
                let behind = at + word.len();
                if at > 0 && words::stands_alone(sentence, at, word) {
                    starts.push((behind + blank(&sentence[behind..]), true));
                } else if letter && sentence[..at].ends_with(' ') {
                    starts.push((at, true));
                }
            }
        }
        starts
    }

    /// Whether a text tells to run the block below it more than once, or as somebody whom the
    /// commands do not name.
    pub(super) fn tells_other_run(&self, content: &[Inline<'_>], command: &str) -> bool {
        let beside = &self.telling.beside;
        let text = plain_text(content);
        let lower = text.to_lowercase();
        let sentence = sentences(&lower).next_back().unwrap_or_default();
        // What only says how often something happens tells nobody to do it so often.
        let repeated =
            holds_any(sentence, &beside.often) && !self.only_states(sentence) && !repeats(command);
        let other = |name: &str| !ROOT.contains(&name) && !command.contains(name);
        repeated || self.accounts(content).iter().any(|name| other(name))
    }

    /// Whether a text is a label that names root, or its rights, and nothing else: "As root:".
    pub(super) fn only_names_root(&self, text: &str) -> bool {
        let beside = &self.telling.beside;
        let lower = text.trim().to_lowercase();
        let label = lower.trim_end_matches([':', '：', ' ']);
        let named = |phrase: &String| {
            let rest = label.strip_prefix(phrase.as_str())?.trim_start();
            let own = name(rest).filter(|own| ROOT.contains(own))?;
            let behind = rest[own.len()..].trim_start();
            Some(behind.is_empty() || beside.accounts.are(behind))
        };
        label.len() < lower.len()
            && [&beside.named, &beside.role]
                .into_iter()
                .flat_map(|phrases| phrases.iter())
                .filter_map(named)
                .any(|is| is)
    }

    /// The accounts that a text has something run by.
    fn accounts(&self, content: &[Inline<'_>]) -> Vec<String> {
        let beside = &self.telling.beside;
        // Code is between marks that no text has.
        let mut text = String::new();
        for inline in content {
            match &inline.kind {
                InlineKind::Code(code) => {
                    text.push('\u{1}');
                    text.push_str(code);
                    text.push('\u{2}');
                }
                _ => text.push_str(&plain_text(std::slice::from_ref(inline))),
            }
        }
        let lower = text.to_lowercase();
        let lower = sentences(&lower).next_back().unwrap_or_default();
        let mut found = Vec::new();
        for (is_named, phrases) in [(true, &beside.named), (false, &beside.role)] {
            for phrase in phrases.iter() {
                for (at, word) in lower.match_indices(phrase.as_str()) {
                    if !words::stands_alone(lower, at, word) {
                        continue;
                    }
                    let rest = lower[at + word.len()..].trim_start();
                    let code = rest.strip_prefix('\u{1}');
                    let Some(own) = name(code.unwrap_or(rest)) else {
                        continue;
                    };
                    let behind =
                        code.unwrap_or(rest)[own.len()..].trim_start_matches(['\u{2}', ' ']);
                    let whole = code.is_some_and(|code| code[own.len()..].starts_with('\u{2}'));
                    if is_named || whole || opens(behind, &beside.accounts) {
                        found.push(own.to_owned());
                    }
                }
            }
        }
        // Where nothing stands before such a name, a noun stands behind it.
        if beside.role.is_empty() {
            for (at, _) in lower.match_indices('\u{1}') {
                let code = &lower[at + 1..];
                if let Some((own, behind)) = code.split_once('\u{2}')
                    && name(own) == Some(own)
                    && beside
                        .accounts
                        .iter()
                        .any(|noun| behind.trim_start().starts_with(noun.as_str()))
                {
                    found.push(own.to_owned());
                }
            }
        }
        found
    }
}

/// Whether commands do something several times by themselves.
fn repeats(command: &str) -> bool {
    let mut words = command.split(|c: char| c.is_whitespace() || c == ';');
    words.any(|word| {
        matches!(
            word,
            "for" | "while" | "until" | "seq" | "xargs" | "foreach"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::source::Locale;

    /// What becomes of the block of a step.
    fn block(tag: &str, step: &str, command: &str) -> String {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        let text = format!("1. {step}\n\n   ```bash\n   {command}\n   ```\n");
        let model = crate::procedure::lower(parse(&text, 0), &lexicon);
        let told = model.told.last().expect("a command");
        format!("{} {}", told.disposition.as_str(), told.disposition.why())
    }

    #[test]
    fn a_part_that_is_a_persons_keeps_the_block_from_signing_for_it() {
        for (tag, step) in [
            ("en-US", "Stop the service, and call the customer:"),
            ("en-US", "Unplug the old disk and rescan the bus:"),
            ("en-US", "Have a colleague review the plan, then apply it:"),
            (
                "en-US",
                "Start the installer and enter the code from your phone:",
            ),
            ("en-US", "Run the installer and answer the questions:"),
            ("en-US", "Restart the service and notify the team:"),
            ("en-US", "Unplug the cable.\n\n   Restart the service:"),
            (
                "de-DE",
                "Starten Sie den Dienst neu und informieren Sie das Team:",
            ),
            ("es-ES", "Reinicie el servicio y avise al equipo:"),
            ("fr-FR", "Redémarrez le service et prévenez l'équipe :"),
            ("ja-JP", "サービスを再起動し、チームに連絡します:"),
            ("nl-NL", "Herstart de service en informeer het team:"),
            ("pl-PL", "Uruchom ponownie usługę i powiadom zespół:"),
            ("pt-BR", "Reinicie o serviço e avise a equipe:"),
            ("ar-SA", "أعد تشغيل الخدمة وأبلغ الفريق:"),
        ] {
            assert_eq!(block(tag, step, "ctl restart"), "asks more", "{step}");
        }
        for (tag, step) in [
            ("en-US", "Notify the team:"),
            ("en-US", "Restart the service:"),
            ("en-US", "Enter the folder and build it:"),
            ("de-DE", "Starten Sie den Dienst neu:"),
        ] {
            assert_eq!(block(tag, step, "ctl restart"), "runs ", "{step}");
        }
    }

    #[test]
    fn what_is_run_more_than_once_or_by_another_account_asks() {
        for (tag, step) in [
            ("en-US", "Run the command three times."),
            ("en-US", "Run the following as `postgres`:"),
            ("en-US", "Run this as the postgres user:"),
            ("de-DE", "Führen Sie den Befehl dreimal aus:"),
            ("de-DE", "Führen Sie dies als `postgres` aus:"),
            ("nl-NL", "Voer de opdracht twee keer uit:"),
            ("fr-FR", "Exécutez la commande trois fois :"),
        ] {
            assert_eq!(block(tag, step, "ctl restart"), "asks more", "{step}");
        }
        for (step, command) in [
            (
                "Run the following as `postgres`:",
                "sudo -u postgres ctl restart",
            ),
            ("Run the following as `root`:", "ctl restart"),
            (
                "Run it three times:",
                "for n in 1 2 3; do ctl restart; done",
            ),
        ] {
            assert_eq!(block("en-US", step, command), "runs ", "{step}");
        }
    }
}
