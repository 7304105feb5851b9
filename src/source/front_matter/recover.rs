//! Reading what can be read of a front matter that is no YAML.

use super::meta::Kind;
use super::{Entry, FrontMatter, KNOWN_KEYS, Problem, Value};
use crate::source::yaml::YamlError;
use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// Takes the block line by line: `key: value`, `- item`, and known keys that
/// stand in the middle of a line.
pub(super) fn recover<'a>(
    text: &'a str,
    inner: Range<usize>,
    error: &YamlError,
) -> FrontMatter<'a> {
    let mut front = FrontMatter::default();
    let mut at = inner.start;
    for line in text[inner.clone()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        take_line(&mut front, line.trim_end(), start);
    }
    front.problems.extend(super::duplicates(&front.entries));
    let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
    front.entries.retain(|entry| seen.insert(entry.key.clone()));
    // Duplicates and lost line breaks already say why YAML refused the block.
    if front.problems.is_empty() {
        let offset = inner.start + error.offset.unwrap_or(0);
        front.problems.push(Problem::Malformed {
            form: "YAML",
            span: line_at(text, &inner, offset),
            reason: error.message.clone(),
        });
    }
    front
}

pub(super) fn line_at(text: &str, inner: &Range<usize>, offset: usize) -> Span {
    let mut offset = offset.clamp(inner.start, inner.end.saturating_sub(1).max(inner.start));
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset]
        .rfind('\n')
        .map_or(0, |n| n + 1)
        .max(inner.start);
    let end = text[start..inner.end]
        .find('\n')
        .map_or(inner.end, |n| start + n);
    Span::new(start..end.max(start))
}

fn take_line<'a>(front: &mut FrontMatter<'a>, line: &'a str, start: usize) {
    let content = line.trim_start();
    if content.is_empty() || content.starts_with('#') {
        return;
    }
    if let Some(item) = content.strip_prefix("- ") {
        if let Some(last) = front.entries.last_mut() {
            match &mut last.value {
                Value::List(items) => items.push(unquoted(item)),
                // A stray item does not outweigh a text, but where a list may
                // stand, what stands in its place is a remnant of one.
                Value::Text(_) if !takes_list(&last.key) => {}
                value => *value = Value::List(vec![unquoted(item)]),
            }
        }
        return;
    }
    let cuts = key_places(line);
    let mut lost = Vec::new();
    for (n, &(from, to)) in cuts.iter().enumerate() {
        let end = cuts.get(n + 1).map_or(line.len(), |next| next.0);
        let key = line[from..to].trim().trim_matches('"');
        if n > 0 {
            lost.push(key.to_owned());
        }
        front.entries.push(Entry {
            key: Cow::Borrowed(key),
            span: Span::new(start + from..start + to),
            value: unquoted(line[to + 1..end].trim()),
        });
    }
    if !lost.is_empty() {
        front.problems.push(Problem::LostLineBreaks {
            span: Span::new(start..start + line.len()),
            keys: lost,
        });
    }
}

fn takes_list(key: &str) -> bool {
    KNOWN_KEYS
        .iter()
        .any(|(name, kind)| *name == key && *kind == Kind::Texts)
}

/// The keys of a line, as ranges that end at their colons: the one it begins
/// with, and every known key after a space.
fn key_places(line: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    if let Some(colon) = line.find(':') {
        let begin = line.len() - line.trim_start().len();
        if begin <= colon {
            places.push((begin, colon));
        }
    }
    for (colon, _) in line.match_indices(':') {
        let begin = line[..colon].rfind(' ').map_or(0, |n| n + 1);
        let key = &line[begin..colon];
        let known = KNOWN_KEYS.iter().any(|(name, _)| *name == key);
        if begin > 0 && known && places.first().is_some_and(|first| first.1 < begin) {
            places.push((begin, colon));
        }
    }
    places
}

fn unquoted(text: &str) -> Value<'_> {
    let text = text.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|t| t.strip_suffix(quote)) {
            return Value::Text(Cow::Borrowed(inner));
        }
    }
    if text.is_empty() {
        Value::Null
    } else {
        Value::Text(Cow::Borrowed(text))
    }
}
