//! The numbers of a run's lines: whether some are missing, or stand twice.

use schemars::JsonSchema;
use serde::Serialize;

/// What the numbers of a run's lines say. The same line in two files is one.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Numbers {
    /// How many lines there are.
    pub lines: u64,
    /// The numbers that no line has, from 1 to the highest, as first and last
    /// of each gap.
    pub missing: Vec<(u64, u64)>,
    /// The numbers that stand more than once.
    pub repeated: Vec<u64>,
    /// Whether a gap is followed by anything but a start that goes on with the
    /// run, which is what a part in another file leaves.
    #[serde(skip)]
    torn: bool,
}

impl Numbers {
    /// Whether each number stands there once.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.repeated.is_empty()
    }

    /// Whether each number stands there once or belongs to a part of the run in
    /// another file. A run that goes on in another file does so with a line
    /// that says that it goes on, or with one line before that, which a file that was
    /// left behind could not take; and a file whose chain is whole has lost none.
    #[must_use]
    pub fn is_part(&self) -> bool {
        !self.torn && self.repeated.is_empty()
    }

    /// Counts the numbers of lines that are in their order, with whether each
    /// is one of a start that goes on.
    pub(super) fn of(numbers: impl Iterator<Item = (Option<u64>, bool)>) -> Self {
        let mut found = Self::default();
        let mut last = 0;
        // Whether the line before this one follows a gap, and may only do so if a
        // start goes on behind it.
        let mut alone = false;
        for (number, goes_on) in numbers {
            found.lines += 1;
            let Some(number) = number else {
                continue;
            };
            if number == last {
                if found.repeated.last() != Some(&number) {
                    found.repeated.push(number);
                }
            } else if number - last > 1 {
                found.missing.push((last + 1, number - 1));
                found.torn |= alone;
                alone = !goes_on;
            } else {
                found.torn |= alone && !goes_on;
                alone = false;
            }
            last = number;
        }
        found.torn |= alone;
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_repetitions_are_found_however_far_apart() {
        let numbers = |numbers: &[u64]| {
            let numbers = numbers.iter().map(|number| (Some(*number), false));
            Numbers::of(numbers)
        };
        let numbers = numbers(&[2, 3, 3, 3, 6, u64::MAX]);
        assert_eq!(numbers.missing, [(1, 1), (4, 5), (7, u64::MAX - 1)]);
        assert_eq!(numbers.repeated, [3]);
        assert_eq!(numbers.lines, 6);
        let lines = [(Some(1), false), (None, false), (Some(2), false)];
        assert!(Numbers::of(lines.into_iter()).is_whole());
    }

    #[test]
    fn a_gap_is_a_part_in_another_file_only_before_a_start_that_goes_on() {
        let of = |lines: &[(u64, bool)]| {
            let lines = lines
                .iter()
                .map(|(number, resume)| (Some(*number), *resume));
            Numbers::of(lines)
        };
        assert!(of(&[(4, true), (5, false), (9, true)]).is_part());
        assert!(!of(&[(4, true), (6, false)]).is_part());
        assert!(of(&[(3, false), (4, true)]).is_part());
        assert!(!of(&[(3, false), (4, false), (5, true)]).is_part());
        assert!(!of(&[(2, false)]).is_part());
        assert!(!of(&[(1, false), (1, true)]).is_part());
    }
}
