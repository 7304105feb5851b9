//! F008: the file is not UTF-8.

use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "F008",
    name: "not-utf8",
    severity: Severity::Error,
    summary: "the file holds bytes that are not UTF-8",
    explain: "\
Some bytes are no characters in UTF-8, the encoding of all articles. They show
as \u{fffd}. The file was probably saved in an older encoding such as Windows-1252.

Windows-1252 has the byte E9 where UTF-8 has C3 A9. For example:

    Caf\u{fffd}

Open the file in the encoding that shows it right, and save it as UTF-8.
Instead:

    Café
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let Some(first) = view.replaced.first() else {
        return;
    };
    findings.add(|| {
        let count = view.replaced.len();
        let places = if count == 1 {
            "bytes here are not UTF-8".to_owned()
        } else {
            format!("bytes in {count} places, the first one here, are not UTF-8")
        };
        Diagnostic::new(&RULE, *first, format!("{places} and show as \u{fffd}"))
            .help("open the file in the encoding that shows it right, and save it as UTF-8")
    });
}

#[cfg(test)]
mod tests {
    use crate::check::testing::check_bytes;

    #[test]
    fn is_said_once_a_file() {
        let (text, found) = check_bytes("en-US", b"# t\n\ncaf\xe9 caf\xe9\n");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule.code, "F008");
        assert_eq!(found[0].span.start as usize, text.find('\u{fffd}').unwrap());
        assert!(found[0].message.contains("2 places"));
    }
}
