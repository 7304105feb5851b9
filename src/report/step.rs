//! A step, and what became of it.

use super::article::{Code, Outline, Title};
use super::called::Called;
use super::entry::{Entry, EntryKind};
use super::evidence::{By, Way, Word};
use super::moves::Standing;
use crate::text::SafeText;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A step that the evidence names, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Step")]
pub struct StepReport {
    /// The id of the step, such as `p1.3`, the last one that it had.
    pub step: SafeText,
    /// All ids that it had: a step moves when the article is changed.
    pub ids: Vec<SafeText>,
    /// The hash of its text. A step whose text is changed is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<SafeText>,
    /// Its number as the author wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<SafeText>,
    /// What it is called, in each language it was shown in.
    pub titles: Vec<Title>,
    /// The number of the round that this is about, of a step that was done again with
    /// others, as its text says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u64>,
    /// Where that is in loops of which one holds the other: the rounds of all that were done
    /// more than once, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rounds_around: Vec<u64>,
    /// Whether it was done before an edit of the article brought it into a loop, whose later rounds
    /// were under way.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_outside: bool,
    /// The rounds of the loops around it that were begun, by the hashes of the steps that tell so.
    #[serde(skip)]
    pub(super) loops: BTreeMap<SafeText, u64>,
    /// What became of it in the rounds before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<StepReport>,
    /// Whether its round was begun, and nothing happened with it since: it is open.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_due: bool,
    /// Whether it may have been begun, or begun again, in a start that has no end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub maybe_begun: bool,
    /// Whether it is only in an earlier version of the article.
    pub is_former: bool,
    /// The versions of the article that it is in: their numbers, from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<usize>,
    /// The step that stands in its place in the last version of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Replacement>,
    /// Whether another text had its place in the article when it was no more there.
    #[serde(skip)]
    pub(super) is_superseded: bool,
    /// Whether it is no more there, and somebody must still say what came of it.
    #[serde(skip)]
    pub(super) is_orphan: bool,
    /// Whether another step of the run has its id.
    #[serde(skip)]
    pub(super) shares_id: bool,
    #[serde(skip)]
    pub(super) called: Called,
    /// Whether its way through the versions of the article is known.
    #[serde(skip)]
    pub(super) has_thread: bool,
    /// How often it was tried. What the operator says of a try is none of its own, nor is
    /// a look whether it is done already.
    pub tries: u64,
    /// How it ended in the end. `failed` or `interrupted` where the last try
    /// did and nothing came after; `unknown` also where nothing says it.
    pub outcome: Word,
    /// What it had come to before a person counted it as done all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Word>,
    /// How it had gone wrong before it was skipped.
    #[serde(skip)]
    pub(super) given_up: Option<Word>,
    /// Who or what decided that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
    /// The account that ran it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<SafeText>,
    /// The machine that it ran on then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<SafeText>,
    /// The exit status then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
    /// Why; of a step that was undone, why it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<SafeText>,
    /// How what its commands printed was compared with what they should print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Vec<Way>>,
    /// When it was first begun (UTC). That it was passed over before does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub start: Option<Timestamp>,
    /// When it last ended (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub end: Option<Timestamp>,
    /// How long it and all tries of it took together, in seconds. Undoing it does
    /// not count, nor does what never reported its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u64>,
    /// Whether it was to be undone, and that failed last.
    pub undo_failed: bool,
    /// The roll-backs of which that is so: their places in what happened with it.
    #[serde(skip)]
    pub(super) failed_undos: Vec<usize>,
    /// The values that it came to its outcome with: their places in the list of the run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<usize>,
    /// Whether one of them was another at the end of the run, or of its round.
    pub is_outdated: bool,
    /// The values in force at the end of its round: their places in the list of the run.
    #[serde(skip)]
    pub(super) in_force: Vec<usize>,
    /// Whether its round is over, and it is no more in the article.
    #[serde(skip)]
    pub(super) is_closed: bool,
    /// What would have rolled it back, where that was not done, and is no more in the runbook.
    #[serde(skip)]
    pub(super) former_undos: Vec<Code>,
    /// Those of the commands that went well, and were not the end of it.
    #[serde(skip)]
    carried: Vec<usize>,
    /// Whether it was tried since it last ended.
    #[serde(skip)]
    is_tried: bool,
    /// Everything that happened with it, in order.
    pub history: Vec<Entry>,
}

/// A step that stands in the place of another.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Replacement {
    /// The id of the step.
    pub step: SafeText,
    /// The hash of its text.
    pub hash: SafeText,
}

