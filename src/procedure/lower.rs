//! Lowering an article: finding its procedures and what belongs to them.

use super::apart;
use super::disposition::{Disposed, dispose};
use super::gather::gather;
use super::number::number_nodes;
use super::step::{Lowering, has_steps_or_notes};
use super::{Decision, Lexicon, Model, Node, Procedure, Reading, Title, note};
use crate::article::{
    Article, Block, BlockKind, Inline, InlineKind, List, is_blank, plain_text, strip_tags,
};
use crate::text::Span;

/// A bold paragraph longer than this (in characters) is emphasis, not a title.
const LONGEST_TITLE: usize = 120;

/// What a sentence ends with, in the scripts we know of.
const SENTENCE_ENDS: [char; 8] = ['.', '!', '?', '…', '。', '！', '？', '؟'];

/// Lowers an article with the words of its language: its numbered lists are
/// its procedures.
#[must_use]
pub fn lower<'a>(article: Article<'a>, lexicon: &Lexicon) -> Model<'a> {
    lower_as(article, lexicon, Reading::Lists)
}

/// Lowers an article whose steps are told in the given way.
#[must_use]
pub fn lower_as<'a>(article: Article<'a>, lexicon: &Lexicon, reading: Reading) -> Model<'a> {
    let article = gathered(article, lexicon);
    let disposed = dispose(&article.blocks, lexicon);
    lower_told(article, lexicon, reading, disposed)
}

/// An article whose lists are all known as such.
pub(super) fn gathered<'a>(mut article: Article<'a>, lexicon: &Lexicon) -> Article<'a> {
    article.blocks = gather(article.blocks, lexicon);
    article
}

/// The same, where it is known what may become of its commands.
pub(super) fn lower_told<'a>(
    article: Article<'a>,
    lexicon: &Lexicon,
    reading: Reading,
    disposed: Disposed,
) -> Model<'a> {
    let Disposed { told, choices, .. } = disposed;
    let mut lowering = Lowering {
        lexicon,
        told: &told,
        choices: &choices,
        decisions: note::of_marks(article.marks),
    };
    let sections = apart::find(&article.blocks, lexicon);
    let mut nodes = match reading {
        Reading::Lists => lowering.sequence(article.blocks, None),
        Reading::Headings => {
            let apart: Vec<Span> = sections.iter().map(|section| section.span).collect();
            lowering.headings(article.blocks, &apart)
        }
    };
    apart::mark(&mut nodes, &sections);
    let mut count = 0;
    number_nodes(&mut nodes, &mut count);
    let mut decisions = lowering.decisions;
    decisions.sort_by_key(Decision::span);
    let mut model = Model {
        nodes,
        decisions,
        told,
        choices,
    };
    model.place_told();
    model.place_choices();
    model.set_references_apart(lexicon);
    model
}

impl<'a> Title<'a> {
    /// The block as a title, if it serves as one: a heading, or a paragraph
    /// that is bold from end to end.
    pub(super) fn of(block: &Block<'a>) -> Option<Self> {
        let (content, level) = match &block.kind {
            BlockKind::Heading { level, content } => (content, Some(*level)),
            BlockKind::Paragraph(content) if is_bold_title(content) => (content, None),
            _ => return None,
        };
        if is_blank(content) {
            return None;
        }
        Some(Self {
            content: content.clone(),
            span: block.span,
            level,
        })
    }
}

pub(super) fn is_bold_title(content: &[Inline<'_>]) -> bool {
    let mut shown = content
        .iter()
        .filter(|inline| !is_blank(std::slice::from_ref(*inline)));
    let Some(Inline {
        kind: InlineKind::Strong(words),
        ..
    }) = shown.next()
    else {
        return false;
    };
    let colon_at_most = shown.all(|inline| {
        matches!(&inline.kind, InlineKind::Text(text) if text.trim().trim_matches([':', '：']).is_empty())
    });
    if !colon_at_most {
        return false;
    }
    let text = plain_text(words);
    !text.ends_with(['.', '。', '!', ';']) && text.chars().count() <= LONGEST_TITLE
}

pub(super) fn is_heading_like(node: &Node<'_>) -> bool {
    match node {
        Node::Block(block) => {
            matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Rule)
                || matches!(&block.kind, BlockKind::Paragraph(content) if is_bold_title(content))
        }
        _ => false,
    }
}

