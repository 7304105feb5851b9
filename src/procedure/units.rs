//! What a section tells to do: commands, each with the text above it, and
//! numbered lists.

use super::command::{expectation, is_commands, is_output};
use super::step::Lowering;
use super::{Node, Procedure, Step};
use crate::article::{Block, BlockKind, is_blank, plain_text};
use crate::text::Span;

/// Whether blocks hold a command that is one of them.
pub(super) fn holds_commands(blocks: &[Block<'_>]) -> bool {
    let mut commands = Commands::default();
    blocks.iter().any(|block| commands.next(block))
}

/// Tells commands from the code that they are expected to print, block by block.
#[derive(Default)]
pub(super) struct Commands {
    /// Whether a comment right before announced what is expected.
    expected: bool,
}

impl Commands {
    /// Whether the next block is code that can only be what a command prints.
    pub(super) fn is_output(&self, next: &Block<'_>) -> bool {
        matches!(&next.kind, BlockKind::Code(code) if self.expected || is_output(code))
    }

    /// Goes on by one block, and tells whether it holds commands.
    pub(super) fn next(&mut self, block: &Block<'_>) -> bool {
        let expected = std::mem::take(&mut self.expected);
        match &block.kind {
            BlockKind::Html(lines) => self.expected = expectation(lines).is_some(),
            BlockKind::Code(code) => return !expected && is_commands(code),
            // Each tab has its own way.
            BlockKind::List(list) if list.tabs.is_some() => {
                let mut tabs = list.items.iter();
                return tabs.any(|tab| holds_commands(&tab.blocks));
            }
            _ => {}
        }
        false
    }
}

/// What units are looked for in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// What an article says above its first section.
    Article,
    /// What a section says below its heading.
    Section,
}

/// What a section tells to do, in order.
pub(super) struct Units<'a> {
    /// What belongs to the section itself: all of it where the section is one
    /// step, else what comes before the first of several.
    pub(super) lead: Vec<Node<'a>>,
    /// The steps.
    pub(super) groups: Vec<Group<'a>>,
    /// What stands after a numbered list that ends the section.
    pub(super) rest: Vec<Node<'a>>,
}

/// Steps with numbers of the same origin.
pub(super) enum Group<'a> {
    /// The items of a list, with its numbers.
    List(Vec<Step<'a>>),
    /// Commands or sections, numbered by position.
    Units(Vec<Step<'a>>),
}

impl<'a> Group<'a> {
    pub(super) fn steps(self) -> Vec<Step<'a>> {
        match self {
            Self::List(steps) | Self::Units(steps) => steps,
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::List(steps) | Self::Units(steps) => steps.len(),
        }
    }
}

/// A command with the text above it, or a numbered list.
struct Piece<'a> {
    /// The paragraph that is the instruction.
    cmd: Option<Block<'a>>,
    /// The items of the list; empty for a command.
    items: Vec<Step<'a>>,
    /// What else there is; of a list, it belongs to the last item.
    nodes: Vec<Node<'a>>,
}

/// The pieces so far.
#[derive(Default)]
struct Pieces<'a> {
    lead: Vec<Node<'a>>,
    done: Vec<Piece<'a>>,
    /// What may belong to the next piece.
    pending: Vec<Node<'a>>,
}

/// Whether a node can be an instruction: a paragraph with words.
pub(super) fn is_instruction(node: &Node<'_>) -> bool {
    matches!(node, Node::Block(Block { kind: BlockKind::Paragraph(content), .. })
        if !plain_text(content).trim().is_empty())
}

impl<'a> Pieces<'a> {
    /// Takes the instruction for what comes next off what is pending.
    fn instruction(&mut self) -> Option<Block<'a>> {
        let at = self.pending.iter().rposition(is_instruction)?;
        if self.done.is_empty() {
            // What introduces the section stays with its heading.
            self.lead.extend(self.pending.drain(..at));
            return block(self.pending.remove(0));
        }
        block(self.pending.remove(at))
    }

    /// A command, or bullets with steps. Where no text is left for it, the
    /// text above the command before introduces both.
    fn command(&mut self, node: Node<'a>) {
        let cmd = self.instruction();
        match self.done.last_mut() {
            Some(last) if cmd.is_none() => last.nodes.append(&mut self.pending),
            None if cmd.is_none() => {
                self.lead.append(&mut self.pending);
                self.push(None, Vec::new());
            }
            _ => self.push(cmd, Vec::new()),
        }
        self.add(node);
    }

    /// A numbered list. The first thing that a section tells, it is the
    /// section's own; later, it is told below the text above it.
    fn list(&mut self, list: Procedure<'a>) {
        if self.done.is_empty() {
            self.lead.append(&mut self.pending);
            self.push(None, list.steps);
            return;
        }
        if let Some(cmd) = self.instruction() {
            self.push(Some(cmd), Vec::new());
            self.add(Node::Procedure(list));
        } else {
            self.take_pending();
            self.push(None, list.steps);
        }
    }

    fn push(&mut self, cmd: Option<Block<'a>>, items: Vec<Step<'a>>) {
        let nodes = std::mem::take(&mut self.pending);
        self.done.push(Piece { cmd, items, nodes });
    }

    /// Gives the last piece another node.
    fn add(&mut self, node: Node<'a>) {
        match self.done.last_mut() {
            Some(last) => last.nodes.push(node),
            None => self.lead.push(node),
        }
    }

    /// Gives the last piece what is pending.
    fn take_pending(&mut self) {
        match self.done.last_mut() {
            Some(last) => last.nodes.append(&mut self.pending),
            None => self.lead.append(&mut self.pending),
        }
    }
}

