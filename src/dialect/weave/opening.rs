//! Opening what a mark opens.

use super::{FENCE, Open, Weaver, columns};
use crate::dialect::scan::{Kind, Opening};
use crate::dialect::syntax::Key;
use crate::dialect::woven::Frame;
use std::ops::Range;

impl Weaver<'_> {
    pub(super) fn open_at(
        &mut self,
        opening: Opening,
        range: &Range<usize>,
        before: &str,
        indent: usize,
    ) {
        if opening.kind == Kind::Wrap && opening.title.is_none() {
            // What only wraps something changes nothing about its line.
            if !before.trim().is_empty() || !self.fresh {
                self.start();
                self.out.keep(self.old, self.at..range.start);
            }
            self.at = range.end;
            self.push(opening.key, Kind::Wrap, 0, indent);
            return;
        }
        // So far indented, a quote would be code, or go on with a paragraph.
        let own = if self.fresh && before.trim().is_empty() {
            columns(before)
        } else {
            0
        };
        let far = own.saturating_sub(opening.base) > 3;
        let place = if far { opening.base } else { own };
        let strip = own - place;
        let mut column = self.inner_column(place);
        if matches!(opening.kind, Kind::Tab) {
            if opening.sibling {
                self.end_sibling(&opening, indent);
            }
            if !matches!(self.open.last(), Some(open) if matches!(open.kind, Kind::Tabs(_))) {
                self.end_implicit();
                column = self.inner_column(place);
                self.begin(range, before, &mut column);
                self.frame(Kind::Tabs(None), Key::Inner, column, indent, range, true);
                self.strip(strip);
                self.at = range.end;
                self.tab(opening, 0, indent, range);
                return;
            }
            column = self.inner_column(place);
        } else {
            self.end_implicit();
        }
        self.begin(range, before, &mut column);
        self.at = range.end;
        match opening.kind {
            Kind::Tab => {
                self.tab(opening, column, indent, range);
                self.strip(strip);
            }
            Kind::Code(language) => {
                self.code(opening.key, language, column, range);
            }
            Kind::Wrap => {
                if let Some(title) = opening.title {
                    self.lead(column, range);
                    self.out.put("**", range.clone());
                    self.out.keep(self.old, title);
                    self.out.put("**\n", range.clone());
                    self.fresh = true;
                    self.empty(range.end);
                }
                if !opening.alone {
                    self.push(opening.key, Kind::Wrap, column, indent);
                }
            }
            kind => {
                self.frame(kind, opening.key, column, indent, range, false);
                if let Some(open) = self.open.last_mut() {
                    open.short = opening.short;
                    open.indented = opening.indented;
                    open.strip = strip + if opening.indented { 4 } else { 0 };
                }
                self.title(opening.title, range);
                if opening.alone {
                    self.close(range.end);
                }
            }
        }
    }

    /// Takes more of the indentation of what is in the frame opened last.
    fn strip(&mut self, columns: usize) {
        if let Some(open) = self.open.iter_mut().rfind(|open| open.is_frame()) {
            open.strip += columns;
        }
    }

    /// What stands before a mark that opens something on its line: marks of
    /// lists and quotes stay there, and text ends its line.
    fn begin(&mut self, range: &Range<usize>, before: &str, column: &mut usize) {
        if before.trim().is_empty() {
            if !self.fresh {
                self.out.put("\n", range.start..range.start);
                self.fresh = true;
            }
            return;
        }
        self.start();
        let (start, end) = (self.at, range.start);
        self.out.keep(self.old, start..end);
        let marks = self.old[start..end].split_whitespace().all(|word| {
            let number = word.trim_end_matches(['.', ')']);
            matches!(word, "-" | "*" | "+" | ">")
                || (word.len() == number.len() + 1
                    && number.bytes().all(|byte| byte.is_ascii_digit()))
        });
        if marks {
            *column = columns(&self.old[start..end]);
        } else {
            self.break_line(range.start);
            *column = 0;
        }
    }

    /// What a line begins with, up to a frame of a column.
    fn lead(&mut self, column: usize, range: &Range<usize>) {
        if self.fresh {
            // A block of HTML goes on until an empty line.
            if !self.out.text.is_empty() && !self.out.text.ends_with("\n\n") {
                self.empty(range.start);
            }
            let prefix = self.prefix() + &" ".repeat(column);
            self.out.put(&prefix, range.start..range.start);
            self.fresh = false;
        }
    }

    fn push(&mut self, key: Key, kind: Kind, column: usize, indent: usize) {
        self.open.push(Open {
            key,
            kind,
            column,
            indent,
            strip: 0,
            short: false,
            indented: false,
            implicit: false,
        });
    }

    fn frame(
        &mut self,
        kind: Kind,
        key: Key,
        column: usize,
        indent: usize,
        range: &Range<usize>,
        implicit: bool,
    ) {
        self.lead(column, range);
        let frame = match &kind {
            Kind::Aside(tone) => Frame::Aside {
                tone: *tone,
                titled: false,
            },
            Kind::Tabs(group) => Frame::Tabs {
                group: group.clone(),
            },
            _ => Frame::Tab { titled: false },
        };
        self.out.frames.insert(self.out.text.len(), frame);
        self.out.put("> ", range.clone());
        self.push(key, kind, column, indent);
        if let Some(open) = self.open.last_mut() {
            open.implicit = implicit;
        }
    }

    fn tab(&mut self, opening: Opening, column: usize, indent: usize, range: &Range<usize>) {
        self.frame(Kind::Tab, opening.key, column, indent, range, false);
        if let Some(open) = self.open.last_mut() {
            open.short = opening.short;
            open.indented = opening.indented;
            open.strip = if opening.indented { 4 } else { 0 };
        }
        self.title(opening.title, range);
        if let Some(language) = opening.code {
            self.code(Key::Inner, language, 0, range);
        }
        if opening.alone {
            self.close(range.end);
        }
    }

    /// The title of the frame that was just opened, and the end of its line.
    fn title(&mut self, title: Option<Range<usize>>, range: &Range<usize>) {
        let Some(title) = title else {
            self.out.put("\n", range.end..range.end);
            self.fresh = true;
            return;
        };
        let start = self.out.text.len() - 2;
        match self.out.frames.get_mut(&start) {
            Some(Frame::Aside { titled, .. } | Frame::Tab { titled }) => *titled = true,
            _ => return,
        }
        self.out
            .put("# ", range.start..title.start.max(range.start));
        self.out.keep(self.old, title.clone());
        self.out.put("\n", title.end..title.end);
        self.fresh = true;
    }

    fn code(&mut self, key: Key, language: String, column: usize, range: &Range<usize>) {
        self.lead(column, range);
        let line = format!("{FENCE}{language}\n");
        self.out.put(&line, range.clone());
        self.fresh = true;
        self.push(key, Kind::Code(language), column, 0);
    }

    /// Ends the tab of the same kind that a tab stands beside.
    fn end_sibling(&mut self, opening: &Opening, indent: usize) {
        let beside = self.open.iter().rposition(|open| {
            open.key == opening.key && (open.indent == indent || opening.key != Key::Indented(true))
        });
        if let Some(beside) = beside {
            while self.open.len() > beside {
                self.close(self.at);
            }
        }
    }
}
