//! What texts say of steps by their numbers: "skip to step 4", "repeat steps 2 and 3".

mod mention;
mod numbers;

pub(super) use mention::ReferenceWords;
pub use mention::{Mention, Purpose};
pub use numbers::Numbers;

use super::leader::{digit, first_digit, number};
use super::{Lexicon, Model, Node, Part};
use crate::article::{Inline, InlineKind, plain_text};
use crate::text::Span;
use std::cell::LazyCell;

/// Steps that an article names, where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where it stands.
    pub span: Span,
    /// The innermost step that says it; nothing outside of steps.
    pub step: Option<String>,
    /// The numbers that it names.
    pub numbers: Vec<u64>,
    /// What for.
    pub purpose: Purpose,
    /// What each number leads to.
    pub targets: Vec<Target>,
    /// Where the digits of numbers stand, with their value; none where the text is not that
    /// of the file.
    digits: Vec<(Span, u64)>,
}

impl Reference {
    /// The numbers that are written out, where they stand, and what they lead to.
    pub fn digits(&self) -> impl Iterator<Item = (Span, u64, &Target)> {
        self.digits.iter().filter_map(|(span, number)| {
            let at = self.numbers.iter().position(|own| own == number)?;
            Some((*span, *number, &self.targets[at]))
        })
    }
}

/// A number in digits of the script of another one; what is no digit stays.
#[must_use]
pub fn in_digits_of(other: &str, number: &str) -> String {
    let zero = other
        .chars()
        .find_map(|c| u32::from(c).checked_sub(u32::try_from(digit(c)?).ok()?))
        .unwrap_or_else(|| u32::from('0'));
    let own = |c: char| {
        let digit = c
            .to_digit(10)
            .and_then(|value| char::from_u32(zero + value));
        digit.unwrap_or(c)
    };
    number.chars().map(own).collect()
}

/// The numbers in a text that stands at a byte of a file.
fn digits(text: &str, start: usize) -> Vec<(Span, u64)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = first_digit(&text[at..]) {
        at += next;
        let Some((value, length)) = number(&text[at..]) else {
            break;
        };
        found.push((Span::new(start + at..start + at + length), value));
        at += length;
    }
    found
}

/// What a number of a step leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The step, or the procedure, with this id.
    Found(String),
    /// Several could be meant, or the step that says it.
    Unclear,
    /// There is no step with this number.
    Nothing,
}

impl Model<'_> {
    /// The places of an article that name steps by their numbers, in the order of the file.
    #[must_use]
    pub fn references(&self, lexicon: &Lexicon) -> Vec<Reference> {
        let mut found: Vec<Reference> = Vec::new();
        // Few articles name a step.
        let numbers = LazyCell::new(|| Numbers::of(self, lexicon));
        // The procedures and steps around, innermost last, with their ends.
        let mut around: Vec<(Span, String)> = Vec::new();
        let mut read = 0;
        self.walk(&mut |part| match part {
            Part::Step(step) => around.push((step.span, step.id.clone())),
            Part::Run(run) => {
                let Some(span) = run.iter().map(|inline| inline.span).reduce(Span::join) else {
                    return;
                };
                if span.start < read || !run.iter().any(counts) {
                    return;
                }
                read = span.end;
                let text = plain_text(run);
                for mention in lexicon.mentions(&text) {
                    around.retain(|(around, _)| around.end > span.start);
                    let step = around.last().map(|(_, id)| id.clone());
                    let procedure = || self.procedure_at(span);
                    let from = step.clone().or_else(procedure);
                    let target = |number: &u64| numbers.target(from.as_deref(), *number);
                    let wanted = &text[mention.range.clone()];
                    let mut before = text[..mention.range.start].matches(wanted).count();
                    let (place, exact) = place(run, wanted, &mut before).unwrap_or((span, false));
                    found.push(Reference {
                        span: place,
                        digits: if exact {
                            digits(wanted, place.start as usize)
                        } else {
                            Vec::new()
                        },
                        step,
                        targets: mention.numbers.iter().map(target).collect(),
                        numbers: mention.numbers,
                        purpose: mention.purpose,
                    });
                }
            }
            Part::Block(_) | Part::Note(_) => {}
        });
        found
    }

    /// The procedure that a text around its steps belongs to.
    fn procedure_at(&self, span: Span) -> Option<String> {
        fn holds(nodes: &[Node<'_>], span: Span) -> bool {
            nodes.iter().any(|node| match node {
                Node::Block(block) | Node::Reference(block) => block.span.contains(span),
                Node::Note(note) => note.span.contains(span),
                Node::List(items) => items.iter().any(|item| holds(item, span)),
                Node::Quote(inner) => holds(inner, span),
                Node::Procedure(_) => false,
            })
        }
        let procedures = self.procedures().into_iter();
        let mut around = procedures
            .filter(|procedure| holds(&procedure.context, span) || holds(&procedure.result, span));
        around.next().map(|procedure| procedure.id.clone())
    }
}

