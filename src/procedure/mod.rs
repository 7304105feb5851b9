//! Floor 3: the step model, and the lowering of an article into it.
//!
//! Nothing is lost: every visible character of the body is in exactly one node
//! of the [`Model`]. Words of a language come from its [`Lexicon`], never from
//! code. Touches no files.

mod action;
mod apart;
mod choice;
mod codes;
mod command;
mod cue;
mod disposition;
mod further;
mod gather;
mod leader;
mod lexicon;
mod loose;
mod lower;
mod naming;
mod note;
mod number;
mod parting;
mod passages;
mod reference;
mod sections;
mod step;
mod tabs;
mod tongue;
mod units;
mod visit;
mod words;

pub use crate::source::Reading;
pub use action::{Action, ActionKind, Gap, Label, Risk};
pub use apart::Apart;
pub use choice::{Because, lower_unasked};
pub use codes::CodeMut;
pub use command::{Expectation, expectation, hidden_values, is_output};
pub use cue::{Condition, ConditionKind, Opening, Place};
pub use disposition::{Ask, Choice, Disposition, Show, Told, Way};
pub use leader::TASK_BOXES;
pub use lexicon::Lexicon;
pub use lower::{lower, lower_as};
pub use passages::Surroundings;
pub use reference::{Mention, Numbers, Purpose, Reference, Target, in_digits_of};
pub use tongue::{Tongue, tongue};
pub use visit::{Part, model_leaves};

use crate::article::{Block, Inline};
use crate::text::Span;

/// An article as procedures, notes and everything around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model<'a> {
    /// The whole body, in order.
    pub nodes: Vec<Node<'a>>,
    /// What the lowering decided where the writer left it open.
    pub decisions: Vec<Decision>,
    /// The commands of the article, and code that is none, in order.
    pub told: Vec<Told>,
    /// The choices between several ways, in order, where their ways have steps.
    pub choices: Vec<Choice>,
}

