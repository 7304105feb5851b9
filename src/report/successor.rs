//! Which step stands in the place of one that is no more in the article: the one whose text or
//! commands are like its own. A number alone says nothing: a step before it may have gone.

use super::article::{Code, Outline, Part};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// How much of two titles is the same, in hundredths, from which one is an edit of the other.
const LIKE: usize = 55;

/// From how many pairs of steps on nothing is compared: no article changes so much at once.
const MANY: usize = 250_000;

/// The steps of the last version of the article for those of versions before.
pub(super) struct Successors<'o> {
    last: &'o Outline,
    /// Of each outline, by the places of its steps.
    known: Vec<(&'o Outline, HashMap<usize, usize>)>,
}

impl<'o> Successors<'o> {
    pub(super) fn new(last: &'o Outline) -> Self {
        let known = Vec::new();
        Self { last, known }
    }

    /// What a step of an earlier outline, which is no more in the last one, was changed to.
    pub(super) fn of(&mut self, old: &'o Outline, place: usize) -> Option<&'o Part> {
        let known = self
            .known
            .iter()
            .position(|(own, _)| std::ptr::eq(*own, old));
        let known = known.unwrap_or_else(|| {
            self.known.push((old, pairs(old, self.last)));
            self.known.len() - 1
        });
        let next = self.known[known].1.get(&place)?;
        self.last.parts.get(*next)
    }
}

/// The places in two outlines of steps of which one is an edit of the other, the most alike first.
fn pairs(old: &Outline, new: &Outline) -> HashMap<usize, usize> {
    let only = |own: &Outline, other: &Outline| -> Vec<usize> {
        let other: HashSet<_> = other.parts.iter().map(|part| part.hash.clone()).collect();
        let parts = own.parts.iter().enumerate();
        let parts = parts.filter(|(_, part)| part.hash.is_some() && !other.contains(&part.hash));
        parts.map(|(at, _)| at).collect()
    };
    let (gone, fresh) = (only(old, new), only(new, old));
    if gone.len().saturating_mul(fresh.len()) > MANY {
        return HashMap::new();
    }
    let is_told_alike = old.locale == new.locale;
    let all = |own: &Outline, places: &[usize]| -> Vec<Twos> {
        let parts = places.iter().map(|at| &own.parts[*at]);
        let texts = parts.map(|part| {
            if is_told_alike {
                twos(&part.title)
            } else {
                twos(&text(own, part))
            }
        });
        texts.collect()
    };
    let (gone_twos, fresh_twos) = (all(old, &gone), all(new, &fresh));
    let mut alike: Vec<(usize, bool, usize, usize)> = Vec::new();
    for (at, one_twos) in gone.iter().zip(&gone_twos) {
        for (next, other_twos) in fresh.iter().zip(&fresh_twos) {
            let (one, other) = (&old.parts[*at], &new.parts[*next]);
            let has_same_code = commands(old, one)
                .zip(commands(new, other))
                .is_some_and(|(one, other)| one == other);
            // What does the same in other words is the same step sooner than what does not.
            let likeness = likeness(one_twos, other_twos) + if has_same_code { 100 } else { 0 };
            if likeness >= LIKE {
                alike.push((likeness, one.id == other.id, *at, *next));
            }
        }
    }
    alike.sort_by_key(|(likeness, is_same, at, next)| {
        (Reverse((*likeness, *is_same)), at.abs_diff(*next), *at)
    });
    let mut pairs = HashMap::new();
    let mut taken = HashSet::new();
    for (.., at, next) in alike {
        if !pairs.contains_key(&at) && taken.insert(next) {
            pairs.insert(at, next);
        }
    }
    pairs
}

/// What does a step, where anything does.
fn commands<'o>(outline: &'o Outline, part: &Part) -> Option<Vec<&'o Code>> {
    let codes = outline.codes(&part.id, part.hash.as_ref()).iter();
    let codes: Vec<&Code> = codes
        .filter(|code| code.purpose.starts_with("run "))
        .collect();
    (!codes.is_empty()).then_some(codes)
}

/// What does a step, as one text: what it says is not to be compared where it is in two languages.
fn text(outline: &Outline, part: &Part) -> String {
    let codes = commands(outline, part).unwrap_or_default().into_iter();
    codes.map(|code| code.text.as_str()).collect()
}

/// The pairs of characters of a text, and how often it has each.
type Twos = HashMap<[char; 2], usize>;

fn twos(text: &str) -> Twos {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    let mut twos = Twos::new();
    for two in text.windows(2) {
        *twos.entry([two[0], two[1]]).or_default() += 1;
    }
    twos
}

/// How much two texts have in common, in hundredths.
fn likeness(one: &Twos, other: &Twos) -> usize {
    let both = |(two, count): (&[char; 2], &usize)| other.get(two).map_or(0, |own| *own.min(count));
    let common: usize = one.iter().map(both).sum();
    let all: usize = one.values().chain(other.values()).sum();
    (200 * common).checked_div(all).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> usize {
        super::likeness(&twos(one), &twos(other))
    }

    #[test]
    fn an_edit_is_like_what_it_was_and_another_step_is_not() {
        for (one, other) in [
            ("Patch the server", "Apply the patch to the server"),
            ("Patch the server", "Patch the database server"),
            ("サーバーを更新します", "データベースサーバーを更新します"),
        ] {
            assert!(likeness(one, other) >= LIKE, "{one} {other}");
        }
        for (one, other) in [
            ("Drain the server", "Apply the patch to the server"),
            (
                "Patch the server",
                "For each further server, repeat steps 1 to 2 (p1.1, p1.2).",
            ),
            ("", ""),
        ] {
            assert!(likeness(one, other) < LIKE, "{one} {other}");
        }
    }
}
