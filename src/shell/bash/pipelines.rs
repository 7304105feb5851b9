//! The pipelines of a text, and the lists that `&&` and `||` make of them, as they are read.

use super::scan::Scanner;
use super::state::{Event, Kind, Role};
use std::ops::Range;

/// Commands one after the other, within what is open.
#[derive(Debug, Default)]
pub(super) struct List {
    /// Whether what they come to is a condition.
    condition: bool,
    /// Whether it is one itself, and not only within one.
    asks: bool,
    pipeline: Option<Pipeline>,
    chain: Option<Chain>,
}

/// What a pipeline is followed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// `&&`
    And,
    /// `||`
    Or,
    /// `&`
    Apart,
}

/// Pipelines that `&&` and `||` join.
#[derive(Debug)]
struct Chain {
    /// Whether it says what is to be done where one fails.
    minds: bool,
    /// Those left of `&&` and `||`.
    links: Vec<Linked>,
}

/// A pipeline of a list, to the left of another one.
#[derive(Debug)]
pub(super) struct Linked {
    pub(super) range: Range<usize>,
    /// Which events tell of it.
    pub(super) events: Range<usize>,
    pub(super) pipes: bool,
    /// Whether it is a condition all the same, `! a`.
    pub(super) excused: bool,
}

/// A list that may count.
#[derive(Debug)]
pub(super) struct Chained {
    /// Whether it says what is to be done where one fails.
    pub(super) minds: bool,
    pub(super) links: Vec<Linked>,
    /// The events of its last pipeline.
    pub(super) last: Range<usize>,
    pub(super) end: usize,
}

/// A pipeline that no `&&`, `||` or `&` follows.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) range: Range<usize>,
    /// Which events tell of it.
    pub(super) events: Range<usize>,
    pub(super) pipes: bool,
    /// Whether it is no condition, and whether it is one itself, and not only within one.
    pub(super) counts: bool,
    pub(super) asks: bool,
}

/// The pipeline that is being read.
#[derive(Debug)]
struct Pipeline {
    start: usize,
    /// How many events came before it.
    event: usize,
    /// Whether it has more than one command.
    pipes: bool,
    /// Whether it means what it says.
    condition: bool,
    /// How many that count had been found before it, and how many lists.
    found: usize,
    chained: usize,
}

