//! M006: a picture that is in the text itself.

use crate::article::InlineKind;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M006",
    name: "inline-picture",
    severity: Severity::Info,
    summary: "a large picture stands in the text instead of in a file",
    explain: "\
A `data:` address holds the whole picture. Every copy of the article carries it,
in every language; editors and translation tools choke on its line.

With some hundred thousand letters more, for example:

    ![The dialog](data:image/png;base64,iVBORw0KGgoAAAANSUhEUg)

Instead:

    ![The dialog](media/dialog.png)
",
};

/// Smaller ones are icons.
const LARGEST: usize = 8 * 1024;

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for inline in &view.links {
        if let InlineKind::Image(link) | InlineKind::Link(link) = &inline.kind
            && link.dest.len() > LARGEST
            && link.dest.starts_with("data:image/")
        {
            findings.add(|| finding(inline.span, link.dest.len()));
        }
    }
    for &(span, html) in &view.html {
        if html.len() > LARGEST
            && let Some(at) = memchr::memmem::find(html.as_bytes(), b"data:image/")
        {
            let start = span.start as usize + at;
            findings.add(|| finding(Span::new(start..span.end as usize), html.len() - at));
        }
    }
}

fn finding(span: Span, bytes: usize) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("a picture of {} KB stands in the text itself", bytes / 1024),
    )
    .help("save it as a file beside the article, and write its name as the address")
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, RULE};
    use crate::check::testing::found;

    #[test]
    fn only_large_ones_are_told() {
        let data = format!("data:image/png;base64,{}", "A".repeat(LARGEST));
        assert_eq!(found(&RULE, &format!("![a]({data}) b")).len(), 1);
        assert_eq!(found(&RULE, &format!("<img src=\"{data}\">")).len(), 1);
        assert!(
            found(
                &RULE,
                &format!("![a](data:image/png;base64,AA) {}", "b".repeat(LARGEST))
            )
            .is_empty()
        );
        assert!(found(&RULE, &format!("`{data}`")).is_empty());
    }
}
