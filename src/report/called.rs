//! What a step is called by in the versions of the article.

use super::article::Outline;
use super::moves::Thread;
use crate::text::SafeText;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of a step: a step moves when the article is changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Called {
    /// The one that it has now, or had last.
    pub(super) now: SafeText,
    /// The one of each version of the article that it is in.
    then: BTreeMap<usize, SafeText>,
    /// Others that the evidence names it by, without a version.
    others: Vec<SafeText>,
}

impl Called {
    /// Those of a step whose way through the versions is known. The evidence names it by some ids.
    pub(super) fn along(thread: &Thread, is_here: bool, ids: &[SafeText]) -> Self {
        let then = thread.then.clone();
        let last = then.values().next_back().filter(|_| !is_here);
        let now = last.unwrap_or(&thread.id).clone();
        Self::of(now, then, ids)
    }

    fn of(now: SafeText, then: BTreeMap<usize, SafeText>, ids: &[SafeText]) -> Self {
        let is_other = |id: &&SafeText| **id != now && then.values().all(|own| own != *id);
        let others = ids.iter().filter(is_other).cloned().collect();
        Self { now, then, others }
    }

    /// Finds them for the step that has a text, and that the evidence names by some ids, the last
    /// one last.
    pub(super) fn find(
        ids: &[SafeText],
        hash: Option<&SafeText>,
        outlines: &[(Outline, BTreeSet<usize>)],
        last: &Outline,
    ) -> Self {
        let mut then = BTreeMap::new();
        for (outline, versions) in outlines {
            let parts = outline.parts.iter();
            let same = parts.filter(|part| hash.is_some() && part.hash.as_ref() == hash);
            let same: Vec<&SafeText> = same.map(|part| &part.id).collect();
            // Of several steps with its text, it is the one that is named.
            let id = match same.as_slice() {
                [only] => Some(*only),
                several => ids.iter().rfind(|id| several.contains(id)),
            };
            for version in versions {
                then.extend(id.map(|id| (*version, id.clone())));
            }
        }
        let named = ids.last();
        let place = named.and_then(|id| last.place(id, hash));
        let now = place.map(|place| &last.parts[place].id);
        let is_now = |id: &&SafeText| ids.contains(id) || then.values().any(|own| own == *id);
        let now = now.filter(is_now).or(then.values().next_back()).or(named);
        let now = now.cloned().unwrap_or_default();
        Self::of(now, then, ids)
    }

    /// The one in a version; nothing where it is not known to be in that.
    pub(super) fn in_version(&self, version: usize) -> Option<&SafeText> {
        self.then.get(&version)
    }

    /// Whether it was ever called so.
    pub(super) fn has(&self, id: &SafeText) -> bool {
        self.now == *id || self.others.contains(id) || self.then.values().any(|own| own == id)
    }

    /// The versions in which it is called as it is now.
    pub(super) fn versions(&self) -> Vec<usize> {
        let same = self.then.iter().filter(|(_, id)| **id == self.now);
        same.map(|(version, _)| *version).collect()
    }

    /// What else it was called, with the versions.
    pub(super) fn before(&self) -> Vec<(&SafeText, Vec<usize>)> {
        let mut before: Vec<(&SafeText, Vec<usize>)> = Vec::new();
        for (version, id) in self.then.iter().filter(|(_, id)| **id != self.now) {
            match before.iter_mut().find(|(known, _)| *known == id) {
                Some((_, versions)) => versions.push(*version),
                None => before.push((id, vec![*version])),
            }
        }
        let others = self.others.iter().map(|id| (id, Vec::new()));
        before.into_iter().chain(others).collect()
    }
}
