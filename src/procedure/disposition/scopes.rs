//! Labels that say for whom, where, or in which case the commands below them are: "Staging
//! only:", "On the old box:", "Last resort:". They hold up to the next label of their rank.

use super::hostnames::is_named;
use super::siblings::is_scope;
use super::telling::sentences;
use super::{Ask, Disposition};
use crate::procedure::Lexicon;
use crate::procedure::words::{self, Phrases, Words};
use serde::Deserialize;

/// The section `scopes` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Scopes {
    /// All of a label that ends what an earlier one said.
    everywhere: Phrases,
    /// What stands before the name of those that a label is for.
    #[serde(deserialize_with = "words::opening")]
    pub(super) before: Words,
    /// Words beside such a name that say no more than that: "only", "environment".
    pub(super) beside: Phrases,
    /// What a clause begins with that says for which kind of them a command is.
    pub(super) kinds_of: Phrases,
    /// What such a clause ends with: "installs", "environments".
    kinds: Phrases,
    /// What goes on with what is true of those that such a clause names: "that", "whose".
    that: Phrases,
    /// Nouns for machines in a label that begins with words for a place, beside those of
    /// texts.
    boxes: Phrases,
}

/// So many words a label has at most.
const LONGEST: usize = 6;

/// So many words the name of a way has that is counted.
const LONGEST_WAY: usize = 12;

/// What a label says of all that stands below it; `None` where it says nothing.
pub(super) type Label = Option<Disposition>;

impl Lexicon {
    /// What a paragraph, maybe a bold one, says that is no more than a label, where it is one that says something
    /// of what stands below it, or that it is for the operator's own machine again. Any other
    /// short text up to a colon may be an instruction.
    pub(super) fn label_of(&self, text: &str, is_bold: bool) -> Option<Label> {
        let text = text.trim();
        if self.opens_way(text) {
            return Some(Some(Disposition::Asks(Ask::Alternative)));
        }
        let label = text.trim_end_matches([':', '：', ' ']);
        let closed = label.len() < text.len() || is_bold;
        if !closed
            || label.is_empty()
            || label.split_whitespace().count() > LONGEST
            || sentences(label).count() > 1
        {
            return None;
        }
        let said = self.scope_told(label);
        let all = self.telling.scopes.everywhere.are(&label.to_lowercase());
        (said.is_some() || all || self.comes_back(label)).then_some(said)
    }

    /// Whether a text is no more than the name of one of several ways, which it opens by
    /// counting them: "Option B: through the proxy".
    fn opens_way(&self, text: &str) -> bool {
        let parts = [':', '：', '–', '—', ')', '.'];
        let counted = text.split(parts).next().unwrap_or_default().trim();
        text.split_whitespace().count() <= LONGEST_WAY
            && sentences(text).count() == 1
            && counted.split_whitespace().count() == 2
            && self.counts_ways(counted)
    }

    /// What a label says of what stands below it, but for what holds for the next command
    /// only.
    fn scope_told(&self, label: &str) -> Label {
        let lower = label.to_lowercase();
        if self.comes_back(&lower) {
            return None;
        }
        let words = &self.telling;
        let beside = |word: &str| words.scopes.beside.are(word);
        let led = words.scopes.before.opening_of(&lower);
        let mut rests = led.map(|(_, rest)| rest).chain([lower.as_str()]);
        if rests.any(|rest| is_scope(rest, beside)) {
            return Some(Disposition::Asks(Ask::Alternative));
        }
        if is_named(label) || self.is_on_box(label) {
            return Some(Disposition::Asks(Ask::Elsewhere));
        }
        // What is no more than a word for a case, as it is in headings, says the same.
        (words.trouble.are(&lower) || words.clean_up.are(&lower) || words.restores.are(&lower))
            .then(|| self.heading_tells(label))
            .flatten()
    }

