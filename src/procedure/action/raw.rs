//! The text of inlines with marks for labels, links and code, before quotes
//! and separators are looked at.

use super::Label;
use super::flat::{LONGEST_LABEL, Name};
use super::labels::closing;
use super::marks::{CODE, LABEL, LINK, LINK_END, PICTURE, TITLE, TITLE_END, is_reserved};
use super::swallowed::{Around, particle, swallowed};
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

    fn label(&mut self, text: &str, dest: Option<String>, heads: bool, after: &str) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.text.push(' ');
            return;
        }
        // What a writer swallowed into the bold belongs to the sentence.
        let core = without_stop(trimmed);
        if core.is_empty() {
            self.text(text);
            return;
        }
        let tail = &trimmed[core.len()..];
        let around = Around {
            before: &self.text,
            next: after.chars().next(),
            after,
        };
        // A case that a writer set in bold is no label.
        if self.words.is_some_and(|words| words.closes_case(core)) {
            self.text(text);
            return;
        }
        let (core, rest) = core.split_at(particle(core, &around, self.words).unwrap_or(core.len()));
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
        self.text(rest);
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
                    } else if let Some(told) = pictured(tag)
                        && (!told.is_empty() || self.stands_alone(rest))
                    {
                        self.picture(told);
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
                        self.apart(rest);
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
                        label: named(&text),
                        dest: Some(link.dest.to_string()),
                        heads: false,
                    });
                }
            }
        }
    }

    /// Whether a picture before the rest stands beside no label, which it would only show.
    fn stands_alone(&self, rest: &[Inline<'_>]) -> bool {
        let mut next = rest.iter().filter(|inline| match &inline.kind {
            InlineKind::Text(text) => !text.trim().is_empty(),
            InlineKind::SoftBreak => false,
            _ => true,
        });
        let named = next
            .next()
            .is_some_and(|next| matches!(next.kind, InlineKind::Strong(_) | InlineKind::Link(_)));
        !named && !self.text.trim_end().ends_with([LABEL, LINK_END])
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

    /// Parts the words that a translation wrote together with what was set apart before
    /// them: "*a.exe*in the".
    fn apart(&mut self, rest: &[Inline<'_>]) {
        let next = match rest.first().map(|next| &next.kind) {
            Some(InlineKind::Text(text)) => text.chars().next(),
            _ => None,
        };
        let latin = |c: char| c.is_alphanumeric() && c < '\u{250}';
        if next.is_some_and(latin) && self.text.ends_with(latin) {
            self.text.push(' ');
        }
    }

    fn strong(&mut self, inner: &[Inline<'_>], rest: &[Inline<'_>]) {
        let text = plain_text(inner);
        if several(&text).is_some() {
            self.inlines(inner);
            return;
        }
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

/// What a picture's tag says that it shows, if it is one.
fn pictured(tag: &str) -> Option<&str> {
    let name = tag.get(..4)?;
    if !name.eq_ignore_ascii_case("<img") {
        return None;
    }
    let told = tag.split_once("alt=").map_or("", |(_, told)| told);
    let quote = told.chars().next().filter(|c| matches!(c, '"' | '\''));
    let told = quote.and_then(|quote| told[1..].split(quote).next());
    Some(told.unwrap_or_default().trim())
}

/// What a reader sees after a text, if that is text too.
fn next_shown<'r>(rest: &'r [Inline<'_>]) -> &'r str {
    let mut texts = rest.iter().filter_map(|inline| match &inline.kind {
        InlineKind::Text(text) => Some(text.trim_start()),
        _ => None,
    });
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

/// A text without the stops at its end; dots that say that there is more are
/// of it.
fn without_stop(text: &str) -> &str {
    if text.ends_with("...") || text.ends_with('…') {
        return text;
    }
    text.trim_end_matches(STOPS)
}

/// The labels of a text that holds several, each in quotes or brackets of its
/// own, with no more between them than what separates them: `[A], [B]`.
fn several(text: &str) -> Option<Vec<&str>> {
    let mut rest = text.trim();
    let mut labels = Vec::new();
    while let Some(open) = rest.chars().next() {
        let inside = &rest[open.len_utf8()..];
        let end = inside.find(closing(open)?)?;
        let close = inside[end..].chars().next().map_or(0, char::len_utf8);
        let label = inside[..end].trim();
        if label.is_empty() {
            return None;
        }
        labels.push(label);
        rest = inside[end + close..].trim_start_matches([' ', ',', '、', '،', '>']);
    }
    (labels.len() > 1).then_some(labels)
}

/// The text of a link as the label that it may be.
pub(super) fn named(text: &str) -> Label {
    let text = without_stop(text.trim());
    match several(text) {
        Some(labels) => Label(labels.into_iter().map(str::to_owned).collect()),
        None => way(unquoted(text)),
    }
}

/// What separates the parts of a way through menus.
pub(super) const SEPARATORS: [&str; 8] = [">", "→", "›", "»", "->", "=>", ">>", "＞"];

/// Whether a character alone separates the parts of a way.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '>' | '→' | '›' | '»' | '＞')
}

/// A text with single blanks.
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// A label's text as the way through menus that it may be.
pub(super) fn way(text: &str) -> Label {
    if is_plain(text) {
        return Label(vec![text.to_owned()]);
    }
    // "Answer « Hey »": what closes a quotation separates nothing.
    let quotes = text.contains('«');
    let parts: Vec<String> = text
        .replace("->", ">")
        .replace("=>", ">")
        .split(|c| is_separator(c) && !(c == '»' && quotes))
        .map(|part| {
            let part = tidy(part).replace(is_unseen, "");
            let open = part.matches('"').count() == 1;
            let part = if open { part.trim_matches('"') } else { &part };
            unquoted(unpaired(part).trim()).trim().to_owned()
        })
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return Label(vec![text.to_owned()]);
    }
    Label(parts)
}

/// Whether a text is no more than letters, digits and single blanks between them, as most
/// labels are: nothing in it separates, quotes or is unseen.
fn is_plain(text: &str) -> bool {
    let letter = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{620}'..='\u{64a}')
    };
    let mut before = ' ';
    for c in text.chars() {
        if !letter(c) && (c != ' ' || before == ' ') {
            return false;
        }
        before = c;
    }
    before != ' '
}

/// Whether a character is only there for the direction or the joining of others.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A part of a way without a bracket whose other half stands in another part.
fn unpaired(text: &str) -> &str {
    let open = |c: char| matches!(c, '[' | '［' | '「' | '『');
    let close = |c: char| matches!(c, ']' | '］' | '」' | '』');
    match (text.contains(open), text.contains(close)) {
        (true, false) => text.trim_start_matches(open),
        (false, true) => text.trim_end_matches(close),
        _ => text,
    }
}

/// A label without the quotes or brackets that stand inside its bold.
pub(super) fn unquoted(text: &str) -> &str {
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
