//! Docusaurus, and what else is written in MDX: directives between colons, and
//! elements that begin with a capital.

use super::Meaning::{Aside, AsideBy, Code, Drop, Picture, Tab, Tabs, Text, Wrap};
use super::{Dialect, Syntax, Tone};

pub(super) static DIALECT: Dialect = Dialect {
    name: "docusaurus",
    syntax: &[Syntax::Colons, Syntax::Jsx],
    words: &[
        ("note", Aside(Tone::Note)),
        ("info", Aside(Tone::Note)),
        ("secondary", Aside(Tone::Note)),
        ("details", Aside(Tone::Note)),
        ("accordion", Aside(Tone::Note)),
        ("expandable", Aside(Tone::Note)),
        ("tip", Aside(Tone::Tip)),
        ("success", Aside(Tone::Tip)),
        ("check", Aside(Tone::Tip)),
        ("important", Aside(Tone::Important)),
        ("warning", Aside(Tone::Warning)),
        ("warn", Aside(Tone::Warning)),
        ("caution", Aside(Tone::Warning)),
        ("danger", Aside(Tone::Caution)),
        ("error", Aside(Tone::Caution)),
        ("admonition", AsideBy("type")),
        ("callout", AsideBy("type")),
        ("aside", AsideBy("type")),
        ("alert", AsideBy("type")),
        ("tabs", Tabs),
        ("codegroup", Tabs),
        ("code-group", Tabs),
        ("tabgroup", Tabs),
        ("tabitem", Tab(&["label", "title", "name", "value"])),
        ("tab", Tab(&["label", "title", "name", "value"])),
        ("tabs.tab", Tab(&["label", "title", "name", "value"])),
        ("tabpanel", Tab(&["label", "title", "name", "value"])),
        ("codeblock", Code(&["language", "lang"])),
        ("steps", Wrap),
        ("step", Wrap),
        ("card", Wrap),
        ("cardgroup", Wrap),
        ("cards", Wrap),
        ("columns", Wrap),
        ("column", Wrap),
        ("link", Wrap),
        ("browseronly", Wrap),
        ("highlight", Wrap),
        ("fragment", Wrap),
        ("head", Drop),
        ("icon", Drop),
        ("toc", Drop),
        ("toctree", Drop),
        ("doccardlist", Drop),
        ("badge", Text(&["text", "label"])),
        ("image", Picture),
        ("img", Picture),
        ("frame", Wrap),
        ("themedimage", Picture),
        ("zoomableimage", Picture),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::{shown, unknown};

    #[test]
    fn directives_nest_by_their_colons() {
        let text =
            "::::danger Never on the *primary*\n\na\n\n:::tip[Try]\n\nb\n\n:::\n\n::::\n\nc\n";
        assert_eq!(
            shown("docusaurus", text),
            "(caution \"Never on the *primary*\": a (tip \"Try\": b)) c"
        );
        // The one that is not closed ends with its paragraph.
        assert_eq!(shown("docusaurus", ":::note\na\n\nb\n"), "(note: a) b");
    }

    #[test]
    fn elements_are_frames_and_imports_go() {
        let text = "import Tabs from '@theme/Tabs';\nimport {\n  A,\n} from './a';\n\nexport const x = 1;\n\n1. Get it.\n\n   <Tabs groupId=\"os\">\n   <TabItem value=\"deb\" label=\"Debian\">\n\n   a\n\n   </TabItem>\n   <TabItem\n     value=\"rpm\"\n   >\n   b\n   </TabItem>\n   </Tabs>\n\n2. Go {/* not\n   for readers */} on <Key>x</Key>.\n";
        assert_eq!(
            shown("docusaurus", text),
            "(1. Get it. (tabs os: Debian a | rpm b) | Go  on x.)"
        );
        assert_eq!(unknown("docusaurus", text), ["Key"]);
    }

    #[test]
    fn groups_of_code_are_tabs() {
        let text =
            "::: code-group\n\n```bash [npm]\na\n```\n\n```bash [yarn]\nb\n```\n\n:::\n\nc\n";
        assert_eq!(shown("docusaurus", text), "(tabs: `bash:a` | `bash:b`) c");
        let one = "::: code-group\n\n```bash [npm]\na\n```\n\n:::\n";
        assert_eq!(shown("docusaurus", one), "`bash:a`");
    }

    #[test]
    fn text_is_no_element() {
        for (text, read) in [
            (
                "Run `<Tabs>` on <Pod> and <Name/>.",
                "Run `<Tabs>` on <Pod> and <Name/>.",
            ),
            ("import the key\nexport X=1", "import the key export X=1"),
            (
                "```\nimport a from 'a'\n<Tabs>\n:::note\n```",
                "`:import a from 'a'/<Tabs>/:::note`",
            ),
            ("a ::: b", "a ::: b"),
        ] {
            assert_eq!(shown("docusaurus", text), read);
        }
    }
}
