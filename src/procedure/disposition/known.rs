//! What is known of an article before the walk through it, which may have to be gone twice.

use super::chapters::chapters;
use super::decide::ALTERNATIVE;
use super::outline::{headings, holds_commands, names_article, shell_of, titles};
use super::scope::Known;
use super::ways::of_headings;
use crate::article::Block;
use crate::procedure::Lexicon;

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
