//! Machines that a text names as the place of a command.

use super::hostnames::{Name, bare, is_abbreviation, is_host, is_named, names};
use super::telling::{holds, holds_any, sentences, unnumbered};
use crate::article::{Inline, InlineKind};
use crate::procedure::Lexicon;
use crate::procedure::words::{self, Phrases, are_parted, is_unspaced, stands_alone};
use serde::Deserialize;

/// The section `hosts` of what a lexicon says of commands. A phrase stands right before a
/// name, or right behind it in a language without spaces.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Hosts {
    /// That what a sentence tells is done there.
    upon: Phrases,
    /// That a shell is opened there.
    into: Phrases,
    /// That it is done at each of what is named right behind.
    every: Phrases,
    /// What tells one of several machines from the others: one word each.
    states: Phrases,
    /// What nouns for machines end with.
    pub(super) nouns: Phrases,
    /// That what a sentence tells is done in what is named right behind, and nouns for that:
    /// "inside the", "container".
    pub(super) inside: Phrases,
    pub(super) containers: Phrases,
}

/// A noun for machines stands among so many words behind "on every".
const NEAR_EVERY: usize = 3;

impl Lexicon {
    /// Whether a text opens with the name of a machine in code, and says that it is the place:
    /// ``On `web`:``.
    pub(super) fn opens_at_host(&self, content: &[Inline<'_>]) -> bool {
        let code = |inline: &Inline<'_>| match &inline.kind {
            InlineKind::Code(code) => is_host(code),
            InlineKind::Strong(inner) => {
                matches!(&inner[..], [one] if matches!(&one.kind, InlineKind::Code(code) if is_host(code)))
            }
            _ => false,
        };
        match content {
            [first, second, ..] => match (&first.kind, &second.kind) {
                // Nothing but the words stands before the name.
                (InlineKind::Text(words), _) if code(second) => {
                    words.split_whitespace().count() <= 2 && self.places(words)
                }
                (_, InlineKind::Text(words)) if code(first) => {
                    // A language with spaces has them before the name.
                    words
                        .trim_start()
                        .chars()
                        .next()
                        .is_some_and(|c| c >= '\u{3000}')
                        && self.places(words)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a text is, or begins with, words for the place of a machine that stand before
    /// its name, or behind it where a language has them there.
    pub(super) fn places(&self, text: &str) -> bool {
        let text = text.trim_start().to_lowercase();
        self.telling.at.opening_of(&text).next().is_some()
    }

    /// Whether a text names one of several machines for what it leads in to: its last sentence
    /// does, or another one names it as the place.
    pub(super) fn names_machine(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let last = sentences(self.without_kind(&lower)).next_back();
        last.is_some_and(|last| holds_any(last, &self.telling.machines)) || self.is_at_machine(text)
    }

    /// Whether a text names one of several machines as the place of something: it opens with
    /// the name, or has words for a place right before it. Where nothing parts the words, all
    /// that is named may be one.
    pub(super) fn is_at_machine(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let lower = self.without_kind(&lower);
        // An article may stand between them.
        let placed = |sentence: &str, at: usize| {
            let before = &sentence[..at];
            let mut words = before.split_whitespace().rev();
            let Some(last) = words
                .next()
                .filter(|_| before.contains(char::is_alphanumeric))
            else {
                return true;
            };
            let two = words.next().map(|first| format!("{first} {last} "));
            let is = |text: &str, most: usize| {
                let mut opens = self.telling.at.opening_of(text);
                opens.any(|(_, rest)| rest.split_whitespace().count() <= most)
            };
            is(&format!("{last} "), 0) || two.is_some_and(|two| is(&two, 1))
        };
        sentences(lower).any(|sentence| {
            self.telling.machines.iter().any(|name| {
                sentence.match_indices(name.as_str()).any(|(at, _)| {
                    stands_alone(sentence, at, name) && (is_unspaced(name) || placed(sentence, at))
                })
            })
        })
    }

    /// A lower-case text without words that it opens with for the kind of machines that it speaks
    /// of, and goes on from: "for worker nodes this changes …" says nothing of a place.
    fn without_kind<'t>(&self, text: &'t str) -> &'t str {
        let words = &self.telling;
        let kinds = words.scopes.kinds_of.iter();
        let mut opened = kinds.filter_map(|of| text.strip_prefix(of.as_str())?.strip_prefix(' '));
        let behind = opened.find_map(|rest| {
            let named = words
                .machines
                .iter()
                .filter_map(|name| rest.strip_prefix(name.as_str()));
            let rest = named.min_by_key(|rest| rest.len())?.strip_prefix(' ')?;
            rest.starts_with(char::is_alphabetic).then_some(rest)
        });
        behind.unwrap_or(text)
    }

    /// Whether a text says that what it tells, or the code right below it, is run on a machine
    /// that it names, or on each of several. What calls a machine by its name goes there itself.
    pub(super) fn is_at_host(&self, text: &str, below: Option<&str>) -> bool {
        let Some(last) = sentences(text).next_back() else {
            return false;
        };
        let upon = |code: &str| {
            names(last).any(|found| {
                self.follows(&self.telling.hosts.upon, &found) && !code.contains(found.own)
            })
        };
        self.enters_host(text)
            || self.is_at_every(last)
            || self.is_inside_one(last)
            || self.is_at_one(last)
            || below.is_some_and(|code| ends_in_name(text, code))
            || sentences(text).any(|sentence| self.opens_at_name(sentence))
            || below.is_some_and(upon)
    }

    /// Whether what comes behind a text is done on another machine, too: a sentence of it opens
    /// with that place. What only ends with one may speak of anything: "a note on the server".
    pub(super) fn stays_at(&self, text: &str) -> bool {
        let hosts = &self.telling.hosts;
        let upon = &hosts.upon;
        let is_place = |sentence: &str| {
            let lower = sentence.to_lowercase();
            let mut phrases = self.telling.elsewhere.iter();
            phrases.any(|phrase| {
                let Some(rest) = lower.strip_prefix(phrase.as_str()) else {
                    return false;
                };
                if is_unspaced(phrase) {
                    let mut words = upon.iter().map(String::as_str);
                    return words.any(|word| phrase.ends_with(word) || rest.starts_with(word));
                }
                stands_alone(&lower, 0, phrase)
                    && upon.iter().chain(hosts.inside.iter()).any(|word| {
                        let behind = phrase.strip_prefix(word.as_str());
                        behind.is_some_and(|behind| behind.starts_with(' '))
                    })
            })
        };
        // Who changes a file there stays there: "add it to /etc/mill.conf on the node".
        let has_file = |sentence: &str| {
            if !sentence.contains('/') {
                return false;
            }
            let lower = sentence.to_lowercase();
            let mut phrases = self.telling.elsewhere.iter();
            phrases.any(|phrase| {
                let at = lower.find(phrase.as_str());
                let before = at.and_then(|at| lower[..at].split_whitespace().next_back());
                before.is_some_and(|file| file.starts_with('/') && file.len() > 1)
                    && holds(&lower, phrase)
            })
        };
        !self.comes_back(text)
            && sentences(text).any(|sentence| {
                let bare = unnumbered(sentence);
                self.opens_at_name(sentence)
                    || (is_place(sentence) || is_place(bare) || has_file(bare))
                        && !self.is_case(bare)
            })
    }

    /// Whether a text tells to open a shell on a machine that it names.
    pub(super) fn enters_host(&self, text: &str) -> bool {
        let into = &self.telling.hosts.into;
        names(text).any(|found| {
            // An account is signed in to as well, and a registry.
            found.own.bytes().any(|b| b.is_ascii_digit()) && self.follows(into, &found)
        })
    }

    /// Whether a lower-case text says that what it tells is done elsewhere.
    pub(super) fn is_run_elsewhere(&self, text: &str) -> bool {
        holds_any(text, &self.telling.elsewhere)
    }

    /// Whether a lower-case text has a shell opened on a machine, and ends with the noun for it:
    /// "log in to the database server".
    pub(super) fn ends_at_machine(&self, text: &str) -> bool {
        let hosts = &self.telling.hosts;
        let is_noun = |word: &str| hosts.nouns.iter().any(|noun| word == noun);
        let mut words = text.split_whitespace();
        let last = words.next_back().is_some_and(is_noun);
        !self.comes_back(text)
            && hosts.into.iter().any(|phrase| {
                if is_unspaced(phrase) {
                    let before = text.split(phrase.as_str()).next().unwrap_or_default();
                    return before.len() < text.len()
                        && hosts
                            .nouns
                            .iter()
                            .any(|noun| before.ends_with(noun.as_str()));
                }
                last && holds(text, phrase)
            })
    }

    /// Whether a sentence opens with words for a place and the name of a machine.
    pub(super) fn opens_at_name(&self, sentence: &str) -> bool {
        names(sentence).next().is_some_and(|found| {
            let before = self.without_noun(&found.before);
            if before.is_empty() {
                return is_unspaced(found.after.trim_start()) && self.places(found.after);
            }
            let before = format!("{before} ");
            let mut opens = self.telling.at.opening_of(&before);
            opens.any(|(_, rest)| rest.trim().is_empty())
        })
    }

    /// Whether a sentence says that something is done on each of several machines.
    fn is_at_every(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let hosts = &self.telling.hosts;
        if self.comes_back(&lower) {
            return false;
        }
        hosts.every.iter().any(|every| {
            lower.match_indices(every.as_str()).any(|(at, _)| {
                let rest = &lower[at + every.len()..];
                let clause = rest.split([',', ':', '、', '،', '：', '(']).next();
                let mut words = clause.unwrap_or(rest).split_whitespace().take(NEAR_EVERY);
                are_parted(lower[..at].chars().next_back(), every.chars().next())
                    && are_parted(rest.chars().next(), every.chars().next_back())
                    && words.any(|word| {
                        let word = word.trim_end_matches(['.', '!']);
                        hosts.nouns.iter().any(|noun| word.ends_with(noun.as_str()))
                    })
            })
        })
    }

    /// Whether a sentence says that something is done on one of several of what it calls by an
    /// abbreviation, or by a noun with a name behind it: "on the unhealthy NCN", "on the new
    /// member (`pg-2`)".
    fn is_at_one(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let hosts = &self.telling.hosts;
        if lower.len() != sentence.len() || self.comes_back(&lower) {
            return false;
        }
        let is_state = |word: &str| hosts.states.iter().any(|state| state == word);
        let spaced = hosts.every.iter().any(|every| {
            lower.match_indices(every.as_str()).any(|(at, _)| {
                let from = at + every.len();
                let mut words = sentence[from..].split_whitespace();
                let (first, second) = (words.next(), words.next());
                let third = words.next().unwrap_or_default();
                let (Some(first), Some(second)) = (first, second) else {
                    return false;
                };
                let noun = if is_state(&bare(first).to_lowercase()) {
                    Some(second)
                } else {
                    // The word behind may tell it from the others, too.
                    let behind = first == bare(first) && is_state(&bare(second).to_lowercase());
                    behind.then_some(first)
                };
                let named = third.strip_prefix('(').map(bare).is_some_and(is_named);
                words::stands_alone(&lower, at, every)
                    && noun.is_some_and(|noun| is_abbreviation(bare(noun)) || named)
            })
        });
        let unspaced = || {
            hosts
                .states
                .iter()
                .filter(|state| is_unspaced(state))
                .any(|state| {
                    lower.match_indices(state.as_str()).any(|(at, _)| {
                        let behind = &sentence[at + state.len()..];
                        let end = behind.find(|c: char| !c.is_ascii_alphanumeric());
                        let (noun, rest) = behind.split_at(end.unwrap_or(behind.len()));
                        let rest = rest.trim_start();
                        let mut upon = hosts.upon.iter();
                        is_abbreviation(noun) && upon.any(|upon| rest.starts_with(upon.as_str()))
                    })
                })
        };
        spaced || unspaced()
    }

    /// Whether one of some phrases stands beside a name.
    fn follows(&self, phrases: &Phrases, found: &Name<'_>) -> bool {
        let before = self.without_noun(&found.before);
        phrases.iter().any(|phrase| {
            if is_unspaced(phrase.trim_start()) {
                return found.after.trim_start().starts_with(phrase.as_str());
            }
            let rest = before.strip_suffix(phrase.as_str());
            rest.is_some_and(|rest| are_parted(rest.chars().next_back(), phrase.chars().next()))
        })
    }

    /// What stands before a name, without the noun that says what it is the name of.
    fn without_noun<'t>(&self, before: &'t str) -> &'t str {
        let before = before.trim();
        let noun = |word: &str| self.telling.hosts.nouns.iter().any(|noun| noun == word);
        match before.rsplit_once(char::is_whitespace) {
            Some((rest, word)) if noun(word) => rest.trim_end(),
            _ => before,
        }
    }
}