    /// Whether a text is no more than a clause that says for which of something all below it is,
    /// by what is true of them: "For services that nobody may stop:".
    pub(super) fn is_for_kind_that(&self, text: &str) -> bool {
        let scopes = &self.telling.scopes;
        let lower = text.trim().to_lowercase();
        let clause = lower.trim_end_matches([':', '：', ' ']);
        let opens = |of: &String| {
            let rest = clause.strip_prefix(of.as_str());
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        sentences(clause).count() == 1
            && scopes.kinds_of.iter().any(opens)
            && clause
                .split(' ')
                .skip(2)
                .any(|word| scopes.that.are(word.trim_start_matches(',')))
    }

    /// Whether a heading says nothing but for whom, or for which environment, its section is:
    /// "For local development".
    pub(super) fn heads_scope(&self, heading: &str) -> bool {
        let words = &self.telling.scopes;
        let lower = heading.to_lowercase();
        let mut led = words.before.opening_of(&lower);
        led.any(|(_, rest)| is_scope(rest, |word| words.beside.are(word)))
    }

    /// Whether a sentence in lower case opens with a clause that says for which kind of
    /// something its command is: "For global installs, use:".
    pub(super) fn is_for_kind(&self, sentence: &str) -> bool {
        let scopes = &self.telling.scopes;
        let clause = sentence.split([',', '،', ':']).next().unwrap_or(sentence);
        let opens = |of: &String| {
            let rest = clause.strip_prefix(of.as_str());
            rest.is_some_and(|rest| rest.starts_with(' '))
        };
        let ends = |kind: &String| {
            let rest = clause.trim_end().strip_suffix(kind.as_str());
            rest.is_some_and(|rest| rest.ends_with(' '))
        };
        clause.len() < sentence.len()
            && clause.split_whitespace().count() <= LONGEST
            && scopes.kinds_of.iter().any(opens)
            && scopes.kinds.iter().any(ends)
    }

    /// Whether a label is no more than words for a place and a machine, by its name or by a
    /// noun.
    pub(super) fn is_on_box(&self, label: &str) -> bool {
        let lower = label.to_lowercase();
        if self.comes_back(&lower) {
            return false;
        }
        let noun = |word: &str| {
            let nouns = self.telling.hosts.nouns.iter();
            let mut all = nouns.chain(self.telling.scopes.boxes.iter());
            all.any(|noun| word.ends_with(noun.as_str()))
        };
        let mut led = self.telling.at.opening_of(&lower);
        led.any(|(_, rest)| {
            let rest = rest.trim();
            rest.split_whitespace().count() <= 4 && rest.split_whitespace().any(noun)
                || is_named(rest)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;
    use super::*;
    use crate::source::Locale;

    fn label(tag: &str, text: &str) -> Option<Label> {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        lexicon.label_of(text, false)
    }

    #[test]
    fn a_label_says_for_whom_and_where() {
        let asks = |ask| Some(Some(Disposition::Asks(ask)));
        for (tag, text, ask) in [
            ("en-US", "For staging:", Ask::Alternative),
            ("en-US", "Staging only:", Ask::Alternative),
            ("en-US", "For RHEL:", Ask::Alternative),
            ("en-US", "On Debian/Ubuntu:", Ask::Alternative),
            ("en-US", "On Debian-based systems:", Ask::Alternative),
            ("en-US", "Last resort:", Ask::Condition),
            ("en-US", "On the old box:", Ask::Elsewhere),
            ("en-US", "On db1:", Ask::Elsewhere),
            ("en-US", "On PG-2:", Ask::Elsewhere),
            ("en-US", "PG-2:", Ask::Elsewhere),
            ("ar-SA", "على Debian:", Ask::Alternative),
            ("de-DE", "Nur Staging:", Ask::Alternative),
            ("de-DE", "Für RHEL:", Ask::Alternative),
            ("de-DE", "Auf dem alten Server:", Ask::Elsewhere),
            ("es-ES", "Solo en staging:", Ask::Alternative),
            ("es-ES", "En el servidor antiguo:", Ask::Elsewhere),
            ("fr-FR", "Pour RHEL :", Ask::Alternative),
            ("fr-FR", "Sur l'ancien serveur :", Ask::Elsewhere),
            ("ja-JP", "staging のみ：", Ask::Alternative),
            ("nl-NL", "Alleen staging:", Ask::Alternative),
            ("nl-NL", "Op de oude server:", Ask::Elsewhere),
            ("pl-PL", "Tylko staging:", Ask::Alternative),
            ("pl-PL", "Na starym serwerze:", Ask::Elsewhere),
            ("pt-BR", "Somente staging:", Ask::Alternative),
            ("pt-BR", "No servidor antigo:", Ask::Elsewhere),
        ] {
            assert_eq!(label(tag, text), asks(ask), "{text}");
        }
    }

    #[test]
    fn a_clause_says_for_which_kind() {
        let is = |text: &str| {
            let lexicon = Lexicon::of(&Locale::parse("en-US").expect("a tag"));
            lexicon.is_for_kind(&text.to_lowercase())
        };
        assert!(is("For global npm installs, use:"));
        assert!(is("For source checkouts:"));
        assert!(!is("For safety, run:"));
        assert!(!is("Look for servers."));
    }

    #[test]
    fn a_way_that_is_counted_needs_no_bold() {
        for (tag, text) in [
            ("en-US", "Option B: through the proxy"),
            ("en-US", "Path 2: by hand"),
            ("de-DE", "Variante B: über den Proxy"),
            ("fr-FR", "Option 2 : par le proxy"),
        ] {
            let way = Disposition::Asks(Ask::Alternative);
            assert_eq!(label(tag, text), Some(Some(way)), "{text}");
        }
        assert_eq!(label("en-US", "In this way a mill turns."), None);
    }

    #[test]
    fn a_heading_may_be_for_somebody_only() {
        let lexicon = Lexicon::of(&Locale::parse("en-US").expect("a tag"));
        assert!(lexicon.heads_scope("For local development"));
        assert!(!lexicon.heads_scope("For the record"));
        assert!(!lexicon.heads_scope("Local development"));
    }

    #[test]
    fn a_text_above_headings_holds_for_all_of_them() {
        let text = "# Mill\n\n## Work\n\nFor mills that nobody may stop:\n\n### Turn it\n\n```bash\nmillctl turn\n```\n\n## Check\n\nTurn it:\n\n```bash\nmillctl turn\n```\n";
        assert_eq!(whys(text), ["condition", ""]);
        let plain = text.replace("For mills that nobody may stop:", "This is how:");
        assert_eq!(whys(&plain), ["", ""]);
    }

    #[test]
    fn an_instruction_is_no_label() {
        for text in [
            "Apply the migrations:",
            "Then:",
            "Restart the service on each host after it has been patched:",
            "Deploy to staging.",
            "Warm the cache:",
            "Step-1:",
            "On Python 3:",
        ] {
            assert_eq!(label("en-US", text), None, "{text}");
        }
        assert_eq!(label("en-US", "On your machine:"), Some(None));
        for (tag, text) in [
            ("en-US", "Everywhere:"),
            ("de-DE", "Überall:"),
            ("nl-NL", "Overal:"),
        ] {
            assert_eq!(label(tag, text), Some(None), "{text}");
        }
    }
}
