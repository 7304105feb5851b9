//! Breaking text into rows for a terminal.

use super::screen::Piece;
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
pub(super) fn wrap(text: Vec<Piece>, columns: usize) -> Vec<Vec<Piece>> {
    if text.iter().map(|piece| width(&piece.text)).sum::<usize>() <= columns {
        return vec![text];
    }
    let mut row = Row::default();
    let mut before = None;
    let mut at = 0;
    for piece in &text {
        for c in piece.text.chars() {
            if before.is_some_and(|before| breaks_between(before, c)) {
                row.end_word(at, columns);
            }
            row.word += c.width().unwrap_or(0);
            if c != ' ' {
                row.visible = row.word;
            }
            before = Some(c);
            at += c.len_utf8();
        }
    }
    row.end_word(at, columns);
    cut(text, &row.cuts)
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

/// Pieces in rows that end at `cuts`.
fn cut(text: Vec<Piece>, cuts: &[usize]) -> Vec<Vec<Piece>> {
    let mut rows = Vec::with_capacity(cuts.len() + 1);
    let mut row = Vec::new();
    let mut cuts = cuts.iter().peekable();
    let mut at = 0;
    for piece in text {
        let mut rest = piece.text.as_str();
        while let Some(end) = cuts.next_if(|end| **end < at + rest.len()) {
            let (head, tail) = rest.split_at(end - at);
            if !head.is_empty() {
                row.push(Piece::new(piece.style, head));
            }
            rows.push(std::mem::take(&mut row));
            (rest, at) = (tail, *end);
        }
        at += rest.len();
        row.push(Piece::new(piece.style, rest));
    }
    rows.push(row);
    rows
}

#[cfg(test)]
mod tests {
    use super::super::screen::Style;
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, columns: usize) -> Vec<String> {
        let text = vec![Piece {
            style: Style::Plain,
            text: text.to_owned(),
        }];
        wrap(text, columns)
            .into_iter()
            .map(|row| row.into_iter().map(|piece| piece.text).collect())
            .collect()
    }

    #[test]
    fn rows_end_at_words() {
        assert_eq!(rows("one two three", 8), ["one two ", "three"]);
        assert_eq!(rows("unbreakable x", 4), ["unbreakable ", "x"]);
        assert_eq!(rows("", 4), [""]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_what_closes() {
        assert_eq!(rows("設定を選びます。", 8), ["設定を選", "びます。"]);
        assert_eq!(rows("設定を選ぶ。次", 10), ["設定を選", "ぶ。次"]);
    }

    proptest! {
        #[test]
        fn the_rows_are_the_text(text in "[ a-e設、。\u{301}é]{0,60}", columns in 1..20_usize) {
            prop_assert_eq!(rows(&text, columns).concat(), text);
        }
    }
}
