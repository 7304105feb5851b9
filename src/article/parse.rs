//! From pulldown-cmark's events to the tree.

mod leaf;

use super::origin::Origin;
use super::{
    Article, Block, BlockKind, Cell, CodeBlock, Inline, InlineKind, Item, Leaf, Link, List, Table,
    frames,
};
use crate::dialect::{Dialects, Frame, Includes};
use crate::text::Span;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Containers nested deeper than this are read as if their content stood in
/// the last one kept: nothing is lost, and no recursion runs away.
const DEEPEST: usize = 64;

/// The one place for what we ask of the Markdown parser. GitHub's alerts are
/// left to the lowering, which knows their translated keywords too; task-list
/// boxes stay text, which `procedure::gather` reads.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// Parses the body of an article, which begins at byte `start` of `text`, in
/// whatever dialect it is; it includes nothing.
#[must_use]
pub fn parse(text: &str, start: usize) -> Article<'_> {
    parse_as(text, start, Dialects::ALL, &Includes::new())
}

/// Parses the body of an article in one of some dialects, with the files that
/// it includes.
#[must_use]
pub fn parse_as<'a>(
    text: &'a str,
    start: usize,
    dialects: Dialects,
    includes: &Includes,
) -> Article<'a> {
    let origin = Origin::of(text, start, dialects, includes);
    let mut builder = Builder {
        origin: &origin,
        text,
        blocks: vec![OpenBlock::new(Container::Root, start..text.len())],
        inlines: Vec::new(),
        flattened: None,
        ignored: 0,
    };
    for (event, range) in Parser::new_ext(origin.markdown(), options()).into_offset_iter() {
        builder.event(event, range);
    }
    builder.close_implicit();
    let root = builder.blocks.swap_remove(0);
    let flattened = builder.flattened;
    Article {
        text,
        body: Span::new(start..text.len()),
        blocks: root.blocks,
        flattened,
        marks: origin.into_marks(includes),
    }
}