/// Whether a node is one at which [`Lowering::plain`] takes a result.
fn ends_result(node: &Node<'_>) -> bool {
    let Node::Block(block) = node else {
        return false;
    };
    match &block.kind {
        BlockKind::Rule => true,
        BlockKind::Heading { content, .. } => !is_blank(content),
        BlockKind::Paragraph(content) => is_bold_title(content) && !is_blank(content),
        _ => false,
    }
}

impl Lowering<'_> {
    /// The blocks of an article, of a bullet or of a quote. `inherited` is the
    /// title in force where they begin.
    pub(super) fn sequence<'a>(
        &mut self,
        blocks: Vec<Block<'a>>,
        inherited: Option<&Title<'a>>,
    ) -> Vec<Node<'a>> {
        let mut out: Vec<Node<'a>> = Vec::with_capacity(blocks.len());
        let mut title = inherited.cloned();
        let mut blocks = blocks.into_iter().peekable();
        while let Some(block) = blocks.next() {
            let span = block.span;
            match block.kind {
                BlockKind::List(list) if list.start.is_some() => {
                    self.numbered(list, span, title.as_ref(), &mut out);
                }
                BlockKind::List(list) if list.tabs.is_some() => {
                    self.tabs(list, span, &mut title, &mut out);
                }
                BlockKind::Aside(aside) => {
                    out.push(Node::Note(note::from_aside(aside, span, self.lexicon)));
                }
                BlockKind::List(list)
                    if list
                        .items
                        .iter()
                        .flat_map(|item| &item.blocks)
                        .any(has_steps_or_notes) =>
                {
                    let items = list
                        .items
                        .into_iter()
                        .map(|item| self.sequence(item.blocks, title.as_ref()))
                        .collect();
                    out.push(Node::List(items));
                }
                BlockKind::Quote(_) => {
                    match note::from_quote(block, self.lexicon, &mut self.decisions) {
                        Ok(note) => out.push(Node::Note(note)),
                        Err(block) => match block.kind {
                            BlockKind::Quote(inner) if inner.iter().any(has_steps_or_notes) => {
                                let inner = self.sequence(inner, title.as_ref());
                                out.push(Node::Quote(inner));
                            }
                            kind => out.push(Node::Block(Block { span, kind })),
                        },
                    }
                }
                BlockKind::Paragraph(_) => {
                    match note::from_paragraph(block, &mut blocks, self.lexicon) {
                        Ok(note) => out.push(Node::Note(note)),
                        Err(block) => self.plain(block, &mut title, &mut out),
                    }
                }
                kind => self.plain(Block { span, kind }, &mut title, &mut out),
            }
        }
        self.take_result(&mut out);
        out
    }

    pub(super) fn plain<'a>(
        &mut self,
        block: Block<'a>,
        title: &mut Option<Title<'a>>,
        out: &mut Vec<Node<'a>>,
    ) {
        if let Some(found) = Title::of(&block) {
            self.take_result(out);
            // A heading such as "Note" says what stands below it, and titles nothing.
            if self.lexicon.alert(&plain_text(&found.content)).is_none() {
                *title = Some(found);
            }
        } else if matches!(block.kind, BlockKind::Rule) {
            self.take_result(out);
        }
        out.push(Node::Block(block));
    }

    /// A numbered list: a new procedure, or the rest of the one before.
    fn numbered<'a>(
        &mut self,
        list: List<'a>,
        span: Span,
        title: Option<&Title<'a>>,
        out: &mut Vec<Node<'a>>,
    ) {
        let item = list.items.first().map_or(span, |item| item.span);
        let number = list.start.unwrap_or(1);
        let previous = out
            .iter()
            .rposition(|node| matches!(node, Node::Procedure(_)))
            .filter(|&at| !out[at + 1..].iter().any(is_heading_like));
        if let Some(at) = previous
            && let Node::Procedure(procedure) = &out[at]
        {
            let expected = procedure.steps.last().map_or(1, |step| step.number + 1);
            let between = out[at + 1..]
                .iter()
                .filter_map(Node::span)
                .reduce(Span::join);
            if number == expected && number > 1 {
                let between: Vec<Node<'a>> = out.drain(at + 1..).collect();
                self.rejoin(list, span, between, out);
                return;
            }
            if number == 1 {
                if out[at + 1..].iter().all(may_belong_to_step) && at + 1 < out.len() {
                    self.decisions.push(Decision::Restarted {
                        item,
                        interruption: between.unwrap_or(item),
                    });
                }
            } else {
                self.decisions.push(Decision::NumberGap {
                    item,
                    number,
                    expected: Some(expected),
                });
            }
        } else if number > 1 {
            self.decisions.push(Decision::NumberGap {
                item,
                number,
                expected: None,
            });
        }
        let context = self.take_context(out);
        let steps = self.steps(list);
        out.push(Node::Procedure(Procedure {
            id: String::new(),
            span,
            title: title.cloned(),
            apart: None,
            context,
            steps,
            result: Vec::new(),
        }));
    }

    fn rejoin<'a>(
        &mut self,
        list: List<'a>,
        span: Span,
        between: Vec<Node<'a>>,
        out: &mut [Node<'a>],
    ) {
        let item = list.items.first().map_or(span, |item| item.span);
        let interruption = between.iter().filter_map(Node::span).reduce(Span::join);
        self.decisions.push(Decision::Rejoined {
            item,
            interruption: interruption.unwrap_or(item),
            number: list.start.unwrap_or(1),
        });
        let steps = self.steps(list);
        let Some(Node::Procedure(procedure)) = out.last_mut() else {
            return;
        };
        if let Some(step) = procedure.steps.last_mut() {
            let lead = plain_text(&step.cmd);
            let adopted = self.adopt(between, &lead);
            step.parts.extend(adopted);
        }
        procedure.steps.extend(steps);
        procedure.span = procedure.span.join(span);
    }

    /// Takes what introduces a procedure off the end of the nodes so far. What
    /// stands between two procedures introduces the second, but for what is a
    /// part of the first one's last step, its notes, and a first paragraph that
    /// says how it ends.
    pub(super) fn take_context<'a>(&mut self, out: &mut Vec<Node<'a>>) -> Vec<Node<'a>> {
        let boundary = |out: &[Node<'a>]| {
            out.iter()
                .rposition(|node| node.holds_procedure() || is_heading_like(node))
        };
        let Some(at) = boundary(out) else {
            return std::mem::take(out);
        };
        if let Node::Procedure(_) = &out[at] {
            self.take_trailing(at, out);
            let notes = out[at + 1..]
                .iter()
                .take_while(|node| matches!(node, Node::Note(_)))
                .count();
            let mut end = at + 1 + notes;
            if out.len() - end >= 2 && self.is_result(&out[end]) {
                end += 1;
            }
            let result: Vec<Node<'a>> = out.drain(at + 1..end).collect();
            if let Node::Procedure(procedure) = &mut out[at] {
                procedure.result.extend(result);
            }
        }
        out.split_off(at + 1)
    }

    /// Gives the last procedure what stands right after it: code, tables and
    /// pictures to its last step, which else would be told without them; text
    /// and notes to its result. What only refers elsewhere ends the run.
    fn take_result<'a>(&mut self, out: &mut Vec<Node<'a>>) {
        // What a title or a rule parts from the procedure was seen to before.
        let Some(at) = out
            .iter()
            .rposition(|node| matches!(node, Node::Procedure(_)) || ends_result(node))
            .filter(|&at| matches!(out[at], Node::Procedure(_)))
        else {
            return;
        };
        self.take_trailing(at, out);
        let end = out[at + 1..]
            .iter()
            .position(|node| {
                node.holds_procedure() || is_heading_like(node) || self.only_refers(node)
            })
            .map_or(out.len(), |end| at + 1 + end);
        let result: Vec<Node<'a>> = out.drain(at + 1..end).collect();
        if let Node::Procedure(procedure) = &mut out[at] {
            procedure.result.extend(result);
        }
    }

    /// Gives the last step of the procedure at an index what follows it and can
    /// only be meant as a part of it.
    fn take_trailing(&mut self, at: usize, out: &mut Vec<Node<'_>>) {
        loop {
            let Node::Procedure(procedure) = &out[at] else {
                return;
            };
            let Some(step) = procedure.steps.last() else {
                return;
            };
            let lead = plain_text(&step.cmd);
            // A step that ends in a colon announces what comes next.
            let announced = step.parts.is_empty() && lead.ends_with([':', '：']);
            let Some(next) = out.get(at + 1) else {
                return;
            };
            let taken = is_part_of_step(next)
                || (announced && !next.holds_procedure() && !is_heading_like(next) && shows(next));
            if !taken {
                return;
            }
            let number = step.number;
            if let Some(block) = next.span() {
                self.decisions.push(Decision::Trailing { block, number });
            }
            let node = out.remove(at + 1);
            let adopted = self.adopt(vec![node], &lead);
            if let Node::Procedure(procedure) = &mut out[at]
                && let Some(step) = procedure.steps.last_mut()
            {
                step.parts.extend(adopted);
            }
        }
    }

    fn only_refers(&self, node: &Node<'_>) -> bool {
        matches!(node, Node::Block(block) if self.refers(block))
    }

    /// Whether a block is a paragraph that only refers elsewhere.
    pub(super) fn refers(&self, block: &Block<'_>) -> bool {
        let BlockKind::Paragraph(content) = &block.kind else {
            return false;
        };
        let text = plain_text(content);
        let linked: usize = content
            .iter()
            .filter_map(|inline| match &inline.kind {
                InlineKind::Link(link) => Some(plain_text(&link.content).len()),
                _ => None,
            })
            .sum();
        linked * 2 >= text.len().max(1) || self.lexicon.is_see_also(&text)
    }

    /// Whether a node between two procedures says how the first one ends.
    fn is_result(&self, node: &Node<'_>) -> bool {
        let Node::Block(Block {
            kind: BlockKind::Paragraph(content),
            ..
        }) = node
        else {
            return matches!(node, Node::Note(_));
        };
        // A sentence has an end; a stray word or a caption has none.
        let text = plain_text(content);
        text.trim_end_matches([')', '"', '”', '»', '」'])
            .ends_with(SENTENCE_ENDS)
            && !is_heading_like(node)
            && !self.only_refers(node)
    }
}

