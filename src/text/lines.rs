//! From byte offsets to the lines and columns that people count.

use memchr::memchr_iter;

/// A place in a file as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in Unicode scalar values, counted from 1.
    pub column: u32,
}

/// Where the lines of a text start.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the line starts of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 32 + 1);
        starts.push(0);
        starts.extend(
            memchr_iter(b'\n', text.as_bytes()).map(|n| u32::try_from(n + 1).unwrap_or(u32::MAX)),
        );
        Self { starts }
    }

    /// The line that holds the byte, counted from 1.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        let after = self.starts.partition_point(|&start| start <= offset);
        u32::try_from(after.max(1)).unwrap_or(u32::MAX)
    }

    /// The bytes of a line of `text`, counted from 1, without its line end.
    #[must_use]
    pub fn range(&self, text: &str, line: u32) -> std::ops::Range<usize> {
        let start_of = |line: usize| self.starts.get(line).map(|&start| start as usize);
        let start = start_of((line as usize).saturating_sub(1)).unwrap_or(text.len());
        let end = start_of(line as usize).unwrap_or(text.len());
        let inside = text.get(start..end).unwrap_or("");
        start..start + inside.trim_end_matches(['\r', '\n']).len()
    }

    /// Line and column of a byte of `text`, the text that the index was made from.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.starts[line as usize - 1] as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(start..end).unwrap_or("");
        // Characters begin with what is no continuation byte. A byte order
        // mark at the beginning is no column that an editor shows.
        let mark = start == 0 && before.starts_with('\u{feff}');
        let is_first = |byte: &&u8| (**byte & 0xc0) != 0x80;
        let column = before.as_bytes().iter().filter(is_first).count() + 1 - usize::from(mark);
        Position {
            line,
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let text = "één\ntwee\n";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let offset = u32::try_from(text.find(needle).unwrap()).unwrap();
            let position = index.position(text, offset);
            (position.line, position.column)
        };
        assert_eq!(at("één"), (1, 1));
        assert_eq!(at("n\n"), (1, 3));
        assert_eq!(at("wee"), (2, 2));
        assert_eq!(index.line(u32::try_from(text.len()).unwrap()), 3);
        assert_eq!(&text[index.range(text, 2)], "twee");
        assert_eq!(index.range(text, 3), text.len()..text.len());
        assert_eq!(index.range(text, 9), text.len()..text.len());
    }
}
