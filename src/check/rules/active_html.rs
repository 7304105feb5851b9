//! M007: HTML that runs or loads something.

use super::quoted;
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M007",
    name: "active-html",
    severity: Severity::Warning,
    summary: "raw HTML runs or loads something",
    explain: "\
Scripts, frames, embedded objects and event handlers (`onclick`) work in a
browser at best. Nothing that is generated holds them, so what they show is
missing from every runbook.

For example:

    <iframe src=\"https://video.example.com/42\"></iframe>

Instead:

    [Watch the video](https://video.example.com/42)
",
};

const ELEMENTS: [&str; 10] = [
    "script", "iframe", "object", "embed", "applet", "frame", "frameset", "base", "meta", "link",
];

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for &(span, html) in &view.html {
        for tag in memchr::memchr_iter(b'<', html.as_bytes()) {
            let inside = &html[tag + 1..];
            let name = word(inside);
            let place = |at: usize, length: usize| {
                let start = span.start as usize + at;
                Span::new(start..start + length)
            };
            if ELEMENTS
                .iter()
                .any(|element| name.eq_ignore_ascii_case(element))
            {
                findings.add(|| finding(place(tag, name.len() + 1), &format!("<{name}>")));
            } else if let Some(at) = handler(inside) {
                let name = word(&inside[at..]);
                findings.add(|| finding(place(tag + 1 + at, name.len()), name));
            }
        }
    }
}

fn word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

/// Where an event handler begins among the attributes of a tag.
fn handler(inside: &str) -> Option<usize> {
    let end = memchr::memchr(b'>', inside.as_bytes()).unwrap_or(inside.len());
    let tag = &inside[..end];
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b' ' | b'\t' | b'\n' | b'/') => {
                let name = word(&tag[at + 1..]);
                let after = tag[at + 1 + name.len()..].trim_start();
                let is_event = name.len() > 3 && name.as_bytes()[..2].eq_ignore_ascii_case(b"on");
                if is_event && after.starts_with('=') {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn finding(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!(
            "{} is left out of everything that is generated",
            quoted(what)
        ),
    )
    .help("say it in Markdown: a link, a picture, a paragraph")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::found;

    #[test]
    fn elements_and_handlers_are_found() {
        for (text, place) in [
            ("<script>x</script>", "<script"),
            ("a <IFRAME src=x> b", "<IFRAME"),
            ("<p class=\"a\" onclick = 'x'>a</p>", "onclick"),
            ("a <img src=x onerror=y> b", "onerror"),
        ] {
            assert_eq!(found(&RULE, text)[0], place, "{text}");
        }
    }

    #[test]
    fn quiet_html_is_fine() {
        for text in [
            "<a name=\"on=x\"></a>",
            "<p title=' onclick=x '>turn on = off</p>",
            "<!-- script -->",
            "<br> on = 1",
            "`<script>`",
            "a < script",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
