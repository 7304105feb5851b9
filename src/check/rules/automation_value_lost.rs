//! A007: a value where no value can be data.

use super::quoted;
use crate::check::{AutomationFile, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::shell::{Shell, analyse};
use crate::source::Binding;

/// The rule.
pub static RULE: Rule = Rule {
    code: "A007",
    name: "automation-value-lost",
    severity: Severity::Error,
    summary: "a command of an automation file has a value where it is lost, or becomes code",
    explain: "\
A block that PowerShell runs on another machine, in a job or beside others has
none of the variables of here: they are empty there, and a command that removes
`data/$folder` removes `data`. What takes a value along is `$using:`, or an
argument. A placeholder in arithmetic, in `eval` or in code for another shell
becomes a part of that code.

For example:

    steps:
      p1.2:
        powershell:
          run: Invoke-Command web { Remove-Item \"data/$env:RUNBOOK_FOLDER\" }

Instead:

    steps:
      p1.2:
        powershell:
          run: |
            $folder = $env:RUNBOOK_FOLDER
            Invoke-Command web { Remove-Item \"data/$using:folder\" }
",
};

pub(super) fn run(file: &AutomationFile<'_>, findings: &mut Findings) {
    let Ok(automation) = file.read else {
        return;
    };
    for (id, bound) in &automation.steps {
        for (name, shell, binding) in [
            ("bash", Shell::Bash, &bound.bash),
            ("powershell", Shell::Powershell, &bound.powershell),
        ] {
            for (purpose, code) in binding.iter().flat_map(Binding::codes) {
                for part in analyse(shell, code).unplaced {
                    let text = &code[part];
                    let path = ["steps", id, name, purpose];
                    findings.add(|| {
                        let message = format!(
                            "the value of {} is lost here, or becomes code",
                            quoted(text)
                        );
                        let help = match shell {
                            Shell::Powershell => "take it along with `$using:`, or as an argument",
                            _ => "pass it as an argument, or in an environment variable",
                        };
                        let span = file.within(&path, text, 0..text.len());
                        Diagnostic::new(&RULE, span, message).help(help)
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::automation_found;

    #[test]
    fn values_are_data_or_a_finding() {
        let text = "\
steps:
  p1.1:
    powershell:
      run: Invoke-Command web { Remove-Item \"data/$env:RUNBOOK_FOLDER\" }
      verify: Invoke-Command web { param($x) Test-Path $x } -ArgumentList $env:RUNBOOK_FOLDER
    bash:
      run: eval \"ls <folder>\"
      rollback: ls \"<folder>\" \"$RUNBOOK_FOLDER\"
";
        let found = automation_found(&RULE, text);
        assert_eq!(
            found,
            [
                (4, "env:RUNBOOK_FOLDER".to_owned()),
                (7, "<folder>".to_owned())
            ]
        );
    }
}
