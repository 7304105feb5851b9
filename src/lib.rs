//! `runbookc` compiles localized how-to articles into runbooks that people run.
//!
//! The modules are floors of one building, lowest first; imports go down only
//! (`tests/architecture.rs` holds them to it):
//!
//! 0. [`text`], [`diagnostic`], [`dialect`], [`shell`]: byte spans, lines, safe text,
//!    messages to the author; marks of Markdown's dialects; what commands mean
//! 1. [`source`]: files found, decoded, front matter split off and read
//! 2. [`article`]: Markdown as a tree with spans
//! 3. [`procedure`]: the step model, lowered from an article with a lexicon
//! 4. [`l10n`], [`check`]: locales, messages, alignment; the rules
//! 5. [`plan`]: what a runbook does, in every language
//! 6. [`scene`]: the same in the order it is gone through
//! 7. [`emit`]: the formats
//! 8. [`build`], [`report`]: the workspace; evidence read and shown
//! 9. [`cli`]: the command line

pub mod article;
pub mod build;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod dialect;
pub mod emit;
pub mod inspect;
pub mod l10n;
pub mod plan;
pub mod procedure;
pub mod report;
pub mod scene;
pub mod shell;
pub mod source;
pub mod text;
