//! Which step of a translation says what a step of its source says.
//!
//! Two procedures are aligned like two sequences (Needleman and Wunsch, 1970),
//! scored by what no language changes: code, links, numbers, the count of
//! labels, pictures and substeps; and, weakly, by length and position. Nothing
//! is aligned against strong evidence: an operator who reads the wrong step is
//! worse off than one who reads the right step in another language.

use super::order::in_order;
use crate::article::{Block, BlockKind, Inline, InlineKind};
use crate::procedure::{Model, Procedure, Step, StepPart};

/// A pair below this is no pair.
const LEAST_LIKENESS: f32 = 0.35;

/// Which parts of two models belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Pairs of indices into the two models' procedures, in order.
    pub procedures: Vec<(usize, usize)>,
    /// Pairs of step ids, substeps among them.
    pub steps: Vec<StepPair>,
}

/// A step of the reference and the step of the translation that is it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPair {
    /// The id in the reference.
    pub reference: String,
    /// The id in the translation.
    pub translation: String,
}

impl Alignment {
    /// The id of the translation's step for a step of the reference.
    #[must_use]
    pub fn step(&self, reference: &str) -> Option<&str> {
        self.steps
            .iter()
            .find(|pair| pair.reference == reference)
            .map(|pair| pair.translation.as_str())
    }
}

/// Aligns a translation with its reference.
#[must_use]
pub fn align(reference: &Model<'_>, translation: &Model<'_>) -> Alignment {
    let (left, right) = (reference.procedures(), translation.procedures());
    let left_marks: Vec<Marks> = left.iter().map(|p| Marks::of_procedure(p)).collect();
    let right_marks: Vec<Marks> = right.iter().map(|p| Marks::of_procedure(p)).collect();
    let mut alignment = Alignment::default();
    for (i, j) in pairs(&left_marks, &right_marks) {
        alignment.procedures.push((i, j));
        align_steps(&left[i].steps, &right[j].steps, &mut alignment.steps);
    }
    alignment
}

fn align_steps(left: &[Step<'_>], right: &[Step<'_>], found: &mut Vec<StepPair>) {
    let left_marks: Vec<Marks> = left.iter().map(Marks::of_step).collect();
    let right_marks: Vec<Marks> = right.iter().map(Marks::of_step).collect();
    for (i, j) in pairs(&left_marks, &right_marks) {
        found.push(StepPair {
            reference: left[i].id.clone(),
            translation: right[j].id.clone(),
        });
        let (mut lists, mut others) = (Vec::new(), Vec::new());
        lists_below(&left[i].parts, &mut lists);
        lists_below(&right[j].parts, &mut others);
        for (a, b) in lists.into_iter().zip(others) {
            align_steps(a, b, found);
        }
    }
}

/// The lists of substeps below a step, those inside its bullets and quotes
/// among them; not those of its substeps.
fn lists_below<'m, 'a>(parts: &'m [StepPart<'a>], found: &mut Vec<&'m [Step<'a>]>) {
    for part in parts {
        match part {
            StepPart::Substeps(steps) => found.push(steps),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    lists_below(&branch.parts, found);
                }
            }
            StepPart::Quote(inner) => lists_below(inner, found),
            StepPart::Block(_) | StepPart::Note(_) => {}
        }
    }
}

/// What no language changes about a step or procedure.
#[derive(Clone, Debug, Default)]
struct Marks {
    /// Code, link addresses without their locale, numbers of two digits and more.
    tokens: Vec<String>,
    labels: usize,
    pictures: usize,
    substeps: usize,
    length: usize,
}

impl Marks {
    fn of_step(step: &Step<'_>) -> Self {
        let mut marks = Self::default();
        marks.add_step(step);
        marks.finish();
        marks
    }

    fn of_procedure(procedure: &Procedure<'_>) -> Self {
        let mut marks = Self::default();
        if let Some(title) = &procedure.title {
            // `<a name="slug">` is an identity that no language changes.
            for inline in &title.content {
                if let InlineKind::Html(tag) = &inline.kind
                    && tag.contains("name=")
                {
                    marks.tokens.push(tag.to_string());
                }
            }
        }
        for step in &procedure.steps {
            marks.add_step(step);
        }
        marks.substeps = procedure.steps.len();
        marks.finish();
        marks
    }

    fn finish(&mut self) {
        self.tokens.sort_unstable();
    }

    fn add_step(&mut self, step: &Step<'_>) {
        self.add_inlines(&step.cmd);
        self.add_parts(&step.parts);
    }

