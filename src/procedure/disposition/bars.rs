//! What keeps a command from being run right where it stands: it undoes the one above it, it
//! is for one environment, somebody is asked first, its time comes later.

use super::telling::{holds_any, sentences};
use super::{Ask, Disposition};
use crate::article::{Leaf, unmarked};
use crate::procedure::Lexicon;
use crate::procedure::action::{ActionKind, Risk};
use crate::procedure::words::{self, COMMAS, Phrases, Words, is_unspaced};
use serde::Deserialize;

/// The section `bars` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Bars {
    /// Below a command of the same step, that the next one undoes it.
    undoes: Phrases,
    /// Beside a verb that takes something away, that it was not there before.
    again: Phrases,
    /// In headings, that it is done in another way by now.
    former: Phrases,
    /// All of a label above what is for a case.
    pub(super) cases: Phrases,
    /// What one of several environments is called.
    environments: Phrases,
    /// What opens a sentence that has somebody asked.
    #[serde(deserialize_with = "words::opening")]
    asked: Words,
    /// What opens a sentence that has something seen to.
    #[serde(deserialize_with = "words::opening")]
    ensures: Words,
    /// What opens a clause about a case, where another one behind a comma tells what is done.
    #[serde(deserialize_with = "words::opening")]
    supposes: Words,
    /// That something is done once something has been seen to.
    afters: Phrases,
    /// That it is done after a while.
    later: Phrases,
    /// That something is done more than once.
    repeats: Phrases,
    /// What a sentence tells to do to the values of the command beside it.
    tailors: Phrases,
    /// That nobody has to.
    spared: Phrases,
}

/// So many words at most name an environment, at the beginning of a sentence.
const LONGEST_SCOPE: usize = 6;

impl Lexicon {
    /// What a text says of when, where and after whose word the commands right below it are
    /// run.
    pub(super) fn bars_tell(&self, text: &str) -> Option<Disposition> {
        let bars = &self.telling.bars;
        let lower = text.to_lowercase();
        let all: Vec<&str> = sentences(text).collect();
        let (_, before) = all.split_last()?;
        let label = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let asked = |sentence: &&str| {
            // Who answers a question decides what comes next.
            sentence.ends_with(['?', '？', '؟']) || bars.asked.opening_of(sentence).next().is_some()
        };
        let first = |sentence: &&str| {
            self.goes_on_behind(&bars.asked, sentence)
                || self.goes_on_behind(&bars.ensures, sentence)
        };
        if bars.cases.are(label) || before.iter().any(asked) || all.iter().any(first) {
            return Some(Disposition::Asks(Ask::Condition));
        }
        if holds_any(&lower, &bars.later) || names_time(text) {
            return Some(Disposition::Asks(Ask::Moment));
        }
        let scoped = all.iter().any(|sentence| self.is_for_environment(sentence));
        scoped.then_some(Disposition::Asks(Ask::Alternative))
    }

    /// Whether a sentence opens with such words, and tells to do something else behind them:
    /// "Make sure that …, then delete it".
    fn goes_on_behind(&self, words: &Words, sentence: &str) -> bool {
        let acts = |text: &str| self.acts(&[unmarked(text)]);
        // "And delete it then", without a comma.
        let joined = || {
            let clauses = self.clauses(sentence);
            clauses.into_iter().any(|(at, joined)| {
                let clause = &sentence[at..];
                joined
                    && holds_any(&clause.to_lowercase(), &self.telling.bars.afters)
                    && acts(clause)
            })
        };
        words.opening_of(sentence).next().is_some()
            && (sentence.split(COMMAS).skip(1).any(|clause| {
                let mut then = self.telling.then.opening_of(clause.trim_start());
                then.next().is_some_and(|(_, rest)| acts(rest))
            }) || joined())
    }

