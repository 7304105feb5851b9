//! Values stay data: each context of `tests/contexts/*.txt` is compiled as a command of a
//! document and run in a real shell with each of some payloads as the value. It arrives
//! as it was given, or the command is left to a person; nothing in it ever runs.

use assert_cmd::Command;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

mod support;

/// A row of a table.
struct Row {
    /// `data`, `quiet` or `left`.
    wanted: String,
    text: String,
}

/// What became of a row when it was compiled.
struct Compiled {
    /// Whether a person does a part of it because of its values.
    left: bool,
    /// Whether a person does a part of it for another reason.
    other: bool,
    code: String,
    variables: Vec<(String, String)>,
}

fn rows(table: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut wanted = "";
    for line in table.lines() {
        if let Some(name) = line
            .strip_suffix(':')
            .filter(|_| !line.starts_with([' ', '-']))
        {
            wanted = name;
        } else if let Some(text) = line.strip_prefix("- ") {
            rows.push(Row {
                wanted: wanted.to_owned(),
                text: text.to_owned(),
            });
        } else if let Some(text) = line.strip_prefix("  ")
            && let Some(last) = rows.last_mut()
        {
            write!(last.text, "\n{text}").expect("a text");
        }
    }
    rows
}

/// Compiles each row as an article of its own.
fn compile(rows: &[Row], language: &str, folder: &Path) -> Vec<Compiled> {
    let docs = folder.join("docs/en-US");
    fs::create_dir_all(&docs).expect("a folder");
    for (n, row) in rows.iter().enumerate() {
        let mut article = "---\ntitle: Values\n---\n\n# Values\n".to_owned();
        for part in row.text.split("\n---\n") {
            write!(article, "\n1. Do what stands here.\n\n   ```{language}\n").expect("a text");
            for line in part.lines() {
                writeln!(article, "   {line}").expect("a text");
            }
            article.push_str("   ```\n");
        }
        fs::write(docs.join(format!("r{n}.md")), article).expect("a file");
    }
    Command::cargo_bin("runbookc")
        .expect("the program")
        .current_dir(folder)
        .args(["build", "docs", "--format", "json", "--out", "out"])
        .assert()
        .success();
    (0..rows.len())
        .map(|n| compiled(&folder.join(format!("out/r{n}/runbook.json"))))
        .collect()
}

fn compiled(file: &Path) -> Compiled {
    let text = fs::read(file).expect("a runbook");
    let plan: Value = serde_json::from_slice(&text).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let steps: Vec<Value> = list(&plan["procedures"])
        .iter()
        .flat_map(|procedure| list(&procedure["steps"]))
        .collect();
    let whys: Vec<String> = steps
        .iter()
        .flat_map(|step| list(&step["left"]))
        .map(|left| word(&left["why"]))
        .collect();
    let codes: Vec<String> = steps
        .iter()
        .flat_map(|step| list(&step["routines"]))
        .flat_map(|routine| list(&routine["run"]))
        .map(|command| word(&command["code"]["run"]))
        .collect();
    Compiled {
        left: whys.iter().any(|why| why == "exposed" || why == "unread") || codes.is_empty(),
        other: whys.iter().any(|why| why != "exposed" && why != "unread"),
        code: codes.join("\n"),
        variables: list(&plan["parameters"])
            .iter()
            .map(|value| (word(&value["variable"]), word(&value["pattern"])))
            .collect(),
    }
}

/// Writes what a player reads: a folder for each row, with its code, and the names and
/// patterns of its values.
fn lay_out(compiled: &[Compiled], payloads: &str, folder: &Path) {
    for (n, row) in compiled.iter().enumerate() {
        let own = folder.join("rows").join(n.to_string());
        fs::create_dir_all(&own).expect("a folder");
        fs::write(own.join("code"), format!("{}\n", row.code)).expect("a file");
        let variables = row.variables.iter();
        let variables = variables.fold(String::new(), |all, (name, pattern)| {
            all + name + " " + pattern + "\n"
        });
        fs::write(own.join("values"), variables).expect("a file");
    }
    let all = folder.join("payloads");
    fs::create_dir_all(&all).expect("a folder");
    for (n, payload) in payloads
        .lines()
        .filter(|line| !line.starts_with('#'))
        .enumerate()
    {
        fs::write(all.join(format!("{n:02}")), payload.replace("\\n", "\n")).expect("a file");
    }
}

