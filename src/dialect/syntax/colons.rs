//! `:::word Title`, and the blocks of Microsoft between colons.

use super::{Key, Reading, Role, Site, Tag, attributes, range_of, tone};
use crate::dialect::scan::{Action, Kind, Opening};
use crate::dialect::{Meaning, Syntax};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    if !site.opens || site.code {
        return None;
    }
    let rest = site.rest();
    let count = rest.bytes().take_while(|byte| *byte == b':').count();
    if count < 3 {
        return None;
    }
    let inner = rest[count..].trim();
    if inner.is_empty() {
        return Some((site.end, Reading::Done(Action::Close(Key::Colons(count)))));
    }
    // `::: {.callout-note}`, `:::{note}`
    let braced = inner
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'));
    let (word, after) = if let Some((word, after)) = braced {
        (word.trim_start_matches('.'), after)
    } else {
        let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
        inner.split_at(inner.find(ends).unwrap_or(inner.len()))
    };
    let word = word
        .split([' ', ','])
        .next()?
        .trim_start_matches("callout-");
    if word.is_empty() {
        return None;
    }
    if let Some(base) = word.strip_suffix("-end") {
        let close = Action::Close(Key::Word(Syntax::Colons, base.to_owned()));
        return Some((site.end, Reading::Done(close)));
    }
    let framed = after.trim_end().ends_with(":::");
    let after = after.trim().trim_end_matches(':').trim_end();
    let meaning = site.set.meaning(Syntax::Colons, word);
    let zone = matches!(meaning, Some(Meaning::Tab(keys)) if keys.contains(&"pivot") || keys.contains(&"range"));
    let range = range_of(site.text, after);
    if framed || zone {
        let alone = matches!(
            meaning,
            Some(Meaning::Picture | Meaning::Embed | Meaning::Text(_) | Meaning::Drop)
        );
        let tag = Tag {
            syntax: Syntax::Colons,
            name: word,
            role: if alone { Role::Alone } else { Role::Opens },
            key: Key::Word(Syntax::Colons, word.to_owned()),
            attributes: attributes(site.text, range),
            title: None,
            words: range_of(site.text, inner.trim_end_matches(':')),
        };
        return Some((site.end, Reading::Tag(tag)));
    }
    let title = title(after).map(|title| range_of(site.text, title));
    // Any other word is an aside's, if a dialect's writers made it up.
    let kind = match meaning {
        Some(Meaning::Tabs) => Kind::Tabs(None),
        Some(Meaning::Tab(_)) => Kind::Tab,
        Some(Meaning::Wrap) => Kind::Wrap,
        Some(Meaning::Aside(tone)) => Kind::Aside(Some(tone)),
        Some(_) => Kind::Aside(None),
        None => match tone(word) {
            Some(tone) => Kind::Aside(Some(tone)),
            None => {
                return Some((
                    site.end,
                    Reading::Tag(Tag {
                        syntax: Syntax::Colons,
                        name: word,
                        role: Role::Opens,
                        key: Key::Colons(count),
                        attributes: Vec::new(),
                        title,
                        words: range_of(site.text, inner),
                    }),
                ));
            }
        },
    };
    let opening = Opening::new(Key::Colons(count), kind, title);
    Some((site.end, Reading::Done(Action::Open(opening))))
}

/// `Title`, `[Title]`, `title="Title"` or `{title="Title"}`.
fn title(after: &str) -> Option<&str> {
    let bracket = after
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    if let Some((title, _)) = bracket {
        return Some(title.trim()).filter(|title| !title.is_empty());
    }
    let found = attributes(after, 0..after.len());
    let named = super::find(after, &found, &["title"]);
    if let Some(named) = named {
        return Some(&after[named]);
    }
    let inner = after
        .strip_prefix('{')
        .and_then(|rest| rest.split_once('}'));
    if let Some((inner, rest)) = inner {
        return title(inner)
            .filter(|_| inner.contains("title="))
            .or_else(|| title(rest.trim()));
    }
    let plain = after.trim();
    (!plain.is_empty() && !plain.starts_with(['{', '#'])).then_some(plain)
}
