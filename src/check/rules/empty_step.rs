//! P004: a step that says nothing.

use crate::article::{Block, BlockKind, is_blank};
use crate::check::marker::Marker;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::StepPart;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P004",
    name: "empty-step",
    severity: Severity::Warning,
    summary: "a step says nothing",
    explain: "\
A number stands on a line without any text, picture or code. Whoever runs the
procedure gets a step to do and nothing to go by.

For example:

    1. Open **Settings**.
    2.
    3. Select **Users**.

Instead:

    1. Open **Settings**.
    2. Select **Users**.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for step in &view.steps {
        if is_blank(&step.cmd) && step.parts.iter().all(is_empty) {
            findings.add(|| {
                let place = Marker::of(view.text, step.span).map_or(step.span, |m| m.span);
                Diagnostic::new(&RULE, place, format!("step {} says nothing", step.number))
                    .help("delete the number, or write what is to be done")
            });
        }
    }
}

fn is_empty(part: &StepPart<'_>) -> bool {
    match part {
        StepPart::Block(Block { kind, .. }) => match kind {
            BlockKind::Paragraph(content) => is_blank(content),
            // Often an anchor.
            BlockKind::Html(lines) => lines.iter().all(|line| {
                let text = line.text.trim();
                text.is_empty()
                    || text.starts_with('<') && text.ends_with('>') && !text.starts_with("<img")
            }),
            BlockKind::Rule => true,
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found_in;

    #[test]
    fn only_steps_without_anything_are_told() {
        let found = |text| found_in(&RULE, "en-US", text);
        assert_eq!(
            found("1. a\n2.\n3. c\n   1. &nbsp;\n"),
            [(2, "2.".to_owned()), (4, "1.".to_owned())]
        );
        for text in [
            "1. ![a](b)",
            "1. ```\n   a\n   ```",
            "1. - a",
            "1. > a",
            "1.\n   a",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
