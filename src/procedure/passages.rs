//! What of a model is told when: before the first step, at a step, after it.
//! Whoever tells the words of a model asks here which they are.

use super::{Model, Node, Note, Procedure, Step, StepPart};
use crate::article::BlockKind;

impl<'a> Model<'a> {
    /// What stands between the article's title and its next heading or first
    /// procedure, without notes.
    pub fn introduction(&self) -> impl Iterator<Item = &Node<'a>> {
        let is_heading = |node: &Node<'_>| matches!(node, Node::Block(block) if matches!(block.kind, BlockKind::Heading { .. }));
        let titled = usize::from(self.nodes.first().is_some_and(is_heading));
        let end = self.nodes[titled..]
            .iter()
            .position(|node| is_heading(node) || node.holds_procedure())
            .map_or(self.nodes.len(), |end| titled + end);
        let nodes = self.nodes[titled..end].iter();
        nodes.filter(|node| !node.is_note() && !node.is_reference())
    }

    /// The notes outside procedures and outside what introduces them.
    #[must_use]
    pub fn free_notes(&self) -> Vec<&Note<'a>> {
        fn collect<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Note<'a>>) {
            for node in nodes {
                match node {
                    Node::Note(note) => found.push(note),
                    Node::List(items) => items.iter().for_each(|item| collect(item, found)),
                    Node::Quote(inner) => collect(inner, found),
                    Node::Block(_) | Node::Reference(_) | Node::Procedure(_) => {}
                }
            }
        }
        let mut found = Vec::new();
        collect(&self.nodes, &mut found);
        found
    }
}

impl Node<'_> {
    fn is_note(&self) -> bool {
        matches!(self, Self::Note(_))
    }

    fn is_reference(&self) -> bool {
        matches!(self, Self::Reference(_))
    }
}

impl<'a> Procedure<'a> {
    /// What to read before the first step: the context, and the notes that the
    /// article has only after the last one, where they would come too late.
    pub fn before(&self) -> impl Iterator<Item = &Node<'a>> {
        let late = self.result.iter().filter(|node| node.is_note());
        let context = self.context.iter().filter(|node| !node.is_reference());
        context.chain(late)
    }

    /// What is so after the last step.
    pub fn after(&self) -> impl Iterator<Item = &Node<'a>> {
        self.result
            .iter()
            .filter(|node| !node.is_note() && !node.is_reference())
    }
}

impl<'a> Step<'a> {
    /// The notes that are told before the instruction; not those inside its
    /// bullets.
    pub fn own_notes(&self) -> impl Iterator<Item = &Note<'a>> {
        self.parts.iter().filter_map(|part| match part {
            StepPart::Note(note) => Some(note),
            _ => None,
        })
    }

    /// What else is told with the instruction, before the first substep.
    pub fn body(&self) -> impl Iterator<Item = &StepPart<'a>> + Clone {
        let end = self.parts.iter().position(is_substeps);
        told(&self.parts[..end.unwrap_or(self.parts.len())])
    }

    /// What is told after its substeps.
    pub fn after(&self) -> impl Iterator<Item = &StepPart<'a>> + Clone {
        let from = self.parts.iter().position(is_substeps);
        told(&self.parts[from.unwrap_or(self.parts.len())..])
    }
}

fn is_substeps(part: &StepPart<'_>) -> bool {
    matches!(part, StepPart::Substeps(_))
}

/// Parts but for notes, which come first, and substeps, which are steps.
fn told<'m, 'a>(parts: &'m [StepPart<'a>]) -> impl Iterator<Item = &'m StepPart<'a>> + Clone {
    let told = |part: &&StepPart<'_>| !matches!(part, StepPart::Note(_) | StepPart::Substeps(_));
    parts.iter().filter(told)
}
