//! Jekyll, and what else is written with Liquid, such as the docs of GitHub.

use super::Meaning::{Address, Aside, Code, Comment, Drop, Embed, Include, Raw, Text, Value, Wrap};
use super::{Dialect, Syntax, Tone};

pub(super) static DIALECT: Dialect = Dialect {
    name: "jekyll",
    syntax: &[Syntax::Liquid],
    words: &[
        ("note", Aside(Tone::Note)),
        ("info", Aside(Tone::Note)),
        ("tip", Aside(Tone::Tip)),
        ("important", Aside(Tone::Important)),
        ("warning", Aside(Tone::Warning)),
        ("caution", Aside(Tone::Warning)),
        ("danger", Aside(Tone::Caution)),
        ("comment", Comment),
        ("raw", Raw),
        ("highlight", Code(&["", "lang"])),
        ("link", Address),
        ("post_url", Address),
        ("include", Include(&[""])),
        ("include_relative", Include(&[""])),
        ("data", Value),
        ("octicon", Text(&["aria-label"])),
        ("gist", Embed),
        ("assign", Drop),
        ("capture", Comment),
        ("if", Wrap),
        ("elsif", Drop),
        ("else", Drop),
        ("unless", Wrap),
        ("case", Wrap),
        ("when", Drop),
        ("for", Wrap),
        ("ifversion", Wrap),
        ("rowheaders", Wrap),
        ("indented_data_reference", Value),
        ("mac", Wrap),
        ("linux", Wrap),
        ("windows", Wrap),
        ("webui", Wrap),
        ("cli", Wrap),
        ("desktop", Wrap),
        ("increment", Drop),
        ("decrement", Drop),
        ("seo", Drop),
        ("feed_meta", Drop),
    ],
};

#[cfg(test)]
mod tests {
    use crate::article::testing::{shown, unknown};

    #[test]
    fn notes_are_frames_and_values_are_asked_for() {
        let text = "1. Open it.\n{% note %}\n\n**Note:** a\n\n{% endnote %}\n2. Go to {{ site.host }}{{ site.baseurl }} ([x]({% link a/b.md %})).\n";
        assert_eq!(
            shown("jekyll", text),
            "(1. Open it.) (note: **Note:** a) (2. Go to <site-host> ([x](a/b.md)).)"
        );
    }

    #[test]
    fn raw_text_is_as_it_stands() {
        let text = "{% raw %}\n`{{ site.x }}` {% note %}\n{% endraw %}\n{% highlight bash linenos %}\necho {{ x }}\n{% endhighlight %}\n{% comment %}\nx\n{% endcomment %}a {% mine 1 %}\n";
        assert_eq!(
            shown("jekyll", text),
            "`{{ site.x }}` {% note %} `bash:echo {{ x }}` a `mine 1`"
        );
        assert_eq!(unknown("jekyll", text), ["mine"]);
    }

    #[test]
    fn templates_of_others_are_no_marks() {
        for (text, read) in [
            (
                "Run `docker ps --format '{{ .Names }}'` for {{ x }}.",
                "Run `docker ps --format '{{ .Names }}'` for {{ x }}.",
            ),
            (
                "```yaml\n{% if a %}\n{{ x }}\n{% endif %}\n```",
                "`yaml:{% if a %}/{{ x }}/{% endif %}`",
            ),
        ] {
            assert_eq!(shown("jekyll", text), read);
        }
    }
}
