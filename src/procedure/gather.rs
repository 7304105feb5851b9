//! Lists that Markdown does not know as such: paragraphs that their writer numbered, and
//! the boxes of tasks. Where the sequence is plain they are made numbered lists, before
//! anything else is read.

use super::Lexicon;
use super::leader::{Kind, Leader, is_bold, raw_text, task_box};
use super::lower::is_bold_title;
use crate::article::{Block, BlockKind, Inline, InlineKind, Item, List, is_blank, plain_text};
use crate::text::Span;

/// A line or a block, with the number it gives itself.
struct Piece<'a> {
    leader: Option<Leader>,
    block: Block<'a>,
    /// The line end that parts it from the piece before, of the same paragraph.
    after: Option<Inline<'a>>,
}

impl<'a> Piece<'a> {
    fn of(span: Span, kind: BlockKind<'a>) -> Self {
        Self {
            leader: None,
            block: Block { span, kind },
            after: None,
        }
    }
}

/// A sequence: where its items begin, and where the last one ends.
struct Run {
    kind: Kind,
    begins: Vec<usize>,
    end: usize,
}

/// Blocks with their sequences as lists.
pub(super) fn gather<'a>(blocks: Vec<Block<'a>>, lexicon: &Lexicon) -> Vec<Block<'a>> {
    gather_in(set_apart(blocks, lexicon), lexicon, None)
}

/// Puts what only explains what a command does, from the label that says so up to the next
/// heading, into a quote, in which nothing is a step.
fn set_apart<'a>(blocks: Vec<Block<'a>>, lexicon: &Lexicon) -> Vec<Block<'a>> {
    let mut out: Vec<Block<'a>> = Vec::with_capacity(blocks.len());
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        if !explains(&block, lexicon) {
            out.push(block);
            continue;
        }
        let mut inner = vec![block];
        while let Some(next) = rest.next_if(|next| {
            let parts = matches!(next.kind, BlockKind::Heading { .. } | BlockKind::Rule);
            !parts && !is_other_label(next, lexicon)
        }) {
            inner.push(next);
        }
        let counted = |block: &Block<'_>| matches!(&block.kind, BlockKind::List(list) if list.start.is_some());
        // Its own numbers stay as they are.
        if inner.len() == 1 || inner.iter().any(counted) {
            out.append(&mut inner);
            continue;
        }
        let span = inner.iter().map(|block| block.span).reduce(Span::join);
        out.push(Block {
            span: span.unwrap_or_default(),
            kind: BlockKind::Quote(inner),
        });
    }
    out
}

/// Whether a block is a label above what explains what a command does.
pub(super) fn explains(block: &Block<'_>, lexicon: &Lexicon) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_)) && lexicon.explains(&text_of(block))
}

/// Whether a block is a label of something else: one without a number.
fn is_other_label(block: &Block<'_>, lexicon: &Lexicon) -> bool {
    match &block.kind {
        BlockKind::Paragraph(content) => {
            is_bold_title(content) && lexicon.leader(&plain_text(content), true).is_none()
        }
        _ => false,
    }
}

/// The same for what stands in an item below this text.
fn gather_in<'a>(blocks: Vec<Block<'a>>, lexicon: &Lexicon, lead: Option<&str>) -> Vec<Block<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let span = block.span;
        match block.kind {
            BlockKind::List(list) => {
                let kind = BlockKind::List(in_list(list, lexicon));
                pieces.push(Piece::of(span, kind));
            }
            BlockKind::Quote(inner) => {
                let explains = inner.first().is_some_and(|first| explains(first, lexicon));
                let inner = if explains {
                    inner
                } else {
                    gather(inner, lexicon)
                };
                pieces.push(Piece::of(span, BlockKind::Quote(inner)));
            }
            BlockKind::Paragraph(content) => in_lines(content, span, lexicon, &mut pieces),
            kind => pieces.push(Piece::of(span, kind)),
        }
    }
    let runs = runs(&pieces);
    if runs.is_empty() {
        return join(pieces.into_iter());
    }
    let mut out: Vec<Block<'a>> = Vec::with_capacity(pieces.len());
    let mut rest: Vec<Option<Piece<'a>>> = pieces.into_iter().map(Some).collect();
    let mut at = 0;
    let mut nested = false;
    for run in runs {
        let before = rest[at..run.begins[0]].iter_mut();
        push(join(before.filter_map(Option::take)), nested, &mut out);
        let ends = run.begins[1..].iter().copied().chain([run.end]);
        let mut items: Vec<Item<'a>> = Vec::with_capacity(run.begins.len());
        for (from, to) in run.begins.iter().copied().zip(ends) {
            let inner = join(rest[from..to].iter_mut().filter_map(Option::take));
            let spans = inner.iter().map(|block| block.span);
            let span = spans.reduce(Span::join).unwrap_or_default();
            let lead = inner.first().map(text_of).unwrap_or_default();
            items.push(Item {
                span,
                blocks: gather_below(inner, lexicon, &lead),
            });
        }
        nested = put(run.kind, items, lexicon, lead, &mut out);
        at = run.end;
    }
    let after = join(rest[at..].iter_mut().filter_map(Option::take));
    push(after, nested, &mut out);
    out
}

