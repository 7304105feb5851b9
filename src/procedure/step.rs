//! Lowering a list item into a step.

use super::action::{Action, ActionKind, Risk};
use super::units::is_instruction;
use super::{Branch, Choice, Decision, Disposition, Lexicon, Node, Step, StepPart, Told, note};
use crate::article::{Block, BlockKind, Inline, InlineKind, Item, List, plain_text};
use crate::shell::{inline_shell, natures};
use crate::text::Span;

/// What lowering needs to know everywhere, and what it finds out.
pub(super) struct Lowering<'l> {
    pub(super) lexicon: &'l Lexicon,
    /// What may become of the article's commands.
    pub(super) told: &'l [Told],
    /// The choices that it offers.
    pub(super) choices: &'l [Choice],
    pub(super) decisions: Vec<Decision>,
}

impl Lowering<'_> {
    /// The items of a numbered list as steps.
    pub(super) fn steps<'a>(&mut self, list: List<'a>) -> Vec<Step<'a>> {
        let start = list.start.unwrap_or(1);
        list.items
            .into_iter()
            .zip(start..)
            .map(|(item, number)| self.step(item, number))
            .collect()
    }

    fn step<'a>(&mut self, item: Item<'a>, number: u64) -> Step<'a> {
        let span = item.span;
        let (cmd, rest) = take_text(item.blocks);
        let parts = self.parts(rest, &plain_text(&cmd));
        self.make_step(number, span, cmd, parts)
    }

    /// The step that a section is.
    pub(super) fn section_step<'a>(
        &self,
        number: u64,
        span: Span,
        heading: Vec<Inline<'a>>,
        parts: Vec<StepPart<'a>>,
    ) -> Step<'a> {
        let (mut label, cmd) = self.lexicon.take_number(heading, number, true);
        let mut step = self.make_step(number, span, cmd, parts);
        label.append(&mut step.label);
        step.label = label;
        step
    }

    /// A step, with what its instruction tells.
    pub(super) fn make_step<'a>(
        &self,
        number: u64,
        span: Span,
        cmd: Vec<Inline<'a>>,
        parts: Vec<StepPart<'a>>,
    ) -> Step<'a> {
        let (label, cmd) = self.lexicon.take_number(cmd, number, false);
        let parts = self.part_held(self.part_ways(parts));
        let text = plain_text(&cmd);
        let mut actions = self.lexicon.actions(&cmd);
        if self.is_typed_below(&text, &parts, &actions)
            && let Some(last) = actions.last_mut()
        {
            *last = Action {
                kind: ActionKind::Run,
                object: None,
                ..last.clone()
            };
        }
        // A case that opens the instruction without a comma is known to the
        // walk over it alone.
        let opened = || {
            let clause = actions.first()?.condition.as_ref()?;
            let opens = text.trim_start().starts_with(clause.as_str());
            opens.then(|| self.lexicon.clause(clause))
        };
        Step {
            id: String::new(),
            number,
            span,
            label,
            parts,
            optional: self.lexicon.is_optional(&text),
            condition: self.lexicon.condition(&text).or_else(opened),
            place: self.lexicon.place(&cmd),
            actions,
            cmd,
        }
    }

    /// Whether what an instruction tells to write is what the command right below it writes, or the
    /// command: with its colon, it names no field that anything could be typed in, and tells nothing
    /// else. Where the command writes nothing, and the words name none, a value is asked for.
    fn is_typed_below(&self, text: &str, parts: &[StepPart<'_>], actions: &[Action]) -> bool {
        let (Some(StepPart::Block(block)), [only]) = (parts.first(), actions) else {
            return false;
        };
        let named = only.object.as_deref();
        let named = || named.is_none_or(|object| self.lexicon.announces(object));
        text.trim_end().ends_with([':', '：'])
            && self.runs(block)
            && (named() || self.writes(block))
            && only.kind == ActionKind::Enter
            && only.labels.is_empty()
            && only.value.is_none()
            && only.place.is_none()
            && only.risk != Some(Risk::Credentials)
            && !only.negated
    }

    /// The blocks after an instruction. `lead` is the text that bullets would
    /// belong to: it may say that they are alternatives.
    pub(super) fn parts<'a>(&mut self, blocks: Vec<Block<'a>>, lead: &str) -> Vec<StepPart<'a>> {
        let mut parts: Vec<StepPart<'a>> = Vec::with_capacity(blocks.len());
        let mut lead = lead.to_owned();
        let mut blocks = blocks.into_iter().peekable();
        while let Some(block) = blocks.next() {
            let block = match block.kind {
                BlockKind::List(list) if list.start.is_some() => {
                    self.substeps(list, &mut parts);
                    continue;
                }
                BlockKind::Paragraph(_) => {
                    match note::from_paragraph(block, &mut blocks, self.lexicon) {
                        Ok(note) => {
                            parts.push(StepPart::Note(note));
                            continue;
                        }
                        Err(block) => block,
                    }
                }
                _ => block,
            };
            if let BlockKind::Paragraph(content) = &block.kind {
                lead = plain_text(content);
            }
            let part = self.part(block, &lead);
            parts.push(part);
        }
        parts
    }

    /// One block as a part of a step.
    pub(super) fn part<'a>(&mut self, block: Block<'a>, lead: &str) -> StepPart<'a> {
        let span = block.span;
        match block.kind {
            BlockKind::List(list) if list.start.is_some() => StepPart::Substeps(self.steps(list)),
            BlockKind::List(list) if self.tells(&list) => StepPart::Substeps(self.steps(list)),
            BlockKind::List(list) => {
                let is_choice = list.tabs.is_some() || self.lexicon.offers_choice(lead);
                let branches = list
                    .items
                    .into_iter()
                    .map(|item| self.branch(item))
                    .collect();
                if is_choice {
                    StepPart::Choices(branches)
                } else {
                    StepPart::Points(branches)
                }
            }
            BlockKind::Aside(aside) => StepPart::Note(note::from_aside(aside, span, self.lexicon)),
            BlockKind::Quote(_) => {
                match note::from_quote(block, self.lexicon, &mut self.decisions) {
                    Ok(note) => StepPart::Note(note),
                    Err(block) => match block.kind {
                        BlockKind::Quote(inner) if inner.iter().any(has_steps_or_notes) => {
                            StepPart::Quote(self.parts(inner, ""))
                        }
                        kind => StepPart::Block(Block { span, kind }),
                    },
                }
            }
            kind => StepPart::Block(Block { span, kind }),
        }
    }

    /// Whether a block holds commands that are not only shown.
    pub(super) fn runs(&self, block: &Block<'_>) -> bool {
        let first = self
            .told
            .partition_point(|told| told.span.start < block.span.start);
        let own = self.told[first..]
            .iter()
            .take_while(|told| told.span.start == block.span.start);
        own.clone().any(|told| told.exchange.is_some())
            && own
                .clone()
                .any(|told| !matches!(told.disposition, Disposition::Shown(_)))
            && (matches!(block.kind, BlockKind::Code(_)) || own.clone().any(|told| !told.inline))
    }

    /// Whether a command of a block writes what stands in it.
    fn writes(&self, block: &Block<'_>) -> bool {
        const WRITING: &[&str] = &[
            "echo",
            "printf",
            "tee",
            "logger",
            "Add-Content",
            "Out-File",
            "Set-Content",
            "Write-Host",
            "Write-Output",
        ];
        let redirects = |word: &str| {
            let bare = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '&');
            bare.starts_with('>')
        };
        let own = self
            .told
            .iter()
            .filter(|told| block.span.contains(told.span));
        own.filter_map(|told| told.exchange.as_ref()).any(|own| {
            let natures = natures(own.shell, &own.command);
            let mut programs = natures.programs.iter();
            programs.any(|program| WRITING.contains(&program.as_str()))
                || own.command.split_whitespace().any(redirects)
        })
    }

    /// Whether bullets are steps: one holds commands.
    pub(super) fn tells(&self, list: &List<'_>) -> bool {
        let told = |item: &Item<'_>| {
            let text = item.blocks.iter().any(|block| match &block.kind {
                BlockKind::Paragraph(content) => !plain_text(content).trim().is_empty(),
                BlockKind::Html(_) => true,
                _ => false,
            });
            text && item.blocks.iter().any(|block| self.runs(block))
        };
        !self.told.is_empty() && (list.items.iter().any(told) || self.forks(list))
    }

    /// Whether the items of a list are the ways of a choice, of which one has commands: each
    /// is told by itself, since only one of them applies.
    fn forks(&self, list: &List<'_>) -> bool {
        let mut spans = list.items.iter().map(|item| item.span);
        let is_way = |span: Span| {
            let mut ways = self.choices.iter().flat_map(|choice| &choice.ways);
            ways.any(|way| way.spans.contains(&span))
        };
        let mut told = self.told.iter().filter(|told| told.is_command());
        spans.next().is_some_and(is_way)
            && told.any(|told| list.items.iter().any(|item| item.span.contains(told.span)))
    }

    fn branch<'a>(&mut self, item: Item<'a>) -> Branch<'a> {
        let (text, rest) = take_text(item.blocks);
        let lead = plain_text(&text);
        Branch {
            span: item.span,
            text,
            parts: self.parts(rest, &lead),
        }
    }

    /// Substeps, joined to earlier ones that only an interruption separates.
    fn substeps<'a>(&mut self, list: List<'a>, parts: &mut Vec<StepPart<'a>>) {
        let item = list.items.first().map_or(Span::default(), |item| item.span);
        let last = parts
            .iter()
            .rposition(|part| matches!(part, StepPart::Substeps(_)));
        if let Some(last) = last
            && last + 1 < parts.len()
            && let StepPart::Substeps(before) = &parts[last]
            && let Some(number) = list.start
            && number > 1
            && before.last().is_some_and(|step| step.number + 1 == number)
        {
            let between: Vec<StepPart<'a>> = parts.drain(last + 1..).collect();
            let interruption = between.iter().filter_map(StepPart::span).reduce(Span::join);
            self.decisions.push(Decision::Rejoined {
                item,
                interruption: interruption.unwrap_or(item),
                number,
            });
            let steps = self.steps(list);
            if let Some(StepPart::Substeps(before)) = parts.last_mut() {
                if let Some(step) = before.last_mut() {
                    step.parts.extend(between);
                }
                before.extend(steps);
            }
            return;
        }
        let steps = self.steps(list);
        parts.push(StepPart::Substeps(steps));
    }

    /// What interrupted a list, as parts of the step before it.
    pub(super) fn adopt<'a>(&mut self, nodes: Vec<Node<'a>>, lead: &str) -> Vec<StepPart<'a>> {
        let mut parts = Vec::with_capacity(nodes.len());
        let mut lead = lead.to_owned();
        for node in nodes {
            match node {
                Node::Block(block) | Node::Reference(block) => {
                    if let BlockKind::Paragraph(content) = &block.kind {
                        lead = plain_text(content);
                    }
                    // A quote that is a node of its own was found to be no note.
                    parts.push(match block.kind {
                        BlockKind::Quote(_) => StepPart::Block(block),
                        _ => self.part(block, &lead),
                    });
                }
                Node::Note(note) => parts.push(StepPart::Note(note)),
                Node::Procedure(procedure) => {
                    parts.extend(self.adopt(procedure.context, &lead));
                    parts.push(StepPart::Substeps(procedure.steps));
                    parts.extend(self.adopt(procedure.result, ""));
                }
                Node::List(items) => {
                    let is_choice = self.lexicon.offers_choice(&lead);
                    let runs =
                        |node: &Node<'_>| matches!(node, Node::Block(block) if self.runs(block));
                    let tells = |item: &Vec<Node<'_>>| {
                        item.first().is_some_and(is_instruction) && item.iter().any(runs)
                    };
                    let steps = items.iter().any(tells);
                    let branches: Vec<Branch<'a>> = items
                        .into_iter()
                        .map(|item| {
                            let mut rest = self.adopt(item, "");
                            let text = match rest.first_mut() {
                                Some(StepPart::Block(Block {
                                    kind: BlockKind::Paragraph(content),
                                    ..
                                })) => {
                                    let text = std::mem::take(content);
                                    rest.remove(0);
                                    text
                                }
                                _ => Vec::new(),
                            };
                            let span = rest.iter().filter_map(StepPart::span);
                            let span = text.iter().map(|i| i.span).chain(span).reduce(Span::join);
                            Branch {
                                span: span.unwrap_or_default(),
                                text,
                                parts: rest,
                            }
                        })
                        .collect();
                    parts.push(if is_choice && !steps {
                        StepPart::Choices(branches)
                    } else if steps {
                        let steps = branches.into_iter().zip(1..);
                        let step = |(own, number): (Branch<'a>, u64)| {
                            self.make_step(number, own.span, own.text, own.parts)
                        };
                        StepPart::Substeps(steps.map(step).collect())
                    } else {
                        StepPart::Points(branches)
                    });
                }
                Node::Quote(inner) => parts.push(StepPart::Quote(self.adopt(inner, ""))),
            }
        }
        parts
    }
}

