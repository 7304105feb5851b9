//! M001: stars that show as stars, because the bold around a label is broken.

use super::{clipped, quoted};
use crate::article::{self, BlockKind, Inline, InlineKind};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;
use std::borrow::Cow;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M001",
    name: "broken-emphasis",
    severity: Severity::Warning,
    summary: "stars that were meant to make text bold show as stars",
    explain: "\
Bold text begins with `**` right before its first letter and ends with `**`
right after its last one. With a space inside, or without a partner, the stars
show, and the label is not recognized as one. Translation tools often move or
drop the space around a label.

For example:

    Select ** Next**, then **Open **and wait.

Instead:

    Select **Next**, then **Open** and wait.

Stars that are meant to show are written `\\*\\*` or stand in code.
",
};

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    for run in &view.stars {
        check_run(view.text, run, findings);
    }
}

/// Stars that show, and the piece of text they stand in.
#[derive(Clone, Copy)]
struct Stars {
    span: Span,
    /// The space before or after that keeps them from being bold.
    before: Side,
    after: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Nothing or space.
    Space,
    Punctuation,
    Letter,
}

impl Side {
    fn of(c: Option<char>) -> Self {
        match c {
            Some(c) if c.is_alphanumeric() => Self::Letter,
            Some(c) if !c.is_whitespace() => Self::Punctuation,
            _ => Self::Space,
        }
    }
}

