//! Placeholders that `CommonMark` takes for raw HTML.

/// The elements of HTML, those of the past among them, in order.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "animate",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "foreignobject",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "image",
    "img",
    "input",
    "ins",
    "isindex",
    "kbd",
    "label",
    "layer",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "picture",
    "plaintext",
    "portal",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xml",
    "xmp",
];

/// Whether a raw tag is a placeholder that its writer forgot to escape, such as
/// `<namespace>`: HTML has no element of its name.
#[must_use]
pub fn is_placeholder(tag: &str) -> bool {
    let inner = tag
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let inner = inner.unwrap_or_default();
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let part = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let name = inner.split(part).next().unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && ELEMENTS
            .binary_search(&name.to_ascii_lowercase().as_str())
            .is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_elements_are_no_placeholders() {
        assert!(ELEMENTS.is_sorted());
        for tag in ["<namespace>", "<user-name>", "</your-name>", "<Pod>"] {
            assert!(is_placeholder(tag), "{tag}");
        }
        for tag in [
            "<br>",
            "<BR/>",
            "</b>",
            "<a href=\"x\">",
            "<!-- x -->",
            "<?x?>",
            "",
        ] {
            assert!(!is_placeholder(tag), "{tag}");
        }
    }
}
