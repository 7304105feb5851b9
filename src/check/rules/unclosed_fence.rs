//! M009: a block of code that nobody closed.

use crate::article::Block;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M009",
    name: "unclosed-fence",
    severity: Severity::Warning,
    summary: "a fenced block of code has no closing fence",
    explain: "\
Code that begins with ``` ends with a line of at least as many backticks, and
nothing else on it. Without one, all that follows is code, up to the end of the
list item or quote it stands in, or of the file.

For example:

    ```bash
    ls

    Then read the list.

Instead:

    ```bash
    ls
    ```

    Then read the list.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for block in &view.fenced {
        let source = block.span.slice(view.text);
        // What a dialect has opened by another mark is told by that.
        if !source.trim_start().starts_with(['`', '~']) || is_closed(view.text, block) {
            continue;
        }
        let opening = source.lines().next().unwrap_or("");
        let start = block.span.start as usize;
        let span = Span::new(start..start + opening.len());
        findings.add(|| {
            let help = format!(
                "put a line with {} after the last line of code",
                fence(opening)
            );
            Diagnostic::new(&RULE, span, "the code that begins here is never closed").help(help)
        });
    }
}

/// The characters that open a block of code.
fn fence(line: &str) -> &str {
    let line = line.trim_start();
    let first = line.chars().next().unwrap_or('`');
    let end = line.find(|c| c != first).unwrap_or(line.len());
    &line[..end]
}

fn is_closed(text: &str, block: &Block<'_>) -> bool {
    let source = block.span.slice(text).trim_end();
    let Some((opening, rest)) = source.split_once('\n') else {
        return false;
    };
    let fence = fence(opening);
    let last = rest.rsplit('\n').next().unwrap_or(rest);
    // What stands before it may be the markers of quotes.
    let closing = last.trim_start_matches(['>', ' ', '\t']).trim_end();
    closing.starts_with(fence) && closing.chars().all(|c| fence.starts_with(c))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, helps};

    #[test]
    fn code_to_the_end_is_told() {
        assert_eq!(found(&RULE, "```sh\na\n\nb\n"), ["```sh"]);
        assert_eq!(found(&RULE, "1. ~~~\n   a\n2. b\n"), ["~~~"]);
        assert_eq!(found(&RULE, "````\na\n```\n"), ["````"]);
        assert_eq!(found(&RULE, "```"), ["```"]);
        let shortcode = "{{< highlight sh >}}\na\n{{< /highlight >}}\n";
        assert!(found(&RULE, shortcode).is_empty());
        assert_eq!(
            helps(&RULE, "````\na\n```\n"),
            ["put a line with ```` after the last line of code"]
        );
    }

    #[test]
    fn closed_and_indented_code_is_fine() {
        for text in [
            "```\na\n```\n",
            "> ```\n> a\n> ```\n",
            "~~~ x\na\n~~~~  \n",
            "    ```\n    a\n",
            "```\r\na\r\n```\r\n",
            "a ``` b",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text:?}");
        }
    }
}