impl Scanner<'_> {
    /// The commands that are being read.
    fn list(&mut self) -> &mut List {
        let lists = &mut self.top().lists;
        if lists.is_empty() {
            lists.push(List::default());
        }
        let last = lists.len() - 1;
        &mut lists[last]
    }

    /// What stands here is part of a pipeline.
    pub(super) fn touch(&mut self) {
        if !matches!(self.top().kind, Kind::Commands(_)) {
            return;
        }
        let (start, found) = (self.at, self.out.pipelines.len());
        let (chained, event) = (self.out.chains.len(), self.out.events.len());
        self.top().touched = true;
        self.list().pipeline.get_or_insert(Pipeline {
            start,
            event,
            pipes: false,
            condition: false,
            found,
            chained,
        });
    }

    /// What stands here is none.
    pub(super) fn settle(&mut self) {
        let at = self.at;
        let top = self.top();
        if std::mem::take(&mut top.touched) {
            top.settled = at;
        }
    }

    /// The pipeline goes on.
    pub(super) fn pipe(&mut self) {
        let at = self.at;
        if let Some(pipeline) = &mut self.list().pipeline {
            pipeline.pipes = true;
            let start = pipeline.start;
            self.event(Event::Piped(start..at));
        }
    }

    /// The pipeline means what it says.
    pub(super) fn excuse(&mut self) {
        if let Some(pipeline) = &mut self.list().pipeline {
            pipeline.condition = true;
        }
    }

    /// What was read was no pipeline.
    pub(super) fn forget_pipeline(&mut self) {
        self.list().pipeline = None;
    }

    /// The pipeline is followed by another command, or left to itself.
    pub(super) fn link(&mut self, by: Link) {
        let (end, told) = (self.top().settled, self.out.events.len());
        let begun = self.list().pipeline.as_ref().map(|own| Linked {
            range: own.start..end,
            events: own.event..told,
            pipes: own.pipes,
            excused: own.condition,
        });
        if by == Link::Apart {
            let behind = self.at + 1;
            self.out.apart.push(behind);
        } else if let Some(own) = &begun {
            let range = own.range.clone();
            self.note_asked(range.clone());
            self.out.linked.push(range);
        }
        self.excuse();
        self.finish_pipeline();
        let chain = &mut self.list().chain;
        if by == Link::Apart {
            *chain = None;
            return;
        }
        let chain = chain.get_or_insert(Chain {
            minds: false,
            links: Vec::new(),
        });
        chain.minds |= by == Link::Or;
        chain.links.extend(begun);
    }

    pub(super) fn end_pipeline(&mut self) {
        let told = self.out.events.len();
        let own = self.list().pipeline.as_ref();
        let begun = own.map(|own| (own.event, own.start, own.pipes, own.condition));
        let end = self.top().settled;
        if let Some((_, start, ..)) = begun {
            self.note_asked(start..end);
        }
        self.finish_pipeline();
        let Some((begun, start, pipes, excused)) = begun else {
            return;
        };
        let events = self.out.events.get(begun..told).unwrap_or_default();
        if !pipes && !excused && moves(self.text, events) && !self.list().asks {
            let deep = self.frames.len() > 1;
            self.out.moves.push((start..end, deep));
        }
        let list = self.list();
        let (counts, asks) = (!list.condition, list.asks);
        let chain = list.chain.take();
        self.out.ended.push(Ended {
            range: start..end,
            events: begun..told,
            pipes,
            counts,
            asks: excused || asks,
        });
        if let Some(own) = chain.as_ref().filter(|own| own.minds)
            && let [first, .., last] | [first @ last] = &own.links[..]
        {
            let range = first.range.start..last.range.end;
            self.out.asked.push(range);
        }
        let chain = chain.map(|own| Chained {
            minds: own.minds,
            links: own.links,
            last: begun..told,
            end,
        });
        if counts {
            self.out.chains.extend(chain);
        } else if !asks {
            self.out.inner_chains.extend(chain);
        }
    }

    /// Notes what is a condition.
    fn note_asked(&mut self, range: Range<usize>) {
        if self.in_condition() {
            self.out.conditions.push(range.clone());
            self.out.asked.push(range);
        }
    }

    fn finish_pipeline(&mut self) {
        let condition = self.in_condition();
        let Some(pipeline) = self.list().pipeline.take() else {
            return;
        };
        let end = self.top().settled;
        if pipeline.pipes {
            self.event(Event::Over(pipeline.start));
        }
        self.out.ends += usize::from(!condition);
        self.out.asks |= condition && pipeline.pipes;
        if condition {
            self.out.pipelines.truncate(pipeline.found);
            let inner = self.out.chains.split_off(pipeline.chained);
            self.out.inner_chains.extend(inner);
        } else if pipeline.pipes {
            self.out.pipelines.push(pipeline.start..end);
        }
    }

    /// Whether what is being read is a condition.
    pub(super) fn in_condition(&mut self) -> bool {
        let list = self.list();
        list.condition || list.pipeline.as_ref().is_some_and(|own| own.condition)
    }

    pub(super) fn open_list(&mut self, asks: bool) {
        let condition = asks || self.in_condition();
        self.top().lists.push(List {
            condition,
            asks,
            ..List::default()
        });
    }

    /// The same for commands that are part of what asks.
    pub(super) fn open_inner_list(&mut self) {
        self.open_list(true);
        self.list().asks = false;
    }

    pub(super) fn close_list(&mut self) {
        if self.top().lists.len() > 1 {
            self.top().lists.pop();
        }
    }
}

/// Whether a pipeline is a command alone that changes the folder.
fn moves(text: &str, events: &[Event]) -> bool {
    let (mut depth, mut words) = (0_usize, Vec::new());
    for event in events {
        match event {
            Event::Open => depth += 1,
            Event::Close => depth = depth.saturating_sub(1),
            Event::Word(word) if depth == 0 => match word.role {
                Role::Command | Role::Argument => {
                    words.push(text.get(word.range.clone()).unwrap_or_default());
                }
                Role::Assignment | Role::Target => {}
                _ => return false,
            },
            _ => {}
        }
    }
    let runs = |word: &&&str| matches!(**word, "builtin" | "command");
    let first = words.iter().find(|word| !runs(word));
    matches!(first, Some(&"cd" | &"popd" | &"pushd"))
}
