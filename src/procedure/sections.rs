//! The second reading of an article: its sections are its steps.
//!
//! Runbooks whose writers say "Diagnosis" and "Mitigation" and put commands
//! below have no numbered list to go by. What they have is headings, and under
//! them text that ends in a command: each such text is a substep.

use super::command::expectation;
use super::step::Lowering;
use super::units::{Commands, Group, Of, holds_commands};
use super::{Node, Procedure, Step, StepPart, Title, note};
use crate::article::{Article, Block, BlockKind, is_blank, plain_text};
use crate::text::Span;

/// Whether an article is one that programs execute: it says what its commands
/// are expected to print, and has no numbered list to go by.
pub(super) fn is_executable(article: &Article<'_>) -> bool {
    let mut expects = false;
    for block in &article.blocks {
        match &block.kind {
            BlockKind::List(list) if list.start.is_some() => return false,
            BlockKind::Html(lines) => expects |= expectation(lines).is_some(),
            _ => {}
        }
    }
    expects
}

/// A heading with what stands below it.
struct Section<'a> {
    heading: Block<'a>,
    level: u8,
    /// What stands before the next heading.
    own: Vec<Block<'a>>,
    /// The sections with deeper headings.
    below: Vec<Section<'a>>,
}

impl Section<'_> {
    fn title(&self) -> String {
        match &self.heading.kind {
            BlockKind::Heading { content, .. } => plain_text(content),
            _ => String::new(),
        }
    }

    fn span(&self) -> Span {
        let own = self.own.iter().map(|block| block.span);
        let below = self.below.iter().map(Section::span);
        own.chain(below).fold(self.heading.span, Span::join)
    }
}

/// Where the first step of some sections is.
#[derive(Clone, Copy)]
enum Start {
    /// Before them.
    Begun,
    /// Where the first commands are; in an article without any, as in `Text`.
    Commands,
    /// Where the first text is that is no background.
    Text,
}

/// Sections of one level, by what becomes of them.
struct Split<'a> {
    /// Before the first step.
    before: Vec<Section<'a>>,
    steps: Vec<Section<'a>>,
    /// After the last step.
    after: Vec<Section<'a>>,
}

/// An article as what stands above its first section, and its sections. A
/// single heading of level 1 that comes first is the article's title and stands
/// above them.
fn outline(blocks: Vec<Block<'_>>) -> (Vec<Block<'_>>, Vec<Section<'_>>) {
    let level = |block: &Block<'_>| match &block.kind {
        // A heading without words divides nothing.
        BlockKind::Heading { level, content } if !is_blank(content) => Some(*level),
        _ => None,
    };
    let mut levels = blocks.iter().filter_map(level);
    let titled = levels.next() == Some(1) && !levels.any(|level| level == 1);
    let mut title = titled;
    let mut above = Vec::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for block in blocks {
        match level(&block) {
            Some(1) if std::mem::take(&mut title) => above.push(block),
            Some(level) => sections.push(Section {
                heading: block,
                level,
                own: Vec::new(),
                below: Vec::new(),
            }),
            None => match sections.last_mut() {
                Some(section) => section.own.push(block),
                None => above.push(block),
            },
        }
    }
    (above, sections)
}

/// Puts the sections of a flat list below each other. Levels are six at most,
/// and so is the depth.
fn nest(flat: Vec<Section<'_>>) -> Vec<Section<'_>> {
    let mut open: Vec<Section<'_>> = Vec::new();
    let mut done: Vec<Section<'_>> = Vec::new();
    for section in flat {
        close(&mut open, &mut done, section.level);
        open.push(section);
    }
    close(&mut open, &mut done, 0);
    done
}

/// Ends the open sections at which one of a level cannot stand below.
fn close<'a>(open: &mut Vec<Section<'a>>, done: &mut Vec<Section<'a>>, level: u8) {
    while let Some(section) = open.pop_if(|section| section.level >= level) {
        match open.last_mut() {
            Some(parent) => parent.below.push(section),
            None => done.push(section),
        }
    }
}

