//! `[!INCLUDE [title](path)]`, `[!VIDEO address]`, `[!div class="x"]`.

use super::{Key, Reading, Role, Site, Tag, attributes, range_of};
use crate::dialect::Syntax;

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let inner = site.rest().strip_prefix("[!").filter(|_| !site.code)?;
    let length = inner
        .find(|c: char| !(c.is_ascii_alphabetic() || c == '-'))
        .unwrap_or(0);
    let word = &inner[..length];
    let name = if word.len() > 5 && word[..5].eq_ignore_ascii_case("code-") {
        &word[..4]
    } else {
        word
    };
    // Other words are alerts, which the lowering knows in every language.
    site.set.meaning(Syntax::Bracket, name)?;
    let after = &inner[length..];
    let close = closing(after)?;
    let body = after[..close].trim();
    let end = range_of(site.text, &after[..close]).end + 1;
    let mut tag = Tag {
        syntax: Syntax::Bracket,
        name,
        role: Role::Alone,
        key: Key::Inner,
        attributes: Vec::new(),
        title: None,
        words: range_of(site.text, inner[..length + close].trim()),
    };
    let link = body
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]("));
    if let Some((label, rest)) = link {
        let path = rest.rsplit_once(')').map_or(rest, |(path, _)| path);
        let path = path.split([' ', '?']).next().unwrap_or(path);
        tag.title = Some(label.trim())
            .filter(|label| !label.is_empty())
            .map(|label| range_of(site.text, label));
        tag.attributes = attributes(site.text, range_of(site.text, path));
    } else {
        tag.attributes = attributes(site.text, range_of(site.text, body));
    }
    Some((end, Reading::Tag(tag)))
}

/// The bracket that closes one before a text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (n, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 0 => return Some(n),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}
