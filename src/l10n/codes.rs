//! Commands, code and values of a translation that are not those of its source.
//!
//! What a program reads is the same in every language. Where a translation has another
//! command or value at the step that is the source's, somebody has translated it, mistyped
//! it, or forgotten it when the source was changed: the source's is what is shown. What is
//! for people may differ: comments, texts within quotes, the names of placeholders.

use super::Alignment;
use super::order::in_order;
use super::plain::{fits, is_settings, is_text, without_comments, without_names, without_texts};
use crate::article::{BlockKind, CodeBlock, Inline, InlineKind, Leaf};
use crate::procedure::{CodeMut, Model, Part, Step};
use crate::shell::{Fence, Shell, fence, inline_shell};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Blocks are the same only where so much of their words is: in a step that is the other's,
/// and beside steps.
const LEAST_SHARED: (f32, f32) = (0.3, 0.5);

/// Values are the same only where so much of their letters is, from both ends.
const LEAST_ALIKE: f32 = 0.5;

/// Code of a translation that should be the source's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The block, or the code within a text, in the translation.
    pub own: Span,
    /// That of the source.
    pub source: Span,
    /// What the source has there, without the marks around.
    pub text: String,
    /// What the translation has.
    pub instead: String,
    /// Whether it is a block.
    pub block: bool,
}

/// Code that is compared.
struct Piece {
    span: Span,
    text: String,
    /// As a program reads it, without what is for people.
    plain: String,
    /// The language of a block; nothing within a text.
    language: Option<String>,
}

/// The commands, the code and the values of a translation that differ from those of its
/// reference, in the order of the translation.
#[must_use]
pub fn differences(
    reference: &Model<'_>,
    translation: &Model<'_>,
    alignment: &Alignment,
) -> Vec<Difference> {
    let (left, right) = (Pieces::of(reference), Pieces::of(translation));
    let mut found = Vec::new();
    for pair in &alignment.steps {
        let both = (
            left.steps.get(&pair.reference),
            right.steps.get(&pair.translation),
        );
        if let (Some(sources), Some(owns)) = both {
            blocks(sources, owns, LEAST_SHARED.0, &mut found);
            values(sources, owns, &mut found);
        }
    }
    // What stands in a step that has no other is compared with nothing.
    blocks(&left.beside, &right.beside, LEAST_SHARED.1, &mut found);
    found.sort_by_key(|difference| difference.own);
    found
}

/// Gives a translation the source's code where it differs.
pub fn restore(translation: &mut Model<'_>, differences: &[Difference]) {
    if differences.is_empty() {
        return;
    }
    let texts: HashMap<Span, &str> = differences
        .iter()
        .map(|difference| (difference.own, difference.text.as_str()))
        .collect();
    translation.for_each_code_mut(&mut |code| match code {
        CodeMut::Block(span, code) => {
            if let Some(text) = texts.get(&span) {
                let places: Vec<Span> = code.lines.iter().map(|line| line.span).collect();
                let last = places.last().copied().unwrap_or(span);
                code.lines = text
                    .split_inclusive('\n')
                    .enumerate()
                    .map(|(n, line)| Leaf {
                        span: places.get(n).copied().unwrap_or(last),
                        text: line.to_owned().into(),
                    })
                    .collect();
            }
        }
        CodeMut::Inline(span, code) => {
            if let Some(text) = texts.get(&span) {
                *code = (*text).to_owned().into();
            }
        }
    });
}

/// The code of an article: that of each step, and the blocks beside them.
struct Pieces {
    steps: HashMap<String, Vec<Piece>>,
    beside: Vec<Piece>,
}

