//! L006: a translated step names other steps than its source.

use crate::check::{ArticleSet, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Reference, Target};
use crate::text::LineIndex;
use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap};

/// The rule.
pub static RULE: Rule = Rule {
    code: "L006",
    name: "references-differ",
    severity: Severity::Warning,
    summary: "a translated step sends its reader to another step than its source",
    explain: "\
A step and its translation name steps by their numbers, and these are not the
same steps: who follows the translation goes on at another place.

A source and its translation, for example:

    1. Open **Settings**. If it is there, skip to step 3.
    2. Select **Add**.
    3. Select **Save**.

    1. Open **Instellingen**. Als deze er is, gaat u verder met stap 2.
    2. Selecteer **Toevoegen**.
    3. Selecteer **Opslaan**.

Instead:

    1. Open **Instellingen**. Als deze er is, gaat u verder met stap 3.
    2. Selecteer **Toevoegen**.
    3. Selecteer **Opslaan**.
",
};

/// The references of a document by the step that says them.
fn by_step(references: &[Reference]) -> HashMap<&str, Vec<&Reference>> {
    let mut found: HashMap<&str, Vec<&Reference>> = HashMap::new();
    for reference in references {
        if let Some(step) = &reference.step {
            found.entry(step).or_default().push(reference);
        }
    }
    found
}

fn numbers(references: &[&Reference]) -> BTreeSet<u64> {
    let numbers = references.iter().flat_map(|reference| &reference.numbers);
    numbers.copied().collect()
}

pub(super) fn run(set: &ArticleSet<'_, '_>, at: Option<usize>, findings: &mut Findings) {
    let Some(translation) = at.and_then(|at| set.translations.get(at)) else {
        return;
    };
    let (reference, subject) = (&set.reference, &translation.subject);
    let left = reference.model.references(reference.lexicon);
    if left.is_empty() {
        return;
    }
    let right = subject.model.references(subject.lexicon);
    let (left, right) = (by_step(&left), by_step(&right));
    let lines = LazyCell::new(|| LineIndex::new(reference.text));
    for pair in &translation.alignment.steps {
        let both = (left.get(&*pair.reference), right.get(&*pair.translation));
        // A translation may say the same without a number.
        let (Some(source), Some(own)) = both else {
            continue;
        };
        let (wanted, named) = (numbers(source), numbers(own));
        let settled = |references: &[&Reference]| {
            let mut targets = references.iter().flat_map(|reference| &reference.targets);
            targets.all(|target| *target != Target::Unclear)
        };
        if wanted == named || !settled(source) || !settled(own) {
            continue;
        }
        findings.add(|| {
            let list = |numbers: &BTreeSet<u64>| {
                let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
                let noun = if numbers.len() == 1 { "step" } else { "steps" };
                format!("{noun} {}", numbers.join(", "))
            };
            let odd = |reference: &&&Reference| {
                let mut numbers = reference.numbers.iter();
                numbers.any(|number| !wanted.contains(number))
            };
            let span = own.iter().find(odd).unwrap_or(&own[0]).span;
            let line = lines.line(source[0].span.start);
            let message = format!(
                "this leads to {}, where {} leads to {}",
                list(&named),
                reference.locale,
                list(&wanted)
            );
            let help = format!(
                "name the steps that line {line} of {} names",
                reference.locale
            );
            Diagnostic::new(&RULE, span, message).help(help)
        });
    }
}
