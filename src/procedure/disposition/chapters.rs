//! Numbers that count the parts of a document, and not what is done one after the other:
//! "1. Overview", "2. Symptoms", "3. Restore". Of steps, none only tells what there is to know.

use super::grounds::is_numbered;
use super::outline::siblings;
use super::telling::unnumbered;
use crate::procedure::Lexicon;

/// Whether a heading opens with its number, and with no word for a step.
fn is_counted(heading: &str) -> bool {
    let first = heading.chars().find(|c| c.is_alphanumeric());
    is_numbered(heading) && first.is_some_and(|c| !c.is_alphabetic())
}

/// Which of some headings, each with its level, have such a number: one beside it is the
/// title of background.
pub(super) fn chapters(headings: &[(u8, String)], lexicon: &Lexicon) -> Vec<bool> {
    let mut are = vec![false; headings.len()];
    let title = |n: usize| headings[n].1.as_str();
    for members in siblings(headings) {
        let counted = || members.iter().filter(|&&n| is_counted(title(n)));
        let tells_nothing = |n: usize| {
            let bare = unnumbered(title(n)).trim();
            lexicon.is_background(bare) || lexicon.is_see_also(bare)
        };
        if counted().any(|&n| tells_nothing(n)) {
            counted().for_each(|&n| are[n] = true);
        }
    }
    are
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn article(first: &str) -> String {
        format!(
            "# Mill\n\n## 1. {first}\n\nIt grinds.\n\n## 2. Stones\n\n```bash\nmillctl turn stones\n```\n\n## 3. Turn the sails\n\n```bash\nmillctl turn sails\n```\n"
        )
    }

    #[test]
    fn the_number_of_a_chapter_is_none_of_a_step() {
        assert_eq!(whys(&article("Overview")), ["example", ""]);
        assert_eq!(whys(&article("Open the mill")), ["", ""]);
        let steps = article("Overview").replace("## ", "## Step ");
        assert_eq!(whys(&steps), ["", ""]);
    }
}
