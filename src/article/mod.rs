//! Floor 2: Markdown as a tree in which everything knows its place.
//!
//! The only user of pulldown-cmark. Knows blocks and inlines; does not know
//! what a step is.

mod frames;
mod inline;
mod origin;
mod parse;
mod placeholder;
#[cfg(test)]
pub(crate) mod testing;

pub use crate::dialect::Tone;
pub(crate) use inline::unmarked;
pub use inline::{
    Leaves, inline_codes, inline_leaves, is_blank, is_line_break, leaves, plain_text, push_plain,
    strip_tags,
};
pub use parse::{parse, parse_as};
pub use placeholder::is_placeholder;

use crate::text::Span;
use std::borrow::Cow;

/// The body of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'a> {
    /// The text of the whole file; all spans refer to it.
    pub text: &'a str,
    /// Where the body is, after the front matter.
    pub body: Span,
    /// The blocks, in order.
    pub blocks: Vec<Block<'a>>,
    /// Where containers were nested too deep to be kept apart.
    pub flattened: Option<Span>,
    /// What is to be told of the marks of its dialect.
    pub marks: Marks,
}

/// Marks of a dialect that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Those that no dialect knows, with what they are called.
    pub unknown: Vec<(Span, String)>,
    /// Files that are included and could not be: the mark, the path as it has
    /// it, and why.
    pub absent: Vec<(Span, String, &'static str)>,
}

/// A block with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block<'a> {
    /// The block with its markers.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind<'a>,
}

/// The kinds of block (`CommonMark` 0.31, and tables of GitHub's extension).
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind<'a> {
    /// A heading of level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        content: Vec<Inline<'a>>,
    },
    /// A paragraph, or the text of an item of a tight list.
    Paragraph(Vec<Inline<'a>>),
    /// A list.
    List(List<'a>),
    /// A block quote.
    Quote(Vec<Block<'a>>),
    /// What a dialect sets apart as said beside the text.
    Aside(Aside<'a>),
    /// Fenced or indented code.
    Code(CodeBlock<'a>),
    /// A table.
    Table(Table<'a>),
    /// Raw HTML, a line each, without the prefixes of containers.
    Html(Vec<Leaf<'a>>),
    /// A thematic break.
    Rule,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List<'a> {
    /// The number of the first item of a numbered list; absent for bullets.
    pub start: Option<u64>,
    /// Whether the items are tabs: each begins with its label, and one of them
    /// applies.
    pub tabs: Option<Tabs>,
    /// The items.
    pub items: Vec<Item<'a>>,
}

/// What tabs have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabs {
    /// What their writer calls the group, which may stand in several places.
    pub group: Option<String>,
}

/// What is said beside the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside<'a> {
    /// How serious it is, where its mark says so.
    pub tone: Option<Tone>,
    /// Its title; often empty.
    pub title: Vec<Inline<'a>>,
    /// What it says.
    pub blocks: Vec<Block<'a>>,
}

impl<'a> Aside<'a> {
    /// What it says, its title first, as a paragraph in bold.
    #[must_use]
    pub fn into_blocks(self) -> Vec<Block<'a>> {
        let Some(span) = self
            .title
            .iter()
            .map(|inline| inline.span)
            .reduce(Span::join)
        else {
            return self.blocks;
        };
        let title = Inline {
            span,
            kind: InlineKind::Strong(self.title),
        };
        let mut blocks = vec![Block {
            span,
            kind: BlockKind::Paragraph(vec![title]),
        }];
        blocks.extend(self.blocks);
        blocks
    }
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<'a> {
    /// The item with its marker.
    pub span: Span,
    /// What it holds.
    pub blocks: Vec<Block<'a>>,
}

/// A block of code.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeBlock<'a> {
    /// The info string after the fence; empty for indented code.
    pub info: Cow<'a, str>,
    /// Whether fences surround it.
    pub fenced: bool,
    /// Its lines as the writer typed them, without the prefixes of containers.
    pub lines: Vec<Leaf<'a>>,
}

impl CodeBlock<'_> {
    /// The code.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| &*line.text).collect()
    }

    /// What the info string calls the block behind its language: `bash [npm]`, `bash npm`,
    /// `bash title="npm"`.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let info = self.info.trim();
        let (_, rest) = info.split_once([' ', '\t'])?;
        let rest = rest.trim();
        if let Some((_, named)) = rest.split_once("title=") {
            let quote = named.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            return named[1..].split(quote).next();
        }
        let named = match rest.strip_prefix('[') {
            Some(inner) => inner.split(']').next(),
            None => Some(rest).filter(|rest| !rest.contains(['=', '{', '}', '/'])),
        };
        named.map(str::trim).filter(|title| !title.is_empty())
    }

    /// The language: the first word of the info string, lower case; of one in
    /// braces too (`{ .bash }`, `{bash}`, `{code-block} bash`).
    #[must_use]
    pub fn language(&self) -> String {
        let ends = [' ', ',', '{', '\t'];
        let info = self.info.trim_start();
        // What is run with a click is for a shell.
        if let Some(inner) = info.strip_prefix("{{") {
            let runs = inner.starts_with("exec");
            return if runs { "bash" } else { "" }.to_owned();
        }
        let braced = info.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let word = match braced {
            Some(("code-block" | "code" | "code-cell" | "sourcecode", after)) => {
                after.trim_start().split(ends).next()
            }
            Some((inner, _)) => {
                let inner = inner.trim_start().trim_start_matches('.');
                inner.split([' ', ',']).next()
            }
            None => info.split(ends).next(),
        };
        let word = word.unwrap_or("");
        // An attribute is none.
        let word = if word.contains(['=', '"']) || word.starts_with('#') {
            ""
        } else {
            word
        };
        word.to_ascii_lowercase()
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<'a> {
    /// How each column is aligned.
    pub alignments: Vec<Alignment>,
    /// The rows; the first one is the head.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// How a column of a table is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Not stated.
    None,
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// The cell.
    pub span: Span,
    /// What it holds.
    pub content: Vec<Inline<'a>>,
}

/// A piece of text with the bytes it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf<'a> {
    /// The bytes in the file.
    pub span: Span,
    /// The text that they stand for.
    pub text: Cow<'a, str>,
}

/// An inline with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline<'a> {
    /// The inline with its markers; a text's backslash escape is included.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind<'a>,
}

/// The kinds of inline.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind<'a> {
    /// Text as a reader sees it: escapes and entities resolved.
    Text(Cow<'a, str>),
    /// A code span.
    Code(Cow<'a, str>),
    /// A line end that shows as a space.
    SoftBreak,
    /// A line end that shows as one.
    HardBreak,
    /// A raw HTML tag or comment.
    Html(Cow<'a, str>),
    /// Emphasis.
    Emphasis(Vec<Inline<'a>>),
    /// Strong emphasis, which names labels of a user interface.
    Strong(Vec<Inline<'a>>),
    /// Struck-out text.
    Strikethrough(Vec<Inline<'a>>),
    /// A link.
    Link(Link<'a>),
    /// A picture; its content is the text that stands for it.
    Image(Link<'a>),
}

/// Where a link or picture leads, and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Link<'a> {
    /// The address.
    pub dest: Cow<'a, str>,
    /// The title; often empty.
    pub title: Cow<'a, str>,
    /// Whether it was written `<https://…>`.
    pub autolink: bool,
    /// What it shows.
    pub content: Vec<Inline<'a>>,
}
