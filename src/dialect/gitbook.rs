//! `GitBook`: blocks in the form of Liquid's.

use super::Meaning::{AsideBy, Code, Drop, Embed, Include, Tab, Tabs, Wrap};
use super::{Dialect, Syntax};

pub(super) static DIALECT: Dialect = Dialect {
    name: "gitbook",
    syntax: &[Syntax::Liquid],
    words: &[
        ("hint", AsideBy("style")),
        ("tabs", Tabs),
        ("tab", Tab(&["title"])),
        ("code", Wrap),
        ("stepper", Wrap),
        ("step", Wrap),
        ("columns", Wrap),
        ("column", Wrap),
        ("embed", Embed),
        ("file", Embed),
        ("content-ref", Wrap),
        ("include", Include(&["", "file", "path"])),
        ("swagger", Drop),
        ("highlight", Code(&["", "lang"])),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn hints_and_tabs_are_frames() {
        let text = "{% hint style=\"danger\" %}\nNo way back.\n{% endhint %}\n\n{% tabs %}\n{% tab title=\"A\" %}\na\n{% endtab %}\n{% tab title=\"B\" %}\nb\n{% endtab %}\n{% endtabs %}\n";
        assert_eq!(
            shown("gitbook", text),
            "(caution: No way back.) (tabs: A a | B b)"
        );
    }
}
