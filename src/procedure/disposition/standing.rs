//! What a text says for all commands that come: values of it are to be replaced, or are those of
//! its example; some program is run elsewhere.

use super::decide::Walk;
use super::telling::{holds_any, sentences};
use crate::article::{Inline, InlineKind, inline_codes, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::words::{self, COMMAS, Phrases, is_unspaced};
use crate::shell::{Exchange, inline_shell, natures};
use serde::Deserialize;

/// The section `stands` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Stands {
    /// All of a heading below which advice is given, and nothing is told to do.
    pub(super) advice: Phrases,
    /// Verbs right before a value, or right behind it, that it is to be replaced by another.
    exchanges: Phrases,
    /// What opens a sentence that has a value replaced, where the verb alone does not say so.
    replaces: Phrases,
    /// Behind such a verb, that everybody has another value.
    needed: Phrases,
    /// That what is told is told of an example.
    scenario: Phrases,
    /// What stands right before a value that is only one for instance, without its last mark.
    instances: Phrases,
    /// What opens a sentence that has a person find a value, and what goes on from there. Where
    /// nothing parts the words, the first says both.
    finds: Phrases,
    finds_then: Phrases,
    /// What a text opens with that asks for a value where that is to stand.
    pub(super) requests: Phrases,
    /// What such a text ends with.
    pub(super) here: Phrases,
    /// What variables are called, or end with, whose values are said to nobody.
    pub(super) secrets: Phrases,
    /// Names for all of the text.
    whole: Phrases,
    /// Nouns for commands of a kind.
    commands: Phrases,
}

/// What has been said, each with the number of headings that were open around it.
#[derive(Default)]
pub(super) struct Standing {
    values: Vec<(usize, String)>,
    programs: Vec<(usize, String)>,
}

impl Standing {
    /// So many headings are still open: what was said below others is over.
    pub(super) fn close(&mut self, open: usize) {
        self.values.retain(|(depth, _)| *depth <= open);
        self.programs.retain(|(depth, _)| *depth <= open);
    }

    /// Whether a command has a value as a word that is another one for everybody.
    pub(super) fn stands_in(&self, command: &str) -> bool {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        self.values.iter().any(|(_, value)| {
            command.match_indices(value.as_str()).any(|(at, own)| {
                let before = command[..at].chars().next_back();
                let behind = command[at + own.len()..].chars().next();
                // The first word of a line is what is called.
                let called = command[..at].lines().next_back().is_none_or(str::is_empty);
                !called
                    && !before.is_some_and(is_letter)
                    && !behind.is_some_and(is_letter)
                    && (value.len() > 2 || before != Some('.') && behind != Some('.'))
            })
        })
    }

    /// Whether one of some programs is run elsewhere.
    pub(super) fn is_elsewhere(&self, programs: &[String]) -> bool {
        let mut own = self.programs.iter();
        own.any(|(_, program)| programs.contains(program))
    }
}

/// The names that a text sets apart by emphasis: one word each. Code may be anything.
fn set_apart(content: &[Inline<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for inline in content {
        match &inline.kind {
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) if inner.len() == 1 => {
                found.push(plain_text(inner));
            }
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => {
                found.extend(set_apart(inner));
            }
            _ => {}
        }
    }
    let is_value = |text: &String| {
        text.chars().count() > 2
            && !text.contains(char::is_whitespace)
            && !text.contains(['<', '$'])
    };
    found.retain(is_value);
    found
}

/// Whether code is a value that somebody else has another one of: a name with a number, one of
/// several words, a device. No command, no option, no number, no file of the system.
fn is_own(code: &str) -> bool {
    let name = |c: char| c.is_ascii_alphanumeric() || "-_./:@".contains(c);
    code.len() > 2
        && code.chars().all(name)
        && !code.starts_with('-')
        && !code.contains("localhost")
        && code.contains(|c: char| c.is_ascii_alphabetic())
        && (code.contains(|c: char| c.is_ascii_digit())
            || code.starts_with("/dev/")
            || code.contains('-') && !code.contains(['/', '.']))
        && inline_shell(code).is_none()
}

