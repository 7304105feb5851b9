//! Floor 1: input files: finding, decoding, front matter, configuration.
//!
//! The only user of the YAML crate and of the TOML crate. Knows nothing of Markdown beyond where it
//! begins.

mod asked;
pub mod automation;
pub mod config;
mod decode;
pub mod embedded;
pub mod front_matter;
mod include;
mod locale;
mod pattern;
pub mod place;
mod reading;
mod toml;
mod walk;
pub mod yaml;

pub use asked::{Asked, Failures};
pub use automation::{Automation, Binding, Declared, Expect};
pub use decode::{Decoded, decode};
pub use front_matter::FrontMatter;
pub use include::included;
pub use locale::{Locale, LocaleError};
pub use pattern::{Pattern, PatternError};
pub use reading::Reading;
pub use walk::{Skipped, SourceFile, Stamp, Walk, single_file, walk, walk_automation};

/// Files larger than this (16 MiB) are not read: no article is, and reading
/// one would break the bound on memory.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;
