//! What many dialects have taken from Markdown Extra: footnotes and definitions.

use super::{Dialect, Syntax};

pub(super) static DIALECT: Dialect = Dialect {
    name: "extra",
    syntax: &[Syntax::Notes],
    words: &[],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn footnotes_and_definitions_are_text() {
        let text = "Wait[^1].\n\n[^1]: At most a day.\n\nTerm\n: What it means.\n";
        assert_eq!(
            shown("extra", text),
            "Wait[1]. [1] At most a day. Term (- What it means.)"
        );
    }

    #[test]
    fn what_only_looks_like_them_stays() {
        for text in ["grep '[^1]' and `[^1]`", ": a", "a [^b c]"] {
            assert_eq!(shown("extra", text), text);
        }
    }
}