impl Pieces {
    fn of(model: &Model<'_>) -> Self {
        let mut taken = HashSet::new();
        let mut steps = HashMap::new();
        for step in model.steps() {
            let pieces = of_step(step, model);
            taken.extend(pieces.iter().map(|piece| piece.span));
            steps.insert(step.id.clone(), pieces);
        }
        let mut beside = Vec::new();
        model.walk(&mut |part| {
            if let Some((span, code)) = block(part)
                && !taken.contains(&span)
            {
                beside.extend(of_block(span, code, model));
            }
        });
        let mut pieces = Self { steps, beside };
        pieces.drop_included();
        pieces
    }

    /// Leaves out what has its place in common with other code: it comes from a file that is
    /// included, which is the one to be mended.
    fn drop_included(&mut self) {
        let mut counts: HashMap<Span, usize> = HashMap::new();
        let all = self.steps.values().flatten().chain(&self.beside);
        for piece in all {
            *counts.entry(piece.span).or_default() += 1;
        }
        let alone = |piece: &Piece| counts.get(&piece.span) == Some(&1);
        self.steps
            .values_mut()
            .for_each(|pieces| pieces.retain(alone));
        self.beside.retain(alone);
    }
}

fn block<'m, 'a>(part: Part<'m, 'a>) -> Option<(Span, &'m CodeBlock<'a>)> {
    match part {
        Part::Block(block) => match &block.kind {
            BlockKind::Code(code) => Some((block.span, code)),
            _ => None,
        },
        _ => None,
    }
}

fn of_step(step: &Step<'_>, model: &Model<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    step.walk_own(&mut |part| {
        if let Some((span, code)) = block(part) {
            pieces.extend(of_block(span, code, model));
        } else if let Part::Run(run) = part {
            pieces.extend(run.iter().filter_map(of_inline));
        }
    });
    pieces
}

fn of_inline(inline: &Inline<'_>) -> Option<Piece> {
    let InlineKind::Code(text) = &inline.kind else {
        return None;
    };
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Piece {
        span: inline.span,
        plain: without_names(inline_shell(&plain).unwrap_or(Shell::Bash), &plain),
        text: text.to_string(),
        language: None,
    })
}

/// A block that programs read: commands, or code that says its language. What is printed
/// may be in the reader's.
fn of_block(span: Span, code: &CodeBlock<'_>, model: &Model<'_>) -> Option<Piece> {
    let text = code.text();
    let language = code.language();
    let commands = model.told_at(span);
    let shell = commands
        .iter()
        .find_map(|told| told.exchange.as_ref())
        .map(|exchange| exchange.shell);
    let plain = if let Some(shell) = shell {
        let commands = commands.iter().filter_map(|told| told.exchange.as_ref());
        let commands: Vec<String> = commands
            .map(|exchange| without_names(shell, &without_comments(&exchange.command)))
            .collect();
        commands.join("\n")
    } else if matches!(fence(&language), Fence::Other | Fence::Data) && !is_text(&language) {
        without_names(Shell::Bash, &without_comments(&text))
    } else {
        return None;
    };
    let program = shell.is_none() && !is_settings(&language);
    Some(Piece {
        span,
        plain: without_texts(&plain, program),
        text,
        language: Some(language),
    })
}

/// The blocks that stand in the place of others and are not the same. What both have in
/// common parts them into stretches; in each, only as many of a language as the source has
/// are known to be its.
fn blocks(sources: &[Piece], owns: &[Piece], least: f32, found: &mut Vec<Difference>) {
    let of = |pieces: &'_ [Piece]| -> Vec<usize> {
        (0..pieces.len())
            .filter(|&n| pieces[n].language.is_some())
            .collect()
    };
    let (left, right) = (of(sources), of(owns));
    let same = |i: usize, j: usize| fits(&sources[left[i]].plain, &owns[right[j]].plain);
    let anchors = common(left.len(), right.len(), &same);
    let (mut i, mut j) = (0, 0);
    for (a, b) in anchors.into_iter().chain([(left.len(), right.len())]) {
        if a - i == b - j {
            for (&at, &own) in left[i..a].iter().zip(&right[j..b]) {
                let (source, own) = (&sources[at], &owns[own]);
                if source.language == own.language && shared(&source.plain, &own.plain) >= least {
                    found.push(difference(source, own));
                }
            }
        }
        (i, j) = (a + 1, b + 1);
    }
}

