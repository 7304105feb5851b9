//! Sections beside each other that a word of one kind names, each of which counts its own steps:
//! "Workflow: Grind rye", "Workflow: Grind corn". Who goes one of them does not go the others.

use super::grounds::is_numbered;
use super::outline::siblings;
use crate::procedure::Lexicon;

/// So many words a kind is named by at most.
const LONGEST: usize = 2;

/// What a heading is called by before its colon: a kind, where that tells to do nothing.
fn kind<'h>(heading: &'h str, lexicon: &Lexicon) -> Option<&'h str> {
    let (kind, rest) = heading.split_once([':', '：'])?;
    let short = (1..=LONGEST).contains(&kind.split_whitespace().count());
    let is = short && !rest.trim().is_empty() && !is_numbered(heading) && !lexicon.heads_task(kind);
    is.then_some(kind.trim())
}

/// Which of some headings, each with its level, open such a section.
pub(super) fn courses(headings: &[(u8, String)], lexicon: &Lexicon) -> Vec<bool> {
    let mut are = vec![false; headings.len()];
    let counts = |n: usize| {
        let below = headings[n + 1..].iter();
        let mut below = below.take_while(|(level, _)| *level > headings[n].0);
        below.next().is_some_and(|(_, first)| is_numbered(first))
    };
    for members in siblings(headings) {
        let kinds = members.iter().filter(|&&n| counts(n));
        let kinds = kinds.filter_map(|&n| Some((n, kind(&headings[n].1, lexicon)?)));
        let kinds: Vec<(usize, &str)> = kinds.collect();
        for &(n, own) in &kinds {
            are[n] = kinds
                .iter()
                .any(|(other, kind)| *other != n && *kind == own);
        }
    }
    are
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn article(first: &str, second: &str, step: &str) -> String {
        let section = |title: &str| {
            format!("## {title}\n\n### {step}Turn it\n\n```bash\nmillctl turn\n```\n\n")
        };
        format!("# Mill\n\n{}{}", section(first), section(second))
    }

    #[test]
    fn sections_of_a_kind_that_count_their_own_steps_are_ways() {
        let ways = article("Workflow: rye", "Workflow: corn", "Step 1: ");
        assert_eq!(whys(&ways), ["alternative", "alternative"]);
        for text in [
            article("Workflow: rye", "Workflow: corn", ""),
            article("Rye", "Corn", "Step 1: "),
            article("Phase 1: rye", "Phase 2: corn", "Step 1: "),
            article("Install: rye", "Install: corn", "Step 1: "),
        ] {
            assert_eq!(whys(&text), ["", ""], "{text}");
        }
    }
}
