//! `MyST`, the Markdown of Sphinx: directives are fences with a word in braces.

use super::Meaning::{Aside, Code, Drop, Tab, Tabs, Wrap};
use super::{Dialect, Syntax, Tone};

pub(super) static DIALECT: Dialect = Dialect {
    name: "myst",
    syntax: &[Syntax::Fences],
    words: &[
        ("note", Aside(Tone::Note)),
        ("admonition", Aside(Tone::Note)),
        ("seealso", Aside(Tone::Note)),
        ("dropdown", Aside(Tone::Note)),
        ("versionadded", Aside(Tone::Note)),
        ("versionchanged", Aside(Tone::Note)),
        ("deprecated", Aside(Tone::Warning)),
        ("tip", Aside(Tone::Tip)),
        ("hint", Aside(Tone::Tip)),
        ("important", Aside(Tone::Important)),
        ("warning", Aside(Tone::Warning)),
        ("attention", Aside(Tone::Warning)),
        ("caution", Aside(Tone::Warning)),
        ("danger", Aside(Tone::Caution)),
        ("error", Aside(Tone::Caution)),
        ("tab-set", Tabs),
        ("tab-item", Tab(&[])),
        ("card", Wrap),
        ("grid", Wrap),
        ("grid-item", Wrap),
        ("grid-item-card", Wrap),
        ("code", Code(&[])),
        ("code-block", Code(&[])),
        ("sourcecode", Code(&[])),
        ("toctree", Drop),
        ("contents", Drop),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn fences_with_a_word_in_braces_are_no_code() {
        let text = "a\n\n```{warning}\nNever *twice*.\n```\n\nb\n";
        assert_eq!(shown("myst", text), "a (warning: Never *twice*.) b");
        let titled = "````{admonition} Mind\na\n\n```bash\nb\n```\n````\n\nc\n";
        assert_eq!(shown("myst", titled), "(note \"Mind\": a `bash:b`) c");
    }

    #[test]
    fn a_directive_for_code_names_its_language() {
        assert_eq!(shown("myst", "```{code-block} bash\na\n```\n"), "`bash:a`");
    }

    #[test]
    fn what_nobody_knows_stays_code() {
        assert_eq!(shown("myst", "```{mermaid}\na\n```\n"), "`mermaid:a`");
        assert_eq!(shown("github", "```{note}\na\n```\n"), "`note:a`");
    }
}