    /// Whether a text opens with a clause about a case by its verb, and tells what is done in
    /// it: "Should `lag` grow, restart it".
    pub(super) fn supposes(&self, text: &str) -> bool {
        let words = &self.telling;
        let Some((_, clause)) = words.bars.supposes.opening_of(text).next() else {
            return false;
        };
        // "Should this not work:" tells of a case, too; "Should not print it:" does not.
        let lower = clause.to_lowercase();
        let alone = || {
            let fails = holds_any(&lower, &words.undone) || holds_any(&lower, &words.trouble);
            let begins = |phrases: &Phrases| phrases.begin(&lower);
            clause.trim_end().ends_with([':', '：'])
                && fails
                && !begins(&words.undone)
                && !begins(&words.trouble)
        };
        match text.split_once(COMMAS) {
            Some((_, rest)) => self.acts(&[unmarked(rest.trim_start())]),
            None => alone(),
        }
    }

    /// Whether a sentence begins with the environment that it is for: "In production, …",
    /// "(Staging only) …", "Prod: …".
    fn is_for_environment(&self, sentence: &str) -> bool {
        let scopes = &self.telling.scopes;
        let names = &self.telling.bars.environments;
        let lower = sentence.to_lowercase();
        let mut rest = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut led = false;
        for _ in 0..LONGEST_SCOPE {
            if let Some(behind) = begun(rest, names) {
                let closed = |text: &str| {
                    let text = text.trim_start();
                    text.is_empty() || text.starts_with([':', '：', ')', '）'])
                };
                let beside = begun(behind.trim_start(), &scopes.beside);
                let only = beside.is_some_and(|text| closed(text) || is_unspaced(behind));
                return led || closed(behind) || only;
            }
            if let Some((_, behind)) = scopes.before.opening_of(rest).next() {
                led = true;
                rest = behind.trim_start();
            } else if let Some(behind) = begun(rest, &scopes.beside) {
                rest = behind.trim_start();
            } else {
                return false;
            }
        }
        false
    }

    /// Whether a text in lower case names one of several environments.
    pub(super) fn names_environment(&self, text: &str) -> bool {
        holds_any(text, &self.telling.bars.environments)
    }

    /// Whether a text below a command says that the next one undoes it.
    pub(super) fn undoes(&self, text: &str) -> bool {
        let bars = &self.telling.bars;
        sentences(text).next_back().is_some_and(|last| {
            let lower = last.to_lowercase();
            holds_any(&lower, &bars.undoes)
                || holds_any(&lower, &bars.again) && self.tells_loss_for(last)
        })
    }

    /// Whether a sentence tells to take something away, or opens with that purpose: "To remove
    /// the user".
    fn tells_loss_for(&self, sentence: &str) -> bool {
        let behind = sentence.split_once(' ').map(|(_, behind)| behind);
        let mut parts = [Some(sentence), behind].into_iter().flatten();
        parts.any(|part| {
            self.actions(&[unmarked(part)]).iter().any(|action| {
                let loses = action.risk == Some(Risk::Destructive);
                !action.negated && (loses || action.kind == ActionKind::Delete)
            })
        })
    }

    /// Whether a heading says that what stands below it was done so once.
    pub(super) fn is_former(&self, heading: &str) -> bool {
        holds_any(&heading.to_lowercase(), &self.telling.bars.former)
    }

