//! M010: a word that lost the space before or after a label.

use super::{clipped, quoted};
use crate::article::{Inline, InlineKind, plain_text, push_plain};
use crate::check::{Findings, View};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::text::Span;
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule {
    code: "M010",
    name: "glued-word",
    severity: Severity::Warning,
    summary: "a word is glued to a bold label or a link",
    explain: "\
The space between a label and the next word is missing, so that the two read as
one. Translation tools lose it where they put the label back into the sentence.
Only words that stand by themselves elsewhere in the article are reported:
endings that belong to a label (`**Setting**s`) are not, and neither is text in
languages without spaces.

For example:

    Save and close.

    Select **Next**and wait.

Instead:

    Save and close.

    Select **Next** and wait.
",
};

/// So many words are looked up in an article; a search goes through all of it.
const MOST_SEARCHES: usize = 200;

pub(super) fn run(view: &View<'_, '_>, findings: &mut Findings) {
    let mut searches = 0;
    for inline in &view.glued {
        let what = match inline.kind {
            InlineKind::Link(_) => "link",
            _ => "label",
        };
        for (word, label_first) in [
            (word_after(view, inline), true),
            (word_before(view, inline), false),
        ] {
            if word.is_empty() || has_space(inline, label_first) {
                continue;
            }
            searches += 1;
            if searches > MOST_SEARCHES {
                return;
            }
            if is_separate_word(view, word.clone()) {
                findings.add(|| {
                    let (glued, label) = (&view.text[word.clone()], shown(view.text, inline));
                    let repaired = if label_first {
                        format!("{label} {glued}")
                    } else {
                        format!("{glued} {label}")
                    };
                    let message = format!(
                        "the space between {} and the {what} is missing",
                        quoted(glued)
                    );
                    Diagnostic::new(&RULE, Span::new(word), message)
                        .help(format!("write {}", quoted(&repaired)))
                });
            }
        }
    }
}

/// Whether the space shows all the same, because it stands inside the label.
fn has_space(inline: &Inline<'_>, at_end: bool) -> bool {
    let mut text = String::new();
    push_plain(std::slice::from_ref(inline), &mut text);
    if at_end {
        text.ends_with(char::is_whitespace)
    } else {
        text.starts_with(char::is_whitespace)
    }
}

/// The word that begins where the label ends.
fn word_after(view: &View<'_, '_>, inline: &Inline<'_>) -> Range<usize> {
    let start = inline.span.end as usize;
    if inline.span.slice(view.text).ends_with(is_unspaced) {
        return start..start;
    }
    let letters = view.text[start..].chars().take_while(|c| is_word(*c));
    start..start + letters.map(char::len_utf8).sum::<usize>()
}

/// The word that ends where the label begins. Some languages write a word of
/// one letter onto the next one.
fn word_before(view: &View<'_, '_>, inline: &Inline<'_>) -> Range<usize> {
    let end = inline.span.start as usize;
    let letters = view.text[..end].chars().rev().take_while(|c| is_word(*c));
    if letters.clone().count() < 2 {
        return end..end;
    }
    end - letters.map(char::len_utf8).sum::<usize>()..end
}

fn is_word(c: char) -> bool {
    c.is_alphabetic() && !is_unspaced(c)
}

/// Scripts that put no space between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether the article has the word between spaces too, so that it is no
/// ending, prefix or particle.
fn is_separate_word(view: &View<'_, '_>, word: Range<usize>) -> bool {
    let body = view.body_text();
    let needle = &view.text.as_bytes()[word];
    memchr::memmem::find_iter(body.as_bytes(), needle).any(|at| {
        body[..at].ends_with([' ', '\n', '\u{a0}'])
            && body[at + needle.len()..].starts_with([' ', '\n', '\r', '\u{a0}'])
    })
}

/// A label as far as a message needs it: of a link only the text.
fn shown(text: &str, inline: &Inline<'_>) -> String {
    match &inline.kind {
        InlineKind::Link(link) => match plain_text(&link.content) {
            empty if empty.is_empty() => "[…](…)".to_owned(),
            text => format!("[{}](…)", clipped(&text)),
        },
        _ => clipped(inline.span.slice(text)).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{found, helps};

    #[test]
    fn words_of_the_article_are_told() {
        let text =
            "Open en sluit.\n\nKies **Opslaan**en wacht. Kies[dit](x)en dat. Lees ook Kies hier.\n";
        assert_eq!(found(&RULE, text), ["en", "Kies", "en"]);
        assert_eq!(helps(&RULE, text)[0], "write `**Opslaan** en`");
        assert_eq!(helps(&RULE, text)[1], "write `Kies [dit](…)`");
    }

    #[test]
    fn endings_and_languages_without_spaces_are_fine() {
        for text in [
            "**Setting**s and **user**s",
            "**設定**を 開く を 。",
            "을 있 **설정**을",
            "و هنا و[هنا](x)",
            "a*b*c a c",
            "Lees [dit ](x)en en of of[ dat](x).",
            "https://x.example and and<https://y.example>and and",
        ] {
            assert!(found(&RULE, text).is_empty(), "{text}");
        }
    }
}
