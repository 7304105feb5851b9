//! What is said right behind a command about it: that it waits for a person, that a shell is open
//! now. And what a warning above commands says of what cannot be taken back.

use super::alike::is_form_of;
use super::decide::{Walk, has_values};
use super::telling::{holds_any, sentences};
use super::{Ask, Disposition};
use crate::article::{Inline, inline_codes, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::step::is_call;
use crate::procedure::words::Phrases;
use crate::text::Span;
use serde::Deserialize;

/// The section `behind` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Behind {
    /// That the command above waits for an answer.
    waits: Phrases,
    /// That whoever has run it is in a shell now.
    opened: Phrases,
    /// In what it prints, that it waits for an answer.
    asks: Phrases,
    /// Verbs by which a shell elsewhere is started, and nouns for where it is.
    starts: Phrases,
    places: Phrases,
    /// All of the end of a sentence that goes on with what is typed there.
    then: Phrases,
    /// In warnings, that it cannot be taken back.
    lost: Phrases,
    /// All of a label above what only says what a command does by itself.
    explains: Phrases,
    /// Behind what a heading tells, or before it, that it is one of several ways: "Proxy only".
    only: Phrases,
    /// In a text that leads in to a command, that it mends what is wrong.
    mends: Phrases,
    /// That what a command does was only supposed.
    supposed: Phrases,
    /// In warnings, for whom or where it is.
    bounds: Phrases,
}

/// How a program marks the answers that it waits for.
const ANSWERS: &[&str] = &["[y/n]", "(y/n)", "[yes/no]", "(yes/no)", "y/n?", "[y/n/q]"];

impl Lexicon {
    /// Whether a text right behind a command says that it waits for a person.
    fn says_it_waits(&self, text: &str) -> bool {
        let waits = &self.telling.behind.waits;
        sentences(text)
            .any(|sentence| holds_any(&sentence.to_lowercase(), waits) && !self.is_case(sentence))
    }

    /// Whether it says that it has opened a shell.
    fn says_it_opened(&self, text: &str) -> bool {
        let first = sentences(text).next().unwrap_or_default().to_lowercase();
        holds_any(&first, &self.telling.behind.opened)
    }

    /// Whether a text is a label above what only says what a command does by itself.
    pub(in crate::procedure) fn explains(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let label = lower.trim_matches(|c: char| !c.is_alphanumeric());
        self.telling.behind.explains.are(label)
    }

    /// A heading without the words by which it does less than others beside it.
    pub(super) fn without_only<'t>(&self, lower: &'t str) -> Option<&'t str> {
        let only = &self.telling.behind.only;
        let lower = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let ended = only.without_end(lower);
        let begun = || {
            let mut words = only.iter().filter(|_| only.begin(lower));
            words.find_map(|word| lower.strip_prefix(word.as_str()))
        };
        ended.or_else(begun).map(str::trim)
    }

    /// Whether a text leads in to what mends what is wrong.
    pub(super) fn mends(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.behind.mends)
    }

    /// Whether what a command has printed waits for an answer.
    pub(super) fn waits_for_answer(&self, output: &str) -> bool {
        let lower = output.to_lowercase();
        let last = lower.lines().rev().find(|line| !line.trim().is_empty());
        ANSWERS.iter().any(|answers| lower.contains(answers))
            || last.is_some_and(|last| holds_any(last, &self.telling.behind.asks))
    }

    /// Whether a text has somebody start a shell somewhere, and leads in to what is typed there:
    /// "Start a pod with the volume, then:". What a command of the text starts is started here.
    pub(super) fn leads_inside(&self, content: &[Inline<'_>]) -> bool {
        let text = plain_text(content).to_lowercase();
        let Some(last) = sentences(&text).next_back() else {
            return false;
        };
        let behind = &self.telling.behind;
        let bare = last.trim_end_matches([':', '：', ' ']);
        bare.len() < last.len()
            && behind.then.without_end(bare).is_some_and(|told| {
                holds_any(told, &behind.starts) && holds_any(told, &behind.places)
            })
            && !inline_codes(content).iter().any(|(_, code)| is_call(code))
    }

    /// Whether a warning says that what comes cannot be taken back, in whatever case.
    pub(super) fn warns_of_loss(&self, text: &str) -> bool {
        sentences(text).any(|sentence| {
            holds_any(&sentence.to_lowercase(), &self.telling.behind.lost)
                && !self.is_case(sentence)
        })
    }
}

