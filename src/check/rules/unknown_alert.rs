//! M002: `> [!WORD]` with a word that is no alert.

use super::quoted;
use crate::check::{Findings, View, near};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Decision, NoteKind};

/// The rule.
pub static RULE: Rule = Rule {
    code: "M002",
    name: "unknown-alert",
    severity: Severity::Warning,
    summary: "an alert has a keyword that nothing knows",
    explain: "\
A quote that begins with `[!…]` is an alert. There are five: NOTE, TIP,
IMPORTANT, WARNING and CAUTION. With any other word the quote stays a quote, the
brackets show, and no runbook shows it as a warning before its step.

For example:

    > [!HAZARD]
    > Do not close the window.

Instead:

    > [!CAUTION]
    > Do not close the window.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        if let Decision::UnknownAlert { keyword } = decision {
            findings.add(|| {
                let word = keyword.slice(view.text).trim();
                let letters = word.trim_matches(['[', ']', '!', ' ']);
                let help = match near::nearest(letters, NoteKind::ALL.map(NoteKind::as_str)) {
                    Some(near) => format!("write `[!{}]`", near.to_ascii_uppercase()),
                    None => {
                        "write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`"
                            .to_owned()
                    }
                };
                Diagnostic::new(
                    &RULE,
                    *keyword,
                    format!("no alert has the keyword {}", quoted(word)),
                )
                .help(help)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, helps};

    #[test]
    fn the_nearest_keyword_is_named() {
        assert_eq!(
            found(&RULE, "> [!NTOE]\n> a\n\n> [!NOTE]\n> b\n"),
            ["[!NTOE]"]
        );
        assert_eq!(helps(&RULE, "> [!NTOE]\n> a\n"), ["write `[!NOTE]`"]);
        assert!(helps(&RULE, "> [!x]\n> a\n")[0].contains("`[!CAUTION]`"));
    }
}
