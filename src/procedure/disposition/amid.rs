//! Sections amid others that are for a case each: whoever looks one of those up does not want
//! what stands between them, however its heading is put.

use super::Disposition;
use super::decide::{ALTERNATIVE, CONDITION};
use super::outline::unnumbered_siblings;
use crate::procedure::Lexicon;

/// So many cases beside each other at least.
const FEWEST: usize = 2;

/// Which of some headings, each with its level, stand between sections that are for a case, where
/// most beside them are. `said` is what each says by itself, and which have commands, `acted`.
pub(super) fn amid(
    headings: &[(u8, String)],
    said: &[Option<Disposition>],
    acted: &[bool],
    lexicon: &Lexicon,
) -> Vec<bool> {
    let mut are = vec![false; headings.len()];
    let is_case = |n: usize| said[n] == Some(CONDITION) || said[n] == ALTERNATIVE;
    for members in unnumbered_siblings(headings, |n| acted[n]) {
        let cases: Vec<usize> = members.iter().copied().filter(|&n| is_case(n)).collect();
        if cases.len() < FEWEST || cases.len() * 2 <= members.len() {
            continue;
        }
        for &n in &members {
            let heading = &headings[n].1;
            are[n] = said[n].is_none()
                && n > cases[0]
                && n < cases[cases.len() - 1]
                && !lexicon.is_course(heading)
                && !lexicon.checks(heading);
        }
    }
    are
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn article(headings: [&str; 3]) -> String {
        let section = |heading: &str| format!("## {heading}\n\n```bash\nmillctl turn\n```\n\n");
        format!("# Mill\n\n{}", headings.map(section).concat())
    }

    #[test]
    fn what_stands_between_cases_is_one() {
        let amid = article(["High load", "Stones wear out", "Low water"]);
        assert_eq!(whys(&amid), ["condition"; 3]);
    }

    #[test]
    fn what_comes_before_them_and_what_has_a_number_is_none() {
        let before = article(["Turn the stones", "High load", "Low water"]);
        assert_eq!(whys(&before)[0], "");
        let numbered = article(["High load", "2. Turn the stones", "Low water"]);
        assert_eq!(whys(&numbered)[1], "");
        let checked = article(["High load", "Check the stones", "Low water"]);
        assert_eq!(whys(&checked)[1], "");
    }
}
