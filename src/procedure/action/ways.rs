//! Ways through menus that are only partly in bold, as translations leave them.

use super::Label;
use super::names::{Names, Run};
use super::raw::way;
use super::token::Tok;

impl Names<'_> {
    /// Writes a way that is partly set apart: "Settings > **Mail**", "**Mail** > Rules";
    /// gives the token after it.
    pub(super) fn way(&mut self, at: usize) -> Option<usize> {
        if !self.arrows {
            return None;
        }
        let joined = |one: usize, other: usize| {
            let (one, other) = (self.tokens.get(one)?, self.tokens.get(other)?);
            let gap = self.flat.folded.get(one.end..other.start)?;
            (gap.trim() == ">").then_some(())
        };
        let marked = |at: usize| match self.tokens.get(at)?.what {
            Tok::Label(name) => Some(&self.flat.names[name]),
            _ => None,
        };
        let parts = |at: usize, run: &Run| way(self.flat.shown(self.tokens[at].start, run.end)).0;
        if let Some(name) = marked(at) {
            joined(at, at + 1)?;
            let run = self.run(at + 1)?;
            let label = Label([name.label.0.clone(), parts(at + 1, &run)].concat());
            let dest = name.dest.clone();
            self.push_label(self.tokens[at].start, run.end, label, dest);
            return Some(run.next);
        }
        let run = self.run(at)?;
        joined(run.next - 1, run.next)?;
        let name = marked(run.next)?;
        let label = Label([parts(at, &run), name.label.0.clone()].concat());
        let dest = name.dest.clone();
        self.push_label(
            self.tokens[at].start,
            self.tokens[run.next].end,
            label,
            dest,
        );
        Some(run.next + 1)
    }
}
