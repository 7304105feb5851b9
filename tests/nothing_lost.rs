//! Every visible character of an article's body is in exactly one node of the
//! model: over the corpus, over the `CommonMark` specification's examples, and
//! over generated Markdown; and numbered lists are read as an independent
//! parser reads them. Of a text in a dialect, nothing goes but its marks.

mod support;

use proptest::prelude::*;
use runbookc::article::{self, Leaves};
use runbookc::dialect::{Dialects, marks, weave};
use runbookc::inspect::{ArticleView, BranchView, ContentView, PartsView, StepView, view};
use runbookc::plan::{Document, FileId, Wish};
use runbookc::procedure::{Model, Node, Reading, model_leaves};
use runbookc::source::{Asked, FrontMatter, Locale, decode};
use runbookc::text::{LineIndex, Span};
use std::collections::{BTreeMap, BTreeSet};

fn file(locale: &str) -> FileId {
    FileId {
        id: "article".to_owned(),
        locale: Locale::parse(locale).expect("a tag"),
        path: "article.md".to_owned(),
    }
}

/// Asserts that the model of a text holds what the parser found, once each.
fn assert_nothing_lost(text: &str, locale: &str) {
    let decoded = decode(text.as_bytes());
    let (_, body) = FrontMatter::parse(&decoded.text, decoded.start);
    let article = article::parse(&decoded.text, body);
    let mut expected: Leaves<'_> = Vec::new();
    article::leaves(&article.blocks, &mut expected);
    for reading in Reading::ALL {
        let document = Document::read_as(file(locale), &decoded, always(reading));
        assert_holds(&document.model, &expected, text);
        assert_told(&document, text);
        if reading == Reading::Headings {
            assert_one_procedure(&document.model, text);
        }
    }
}

/// Asserts that nothing but marks and blanks is missing where a text in a
/// dialect has been made plain Markdown, and that what is there stands once.
fn assert_only_marks_go(text: &str) {
    let Some(woven) = weave(text, 0, Dialects::ALL) else {
        return;
    };
    let mut there = vec![0_u8; text.len()];
    for range in woven.kept() {
        for byte in &mut there[range] {
            *byte += 1;
        }
    }
    let mut marked = vec![false; text.len()];
    for range in marks(text, 0, Dialects::ALL) {
        marked[range].fill(true);
    }
    for (n, c) in text.char_indices() {
        let gone = there[n] == 0 && !c.is_whitespace() && !marked[n];
        assert!(!gone, "{c:?} at {n} is lost of {text:?}: {:?}", woven.text);
        let twice = there[n] > 1 && !marked[n];
        assert!(!twice, "{c:?} at {n} stands twice in {:?}", woven.text);
    }
}

/// As an independent parser reads, which knows no dialect.
fn plainly(reading: Option<Reading>) -> Wish {
    Wish {
        always: Asked {
            steps: reading,
            dialect: Dialects::parse("github"),
            ..Asked::default()
        },
        ..Wish::default()
    }
}

fn always(reading: Reading) -> Wish {
    Wish {
        always: Asked {
            steps: Some(reading),
            ..Asked::default()
        },
        ..Wish::default()
    }
}

