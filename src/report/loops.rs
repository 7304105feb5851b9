//! Which rounds of loops are under way, and which steps are in them, where an edit of the article
//! changes that.

use super::article::Outline;
use super::evidence::Line;
use super::moves::{Round, Thread};
use super::steps::Steps;
use crate::text::SafeText;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// The loops of which more than one round was begun. Each is known by the hash of the step that told
/// to do others again when its second round began: with another text, it goes on.
#[derive(Debug, Default)]
pub(super) struct Loops {
    /// What each is known by, by the hash that it has since.
    first: HashMap<SafeText, SafeText>,
    /// The round that is under way, by what it is known by.
    rounds: BTreeMap<SafeText, u64>,
}

impl Loops {
    /// What a loop is known by.
    pub(super) fn first<'l>(&'l self, hash: &'l SafeText) -> &'l SafeText {
        self.first.get(hash).unwrap_or(hash)
    }

    /// The hashes that the step of a loop has had.
    fn hashes<'l>(&'l self, first: &'l SafeText) -> Vec<&'l SafeText> {
        let since = self.first.iter().filter(|(_, own)| *own == first);
        since.map(|(hash, _)| hash).chain([first]).collect()
    }

    /// Where the step of a loop stands.
    pub(super) fn place(&self, first: &SafeText, outline: &Outline) -> Option<usize> {
        let hashes = self.hashes(first);
        let mut parts = outline.parts.iter();
        parts.position(|part| {
            part.hash
                .as_ref()
                .is_some_and(|hash| hashes.contains(&hash))
        })
    }

    /// A round begins: what its loop is known by. A loop that none is known of goes on with the
    /// rounds of one that is no more in the article.
    pub(super) fn begin(
        &mut self,
        hash: &SafeText,
        round: u64,
        is_here: impl Fn(&SafeText) -> bool,
    ) -> SafeText {
        let is_known = self.rounds.contains_key(self.first(hash));
        if !is_known && round > 2 {
            let before = self.rounds.iter().find(|(own, before)| {
                **before + 1 == round && !self.hashes(own).into_iter().any(&is_here)
            });
            if let Some((before, _)) = before {
                self.first.insert(hash.clone(), before.clone());
            }
        }
        let first = self.first(hash).clone();
        self.rounds.insert(first.clone(), round);
        first
    }

    /// A round around some loops begins: they are in their first one again.
    pub(super) fn begin_anew(&mut self, inner: &[SafeText]) {
        for (_, round) in self
            .rounds
            .iter_mut()
            .filter(|(own, _)| inner.contains(own))
        {
            *round = 1;
        }
    }

    /// The round of a loop, where it is a later one.
    fn later(&self, hash: &SafeText) -> Option<(SafeText, u64)> {
        let first = self.first(hash);
        let round = self.rounds.get(first).copied().filter(|round| *round > 1);
        Some((first.clone(), round?))
    }
}

impl Outline {
    /// Whether a step with a text is in it.
    pub(super) fn has(&self, hash: &SafeText) -> bool {
        self.parts
            .iter()
            .any(|part| part.hash.as_ref() == Some(hash))
    }

    /// The hashes of the steps that tell to do a step again.
    fn loops_around(&self, id: &SafeText) -> impl Iterator<Item = &SafeText> {
        let own = format!("{id}.");
        let loops = self.loops.iter().filter(move |(_, repeats)| {
            let mut repeats = repeats.iter();
            repeats.any(|around| own.starts_with(&format!("{around}.")))
        });
        loops.filter_map(|(id, _)| self.part(id)?.hash.as_ref())
    }
}

impl Steps {
    /// A version of the article may have a loop in other words, and other steps in it, while a later
    /// round is under way.
    pub(super) fn enter_loops(&mut self) {
        let outline = Rc::clone(&self.setting.outline);
        self.pass_rounds(&outline);
        for at in 0..self.threads.len() {
            let id = self.threads[at].id.clone();
            let Some(row) = self.threads[at].row else {
                continue;
            };
            let Some((round, loops)) = self.rounds_around(&outline, &id) else {
                continue;
            };
            let step = &mut self.list[row];
            if step.round.is_some() || step.is_outside {
                continue;
            }
            if !step.is_open_for_ever() || step.is_left_failed() {
                step.is_outside = true;
            } else {
                (step.round, step.loops) = (round, loops);
            }
        }
    }