    fn add_parts(&mut self, parts: &[StepPart<'_>]) {
        for part in parts {
            match part {
                StepPart::Block(block) => self.add_block(block),
                StepPart::Note(note) => note.body.iter().for_each(|block| self.add_block(block)),
                StepPart::Substeps(steps) => {
                    self.substeps += steps.len();
                    steps.iter().for_each(|step| self.add_step(step));
                }
                StepPart::Choices(branches) | StepPart::Points(branches) => {
                    for branch in branches {
                        self.substeps += 1;
                        self.add_inlines(&branch.text);
                        self.add_parts(&branch.parts);
                    }
                }
                StepPart::Quote(inner) => self.add_parts(inner),
            }
        }
    }

    fn add_block(&mut self, block: &Block<'_>) {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                self.add_inlines(content);
            }
            BlockKind::Code(code) => self.tokens.push(code.text()),
            BlockKind::List(list) => {
                let blocks = list.items.iter().flat_map(|item| &item.blocks);
                blocks.for_each(|block| self.add_block(block));
            }
            BlockKind::Quote(inner) => inner.iter().for_each(|block| self.add_block(block)),
            BlockKind::Aside(aside) => {
                self.add_inlines(&aside.title);
                aside.blocks.iter().for_each(|block| self.add_block(block));
            }
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.for_each(|cell| self.add_inlines(&cell.content));
            }
            BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }

    fn add_inlines(&mut self, content: &[Inline<'_>]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => {
                    self.length += text.chars().count();
                    self.add_numbers(text);
                }
                InlineKind::Code(text) => self.tokens.push(text.to_string()),
                InlineKind::Strong(inner) => {
                    self.labels += 1;
                    self.add_inlines(inner);
                }
                InlineKind::Emphasis(inner) | InlineKind::Strikethrough(inner) => {
                    self.add_inlines(inner);
                }
                InlineKind::Link(link) => {
                    self.tokens.push(without_locale(&link.dest));
                    self.add_inlines(&link.content);
                }
                InlineKind::Image(_) => self.pictures += 1,
                InlineKind::SoftBreak | InlineKind::HardBreak | InlineKind::Html(_) => {}
            }
        }
    }

    fn add_numbers(&mut self, text: &str) {
        let numbers = text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| n.len() >= 2);
        self.tokens.extend(numbers.map(str::to_owned));
    }

    /// How alike two are, from 0 to 1.
    fn likeness(&self, other: &Self) -> f32 {
        let mut score = 0.0;
        let mut weight = 0.0;
        let mut part = |likeness: f32, importance: f32| {
            score += likeness * importance;
            weight += importance;
        };
        if !self.tokens.is_empty() || !other.tokens.is_empty() {
            part(overlap(&self.tokens, &other.tokens), 3.0);
        }
        if self.pictures + other.pictures > 0 {
            part(ratio(self.pictures, other.pictures), 1.0);
        }
        if self.substeps + other.substeps > 0 {
            part(ratio(self.substeps, other.substeps), 2.0);
        }
        part(ratio(self.labels + 1, other.labels + 1), 1.5);
        // Chinese and Japanese take a third of the characters of English.
        part(ratio(self.length + 30, other.length + 30).max(0.5), 0.5);
        score / weight
    }
}

/// An address without a path segment that names a language.
fn without_locale(address: &str) -> String {
    let kept: Vec<&str> = address
        .split('/')
        .filter(|part| !(part.contains('-') && crate::source::Locale::from_folder(part).is_some()))
        .collect();
    kept.join("/").to_ascii_lowercase()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of tokens in a step are small"
)]
fn ratio(a: usize, b: usize) -> f32 {
    if a == b {
        1.0
    } else {
        a.min(b) as f32 / a.max(b) as f32
    }
}

/// The share of tokens that both have; both lists are sorted.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of tokens in a step are small"
)]
fn overlap(a: &[String], b: &[String]) -> f32 {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    common as f32 / a.len().max(b.len()).max(1) as f32
}

/// The best pairing in order, without pairs that are too unlike.
fn pairs(left: &[Marks], right: &[Marks]) -> Vec<(usize, usize)> {
    let (rows, columns) = (left.len(), right.len());
    // A table of a million cells is no procedure; position must do then.
    if rows.saturating_mul(columns) > 1_000_000 {
        return (0..rows.min(columns)).map(|n| (n, n)).collect();
    }
    let even = rows == columns;
    let value = |i: usize, j: usize| {
        let likeness = left[i].likeness(&right[j]);
        // Position breaks ties, and carries steps without any mark.
        let prior = if even && i == j { 0.25 } else { 0.0 };
        if likeness + prior < LEAST_LIKENESS {
            f32::NEG_INFINITY
        } else {
            likeness + prior
        }
    };
    in_order(rows, columns, value)
}

impl<'a> Step<'a> {
    /// The lists of substeps directly below the step.
    pub fn substeps(&self) -> impl Iterator<Item = &[Step<'a>]> {
        self.parts.iter().filter_map(|part| match part {
            StepPart::Substeps(steps) => Some(steps.as_slice()),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::procedure::{Lexicon, lower};

    fn aligned(left: &str, right: &str) -> Vec<(String, String)> {
        let lexicon = Lexicon::default();
        let alignment = align(
            &lower(parse(left, 0), &lexicon),
            &lower(parse(right, 0), &lexicon),
        );
        alignment
            .steps
            .into_iter()
            .map(|p| (p.reference, p.translation))
            .collect()
    }

    fn ids(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect()
    }

    #[test]
    fn an_inserted_step_does_not_move_the_others() {
        let left = "1. Go to [x](https://a.example/1).\n2. Run `ls`.\n3. Select **A** and **B**.\n";
        let right = "1. Ga naar [x](https://a.example/nl-nl/1).\n2. Lees de voorwaarden in dit lange document.\n3. Voer `ls` uit.\n4. Kies **A** en **B**.\n";
        assert_eq!(
            aligned(left, right),
            ids(&[("p1.1", "p1.1"), ("p1.2", "p1.3"), ("p1.3", "p1.4")])
        );
    }

    #[test]
    fn steps_without_marks_align_by_position() {
        assert_eq!(
            aligned("1. One.\n2. Two.\n", "1. Een.\n2. Twee.\n"),
            ids(&[("p1.1", "p1.1"), ("p1.2", "p1.2")])
        );
    }

    #[test]
    fn substeps_align_inside_their_step() {
        let left = "1. A\n   1. B `x`\n   2. C\n2. D\n";
        assert_eq!(aligned(left, left).len(), 4);
        let bullets = "1. A\n   - b\n     1. C\n     2. D\n\n   > 1. E\n2. F\n";
        assert_eq!(aligned(bullets, bullets).len(), 5);
    }
}