enum Container<'a> {
    Root,
    Quote,
    /// What a dialect sets apart, which has been made a quote.
    Aside(Frame),
    Tabs(List<'a>),
    Tab(Frame),
    List(List<'a>),
    Item,
    Code(CodeBlock<'a>),
    Html(Vec<Leaf<'a>>),
    Table(Table<'a>),
}

struct OpenBlock<'a> {
    kind: Container<'a>,
    span: Range<usize>,
    blocks: Vec<Block<'a>>,
}

impl OpenBlock<'_> {
    fn new(kind: Container<'_>, span: Range<usize>) -> OpenBlock<'_> {
        OpenBlock {
            kind,
            span,
            blocks: Vec::new(),
        }
    }
}

enum InlineContainer<'a> {
    /// The text of a tight item, which has no events of its own.
    Implicit,
    Paragraph,
    Heading(u8),
    Cell,
    Emphasis,
    Strong,
    Strikethrough,
    Link(Link<'a>),
    Image(Link<'a>),
}

struct OpenInline<'a> {
    kind: InlineContainer<'a>,
    span: Range<usize>,
    content: Vec<Inline<'a>>,
}

struct Builder<'a, 'o> {
    /// What the parser reads, and where it came from.
    origin: &'o Origin<'a>,
    text: &'a str,
    blocks: Vec<OpenBlock<'a>>,
    inlines: Vec<OpenInline<'a>>,
    flattened: Option<Span>,
    /// How many containers beyond [`DEEPEST`] are open.
    ignored: usize,
}

impl<'a, 'o> Builder<'a, 'o> {
    /// A text of the parser's as one of the file, where it is one.
    fn cow(&self, text: CowStr<'_>) -> Cow<'a, str> {
        match text {
            CowStr::Borrowed(text) => self.origin.cow(text),
            other => Cow::Owned(other.into_string()),
        }
    }

    fn event(&mut self, event: Event<'o>, read: Range<usize>) {
        let range = self.origin.range(read.clone());
        match event {
            Event::Start(tag) => self.start(tag, range, read.start),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(text, range),
            Event::Code(text) => {
                let text = self.cow(text);
                self.inline(InlineKind::Code(text), range);
            }
            Event::InlineHtml(text) => {
                let text = self.cow(text);
                self.inline(InlineKind::Html(text), range);
            }
            Event::Html(text) => self.html(text, range),
            Event::SoftBreak => self.inline(InlineKind::SoftBreak, range),
            Event::HardBreak => self.inline(InlineKind::HardBreak, range),
            Event::Rule => {
                self.close_implicit();
                self.push_block(BlockKind::Rule, range);
            }
            // What the options leave off; kept as the text it was, should a
            // future version of the parser send it.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(text, range);
            }
            Event::TaskListMarker(_) => {
                let marker = CowStr::Borrowed(&self.text[range.clone()]);
                self.text(marker, range);
            }
        }
    }

    fn open_block(&mut self, kind: Container<'a>, range: Range<usize>) {
        self.close_implicit();
        self.blocks.push(OpenBlock::new(kind, range));
    }

    fn open_inline(&mut self, kind: InlineContainer<'a>, range: Range<usize>) {
        self.inlines.push(OpenInline {
            kind,
            span: range,
            content: Vec::new(),
        });
    }

    fn span_inside(&mut self, kind: InlineContainer<'a>, range: Range<usize>) {
        self.ensure_inline(&range);
        self.open_inline(kind, range);
    }

    /// Whether a container may still be opened; else its end is ignored too.
    fn too_deep(&mut self, range: &Range<usize>) -> bool {
        if self.ignored == 0 && self.blocks.len() + self.inlines.len() < DEEPEST {
            return false;
        }
        self.ignored += 1;
        self.flattened.get_or_insert(Span::new(range.clone()));
        true
    }

    fn start(&mut self, tag: Tag<'o>, range: Range<usize>, read: usize) {
        let nests = matches!(
            tag,
            Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Link { .. }
                | Tag::Image { .. }
        );
        if nests && self.too_deep(&range) {
            if matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item) {
                self.close_implicit();
            }
            return;
        }
        match tag {
            Tag::Paragraph => {
                self.close_implicit();
                self.open_inline(InlineContainer::Paragraph, range);
            }
            Tag::Heading { level: n, .. } => {
                self.close_implicit();
                self.open_inline(InlineContainer::Heading(frames::level(n)), range);
            }
            Tag::BlockQuote(_) => {
                let kind = match self.origin.frame(read) {
                    None => Container::Quote,
                    Some(frame @ Frame::Aside { .. }) => Container::Aside(frame.clone()),
                    Some(frame @ Frame::Tab { .. }) => Container::Tab(frame.clone()),
                    Some(Frame::Tabs { group }) => Container::Tabs(frames::tabs(group.as_ref())),
                };
                self.open_block(kind, range);
            }
            Tag::CodeBlock(kind) => {
                let (info, fenced) = match kind {
                    CodeBlockKind::Fenced(info) => (self.cow(info), true),
                    CodeBlockKind::Indented => (Cow::Borrowed(""), false),
                };
                let code = CodeBlock {
                    info,
                    fenced,
                    lines: Vec::new(),
                };
                self.open_block(Container::Code(code), range);
            }
            Tag::HtmlBlock => self.open_block(Container::Html(Vec::new()), range),
            Tag::List(start) => {
                let list = List {
                    start,
                    tabs: None,
                    items: Vec::new(),
                };
                self.open_block(Container::List(list), range);
            }
            Tag::Item => self.open_block(Container::Item, range),
            Tag::Table(alignments) => {
                let table = Table {
                    alignments: alignments.into_iter().map(frames::alignment).collect(),
                    rows: Vec::new(),
                };
                self.open_block(Container::Table(table), range);
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(Container::Table(table)) = self.blocks.last_mut().map(|b| &mut b.kind) {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => self.open_inline(InlineContainer::Cell, range),
            Tag::Emphasis => self.span_inside(InlineContainer::Emphasis, range),
            Tag::Strong => self.span_inside(InlineContainer::Strong, range),
            Tag::Strikethrough => self.span_inside(InlineContainer::Strikethrough, range),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let link = self.link_to(link_type, dest_url, title);
                self.span_inside(InlineContainer::Link(link), range);
            }
            Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            } => {
                let link = self.link_to(link_type, dest_url, title);
                self.span_inside(InlineContainer::Image(link), range);
            }
            // Left off by the options.
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let nests = matches!(
            tag,
            TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        );
        if nests && self.ignored > 0 {
            self.ignored -= 1;
            if matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item) {
                self.close_implicit();
            }
            return;
        }
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.close_inline(),
            TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Table => {
                self.close_implicit();
                self.close_block(range);
            }
            _ => {}
        }
    }

    fn close_block(&mut self, range: Range<usize>) {
        if self.blocks.len() < 2 {
            return;
        }
        let Some(open) = self.blocks.pop() else {
            return;
        };
        let span = open.span.start..range.end.max(open.span.end);
        let kind = match open.kind {
            Container::Root => return,
            Container::Quote => BlockKind::Quote(open.blocks),
            Container::Aside(frame) => BlockKind::Aside(frames::aside(&frame, open.blocks)),
            Container::Tab(frame) => {
                self.close_tab(&frame, open.blocks, span);
                return;
            }
            Container::Tabs(list) => {
                self.close_tabs(list, open.blocks, span);
                return;
            }
            Container::Code(code) => BlockKind::Code(code),
            Container::Html(lines) => BlockKind::Html(lines),
            Container::Table(table) => BlockKind::Table(table),
            Container::List(list) => BlockKind::List(list),
            Container::Item => {
                let item = Item {
                    span: Span::new(span),
                    blocks: open.blocks,
                };
                if let Some(Container::List(list)) = self.blocks.last_mut().map(|b| &mut b.kind) {
                    list.items.push(item);
                }
                return;
            }
        };
        self.push_block(kind, span);
    }

    fn push_block(&mut self, kind: BlockKind<'a>, range: Range<usize>) {
        let block = Block {
            span: Span::new(range),
            kind,
        };
        if let Some(open) = self.blocks.last_mut() {
            open.blocks.push(block);
        }
    }

    fn close_implicit(&mut self) {
        if matches!(
            self.inlines.first().map(|open| &open.kind),
            Some(InlineContainer::Implicit)
        ) {
            while !self.inlines.is_empty() {
                self.close_inline();
            }
        }
    }

    fn close_inline(&mut self) {
        let Some(open) = self.inlines.pop() else {
            return;
        };
        let OpenInline {
            kind,
            span,
            content,
        } = open;
        let kind = match kind {
            InlineContainer::Implicit => {
                let end = content
                    .last()
                    .map_or(span.end, |last| last.span.end as usize);
                self.push_block(BlockKind::Paragraph(content), span.start..end);
                return;
            }
            InlineContainer::Paragraph => {
                self.push_block(BlockKind::Paragraph(content), span);
                return;
            }
            InlineContainer::Heading(level) => {
                self.push_block(BlockKind::Heading { level, content }, span);
                return;
            }
            InlineContainer::Cell => {
                if let Some(Container::Table(table)) = self.blocks.last_mut().map(|b| &mut b.kind)
                    && let Some(row) = table.rows.last_mut()
                {
                    row.push(Cell {
                        span: Span::new(span),
                        content,
                    });
                }
                return;
            }
            InlineContainer::Emphasis => InlineKind::Emphasis(content),
            InlineContainer::Strong => InlineKind::Strong(content),
            InlineContainer::Strikethrough => InlineKind::Strikethrough(content),
            InlineContainer::Link(link) => InlineKind::Link(Link { content, ..link }),
            InlineContainer::Image(link) => InlineKind::Image(Link { content, ..link }),
        };
        self.inline(kind, span);
    }

    fn ensure_inline(&mut self, range: &Range<usize>) {
        if self.inlines.is_empty() {
            self.open_inline(InlineContainer::Implicit, range.clone());
        }
    }

    fn inline(&mut self, kind: InlineKind<'a>, range: Range<usize>) {
        self.ensure_inline(&range);
        if let Some(open) = self.inlines.last_mut() {
            open.content.push(Inline {
                span: Span::new(range),
                kind,
            });
        }
    }
}

impl<'a> Builder<'a, '_> {
    /// Gives a tab to its group.
    fn close_tab(&mut self, frame: &Frame, blocks: Vec<Block<'a>>, span: Range<usize>) {
        let item = frames::tab(frame, blocks, &span);
        match self.blocks.last_mut().map(|open| &mut open.kind) {
            Some(Container::Tabs(list)) => list.items.push(item),
            _ => self.push_block(BlockKind::Quote(item.blocks), span),
        }
    }

    /// A group of tabs; what stands between them belongs to the one before it. One
    /// tab alone is no choice.
    fn close_tabs(&mut self, mut list: List<'a>, between: Vec<Block<'a>>, span: Range<usize>) {
        let Some(open) = self.blocks.last_mut() else {
            return;
        };
        if list.items.is_empty() && frames::are_titled(&between) {
            list.items = between.into_iter().map(frames::code_tab).collect();
            self.push_block(BlockKind::List(list), span);
            return;
        }
        for block in between {
            let before = |item: &&mut Item<'_>| item.span.start <= block.span.start;
            match list.items.iter_mut().rfind(before) {
                Some(item) => item.blocks.push(block),
                None => open.blocks.push(block),
            }
        }
        match list.items.len() {
            0 => {}
            1 => open.blocks.extend(list.items.remove(0).blocks),
            _ => self.push_block(BlockKind::List(list), span),
        }
    }

    fn link_to(&self, kind: LinkType, dest: CowStr<'_>, title: CowStr<'_>) -> Link<'a> {
        let dest = match kind {
            // An e-mail autolink leads to a `mailto:` address that nobody wrote.
            LinkType::Email => Cow::Owned(format!("mailto:{dest}")),
            _ => self.cow(dest),
        };
        Link {
            dest,
            title: self.cow(title),
            autolink: matches!(kind, LinkType::Autolink | LinkType::Email),
            content: Vec::new(),
        }
    }
}
