//! What other programs read keeps to its contract: the records of `inspect` to
//! our own JSON Schema, the findings to SARIF's.

mod support;

use assert_cmd::Command;
use std::fs;
use std::path::Path;

fn program() -> Command {
    let mut command = Command::cargo_bin("runbookc").expect("the program");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn output(arguments: &[&str]) -> Vec<u8> {
    program()
        .args(arguments)
        .output()
        .expect("the program runs")
        .stdout
}

fn violations(schema: &Path, name: &str, document: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, document).expect("a file");
    let mut found = support::schema_violations(schema, &path);
    found.truncate(5);
    found
}

fn own_schema(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("schema.json");
    fs::write(&path, output(&["schema"])).expect("a file");
    path
}

#[test]
fn records_keep_to_the_schema_that_the_program_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = own_schema(folder.path());
    let records = output(&["inspect", "docs", "--format", "jsonl"]);
    assert!(records.split(|b| *b == b'\n').count() > 9);
    assert_eq!(
        violations(&schema, "records.jsonl", &records),
        Vec::<String>::new()
    );
    // The schema can tell: a record without its steps is none.
    let broken =
        String::from_utf8(records)
            .expect("UTF-8")
            .replacen("\"steps\":", "\"stages\":", 1);
    assert_ne!(
        violations(&schema, "broken.jsonl", broken.as_bytes()),
        Vec::<String>::new()
    );
}

#[test]
fn records_of_the_corpus_keep_to_the_schema() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let schema = own_schema(folder.path());
    let root = corpus.join("alchemy");
    let records = output(&[
        "inspect",
        root.to_str().expect("UTF-8"),
        "--locale",
        "ar-SA",
        "--format",
        "jsonl",
    ]);
    assert!(records.len() > 1_000_000);
    assert_eq!(
        violations(&schema, "records.jsonl", &records),
        Vec::<String>::new()
    );
}

#[test]
fn json_is_the_same_records_as_json_lines() {
    let array: Vec<serde_json::Value> =
        serde_json::from_slice(&output(&["inspect", "docs", "--format", "json"])).expect("JSON");
    let lines =
        String::from_utf8(output(&["inspect", "docs", "--format", "jsonl"])).expect("UTF-8");
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(array, lines);
}

/// A document set with findings of every severity and files with awkward names.
fn faulty() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let docs = folder.path().join("docs/en-US");
    fs::create_dir_all(&docs).expect("a folder");
    let text = "---\ntitle: a\ntitle: b\n---\n1. Select ** Next**.\n\n> [!NOTE]\n> 100 %, ok::\n\n2. Go.\n\n> [!ODD]\n> x\n";
    for name in ["plain", "sp ace %41#?", "ünï,cödé:x"] {
        fs::write(docs.join(format!("{name}.md")), text).expect("a file");
    }
    folder
}

#[test]
fn sarif_is_valid_against_its_schema() {
    let folder = faulty();
    let log = program()
        .current_dir(folder.path())
        .args(["build", "--message-format", "sarif"])
        .output()
        .expect("the program runs")
        .stdout;
    let parsed: serde_json::Value = serde_json::from_slice(&log).expect("one JSON document");
    let results = parsed["runs"][0]["results"]
        .as_array()
        .expect("results")
        .len();
    assert!(results >= 9, "{results} results");
    assert_eq!(
        violations(&support::sarif_schema(), "log.json", &log),
        Vec::<String>::new()
    );
}

#[test]
fn findings_as_json_and_as_annotations_are_a_line_each() {
    let folder = faulty();
    let run = |form: &str| {
        let output = program()
            .current_dir(folder.path())
            .args(["build", "--message-format", form])
            .output()
            .expect("the program runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let json = run("json");
    for line in json.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(
            finding["line"].as_u64().is_some_and(|line| line > 0),
            "{line}"
        );
        assert!(finding["code"].is_string() && finding["message"].is_string());
    }
    let annotations = run("github");
    assert_eq!(annotations.lines().count(), json.lines().count());
    for line in annotations.lines() {
        assert!(
            ["::error ", "::warning ", "::notice "]
                .iter()
                .any(|start| line.starts_with(start)),
            "{line}"
        );
    }
}
