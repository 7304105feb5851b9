//! What must be the same in an article and in its guide.

use runbookc::article::{Block, BlockKind, Inline, InlineKind};
use runbookc::plan::Document;
use runbookc::procedure::{Branch, Note, Procedure, StepPart};
use runbookc::text::is_unsafe_char;

/// The elements that a guide may hold.
pub const KEPT: [&str; 36] = [
    "a", "b", "br", "caption", "code", "col", "colgroup", "del", "details", "em", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "s", "samp", "small", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
];

/// The visible text of an article's procedures, step by step, without what a
/// guide may change: white space, asterisks and placeholders in angle brackets.
#[derive(Debug, Default, PartialEq)]
pub struct Outline {
    steps: Vec<(String, u64, String)>,
    notes: usize,
}

impl Outline {
    pub fn of(document: &Document<'_>) -> Self {
        let mut outline = Self::default();
        for procedure in document.model.procedures() {
            outline.procedure(procedure);
        }
        outline
    }

    fn procedure(&mut self, procedure: &Procedure<'_>) {
        for step in &procedure.steps {
            step.walk(&mut |step| {
                let mut text = String::new();
                seen(&step.cmd, &mut text);
                self.parts(&step.parts, &mut text);
                // An empty quote that goes takes a choice's letter with it.
                let id: Vec<_> = step
                    .id
                    .split('.')
                    .map(|part| {
                        if part.len() > 1 || part.starts_with(|c: char| c.is_ascii_digit()) {
                            part
                        } else {
                            "x"
                        }
                    })
                    .collect();
                let row = (id.join("."), step.number, settle(&text));
                self.steps.push(row);
            });
        }
    }

    fn parts(&mut self, parts: &[StepPart<'_>], out: &mut String) {
        for part in parts {
            match part {
                StepPart::Block(block) => show(block, out),
                StepPart::Note(note) => self.note(note, out),
                StepPart::Substeps(_) => {}
                StepPart::Choices(branches) | StepPart::Points(branches) => {
                    for Branch { text, parts, .. } in branches {
                        seen(text, out);
                        self.parts(parts, out);
                    }
                }
                StepPart::Quote(inner) => self.parts(inner, out),
            }
        }
    }

    fn note(&mut self, note: &Note<'_>, out: &mut String) {
        self.notes += 1;
        out.push_str(note.kind.as_str());
        for block in &note.body {
            show(block, out);
        }
    }
}

fn show(block: &Block<'_>, out: &mut String) {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            seen(content, out);
        }
        BlockKind::List(list) => {
            for block in list.items.iter().flat_map(|item| &item.blocks) {
                show(block, out);
            }
        }
        BlockKind::Quote(inner) => inner.iter().for_each(|block| show(block, out)),
        BlockKind::Aside(aside) => {
            seen(&aside.title, out);
            aside.blocks.iter().for_each(|block| show(block, out));
        }
        BlockKind::Code(code) => out.push_str(&code.text()),
        BlockKind::Table(table) => {
            for cell in table.rows.iter().flatten() {
                seen(&cell.content, out);
            }
        }
        BlockKind::Html(lines) => {
            let html: String = lines.iter().map(|line| &*line.text).collect();
            out.push_str(&seen_html(&html));
        }
        BlockKind::Rule => {}
    }
}

fn settle(text: &str) -> String {
    let kept = |c: &char| !(c.is_whitespace() || is_unsafe_char(*c) || *c == '*');
    let text: String = text.chars().filter(kept).collect();
    text
}

/// What a reader of a guide sees of inlines: placeholders too.
fn seen(content: &[Inline<'_>], out: &mut String) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::SoftBreak | InlineKind::HardBreak => {}
            InlineKind::Html(tag) => out.push_str(&seen_html(tag)),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Strikethrough(inner) => seen(inner, out),
            InlineKind::Link(link) | InlineKind::Image(link) => seen(&link.content, out),
        }
    }
}

/// What a reader sees of HTML: what stands between tags, and what is none.
fn seen_html(html: &str) -> String {
    const GONE: [&str; 4] = ["script", "span", "div", ""];
    let shown = |tag: &str| {
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
        !KEPT.contains(&name.as_str()) && !GONE.contains(&name.as_str())
    };
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let until = |end: &str| rest.find(end).map(|n| n + end.len());
        let end = match rest {
            comment if comment.starts_with("<!--") => until("-->"),
            instruction if instruction.starts_with("<?") => until("?>"),
            _ => until(">"),
        };
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        let end = end.filter(|_| is_tag);
        let (tag, after) = rest.split_at(end.unwrap_or(1));
        if end.is_none() || shown(tag) {
            out.push_str(tag);
        }
        rest = after;
    }
    out.push_str(rest);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&copy;", "©"),
        ("&#x202e;", ""),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(out, |out, (entity, shown)| out.replace(entity, shown))
}
