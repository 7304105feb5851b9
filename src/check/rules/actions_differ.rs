//! L005: a translated step tells to do something else than its source.

use super::quoted;
use crate::check::marker::Marker;
use crate::check::{ArticleSet, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Action, ActionKind, Lexicon, Step};
use crate::text::LineIndex;
use std::cell::LazyCell;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L005",
    name: "actions-differ",
    severity: Severity::Info,
    summary: "a translated step tells to do something else than its source",
    explain: "\
What a step tells its reader to do is recognized in each language by itself, and
compared. Only differences are reported that matter and that are not a matter of
words: something is deleted, restarted, run, waited for or signed in to in one
language alone; something is told in one and forbidden in the other; or fewer
controls are selected, and fewer labels named. Recognition is not perfect: read
both texts before you change one.

A source and its translation, for example:

    1. Do not select **Reset**.

    1. Selecteer **Opnieuw instellen**.

Instead:

    1. Selecteer **Opnieuw instellen** niet.
",
};

/// Kinds that one language says in words of another kind ("go to", "select")
/// are one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Deed {
    Select,
    Delete,
    Restart,
    Run,
    SignIn,
    Wait,
}

fn deed(kind: ActionKind) -> Option<Deed> {
    match kind {
        ActionKind::Open | ActionKind::Select => Some(Deed::Select),
        ActionKind::Delete => Some(Deed::Delete),
        ActionKind::Restart => Some(Deed::Restart),
        ActionKind::Run => Some(Deed::Run),
        ActionKind::SignIn => Some(Deed::SignIn),
        ActionKind::Wait => Some(Deed::Wait),
        _ => None,
    }
}

pub(super) fn run(set: &ArticleSet<'_, '_>, at: Option<usize>, findings: &mut Findings) {
    let Some(translation) = at.and_then(|at| set.translations.get(at)) else {
        return;
    };
    let (reference, subject) = (&set.reference, &translation.subject);
    if !reference.lexicon.knows_verbs() || !subject.lexicon.knows_verbs() {
        return;
    }
    let steps = |steps: Vec<&'_ Step<'_>>| -> HashMap<String, usize> {
        let ids = steps.iter().enumerate();
        ids.map(|(n, step)| (step.id.clone(), n)).collect()
    };
    let (left, right) = (reference.model.steps(), subject.model.steps());
    let (left_ids, right_ids) = (steps(left.clone()), steps(right.clone()));
    let lines = LazyCell::new(|| LineIndex::new(reference.text));
    for pair in &translation.alignment.steps {
        let both = (
            left_ids.get(&pair.reference),
            right_ids.get(&pair.translation),
        );
        let (Some(&left_at), Some(&right_at)) = both else {
            continue;
        };
        let (source, own) = (left[left_at], right[right_at]);
        let Some(difference) = difference(source, own) else {
            continue;
        };
        findings.add(|| {
            let span = Marker::of(subject.text, own.span).map_or(own.span, |marker| marker.span);
            let line = lines.line(source.span.start);
            Diagnostic::new(
                &RULE,
                span,
                difference.message(reference.locale.as_str(), line),
            )
            .help(format!(
                "compare it with {}",
                quoted(&crate::article::plain_text(&source.cmd))
            ))
        });
    }
}

/// What one of two steps tells and the other does not.
enum Difference {
    /// Told by the source alone, or by the translation alone.
    Told { kind: ActionKind, source: bool },
    /// Forbidden by the source alone, or by the translation alone.
    Forbidden { kind: ActionKind, source: bool },
    /// Fewer controls are selected.
    Fewer { source: usize, own: usize },
}

impl Difference {
    fn message(&self, reference: &str, line: u32) -> String {
        match self {
            Self::Told { kind, source: true } => format!(
                "line {line} of {reference} tells to {}; this step does not",
                verb(*kind)
            ),
            Self::Told {
                kind,
                source: false,
            } => format!(
                "this step tells to {}; line {line} of {reference} does not",
                verb(*kind)
            ),
            Self::Forbidden { kind, source: true } => format!(
                "line {line} of {reference} tells not to {}; this step does not",
                verb(*kind)
            ),
            Self::Forbidden {
                kind,
                source: false,
            } => format!(
                "this step tells not to {}; line {line} of {reference} does not",
                verb(*kind)
            ),
            Self::Fewer { source, own } => {
                format!("line {line} of {reference} selects {source} controls, this step {own}")
            }
        }
    }
}

fn verb(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::SignIn => "sign in or out",
        ActionKind::Run => "run something",
        ActionKind::Delete => "delete something",
        ActionKind::Restart => "restart, stop or close something",
        kind => kind.as_str(),
    }
}

fn difference(source: &Step<'_>, own: &Step<'_>) -> Option<Difference> {
    // A step in which nothing was recognized says nothing of what it tells.
    let known = |step: &Step<'_>| step.actions.iter().all(|a| a.kind != ActionKind::Manual);
    if !known(source) || !known(own) || own.actions.iter().any(|action| action.carried) {
        return None;
    }
    let (theirs, ours) = (
        Lexicon::labels(&source.cmd).len(),
        Lexicon::labels(&own.cmd).len(),
    );
    let count = |step: &Step<'_>, wanted: Deed, negated: bool| {
        let of = |action: &&Action| deed(action.kind) == Some(wanted) && action.negated == negated;
        step.actions.iter().filter(of).count()
    };
    let kind = |step: &Step<'_>, wanted: Deed| {
        step.actions
            .iter()
            .map(|action| action.kind)
            .find(|kind| deed(*kind) == Some(wanted))
    };
    for wanted in [
        Deed::Select,
        Deed::Delete,
        Deed::Restart,
        Deed::Run,
        Deed::SignIn,
        Deed::Wait,
    ] {
        let told = (count(source, wanted, false), count(own, wanted, false));
        let forbidden = (count(source, wanted, true), count(own, wanted, true));
        if (forbidden.0 > 0) != (forbidden.1 > 0) && told != forbidden {
            let source_says = forbidden.0 > 0;
            let kind = kind(if source_says { source } else { own }, wanted)?;
            return Some(Difference::Forbidden {
                kind,
                source: source_says,
            });
        }
        if wanted == Deed::Select {
            // Two witnesses: verbs and labels.
            let fewer = told.0 < told.1 && theirs < ours || told.0 > told.1 && theirs > ours;
            if fewer && told.0.min(told.1) > 0 {
                return Some(Difference::Fewer {
                    source: told.0,
                    own: told.1,
                });
            }
        } else if (told.0 > 0) != (told.1 > 0) && source.actions.len() != own.actions.len() {
            let source_says = told.0 > 0;
            let kind = kind(if source_says { source } else { own }, wanted)?;
            return Some(Difference::Told {
                kind,
                source: source_says,
            });
        }
    }
    None
}
