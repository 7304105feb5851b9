//! The text of inlines with marks for labels, links and code, before quotes
//! and separators are looked at.

use super::Label;
use super::flat::{LONGEST_LABEL, Name};
use super::labels::closing;
use super::marks::{CODE, LABEL, LINK, LINK_END, PICTURE, TITLE, TITLE_END, is_reserved};
use super::swallowed::{Around, swallowed};
use super::words::ActionWords;
use crate::article::{Inline, InlineKind, is_blank, is_line_break, plain_text};

/// What a writer set with a label that is of the sentence.
const STOPS: [char; 8] = ['.', ',', ':', ';', '。', '、', '،', '：'];

/// The text of inlines with marks, before quotes and separators are looked at.
pub(super) struct Raw<'w> {
    pub(super) text: String,
    pub(super) names: Vec<Name>,
    /// The words of the language, where what is of the sentence matters.
    words: Option<&'w ActionWords>,
}

impl<'w> Raw<'w> {
    pub(super) fn new(words: Option<&'w ActionWords>) -> Self {
        Self {
            text: String::new(),
            names: Vec::new(),
            words,
        }
    }

    fn opens_sentence(&self) -> bool {
        let text = self.text.trim_end();
        text.is_empty()
            || text.ends_with(['.', '!', '?', ':', '。', '：', ';'])
            || self.text.ends_with('\n')
    }

    fn text(&mut self, text: &str) {
        if text.contains(is_reserved) {
            self.text.extend(text.chars().filter(|c| !is_reserved(*c)));
        } else {
            self.text.push_str(text);
        }
    }

