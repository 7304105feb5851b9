//! From the model to the records.

use super::record::{
    ArticleView, BranchView, CodeView, CommandView, ContentView, Entries, ImageView, LinkView,
    MetaView, NoteView, PartsView, ProcedureView, StepView, WayView,
};
use crate::article::{
    Block, BlockKind, Inline, InlineKind, is_blank, plain_text, push_plain, strip_tags,
};
use crate::diagnostic::{Diagnostic, JsonDiagnostic};
use crate::plan::Document;
use crate::procedure::{Branch, Model, Node, Note, Procedure, Step, StepPart, Told};
use crate::shell::analyse;
use crate::text::{LineIndex, Span};
use std::borrow::Cow;

struct Views<'l, 'm> {
    lines: &'l LineIndex,
    model: &'m Model<'m>,
}

/// The record of an article.
#[must_use]
pub fn view<'m>(
    document: &'m Document<'_>,
    diagnostics: &'m [Diagnostic],
    lines: &LineIndex,
) -> ArticleView<'m> {
    let meta = document.meta();
    let model = &document.model;
    let views = Views { lines, model };
    ArticleView {
        id: &document.file.id,
        locale: document.file.locale.as_str(),
        path: &document.file.path,
        title: document.title(),
        meta: MetaView {
            description: meta.description,
            translation_type: meta.translation_type,
            content_locale: meta.content_locale,
            source_commit: meta.source_commit,
            source_hash: meta.source_hash,
            last_hand_off: meta.last_hand_off,
            custom_ids: meta.custom_ids,
            front_matter: Entries(&document.front.entries),
        },
        steps_are: document.reading.as_str(),
        steps_because: document.because.to_string(),
        procedures: model
            .procedures()
            .into_iter()
            .map(|p| views.procedure(p))
            .collect(),
        notes: model
            .notes()
            .into_iter()
            .map(|note| views.note(note))
            .collect(),
        commands: model.told.iter().map(|told| views.command(told)).collect(),
        content: views.contents(&model.nodes),
        diagnostics: diagnostics
            .iter()
            .map(|diagnostic| JsonDiagnostic::new(diagnostic, document.text, lines))
            .collect(),
    }
}

impl<'m> Views<'_, 'm> {
    fn line(&self, span: Span) -> u32 {
        self.lines.line(span.start)
    }

    fn command(&self, told: &'m Told) -> CommandView<'m> {
        let exchange = told.exchange.as_ref();
        CommandView {
            line: self.line(told.span),
            step: told.step.as_deref(),
            shell: exchange.map(|exchange| exchange.shell),
            text: exchange.map(|exchange| exchange.command.as_str()),
            disposition: told.disposition.as_str(),
            why: told.disposition.why(),
            by_hand: exchange.is_some_and(|exchange| {
                let analysis = analyse(exchange.shell, &exchange.command);
                told.is_command() && !analysis.unplaced.is_empty()
            }),
        }
    }

    fn procedure(&self, procedure: &'m Procedure<'_>) -> ProcedureView<'m> {
        let mut context = String::new();
        for node in &procedure.context {
            push_node(node, &mut context);
        }
        let mut result = String::new();
        for node in &procedure.result {
            push_node(node, &mut result);
        }
        ProcedureView {
            id: &procedure.id,
            apart: procedure.apart,
            title: procedure
                .title
                .as_ref()
                .map(|title| plain_text(&title.content)),
            line: procedure
                .steps
                .first()
                .map_or(0, |step| self.line(step.span)),
            context,
            steps: self.steps(&procedure.steps),
            result: (!result.is_empty()).then_some(result),
        }
    }

    fn steps(&self, steps: &'m [Step<'_>]) -> Vec<StepView<'m>> {
        steps.iter().map(|step| self.step(step)).collect()
    }

    fn step(&self, step: &'m Step<'_>) -> StepView<'m> {
        StepView {
            id: &step.id,
            number: step.number,
            line: self.line(step.span),
            label: plain_text(&step.label),
            text: plain_text(&step.cmd),
            optional: step.optional,
            condition: step
                .condition
                .as_ref()
                .map(|condition| condition.0.as_str()),
            condition_kind: step.condition.as_ref().map(|condition| condition.1),
            ways: self.ways(&step.id),
            place: step.place.as_ref().map(|place| place.0.as_str()),
            actions: &step.actions,
            parts: self.parts(&step.cmd, &step.parts),
        }
    }

    fn ways(&self, step: &str) -> Vec<WayView<'m>> {
        let ways = self.model.ways_of(step).into_iter();
        ways.map(|(choice, way)| {
            let choice = &self.model.choices[choice];
            WayView {
                choice: &choice.id,
                way: way + 1,
                name: &choice.ways[way].name,
            }
        })
        .collect()
    }

    fn branches(&self, branches: &'m [Branch<'_>]) -> impl Iterator<Item = BranchView<'m>> {
        branches.iter().map(|branch| BranchView {
            line: self.line(branch.span),
            text: plain_text(&branch.text),
            parts: self.parts(&branch.text, &branch.parts),
        })
    }

    fn parts(&self, text: &'m [Inline<'_>], parts: &'m [StepPart<'_>]) -> PartsView<'m> {
        let mut view = PartsView::default();
        view.add_inlines(text);
        self.add_parts(parts, &mut view);
        view
    }

    fn add_parts(&self, parts: &'m [StepPart<'_>], view: &mut PartsView<'m>) {
        for part in parts {
            match part {
                StepPart::Block(block) => view.add_block(block),
                StepPart::Note(note) => view.notes.push(self.note(note)),
                StepPart::Substeps(steps) => {
                    view.steps.extend(steps.iter().map(|step| self.step(step)));
                }
                StepPart::Choices(branches) => view.choices.extend(self.branches(branches)),
                StepPart::Points(branches) => view.points.extend(self.branches(branches)),
                StepPart::Quote(inner) => self.add_parts(inner, view),
            }
        }
    }

    fn note(&self, note: &Note<'_>) -> NoteView {
        let mut text = String::new();
        push_blocks(&note.body, &mut text);
        NoteView {
            kind: note.kind,
            line: self.line(note.span),
            label: plain_text(&note.label),
            text,
            origin: note.origin,
        }
    }

    fn contents(&self, nodes: &'m [Node<'_>]) -> Vec<ContentView<'m>> {
        nodes.iter().map(|node| self.content(node)).collect()
    }

    fn content(&self, node: &'m Node<'_>) -> ContentView<'m> {
        let line = node.span().map_or(0, |span| self.line(span));
        let mut content = ContentView {
            line,
            ..ContentView::default()
        };
        match node {
            Node::Block(block) | Node::Reference(block) => {
                content.kind = match &block.kind {
                    BlockKind::Heading { level, .. } => {
                        content.level = Some(*level);
                        "heading"
                    }
                    BlockKind::Paragraph(_) => "paragraph",
                    BlockKind::List(_) => "list",
                    BlockKind::Quote(_) => "quote",
                    BlockKind::Aside(_) => "note",
                    BlockKind::Code(_) => "code",
                    BlockKind::Table(_) => "table",
                    BlockKind::Html(_) => "html",
                    BlockKind::Rule => "rule",
                };
                push_block(block, &mut content.text);
            }
            Node::Note(_) => content.kind = "note",
            Node::Procedure(procedure) => {
                content.kind = "procedure";
                content.id = Some(&procedure.id);
            }
            Node::List(items) => {
                content.kind = "list";
                content.items = items.iter().map(|item| self.contents(item)).collect();
            }
            Node::Quote(inner) => {
                content.kind = "quote";
                content.items = vec![self.contents(inner)];
            }
        }
        content
    }
}