/// Holds what happened to the rows, one line for each row and payload (`3 07 data`), to
/// what the table wants.
fn judge(name: &str, rows: &[Row], compiled: &[Compiled], played: &str) {
    let (mut wrong, mut counts) = (Vec::new(), [0_usize; 3]);
    let mut seen = vec![0_usize; rows.len()];
    for line in played.lines() {
        let mut words = line.split(' ');
        let row: usize = words.next().and_then(|n| n.parse().ok()).expect(line);
        let (payload, outcome) = (words.next().expect(line), words.next().expect(line));
        seen[row] += 1;
        let bad = match outcome {
            "executed" => true,
            "data" | "refused" => false,
            "changed" => rows[row].wanted == "data" && !compiled[row].left && !compiled[row].other,
            _ => panic!("{line}"),
        };
        counts[usize::from(outcome == "executed")] += 1;
        if bad {
            wrong.push(format!("{outcome} with {payload}: {}", rows[row].text));
        }
    }
    for (n, (row, compiled)) in rows.iter().zip(compiled).enumerate() {
        assert!(compiled.left || seen[n] > 9, "{}: was not played", row.text);
        let left = row.wanted == "left";
        if compiled.left {
            counts[2] += 1;
        }
        if compiled.left != left && !(compiled.other) {
            wrong.push(format!(
                "{}: {}",
                if left { "runs" } else { "left" },
                row.text
            ));
        }
    }
    support::say(&format!(
        "{name}: {} contexts, {} of them left; {} runs, executed: {}",
        rows.len(),
        counts[2],
        counts[0],
        counts[1]
    ));
    assert!(rows.len() >= 185, "{name}: {} contexts", rows.len());
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn table(name: &str) -> (PathBuf, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contexts");
    let text = fs::read_to_string(folder.join(name)).expect("a table");
    (folder, text)
}

#[test]
fn values_stay_data_in_bash() {
    let (here, text) = table("bash.txt");
    let rows = rows(&text);
    let folder = tempfile::tempdir().expect("a folder");
    let compiled = compile(&rows, "bash", folder.path());
    let payloads = fs::read_to_string(here.join("bash-payloads.txt")).expect("payloads");
    lay_out(&compiled, &payloads, folder.path());
    let numbers: Vec<String> = (0..rows.len())
        .filter(|n| !compiled[*n].code.is_empty())
        .map(|n| n.to_string())
        .collect();
    let play = |part: &[String]| {
        let output = std::process::Command::new("bash")
            .arg(here.join("play.sh"))
            .arg(folder.path())
            .args(part)
            .output()
            .expect("bash runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let (first, second) = numbers.split_at(numbers.len() / 2);
    let played = std::thread::scope(|scope| {
        let other = scope.spawn(|| play(second));
        play(first) + &other.join().expect("it ends")
    });
    judge("bash", &rows, &compiled, &played);
}

#[test]
fn values_stay_data_in_powershell() {
    let (here, text) = table("powershell.txt");
    let rows = rows(&text);
    let folder = tempfile::tempdir().expect("a folder");
    let compiled = compile(&rows, "powershell", folder.path());
    let payloads = fs::read_to_string(here.join("powershell-payloads.txt")).expect("payloads");
    lay_out(&compiled, &payloads, folder.path());
    let Ok(output) = std::process::Command::new("pwsh")
        .args(["-NoProfile", "-NonInteractive", "-File"])
        .arg(here.join("play.ps1"))
        .arg(folder.path())
        .output()
    else {
        support::say("powershell: not there, not played");
        return;
    };
    assert!(output.status.success(), "{output:?}");
    let played = fs::read_to_string(folder.path().join("played")).expect("it was played");
    judge("powershell", &rows, &compiled, &played);
}
