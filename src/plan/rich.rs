//! Text with the little that an operator needs to see of its form.

use crate::article::{Inline, InlineKind};
use crate::text::SafeText;

/// A stretch of text in one form. Never empty, but for a picture without text.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Run {
    /// The text, on one line.
    pub text: SafeText,
    /// Strong: a label of a user interface.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub label: bool,
    /// Emphasized.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub emphasis: bool,
    /// Code.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<SafeText>,
    /// A picture: `text` stands for it, `link` is its address.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub picture: bool,
    /// The ids of the steps, or of the procedure, that the text names by their numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
}

/// Text as runs.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Rich(pub Vec<Run>);

impl Rich {
    /// Inlines as runs; addresses that a program could be made to run are left
    /// out, and so are pictures inside an address (`data:`).
    #[must_use]
    pub fn of(content: &[Inline<'_>]) -> Self {
        let mut rich = Self::default();
        rich.push(content, &Run::default());
        rich.trim();
        rich
    }

    fn push(&mut self, content: &[Inline<'_>], form: &Run) {
        for (n, inline) in content.iter().enumerate() {
            match &inline.kind {
                InlineKind::Text(text) => self.add(text, form),
                InlineKind::Code(text) => self.add(
                    text,
                    &Run {
                        code: true,
                        ..form.clone()
                    },
                ),
                InlineKind::SoftBreak => {
                    // The one place that knows when a line end is no space.
                    let mut joined = self
                        .0
                        .last()
                        .map_or(String::new(), |run| run.text.to_string());
                    let before = joined.len();
                    crate::article::push_plain(
                        &content[n..=(n + 1).min(content.len() - 1)],
                        &mut joined,
                    );
                    if joined[before..].starts_with(' ') {
                        self.add(" ", form);
                    }
                }
                InlineKind::HardBreak => self.add(" ", form),
                InlineKind::Html(tag) => {
                    if crate::article::is_line_break(tag) {
                        self.add(" ", form);
                    } else if crate::article::is_placeholder(tag) {
                        self.add(tag, form);
                    }
                }
                InlineKind::Emphasis(inner) => self.push(
                    inner,
                    &Run {
                        emphasis: true,
                        ..form.clone()
                    },
                ),
                InlineKind::Strong(inner) => self.push(
                    inner,
                    &Run {
                        label: true,
                        ..form.clone()
                    },
                ),
                InlineKind::Strikethrough(inner) => self.push(inner, form),
                InlineKind::Link(link) => {
                    let address = (!link.dest.is_empty()
                        && !crate::text::is_script_address(&link.dest))
                    .then(|| SafeText::line(&link.dest));
                    if crate::article::is_blank(&link.content)
                        && let Some(address) = &address
                    {
                        // A link without words shows where it leads.
                        self.add(address, form);
                        continue;
                    }
                    self.push(
                        &link.content,
                        &Run {
                            link: address,
                            ..form.clone()
                        },
                    );
                }
                InlineKind::Image(link) => {
                    let data = link
                        .dest
                        .get(..5)
                        .is_some_and(|head| head.eq_ignore_ascii_case("data:"));
                    let address = (!data && !crate::text::is_script_address(&link.dest))
                        .then(|| SafeText::line(&link.dest));
                    self.0.push(Run {
                        text: SafeText::line(&crate::article::plain_text(&link.content)),
                        picture: true,
                        link: address,
                        ..Run::default()
                    });
                }
            }
        }
    }

    fn add(&mut self, text: &str, form: &Run) {
        let text = SafeText::line(text);
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.0.last_mut()
            && (
                last.label,
                last.emphasis,
                last.code,
                last.picture,
                &last.link,
            ) == (form.label, form.emphasis, form.code, false, &form.link)
        {
            last.text = std::mem::take(&mut last.text).then(&text);
            return;
        }
        self.0.push(Run {
            text,
            ..form.clone()
        });
    }

    fn trim(&mut self) {
        if let Some(first) = self.0.first_mut().filter(|run| !run.code) {
            first.text = SafeText::line(first.text.trim_start());
        }
        if let Some(last) = self.0.last_mut().filter(|run| !run.code) {
            last.text = SafeText::line(last.text.trim_end());
        }
        self.0.retain(|run| run.picture || !run.text.is_empty());
    }

    /// Plain text as runs.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let text = SafeText::line(text.trim());
        if text.is_empty() {
            return Self::default();
        }
        Self(vec![Run {
            text,
            ..Run::default()
        }])
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without its form; pictures by the text that stands for them.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// The labels of a user interface that it names, in order.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        let mut labels: Vec<&str> = Vec::new();
        labels.extend(
            self.0
                .iter()
                .filter(|run| run.label)
                .map(|run| run.text.trim()),
        );
        labels
    }
}
