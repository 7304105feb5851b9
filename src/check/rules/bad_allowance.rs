//! F011: a comment to us that we do not understand.

use super::quoted;
use crate::check::{Findings, UnknownRule, View, allow};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "F011",
    name: "bad-allowance",
    severity: Severity::Warning,
    summary: "a `runbookc:` comment allows nothing",
    explain: "\
A comment that begins with `runbookc:` goes on with `allow` and the code or name
of a rule, or of several with commas between. This one names none, so that it
allows nothing.

For example:

    <!-- runbookc: allow empty-steps: kept for its number -->

Instead:

    <!-- runbookc: allow empty-step: kept for its number -->
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let is_comment = |(_, html): &(_, &str)| html.contains("<!--");
    if !view.html.iter().any(is_comment) {
        return;
    }
    allow::each(view, &mut |said, place, _| match said {
        allow::Said::Allow(_) => {}
        allow::Said::Unknown(word) => findings.add(|| {
            let error = UnknownRule::new(word);
            let diagnostic =
                Diagnostic::new(&RULE, place, format!("there is no rule {}", quoted(word)));
            match error.nearest {
                Some(rule) => diagnostic.help(format!("write `{}`", rule.name)),
                None => diagnostic.help("`runbookc explain` lists all rules"),
            }
        }),
        allow::Said::Other(word) => findings.add(|| {
            Diagnostic::new(
                &RULE,
                place,
                format!("this comment says {} instead of `allow`", quoted(word)),
            )
            .help("write `<!-- runbookc: allow NAME: the reason -->`")
        }),
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn points_at_the_word() {
        assert_eq!(found(&RULE, "<!-- runbookc: allow P0O1 -->\n"), ["P0O1"]);
        assert_eq!(
            found(&RULE, "a <!-- runbookc: allow P001, p004,, why -->\n"),
            [""]
        );
        assert_eq!(found(&RULE, "a\n\n<!-- runbookc: off P001 -->\n"), ["off"]);
        assert!(found(&RULE, "<!-- runbookc: allow P001, empty-step why not -->\n").is_empty());
    }
}
