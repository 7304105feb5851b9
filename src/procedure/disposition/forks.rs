//! Blocks of commands that are ways to do the same: a text between them parts them, or their
//! programs do.

use super::siblings::way_of;
use super::ways::{Choice, Way, two_systems};
use super::{Ask, Disposition, Told};
use crate::shell::Shell;
use crate::text::Span;

/// The choices of an article, as they are found.
pub(super) struct Forks {
    pub(super) choices: Vec<Choice>,
    /// Two ways that a text has just parted.
    fork: Option<Fork>,
    /// Whether the block that comes belongs to the last way of a choice.
    pub(super) goes_on: bool,
    /// Which choice was made of blocks last.
    forked: Option<usize>,
}

/// A text between two blocks of commands that are two ways.
pub(super) struct Fork {
    /// The block before it, with what its way is called.
    first: (Span, String),
    /// The text, and what the way below it is called, where it says so.
    text: Span,
    name: Option<String>,
}

/// The last block of code in a container.
pub(super) struct Last {
    pub(super) span: Span,
    /// The text above it, and its own first line.
    above: String,
    line: String,
    shell: Option<Shell>,
    /// Whether nothing but one text has come since.
    pub(super) near: bool,
}

impl Last {
    pub(super) fn new(span: Span, above: String, code: &str, shell: Option<Shell>) -> Self {
        let line = code.trim().lines().next().unwrap_or_default().to_owned();
        Self {
            span,
            above,
            line,
            shell,
            near: true,
        }
    }

    /// Whether a block for a shell, right below, says the same for another one: it is a part
    /// of the same way.
    pub(super) fn is_for_another(&self, shell: Option<Shell>) -> bool {
        self.near && shell.is_some() && self.shell.is_some() && shell != self.shell
    }

    /// It and such a block.
    pub(super) fn joined(self, span: Span, shell: Option<Shell>) -> Self {
        Self {
            span: self.span.join(span),
            shell,
            near: true,
            ..self
        }
    }
}

impl Forks {
    pub(super) fn of(choices: Vec<Choice>) -> Self {
        Self {
            choices,
            fork: None,
            goes_on: false,
            forked: None,
        }
    }

    /// Nothing that comes is the second of two ways.
    pub(super) fn close(&mut self) {
        self.fork = None;
    }

    pub(super) fn take(&mut self) -> Option<Fork> {
        self.fork.take()
    }

    /// A text parts the block above from what comes below it. Where it names a system, and
    /// the text above that block names none, the block may be for every system.
    pub(super) fn part(&mut self, span: Span, text: &str, code: &Last, told: &mut [Told]) {
        let names = two_systems(&code.above, text);
        let parts = code.near && (names.is_some() || way_of(text).is_none());
        is_alternative(told, code.span, !parts);
        if parts {
            let [first, name] = names.map_or_else(|| [None, None], |names| names.map(Some));
            self.fork = Some(Fork {
                first: (code.span, first.unwrap_or_else(|| code.line.clone())),
                text: span,
                name,
            });
        }
    }

    /// The block below such a text, which is called as the text says, or as its first line
    /// does.
    pub(super) fn second(&mut self, fork: Fork, span: Span, line: &str) {
        let Fork { first, text, name } = fork;
        let second = text.join(span);
        let called = name.as_deref().unwrap_or(line);
        self.add((first.0, &first.1), (second, called), name.is_some());
    }

    /// Another way, told by a block that goes on a choice which the first block is the last
    /// way of, or makes one of the two.
    pub(super) fn add(&mut self, first: (Span, &str), second: (Span, &str), shared: bool) {
        let way = Way::new(second.1, second.0);
        let ends = |choice: &Choice| {
            let last = choice.ways.last().and_then(|way| way.spans.last());
            last.is_some_and(|own| own.end == first.0.end)
        };
        let known = self.forked.and_then(|at| self.choices.get_mut(at));
        if let Some(choice) = known.filter(|choice| ends(choice)) {
            choice.ways.push(way);
            return;
        }
        self.forked = Some(self.choices.len());
        let ways = vec![Way::new(first.1, first.0), way];
        self.choices.push(Choice::new(ways, None, shared));
    }

    /// Makes the last way of a choice that ends with one block go on to the end of the block
    /// that comes.
    pub(super) fn go_on(&mut self, from: Option<&Last>, to: Span) {
        let choice = self.forked.and_then(|at| self.choices.get_mut(at));
        let way = choice.and_then(|choice| choice.ways.last_mut());
        let span = way.and_then(|way| way.spans.last_mut());
        let span = span.filter(|span| from.is_some_and(|from| span.end == from.span.end));
        self.goes_on = span.is_some();
        if let Some(span) = span {
            *span = span.join(to);
        }
    }
}

/// A block turns out to be one of two ways, `loose` where no choice tells them apart.
pub(super) fn is_alternative(told: &mut [Told], code: Span, loose: bool) {
    let own = |told: &&mut Told| code.contains(told.span);
    for told in told.iter_mut().filter(own) {
        if loose {
            told.asks_for(Ask::Alternative);
        } else if told.disposition == Disposition::Runs {
            told.disposition = Disposition::Asks(Ask::Alternative);
        }
    }
}