/// Adds blocks to others. A list that goes on after the letters below one of its items is
/// one with it.
fn push<'a>(blocks: Vec<Block<'a>>, nested: bool, out: &mut Vec<Block<'a>>) {
    let first = out.len();
    for (n, block) in blocks.into_iter().enumerate() {
        match (out.last_mut(), block) {
            (
                Some(Block {
                    span,
                    kind: BlockKind::List(list),
                }),
                Block {
                    span: own,
                    kind: BlockKind::List(mut next),
                },
            ) if nested
                && n == 0
                && first > 0
                && next.start.is_some()
                && next.start == list.start.map(|start| start + list.items.len() as u64) =>
            {
                *span = span.join(own);
                list.items.append(&mut next.items);
            }
            (_, block) => out.push(block),
        }
    }
}

/// What stands below the text of an item: the sequences in it, but for the item's own.
fn gather_below<'a>(blocks: Vec<Block<'a>>, lexicon: &Lexicon, lead: &str) -> Vec<Block<'a>> {
    let mut blocks = blocks.into_iter();
    let mut out: Vec<Block<'a>> = blocks.next().into_iter().collect();
    out.extend(gather_in(blocks.collect(), lexicon, Some(lead)));
    out
}

/// Puts a sequence where it belongs: letters below the step they follow, and then says so.
fn put<'a>(
    kind: Kind,
    items: Vec<Item<'a>>,
    lexicon: &Lexicon,
    lead: Option<&str>,
    out: &mut Vec<Block<'a>>,
) -> bool {
    let spans = items.iter().map(|item| item.span);
    let span = spans.reduce(Span::join).unwrap_or_default();
    let before = out.last().map(text_of).filter(|text| !text.is_empty());
    let lead = before.as_deref().or(lead).unwrap_or_default();
    // Alternatives are no sequence, whatever they are called.
    let chosen = kind == Kind::Letter && lexicon.offers_choice(lead);
    let list = Block {
        span,
        kind: BlockKind::List(List {
            start: (!chosen).then_some(1),
            tabs: None,
            items,
        }),
    };
    if kind == Kind::Letter
        && let Some(Block {
            span: of,
            kind: BlockKind::List(above),
        }) = out.last_mut()
        && above.start.is_some()
        && let Some(item) = above.items.last_mut()
    {
        item.span = item.span.join(span);
        *of = of.join(span);
        item.blocks.push(list);
        return true;
    }
    out.push(list);
    false
}

/// The text of a paragraph; of others, none.
fn text_of(block: &Block<'_>) -> String {
    match &block.kind {
        BlockKind::Paragraph(content) => plain_text(content),
        _ => String::new(),
    }
}

/// The items of a list, which is a numbered one where all of them have boxes.
fn in_list<'a>(mut list: List<'a>, lexicon: &Lexicon) -> List<'a> {
    let tasks = list.start.is_none() && list.tabs.is_none() && list.items.iter().all(is_task);
    if tasks && !list.items.is_empty() {
        list.start = Some(1);
    }
    // Tabs that are numbered as steps are no ways.
    if list.tabs.is_some() && are_steps(&list) {
        (list.tabs, list.start) = (None, Some(1));
    }
    for item in &mut list.items {
        let mut blocks = std::mem::take(&mut item.blocks);
        // `1. - [ ] Do it` is one task.
        if let [
            Block {
                kind: BlockKind::List(inner),
                ..
            },
            ..,
        ] = blocks.as_mut_slice()
            && list.start.is_some()
            && inner.start.is_none()
            && inner.items.len() == 1
            && is_task(&inner.items[0])
        {
            let own = std::mem::take(&mut inner.items[0].blocks);
            blocks.splice(..1, own);
        }
        let lead = blocks.first().map(text_of).unwrap_or_default();
        item.blocks = match blocks.first().map(|block| &block.kind) {
            // Lines below the text of an item may be numbered; the text itself is.
            Some(BlockKind::Paragraph(content)) if content.iter().any(is_break) => {
                in_item(blocks, lexicon, &lead)
            }
            Some(BlockKind::Paragraph(_)) => gather_below(blocks, lexicon, &lead),
            _ => gather_in(blocks, lexicon, None),
        };
    }
    list
}

