//! `runbook.ipynb`: real readers validate it, and a real kernel runs it.

#![cfg(unix)]

#[path = "support/fleet.rs"]
mod fleet;
mod support;

use fleet::{code, command, expected, parameter, pattern, routine, step};
use runbookc::emit::Format;
use runbookc::plan::{Likeness, Localized, Routine};
use runbookc::source::{Failures, Locale, Pattern, walk};
use runbookc::text::SafeText;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A notebook in a folder of its own.
fn python(command: &str, folder: &Path, files: &[&Path], environment: &[(&str, &str)]) -> Output {
    Command::new(support::notebook_python())
        .arg(support::support_file("notebooks.py"))
        .arg(command)
        .args(files)
        .current_dir(folder)
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("JUPYTER_PATH")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

/// Runs a notebook: whether it went to its end, and what each cell printed that
/// was run.
fn run(
    folder: &Path,
    text: &str,
    environment: &[(&str, &str)],
) -> (bool, BTreeMap<String, String>) {
    let path = folder.join("runbook.ipynb");
    fs::write(&path, text).unwrap();
    let output = python("run", folder, &[&path], environment);
    let told = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    let outputs = serde_json::from_str(&printed).unwrap_or_else(|_| panic!("{told}"));
    (output.status.success(), outputs)
}

#[test]
fn a_notebook_is_what_we_reviewed() {
    let text = fleet::rich(Format::Notebook);
    let notebook: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut shown = String::new();
    for cell in notebook["cells"].as_array().unwrap() {
        let source = cell["source"].as_array().unwrap().iter();
        let source: String = source.map(|line| line.as_str().unwrap()).collect();
        let (kind, id) = (&cell["cell_type"], &cell["id"]);
        shown.push_str(&format!(
            "==== {kind} {id} {}\n{source}\n",
            cell["metadata"]
        ));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_kernel_runs_it_to_its_end_or_to_the_first_failure() {
    let text = fleet::rich(Format::Notebook);
    let folder = tempfile::tempdir().unwrap();
    let values = [
        ("RUNBOOK_NAMESPACE", "web"),
        ("RUNBOOK_PASSWORD", "s3 c\"re*t"),
    ];
    let (ended, outputs) = run(folder.path(), &text, &values);
    assert!(ended, "{outputs:#?}");
    assert_eq!(outputs["p1-3-run-1"].trim(), "a b:web:3:sub:");
    assert_eq!(outputs["p2-1-run-1"].trim(), "in as ****");
    let used = fs::read_to_string(folder.path().join("used.txt")).unwrap();
    assert_eq!(used, "db://me:s3 c\"re*t@host/a b s3 c\"re*t\n");
    assert!(
        !folder.path().join("looked.txt").exists(),
        "nobody asked for it"
    );
    // Again: what is done is not done again.
    let (ended, outputs) = run(folder.path(), &text, &values);
    assert!(
        ended && outputs["p1-1-check"].contains("done already"),
        "{outputs:#?}"
    );
    let made = fs::read_to_string(folder.path().join("made.txt")).unwrap();
    assert_eq!(made, "made\n");

    let (ended, outputs) = run(folder.path(), &text, &[("RUNBOOK_NAMESPACE", "WEB")]);
    let told = &outputs["check-parameters"];
    assert!(!ended && outputs.len() == 2, "{outputs:#?}");
    for name in ["RUNBOOK_NAMESPACE", "RUNBOOK_PASSWORD"] {
        assert!(told.contains(&format!("{name}=VALUE")), "{told}");
    }
}

#[test]
fn a_command_that_fails_or_prints_something_else_fails_its_cell() {
    let text = fleet::made(
        Format::Notebook,
        "rich",
        "en-US/rich.md",
        fleet::RICH,
        |plan| {
            step(plan, "p1.1").routines = vec![Routine {
                run: vec![
                    command("false", None),
                    command("echo abc\nno-command-at-all", None),
                    command("echo abc | false", None),
                    command("echo abc", expected("", pattern("^b"))),
                    command("echo abc", expected("abd", Likeness::Similarity(1.0))),
                    command(
                        "echo abc; false",
                        expected("abc", Likeness::Similarity(1.0)),
                    ),
                    command("echo abc", expected("abc  \n\n", Likeness::Similarity(1.0))),
                ],
                ..routine(&[])
            }];
        },
    )
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("runbook.ipynb");
    fs::write(&path, text).unwrap();
    let output = python("run-all", folder.path(), &[&path], &[]);
    let outputs: BTreeMap<String, String> = serde_json::from_slice(&output.stdout).unwrap();
    for n in 1..=7 {
        let printed = &outputs[&format!("p1-1-run-{n}")];
        assert_eq!(printed.contains("error"), n < 7, "{n}: {outputs:#?}");
    }
}

#[test]
fn a_cell_stops_at_the_first_failure_unless_it_or_the_article_says_otherwise() {
    for (blocks, failures) in [
        (fleet::STOPPING, Failures::Stop),
        (fleet::CONTINUING, Failures::Continue),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("runbook.ipynb");
        fs::write(&path, fleet::blocks(Format::Notebook, blocks, failures)).unwrap();
        let output = python("run-all", folder.path(), &[&path], &[]);
        let outputs: BTreeMap<String, String> = serde_json::from_slice(&output.stdout).unwrap();
        for (n, (code, fails, makes)) in blocks.iter().enumerate() {
            let printed = &outputs[&format!("p1-1-run-{}", n + 1)];
            let made = folder.path().join(format!("made-{n}")).exists();
            assert_eq!(
                (printed.contains("error"), made),
                (*fails, *makes),
                "{code}\n{outputs:#?}"
            );
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let texts = fleet::hostile();
    let every = texts.join("\n");
    let text = fleet::made(
        Format::Notebook,
        "hostile",
        "en-US/hostile.md",
        &fleet::hostile_article(&texts),
        |plan| {
            fleet::say(plan, &texts);
            for (n, text) in texts.iter().step_by(4).enumerate() {
                let mut given = parameter(&format!("v{n}"), None, Some(text), false);
                given.prompt = Localized::new(SafeText::line(text), 1);
                given.name = SafeText::line(text);
                plan.parameters.push(given);
            }
            let id = format!("p1.{}", texts.len() + 1);
            let heredoc = format!("cat <<'END-OF-IT'\n{every}\nEND-OF-IT");
            step(plan, &id).routines = vec![Routine {
                check: Some(code(&format!(
                    "false '\n{}\n'",
                    every.replace('\'', "'\\''")
                ))),
                run: vec![command(
                    &heredoc,
                    expected(&every, Likeness::Similarity(1.0)),
                )],
                verify: Some(code(
                    "test \"$RUNBOOK_V0\" = \"{{ lookup('pipe','touch x') }}\"",
                )),
                parameters: (0..texts.len().div_ceil(4)).collect(),
                ..routine(&[])
            }];
        },
    )
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (ended, outputs) = run(folder.path(), &text, &[]);
    assert!(ended, "{outputs:#?}");
    assert!(!folder.path().join("x").exists());
    only_our_tags(&text, &texts);
}

/// Reads all Markdown cells with markdown-it-py: the only HTML is ours, no
/// address runs, and each text is shown.
fn only_our_tags(notebook: &str, texts: &[String]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("runbook.ipynb");
    fs::write(&path, notebook).unwrap();
    let output = Command::new(&support::tools().python)
        .arg(support::support_file("cells.py"))
        .arg(&path)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let shown: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    for text in texts {
        assert!(shown.contains(text), "{text:?} is nowhere in {shown:#?}");
    }
}

#[test]
fn a_notebook_of_every_article_of_the_corpus_is_valid() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let root = camino::Utf8PathBuf::from_path_buf(corpus.join("alchemy")).unwrap();
    let source = Locale::parse("en-US").unwrap();
    let layout = Pattern::parse("{locale}/{path}.md").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for file in walk(&root, &layout, &[], &source, 2).files {
        if file.locale != source {
            continue;
        }
        let text = fs::read_to_string(&file.path).unwrap();
        if let Some(text) = fleet::made(Format::Notebook, &file.id, &file.relative, &text, |_| ()) {
            let path = folder.path().join(format!("{}.ipynb", files.len()));
            fs::write(&path, text).unwrap();
            files.push(path);
        }
    }
    assert!(files.len() > 100, "only {} notebooks", files.len());
    let paths: Vec<&Path> = files.iter().map(std::path::PathBuf::as_path).collect();
    let output = python("validate", folder.path(), &paths, &[]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
}
