//! What a text is read as, for tests of dialects.

use super::{Article, Block, BlockKind, Inline, InlineKind, leaves, parse_as};
use crate::dialect::{Dialects, Includes};
use std::fmt::Write as _;

fn article<'a>(dialect: &str, text: &'a str) -> Article<'a> {
    let set = Dialects::parse(dialect).expect("a dialect");
    let article = parse_as(text, 0, set, &Includes::new());
    let mut found = Vec::new();
    leaves(&article.blocks, &mut found);
    for (span, _) in &found {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
    article
}

/// A text of a dialect as what it is read as, on one line.
pub fn shown(dialect: &str, text: &str) -> String {
    blocks(&article(dialect, text).blocks)
}

/// The marks that nobody knows.
pub fn unknown(dialect: &str, text: &str) -> Vec<String> {
    let unknown = article(dialect, text).marks.unknown.into_iter();
    unknown.map(|(_, name)| name).collect()
}

fn blocks(all: &[Block<'_>]) -> String {
    all.iter().map(block).collect::<Vec<_>>().join(" ")
}

fn block(block: &Block<'_>) -> String {
    match &block.kind {
        BlockKind::Heading { level, content } => {
            format!("{} {}", "#".repeat(usize::from(*level)), inlines(content))
        }
        BlockKind::Paragraph(content) => inlines(content),
        BlockKind::List(list) => {
            let items = list.items.iter().map(|item| blocks(&item.blocks));
            let items = items.collect::<Vec<_>>().join(" | ");
            match (&list.tabs, list.start) {
                (Some(tabs), _) => {
                    let group = tabs.group.as_deref().map(|group| format!(" {group}"));
                    format!("(tabs{}: {items})", group.unwrap_or_default())
                }
                (None, Some(start)) => format!("({start}. {items})"),
                (None, None) => format!("(- {items})"),
            }
        }
        BlockKind::Quote(inner) => format!("(quote {})", blocks(inner)),
        BlockKind::Aside(aside) => {
            let tone = aside
                .tone
                .map_or("aside".to_owned(), |tone| format!("{tone:?}"));
            let title = inlines(&aside.title);
            let title = if title.is_empty() {
                title
            } else {
                format!(" \"{title}\"")
            };
            format!(
                "({}{title}: {})",
                tone.to_lowercase(),
                blocks(&aside.blocks)
            )
        }
        BlockKind::Code(code) => {
            let text = code.text();
            format!(
                "`{}:{}`",
                code.language(),
                text.trim_end().replace('\n', "/")
            )
        }
        BlockKind::Table(table) => {
            let rows = table.rows.iter().map(|row| {
                let cells = row.iter().map(|cell| inlines(&cell.content));
                cells.collect::<Vec<_>>().join("|")
            });
            format!("|{}|", rows.collect::<Vec<_>>().join("||"))
        }
        BlockKind::Html(lines) => lines.iter().map(|line| line.text.trim()).collect(),
        BlockKind::Rule => "---".to_owned(),
    }
}

fn inlines(content: &[Inline<'_>]) -> String {
    let mut out = String::new();
    for inline in content {
        let _ = match &inline.kind {
            InlineKind::Text(text) | InlineKind::Html(text) => write!(out, "{text}"),
            InlineKind::Code(code) => write!(out, "`{code}`"),
            InlineKind::SoftBreak | InlineKind::HardBreak => write!(out, " "),
            InlineKind::Emphasis(inner) => write!(out, "*{}*", inlines(inner)),
            InlineKind::Strong(inner) => write!(out, "**{}**", inlines(inner)),
            InlineKind::Strikethrough(inner) => write!(out, "~~{}~~", inlines(inner)),
            InlineKind::Link(link) if link.autolink => write!(out, "<{}>", link.dest),
            InlineKind::Link(link) => write!(out, "[{}]({})", inlines(&link.content), link.dest),
            InlineKind::Image(link) => write!(out, "![{}]({})", inlines(&link.content), link.dest),
        };
    }
    out
}