/// Whether a text ends with the name of a machine in brackets, which what comes below does not
/// call: "Start the service (`pg-2`):".
fn ends_in_name(text: &str, code: &str) -> bool {
    let text = text
        .trim_end()
        .trim_end_matches([':', '：', '.', '。', ' ']);
    let inner = text.strip_suffix([')', '）']);
    let name = inner.and_then(|inner| inner.rsplit(['(', '（']).next());
    name.is_some_and(|name| {
        let name = name.trim_matches('`');
        is_named(name) && name.contains(|c: char| c.is_ascii_digit()) && !code.contains(name)
    })
}

#[cfg(test)]
mod tests {
    use super::super::hostnames::machine;
    use super::super::testing::{lexicon, whys};
    use super::*;
    use crate::source::Locale;

    fn is_at(tag: &str, text: &str) -> bool {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        lexicon.is_at_host(text, Some("systemctl restart nginx"))
    }

    #[test]
    fn a_prompt_names_its_machine() {
        for (prompt, name) in [
            ("web1:~# ", Some("web1")),
            ("a\n[me@web1 ~]$ ", Some("web1")),
            ("  web1:$ ", Some("web1")),
            ("me@web1.example:/etc# ", Some("web1.example")),
            ("web1 $ ", Some("web1")),
            ("$ ", None),
            ("# ", None),
            ("bash-5.1$ ", None),
            ("(own) $ ", None),
            ("~/work $ ", None),
            ("web1:~# ls\n", None),
        ] {
            assert_eq!(machine(prompt), name, "{prompt}");
        }
    }

