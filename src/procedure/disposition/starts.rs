//! Sections beside each other that each begin by going to the same place. Who has gone through the
//! first is there already: each is done for itself, on an occasion of its own.

use super::decide::{ALTERNATIVE, CONDITION};
use super::outline::unnumbered_siblings;
use super::{Disposition, twins};
use crate::article::{Block, BlockKind};
use crate::procedure::Lexicon;

/// What goes to a place.
const GOES: &[&str] = &["cd ", "pushd ", "Set-Location "];

/// What the code of a section begins and ends with.
#[derive(Default)]
struct Course {
    place: Option<String>,
    last: Option<String>,
}

impl Course {
    fn read(&mut self, code: &str, first: bool) {
        let lines = code
            .lines()
            .map(|line| line.trim().trim_start_matches("$ ").trim());
        let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        if first {
            let line = lines.next().unwrap_or_default();
            let goes = GOES.iter().find_map(|word| line.strip_prefix(word));
            // A place below the one where somebody is, is another one each time.
            let place = goes.map(str::trim).filter(|place| {
                place.starts_with(['/', '~', '$']) || place.as_bytes().get(1) == Some(&b':')
            });
            self.place = place.map(str::to_owned);
        }
        if let Some(last) = lines.next_back() {
            self.last = Some(last.to_owned());
        }
    }
}

/// The code right below each heading, up to the next one.
fn courses(blocks: &[Block<'_>]) -> Vec<Course> {
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let course = |section: &[Block<'_>]| {
        let mut course = Course::default();
        let mut first = true;
        for block in section {
            if let BlockKind::Code(code) = &block.kind
                && twins::is_shell(&code.language())
            {
                course.read(&code.text(), std::mem::take(&mut first));
            }
        }
        course
    };
    blocks.split(is_heading).skip(1).map(course).collect()
}

/// What each of some headings, with its level, says by that. Sections that end alike as well are
/// several ways; others are looked up, unless the heading around them tells a task, of which they
/// may be the parts. What is `known` of some is left alone.
pub(super) fn starts(
    blocks: &[Block<'_>],
    headings: &[(u8, String)],
    known: &[Option<Disposition>],
    lexicon: &Lexicon,
) -> Vec<Option<Disposition>> {
    let mut said = vec![None; headings.len()];
    let courses = courses(blocks);
    let goes = |n: usize| known[n].is_none() && courses[n].place.is_some();
    for members in unnumbered_siblings(headings, goes) {
        let around = members.first().and_then(|&n| {
            let level = headings[n].0;
            headings[..n].iter().rfind(|(other, _)| *other < level)
        });
        let parts = around.is_some_and(|(_, around)| lexicon.heads_task(around));
        for &n in &members {
            let own = &courses[n];
            let others = members.iter().filter(|other| **other != n);
            let mut others = others.map(|&other| &courses[other]);
            let mut others = others.by_ref().filter(|other| other.place == own.place);
            let (mut like, mut any) = (false, false);
            for other in &mut others {
                any = true;
                like |= own.last.is_some() && other.last == own.last;
            }
            said[n] = if like {
                ALTERNATIVE
            } else {
                (any && !parts).then_some(CONDITION)
            };
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn article(title: &str, calls: &[(&str, &str)]) -> String {
        let headings = ["Corn", "Rye", "Oats"];
        let sections = calls.iter().zip(headings).map(|((place, call), heading)| {
            format!("## Restart {heading}\n\n```bash\ncd {place}\nmillctl {call}\n```\n\n")
        });
        format!("# {title}\n\n{}", sections.collect::<String>())
    }

    #[test]
    fn sections_that_each_go_to_the_same_place_are_done_one_by_one() {
        let same = [("/srv/mill", "turn"), ("/srv/mill", "oil")];
        assert_eq!(whys(&article("Mill", &same)), ["condition", "condition"]);
        assert_eq!(whys(&article("Install the mill", &same)), ["", ""]);
        let other = [("/srv/mill", "turn"), ("/srv/stones", "oil")];
        assert_eq!(whys(&article("Mill", &other)), ["", ""]);
        let below = [("mill", "turn"), ("mill", "oil")];
        assert_eq!(whys(&article("Mill", &below)), ["", ""]);
    }

    #[test]
    fn sections_that_end_alike_are_ways() {
        let alike = [("/srv/mill", "turn"), ("/srv/mill", "turn")];
        let text = article("Install the mill", &alike);
        assert_eq!(whys(&text), ["alternative", "alternative"]);
        let numbered = text
            .replace("## Restart Corn", "## 1. Corn")
            .replace("## Restart Rye", "## 2. Rye");
        assert_eq!(whys(&numbered), ["", ""]);
    }
}