/// Whether there is a digit in an inline.
fn counts(inline: &Inline<'_>) -> bool {
    match &inline.kind {
        InlineKind::Text(text) => first_digit(text).is_some(),
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => inner.iter().any(counts),
        InlineKind::Link(link) => link.content.iter().any(counts),
        _ => false,
    }
}

/// Where a text stands in some inlines, and whether it does so byte by byte; the inline that
/// holds it where not all of it does. `before` is how often it stands there before.
fn place(run: &[Inline<'_>], wanted: &str, before: &mut usize) -> Option<(Span, bool)> {
    run.iter().find_map(|inline| match &inline.kind {
        InlineKind::Text(text) => {
            let count = text.matches(wanted).count();
            let Some((at, _)) = text.match_indices(wanted).nth(*before) else {
                *before -= count;
                return None;
            };
            let start = inline.span.start as usize + at;
            // A text with an entity in it is shorter than its source.
            let exact = inline.span.range().len() == text.len();
            Some(if exact {
                (Span::new(start..start + wanted.len()), true)
            } else {
                (inline.span, false)
            })
        }
        InlineKind::Emphasis(inner)
        | InlineKind::Strong(inner)
        | InlineKind::Strikethrough(inner) => place(inner, wanted, before),
        // What is in a link leads elsewhere already.
        InlineKind::Link(link) => {
            place(&link.content, wanted, before).map(|(span, _)| (span, false))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse;
    use crate::procedure::lower;
    use crate::source::Locale;

    fn targets(text: &str) -> Vec<Vec<Target>> {
        let lexicon = Lexicon::of(&Locale::parse("en-US").unwrap());
        let model = lower(parse(text, 0), &lexicon);
        let found = model.references(&lexicon).into_iter();
        found.map(|reference| reference.targets).collect()
    }

    #[test]
    fn a_number_leads_to_the_nearest_list_that_has_it() {
        let found = |id: &str| Target::Found(id.to_owned());
        let nested = "1. a\n2. b\n   1. go to step 2\n   2. c\n   3. see *step 3*\n3. d, as in step 9 \n\n   Skip to steps 1 and 4.\n";
        assert_eq!(
            targets(nested),
            [
                vec![found("p1.2.2")],
                vec![Target::Unclear],
                vec![Target::Nothing],
                vec![found("p1.1"), Target::Nothing],
            ]
        );
        let headed = "## Step 1: a\n\n1. b\n2. c\n\nGo to step 2.\n\n## Step 2: d\n\n1. e\n2. f\n3. See step 1.\n4. go to step 2 or step 3\n";
        assert_eq!(
            targets(headed),
            [
                vec![Target::Unclear],
                vec![Target::Unclear],
                vec![Target::Unclear, found("p2.3")],
            ]
        );
        assert_eq!(
            targets("## Step 1: a\n\n1. go to step 2\n\n## Step 2: d\n\n1. e\n"),
            [[found("p2")]]
        );
    }
}
