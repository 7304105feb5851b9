//! `{% word … %}`, and `{{ site.word }}`.

use super::{Key, Reading, Role, Site, Tag, attributes, range_of, word_of};
use crate::dialect::Syntax;
use crate::dialect::scan::{Action, Bit};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let rest = site.text.get(site.at..)?;
    if rest.starts_with("{{") {
        return value(site, rest);
    }
    let inner = rest.strip_prefix("{%").filter(|_| !site.code)?;
    let length = inner.find("%}")?;
    let inner = &inner[..length];
    if inner.contains("\n\n") {
        return None;
    }
    let end = site.at + 2 + length + 2;
    let trimmed = inner.trim_matches(|c: char| c.is_whitespace() || c == '-');
    let name = trimmed.split(char::is_whitespace).next()?;
    let (name, closing) = match name.strip_prefix("end") {
        Some(name) if !name.is_empty() => (name, true),
        _ => (name, false),
    };
    if name.is_empty() {
        return None;
    }
    let words = range_of(site.text, trimmed);
    let tag = Tag {
        syntax: Syntax::Liquid,
        name,
        role: if closing { Role::Closes } else { Role::Either },
        key: Key::Word(Syntax::Liquid, name.to_owned()),
        attributes: attributes(site.text, range_of(site.text, name).end..words.end),
        title: None,
        words,
    };
    Some((end, Reading::Tag(tag)))
}

/// `{{ site.x }}` or `{{ page.x | filter }}`, which only such a site can fill
/// in: what begins otherwise may be a template of anybody's.
fn value<'t>(site: &Site<'t>, rest: &'t str) -> Option<(usize, Reading<'t>)> {
    let length = rest.find("}}")?;
    let inner = rest[2..length].trim_matches(|c: char| c.is_whitespace() || c == '-');
    let end = site.at + length + 2;
    let done = |bits: Vec<Bit>| Some((end, Reading::Done(Action::Put(bits))));
    // `{{ "/a/b" | relative_url }}`
    if let Some(path) = inner.strip_prefix(['"', '\''])
        && let Some((path, filter)) = path.split_once(['"', '\''])
        && filter.trim_start().starts_with('|')
    {
        return done(vec![Bit::Old(range_of(site.text, path))]);
    }
    let name = inner.split(['|', ' ', '[']).next()?.trim();
    let known = ["site.", "page.", "include.", "layout.", "jekyll."];
    let owner = known.iter().find(|owner| name.starts_with(**owner))?;
    let word = &name[owner.len()..];
    if !word
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
    {
        return None;
    }
    if matches!(word, "baseurl" | "url" | "github.url") {
        return done(Vec::new());
    }
    done(vec![Bit::Text(format!("<{}>", word_of(name)))])
}
