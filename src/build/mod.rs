//! Floor 7: the workspace: which articles there are, what changed, and what is
//! written; passes in order, articles in parallel.
//!
//! Knows no format's insides.

mod artifacts;
mod automating;
mod compiling;
mod init;
mod inspecting;
mod lexicon;
mod manifest;
mod pipeline;
mod reports;
mod run;
mod workspace;

pub use init::{InitError, init};
pub use inspecting::{InspectFormat, InspectOptions, inspect};
pub use lexicon::{LexiconOptions, lexicon_gaps, read_lexicon};
pub use reports::{Counts, MessageFormat};
pub use run::{BuildError, BuildOptions, Progress, Summary, build};
pub use workspace::{ArticleFiles, Layout, Workspace};
