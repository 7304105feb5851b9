//! L007: a translation has another command or value than its source.

use super::quoted;
use crate::check::{ArticleSet, Findings};
use crate::diagnostic::{Diagnostic, Fix, Rule, Severity};
use crate::l10n::{Difference, are_same};
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
    for difference in translation.differences {
        findings.add(|| {
            let (span, changes) = places(difference, subject.text);
            let message = format!(
                "this is not what {} has in line {}",
                reference.locale,
                lines.line(difference.source.start)
            );
            let help = format!(
                "the source has {}",
                quoted(source_line(difference, subject.text))
            );
            Diagnostic::new(&RULE, span, message)
                .fixed(changes)
                .help(help)
        });
    }
}

/// A line of a block in the file, and what the source has there.
struct Line<'t> {
    span: Span,
    own: &'t str,
    wanted: &'t str,
}

/// The lines of a block that differ, those first that differ for a program; nothing where
/// both have not as many.
fn odd<'t>(difference: &'t Difference, text: &'t str) -> Vec<Line<'t>> {
    let Some(block) = text.get(difference.own.range()) else {
        return Vec::new();
    };
    let mut from = difference.own.start as usize;
    let mut inside = Vec::new();
    for line in block.split_inclusive('\n') {
        let start = from + line.len() - line.trim_start().len();
        let own = line.trim();
        inside.push((Span::new(start..start + own.len()), own));
        from += line.len();
    }
    let fenced = inside
        .first()
        .is_some_and(|(_, line)| line.starts_with(['`', '~']));
    if fenced {
        inside.remove(0);
        inside.pop();
    }
    let written = difference.instead.lines().map(str::trim);
    let wanted: Vec<&str> = difference.text.lines().map(str::trim).collect();
    // Where it is included from another file, or goes on behind marks of a quote, it is not
    // what stands here.
    if !inside.iter().map(|(_, line)| *line).eq(written) || wanted.len() != inside.len() {
        return Vec::new();
    }
    let lines = inside.into_iter().zip(wanted);
    let lines = lines.map(|((span, own), wanted)| Line { span, own, wanted });
    let (odd, others): (Vec<_>, Vec<_>) = lines
        .filter(|line| line.own != line.wanted)
        .partition(|line| !are_same(line.own, line.wanted));
    if odd.is_empty() { others } else { odd }
}

/// Where a difference shows, and what mends it where the lines are as many.
fn places(difference: &Difference, text: &str) -> (Span, Vec<Fix>) {
    if !difference.block {
        let written = text.get(difference.own.range()).unwrap_or_default();
        let inner = written
            .strip_prefix('`')
            .and_then(|rest| rest.strip_suffix('`'));
        let plain = inner == Some(&difference.instead) && !difference.text.contains('`');
        let inner = difference.own.start as usize + 1..difference.own.end as usize - 1;
        let fix = || Fix {
            span: Span::new(inner),
            text: difference.text.clone(),
        };
        return (difference.own, plain.then(fix).into_iter().collect());
    }
    let odd = odd(difference, text);
    let span = odd.first().map_or(difference.own, |line| line.span);
    let fixes = odd.into_iter().map(|line| Fix {
        span: line.span,
        text: line.wanted.to_owned(),
    });
    (span, fixes.collect())
}

/// The source's first line that differs.
fn source_line<'t>(difference: &'t Difference, text: &'t str) -> &'t str {
    let odd = difference.block.then(|| odd(difference, text));
    let first = odd.and_then(|odd| odd.into_iter().next());
    first.map_or(difference.text.trim_end(), |line| line.wanted)
}
