//! How findings are shown: carets that are right, whatever stands in the line,
//! and formats that other programs can read.

mod support;

use insta::assert_snapshot;
use proptest::prelude::*;
use runbookc::check::all_rules;
use runbookc::diagnostic::{Diagnostic, FileReport, Rule, Severity, github, human, json, sarif};
use runbookc::text::{LineIndex, Span};

static RULE: Rule = Rule {
    code: "T001",
    name: "test-rule",
    severity: Severity::Warning,
    summary: "a rule for tests",
    explain: "Text.",
};

fn report<'a>(text: &'a str, diagnostics: &'a [Diagnostic]) -> FileReport<'a> {
    FileReport {
        path: "docs/nl-NL/a.md",
        text,
        diagnostics,
    }
}

fn span(text: &str, needle: &str) -> Span {
    let start = text.find(needle).unwrap();
    Span::new(start..start + needle.len())
}

/// What a person sees of a finding at the first `needle`.
fn shown(text: &str, needle: &str) -> String {
    human(
        report(text, &[Diagnostic::new(&RULE, span(text, needle), "look")]),
        false,
    )
}

#[test]
fn tabs_and_windows_line_ends_keep_the_caret_in_place() {
    assert_snapshot!(shown("een\r\n\ttwee drie\r\nvier\r\n", "drie"), @r"
    warning[T001]: look
     --> docs/nl-NL/a.md:2:7
      |
    2 |     twee drie
      |          ^^^^
    ");
}

#[test]
fn wide_characters_take_two_columns_of_the_screen_and_one_of_the_header() {
    assert_snapshot!(shown("設定を**開く**。\n", "開く"), @"
    warning[T001]: look
     --> docs/nl-NL/a.md:1:6
      |
    1 | 設定を**開く**。
      |         ^^^^
    ");
}

#[test]
fn arabic_is_shown_in_the_order_of_the_file() {
    assert_snapshot!(shown("افتح **الإعدادات** الآن\n", "الإعدادات"), @"
    warning[T001]: look
     --> docs/nl-NL/a.md:1:8
      |
    1 | افتح **الإعدادات** الآن
      |        ^^^^^^^^^
    ");
}

#[test]
fn what_could_drive_a_terminal_is_made_visible() {
    assert_snapshot!(shown("a\u{1b}[31m\u{202e}b\u{feff} c\rd e\n", "d e"), @"
    warning[T001]: look
     --> docs/nl-NL/a.md:1:13
      |
    1 | a�[31m�b� c�d e
      |             ^^^
    ");
}

#[test]
fn a_line_of_a_megabyte_is_cut_around_the_finding() {
    let text = format!(
        "x\n![a](data:{}) and ** b** {}\n",
        "A".repeat(1 << 20),
        "c".repeat(500)
    );
    let shown = shown(&text, "** b**");
    assert!(shown.len() < 1000);
    assert_snapshot!(shown, @"
    warning[T001]: look
     --> docs/nl-NL/a.md:2:1048593
      |
    2 | …AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA) and ** b** ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc…
      |                                          ^^^^^^
    ");
}

#[test]
fn the_end_of_a_file_and_an_empty_file_have_a_place() {
    let at = |text: &str, offset: usize| {
        let found = [Diagnostic::new(&RULE, Span::at(offset), "look").help("add it")];
        human(report(text, &found), false)
    };
    assert_snapshot!(at("", 0), @"
    warning[T001]: look
     --> docs/nl-NL/a.md:1:1
      |
    1 |
      | ^
      = help: add it
    ");
    assert_snapshot!(at("een\ntwee", 8), @"
    warning[T001]: look
     --> docs/nl-NL/a.md:2:5
      |
    2 | twee
      |     ^
      = help: add it
    ");
    assert_snapshot!(at("een\ntwee\n", 9), @"
    warning[T001]: look
     --> docs/nl-NL/a.md:3:1
      |
    3 |
      | ^
      = help: add it
    ");
}

#[test]
fn places_that_can_be_seen_together_share_an_excerpt() {
    let text = "1. een\n\n> twee\n> drie\n\n2. vier\n";
    let found = Diagnostic::new(&RULE, span(text, "> twee\n> drie\n"), "this interrupts")
        .label(span(text, "2."), "here it goes on")
        .label(span(text, "een"), "after this")
        .help("indent it");
    assert_snapshot!(human(report(text, &[found]), false), @"
    warning[T001]: this interrupts
     --> docs/nl-NL/a.md:3:1
      |
    1 | 1. een
      |    --- after this
    2 |
    3 | > twee
      | ^^^^^^
    ...
    6 | 2. vier
      | -- here it goes on
      = help: indent it
    ");
}

#[test]
fn places_far_apart_are_shown_by_themselves() {
    let text = format!("een\n{}twee\n", "\n".repeat(200));
    let found = Diagnostic::new(&RULE, span(&text, "een"), "look")
        .label(span(&text, "twee"), "and here")
        .help("mend it");
    assert_snapshot!(human(report(&text, &[found]), false), @"
    warning[T001]: look
       --> docs/nl-NL/a.md:1:1
        |
      1 | een
        | ^^^
    note: and here
       --> docs/nl-NL/a.md:202:1
        |
    202 | twee
        | ----
        = help: mend it
    ");
}

#[test]
fn json_has_a_line_for_each_finding() {
    let text = "één\ntwee drie\n";
    let found = [
        Diagnostic::new(&RULE, span(text, "drie"), "look")
            .label(span(text, "één"), "and here")
            .help("mend it"),
        Diagnostic::new(&RULE, Span::at(text.len()), "end"),
    ];
    assert_snapshot!(json(report(text, &found)), @r#"
    {"code":"T001","name":"test-rule","severity":"warning","path":"docs/nl-NL/a.md","line":2,"column":6,"end_line":2,"end_column":10,"message":"look","help":"mend it","labels":[{"line":1,"column":1,"message":"and here"}]}
    {"code":"T001","name":"test-rule","severity":"warning","path":"docs/nl-NL/a.md","line":3,"column":1,"end_line":3,"end_column":1,"message":"end"}
    "#);
}

#[test]
fn github_commands_cannot_be_forged_by_an_article() {
    let text = "een\n";
    let found = [Diagnostic::new(&RULE, span(text, "een"), "50% of\n::error::x").help("a, b: c")];
    let report = FileReport {
        path: "docs/a,b:c%\n::warning::.md",
        text,
        diagnostics: &found,
    };
    assert_snapshot!(github(report), @"::warning file=docs/a%2Cb%3Ac%25%0A%3A%3Awarning%3A%3A.md,line=1,col=1,title=T001 test-rule::50%25 of%0A::error::x%0Ahelp: a, b: c");
}

fn sarif_of(text: &str, found: &[Diagnostic]) -> String {
    let rules: Vec<&Rule> = all_rules().chain([&RULE]).collect();
    let report = FileReport {
        path: "docs/nl-NL/een twee#[3].md",
        text,
        diagnostics: found,
    };
    sarif([report], &rules)
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let text = "\u{feff}één\r\ntwee `[a](b)` drie\r\n";
    let found = [
        Diagnostic::new(&RULE, span(text, "drie"), "write `[a](b)`")
            .label(span(text, "één"), "and here")
            .help("mend it"),
        Diagnostic::new(&RULE, Span::at(text.len()), "end"),
        Diagnostic::new(&RULE, Span::default(), "begin"),
    ];
    let log = sarif_of(text, &found);
    let value: serde_json::Value = serde_json::from_str(&log).unwrap();
    let result = &value["runs"][0]["results"][0];
    assert_eq!(result["message"]["text"], "write `[a\\](b)`\nmend it");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "docs/nl-NL/een%20twee%23%5B3%5D.md"
    );
    assert_eq!(place["region"]["startColumn"], 15);
    let rules = value["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .unwrap();
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], "T001");

    let document = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("diagnostics.sarif.json");
    std::fs::write(&document, log).unwrap();
    let violations = support::schema_violations(&support::sarif_schema(), &document);
    assert!(violations.is_empty(), "{violations:#?}");
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z*` ]{0,12}",
        "[設定を開く。]{0,80}",
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\t\u{1b}\u{202e}\u{feff}\u{301}👩\u{200d}💻".to_owned()),
        "[x]{100,300}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Whatever the text and the place, every format says where it is.
    #[test]
    fn nothing_panics_and_places_are_right(
        text in any_text(),
        places in prop::collection::vec((0_usize..700, 0_usize..300), 1..4),
        colour in any::<bool>(),
    ) {
        let spans: Vec<Span> = places
            .iter()
            .map(|&(start, length)| Span::new(start..start + length))
            .collect();
        let mut found = Diagnostic::new(&RULE, spans[0], "look\u{1b}").help("mend\nit");
        for span in &spans[1..] {
            found = found.label(*span, "and\nhere\u{202e}");
        }
        let found = [found];
        let shown = human(report(&text, &found), colour);
        let at = LineIndex::new(&text);
        let mut start = (spans[0].start as usize).min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let start = at.position(&text, u32::try_from(start).unwrap());
        let header = format!("docs/nl-NL/a.md:{}:{}\n", start.line, start.column);
        prop_assert!(shown.contains(&header), "{header}\n{shown}");
        if !colour {
            prop_assert!(!shown.contains(runbookc::text::is_unsafe_char), "{shown:?}");
            let caret = shown.lines().any(|line| line.trim_start().starts_with('|') && line.contains('^'));
            prop_assert!(caret, "{shown}");
        }
        prop_assert_eq!(github(report(&text, &found)).lines().count(), 1);
        let line: serde_json::Value = serde_json::from_str(&json(report(&text, &found))).unwrap();
        prop_assert_eq!(&line["line"], start.line);
        let log: serde_json::Value = serde_json::from_str(&sarif_of(&text, &found)).unwrap();
        let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        prop_assert_eq!(&region["startColumn"], start.column);
    }
}