    #[test]
    fn a_machine_is_known_by_its_name() {
        for text in [
            "Run on pg-2:",
            "Run this on pg-2:",
            "On pg-2, run:",
            "On db02.example.com, run:",
            "On 10.0.3.7:",
            "Log in to pg-1 and run:",
            "From web-1:",
            "Execute on every web node:",
            "Restart it on the broken node.",
            "Restart it on the unhealthy ABC:",
            "Restart it on an affected ABC.",
            "Restart it on the new member (`pg-2`):",
            "Restart nginx (`pg-2`):",
            "On each web node, run:",
            "Restart nginx on web-1:",
            "Restart nginx on host web-1:",
            "On node-1:",
            "On db1:",
            "Run this on PG-2:",
            "Run the following inside the new Mill 7 container:",
            "Within the web pod, run:",
        ] {
            assert!(is_at("en-US", text), "{text}");
        }
        for (tag, text) in [
            ("ar-SA", "نفّذ على pg-2:"),
            ("de-DE", "Führen Sie auf pg-2 aus:"),
            ("de-DE", "Auf jedem Webserver:"),
            ("es-ES", "Ejecute en pg-2:"),
            ("fr-FR", "Exécutez sur chaque serveur web :"),
            ("ja-JP", "pg-2 で実行します："),
            ("nl-NL", "Voer uit op pg-2:"),
            ("pl-PL", "Uruchom na pg-2:"),
            ("pt-BR", "Execute no servidor pg-2:"),
            ("ar-SA", "أعد تشغيله على ABC المعطل:"),
            ("de-DE", "Starten Sie ihn auf dem defekten ABC neu:"),
            ("es-ES", "Reinícielo en el ABC defectuoso:"),
            ("fr-FR", "Redémarrez-le sur le nouveau ABC :"),
            ("ja-JP", "新しいABCで再起動します："),
            ("nl-NL", "Herstart hem op de defecte ABC:"),
            ("pl-PL", "Uruchom go na nowym ABC:"),
            ("pt-BR", "Reinicie-o no ABC defeituoso:"),
        ] {
            assert!(is_at(tag, text), "{text}");
        }
    }

