//! Microsoft's documentation: tabs below headings, zones between colons, and
//! words in brackets.

use super::Meaning::{Drop, Embed, Include, Picture, Tab, Text, Wrap};
use super::{Dialect, Syntax};

pub(super) static DIALECT: Dialect = Dialect {
    name: "microsoft",
    syntax: &[Syntax::Bracket, Syntax::TabHeading, Syntax::Colons],
    words: &[
        ("include", Include(&[""])),
        ("video", Embed),
        ("div", Drop),
        ("zone", Tab(&["pivot", "target", "range"])),
        ("moniker", Tab(&["range"])),
        ("image", Picture),
        ("icon", Picture),
        ("row", Wrap),
        ("column", Wrap),
        ("form", Wrap),
        ("no-loc", Text(&["text"])),
        ("code", Embed),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn headings_that_lead_to_tabs_are_labels() {
        let text = "1. Get it.\n\n   # [Linux](#tab/linux)\n\n   a\n\n   # [macOS](#tab/mac)\n\n   b\n\n   ---\n\n1. Start.\n\n---\n";
        assert_eq!(
            shown("microsoft", text),
            "(1. Get it. (tabs: Linux a | macOS b) | Start.) ---"
        );
        // Where nobody closes them, the next heading does.
        let open = "## [A](#tab/a)\na\n## [B](#tab/b)\nb\n## Next\nc\n";
        assert_eq!(shown("microsoft", open), "(tabs: A a | B b) ## Next c");
    }

    #[test]
    fn zones_are_tabs_and_rows_go() {
        let text = "::: zone pivot=\"cli\"\na\n::: zone-end\n\n::: zone pivot=\"portal\"\nb\n::: zone-end\n\n:::row:::\n:::column span=\"\":::\nc\n:::column-end:::\n:::row-end:::\n\n:::image type=\"content\" source=\"m/p.png\" alt-text=\"A picture.\":::\n";
        assert_eq!(
            shown("microsoft", text),
            "(tabs: cli a | portal b) c ![A picture.](m/p.png)"
        );
    }

    #[test]
    fn words_in_brackets_are_read() {
        let text = "> [!VIDEO https://x.y/z]\n\n> [!div class=\"nextstepaction\"]\n> [Next](n.md)\n\n> [!NOTE]\n> a\n\n[!INCLUDE [steps](i/s.md)]\n";
        assert_eq!(
            shown("microsoft", text),
            "(quote <https://x.y/z>) (quote [Next](n.md)) (quote [!NOTE] a) steps (`i/s.md`)"
        );
    }
}
