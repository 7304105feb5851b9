//! F007: front matter and folder name different locales.

use super::{quoted, value_span};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::{Lexicon, Tongue};
use crate::source::Locale;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "F007",
    name: "locale-mismatch",
    severity: Severity::Warning,
    summary: "a folder names another locale than `ms.contentlocale` or the text",
    explain: "\
The article stands where articles of one locale stand, and says of itself that
it is in another, or its text is plainly in another. The text is read by the
words of its own language; else the folder counts. Either the file was copied
to the wrong folder, or the key was left over from another translation.

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
    text(view, findings);
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

/// What the text itself says of its language.
fn text(view: &View<'_, '_>, findings: &mut Findings) {
    let place = view.locale;
    let (message, help) = match view.tongue {
        Tongue::Known(own) if !view.unplaced && own.language() != place.language() => (
            format!("the text is in {own}, and stands where articles in {place} are"),
            format!("translate it, or move it where articles in {own} are"),
        ),
        // Without a lexicon of its own, a place says nothing of scripts.
        Tongue::Unknown(script) if !Lexicon::of(place).is_empty() => (
            format!(
                "the text is in {script} script, whose languages have no lexicon; it is read by its structure alone"
            ),
            "say by its folder which language it is in, and look at what its steps run".to_owned(),
        ),
        _ => return,
    };
    findings.add(|| {
        let line = view.body_text().trim_start();
        let start = view.text.len() - line.len();
        let end = start + line.lines().next().map_or(0, str::len);
        Diagnostic::new(&RULE, Span::new(start..end), message).help(help)
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