/// A piece of an article outside its steps.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<'a> {
    /// A block with neither note nor procedure inside.
    Block(Block<'a>),
    /// A paragraph, or a list of links, that only says where to read on.
    Reference(Block<'a>),
    /// A note.
    Note(Note<'a>),
    /// A procedure.
    Procedure(Procedure<'a>),
    /// Bullets, some with a note or a procedure inside.
    List(Vec<Vec<Node<'a>>>),
    /// A quote that is no note, with a note or a procedure inside.
    Quote(Vec<Node<'a>>),
}

/// A sequence of steps: a numbered list, or the sections of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure<'a> {
    /// `p1`, `p2`, … by position in the article.
    pub id: String,
    /// From the first step to the last.
    pub span: Span,
    /// The nearest heading or bold paragraph above. A copy: the heading itself
    /// is a node of its own.
    pub title: Option<Title<'a>>,
    /// What it is for, where it is no part of the main way.
    pub apart: Option<Apart>,
    /// What stands between the title and the first step; never a procedure.
    pub context: Vec<Node<'a>>,
    /// The steps; never empty.
    pub steps: Vec<Step<'a>>,
    /// What stands right after the last step: what is then so, and notes that
    /// came too late. Never a procedure.
    pub result: Vec<Node<'a>>,
}

/// What names a procedure.
#[derive(Clone, Debug, PartialEq)]
pub struct Title<'a> {
    /// The words.
    pub content: Vec<Inline<'a>>,
    /// Where they stand.
    pub span: Span,
    /// The level of the heading; absent for a bold paragraph.
    pub level: Option<u8>,
}

/// A step or substep.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'a> {
    /// `p1.3`, `p1.3.2`, `p1.3.b.1` (in the second choice), by position.
    pub id: String,
    /// The number that a reader sees in its own list, or the position among
    /// the sections and commands beside it.
    pub number: u64,
    /// The item with its marker, without what interrupted the list; or the
    /// section with its heading.
    pub span: Span,
    /// The words that give its number, and the box of a task, which no output repeats.
    pub label: Vec<Inline<'a>>,
    /// The instruction: the text of an item, a heading, or what stands above
    /// a command.
    pub cmd: Vec<Inline<'a>>,
    /// Everything else that belongs to the step, in order.
    pub parts: Vec<StepPart<'a>>,
    /// Whether the writer marked it as optional.
    pub optional: bool,
    /// The clause under which it applies.
    pub condition: Option<Condition>,
    /// Where in a user interface it plays.
    pub place: Option<Place>,
    /// What the reader is told to do, in order; never empty.
    pub actions: Vec<Action>,
}

/// What can follow an instruction inside its step.
#[derive(Clone, Debug, PartialEq)]
pub enum StepPart<'a> {
    /// A paragraph, code, table, picture, raw HTML, or bullets in a quote.
    Block(Block<'a>),
    /// A note.
    Note(Note<'a>),
    /// Substeps.
    Substeps(Vec<Step<'a>>),
    /// Bullets that offer alternatives.
    Choices(Vec<Branch<'a>>),
    /// Bullets that do not.
    Points(Vec<Branch<'a>>),
    /// A quote that is no note, with a note or steps inside.
    Quote(Vec<StepPart<'a>>),
}

/// A choice or a point of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch<'a> {
    /// The item with its marker.
    pub span: Span,
    /// Its text.
    pub text: Vec<Inline<'a>>,
    /// What else it holds.
    pub parts: Vec<StepPart<'a>>,
}

/// The kinds of note, mildest first.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum NoteKind {
    /// Worth knowing.
    Note,
    /// Makes it easier.
    Tip,
    /// Must be known.
    Important,
    /// Something may go wrong.
    Warning,
    /// Something may be lost.
    Caution,
}

impl NoteKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Note,
        Self::Tip,
        Self::Important,
        Self::Warning,
        Self::Caution,
    ];

    /// The lower-case English word, which is also the key of its title's message.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }
}

/// How a note was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoteOrigin {
    /// `> [!NOTE]`, one of GitHub's five keywords.
    Alert,
    /// `> [!OPMERKING]`: the keyword was translated or misspelled.
    TranslatedAlert,
    /// `**Note:** …`, a paragraph that serves as one.
    Paragraph,
    /// `:::note`, `!!! note`, `{{< note >}}`: a mark of a dialect.
    Directive,
}

/// Something that a reader must be told beside the instructions.
#[derive(Clone, Debug, PartialEq)]
pub struct Note<'a> {
    /// How serious it is.
    pub kind: NoteKind,
    /// How it was written.
    pub origin: NoteOrigin,
    /// The whole note.
    pub span: Span,
    /// The words that made it a note, which no output repeats.
    pub label: Vec<Inline<'a>>,
    /// What it says.
    pub body: Vec<Block<'a>>,
}

/// A reading that the writer could have made plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A list that was interrupted goes on at the next number: one procedure.
    Rejoined {
        /// The first item after the interruption.
        item: Span,
        /// What interrupted it, which now belongs to the step before.
        interruption: Span,
        /// The number at which the list goes on.
        number: u64,
    },
    /// A list starts again at 1 after something that may have been meant as a
    /// part of the step before: another procedure.
    Restarted {
        /// The first item of the new list.
        item: Span,
        /// What stands between the lists.
        interruption: Span,
    },
    /// Code, a table or a picture stands unindented after the last step of a
    /// list: it was read as a part of that step.
    Trailing {
        /// What stands there.
        block: Span,
        /// The step that it was given to.
        number: u64,
    },
    /// A list starts at a number that does not follow the one before: another
    /// procedure.
    NumberGap {
        /// The first item.
        item: Span,
        /// The number it has.
        number: u64,
        /// The number that would have continued the list before, where there
        /// is one.
        expected: Option<u64>,
    },
    /// `> [!WORD]` with a word that is no alert in the article's language: a
    /// plain quote.
    UnknownAlert {
        /// The keyword with its brackets.
        keyword: Span,
    },
    /// Marks of a dialect that nobody knows: what stands in them is read, they
    /// themselves are text.
    UnknownMarks {
        /// Each with what it is called.
        marks: Vec<(Span, String)>,
    },
    /// A file is included that could not be read.
    AbsentInclude {
        /// The mark.
        mark: Span,
        /// The path that it has.
        path: String,
        /// Why it could not be.
        reason: &'static str,
    },
}
