//! Which step of a version of the article is which of the version before, as scripts tell it
//! when a run goes on: by its text, and of steps with the same text by those around them.

use super::article::{Outline, Part, procedure_of};
use super::evidence::Word;
use super::step::StepReport;
use super::steps::Steps;
use crate::text::SafeText;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A step on its way through the versions of the article.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    /// Its id, in the last version that it is in.
    pub(super) id: SafeText,
    pub(super) hash: SafeText,
    /// Its id in each version.
    pub(super) then: BTreeMap<usize, SafeText>,
    /// What became of it, where anything did: its place in the list of all steps.
    pub(super) row: Option<usize>,
    /// Where it is no more in the article: whether what came to its place then has commands;
    /// nothing where nothing new did.
    heir_runs: Option<bool>,
}

impl Thread {
    /// The steps of an outline, in their order, as if each were new in a version of the article.
    pub(super) fn all(outline: &Outline, version: Option<usize>) -> Vec<Self> {
        let own = |part: &Part| {
            Some(Self {
                id: part.id.clone(),
                hash: part.hash.clone()?,
                then: version.map(|n| (n, part.id.clone())).into_iter().collect(),
                row: None,
                heir_runs: None,
            })
        };
        outline.parts.iter().filter_map(own).collect()
    }

    /// Is the step that another one was before.
    pub(super) fn take(&mut self, before: &mut Self) {
        let now = std::mem::take(&mut self.then);
        self.then = std::mem::take(&mut before.then);
        self.then.extend(now);
        self.row = before.row.take();
    }
}

/// How a step stands, and whether somebody left it failed; nothing where it is open.
pub(super) type Standing = Option<(Word, bool)>;

/// Of a step that is done again with others: its round, and those of the loops around it.
pub(super) type Round = (Option<u64>, BTreeMap<SafeText, u64>);

/// What a step is in the version before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The one at this place.
    Same(usize),
    /// None.
    New,
    /// One of several, and nobody knows which. Where not all of them are open, nobody knows
    /// either what became of it.
    OneOf { is_doubtful: bool },
}

/// What steps are known by, as in scripts: their text, and those of the steps before and after
/// them in their procedure.
fn marks(threads: &[Thread]) -> Vec<String> {
    let procedure = |at: usize| {
        let own = threads.get(at)?;
        own.id.split('.').next()
    };
    let beside = |at: usize, other: Option<usize>| {
        let other = other.filter(|other| procedure(*other) == procedure(at));
        other.map(|other| threads[other].hash.as_str())
    };
    let mark = |at: usize| {
        let before = beside(at, at.checked_sub(1)).unwrap_or("-");
        let after = beside(at, Some(at + 1)).unwrap_or("-");
        format!("{} {before} {after}", threads[at].hash)
    };
    (0..threads.len()).map(mark).collect()
}

/// The places of the steps with each text.
fn by_hash(threads: &[Thread]) -> HashMap<&SafeText, Vec<usize>> {
    let mut places: HashMap<&SafeText, Vec<usize>> = HashMap::new();
    for (at, thread) in threads.iter().enumerate() {
        places.entry(&thread.hash).or_default().push(at);
    }
    places
}

/// Finds steps among those of the version before, of which it is known how they stood.
pub(super) fn find(
    before: &[Thread],
    standing: impl Fn(&Thread) -> Standing,
    now: &[Thread],
) -> Vec<Found> {
    let (marks_before, marks_now) = (marks(before), marks(now));
    if marks_before == marks_now {
        return (0..now.len()).map(Found::Same).collect();
    }
    let (places_before, places_now) = (by_hash(before), by_hash(now));
    let of = |at: usize| {
        let hash = &now[at].hash;
        let then = places_before.get(hash).map_or(&[][..], Vec::as_slice);
        (then, places_now[hash].as_slice())
    };
    let mut used = HashSet::new();
    let mut found: Vec<Option<Found>> = vec![None; now.len()];
    for at in 0..now.len() {
        let (then, here) = of(at);
        let like = |places: &[usize], marks: &[String]| -> Vec<usize> {
            let is_like = |place: &&usize| marks[**place] == marks_now[at];
            places.iter().filter(is_like).copied().collect()
        };
        let (like_then, like_here) = (like(then, &marks_before), like(here, &marks_now));
        let place = if like_then.len() == like_here.len() {
            let nth = like_here.iter().position(|place| *place == at);
            nth.map(|nth| like_then[nth])
        } else {
            // What alone has its text needs no neighbours.
            let [only] = then else { continue };
            (here.len() == 1).then_some(*only)
        };
        used.extend(place);
        found[at] = place.map(Found::Same);
    }
    for (at, found) in found.iter_mut().enumerate() {
        if found.is_some() {
            continue;
        }
        let (then, here) = of(at);
        let mut states = then.iter().map(|place| standing(&before[*place]));
        let first = states.next().flatten();
        let is_same = states.all(|state| state == first);
        let left = then.iter().find(|place| !used.contains(*place)).copied();
        *found = Some(match left {
            None => Found::New,
            Some(left) if is_same && here.len() <= then.len() => {
                used.insert(left);
                Found::Same(left)
            }
            Some(_) => Found::OneOf {
                is_doubtful: !(is_same && first.is_none()),
            },
        });
    }
    found
        .into_iter()
        .map(|own| own.unwrap_or(Found::New))
        .collect()
}

