//! Headings beside each other of which one undoes what the other does: "Start it", "Stop it".
//! Whoever looks one up does not want both, unless the article is one way in which what was
//! stopped is started again.

use super::grounds::is_numbered;
use super::moves::leads_in;
use super::telling::holds;
use crate::article::{Block, BlockKind, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::lower::is_bold_title;
use crate::procedure::words::Phrases;
use serde::Deserialize;

/// One of the pairs `opposites` of what a lexicon says of commands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opposite {
    /// Words for doing something.
    does: Phrases,
    /// Words for undoing it.
    undoes: Phrases,
}

/// What a word of a heading has at least that says what is done something with.
const SHORTEST: usize = 4;

impl Opposite {
    /// Whether a heading in lower case does or undoes it, and the words left.
    fn side(&self, heading: &str) -> Option<(bool, Vec<String>)> {
        // `disable` holds no `enable`, but `無効化` may hold what does.
        let undoes = found(&self.undoes, heading);
        let does = found(&self.does, heading);
        let (is, phrase) = match (does, undoes) {
            (Some(does), None) => (true, does),
            (_, Some(undoes)) => (false, undoes),
            (None, None) => return None,
        };
        let mut rest = heading.replacen(phrase, " ", 1);
        for phrase in self.does.iter() {
            rest = rest.replace(phrase.as_str(), " ");
        }
        let words = rest.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() >= SHORTEST);
        Some((is, words.map(str::to_owned).collect()))
    }
}

/// The longest of some phrases that stands in a text.
fn found<'p>(phrases: &'p Phrases, text: &str) -> Option<&'p str> {
    let found = phrases.iter().filter(|phrase| holds(text, phrase));
    found.max_by_key(|phrase| phrase.len()).map(String::as_str)
}

/// Which blocks are texts that lead in to lists of steps, or are labels above code, of which one
/// undoes what another one up to the next heading does: "To take a copy:", "To restore it:".
pub(super) fn opposed(blocks: &[Block<'_>], lexicon: &Lexicon) -> Vec<bool> {
    let mut are = vec![false; blocks.len()];
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let mut start = 0;
    for section in blocks.split_inclusive(is_heading) {
        let leads = |&(n, block): &(usize, &Block<'_>)| {
            let BlockKind::Paragraph(content) = &block.kind else {
                return None;
            };
            let text = plain_text(content);
            let text = text.trim().trim_end_matches([':', '：', ' ']).to_owned();
            let is = match section.get(n + 1).map(|next| &next.kind) {
                Some(BlockKind::List(list)) => list.start.is_some() && leads_in(content),
                Some(BlockKind::Code(_)) => {
                    let words = text.split_whitespace().count();
                    is_bold_title(content) && words <= LONGEST_LABEL
                }
                _ => false,
            };
            is.then_some((start + n, text))
        };
        let found = section.iter().enumerate();
        let (places, texts): (Vec<usize>, Vec<String>) =
            found.filter_map(|found| leads(&found)).unzip();
        if texts.len() > 1 {
            // What comes first, and is there to be undone, is done.
            let opposite = lexicon.opposites(&texts, false, false);
            let opposite = places.into_iter().zip(opposite).zip(texts);
            for ((n, is), text) in opposite {
                are[n] = is && lexicon.is_undoing(&text);
            }
        }
        start += section.len();
    }
    are
}

/// What stands for a word that was found.
const MARK: &str = "\u{1}";

/// What stands between a word and the mark of another one.
fn between<'t>(text: &'t str, word: &str) -> &'t str {
    match (text.find(MARK), text.find(word)) {
        (Some(mark), Some(at)) if at < mark => &text[at + word.len()..mark],
        (Some(mark), Some(at)) => &text[mark + MARK.len()..at],
        _ => "",
    }
}

/// So many words a label has that is no more than what is done.
const LONGEST_LABEL: usize = 2;

impl Lexicon {
    /// Whether a text undoes what one of the pairs does.
    fn is_undoing(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let sides = self.telling.opposites.iter();
        let mut sides = sides.filter_map(|pair| pair.side(&lower));
        sides.any(|(does, _)| !does)
    }

    /// Whether what stands between two words says that they are two: "Snapshots and restoration",
    /// and not "Restoration of a snapshot".
    fn joins(&self, between: &str) -> bool {
        let and = &self.telling.within.and;
        let mut words = between.split_whitespace();
        between.contains([',', '/', '&', '+', '、', '،', '・'])
            || words.any(|word| and.iter().any(|own| own == word))
            // Some scripts write it together with what it stands before.
            || and.iter().any(|own| !own.is_ascii() && between.contains(own.as_str()))
    }

    /// Whether a heading tells to do something and to undo it: "Backup and restore".
    pub(super) fn heads_both(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        let mut pairs = self.telling.opposites.iter();
        pairs.any(|pair| {
            let undoes = found(&pair.undoes, &lower);
            undoes.is_some_and(|undoes| {
                let rest = lower.replacen(undoes, MARK, 1);
                found(&pair.does, &rest).is_some_and(|does| self.joins(between(&rest, does)))
            })
        })
    }

