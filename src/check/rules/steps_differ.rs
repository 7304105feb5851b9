//! L002: a translation has other steps than its source.

use crate::check::marker::Marker;
use crate::check::{ArticleSet, Findings, Subject};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Procedure, Step};
use crate::text::{LineIndex, Span};
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L002",
    name: "steps-differ",
    severity: Severity::Warning,
    summary: "a translated procedure has other steps than its source",
    explain: "\
The steps of a translation are paired with those of its source by what no
language changes: code, links, numbers, the number of labels and pictures. Some
step has no partner. A runbook shows a missing step in the source language, and
leaves out one that only the translation has.

A source and its translation, for example:

    1. Open **Settings**.
    2. Select **Users**.
    3. Run `sync --all`.

    1. Open **Instellingen**.
    2. Voer `sync --all` uit.

The second step is missing. Instead:

    1. Open **Instellingen**.
    2. Selecteer **Gebruikers**.
    3. Voer `sync --all` uit.
",
};

pub(super) fn run(set: &ArticleSet<'_, '_>, at: Option<usize>, findings: &mut Findings) {
    let Some(translation) = at.and_then(|at| set.translations.get(at)) else {
        return;
    };
    let left = set.reference.model.procedures();
    let right = translation.subject.model.procedures();
    let alignment = translation.alignment;
    let of_left: HashMap<usize, usize> = alignment.procedures.iter().copied().collect();
    let of_right: HashSet<usize> = of_left.values().copied().collect();
    let partners = Partners {
        left: alignment
            .steps
            .iter()
            .map(|pair| &*pair.reference)
            .collect(),
        right: alignment
            .steps
            .iter()
            .map(|pair| &*pair.translation)
            .collect(),
    };
    let lines = LazyCell::new(|| LineIndex::new(set.reference.text));
    let mut before = None;
    for (n, procedure) in left.iter().enumerate() {
        if let Some(&partner) = of_left.get(&n).and_then(|&at| right.get(at)) {
            let both = (*procedure, partner);
            check_steps(set, &translation.subject, both, &partners, &lines, findings);
            before = Some(partner);
        } else {
            let line = |span: Span| lines.line(span.start);
            findings.add(|| {
                let line = line(procedure.span);
                missing_procedure(set, &translation.subject, procedure, line, before)
            });
        }
    }
    for (n, procedure) in right.iter().enumerate() {
        if !of_right.contains(&n) {
            findings.add(|| {
                let reference = set.reference.locale;
                let span = first_marker(&translation.subject, procedure);
                Diagnostic::new(
                    &RULE,
                    span,
                    format!("{reference} has no procedure like this one"),
                )
                .help("delete it, or write it as steps there too")
            });
        }
    }
}

/// The ids of the steps that have a partner, on either side.
struct Partners<'t> {
    left: HashSet<&'t str>,
    right: HashSet<&'t str>,
}

fn first_marker(subject: &Subject<'_, '_>, procedure: &Procedure<'_>) -> Span {
    let first = procedure
        .steps
        .first()
        .map_or(procedure.span, |step| step.span);
    place(subject, first)
}

fn place(subject: &Subject<'_, '_>, item: Span) -> Span {
    Marker::of(subject.text, item).map_or(item, |marker| marker.span)
}

fn missing_procedure(
    set: &ArticleSet<'_, '_>,
    subject: &Subject<'_, '_>,
    procedure: &Procedure<'_>,
    line: u32,
    before: Option<&Procedure<'_>>,
) -> Diagnostic {
    let reference = set.reference.locale;
    let count = procedure.steps.len();
    let steps = if count == 1 {
        "1 step".to_owned()
    } else {
        format!("{count} steps")
    };
    let span = before.map_or(Span::at(subject.body), |before| {
        first_marker(subject, before)
    });
    let whence = if before.is_some() {
        "after this procedure"
    } else {
        "here"
    };
    Diagnostic::new(
        &RULE,
        span,
        format!("the procedure of {steps} on line {line} of {reference} is missing {whence}"),
    )
    .help("translate it, or number its steps if they stand here as plain text")
}

fn all_steps<'m, 'a>(procedure: &'m Procedure<'a>) -> Vec<&'m Step<'a>> {
    let mut steps = Vec::new();
    for step in &procedure.steps {
        step.walk(&mut |step| steps.push(step));
    }
    steps
}

/// One finding for a pair of procedures, however many steps differ.
fn check_steps(
    set: &ArticleSet<'_, '_>,
    subject: &Subject<'_, '_>,
    (left, right): (&Procedure<'_>, &Procedure<'_>),
    partners: &Partners<'_>,
    lines: &LineIndex,
    findings: &mut Findings,
) {
    let (mut missing, right) = (all_steps(left), all_steps(right));
    missing.retain(|step| !partners.left.contains(&*step.id));
    let alone = |step: &&&Step<'_>| !partners.right.contains(&*step.id);
    let extra: Vec<&Step<'_>> = right.iter().filter(alone).copied().collect();
    if missing.is_empty() && extra.is_empty() {
        return;
    }
    findings.add(|| {
        let reference = set.reference.locale;
        let first = right
            .first()
            .map_or(Span::at(subject.body), |step| place(subject, step.span));
        let mut diagnostic = match extra.first() {
            Some(step) => Diagnostic::new(
                &RULE,
                place(subject, step.span),
                format!("{reference} has no step like this one"),
            ),
            None => Diagnostic::new(
                &RULE,
                first,
                format!(
                    "this procedure lacks {} of {reference}",
                    steps_of(missing.len())
                ),
            ),
        };
        for step in extra.iter().skip(1).take(MOST_LABELS) {
            diagnostic = diagnostic.label(place(subject, step.span), "nor like this one");
        }
        if missing.is_empty() {
            return diagnostic.help(format!(
                "delete it, or add it to {reference}; look for a step that was cut in two"
            ));
        }
        let named: Vec<String> = missing
            .iter()
            .take(MOST_LABELS)
            .map(|step| {
                format!(
                    "step {} on line {}",
                    step.number,
                    lines.line(step.span.start)
                )
            })
            .collect();
        let more = if missing.len() > MOST_LABELS {
            ", …"
        } else {
            ""
        };
        diagnostic.help(format!(
            "without a partner in {reference}: {}{more}",
            named.join(", ")
        ))
    });
}

const MOST_LABELS: usize = 5;

fn steps_of(count: usize) -> String {
    if count == 1 {
        "a step".to_owned()
    } else {
        format!("{count} steps")
    }
}
