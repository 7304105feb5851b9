//! Markdown, written over the trees of an article: `CommonMark` with GitHub's
//! tables and task lists.
//!
//! One pass into one string. A [`Writer`] keeps the prefix of the containers
//! it is in, so that every block lands in its own.

mod block;
mod emphasis;
mod escape;
mod html;
mod inline;
mod link;
mod marks;
mod plan;
mod repair;
mod step;
mod tags;

pub(super) use escape::plain;
pub(super) use plan::PlanWriter;

use crate::article::Inline;
use crate::l10n::Messages;
use crate::plan::Document;
use crate::text::is_unsafe_char;
use inline::{Form, Pen};
use link::Base;

/// How far the bytes of an article can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// Everywhere.
    Whole,
    /// Where no unsafe character stands.
    Clean,
    /// Nowhere: the tree is not that of the bytes.
    None,
}

/// How steps are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Steps {
    /// As the items of a numbered list.
    Numbered,
    /// As boxes to tick, with their numbers as text.
    Boxes,
}

/// What opens the items of a list. Two lists side by side need different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bullet(char),
    Number(char),
}

/// Writes parts of one document.
pub(super) struct Writer<'d> {
    out: String,
    /// What all spans refer to.
    text: &'d str,
    trust: Trust,
    base: Base,
    messages: &'d Messages,
    steps: Steps,
    /// The numbers of the boxes that the pen is in: `8.` in step 8.
    number: String,
    /// What a line begins with in the containers that are open.
    prefix: String,
    /// Whether the pen is at the start of a line, the prefix not yet written.
    fresh: bool,
    /// Whether an empty line is due before the next block.
    gap: bool,
    /// Whether the blocks of this list stand without empty lines between.
    tight: bool,
    /// The marker of the list that has just ended.
    after: Option<Marker>,
    pen: Pen,
    /// Where the line began, if with text, and whether a bracket there could
    /// open the definition of a link.
    line: Option<(usize, bool)>,
}

/// A state to go back to where a block turns out to show nothing.
#[derive(Clone, Copy)]
struct Mark {
    length: usize,
    fresh: bool,
    gap: bool,
    after: Option<Marker>,
}

impl<'d> Writer<'d> {
    /// A writer for the artifacts of an article with this id.
    pub(super) fn new(id: &str, document: &'d Document<'_>, messages: &'d Messages) -> Self {
        let trust = if document.flattened.is_some() {
            Trust::None
        } else if may_be_unsafe(document.text) {
            Trust::Clean
        } else {
            Trust::Whole
        };
        Self {
            out: String::with_capacity(document.text.len() + document.text.len() / 4),
            text: document.text,
            trust,
            base: Base::of(id, document),
            messages,
            steps: Steps::Numbered,
            number: String::new(),
            prefix: String::new(),
            fresh: true,
            gap: false,
            tight: false,
            after: None,
            pen: Pen::default(),
            line: None,
        }
    }

    /// Takes what was written, with one line end at its end, and begins anew.
    pub(super) fn take(&mut self) -> String {
        self.fresh = true;
        self.gap = false;
        self.after = None;
        std::mem::take(&mut self.out)
    }

    /// Inlines on one line, for a heading that the template makes.
    pub(super) fn line(&mut self, content: &[Inline<'_>]) -> String {
        self.pen = Pen::inside();
        self.rich(content, Form::HEADING);
        self.trim_line();
        escape::guard_heading_end(&mut self.out);
        self.take()
    }

    /// Moves to where a block begins.
    fn begin(&mut self) {
        if self.fresh {
            if self.gap && !self.out.is_empty() {
                self.out.push_str(self.prefix.trim_end());
                self.out.push('\n');
            }
            self.out.push_str(&self.prefix);
            self.fresh = false;
        }
        self.gap = false;
        self.after = None;
    }

    /// Ends the line that ends a block.
    fn end(&mut self) {
        self.trim_line();
        self.guard();
        self.out.push('\n');
        self.fresh = true;
        self.gap = !self.tight;
        self.after = None;
    }

    /// Takes the spaces off the end of the line.
    fn trim_line(&mut self) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
    }

    fn mark(&self) -> Mark {
        Mark {
            length: self.out.len(),
            fresh: self.fresh,
            gap: self.gap,
            after: self.after,
        }
    }

    fn back_to(&mut self, mark: Mark) {
        self.out.truncate(mark.length);
        self.fresh = mark.fresh;
        self.gap = mark.gap;
        self.after = mark.after;
        self.line = None;
    }

    /// A container: its marker, and what its other lines begin with.
    fn contain(&mut self, marker: &str, prefix: &str, content: impl FnOnce(&mut Self)) {
        self.begin();
        self.out.push_str(marker);
        let outer = self.prefix.len();
        self.prefix.push_str(prefix);
        content(self);
        if !self.fresh {
            self.end();
        }
        self.prefix.truncate(outer);
        self.gap = !self.tight;
        self.after = None;
    }

    /// A list, its items written by `items` with the marker they get.
    fn list(&mut self, wanted: Marker, tight: bool, items: impl FnOnce(&mut Self, Marker)) {
        let marker = match wanted {
            // Hyphens in a row would be a rule.
            Marker::Bullet(_) if !self.fresh => Marker::Bullet('+'),
            wanted if self.after != Some(wanted) => wanted,
            Marker::Bullet(_) => Marker::Bullet('+'),
            Marker::Number(_) => Marker::Number(')'),
        };
        let outer = std::mem::replace(&mut self.tight, tight);
        items(self, marker);
        self.tight = outer;
        self.gap = !outer;
        self.after = Some(marker);
    }
}

/// Text for an HTML comment, which it can neither end nor nest in.
pub(super) fn comment(text: &str) -> String {
    text.replace("--", "- -")
        .replace("--", "- -")
        .replace('>', "&gt;")
        .replace('<', "&lt;")
}

const BULLET: Marker = Marker::Bullet('-');
const NUMBER: Marker = Marker::Number('.');

/// Whether a text may hold an unsafe character, told by its bytes: quick, and
/// right where it says no.
fn may_be_unsafe(text: &str) -> bool {
    let suspect = |b: u8| {
        matches!(b, 0..=8 | 0x0b | 0x0c | 0x0e..=0x1f | 0x7f
            // The first bytes of C1, of the marks of UAX #9, of U+FEFF and of tags.
            | 0xc2 | 0xe2 | 0xef | 0xf3)
    };
    text.bytes().any(suspect) && text.contains(|c| is_unsafe_char(c) && c != '\r')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::FileId;
    use crate::source::{Locale, decode};

    /// The body of an article as a guide has it.
    fn written(markdown: &str) -> String {
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
        let mut writer = Writer::new("a", &document, &messages);
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
