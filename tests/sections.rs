//! Articles whose sections are their steps: a folder a case.
//!
//! `tests/sections/<name>/` holds an article by locale; `tree.snap` beside it is
//! the outline that `runbookc inspect` prints, with every finding. Of several
//! locales, it ends with the pairs of steps that say the same.

use runbookc::check::{self, Settings};
use runbookc::inspect::{tree, view};
use runbookc::l10n::align;
use runbookc::plan::{Document, FileId, Wish, compile};
use runbookc::procedure::Reading;
use runbookc::scene::Scenes;
use runbookc::source::{Asked, Decoded, Locale, decode};
use runbookc::text::LineIndex;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sections");
    let entries = std::fs::read_dir(root).expect("the folder of the cases");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// The articles of a case, the reference first.
fn files(folder: &Path) -> Vec<(Locale, Vec<u8>)> {
    let mut files: Vec<(Locale, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let tag = path.file_stem().unwrap().to_str().unwrap();
            (Locale::parse(tag).unwrap(), std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn document<'a>(locale: &Locale, decoded: &'a Decoded<'_>, wish: Wish) -> Document<'a> {
    let file = FileId {
        id: "article".to_owned(),
        locale: locale.clone(),
        path: format!("{locale}/article.md"),
    };
    Document::read_as(file, decoded, wish)
}

fn outline(document: &Document<'_>) -> String {
    let found = check::check(&document.subject(), &Settings::default());
    let lines = LineIndex::new(document.text);
    tree(&view(document, &found, &lines), false)
}

fn asked(steps: Option<Reading>) -> Asked {
    Asked {
        steps,
        ..Asked::default()
    }
}

#[test]
fn every_case_is_read_as_it_was() {
    for folder in folders() {
        let files = files(&folder);
        let decoded: Vec<Decoded<'_>> = files.iter().map(|(_, bytes)| decode(bytes)).collect();
        let wish = Wish {
            always: asked(Some(Reading::Headings)),
            ..Wish::default()
        };
        let documents: Vec<Document<'_>> = std::iter::zip(&files, &decoded)
            .map(|((locale, _), decoded)| document(locale, decoded, wish))
            .collect();
        let mut out: String = documents.iter().map(outline).collect();
        for translation in &documents[1..] {
            for pair in align(&documents[0].model, &translation.model).steps {
                let _ = writeln!(out, "{} = {}", pair.reference, pair.translation);
            }
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("tree", out));
    }
}

const EXECUTABLE: &str =
    "# T\n\n## A\n\nRun.\n\n```bash\na\n```\n\n<!-- expected_similarity=0.2 -->\n\n```\nb\n```\n";

#[test]
fn the_article_says_how_it_is_read_unless_it_must_be_read_otherwise() {
    let asking = |steps| format!("---\nrunbookc:\n  steps: {steps}\n---\n# T\n\n1. a\n");
    let read = |text: &str, always, otherwise| {
        let decoded = decode(text.as_bytes());
        let (always, otherwise) = (asked(always), asked(otherwise));
        let wish = Wish {
            always,
            otherwise,
            unplaced: false,
        };
        document(&Locale::parse("en-US").unwrap(), &decoded, wish).reading
    };
    let (headings, lists) = (Reading::Headings, Reading::Lists);
    assert_eq!(read(&asking("headings"), None, Some(lists)), headings);
    assert_eq!(read(&asking("headings"), Some(lists), None), lists);
    assert_eq!(read(&asking("chapters"), None, Some(headings)), headings);
    assert_eq!(read("# T\n", None, Some(headings)), headings);
    assert_eq!(read("# T\n", None, None), lists);
    assert_eq!(read(EXECUTABLE, None, None), headings);
    assert_eq!(read(EXECUTABLE, None, Some(lists)), lists);
    // Where commands stand says more than that there is a list.
    assert_eq!(read(&format!("{EXECUTABLE}\n1. a\n"), None, None), headings);
    assert_eq!(
        read(
            "# T\n\n## A\n\n1. a\n\n   ```sh\n   b\n   ```\n",
            None,
            None
        ),
        lists
    );
    assert_eq!(
        read(
            "# T\n\n## Step 1: A\n\nB.\n\n## Step 2: C\n\nD.\n",
            None,
            None
        ),
        headings
    );
    assert_eq!(
        read(
            "# T\n\n## Option 1: A\n\nB.\n\n## Option 2: C\n\nD.\n",
            None,
            None
        ),
        lists
    );
}

#[test]
fn a_translation_is_read_as_its_reference_and_joined_on() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sections/two-languages");
    let files = files(&folder);
    let decoded: Vec<Decoded<'_>> = files.iter().map(|(_, bytes)| decode(bytes)).collect();
    let reference = document(&files[0].0, &decoded[0], Wish::default());
    let translation = document(&files[1].0, &decoded[1], Wish::like(&reference));
    assert_eq!(translation.reading, Reading::Headings);
    let alignment = align(&reference.model, &translation.model);
    let documents = [reference, translation];
    let plan = compile("article", &documents, &[alignment]).expect("it has a procedure");
    assert_eq!(plan.procedures.len(), 1);
    assert!(
        Scenes::of(&plan)
            .asked()
            .all(|stage| stage.is_translated(1))
    );
}

/// What `inspect` says of a small document set.
fn inspect(root: &Path, arguments: &[&str]) -> Vec<String> {
    let output = assert_cmd::Command::cargo_bin("runbookc")
        .unwrap()
        .current_dir(root)
        .args(["inspect", "docs", "--format", "jsonl"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let steps = record["procedures"][0]["steps"].as_array();
            let first = steps.map_or("", |steps| steps[0]["text"].as_str().unwrap());
            let id = record["id"].as_str().unwrap();
            format!("{} {id}: {first}", record["locale"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn folders_and_the_command_line_say_how_articles_are_read() {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("runbookc.yaml", "folders: {alerts: {steps: headings}}\n");
    let article = "# T\n\n## Section\n\n1. item\n";
    write("docs/en-US/alerts/a.md", article);
    // A translation does not choose for itself.
    let other = "---\nrunbookc: {steps: lists}\n---\n# T\n\n## Sectie\n\n1. punt\n";
    write("docs/nl-NL/alerts/a.md", other);
    write("docs/en-US/b.md", article);
    assert_eq!(
        inspect(root.path(), &[]),
        [
            "en-US alerts/a: Section",
            "nl-NL alerts/a: Sectie",
            "en-US b: item"
        ]
    );
    assert_eq!(
        inspect(root.path(), &["--steps", "lists"]),
        [
            "en-US alerts/a: item",
            "nl-NL alerts/a: punt",
            "en-US b: item"
        ]
    );
    let build = |arguments: &[&str]| {
        let output = assert_cmd::Command::cargo_bin("runbookc")
            .unwrap()
            .current_dir(root.path())
            .arg("build")
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(build(&[]).contains("written"));
    assert!(build(&["--check"]).contains(" 0 artifacts not current"));
    // Another reading is another build.
    assert!(!build(&["--check", "--steps", "lists"]).contains(" 0 artifacts not current"));
    assert!(build(&["--steps", "chapters"]).is_empty());
    assert!(build(&["--failures", "ignore"]).is_empty());
    let failures = |id: &str| {
        let path = root.path().join(format!("runbooks/{id}/runbook.json"));
        let plan: serde_json::Value =
            serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        plan["failures"].as_str().unwrap().to_owned()
    };
    write("runbookc.yaml", "folders: {alerts: {failures: continue}}\n");
    build(&[]);
    assert_eq!([failures("alerts/a"), failures("b")], ["continue", "stop"]);
    build(&["--failures", "continue"]);
    assert_eq!([failures("alerts/a"), failures("b")], ["continue"; 2]);
    build(&["--failures", "stop"]);
    assert_eq!([failures("alerts/a"), failures("b")], ["stop"; 2]);
}