impl StepReport {
    pub(super) fn new(step: SafeText) -> Self {
        Self {
            ids: vec![step.clone()],
            step,
            hash: None,
            number: None,
            titles: Vec::new(),
            round: None,
            is_outside: false,
            rounds_around: Vec::new(),
            loops: BTreeMap::new(),
            rounds: Vec::new(),
            is_due: false,
            maybe_begun: false,
            is_former: false,
            versions: Vec::new(),
            replaced_by: None,
            is_superseded: false,
            is_orphan: false,
            shares_id: false,
            called: Called::default(),
            has_thread: false,
            tries: 0,
            outcome: Word::Unknown,
            counted: None,
            given_up: None,
            by: None,
            who: None,
            host: None,
            status: None,
            reason: None,
            compared: None,
            start: None,
            end: None,
            seconds: None,
            undo_failed: false,
            failed_undos: Vec::new(),
            values: Vec::new(),
            is_outdated: false,
            in_force: Vec::new(),
            is_closed: false,
            former_undos: Vec::new(),
            carried: Vec::new(),
            is_tried: false,
            history: Vec::new(),
        }
    }

    /// One of which nobody knows what became of it, since it may be one that has run.
    pub(super) fn doubtful(step: SafeText, hash: SafeText) -> Self {
        Self {
            hash: Some(hash),
            // What a person says of it is said of that.
            is_tried: true,
            has_thread: true,
            ..Self::new(step)
        }
    }

    /// How it stands, as scripts keep it: what was interrupted is not known, and what went well
    /// and was not its end leaves it open.
    pub(super) fn standing_now(&self) -> Standing {
        let mut history = self.history.iter();
        let is_open = self.is_due || !self.history.is_empty() && !history.any(Entry::decides);
        let outcome = match self.outcome {
            Word::Interrupted => Word::Unknown,
            outcome => outcome,
        };
        (!is_open).then(|| (outcome, self.is_left_failed()))
    }

    /// Whether what happens next is what a person says of what was tried before.
    pub(super) fn is_verdict(&self, entry: &Entry) -> bool {
        let is_undone = self.history.last().is_some_and(Entry::undoes);
        let says = self.is_tried
            || entry.outcome == Word::AlreadyDone
            || entry.outcome.is_passed()
            || is_undone && entry.outcome == Word::Failed;
        entry.is_by_person() && says
    }

