//! What we say ourselves, around an article's text.

use super::escape::plain;
use super::writer::{BULLET, Writer};

impl Writer<'_> {
    /// A heading of a level.
    pub(in crate::emit) fn title(&mut self, level: usize, text: &str) {
        self.begin();
        self.out.extend(std::iter::repeat_n('#', level));
        self.out.push(' ');
        self.plain(text);
        self.end();
    }

    /// A paragraph.
    pub(in crate::emit) fn sentence(&mut self, text: &str) {
        self.begin();
        self.plain(text);
        self.end();
    }

    /// A paragraph in bold.
    pub(in crate::emit) fn strong(&mut self, text: &str) {
        self.begin();
        self.bold(text);
        self.end();
    }

    /// A list.
    pub(in crate::emit) fn bullets(&mut self, texts: impl Iterator<Item = String>) {
        self.list(BULLET, true, |w, marker| {
            for text in texts {
                w.item(marker, 0, |w| w.plain(&text));
            }
        });
    }

    /// Code that is shown and never run.
    pub(in crate::emit) fn listing(&mut self, language: &str, text: &str) {
        self.code(language, text.split_inclusive('\n'));
    }

    /// Text in bold, between marks that nothing stands beside.
    pub(super) fn bold(&mut self, text: &str) {
        self.out.push_str("**");
        self.plain(text);
        self.out.push_str("**");
    }

    /// A remark in a line.
    pub(super) fn remark(&mut self, text: &str) {
        self.out.push_str(" *");
        self.plain(text);
        self.out.push('*');
    }

    fn plain(&mut self, text: &str) {
        let start = self.out.len();
        self.out.push_str(&plain(text));
        self.shield(start);
    }
}
