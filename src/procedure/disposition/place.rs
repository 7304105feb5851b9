//! Which step each command is in.

use crate::article::{Block, Inline};
use crate::procedure::{Model, Node, Step, StepPart};
use crate::text::Span;

/// Where the texts and blocks of steps stand, each with the id of the innermost.
#[derive(Default)]
struct Places {
    places: Vec<(Span, String)>,
}

impl Places {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Procedure(procedure) => self.steps(&procedure.steps),
                Node::List(items) => items.iter().for_each(|item| self.nodes(item)),
                Node::Quote(inner) => self.nodes(inner),
                Node::Block(_) | Node::Reference(_) | Node::Note(_) => {}
            }
        }
    }

    fn steps(&mut self, steps: &[Step<'_>]) {
        for step in steps {
            self.text(&step.cmd, &step.id);
            self.parts(&step.parts, &step.id);
        }
    }

    fn parts(&mut self, parts: &[StepPart<'_>], id: &str) {
        for part in parts {
            match part {
                StepPart::Block(Block { span, .. }) => self.places.push((*span, id.to_owned())),
                StepPart::Note(note) => self.places.push((note.span, id.to_owned())),
                StepPart::Substeps(steps) => self.steps(steps),
                StepPart::Choices(branches) | StepPart::Points(branches) => {
                    for branch in branches {
                        self.text(&branch.text, id);
                        self.parts(&branch.parts, id);
                    }
                }
                StepPart::Quote(inner) => self.parts(inner, id),
            }
        }
    }

    fn text(&mut self, content: &[Inline<'_>], id: &str) {
        if let Some(span) = content.iter().map(|inline| inline.span).reduce(Span::join) {
            self.places.push((span, id.to_owned()));
        }
    }
}

impl Model<'_> {
    /// Notes for each command which step it is in.
    pub(in crate::procedure) fn place_told(&mut self) {
        if self.told.is_empty() {
            return;
        }
        let mut places = Places::default();
        places.nodes(&self.nodes);
        let mut places = places.places;
        places.sort_by_key(|(span, _)| span.start);
        for told in &mut self.told {
            let end = places.partition_point(|(span, _)| span.start <= told.span.start);
            let place = end.checked_sub(1).map(|at| &places[at]);
            told.step = place
                .filter(|(span, _)| told.span.end <= span.end)
                .map(|(_, id)| id.clone());
        }
    }

    /// The commands at a place, and what may become of them.
    #[must_use]
    pub fn told_at(&self, span: Span) -> &[super::Told] {
        let first = self
            .told
            .partition_point(|told| told.span.start < span.start);
        let count = self.told[first..]
            .iter()
            .take_while(|told| told.span.start == span.start)
            .count();
        &self.told[first..first + count]
    }
}
