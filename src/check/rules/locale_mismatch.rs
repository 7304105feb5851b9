//! F007: front matter and folder name different locales.

use super::{quoted, value_span};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::Locale;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F007",
    name: "locale-mismatch",
    severity: Severity::Warning,
    summary: "`ms.contentlocale` and the folder name different locales",
    explain: "\
The article stands where articles of one locale stand, and says of itself that
it is in another. The folder counts. Either the file was copied to the wrong
folder, or the key was left over from another translation.

In the folder of en-US, for example:

    ---
    title: Reset a password
    ms.contentlocale: fr-FR
    ---
    Text.

Instead:

    ---
    title: Reset a password
    ms.contentlocale: en-US
    ---
    Text.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let entry = view
        .front
        .entries
        .iter()
        .find(|e| e.key == "ms.contentlocale");
    let Some((entry, said)) = entry.and_then(|entry| Some((entry, entry.value.scalar()?))) else {
        return;
    };
    let place = view.locale;
    if said.trim().is_empty() || said.eq_ignore_ascii_case(place.as_str()) {
        return;
    }
    // `nl` is what nl-NL and nl-BE are; nothing contradicts the folder.
    let general = |a: &Locale, b: &Locale| a.as_str() == b.language();
    if let Ok(said) = Locale::parse(said.trim())
        && (said == *place || general(&said, place) || general(place, &said))
    {
        return;
    }
    findings.add(|| {
        Diagnostic::new(
            &RULE,
            value_span(view, entry),
            format!(
                "the article says that it is in {}, and stands where articles in {place} are",
                quoted(&said)
            ),
        )
        .help(format!(
            "write `ms.contentlocale: {place}`, or move the file"
        ))
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn case_and_a_missing_region_are_no_mismatch() {
        for (said, count) in [
            ("nl-nl", 1),
            ("en-us", 0),
            ("EN", 0),
            ("en-GB", 1),
            ("''", 0),
            ("x y", 1),
        ] {
            let text = format!("---\nms.contentlocale: {said}\n---\ntext\n");
            assert_eq!(found(&RULE, &text).len(), count, "{said}");
        }
        let text = "---\nms.contentlocale: \"nl-NL\" # why\n---\ntext\n";
        assert_eq!(found(&RULE, text), ["\"nl-NL\" # why"]);
    }
}
