//! M012: a file is included that cannot be.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M012",
    name: "absent-include",
    severity: Severity::Warning,
    summary: "a file that the article includes was not read",
    explain: "\
Where a mark includes another file, what that file says is a part of the
article, steps and all. Without it, the runbook may lack steps: it shows the
path instead. Only files of the document set are read, none that a symbolic
link leads to, none that includes itself, and none larger than 1 MiB.

For example:

    [!INCLUDE [Sign in](../../elsewhere/sign-in.md)]

Instead:

    1. Sign in.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        if let Decision::AbsentInclude { mark, path, reason } = decision {
            findings.add(|| {
                let path = quoted(path);
                let message = format!("{path} is not included: {reason}");
                Diagnostic::new(&RULE, *mark, message)
                    .help("put the file into the document set, or write here what it says")
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn points_at_the_mark() {
        let text =
            "1. a\n\n   [!INCLUDE [b](c.md)]\n\n   --8<-- \"d.md\"\n\n`[!INCLUDE [b](c.md)]`\n";
        assert_eq!(
            found(&RULE, text),
            ["[!INCLUDE [b](c.md)]", "--8<-- \"d.md\""]
        );
    }
}
