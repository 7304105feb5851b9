//! GitLab's documentation: shortcodes of its own.

use super::Meaning::{AsideBy, Drop, Tab, Tabs, Text, Wrap};
use super::{Dialect, Syntax};

pub(super) static DIALECT: Dialect = Dialect {
    name: "gitlab",
    syntax: &[Syntax::Shortcode],
    words: &[
        ("alert", AsideBy("type")),
        ("tabs", Tabs),
        ("tab", Tab(&["title", "name", "header", "label", ""])),
        ("details", Drop),
        ("history", Wrap),
        ("icon", Drop),
        ("yes", Text(&["text"])),
        ("no", Text(&["text"])),
        ("cards", Wrap),
        ("card", Wrap),
        ("collapsible", Wrap),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::shown;

    #[test]
    fn alerts_and_tabs_are_frames() {
        let text = "{{< alert type=\"warning\" >}}\n\nNever twice.\n\n{{< /alert >}}\n\n{{< tabs >}}\n\n{{< tab title=\"CE\" >}}\n\na\n\n{{< /tab >}}\n\n{{< tab title=\"EE\" >}}\n\nb\n\n{{< /tab >}}\n\n{{< /tabs >}}\nend\n";
        assert_eq!(
            shown("gitlab", text),
            "(warning: Never twice.) (tabs: CE a | EE b) end"
        );
    }
}