/// Asserts that an article whose headings are steps has one procedure at most beside those
/// that are kept apart, and none in what stands around its steps.
fn assert_one_procedure(model: &Model<'_>, text: &str) {
    let procedures = model.procedures();
    let main = procedures.iter().filter(|own| own.apart.is_none());
    assert!(main.count() <= 1, "{text:?}");
    for procedure in procedures {
        let mut around = procedure.context.iter().chain(&procedure.result);
        assert!(!around.any(Node::holds_procedure), "{text:?}");
        assert!(!procedure.steps.is_empty(), "{text:?}");
    }
    let mut ids: Vec<&str> = model.steps().iter().map(|step| step.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{text:?}");
}

/// Asserts that whoever follows the steps is told the rest, too: but for headings, nothing
/// stands outside of what is told before, between and after them.
fn assert_told(document: &Document<'_>, text: &str) {
    let model = &document.model;
    let procedures = model.procedures();
    if procedures.is_empty() {
        return;
    }
    let around = document.around();
    assert_eq!(around.leads.len(), procedures.len(), "{text:?}");
    assert!(around.leads[0].is_empty(), "{text:?}");
    let leads = around.leads.iter().flatten().copied();
    let blocks = around.introduction.iter().copied().chain(leads);
    let further = model.further(&around);
    let mut nodes: Vec<Node<'_>> = blocks.chain(further).cloned().collect();
    nodes.extend(model.free_notes().into_iter().cloned().map(Node::Note));
    nodes.extend(procedures.into_iter().cloned().map(Node::Procedure));
    let told = Model {
        nodes,
        ..Model::default()
    };
    let told: BTreeSet<_> = model_leaves(&told).into_iter().collect();
    let mut headings = Vec::new();
    collect_headings(&model.nodes, &mut headings);
    for (span, words) in model_leaves(model) {
        let is_heading = headings.iter().any(|heading| heading.contains(span));
        assert!(
            is_heading || told.contains(&(span, words)),
            "{words:?} is told to nobody who follows the steps of {text:?}"
        );
    }
}

fn collect_headings(nodes: &[Node<'_>], found: &mut Vec<Span>) {
    for node in nodes {
        match node {
            _ if node.heading().is_some() => found.extend(node.span()),
            Node::List(items) => items.iter().for_each(|item| collect_headings(item, found)),
            Node::Quote(inner) => collect_headings(inner, found),
            _ => {}
        }
    }
}

fn assert_holds(model: &Model<'_>, expected: &Leaves<'_>, text: &str) {
    let found = model_leaves(model);
    // A note's label is cut off its paragraph, so leaves may be cut, but their
    // text in order is the same, and no two of them share a byte.
    let join = |leaves: &Leaves<'_>| leaves.iter().map(|(_, text)| *text).collect::<String>();
    let mut sorted = found.clone();
    sorted.sort_by_key(|(span, _)| *span);
    assert_eq!(join(&sorted), join(expected), "{text:?}");
    for pair in sorted.windows(2) {
        assert!(pair[0].0.end <= pair[1].0.start, "{pair:?} in {text:?}");
    }
}

/// How often each visible character stands in a record. A table's cells are
/// set apart by a bar that no reader sees, so bars are not counted.
#[derive(Default)]
struct Visible(BTreeMap<char, usize>);

impl Visible {
    fn of(text: &str) -> Self {
        let mut visible = Self::default();
        visible.add(text);
        visible
    }

    fn of_record(record: &ArticleView<'_>) -> Self {
        let mut visible = Self::default();
        record
            .content
            .iter()
            .for_each(|content| visible.content(content));
        for note in &record.notes {
            visible.add(&note.label);
            visible.add(&note.text);
        }
        for procedure in &record.procedures {
            visible.add(&procedure.context);
            visible.add(procedure.result.as_deref().unwrap_or(""));
            procedure.steps.iter().for_each(|step| visible.step(step));
        }
        visible
    }

    fn add(&mut self, text: &str) {
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '|') {
            *self.0.entry(c).or_default() += 1;
        }
    }

    fn parts(&mut self, parts: &PartsView<'_>) {
        parts.info.iter().for_each(|text| self.add(text));
        parts.code.iter().for_each(|code| self.add(&code.text));
        for note in &parts.notes {
            self.add(&note.label);
            self.add(&note.text);
        }
        parts.steps.iter().for_each(|step| self.step(step));
        for BranchView { text, parts, .. } in parts.choices.iter().chain(&parts.points) {
            self.add(text);
            self.parts(parts);
        }
    }

    fn step(&mut self, step: &StepView<'_>) {
        self.add(&step.label);
        self.add(&step.text);
        self.parts(&step.parts);
    }

    fn content(&mut self, content: &ContentView<'_>) {
        self.add(&content.text);
        content
            .items
            .iter()
            .flatten()
            .for_each(|inner| self.content(inner));
    }
}

/// Where steps begin, and whether each is a way of a choice.
/// The lines of steps, and whether commands may have parted a step from the one before it:
/// it is one of several ways, or stands below commands of the step that it is part of.
fn step_lines(steps: &[StepView<'_>], below_commands: bool, lines: &mut Vec<(usize, bool)>) {
    for step in steps {
        let parted = below_commands && !step.parts.code.is_empty();
        lines.push((step.line as usize, parted || !step.ways.is_empty()));
        part_lines(&step.parts, lines);
    }
}

fn part_lines(parts: &PartsView<'_>, lines: &mut Vec<(usize, bool)>) {
    step_lines(&parts.steps, !parts.code.is_empty(), lines);
    for branch in parts.choices.iter().chain(&parts.points) {
        part_lines(&branch.parts, lines);
    }
}

#[test]
fn the_records_of_the_corpus_hold_what_an_independent_parser_sees() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    for (folder, pattern) in [
        ("alchemy", "{locale}/{path}.md"),
        ("openshift-runbooks", "{path}.md"),
    ] {
        let root = corpus.join(folder);
        let readings = support::oracle(&root, pattern);
        assert!(
            readings.len() > 200,
            "{folder} has only {} articles",
            readings.len()
        );
        for reading in readings {
            let bytes = std::fs::read(root.join(&reading.path)).expect("the oracle read it");
            let locale = reading
                .locale
                .as_deref()
                .filter(|tag| tag.contains('-'))
                .unwrap_or("en-US");
            let decoded = decode(&bytes);
            assert_nothing_lost(&decoded.text, locale);
            let lines = |document: &Document<'_>| {
                let record = view(document, &[], &LineIndex::new(document.text));
                assert_eq!(
                    Visible::of_record(&record).0,
                    Visible::of(&reading.visible).0,
                    "{}",
                    reading.path
                );
                let mut lines = Vec::new();
                for procedure in &record.procedures {
                    step_lines(&procedure.steps, false, &mut lines);
                }
                lines
            };
            let as_headings = plainly(Some(Reading::Headings));
            lines(&Document::read_as(file(locale), &decoded, as_headings));
            let plain = plainly(None);
            let document = Document::read_as(file(locale), &decoded, plain);
            let lines = lines(&document);
            if document.reading == Reading::Headings {
                continue;
            }

            let mut expected: Vec<usize> = reading
                .ordered_lists
                .iter()
                .flat_map(|list| list.item_lines.clone())
                .collect();
            // Bullets that hold commands are steps, too, and lines that are numbered by hand.
            let source: Vec<&str> = decoded.text.lines().collect();
            let bullet = |line: &usize| {
                let text = source.get(line - 1).map_or("", |text| text.trim_start());
                let by_hand = text.chars().take(12).any(char::is_numeric)
                    || text.chars().nth(1).is_some_and(|c| matches!(c, '.' | ')'));
                text.starts_with(['-', '*', '+']) || by_hand
            };
            // What only "or", or a command that waits, parts from what stands before it has no
            // mark of its own.
            let marked = |(line, parted): &(usize, bool)| {
                expected.contains(line) || !(*parted || bullet(line))
            };
            let lines = lines.into_iter().filter(marked);
            let mut lines: Vec<usize> = lines.map(|(line, _)| line).collect();
            expected.sort_unstable();
            lines.sort_unstable();
            assert_eq!(lines, expected, "the items of {}", reading.path);
        }
    }
}

