//! Text that no notebook takes for mathematics.
//!
//! Notebooks read more into text than `CommonMark` does: a dollar, a
//! backslash before a bracket and `@@1@@` are marks of mathematics, and a
//! backtick keeps them from being it; they look for them by patterns that know
//! no escapes. They are written as entities, which are text to everyone.

use super::writer::{Dialect, Writer};

const MARKS: [char; 4] = ['\\', '$', '@', '`'];

impl Writer<'_> {
    /// Whether text would have to be written in other characters.
    pub(super) fn shields(&self, text: &str) -> bool {
        self.dialect == Dialect::Notebook && text.contains(MARKS)
    }

    /// Makes entities of what stands as Markdown from `start` on, its escapes
    /// among it. It must hold no code.
    pub(super) fn shield(&mut self, start: usize) {
        if !self.shields(&self.out[start..]) {
            return;
        }
        let text = self.out.split_off(start);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let escaped = chars.peek().filter(|next| next.is_ascii_punctuation());
            match (c, escaped.copied()) {
                ('\\', Some(escaped)) => {
                    chars.next();
                    if !self.push_entity(escaped) {
                        self.out.extend(['\\', escaped]);
                    }
                }
                _ if self.push_entity(c) => {}
                _ => self.out.push(c),
            }
        }
    }

    /// The same for HTML, which has no escapes.
    pub(super) fn shield_html(&mut self, start: usize) {
        if !self.shields(&self.out[start..]) {
            return;
        }
        for c in self.out.split_off(start).chars() {
            if !self.push_entity(c) {
                self.out.push(c);
            }
        }
    }

    /// Writes a mark as an entity.
    fn push_entity(&mut self, c: char) -> bool {
        let entity = match c {
            '\\' => "&#92;",
            '$' => "&#36;",
            '@' => "&#64;",
            '`' => "&#96;",
            _ => return false,
        };
        self.out.push_str(entity);
        true
    }
}
