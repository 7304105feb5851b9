//! Ids of procedures and steps.

use super::action::carry_places;
use super::{Node, Step, StepPart};

/// Gives procedures and steps their ids, by position.
pub(super) fn number_nodes(nodes: &mut [Node<'_>], count: &mut usize) {
    for node in nodes {
        match node {
            Node::Procedure(procedure) => {
                *count += 1;
                let id = format!("p{count}");
                number_steps(&mut procedure.steps, &id, &mut 0);
                carry_places(&mut procedure.steps);
                procedure.id = id;
            }
            Node::List(items) => {
                for item in items {
                    number_nodes(item, count);
                }
            }
            Node::Quote(inner) => number_nodes(inner, count),
            Node::Block(_) | Node::Reference(_) | Node::Note(_) => {}
        }
    }
}

fn number_steps(steps: &mut [Step<'_>], prefix: &str, position: &mut usize) {
    for step in steps {
        *position += 1;
        let id = format!("{prefix}.{position}");
        number_parts(&mut step.parts, &id, &mut 0, &mut 0);
        step.id = id;
    }
}

/// Positions and letters go on across the lists of one step, so that no two
/// substeps share an id.
fn number_parts(
    parts: &mut [StepPart<'_>],
    prefix: &str,
    position: &mut usize,
    letter: &mut usize,
) {
    for part in parts {
        match part {
            StepPart::Substeps(steps) => number_steps(steps, prefix, position),
            StepPart::Choices(branches) | StepPart::Points(branches) => {
                for branch in branches {
                    let prefix = format!("{prefix}.{}", letters(*letter));
                    *letter += 1;
                    number_parts(&mut branch.parts, &prefix, &mut 0, &mut 0);
                }
            }
            StepPart::Quote(inner) => number_parts(inner, prefix, position, letter),
            StepPart::Block(_) | StepPart::Note(_) => {}
        }
    }
}

/// `a`, `b`, … `z`, `aa`, `ab`, …
fn letters(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    match n / 26 {
        0 => letter(n).to_string(),
        more => letters(more - 1) + &letter(n).to_string(),
    }
}
