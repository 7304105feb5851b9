//! What the walk keeps in mind of where a command stands.

use super::ways::Choice;
use super::{Disposition, Told};
use crate::article::Inline;
use crate::shell::Shell;
use crate::text::Span;

/// What is known of an article before the walk.
pub(super) struct Known {
    /// The ways that its headings offer.
    pub(super) choices: Vec<Choice>,
    /// Which headings open one of them.
    pub(super) opens: Vec<bool>,
    /// Whether it holds any command, so that what its texts say of them matters.
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

/// A block of commands, for the next one to be held against.
pub(super) struct Before {
    pub(super) span: Span,
    pub(super) programs: Vec<String>,
}

/// What holds for a container as a whole.
#[derive(Clone, Default)]
pub(super) struct Scope {
    /// What the text above it, or its kind, says of all in it.
    pub(super) said: Option<Disposition>,
    /// Whether it is one of several ways that no choice tells apart.
    pub(super) loose: bool,
    /// Whether it is a way of a choice, which its first text names.
    pub(super) way: bool,
    /// Whether it is a list or a note inside the article.
    pub(super) inner: bool,
    /// Whether it is in a numbered list or a note.
    pub(super) held: bool,
    /// Whether it is an item that is nothing but code, below a text that tells to run it.
    pub(super) bare: bool,
}

/// The text right above.
#[derive(Default)]
pub(super) struct Above<'b, 'a> {
    pub(super) content: &'b [Inline<'a>],
    pub(super) text: String,
    pub(super) said: Option<Disposition>,
    /// Whether that ends with its own command.
    pub(super) ends: bool,
    /// Whether nothing stands between it and what comes next.
    pub(super) near: bool,
    /// Whether a comment says that an output comes next.
    pub(super) expects: bool,
    /// Whether it is the last item of a numbered list.
    pub(super) numbered: bool,
    /// Whether it says that steps come next.
    pub(super) leads: bool,
}

/// The commands of an article.
#[derive(Clone, Debug, Default)]
pub(in crate::procedure) struct Disposed {
    pub(in crate::procedure) told: Vec<Told>,
    /// The choices that the text offers.
    pub(in crate::procedure) choices: Vec<Choice>,
    /// How many blocks of them stand outside of numbered lists and notes.
    pub(in crate::procedure) loose: usize,
}