    /// Which of some headings beside each other do what another one undoes. `task` says
    /// whether the title of the article tells one task, for which what stands between them is
    /// done. The numbers of what stands in a `manual` of both are none of steps: who does the
    /// first one does not undo it right behind that.
    pub(super) fn opposites(
        &self,
        titles: &[impl AsRef<str>],
        task: bool,
        manual: bool,
    ) -> Vec<bool> {
        let mut are = vec![false; titles.len()];
        let lower: Vec<String> = titles
            .iter()
            .map(|title| title.as_ref().to_lowercase())
            .collect();
        for pair in &self.telling.opposites {
            let sides: Vec<_> = lower
                .iter()
                .enumerate()
                .filter(|(n, _)| manual || !is_numbered(titles[*n].as_ref()))
                .filter_map(|(n, title)| Some((n, pair.side(title)?)))
                .collect();
            for (one, (does, own)) in &sides {
                for (other, (undone, others)) in sides.iter().filter(|(n, _)| n > one) {
                    let same = own == others || own.is_empty() || others.is_empty();
                    let apart = other - one > 1;
                    // What is stopped first is started again behind the work.
                    let way = apart && (task || !does);
                    if does != undone && same && !way {
                        // What takes something away is kept from the way that puts it there.
                        let kept = |n: usize| self.takes_back(&lower[n]);
                        let step = *does && is_numbered(titles[*one].as_ref());
                        are[*one] |= !kept(*other) && !step;
                        are[*other] |= !kept(*one);
                    }
                }
            }
        }
        are
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lexicon, whys};
    use super::*;
    use crate::source::Locale;

    fn are(tag: &str, titles: &[&str], task: bool) -> Vec<bool> {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        lexicon.opposites(titles, task, false)
    }

    #[test]
    fn one_thing_has_one_side() {
        let both = |heading| lexicon("en-US").heads_both(heading);
        assert!(both("Backup and restore") && both("Backup / restore"));
        assert!(!both("Backup restore") && !both("Restore the backup"));
    }

    #[test]
    fn what_undoes_another_is_no_next_step() {
        for (tag, one, other) in [
            ("en-US", "Take a backup", "Restore a backup"),
            ("en-US", "Backup", "Restore"),
            ("en-US", "Enable the cache", "Disable the cache"),
            ("en-US", "Scale up", "Scale down"),
            ("en-US", "Starting", "Stopping"),
            ("ar-SA", "بدء الخدمة", "إيقاف الخدمة"),
            ("de-DE", "Backup erstellen", "Backup wiederherstellen"),
            ("es-ES", "Iniciar el servicio", "Detener el servicio"),
            ("fr-FR", "Activer le cache", "Désactiver le cache"),
            ("ja-JP", "サービスの起動", "サービスの停止"),
            ("nl-NL", "De dienst starten", "De dienst stoppen"),
            ("pl-PL", "Włączenie pamięci", "Wyłączenie pamięci"),
            ("pt-BR", "Fazer backup", "Restaurar"),
        ] {
            assert_eq!(are(tag, &[one, other], false), [true, true], "{one}");
        }
    }

    #[test]
    fn a_text_may_undo_what_another_one_does() {
        let list = |told: &str| {
            format!("{told}\n\n1. Turn it.\n\n   ```bash\n   millctl turn\n   ```\n\n")
        };
        let text = format!(
            "# Mill\n\n## Sacks\n\n{}{}",
            list("The backup procedure is this:"),
            list("The restore procedure is this:")
        );
        assert_eq!(whys(&text), ["", "alternative"]);
        let code = "```bash\nmillctl turn\n```\n\n";
        let labels = format!("# Mill\n\n## Sacks\n\n**Enable:**\n\n{code}**Disable:**\n\n{code}");
        assert_eq!(whys(&labels).last(), Some(&"alternative"));
        let both = format!("# Mill\n\n## Backup and restore\n\n{code}## Turn it\n\n{code}");
        assert!(!whys(&both)[0].is_empty() && whys(&both)[1].is_empty());
        assert!(lexicon("en-US").heads_both("Pause and resume"));
    }

    #[test]
    fn a_manual_of_both_counts_no_steps() {
        let code = "```bash\nmillctl turn\n```\n\n";
        let of =
            |title: &str| format!("# {title}\n\n## 1) Backup\n\n{code}## 2) Restore\n\n{code}");
        assert_eq!(
            whys(&of("Backup / restore of the mill")),
            ["", "alternative"]
        );
        assert_ne!(whys(&of("Moving the mill"))[1], "alternative");
    }

    #[test]
    fn a_way_stops_and_starts() {
        let way = ["Stop the shop", "Upgrade it", "Start the shop"];
        assert_eq!(are("en-US", &way, false), [false; 3]);
        let kept = ["Enable maintenance", "Upgrade", "Disable maintenance"];
        assert_eq!(are("en-US", &kept, true), [false; 3]);
        assert_eq!(are("en-US", &kept, false), [true, false, true]);
        let others = ["Enable the firewall", "Disable swap"];
        assert_eq!(are("en-US", &others, false), [false; 2]);
        let install = ["Install", "Uninstall"];
        assert_eq!(are("en-US", &install, false), [false, true]);
        let steps = ["1. Stop it", "2. Start it"];
        assert_eq!(are("en-US", &steps, false), [false; 2]);
    }
}
