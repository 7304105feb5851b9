//! M011: marks of a dialect that no dialect knows.

use super::{clipped, quoted};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::procedure::Decision;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M011",
    name: "unknown-mark",
    severity: Severity::Info,
    summary: "marks of a dialect are known to no dialect",
    explain: "\
Many programs that show Markdown have marks of their own: `{{< … >}}` of Hugo,
`{% … %}` of Jekyll, `:::` of Docusaurus, elements of MDX. What they say is read
where a dialect knows the word. A word that a site made up for itself is shown
as the text it is, and what stands between two such marks is shown without
them; only the site's own program knows what else they do. The finding is one
for each article and names them all.

For example:

    {{< our-button label=\"Restart\" >}}

Instead:

    Select **Restart**.
",
};

/// How many words a message names.
const MOST: usize = 8;

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for decision in &view.model.decisions {
        let Decision::UnknownMarks { marks } = decision else {
            continue;
        };
        let Some((first, _)) = marks.first() else {
            continue;
        };
        findings.add(|| {
            let mut names: Vec<&str> = marks.iter().map(|(_, name)| name.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            let more = names.len().saturating_sub(MOST);
            let named: Vec<String> = names.iter().take(MOST).map(|name| quoted(name)).collect();
            let mut named = named.join(", ");
            if more > 0 {
                named = format!("{named} and {more} more");
            }
            let message = match names.len() {
                1 => format!("no dialect knows the mark {named}"),
                _ => format!("no dialect knows the marks {named}"),
            };
            Diagnostic::new(&RULE, *first, clipped_to_message(&message))
                .help("write what it shows: a runbook can only show its words")
        });
    }
}

/// A message of one line that stays short whatever marks are called.
fn clipped_to_message(message: &str) -> String {
    let parts: Vec<_> = message.split_inclusive(", ").map(clipped).collect();
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{check_text, found};

    #[test]
    fn one_finding_names_them_all() {
        let text = "{{< b >}} {{< a x=1 >}}\n\n{% c %} {{< a >}}\n";
        assert_eq!(found(&RULE, text), ["{{< b >}}"]);
        let all = check_text("en-US", text);
        let own = all.iter().find(|found| found.rule.code == RULE.code);
        let message = &own.unwrap().message;
        assert!(message.ends_with("the marks `a`, `b`, `c`"), "{message}");
        let known = "{{< note >}}\na\n{{< /note >}}\n\n:::tip\nb\n:::\n";
        assert!(found(&RULE, known).is_empty());
    }
}
