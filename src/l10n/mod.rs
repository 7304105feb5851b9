//! Floor 4: locales, messages, and the alignment of an article's translations.
//!
//! Writes no output.

mod align;
mod carry;
mod codes;
mod messages;

pub use align::{Alignment, StepPair, align};
pub use carry::carry;
pub use codes::{Difference, are_same, differences, restore};
pub use messages::{Messages, args};
