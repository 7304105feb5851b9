//! Floor 4: locales, messages, and the alignment of an article's translations.
//!
//! Writes no output.

mod align;
mod carry;
mod codes;
mod messages;
mod order;
mod plain;

pub use align::{Alignment, StepPair, align};
pub use carry::carry;
pub use codes::{Difference, differences, restore};
pub use messages::{Messages, args};
pub use plain::are_same;
