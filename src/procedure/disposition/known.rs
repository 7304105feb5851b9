//! What is known of an article before the walk through it, which may have to be gone twice.

use super::Disposition;
use super::chapters::chapters;
use super::decide::ALTERNATIVE;
use super::outline::{headings, holds_commands, names_article, shell_of, titles};
use super::ways::{Choice, of_headings};
use crate::article::Block;
use crate::procedure::Lexicon;
use crate::shell::Shell;

/// What is known of an article before the walk.
pub(super) struct Known {
    /// The ways that its headings offer.
    pub(super) choices: Vec<Choice>,
    /// Which headings open one of them.
    pub(super) opens: Vec<bool>,
    /// Whether it holds any command.
    pub(super) commands: bool,
    /// The shell that its blocks are for.
    pub(super) shell: Option<Shell>,
    /// Whether its first heading names it.
    pub(super) titled: bool,
    /// What each heading says.
    pub(super) titles: Vec<Option<Disposition>>,
    /// Which have the number of a chapter.
    pub(super) chapters: Vec<bool>,
}

impl Known {
    pub(super) fn of(blocks: &[Block<'_>], lexicon: &Lexicon) -> Self {
        let (choices, opens, twins) = of_headings(blocks, lexicon);
        let commands = blocks.iter().any(holds_commands);
        let headings = headings(blocks);
        let mut titles = if commands {
            titles(blocks, lexicon)
        } else {
            Vec::new()
        };
        for (said, _) in titles.iter_mut().zip(twins).filter(|(_, twin)| *twin) {
            *said = said.or(ALTERNATIVE);
        }
        Self {
            choices,
            opens,
            commands,
            shell: shell_of(blocks),
            titled: names_article(headings.iter().map(|(level, _)| *level)),
            titles,
            chapters: chapters(&headings, lexicon),
        }
    }
}