    fn label(&mut self, text: &str, dest: Option<String>, heads: bool, next: Option<char>) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.text.push(' ');
            return;
        }
        // What a writer swallowed into the bold belongs to the sentence.
        let dots = trimmed.ends_with("...") || trimmed.ends_with('…');
        let core = if dots {
            trimmed
        } else {
            trimmed.trim_end_matches(STOPS)
        };
        if core.is_empty() {
            self.text(text);
            return;
        }
        let tail = &trimmed[core.len()..];
        let around = Around {
            before: &self.text,
            next,
        };
        let core = match swallowed(core, &around, self.words) {
            Some(cut) if cut.goes_on && tail.is_empty() => {
                self.text(text);
                return;
            }
            Some(cut) => {
                self.text(&core[..cut.at]);
                &core[cut.at..]
            }
            None => core,
        };
        if core.is_empty() {
            self.text.push(' ');
            self.text(tail);
            return;
        }
        self.text.push(LABEL);
        self.names.push(Name {
            label: way(unquoted(core)),
            dest,
            heads,
        });
        self.text(tail);
    }

    pub(super) fn inlines(&mut self, content: &[Inline<'_>]) {
        for (n, inline) in content.iter().enumerate() {
            let rest = &content[n + 1..];
            match &inline.kind {
                InlineKind::Text(text) => self.text(text),
                InlineKind::Code(text) => {
                    self.text.push(CODE);
                    self.names.push(Name {
                        label: Label(vec![text.trim().to_owned()]),
                        dest: None,
                        heads: false,
                    });
                }
                InlineKind::SoftBreak => self.text.push(' '),
                InlineKind::Image(link) => self.picture(&plain_text(&link.content)),
                InlineKind::HardBreak => self.text.push('\n'),
                InlineKind::Html(tag) => {
                    if is_line_break(tag) {
                        self.text.push('\n');
                    }
                }
                InlineKind::Strong(inner) => self.strong(inner, rest),
                InlineKind::Emphasis(inner) => {
                    let text = plain_text(inner);
                    let named = text.chars().next().is_some_and(|c| !c.is_lowercase())
                        && text.chars().count() <= LONGEST_LABEL / 2
                        && !inner
                            .iter()
                            .any(|inner| matches!(inner.kind, InlineKind::Link(_)));
                    if named && !self.opens_sentence() {
                        self.label(&text, None, false, next_shown(rest));
                    } else {
                        self.inlines(inner);
                    }
                }
                InlineKind::Strikethrough(inner) => self.inlines(inner),
                InlineKind::Link(link) => {
                    if is_blank(&link.content)
                        || matches!(
                            link.content[..],
                            [Inline {
                                kind: InlineKind::Image(_),
                                ..
                            }]
                        )
                    {
                        self.text.push(' ');
                        continue;
                    }
                    let text = plain_text(&link.content);
                    self.text.push(LINK);
                    self.text(&text);
                    self.text.push(LINK_END);
                    self.names.push(Name {
                        label: way(text.trim_end_matches(STOPS)),
                        dest: Some(link.dest.to_string()),
                        heads: false,
                    });
                }
            }
        }
    }

    /// A picture stands for the control that it shows: "select ![gear](…)".
    fn picture(&mut self, text: &str) {
        let named = !text.is_empty() && text.chars().count() <= LONGEST_LABEL / 2;
        self.text.push(PICTURE);
        self.names.push(Name {
            label: Label(named.then(|| text.to_owned()).into_iter().collect()),
            dest: None,
            heads: false,
        });
    }

    fn strong(&mut self, inner: &[Inline<'_>], rest: &[Inline<'_>]) {
        let text = plain_text(inner);
        let opens = self.opens_sentence();
        if opens {
            let next = rest.iter().find_map(|inline| match &inline.kind {
                InlineKind::Text(text) => text.trim_start().chars().next(),
                InlineKind::HardBreak => Some('.'),
                InlineKind::Html(tag) if is_line_break(tag) => Some('.'),
                InlineKind::SoftBreak | InlineKind::Html(_) => None,
                _ => Some('x'),
            });
            let titled =
                text.ends_with([':', '：']) || matches!(next, Some(':' | '：' | '-' | '–' | '—'));
            if titled {
                self.text.push(TITLE);
                self.inlines(inner);
                self.text.push(TITLE_END);
                return;
            }
            let whole = text.ends_with(['.', '。', '!'])
                || matches!(next, None | Some('.' | '。' | '!' | '?'));
            if whole {
                self.inlines(inner);
                return;
            }
        }
        let dest = inner.iter().find_map(|inline| match &inline.kind {
            InlineKind::Link(link) => Some(link.dest.to_string()),
            _ => None,
        });
        self.label(&text, dest, opens, next_shown(rest));
    }
}

/// What a reader sees after a text, if that is text too.
fn next_shown(rest: &[Inline<'_>]) -> Option<char> {
    rest.iter().find_map(|inline| match &inline.kind {
        InlineKind::Text(text) => text.trim_start().chars().next(),
        _ => None,
    })
}

/// What separates the parts of a way through menus.
pub(super) const SEPARATORS: [&str; 8] = [">", "→", "›", "»", "->", "=>", ">>", "＞"];

/// A label's text as the way through menus that it may be.
pub(super) fn way(text: &str) -> Label {
    let parts: Vec<String> = text
        .replace("->", ">")
        .replace("=>", ">")
        .split(['>', '→', '›', '»', '＞'])
        .map(|part| {
            let words: Vec<&str> = part.split_whitespace().collect();
            let part = words.join(" ");
            let open = part.matches('"').count() == 1;
            let part = if open { part.trim_matches('"') } else { &part };
            unquoted(part).to_owned()
        })
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return Label(vec![text.to_owned()]);
    }
    Label(parts)
}

/// A label without the quotes or brackets that stand inside its bold.
fn unquoted(text: &str) -> &str {
    let Some(open) = text.chars().next() else {
        return text;
    };
    let inside = &text[open.len_utf8()..];
    let closes = closing(open).unwrap_or_default();
    match inside.strip_suffix(closes) {
        Some(inside) if !inside.trim().is_empty() && !inside.contains(closes) => inside.trim(),
        _ => text,
    }
}
