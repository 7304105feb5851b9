//! Guides and checklists: what they look like, and what holds for any article.

mod support;

use camino::Utf8Path;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rayon::prelude::*;
use runbookc::article::{Block, BlockKind, Inline, InlineKind, parse};
use runbookc::emit::{Format, Templates};
use runbookc::plan::{Document, FileId, compile};
use runbookc::procedure::{Branch, Note, Procedure, StepPart};
use runbookc::source::{Locale, decode};
use runbookc::text::is_unsafe_char;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).unwrap()
}

/// Templates of which the guide's holds the article and a comment above it, so
/// that no rule is taken for front matter.
fn bare() -> &'static Templates {
    static BARE: LazyLock<Templates> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("guide.md.j2"), "<!-- -->\n\n{{ body }}").unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap();
        Templates::load(Some(path), locale("en-US")).unwrap()
    });
    &BARE
}

/// Reads an article and hands it over. Its folder is an absolute one, so that
/// links rebased once are not rebased again.
fn with_document<T>(markdown: &str, tag: &str, use_it: impl FnOnce(&Document<'_>) -> T) -> T {
    let decoded = decode(markdown.as_bytes());
    let file = FileId {
        id: "article".to_owned(),
        locale: locale(tag),
        path: format!("{tag}/article.md"),
    };
    let mut document = Document::read(file, &decoded);
    "/docs".clone_into(&mut document.folder_from_out);
    "0123456789abcdef0123456789abcdef".clone_into(&mut document.hash);
    use_it(&document)
}

/// An artifact of an article; nothing where it has no procedure.
fn emit(templates: &Templates, format: Format, markdown: &str, tag: &str) -> Option<String> {
    with_document(markdown, tag, |document| {
        let plan = compile("article", std::slice::from_ref(document), &[])?;
        let artifacts = format.emit(templates, &plan).unwrap();
        let artifact = artifacts.into_iter().next()?;
        Some(String::from_utf8(artifact.content).unwrap())
    })
}

fn guide(markdown: &str, tag: &str) -> Option<String> {
    emit(bare(), Format::Guide, markdown, tag)
}

/// The visible text of an article's procedures, step by step, without what a
/// guide may change: white space, asterisks and placeholders in angle brackets.
#[derive(Debug, Default, PartialEq)]
struct Outline {
    steps: Vec<(String, u64, String)>,
    notes: usize,
}

impl Outline {
    fn of(markdown: &str, tag: &str) -> Self {
        with_document(markdown, tag, |document| {
            let mut outline = Self::default();
            for procedure in document.model.procedures() {
                outline.procedure(procedure);
            }
            outline
        })
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
        if let Some(end) = end.filter(|_| is_tag) {
            if shown(&rest[..end]) {
                out.push_str(&rest[..end]);
            }
            rest = &rest[end..];
        } else {
            out.push('<');
            rest = &rest[1..];
        }
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

/// What could run in a viewer, or is none of the tags that a guide keeps.
fn active_html(markdown: &str) -> Option<String> {
    fn blocks(blocks: &[Block<'_>], found: &mut Vec<String>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    inlines(content, found);
                }
                BlockKind::List(list) => {
                    list.items
                        .iter()
                        .for_each(|item| blocks_of(&item.blocks, found));
                }
                BlockKind::Quote(inner) => blocks_of(inner, found),
                BlockKind::Table(table) => {
                    for cell in table.rows.iter().flatten() {
                        inlines(&cell.content, found);
                    }
                }
                BlockKind::Html(lines) => {
                    found.push(lines.iter().map(|line| &*line.text).collect());
                }
                BlockKind::Code(_) | BlockKind::Rule => {}
            }
        }
    }
    fn blocks_of(inner: &[Block<'_>], found: &mut Vec<String>) {
        blocks(inner, found);
    }
    fn inlines(content: &[Inline<'_>], found: &mut Vec<String>) {
        for inline in content {
            match &inline.kind {
                InlineKind::Html(tag) => found.push(tag.to_string()),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner) => inlines(inner, found),
                InlineKind::Link(link) | InlineKind::Image(link) => {
                    if runbookc::text::is_script_address(&link.dest) {
                        found.push(format!("<script {}>", link.dest));
                    }
                    inlines(&link.content, found);
                }
                _ => {}
            }
        }
    }
    let article = parse(markdown, 0);
    let mut found = Vec::new();
    blocks(&article.blocks, &mut found);
    found
        .iter()
        .flat_map(|html| html.split('<').skip(1))
        .map(|tag| tag.split('>').next().unwrap_or("").to_ascii_lowercase())
        .find(|tag| {
            let name = tag.trim_start_matches('/');
            let end = name.find(|c: char| !c.is_ascii_alphanumeric());
            let name = &name[..end.unwrap_or(name.len())];
            !KEPT.contains(&name) || tag.contains(" on") || tag.contains("script:")
        })
}

/// The elements that a guide may hold.
const KEPT: [&str; 36] = [
    "a", "b", "br", "caption", "code", "col", "colgroup", "del", "details", "em", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "s", "samp", "small", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
];

/// What holds for the guide of any article.
fn check(markdown: &str, tag: &str) -> Result<(), String> {
    let Some(first) = guide(markdown, tag) else {
        return Ok(());
    };
    if first.contains(is_unsafe_char) {
        return Err(format!("an unsafe character in\n{first}"));
    }
    let body = first.split_once('\n').map_or("", |(_, body)| body);
    if let Some(html) = active_html(body) {
        return Err(format!("active HTML: {html}\nin\n{first}"));
    }
    let (before, after) = (Outline::of(markdown, tag), Outline::of(&first, tag));
    if before != after {
        return Err(format!(
            "another outline\n{before:?}\n{after:?}\nof\n{first}"
        ));
    }
    let second = guide(&first, tag).unwrap_or_default();
    if first != second {
        return Err(format!("no fixed point\n{first}\n=====\n{second}"));
    }
    let checklist = emit(bare(), Format::Checklist, markdown, tag).unwrap_or_default();
    if checklist.contains(is_unsafe_char) {
        return Err(format!("an unsafe character in\n{checklist}"));
    }
    let body = checklist.split_once('\n').map_or("", |(_, body)| body);
    if let Some(html) = active_html(body) {
        return Err(format!("active HTML: {html}\nin\n{checklist}"));
    }
    Ok(())
}

/// All Markdown files below a folder.
fn articles(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            articles(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[test]
fn the_guides_of_real_articles_are_the_articles() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let mut paths = Vec::new();
    articles(&corpus, &mut paths);
    assert!(paths.len() > 1000, "only {} articles", paths.len());
    let problems: Vec<String> = paths
        .par_iter()
        .filter_map(|path| {
            let bytes = std::fs::read(path).unwrap();
            let text = decode(&bytes).text;
            let mut folder = path.ancestors().filter_map(|p| p.file_name()?.to_str());
            let tag = folder.find_map(Locale::from_folder);
            let tag = tag.unwrap_or_else(|| locale("en-US"));
            // One without a procedure gets one, to be written all the same.
            let more = format!("{text}\n\n1. end\n");
            let text = if guide(&text, tag.as_str()).is_some() {
                &*text
            } else {
                &more
            };
            let problem = check(text, tag.as_str()).err()?;
            Some(format!("{}: {problem}", path.display()))
        })
        .collect();
    assert!(
        problems.is_empty(),
        "{} of {} articles:\n{}",
        problems.len(),
        paths.len(),
        problems[..problems.len().min(5)].join("\n\n")
    );
}

fn atom() -> impl Strategy<Value = String> {
    let chosen = prop::sample::select(vec![
        "word",
        "Open",
        "en",
        "設定",
        "を",
        "فتح",
        "1.",
        "12)",
        "-",
        "+",
        "*",
        "**",
        "***",
        "_",
        "__",
        "#",
        "##",
        ">",
        "|",
        "~",
        "~~",
        "=",
        "===",
        "---",
        ":--",
        "[",
        "]",
        "(",
        ")",
        "[x]",
        "[ ]",
        "]:",
        "!",
        "<",
        "&",
        "\\",
        "\\\\",
        "\\*",
        "\\_",
        "\\[",
        "\\<",
        "\\|",
        "&amp;",
        "&lt;",
        "&copy;",
        "&#x202e;",
        "`",
        "``",
        ":",
        "：",
        "?",
        ",",
        ".",
        "「",
        "」",
        "\u{202e}",
        "\u{7}",
        "\u{feff}",
        "\u{a0}",
        "http://x.y/_a/_b",
        "a_b_c",
        "\u{301}",
        "éé",
        "**bold**",
        "**Bold:**",
        "** lost**",
        "**lost **",
        "** lost **",
        "*em*",
        "_em_",
        "__strong__",
        "***both***",
        "**a *b***",
        "*a **b***",
        "~~gone~~",
        "**「設定」**",
        "****",
        "**a****b**",
        "`code`",
        "`` a`b ``",
        "`a|b`",
        "` `",
        "``` `` ```",
        "<https://x.y>",
        "<a@b.c>",
        "<javascript:alert(1)>",
        "[link](https://x.y)",
        "[link](a.md \"t\\\"t\")",
        "[**b**](<a b>)",
        "[xx](javascript:alert(1))",
        "[x](a(b)c)",
        "[r]",
        "[r][]",
        "[t][r]",
        "[x]()",
        "![p](m/p.png)",
        "![p](data:image/png;base64,AA==)",
        "![pp](data:text/html,x)",
        "[![p](p.png)](b.md)",
        "[a](b|c)",
        "<a name=\"x\"></a>",
        "<br>",
        "<br/>",
        "</br>",
        "<kbd>",
        "</kbd>",
        "<span>",
        "</span>",
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='p.png'>",
        "<!-- c -->",
        "<namespace>",
        "<p>",
        "<b onclick=x>",
        "<details>",
        "<?php x?>",
        "<a href=\"javascript:x\">",
        "<!DOCTYPE x>",
    ]);
    chosen.prop_map(str::to_owned)
}

fn line() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec![" ", " ", " ", "", "  "]);
    prop::collection::vec((atom(), glue), 1..6)
        .prop_map(|atoms| atoms.into_iter().map(|(atom, glue)| atom + glue).collect())
}

fn text() -> impl Strategy<Value = String> {
    let ends = prop::sample::select(vec!["\n", "\n", "  \n", "\\\n", "\n    "]);
    prop::collection::vec((line(), ends), 1..3).prop_map(|lines| {
        let text: String = lines.into_iter().map(|(line, end)| line + end).collect();
        text.trim_end().to_owned()
    })
}

fn indent(text: &str, by: &str) -> String {
    text.lines()
        .map(|line| {
            if line.is_empty() {
                String::new()
            } else {
                format!("{by}{line}")
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn item(marker: &str, body: &str) -> String {
    let by = " ".repeat(marker.len());
    format!("{marker}{}", indent(body, &by).trim_start_matches(' '))
}

fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => text(),
        1 => (1..4usize, line()).prop_map(|(n, line)| format!("{} {line}", "#".repeat(n))),
        1 => text().prop_map(|text| format!("{text}\n===")),
        1 => text().prop_map(|text| format!("**Note:** {text}")),
        1 => prop::sample::select(vec!["```sh\nls *\n```", "~~~\n```\n~~~", "    code", "```` `a\n```\n````", "---",
            "| a | b |\n|---|:-:|\n| `x\\|y` | **z** |\n| 1 |", "<div>\n*x*\n</div>", "<table><tr><td>x</table>",
            "<details>\n<summary>S</summary>", "</details>", "<script>\nalert(1)\n\n</script>", "<!--\nc\n\nd -->",
            "<img src=\"a.png\">", "<a name=\"y\"></a>", "<namespace>\ntext", "**Tip**", "**Title**"])
            .prop_map(str::to_owned),
        1 => (line(), line()).prop_map(|(a, b)| format!("| {a} | {b} |\n|---|---|\n| {b} | {a} |")),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let body = prop::collection::vec(inner, 1..3).prop_map(|blocks| blocks.join("\n\n"));
        prop_oneof![
            4 => (1..12u32, prop::collection::vec(body.clone(), 1..4), any::<bool>(), any::<bool>()).prop_map(|(start, bodies, ones, close)| {
                let end = if close { ")" } else { "." };
                let start = if start > 6 { 1 } else { start };
                bodies.iter().zip(start..).map(|(body, n)| item(&format!("{}{end} ", if ones { 1 } else { n }), body)).collect::<Vec<_>>().join("\n")
            }),
            2 => (prop::sample::select(vec!["- ", "* ", "+ "]), prop::collection::vec(body.clone(), 1..4)).prop_map(|(marker, bodies)| {
                bodies.iter().map(|body| item(marker, body)).collect::<Vec<_>>().join("\n")
            }),
            1 => body.clone().prop_map(|body| indent(&body, "> ")),
            1 => body.prop_map(|body| format!("> [!WARNING]\n{}", indent(&body, "> "))),
        ]
    })
}

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(block(), 1..5).prop_map(|blocks| {
        let mut text = blocks.join("\n\n");
        text.push_str("\n\n1. end\n\n[r]: https://r.example\n");
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, max_shrink_iters: 4000, failure_persistence: None, rng_seed: RngSeed::Fixed(20), ..ProptestConfig::default() })]

    #[test]
    fn a_guide_is_the_article_and_its_own_guide(markdown in article()) {
        if let Err(problem) = check(&markdown, "en-US") {
            return Err(TestCaseError::fail(problem));
        }
    }

    #[test]
    fn no_soup_breaks_a_guide(soup in "[-#>+*_`~\\[\\]()!<&|:=0-9. a漢\\\\\n\t]{0,60}") {
        let markdown = format!("1. {soup}\n\n1. end\n");
        if let Err(problem) = check(&markdown, "en-US") {
            return Err(TestCaseError::fail(problem));
        }
    }
}
