//! How far a case reaches: which words of trouble only name the course of the article, and which
//! cases are those of their own command alone.

use super::Disposition;
use super::asides::is_within_aside;
use super::telling::{holds_any, sentences, unnumbered};
use crate::article::unmarked;
use crate::procedure::Lexicon;
use crate::procedure::action::ActionKind;
use crate::procedure::words::{COMMAS, Phrases, stands_alone};
use serde::Deserialize;

/// So many questions of one level that ask how something is done are looked up, and not gone
/// through.
const FEWEST_LOOKED_UP: usize = 3;

/// The section `reach` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Reach {
    /// Words for getting over trouble.
    recovery: Phrases,
    /// Nouns for what is gone through, beside such a word: `Recovery steps`.
    courses: Phrases,
    /// That only its own command is not needed, where what it does is so already.
    already: Phrases,
    /// All of a clause that says that something is done as far as it can be.
    possible: Phrases,
    /// Names, in a clause about a moment, for the command that stands below.
    own: Phrases,
    /// Names for the steps that stand below.
    steps: Phrases,
    /// Verbs beside such a name, that the steps are gone through.
    follows: Phrases,
    /// In purposes, verbs for getting over some trouble.
    overcomes: Phrases,
    /// What opens a heading that says how something is that should not be so, and what such a
    /// word is no more than a part of.
    symptoms: Phrases,
    unlike: Phrases,
    /// What a heading ends with that says what is wrong.
    wrong: Phrases,
    /// Labels before a text that says how some trouble shows.
    signs: Phrases,
}

impl Lexicon {
    /// A text in lower case without words for getting over trouble, where it has any.
    fn without_recovery(&self, text: &str) -> Option<String> {
        let words = &self.telling.reach.recovery;
        words.are_words_of(text).then(|| words.taken_from(text))
    }

    /// Whether a heading names what is gone through to get over the trouble that its article is
    /// about, and no case of it: "Recovery steps".
    pub(super) fn is_course(&self, heading: &str) -> bool {
        let lower = unnumbered(heading).to_lowercase();
        self.without_recovery(&lower).is_some_and(|rest| {
            holds_any(&rest, &self.telling.reach.courses) && self.heading_tells(&rest).is_none()
        })
    }

    /// Whether a sentence has a clause with a condition after what it tells: `Run this
    /// if …`, and not `Check if …`.
    pub(super) fn trails_condition(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let mut from = 0;
        while let Some(at) = lower[from..].find(' ') {
            from += at + 1;
            let behind = &lower[from..];
            let clause = behind.trim_start_matches(['(', '（', '[']);
            // Within an aside, a case is one of what the aside says.
            if clause.len() == behind.len() && is_within_aside(&lower[..from]) {
                continue;
            }
            // What opens an aside is no more what is looked for: "Check it (if …)".
            let asked = clause.len() == behind.len();
            if clause
                .split(' ')
                .next()
                .is_some_and(|word| word.chars().count() <= 4)
                && self.is_case(clause)
                && !(asked && holds_any(&lower[..from], &self.telling.whether))
            {
                return true;
            }
        }
        false
    }

    /// What a heading says that is put in the language which computers are spoken of in everywhere:
    /// "Rollback", "Troubleshooting" in an article in another one.
    pub(super) fn borrowed_tells(heading: &str) -> Option<Disposition> {
        let mut letters = heading.chars().filter(|c| c.is_alphabetic());
        let common = letters.all(|c| c.is_ascii());
        let common = common.then(Self::common)?;
        common.heading_tells(heading)
    }

    /// Whether a word, in lower case, only says that something is gone through.
    pub(super) fn names_course(&self, word: &str) -> bool {
        self.telling.reach.courses.are(word)
    }

    /// Whether the last sentence of a text opens with a case, and has the steps that come next
    /// gone through in it: "If it is wet, follow these steps."
    pub(super) fn leads_to_steps(&self, text: &str) -> bool {
        let reach = &self.telling.reach;
        sentences(text).next_back().is_some_and(|last| {
            let lower = last.to_lowercase();
            self.is_case(unnumbered(last))
                && lower.split_once(COMMAS).is_some_and(|(_, told)| {
                    holds_any(told, &reach.steps) && holds_any(told, &reach.follows)
                })
        })
    }

