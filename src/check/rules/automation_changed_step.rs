//! A003: commands that were written for another text.

use super::quoted;
use crate::check::{AutomationFile, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::place::place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A003",
    name: "automation-changed-step",
    severity: Severity::Warning,
    summary: "a step says something else than when its commands were written",
    explain: "\
The `hash` beside the commands is that of the step's text as they were written
for; now the text, its notes or its code are others, or the number is another
step's. The commands are run all the same. Look whether they still do what the
step tells, and then write down its hash.

Where the hash of step p1.1 is aaaaaaaaaaaaaaaa now, for example:

    steps:
      p1.1:
        hash: 0123456789abcdef
        bash: {run: uptime}

Instead:

    steps:
      p1.1:
        hash: aaaaaaaaaaaaaaaa
        bash: {run: uptime}
",
};

pub(super) fn run(file: &AutomationFile<'_>, findings: &mut Findings) {
    let Ok(automation) = file.read else {
        return;
    };
    for (id, bound) in &automation.steps {
        let (Some(hash), Some(step)) = (&bound.hash, file.step(id)) else {
            continue;
        };
        let hash = hash.trim();
        let Some(now) = step.hash.filter(|now| *now != hash && !step.has_substeps) else {
            continue;
        };
        findings.add(|| {
            let path = ["steps", id, "hash"];
            let span = place(file.text, &path)
                .map(|place| place.value)
                .filter(|value| !value.is_empty())
                .unwrap_or_else(|| file.key(&path));
            let message = format!("{} is not the step that this was written for", quoted(id));
            let accept = format!("write `hash: \"{now}\"`");
            let moved = file.steps.iter().find(|step| step.hash == Some(hash));
            let help = match moved {
                Some(moved) => format!(
                    "that step is {} now: move this there, or, if it is for {}, {accept}",
                    quoted(moved.id),
                    quoted(id)
                ),
                None => format!("if the commands still do what the step tells, {accept}"),
            };
            Diagnostic::new(&RULE, span, message).help(help)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{automation_found, automation_helps};

    #[test]
    fn the_hash_of_now_is_told() {
        let text = "steps:\n  p1.1:\n    hash: 'old' # when\n  p1.2: {hash: bbbbbbbbbbbbbbbb}\n";
        assert_eq!(automation_found(&RULE, text), [(3, "'old'".to_owned())]);
        let help = automation_helps(&RULE, text).remove(0);
        assert!(
            help.ends_with("write `hash: \"aaaaaaaaaaaaaaaa\"`"),
            "{help}"
        );
    }

    #[test]
    fn a_step_that_moved_is_named() {
        let helps = automation_helps(&RULE, "steps:\n  p1.1: {hash: bbbbbbbbbbbbbbbb}\n");
        assert!(helps[0].starts_with("that step is `p1.2` now"), "{helps:?}");
    }
}
