//! `!!! word "Title"`, `??? word`, `=== "Label"`, and snippets.

use super::{Key, Reading, Site, range_of, tone};
use crate::dialect::scan::{Action, Kind, Opening};
use crate::dialect::{Meaning, Syntax, Tone};

pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    if !site.opens || site.code {
        return None;
    }
    let rest = site.rest().trim_end();
    let done = |kind, title: Option<&str>, sibling| {
        let opening = Opening {
            indented: true,
            sibling,
            ..Opening::new(
                Key::Indented(sibling),
                kind,
                title.map(|title| range_of(site.text, title)),
            )
        };
        Some((site.end, Reading::Done(Action::Open(opening))))
    };
    if let Some(label) = rest.strip_prefix("===") {
        let label = label.trim_start_matches(['!', '+']);
        let label = quoted(label.strip_prefix(' ')?.trim())?;
        return done(Kind::Tab, Some(label), true);
    }
    let after = rest
        .strip_prefix("!!!")
        .or_else(|| rest.strip_prefix("???+"))
        .or_else(|| rest.strip_prefix("???"))?;
    let after = after.strip_prefix(' ')?.trim_start();
    let title = after.find('"').and_then(|at| quoted(after[at..].trim()));
    let words = after.split('"').next().unwrap_or("").trim();
    let is_word = |word: &str| {
        word.chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    // Something must be indented below it, or be said behind it.
    let mut next = site.text[site.end..]
        .lines()
        .filter(|line| !line.trim().is_empty());
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&site.text[site.start..]);
    let below = next.next().is_some_and(|next| indent(next) > own);
    if words.is_empty() || !words.split(' ').all(is_word) || !(below || title.is_some()) {
        return None;
    }
    let mut words = words
        .split(' ')
        .filter(|word| !matches!(*word, "inline" | "end"));
    let word = words.next()?;
    let meaning = site.set.meaning(Syntax::Indented, word);
    let tone = match meaning {
        Some(Meaning::Aside(tone)) => tone,
        _ => tone(word).unwrap_or(Tone::Note),
    };
    done(Kind::Aside(Some(tone)), title, false)
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| "\"'".contains(*c))?;
    let inner = text[1..].strip_suffix(quote)?;
    (!inner.is_empty()).then_some(inner)
}

/// `--8<-- "file"`
pub(super) fn snippet<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let after = site.rest().strip_prefix("--8<--").filter(|_| site.opens)?;
    let path = quoted(after.trim())?;
    // Lines or a section of a file.
    let path = path.split(':').next().unwrap_or(path);
    let include = Action::Include {
        path: range_of(site.text, path),
        label: None,
    };
    Some((site.end, Reading::Done(include)))
}