    /// A text without its last sentence, where that only says what comes of what it tells.
    pub(super) fn without_aftermath<'t>(&self, text: &'t str) -> &'t str {
        let all: Vec<&str> = sentences(text).collect();
        match all.split_last() {
            Some((last, before)) if self.is_aftermath(before, last) => {
                &text[..text.rfind(last).unwrap_or(text.len())]
            }
            _ => text,
        }
    }

    /// A text without the sentence or the clause that it ends with, where that only says that a
    /// value of what stands before is to be run may be changed: "Sign it. Change the number of
    /// days if needed."
    pub(super) fn without_tailoring<'t>(&self, text: &'t str) -> &'t str {
        let Some(last) = sentences(text).next_back() else {
            return text;
        };
        if last.ends_with([':', '：']) || !self.spares_tailoring(last) {
            return text;
        }
        let begins = text.rfind(last).unwrap_or_default();
        let lower = last.to_lowercase();
        let clauses = self.clauses(&lower).into_iter().map(|(at, _)| at);
        let clauses = clauses.filter(|at| last.is_char_boundary(*at));
        let told = |at: &usize| {
            let before = sentences(&text[..*at]).next_back().unwrap_or_default();
            self.spares_tailoring(&text[*at..])
                && self.actions(&[unmarked(&text[*at..])]).len() <= 1
                && !self.only_states(before)
                && (self.acts(&[unmarked(before)]) || self.has_form_of_deed(before))
        };
        let mut starts: Vec<usize> = clauses.map(|at| begins + at).collect();
        starts.sort_unstable();
        let from = starts.into_iter().filter(|at| *at > 0).find(told);
        from.map_or(text, |from| &text[..from])
    }

    /// Whether a sentence says that values may be changed, which nobody has to.
    pub(super) fn spares_tailoring(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let bars = &self.telling.bars;
        holds_any(&lower, &bars.spared) && holds_any(&lower, &bars.tailors)
    }

    /// Whether a sentence with a case, behind one that tells to do something, only says what
    /// comes of that: whom to call where it fails, that it may be done twice.
    pub(super) fn is_aftermath(&self, before: &[&str], sentence: &str) -> bool {
        let acts = |text: &str| self.acts(&[unmarked(text)]);
        let Some(before) = before.last().filter(|before| !self.only_states(before)) else {
            return false;
        };
        if sentence.ends_with([':', '：']) {
            return false;
        }
        if self.is_case(sentence) {
            let trouble = &self.telling.trouble;
            return acts(before)
                && sentence.split_once(COMMAS).is_some_and(|(case, rest)| {
                    holds_any(&case.to_lowercase(), trouble)
                        && rest.contains(char::is_alphanumeric)
                        && !acts(rest)
                });
        }
        let spaces = sentence.match_indices(' ');
        let mut cases = spaces.map(|(at, _)| (&sentence[..at], &sentence[at + 1..]));
        cases.any(|(told, case)| {
            self.is_case(case)
                && holds_any(&case.to_lowercase(), &self.telling.bars.repeats)
                && !acts(told)
        })
    }
}

/// What a text goes on with behind a phrase that it begins with, as words of its own.
fn begun<'t>(text: &'t str, phrases: &Phrases) -> Option<&'t str> {
    let found = phrases
        .iter()
        .filter(|phrase| text.starts_with(phrase.as_str()) && words::stands_alone(text, 0, phrase));
    let longest = found.map(String::len).max()?;
    Some(&text[longest..])
}

/// Whether a text names a time of the day: `02:00`.
fn names_time(text: &str) -> bool {
    let within = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '-' | '/' | '_');
    text.split(|c| !within(c)).any(|word| {
        let word = word.trim_end_matches([':', '.', '-']);
        let Some((hours, minutes)) = word.split_once(':') else {
            return false;
        };
        let below = |part: &str, most: u8| part.parse::<u8>().is_ok_and(|part| part < most);
        hours.len() <= 2 && minutes.len() == 2 && below(hours, 24) && below(minutes, 60)
    })
}

/// What blocks of HTML fold away, from the outermost: what the label of each says of what is
/// inside.
#[derive(Default)]
pub(super) struct Folded(Vec<Option<Disposition>>);

impl Folded {
    /// What the innermost label that says something says.
    pub(super) fn said(&self) -> Option<Disposition> {
        self.0.iter().rev().find_map(|said| *said)
    }