    /// The round of a loop whose text is gone goes on in the first new one, where it is open.
    fn pass_rounds(&mut self, outline: &Outline) {
        let gone: Vec<SafeText> = (self.loops.rounds.keys())
            .filter(|own| {
                !self
                    .loops
                    .hashes(own)
                    .into_iter()
                    .any(|hash| outline.has(hash))
            })
            .cloned()
            .collect();
        let is_over = |own: &SafeText| {
            let hashes = self.loops.hashes(own);
            let mut steps = self.list.iter();
            let step = steps.rfind(|step| {
                step.hash
                    .as_ref()
                    .is_some_and(|hash| hashes.contains(&hash))
            });
            step.is_some_and(|step| step.standing_now().is_some())
        };
        let mut gone: Vec<SafeText> = gone.into_iter().filter(|own| !is_over(own)).collect();
        // The new ones are in the order of the article, as the runtimes pair them.
        gone.sort_by_cached_key(|own| {
            let hashes = self.loops.hashes(own);
            let mut earlier = self.outlines.iter().rev();
            earlier.find_map(|(old, _)| {
                let mut parts = old.parts.iter();
                parts.position(|part| {
                    part.hash
                        .as_ref()
                        .is_some_and(|hash| hashes.contains(&hash))
                })
            })
        });
        let fresh = self.fresh.iter().map(|at| &self.threads[*at]);
        let is_loop = |id: &SafeText| outline.loops.iter().any(|(own, _)| own == id);
        let fresh = fresh
            .filter(|own| is_loop(&own.id))
            .map(|own| own.hash.clone());
        let fresh: Vec<SafeText> = fresh.collect();
        self.loops.first.extend(fresh.into_iter().zip(gone));
    }

    /// The rounds that are under way around a step, where any is a later one.
    fn rounds_around(&self, outline: &Outline, id: &SafeText) -> Option<Round> {
        let around = outline.loops_around(id);
        let loops: BTreeMap<SafeText, u64> =
            around.filter_map(|own| self.loops.later(own)).collect();
        let round = loops.values().copied().max()?;
        Some((Some(round), loops))
    }

    /// The same of a step that nothing has happened with.
    pub(super) fn round_around(&self, id: &SafeText, hash: Option<&SafeText>) -> Option<Round> {
        let is_here = |own: &Thread| own.id == *id && Some(&own.hash) == hash;
        let is_new = self.threads.iter().any(is_here);
        is_new.then(|| self.rounds_around(&self.setting.outline, id))?
    }

    /// Another round of steps begins, as a line says of the step that tells to do them again.
    pub(super) fn repeat(&mut self, line: &Line) {
        let (Some(round), Some(repeats)) = (line.round, &line.repeats) else {
            return;
        };
        let is_its = |id: &SafeText| {
            let own = format!("{id}.");
            let mut within = repeats.iter();
            within.any(|around| own.starts_with(&format!("{around}.")))
        };
        let parts = self.setting.outline.parts.iter();
        let parts = parts.filter(|part| part.hash.is_some());
        let mut ids: Vec<(SafeText, Option<SafeText>)> = parts
            .map(|part| (part.id.clone(), part.hash.clone()))
            .collect();
        if ids.is_empty() {
            ids.extend(self.by_id.keys().map(|id| (id.clone(), None)));
        }
        let in_force: Vec<usize> = (self.setting.values.values())
            .map(|(_, place)| *place)
            .collect();
        let of = line.hash.clone().unwrap_or_default();
        let of = self
            .loops
            .begin(&of, round, |own| self.setting.outline.has(own));
        let inner = ids.iter().filter(|(id, _)| is_its(id));
        let inner = inner.filter_map(|(_, hash)| Some(self.loops.first(hash.as_ref()?).clone()));
        let inner: Vec<SafeText> = inner.collect();
        self.loops.begin_anew(&inner);
        for (id, hash) in ids {
            // The step that tells to do them again is open, too, where it was over.
            let is_over = Some(&id) == line.step.as_ref() && self.by_id.contains_key(&id);
            if is_over || is_its(&id) {
                let row = self.row(&id, hash.as_ref());
                let kind = (inner.as_slice(), !is_its(&id));
                self.list[row].begin_round(round, &of, kind, &in_force);
            }
        }
        let is_told = !self.setting.outline.loops.is_empty();
        // What was done as an earlier version has it belongs to the round that is over, too.
        let outline = &self.setting.outline;
        let gone: Vec<usize> = (0..self.list.len())
            .filter(|row| self.list[*row].hash.is_some() && self.place_of(*row).is_none())
            .collect();
        for row in gone {
            let step = &mut self.list[row];
            let hash = step.hash.as_ref();
            let mut earlier = self.outlines.iter().rev();
            let next = earlier.find_map(|(old, _)| {
                let place = old.place(&step.step, hash)?;
                Some(outline.counterpart(old, place))
            });
            if next.flatten().is_some_and(|part| is_its(&part.id)) {
                step.close_round(round, is_told, &in_force);
            }
        }
    }
}
