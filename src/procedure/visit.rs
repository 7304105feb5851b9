//! Ways through the model.

use super::{Branch, Model, Node, Note, Procedure, Step, StepPart};
use crate::article::{self, Block, BlockKind, Inline, InlineKind, Leaves};

/// What a walk through a model meets, parents before their children.
#[derive(Clone, Copy, Debug)]
pub enum Part<'m, 'a> {
    /// A block, those inside lists, quotes and notes among them.
    Block(&'m Block<'a>),
    /// Inlines with the same parent: a text from end to end, or what stands
    /// inside one bold text, link or picture of it.
    Run(&'m [Inline<'a>]),
    /// A note.
    Note(&'m Note<'a>),
    /// A step or substep.
    Step(&'m Step<'a>),
}

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

    /// Calls `change` with every step, those below others among them, in order.
    pub fn for_each_step_mut(&mut self, change: &mut impl FnMut(&mut Step<'a>)) {
        change_nodes(&mut self.nodes, change);
    }

    /// Calls `visit` with everything in the model, in the order of the file.
    /// Titles of procedures are met once, as the blocks that they are.
    pub fn walk<'m>(&'m self, visit: &mut impl FnMut(Part<'m, 'a>)) {
        walk_nodes(&self.nodes, visit);
    }
}

/// Calls `change` with every step of some nodes.
fn change_nodes<'a>(nodes: &mut [Node<'a>], change: &mut impl FnMut(&mut Step<'a>)) {
    for node in nodes {
        match node {
            Node::Procedure(procedure) => change_steps(&mut procedure.steps, change),
            Node::List(items) => items.iter_mut().for_each(|item| change_nodes(item, change)),
            Node::Quote(inner) => change_nodes(inner, change),
            Node::Block(_) | Node::Reference(_) | Node::Note(_) => {}
        }
    }
}

fn change_steps<'a>(steps: &mut [Step<'a>], change: &mut impl FnMut(&mut Step<'a>)) {
    for step in steps {
        change(step);
        change_parts(&mut step.parts, change);
    }
}

fn change_parts<'a>(parts: &mut [StepPart<'a>], change: &mut impl FnMut(&mut Step<'a>)) {
    for part in parts {
        match part {
            StepPart::Substeps(steps) => change_steps(steps, change),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    change_parts(&mut branch.parts, change);
                }
            }
            StepPart::Quote(inner) => change_parts(inner, change),
            StepPart::Block(_) | StepPart::Note(_) => {}
        }
    }
}

fn walk_nodes<'m, 'a>(nodes: &'m [Node<'a>], visit: &mut impl FnMut(Part<'m, 'a>)) {
    for node in nodes {
        match node {
            Node::Block(block) | Node::Reference(block) => walk_block(block, visit),
            Node::Note(note) => walk_note(note, visit),
            Node::Procedure(procedure) => {
                walk_nodes(&procedure.context, visit);
                walk_steps(&procedure.steps, visit);
                walk_nodes(&procedure.result, visit);
            }
            Node::List(items) => items.iter().for_each(|item| walk_nodes(item, visit)),
            Node::Quote(inner) => walk_nodes(inner, visit),
        }
    }
}

fn walk_note<'m, 'a>(note: &'m Note<'a>, visit: &mut impl FnMut(Part<'m, 'a>)) {
    visit(Part::Note(note));
    walk_run(&note.label, visit);
    for block in &note.body {
        walk_block(block, visit);
    }
}

fn walk_steps<'m, 'a>(steps: &'m [Step<'a>], visit: &mut impl FnMut(Part<'m, 'a>)) {
    for step in steps {
        visit(Part::Step(step));
        walk_run(&step.label, visit);
        walk_run(&step.cmd, visit);
        walk_step_parts(&step.parts, visit);
    }
}

fn walk_step_parts<'m, 'a>(parts: &'m [StepPart<'a>], visit: &mut impl FnMut(Part<'m, 'a>)) {
    for part in parts {
        match part {
            StepPart::Block(block) => walk_block(block, visit),
            StepPart::Note(note) => walk_note(note, visit),
            StepPart::Substeps(steps) => walk_steps(steps, visit),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    walk_run(&branch.text, visit);
                    walk_step_parts(&branch.parts, visit);
                }
            }
            StepPart::Quote(inner) => walk_step_parts(inner, visit),
        }
    }
}