impl Lexicon {
    /// Whether a text says that the values of the command beside it are to be replaced.
    pub(super) fn adapts(&self, text: &str) -> bool {
        let words = &self.telling;
        sentences(text).any(|sentence| {
            let lower = sentence.to_lowercase();
            let exchanged = || {
                let told = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
                words.stands.replaces.begin(told) && holds_any(told, &words.stands.needed)
            };
            (holds_any(&lower, &words.adapt) || exchanged()) && !self.spares_tailoring(sentence)
        })
    }

    /// The values that a text tells to replace by the reader's: "replace `5` with your id".
    fn exchanged(&self, content: &[Inline<'_>]) -> Vec<String> {
        let text = plain_text(content);
        let lower = text.to_lowercase();
        let verbs = &self.telling.stands.exchanges;
        if !self.adapts(&text) || !verbs.are_in(&lower) {
            return Vec::new();
        }
        let is_value = |code: &str| {
            !code.is_empty() && !code.contains(char::is_whitespace) && !code.contains(['<', '$'])
        };
        let stands_beside = |code: &str| {
            let code = code.to_lowercase();
            let mut places = lower.match_indices(code.as_str());
            places.any(|(at, own)| {
                let marks = [' ', '"', '“', '„', '«', '`', '「'];
                let before = lower[..at].trim_end_matches(marks);
                let behind = lower[at + own.len()..].trim_start();
                verbs.iter().any(|verb| {
                    if is_unspaced(verb) {
                        return behind.starts_with('を') && behind.contains(verb.as_str());
                    }
                    let rest = before.strip_suffix(verb.as_str());
                    rest.is_some_and(|rest| words::stands_alone(before, rest.len(), verb))
                })
            })
        };
        inline_codes(content)
            .into_iter()
            .map(|(_, code)| code)
            .filter(|code| is_value(code) && stands_beside(code))
            .map(str::to_owned)
            .collect()
    }

    /// The values that a text gives for instance: "the name, e.g. `pg-2`", "in this example, the
    /// disk is `/dev/sdd1`".
    fn for_instance(&self, content: &[Inline<'_>]) -> Vec<String> {
        let text = plain_text(content);
        let instances = &self.telling.stands.instances;
        let marks = |c: char| !c.is_alphanumeric();
        let introduced = |code: &str| {
            text.match_indices(code).any(|(at, _)| {
                let before = text[..at].trim_end_matches(marks).to_lowercase();
                instances.iter().any(|phrase| {
                    let rest = before.strip_suffix(phrase.as_str());
                    rest.is_some_and(|rest| words::stands_alone(&before, rest.len(), phrase))
                })
            })
        };
        let told = |code: &str| {
            sentences(&text).any(|sentence| sentence.contains(code) && self.is_of_example(sentence))
        };
        let codes = inline_codes(content).into_iter().map(|(_, code)| code);
        let own = codes.filter(|code| is_own(code) && (introduced(code) || told(code)));
        own.map(str::to_owned).collect()
    }

    /// Whether a sentence says that it is told of an example.
    fn is_of_example(&self, sentence: &str) -> bool {
        self.is_scenario(sentence) && holds_any(&sentence.to_lowercase(), &self.telling.example)
    }

    /// Whether a sentence of a text, wherever it stands, says that what is told is told of an
    /// example.
    pub(super) fn tells_of_example(&self, text: &str) -> bool {
        sentences(text).any(|sentence| self.is_of_example(sentence))
    }

    /// Whether a text has a person find a value first, which what comes then holds: "Figure out
    /// the number, then".
    pub(super) fn finds_first(&self, text: &str) -> bool {
        let stands = &self.telling.stands;
        sentences(text).next_back().is_some_and(|last| {
            let lower = last.to_lowercase();
            stands.finds.iter().any(|phrase| {
                if is_unspaced(phrase) {
                    return lower.contains(phrase.as_str());
                }
                let mut clauses = lower.split(COMMAS).skip(1).map(str::trim_start);
                lower.starts_with(phrase.as_str())
                    && words::stands_alone(&lower, 0, phrase)
                    && clauses.any(|clause| {
                        let mut then = stands.finds_then.iter();
                        then.any(|then| {
                            clause.starts_with(then.as_str())
                                && words::stands_alone(clause, 0, then)
                        })
                    })
            })
        })
    }

    /// Whether a text says that what is told is told of an example.
    fn is_scenario(&self, text: &str) -> bool {
        holds_any(&text.to_lowercase(), &self.telling.stands.scenario)
    }

    /// Keeps in mind which programs a text says are run elsewhere: "the `ceph` commands in this
    /// document are run from the toolbox".
    pub(super) fn note_place(&self, content: &[Inline<'_>], open: usize, standing: &mut Standing) {
        let text = plain_text(content);
        let stands = &self.telling.stands;
        for sentence in sentences(&text) {
            let lower = sentence.to_lowercase();
            if !holds_any(&lower, &stands.commands) || !self.is_run_elsewhere(&lower) {
                continue;
            }
            let depth = if holds_any(&lower, &stands.whole) {
                0
            } else {
                open
            };
            for (_, code) in inline_codes(content) {
                let word = !code.contains(char::is_whitespace) && !code.starts_with('-');
                if word && lower.contains(&code.to_lowercase()) {
                    standing.programs.push((depth, code.to_owned()));
                }
            }
        }
    }

    /// Whether a text is a step of its own that has somebody log in to a machine.
    pub(super) fn goes_to_machine(&self, text: &str, below: Option<&str>) -> bool {
        let text = text.trim();
        let lower = text.trim_end_matches(['.', '。', ':', '：']).to_lowercase();
        below.is_none() && sentences(text).count() == 1 && self.ends_at_machine(&lower)
    }
}

impl Walk<'_> {
    /// Keeps in mind which values of a text are another one's, for the sections beside it, too.
    pub(super) fn stands_in(&mut self, content: &[Inline<'_>], text: &str) {
        let depth = self.open.len().saturating_sub(1);
        let mut values = self.lexicon.exchanged(content);
        if self.lexicon.is_scenario(text) {
            let names = set_apart(content).into_iter();
            values.extend(names.filter(|name| inline_shell(name).is_none()));
        }
        values.extend(self.lexicon.for_instance(content));
        let values = values.into_iter().map(|value| (depth, value));
        self.standing.values.extend(values);
    }
}

/// What makes a file of what is there.
const MAKERS: &[&str] = &[
    "cp", "curl", "git", "install", "mv", "tar", "tee", "touch", "wget",
];

/// Whether a command makes the file that a text names: its values are those of the file, and
/// are changed there.
pub(super) fn makes_what_is_named(exchange: &Exchange, content: &[Inline<'_>]) -> bool {
    let command = &exchange.command;
    let called = natures(exchange.shell, command).programs;
    let makes = !called.is_empty() && called.iter().all(|name| MAKERS.contains(&name.as_str()));
    let file = |code: &str| {
        let within = |word: &str| word == code || word.ends_with(&format!("/{code}"));
        code.contains(['.', '/']) && command.split_whitespace().skip(2).any(within)
    };
    makes && inline_codes(content).iter().any(|(_, code)| file(code))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, whys};
    use crate::article::{BlockKind, parse};

    #[test]
    fn a_value_that_everybody_replaces_is_no_ones() {
        let text = "# Swap a disk\n\nReplace `5` with your id.\n\n## 1. Mark\n\nRun:\n\n```bash\nctl mark disk-5\n```\n\n## 2. Swap\n\nRun:\n\n```bash\nctl swap disk-55\n```\n";
        assert_eq!(whys(text), ["example", ""]);
        let scenario = "# Move\n\nIn this example, the cluster is *ALPHA*.\n\n1. Run:\n\n   ```bash\n   ctl stop ALPHA\n   ```\n\n2. Run:\n\n   ```bash\n   ctl stop all\n   ```\n";
        assert_eq!(whys(scenario), ["example", ""]);
    }

    #[test]
    fn a_value_for_instance_is_no_ones() {
        let article = |text: &str| {
            format!(
                "# Free a disk\n\n{text}\n\nDelete the disk:\n\n```bash\nctl remove vol-77\n```\n\nThen restart all:\n\n```bash\nctl restart all\n```\n"
            )
        };
        for text in [
            "Copy the name, e.g. `vol-77`.",
            "Copy the name i.e. `vol-77`. It is long.",
            "The list has a name. In this example, it is `vol-77`.",
        ] {
            assert_eq!(whys(&article(text)), ["example", ""], "{text}");
        }
        for text in ["Copy the name of `vol-77`.", "Use a tool, e.g. `ctl`."] {
            assert_eq!(whys(&article(text)), ["", ""], "{text}");
        }
        let beside = "# Grow\n\n1. Mark the disk. In this example, it is the new `sdd` disk.\n\n   ```bash\n   ctl mark sdb\n   ```\n";
        assert_eq!(whys(beside), ["example"]);
    }

    #[test]
    fn a_value_is_found_before_it_is_used() {
        for (tag, text) in [
            ("en-US", "Figure out the new number, then"),
            ("ar-SA", "ابحث عن الرقم، ثم"),
            ("de-DE", "Ermitteln Sie die Nummer, dann"),
            ("es-ES", "Averigüe el número, luego"),
            ("fr-FR", "Trouvez le numéro, puis"),
            ("ja-JP", "番号を調べてから"),
            ("nl-NL", "Zoek het nummer op, dan"),
            ("pl-PL", "Ustal numer, a następnie"),
            ("pt-BR", "Descubra o número, depois"),
        ] {
            assert!(lexicon(tag).finds_first(text), "{text}");
        }
        assert!(!lexicon("en-US").finds_first("Figure out the new number:"));
        assert!(!lexicon("en-US").finds_first("Restart the node, then"));
    }

    #[test]
    fn a_program_that_is_run_elsewhere_is_so_in_all_of_the_text() {
        let text = "# Disks\n\nThe `ceph` commands in this document are run from the toolbox.\n\n## 1. Look\n\nRun:\n\n```bash\nceph status\n```\n\n## 2. Scale\n\nRun:\n\n```bash\nkubectl get pods\n```\n";
        assert_eq!(whys(text), ["elsewhere", ""]);
        let login = "# Restart\n\n1. Log in to the database server.\n2. Run:\n\n   ```bash\n   systemctl restart web\n   ```\n";
        assert_eq!(whys(login), ["elsewhere"]);
    }

    #[test]
    fn what_is_to_be_replaced_is_told_in_every_language() {
        for (tag, text) in [
            ("en-US", "Make sure to replace `5` with your id."),
            ("de-DE", "Ersetzen Sie `5` durch Ihre ID."),
            ("nl-NL", "Vervang `5` door uw ID."),
            ("fr-FR", "Remplacez `5` par votre identifiant."),
            ("es-ES", "Reemplace `5` por su ID."),
        ] {
            let article = parse(text, 0);
            let BlockKind::Paragraph(content) = &article.blocks[0].kind else {
                panic!("{text}");
            };
            assert_eq!(lexicon(tag).exchanged(content), ["5"], "{text}");
        }
    }

    #[test]
    fn what_a_file_holds_is_changed_in_the_file() {
        let article = |command: &str, text: &str| {
            format!("# Orders\n\n## 1. Prepare\n\n```bash\n{command}\n```\n\n{text}\n")
        };
        for (command, text) in [
            (
                "cp hosts.yml.example hosts.yml",
                "Edit the names in `hosts.yml` accordingly.",
            ),
            (
                "cp .env.dist conf/.env",
                "Adjust the ports in `.env` to match your network.",
            ),
        ] {
            assert_eq!(whys(&article(command, text)), [""], "{text}");
        }
        for (command, text) in [
            (
                "ctl start web-1",
                "Edit the names in `hosts.yml` accordingly.",
            ),
            (
                "cp hosts.yml /srv/hosts",
                "Adjust the path to match your network.",
            ),
            (
                "ctl load hosts.yml",
                "Adjust `hosts.yml` to match your network.",
            ),
        ] {
            assert_eq!(whys(&article(command, text)), ["example"], "{text}");
        }
    }
}
