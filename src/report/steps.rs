//! The steps of a run, each known by its text: it may move from one start to the
//! next, and is another step once its text is changed.

use super::article::{Outline, Part, Title, procedure_of};
use super::called::Called;
use super::entry::{Entry, EntryKind};
use super::evidence::{Event, Line, Word};
use super::loops::Loops;
use super::moves::Thread;
use super::step::{Replacement, StepReport};
use super::successor::Successors;
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

/// A step of the article that nothing happened with.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OpenStep {
    /// The id of the step.
    pub step: SafeText,
    /// Its number as the author wrote it.
    pub number: SafeText,
    /// The hash of its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<SafeText>,
    /// What it is called, in each language it was shown in.
    pub titles: Vec<Title>,
    /// The versions of the article that it is in: their numbers, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<usize>,
    /// Whether it is in a procedure that is kept apart and of which nothing was begun: it is needed
    /// only where somebody asks for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_apart: bool,
    /// Whether it may have been begun in a start that has no end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub maybe_begun: bool,
    /// Whether another step of the run has its id.
    #[serde(skip)]
    pub(super) shares_id: bool,
    #[serde(skip)]
    pub(super) called: Called,
}

/// Why a start ended as a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failing {
    Step,
    Rollback,
    /// Nobody knows how a roll-back ended.
    Doubt,
    /// Something was not done in a round before the last one.
    Round,
}

/// What of a step it was, and in which round where there are several.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) failing: Failing,
    pub(super) id: SafeText,
    pub(super) hash: Option<SafeText>,
    pub(super) round: Option<u64>,
    /// That of each loop around it.
    pub(super) loops: BTreeMap<SafeText, u64>,
}

/// What is known of the steps at the end of a run.
pub(super) struct Finished {
    pub(super) steps: Vec<StepReport>,
    /// Those that nothing happened with.
    pub(super) open: Vec<OpenStep>,
    /// The last version of the article.
    pub(super) outline: Outline,
    /// All, each with the versions of the article that it is of.
    pub(super) outlines: Vec<(Outline, BTreeSet<usize>)>,
    /// What the article is called.
    pub(super) titles: Vec<Title>,
}

/// What holds from one start of the run to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    pub(super) outline: Rc<Outline>,
    /// The value in force of each name: its variable, and its place in the list.
    pub(super) values: BTreeMap<SafeText, (Option<SafeText>, usize)>,
}

/// A value as the evidence tells it: its name, and what it is where that is no secret.
type Given = (SafeText, Option<SafeText>);

/// Steps on the way through a run.
#[derive(Debug, Default)]
pub(super) struct Steps {
    pub(super) list: Vec<StepReport>,
    pub(super) by_hash: HashMap<SafeText, Vec<usize>>,
    pub(super) by_id: HashMap<SafeText, usize>,
    /// The steps that this start has named, and under which id.
    named: HashMap<usize, SafeText>,
    start: Option<Timestamp>,
    /// The version of the article that the outline is of, where there is one.
    pub(super) version: Option<usize>,
    pub(super) setting: Setting,
    /// The steps of the outline.
    pub(super) threads: Vec<Thread>,
    /// Those that were in an earlier one, and are not in this one.
    pub(super) past: Vec<Thread>,
    /// Those that were not in the one before: their places.
    pub(super) fresh: Vec<usize>,
    /// All values that were given, and the place of each in the list.
    given: HashMap<Given, usize>,
    /// What held at the end of each start before, and when that began.
    earlier: Vec<(Option<Timestamp>, Setting)>,
    /// Each with the versions of the article that it is of.
    pub(super) outlines: Vec<(Outline, BTreeSet<usize>)>,
    pub(super) loops: Loops,
}

impl Steps {
    /// A start begins, with a version of the article.
    pub(super) fn begin(&mut self, line: &mut Line, version: Option<usize>) {
        let outline = Outline::take(line);
        if !self.setting.outline.parts.is_empty() {
            self.earlier.push((self.start, self.setting.clone()));
        }
        self.start = line.start;
        self.named.clear();
        self.fresh.clear();
        self.version = version.filter(|_| !outline.parts.is_empty());
        if !outline.parts.is_empty() {
            let known = self.outlines.iter().position(|(own, _)| *own == outline);
            let place = known.unwrap_or_else(|| {
                self.outlines.push((outline.clone(), BTreeSet::new()));
                self.outlines.len() - 1
            });
            self.outlines[place].1.extend(version);
            let threads = Thread::all(&outline, version);
            self.setting.outline = Rc::new(outline);
            self.follow(threads);
            self.enter_loops();
        }
    }

