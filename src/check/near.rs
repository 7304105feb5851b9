//! What somebody probably meant to write.

/// The candidate nearest to a word, where one is near enough to be meant:
/// one slip in a short word, two in a longer one.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let most = match word.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= most)
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
            let distance = distance(&word, &letters);
            (distance <= most).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters to insert, delete, replace or swap with their neighbour
/// (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

/// The candidate that a word holds in two halves, its own beginning and its
/// own end: text was pasted into it.
pub(super) fn torn<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    candidates.into_iter().find(|candidate| {
        let head = std::iter::zip(word.bytes(), candidate.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        let tail = std::iter::zip(word.bytes().rev(), candidate.bytes().rev())
            .take_while(|(a, b)| a == b)
            .count();
        // With all of it at one end, the word is a longer one of its own.
        let inside = head < candidate.len() && tail < candidate.len();
        candidate.len() >= 5
            && word.len() > candidate.len()
            && inside
            && head + tail >= candidate.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_other_words_are_not() {
        let keys = ["title", "ms.custom", "ms.topic", "author"];
        assert_eq!(nearest("titel", keys), Some("title"));
        assert_eq!(nearest("Ms,.custom", keys), Some("ms.custom"));
        assert_eq!(nearest("ms.common", keys), None);
        assert_eq!(nearest("tags", keys), None);
        assert_eq!(nearest("x", keys), None);
    }

    #[test]
    fn a_word_with_something_pasted_into_it_is_known() {
        let keys = ["title", "ms.custom"];
        assert_eq!(torn("mpasted text s.custom", keys), Some("ms.custom"));
        assert_eq!(torn("titleSuffix", keys), None);
        assert_eq!(torn("subtitle", keys), None);
        assert_eq!(torn("custom", keys), None);
    }
}
