//! What is done inside of something on a machine, such as a container.

use super::telling::sentences;
use crate::procedure::Lexicon;
use crate::procedure::words::stands_alone;

/// A noun for a container stands among so many words behind "inside the".
const NEAR_INSIDE: usize = 6;

impl Lexicon {
    /// Whether a sentence of a text opens with a place inside of something, where what comes
    /// behind it is done, too.
    pub(super) fn stays_inside(&self, text: &str) -> bool {
        let opens = |sentence: &str| {
            let lower = sentence.trim_start().to_lowercase();
            let mut inside = self.telling.hosts.inside.iter();
            inside.any(|inside| lower.starts_with(inside.as_str()))
        };
        !self.comes_back(text)
            && sentences(text).any(|sentence| {
                opens(sentence) && !self.is_case(sentence) && self.is_inside_one(sentence)
            })
    }

    /// Whether a sentence says that something is done in what it names by more than a noun:
    /// "inside the new web container".
    pub(super) fn is_inside_one(&self, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let hosts = &self.telling.hosts;
        let is_noun = |word: &str| hosts.containers.iter().any(|noun| word == noun);
        hosts.inside.iter().any(|inside| {
            lower.match_indices(inside.as_str()).any(|(at, _)| {
                let rest = &lower[at + inside.len()..];
                let clause = rest.split([',', ':', '(', ';']).next().unwrap_or(rest);
                let clause = clause.trim_end_matches(['.', '!', ' ']);
                let words = clause.split_whitespace().take(NEAR_INSIDE);
                let words: Vec<&str> = words.collect();
                stands_alone(&lower, at, inside)
                    && words
                        .iter()
                        .position(|word| is_noun(word))
                        .is_some_and(|n| n + 1 == clause.split_whitespace().count())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn who_has_gone_inside_stays_for_the_steps_that_go_on() {
        let step = "```bash\nmillctl turn\n```\n\n";
        let text = format!(
            "# Mill\n\n## 1. Wind\n\nInside the container, wind it:\n\n{step}## 2. Turn\n\nTurn it:\n\n{step}## Check\n\nTurn it:\n\n{step}"
        );
        assert_eq!(whys(&text), ["elsewhere", "elsewhere", ""]);
        let back = text.replace("## 2. Turn", "## 2. Turn\n\nExit the container.");
        assert_eq!(whys(&back), ["elsewhere", "", ""]);
    }
}
