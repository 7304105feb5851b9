//! L007: a translation has another command or value than its source.

use super::quoted;
use crate::check::{ArticleSet, Findings};
use crate::diagnostic::{Diagnostic, Fix, Rule, Severity};
use crate::l10n::{Difference, differences};
use crate::text::{LineIndex, Span};
use std::cell::LazyCell;

/// The rule.
pub static RULE: Rule = Rule {
    code: "L007",
    name: "code-differs",
    severity: Severity::Warning,
    summary: "a translation has another command or value than its source",
    explain: "\
What a program reads is the same in every language. Where a translated step has
another command or value, it was translated, mistyped, or forgotten when the
source changed. Runbooks, checklists and guides show the source's. Comments,
texts within quotes and the names of placeholders may be translated.

A source and its translation, for example:

    1. Select the volume.
    2. Run `volumes resize --size 20`.

    1. Selecteer het volume.
    2. Voer `volumes resize --size 200` uit.

Instead:

    1. Selecteer het volume.
    2. Voer `volumes resize --size 20` uit.
",
};

pub(super) fn run(set: &ArticleSet<'_, '_>, at: Option<usize>, findings: &mut Findings) {
    let Some(translation) = at.and_then(|at| set.translations.get(at)) else {
        return;
    };
    let (reference, subject) = (&set.reference, &translation.subject);
    let lines = LazyCell::new(|| LineIndex::new(reference.text));
    for difference in differences(reference.model, subject.model, translation.alignment) {
        findings.add(|| {
            let (span, changes) = places(&difference, subject.text);
            let message = format!(
                "this is not what {} has in line {}",
                reference.locale,
                lines.line(difference.source.start)
            );
            let help = format!("the source has {}", quoted(&source_line(&difference, subject.text)));
            Diagnostic::new(&RULE, span, message).fixed(changes).help(help)
        });
    }
}

/// The lines of a block, within the file, with the source's beside each.
fn paired<'t>(difference: &'t Difference, text: &'t str) -> Option<Vec<(Span, &'t str, &'t str)>> {
    let block = text.get(difference.own.range())?;
    let mut from = difference.own.start as usize;
    let mut inside = Vec::new();
    for line in block.split_inclusive('\n') {
        let words = line.trim_end();
        let blanks = line.len() - line.trim_start().len();
        let start = from + blanks.min(words.len());
        inside.push((start, words.get(blanks.min(words.len())..)?));
        from += line.len();
    }
    let fenced = inside.first()?.1.starts_with(['`', '~']);
    if fenced {
        inside.remove(0);
        inside.pop()?;
    }
    let wanted: Vec<&str> = difference.text.lines().collect();
    (wanted.len() == inside.len()).then(|| {
        let pairs = inside.into_iter().zip(wanted);
        pairs
            .map(|((start, own), wanted)| (Span::new(start..start + own.len()), own, wanted.trim()))
            .collect()
    })
}

/// Where a difference shows, and what mends it where the lines are as many.
fn places(difference: &Difference, text: &str) -> (Span, Vec<Fix>) {
    if !difference.block {
        let written = text.get(difference.own.range()).unwrap_or_default();
        let ticks = written.len() - written.trim_start_matches('`').len();
        let inner = Span::new(
            difference.own.start as usize + ticks
                ..(difference.own.end as usize).saturating_sub(ticks),
        );
        let plain = !difference.text.contains('`') && ticks == 1;
        let fix = Fix {
            span: inner,
            text: difference.text.clone(),
        };
        return (difference.own, plain.then_some(fix).into_iter().collect());
    }
    let Some(pairs) = paired(difference, text) else {
        return (difference.own, Vec::new());
    };
    let odd: Vec<&(Span, &str, &str)> = pairs.iter().filter(|(_, own, wanted)| own != wanted).collect();
    let span = odd.first().map_or(difference.own, |(span, _, _)| *span);
    let fixes = odd.into_iter().map(|(span, _, wanted)| Fix {
        span: *span,
        text: (*wanted).to_owned(),
    });
    (span, fixes.collect())
}

/// The source's first line that differs.
fn source_line(difference: &Difference, text: &str) -> String {
    let pairs = if difference.block { paired(difference, text) } else { None };
    let odd = pairs.and_then(|pairs| {
        let mut odd = pairs.into_iter().filter(|(_, own, wanted)| own != wanted);
        odd.next().map(|(_, _, wanted)| wanted.to_owned())
    });
    odd.unwrap_or_else(|| difference.text.trim_end().to_owned())
}
