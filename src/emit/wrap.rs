//! Breaking text into rows for a terminal.

use super::screen::{Piece, Style};
use unicode_width::UnicodeWidthChar as _;

/// How many columns a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Characters that no row begins with (the closing half of Japanese kinsoku).
const NEVER_FIRST: &str =
    "、。，．：；！？）］｝」』】〉》〕ー〜…ぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;!?)]}%";
/// Characters that no row ends with.
const NEVER_LAST: &str = "（［｛「『【〈《〔([{";

/// Whether a row may end between two characters that stand together: beside
/// ideographs and kana, which are written without spaces.
fn breaks_between(before: char, after: char) -> bool {
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
    let mut rows = Rows::default();
    let mut before: Option<char> = None;
    for piece in text {
        for c in piece.text.chars() {
            if let Some(before) = before
                && (before == ' ' && c != ' ' || breaks_between(before, c))
            {
                rows.end_word(columns);
            }
            rows.add(c, piece.style);
            before = Some(c);
        }
    }
    rows.end_word(columns);
    rows.done
}

/// Rows under construction.
#[derive(Default)]
struct Rows {
    done: Vec<Vec<Piece>>,
    /// The width of the last row.
    width: usize,
    word: Vec<Piece>,
    /// The width of the word, and without the spaces that end it.
    word_width: usize,
    word_visible: usize,
}

impl Rows {
    fn add(&mut self, c: char, style: Style) {
        push(&mut self.word, style, |text| text.push(c));
        self.word_width += c.width().unwrap_or(0);
        if c != ' ' {
            self.word_visible = self.word_width;
        }
    }

    fn end_word(&mut self, columns: usize) {
        if self.done.is_empty() || self.width > 0 && self.width + self.word_visible > columns {
            self.done.push(Vec::new());
            self.width = 0;
        }
        let row = self.done.last_mut().expect("a row was just begun");
        for piece in self.word.drain(..) {
            push(row, piece.style, |text| text.push_str(&piece.text));
        }
        self.width += self.word_width;
        (self.word_width, self.word_visible) = (0, 0);
    }
}

/// Appends to the last piece where it has the style, else to a new one.
fn push(pieces: &mut Vec<Piece>, style: Style, append: impl FnOnce(&mut String)) {
    if pieces.last().is_none_or(|last| last.style != style) {
        pieces.push(Piece {
            style,
            text: String::new(),
        });
    }
    append(&mut pieces.last_mut().expect("just pushed").text);
}

#[cfg(test)]
mod tests {
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