    /// Goes on behind a block of HTML.
    pub(super) fn follow(&mut self, lines: &[Leaf<'_>], lexicon: &Lexicon) {
        let text: Vec<&str> = lines.iter().map(|line| &*line.text).collect();
        let text = text.join(" ");
        let mut rest = text.as_str();
        while let Some(at) = rest.find('<') {
            rest = &rest[at..];
            let is = |tag: &str| {
                let own = rest.get(..tag.len());
                own.is_some_and(|own| own.eq_ignore_ascii_case(tag))
            };
            if is("<details") {
                self.0.push(None);
            } else if is("</details") {
                self.0.pop();
            } else if is("<summary")
                && let Some((_, label)) = rest.split_once('>')
                && let Some(open) = self.0.last_mut()
            {
                let end = label.to_ascii_lowercase().find("</summary");
                let label = untagged(&label[..end.unwrap_or(label.len())]);
                let label = label.trim();
                *open = lexicon
                    .heading_tells(label)
                    .or_else(|| lexicon.text_tells(label));
            }
            rest = &rest[1..];
        }
    }
}

/// A text without its tags.
fn untagged(text: &str) -> String {
    let mut tag = false;
    let kept = text.chars().filter(|c| {
        tag |= *c == '<';
        let kept = !tag;
        tag &= *c != '>';
        kept
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::super::Show;
    use super::super::testing::lexicon;
    use super::*;

    fn told(tag: &str, text: &str) -> Option<Disposition> {
        lexicon(tag).text_tells(text)
    }

    #[test]
    fn what_undoes_the_command_above_is_known() {
        for (tag, text) in [
            ("en-US", "To undo this change:"),
            ("en-US", "Use this to revert:"),
            ("en-US", "The reverse:"),
            ("en-US", "To remove the user again:"),
            ("ar-SA", "للتراجع عن التغيير:"),
            ("de-DE", "Um die Änderung rückgängig zu machen:"),
            ("es-ES", "Para deshacer el cambio:"),
            ("fr-FR", "Pour annuler la modification :"),
            ("ja-JP", "元に戻すには:"),
            ("nl-NL", "Om de wijziging ongedaan te maken:"),
            ("pl-PL", "Aby cofnąć zmianę:"),
            ("pt-BR", "Para desfazer a alteração:"),
        ] {
            assert!(lexicon(tag).undoes(text), "{text}");
        }
        assert!(!lexicon("en-US").undoes("Run it again:"));
        assert!(!lexicon("de-DE").undoes("Starten Sie den Dienst wieder:"));
        assert!(!lexicon("en-US").undoes("Remove the old image:"));
    }

    #[test]
    fn an_environment_at_the_head_of_a_sentence_is_one_of_several() {
        let one = Some(Disposition::Asks(Ask::Alternative));
        for (tag, text) in [
            ("en-US", "In production, remove the key."),
            ("en-US", "On staging only, reset the data."),
            ("en-US", "(Production only) Remove the key."),
            ("en-US", "Prod: remove the key."),
            ("ar-SA", "في الإنتاج، احذف المفتاح."),
            ("de-DE", "Nur in der Produktion: Schlüssel löschen."),
            ("es-ES", "En producción, elimine la clave."),
            ("fr-FR", "En production, supprimez la clé."),
            ("ja-JP", "本番環境では、キーを削除します。"),
            ("nl-NL", "In productie: verwijder de sleutel."),
            ("pl-PL", "Na produkcji usuń klucz."),
            ("pt-BR", "Em produção, remova a chave."),
        ] {
            assert_eq!(told(tag, text), one, "{text}");
        }
        for text in ["Deploy to production:", "Your production data is large."] {
            assert_eq!(told("en-US", text), None, "{text}");
        }
    }

    #[test]
    fn what_waits_for_somebody_or_for_its_time_is_asked_about() {
        let condition = Some(Disposition::Asks(Ask::Condition));
        for (tag, text) in [
            ("en-US", "Ask Carla first. Then purge the cache."),
            ("en-US", "Run this after Carla has agreed:"),
            (
                "en-US",
                "Make sure that nobody is logged in, then purge it:",
            ),
            ("en-US", "Still running? Then do:"),
            ("en-US", "Worst case:"),
            ("en-US", "Should `lag` grow, restart it:"),
            ("en-US", "Should this not work:"),
            (
                "nl-NL",
                "Zorg dat niemand is aangemeld en verwijder daarna de gegevens.",
            ),
            (
                "de-DE",
                "Nach Rücksprache mit dem Team löschen Sie die Daten.",
            ),
            (
                "de-DE",
                "Ist der Dienst nicht erreichbar, starten Sie ihn neu.",
            ),
            (
                "es-ES",
                "Con la autorización del responsable, elimine los datos.",
            ),
        ] {
            assert_eq!(told(tag, text), condition, "{text}");
        }
        for text in [
            "Check it. If it fails, call the DBA.",
            "Sync it. Nothing is lost if you run it twice.",
            "Make sure that it runs:",
            "Should show `OK`:",
            "Should not show `FAIL`:",
        ] {
            assert_eq!(told("en-US", text), None, "{text}");
        }
        let moment = Some(Disposition::Asks(Ask::Moment));
        for (tag, text) in [
            ("en-US", "Two weeks later, delete the data."),
            ("en-US", "Start the import at 02:00."),
            ("de-DE", "Nach zwei Wochen löschen Sie die Daten."),
            ("ja-JP", "2 週間後に、データを削除します。"),
        ] {
            assert_eq!(told(tag, text), moment, "{text}");
        }
        assert!(!names_time("Listen on 127.0.0.1:80 and pull web:1.20"));
    }

    #[test]
    fn what_was_done_once_is_not_done() {
        let shown = Some(Disposition::Shown(Show::Forbidden));
        let lexicon = lexicon("en-US");
        assert_eq!(lexicon.heading_tells("Old procedure (before 2024)"), shown);
        for text in ["A common mistake is:", "Previously this was done with:"] {
            assert_eq!(lexicon.text_tells(text), shown, "{text}");
        }
    }

    #[test]
    fn what_is_folded_away_is_for_the_case_of_its_label() {
        let lexicon = lexicon("en-US");
        let mut folded = Folded::default();
        let line = |text: &'static str| Leaf {
            text: text.into(),
            span: crate::text::Span::new(0..0),
        };
        folded.follow(&[line("<details>")], &lexicon);
        assert_eq!(folded.said(), None);
        let label = "<summary><b>If it does not come up</b></summary>";
        folded.follow(&[line(label)], &lexicon);
        assert_eq!(folded.said(), Some(Disposition::Asks(Ask::Condition)));
        folded.follow(&[line("</details>")], &lexicon);
        assert_eq!(folded.said(), None);
    }

    #[test]
    fn what_may_be_changed_in_a_command_is_no_case() {
        for (tag, text) in [
            (
                "en-US",
                "Sign the certificate. Change the number of days if needed.",
            ),
            (
                "en-US",
                "Install the agent. Adjust the version if necessary.",
            ),
            ("en-US", "Copy the file over, change the port if necessary."),
            (
                "de-DE",
                "Installieren Sie den Agenten. Passen Sie die Version bei Bedarf an.",
            ),
            (
                "fr-FR",
                "Installez l'agent. Modifiez la version si nécessaire.",
            ),
            (
                "es-ES",
                "Instale el agente. Cambie la versión si es necesario.",
            ),
            (
                "nl-NL",
                "Installeer de agent. Wijzig de versie indien nodig.",
            ),
            (
                "ja-JP",
                "エージェントをインストールします。必要に応じてバージョンを変更します。",
            ),
            ("pl-PL", "Zainstaluj agenta. Zmień wersję w razie potrzeby."),
            ("pt-BR", "Instale o agente. Altere a versão se necessário."),
        ] {
            assert_eq!(told(tag, text), None, "{text}");
        }
        for text in [
            "Stop the service. Restart the node if needed.",
            "Sign the certificate. Change the number of days if needed:",
            "Change the number of days if needed.",
            "It is signed. Change the number of days if needed.",
            "Install the agent. Change the port if needed and restart the node.",
        ] {
            assert_eq!(
                told("en-US", text),
                Some(Disposition::Asks(Ask::Condition)),
                "{text}"
            );
        }
    }
}
