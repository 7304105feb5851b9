//! Markdown, written over the trees of an article: `CommonMark` with GitHub's
//! tables and task lists.
//!
//! One pass into one string. A [`Writer`] keeps the prefix of the containers
//! it is in, so that every block lands in its own.

mod block;
mod boxes;
mod emphasis;
mod escape;
mod html;
mod inline;
mod link;
mod look;
mod marks;
mod own;
mod pen;
mod repair;
mod shield;
mod step;
mod tags;
mod writer;

pub(super) use boxes::TickBox;
pub(super) use escape::plain;
pub(super) use writer::{Dialect, Writer};

/// Text for an HTML comment, which it can neither end nor nest in.
pub(super) fn comment(text: &str) -> String {
    text.replace("--", "- -")
        .replace("--", "- -")
        .replace('>', "&gt;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::l10n::Messages;
    use crate::plan::{Document, FileId};
    use crate::source::{Locale, decode};

    /// The body of an article as a guide has it.
    fn written(markdown: &str) -> String {
        written_in(Dialect::Guide, markdown)
    }

    fn written_in(dialect: Dialect, markdown: &str) -> String {
        let decoded = decode(markdown.as_bytes());
        let locale = Locale::parse("en-US").unwrap();
        let file = FileId {
            id: "a".to_owned(),
            locale: locale.clone(),
            path: "en-US/a.md".to_owned(),
        };
        let mut document = Document::read(file, &decoded);
        "../docs/en-US".clone_into(&mut document.folder_from_out);
        let messages = Messages::of(&locale, &locale);
        let mut writer = Writer::new("a", &document, &messages, dialect);
        writer.nodes(&document.model.nodes);
        writer.take().trim_end().to_owned()
    }

    #[test]
    fn bold_gets_its_boundaries_back() {
        for (broken, mended) in [
            ("Klik op ** Volgende**.", "Klik op **Volgende**."),
            (
                "Klik op** Volgende **en wacht.",
                "Klik op **Volgende** en wacht.",
            ),
            ("Klik op ** Volgende **.", "Klik op **Volgende**."),
            ("**Openen**en kies", "**Openen** en kies"),
            ("**URL:**https://x.y/_a", "**URL:** https://x.y/_a"),
            ("**A b****C d** e", "**A b** **C d** e"),
            ("値が** False **の場合", "値が **False** の場合"),
            ("**「設定」**を開く", "**「設定」**&#x3092;開く"),
            ("**開く****設定**を", "**開く設定**を"),
            (
                "haga clic en **a** y **b c**y luego",
                "haga clic en **a** y **b c** y luego",
            ),
        ] {
            assert_eq!(written(broken), mended);
        }
    }

    #[test]
    fn what_was_meant_stays_as_it_is() {
        for kept in [
            "The sum 2 ** 3 ** 4 and f(**a, **b)",
            "All of **/x and lib/** count",
            "Two **Policy**s, one **F**ile, a **Kube**-thing",
            "**설정**을 열고 **設定**を開く",
            "`a ** b` and **lost",
            r"a \*\*b\*\* [x] 1\. \# &amp; &lt;b> C:\Users\me snake_case_name",
            "***both*** *a **b** c* __d__ _e_ ~~f~~",
        ] {
            assert_eq!(written(kept), kept);
        }
    }

    #[test]
    fn nothing_is_mathematics_in_a_notebook() {
        for (text, shielded) in [
            (
                r"$a$ \$b\$ **$c$**",
                "&#36;a&#36; &#36;b&#36; **&#36;c&#36;**",
            ),
            (r"\\(a\\) \begin{b} \*", r"&#92;(a&#92;) &#92;begin{b} \*"),
            (r"@@0@@ \` a", "&#64;&#64;0&#64;&#64; &#96; a"),
            ("<a@b.c>", "[a&#64;b.c](mailto:a&#64;b.c)"),
            (
                r#"[a](https://b/$c "$d$")"#,
                r#"[a](https://b/&#36;c "&#36;d&#36;")"#,
            ),
            (
                r#"a <img src="https://b/c" alt="$\(">"#,
                r#"a <img src="https://b/c" alt="&#36;&#92;(">"#,
            ),
            ("`$a` ``\\`@``", "`$a` ``\\`@``"),
            ("```text\necho $a\n```", "```text\necho $a\n```"),
        ] {
            assert_eq!(written_in(Dialect::Notebook, text), shielded);
        }
    }

    #[test]
    fn lines_that_would_open_a_block_do_not() {
        // Indented so far, they only continue the paragraph.
        for line in [
            "- a", "+ a", "1. a", "2) a", "# a", "> a", "---", "===", "***", "~~~", "<p>",
        ] {
            let text = written(&format!("word\n      {line}"));
            let article = crate::article::parse(&text, 0);
            assert_eq!(article.blocks.len(), 1, "{text}");
        }
    }

    #[test]
    fn lists_side_by_side_stay_apart() {
        assert_eq!(written("- a\n\n* b\n\n+ c"), "- a\n\n+ b\n\n- c");
        assert_eq!(written("1. a\n\n1) b"), "1. a\n\n1) b");
    }

    #[test]
    fn references_become_links_of_their_own() {
        assert_eq!(
            written("[a][r], [r], ![p](p.png \"t\")\n\n[r]: b.md#c"),
            "[a](../../../docs/en-US/b.md#c), [r](../../../docs/en-US/b.md#c), \
             ![p](../../../docs/en-US/p.png \"t\")"
        );
    }
}
