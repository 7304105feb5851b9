//! Quotes, brackets and broken bold as labels; parts of one way joined.

use super::Label;
use super::flat::{Flat, LONGEST_LABEL, Links, Name};
use super::marks::{CODE, LABEL, LINK, LINK_END, PICTURE, TITLE, TITLE_END, is_mark};
use super::raw::{SEPARATORS, is_separator, tidy, way};
use super::words::{ActionWords, Class};

/// How many words a part of a way has that is not set apart.
const LONGEST_PART: usize = 5;

/// Quotes and brackets that can surround a label, with what closes them.
pub(super) fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '“' | '”' => &['”', '“'],
        '„' => &['“', '”', '„'],
        '«' => &['»'],
        '「' => &['」'],
        '『' => &['』'],
        '［' | '[' => &['］', ']'],
        '"' => &['"'],
        '‘' => &['’'],
        '\'' => &['\''],
        _ => return None,
    })
}

/// The last label or link that was written, for what may join it.
pub(super) struct Last {
    /// Where it begins in the folded text.
    start: usize,
    /// Where it ends there.
    end: usize,
    /// Where it begins and ends in the shown text.
    shown_start: usize,
    shown_end: usize,
    link: bool,
}

pub(super) struct Folding<'r, 'f, N> {
    pub(super) raw: &'r str,
    pub(super) names: N,
    pub(super) out: &'f mut Flat,
    pub(super) last: Option<Last>,
    pub(super) links: Links,
    /// The words of a language whose verbs come first, where they matter.
    pub(super) words: Option<&'f ActionWords>,
}

impl<N: Iterator<Item = Name>> Folding<'_, '_, N> {
    pub(super) fn run(mut self) {
        let raw = self.raw;
        let mut at = 0;
        while let Some(c) = raw[at..].chars().next() {
            if c.is_ascii_alphanumeric() {
                let word = raw.as_bytes()[at..].iter();
                let length = word.take_while(|byte| byte.is_ascii_alphanumeric()).count();
                self.out.push_ascii(&raw[at..at + length]);
                at += length;
                continue;
            }
            let next = at + c.len_utf8();
            let ends = raw[next..].chars().next().is_none_or(char::is_whitespace);
            if matches!(c, '\n' | ')' | '،') || matches!(c, '.' | ',' | ';' | ':') && ends {
                self.end_of_way();
            }
            match c {
                LABEL => {
                    if let Some(name) = self.names.next() {
                        self.label(name);
                    }
                }
                CODE | PICTURE => {
                    if let Some(name) = self.names.next() {
                        self.last = None;
                        self.out.mark(c, &name.label.text());
                        self.out.names.push(name);
                    }
                }
                LINK => {
                    let end = raw[next..].find(LINK_END).map_or(raw.len(), |n| next + n);
                    if let Some(name) = self.names.next() {
                        self.link(name, &raw[next..end]);
                    }
                    at = (end + LINK_END.len_utf8()).min(raw.len());
                    continue;
                }
                TITLE | TITLE_END => self.out.mark(c, ""),
                '*' if raw[next..].starts_with('*') => {
                    // Bold that a translation broke: its marks are still there.
                    let inside = next + 1;
                    let near = raw[inside..]
                        .char_indices()
                        .nth(LONGEST_LABEL + 2)
                        .map_or(&raw[inside..], |(end, _)| &raw[inside..inside + end]);
                    match near.find("**").filter(|n| is_label(&near[..*n])) {
                        Some(length) => {
                            self.quoted(&raw[inside..inside + length]);
                            at = inside + length + 2;
                        }
                        None => at = inside,
                    }
                    continue;
                }
                _ => {
                    if let Some(end) = self.quotation(c, at) {
                        at = end;
                        continue;
                    }
                    self.out.push(if c == '\n' {
                        '\n'
                    } else if c.is_whitespace() {
                        ' '
                    } else {
                        c
                    });
                }
            }
            at = next;
        }
        self.end_of_way();
    }

    /// The last parts of a way that no writer set in bold, to the end of the clause:
    /// "**Settings** > **Accounts** > Your info".
    fn end_of_way(&mut self) {
        let (Some(words), Some(last)) = (self.words, &self.last) else {
            return;
        };
        let text = self.out.shown.get(last.shown_end..).unwrap_or_default();
        if text.len() > 4 * LONGEST_LABEL {
            return;
        }
        let Some(text) = text
            .trim()
            .strip_prefix(is_separator)
            .filter(|_| !last.link)
        else {
            return;
        };
        let none = Class::JOINERS
            .or(Class::CONDITION)
            .or(Class::PURPOSE)
            .or(Class::ASIDE)
            .or(Class::SCOPE_BEFORE);
        let part = |part: &String| {
            let mut of_part = part.split(' ');
            !part.is_empty()
                && !part.starts_with(char::is_lowercase)
                && part.split(' ').count() <= LONGEST_PART
                && !part.contains(|c: char| is_mark(c) || "!?()[]\"".contains(c))
                && !of_part.any(|word| {
                    let class = words.class(word);
                    class.is(none) && !class.is(Class::JOIN)
                })
        };
        let parts: Vec<String> = text.split(is_separator).map(tidy).collect();
        if parts.iter().all(part) {
            let label = Label(parts);
            let (dest, heads) = (None, false);
            self.join(Name { label, dest, heads }, true);
        }
    }