#[test]
fn dialects_lose_nothing_but_marks() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let mut count = 0;
    for folder in ["dialects", "../field"] {
        let mut folders = vec![corpus.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|end| end == "md") {
                    let decoded = std::fs::read(&path).expect("it can be read");
                    let decoded = decode(&decoded);
                    assert_only_marks_go(&decoded.text);
                    assert_nothing_lost(&decoded.text, "en-US");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 1000, "{count}");
}

#[test]
fn the_specification_has_no_example_that_loses_text() {
    for example in support::commonmark_examples() {
        assert_nothing_lost(&example.markdown, "en-US");
        // The same below a step and inside a note, where lowering takes it apart.
        let indented = example.markdown.replace('\n', "\n   ");
        assert_nothing_lost(&format!("1. step\n\n   {indented}\n2. next\n"), "en-US");
        let quoted = example.markdown.replace('\n', "\n> ");
        assert_nothing_lost(
            &format!("1. step\n\n> [!NOTE]\n> {quoted}\n\n2. next\n"),
            "nl-NL",
        );
    }
}

/// Markdown as writers leave it: pieces that mean something, glued together.
fn any_markdown() -> impl Strategy<Value = String> {
    let inline = prop_oneof![
        4 => "[a-zé ]{1,8}".prop_map(String::from),
        1 => prop::sample::select(vec![
            "**", "*", "_", "`", "``", "~~", "[a](b)", "![i](p.png)", "<a name=\"x\"></a>", "<br>", "\\*",
            "\\", "&amp;", "&#58;", "**Note:**", "**Tip** -", "Note:", "注：", "**B**", "<!-- c -->", "http://x.y",
            "[x]", "Overview", "See also", "The output:", "[!NOTE]", "|", "  ", "**Opmerking: vet**", "If so, ", "(Optional) ", "\u{a0}", "日本",
        ])
        .prop_map(str::to_owned),
    ];
    let marker = prop::sample::select(vec![
        "",
        "",
        "",
        "1. ",
        "2. ",
        "3. ",
        "10. ",
        "- ",
        "* ",
        "> ",
        "# ",
        "## ",
        "### ",
        "```bash",
        "```",
        "```output",
        "<!-- expected_similarity=0.4 -->",
        "$ ",
        "> [!NOTE]",
        "> [!WARNING] ",
        "> [!Opmerking]",
        "```",
        "    ",
        "   ",
        "---",
        "| a | b |",
        "|---|---|",
        "1) ",
        "===",
        "<div>",
        "</div>",
        "**Title**",
        "**Note**",
        "> 1. ",
        "   - ",
        "   1. ",
        "   > [!TIP]",
        "\t",
    ]);
    let line = (marker, prop::collection::vec(inline, 0..5))
        .prop_map(|(marker, words)| format!("{marker}{}", words.concat()));
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

/// Marks of every dialect, some closed and some not, among lists and fences.
fn any_dialect() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "",
        "",
        "",
        "a",
        "b c",
        "1. d",
        "2. e",
        "- f",
        "   g",
        "    h",
        "        i",
        "```sh",
        "```",
        "> j",
        "# k",
        "| l | m |",
        "---",
        "<!-- n",
        "o -->",
        ":::note",
        ":::tip Title *x*",
        "::::danger[T]",
        ":::",
        "::::",
        "   :::warning",
        "   :::",
        "::: zone pivot=\"p\"",
        "::: zone-end",
        ":::image source=\"q.png\" alt-text=\"r\":::",
        ":::row:::",
        ":::row-end:::",
        "# [Tab](#tab/t)",
        "## [Two](#tab/u)",
        "   # [In](#tab/v)",
        "   ---",
        "!!! note",
        "!!! danger \"Title\"",
        "??? tip",
        "=== \"A\"",
        "=== \"B\"",
        "    === \"C\"",
        "    !!! bug",
        "{{< tabs name=\"g\" >}}",
        "{{% tab name=\"h\" %}}",
        "{{% /tab %}}",
        "{{< /tabs >}}",
        "x {{< param \"v\" >}} y",
        "{{% alert title=\"W\" %}} z {{% /alert %}}",
        "{{< tab header=\"s\" lang=\"sh\" >}}",
        "{{< own >}}w{{< /own >}}",
        "{{< own",
        "{% note %}",
        "{% endnote %}",
        "{% raw %}",
        "{% endraw %}",
        "{{ site.a }}/{{ b }}",
        "{% highlight sh %}",
        "{% endhighlight %}",
        "{% comment %}",
        "{% endcomment %}",
        "{% include c.html content=\"d\" %}",
        "import A from 'a'",
        "<Tabs groupId=\"e\">",
        "<TabItem value=\"f\" label=\"g\">",
        "</TabItem>",
        "</Tabs>",
        "{/* h */}",
        "{/* i",
        "<Own>j</Own> <Alone k={1} />",
        "<Tip>",
        "</Tip>",
        "<!--DOCUSAURUS_CODE_TABS-->",
        "<!--L-->",
        "<!--END_DOCUSAURUS_CODE_TABS-->",
        "{: .warning }",
        "m **n**{: .o }",
        "## p {#q}",
        "* TOC",
        "{:toc}",
        "r[^1]",
        "[^1]: s",
        ": t",
        "[!INCLUDE [u](v.md)]",
        "> [!VIDEO https://w.x/y?z=1]",
        "--8<-- \"a.md\"",
        "\t:::note",
        "`{{< b >}}` <c>",
        "1. :::note",
        "> !!! note",
        "é {{< ü >}} 日本",
    ]);
    prop::collection::vec(line, 0..16).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn generated_dialects_lose_nothing_but_marks(text in any_dialect()) {
        assert_only_marks_go(&text);
        assert_nothing_lost(&text, "en-US");
    }

    #[test]
    fn generated_markdown_loses_nothing(text in any_markdown(), locale in prop::sample::select(vec!["en-US", "nl-NL", "ja-JP", "pl-PL"])) {
        assert_nothing_lost(&text, locale);
    }

    #[test]
    fn any_text_loses_nothing(text in any::<String>()) {
        assert_nothing_lost(&text, "en-US");
    }
}
