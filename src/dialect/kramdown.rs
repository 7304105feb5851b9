//! Kramdown: attributes in braces, which other dialects have taken over.

use super::Meaning::Aside;
use super::{Dialect, Syntax, Tone};

pub(super) static DIALECT: Dialect = Dialect {
    name: "kramdown",
    syntax: &[Syntax::Attributes],
    words: &[
        ("note", Aside(Tone::Note)),
        ("note-title", Aside(Tone::Note)),
        ("info", Aside(Tone::Note)),
        ("highlight", Aside(Tone::Note)),
        ("tip", Aside(Tone::Tip)),
        ("important", Aside(Tone::Important)),
        ("important-title", Aside(Tone::Important)),
        ("warning", Aside(Tone::Warning)),
        ("warning-title", Aside(Tone::Warning)),
        ("caution", Aside(Tone::Warning)),
        ("danger", Aside(Tone::Caution)),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn attributes_go() {
        let text = "## Head {#id .c}\n{#own}\n\n# Two {#a} {#b}\n\n- [Link {#c}](#c)\n\n* TOC\n{:toc}\n\nA **b**{: .c} [d](e){:target=\"_blank\"}\n{: .lead }\n\n![p](q.png){ width=\"3\" }\n";
        assert_eq!(
            shown("kramdown", text),
            "## Head # Two (- [Link ](#c)) A **b** [d](e) ![p](q.png)"
        );
    }

    #[test]
    fn a_class_makes_a_note() {
        let text = "{: .warning }\nMind this.\n\nAfter.\n";
        assert_eq!(shown("kramdown", text), "(warning: Mind this.) After.");
        let below = "Mind this,\nand that.\n{: .note}\n\nAfter.\n";
        assert_eq!(
            shown("kramdown", below),
            "(note: Mind this, and that.) After."
        );
    }

    #[test]
    fn braces_of_others_stay() {
        for (text, read) in [
            (
                "Use {x} and ${y} or `{: .a}`.",
                "Use {x} and ${y} or `{: .a}`.",
            ),
            ("```\n# a {#b}\n```", "`:# a {#b}`"),
            ("a {:b", "a {:b"),
        ] {
            assert_eq!(shown("kramdown", text), read);
        }
    }
}