    /// Writes what stands in quotes as a label; gives where it ends.
    fn quotation(&mut self, open: char, at: usize) -> Option<usize> {
        let closes = closing(open)?;
        let raw = self.raw;
        let inside = at + open.len_utf8();
        let before = raw[..at].chars().next_back();
        if matches!(open, '\'' | '"' | '‘' | '”') && before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let (length, close) = raw[inside..]
            .char_indices()
            .take(LONGEST_LABEL)
            .take_while(|(_, c)| *c != '\n')
            .find(|&(n, c)| {
                let after = raw[inside + n + c.len_utf8()..].chars().next();
                // An apostrophe inside a word closes nothing.
                closes.contains(&c)
                    && (!matches!(c, '\'' | '’') || !after.is_some_and(char::is_alphanumeric))
            })?;
        let end = inside + length + close.len_utf8();
        let content = &raw[inside..inside + length];
        let trimmed = content.trim();
        if trimmed.chars().eq([LABEL]) {
            let name = self.names.next()?;
            self.label(name);
            return Some(end);
        }
        if !is_label(content) || matches!(trimmed, "x" | "X") {
            return None;
        }
        self.quoted(content);
        Some(end)
    }

    fn quoted(&mut self, text: &str) {
        const STOPS: [char; 4] = [',', '.', '،', '。'];
        let text = text.trim();
        let label = text.trim_end_matches(STOPS);
        // "… is called "this," click": the comma is the sentence's.
        let stop = text[label.len()..].chars().next();
        let dots = text.ends_with("..") || label.is_empty();
        let stop = stop.filter(|_| !dots);
        self.label(Name {
            label: way(if dots { text } else { label }),
            dest: None,
            heads: false,
        });
        if let Some(stop) = stop {
            self.out.push(stop);
            self.out.push(' ');
        }
    }

    /// What stands between the last label or link and here.
    fn between(&self) -> Option<&str> {
        let last = self.last.as_ref()?;
        self.out.folded.get(last.end..).map(str::trim)
    }

    fn label(&mut self, name: Name) {
        let joins = self.between().map(|between| {
            if SEPARATORS.contains(&between) {
                Some(true)
            } else if between.is_empty() && !self.last.as_ref().is_some_and(|last| last.link) {
                Some(false)
            } else {
                None
            }
        });
        if let Some(Some(way)) = joins {
            self.join(name, way);
            return;
        }
        if let Some(parts) = self.parts_between() {
            self.take(parts);
            self.join(name, true);
            return;
        }
        self.dotted();
        if self.between().is_some_and(|between| between == ">") {
            self.join(name, true);
            return;
        }
        self.write(LABEL, name);
    }

    /// The words between the last label and here, where they are of the same way: the
    /// rest of its last part, then further parts. "**Encrypt** with key > Details > ".
    fn parts_between(&self) -> Option<Vec<String>> {
        let words = self.words?;
        let last = self.last.as_ref().filter(|last| !last.link)?;
        let text = self.out.shown.get(last.shown_end..)?.trim();
        let text = text.strip_suffix(is_separator)?;
        let mut parts: Vec<String> = text.split(is_separator).map(tidy).collect();
        let none = Class::JOINERS
            .or(Class::CONDITION)
            .or(Class::PURPOSE)
            .or(Class::ASIDE)
            .or(Class::CONTROL_BEFORE)
            .or(Class::PLACE_BEFORE)
            .or(Class::PRONOUN);
        let is = |word: &str, class: Class| words.class(word).is(class);
        // An article alone is of the part that comes next.
        let small = |word: &str| is(word, Class::ARTICLE) || word.ends_with('\'');
        if let Some(rest) = parts.first_mut().filter(|rest| rest.split(' ').all(small)) {
            rest.clear();
        }
        let (rest, further) = parts.split_first()?;
        let first = rest.split(' ').next().unwrap_or_default();
        // "**Lock** with key >" is one part, "**A** in all the groups >" is two.
        let says_where = is(first, Class::SCOPE_BEFORE) && !is(first, Class::JOIN);
        if says_where && rest.split(' ').count() > 2 {
            return None;
        }
        let of_way = |part: &String| {
            part.split(' ').count() <= LONGEST_PART
                && !part.contains(|c: char| is_mark(c) || ".,:;!?()[]\"،؛".contains(c))
        };
        let whole = rest.split(' ').all(|word| !is(word, none));
        let named = !further.iter().any(String::is_empty);
        (whole && named && parts.iter().all(of_way)).then_some(parts)
    }