fn block(node: Node<'_>) -> Option<Block<'_>> {
    match node {
        Node::Block(block) => Some(block),
        _ => None,
    }
}

/// The nodes of a sequence with its numbered lists set apart from what was
/// found to introduce or to follow them.
fn flat(nodes: Vec<Node<'_>>) -> impl Iterator<Item = Node<'_>> {
    nodes.into_iter().flat_map(|node| match node {
        Node::Procedure(mut procedure) => {
            let mut nodes = std::mem::take(&mut procedure.context);
            let result = std::mem::take(&mut procedure.result);
            nodes.push(Node::Procedure(procedure));
            nodes.extend(result);
            nodes
        }
        node => vec![node],
    })
}

impl<'a> Lowering<'_> {
    /// What the blocks before the next heading tell to do. `ends` says that no
    /// steps follow them in the section.
    pub(super) fn units(&mut self, own: Vec<Block<'a>>, of: Of, ends: bool) -> Units<'a> {
        let nodes = self.sequence(own, None);
        let mut nodes = flat(nodes).peekable();
        let mut pieces = Pieces::default();
        let mut commands = Commands::default();
        // Whether a heading that only names an output has been met.
        let mut output = false;
        while let Some(node) = nodes.next() {
            let (mut runs, mut printed) = (false, false);
            if let Node::Block(block) = &node {
                printed = !pieces.done.is_empty()
                    && (output || self.is_printed(block, &commands, &pieces, nodes.peek()));
                runs = commands.next(block) || (!printed && self.runs(block));
                output |= printed && matches!(block.kind, BlockKind::Heading { .. });
            }
            match node {
                Node::Procedure(list) => pieces.list(list),
                Node::Block(Block {
                    span,
                    kind: BlockKind::List(list),
                }) if list.start.is_none() && self.tells(&list) => {
                    let steps = self.steps(list);
                    pieces.list(Procedure {
                        id: String::new(),
                        span,
                        title: None,
                        apart: None,
                        context: Vec::new(),
                        steps,
                        result: Vec::new(),
                    });
                }
                node if printed => {
                    pieces.take_pending();
                    pieces.add(node);
                }
                // Above the sections there is no step that could hold them.
                node if runs || (of == Of::Article && node.holds_procedure()) => {
                    pieces.command(node);
                }
                node => pieces.pending.push(node),
            }
        }
        let mut rest = Vec::new();
        match pieces.done.last() {
            Some(last) if ends && !last.items.is_empty() => rest = pieces.pending,
            _ => pieces.take_pending(),
        }
        self.units_of(pieces.lead, pieces.done, rest, of == Of::Section && ends)
    }

    /// Whether a block shows what the commands before it print.
    fn is_printed(
        &self,
        block: &Block<'_>,
        commands: &Commands,
        pieces: &Pieces<'_>,
        next: Option<&Node<'_>>,
    ) -> bool {
        match &block.kind {
            BlockKind::Html(lines) => expectation(lines).is_some(),
            BlockKind::Code(code) => {
                commands.is_output(block)
                    || (pieces.pending.is_empty() && !is_commands(code) && !self.runs(block))
            }
            // The title of an article may follow a command; other headings are
            // here because they name an output.
            BlockKind::Heading { content, level } => *level > 1 && !is_blank(content),
            BlockKind::Paragraph(content) => {
                let shows = match next {
                    Some(Node::Block(next)) => match &next.kind {
                        BlockKind::Html(lines) => expectation(lines).is_some(),
                        BlockKind::Code(code) => !is_commands(code) && !self.runs(next),
                        _ => false,
                    },
                    _ => false,
                };
                shows && self.lexicon.announces_output(&plain_text(content))
            }
            _ => false,
        }
    }

    fn units_of(
        &mut self,
        mut lead: Vec<Node<'a>>,
        mut done: Vec<Piece<'a>>,
        rest: Vec<Node<'a>>,
        alone: bool,
    ) -> Units<'a> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        if alone && done.len() == 1 && done[0].items.is_empty() {
            for piece in done.drain(..) {
                lead.extend(piece.cmd.map(Node::Block));
                lead.extend(piece.nodes);
            }
        }
        let mut count = 0;
        for piece in done {
            let Piece {
                cmd,
                mut items,
                nodes,
            } = piece;
            if let Some(last) = items.last_mut() {
                last.parts.extend(self.adopt(nodes, ""));
                count += items.len() as u64;
                groups.push(Group::List(items));
                continue;
            }
            count += 1;
            let step = self.unit(cmd, nodes, count);
            match groups.last_mut() {
                Some(Group::Units(steps)) => steps.push(step),
                _ => groups.push(Group::Units(vec![step])),
            }
        }
        Units { lead, groups, rest }
    }

    fn unit(&mut self, cmd: Option<Block<'a>>, nodes: Vec<Node<'a>>, number: u64) -> Step<'a> {
        let spans = nodes.iter().filter_map(Node::span);
        let span = cmd.iter().map(|block| block.span).chain(spans);
        let span = span.reduce(Span::join).unwrap_or_default();
        let cmd = match cmd.map(|block| block.kind) {
            Some(BlockKind::Paragraph(content)) => content,
            _ => Vec::new(),
        };
        let parts = self.adopt(nodes, &plain_text(&cmd));
        self.make_step(number, span, cmd, parts)
    }
}
