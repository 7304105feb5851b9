//! HTML that a generated document must not hold.

use super::outline::KEPT;
use runbookc::article::{Block, BlockKind, Inline, InlineKind, parse};
use runbookc::text::is_script_address;

/// The first tag in a document that could run, or that a guide does not keep.
pub fn active_html(markdown: &str) -> Option<String> {
    let mut found = Vec::new();
    in_blocks(&parse(markdown, 0).blocks, &mut found);
    found
        .iter()
        .flat_map(|html| html.split('<').skip(1))
        .map(|tag| tag.split('>').next().unwrap_or("").to_ascii_lowercase())
        .find(|tag| {
            let name = tag.trim_start_matches('/');
            let end = name.find(|c: char| !c.is_ascii_alphanumeric());
            let name = &name[..end.unwrap_or(name.len())];
            !KEPT.contains(&name) || tag.contains(" on") || tag.contains("script:")
        })
}

fn in_blocks(blocks: &[Block<'_>], found: &mut Vec<String>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                in_inlines(content, found);
            }
            BlockKind::List(list) => {
                for item in &list.items {
                    in_blocks(&item.blocks, found);
                }
            }
            BlockKind::Quote(inner) => in_blocks(inner, found),
            BlockKind::Aside(aside) => {
                in_inlines(&aside.title, found);
                in_blocks(&aside.blocks, found);
            }
            BlockKind::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    in_inlines(&cell.content, found);
                }
            }
            BlockKind::Html(lines) => found.push(lines.iter().map(|line| &*line.text).collect()),
            BlockKind::Code(_) | BlockKind::Rule => {}
        }
    }
}

fn in_inlines(content: &[Inline<'_>], found: &mut Vec<String>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Html(tag) => found.push(tag.to_string()),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => in_inlines(inner, found),
            InlineKind::Link(link) | InlineKind::Image(link) => {
                if is_script_address(&link.dest) {
                    found.push(format!("<script {}>", link.dest));
                }
                in_inlines(&link.content, found);
            }
            _ => {}
        }
    }
}
