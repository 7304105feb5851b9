//! A002: commands for a step that there is not.

use super::quoted;
use crate::check::{AutomationFile, Findings, KnownStep};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "A002",
    name: "automation-unknown-step",
    severity: Severity::Error,
    summary: "an automation file binds commands to a step that there is not",
    explain: "\
The id is that of no step of the article, so the commands are never run; or it
is that of a step with substeps, which is done when they are: only they are run.
Ids are those that `runbookc inspect` shows.

Where the article has the steps p1.1 and p1.2, and p1.3 with the substep p1.3.1,
for example:

    steps:
      p1.4:
        bash: {run: uptime}
      p1.3:
        bash: {run: uptime}

Instead:

    steps:
      p1.2:
        bash: {run: uptime}
      p1.3.1:
        bash: {run: uptime}

With the `hash` of a step beside its commands (`runbook.json` has it), this
finding says where the step is now.
",
};

pub(super) fn run(file: &AutomationFile<'_>, findings: &mut Findings) {
    let Ok(automation) = file.read else {
        return;
    };
    for (id, bound) in &automation.steps {
        let (message, help) = match file.step(id) {
            Some(step) if !step.has_substeps => continue,
            Some(step) => (
                format!("{} has substeps, which are what is run", quoted(id)),
                format!("bind its substeps: {}", listed(&below(file.steps, step.id))),
            ),
            None => (
                format!("there is no step {} in the article", quoted(id)),
                near(file.steps, id, bound.hash.as_deref()),
            ),
        };
        findings.add(|| Diagnostic::new(&RULE, file.key(&["steps", id]), message).help(help));
    }
}

/// What may have been meant by an id that no step has.
fn near(steps: &[KnownStep<'_>], id: &str, hash: Option<&str>) -> String {
    let moved = steps
        .iter()
        .find(|step| step.hash == hash && !step.has_substeps);
    if let Some(moved) = moved.filter(|_| hash.is_some()) {
        return format!("the step with that hash is {} now", quoted(moved.id));
    }
    let spelled = |id: &str| {
        let parts = id.split(|c: char| !c.is_ascii_alphanumeric());
        let id = parts.collect::<Vec<_>>().join(".").to_ascii_lowercase();
        id.trim_start_matches('p').to_owned()
    };
    let same = steps.iter().find(|step| spelled(step.id) == spelled(id));
    if let Some(same) = same {
        return format!("did you mean {}?", quoted(same.id));
    }
    let mut above = id;
    while let Some((parent, _)) = above.rsplit_once('.') {
        let children = below(steps, parent);
        if !children.is_empty() {
            return format!("in {} there are {}", quoted(parent), listed(&children));
        }
        if steps.iter().any(|step| step.id == parent) {
            return format!("{} has no substeps: bind it itself", quoted(parent));
        }
        above = parent;
    }
    match steps {
        [] => "the article has no steps: delete this, or number what is to be done".to_owned(),
        [only] => format!("its only step is {}", quoted(only.id)),
        [first, .., last] => format!(
            "its steps are {} to {}; `runbookc inspect` shows them",
            quoted(first.id),
            quoted(last.id)
        ),
    }
}

/// The ids right below another.
fn below<'s>(steps: &[KnownStep<'s>], id: &str) -> Vec<&'s str> {
    let ids = steps.iter().map(|step| step.id);
    ids.filter(|own| own.rsplit_once('.').is_some_and(|(above, _)| above == id))
        .collect()
}

fn listed(ids: &[&str]) -> String {
    match ids {
        [first, .., last] if ids.len() > 4 => format!("{} to {}", quoted(first), quoted(last)),
        _ => {
            let quoted: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
            quoted.join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{automation_found, automation_helps};

    fn help(id: &str) -> String {
        let text = format!("steps:\n  {id}: {{}}\n");
        assert_eq!(automation_found(&RULE, &text), [(2, id.to_owned())]);
        automation_helps(&RULE, &text).remove(0)
    }

    #[test]
    fn near_ids_are_named() {
        assert_eq!(help("p1.4"), "in `p1` there are `p1.1`, `p1.2`, `p1.3`");
        assert_eq!(help("P1-2"), "did you mean `p1.2`?");
        assert_eq!(help("1.2"), "did you mean `p1.2`?");
        assert_eq!(help("p1.2.1"), "`p1.2` has no substeps: bind it itself");
        assert!(help("p7.1").starts_with("its steps are `p1.1` to `p1.3.1`"));
        assert_eq!(help("p1.3"), "bind its substeps: `p1.3.1`");
    }

    #[test]
    fn a_step_that_moved_is_found_by_its_hash() {
        let text = "steps:\n  p1.9:\n    hash: bbbbbbbbbbbbbbbb\n";
        let helps = automation_helps(&RULE, text);
        assert_eq!(helps, ["the step with that hash is `p1.2` now"]);
    }
}
