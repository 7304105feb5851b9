//! Which step each command is in.

use super::{Ask, Disposition, Show, Told};
use crate::article::{Block, Inline};
use crate::procedure::{Model, Node, Step, StepPart};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// A text or a block of a step.
struct Place {
    span: Span,
    /// The id of the innermost step.
    step: String,
    /// Whether it is what the step tells to do, and not a text below it.
    instructs: bool,
}

/// Where the texts and blocks of steps stand.
#[derive(Default)]
struct Places {
    places: Vec<Place>,
}

impl Places {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for node in nodes {
            match node {
                Node::Procedure(procedure) => self.steps(&procedure.steps),
                Node::List(items) => items.iter().for_each(|item| self.nodes(item)),
                Node::Quote(inner) => self.nodes(inner),
                Node::Block(_) | Node::Reference(_) | Node::Note(_) => {}
            }
        }
    }

    fn steps(&mut self, steps: &[Step<'_>]) {
        for step in steps {
            self.text(&step.cmd, &step.id, true);
            let led = step.led_code();
            if let Some(Block { span, .. }) = led {
                self.push(*span, &step.id, true);
            }
            let rest = &step.parts[usize::from(led.is_some())..];
            self.parts(rest, &step.id);
        }
    }

    fn parts(&mut self, parts: &[StepPart<'_>], id: &str) {
        for part in parts {
            match part {
                StepPart::Block(Block { span, .. }) => self.push(*span, id, false),
                StepPart::Note(note) => self.push(note.span, id, false),
                StepPart::Substeps(steps) => self.steps(steps),
                StepPart::Choices(branches) | StepPart::Points(branches) => {
                    for branch in branches {
                        self.text(&branch.text, id, false);
                        self.parts(&branch.parts, id);
                    }
                }
                StepPart::Quote(inner) => self.parts(inner, id),
            }
        }
    }

    fn text(&mut self, content: &[Inline<'_>], id: &str, instructs: bool) {
        if let Some(span) = content.iter().map(|inline| inline.span).reduce(Span::join) {
            self.push(span, id, instructs);
        }
    }

    fn push(&mut self, span: Span, step: &str, instructs: bool) {
        let step = step.to_owned();
        self.places.push(Place {
            span,
            step,
            instructs,
        });
    }
}

impl Model<'_> {
    /// Notes for each command which step it is in.
    pub(in crate::procedure) fn place_told(&mut self) {
        if self.told.is_empty() {
            return;
        }
        let mut places = Places::default();
        places.nodes(&self.nodes);
        let mut places = places.places;
        places.sort_by_key(|place| place.span.start);
        // Which of what is told is code that a text below an instruction tells to run.
        let mut below = HashSet::new();
        for told in &mut self.told {
            let end = places.partition_point(|place| place.span.start <= told.span.start);
            let place = end.checked_sub(1).map(|at| &places[at]);
            let place = place.filter(|place| told.span.end <= place.span.end);
            told.step = place.map(|place| place.step.clone());
            if told.inline && place.is_some_and(|place| !place.instructs) {
                below.insert(told.span);
            }
        }
        self.ask_for_left(&below);
    }

    /// A step runs its blocks, or else the code that its instruction tells to run. Where it
    /// tells to run other code as well, somebody is asked.
    fn ask_for_left(&mut self, below: &HashSet<Span>) {
        let mut steps: HashMap<&str, Vec<&Told>> = HashMap::new();
        let named = |told: &Told| told.disposition == Disposition::Shown(Show::Named);
        let may_run = |told: &&Told| told.is_command() || named(told);
        for told in self.told.iter().filter(may_run) {
            if let Some(step) = &told.step {
                steps.entry(step).or_default().push(told);
            }
        }
        let is_left = |own: &[&Told]| {
            let blocks = own.iter().filter(|told| !told.inline);
            let blocks: Vec<&str> = blocks.filter_map(|told| told.command()).collect();
            // What a text calls by its name stands in a block, too.
            let again = |told: &Told| {
                let is_in = |code| blocks.iter().any(|block| block.contains(code));
                told.command().is_some_and(is_in)
            };
            let mut inline = own.iter().filter(|told| told.inline);
            inline.any(|told| (!blocks.is_empty() || below.contains(&told.span)) && !again(told))
        };
        let asks: HashSet<String> = steps
            .iter()
            .filter(|(_, own)| is_left(own))
            .map(|(step, _)| (*step).to_owned())
            .collect();
        for told in &mut self.told {
            if told.step.as_ref().is_some_and(|step| asks.contains(step)) {
                told.asks_for(Ask::More);
            }
        }
    }

    /// The commands at a place, and what may become of them.
    #[must_use]
    pub fn told_at(&self, span: Span) -> &[Told] {
        let first = self
            .told
            .partition_point(|told| told.span.start < span.start);
        let count = self.told[first..]
            .iter()
            .take_while(|told| told.span.start == span.start)
            .count();
        &self.told[first..first + count]
    }
}