    /// Takes the words behind the last label into it.
    fn take(&mut self, parts: Vec<String>) {
        let Some(Label(known)) = self.out.names.last_mut().map(|name| &mut name.label) else {
            return;
        };
        let mut parts = parts.into_iter();
        if let (Some(last), Some(rest)) = (known.last_mut(), parts.next())
            && !rest.is_empty()
        {
            last.push(' ');
            last.push_str(&rest);
        }
        known.extend(parts);
    }

    /// A way can begin with a control that is only called by its dots: "… > **A**".
    fn dotted(&mut self) {
        if self.words.is_none() {
            return;
        }
        let without = |text: &str| {
            let rest = text.trim_end().strip_suffix('>')?.trim_end();
            let word = rest.trim_end_matches(['.', '…']);
            let dots = &rest[word.len()..];
            let alone = word.is_empty() || word.ends_with(' ');
            (alone && (dots == "…" || dots == "...")).then_some((word.len(), dots.to_owned()))
        };
        let (Some((shown, dots)), Some((folded, _))) =
            (without(&self.out.shown), without(&self.out.folded))
        else {
            return;
        };
        self.out.shown.truncate(shown);
        self.out.folded.truncate(folded);
        self.out.back.truncate(folded);
        let label = Label(vec![dots]);
        self.write(
            LABEL,
            Name {
                label,
                dest: None,
                heads: false,
            },
        );
        self.out.push('>');
    }

    fn write(&mut self, mark: char, name: Name) {
        let (start, shown_start) = (self.out.folded.len(), self.out.shown.len());
        self.out.mark(mark, &name.label.text());
        self.last = Some(Last {
            start,
            shown_start,
            end: self.out.folded.len(),
            shown_end: self.out.shown.len(),
            link: false,
        });
        self.out.names.push(name);
    }

    /// Joins a name to the last one: as the next part of a way, or as the rest
    /// of a label that was cut in two.
    fn join(&mut self, name: Name, way: bool) {
        let (Some(last), Some(before)) = (&mut self.last, self.out.names.last_mut()) else {
            return;
        };
        let mut parts = name.label.0.into_iter();
        // "Go **to** > **A**": a small word before a way is of the sentence.
        let small =
            |text: &String| text.chars().count() <= 3 && text.chars().all(char::is_lowercase);
        if way && before.label.0.len() == 1 && before.label.0.iter().all(small) {
            before.label.0.clear();
        }
        if way {
            before.label.0.extend(parts);
        } else {
            let spaced = self.out.shown.len() > last.shown_end;
            if let (Some(end), Some(first)) = (before.label.0.last_mut(), parts.next()) {
                if spaced {
                    end.push(' ');
                }
                end.push_str(&first);
            }
            before.label.0.extend(parts);
        }
        before.dest = name.dest.or(before.dest.take());
        // It is written again, with all that it is now.
        let text = before.label.text();
        let out = &mut *self.out;
        out.folded.truncate(last.start);
        out.back.truncate(last.start);
        out.shown.truncate(last.shown_start);
        out.mark(LABEL, &text);
        last.end = out.folded.len();
        last.shown_end = out.shown.len();
        last.link = false;
    }

    fn link(&mut self, name: Name, text: &str) {
        let joins = self
            .between()
            .is_some_and(|between| SEPARATORS.contains(&between));
        if joins {
            self.join(name, true);
            return;
        }
        let (start, shown_start) = (self.out.folded.len(), self.out.shown.len());
        if self.links == Links::Plain {
            for c in text.chars() {
                self.out.push(if c.is_whitespace() { ' ' } else { c });
            }
            let dest = name.dest.unwrap_or_default();
            self.out.links.push((start, self.out.folded.len(), dest));
            self.last = None;
            return;
        }
        self.out.mark(LINK, "");
        for c in text.chars() {
            self.out.push(if c.is_whitespace() { ' ' } else { c });
        }
        self.out.mark(LINK_END, "");
        self.last = Some(Last {
            start,
            shown_start,
            end: self.out.folded.len(),
            shown_end: self.out.shown.len(),
            link: true,
        });
        self.out.names.push(name);
    }
}

/// Whether the text between quotes can be a label.
fn is_label(text: &str) -> bool {
    let trimmed = text.trim();
    !trimmed.is_empty()
        && text.chars().count() <= LONGEST_LABEL
        && !text.contains(|c: char| is_mark(c) || c == '\n')
        && trimmed.contains(char::is_alphanumeric)
}
