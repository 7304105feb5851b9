//! Sections of one form beside each other, each of which has its own condition, detection and
//! remedy, say: they are looked up where their case is there, and nobody goes through them all.

use super::grounds::is_numbered;
use super::outline::siblings;
use crate::article::{Block, BlockKind, Inline, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::lower::is_bold_title;
use std::collections::BTreeSet;

/// So many words a label has at most.
const LONGEST: usize = 3;
/// So many labels sections of one form have in common at least.
const SHARED: usize = 2;

/// Which of the headings of an article, each with its level, open sections of a catalogue. What
/// tells to do something, or has the number of a step, is one in a course, whatever its form.
pub(super) fn catalogued(
    blocks: &[Block<'_>],
    headings: &[(u8, String)],
    lexicon: &Lexicon,
) -> Vec<bool> {
    let mut are = vec![false; headings.len()];
    let labels = labels_below(blocks);
    for members in siblings(headings) {
        let states = |n: &usize| {
            let heading = &headings[*n].1;
            !is_numbered(heading) && !lexicon.heads_task(heading)
        };
        let members: Vec<usize> = members.into_iter().filter(states).collect();
        for &n in &members {
            let alike = |other: &usize| {
                *other != n && labels[n].intersection(&labels[*other]).count() >= SHARED
            };
            are[n] = members.iter().any(alike);
        }
    }
    are
}

/// The labels below each heading, up to the next one of its level: texts, items and headings of
/// few words, or what stands before a colon in them.
fn labels_below(blocks: &[Block<'_>]) -> Vec<BTreeSet<String>> {
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for block in blocks {
        let mut labels = Vec::new();
        if let BlockKind::Heading { level, content } = &block.kind {
            open.retain(|(own, _)| own < level);
            labels.extend(short(&plain_text(content)));
        } else {
            gather(block, &mut labels);
        }
        for label in labels {
            for &(_, n) in &open {
                found[n].insert(label.clone());
            }
        }
        if let BlockKind::Heading { level, .. } = block.kind {
            open.push((level, found.len()));
            found.push(BTreeSet::new());
        }
    }
    found
}

fn gather(block: &Block<'_>, labels: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Paragraph(content) => labels.extend(label_of(content)),
        BlockKind::List(list) => {
            let firsts = list.items.iter().filter_map(|item| item.blocks.first());
            for first in firsts {
                if let BlockKind::Paragraph(content) = &first.kind {
                    labels.extend(label_of(content));
                }
            }
        }
        _ => {}
    }
}

/// What a text is called by: all of it where it is a title in bold, or what stands before its
/// first colon.
fn label_of(content: &[Inline<'_>]) -> Option<String> {
    let text = plain_text(content);
    if is_bold_title(content) {
        return short(&text);
    }
    let (label, _) = text.split_once([':', '：'])?;
    short(label)
}

/// A label in small letters; none where it has more words than one.
fn short(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches([':', '：']);
    let is = !text.is_empty() && text.split_whitespace().count() <= LONGEST;
    is.then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn section(heading: &str, first: &str, second: &str) -> String {
        format!(
            "## {heading}\n\n**{first}:** The sails stand.\n\n**{second}:** Turn the mill:\n\n```bash\nmillctl turn\n```\n\n"
        )
    }

    #[test]
    fn sections_of_one_form_are_looked_up() {
        let one = section("Sails at rest", "Condition", "Handling");
        let other = section("Stones too hot", "Condition", "Handling");
        assert_eq!(
            whys(&format!("# Mill\n\n{one}{other}")),
            ["condition", "condition"]
        );
    }

    #[test]
    fn steps_of_one_form_are_gone_through() {
        let one = section("1. Sails", "Condition", "Handling");
        let other = section("2. Stones", "Condition", "Handling");
        assert_eq!(whys(&format!("# Mill\n\n{one}{other}")), ["", ""]);
        let one = section("Start the sails", "Condition", "Handling");
        let other = section("Start the stones", "Condition", "Handling");
        assert_eq!(whys(&format!("# Mill\n\n{one}{other}")), ["", ""]);
    }

    #[test]
    fn one_label_in_common_makes_no_form() {
        let one = section("Sails at rest", "Condition", "Handling");
        let other = section("Stones too hot", "Condition", "Sequel");
        assert_eq!(whys(&format!("# Mill\n\n{one}{other}")), ["", ""]);
    }
}
