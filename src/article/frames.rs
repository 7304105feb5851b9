//! What the parser's words and the frames of a dialect are in the tree.

use super::{Alignment, Aside, Block, BlockKind, Inline, Item, List, Tabs};
use crate::dialect::Frame;
use crate::text::Span;
use pulldown_cmark::{Alignment as CmarkAlignment, HeadingLevel};
use std::ops::Range;

/// The inlines of the heading that a frame begins with, which is its title.
fn take_title<'a>(titled: bool, blocks: &mut Vec<Block<'a>>) -> Vec<Inline<'a>> {
    match blocks.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Heading { content, .. }) if titled => {
            let title = std::mem::take(content);
            blocks.remove(0);
            title
        }
        _ => Vec::new(),
    }
}

pub(super) fn aside<'a>(frame: &Frame, mut blocks: Vec<Block<'a>>) -> Aside<'a> {
    let (tone, titled) = match frame {
        Frame::Aside { tone, titled } => (*tone, *titled),
        _ => (None, false),
    };
    Aside {
        tone,
        title: take_title(titled, &mut blocks),
        blocks,
    }
}

/// A tab as an item that begins with its label.
pub(super) fn tab<'a>(frame: &Frame, mut blocks: Vec<Block<'a>>, span: &Range<usize>) -> Item<'a> {
    let titled = matches!(frame, Frame::Tab { titled: true });
    let label = take_title(titled, &mut blocks);
    if let Some(place) = label.iter().map(|inline| inline.span).reduce(Span::join) {
        let label = Block {
            span: place,
            kind: BlockKind::Paragraph(label),
        };
        blocks.insert(0, label);
    }
    Item {
        span: Span::new(span.clone()),
        blocks,
    }
}

/// Whether blocks are code with titles, of which a group of tabs makes one tab each.
pub(super) fn are_titled(blocks: &[Block<'_>]) -> bool {
    let titled = |block: &Block<'_>| match &block.kind {
        BlockKind::Code(code) => code.title().is_some(),
        _ => false,
    };
    blocks.len() > 1 && blocks.iter().all(titled)
}

/// A block of code as a tab of its own.
pub(super) fn code_tab(block: Block<'_>) -> Item<'_> {
    Item {
        span: block.span,
        blocks: vec![block],
    }
}

/// A group of tabs that has none yet.
pub(super) fn tabs<'a>(group: Option<&String>) -> List<'a> {
    List {
        start: None,
        tabs: Some(Tabs {
            group: group.cloned(),
        }),
        items: Vec::new(),
    }
}

pub(super) fn level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

pub(super) fn alignment(alignment: CmarkAlignment) -> Alignment {
    match alignment {
        CmarkAlignment::None => Alignment::None,
        CmarkAlignment::Left => Alignment::Left,
        CmarkAlignment::Center => Alignment::Center,
        CmarkAlignment::Right => Alignment::Right,
    }
}
