//! P005: one of several procedures has no title.

use crate::check::marker::Marker;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "P005",
    name: "procedure-without-title",
    severity: Severity::Info,
    summary: "an article has several procedures, and one of them has no title",
    explain: "\
A procedure is called what the nearest heading above it says, or a paragraph in
bold. One without either cannot be told from the others in the list of an
article's procedures.

For example:

    1. Open **Settings**.
    2. Select **Users**.

    ## Add a user

    1. Select **Add**.

Instead:

    ## Find the users

    1. Open **Settings**.
    2. Select **Users**.

    ## Add a user

    1. Select **Add**.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let procedures = view.model.procedures();
    if procedures.len() < 2 {
        return;
    }
    for procedure in procedures
        .iter()
        .filter(|procedure| procedure.title.is_none())
    {
        findings.add(|| {
            let first = procedure
                .steps
                .first()
                .map_or(procedure.span, |step| step.span);
            let place = Marker::of(view.text, first).map_or(first, |marker| marker.span);
            Diagnostic::new(&RULE, place, "this procedure has no title")
                .help("put a heading above it that says what it does")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn a_single_procedure_is_called_as_its_article() {
        assert!(found(&RULE, "1. a\n").is_empty());
        assert_eq!(found(&RULE, "1. a\n\n# b\n\n1. c\n").len(), 1);
        assert!(found(&RULE, "**a**\n\n1. a\n\n# b\n\n1. c\n").is_empty());
    }
}
