//! Which of the two readings an article is for, where nobody says it: the one in which
//! more of its commands are in a step.

use super::disposition::dispose;
use super::lower::{gathered, lower_told};
use super::sections::is_executable;
use super::{Ask, Disposition, Lexicon, Model, Reading};
use crate::article::{Article, Block, BlockKind, plain_text};

/// Why an article is read as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// Somebody asked for it.
    Asked,
    /// It says what its commands print, and has no numbered list.
    Outputs,
    /// So many of its headings are numbered, one after the other.
    Numbered(usize),
    /// So many of its commands would be in no step if it were read the other way, and so
    /// many are in none as it is.
    Commands {
        /// Read the other way.
        other: usize,
        /// As it is read.
        own: usize,
    },
    /// All its commands are in numbered lists, or it has none.
    Lists,
}

impl std::fmt::Display for Because {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Asked => f.write_str("asked for"),
            Self::Outputs => f.write_str("it says what its commands print"),
            Self::Numbered(count) => write!(f, "{count} headings are numbered"),
            Self::Commands { other, own } => write!(
                f,
                "read the other way, {other} commands would be in no step; as it is, {own}"
            ),
            Self::Lists => f.write_str("no command stands outside of its numbered lists"),
        }
    }
}

/// Lowers an article in the reading that it is for.
#[must_use]
pub fn lower_unasked<'a>(article: Article<'a>, lexicon: &Lexicon) -> (Model<'a>, Reading, Because) {
    let article = gathered(article, lexicon);
    let disposed = dispose(&article.blocks, lexicon);
    let loose = disposed.loose;
    let headings = |article, disposed, because| {
        let model = lower_told(article, lexicon, Reading::Headings, disposed);
        (model, Reading::Headings, because)
    };
    if is_executable(&article) {
        return headings(article, disposed, Because::Outputs);
    }
    let numbered = numbered_headings(&article.blocks, lexicon);
    if numbered > 0 {
        return headings(article, disposed, Because::Numbered(numbered));
    }
    if loose == 0 {
        let model = lower_told(article, lexicon, Reading::Lists, disposed);
        return (model, Reading::Lists, Because::Lists);
    }
    let lists = lower_told(article.clone(), lexicon, Reading::Lists, disposed.clone());
    let other = lost(&lists);
    if other > 0 {
        let model = lower_told(article, lexicon, Reading::Headings, disposed);
        let own = lost(&model);
        if own < other {
            return (model, Reading::Headings, Because::Commands { other, own });
        }
        let because = Because::Commands {
            other: own,
            own: other,
        };
        return (lists, Reading::Lists, because);
    }
    (lists, Reading::Lists, Because::Lists)
}

/// How many commands of a model are in no step.
fn lost(model: &Model<'_>) -> usize {
    let commands = model.told.iter().filter(|told| told.exchange.is_some());
    let may_run = commands.filter(|told| !matches!(told.disposition, Disposition::Shown(_)));
    may_run
        .filter(|told| told.step.is_none() && !told.inline)
        .count()
}

/// How many headings are numbered from 1 on, of one level in one section, where lists do not
/// tell all of it. Ways to choose from are counted, and are no steps.
fn numbered_headings(blocks: &[Block<'_>], lexicon: &Lexicon) -> usize {
    struct Run {
        level: u8,
        next: u64,
        /// How many of them have no list below.
        bare: u64,
    }
    let mut best = 0;
    let mut open: Vec<Run> = Vec::new();
    let mut bare = true;
    let mut close = |run: &Run| {
        if run.next > 2 && run.bare > 0 {
            best = best.max(usize::try_from(run.next - 1).unwrap_or(0));
        }
    };
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, content } => {
                if let Some(run) = open.last_mut() {
                    run.bare += u64::from(bare && run.next > 1);
                }
                bare = true;
                while let Some(run) = open.pop_if(|run| run.level > *level) {
                    close(&run);
                }
                let text = plain_text(content);
                let choice = Some(Disposition::Asks(Ask::Alternative));
                let number = lexicon
                    .heading_number(&text)
                    .filter(|_| lexicon.heading_tells(&text) != choice);
                match open.last_mut().filter(|run| run.level == *level) {
                    Some(run) if number == Some(run.next) => run.next += 1,
                    Some(_) => {}
                    None => open.push(Run {
                        level: *level,
                        next: if number == Some(1) { 2 } else { 1 },
                        bare: 0,
                    }),
                }
            }
            BlockKind::List(list) if list.start.is_some() => bare = false,
            _ => {}
        }
    }
    if let Some(run) = open.last_mut() {
        run.bare += u64::from(bare && run.next > 1);
    }
    open.iter().for_each(close);
    best
}