impl Steps {
    /// The article has other steps than before, or the first that are told.
    pub(super) fn follow(&mut self, mut threads: Vec<Thread>) {
        let mut before = std::mem::take(&mut self.threads);
        let found = find(&before, |own| self.standing(own), &threads);
        let is_first = before.is_empty();
        let mut is_kept = vec![false; before.len()];
        let mut doubtful = Vec::new();
        for (at, found) in found.into_iter().enumerate().filter(|_| !is_first) {
            match found {
                Found::Same(place) => {
                    threads[at].take(&mut before[place]);
                    is_kept[place] = true;
                    continue;
                }
                Found::OneOf { is_doubtful } => doubtful.extend(is_doubtful.then_some(at)),
                Found::New => match self.recall(&threads[at].hash) {
                    Ok(Some(mut past)) => {
                        threads[at].take(&mut past);
                        continue;
                    }
                    Ok(None) => {}
                    Err(()) => doubtful.push(at),
                },
            }
            self.fresh.push(at);
        }
        let fresh: HashSet<&SafeText> = self.fresh.iter().map(|at| &threads[*at].id).collect();
        for (own, is_kept) in before.iter().zip(&is_kept) {
            if let Some(row) = own.row.filter(|_| !is_kept) {
                self.list[row].is_superseded = fresh.contains(&own.id);
            }
        }
        self.threads = threads;
        let gone = before.into_iter().zip(is_kept);
        let gone = gone.filter_map(|(own, is_kept)| (!is_kept).then_some(own));
        let gone: Vec<Thread> = gone
            .map(|mut own| {
                let mut fresh = self.fresh.iter().map(|at| &self.threads[*at]);
                let heir = fresh.find(|heir| heir.id == own.id);
                own.heir_runs = heir.map(|heir| self.setting.outline.runs(&heir.id, &heir.hash));
                own
            })
            .collect();
        self.past.extend(gone);
        for at in doubtful {
            self.doubt(at);
        }
        // What has become of a step whose text was changed is not known of the changed one either.
        let is_unknown = |own: &Thread| matches!(self.standing(own), Some((Word::Unknown, _)));
        if self.past.iter().any(is_unknown) {
            self.doubt_fresh();
        }
    }

    /// What of a step that is new in the article was said to be before: the one with its text.
    /// Fails where several differ.
    fn recall(&mut self, hash: &SafeText) -> Result<Option<Thread>, ()> {
        let same = (0..self.past.len()).filter(|at| self.past[*at].hash == *hash);
        let same: Vec<usize> = same.collect();
        let handled = same.iter().copied();
        let handled = handled.filter(|at| self.standing(&self.past[*at]).is_some());
        let handled: Vec<usize> = handled.collect();
        let record = |at: usize| {
            let step = self.past[at].row.map(|row| &self.list[row]);
            step.map(|own| (own.outcome, own.start, own.end, own.status, &own.reason))
        };
        if let Some((first, others)) = handled.split_first()
            && others.iter().any(|at| record(*at) != record(*first))
        {
            return Err(());
        }
        let last = handled.last().or(same.last());
        Ok(last.map(|at| self.past.remove(*at)))
    }

