//! `MkDocs` with Material: marks whose content is indented below them.

use super::Meaning::Aside;
use super::{Dialect, Syntax, Tone};

pub(super) static DIALECT: Dialect = Dialect {
    name: "mkdocs",
    syntax: &[Syntax::Indented, Syntax::Snippet, Syntax::Attributes],
    words: &[
        ("tip", Aside(Tone::Tip)),
        ("hint", Aside(Tone::Tip)),
        ("success", Aside(Tone::Tip)),
        ("check", Aside(Tone::Tip)),
        ("important", Aside(Tone::Important)),
        ("warning", Aside(Tone::Warning)),
        ("caution", Aside(Tone::Warning)),
        ("attention", Aside(Tone::Warning)),
        ("danger", Aside(Tone::Caution)),
        ("error", Aside(Tone::Caution)),
        ("failure", Aside(Tone::Warning)),
        ("bug", Aside(Tone::Warning)),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn what_is_indented_belongs_to_the_mark() {
        let text = "2. Mount.\n!!! warning \"Care*ful*\"\n    Not twice.\n\n        code\n3. Check.\n\n    ??? note\n        a\n\n    b\n";
        assert_eq!(
            shown("mkdocs", text),
            "(2. Mount.) (warning \"Care*ful*\": Not twice. `:code`) (3. Check. (note: a) b)"
        );
    }

    #[test]
    fn tabs_side_by_side_are_one_group() {
        let text = "1. Get.\n\n    === \"A\"\n\n        ```bash\n        a\n        ```\n\n    === \"B\"\n\n        b\n\n2. Go.\n";
        assert_eq!(
            shown("mkdocs", text),
            "(1. Get. (tabs: A `bash:a` | B b) | Go.)"
        );
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for (text, read) in [
            ("Title\n===", "# Title"),
            ("Really!!!\n??? why", "Really!!! ??? why"),
            ("a\n\n        === \"x\"", "a `:    === \"x\"`"),
        ] {
            assert_eq!(shown("mkdocs", text), read);
        }
    }
}
