//! The code of a model, to be changed where it stands.

use super::{Model, Node, Note, Step, StepPart};
use crate::article::{Block, BlockKind, CodeBlock, Inline, InlineKind};
use crate::text::Span;
use std::borrow::Cow;

/// Code of a model, with its place.
#[derive(Debug)]
pub enum CodeMut<'m, 'a> {
    /// A block.
    Block(Span, &'m mut CodeBlock<'a>),
    /// Code within a text.
    Inline(Span, &'m mut Cow<'a, str>),
}

impl<'a> Model<'a> {
    /// Calls `change` with all code, that of notes and of titles among it. Procedures keep
    /// their copies of titles.
    pub fn for_each_code_mut(&mut self, change: &mut impl FnMut(CodeMut<'_, 'a>)) {
        nodes(&mut self.nodes, change);
    }
}

fn nodes<'a>(all: &mut [Node<'a>], change: &mut impl FnMut(CodeMut<'_, 'a>)) {
    for node in all {
        match node {
            Node::Block(one) | Node::Reference(one) => block(one, change),
            Node::Note(one) => note(one, change),
            Node::Procedure(procedure) => {
                nodes(&mut procedure.context, change);
                steps(&mut procedure.steps, change);
                nodes(&mut procedure.result, change);
            }
            Node::List(items) => items.iter_mut().for_each(|item| nodes(item, change)),
            Node::Quote(inner) => nodes(inner, change),
        }
    }
}

fn note<'a>(note: &mut Note<'a>, change: &mut impl FnMut(CodeMut<'_, 'a>)) {
    note.body.iter_mut().for_each(|one| block(one, change));
}

fn steps<'a>(all: &mut [Step<'a>], change: &mut impl FnMut(CodeMut<'_, 'a>)) {
    for step in all {
        run(&mut step.cmd, change);
        parts(&mut step.parts, change);
    }
}

fn parts<'a>(all: &mut [StepPart<'a>], change: &mut impl FnMut(CodeMut<'_, 'a>)) {
    for part in all {
        match part {
            StepPart::Block(one) => block(one, change),
            StepPart::Note(one) => note(one, change),
            StepPart::Substeps(below) => steps(below, change),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    run(&mut branch.text, change);
                    parts(&mut branch.parts, change);
                }
            }
            StepPart::Quote(inner) => parts(inner, change),
        }
    }
}

fn block<'a>(one: &mut Block<'a>, change: &mut impl FnMut(CodeMut<'_, 'a>)) {
    match &mut one.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => run(content, change),
        BlockKind::Code(code) => change(CodeMut::Block(one.span, code)),
        BlockKind::List(list) => {
            let blocks = list.items.iter_mut().flat_map(|item| &mut item.blocks);
            blocks.for_each(|one| block(one, change));
        }
        BlockKind::Quote(inner) => inner.iter_mut().for_each(|one| block(one, change)),
        BlockKind::Aside(aside) => {
            run(&mut aside.title, change);
            aside.blocks.iter_mut().for_each(|one| block(one, change));
        }
        BlockKind::Table(table) => {
            let cells = table.rows.iter_mut().flatten();
            cells.for_each(|cell| run(&mut cell.content, change));
        }
        BlockKind::Html(_) | BlockKind::Rule => {}
    }
}

fn run<'a>(content: &mut [Inline<'a>], change: &mut impl FnMut(CodeMut<'_, 'a>)) {
    for inline in content {
        let span = inline.span;
        match &mut inline.kind {
            InlineKind::Code(text) => change(CodeMut::Inline(span, text)),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => run(inner, change),
            InlineKind::Link(link) | InlineKind::Image(link) => run(&mut link.content, change),
            _ => {}
        }
    }
}
