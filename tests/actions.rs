//! What steps tell their readers to do: our own sentences in every language
//! with a lexicon, and the hand-labelled steps of the corpus.
//!
//! `tests/actions/<locale>.md` is a list of instructions, and what is
//! recognized in them stands in the snapshot beside it. A new language is a new
//! file.

mod support;

use runbookc::inspect::{tree, view};
use runbookc::plan::{Document, FileId};
use runbookc::procedure::{Action, ActionKind, Lexicon, Step};
use runbookc::source::{Decoded, Locale, decode};
use runbookc::text::LineIndex;
use std::collections::HashMap;
use std::path::Path;

fn document<'a>(decoded: &'a Decoded<'_>, tag: &str) -> Document<'a> {
    let file = FileId {
        id: "steps".to_owned(),
        locale: Locale::parse(tag).expect("a tag"),
        path: format!("{tag}.md"),
    };
    Document::read(file, decoded)
}

#[test]
fn instructions_tell_what_they_tell() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/actions");
    let entries = std::fs::read_dir(&folder).expect("the cases");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    cases.retain(|path| path.extension().is_some_and(|end| end == "md"));
    cases.sort();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in cases {
        let bytes = std::fs::read(&path).expect("the case");
        let decoded = decode(&bytes);
        let tag = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a tag");
        let document = document(&decoded, tag);
        let lines = LineIndex::new(document.text);
        let shown = tree(&view(&document, &[], &lines), false);
        settings.bind(|| insta::assert_snapshot!(tag, shown));
    }
}

#[test]
fn every_lexicon_with_verbs_has_a_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    for entry in std::fs::read_dir(folder).expect("locales") {
        let tag = entry
            .expect("an entry")
            .file_name()
            .into_string()
            .expect("a tag");
        let Ok(locale) = Locale::parse(&tag) else {
            continue;
        };
        if Lexicon::of(&locale).knows_verbs() {
            let case =
                Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/actions/{tag}.md"));
            assert!(case.exists(), "{tag} has no tests/actions/{tag}.md");
        }
    }
}

#[test]
fn every_lexicon_file_can_be_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    for entry in std::fs::read_dir(folder).expect("locales") {
        let path = entry.expect("an entry").path().join("lexicon.yaml");
        if let Ok(text) = std::fs::read_to_string(&path) {
            // Unlike the build, this refuses sections that nobody knows.
            let lexicon = Lexicon::parse(&text);
            assert!(
                lexicon.is_ok(),
                "{}: {}",
                path.display(),
                lexicon.unwrap_err()
            );
        }
    }
}

#[test]
fn a_wrong_entry_is_said() {
    let wrong = |actions: &str| {
        let error = Lexicon::parse(&format!("actions: {actions}")).unwrap_err();
        error.to_string()
    };
    insta::assert_snapshot!(
        [
            wrong("{verbs: {open: {anywhere: ['open{en']}}}"),
            wrong("{verbs: {open: {anywhere: ['open{en}']}}}"),
            wrong("{verbs: {open: {anywhere: ['geben Sie …']}}}"),
            wrong("{and: ['']}"),
            wrong("{verbs: {opens: {}}}"),
        ]
        .join("\n"),
        @r"
    `open{en` lacks a `}`
    `open{en}`: there are no endings `en`
    `geben Sie …` needs words on either side of `…`
    `` says nothing
    line 1, column 19: actions.verbs: unknown variant `opens`, expected one of `open`, `select`, `set`, `enter`, `run`, `sign-in`, `wait`, `verify`, `install`, `create`, `delete`, `change`, `restart`, `refer`, `manual`
    "
    );
}

fn kinds(step: &Step<'_>) -> Vec<ActionKind> {
    let told = |action: &&Action| !action.negated;
    let mut kinds: Vec<ActionKind> = step.actions.iter().filter(told).map(|a| a.kind).collect();
    if kinds.is_empty() {
        kinds.push(ActionKind::Manual);
    }
    kinds
}

/// A step of our own, with the kinds that a person gave it by the guide of the corpus.
#[derive(serde::Deserialize)]
struct OwnStep {
    step: String,
    kinds: Vec<ActionKind>,
}

/// The bar for a language whose lexicon was written without articles to tune it to.
const LEAST_F1_WITHOUT_ARTICLES: f64 = 0.85;

/// How many of the kinds of a step were found, twice, and how many kinds there are in both lists.
fn likeness(mut found: Vec<ActionKind>, wanted: &[ActionKind]) -> (u32, usize) {
    let total = found.len() + wanted.len();
    let mut common = 0;
    for kind in wanted {
        if let Some(at) = found.iter().position(|other| other == kind) {
            found.swap_remove(at);
            common += 2;
        }
    }
    (common, total)
}

