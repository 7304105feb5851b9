//! What is said right behind a command about it: that it waits for a person, that a shell is open
//! now. And what a warning above commands says of what cannot be taken back.

use super::alike::is_form_of;
use super::decide::{Walk, has_values};
use super::telling::{holds, holds_any, sentences, unnumbered};
use super::{Ask, Disposition};
use crate::article::{Inline, inline_codes, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::step::is_call;
use crate::procedure::words::{Phrases, stands_alone};
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
    /// Names for the command above that open a sentence.
    above: Phrases,
    /// What the verb right behind such a name is, or ends with, where that is only supposed.
    would: Phrases,
    /// In warnings, for whom or where it is.
    bounds: Phrases,
    /// What opens a sentence about what is told, before such a bound.
    subjects: Phrases,
    /// That it is the command which is done, beside what forbids something.
    doing: Phrases,
    /// Nouns for what something may be bound to, beside those of machines and of environments.
    kinds: Phrases,
}

/// Systems that something may be bound to, which are called so in every language.
const SYSTEMS: &[&str] = &[
    "linux", "windows", "macos", "debian", "ubuntu", "fedora", "centos", "rhel", "freebsd",
];

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
        let explains = &self.telling.behind.explains;
        let label = text.trim_matches(|c: char| !c.is_alphanumeric());
        // Most texts are longer than any label, even in letters of three bytes for one.
        if label.len() > explains.longest() * 3 {
            return false;
        }
        let lower = text.to_lowercase();
        explains.are(lower.trim_matches(|c: char| !c.is_alphanumeric()))
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

    /// Whether a text says for which systems what is told is, or where it must not be done. A bound
    /// within a sentence may be one of anything: "the log is kept only for a week".
    fn is_bounded(&self, text: &str) -> bool {
        let behind = &self.telling.behind;
        sentences(text).any(|sentence| {
            if self.is_case(sentence) {
                return false;
            }
            let lower = sentence.to_lowercase();
            let forbidden = holds_any(&lower, &self.telling.forbidden)
                && holds_any(&lower, &behind.doing)
                && self.names_environment(&lower);
            let marks = |c: char| !c.is_alphanumeric();
            // The keyword of an alert stands before its text.
            let alert = lower
                .strip_prefix("[!")
                .and_then(|rest| rest.split_once(']'));
            let lower = alert.map_or(lower.as_str(), |(_, rest)| rest.trim_start());
            let whole = lower.trim_start_matches(marks);
            let bare = unnumbered(lower).trim_start_matches(marks);
            forbidden || self.opens_bounded(whole) || self.opens_bounded(bare)
        })
    }

    /// Whether a lower-case sentence opens with a bound, or with its subject, and says to which
    /// systems something is bound.
    fn opens_bounded(&self, lower: &str) -> bool {
        let words = &self.telling;
        let behind = &words.behind;
        let told = behind.subjects.begin(lower);
        behind.bounds.iter().any(|bound| {
            lower.match_indices(bound.as_str()).any(|(at, _)| {
                let rest = &lower[at..];
                let of_systems = || {
                    self.names_environment(rest)
                        || holds_any(rest, &words.hosts.nouns)
                        || holds_any(rest, &behind.kinds)
                        || SYSTEMS.iter().any(|name| holds(rest, name))
                };
                stands_alone(lower, at, bound) && (at == 0 || told) && of_systems()
            })
        })
    }

    /// Whether a text behind a command says that it was an example, or what it would do.
    fn says_it_was_supposed(&self, text: &str) -> bool {
        let behind = &self.telling.behind;
        let first = sentences(text).next().unwrap_or_default().to_lowercase();
        let mut names = behind.above.iter();
        let would = names.any(|name| {
            let rest = first.strip_prefix(name.as_str());
            let next = rest.and_then(|rest| rest.strip_prefix(' '));
            let verb = next.and_then(|rest| rest.split_whitespace().next());
            verb.is_some_and(|verb| behind.would.iter().any(|end| verb.ends_with(end.as_str())))
        });
        // What would fail is what is not done.
        would && !holds_any(&first, &self.telling.trouble) || holds_any(&first, &behind.supposed)
    }
}