/// What an article, or a section that is kept apart, tells to do.
struct Way<'a> {
    /// What stands above all else.
    lead: Vec<Node<'a>>,
    /// What stands before the first step.
    context: Vec<Node<'a>>,
    steps: Vec<Step<'a>>,
    /// What stands after the last.
    result: Vec<Node<'a>>,
}

/// Whether one of some blocks is a command or a numbered list.
pub(super) fn tells(blocks: &[Block<'_>]) -> bool {
    let is_list =
        |block: &Block<'_>| matches!(&block.kind, BlockKind::List(list) if list.start.is_some());
    holds_commands(blocks) || blocks.iter().any(is_list)
}

impl<'a> Lowering<'_> {
    /// The blocks of an article, in which one procedure goes from section to
    /// section, but for those at the spans in `apart`, which have their own.
    pub(super) fn headings(&mut self, blocks: Vec<Block<'a>>, apart: &[Span]) -> Vec<Node<'a>> {
        let (mut above, flat) = outline(blocks);
        let mut sections = nest(self.fold_outputs(&mut above, flat));
        let mut taken = Vec::new();
        self.take_apart(&mut sections, apart, &mut taken);
        let mut titles = above.iter().filter_map(Title::of);
        let title = titles.find(|title| title.level == Some(1));
        let way = self.way(above, sections);
        let mut nodes = way.lead;
        match way.steps.iter().map(|step| step.span).reduce(Span::join) {
            Some(span) => nodes.push(Node::Procedure(Procedure {
                id: String::new(),
                span,
                title,
                apart: None,
                context: way.context,
                steps: way.steps,
                result: way.result,
            })),
            None => nodes.extend(way.context.into_iter().chain(way.result)),
        }
        for section in taken {
            self.apart(section, &mut nodes);
        }
        nodes
    }

    /// What some blocks and the sections below them tell to do, one step after the other.
    fn way(&mut self, own: Vec<Block<'a>>, below: Vec<Section<'a>>) -> Way<'a> {
        let units = self.units(own, Of::Article, below.is_empty());
        let begun = !units.groups.is_empty();
        let split = self.split(below, if begun { Start::Begun } else { Start::Commands });
        let mut result = units.rest;
        result.extend(self.plain_all(split.after));
        let mut steps: Vec<Step<'a>> = units.groups.into_iter().flat_map(Group::steps).collect();
        // Of several lists, the second goes on where the first has ended: one list is made of
        // them.
        for n in 1..steps.len() {
            steps[n].number = steps[n].number.max(steps[n - 1].number + 1);
        }
        self.append(split.steps, &mut steps);
        Way {
            lead: units.lead,
            context: self.plain_all(split.before),
            steps,
            result,
        }
    }

    /// Takes the sections that are kept apart out of some, whatever they are below of.
    /// One that only says where to read on stays.
    fn take_apart(
        &self,
        sections: &mut Vec<Section<'a>>,
        apart: &[Span],
        taken: &mut Vec<Section<'a>>,
    ) {
        for mut section in std::mem::take(sections) {
            let start = section.heading.span.start;
            let is_apart = apart.iter().any(|span| span.start == start);
            if is_apart && !self.is_reference(&section) {
                taken.push(section);
            } else {
                self.take_apart(&mut section.below, apart, taken);
                sections.push(section);
            }
        }
    }

    /// A section as a procedure of its own. Where it is but prose, it is one step.
    fn apart(&mut self, section: Section<'a>, nodes: &mut Vec<Node<'a>>) {
        let span = section.span();
        let title = Title::of(&section.heading);
        let Way {
            lead,
            mut context,
            mut steps,
            mut result,
        } = self.way(section.own, section.below);
        if steps.is_empty() {
            let BlockKind::Heading { content, .. } = section.heading.kind else {
                return;
            };
            let told = lead.into_iter().chain(context).chain(result).collect();
            let parts = self.adopt(told, &plain_text(&content));
            steps = vec![self.section_step(1, span, content, parts)];
            (context, result) = (Vec::new(), Vec::new());
        } else {
            nodes.push(Node::Block(section.heading));
            context.splice(0..0, lead);
            // Steps within bullets are those of nobody.
            if context.iter().any(Node::holds_procedure) {
                nodes.append(&mut context);
            }
        }
        let span = steps
            .iter()
            .map(|step| step.span)
            .fold(steps[0].span, Span::join);
        nodes.push(Node::Procedure(Procedure {
            id: String::new(),
            span,
            title,
            apart: None,
            context,
            steps,
            result,
        }));
    }

    /// The number of a section after some steps: its own, where it goes on from theirs.
    fn next_number(&self, steps: &[Step<'_>], section: &Section<'_>) -> u64 {
        let last = steps.last().map_or(0, |step| step.number);
        self.number(section)
            .filter(|own| *own > last)
            .unwrap_or(last + 1)
    }

    /// The number that a section's heading gives it.
    fn number(&self, section: &Section<'_>) -> Option<u64> {
        self.lexicon.heading_number(&section.title())
    }

    /// Sections as steps, numbered after those that there are.
    fn append(&mut self, sections: Vec<Section<'a>>, steps: &mut Vec<Step<'a>>) {
        for section in sections {
            let number = self.next_number(steps, &section);
            steps.push(self.section(section, number));
        }
    }

    fn section(&mut self, section: Section<'a>, number: u64) -> Step<'a> {
        let span = section.span();
        let split = self.split(section.below, Start::Text);
        let cmd = match section.heading.kind {
            BlockKind::Heading { content, .. } => content,
            _ => Vec::new(),
        };
        let units = self.units(section.own, Of::Section, split.steps.is_empty());
        let mut parts = self.adopt(units.lead, &plain_text(&cmd));
        let before = self.plain_all(split.before);
        parts.extend(self.adopt(before, ""));
        let count: usize = units.groups.iter().map(Group::len).sum();
        let mut below: Vec<Step<'a>> = Vec::new();
        for section in split.steps {
            let number = if below.is_empty() && count > 0 {
                count as u64 + 1
            } else {
                self.next_number(&below, &section)
            };
            below.push(self.section(section, number));
        }
        let mut groups = units.groups;
        match groups.last_mut() {
            Some(Group::Units(steps)) => steps.append(&mut below),
            _ if below.is_empty() => {}
            _ => groups.push(Group::Units(below)),
        }
        parts.extend(
            groups
                .into_iter()
                .map(|group| StepPart::Substeps(group.steps())),
        );
        parts.extend(self.adopt(units.rest, ""));
        let after = self.plain_all(split.after);
        parts.extend(self.adopt(after, ""));
        self.section_step(number, span, cmd, parts)
    }

    /// Gives what is only the expected output of a command to the section with
    /// the command, heading and all.
    fn fold_outputs(&self, above: &mut Vec<Block<'a>>, flat: Vec<Section<'a>>) -> Vec<Section<'a>> {
        let mut kept: Vec<Section<'a>> = Vec::with_capacity(flat.len());
        let mut flat = flat.into_iter().peekable();
        while let Some(section) = flat.next() {
            let is_leaf = flat.peek().is_none_or(|next| next.level <= section.level);
            let before = kept.last_mut().map_or(&mut *above, |last| &mut last.own);
            if is_leaf && tells(before) && self.is_output(&section.own) {
                before.push(section.heading);
                before.extend(section.own);
            } else {
                kept.push(section);
            }
        }
        kept
    }

    /// Whether blocks are the expected output of a command and nothing else.
    fn is_output(&self, blocks: &[Block<'_>]) -> bool {
        let mut commands = Commands::default();
        let mut found = false;
        for block in blocks {
            match &block.kind {
                BlockKind::Code(_) if commands.is_output(block) => found = true,
                BlockKind::Html(_) | BlockKind::Rule => {}
                BlockKind::Paragraph(content)
                    if self.lexicon.announces_output(&plain_text(content)) => {}
                _ => return false,
            }
            commands.next(block);
        }
        found
    }

    /// Whether a section tells something to do by a command, a numbered list or bullets with
    /// commands, of its own or in a section below it. Commands in a section below
    /// background are a part of it: how an alert is configured is no step of
    /// those whom it has woken.
    fn is_runnable(&self, section: &Section<'_>) -> bool {
        let background = self.lexicon.is_background(&section.title());
        let tells =
            |block: &Block<'_>| matches!(&block.kind, BlockKind::List(list) if self.tells(list));
        holds_commands(&section.own)
            || section.own.iter().any(|block| self.runs(block))
            || section.own.iter().any(tells)
            || self.tells_steps(section)
            || (!background && section.below.iter().any(|below| self.is_runnable(below)))
    }

    /// Whether a section holds a numbered list, or one below it does.
    fn tells_steps(&self, section: &Section<'_>) -> bool {
        section.own.iter().any(|block| self.holds_steps(block))
            || section.below.iter().any(|below| self.tells_steps(below))
    }

    /// Whether the block is or holds a numbered list that no note keeps.
    fn holds_steps(&self, block: &Block<'_>) -> bool {
        match &block.kind {
            BlockKind::List(list) => {
                let mut inner = list.items.iter().flat_map(|item| &item.blocks);
                list.start.is_some() || inner.any(|block| self.holds_steps(block))
            }
            BlockKind::Quote(inner) => {
                inner.iter().any(|block| self.holds_steps(block))
                    && note::from_quote(block.clone(), self.lexicon, &mut Vec::new()).is_err()
            }
            _ => false,
        }
    }

    /// Whether a section tells nothing to do, by its heading.
    fn is_background(&self, section: &Section<'_>) -> bool {
        let title = section.title();
        !self.is_runnable(section)
            && self.number(section).is_none()
            && (self.lexicon.is_background(&title) || self.lexicon.alert(&title).is_some())
    }

    /// Whether a section says nothing but where to read on, by its heading.
    fn is_see_also(&self, section: &Section<'_>) -> bool {
        !self.is_runnable(section)
            && self.number(section).is_none()
            && self.lexicon.is_see_also(&section.title())
    }

    /// Whether a section says nothing but where to read on.
    fn is_reference(&self, section: &Section<'_>) -> bool {
        let refers = |block: &Block<'_>| match &block.kind {
            BlockKind::List(list) => {
                let mut inner = list.items.iter().flat_map(|item| &item.blocks);
                inner.all(|block| self.refers(block))
            }
            BlockKind::Rule | BlockKind::Html(_) => true,
            _ => self.refers(block),
        };
        if self.is_runnable(section) || self.number(section).is_some() {
            return false;
        }
        let empty = section.own.is_empty() && section.below.is_empty();
        self.is_see_also(section)
            || (!empty
                && section.own.iter().all(refers)
                && section.below.iter().all(|below| self.is_reference(below)))
    }

    /// Which sections of one level are steps.
    fn split(&self, mut sections: Vec<Section<'a>>, start: Start) -> Split<'a> {
        let runs = sections.iter().any(|section| self.is_runnable(section));
        let first = sections.iter().position(|section| match start {
            Start::Begun => true,
            Start::Commands if runs => self.is_runnable(section) || self.number(section).is_some(),
            Start::Commands | Start::Text => !self.is_background(section),
        });
        let mut steps = sections.split_off(first.unwrap_or(sections.len()));
        // Where all is prose, to be sent elsewhere may be all there is to do.
        let prose = !runs && !matches!(start, Start::Begun);
        let last = steps.iter().rposition(|section| {
            !self.is_background(section)
                && !self.is_see_also(section)
                && (prose || !self.is_reference(section))
        });
        let after = steps.split_off(last.map_or(0, |last| last + 1));
        if prose {
            steps = self.without_background(steps);
        }
        Split {
            before: sections,
            steps,
            after,
        }
    }

    /// Puts background that stands among steps below the step before it.
    fn without_background(&self, sections: Vec<Section<'a>>) -> Vec<Section<'a>> {
        let mut steps: Vec<Section<'a>> = Vec::with_capacity(sections.len());
        for section in sections {
            match steps.last_mut() {
                Some(before) if self.is_background(&section) => before.below.push(section),
                _ => steps.push(section),
            }
        }
        steps
    }

    /// Sections as ordinary nodes.
    fn plain_all(&mut self, sections: Vec<Section<'a>>) -> Vec<Node<'a>> {
        let mut nodes = Vec::new();
        for section in sections {
            nodes.push(Node::Block(section.heading));
            nodes.extend(self.sequence(section.own, None));
            nodes.extend(self.plain_all(section.below));
        }
        nodes
    }
}
