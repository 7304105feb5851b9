//! Ways through the model.

use super::{Branch, Model, Node, Note, Procedure, Step, StepPart};
use crate::article::{self, Leaves};

impl<'a> Model<'a> {
    /// The procedures in order.
    #[must_use]
    pub fn procedures(&self) -> Vec<&Procedure<'a>> {
        let mut found = Vec::new();
        procedures(&self.nodes, &mut found);
        found
    }

    /// The notes outside steps in order, those before a procedure's first step
    /// among them.
    #[must_use]
    pub fn notes(&self) -> Vec<&Note<'a>> {
        let mut found = Vec::new();
        notes(&self.nodes, &mut found);
        found
    }

    /// Every step and substep in order.
    #[must_use]
    pub fn steps(&self) -> Vec<&Step<'a>> {
        let mut found = Vec::new();
        for procedure in self.procedures() {
            for step in &procedure.steps {
                step.walk(&mut |step| found.push(step));
            }
        }
        found
    }
}

fn procedures<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Procedure<'a>>) {
    for node in nodes {
        match node {
            Node::Procedure(procedure) => found.push(procedure),
            Node::List(items) => items.iter().for_each(|item| procedures(item, found)),
            Node::Quote(inner) => procedures(inner, found),
            Node::Block(_) | Node::Note(_) => {}
        }
    }
}

fn notes<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Note<'a>>) {
    for node in nodes {
        match node {
            Node::Note(note) => found.push(note),
            Node::Procedure(procedure) => notes(&procedure.context, found),
            Node::List(items) => items.iter().for_each(|item| notes(item, found)),
            Node::Quote(inner) => notes(inner, found),
            Node::Block(_) => {}
        }
    }
}

impl<'a> Step<'a> {
    /// Calls `visit` with this step and every step below it, in order.
    pub fn walk<'m>(&'m self, visit: &mut impl FnMut(&'m Step<'a>)) {
        visit(self);
        walk_parts(&self.parts, visit);
    }

    /// The notes of the step itself, those inside its bullets among them; not
    /// those of its substeps.
    #[must_use]
    pub fn notes(&self) -> Vec<&Note<'a>> {
        let mut found = Vec::new();
        part_notes(&self.parts, &mut found);
        found
    }
}

fn walk_parts<'m, 'a>(parts: &'m [StepPart<'a>], visit: &mut impl FnMut(&'m Step<'a>)) {
    for part in parts {
        match part {
            StepPart::Substeps(steps) => {
                for step in steps {
                    visit(step);
                    walk_parts(&step.parts, visit);
                }
            }
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    walk_parts(&branch.parts, visit);
                }
            }
            StepPart::Quote(inner) => walk_parts(inner, visit),
            StepPart::Block(_) | StepPart::Note(_) => {}
        }
    }
}

fn part_notes<'m, 'a>(parts: &'m [StepPart<'a>], found: &mut Vec<&'m Note<'a>>) {
    for part in parts {
        match part {
            StepPart::Note(note) => found.push(note),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    part_notes(&branch.parts, found);
                }
            }
            StepPart::Quote(inner) => part_notes(inner, found),
            StepPart::Block(_) | StepPart::Substeps(_) => {}
        }
    }
}

/// Every leaf of a model: with [`article::leaves`] of the article it was
/// lowered from, the measure of "nothing is lost".
#[must_use]
pub fn model_leaves<'t>(model: &'t Model<'_>) -> Leaves<'t> {
    let mut out = Vec::new();
    node_leaves(&model.nodes, &mut out);
    out
}

fn node_leaves<'t>(nodes: &'t [Node<'_>], out: &mut Leaves<'t>) {
    for node in nodes {
        match node {
            Node::Block(block) => article::leaves(std::slice::from_ref(block), out),
            Node::Note(note) => note_leaves(note, out),
            Node::Procedure(procedure) => {
                node_leaves(&procedure.context, out);
                step_leaves(&procedure.steps, out);
                article::leaves(&procedure.result, out);
            }
            Node::List(items) => items.iter().for_each(|item| node_leaves(item, out)),
            Node::Quote(inner) => node_leaves(inner, out),
        }
    }
}

fn note_leaves<'t>(note: &'t Note<'_>, out: &mut Leaves<'t>) {
    article::inline_leaves(&note.label, out);
    article::leaves(&note.body, out);
}

fn step_leaves<'t>(steps: &'t [Step<'_>], out: &mut Leaves<'t>) {
    for step in steps {
        article::inline_leaves(&step.cmd, out);
        part_leaves(&step.parts, out);
    }
}

fn part_leaves<'t>(parts: &'t [StepPart<'_>], out: &mut Leaves<'t>) {
    for part in parts {
        match part {
            StepPart::Block(block) => article::leaves(std::slice::from_ref(block), out),
            StepPart::Note(note) => note_leaves(note, out),
            StepPart::Substeps(steps) => step_leaves(steps, out),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for Branch { text, parts, .. } in branches {
                    article::inline_leaves(text, out);
                    part_leaves(parts, out);
                }
            }
            StepPart::Quote(inner) => part_leaves(inner, out),
        }
    }
}
