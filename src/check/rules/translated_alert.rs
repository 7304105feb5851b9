//! M003: an alert whose keyword only we understand.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Note;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M003",
    name: "translated-alert",
    severity: Severity::Warning,
    summary: "an alert is written in a way that other viewers do not understand",
    explain: "\
The keyword of an alert is a word for programs: `[!NOTE]` is written so in every
language, on a line of its own. Where it was translated, or the text follows it
on the same line, it is still understood here; other viewers show a plain quote
that begins with the brackets.

In Dutch, for example:

    > [!OPMERKING]
    > Sluit het venster niet.

Instead:

    > [!NOTE]
    > Sluit het venster niet.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for note in &view.odd_alerts {
        findings.add(|| finding(view.text, note));
    }
}

fn finding(text: &str, note: &Note<'_>) -> Diagnostic {
    let label = note.label.iter().map(|inline| inline.span);
    let span = label.reduce(Span::join).unwrap_or(note.span);
    let written = span.slice(text).trim();
    let keyword = format!("[!{}]", note.kind.as_str().to_ascii_uppercase());
    let (message, help) = if written.eq_ignore_ascii_case(&keyword) {
        (
            format!(
                "text follows {} on its line, so other viewers show no alert",
                quoted(written)
            ),
            format!("put `{keyword}` on a line of its own"),
        )
    } else {
        (
            format!(
                "other viewers do not know {} and show no alert",
                quoted(written)
            ),
            format!("write `{keyword}`, which every viewer shows in the reader's language"),
        )
    };
    Diagnostic::new(&RULE, span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found_in;

    #[test]
    fn keywords_that_only_we_know_are_told() {
        let found = |text| found_in(&RULE, "nl-NL", text);
        assert_eq!(
            found("> [!OPMERKING]\n> a\n"),
            [(1, "[!OPMERKING]".to_owned())]
        );
        assert_eq!(found("1. a\n   > [!Note] b\n"), [(2, "[!Note]".to_owned())]);
        assert!(found("> [!Note]\n> a\n\n**Opmerking:** b!\n").is_empty());
    }
}