/// The text an item begins with, and the blocks after it.
fn take_text(mut blocks: Vec<Block<'_>>) -> (Vec<Inline<'_>>, Vec<Block<'_>>) {
    match blocks.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(content) | BlockKind::Heading { content, .. }) => {
            let text = std::mem::take(content);
            blocks.remove(0);
            (text, blocks)
        }
        _ => (Vec::new(), blocks),
    }
}

/// Whether a block holds a numbered list, or a quote or paragraph that could
/// be a note, so that it cannot stay a plain block.
pub(super) fn has_steps_or_notes(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::List(list) => {
            list.start.is_some()
                || list
                    .items
                    .iter()
                    .flat_map(|item| &item.blocks)
                    .any(has_steps_or_notes)
        }
        BlockKind::Quote(_) | BlockKind::Aside(_) => true,
        _ => false,
    }
}

impl<'a> Step<'a> {
    /// Whether the step tells at last to run something that it does not name.
    #[must_use]
    pub fn leads_to_code(&self) -> bool {
        self.actions.last().is_some_and(|action| {
            action.kind == ActionKind::Run
                && action.value.is_none()
                && action.condition.is_none()
                && !(action.negated || action.optional || action.carried)
        })
    }

    /// The text right below an instruction that leads in to it, where that is nothing but
    /// code: "Run the following:".
    #[must_use]
    pub fn led_code(&self) -> Option<&Block<'a>> {
        let Some(StepPart::Block(block)) = self.parts.first() else {
            return None;
        };
        let is_code = match &block.kind {
            BlockKind::Paragraph(content) => {
                matches!(&content[..], [one] if matches!(one.kind, InlineKind::Code(_)))
            }
            _ => false,
        };
        (is_code && self.leads_to_code()).then_some(block)
    }
}

/// Whether code that stands alone calls a known program with something for it to do.
pub(super) fn is_call(code: &str) -> bool {
    code.trim().contains(' ') && inline_shell(code).is_some_and(|shell| natures(shell, code).known)
}

impl Step<'_> {
    /// The level of the heading that the step begins with, where it is a
    /// section under a heading written with `#`. `text` is that of the file.
    #[must_use]
    pub fn heading_level(&self, text: &str) -> Option<usize> {
        let source = text.get(self.span.range())?.trim_start();
        let level = source.bytes().take_while(|&byte| byte == b'#').count();
        let ends = source[level..].starts_with([' ', '\t', '\r', '\n']);
        ((1..=6).contains(&level) && ends).then_some(level)
    }
}

impl StepPart<'_> {
    /// From the first to the last byte.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Block(block) => Some(block.span),
            Self::Note(note) => Some(note.span),
            Self::Substeps(steps) => steps.iter().map(|step| step.span).reduce(Span::join),
            Self::Choices(branches) | Self::Points(branches) => {
                branches.iter().map(|branch| branch.span).reduce(Span::join)
            }
            Self::Quote(parts) => parts.iter().filter_map(Self::span).reduce(Span::join),
        }
    }
}

#[cfg(test)]
mod tests;
