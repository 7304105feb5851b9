//! Numbered headings, paragraphs and rows of tables that are in no step.

use super::leader::Kind;
use super::{Ask, Disposition, Lexicon, Model, Node, Title};
use crate::article::{Block, BlockKind, Cell, Table, plain_text};
use crate::text::Span;

/// What an article has outside of its steps, in order, with the places where steps are.
enum Piece {
    /// A heading, or a paragraph that serves as one.
    Title {
        level: u8,
        number: Option<u64>,
        /// Whether it heads what tells nothing to do.
        is_background: bool,
        span: Span,
    },
    /// A paragraph, or a row of a table of steps, with a number.
    Text(Span),
    /// Steps.
    Steps,
}

/// The level of paragraphs that serve as titles: below all headings.
const BOLD: u8 = 7;

impl Model<'_> {
    /// The headings, paragraphs and rows with a number of their own that are in no step, in order.
    /// A heading counts where it is one of several that are counted from 1 on, and no step
    /// stands below it.
    #[must_use]
    pub fn loose_numbers(&self, lexicon: &Lexicon) -> Vec<Span> {
        let mut pieces = Vec::new();
        collect(&self.nodes, lexicon, &mut pieces);
        let mut loose = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Title {
                    level,
                    number: Some(number),
                    is_background: false,
                    span,
                } if !holds_steps(&pieces[at + 1..], *level)
                    && is_counted(&pieces, *level, *number) =>
                {
                    loose.push(*span);
                }
                Piece::Text(span) => loose.push(*span),
                Piece::Title { .. } | Piece::Steps => {}
            }
        }
        loose
    }
}

/// Whether steps stand before the next title of a level, or a higher one.
fn holds_steps(after: &[Piece], level: u8) -> bool {
    let mut below = after.iter().take_while(|piece| match piece {
        Piece::Title { level: next, .. } => *next > level,
        Piece::Text(_) | Piece::Steps => true,
    });
    below.any(|piece| matches!(piece, Piece::Steps))
}

/// Whether titles of a level are counted from 1 on, and have the number before or after: one
/// alone may be a name or a date.
fn is_counted(pieces: &[Piece], level: u8, number: u64) -> bool {
    let has = |wanted: &dyn Fn(u64) -> bool| {
        pieces.iter().any(|piece| {
            matches!(piece, Piece::Title { level: own, number: Some(number), .. }
                if *own == level && wanted(*number))
        })
    };
    has(&|other| other == 1) && has(&|other| other.abs_diff(number) == 1)
}

fn collect(nodes: &[Node<'_>], lexicon: &Lexicon, pieces: &mut Vec<Piece>) {
    for node in nodes {
        match node {
            Node::Block(block) | Node::Reference(block) => match &block.kind {
                BlockKind::Table(table) => pieces.extend(rows(table, lexicon).map(Piece::Text)),
                _ => pieces.extend(piece(block, lexicon)),
            },
            Node::Procedure(procedure) => {
                collect(&procedure.context, lexicon, pieces);
                pieces.push(Piece::Steps);
                collect(&procedure.result, lexicon, pieces);
            }
            Node::List(items) => {
                for item in items {
                    collect(item, lexicon, pieces);
                }
            }
            Node::Quote(inner) => collect(inner, lexicon, pieces),
            // A note is told with all that it says.
            Node::Note(_) => {}
        }
    }
}

/// The rows of a table that counts its steps from 1 on, and says so.
fn rows<'t>(table: &'t Table<'_>, lexicon: &Lexicon) -> impl Iterator<Item = Span> + use<'t> {
    let counts = |row: &[Cell<'_>], wanted: u64, word: bool| {
        let text = row.first().map(|cell| plain_text(&cell.content));
        let leader = text.and_then(|text| lexicon.leader(text.trim(), true));
        leader.is_some_and(|leader| {
            leader.number == wanted && (word || matches!(leader.kind, Kind::Step))
        })
    };
    let head = table.rows.first().and_then(|row| row.first());
    let title = head.map_or_else(String::new, |cell| plain_text(&cell.content));
    let word = lexicon.is_step_word(title.trim());
    let body = table.rows.get(1..).unwrap_or_default();
    let all = body.len() > 1 && (1..).zip(body).all(|(n, row)| counts(row, n, word));
    let rows = if all { body } else { &[] };
    rows.iter()
        .filter_map(|row| Some(row.first()?.span.join(row.last()?.span)))
}

fn piece(block: &Block<'_>, lexicon: &Lexicon) -> Option<Piece> {
    if let Some(title) = Title::of(block) {
        let text = plain_text(&title.content);
        // Ways to choose from are counted, and are no steps.
        let choice = Some(Disposition::Asks(Ask::Alternative));
        let leader = lexicon.leader(&text, true);
        let leader = leader.filter(|_| lexicon.heading_tells(&text) != choice);
        let words = leader.map_or(0, |leader| leader.length);
        return Some(Piece::Title {
            level: title.level.unwrap_or(BOLD),
            number: leader.map(|leader| leader.number),
            // Only of one with a number does it matter.
            is_background: leader.is_some()
                && lexicon.is_background(text.get(words..).unwrap_or(&text)),
            span: block.span,
        });
    }
    let BlockKind::Paragraph(content) = &block.kind else {
        return None;
    };
    let leader = lexicon.leader(&plain_text(content), false)?;
    let counts = matches!(leader.kind, Kind::Digits | Kind::Sign | Kind::Step);
    (counts && leader.marked).then_some(Piece::Text(block.span))
}