    /// A value is given, which has a place in the list of all.
    pub(super) fn give(&mut self, given: Given, variable: Option<SafeText>, place: usize) {
        self.setting
            .values
            .insert(given.0.clone(), (variable, place));
        self.given.insert(given, place);
    }

    /// Something happened with a step.
    pub(super) fn push(&mut self, kind: EntryKind, place: usize, mut line: Line) {
        let id = line.step.take().unwrap_or_default();
        let hash = line.hash.take();
        let row = self.row(&id, hash.as_ref());
        if line.result == Some(Word::Unknown) && self.is_gone(row) {
            self.doubt_fresh();
        }
        // What is undone was done with these, whatever counts now.
        let own = line.values.take().unwrap_or_default();
        let made = line.deeds.take().into_iter().flatten().next();
        let made = made.map(|(_, made)| made);
        let is_begin = line.event() == Some(Event::Begin);
        let mut entry = Entry::of(kind, place, line);
        entry.is_begin = is_begin;
        entry.is_verdict = self.list[row].is_verdict(&entry);
        // What is said of a try has taken no time of its own.
        entry.seconds = entry.seconds.filter(|_| !entry.is_verdict);
        // What is found out at a start ran under an earlier one: starts that were killed at
        // once may lie between.
        let is_earlier = entry.start.is_some() && entry.start < self.start;
        let begun = |(start, _): &&(Option<Timestamp>, Setting)| *start <= entry.start;
        let earlier = self.earlier.iter().rev().find(begun);
        let setting = match earlier.or(self.earlier.last()) {
            Some((_, earlier)) if is_earlier => earlier,
            _ => &self.setting,
        };
        let codes = setting.outline.codes(&id, hash.as_ref()).iter();
        entry.codes = codes
            .filter(|code| entry.ran(&code.purpose))
            .cloned()
            .collect();
        let is_own = |name: &SafeText| own.iter().any(|(one, _)| one == name);
        let undo = setting.outline.rollback(&id, hash.as_ref());
        let deed = setting.outline.deed(&id, hash.as_ref());
        entry.undo = undo.map(|undo| (undo.clone(), deed.cloned()));
        if entry.says_done() && !entry.is_judged() {
            // It is said of what was done before, where that was by other commands.
            let mut history = self.list[row].history.iter();
            let last = history.rfind(|one| one.stands());
            let last = last.and_then(|last| last.undo.clone());
            entry.undo = last.or(entry.undo);
        }
        let values =
            (setting.values.iter()).filter_map(|(name, value)| (!is_own(name)).then_some(value));
        let used = values.filter(|(variable, _)| {
            let variable = variable.as_ref().filter(|variable| !variable.is_empty());
            variable.is_some_and(|own| entry.codes.iter().any(|code| names(&code.text, own)))
        });
        entry.values = used.map(|(_, place)| *place).collect();
        if entry.acts() {
            // What would undo it has to do with values, too, and so have the commands of its step
            // that it did not come to.
            let codes = setting.outline.codes(&id, hash.as_ref());
            let named = (setting.values.iter())
                .filter_map(|(name, value)| (!is_own(name)).then_some(value));
            let named = named.filter(|(variable, _)| {
                let variable = variable.as_ref().filter(|variable| !variable.is_empty());
                variable.is_some_and(|own| codes.iter().any(|code| names(&code.text, own)))
            });
            entry.told_with = named.map(|(_, place)| *place).collect();
            if entry.outcome == Word::Unknown {
                // How far it came is not known: it was begun with all of them.
                entry.values.extend(&entry.told_with);
                entry.values.sort_unstable();
                entry.values.dedup();
            }
        }
        let lent: BTreeMap<SafeText, Option<usize>> = (own.into_iter())
            .map(|(name, value)| (name.clone(), self.given.get(&(name, Some(value))).copied()))
            .collect();
        entry.values.extend(lent.values().flatten());
        if entry.undoes() {
            let others = (self.given.iter()).filter(|((name, _), place)| {
                lent.get(name).is_some_and(|own| *own != Some(**place))
            });
            let others: BTreeSet<usize> = others.map(|(_, place)| *place).collect();
            let is_its = |entry: &Entry| {
                let own = entry.undo.as_ref().map(|(_, own)| own.as_ref());
                let is_other = own.is_some_and(|own| made.is_some() && own != made.as_ref());
                !is_other && !entry.done_with().any(|place| others.contains(place))
            };
            self.list[row].undo(entry, is_its);
        } else {
            self.list[row].push(entry);
        }
    }

