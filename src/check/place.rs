//! Where commands stand in a file, which are without the prompts and the indentation that
//! they have there.

use crate::diagnostic::Fix;
use crate::text::Span;
use std::ops::Range;

/// The lines of a command, and where each stands in the file.
pub(super) struct Placed {
    lines: Vec<Line>,
}

struct Line {
    /// Where it begins in the command, and how long it is.
    start: usize,
    length: usize,
    /// Where its text begins in the file, and what stands before it on its line.
    at: usize,
    before: String,
}

impl Placed {
    /// Finds a command in the block of code that holds it, or in code within a text.
    /// `from` is where the command before it ended, if one did. Nothing where the file
    /// has it in other words, as no file should.
    pub(super) fn find(text: &str, block: Span, from: usize, command: &str) -> Option<Self> {
        let end = block.range().end;
        let mut at = block.range().start.max(from);
        let mut lines = Vec::new();
        let mut start = 0;
        if !command.contains('\n') && !block.slice(text).contains('\n') {
            let own = at + text.get(at..end)?.find(command)?;
            lines.push(Line {
                start,
                length: command.len(),
                at: own,
                before: String::new(),
            });
            return Some(Self { lines });
        }
        for line in command.split('\n') {
            let line = line.trim_end_matches('\r');
            loop {
                let rest = text.get(at..end)?;
                if rest.is_empty() {
                    return None;
                }
                let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
                let own = rest[..length].trim_end_matches(['\n', '\r']);
                let begin = at;
                at += length;
                if let Some(before) = own.strip_suffix(line) {
                    lines.push(Line {
                        start,
                        length: line.len(),
                        at: begin + before.len(),
                        before: before.to_owned(),
                    });
                    break;
                }
                // What goes on does so on the next line.
                if !lines.is_empty() {
                    return None;
                }
            }
            start += line.len() + 1;
        }
        Some(Self { lines })
    }

    /// Where the command ends in the file.
    pub(super) fn end(&self) -> usize {
        self.lines.last().map_or(0, |line| line.at + line.length)
    }

    fn line(&self, offset: usize) -> &Line {
        let after = self.lines.partition_point(|line| line.start <= offset);
        &self.lines[after.saturating_sub(1)]
    }

    /// Which line of the command a place is on.
    pub(super) fn number(&self, offset: usize) -> usize {
        let after = self.lines.partition_point(|line| line.start <= offset);
        after.saturating_sub(1)
    }

    fn offset(&self, offset: usize) -> usize {
        let line = self.line(offset);
        line.at + (offset - line.start).min(line.length)
    }

    /// Where a piece of the command stands.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let start = self.offset(range.start);
        Span::new(start..self.offset(range.end).max(start))
    }

    /// An edit of the command as one of the file: lines that it adds are indented as
    /// the others are.
    pub(super) fn fix(&self, edit: &(Range<usize>, String)) -> Fix {
        let (range, text) = edit;
        let last = self.lines.last().map_or(0, |line| line.start + line.length);
        // The file has the end of the last line itself.
        let text = if range.start >= last {
            text.trim_end_matches('\n')
        } else {
            text
        };
        let before = &self.line(range.start).before;
        let before: String = if before.trim().is_empty() || before.trim_start().starts_with('>') {
            before.clone()
        } else {
            before
                .chars()
                .map(|c| if c == '\t' { c } else { ' ' })
                .collect()
        };
        Fix {
            span: self.span(range),
            text: text.replace('\n', &format!("\n{before}")),
        }
    }
}
