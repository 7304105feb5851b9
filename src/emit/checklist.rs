//! `<locale>/checklist.md`: the procedures of an article as a task list.

use super::markdown::{Writer, comment};
use super::say::Say;
use super::words::value_name;
use super::{Artifact, EmitError, Runbook, provenance};
use crate::article::{Block, BlockKind, plain_text};
use crate::l10n::Messages;
use crate::plan::Plan;
use crate::procedure::{Model, Node, Note, Procedure};
use crate::text::{SafeText, Span};
use minijinja::{Value, context};

pub(super) const FILE: &str = "checklist.md";
const TEMPLATE: &str = "checklist.md.j2";

pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let (templates, plan) = (runbook.templates, runbook.plan());
    let mut artifacts = Vec::with_capacity(plan.documents.len());
    for (n, (document, locale)) in plan.documents.iter().zip(&plan.locales).enumerate() {
        let procedures = document.model.procedures();
        if procedures.is_empty() {
            continue;
        }
        let messages = templates.messages(&document.file.locale);
        let mut writer = Writer::new(&plan.id, document, &messages);
        let notes = free_notes(&document.model);
        let own = own_title(&document.model, &locale.title);
        let titles: Vec<_> = procedures
            .iter()
            .map(|procedure| {
                procedure
                    .title
                    .as_ref()
                    .filter(|title| Some(title.span) != own)
            })
            .collect();
        let mut sections = Vec::with_capacity(procedures.len());
        for (n, procedure) in procedures.iter().enumerate() {
            let span = |n: usize| titles.get(n).map(|title| title.map(|title| title.span));
            let before = n.checked_sub(1).and_then(span);
            let follows = before == span(n);
            let shares = follows || span(n + 1) == span(n);
            let title = titles[n].filter(|_| !follows);
            let number = procedures.len() > 1 && (shares || titles[n].is_none());
            let depth = 2 + usize::from(titles[n].is_some());
            sections.push(context! {
                title => title.map(|title| safe(writer.line(&title.content))),
                number => number.then_some(n + 1),
                number_marks => safe("#".repeat(depth)),
                marks => safe("#".repeat(depth + usize::from(number))),
                count => count(procedure),
                ..parts(&mut writer, procedure, if procedures.len() == 1 { &notes } else { &[] })
            });
        }
        if procedures.len() > 1 {
            notes.iter().for_each(|note| writer.note(note));
        }
        let context = context! {
            provenance => safe(comment(&provenance(std::slice::from_ref(locale)))),
            locale => document.file.locale.as_str(),
            title => locale.title.trim(),
            before => safe(writer.take()),
            needs => needs(plan, n, &messages),
            sections,
            say => Say::value(messages.clone()),
        };
        artifacts.push(Artifact {
            path: format!("{}/{FILE}", document.file.locale),
            content: templates.render(TEMPLATE, context)?.into_bytes(),
            executable: false,
            is_shared: false,
        });
    }
    Ok(artifacts)
}

/// The roles and the names of the values to have at hand.
fn needs(plan: &Plan<'_>, locale: usize, messages: &Messages) -> Option<Value> {
    if plan.needs.is_empty() {
        return None;
    }
    let roles = plan.needs.roles.shown(locale).iter();
    let roles: Vec<&str> = roles.map(SafeText::as_str).collect();
    let values = plan.needs.values.iter();
    let values = values.map(|parameter| value_name(parameter, locale, messages));
    Some(context! {
        roles => roles.join(", "),
        values => values.collect::<Vec<_>>(),
    })
}

fn safe(markdown: String) -> Value {
    Value::from_safe_string(markdown)
}

/// What a procedure has: what to read before it, which for the only one of an
/// article is also the article's notes; a line that leads to its first step;
/// its boxes; its result.
fn parts(writer: &mut Writer<'_>, procedure: &Procedure<'_>, notes: &[&Note<'_>]) -> Value {
    let (context, lead) = match procedure.context.split_last() {
        Some((last, before)) if is_lead(last) => (before, std::slice::from_ref(last)),
        _ => (procedure.context.as_slice(), [].as_slice()),
    };
    notes.iter().for_each(|note| writer.note(note));
    writer.nodes(context);
    // Notes after the last step would come too late for who ticks.
    for node in &procedure.result {
        if let Node::Note(note) = node {
            writer.note(note);
        }
    }
    let before = writer.take();
    writer.nodes(lead);
    let lead = writer.take();
    writer.boxes(&procedure.steps);
    let boxes = writer.take();
    for node in &procedure.result {
        if !matches!(node, Node::Note(_)) {
            writer.nodes(std::slice::from_ref(node));
        }
    }
    context! {
        before => safe(before),
        lead => safe(lead),
        boxes => safe(boxes),
        result => safe(writer.take()),
    }
}

/// Whether a paragraph introduces the list after it.
fn is_lead(node: &Node<'_>) -> bool {
    let Node::Block(Block {
        kind: BlockKind::Paragraph(content),
        ..
    }) = node
    else {
        return false;
    };
    plain_text(content).ends_with([':', '：'])
}

/// The heading that only repeats the article's title, which the checklist has
/// above everything.
fn own_title(model: &Model<'_>, title: &str) -> Option<Span> {
    model.nodes.iter().find_map(|node| match node {
        Node::Block(Block {
            span,
            kind: BlockKind::Heading { level, content },
        }) => (*level == 1 || plain_text(content) == title).then_some(*span),
        _ => None,
    })
}

/// How many boxes a procedure has.
fn count(procedure: &Procedure<'_>) -> usize {
    let mut count = 0;
    for step in &procedure.steps {
        step.walk(&mut |_| count += 1);
    }
    count
}

/// The notes that stand outside of procedures and of what introduces them.
fn free_notes<'m, 'a>(model: &'m Model<'a>) -> Vec<&'m Note<'a>> {
    fn collect<'m, 'a>(nodes: &'m [Node<'a>], found: &mut Vec<&'m Note<'a>>) {
        for node in nodes {
            match node {
                Node::Note(note) => found.push(note),
                Node::List(items) => items.iter().for_each(|item| collect(item, found)),
                Node::Quote(inner) => collect(inner, found),
                Node::Block(_) | Node::Procedure(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    collect(&model.nodes, &mut found);
    found
}