/// Every `tests/actions/labelled.<locale>.jsonl`; `--nocapture` shows the figures.
#[test]
#[expect(clippy::cast_precision_loss, reason = "counts of steps are small")]
fn labelled_steps_of_our_own_are_recognized() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/actions");
    let mut measured = Vec::new();
    for entry in std::fs::read_dir(&folder).expect("the cases") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let Some(tag) = name
            .and_then(|name| name.strip_prefix("labelled."))
            .and_then(|name| name.strip_suffix(".jsonl"))
        else {
            continue;
        };
        let (mut common, mut total, mut misses) = (0, 0, Vec::new());
        let labels = std::fs::read_to_string(&path).expect("labels");
        for line in labels.lines() {
            let own: OwnStep = serde_json::from_str(line).expect("a label");
            let text = format!("1. {}\n", own.step);
            let decoded = decode(text.as_bytes());
            let document = document(&decoded, tag);
            let found = kinds(document.model.steps()[0]);
            let (same, all) = likeness(found.clone(), &own.kinds);
            common += same;
            total += all;
            if same as usize != all {
                misses.push(format!(
                    "{found:?} instead of {:?}: {}",
                    own.kinds, own.step
                ));
            }
        }
        let f1 = f64::from(common) / total as f64;
        let report = format!("{tag}: F1 {f1:.3}\n{}", misses.join("\n"));
        println!("{report}");
        assert!(f1 >= LEAST_F1_WITHOUT_ARTICLES, "{report}");
        measured.push(tag.to_owned());
    }
    assert!(!measured.is_empty(), "nothing was measured");
}

#[derive(serde::Deserialize)]
struct Labelled {
    article: String,
    line: u32,
    kinds: Vec<ActionKind>,
}

/// The bar of the project for the language that the labels are of; the other
/// languages are measured by `cargo run --example eval-actions`.
const LEAST_F1: f64 = 0.92;

#[test]
#[expect(clippy::cast_precision_loss, reason = "counts of steps are small")]
fn labelled_steps_of_the_corpus_are_recognized() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let alchemy = corpus.join("alchemy");
    let labels = std::fs::read_to_string(alchemy.join("gold/actions.en-US.jsonl")).expect("labels");
    let mut by_article: HashMap<String, Vec<Labelled>> = HashMap::new();
    for line in labels.lines() {
        let labelled: Labelled = serde_json::from_str(line).expect("a label");
        by_article
            .entry(labelled.article.clone())
            .or_default()
            .push(labelled);
    }
    let (mut common, mut total) = (0, 0);
    for (article, labels) in by_article {
        let bytes = std::fs::read(alchemy.join("en-US").join(&article)).expect("the article");
        let decoded = decode(&bytes);
        let document = document(&decoded, "en-US");
        let lines = LineIndex::new(document.text);
        let steps = document.model.steps();
        for labelled in labels {
            let step = steps
                .iter()
                .find(|step| lines.line(step.span.start) == labelled.line);
            let step = step.unwrap_or_else(|| panic!("{article}:{}: no step", labelled.line));
            let (same, all) = likeness(kinds(step), &labelled.kinds);
            common += same;
            total += all;
        }
    }
    let f1 = f64::from(common) / total as f64;
    assert!(
        f1 >= LEAST_F1,
        "F1 is {f1:.3}, and should be {LEAST_F1} at least"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 2000,
        rng_seed: proptest::test_runner::RngSeed::Fixed(3),
        ..proptest::prelude::ProptestConfig::default()
    })]

    /// Whatever an instruction looks like, something is told in it, and what is
    /// named stands in its text.
    #[test]
    fn any_instruction_tells_something(
        words in proptest::collection::vec(
            proptest::prop_oneof![
                "[*_`\\[\\]()<>\"'“”„«»「」『』［］‘’→>.,:;!?…、。،؛؟—-]{1,4}",
                "(select|klik op|wählen Sie|sélectionnez|seleccione|を選択します|حدد|وحدد|if|the|to|and|not|auf|aus|in|)",
                "[A-Za-zÀ-ÿء-ي一-龠ぁ-んァ-ン\u{e000}-\u{e00f}\u{200f}İß]{1,6}",
            ],
            0..14,
        ),
    ) {
        let text = format!("1. x {}\n", words.join(" "));
        for tag in ["en-US", "de-DE", "ja-JP", "ar-SA"] {
            let decoded = decode(text.as_bytes());
            let document = document(&decoded, tag);
            for step in document.model.steps() {
                proptest::prop_assert!(!step.actions.is_empty());
                for label in step.actions.iter().flat_map(|action| &action.labels).flat_map(|label| &label.0) {
                    proptest::prop_assert!(!label.trim().is_empty(), "{step:?}");
                }
            }
        }
    }
}