impl Walk<'_> {
    /// Keeps in mind what a caution has a person think of. One right `behind` a command is about
    /// that, and within a list about nothing else.
    pub(super) fn heed(&mut self, caution: Option<Ask>, behind: Option<Span>) {
        let Some(caution) = caution else {
            return;
        };
        if let Some(span) = behind {
            self.asks_behind(span, caution);
            if self.listed || caution == Ask::Condition {
                return;
            }
        }
        // A loss weighs more.
        if self.warned.is_none() || caution == Ask::Destructive {
            self.warned = Some(caution);
        }
    }

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

    /// What a warning above has a person think of before a command that does something: the first
    /// one below it, where it warns of a loss.
    pub(super) fn is_warned(&mut self, reads: bool) -> Option<Disposition> {
        if reads || self.noted || self.inline {
            return None;
        }
        // What cannot be taken back is thought of once; what is not for all holds for all of it.
        let warned = self.warned;
        self.warned = warned.filter(|why| *why == Ask::Condition);
        warned.map(Disposition::Asks)
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
            ("en-US", "This is only an example of its plan."),
            ("ar-SA", "هذا مجرد مثال."),
            ("de-DE", "Der Befehl oben würde die Mühle anhalten."),
            ("es-ES", "Esto es solo un ejemplo."),
            ("es-ES", "El comando anterior detendría el molino."),
            ("fr-FR", "La commande ci-dessus arrêterait le moulin."),
            ("pl-PL", "Powyższe polecenie zatrzymałoby młyn."),
            ("pt-BR", "O comando acima pararia o moinho."),
            ("nl-NL", "De opdracht hierboven zou de molen stoppen."),
            ("fr-FR", "Ceci est un exemple."),
            ("ja-JP", "これは例です。"),
            ("nl-NL", "Dit is een voorbeeld."),
            ("pl-PL", "To tylko przykład."),
            ("pt-BR", "Este é um exemplo."),
        ] {
            assert!(lexicon(tag).says_it_was_supposed(text), "{text}");
        }
        for (tag, text) in [
            ("en-US", "In this example, the port is 8080."),
            ("en-US", "These commands would fail without root rights."),
            ("en-US", "This command would normally take a minute."),
            ("fr-FR", "La commande ci-dessus arrête le moulin."),
            ("ja-JP", "上のコマンドは、製粉機を起動します。"),
        ] {
            assert!(!lexicon(tag).says_it_was_supposed(text), "{text}");
        }
        for (tag, text) in [
            ("en-US", "Do not run this in production."),
            ("en-US", "Only for test systems."),
            ("en-US", "**Note:** These instructions are only for Linux."),
            ("ar-SA", "لبيئات الاختبار فقط."),
            ("de-DE", "Nur für Testsysteme."),
            ("de-DE", "Führen Sie dies nicht in der Produktion aus."),
            ("es-ES", "Solo para entornos de prueba."),
            ("fr-FR", "Uniquement pour les environnements de test."),
            ("ja-JP", "テスト環境でのみ使用します。"),
            ("nl-NL", "Alleen voor testsystemen."),
            ("pl-PL", "Tylko dla środowisk testowych."),
            ("pt-BR", "Apenas para ambientes de teste."),
        ] {
            assert!(lexicon(tag).is_bounded(text), "{text}");
        }
        for (tag, text) in [
            ("en-US", "The log is kept only for a week."),
            ("en-US", "It waits only for the stones."),
            ("en-US", "This token is valid only for one hour."),
            ("en-US", "-q is not in production builds."),
            ("en-US", "Do not use the default password in production."),
            ("de-DE", "Die Logs werden nur für 7 Tage aufbewahrt."),
            ("es-ES", "El puerto se usa solo para métricas."),
            (
                "fr-FR",
                "Le port est utilisé uniquement pour les métriques.",
            ),
            ("ja-JP", "このポートはメトリクス専用です。"),
            ("nl-NL", "De poort wordt alleen voor metingen gebruikt."),
            ("pl-PL", "Port jest używany tylko dla metryk."),
            ("pt-BR", "A porta é usada apenas para métricas."),
        ] {
            assert!(!lexicon(tag).is_bounded(text), "{text}");
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
        assert_eq!(
            text("> **Note:** Only for test systems.", ""),
            ["condition"]
        );
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
    fn what_is_not_for_all_holds_to_the_end_of_its_part() {
        let section = "Reset it:\n\n```bash\nmillctl reset\n```\n\nFill it:\n\n```bash\nmillctl fill\n```\n\n## Look\n\nTurn it:\n\n```bash\nmillctl turn\n```\n";
        let warned = "> [!WARNING]\n> Do not run this in production.";
        assert_eq!(
            whys(&format!("# Mill\n\n## Reset it\n\n{warned}\n\n{section}")),
            ["condition", "condition", ""]
        );
        let list = "1. Reset it:\n\n   ```bash\n   millctl reset\n   ```\n\n1. Fill it:\n\n   ```bash\n   millctl fill\n   ```\n\n";
        let above = "> [!NOTE]\n> These instructions are only for Linux.";
        assert_eq!(
            whys(&format!("# Mill\n\n## Reset it\n\n{above}\n\n{list}")),
            ["condition", "condition"]
        );
    }

    #[test]
    fn a_caution_behind_the_command_of_a_step_is_about_that_step() {
        for (caution, why) in [
            ("Do not run this in production.", "condition"),
            ("This deletes all data.", "destructive"),
        ] {
            let text = format!(
                "# Mill\n\n1. Reset it:\n\n   ```bash\n   millctl reset\n   ```\n\n   > [!WARNING]\n   > {caution}\n\n1. Fill it:\n\n   ```bash\n   millctl fill\n   ```\n"
            );
            assert_eq!(whys(&text), [why, ""], "{caution}");
        }
        let both = "# Mill\n\n## Reset it\n\n> [!NOTE]\n> Only for test systems.\n\n> [!WARNING]\n> This deletes all data.\n\nReset it:\n\n```bash\nmillctl reset\n```\n";
        assert_eq!(whys(both), ["destructive"]);
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