    /// The times that it was done and that were not undone: of a step that was undone, those with
    /// other values, and what was begun since and is not known; and those that cannot be any more.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Entry> {
        // Of what was begun after something was undone, nobody knows what it did.
        let is_open = matches!(self.outcome, Word::Unknown | Word::Interrupted);
        let is_undone = self.outcome == Word::Undone
            || is_open && self.history.iter().any(|entry| entry.is_undone);
        let standing = self.history.iter().filter(|entry| entry.stands());
        standing.filter(move |entry| is_undone || entry.is_former)
    }

    /// Finds of what it did in each round and was not undone what would have undone it, where that
    /// is no more in the last version of the runbook.
    pub(super) fn find_former(&mut self, last: &Outline) {
        let deed = last.deed(&self.called.now, self.hash.as_ref()).cloned();
        let is_former = self.is_former;
        let mut rounds = std::mem::take(&mut self.rounds);
        for own in rounds.iter_mut().chain([&mut *self]) {
            for entry in own.history.iter_mut().filter(|entry| entry.stands()) {
                let Some((undo, made)) = &entry.undo else {
                    continue;
                };
                entry.is_former = is_former || *made != deed;
                if entry.is_former && !own.former_undos.contains(undo) {
                    own.former_undos.push(undo.clone());
                }
            }
        }
        self.rounds = rounds;
    }

    /// Takes what undid it: those times of which it is so, in the last round that has one. Where
    /// that is not the last time, the step stands as it did.
    pub(super) fn undo(&mut self, mut entry: Entry, is_its: impl Fn(&Entry) -> bool) {
        let has_its = |own: &Self| own.history.iter().any(|one| one.acts() && is_its(one));
        let past = self.rounds.iter().rposition(has_its);
        let step = match past {
            Some(past) if !has_its(self) => &mut self.rounds[past],
            _ => self,
        };
        if matches!(entry.outcome, Word::Undone | Word::Failed) {
            let last = step.history.iter().rfind(|one| one.acts());
            entry.is_of_earlier = last.is_some_and(|last| !is_its(last));
        }
        if entry.outcome == Word::Undone {
            let acts = step.history.iter_mut().filter(|one| one.acts());
            acts.filter(|one| is_its(one))
                .for_each(|one| one.is_undone = true);
        }
        let stands_again = entry.is_of_earlier || entry.denies_undone();
        step.push(entry);
        if stands_again {
            step.stand_again();
        }
    }

    /// What it did last stands, where only of a roll-back of something earlier nobody knew what
    /// it had done, or a person says that it did nothing.
    fn stand_again(&mut self) {
        let history = std::mem::take(&mut self.history);
        let mut decided = history.iter().rev().filter(|entry| entry.decides());
        let last = decided.next();
        if last.is_some_and(|last| last.undoes() && last.outcome != Word::Undone)
            && let Some(entry) = decided.find(|entry| !entry.undoes())
        {
            self.stand_as(entry);
            self.reason.clone_from(&entry.reason);
            self.values.clone_from(&entry.values);
        }
        self.history = history;
    }

    /// What it came to is what an entry says.
    fn stand_as(&mut self, entry: &Entry) {
        self.outcome = entry.outcome;
        self.by = entry.by;
        self.who.clone_from(&entry.who);
        self.host.clone_from(&entry.host);
        self.status = entry.status;
    }

    /// What became of an earlier deed of it that is rolled back by an entry, where it was not
    /// done like that again: whether it was undone.
    pub(super) fn is_undone_earlier(&self, entry: &Entry) -> Option<bool> {
        let like = |one: &&Entry| one.acts() && one.values == entry.values;
        let mut deeds = self.history.iter().filter(like);
        let is_last = deeds.clone().all(|one| one.place < entry.place);
        (entry.is_of_earlier && is_last).then(|| deeds.all(|one| one.is_undone))
    }

    /// Whether it was done, and that was not undone, before what happened at last.
    pub(super) fn was_done(&self) -> bool {
        let last = self.history.iter().rfind(|entry| entry.decides());
        last.is_some_and(|last| self.was_done_before(last))
    }

    /// Whether it was done, and that was not undone, before a person left it out, or before it
    /// failed or what came of it was not known.
    pub(super) fn was_done_before(&self, entry: &Entry) -> bool {
        let is_done = |one: &Entry| {
            one.kind == EntryKind::Step && one.outcome == Word::Done && !one.is_undone
        };
        let mut before = self.history.iter();
        let mut before = before
            .by_ref()
            .take_while(|before| before.place < entry.place);
        let is_left = entry.outcome.is_passed() || entry.outcome.went_wrong();
        !entry.undoes() && is_left && before.any(is_done)
    }

    /// The attempt of which nothing tells the end, where it is the last thing that happened.
    pub(super) fn begun(&self) -> Option<&Entry> {
        self.history.last().filter(|last| last.is_begin)
    }

    /// Whether nobody knows what its last roll-back did, and nothing was done since.
    pub(super) fn undo_unknown(&self) -> bool {
        let mut since = self.history.iter().rev();
        let last = since.find(|entry| entry.undoes() || entry.acts());
        last.is_some_and(|last| last.undoes() && last.outcome == Word::Unknown)
    }

    /// The try that went wrong before it was skipped.
    pub(super) fn gone_wrong(&self) -> Option<&Entry> {
        self.given_up?;
        let tries = self.history.iter().filter(|entry| !entry.undoes());
        tries.rev().find(|entry| entry.outcome.went_wrong())
    }

    /// Whether an entry is what left it out in the end.
    pub(super) fn is_left_by(&self, entry: &Entry) -> bool {
        let last = self.history.iter().rfind(|one| one.decides());
        last.is_some_and(|last| last.place == entry.place) && entry.outcome == Word::Skipped
    }

    /// It is to be done in another round; some values were in force at the end of this one. The
    /// step that tells to do so has no round of its own before the first.
    pub(super) fn begin_round(
        &mut self,
        round: u64,
        of: &SafeText,
        (inner, tells): (&[SafeText], bool),
        in_force: &[usize],
    ) {
        let mut loops = self.loops.clone();
        for hash in inner {
            loops.entry(hash.clone()).and_modify(|round| *round = 1);
        }
        loops.insert(of.clone(), round);
        let next = Self {
            loops,
            ids: self.ids.clone(),
            hash: self.hash.clone(),
            round: Some(round),
            is_due: true,
            has_thread: self.has_thread,
            ..Self::new(self.step.clone())
        };
        let mut past = std::mem::replace(self, next);
        self.rounds = std::mem::take(&mut past.rounds);
        if !past.history.is_empty() || !tells {
            past.is_due = past.history.is_empty();
            past.round = past
                .round
                .or(Some(round.saturating_sub(1)).filter(|_| !past.is_outside));
            past.in_force = in_force.to_vec();
            self.rounds.push(past);
        }
    }

    /// What its round is called.
    pub(super) fn round_told(&self) -> Option<String> {
        match self.rounds_around.as_slice() {
            [] => self.round.map(|round| round.to_string()),
            rounds => {
                let rounds: Vec<String> = rounds.iter().map(u64::to_string).collect();
                Some(rounds.join("."))
            }
        }
    }

    /// Finds its rounds in loops of which one holds the other; in order, the outermost first.
    pub(super) fn find_rounds(&mut self, place: impl Fn(&SafeText) -> Option<usize>) {
        let own = self.all_rounds().flat_map(|own| own.loops.keys());
        let own: BTreeSet<SafeText> = own.cloned().collect();
        let mut own: Vec<SafeText> = own.into_iter().collect();
        own.sort_by_key(|hash| Reverse(place(hash)));
        let mut rounds = std::mem::take(&mut self.rounds);
        for step in rounds.iter_mut().chain([&mut *self]) {
            if own.len() > 1 && step.round.is_some() {
                let round = |hash| step.loops.get(hash).copied().unwrap_or(1);
                step.rounds_around = own.iter().map(round).collect();
            }
        }
        self.rounds = rounds;
    }

    /// Another round begins, and it is no more in the article: what was done was in the one before.
    /// Where it is told which steps are in loops, what no earlier round had was in none.
    pub(super) fn close_round(&mut self, round: u64, is_told: bool, in_force: &[usize]) {
        if !self.is_closed && !self.history.is_empty() {
            self.is_closed = true;
            self.is_outside |= is_told && round > 2 && self.round.is_none();
            let before = Some(round.saturating_sub(1)).filter(|_| !self.is_outside);
            self.round = self.round.or(before);
            self.in_force = in_force.to_vec();
        }
    }

    /// Of a round that is over: whether it was neither done in it nor left out.
    pub(super) fn is_open_for_ever(&self) -> bool {
        let is_over =
            self.outcome.is_done() || self.outcome.is_passed() || self.outcome == Word::LeftOut;
        self.is_due || !is_over
    }

    /// Whether somebody left it failed: that is its end.
    pub(super) fn is_left_failed(&self) -> bool {
        let last = self.history.iter().rfind(|entry| !entry.undoes());
        self.outcome == Word::Failed && last.is_some_and(|last| last.kind == EntryKind::Step)
    }

    /// What became of it in each of its rounds, this one last.
    pub(super) fn all_rounds(&self) -> impl Iterator<Item = &Self> {
        self.rounds.iter().chain(std::iter::once(self))
    }

    /// Everything that happened with it in all of its rounds.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.all_rounds().flat_map(|own| &own.history)
    }

    /// Gives the rounds before what the step is known by.
    pub(super) fn name_rounds(&mut self) {
        let mut rounds = std::mem::take(&mut self.rounds);
        for own in &mut rounds {
            own.ids.clone_from(&self.ids);
            own.number.clone_from(&self.number);
            own.titles.clone_from(&self.titles);
            own.versions.clone_from(&self.versions);
            own.is_former = self.is_former;
            own.shares_id = self.shares_id;
            own.called.clone_from(&self.called);
        }
        self.rounds = rounds;
    }

    /// Its commands are run anew: those that had gone well until then were another try.
    fn leave_carried(&mut self) {
        self.carried.clear();
        let went = self.history.iter_mut().rev();
        let left = went.take_while(|one| one.goes_on());
        let left = left.map(|one| one.is_left = true).count();
        self.tries += u64::from(left > 0);
    }

    /// Takes what happened next.
    pub(super) fn push(&mut self, entry: Entry) {
        self.is_due = false;
        if entry.begins_anew() {
            self.leave_carried();
        }
        self.tries += u64::from(entry.is_try());
        self.is_tried = entry.kind == EntryKind::Attempt;
        self.settle_undos(&entry);
        if !entry.undoes() {
            let is_begun = |one: &Entry| one.is_try() || one.goes_on();
            if self.start.is_none() || !self.history.iter().any(is_begun) {
                self.start = entry.start.or(self.start);
            }
            self.end = entry.end.or(self.end);
            if let Some(seconds) = entry.seconds {
                self.seconds = Some(self.seconds.unwrap_or(0).saturating_add(seconds));
            }
        }
        if entry.goes_on() {
            self.carried.extend(&entry.values);
        } else if entry.decides() {
            let carried = std::mem::take(&mut self.carried);
            // What is said of a try is said of one with its values, unless it has its own.
            let is_own = entry.says_done() && !entry.values.is_empty();
            if !entry.is_verdict || entry.outcome.is_passed() || is_own {
                self.values.clone_from(&entry.values);
            }
            self.values.extend(carried);
            self.values.sort_unstable();
            self.values.dedup();
        }
        if entry.decides() {
            let before = self.history.iter().rfind(|before| !before.undoes());
            let before = before.map(|before| before.outcome);
            let is_counted = entry.outcome == Word::Done && entry.is_by_person();
            let before = before.filter(|before| before.went_wrong());
            self.counted = before.filter(|_| is_counted);
            self.given_up = before.filter(|_| entry.outcome.is_passed());
            self.stand_as(&entry);
            // Why it was done stays of interest where it was undone.
            if !entry.undoes() || entry.reason.is_some() {
                self.reason.clone_from(&entry.reason);
                self.compared.clone_from(&entry.compared);
            }
        }
        self.history.push(entry);
    }
}