    fn standing(&self, thread: &Thread) -> Standing {
        self.list[thread.row?].standing_now()
    }

    /// Nobody knows what has become of those that are new in this version, if their commands
    /// may have run.
    pub(super) fn doubt_fresh(&mut self) {
        for at in std::mem::take(&mut self.fresh) {
            self.doubt(at);
        }
    }

    fn doubt(&mut self, at: usize) {
        let Thread { id, hash, row, .. } = self.threads[at].clone();
        if row.is_some() || !self.setting.outline.runs(&id, &hash) {
            return;
        }
        let row = self.list.len();
        self.list
            .push(StepReport::doubtful(id.clone(), hash.clone()));
        self.by_hash.entry(hash).or_default().push(row);
        self.by_id.insert(id, row);
        self.threads[at].row = Some(row);
    }

    /// The round in which a step is that stands in the article for one that was due in it.
    pub(super) fn round_of(&self, id: &SafeText, hash: Option<&SafeText>) -> Option<Round> {
        let mut gone = self.past.iter().filter_map(|own| own.row);
        gone.find_map(|row| {
            let step = &self.list[row];
            let round = step.round.filter(|_| step.is_due);
            let (old, place) = self.outlines.iter().rev().find_map(|(old, _)| {
                let place = old.place(&step.step, step.hash.as_ref())?;
                Some((old, place))
            })?;
            let next = self.setting.outline.counterpart(old, place)?;
            let is_it = next.id == *id && old.place(id, hash).is_none();
            round.filter(|_| is_it)?;
            Some((round, step.loops.clone()))
        })
    }

    /// A step by its id and its text, of this version or else of those before.
    pub(super) fn thread(&self, id: &SafeText, hash: Option<&SafeText>) -> Option<&Thread> {
        let hash = hash?;
        let mut all = self.threads.iter().chain(self.past.iter().rev());
        all.find(|own| own.id == *id && own.hash == *hash)
    }

    /// What becomes of that step has a place in the list.
    pub(super) fn hold(&mut self, id: &SafeText, hash: Option<&SafeText>, row: usize) {
        let mut all = self.threads.iter_mut().chain(self.past.iter_mut().rev());
        if let Some(own) = all.find(|own| own.id == *id && Some(&own.hash) == hash) {
            own.row = Some(row);
        }
    }

    /// Whether a step is no more in the article.
    pub(super) fn is_gone(&self, row: usize) -> bool {
        self.past.iter().any(|own| own.row == Some(row))
    }

    /// Whether a step that is no more in the article failed, or nobody knows how it ended, and
    /// nothing stands in its place that is asked about instead: somebody must say what came of it.
    pub(super) fn is_orphan(&self, row: usize) -> bool {
        let step = &self.list[row];
        let mut past = self.past.iter();
        let own = past.find(|own| own.row == Some(row));
        own.is_some_and(|own| match self.standing(own) {
            Some((Word::Failed, false)) => own.heir_runs.is_none() && !step.undo_unknown(),
            Some((Word::Unknown, _)) => own.heir_runs != Some(true) && !step.undo_unknown(),
            _ => false,
        })
    }

    /// Where a step stands in the article.
    pub(super) fn place_of(&self, row: usize) -> Option<usize> {
        let step = &self.list[row];
        let outline = &self.setting.outline;
        if !step.has_thread {
            return outline.place(&step.step, step.hash.as_ref());
        }
        let own = self.threads.iter().find(|own| own.row == Some(row))?;
        outline.parts.iter().position(|part| part.id == own.id)
    }

    /// Whether something of the article is neither done nor left out, nor left failed. What is
    /// kept apart is not needed before it is begun.
    pub(super) fn leaves_open(&self) -> bool {
        let outline = &self.setting.outline;
        let begun = self.threads.iter().filter(|own| own.row.is_some());
        let begun: HashSet<&str> = begun.map(|own| procedure_of(&own.id)).collect();
        let mut unbegun = self.threads.iter().filter(|own| own.row.is_none());
        let is_open = |step: &StepReport| step.is_open_for_ever() && !step.is_left_failed();
        unbegun.any(|own| !outline.is_apart(&own.id) || begun.contains(procedure_of(&own.id)))
            || (0..self.list.len()).any(|row| !self.is_gone(row) && is_open(&self.list[row]))
    }
}