impl Lexicon {
    /// What a warning has a person think of before the command below it: that it cannot be taken
    /// back, that it is not for all.
    pub(super) fn cautions(&self, text: &str) -> Option<Ask> {
        if self.warns_of_loss(text) {
            return Some(Ask::Destructive);
        }
        self.is_bounded(text).then_some(Ask::Condition)
    }

    /// Whether a text says for whom or where something is, or where it must not be done.
    fn is_bounded(&self, text: &str) -> bool {
        let words = &self.telling;
        sentences(text).any(|sentence| {
            let lower = sentence.to_lowercase();
            let forbidden = || holds_any(&lower, &words.forbidden);
            let bounded = holds_any(&lower, &words.behind.bounds)
                || self.names_environment(&lower) && forbidden();
            bounded && !self.is_case(sentence)
        })
    }

    /// Whether a text behind a command says that it was an example, or what it would do.
    fn says_it_was_supposed(&self, text: &str) -> bool {
        let first = sentences(text).next().unwrap_or_default().to_lowercase();
        self.tells_of_example(text) || holds_any(&first, &self.telling.behind.supposed)
    }
}

impl Walk<'_> {
    /// The commands of a block ask, for a reason that is told behind them.
    pub(super) fn asks_behind(&mut self, span: Span, why: Ask) {
        let beside = self.told.iter_mut().filter(|told| told.span == span);
        beside.for_each(|told| told.asks_for(why));
    }

    /// Reads what a text says of the block right above it. It `leads` in to the next one, or stands
    /// `between` them.
    pub(super) fn look_back(&mut self, span: Span, text: &str, leads: bool, between: bool) {
        if leads {
            return;
        }
        if self.lexicon.says_it_opened(text) {
            self.asks_behind(span, Ask::Interactive);
            self.gone = Some(self.open.len());
        } else if self.lexicon.says_it_waits(text) {
            self.asks_behind(span, Ask::Interactive);
        } else if between {
            // What is an example may be what comes next.
        } else if self.lexicon.says_it_was_supposed(text) {
            // What is asked for is everybody's own.
            let beside = self.told.iter_mut().filter(|told| told.span == span);
            for told in beside.filter(|told| !told.exchange.as_ref().is_some_and(has_values)) {
                told.asks_for(Ask::Example);
            }
        } else if self.lexicon.is_bounded(text) {
            self.asks_behind(span, Ask::Condition);
        }
    }

    /// Reads what the block above has printed, where it waits for an answer.
    pub(super) fn look_back_at(&mut self, span: Span, output: &str) {
        if self.lexicon.waits_for_answer(output) {
            self.asks_behind(span, Ask::Interactive);
        }
    }

    /// Of a block of commands and the next one, the first is the form of the second: whoever does
    /// the one does not do the other.
    pub(super) fn take_form(&mut self, first: Span, second: Span) {
        let own = |span: Span| self.told.iter().filter(move |told| told.span == span);
        let (mut forms, mut owns) = (own(first), own(second));
        let (Some(form), Some(one)) = (forms.next(), owns.next()) else {
            return;
        };
        let alone = forms.next().is_none() && owns.next().is_none();
        let pair = form.exchange.as_ref().zip(one.exchange.as_ref());
        if alone && pair.is_some_and(|(form, one)| is_form_of(form, one)) {
            self.asks_behind(first, Ask::Alternative);
            self.asks_behind(second, Ask::Alternative);
        }
    }

    /// What a warning above has a person think of, where this is the first command below it that
    /// does something.
    pub(super) fn is_warned(&mut self, reads: bool) -> Option<Disposition> {
        if reads || self.noted || self.inline {
            return None;
        }
        self.warned.take().map(Disposition::Asks)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, whys};

    #[test]
    fn what_is_said_behind_a_command_is_about_it() {
        for (tag, text) in [
            ("en-US", "It asks for confirmation."),
            (
                "en-US",
                "You will be prompted for the password of the mill.",
            ),
            ("ar-SA", "سيُطلب منك التأكيد."),
            ("de-DE", "Das Skript verlangt eine Bestätigung."),
            ("es-ES", "El script pide confirmación."),
            ("fr-FR", "Le script demande une confirmation."),
            ("ja-JP", "確認を求められます。"),
            ("nl-NL", "Het script vraagt om bevestiging."),
            ("pl-PL", "Skrypt prosi o potwierdzenie."),
            ("pt-BR", "O script pede confirmação."),
        ] {
            assert!(lexicon(tag).says_it_waits(text), "{text}");
        }
        for (tag, text) in [
            ("en-US", "You now have a shell with all tools."),
            ("ar-SA", "أنت الآن داخل الحاوية."),
            ("de-DE", "Sie befinden sich jetzt im Container."),
            ("es-ES", "Ahora está dentro del contenedor."),
            ("fr-FR", "Vous êtes maintenant dans le conteneur."),
            ("ja-JP", "これでコンテナの中に入りました。"),
            ("nl-NL", "U bent nu in de container."),
            ("pl-PL", "Jesteś teraz w kontenerze."),
            ("pt-BR", "Agora você está dentro do contêiner."),
        ] {
            assert!(lexicon(tag).says_it_opened(text), "{text}");
        }
        for text in [
            "It asks nobody.",
            "If it asks for confirmation, say yes.",
            "The prompt is slow.",
        ] {
            assert!(!lexicon("en-US").says_it_waits(text), "{text}");
        }
    }

    #[test]
    fn what_was_an_example_or_is_not_for_all_is_said_behind_it() {
        for (tag, text) in [
            ("en-US", "The command above would stop the mill."),
            ("en-US", "In this example, the mill is stopped."),
            ("ar-SA", "هذا مجرد مثال."),
            ("de-DE", "Der Befehl oben würde die Mühle anhalten."),
            ("es-ES", "Esto es solo un ejemplo."),
            ("fr-FR", "Ceci est un exemple."),
            ("ja-JP", "これは例です。"),
            ("nl-NL", "Dit is een voorbeeld."),
            ("pl-PL", "To tylko przykład."),
            ("pt-BR", "Este é um exemplo."),
        ] {
            assert!(lexicon(tag).says_it_was_supposed(text), "{text}");
        }
        for (tag, text) in [
            ("en-US", "Do not run this in production."),
            ("en-US", "Only for small mills."),
            ("ar-SA", "لبيئات الاختبار فقط."),
            ("de-DE", "Nur für kleine Mühlen."),
            ("es-ES", "Solo para molinos pequeños."),
            ("fr-FR", "Uniquement pour les petits moulins."),
            ("ja-JP", "テスト環境でのみ使用します。"),
            ("nl-NL", "Alleen voor kleine molens."),
            ("pl-PL", "Tylko dla małych młynów."),
            ("pt-BR", "Apenas para moinhos pequenos."),
        ] {
            assert!(lexicon(tag).is_bounded(text), "{text}");
        }
        let text = |before: &str, behind: &str| {
            whys(&format!(
                "# Mill\n\n## Reset it\n\n{before}\n\nReset the mill:\n\n```bash\nmillctl reset\n```\n\n{behind}\n"
            ))
        };
        assert_eq!(
            text("", "The command above would reset `east`."),
            ["example"]
        );
        assert_eq!(text("", "(replace `east` as needed)"), ["example"]);
        assert_eq!(
            text("", "> **Warning:** This deletes all data."),
            ["destructive"]
        );
        assert_eq!(text("", "Do not do this in production."), ["condition"]);
        assert_eq!(text("> **Note:** Only for small mills.", ""), ["condition"]);
        let warning = "> [!WARNING]\n> Do not run this in production.";
        assert_eq!(text(warning, ""), ["condition"]);
        for (before, behind) in [
            ("> **Note:** It is slow.", ""),
            ("", "> **Note:** It is slow."),
            ("", "It would be nice."),
            (
                "",
                "This is an example of its plan.\n\n```yaml\nstones: 2\n```",
            ),
        ] {
            assert_eq!(text(before, behind)[0], "", "{before} {behind}");
        }
    }

    #[test]
    fn a_command_that_is_answered_or_entered_waits_for_a_person() {
        let text = |behind: &str| {
            format!(
                "# Mill\n\n## Reset it\n\nReset the mill:\n\n```bash\nmillctl reset\n```\n\n{behind}\n"
            )
        };
        for behind in [
            "You will be prompted for the name of the mill.",
            "The script requires typed confirmation:\n\n```\nType 'YES' to confirm the reset\n```",
            "```\nReset the mill? [y/N]\n```",
            "You now have a shell with all tools.",
        ] {
            assert_eq!(whys(&text(behind))[0], "interactive", "{behind}");
        }
        for behind in [
            "It takes a minute.",
            "When you run this one, you will be prompted for a name:\n\n```bash\nmillctl name\n```",
        ] {
            assert_eq!(whys(&text(behind))[0], "", "{behind}");
        }
        let entered = text("You now have a shell with all tools.")
            + "\nLook at the stones:\n\n```bash\nstonectl turn\n```\n";
        assert_eq!(whys(&entered), ["interactive", "elsewhere"]);
    }

    #[test]
    fn a_shell_that_a_text_has_started_is_where_one_goes_on() {
        let block = |lead: &str| {
            whys(&format!(
                "# Mill\n\n## Rehearse it\n\n{lead}\n\n```bash\nmillctl turn\n```\n"
            ))
        };
        assert_eq!(
            block("Start a pod with the sacks mounted, then:"),
            ["elsewhere"]
        );
        assert_eq!(block("Stop the mill, then:"), [""]);
        assert_eq!(
            block("Start a container with `docker run -d mill`, then:").last(),
            Some(&"")
        );
    }

    #[test]
    fn a_form_and_what_it_is_for_most_are_one_command() {
        let text = |second: &str| {
            whys(&format!(
                "# Disk\n\n## Grow it\n\nGrow the disk:\n\n```bash\ngrowpart <disk> <part>\n```\n\nSo for most of our machines this is:\n\n```bash\n{second}\n```\n"
            ))
        };
        assert_eq!(text("growpart /dev/sda 1")[0], "alternative");
        assert_eq!(text("growpart --help")[0], "");
        assert_eq!(text("partprobe /dev/sda 1")[0], "");
    }

    #[test]
    fn what_cannot_be_taken_back_is_asked_about_once() {
        let text = |note: &str| {
            whys(&format!(
                "# Mill\n\n## Reset it\n\n{note}\n\nReset the mill:\n\n```bash\nuptime\nmillctl reset\n```\n\nStart it:\n\n```bash\nmillctl start\n```\n\n## Look\n\nTurn it:\n\n```bash\nmillctl turn\n```\n"
            ))
        };
        let warned = ["destructive", "", ""];
        assert_eq!(
            text(":::danger\nThe flour cannot be recovered.\n:::"),
            warned
        );
        assert_eq!(
            text("> [!WARNING]\n> This permanently removes all flour."),
            warned
        );
        assert_eq!(text("**Warning:** this cannot be undone."), warned);
        assert_eq!(text("> [!WARNING]\n> This is slow."), ["", "", ""]);
    }
}