    /// What a start that ends now as a failure ends so for.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let outline = &self.setting.outline;
        let mut faults = Vec::new();
        for (row, step) in self.list.iter().enumerate() {
            let mut add = |failing, own: &StepReport| {
                faults.push(Fault {
                    failing,
                    id: step.step.clone(),
                    hash: step.hash.clone(),
                    round: own.round,
                    loops: own.loops.clone(),
                });
            };
            let is_here =
                outline.parts.is_empty() || step.hash.is_none() || self.place_of(row).is_some();
            let is_failed = step.outcome == Word::Failed && !step.is_due;
            let is_left = step.is_left_failed() && !step.is_superseded;
            if is_failed && (is_here || is_left || self.is_orphan(row)) {
                add(Failing::Step, step);
            }
            for own in step.rounds.iter().filter(|own| own.is_open_for_ever()) {
                add(Failing::Round, own);
            }
            for own in step.all_rounds().filter(|own| own.undo_failed) {
                add(Failing::Rollback, own);
            }
            // Where that is all that is known of a step, it is open.
            let in_doubt = |own: &&StepReport| own.undo_unknown() && own.outcome != Word::Unknown;
            let mut rounds = step.all_rounds().filter(|own| !own.undo_failed);
            if let Some(own) = rounds.find(in_doubt) {
                add(Failing::Doubt, own);
            }
        }
        faults
    }

    /// The row of a step.
    pub(super) fn row(&mut self, id: &SafeText, hash: Option<&SafeText>) -> usize {
        let thread = self.thread(id, hash);
        let known = thread.and_then(|own| own.row);
        let found = match hash {
            None => self.by_id.get(id).copied(),
            Some(_) if known.is_some() => known,
            Some(hash) => {
                let same = self.by_hash.get(hash).map_or(&[][..], Vec::as_slice);
                // What came before any outline may be of a step of one.
                let mut same = same.iter().filter(|row| !self.list[**row].has_thread);
                let under = |row: &&usize| self.list[**row].step == *id;
                // Steps with the same text may stand in one article.
                let is_free = |row: &&usize| !self.named.contains_key(*row);
                let found = same.clone().find(under);
                found.or_else(|| same.find(is_free)).copied()
            }
        };
        let has_thread = thread.is_some();
        let row = found.unwrap_or_else(|| {
            let row = self.list.len();
            let mut step = StepReport::new(id.clone());
            step.hash = hash.cloned();
            let round = self
                .round_of(id, hash)
                .or_else(|| self.round_around(id, hash));
            (step.round, step.loops) = round.unwrap_or_default();
            self.list.push(step);
            if let Some(hash) = hash {
                self.by_hash.entry(hash.clone()).or_default().push(row);
            }
            row
        });
        if has_thread {
            self.list[row].has_thread = true;
            self.hold(id, hash, row);
        }
        self.named.insert(row, id.clone());
        self.by_id.insert(id.clone(), row);
        let step = &mut self.list[row];
        if !step.ids.contains(id) {
            step.ids.push(id.clone());
        }
        step.step = id.clone();
        row
    }

    /// What is known in the end.
    pub(super) fn finish(mut self) -> Finished {
        for row in 0..self.list.len() {
            self.list[row].is_orphan = self.is_orphan(row);
        }
        let (outline, threads, loops) = (self.setting.outline, self.threads, self.loops);
        let parts = outline.parts.iter().enumerate();
        let parts: Vec<(usize, &Part)> = parts.filter(|(_, part)| part.hash.is_some()).collect();
        let here: HashMap<usize, usize> = (parts.iter().zip(&threads))
            .filter_map(|((place, _), own)| Some((own.row?, *place)))
            .collect();
        let ways: HashMap<usize, &Thread> = (threads.iter().chain(&self.past))
            .filter_map(|own| Some((own.row?, own)))
            .collect();
        let mut names: HashMap<&SafeText, Vec<(&Outline, &Part)>> = HashMap::new();
        let mut titles = Vec::new();
        let mut versions: HashMap<&SafeText, BTreeSet<usize>> = HashMap::new();
        for (own, of) in &self.outlines {
            if let Some(title) = own.title() {
                name(&mut titles, own, title);
            }
            for part in &own.parts {
                if let Some(hash) = &part.hash {
                    names.entry(hash).or_default().push((own, part));
                    versions.entry(hash).or_default().extend(of);
                }
            }
        }
        let all_titles = |hash: Option<&SafeText>| {
            let mut titles = Vec::new();
            let named = hash.and_then(|hash| names.get(hash));
            for (own, part) in named.into_iter().flatten() {
                name(&mut titles, own, &part.title);
            }
            titles
        };
        let versions_of = |hash: Option<&SafeText>| -> Vec<usize> {
            let versions = hash.and_then(|hash| versions.get(hash));
            versions.into_iter().flatten().copied().collect()
        };
        let mut handled = HashSet::new();
        let mut successors = Successors::new(&outline);
        let mut placed: Vec<((usize, bool), StepReport)> = Vec::new();
        for (row, mut step) in self.list.into_iter().enumerate() {
            let hash = step.hash.clone();
            let hash = hash.as_ref();
            let place = if step.has_thread {
                here.get(&row).copied()
            } else {
                outline.place(&step.step, hash)
            };
            // The last one that it was named by stands last.
            let mut ids = step.ids.clone();
            ids.retain(|id| *id != step.step);
            ids.push(step.step.clone());
            let thread = ways.get(&row).copied();
            step.called = match thread {
                Some(own) => Called::along(own, place.is_some(), &ids),
                None => Called::find(&ids, hash, &self.outlines, &outline),
            };
            let number = hash.and_then(|hash| names.get(hash)).and_then(|named| {
                let own = named
                    .iter()
                    .rev()
                    .find(|(_, part)| part.id == step.called.now);
                own.or(named.last())
            });
            let part = place.map(|place| &outline.parts[place]);
            let part = part.or(number.map(|(_, part)| *part));
            step.number = part.map(|part| part.number.clone());
            step.titles = all_titles(hash);
            step.is_former = hash.is_some() && place.is_none() && !outline.parts.is_empty();
            step.find_former(&outline);
            step.find_rounds(|own| loops.place(own, &outline));
            step.versions = match thread {
                Some(own) => own.then.keys().copied().collect(),
                None => versions_of(hash),
            };
            let then = number.filter(|_| step.is_former);
            let then = then.and_then(|(own, part)| Some((own, own.place(&part.id, hash)?)));
            let next = then.and_then(|(own, place)| successors.of(own, place));
            let next = next.and_then(|part| Some((&part.id, part.hash.as_ref()?)));
            // What stood elsewhere beside it has only moved.
            let next = next.filter(|(_, hash)| {
                let beside = versions_of(Some(*hash));
                !step.versions.iter().any(|own| beside.contains(own))
            });
            step.replaced_by = next.map(|(step, hash)| Replacement {
                step: step.clone(),
                hash: hash.clone(),
            });
            // One of an earlier version stands before what is there now.
            let now = next.map_or(&step.step, |(id, _)| id);
            let at = place.or_else(|| outline.parts.iter().position(|part| part.id == *now));
            handled.extend(place);
            placed.push(((at.unwrap_or(usize::MAX), !step.is_former), step));
        }
        placed.sort_by_key(|(place, _)| *place);
        let open = parts
            .iter()
            .zip(&threads)
            .filter(|((place, _), _)| !handled.contains(place));
        // What is left of a procedure that was begun is as open as any other step.
        let begun: BTreeSet<&str> = handled
            .iter()
            .map(|place| procedure_of(&outline.parts[*place].id))
            .collect();
        let mut open: Vec<OpenStep> = open
            .map(|((_, part), own)| OpenStep {
                called: Called::along(own, true, &[]),
                step: part.id.clone(),
                number: part.number.clone(),
                hash: part.hash.clone(),
                titles: all_titles(part.hash.as_ref()),
                versions: own.then.keys().copied().collect(),
                is_apart: outline.is_apart(&part.id) && !begun.contains(procedure_of(&part.id)),
                maybe_begun: false,
                shares_id: false,
            })
            .collect();
        let mut holders: HashMap<SafeText, usize> = HashMap::new();
        for id in (placed.iter().map(|(_, step)| &step.called.now))
            .chain(open.iter().map(|step| &step.step))
        {
            *holders.entry(id.clone()).or_default() += 1;
        }
        for (_, step) in &mut placed {
            step.shares_id = holders[&step.called.now] > 1;
            step.name_rounds();
        }
        for step in &mut open {
            step.shares_id = holders[&step.step] > 1;
        }
        let steps = placed.into_iter().map(|(_, step)| step).collect();
        Finished {
            steps,
            open,
            outline: Rc::unwrap_or_clone(outline),
            outlines: self.outlines,
            titles,
        }
    }
}

/// Keeps what something is called in the language of an outline; the last counts.
fn name(titles: &mut Vec<Title>, outline: &Outline, title: &SafeText) {
    titles.retain(|known| known.locale != outline.locale);
    if !title.trim().is_empty() {
        titles.push(Title {
            locale: outline.locale.clone(),
            title: title.clone(),
        });
    }
}

/// Whether code names a variable.
fn names(code: &str, variable: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(variable).any(|(at, _)| {
        let end = at + variable.len();
        !code[..at].ends_with(is_word) && !code[end..].starts_with(is_word)
    })
}
