//! P007: a step that is no step, because of a missing space or line end.

use super::quoted;
use crate::article::InlineKind;
use crate::check::marker::Marker;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Step, StepPart};
use crate::text::Span;
use std::borrow::Cow;

/// The rule.
pub static RULE: Rule = Rule {
    code: "P007",
    name: "hidden-step",
    severity: Severity::Warning,
    summary: "a step stands in a paragraph or in the step before it",
    explain: "\
A number begins a step where it begins a line and a space follows it. Without
the space it is text, and without the line end it is a part of the step before:
nobody who runs the procedure is asked to do it.

For example:

    1. Open **Settings**. 2. Select **Users**.
    3. Select **Add**.

    4.Enter a name.

Instead:

    1. Open **Settings**.
    2. Select **Users**.
    3. Select **Add**.
    4. Enter a name.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for inline in &view.numbers {
        let text = inline.span.slice(view.text);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let start = inline.span.start as usize;
        findings.add(|| {
            let number = &text[..=digits];
            let line = text.lines().next().unwrap_or(text);
            let repaired = format!("{number} {}", &line[digits + 1..]);
            let message = format!(
                "this is text and no step: a space is missing after {}",
                quoted(number)
            );
            Diagnostic::new(&RULE, Span::new(start..start + digits + 1), message)
                .help(format!("write {}", quoted(&repaired)))
        });
    }
    for procedure in view.model.procedures() {
        check_steps(view, &procedure.steps, findings);
    }
    for part in view.steps.iter().flat_map(|step| &step.parts) {
        if let StepPart::Substeps(steps) = part {
            check_steps(view, steps, findings);
        }
    }
}

fn check_steps(view: &View<'_, '_>, steps: &[Step<'_>], findings: &mut Findings) {
    for (n, step) in steps.iter().enumerate() {
        let number = step.number + 1;
        for inline in &step.cmd {
            let InlineKind::Text(Cow::Borrowed(piece)) = &inline.kind else {
                continue;
            };
            if piece.len() != inline.span.len() {
                continue;
            }
            for dot in memchr::memchr_iter(b'.', piece.as_bytes()) {
                let Some(start) = number_before(piece, dot, number) else {
                    continue;
                };
                // `Upgrade to version 2. Then …` ends with the number that the
                // next step has; where that step is there, this is not it.
                let next = steps
                    .get(n + 1)
                    .and_then(|next| Marker::of(view.text, next.span));
                let lost = next.as_ref().is_some_and(|next| next.number > number);
                let sentence = piece[..start]
                    .trim_end()
                    .ends_with(['.', '。', '!', '?', '؟', '।']);
                if (lost || (sentence && next.is_none())) && begins_sentence(&piece[dot + 1..]) {
                    let base = inline.span.start as usize;
                    let span = Span::new(base + start..base + dot + 1);
                    findings.add(|| {
                        let message = format!("step {number} stands inside step {}", step.number);
                        Diagnostic::new(&RULE, span, message)
                            .help(format!("begin a new line before `{number}.`"))
                    });
                }
            }
        }
    }
}

/// Where `number` begins, if it stands by itself right before `dot`.
fn number_before(piece: &str, dot: usize, number: u64) -> Option<usize> {
    let digits = piece[..dot]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_digit)
        .count();
    let start = dot - digits;
    let alone = piece[..start].ends_with([' ', '\u{a0}', '.', '。']);
    (alone && digits < 4 && piece[start..dot].parse() == Ok(number)).then_some(start)
}

fn begins_sentence(rest: &str) -> bool {
    let first = rest.trim_start().chars().next();
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, found_in, helps};

    #[test]
    fn numbers_without_a_space_are_text() {
        // From 1 on, without a gap, they are steps all the same.
        let sequence = "1.Sign in.\n2.Select **x**.\n";
        assert!(found_in(&RULE, "en-US", sequence).is_empty());
        let text = "1.Sign in.\n3.Select **x**.\n\n- a\n\n1. b\n   3)設定\n";
        let found = found_in(&RULE, "en-US", text);
        let found: Vec<_> = found.iter().map(|(line, text)| (*line, &**text)).collect();
        assert_eq!(found, [(1, "1."), (2, "3."), (7, "3)")]);
        assert_eq!(helps(&RULE, text)[0], "write `1. Sign in.`");
    }

    #[test]
    fn steps_inside_a_step_are_told() {
        assert_eq!(found(&RULE, "1. Open. 2. Select.\n3. Wait.\n"), ["2."]);
        assert_eq!(found(&RULE, "1. Open 2. Select.\n3. Wait.\n"), ["2."]);
        assert_eq!(found(&RULE, "1. a\n   1. 開きます。 2. 設定\n"), ["2."]);
    }

    #[test]
    fn other_numbers_are_fine() {
        for text in [
            "1. Upgrade to version 2. Then wait.\n2. Wait.\n",
            "1. Upgrade to version 2. Then wait.\n",
            "1. Wait 1.5 or 2.5 hours.\n",
            "3.5 GB, 4.x and 10.000\n",
            "1\\.Text\n",
            "`1.Text`\n",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
