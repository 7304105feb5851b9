//! M005: an address that would run something.

use super::quoted;
use crate::article::InlineKind;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::{Span, is_script_address};

/// The rule.
pub static RULE: Rule = Rule {
    code: "M005",
    name: "script-address",
    severity: Severity::Error,
    summary: "a link would run a script instead of going somewhere",
    explain: "\
An address such as `javascript:…` runs code where it is clicked. No such address
gets into anything that is generated; the text of the link stays.

For example:

    Open the [portal](javascript:open('portal')).

Instead:

    Open the [portal](https://portal.example.com/).
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for inline in &view.links {
        if let InlineKind::Link(link) | InlineKind::Image(link) = &inline.kind
            && is_script_address(&link.dest)
        {
            findings.add(|| finding(inline.span, &link.dest));
        }
    }
    for &(span, html) in &view.html {
        check_html(span, html, findings);
    }
}

/// Looks at the values of attributes. `data:` is left to where it matters:
/// pictures have such addresses.
fn check_html(span: Span, html: &str, findings: &mut Findings) {
    for at in memchr::memchr_iter(b':', html.as_bytes()) {
        let head = &html[..at];
        let word = at
            - head
                .bytes()
                .rev()
                .take_while(u8::is_ascii_alphabetic)
                .count();
        if matches!(head[..word].bytes().next_back(), Some(b'=' | b'"' | b'\''))
            && is_script_address(&html[word..])
            && !html[word..].starts_with("data:")
        {
            let start = span.start as usize + word;
            let end = span.start as usize + at + 1;
            findings.add(|| finding(Span::new(start..end), &html[word..=at]));
        }
    }
}

fn finding(span: Span, address: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("the address {} would run code", quoted(address)),
    )
    .help("link to a page; this link is left out of everything that is generated")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn however_it_is_typed() {
        for text in [
            "[a](javascript:alert)",
            "[a](JavaScript&#58;alert)",
            "[a](< javascript:alert>)",
            "![a](vbscript:x)",
            "[a](data:text/html,x)",
            "<a href=\"javascript:x\">a</a>",
            "<a href=JAVASCRIPT:x>a</a>",
            "[a]\n\n[a]: javascript:x",
        ] {
            assert_eq!(found(&RULE, text).len(), 1, "{text}");
        }
    }

    #[test]
    fn ordinary_addresses_are_fine() {
        for text in [
            "[a](https://x.example/javascript:1)",
            "[a](mailto:x@y.example)",
            "![a](data:image/png;base64,AA)",
            "[a](ms-settings:display)",
            "a javascript: b <b>",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
