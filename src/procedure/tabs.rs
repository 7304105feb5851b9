//! Tabs outside of steps.

use super::lower::is_heading_like;
use super::step::Lowering;
use super::{Node, Procedure, Title};
use crate::article::{Block, BlockKind, List};
use crate::text::Span;

impl Lowering<'_> {
    /// Tabs outside of steps. Where they tell steps, to follow one of them is
    /// a step itself.
    pub(super) fn tabs<'a>(
        &mut self,
        list: List<'a>,
        span: Span,
        title: &mut Option<Title<'a>>,
        out: &mut Vec<Node<'a>>,
    ) {
        let mut inner = list.items.iter().flat_map(|item| &item.blocks);
        let tells = inner.any(holds_steps);
        let block = Block {
            span,
            kind: BlockKind::List(list),
        };
        if !tells {
            self.plain(block, title, out);
            return;
        }
        let introduces = |node: &mut Node<'_>| {
            matches!(
                node,
                Node::Block(Block {
                    kind: BlockKind::Paragraph(_),
                    ..
                })
            ) && !is_heading_like(node)
        };
        let cmd = match out.pop_if(introduces) {
            Some(Node::Block(Block {
                kind: BlockKind::Paragraph(content),
                ..
            })) => content,
            _ => Vec::new(),
        };
        let span = cmd.first().map_or(span, |first| first.span.join(span));
        let context = self.take_context(out);
        let part = self.part(block, "");
        let steps = vec![self.make_step(1, span, cmd, vec![part])];
        out.push(Node::Procedure(Procedure {
            id: String::new(),
            span,
            title: title.clone(),
            apart: None,
            context,
            steps,
            result: Vec::new(),
        }));
    }
}

/// Whether a block is or holds a numbered list.
fn holds_steps(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::List(list) => {
            let mut inner = list.items.iter().flat_map(|item| &item.blocks);
            list.start.is_some() || inner.any(holds_steps)
        }
        BlockKind::Quote(inner) => inner.iter().any(holds_steps),
        _ => false,
    }
}
