//! What may become of each command of an article: it runs, it asks somebody, or it is
//! shown. Decided here, once, for all formats.
//!
//! `walk.rs` goes through the blocks and keeps in mind what stands above each;
//! `telling.rs` says what words above a command mean for it, `grounds.rs` whether any tell
//! to run it, `reading.rs` what the command says of itself. Where they cannot tell, somebody is asked.

mod alike;
mod amid;
mod asides;
mod away;
mod bars;
mod behind;
mod beside;
mod by_hand;
mod catalogue;
mod chapters;
mod courses;
mod decide;
mod forks;
mod gates;
mod grounds;
mod hostnames;
mod hosts;
mod inside;
mod items;
mod known;
mod labels;
mod leads;
mod loss;
mod moves;
mod notation;
mod occasions;
mod opposites;
mod outline;
mod place;
mod preferred;
mod reach;
mod reading;
mod remarks;
mod sample;
mod scope;
mod scopes;
mod sent;
mod siblings;
mod signs;
mod standing;
mod starts;
mod telling;
#[cfg(test)]
mod testing;
mod twins;
mod undoing;
mod variants;
mod walk;
mod ways;
mod whole;
mod within;

pub(super) use scope::Disposed;
pub(super) use telling::{Telling, sentences};
pub(super) use walk::dispose;
pub use ways::{Choice, Way};

use crate::shell::{Exchange, Repair};
use crate::text::Span;
use serde::Serialize;

/// What may become of a command in another case than that of the text, before and after
/// somebody has chosen the way that it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Granted {
    /// Before.
    pub disposition: Disposition,
    /// After.
    pub settled: Disposition,
}

impl Granted {
    const fn of(disposition: Disposition, settled: Disposition) -> Self {
        Self {
            disposition,
            settled,
        }
    }
}

/// A command of an article, or code that is none, with what may become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The block of code.
    pub span: Span,
    /// The command with its output; absent where the block holds none.
    pub exchange: Option<Exchange>,
    /// What is damaged in the command, and how it is mended.
    pub repair: Option<Repair>,
    /// What may become of it.
    pub disposition: Disposition,
    /// The same, once somebody has chosen the way that it is part of.
    pub settled: Disposition,
    /// What may become of it where the cases hold that the instructions of its steps open
    /// with.
    pub granted: Granted,
    /// Whether it stands within a text, which may only name it. Code that is all of a text, and
    /// that the one above tells to run, does not.
    pub inline: bool,
    /// Whether it is typed into a shell that an earlier command opened.
    pub inside: bool,
    /// Whether it opens one.
    pub opens: bool,
    /// The id of the step that it is in, if it is in one.
    pub step: Option<String>,
}

impl Told {
    /// What would run asks, for a reason that has nothing to do with a choice.
    fn asks_for(&mut self, why: Ask) {
        let granted = &mut self.granted;
        for own in [
            &mut self.disposition,
            &mut self.settled,
            &mut granted.disposition,
            &mut granted.settled,
        ] {
            if *own == Disposition::Runs {
                *own = Disposition::Asks(why);
            }
        }
    }

    /// The command, as it would be run; nothing where it is none.
    pub(crate) fn command(&self) -> Option<&str> {
        Some(self.exchange.as_ref()?.command.as_str())
    }

    /// Whether it is a command that is not only shown.
    pub(crate) fn is_command(&self) -> bool {
        self.exchange.is_some() && !matches!(self.disposition, Disposition::Shown(_))
    }
}

/// What may become of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "disposition", content = "why")]
pub enum Disposition {
    /// It runs when its step is reached.
    Runs,
    /// A person decides, or must be there.
    Asks(Ask),
    /// It is shown and never run.
    Shown(Show),
}

/// Why a person decides about a command.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// It applies in a case only.
    Condition,
    /// It is done at a moment that only a person can see.
    Moment,
    /// It is one of several ways.
    Alternative,
    /// It waits for keys, for a password, for a browser.
    Interactive,
    /// It does not end by itself.
    Endless,
    /// It is for another machine, or for a shell that an earlier command opened.
    Elsewhere,
    /// It undoes or takes away what was done.
    CleanUp,
    /// It shows how it could be, with values that are to be replaced.
    Example,
    /// It cannot be taken back, and nothing above it tells to do just this.
    Destructive,
    /// The text tells more than what it does.
    More,
    /// It would not do what is meant.
    Damaged,
}

/// Why a command is not to be run, or is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Show {
    /// It is what a command prints.
    Output,
    /// It is what a file holds.
    File,
    /// It is written in another language.
    Language,
    /// The text forbids it.
    Forbidden,
    /// It says how commands are built.
    Syntax,
    /// The text names it, and does not plainly tell to run it.
    Named,
}

impl Show {
    /// The key of the message that tells an operator of it.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Output => "shown-output",
            Self::File => "shown-file",
            Self::Language => "shown-language",
            Self::Forbidden => "shown-forbidden",
            Self::Syntax => "shown-syntax",
            Self::Named => "shown-named",
        }
    }
}

impl Ask {
    /// Every one.
    pub const ALL: [Self; 11] = [
        Self::Condition,
        Self::Moment,
        Self::Alternative,
        Self::Interactive,
        Self::Endless,
        Self::Elsewhere,
        Self::CleanUp,
        Self::Example,
        Self::Destructive,
        Self::More,
        Self::Damaged,
    ];

    /// The key of the message that tells an operator of it, which is also its flag in
    /// scripts.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Condition => "asks-condition",
            Self::Moment => "asks-moment",
            Self::Alternative => "asks-alternative",
            Self::Interactive => "asks-interactive",
            Self::Endless => "asks-endless",
            Self::Elsewhere => "asks-elsewhere",
            Self::CleanUp => "asks-clean-up",
            Self::Example => "asks-example",
            Self::Destructive => "asks-destructive",
            Self::More => "asks-more",
            // No script runs it, whoever says so.
            Self::Damaged => "left-damaged",
        }
    }

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let message = self.message();
        message.split_once('-').map_or(message, |(_, word)| word)
    }
}

impl Disposition {
    /// `runs`, `asks`, `shown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Asks(_) => "asks",
            Self::Shown(_) => "shown",
        }
    }

    /// The word for why; empty for what runs.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Runs => "",
            Self::Asks(ask) => ask.as_str(),
            Self::Shown(Show::Output) => "output",
            Self::Shown(Show::File) => "file",
            Self::Shown(Show::Language) => "language",
            Self::Shown(Show::Forbidden) => "forbidden",
            Self::Shown(Show::Syntax) => "syntax",
            Self::Shown(Show::Named) => "named",
        }
    }
}
