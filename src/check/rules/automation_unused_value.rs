//! A004: a value that nobody needs.

use super::quoted;
use crate::check::near::nearest;
use crate::check::{AutomationFile, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::SafeText;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A004",
    name: "automation-unused-value",
    severity: Severity::Warning,
    summary: "an automation file declares a value that no command needs",
    explain: "\
No command of the article or of the automation file has the placeholder or the
variable of this value, so it is never asked for; a slip in the name may be why.
A value `pod-name` is that of `<pod-name>`, `$POD_NAME` and `$RUNBOOK_POD_NAME`.

Where the commands need the value namespace alone, for example:

    parameters:
      namspace: {pattern: '[a-z0-9-]+'}

Instead:

    parameters:
      namespace: {pattern: '[a-z0-9-]+'}
",
};

pub(super) fn run(file: &AutomationFile<'_>, findings: &mut Findings) {
    let Ok(automation) = file.read else {
        return;
    };
    for name in automation.parameters.keys() {
        if file.needed.contains(&SafeText::line(name).as_str()) {
            continue;
        }
        findings.add(|| {
            let message = format!("no command of the article needs {}", quoted(name));
            let needed = file.needed.iter().copied();
            let help = match (nearest(name, needed), file.needed) {
                (Some(near), _) => format!("did you mean {}?", quoted(near)),
                (None, []) => "no command needs any value: delete it".to_owned(),
                (None, needed) => {
                    let needed: Vec<String> = needed.iter().map(|name| quoted(name)).collect();
                    format!("delete it; what commands need is {}", needed.join(", "))
                }
            };
            Diagnostic::new(&RULE, file.key(&["parameters", name]), message).help(help)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{automation_found, automation_helps};

    #[test]
    fn what_is_needed_is_told() {
        let text = "parameters:\n  namespace: {}\n  nampespace: {}\n  size: {default: 3}\n";
        let found = automation_found(&RULE, text);
        assert_eq!(
            found,
            [(3, "nampespace".to_owned()), (4, "size".to_owned())]
        );
        let helps = automation_helps(&RULE, text);
        assert_eq!(helps[0], "did you mean `namespace`?");
        assert_eq!(helps[1], "delete it; what commands need is `namespace`");
    }
}