    /// Whether a purpose is to get over some trouble.
    pub(super) fn is_out_of_trouble(&self, purpose: &str) -> bool {
        let lower = purpose.to_lowercase();
        let words = &self.telling;
        holds_any(&lower, &words.trouble)
            && holds_any(&lower, &words.reach.overcomes)
            && !holds_any(&lower, &words.prevents)
    }

    /// Whether a title speaks of trouble, or of getting over it.
    pub(super) fn is_about_trouble(&self, title: &str) -> bool {
        let lower = title.to_lowercase();
        holds_any(&lower, &self.telling.trouble) || holds_any(&lower, &self.telling.restores)
    }

    /// Whether a heading says what is wrong: "High load", "The mill does not turn". What tells to
    /// do something before that says what is done.
    pub(super) fn is_symptom(&self, heading: &str) -> bool {
        let lower = unnumbered(heading).trim().to_lowercase();
        let reach = &self.telling.reach;
        let opens = reach.symptoms.begin(&lower) && !reach.unlike.begin(&lower);
        let fails = || {
            let undone = self.telling.undone.iter();
            let mut places = undone.filter_map(|word| Some((lower.find(word.as_str())?, word)));
            places.any(|(at, word)| {
                let before = lower[..at].trim();
                stands_alone(&lower, at, word)
                    && before.split_whitespace().count() > 1
                    && !self.acts(&[unmarked(before)])
            })
        };
        // What is told to be done to it comes first: "Fix what is full".
        let ends = || {
            let bare = lower.split(['(', '（']).next().unwrap_or_default();
            let rest = reach.wrong.without_end(bare.trim());
            rest.is_some_and(|rest| !rest.trim().is_empty()) && !self.acts(&[unmarked(&lower)])
        };
        (opens || fails() || ends()) && !self.names_task(heading)
    }

    /// Whether a label, in lower case, stands before how some trouble shows.
    pub(super) fn labels_signs(&self, label: &str) -> bool {
        self.telling.reach.signs.iter().any(|own| own == label)
    }

    /// Whether a sentence has something checked once the trouble is over: "After any recovery,
    /// verify". That is no case of its own.
    pub(super) fn checks_recovery(&self, sentence: &str) -> bool {
        let Some((clause, told)) = sentence.split_once(COMMAS) else {
            return false;
        };
        let rest = self.without_recovery(&clause.to_lowercase());
        rest.is_some_and(|rest| !holds_any(&rest, &self.telling.trouble)) && self.checks(told)
    }

    /// Whether what a text tells first is to check something.
    pub(super) fn checks(&self, text: &str) -> bool {
        let first = self.actions(&[unmarked(text.trim())]).into_iter().next();
        first.is_some_and(|action| action.kind == ActionKind::Verify && !action.negated)
    }

    /// Whether a text says of its own command alone that it is not needed where what it does is
    /// so already: what comes behind that is done all the same.
    pub(super) fn may_be_done(&self, text: &str) -> bool {
        let last = sentences(text).next_back().unwrap_or_default();
        holds_any(&last.to_lowercase(), &self.telling.reach.already)
    }

    /// Whether the clause that a text opens with only says that something is done as far as it
    /// can be: "(if possible)".
    pub(super) fn is_as_possible(&self, text: &str) -> bool {
        let ends = |c: char| COMMAS.contains(&c) || ".:：。)）]".contains(c);
        let clause = text.split(ends).next().unwrap_or(text);
        self.telling
            .reach
            .possible
            .are(clause.trim().to_lowercase().as_str())
    }

    /// Whether a clause about a moment is about running the command below: "when you run this
    /// command".
    pub(super) fn is_while_run(&self, text: &str) -> bool {
        let clause = text.split(COMMAS).next().unwrap_or(text);
        let opens = self.telling.moments.opening_of(text).next().is_some();
        let clause = clause.to_lowercase();
        opens
            && holds_any(&clause, &self.telling.reach.own)
            && !holds_any(&clause, &self.telling.trouble)
            && !holds_any(&clause, &self.telling.undone)
    }
}