/// Whether a reader sees anything of a node: a comment shows nothing.
fn shows(node: &Node<'_>) -> bool {
    match node {
        Node::Block(Block {
            kind: BlockKind::Html(lines),
            ..
        }) => {
            let html: String = lines.iter().map(|line| &*line.text).collect();
            !strip_tags(&html).trim().is_empty()
        }
        _ => true,
    }
}

/// Whether a node after a step can only be a part of it: code, a table, a
/// picture.
fn is_part_of_step(node: &Node<'_>) -> bool {
    match node {
        Node::Block(block) => match &block.kind {
            BlockKind::Code(_) | BlockKind::Table(_) => true,
            BlockKind::List(list) => list.tabs.is_some(),
            BlockKind::Paragraph(content) => {
                content
                    .iter()
                    .any(|i| matches!(i.kind, InlineKind::Image(_)))
                    && plain_text(content).chars().count() < LONGEST_TITLE
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether what stands between two lists may have been meant as a part of the
/// last step: a note too; not a paragraph that introduces.
fn may_belong_to_step(node: &Node<'_>) -> bool {
    matches!(node, Node::Note(_)) || is_part_of_step(node)
}

impl Decision {
    /// Where it was made.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Rejoined { item, .. }
            | Self::Restarted { item, .. }
            | Self::NumberGap { item, .. } => *item,
            Self::Trailing { block, .. } => *block,
            Self::UnknownAlert { keyword } => *keyword,
            Self::UnknownMarks { marks } => marks.first().map(|mark| mark.0).unwrap_or_default(),
            Self::AbsentInclude { mark, .. } => *mark,
        }
    }
}

impl Node<'_> {
    /// Whether it is or holds a procedure.
    #[must_use]
    pub fn holds_procedure(&self) -> bool {
        match self {
            Self::Procedure(_) => true,
            Self::List(items) => items.iter().flatten().any(Self::holds_procedure),
            Self::Quote(inner) => inner.iter().any(Self::holds_procedure),
            Self::Block(_) | Self::Reference(_) | Self::Note(_) => false,
        }
    }

    /// The level of a heading, and its words.
    #[must_use]
    pub fn heading(&self) -> Option<(u8, &[Inline<'_>])> {
        match self {
            Self::Block(Block {
                kind: BlockKind::Heading { level, content },
                ..
            }) => Some((*level, content)),
            _ => None,
        }
    }

    /// From the first to the last byte.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Block(block) | Self::Reference(block) => Some(block.span),
            Self::Note(note) => Some(note.span),
            Self::Procedure(procedure) => Some(procedure.span),
            Self::List(items) => items
                .iter()
                .flatten()
                .filter_map(Self::span)
                .reduce(Span::join),
            Self::Quote(inner) => inner.iter().filter_map(Self::span).reduce(Span::join),
        }
    }
}
