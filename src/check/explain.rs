//! What `runbookc explain CODE` prints.

use super::{all_rules, rule};
use crate::diagnostic::Rule;

/// All there is to know about a rule, by its code or name: what it finds and
/// why that matters, an example with its fix, and how to set or allow it.
#[must_use]
pub fn explain(code_or_name: &str) -> Option<String> {
    let rule = rule(code_or_name)?;
    let (code, name, severity) = (rule.code, rule.name, rule.severity.as_str());
    let other = if severity == "warning" {
        "error"
    } else {
        "warning"
    };
    let text = rule.explain.trim();
    let mut summary = rule.summary.to_owned();
    if let Some(first) = summary.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    // Automation files have no place for allowances.
    let allowance = if code.starts_with('A') {
        String::new()
    } else {
        format!(
            "\n\
             To allow it in an article: a comment before the first block holds for the\n\
             whole article, one before another block for that block, one inside a text\n\
             for that text. Say why.\n\
             \n    <!-- runbookc: allow {name}: the reason -->\n"
        )
    };
    Some(format!(
        "{code} {name} ({severity})\n\
         \n\
         {summary}.\n\
         \n\
         {text}\n\
         \n\
         To give it another severity, or to turn it off, in runbookc.yaml:\n\
         \n    rules:\n      {name}: {other}    # or off, info, warning, error\n{allowance}"
    ))
}

/// What `runbookc explain` prints without a code: a line for each rule.
#[must_use]
pub fn list() -> String {
    let line = |rule: &Rule| {
        let severity = rule.severity.as_str();
        format!(
            "{} {:24} {severity:8} {}\n",
            rule.code, rule.name, rule.summary
        )
    };
    all_rules().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_a_line_a_rule() {
        let list = list();
        assert_eq!(list.lines().count(), all_rules().count());
        assert!(
            list.contains("P001 interrupted-list         warning  a numbered list"),
            "{list}"
        );
    }

    #[test]
    fn rules_are_explained_by_code_and_by_name() {
        let text = explain("p001").unwrap();
        assert!(text.starts_with("P001 interrupted-list ("), "{text}");
        assert_eq!(explain("interrupted-list"), Some(text));
        assert_eq!(explain("P1"), None);
    }
}
