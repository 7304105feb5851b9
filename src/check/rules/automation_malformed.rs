//! A001: an automation file that cannot be read.

use super::{clipped, quoted};
use crate::check::near::nearest;
use crate::check::{AutomationFile, Findings};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::source::place::place;
use crate::source::yaml::YamlError;
use crate::text::{LineIndex, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "A001",
    name: "automation-malformed",
    severity: Severity::Error,
    summary: "an automation file cannot be read",
    explain: "\
The file is no YAML, has a key that there is not, a key twice, or a value of the
wrong kind. What it was meant to do is not known, so nothing is made of its
article: the runbooks that were made before stay as they are, whatever this
finding is set to.

For example:

    steps:
      p1.1:
        bash:
          runs: systemctl restart web

Instead:

    steps:
      p1.1:
        bash:
          run: systemctl restart web

`runbookc schema automation` prints the JSON Schema of these files, by which
many editors complete and check them.
",
};

/// How the reason ends where a step or a value stands twice.
const TWICE: &str = "` stands there twice";

/// What follows where an automation file cannot be read.
const CONSEQUENCE: &str = "until it is mended, the runbooks of the article stay as they are";

pub(super) fn run(file: &AutomationFile<'_>, findings: &mut Findings) {
    let Err(error) = file.read else {
        return;
    };
    findings.add(|| {
        let message = reason(&error.message);
        let message = format!("this cannot be read: {message}");
        let help = match meant(&message) {
            Some(word) => format!("did you mean {}?\n{CONSEQUENCE}", quoted(word)),
            None => CONSEQUENCE.to_owned(),
        };
        Diagnostic::new(&RULE, span(file.text, error), message).help(help)
    });
}

/// The YAML crate's reason in our words. It quotes what stands in the file,
/// however long that is; what could be there instead comes after it.
fn reason(message: &str) -> String {
    let message = message.replace(['\n', '\r'], " ");
    // Where the text around it begins is told by the line that is shown.
    let message = message.split(" at line ").next().unwrap_or("");
    match message.split_once(", expected ") {
        Some((found, expected)) => {
            let expected = match expected.strip_prefix("struct ") {
                Some(_) => "a mapping",
                None => expected,
            };
            format!("{}, expected {expected}", clipped(found))
        }
        None => clipped(message).into_owned(),
    }
}

/// Of the words that a key could be, the one that was probably meant.
fn meant(message: &str) -> Option<&str> {
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (word, expected) = words.split_first()?;
    nearest(word, expected.iter().copied())
}

/// The word at the place that the YAML parser tells. Its columns are characters.
fn span(text: &str, error: &YamlError) -> Span {
    if let Some(second) = second_of_two(text, &error.message) {
        return second;
    }
    let Some((line, column)) = error.place else {
        return Span::at(0);
    };
    let range = LineIndex::new(text).range(text, u32::try_from(line).unwrap_or(u32::MAX));
    let content = text.get(range.clone()).unwrap_or("");
    let lead = content.char_indices().nth(column.saturating_sub(1));
    let start = lead.map_or(content.len(), |(at, _)| at);
    let rest = &content[start..];
    let ends = |c: char| c.is_whitespace() || matches!(c, ':' | ',' | '}' | ']');
    let length = rest.find(ends).unwrap_or(rest.len());
    let length = length.max(rest.chars().next().map_or(0, char::len_utf8));
    Span::new(range.start + start..range.start + start + length)
}

/// Of a key that stands twice, the parser tells where the mapping begins.
fn second_of_two(text: &str, message: &str) -> Option<Span> {
    let (path, key) = message.strip_suffix(TWICE)?.split_once(": `")?;
    let path = [path, key];
    let first = place(text, &path)?.key.range();
    // Without the first one, the second is found.
    let mut rest = text.to_owned();
    rest.replace_range(first.clone(), &"-".repeat(first.len()));
    place(&rest, &path).map(|place| place.key)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{automation_found, automation_helps};

    #[test]
    fn points_at_what_cannot_be_read() {
        let found = |text| automation_found(&RULE, text);
        let line = "# één\nsteps:\n  p1.1: {bash: {run: x}, \"é\": 1}\n";
        assert_eq!(found(line), [(3, "\"é\"".to_owned())]);
        assert_eq!(found("steps:\n  p1.1: []\n"), [(2, "[".to_owned())]);
        assert_eq!(found("steps: {p1.1: {}\n").len(), 1);
        let twice = "steps:\n  p1.1: {}\n  p1.2: {}\n  p1.1: {}\n";
        assert_eq!(found(twice), [(4, "p1.1".to_owned())]);
        let name = "parameters:\n  a: {variable: a-b}\n";
        assert_eq!(found(name).len(), 1);
        assert!(found("# nothing\n").is_empty());
    }

    #[test]
    fn the_word_that_was_meant_is_named() {
        let help = automation_helps(&RULE, "steps:\n  p1.1:\n    basch: {run: x}\n");
        assert!(help[0].starts_with("did you mean `bash`?"), "{help:?}");
    }
}