/// Whether some headings of one level are questions to be looked up.
pub(super) fn are_looked_up(headings: &[String]) -> bool {
    let asks = |heading: &&String| {
        let title = unnumbered(heading).trim();
        title.ends_with(['?', '？', '؟'])
    };
    headings.iter().filter(asks).count() >= FEWEST_LOOKED_UP
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, runs, whys};

    const RUN: &str = "```bash\nkubectl rollout restart deployment/gateway\n```\n";

    #[test]
    fn a_heading_may_say_what_is_wrong() {
        for (tag, heading) in [
            ("en-US", "High use of corn"),
            ("en-US", "2. The mill does not turn"),
            ("ar-SA", "ارتفاع الحمل"),
            ("de-DE", "Hohe Last"),
            ("es-ES", "Alta carga"),
            ("fr-FR", "Forte charge"),
            ("nl-NL", "Hoge belasting"),
            ("pl-PL", "Wysokie obciążenie"),
            ("pt-BR", "Alta carga"),
            ("en-US", "The mill is down (P1)"),
            ("en-US", "Flour lost"),
            ("de-DE", "Mühle ausgefallen"),
            ("fr-FR", "Moulin en panne"),
            ("es-ES", "Molino caído"),
            ("nl-NL", "De molen ligt plat"),
            ("pl-PL", "Młyn nie działa"),
            ("pt-BR", "Moinho fora do ar"),
            ("ar-SA", "الطاحونة معطلة"),
        ] {
            assert!(lexicon(tag).is_symptom(heading), "{heading}");
        }
        for heading in [
            "High availability",
            "Turn it",
            "Check that it does not turn",
            "Do not turn it",
        ] {
            assert!(!lexicon("en-US").is_symptom(heading), "{heading}");
        }
        let text = format!("# Mill\n\n## High memory use\n\n{RUN}");
        assert_eq!(whys(&text), ["condition"]);
    }

    #[test]
    fn steps_that_come_next_are_named() {
        for (tag, text) in [
            ("en-US", "If it is wet, follow these steps."),
            ("ar-SA", "إذا كان مبللا، اتبع الخطوات التالية."),
            (
                "de-DE",
                "Wenn es nass ist, führen Sie die folgenden Schritte aus.",
            ),
            ("es-ES", "Si está mojado, siga estos pasos."),
            ("fr-FR", "S'il est mouillé, suivez ces étapes."),
            ("ja-JP", "濡れている場合は、次の手順を実行します。"),
            ("nl-NL", "Als het nat is, voer dan de volgende stappen uit."),
            ("pl-PL", "Jeśli jest mokre, wykonaj następujące kroki."),
            ("pt-BR", "Se estiver molhado, siga estas etapas."),
        ] {
            assert!(lexicon(tag).leads_to_steps(text), "{text}");
        }
        let lexicon = lexicon("en-US");
        assert!(!lexicon.leads_to_steps("If it is wet, call the miller."));
        for (tag, text) in [
            ("en-US", "If it is wet with these steps, call the miller."),
            (
                "en-US",
                "If it is wet, dry it. Otherwise, follow the steps below.",
            ),
            (
                "de-DE",
                "Wenn Sie Fragen zu diesen Schritten haben, fragen Sie den Müller.",
            ),
            (
                "nl-NL",
                "Als u vragen over deze stappen hebt, bel dan de molenaar.",
            ),
            ("es-ES", "Si tiene preguntas, tenga en cuenta lo siguiente."),
        ] {
            assert!(
                !super::super::testing::lexicon(tag).leads_to_steps(text),
                "{text}"
            );
        }
    }

    #[test]
    fn getting_over_trouble_is_a_verb_for_it() {
        for (tag, purpose) in [
            ("en-US", "recover from a failed night"),
            ("ar-SA", "إصلاح خطأ"),
            ("de-DE", "einen fehler zu beheben"),
            ("es-ES", "resolver un error"),
            ("fr-FR", "corriger une erreur"),
            ("ja-JP", "エラーを解決する"),
            ("nl-NL", "een fout te verhelpen"),
            ("pl-PL", "naprawić błąd"),
            ("pt-BR", "corrigir um erro"),
        ] {
            assert!(
                super::super::testing::lexicon(tag).is_out_of_trouble(purpose),
                "{purpose}"
            );
        }
        for (tag, purpose) in [
            ("en-US", "issue the certificate"),
            ("en-US", "be notified of failures"),
            ("de-DE", "fehler zu melden"),
        ] {
            assert!(
                !super::super::testing::lexicon(tag).is_out_of_trouble(purpose),
                "{purpose}"
            );
        }
    }

    #[test]
    fn the_steps_of_a_recovery_are_the_course_of_its_article() {
        for (tag, title, heading) in [
            ("en-US", "Gateway stuck", "Recovery steps"),
            ("en-US", "Gateway stuck", "Safe recovery procedure"),
            (
                "de-DE",
                "Störung des Gateways",
                "Schritte der Wiederherstellung",
            ),
            ("es-ES", "Fallo de la pasarela", "Pasos de recuperación"),
            ("fr-FR", "Panne de la passerelle", "Étapes de récupération"),
            ("ja-JP", "ゲートウェイの障害", "復旧手順"),
            ("nl-NL", "Storing van de gateway", "Stappen voor herstel"),
            ("pl-PL", "Awaria bramy", "Kroki odzyskiwania"),
            ("pt-BR", "Falha do gateway", "Etapas de recuperação"),
        ] {
            assert!(lexicon(tag).is_course(heading), "{heading}");
            assert!(lexicon(tag).is_about_trouble(title), "{title}");
        }
        let text = |title: &str, heading: &str, more: &str| {
            format!(
                "# {title}\n\n## {heading}\n\n1. Restart it:\n\n   ```bash\n   kubectl rollout restart deployment/gateway\n   ```\n\n{more}"
            )
        };
        assert_eq!(whys(&text("Gateway stuck", "Recovery steps", "")), [""]);
        for (title, heading, more) in [
            // The article is about something else.
            ("Deploy the gateway", "Recovery steps", ""),
            // A case beside others.
            ("Gateway stuck", "Recovery from a lost disk", ""),
            (
                "Gateway stuck",
                "Recovery steps",
                "## If the disk is full\n\nRun:\n\n```bash\nkubectl get pods\n```\n",
            ),
            ("Gateway stuck", "Recovery steps (optional)", ""),
            ("Gateway stuck", "Emergency recovery steps", ""),
        ] {
            assert_eq!(
                whys(&text(title, heading, more))[..1],
                ["condition"],
                "{heading}"
            );
        }
        // Several ways to recover, of which each has a title of its own.
        let several = format!(
            "# Gateway stuck\n\n## Recovery procedure\n\n### Pod\n\n{RUN}\n### Region\n\n{RUN}"
        );
        assert_eq!(whys(&several), ["condition", "condition"]);
    }

    #[test]
    fn what_is_checked_after_a_recovery_is_no_case() {
        for (tag, text) in [
            ("en-US", "After any recovery, verify:"),
            ("de-DE", "Nach der Wiederherstellung, prüfen Sie:"),
            ("fr-FR", "Après la récupération, vérifiez :"),
            ("es-ES", "Después de la recuperación, compruebe:"),
        ] {
            assert!(!lexicon(tag).is_case(text), "{text}");
        }
        for text in [
            "After a failed recovery, verify:",
            "After a recovery, delete the old disk:",
            "After a crash, verify:",
        ] {
            assert!(lexicon("en-US").is_case(text), "{text}");
        }
    }

    #[test]
    fn what_is_done_by_then_is_no_case() {
        for (tag, text) in [
            ("en-US", "When all of this has been done, check the pods."),
            (
                "en-US",
                "Once the failed node has been restored, check the pods.",
            ),
            (
                "de-DE",
                "Wenn das alles erledigt wurde, können wir die Pods prüfen.",
            ),
            (
                "de-DE",
                "Soweit du mit dem Server verbunden bist, lade das Paket.",
            ),
            ("es-ES", "Cuando todo esté hecho, compruebe los pods."),
            ("fr-FR", "Quand tout est fait, vérifiez les pods."),
            ("nl-NL", "Wanneer dat gedaan is, controleer de pods."),
            ("pl-PL", "Gdy wszystko będzie zrobione, sprawdź pody."),
            ("pt-BR", "Quando tudo estiver feito, verifique os pods."),
        ] {
            assert!(!lexicon(tag).is_case(text), "{text}");
        }
        for (tag, text) in [
            ("en-US", "If all of this has been done, check the pods."),
            ("en-US", "After a crash, check the pods."),
            (
                "de-DE",
                "Falls du mit dem Server verbunden bist, trenne dich.",
            ),
            ("de-DE", "Wenn das nicht erledigt wurde, prüfe die Pods."),
        ] {
            assert!(lexicon(tag).is_case(text), "{text}");
        }
    }

    #[test]
    fn what_is_so_while_the_command_runs_is_no_case() {
        for text in [
            "You should see the target when you issue the following command.",
            "Keep it open when running this command.",
        ] {
            assert!(!lexicon("en-US").trails_condition(text), "{text}");
        }
        for text in [
            "Run this when the disk is full.",
            "Run it again if you have run this command before.",
            "Stop it when this command has failed.",
        ] {
            assert!(lexicon("en-US").trails_condition(text), "{text}");
        }
        let german = lexicon("de-DE");
        assert!(!german.is_case("Wenn du diesen Befehl ausführst, siehst du sie."));
    }

    #[test]
    fn what_is_done_as_far_as_it_can_be_is_done() {
        for (tag, text) in [
            ("en-US", "Take a snapshot (if possible)"),
            ("de-DE", "Mach ein Abbild, wenn möglich:"),
            ("es-ES", "Cree una copia (si es posible)"),
            ("fr-FR", "Faites une copie (si possible)"),
            ("pl-PL", "Utwórz kopię (jeśli to możliwe)"),
            ("pt-BR", "Crie uma cópia (se possível)"),
        ] {
            assert!(!lexicon(tag).trails_condition(text), "{text}");
        }
        let english = lexicon("en-US");
        assert!(english.trails_condition("Take a snapshot (if the disk is full)"));
        assert!(english.trails_condition("Take a snapshot if possible problems show."));
    }

    #[test]
    fn what_is_so_already_holds_for_its_own_command() {
        let text = |second: &str| {
            format!(
                "# Shop\n\n## Log in\n\nIf you haven't already, set a target:\n\n{RUN}\n{second}\n\n{RUN}"
            )
        };
        assert_eq!(
            whys(&text("You should now restart it with this command.")),
            ["condition", ""]
        );
        let case = text("Then restart it:").replace("you haven't already", "it hangs");
        assert_eq!(whys(&case), ["condition", "condition"]);
    }

    #[test]
    fn what_stands_between_two_steps_is_no_case_of_the_second() {
        let text = "# Shop\n\n1) Check it:\n\n```bash\nkubectl get pods\n```\n\nIf you see `x`, the shop is blocked.\n\n2) Restart it:\n\n";
        assert_eq!(whys(&format!("{text}{RUN}")), ["", ""]);
        let first = "# Shop\n\nIf the shop hangs, do this.\n\n1) Restart it:\n\n";
        assert_eq!(whys(&format!("{first}{RUN}")), ["condition"]);
    }

    #[test]
    fn a_question_how_something_is_done_is_a_heading_of_a_task() {
        let english = format!("# Shop\n\n## How can I restart it?\n\nRestart it:\n\n{RUN}");
        assert!(runs("en-US", &english));
        let german = format!("# Shop\n\n## Wie starte ich ihn?\n\nStarte ihn neu:\n\n{RUN}");
        assert!(runs("de-DE", &german));
        let why = format!("# Shop\n\n## Was tun, wenn er hängt?\n\nStarte ihn neu:\n\n{RUN}");
        assert!(!runs("de-DE", &why));
        let one = |verb: &str| format!("## How do I {verb} it?\n\nRun this:\n\n{RUN}\n");
        let all = format!("# Shop\n\n{}{}{}", one("read"), one("move"), one("test"));
        assert_eq!(whys(&all), ["condition"; 3]);
    }

    #[test]
    fn to_check_the_syntax_is_no_word_for_a_form() {
        let text = |told: &str| format!("# Shop\n\n1. {told}\n\n   ```bash\n   nginx -t\n   ```\n");
        assert_eq!(whys(&text("Check the syntax:")), [""]);
        assert_eq!(whys(&text("The syntax:")), ["syntax"]);
    }
}
