//! Headings beside each other that differ in a word or two, above what is the same but for that:
//! "Encrypt it with the default key", "Encrypt it with a key of your own". Who goes one of these
//! ways does not go the other.

use super::alike::are_alike;
use super::grounds::is_numbered;
use crate::article::{Block, BlockKind, plain_text};
use crate::procedure::Lexicon;
use crate::shell::{Fence, fence};

/// Titles that share so many words are of one kind, where the commands below are.
const SHARED_WORDS: usize = 4;

/// So many words of such a title are its own.
const OTHER_WORDS: usize = 2;

/// A text above commands of so many words is no common lead.
const LONG_LEAD: usize = 8;

/// What stands below a heading, as far as the next one.
pub(super) struct Section<'b, 'a> {
    pub(super) title: &'b str,
    pub(super) own: &'b [Block<'a>],
}

/// Whether code in a language may be commands.
pub(super) fn is_shell(language: &str) -> bool {
    matches!(
        fence(language),
        Fence::Script(_) | Fence::Session | Fence::Unmarked
    )
}

impl Section<'_, '_> {
    fn words(&self) -> Vec<String> {
        let words = self.title.split_whitespace();
        words.map(str::to_lowercase).collect()
    }

    fn codes(&self) -> String {
        let code = |block: &Block<'_>| match &block.kind {
            BlockKind::Code(code) if is_shell(&code.language()) => Some(code.text()),
            _ => None,
        };
        let codes: Vec<String> = self.own.iter().filter_map(code).collect();
        codes.join("\n")
    }

    /// The text right above its first code.
    fn lead(&self) -> Option<String> {
        let is_code = |block: &Block<'_>| matches!(block.kind, BlockKind::Code(_));
        let at = self.own.iter().position(is_code)?;
        match &self.own[at.checked_sub(1)?].kind {
            BlockKind::Paragraph(content) => Some(plain_text(content)),
            _ => None,
        }
    }

    /// Whether it and another one are two ways to do the same.
    pub(super) fn is_twin_of(&self, other: &Self, lexicon: &Lexicon) -> bool {
        if is_numbered(self.title) || is_numbered(other.title) {
            return false;
        }
        let lead = self.shared_lead(other);
        // What mends one trouble does nothing for another, by whatever command.
        if lead.as_ref().is_some_and(|lead| lexicon.mends(lead)) && self.codes() != other.codes() {
            return true;
        }
        let (own, others) = (self.words(), other.words());
        let longest = own.len().max(others.len());
        let pairs = |(one, other): &(&String, &String)| one == other;
        let begin = own.iter().zip(&others).take_while(pairs).count();
        let end = own.iter().rev().zip(others.iter().rev());
        let end = end.take_while(pairs).count();
        let shared = begin + end;
        if own == others || 2 * shared < longest {
            return false;
        }
        let close = shared >= SHARED_WORDS && longest - shared.min(longest) <= OTHER_WORDS;
        let (code, other_code) = (self.codes(), other.codes());
        if code.is_empty() || other_code.is_empty() {
            return false;
        }
        let call = |code: &str| {
            let words = code.split_whitespace().take(2);
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        let calls = || code != other_code && call(&code) == call(&other_code);
        close && are_alike(&[code.clone(), other_code.clone()]) || lead.is_some() && calls()
    }

    /// The text that leads in to its commands, where it is long and leads in to another one's, too.
    fn shared_lead(&self, other: &Self) -> Option<String> {
        let lead = self.lead()?;
        let long = lead.split_whitespace().count() >= LONG_LEAD;
        (long && other.lead().as_ref() == Some(&lead)).then_some(lead)
    }

    /// Whether it does less than another one does, by its title: "Restart the proxy only" beside
    /// "Restart the store".
    pub(super) fn does_less_than(&self, other: &Self, lexicon: &Lexicon) -> bool {
        if is_numbered(self.title) || is_numbered(other.title) || self.codes().is_empty() {
            return false;
        }
        let (own, others) = (self.title.to_lowercase(), other.title.to_lowercase());
        let Some(own) = lexicon.without_only(&own) else {
            return false;
        };
        !other.codes().is_empty() && share_deed(own, &others)
    }
}