fn check_run(text: &str, run: &[Inline<'_>], findings: &mut Findings) {
    let mut open: Option<Stars> = None;
    for (n, inline) in run.iter().enumerate() {
        if let InlineKind::Emphasis(_) = &inline.kind {
            half(text, run, n, findings);
        }
        // An escape or an entity is a star that is meant to show.
        let InlineKind::Text(Cow::Borrowed(piece)) = &inline.kind else {
            continue;
        };
        let bytes = piece.as_bytes();
        if inline.span.len() != piece.len() {
            continue;
        }
        let mut at = 0;
        while let Some(found) = memchr::memmem::find(&bytes[at..], b"**") {
            let start = at + found;
            at = start + bytes[start..].iter().take_while(|&&b| b == b'*').count();
            let base = inline.span.start as usize;
            let Some(found) = Stars::new(text, Span::new(base + start..base + at)) else {
                continue;
            };
            match open.take() {
                Some(first) => pair(text, first, found, findings),
                None => open = Some(found),
            }
        }
    }
    if let Some(stars) = open {
        alone(stars, findings);
    }
}

impl Stars {
    /// Stars with what stands around them, unless they were hardly meant as
    /// bold: a masked word (`*****`) or a path pattern (`**/*.js`).
    fn new(text: &str, span: Span) -> Option<Self> {
        let before = char_before(text, span.start);
        let after = char_after(text, span.end);
        let pattern = |c: Option<char>| matches!(c, Some('/' | '\\' | '.'));
        if span.len() > 3
            || (pattern(before) && after != Some(' '))
            || matches!(after, Some('/' | '\\'))
        {
            return None;
        }
        Some(Self {
            span,
            before: Side::of(before),
            after: Side::of(after),
        })
    }
}

fn char_before(text: &str, offset: u32) -> Option<char> {
    text[..offset as usize].chars().next_back()
}

fn char_after(text: &str, offset: u32) -> Option<char> {
    text[offset as usize..].chars().next()
}

fn pair(text: &str, first: Stars, second: Stars, findings: &mut Findings) {
    findings.add(|| {
        let why = match (first.after, second.before) {
            (Side::Space, _) => "a space follows the opening `**`",
            (_, Side::Space) => "a space stands before the closing `**`",
            _ => "a letter and a punctuation mark meet at the `**`",
        };
        let diagnostic = Diagnostic::new(
            &RULE,
            first.span,
            format!("these stars show instead of making text bold: {why}"),
        )
        .label(second.span, "and so do these");
        match repaired(text, first, second) {
            Some(repaired) => diagnostic.help(format!("write {}", quoted(&repaired))),
            None => diagnostic.help(
                "put `**` right before the first and right after the last letter of the label",
            ),
        }
    });
}

fn alone(stars: Stars, findings: &mut Findings) {
    findings.add(|| {
        Diagnostic::new(
            &RULE,
            stars.span,
            "these stars show: they have no partner to make text bold with",
        )
        .help(
            "put `**` right before the first and right after the last letter of the label, or write `\\*\\*` where stars are meant to show",
        )
    });
}

/// Tells a star beside emphasis: `**label*` is a star and an emphasized label.
fn half(text: &str, run: &[Inline<'_>], n: usize, findings: &mut Findings) {
    let emphasis = run[n].span;
    // A star that an escape made a text of is a piece of its own.
    let verbatim = |inline: &&Inline<'_>| matches!(&inline.kind, InlineKind::Text(Cow::Borrowed(piece)) if piece.len() == inline.span.len());
    let before = n.checked_sub(1).and_then(|n| run.get(n)).filter(verbatim);
    let after = run.get(n + 1).filter(verbatim);
    let before = before.is_some_and(|piece| piece.span.slice(text).ends_with('*'));
    let after = after.is_some_and(|piece| piece.span.slice(text).starts_with('*'));
    if before == after || text.as_bytes().get(emphasis.start as usize) != Some(&b'*') {
        return;
    }
    let (start, end) = (emphasis.start as usize, emphasis.end as usize);
    let (star, label) = if before {
        (
            Span::new(start - 1..start),
            format!("{}*", emphasis.slice(text)),
        )
    } else {
        (
            Span::new(end..end + 1),
            format!("*{}", emphasis.slice(text)),
        )
    };
    let whole = if before {
        format!("*{label}")
    } else {
        format!("{label}*")
    };
    let message = "this star shows: bold takes two on either side, and one is missing";
    findings.add(|| {
        let help = if is_bold(&whole) {
            format!("write {}", quoted(&whole))
        } else {
            "put `**` on both sides of the label".to_owned()
        };
        Diagnostic::new(&RULE, star, message).help(help)
    });
}

/// Between stars that are farther apart, hardly one label was meant.
const LONGEST_LABEL: usize = 300;

/// The two stars and what is between them, written so that the parser makes
/// bold text of it; with the spaces that this takes outside.
fn repaired(text: &str, first: Stars, second: Stars) -> Option<String> {
    let inner = &text[first.span.end as usize..second.span.start as usize];
    if inner.len() > LONGEST_LABEL || inner.contains('\n') || inner.contains("**") {
        return None;
    }
    let words = inner.trim();
    if words.is_empty() {
        return None;
    }
    let lead = inner.starts_with(char::is_whitespace) && first.before != Side::Space;
    let trail = inner.ends_with(char::is_whitespace) && second.after != Side::Space;
    let space = |wanted: bool| if wanted { " " } else { "" };
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let (left, right) = words.split_once(bare).unwrap_or(("", ""));
    let around = |candidate: &str| {
        let before = char_before(text, first.span.start).unwrap_or(' ');
        let after = char_after(text, second.span.end).unwrap_or(' ');
        format!("{before}{candidate}{after}")
    };
    [
        format!("{}**{words}**{}", space(lead), space(trail)),
        format!("{}{left}**{bare}**{right}{}", space(lead), space(trail)),
        format!(
            "{}**{words}**{}",
            space(first.before == Side::Letter),
            space(second.after == Side::Letter)
        ),
    ]
    .into_iter()
    .find(|candidate| !bare.is_empty() && is_bold(&around(candidate)))
    .map(|candidate| clipped(candidate.trim()).into_owned())
}

/// Whether a text is read as bold, without a star left over.
fn is_bold(markdown: &str) -> bool {
    let article = article::parse(markdown.trim(), 0);
    let [block] = &article.blocks[..] else {
        return false;
    };
    let BlockKind::Paragraph(content) = &block.kind else {
        return false;
    };
    let bold = |inline: &Inline<'_>| matches!(inline.kind, InlineKind::Strong(_));
    content.iter().any(bold) && !article::plain_text(content).contains("**")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, helps};

    #[test]
    fn a_space_inside_is_moved_out() {
        for (text, help) in [
            ("Kies ** Volgende** nu.", "write `**Volgende**`"),
            ("**Openen **en kies", "write `**Openen**`"),
            ("Kies** Volgende **nu.", "write `**Volgende**`"),
            ("a **b:**c", "write `**b**:`"),
            ("「a」**「設定」**を", "write `「**設定**」`"),
        ] {
            assert_eq!(found(&RULE, text), ["**"], "{text}");
            assert_eq!(helps(&RULE, text), [help], "{text}");
        }
    }

    #[test]
    fn pairs_are_told_once_and_single_ones_by_themselves() {
        assert_eq!(found(&RULE, "**a **b **c **d").len(), 2);
        assert_eq!(found(&RULE, "Select **Next and wait.").len(), 1);
        assert_eq!(found(&RULE, "a ** b** c **d** e").len(), 1);
        assert_eq!(found(&RULE, "**a [l](x) **b").len(), 1);
        assert!(helps(&RULE, "**a [l](x) **b")[0].contains("**a [l](x)**"));
    }

    #[test]
    fn a_star_too_few_is_told() {
        for (text, place) in [("a **b* c", "*"), ("a *b** c", "*"), ("_*b** c", "*")] {
            assert_eq!(found(&RULE, text), [place], "{text}");
            assert_eq!(helps(&RULE, text), ["write `**b**`"], "{text}");
        }
    }

    #[test]
    fn stars_that_are_meant_to_show_are_left_alone() {
        for text in [
            "**a** b",
            r"\*\*a",
            r"\** a",
            "`** a`",
            "&#42;&#42;a",
            "*****",
            "src/**/*.js",
            "/tmp/**",
            "    ** code",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
