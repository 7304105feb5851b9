//! Blocks that a command runs elsewhere.

use super::names::{JOBS, PARALLEL, SENDING, listed};

/// A command that is given a block.
pub(super) struct Sent {
    pub(super) place: Place,
    /// The parameters with which it runs the block there, by how they begin.
    there: &'static [&'static str],
    /// Whether a first argument without a parameter says where, too.
    positional: bool,
    /// How many arguments were read.
    arguments: usize,
    /// The command within whose block this one stands.
    pub(super) outer: Option<usize>,
}

/// Where the block of a command is run in the end, by its number among all.
pub(super) fn place_of(number: usize, all: &[Sent]) -> Place {
    let Some(sent) = all.get(number) else {
        return Place::Here;
    };
    let outer = sent.outer.map_or(Place::Here, |outer| place_of(outer, all));
    match (sent.place, outer) {
        (Place::Here, outer) | (Place::Kept, outer @ (Place::Job | Place::There)) => outer,
        (own, Place::Here) => own,
        (Place::Job | Place::There | Place::Kept, Place::Kept) => Place::Kept,
        // What is brought along to one place is not brought on to the next.
        _ => Place::Unknown,
    }
}

/// Where a block is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the session of the commands, as far as was read.
    Here,
    /// In another session on this machine, with its environment.
    Job,
    /// On another machine.
    There,
    /// Nobody knows: it is kept in a variable.
    Kept,
    /// Nobody knows: the parameters are elsewhere.
    Unknown,
}

impl Sent {
    fn new(place: Place, there: &'static [&'static str], positional: bool) -> Self {
        Self {
            place,
            there,
            positional,
            arguments: 0,
            outer: None,
        }
    }

    /// A function that is defined within a block: it brings no values along.
    pub(super) fn defined() -> Self {
        Self::new(Place::Unknown, &[], false)
    }

    /// The command of a name, if it may run a block elsewhere.
    pub(super) fn by(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "icm" | "invoke-command" => Some(Self::new(Place::Here, SENDING, true)),
            "%" | "foreach" | "foreach-object" => Some(Self::new(Place::Here, PARALLEL, false)),
            _ => listed(JOBS, name).then(|| Self::new(Place::Job, &[], false)),
        }
    }

    /// What keeps a block that follows a text, if it is kept rather than run.
    pub(super) fn kept(before: &str) -> Option<Self> {
        let before = before.trim_end();
        let before = before.strip_suffix("[scriptblock]").unwrap_or(before);
        let name = before.trim_end().strip_suffix('=')?.trim_end();
        // What a table of results shows is worked out here.
        let shown = ["e", "expression"].iter().any(|key| {
            let start = name.len().saturating_sub(key.len());
            let end = name.get(start..).unwrap_or_default();
            let outside = name.get(..start).unwrap_or_default();
            end.eq_ignore_ascii_case(key)
                && !outside.ends_with(|c: char| c.is_alphanumeric() || "$_".contains(c))
        });
        (!shown).then(|| Self::new(Place::Kept, &[], false))
    }

    /// Takes a word that the command is given.
    pub(super) fn word(&mut self, word: &str) {
        let lower = word.to_ascii_lowercase();
        let first = self.argument() && !lower.starts_with('-');
        if lower.len() > 1 && lower.starts_with('@') {
            self.place = Place::Unknown;
        } else if self.place == Place::Here {
            if self.positional {
                if first || self.names(&lower) {
                    self.place = Place::There;
                }
            } else if self.names(&lower) {
                self.place = Place::Job;
            }
        }
    }

    /// Takes an argument that is worked out.
    pub(super) fn group(&mut self) {
        if self.argument() {
            self.place = Place::There;
        }
    }

    /// Takes any argument; whether it can say where the block is run.
    pub(super) fn argument(&mut self) -> bool {
        self.arguments += 1;
        self.positional && self.arguments == 1
    }

    fn names(&self, lower: &str) -> bool {
        self.there.iter().any(|name| lower.starts_with(name))
    }
}
