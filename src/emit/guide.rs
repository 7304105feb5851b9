//! `<locale>/guide.md`: the article for readers, renumbered and mended, with
//! its provenance at the end.

use super::markdown::{Dialect, Writer, comment};
use super::say::Say;
use super::{Artifact, EmitError, Runbook, provenance};
use crate::plan::{Document, Plan};
use crate::procedure::Node;
use crate::scene::{Lacking, Named, Originals};
use crate::source::Locale;
use crate::source::front_matter::TranslationType;
use minijinja::{Value, context};

pub(super) const FILE: &str = "guide.md";
const TEMPLATE: &str = "guide.md.j2";

pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let (templates, plan) = (runbook.templates, runbook.plan());
    let originals = Originals::of(plan);
    let mut artifacts = Vec::with_capacity(plan.documents.len());
    for (n, (document, locale)) in plan.documents.iter().zip(&plan.locales).enumerate() {
        let model = &document.model;
        if model.procedures().is_empty() {
            continue;
        }
        let messages = runbook.messages(n);
        let mut writer = Writer::new(&plan.id, document, messages, Dialect::Guide);
        // The reference lacks nothing, and has its own numbers.
        if n > 0 {
            let lacking = Lacking::of(&originals, n);
            if !lacking.is_none() {
                writer.name(Named::filled_in(&originals, &lacking, n));
            }
            let remark = (!lacking.is_none()).then(|| runbook.untranslated(n));
            writer.fill_in(lacking, remark.unwrap_or_default());
        }
        writer.nodes(&model.nodes);
        let body = writer.take();
        let title = (!has_title(&model.nodes)).then(|| locale.title.trim());
        let meta = document.meta();
        let provenance = provenance(std::slice::from_ref(locale));
        let context = context! {
            provenance => Value::from_safe_string(comment(&provenance)),
            locale => document.file.locale.as_str(),
            title,
            body => Value::from_safe_string(body),
            origin => origin(document, plan),
            commit => meta.source_commit,
            hand_off => meta.last_hand_off.map(|date| in_order(&date, &document.file.locale)),
            path => locale.path.as_str(),
            hash => locale.hash.as_str(),
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

/// A date that keeps its order among words written from right to left, where
/// the hyphens of 2021-04-02 would part numbers and turn it around.
fn in_order(date: &str, locale: &Locale) -> String {
    if locale.is_rtl() {
        format!("\u{200e}{date}\u{200e}")
    } else {
        date.to_owned()
    }
}

/// Whether an article shows its title by itself.
fn has_title(nodes: &[Node<'_>]) -> bool {
    let is_title = |node: &Node<'_>| node.heading().is_some_and(|(level, _)| level == 1);
    nodes.iter().any(is_title)
}

/// The key of the message that says whose words these are.
fn origin(document: &Document<'_>, plan: &Plan<'_>) -> &'static str {
    let meta = document.meta();
    let handed_over =
        meta.source_commit.is_some() || meta.source_hash.is_some() || meta.last_hand_off.is_some();
    let reference = plan.locales.first().map(|first| &first.locale);
    match meta.translation_type {
        Some(TranslationType::Human) => "translated-by-human",
        Some(TranslationType::Machine) => "translated-by-machine",
        None if handed_over || reference != Some(&document.file.locale) => "translation-not-stated",
        None => "original-text",
    }
}
