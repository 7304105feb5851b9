//! The numbers by which texts name steps, as an output has them that counts otherwise than
//! the article does: each leads to its step.

use super::{Lacking, Originals};
use crate::plan::{Document, Plan, PlanStep};
use crate::procedure::{Reference, Step, StepPart, Target, in_digits_of};
use crate::text::Span;
use std::collections::HashMap;

/// What texts call steps in an output.
#[derive(Clone, Debug, Default)]
pub struct Named<'p> {
    /// By document, in the order of its text.
    documents: Vec<(&'p Document<'p>, Vec<NamedStep>)>,
    /// What is led to: the id that the output knows it by, and its id in the plan.
    led_to: HashMap<String, String>,
}

/// A number in a text that names a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedStep {
    /// Its digits.
    pub span: Span,
    /// The number that the step has in the output, in digits of the same script.
    pub number: String,
    /// The id of the step.
    pub id: String,
}

impl<'p> Named<'p> {
    /// For an output that has the steps of the plan, with numbers such as `3.2`.
    #[must_use]
    pub fn in_plan(plan: &'p Plan<'p>) -> Self {
        let mut named = Self::default();
        for (locale, document) in plan.documents.iter().enumerate() {
            let own = document.model.steps();
            let mut known = HashMap::new();
            let mut add = |step: &PlanStep, number: &str| {
                if let Some(own) = step.origin.own(locale).and_then(|at| own.get(*at)) {
                    known.insert(own.id.clone(), (step.id.clone(), number.to_owned()));
                }
            };
            for procedure in &plan.procedures {
                count(&procedure.steps, "", &mut add);
            }
            named.add(document, &known, false);
        }
        named
    }

    /// For an output that has the text of one document, and the steps that it lacks.
    #[must_use]
    pub fn filled_in(originals: &Originals<'p>, lacking: &Lacking<'p>, locale: usize) -> Self {
        let plan = originals.plan;
        let document = &plan.documents[locale];
        let mut numbers = HashMap::new();
        for procedure in document.model.procedures() {
            recount(&procedure.steps, lacking, &mut numbers);
        }
        let own = document.model.steps();
        let mut known = HashMap::new();
        let mut add = |step: &PlanStep, _: &str| {
            let own = step.origin.own(locale).and_then(|at| own.get(*at));
            if let Some(number) = own.and_then(|own| numbers.remove(&own.id)) {
                let own = own.map(|own| own.id.clone()).unwrap_or_default();
                known.insert(own, (step.id.clone(), number));
            }
        };
        for procedure in &plan.procedures {
            count(&procedure.steps, "", &mut add);
        }
        let mut named = Self::default();
        named.add(document, &known, true);
        named
    }

    fn add(
        &mut self,
        document: &'p Document<'p>,
        known: &HashMap<String, (String, String)>,
        only_changed: bool,
    ) {
        let mut found = Vec::new();
        let references = document.model.references(&document.lexicon);
        for (span, number, target) in references.iter().flat_map(Reference::digits) {
            let Target::Found(target) = target else {
                continue;
            };
            let Some((id, own)) = known.get(target) else {
                continue;
            };
            let changed = *own != number.to_string();
            if only_changed && !changed {
                continue;
            }
            let text = &document.text[span.range()];
            found.push(NamedStep {
                span,
                number: if changed {
                    in_digits_of(text, own)
                } else {
                    text.to_owned()
                },
                id: id.clone(),
            });
            let output = if only_changed { target } else { id };
            self.led_to.insert(output.clone(), id.clone());
        }
        found.sort_by_key(|named| named.span);
        found.dedup_by_key(|named| named.span);
        self.documents.push((document, found));
    }

    /// Those within some bytes of a document.
    #[must_use]
    pub fn within(&self, document: &Document<'_>, span: Span) -> &[NamedStep] {
        let own = self
            .documents
            .iter()
            .find(|(own, _)| std::ptr::addr_eq(*own, document));
        let all = own.map_or(&[][..], |(_, all)| all);
        let first = all.partition_point(|named| named.span.start < span.start);
        let count = all[first..].partition_point(|named| named.span.end <= span.end);
        &all[first..first + count]
    }

    /// The id that texts lead to a step by, where one does: by its id in the plan, or in the
    /// document that is filled in.
    #[must_use]
    pub fn anchor(&self, id: &str) -> Option<&str> {
        self.led_to.get(id).map(String::as_str)
    }
}

fn count(steps: &[PlanStep], above: &str, add: &mut impl FnMut(&PlanStep, &str)) {
    for step in steps {
        let number = format!("{above}{}", step.number);
        add(step, &number);
        count(&step.substeps, &format!("{number}."), add);
    }
}

fn recount(steps: &[Step<'_>], lacking: &Lacking<'_>, numbers: &mut HashMap<String, String>) {
    for (step, number) in steps.iter().zip(lacking.numbers(steps)) {
        numbers.insert(step.id.clone(), number.to_string());
        for part in &step.parts {
            if let StepPart::Substeps(steps) = part {
                recount(steps, lacking, numbers);
            }
        }
    }
}
