//! Breaking text into rows for a terminal.

use unicode_width::UnicodeWidthChar as _;

/// How many columns a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Characters that no row begins with (the closing half of Japanese kinsoku).
const NEVER_FIRST: &str =
    "、。，．：；！？）］｝」』】〉》〕ー〜…ぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;!?)]}%";
/// Characters that no row ends with.
const NEVER_LAST: &str = "（［｛「『【〈《〔([{";

/// Whether a row may end between two characters: after space, and beside
/// ideographs and kana, which are written without it.
fn breaks_between(before: char, after: char) -> bool {
    if before == ' ' || after.is_ascii() && before.is_ascii() {
        return before == ' ' && after != ' ';
    }
    let wide = |c: char| c.width() == Some(2) && !('\u{ac00}'..='\u{d7a3}').contains(&c);
    (wide(before) || wide(after))
        && !NEVER_FIRST.contains(after)
        && !NEVER_LAST.contains(before)
        && after.width() != Some(0)
}

/// Text in rows of at most `columns`, but for words that are longer. Joined
/// without anything between them, the rows are the text again: a row keeps the
/// space that it was broken at.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<&str> {
    let mut row = Row::default();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| breaks_between(before, c)) {
            row.end_word(at, columns);
        }
        row.word += c.width().unwrap_or(0);
        if c != ' ' {
            row.visible = row.word;
        }
        before = Some(c);
    }
    row.end_word(text.len(), columns);
    let ends = row.cuts.iter().copied().chain([text.len()]);
    let starts = std::iter::once(0).chain(row.cuts.iter().copied());
    starts
        .zip(ends)
        .map(|(start, end)| &text[start..end])
        .collect()
}

/// The row under construction.
#[derive(Default)]
struct Row {
    /// Where earlier rows end, in bytes of the whole text.
    cuts: Vec<usize>,
    width: usize,
    /// Where the word that may still go to the next row begins.
    word_at: usize,
    /// Its width, with and without the spaces that end it.
    word: usize,
    visible: usize,
}

impl Row {
    fn end_word(&mut self, at: usize, columns: usize) {
        if self.width > 0 && self.width + self.visible > columns {
            self.cuts.push(self.word_at);
            self.width = 0;
        }
        self.width += self.word;
        (self.word_at, self.word, self.visible) = (at, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_end_at_words() {
        assert_eq!(wrap("one two three", 8), ["one two ", "three"]);
        assert_eq!(wrap("unbreakable x", 4), ["unbreakable ", "x"]);
        assert_eq!(wrap("", 4), [""]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_what_closes() {
        assert_eq!(wrap("設定を選びます。", 8), ["設定を選", "びます。"]);
        assert_eq!(wrap("設定を選ぶ。次", 10), ["設定を選", "ぶ。次"]);
    }

    proptest! {
        #[test]
        fn the_rows_are_the_text(text in "[ a-e設、。\u{301}é]{0,60}", columns in 1..20_usize) {
            prop_assert_eq!(wrap(&text, columns).concat(), text);
        }
    }
}
