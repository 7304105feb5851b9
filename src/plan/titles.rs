//! What procedures are called that stand under one heading.

use super::{Document, PlanProcedure};
use crate::article::{Block, BlockKind, plain_text};
use crate::l10n::{Messages, args};
use crate::procedure::{Node, Procedure};
use crate::text::SafeText;
use std::collections::HashSet;

/// Gives each procedure a title that no other one has: where several have the same, the
/// purpose that the sentence before its first step gives it, else its number.
pub(super) fn tell_apart(procedures: &mut [PlanProcedure], documents: &[Document<'_>]) {
    for (locale, document) in documents.iter().enumerate() {
        let own = document.model.procedures();
        let called = |procedure: &PlanProcedure| {
            let title = procedure.title.own(locale);
            title.map(|title| title.to_lowercase())
        };
        let all: Vec<Option<String>> = procedures.iter().map(called).collect();
        let mut taken: HashSet<String> = HashSet::new();
        for (n, procedure) in procedures.iter_mut().enumerate() {
            let (Some(at), Some(title)) = (procedure.origin.own(locale), &all[n]) else {
                continue;
            };
            let shared = all.iter().flatten().filter(|other| *other == title).count() > 1;
            let purpose = || document.lexicon.purpose_of(&lead(own[*at])?);
            let named = shared.then(purpose).flatten();
            let free = |name: &String| {
                let lower = name.to_lowercase();
                !taken.contains(&lower) && !all.iter().flatten().any(|title| *title == lower)
            };
            let name = match named.filter(free) {
                Some(name) => name,
                None if !taken.contains(title) => {
                    taken.insert(title.clone());
                    continue;
                }
                None => {
                    let reference = &documents[0].file.locale;
                    let say = Messages::of(&document.file.locale, reference);
                    let number = (n + 1).to_string();
                    say.with("untitled-procedure", &args([("number", number)]))
                }
            };
            taken.insert(name.to_lowercase());
            procedure.title.set(locale, SafeText::line(&name));
        }
    }
}

/// The paragraph that leads to the first step of a procedure.
fn lead(procedure: &Procedure<'_>) -> Option<String> {
    let mut before = procedure.context.iter().rev();
    let last = before.find(|node| !matches!(node, Node::Note(_)))?;
    match last {
        Node::Block(Block {
            kind: BlockKind::Paragraph(content),
            ..
        }) => Some(plain_text(content)),
        _ => None,
    }
}
