//! What an instruction tells its reader to do.
//!
//! One mechanism for every language: the instruction becomes folded text with
//! marks for its labels and links ([`flat`]), an automaton over the language's
//! words cuts it into tokens ([`token`]), and one walk over the tokens decides
//! which verbs tell ([`clause`]) and what they name ([`attach`]). All words
//! are data ([`lexicon`]).

mod apposition;
mod attach;
mod bare;
mod caseless;
mod class;
mod clause;
mod described;
mod flat;
mod fold;
mod gaps;
mod icons;
mod kind;
mod labels;
mod lead;
mod lexicon;
mod marks;
mod names;
mod nouns;
mod pairs;
mod part;
mod particles;
mod place;
mod raw;
mod risk;
mod role;
mod shared;
mod spread;
mod state;
mod swallowed;
mod tells;
mod token;
mod untold;
mod verbs;
mod wanted;
mod ways;
mod words;

pub use gaps::Gap;
pub use kind::{ActionKind, Risk};
pub(super) use lexicon::{RawActions, Shared, compile};
pub(super) use place::carry_places;
pub(super) use words::{ActionWords, Header};

use super::Lexicon;
use crate::article::Inline;
use serde::Serialize;

/// Something that the reader of a step is told to do. `T` is the type of its
/// texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Action<T = String> {
    /// What.
    pub kind: ActionKind,
    /// The labels of the user interface that it names, in order.
    pub labels: Vec<Label<T>>,
    /// Where in the user interface it happens, by its name: as the step itself
    /// says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<T>,
    /// Where the steps before have left the reader, if the step itself does not
    /// say where it happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub still: Option<T>,
    /// What is entered, what a setting is set to, what is run, how long to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<T>,
    /// What is to be entered or waited for, in the instruction's own words,
    /// where it does not give the value itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<T>,
    /// Where the link leads that the action names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<T>,
    /// Whether the reader is told not to do it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub negated: bool,
    /// Whether the reader may leave it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// The clause under which it applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<T>,
    /// What it can cost, where it can cost something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// The role that the reader needs for it, in the instruction's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<T>,
    /// Whether it was carried over from the reference locale, for want of a
    /// lexicon.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub carried: bool,
}

impl<T> Action<T> {
    pub(super) fn new(kind: ActionKind) -> Self {
        Self {
            kind,
            labels: Vec::new(),
            place: None,
            still: None,
            value: None,
            object: None,
            link: None,
            negated: false,
            optional: false,
            condition: None,
            risk: None,
            role: None,
            carried: false,
        }
    }

    /// The action with each of its texts made into something else.
    pub fn map<U>(&self, make: impl Fn(&T) -> U) -> Action<U> {
        let some = |text: &Option<T>| text.as_ref().map(&make);
        Action {
            kind: self.kind,
            labels: self
                .labels
                .iter()
                .map(|label| Label(label.0.iter().map(&make).collect()))
                .collect(),
            place: some(&self.place),
            still: some(&self.still),
            value: some(&self.value),
            object: some(&self.object),
            link: some(&self.link),
            negated: self.negated,
            optional: self.optional,
            condition: some(&self.condition),
            risk: self.risk,
            role: some(&self.role),
            carried: self.carried,
        }
    }
}

/// A label of a user interface, or the way through several: `File`, then
/// `Save`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(transparent)]
pub struct Label<T = String>(pub Vec<T>);

impl<T: std::fmt::Display> Label<T> {
    /// The label as one text, the parts of a way joined by `>`.
    #[must_use]
    pub fn text(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        parts.join(" > ")
    }
}

/// What is longer than this, in bytes of folded text, is no instruction, and a
/// person must read it. Every verb looks at its whole sentence, so the time
/// would grow with the square of the length.
const LONGEST_INSTRUCTION: usize = 16 << 10;

impl Lexicon {
    /// What an instruction tells its reader to do, in order; never empty. What
    /// no word of the lexicon names is [`ActionKind::Manual`].
    #[must_use]
    pub fn actions(&self, cmd: &[Inline<'_>]) -> Vec<Action> {
        let mut flat = flat::Flat::of(cmd, self.actions.order.links(), Some(&self.actions));
        if flat.folded.len() > LONGEST_INSTRUCTION {
            return vec![Action::new(ActionKind::Manual)];
        }
        let tokens = token::tokens(&mut flat, &self.actions);
        let tokens = names::named(&mut flat, tokens, &self.actions);
        let told = clause::told(&flat, &tokens, &self.actions);
        attach::actions(&flat, &tokens, told, &self.actions)
    }

    /// The labels that an instruction names, in order, whatever it says of them.
    #[must_use]
    pub fn labels(cmd: &[Inline<'_>]) -> Vec<Label> {
        flat::Flat::of(cmd, flat::Links::Marked, None).labels()
    }

    /// Whether the lexicon knows verbs, so that actions can be recognized.
    #[must_use]
    pub fn knows_verbs(&self) -> bool {
        self.actions.knows_verbs()
    }
}
