//! Where the value of a variable comes from.

use std::collections::BTreeSet;

/// More values than this in one variable are counted as all of the text.
pub(super) const MOST: usize = 12;

/// Where a value comes from.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// Placeholders, by number.
    pub(super) found: BTreeSet<usize>,
    /// Variables that the text has from elsewhere.
    pub(super) uses: BTreeSet<String>,
    /// Any of the text.
    pub(super) any: bool,
}

impl Origin {
    pub(super) fn any() -> Self {
        Self {
            any: true,
            ..Self::default()
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.any && self.found.is_empty() && self.uses.is_empty()
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.any |= other.any;
        if !self.any {
            self.found.extend(&other.found);
            self.uses.extend(other.uses.iter().cloned());
            self.any = self.found.len() + self.uses.len() > MOST;
        }
        if self.any {
            self.found.clear();
            self.uses.clear();
        }
    }
}