/// The longest list of pairs in order that are the same.
fn common(rows: usize, columns: usize, same: &dyn Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if rows.saturating_mul(columns) > 250_000 {
        return Vec::new();
    }
    let value = |i, j| if same(i, j) { 1.0 } else { f32::NEG_INFINITY };
    in_order(rows, columns, value)
}

/// The share of words that both have.
#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn shared(a: &str, b: &str) -> f32 {
    let (a, b): (HashSet<&str>, HashSet<&str>) = (
        a.split_whitespace().collect(),
        b.split_whitespace().collect(),
    );
    a.intersection(&b).count() as f32 / a.len().max(b.len()).max(1) as f32
}

/// The code within texts of a step that is not the source's. Words have another order in
/// another language: what both have counts first, and what is left is the other's only
/// where it is one on each side, or begins with the same program.
fn values(sources: &[Piece], owns: &[Piece], found: &mut Vec<Difference>) {
    let inline = |piece: &&Piece| piece.language.is_none();
    let mut left: Vec<&Piece> = sources.iter().filter(inline).collect();
    let mut right: Vec<&Piece> = owns.iter().filter(inline).collect();
    right.retain(|own| {
        let at = left
            .iter()
            .position(|source| fits(&source.plain, &own.plain));
        at.map(|at| left.remove(at)).is_none()
    });
    left.retain(|piece| is_code(&piece.plain));
    right.retain(|piece| is_code(&piece.plain));
    // What the source says, and says twice, is no other's.
    right.retain(|own| sources.iter().all(|source| source.plain != own.plain));
    left.retain(|source| owns.iter().all(|own| own.plain != source.plain));
    let program = |piece: &Piece| piece.plain.split(' ').next().map(str::to_owned);
    let mut paired = HashSet::new();
    for own in &right {
        let alike = |piece: &&&Piece| piece.plain.contains(' ') && program(piece) == program(own);
        let mut others = left.iter().filter(alike);
        let alone = right.iter().filter(alike).count() == 1;
        if let (Some(source), None, true) = (others.next(), others.next(), alone) {
            found.push(difference(source, own));
            paired.extend([source.span, own.span]);
        }
    }
    left.retain(|source| !paired.contains(&source.span));
    right.retain(|own| !paired.contains(&own.span));
    if let ([source], [own]) = (&left[..], &right[..])
        && inline_shell(&source.plain).is_some() == inline_shell(&own.plain).is_some()
        && (alike(&source.plain, &own.plain) >= LEAST_ALIKE
            || shared(&source.plain, &own.plain) >= LEAST_SHARED.0)
    {
        found.push(difference(source, own));
    }
}

/// The share of letters that two values have in common at their beginnings and ends.
#[expect(clippy::cast_precision_loss, reason = "values are short")]
fn alike(a: &str, b: &str) -> f32 {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let same = |(a, b): &(u8, u8)| a == b;
    let head = short.bytes().zip(long.bytes()).take_while(same).count();
    let tails = short.bytes().rev().zip(long.bytes().rev());
    let tail = tails.take(short.len() - head).take_while(same).count();
    (head + tail) as f32 / long.len().max(1) as f32
}

/// Whether code within a text is more than a word of a user interface: a command, or what
/// has digits or marks.
fn is_code(text: &str) -> bool {
    inline_shell(text).is_some()
        || text
            .chars()
            .any(|c| c.is_ascii_digit() || "-_/\\=$<>{}[]:*.".contains(c))
            && !text.contains(' ')
}

fn difference(source: &Piece, own: &Piece) -> Difference {
    Difference {
        own: own.span,
        source: source.span,
        text: source.text.clone(),
        instead: own.text.clone(),
        block: source.language.is_some(),
    }
}
