//! What is said right behind a command about it: that it waits for a person, that a shell is open
//! now. And what a warning above commands says of what cannot be taken back.

use super::alike::is_form_of;
use super::decide::Walk;
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

impl Walk<'_> {
    /// The commands of a block ask, for a reason that is told behind them.
    fn asks_behind(&mut self, span: Span, why: Ask) {
        let beside = self.told.iter_mut().filter(|told| told.span == span);
        beside.for_each(|told| told.asks_for(why));
    }

    /// Reads what a text says of the block right above it.
    pub(super) fn look_back(&mut self, span: Span, text: &str, leads: bool) {
        if leads {
            return;
        }
        if self.lexicon.says_it_opened(text) {
            self.asks_behind(span, Ask::Interactive);
            self.gone = Some(self.open.len());
        } else if self.lexicon.says_it_waits(text) {
            self.asks_behind(span, Ask::Interactive);
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

    /// Whether this is the first command below a warning of what cannot be taken back that does
    /// something.
    pub(super) fn is_warned(&mut self, reads: bool) -> Option<Disposition> {
        let is = self.warned && !reads && !self.noted && !self.inline;
        self.warned &= !is;
        is.then_some(Disposition::Asks(Ask::Destructive))
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