    #[test]
    fn a_version_a_file_and_a_product_are_no_machines() {
        for text in [
            "Run this on 1.2.3:",
            "Run this on eth0:",
            "Run this on S3:",
            "Build on JDK-17:",
            "Run on RHEL9:",
            "Upgrade on python-3:",
            "Run this on Python 3:",
            "Build on config.yaml:",
            "Based on values.prod.yaml, run:",
            "On Node.js, run:",
            "Run on x86-64:",
            "Restart nginx on port 80:",
            "Run on us-east-1:",
            "Depending on web-1/data, run:",
            "Log in to registry.example.com and run:",
            "On every restart, run:",
            "Build on the new API:",
            "Depending on the ABC, run:",
            "Set the limit (step-2):",
            "Check on your own machine that all is well:",
            "Set the limit inside the container template:",
        ] {
            assert!(!is_at("en-US", text), "{text}");
        }
    }

    #[test]
    fn a_machine_that_is_only_spoken_of_is_no_place() {
        for (tag, text) in [
            ("en-US", "Connect from the bastion."),
            ("en-US", "Worker nodes:"),
            ("en-US", "Do this on the new server, at night:"),
            ("de-DE", "Auf allen Servern:"),
            ("fr-FR", "Sur tous les nœuds :"),
            ("es-ES", "En cada nodo:"),
            ("nl-NL", "Op elke server:"),
            ("ja-JP", "各ノードで実行："),
            ("pl-PL", "Na każdym węźle:"),
            ("pt-BR", "Em cada nó:"),
            ("ar-SA", "على كل خادم:"),
        ] {
            assert!(lexicon(tag).is_at_machine(text), "{text}");
        }
        let english = lexicon("en-US");
        let size = "Find out how full each node is:";
        assert!(!english.is_at_machine(size) && english.names_machine(size));
        let told = "A bastion was made for you. Connect to it:";
        assert!(!english.names_machine(told));
        assert!(english.names_machine("Go on from the bastion. Connect to it:"));
    }

    #[test]
    fn who_logs_in_to_a_machine_looks_after_that_one() {
        let article = |login: &str| {
            format!(
                "# Mill\n\n## Name\n\nSet the name:\n\n```bash\nhostnamectl set-hostname mill\n```\n\n## Go on\n\n{login}\n"
            )
        };
        let told = article("Test that with `ssh mill` now.");
        assert_eq!(whys(&told)[0], "elsewhere");
        assert_eq!(whys(&article("Test that with `ping mill`."))[0], "");
        let home = told.replace("Set the name:", "On your own machine, set the name:");
        assert_eq!(whys(&home)[0], "");
    }

    #[test]
    fn what_calls_a_machine_goes_there_itself() {
        let lexicon = Lexicon::of(&Locale::parse("en-US").expect("a tag"));
        let is_at = |code| lexicon.is_at_host("Restart nginx on web-1:", Some(code));
        assert!(is_at("systemctl restart nginx"));
        assert!(!is_at("ssh web-1 systemctl restart nginx"));
    }
}
