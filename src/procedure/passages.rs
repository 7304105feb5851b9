//! What of a model is told when: before the first step, at a step, after it.
//! Whoever tells the words of a model asks here which they are.

use super::{Model, Node, Note, Procedure, Step, StepPart};
use crate::article::plain_text;
use crate::text::Span;

/// What a model has outside of its procedures, notes and references apart, by where it is told.
#[derive(Clone, Debug, Default)]
pub struct Surroundings<'m, 'a> {
    /// Before the first procedure: told before everything.
    pub introduction: Vec<&'m Node<'a>>,
    /// Between the procedures: told with what is to be read before the next one, indexed like
    /// [`Model::procedures`]. What is kept apart has only what its own section says, so that
    /// the main way loses nothing to it.
    pub leads: Vec<Vec<&'m Node<'a>>>,
    /// After the last procedure: told at the end.
    pub afterwards: Vec<&'m Node<'a>>,
}

impl<'m, 'a> Surroundings<'m, 'a> {
    fn gather(&mut self, nodes: &'m [Node<'a>], own: Option<Span>) {
        for node in nodes {
            match node {
                Node::Procedure(procedure) => self.begin(procedure),
                Node::List(items) if node.holds_procedure() => {
                    items.iter().for_each(|item| self.gather(item, own));
                }
                Node::Quote(inner) if node.holds_procedure() => self.gather(inner, own),
                Node::Note(_) | Node::Reference(_) => {}
                _ if own.is_some() && node.span() == own => {}
                _ => self.afterwards.push(node),
            }
        }
    }

    /// What has come so far stands before a procedure.
    fn begin(&mut self, procedure: &Procedure<'a>) {
        let from = match procedure.apart {
            Some(_) if !self.leads.is_empty() => open_section(&self.afterwards),
            _ => 0,
        };
        let mut lead = self.afterwards.split_off(from);
        drop_empty_sections(&mut lead);
        if self.leads.is_empty() {
            self.introduction = std::mem::take(&mut lead);
        }
        self.leads.push(lead);
    }
}

/// Where the outermost section begins that is still open at the end of some nodes.
fn open_section(nodes: &[&Node<'_>]) -> usize {
    let (mut at, mut level) = (nodes.len(), u8::MAX);
    for (n, node) in nodes.iter().enumerate().rev() {
        if let Some((own, _)) = node.heading().filter(|(own, _)| *own < level) {
            (at, level) = (n, own);
        }
    }
    at
}

/// Takes out the headings below which nothing is told.
fn drop_empty_sections(nodes: &mut Vec<&Node<'_>>) {
    // The level of the section that begins after a heading; deeper than any where text does.
    let mut below = 0;
    nodes.reverse();
    nodes.retain(|node| {
        let level = node.heading().map_or(u8::MAX, |(level, _)| level);
        let is_told = level == u8::MAX || level < below;
        if is_told {
            below = level;
        }
        is_told
    });
    nodes.reverse();
}

impl<'a> Model<'a> {
    /// What stands outside of the procedures of an article with this title.
    #[must_use]
    pub fn around(&self, title: &str) -> Surroundings<'_, 'a> {
        let mut around = Surroundings::default();
        around.gather(&self.nodes, self.own_heading(title));
        drop_empty_sections(&mut around.afterwards);
        around
    }

    /// The heading that has the title of the article.
    #[must_use]
    pub fn own_heading(&self, title: &str) -> Option<Span> {
        let own = self.nodes.iter().find(|node| {
            node.heading()
                .is_some_and(|(level, content)| level == 1 || plain_text(content) == title)
        });
        own.and_then(Node::span)
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
