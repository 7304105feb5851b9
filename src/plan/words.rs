//! From the blocks of one language to the blocks of a plan.

use super::{PlanBlock, PlanItem, PlanNote, Rich};
use crate::article::{Block, BlockKind, CodeBlock, Inline, strip_tags};
use crate::procedure::{Branch, Node, Note, Step, StepPart};
use crate::text::SafeText;

pub(super) fn plan_note(note: &Note<'_>) -> PlanNote {
    PlanNote {
        kind: note.kind,
        body: plan_blocks(&note.body),
    }
}

fn plan_parts(parts: &[StepPart<'_>]) -> Vec<PlanBlock> {
    parts.iter().flat_map(plan_part).collect()
}

pub(super) fn plan_part(part: &StepPart<'_>) -> Vec<PlanBlock> {
    match part {
        StepPart::Block(block) => plan_block(block),
        StepPart::Note(note) => vec![PlanBlock::Note {
            note: plan_note(note),
        }],
        StepPart::Substeps(steps) => vec![numbered(steps)],
        StepPart::Choices(branches) => vec![bullets(branches, true)],
        StepPart::Points(branches) => vec![bullets(branches, false)],
        StepPart::Quote(inner) => vec![PlanBlock::Quote {
            body: plan_parts(inner),
        }],
    }
}

fn numbered(steps: &[Step<'_>]) -> PlanBlock {
    PlanBlock::List {
        start: Some(steps.first().map_or(1, |step| step.number)),
        choice: false,
        items: steps
            .iter()
            .map(|step| PlanItem {
                text: Rich::of(&step.cmd),
                body: plan_parts(&step.parts),
            })
            .collect(),
    }
}

fn bullets(branches: &[Branch<'_>], choice: bool) -> PlanBlock {
    PlanBlock::List {
        start: None,
        choice,
        items: branches
            .iter()
            .map(|branch| PlanItem {
                text: Rich::of(&branch.text),
                body: plan_parts(&branch.parts),
            })
            .collect(),
    }
}

fn plan_nodes(nodes: &[Node<'_>]) -> Vec<PlanBlock> {
    nodes.iter().flat_map(plan_node).collect()
}

pub(super) fn plan_node(node: &Node<'_>) -> Vec<PlanBlock> {
    match node {
        Node::Block(block) | Node::Reference(block) => plan_block(block),
        Node::Note(note) => vec![PlanBlock::Note {
            note: plan_note(note),
        }],
        // Neither a context nor a result holds one.
        Node::Procedure(_) => Vec::new(),
        Node::List(items) => vec![PlanBlock::List {
            start: None,
            choice: false,
            items: items.iter().map(|item| item_of(plan_nodes(item))).collect(),
        }],
        Node::Quote(inner) => vec![PlanBlock::Quote {
            body: plan_nodes(inner),
        }],
    }
}

fn item_of(mut blocks: Vec<PlanBlock>) -> PlanItem {
    let text = match blocks.first_mut() {
        Some(PlanBlock::Paragraph { text } | PlanBlock::Heading { text }) => {
            let text = std::mem::take(text);
            blocks.remove(0);
            text
        }
        _ => Rich::default(),
    };
    PlanItem { text, body: blocks }
}

fn plan_blocks(blocks: &[Block<'_>]) -> Vec<PlanBlock> {
    blocks.iter().flat_map(plan_block).collect()
}

/// Code as it is shown.
pub(super) fn code_text(code: &CodeBlock<'_>) -> SafeText {
    let text = SafeText::block(&code.text());
    SafeText::block(text.strip_suffix('\n').unwrap_or(&text))
}

fn plan_block(block: &Block<'_>) -> Vec<PlanBlock> {
    let paragraph = |content: &[Inline<'_>]| {
        let text = Rich::of(content);
        if text.is_empty() {
            Vec::new()
        } else {
            vec![PlanBlock::Paragraph { text }]
        }
    };
    match &block.kind {
        BlockKind::Paragraph(content) => paragraph(content),
        BlockKind::Heading { content, .. } => vec![PlanBlock::Heading {
            text: Rich::of(content),
        }],
        BlockKind::Code(code) => {
            vec![PlanBlock::Code {
                language: SafeText::line(&code.language()),
                text: code_text(code),
                shown: None,
            }]
        }
        BlockKind::List(list) => vec![PlanBlock::List {
            start: list.start,
            choice: list.tabs.is_some(),
            items: list
                .items
                .iter()
                .map(|item| item_of(plan_blocks(&item.blocks)))
                .collect(),
        }],
        BlockKind::Table(table) => vec![PlanBlock::Table {
            rows: table
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| Rich::of(&cell.content)).collect())
                .collect(),
        }],
        BlockKind::Quote(inner) => vec![PlanBlock::Quote {
            body: plan_blocks(inner),
        }],
        BlockKind::Aside(aside) => vec![PlanBlock::Note {
            note: plan_note(&Note::of(aside.clone(), block.span)),
        }],
        BlockKind::Html(lines) => {
            let html: String = lines.iter().map(|line| &*line.text).collect();
            let text = Rich::plain(&strip_tags(&html));
            if text.is_empty() {
                Vec::new()
            } else {
                vec![PlanBlock::Paragraph { text }]
            }
        }
        BlockKind::Rule => Vec::new(),
    }
}

/// Gives a translation the reference's code, block by block, where both have
/// as many blocks.
pub(super) fn take_code(reference: &[PlanBlock], translation: &mut [PlanBlock]) {
    let mut wanted = Vec::new();
    for block in reference {
        block.codes(&mut wanted);
    }
    let mut own = Vec::new();
    for block in translation {
        block.codes_mut(&mut own);
    }
    if wanted.len() == own.len() {
        for (code, wanted) in own.into_iter().zip(wanted) {
            *code = wanted.clone();
        }
    }
}

pub(super) fn take_inline_code(reference: &Rich, translation: &mut Rich) {
    let wanted: Vec<_> = reference.0.iter().filter(|run| run.code).collect();
    let own: Vec<_> = translation.0.iter_mut().filter(|run| run.code).collect();
    // Word order may differ, so only a single one is certain to be the same.
    if let ([wanted], [_]) = (&wanted[..], &own[..]) {
        for run in own {
            run.text = wanted.text.clone();
        }
    }
}

impl PlanBlock {
    fn codes<'b>(&'b self, found: &mut Vec<&'b SafeText>) {
        match self {
            Self::Code { text, .. } => found.push(text),
            Self::List { items, .. } => {
                items
                    .iter()
                    .flat_map(|item| &item.body)
                    .for_each(|block| block.codes(found));
            }
            Self::Note { note } => note.body.iter().for_each(|block| block.codes(found)),
            Self::Quote { body } => body.iter().for_each(|block| block.codes(found)),
            Self::Paragraph { .. } | Self::Heading { .. } | Self::Table { .. } => {}
        }
    }

    fn codes_mut<'b>(&'b mut self, found: &mut Vec<&'b mut SafeText>) {
        match self {
            Self::Code { text, .. } => found.push(text),
            Self::List { items, .. } => {
                items
                    .iter_mut()
                    .flat_map(|item| &mut item.body)
                    .for_each(|b| b.codes_mut(found));
            }
            Self::Note { note } => note
                .body
                .iter_mut()
                .for_each(|block| block.codes_mut(found)),
            Self::Quote { body } => body.iter_mut().for_each(|block| block.codes_mut(found)),
            Self::Paragraph { .. } | Self::Heading { .. } | Self::Table { .. } => {}
        }
    }

    /// All its text, for hashing and searching.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Paragraph { text } | Self::Heading { text } => text.text(),
            Self::Code { text, .. } => text.to_string(),
            Self::List { items, .. } => items
                .iter()
                .map(|item| format!("{} {}", item.text.text(), texts(&item.body)))
                .collect::<Vec<_>>()
                .join(" "),
            Self::Table { rows } => rows
                .iter()
                .flatten()
                .map(Rich::text)
                .collect::<Vec<_>>()
                .join(" "),
            Self::Note { note } => texts(&note.body),
            Self::Quote { body } => texts(body),
        }
    }
}

fn texts(blocks: &[PlanBlock]) -> String {
    blocks
        .iter()
        .map(PlanBlock::text)
        .collect::<Vec<_>>()
        .join(" ")
}