/// Whether the labels of tabs count from one on, each with the same word: "Step 1", "Step2".
fn are_steps(list: &List<'_>) -> bool {
    let mut word = None;
    list.items.len() > 1
        && list.items.iter().enumerate().all(|(n, item)| {
            let label = item.blocks.first().map(text_of).unwrap_or_default();
            let counted = label.trim_end_matches(char::is_numeric);
            let number: Option<usize> = label[counted.len()..].parse().ok();
            let own = counted.trim().to_lowercase();
            number == Some(n + 1) && !own.is_empty() && *word.get_or_insert(own.clone()) == own
        })
}

/// The blocks of an item whose text has several lines.
fn in_item<'a>(mut blocks: Vec<Block<'a>>, lexicon: &Lexicon, lead: &str) -> Vec<Block<'a>> {
    let Block { span, kind } = blocks.remove(0);
    let BlockKind::Paragraph(content) = kind else {
        return blocks;
    };
    let at = content.iter().position(is_break).unwrap_or(0);
    let mut pieces = Vec::new();
    in_lines(content[at + 1..].to_vec(), span, lexicon, &mut pieces);
    let first = pieces.iter().position(|piece| piece.leader.is_some());
    let begins = first.is_some_and(|first| {
        let leader = pieces[first].leader;
        leader.is_some_and(|leader| leader.number == 1)
            && runs(&pieces)
                .first()
                .is_some_and(|run| run.begins[0] == first)
    });
    let Some(first) = first.filter(|_| begins) else {
        let text = Block {
            span,
            kind: BlockKind::Paragraph(content),
        };
        let mut out = vec![text];
        out.extend(gather_in(blocks, lexicon, Some(lead)));
        return out;
    };
    let below = pieces.split_off(first);
    let mut text: Vec<Inline<'a>> = content[..at].to_vec();
    for piece in pieces {
        if let BlockKind::Paragraph(more) = piece.block.kind {
            text.push(content[at].clone());
            text.extend(more);
        }
    }
    let lead = plain_text(&text);
    let mut out = vec![paragraph(text)];
    let mut rest: Vec<Block<'a>> = join(below.into_iter());
    rest.append(&mut blocks);
    out.extend(gather_in(rest, lexicon, Some(&lead)));
    out
}

fn is_task(item: &Item<'_>) -> bool {
    matches!(
        item.blocks.first().map(|block| &block.kind),
        Some(BlockKind::Paragraph(content)) if task_box(content).is_some()
    )
}

fn is_break(inline: &Inline<'_>) -> bool {
    matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak)
}

