//! Where the walk over an instruction stands.

use super::clause::Strength;

/// Whether a verb may open a clause here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Yes,
    /// After "and" in a purpose or an aside, which may go on or be over.
    Maybe,
    No,
}

/// What is being skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Skip {
    Nothing,
    /// A condition, from where in the folded text.
    Condition(usize),
    Purpose,
    /// A statement: only what is called in it tells.
    Subject,
    Aside,
    /// To the end of the sentence or of the brackets.
    Remark,
}

/// What was said about the verb to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Called {
    pub(super) strength: Strength,
    /// Whether no other word has come since.
    pub(super) fresh: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) opening: Opening,
    pub(super) skip: Skip,
    pub(super) called: Option<Called>,
    /// Whether the clause began by saying where ("in the list").
    pub(super) scoped: bool,
    pub(super) negated: bool,
    pub(super) optional: bool,
    pub(super) condition: Option<(usize, usize)>,
    /// Whether what comes is an alternative to what came.
    pub(super) alternative: bool,
    /// Whether what is skipped opened the clause, so that only a comma ends it.
    pub(super) leads: bool,
    /// Whether what comes may be what the verb before is done for.
    pub(super) means: bool,
    /// Whether "then" came, and nothing but a label since.
    pub(super) then: bool,
    /// Whether "and" came, and no other word since.
    pub(super) joined: bool,
}

impl State {
    pub(super) fn fresh() -> Self {
        Self {
            opening: Opening::Yes,
            skip: Skip::Nothing,
            called: None,
            scoped: false,
            negated: false,
            optional: false,
            condition: None,
            alternative: false,
            then: false,
            leads: false,
            means: false,
            joined: false,
        }
    }
}

impl Skip {
    /// Whether what is called, or a command, tells nevertheless.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Nothing | Self::Purpose | Self::Subject)
    }
}