impl<'m> PartsView<'m> {
    fn add_block(&mut self, block: &'m Block<'_>) {
        match &block.kind {
            BlockKind::Code(code) => self.code.push(CodeView {
                language: code.language(),
                text: match &code.lines[..] {
                    [line] => Cow::Borrowed(&line.text),
                    _ => Cow::Owned(code.text()),
                },
            }),
            BlockKind::Paragraph(content) => {
                self.add_inlines(content);
                let text = plain_text(content);
                if !text.is_empty() {
                    self.info.push(text);
                }
            }
            _ => {
                let mut text = String::new();
                push_block(block, &mut text);
                if !text.is_empty() {
                    self.info.push(text);
                }
            }
        }
    }

    fn add_inlines(&mut self, content: &'m [Inline<'_>]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Strong(inner) => {
                    if !is_blank(inner) {
                        self.labels.push(plain_text(inner));
                    }
                    self.add_inlines(inner);
                }
                InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => {
                    self.add_inlines(inner);
                }
                InlineKind::Link(link) => {
                    self.links.push(LinkView {
                        text: plain_text(&link.content),
                        url: &link.dest,
                    });
                    self.add_inlines(&link.content);
                }
                InlineKind::Image(link) => {
                    let dest: &str = &link.dest;
                    let url = match dest.find(',') {
                        Some(comma) if dest.starts_with("data:") => &dest[..comma],
                        _ => dest,
                    };
                    self.images.push(ImageView {
                        text: plain_text(&link.content),
                        url,
                    });
                }
                InlineKind::Text(_)
                | InlineKind::Code(_)
                | InlineKind::SoftBreak
                | InlineKind::HardBreak
                | InlineKind::Html(_) => {}
            }
        }
    }
}

fn separate(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn push_blocks(blocks: &[Block<'_>], out: &mut String) {
    for block in blocks {
        push_block(block, out);
    }
}

fn push_inlines(content: &[Inline<'_>], out: &mut String) {
    separate(out);
    let start = out.len();
    push_plain(content, out);
    out.truncate(out.trim_end_matches([' ', '\t']).len().max(start));
}

/// A block as lines of text.
fn push_block(block: &Block<'_>, out: &mut String) {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            push_inlines(content, out);
        }
        BlockKind::List(list) => {
            for item in &list.items {
                push_blocks(&item.blocks, out);
            }
        }
        BlockKind::Quote(inner) => push_blocks(inner, out),
        BlockKind::Aside(aside) => {
            push_inlines(&aside.title, out);
            push_blocks(&aside.blocks, out);
        }
        BlockKind::Code(code) => {
            separate(out);
            for line in &code.lines {
                out.push_str(&line.text);
            }
            out.truncate(out.trim_end_matches('\n').len());
        }
        BlockKind::Table(table) => {
            for row in &table.rows {
                separate(out);
                for (n, cell) in row.iter().enumerate() {
                    if n > 0 {
                        out.push_str(" | ");
                    }
                    push_plain(&cell.content, out);
                }
            }
        }
        BlockKind::Html(lines) => {
            let html: String = lines.iter().map(|line| &*line.text).collect();
            let text = strip_tags(&html);
            if !text.trim().is_empty() {
                separate(out);
                out.push_str(text.trim());
            }
        }
        BlockKind::Rule => {}
    }
}

/// A node of a context as lines of text; its notes stand among the article's.
fn push_node(node: &Node<'_>, out: &mut String) {
    match node {
        Node::Block(block) | Node::Reference(block) => push_block(block, out),
        Node::Note(_) | Node::Procedure(_) => {}
        Node::List(items) => items.iter().flatten().for_each(|node| push_node(node, out)),
        Node::Quote(inner) => inner.iter().for_each(|node| push_node(node, out)),
    }
}