fn paragraph(content: Vec<Inline<'_>>) -> Block<'_> {
    let spans = content.iter().map(|inline| inline.span);
    Block {
        span: spans.reduce(Span::join).unwrap_or_default(),
        kind: BlockKind::Paragraph(content),
    }
}

/// The number that a text gives itself as a step, where it may have one.
fn own_number(content: &[Inline<'_>], lexicon: &Lexicon) -> Option<Leader> {
    let text = raw_text(content);
    let leader = lexicon.leader(&text, false)?;
    // Where nothing but the number is in bold, its words follow on the next lines.
    let words = !text[leader.length..].trim().is_empty() || leader.kind == Kind::Step;
    (leader.kind != Kind::Word && leader.marked && words && leader.number > 0).then_some(leader)
}

/// The lines of a paragraph, those without a number with the one before them.
fn in_lines<'a>(
    content: Vec<Inline<'a>>,
    span: Span,
    lexicon: &Lexicon,
    pieces: &mut Vec<Piece<'a>>,
) {
    let numbered = |line: &[Inline<'_>]| own_number(line, lexicon);
    let mut lines = content.split(is_break).skip(1);
    if !lines.any(|line| numbered(line).is_some()) {
        pieces.push(Piece {
            leader: numbered(content.split(is_break).next().unwrap_or_default()),
            block: Block {
                span,
                kind: BlockKind::Paragraph(content),
            },
            after: None,
        });
        return;
    }
    let mut line: Vec<Inline<'a>> = Vec::new();
    let mut begins = 0;
    let mut after = None;
    for (n, inline) in content.iter().enumerate() {
        let next = content[n + 1..].split(is_break).next().unwrap_or_default();
        if is_break(inline) && numbered(next).is_some() {
            let leader = numbered(content[begins..].split(is_break).next().unwrap_or_default());
            let block = paragraph(std::mem::take(&mut line));
            pieces.push(Piece {
                leader,
                block,
                after: after.replace(inline.clone()),
            });
            begins = n + 1;
        } else {
            line.push(inline.clone());
        }
    }
    let leader = numbered(content[begins..].split(is_break).next().unwrap_or_default());
    pieces.push(Piece {
        leader,
        block: paragraph(line),
        after,
    });
}

/// Pieces as blocks: lines of one paragraph that are no items are one again.
fn join<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Vec<Block<'a>> {
    let mut out: Vec<Block<'a>> = Vec::new();
    for Piece { block, after, .. } in pieces {
        match (out.last_mut(), after, block) {
            (
                Some(Block {
                    span,
                    kind: BlockKind::Paragraph(content),
                }),
                Some(after),
                Block {
                    span: own,
                    kind: BlockKind::Paragraph(more),
                },
            ) => {
                *span = span.join(own);
                content.push(after);
                content.extend(more);
            }
            (_, _, block) => out.push(block),
        }
    }
    out
}

/// The sequences among some pieces: two numbers at least, from 1 on, with no heading and
/// no title in between.
fn runs(pieces: &[Piece<'_>]) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let begins = |piece: &Piece<'_>| piece.leader.filter(|leader| leader.number == 1);
        let run = begins(&pieces[at]).and_then(|leader| run(pieces, at, leader));
        if let Some(run) = run {
            at = run.end;
            found.push(run);
        } else {
            at += 1;
        }
    }
    found
}

fn run(pieces: &[Piece<'_>], at: usize, first: Leader) -> Option<Run> {
    // Signs below a picture say what is in it.
    if first.kind == Kind::Sign && at > 0 && is_picture(&pieces[at - 1].block) {
        return None;
    }
    let mut begins = vec![at];
    let mut boundary = pieces.len();
    for (n, piece) in pieces.iter().enumerate().skip(at + 1) {
        let expected = begins.len() as u64 + 1;
        let same = piece.leader.filter(|leader| leader.kind == first.kind);
        if same.is_some_and(|leader| leader.number == expected) {
            begins.push(n);
        } else if same.is_some_and(|leader| leader.number == 1) || divides(&piece.block) {
            boundary = n;
            break;
        }
    }
    if begins.len() < 2 {
        return None;
    }
    // What stands below the last one belongs to it as what stands below the others does.
    let last = begins[begins.len() - 1];
    let bodies = begins.windows(2).any(|pair| pair[1] - pair[0] > 1);
    let titled =
        matches!(&pieces[last].block.kind, BlockKind::Paragraph(content) if is_bold(content));
    let end = if titled {
        boundary
    } else if bodies {
        let below = &pieces[last + 1..boundary];
        let shows = |piece: &Piece<'_>| {
            matches!(
                piece.block.kind,
                BlockKind::Code(_) | BlockKind::List(_) | BlockKind::Table(_)
            )
        };
        last + 1 + below.iter().rposition(shows).map_or(0, |n| n + 1)
    } else {
        last + 1
    };
    Some(Run {
        kind: first.kind,
        begins,
        end,
    })
}

/// Whether nothing goes on over a block: a heading, a rule, a bold title without a number.
fn divides(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Heading { content, .. } => !is_blank(content),
        BlockKind::Rule => true,
        BlockKind::Paragraph(content) => is_bold_title(content),
        _ => false,
    }
}

fn is_picture(block: &Block<'_>) -> bool {
    let image = |inline: &Inline<'_>| matches!(inline.kind, InlineKind::Image(_));
    matches!(&block.kind, BlockKind::Paragraph(content) if content.iter().any(image))
}