/// Whether two titles begin or end with the same word, or with the same two signs of a script
/// without spaces.
fn share_deed(one: &str, other: &str) -> bool {
    let firsts = [one, other].map(|title| title.split_whitespace().next());
    let lasts = [one, other].map(|title| title.split_whitespace().next_back());
    let long = |word: Option<&str>| word.is_some_and(|word| word.len() > 3);
    let same = |pair: [Option<&str>; 2]| pair[0] == pair[1] && long(pair[0]);
    let pairs = one.chars().rev().zip(other.chars().rev());
    let tail = pairs.take_while(|(own, other)| own == other && *own >= '\u{3000}');
    same(firsts) || same(lasts) || tail.count() > 1
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn sections_that_differ_in_a_word_are_ways() {
        let text = "# Keys\n\n## Seal all disks with the default key\n\nApply it:\n\n```bash\nctl apply disks --yes\n```\n\n## Seal all disks with another key\n\nApply it:\n\n```bash\nctl key add\nctl apply disks --yes\n```\n";
        assert_eq!(whys(text), ["alternative", "alternative"]);
        let lead = "# Copies\n\n## Cloud copy\n\nIn the folder of the tool, make the copy with the program itself:\n\n```bash\nmake copy TO=cloud\n```\n\n## Disk copy\n\nIn the folder of the tool, make the copy with the program itself:\n\n```bash\nmake copy TO=disk\n```\n";
        assert_eq!(whys(lead), ["alternative", "alternative"]);
    }

    #[test]
    fn a_section_that_does_less_is_a_way() {
        let text = "# Restart\n\n## Restart the store\n\n```bash\nmillctl restart store\n```\n\n## Restart the proxy only\n\n```bash\nmillctl restart proxy\n```\n\n## Look at it\n\nLook at both:\n\n```bash\nuptime\n```\n";
        assert_eq!(whys(text), ["alternative", "alternative", ""]);
        let steps = text.replace("## R", "## 1. R");
        assert_eq!(whys(&steps), ["", "", ""]);
    }

    #[test]
    fn what_mends_one_of_several_troubles_is_a_way() {
        let section = |title: &str, code: &str| {
            format!(
                "## {title}\n\nThe nightly run has failed.\n\nTo fix this problem run the following task of the mill:\n\n```bash\n{code}\n```\n\n"
            )
        };
        let text = [
            "# Mill\n\n".to_owned(),
            section("Flour is old", "mill grind"),
            section("Sacks are wet", "silo dry now"),
        ];
        assert_eq!(whys(&text.concat()), ["alternative", "alternative"]);
    }

    #[test]
    fn sections_that_follow_each_other_are_none() {
        let text = "# Move\n\n## Configure the web server\n\nRestart it:\n\n```bash\nsystemctl restart nginx\n```\n\n## Configure the cache\n\nRestart it:\n\n```bash\nsystemctl restart nginx\n```\n";
        assert_eq!(whys(text), ["", ""]);
        let both = "# Restart\n\n## Restart the web service\n\nRun:\n\n```bash\nsystemctl restart web\n```\n\n## Restart the worker service\n\nRun:\n\n```bash\nsystemctl restart worker\n```\n";
        assert_eq!(whys(both), ["", ""]);
        let parts = "# Site\n\n## Build of the tracer for the web\n\nBuild it:\n\n```bash\nmake site\n```\n\n## Build of the exporter\n\nBuild it:\n\n```bash\nmake site\n```\n";
        assert_eq!(whys(parts), ["", ""]);
        let steps = "# Keys\n\n## 1. Seal all disks with the default key\n\nApply it:\n\n```bash\nctl apply disks --yes\n```\n\n## 2. Seal all disks with another key\n\nApply it:\n\n```bash\nctl apply disks --yes\n```\n";
        assert_eq!(whys(steps), ["", ""]);
    }
}
