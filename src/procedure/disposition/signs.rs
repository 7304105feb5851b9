//! Sections that begin with how some trouble shows: "**Symptoms:** it creaks". They are gone to by
//! whoever sees that, and not one after the other.

use super::outline::{headings, holds_commands};
use super::telling::unnumbered;
use crate::article::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::procedure::Lexicon;

/// What a paragraph is labelled with, where it opens with words in bold.
fn label(content: &[Inline<'_>]) -> Option<String> {
    let first = content.first()?;
    let InlineKind::Strong(inner) = &first.kind else {
        return None;
    };
    let label = plain_text(inner).to_lowercase();
    let behind = content.get(1).map(|next| match &next.kind {
        InlineKind::Text(text) => text.trim_start().starts_with([':', '：']),
        _ => false,
    });
    let marked = label.ends_with([':', '：']) || behind.unwrap_or(true);
    marked.then(|| label.trim_end_matches([':', '：', ' ']).to_owned())
}

/// Right below which headings of an article stands a text with such a label.
pub(super) fn shows_trouble(blocks: &[Block<'_>], lexicon: &Lexicon) -> Vec<bool> {
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let is = |content: &[Inline<'_>]| {
        label(content).is_some_and(|own| lexicon.labels_signs(unnumbered(&own)))
    };
    let shows = |section: &[Block<'_>]| {
        section.iter().any(|block| match &block.kind {
            BlockKind::Paragraph(content) => is(content),
            BlockKind::List(list) => list.items.iter().any(|item| {
                let first = item.blocks.first().map(|block| &block.kind);
                matches!(first, Some(BlockKind::Paragraph(content)) if is(content))
            }),
            _ => false,
        })
    };
    let mut found: Vec<bool> = blocks.split(is_heading).skip(1).map(shows).collect();
    // The same, where a heading of its own says so: it is part of the section that it is in.
    let headings = headings(blocks);
    for (n, (level, text)) in headings.iter().enumerate() {
        let own = text.trim().to_lowercase();
        let above = headings[..n].iter().rposition(|(other, _)| other < level);
        if let Some(around) = above.filter(|_| lexicon.labels_signs(unnumbered(&own))) {
            found[around] |= !holds_all(blocks, around);
        }
    }
    found
}

/// Whether all commands of an article stand in the section of one of its headings: that is what
/// the article is about.
fn holds_all(blocks: &[Block<'_>], section: usize) -> bool {
    let (mut next, mut inside) = (0, None);
    blocks.iter().all(|block| {
        if let BlockKind::Heading { level, .. } = block.kind {
            inside = inside.filter(|own| level > *own);
            if next == section {
                inside = Some(level);
            }
            next += 1;
        }
        inside.is_some() || !holds_commands(block)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn what_begins_with_how_trouble_shows_is_for_whom_sees_it() {
        let section = |label: &str| {
            format!(
                "## The wheel\n\n{label}\n\nLook:\n\n```bash\nmillctl wheel\n```\n\n**Fix:**\n\n```bash\nmillctl turn\n```\n\n"
            )
        };
        for label in [
            "**Symptoms:** it creaks.",
            "**Symptom**: it creaks.",
            "- **Symptoms:**\n  - It creaks.",
        ] {
            let text = format!("# Mill\n\n{}", section(label));
            assert_eq!(whys(&text), ["condition", "condition"], "{label}");
        }
        let plain = format!("# Mill\n\n{}", section("**Purpose:** it turns."));
        assert_eq!(whys(&plain)[0], "");
        let own = "# Mill\n\n## 1. The wheel\n\n### Symptoms\n\nIt creaks.\n\n### Turn it\n\n```bash\nmillctl turn\n```\n";
        let other = "\n## 2. Stones\n\n```bash\nmillctl stones\n```\n";
        assert_eq!(whys(own), [""]);
        assert_eq!(whys(&format!("{own}{other}")), ["condition", ""]);
        // What the whole article is about is no case of it.
        let whole = "# The wheel creaks\n\n**Symptoms:** it creaks.\n\n## Turn it\n\nRun:\n\n```bash\nmillctl turn\n```\n";
        assert_eq!(whys(whole), [""]);
    }
}
