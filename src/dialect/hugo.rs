//! Hugo: shortcodes, those of Docsy and of the Kubernetes site among them.

use super::Meaning::{
    Address, Aside, AsideBy, Code, Comment, Drop, Embed, Include, Picture, Tab, Tabs, Text, Value,
    Wrap,
};
use super::{Dialect, Syntax, Tone};

pub(super) static DIALECT: Dialect = Dialect {
    name: "hugo",
    syntax: &[Syntax::Shortcode],
    words: &[
        ("alert", AsideBy("color")),
        ("pageinfo", AsideBy("color")),
        ("admonition", AsideBy("type")),
        ("callout", AsideBy("type")),
        ("hint", AsideBy("type")),
        ("notice", AsideBy("type")),
        ("note", Aside(Tone::Note)),
        ("info", Aside(Tone::Note)),
        ("details", Aside(Tone::Note)),
        ("expand", Aside(Tone::Note)),
        ("tip", Aside(Tone::Tip)),
        ("success", Aside(Tone::Tip)),
        ("important", Aside(Tone::Important)),
        ("warning", Aside(Tone::Warning)),
        ("caution", Aside(Tone::Warning)),
        ("danger", Aside(Tone::Caution)),
        ("error", Aside(Tone::Caution)),
        ("tabpane", Tabs),
        ("tabs", Tabs),
        ("codetabs", Tabs),
        ("tab", Tab(&["header", "name", "title", "label", ""])),
        ("codetab", Tab(&["header", "name", "title", "label", ""])),
        ("highlight", Code(&["", "lang"])),
        ("code", Wrap),
        ("text", Wrap),
        ("mermaid", Code(&["lang"])),
        ("comment", Comment),
        ("param", Value),
        ("_param", Drop),
        ("latest", Value),
        ("ref", Address),
        ("relref", Address),
        ("figure", Picture),
        ("img", Picture),
        ("imgproc", Picture),
        ("image", Picture),
        ("youtube", Embed),
        ("vimeo", Embed),
        ("iframe", Embed),
        ("gist", Embed),
        ("include", Include(&["", "file", "path"])),
        ("readfile", Include(&["file", "", "path"])),
        ("glossary_tooltip", Text(&["text", "term_id"])),
        ("glossary_definition", Text(&["prepend", "term_id"])),
        ("heading", Text(&[""])),
        ("link", Text(&["text", "url", ""])),
        ("badge", Text(&["text", ""])),
        ("icon", Drop),
        ("toc", Drop),
        ("feature-state", Drop),
        ("version-check", Drop),
        ("blocks/section", Wrap),
        ("blocks/lead", Wrap),
        ("blocks/cover", Wrap),
        ("cardpane", Wrap),
        ("card", Wrap),
        ("columns", Wrap),
        ("column", Wrap),
        ("steps", Wrap),
        ("step", Wrap),
        ("table", Wrap),
        ("mutate", Wrap),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::{shown, unknown};

    #[test]
    fn shortcodes_are_frames_and_values() {
        let text = "{{% alert title=\"Note\" color=\"warning\" %}} Say {{% param vers.x %}}. {{% /alert %}}\n\n{{< tabpane text=true >}}\n{{% tab Unix-shell - all %}}\na\n{{% /tab %}}\n{{< tab header=\"B\" >}}b{{< /tab >}}\n{{< /tabpane >}}\n";
        assert_eq!(
            shown("hugo", text),
            "(warning \"Note\": Say <vers-x>.) (tabs: Unix-shell - all a | B b)"
        );
    }

    #[test]
    fn code_of_a_tab_is_code() {
        let text = "{{< tabpane lang=\"bash\" >}}\n{{< tab header=\"A\" >}}\necho {{< param \"v\" >}}\n{{< /tab >}}\n{{< tab header=\"B\" lang=\"sh\" >}}\nb\n{{< /tab >}}\n{{< /tabpane >}}\n";
        assert_eq!(shown("hugo", text), "(tabs: A `bash:echo <v>` | B `sh:b`)");
    }

    #[test]
    fn what_nobody_knows_stays_text() {
        let text = "See {{% my/thing \"a b\" %}} and {{< wrap >}}c{{< /wrap >}}.\n\n```sh\nrun {{< my/thing >}}\n```\n";
        assert_eq!(
            shown("hugo", text),
            "See `my/thing \"a b\"` and c. `sh:run <my-thing>`"
        );
        assert_eq!(unknown("hugo", text), ["my/thing", "wrap", "my/thing"]);
    }

    #[test]
    fn links_lead_where_they_did() {
        let text = "[a]({{< relref \"x/y.md#z\" >}}) {{< figure src=\"p.png\" alt=\"A *p*\" >}}\n";
        assert_eq!(shown("hugo", text), "[a](x/y.md#z) ![A *p*](p.png)");
    }
}
