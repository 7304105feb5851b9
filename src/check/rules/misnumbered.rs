//! P006: typed numbers that are not what shows.

use crate::check::marker::Marker;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Decision, Step, StepPart};

/// The rule.
pub static RULE: Rule = Rule {
    code: "P006",
    name: "misnumbered",
    severity: Severity::Info,
    summary: "the numbers typed before steps are not the ones that show",
    explain: "\
Only the first number of a list counts; the others show counted on from it. A
text that refers to “step 4” then means another step than its writer saw. A
number that was skipped or repeated may also stand for a step that was lost.

For example:

    1. Open **Settings**.
    2. Select **Users**.
    4. Select **Add**.

Instead:

    1. Open **Settings**.
    2. Select **Users**.
    3. Select **Add**.

All steps may have the same number (`1.`): they are then counted for you.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for procedure in view.model.procedures() {
        check_steps(view, &procedure.steps, findings);
    }
    for part in view.steps.iter().flat_map(|step| &step.parts) {
        if let StepPart::Substeps(steps) = part {
            check_steps(view, steps, findings);
        }
    }
}

/// Tells the first step of a list whose number is wrong; those after it are
/// mostly wrong by the same.
fn check_steps(view: &View<'_, '_>, steps: &[Step<'_>], findings: &mut Findings) {
    let typed = |step: &Step<'_>| Marker::of(view.text, step.span).map(|marker| marker.number);
    let is_right = |step: &Step<'_>| typed(step).is_none_or(|number| number == step.number);
    if steps.iter().all(is_right) {
        return;
    }
    // A list that was interrupted is several lists with habits of their own.
    let decisions = &view.model.decisions;
    let goes_on = |step: &Step<'_>| {
        let found = decisions.binary_search_by_key(&step.span, Decision::span);
        found.is_ok_and(|at| matches!(decisions[at], Decision::Rejoined { .. }))
    };
    for list in steps.chunk_by(|_, next| !goes_on(next)) {
        // `1. 1. 1.` is such a habit.
        if list
            .windows(2)
            .all(|pair| typed(&pair[0]) == typed(&pair[1]))
        {
            continue;
        }
        if let Some(wrong) = list.iter().find(|step| !is_right(step))
            && let Some(marker) = Marker::of(view.text, wrong.span)
        {
            findings.add(|| {
                let message = format!("the number {} shows as {}", marker.number, wrong.number);
                Diagnostic::new(&RULE, marker.span, message).help(
                    "number the steps 1, 2, 3, …, or all of them 1; look for a step that was lost or doubled",
                )
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found_in;

    #[test]
    fn the_first_wrong_number_of_a_list_is_told() {
        let found = |text| found_in(&RULE, "en-US", text);
        assert_eq!(found("1. a\n2. b\n4. c\n5. d\n"), [(3, "4.".to_owned())]);
        assert_eq!(found("1. a\n1. b\n2. c\n"), [(2, "1.".to_owned())]);
        assert_eq!(found("1. a\n   1. b\n   3. c\n"), [(3, "3.".to_owned())]);
    }

    #[test]
    fn habits_are_fine() {
        for text in [
            "1. a\n1. b\n1. c\n",
            "0. a\n0. b\n",
            "1. a\n1. b\n\n![c](d)\n\n3. e\n4. f\n",
            "1. a\n2. b\n\n![c](d)\n\n3. e\n3. f\n",
        ] {
            assert!(found_in(&RULE, "en-US", text).is_empty(), "{text}");
        }
    }
}