fn own_parts<'m, 'a>(parts: &'m [StepPart<'a>], visit: &mut impl FnMut(Part<'m, 'a>)) {
    for part in parts {
        match part {
            StepPart::Block(block) => walk_block(block, visit),
            StepPart::Note(note) => walk_note(note, visit),
            StepPart::Substeps(_) => {}
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    walk_run(&branch.text, visit);
                    own_parts(&branch.parts, visit);
                }
            }
            StepPart::Quote(inner) => own_parts(inner, visit),
        }
    }
}

fn walk_block<'m, 'a>(block: &'m Block<'a>, visit: &mut impl FnMut(Part<'m, 'a>)) {
    visit(Part::Block(block));
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            walk_run(content, visit);
        }
        BlockKind::List(list) => {
            for block in list.items.iter().flat_map(|item| &item.blocks) {
                walk_block(block, visit);
            }
        }
        BlockKind::Quote(inner) => inner.iter().for_each(|block| walk_block(block, visit)),
        BlockKind::Aside(aside) => {
            walk_run(&aside.title, visit);
            aside
                .blocks
                .iter()
                .for_each(|block| walk_block(block, visit));
        }
        BlockKind::Table(table) => {
            for cell in table.rows.iter().flatten() {
                walk_run(&cell.content, visit);
            }
        }
        BlockKind::Code(_) | BlockKind::Html(_) | BlockKind::Rule => {}
    }
}

fn walk_run<'m, 'a>(run: &'m [Inline<'a>], visit: &mut impl FnMut(Part<'m, 'a>)) {
    visit(Part::Run(run));
    for inline in run {
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => walk_run(inner, visit),
            InlineKind::Link(link) | InlineKind::Image(link) => walk_run(&link.content, visit),
            _ => {}
        }
    }
}

fn procedures<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Procedure<'a>>) {
    for node in nodes {
        match node {
            Node::Procedure(procedure) => found.push(procedure),
            Node::List(items) => items.iter().for_each(|item| procedures(item, found)),
            Node::Quote(inner) => procedures(inner, found),
            Node::Block(_) | Node::Reference(_) | Node::Note(_) => {}
        }
    }
}

fn notes<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Note<'a>>) {
    for node in nodes {
        match node {
            Node::Note(note) => found.push(note),
            Node::Procedure(procedure) => {
                notes(&procedure.context, found);
                notes(&procedure.result, found);
            }
            Node::List(items) => items.iter().for_each(|item| notes(item, found)),
            Node::Quote(inner) => notes(inner, found),
            Node::Block(_) | Node::Reference(_) => {}
        }
    }
}

impl<'a> Step<'a> {
    /// Calls `visit` with this step and every step below it, in order.
    pub fn walk<'m>(&'m self, visit: &mut impl FnMut(&'m Step<'a>)) {
        visit(self);
        walk_parts(&self.parts, visit);
    }

    /// Calls `visit` with everything that the step itself says, its instruction first; not
    /// with what its substeps say.
    pub fn walk_own<'m>(&'m self, visit: &mut impl FnMut(Part<'m, 'a>)) {
        walk_run(&self.cmd, visit);
        own_parts(&self.parts, visit);
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
            Node::Block(block) | Node::Reference(block) => {
                article::leaves(std::slice::from_ref(block), out);
            }
            Node::Note(note) => note_leaves(note, out),
            Node::Procedure(procedure) => {
                node_leaves(&procedure.context, out);
                step_leaves(&procedure.steps, out);
                node_leaves(&procedure.result, out);
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
        article::inline_leaves(&step.label, out);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::procedure::{Lexicon, lower};

    #[test]
    fn a_walk_meets_every_leaf_that_is_an_inline() {
        let text = "# A *b*\n\n**t**\n\n1. c [d](e)\n   - f\n     1. g\n\n   > [!NOTE]\n   > h\n\n   > q\n\n| i |\n|---|\n| j |\n\n- k\n\n  > **Note:** l\n";
        let model = lower(parse(text, 0), &Lexicon::default());
        let mut met = String::new();
        model.walk(&mut |part| {
            if let Part::Run(run) = part {
                for inline in run {
                    if let InlineKind::Text(text) = &inline.kind {
                        met.push_str(text.trim());
                    }
                }
            }
        });
        let mut met: Vec<char> = met.chars().collect();
        let mut leaves: Vec<char> = model_leaves(&model)
            .into_iter()
            .flat_map(|(_, text)| text.trim().chars())
            .collect();
        met.sort_unstable();
        leaves.sort_unstable();
        assert_eq!(met, leaves);
    }
}
