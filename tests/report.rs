//! Evidence as a sign-off sheet: what is read is shown, what cannot be is told,
//! and nothing in it becomes anything but text.
//!
//! The evidence in `tests/report/` was written by hand, but for `shop.jsonl`;
//! `moved.jsonl` is what a runbook left behind with other people, times and a path put in
//! and its hashes made anew.

mod support;

use assert_cmd::Command;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use runbookc::emit::Templates;
use runbookc::report::{Report, Titles};
use runbookc::source::Locale;
use runbookc::text::{SafeText, is_unsafe_char};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("runbookc").expect("the program");
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("report")
        .args(arguments)
        .env("LC_ALL", "C.UTF-8");
    command
}

/// What the program prints about evidence in `tests/report/`, and its status.
fn report(files: &[&str], options: &[&str]) -> (String, i32) {
    let files: Vec<String> = files
        .iter()
        .map(|file| format!("tests/report/{file}"))
        .collect();
    let mut arguments: Vec<&str> = files.iter().map(String::as_str).collect();
    arguments.extend(options);
    let output = program(&arguments).output().expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    (text, output.status.code().expect("a status"))
}

/// The SHA-256 that a line of evidence names the one before it by.
fn digest_of(line: &str) -> String {
    let digest = Sha256::digest(line.as_bytes());
    digest.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[test]
fn evidence_without_a_run_is_nothing_to_sign_for() {
    let (sheet, status) = report(&["empty.jsonl"], &[]);
    assert_eq!(status, 1);
    assert!(sheet.contains("it is not all of the evidence"), "{sheet}");
    let (json, _) = report(&["empty.jsonl"], &["--format", "json"]);
    assert!(json.contains("\"state\": \"partial\""), "{json}");
}

#[test]
fn a_sheet_says_all_that_happened() {
    let (sheet, status) = report(&["run.jsonl"], &[]);
    insta::assert_snapshot!("run", sheet);
    assert_eq!(status, 0);
}

#[test]
fn a_sheet_speaks_the_language_that_is_asked_for() {
    let (sheet, _) = report(&["run.jsonl"], &["--lang", "ar-SA"]);
    insta::assert_snapshot!("run_ar", sheet);
    let (dutch, _) = report(&["run.jsonl"], &["--lang", "nl"]);
    let by_environment = program(&["tests/report/run.jsonl"])
        .env("LC_ALL", "")
        .env_remove("LC_MESSAGES")
        .env("LANG", "nl_BE.UTF-8")
        .output()
        .expect("the program runs");
    assert!(dutch.contains("Overgeslagen"), "{dutch}");
    assert_eq!(String::from_utf8_lossy(&by_environment.stdout), dutch);
}

#[test]
fn a_sheet_says_where_failures_were_let_pass() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("evidence.jsonl");
    let sheet = |more: Value| {
        let mut line = json!({"v": 1, "run": "r", "seq": 1, "event": "start", "prev": ""});
        let object = line.as_object_mut().expect("an object");
        object.extend(more.as_object().expect("an object").clone());
        std::fs::write(&path, line.to_string() + "\n").expect("written");
        let path = path.to_str().expect("UTF-8");
        let output = program(&[path, "--lang", "en-US"]).output();
        String::from_utf8(output.expect("the program runs").stdout).expect("UTF-8")
    };
    let said = "**The article lets failures pass:";
    assert!(sheet(json!({"failures": "continue"})).contains(said));
    assert!(!sheet(json!({"failures": "stop"})).contains(said));
    assert!(!sheet(json!({})).contains(said));
}

/// A command that its operator ends has run, whoever says what came of it; and a start that
/// did all that it was asked for is no end of the run.
#[test]
fn what_an_operator_ended_has_run_and_a_part_is_no_whole() {
    let steps = ["p1.1", "p1.2"];
    let parts = steps.map(|step| json!([step, &step[3..], format!("of {step}"), "Watch."]));
    let start = json!({
        "v": 1, "run": "r", "seq": 1, "event": "start", "steps": parts, "prev": "",
        "codes": [["p1.1", "run 1", "bash", "tail -f log"]],
    });
    let done = json!({
        "v": 1, "run": "r", "seq": 2, "event": "step", "step": "p1.1", "hash": "of p1.1",
        "outcome": "done", "by": "operator", "status": 130, "prev": digest_of(&start.to_string()),
    });
    let end = json!({
        "v": 1, "run": "r", "seq": 3, "event": "end", "step": "p1.2", "outcome": "done",
        "status": 0, "prev": digest_of(&done.to_string()),
    });
    let sheet = sheet_of(&[start, done, end]);
    assert!(
        sheet.contains("| How it ended | what was asked for is done |"),
        "{sheet}"
    );
    assert!(sheet.contains("| Still to be done | 2 (p1.2) |"), "{sheet}");
    assert!(sheet.contains("| 1 (p1.1) | run | done |"), "{sheet}");
    assert!(!sheet.contains("by hand"), "{sheet}");
}

/// A roll-back is told with the values of what it undoes, and what else the step has done
/// stands.
#[test]
fn what_was_done_with_other_values_is_not_told_as_rolled_back() {
    let codes = json!([
        ["p1.1", "run 1", "drain ${RUNBOOK_SERVER}"],
        ["p1.1", "rollback", "undrain ${RUNBOOK_SERVER}"],
    ]);
    let given = |value: &str| json!({"event": "parameter", "name": "server", "variable": "RUNBOOK_SERVER", "value": value});
    let of_step = |event: &str, outcome: &str| json!({"event": event, "step": "p1.1", "hash": "drain", "outcome": outcome, "by": "command"});
    let sheet = |undone: &str| {
        let mut rollback = of_step("rollback", "undone");
        rollback["values"] = json!([["server", undone]]);
        let parts = json!([["p1.1", "1", "drain", "Drain it."]]);
        let start = json!({"event": "start", "steps": parts, "codes": codes});
        let mut lines = [
            start,
            given("db-1"),
            of_step("step", "done"),
            given("db-9"),
            of_step("step", "done"),
            rollback,
        ];
        let mut previous = String::new();
        for (n, line) in lines.iter_mut().enumerate() {
            line["v"] = json!(1);
            line["run"] = json!("r");
            line["seq"] = json!(n + 1);
            line["prev"] = json!(previous);
            previous = digest_of(&line.to_string());
        }
        sheet_of(&lines)
    };
    let newest = sheet("db-9");
    assert!(
        newest.contains("not rolled back where server = db-1"),
        "{newest}"
    );
    assert!(!newest.contains("where server = db-9"), "{newest}");
    // What it did last stands, and so does the step.
    let first = sheet("db-1");
    assert!(!first.contains("not rolled back"), "{first}");
    let row = "| 1 (p1.1) | Drain it. | done | command |";
    assert!(first.contains(row), "{first}");
    assert!(
        first.contains("| rollback | rolled back | command | server = db-1 |"),
        "{first}"
    );
    assert!(
        first.contains("| Rolled back | 1 (p1.1) (only where server = db-1) |"),
        "{first}"
    );
}

/// Who says that a step was rolled back, or done, is told; and what an edited article cannot roll
/// back any more is told with what would have.
#[test]
fn what_a_person_says_of_a_roll_back_is_told_as_that() {
    let start = |event: &str, hash: &str, undo: &str| {
        json!({
            "event": event, "steps": [["p1.1", "1", hash, "Drain it."]],
            "codes": [
                ["p1.1", "run 1", "drain ${RUNBOOK_SERVER}"],
                ["p1.1", "rollback", undo],
            ],
        })
    };
    let given = |value: &str| json!({"event": "parameter", "name": "server", "variable": "RUNBOOK_SERVER", "value": value});
    let of_step = |event: &str, outcome: &str, by: &str| json!({"event": event, "step": "p1.1", "hash": "drain", "outcome": outcome, "who": "ada", "by": by});
    let sheet = |undone: &str| {
        let mut killed = json!({"event": "attempt", "step": "p1.1", "hash": "drain", "phase": "rollback", "result": "unknown"});
        let mut rollback = of_step("rollback", "undone", "operator");
        killed["values"] = json!([["server", undone]]);
        rollback["values"] = killed["values"].clone();
        let mut lines = [
            start("start", "drain", "undrain ${RUNBOOK_SERVER}"),
            given("db-1"),
            of_step("step", "done", "operator"),
            given("db-9"),
            of_step("step", "done", "command"),
            killed,
            rollback,
            start("resume", "drain it now", "refill ${RUNBOOK_SERVER}"),
        ];
        let mut previous = String::new();
        for (n, line) in lines.iter_mut().enumerate() {
            line["v"] = json!(1);
            line["run"] = json!("r");
            line["seq"] = json!(n + 1);
            line["prev"] = json!(previous);
            previous = digest_of(&line.to_string());
        }
        sheet_of(&lines)
    };
    // What was done by hand stands, and what is in the new article is nothing of it.
    let newest = sheet("db-9");
    for said in [
        "rollback, verdict | rolled back | ada (operator) | server = db-9",
        "| Rolled back | 1 (p1.1) (verdict: ada (operator))",
        "not rolled back where server = db-1 · cannot be rolled back from the last version",
        "rollback, as it was in that version (not run)",
        "undrain ${RUNBOOK_SERVER}",
    ] {
        assert!(newest.contains(said), "{said}: {newest}");
    }
    assert!(!newest.contains("refill"), "{newest}");
    // Where that was rolled back, what the commands did stands.
    let first = sheet("db-1");
    assert!(!first.contains("where server = db-1"), "{first}");
    assert!(
        first.contains("not rolled back where server = db-9"),
        "{first}"
    );
    assert!(
        first.contains("| Drain it. | done | ada (command) |"),
        "{first}"
    );
}

/// What is done by other commands, or rolled back by others, is not what was done before: what
/// would have rolled that back is told, and that it was not. A roll-back that was ended by who said
/// what came of it has run all the same.
#[test]
fn what_was_done_by_other_commands_is_told_with_what_would_have_undone_it() {
    let start = |event: &str, undo: &str, deed: &str| {
        json!({
            "event": event, "steps": [["p1.1", "1", "drain", "Drain it."]],
            "codes": [
                ["p1.1", "run 1", "drain ${RUNBOOK_SERVER}"],
                ["p1.1", "rollback", undo],
            ],
            "deeds": [["p1.1", deed]],
        })
    };
    let given = |value: &str| json!({"event": "parameter", "name": "server", "variable": "RUNBOOK_SERVER", "value": value});
    let done = || json!({"event": "step", "step": "p1.1", "hash": "drain", "outcome": "done", "by": "command"});
    let sheet = |deed: &str, value: &str| {
        let mut lines = [
            start("start", "undrain ${RUNBOOK_SERVER}", "0001"),
            given("db-1"),
            done(),
            start("resume", "refill ${RUNBOOK_SERVER}", deed),
            given(value),
            done(),
            json!({
                "event": "rollback", "step": "p1.1", "hash": "drain", "outcome": "undone", "who": "ada",
                "by": "operator", "status": 130, "values": [["server", value]], "deeds": [["p1.1", deed]],
            }),
        ];
        let mut previous = String::new();
        for (n, line) in lines.iter_mut().enumerate() {
            line["v"] = json!(1);
            line["run"] = json!("r");
            line["seq"] = json!(n + 1);
            line["prev"] = json!(previous);
            previous = digest_of(&line.to_string());
        }
        sheet_of(&lines)
    };
    for value in ["db-9", "db-1"] {
        let other = sheet("0002", value);
        for said in [
            "not rolled back where server = db-1 · cannot be rolled back from the last version",
            "rollback, as it was in that version (not run)",
            "undrain ${RUNBOOK_SERVER}",
            "| rollback | rolled back | ada (operator) |",
        ] {
            assert!(other.contains(said), "{said}: {other}");
        }
    }
    // In another shell, the same is rolled back by other words.
    let same = sheet("0001", "db-1");
    assert!(!same.contains("from the last version"), "{same}");
    assert!(!same.contains("undrain"), "{same}");
}

/// A roll-back that was left halfway is not one that was never needed.
#[test]
fn what_is_left_of_a_section_that_was_begun_is_to_be_done() {
    let steps = ["p1.1", "p2.1", "p2.2", "p3.1"];
    let parts = steps.map(|step| json!([step, &step[3..], format!("of {step}"), "Look."]));
    let start = json!({
        "v": 1, "run": "r", "seq": 1, "event": "start", "steps": parts, "apart": ["p2", "p3"], "prev": "",
    });
    let done = json!({
        "v": 1, "run": "r", "seq": 2, "event": "step", "step": "p2.1", "hash": "of p2.1",
        "outcome": "done", "by": "operator", "prev": digest_of(&start.to_string()),
    });
    let sheet = sheet_of(&[start, done]);
    assert!(
        sheet.contains("| Still to be done | 1 (p1.1), 2 (p2.2) |"),
        "{sheet}"
    );
    assert!(
        sheet.contains("| 2 (p2.2) | Look. | not known whether it was begun |"),
        "{sheet}"
    );
    assert!(
        sheet.contains("| 1 (p3.1) | Look. | not begun |"),
        "{sheet}"
    );
}

/// `shop.jsonl` is what a runbook in two languages left behind, and `shop.json` its
/// `runbook.json`: a step failed, its text and the value it used were changed, another
/// person went on, in another language, and undid a step when the next one failed.
#[test]
fn whoever_was_not_there_can_sign() {
    let (sheet, status) = report(&["shop.jsonl"], &["--lang", "en-US"]);
    insta::assert_snapshot!("shop", sheet);
    assert_eq!(status, 0);
    let runbook = ["--lang", "nl-NL", "--runbook", "tests/report/shop.json"];
    let (sheet, _) = report(&["shop.jsonl"], &runbook);
    insta::assert_snapshot!("shop_nl", sheet);
    // Only what that file does not know stands as it was shown: it is of a text
    // that is no longer in the article.
    assert!(sheet.contains("zoals ze zijn getoond: en-US"), "{sheet}");
    assert!(!sheet.contains("hunter2"), "{sheet}");
}

/// In `moved.jsonl`, the operator gave a step up that had failed, rolled back the one
/// before it, and stopped; the article was edited and a value was given anew; the run was
/// interrupted, and somebody else brought it to its end.
#[test]
fn a_run_that_took_turns_is_not_told_as_one_that_did_not() {
    let (sheet, status) = report(&["moved.jsonl"], &["--lang", "en-US"]);
    insta::assert_snapshot!("moved", sheet);
    assert_eq!(status, 0);
    let (sheet, _) = report(&["moved.jsonl"], &["--lang", "de-DE"]);
    insta::assert_snapshot!("moved_de", sheet);
    let (json, _) = report(&["moved.jsonl"], &["--format", "json"]);
    let report: Value = serde_json::from_str(&json).expect("JSON");
    let run = &report["runs"][0];
    assert_eq!(
        run["changed"],
        json!([{"name": "server", "values": [1, 2]}])
    );
    let step = |n: usize| &run["steps"][n];
    // Done with what is no longer so.
    assert_eq!(step(0)["values"], json!([0, 1]));
    assert_eq!(step(0)["is_outdated"], true);
    assert_eq!(step(1)["is_outdated"], false);
    // Given up by word, replaced by another text.
    assert_eq!(step(2)["tries"], 1);
    assert_eq!(step(2)["history"][1]["is_verdict"], true);
    assert_eq!(step(2)["versions"], json!([1]));
    assert_eq!(step(2)["replaced_by"]["hash"], step(3)["hash"]);
    // Every line is told, in its order.
    let course = run["course"].as_array().expect("a course");
    let mut told: Vec<u64> = course
        .iter()
        .filter_map(|one| one["seq"].as_u64())
        .collect();
    told.dedup();
    assert_eq!(told, (1..=21).collect::<Vec<u64>>());
}

/// In `compared.jsonl`, the same output was expected of two tries, of which one printed
/// nothing; the third was held against a pattern.
#[test]
fn each_round_of_a_step_is_told_for_itself() {
    let (sheet, status) = report(&["rounds.jsonl"], &["--lang", "nl"]);
    insta::assert_snapshot!("rounds_nl", sheet);
    assert_eq!(status, 0);
    let (json, _) = report(&["rounds.jsonl"], &["--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let steps = json["runs"][0]["steps"].as_array().expect("steps");
    let [_, second, third, ..] = steps.as_slice() else {
        panic!("{json}");
    };
    let rounds = second["rounds"].as_array().expect("rounds");
    assert_eq!(rounds.len(), 2);
    assert_eq!(rounds[0]["counted"], "failed");
    assert_eq!(second["round"], 3);
    assert_eq!(third["is_due"], true);
}

/// What was done stays done, whatever is said of its step later; a roll-back whose end is not known
/// is not told as one, and a person's word has the values that were on the screen then.
#[test]
fn what_was_done_before_is_told_whatever_came_after() {
    let steps = json!([
        ["p1", "", "", "Server"],
        ["p1.1", "1", "aa", "Drain"],
        ["p1.2", "2", "bb", "Patch"],
        ["p1.3", "3", "cc", "Count"],
    ]);
    let said = |id: &str, hash: &str, outcome: &str, more: Value| {
        let mut line = json!({"event": "step", "step": id, "hash": hash, "outcome": outcome,
            "by": "operator", "start": "2026-03-05T06:00:20Z", "end": "2026-03-05T06:00:21Z"});
        let members = line.as_object_mut().expect("an object");
        members.extend(more.as_object().expect("an object").clone());
        line
    };
    let value = |own: &str| json!({"event": "parameter", "name": "server", "variable": "server", "value": own, "from": "prompt"});
    let undo = json!({"event": "attempt", "result": "unknown", "phase": "rollback", "step": "p1.2", "hash": "bb"});
    let lines = [
        start_of("start", 1, &steps),
        value("db-1"),
        json!({"event": "step", "step": "p1.1", "hash": "aa", "outcome": "done", "by": "command", "status": 0}),
        said("p1.1", "aa", "skipped", json!({"reason": "no need"})),
        said(
            "p1.2",
            "bb",
            "done",
            json!({"values": [["server", "db-1"]]}),
        ),
        value("db-2"),
        undo,
    ];
    let with = |more: &[Value]| sheet_of(&run_of(lines.iter().chain(more).cloned()));
    let sheet = with(&[said("p1.2", "bb", "skipped", json!({"reason": "no time"}))]);
    for told in [
        "| 1 (p1.1) | Drain | skipped, it had been done before |",
        "| Not known whether rolled back | 2 (p1.2), then skipped |",
        "| server | server | db-1 | operator |",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    let plan = sheet
        .split("### What did not go to plan")
        .nth(1)
        .expect("a section");
    let plan = plan.split("### ").next().expect("a section");
    assert!(plan.contains("no need"), "{plan}");
    let sheet = with(&[
        json!({"event": "rollback", "step": "p1.2", "hash": "bb", "outcome": "failed",
        "by": "operator", "reason": "gone", "values": [["server", "db-1"]]}),
    ]);
    for told in [
        "| Could not be rolled back | 2 (p1.2): server = db-1 (gone) |",
        "| Done with an earlier value | 2 (p1.2): server = db-1 |",
        "| 2 (p1.2) | Patch | done, but with an earlier value, could not be rolled back |",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    let sheet = with(&[]);
    assert!(
        sheet.contains("| 2 (p1.2) | Patch | rollback begun, its end is not known |"),
        "{sheet}"
    );
}

/// What a person has typed is not taken for what the script notes itself, and a step was begun when
/// what it came to was, not when it was passed over before.
#[test]
fn what_is_typed_is_told_from_what_is_noted_by_the_script() {
    let steps = json!([
        ["p1", "", "", "Server"],
        ["p1.1", "1", "aa", "Drain"],
        ["p1.2", "2", "bb", "Do step 1 again"],
    ]);
    let at = |minute: u64| format!("2026-03-05T06:0{minute}:00Z");
    let sheet = sheet_of(&run_of([
        start_of("start", 1, &steps),
        json!({"event": "step", "step": "p1.1", "hash": "aa", "outcome": "skipped", "by": "operator",
            "reason": "later", "start": at(1), "end": at(1)}),
        json!({"event": "step", "step": "p1.1", "hash": "aa", "outcome": "done", "by": "operator",
            "start": at(3), "end": at(4)}),
        json!({"event": "note", "step": "p1.1", "hash": "aa", "note": "round 2 begun", "start": at(5)}),
        json!({"event": "note", "step": "p1.2", "hash": "bb", "by": "operator", "note": "p1.1 × 2",
            "round": 2, "repeats": ["p1.1"], "start": at(6)}),
    ]));
    let row = |start: &str| row_of(&sheet, start);
    assert!(row("| 4 |").contains("| note |"), "{sheet}");
    assert!(row("| 4 |").ends_with("| round 2 begun |"), "{sheet}");
    assert!(row("| 5 |").contains("| round 2 begun |  |"), "{sheet}");
    let deed = row("| 1 (p1.1, round 1) | Drain |");
    assert!(deed.contains(" 06:03:00 UTC"), "{deed}");
}

/// In `benches.jsonl`, a step failed in the first round, the next one was skipped after it had
/// failed, what a step did with an earlier value was rolled back, and a step whose case did not
/// hold was done later.
#[test]
fn what_was_not_done_on_the_way_is_told_where_it_belongs() {
    let (sheet, status) = report(&["benches.jsonl"], &["--lang", "en-US"]);
    insta::assert_snapshot!("benches", sheet);
    assert_eq!(status, 0);
    let row = |of: &str, has: &str| {
        let mut rows = sheet.lines().filter(|line| line.starts_with("| "));
        let found = rows.find(|line| line.contains(of) && line.contains(has));
        found.unwrap_or_else(|| panic!("{of} with {has}:\n{sheet}"))
    };
    // What was left failed in a round that is over is the reason of the end, and no work to do.
    let ended = row("How it ended", "3");
    assert!(
        ended.contains("round 1") && !ended.contains("round 2"),
        "{ended}"
    );
    assert!(!sheet.contains("Still to be done"), "{sheet}");
    row("Steps", "failed: 1 (in earlier rounds)");
    // At its own row, what it had come to before it was skipped.
    row("failed, then skipped", "no paint left · failed:");
    row("Rolled back", "1 (p1.1) (only where bench = oak) |");
    let undone = row("| rollback | rolled back |", "Put up the sign");
    assert!(undone.ends_with("| rolled back |"), "{undone}");
    let (_, skipped) = sheet.split_once("### Skipped").expect("what was skipped");
    let (skipped, _) = skipped.split_once("### ").expect("what follows");
    assert!(!skipped.contains("cover"), "{skipped}");
}

/// Clocks of machines differ: who began what, and when a run began, is told by the order of its
/// lines.
#[test]
fn nobody_is_told_to_have_begun_what_a_clock_says() {
    let steps = json!([["p1.1", "1", "aa", "Fill the barn"]]);
    let mut first = start_of("start", 1, &steps);
    let mut second = start_of("resume", 1, &steps);
    for (line, who, host, time) in [
        (&mut first, "ida", "north", "07:10:00"),
        (&mut second, "bob", "south", "07:05:00"),
    ] {
        line["who"] = json!(who);
        line["host"] = json!(host);
        line["start"] = json!(format!("2026-04-01T{time}Z"));
        line["end"] = Value::Null;
    }
    let begin = json!({"event": "begin", "who": "ida", "step": "p1.1", "hash": "aa", "phase": "run",
        "command": 1, "start": "2026-04-01T07:11:00Z", "end": null});
    let unknown = json!({"event": "attempt", "who": "bob", "step": "p1.1", "hash": "aa", "phase": "run",
        "result": "unknown", "command": 1, "start": "2026-04-01T07:11:00Z", "end": "2026-04-01T07:05:01Z"});
    let mut end = ended("needs-person", 3);
    end["who"] = json!("bob");
    end["start"] = Value::Null;
    end["end"] = json!("2026-04-01T07:05:02Z");
    let sheet = sheet_of(&run_of([first, begin, second, unknown, end]));
    let begun = |line: &&str| line.starts_with("| Begun ") && line.contains("07:10:00");
    assert!(sheet.lines().any(|line| begun(&line)), "{sheet}");
    let last = |line: &&str| line.starts_with("| Last entry ") && !line.contains("07:1");
    assert!(sheet.lines().any(|line| last(&line)), "{sheet}");
    let mut rows = sheet.lines().filter(|line| line.contains("| run |"));
    assert!(rows.all(|row| row.contains("ida")), "{sheet}");
}

/// The course leaves out the number of a beginning whose end is told, and says why, but only then.
#[test]
fn a_number_that_the_course_leaves_out_is_said_to_be_that_of_a_beginning() {
    let steps = json!([["p1.1", "1", "aa", "Fill the barn"]]);
    let begin =
        json!({"event": "begin", "step": "p1.1", "hash": "aa", "phase": "run", "command": 1});
    let done = json!({"event": "step", "step": "p1.1", "hash": "aa", "outcome": "done", "status": 0,
        "by": "command"});
    let said =
        "\nA number that is missing here is that of an entry which says that a command begins;";
    let start = || start_of("start", 1, &steps);
    let sheet = sheet_of(&run_of([start(), begin, done.clone(), ended("done", 0)]));
    assert!(sheet.contains(said), "{sheet}");
    assert!(!sheet.contains("\n| 2 | 2026"), "{sheet}");
    let sheet = sheet_of(&run_of([start(), done, ended("done", 0)]));
    assert!(!sheet.contains(said), "{sheet}");
    assert!(sheet.contains("\n| 2 | 2026"), "{sheet}");
}

/// Lines of a run, numbered.
fn run_of(lines: impl IntoIterator<Item = Value>) -> Vec<Value> {
    let line = |(seq, mut more): (u64, Value)| {
        let frame = json!({
            "v": 1, "run": "r", "seq": seq, "runbook": "barn", "who": "ida", "locale": "en-US",
            "start": format!("2026-04-01T07:00:{seq:02}Z"), "end": format!("2026-04-01T07:00:{seq:02}Z"),
        });
        let more = more.as_object_mut().expect("an object");
        for (key, value) in frame.as_object().expect("an object") {
            more.entry(key).or_insert_with(|| value.clone());
        }
        Value::Object(more.clone())
    };
    (1..).zip(lines).map(line).collect()
}

/// A start with a version of the article, whose steps are given by id, number, hash and title.
fn start_of(event: &str, version: u32, steps: &Value) -> Value {
    json!({"event": event, "sources": [["barn.md", version.to_string()]], "steps": steps,
        "codes": [["p1.1", "run 1", "fill $RUNBOOK_BARN"]]})
}

#[test]
fn rounds_of_loops_in_loops_are_told_apart() {
    let steps = json!([
        ["p1", "", "", "Terraces"],
        ["p1.1", "1", "aa", "Plant a row"],
        ["p1.2", "2", "bb", "Repeat step 1"],
        ["p1.3", "3", "cc", "Repeat steps 1 and 2"],
        ["p1.4", "4", "dd", "Go home"],
    ]);
    let done = |id: &str, hash: &str| json!({"event": "step", "step": id, "hash": hash, "outcome": "done", "by": "operator"});
    let failed = json!({"event": "step", "step": "p1.1", "hash": "aa", "outcome": "failed", "by": "operator", "reason": "rocks"});
    let round = |id: &str, hash: &str, round: u64, ids: Value| json!({"event": "note", "step": id, "hash": hash, "by": "operator", "note": "x", "round": round, "repeats": ids});
    let sheet = sheet_of(&run_of([
        start_of("start", 1, &steps),
        failed.clone(),
        round("p1.2", "bb", 2, json!(["p1.1"])),
        failed,
        done("p1.2", "bb"),
        round("p1.3", "cc", 2, json!(["p1.1", "p1.2"])),
        done("p1.1", "aa"),
        json!({"event": "step", "step": "p1.2", "hash": "bb", "outcome": "done", "by": "answers", "reason": "p1.1 × 1"}),
        done("p1.3", "cc"),
        json!({"event": "step", "step": "p1.4", "hash": "dd", "outcome": "skipped", "by": "operator",
            "reason": "p1.1 = no"}),
        json!({"event": "end", "outcome": "failed", "status": 1}),
    ]));
    for told in [
        "1 (p1.1, round 1.1)",
        "1 (p1.1, round 1.2)",
        "1 (p1.1, round 2.1)",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    assert!(
        sheet.contains(
            "steps of earlier rounds were not done: 1 (p1.1, round 1.1), 1 (p1.1, round 1.2)"
        ),
        "{sheet}"
    );
    // What somebody has typed is no answer to a question.
    assert!(sheet.contains("| p1.1 = no |"), "{sheet}");
    // How many rounds there were is counted, and nothing was done by hand for it.
    let rows: Vec<&str> = sheet
        .lines()
        .filter(|row| row.contains("p1.1 × 1"))
        .collect();
    assert!(
        !rows.is_empty() && !rows.iter().any(|row| row.contains("by hand")),
        "{sheet}"
    );
}

#[test]
fn what_was_said_at_a_step_goes_with_it_where_the_article_changes() {
    let first = json!([
        ["p1", "", "", "Barn"],
        ["p1.1", "1", "aa", "Open it"],
        ["p1.2", "2", "bb", "If it rains, cover it"],
        ["p1.3", "3", "cc", "Close it"],
        ["p1.4", "4", "", "Choose"],
    ]);
    let second = json!([
        ["p1", "", "", "Barn"],
        ["p1.1", "1", "aa", "Open it"],
        ["p1.2", "2", "dd", "Sweep it"],
        ["p1.3", "3", "bb", "If it rains, cover it"],
        ["p1.4", "4", "cc", "Close it"],
    ]);
    let sheet = sheet_of(&run_of([
        start_of("start", 1, &first),
        json!({"event": "note", "step": "p1.3", "hash": "cc", "note": "creaks"}),
        json!({"event": "note", "step": "p1.2", "hash": "bb", "by": "operator", "note": "p1.2 = no"}),
        json!({"event": "step", "step": "p1.2", "hash": "bb", "outcome": "not-applicable", "by": "operator",
            "reason": "p1.2 = no"}),
        json!({"event": "choice", "step": "p1.4", "hash": "ww", "by": "operator", "reason": "p1.4 = Ladder"}),
        json!({"event": "end", "step": "p1.3", "outcome": "stopped", "status": 130}),
        start_of("resume", 2, &second),
        json!({"event": "end", "step": "p1.2", "outcome": "stopped", "status": 130}),
    ]));
    let row = |start: &str| {
        let mut rows = sheet.lines().filter(|row| row.starts_with(start));
        rows.next().unwrap_or_else(|| panic!("{start}: {sheet}"))
    };
    let case = "Does step 3 (p1.3; p1.2 in version 1) apply here? no";
    assert!(row("| 2 (p1.2) | Sweep it | not begun |").ends_with("|  |"));
    let closing = row("| 4 (p1.4; p1.3 in version 1) | Close it | not begun |");
    assert!(
        closing.contains("creaks") && !closing.contains("Ladder"),
        "{closing}"
    );
    assert!(row("| 3 (p1.3; p1.2 in version 1) |").contains(case));
    for said in [
        "| 4 (p1.4; p1.3 in version 1) | creaks |",
        "| 4 (p1.4 in version 1) | p1.4 = Ladder |",
        &format!("| 3 (p1.3; p1.2 in version 1) | {case} |"),
    ] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    // The first start ended at what is another step by now.
    assert!(
        sheet.contains("| 130 | 4 (p1.4; p1.3 in version 1) |"),
        "{sheet}"
    );
    assert!(sheet.contains("| 130 | 2 (p1.2) |"), "{sheet}");
}

/// An edit of the article says a loop in other words, and brings other steps into it: its rounds go
/// on, and what was done before a step was in it is of none.
#[test]
fn rounds_go_on_where_an_edit_changes_their_loop() {
    let article = |event: &str, version: u32, told: &[(&str, &str)], again: Value| {
        let steps = told.iter().zip(1..);
        let steps =
            steps.map(|((hash, title), n)| json!([format!("p1.{n}"), n.to_string(), hash, title]));
        let mut start = start_of(event, version, &steps.collect());
        start["loops"] = json!([again]);
        start
    };
    let round = |step: &str, hash: &str, round: u64, ids: &[&str]| {
        json!({"event": "note", "step": step, "hash": hash, "by": "operator", "round": round,
            "repeats": ids, "note": format!("{} × {round}", ids.join(", "))})
    };
    let first = [
        ("aa", "Feed"),
        ("bb", "Brush"),
        ("ll", "Repeat step 2"),
        ("zz", "Sweep"),
    ];
    let begun = [
        article("start", 1, &first, json!(["p1.3", ["p1.2"]])),
        done_at("p1.1", "aa"),
        done_at("p1.2", "bb"),
        round("p1.3", "ll", 2, &["p1.2"]),
        done_at("p1.2", "bb"),
        ended("stopped", 130),
    ];
    let both = json!(["p1.3", ["p1.1", "p1.2"]]);
    let told = [
        ("aa", "Feed"),
        ("bb", "Brush"),
        ("mm", "Repeat both"),
        ("zz", "Sweep"),
    ];
    let resumed = article("resume", 2, &told, both.clone());
    let more = [
        round("p1.3", "mm", 3, &["p1.1", "p1.2"]),
        done_at("p1.1", "aa"),
        ended("stopped", 130),
    ];
    let lines = begun.iter().cloned().chain([resumed]);
    let sheet = sheet_of(&run_of(lines.clone().chain([ended("stopped", 130)])));
    row_of(&sheet, "| 1 (p1.1, before its rounds) | Feed | done |");
    let sheet = sheet_of(&run_of(lines.chain(more)));
    for row in [
        "| 1 (p1.1, before its rounds) | Feed | done |",
        "| 1 (p1.1, round 3) | Feed | done |",
        "| 2 (p1.2, round 1) | Brush | done |",
        "| 2 (p1.2, round 2) | Brush | done |",
        "| 2 (p1.2, round 3) | Brush | not begun |",
    ] {
        row_of(&sheet, row);
    }
    // What is done once it is in the loop is of the round that is under way; so is a new text.
    let told = [
        ("cc", "Feed all"),
        ("bb", "Brush"),
        ("zz", "Sweep"),
        ("mm", "Repeat all"),
    ];
    let all = json!(["p1.4", ["p1.1", "p1.2", "p1.3"]]);
    let lines = begun.iter().cloned().chain([
        article("resume", 2, &told, all),
        done_at("p1.1", "cc"),
        done_at("p1.3", "zz"),
    ]);
    let sheet = sheet_of(&run_of(lines.chain([
        round("p1.4", "mm", 3, &["p1.1", "p1.2", "p1.3"]),
        done_at("p1.1", "cc"),
        ended("stopped", 130),
    ])));
    for row in [
        "| 1 (p1.1, version 1, before its rounds) | Feed | done |",
        "| 1 (p1.1, version 2, round 2) | Feed all | done |",
        "| 1 (p1.1, version 2, round 3) | Feed all | done |",
        "| 3 (p1.3, round 2; p1.4 in version 1) | Sweep | done |",
    ] {
        row_of(&sheet, row);
    }
}

/// What was begun and never told its end may have been done: it was not rolled back with what was,
/// and its values are those that it was begun with, whichever of its commands needs them.
#[test]
fn what_was_begun_and_never_ended_is_not_told_as_rolled_back() {
    let run = |lines: &[Value]| {
        let two = json!([
            ["p1.2", "run 1", "touch begun"],
            ["p1.2", "run 2", "patch $server"],
            ["p1.2", "rollback", "unpatch $server"],
        ]);
        patching_by(&json!({"begins": true, "codes": two}), lines)
    };
    let begun = |minute: u32| {
        let of = json!({"phase": "run", "command": 1, "attempt": "r/7-1"});
        let mut line = at(minute, "begin", "p1.2", &of);
        line.as_object_mut().expect("an object").remove("end");
        line
    };
    let unpatched = |minute: u32, value: &str| {
        let of = json!({"outcome": "undone", "status": 0, "values": [["server", value]]});
        at(minute, "rollback", "p1.2", &of)
    };
    let unknown = at(
        2,
        "attempt",
        "p1.2",
        &json!({"phase": "run", "command": 1, "result": "unknown"}),
    );
    let sheet = run(&[
        unknown,
        server_is("db-2"),
        done_by(3, "p1.2", "command"),
        unpatched(4, "db-2"),
        server_is("db-3"),
        begun(5),
    ]);
    row_of(
        &sheet,
        "| Not rolled back | 2 (p1.2): server = db-1 (not known), server = db-3 (not known) |",
    );
    let row = row_of(&sheet, "| 2 (p1.2) | Patch | begun at");
    assert!(row.contains("not known, with server = db-3"), "{sheet}");
    let sheet = run(&[
        done_by(2, "p1.2", "command"),
        server_is("db-2"),
        begun(3),
        unpatched(4, "db-1"),
        ended("stopped", 130),
    ]);
    row_of(&sheet, "| Rolled back | 2 (p1.2)");
}

/// A roll-back that nobody wanted, and that came later all the same; and a step that was done as
/// another version has it, with another value.
#[test]
fn what_was_kept_and_what_was_done_otherwise_is_not_told_as_so_in_the_end() {
    let steps = |patch: &str| {
        json!([
            ["p1", "", "", "Patch it"],
            ["p1.1", "1", "aa", "Drain"],
            ["p1.2", "2", patch, "Patch"],
        ])
    };
    let codes = json!([
        ["p1.1", "run 1", "drain $server"],
        ["p1.1", "rollback", "undrain $server"],
        ["p1.2", "run 1", "patch $server"],
    ]);
    let mut resumed = start_of("resume", 2, &steps("cc"));
    resumed["codes"] = codes.clone();
    let kept = "Schritt p1.1 (server = db-1) rückgängig zu machen, wurde angeboten; der Schritt bleibt, \
        wie er ist.";
    let lines = |undo: bool| {
        let undone = json!({"outcome": "undone", "status": 0, "values": [["server", "db-1"]]});
        let undone = at(7, "rollback", "p1.1", &undone);
        let failed = json!({"phase": "run", "command": 1, "result": "failed", "status": 28});
        let note = json!({"note": kept, "end": null});
        [
            done_by(2, "p1.1", "command"),
            at(3, "attempt", "p1.2", &failed),
            at(4, "note", "p1.1", &note),
            ended("stopped", 130),
            resumed.clone(),
            server_is("db-2"),
        ]
        .into_iter()
        .chain(undo.then_some(undone))
        .chain([
            json!({"event": "step", "step": "p1.2", "hash": "cc", "outcome": "done", "status": 0,
                "by": "command"}),
            ended("stopped", 130),
        ])
        .collect::<Vec<Value>>()
    };
    let more = json!({"steps": steps("bb"), "codes": codes});
    let said = "The roll-back of step p1.1 (server = db-1) was offered; the step stays as it is.";
    let sheet = patching_by(&more, &lines(false));
    assert!(
        row_of(&sheet, "| 1 (p1.1) | Drain |").contains(said),
        "{sheet}"
    );
    assert!(!sheet.contains("rückgängig"), "{sheet}");
    let sheet = patching_by(&more, &lines(true));
    assert!(
        !row_of(&sheet, "| 1 (p1.1) | Drain |").contains("stays"),
        "{sheet}"
    );
    assert!(sheet.contains(said), "{sheet}");
    let replaced = "failed; replaced by 2 (p1.2, version 2): done, with server = db-2 |";
    assert!(sheet.contains(replaced), "{sheet}");
}

#[test]
fn a_run_that_is_put_aside_tells_when() {
    let reset = json!({"event": "reset", "start": "2026-04-01T06:07:08Z", "end": null});
    let sheet = patching(&[done_by(2, "p1.1", "command"), ended("stopped", 130), reset]);
    row_of(&sheet, "| Put aside | ida, 2026-04-01 06:07:08 UTC |");
    assert!(sheet.contains("| 2026-04-01 06:07:08 UTC |"), "{sheet}");
}

/// A start with a version of an article, of which each step is given by its hash; those in
/// capitals have a command.
fn start_with(event: &str, version: u32, hashes: &[&str]) -> Value {
    let steps = hashes.iter().zip(1..);
    let own = steps.clone().map(|(hash, n)| {
        let title = format!("Step {hash}");
        json!([format!("p1.{n}"), n.to_string(), hash, title])
    });
    let codes = steps.filter(|(hash, _)| hash.chars().all(char::is_uppercase));
    let codes = codes.map(|(_, n)| json!([format!("p1.{n}"), "run 1", "true"]));
    let (steps, codes) = (own.collect::<Vec<_>>(), codes.collect::<Vec<_>>());
    json!({"event": event, "sources": [["pair.md", version.to_string()]], "steps": steps,
        "codes": codes})
}

fn done_at(step: &str, hash: &str) -> Value {
    json!({"event": "step", "step": step, "hash": hash, "outcome": "done", "by": "command"})
}

/// The row of a sheet that begins so.
fn row_of<'s>(sheet: &'s str, start: &str) -> &'s str {
    let mut rows = sheet.lines().filter(|row| row.starts_with(start));
    rows.next().unwrap_or_else(|| panic!("{start}: {sheet}"))
}

/// Of steps with the same text, the one that is done is not told by its text alone: where a run
/// does not know which of them an edited article still has, neither does its sheet.
#[test]
fn what_a_run_does_not_know_of_equal_steps_is_not_told_as_done() {
    let before = [
        start_with("start", 1, &["R", "t", "C", "R", "t", "z"]),
        done_at("p1.1", "R"),
        done_at("p1.2", "t"),
        done_at("p1.3", "C"),
        json!({"event": "end", "step": "p1.4", "outcome": "stopped", "status": 130}),
    ];
    let after = |hashes: &[&str], more: &[Value]| {
        let resume = start_with("resume", 2, hashes);
        let lines = before.iter().cloned().chain([resume]);
        sheet_of(&run_of(lines.chain(more.iter().cloned())))
    };
    // Two were taken out.
    let skipped = json!({"event": "step", "step": "p1.1", "hash": "t", "outcome": "skipped", "by": "answers"});
    let fewer = after(&["t", "R", "t", "z"], &[skipped]);
    row_of(&fewer, "| 1 (p1.1, version 2) | Step t | skipped |");
    row_of(&fewer, "| 1 (p1.1, version 1) | Step R | done |");
    row_of(&fewer, "| 2 (p1.2, version 1) | Step t | done |");
    row_of(&fewer, "| 2 (p1.2, version 2) | Step R | not known |  |");
    row_of(
        &fewer,
        "| 3 (p1.3, version 2; p1.5 in version 1) | Step t | not begun |",
    );
    row_of(
        &fewer,
        "| Still to be done | 2 (p1.2, version 2), 3 (p1.3, version 2; p1.5 in version 1), 4 (p1.4; p1.6 in version 1) |",
    );
    // Two were put before them: what has the same steps around it is the same.
    let more = after(&["R", "R", "t", "C", "R", "t", "z"], &[]);
    row_of(&more, "| 1 (p1.1, version 2) | Step R | not known |");
    row_of(&more, "| 2 (p1.2) | Step R | not known |");
    row_of(&more, "| 3 (p1.3; p1.2 in version 1) | Step t | done |");
    row_of(
        &more,
        "| 5 (p1.5; p1.4 in version 1) | Step R | not known whether it was begun |",
    );
    // What a person says of one is said of that.
    let by =
        json!({"event": "step", "step": "p1.2", "hash": "R", "outcome": "done", "by": "operator"});
    let said = after(&["t", "R", "t", "z"], &[by]);
    row_of(
        &said,
        "| 2 (p1.2, version 2) | Step R | done | ida (operator) |",
    );
    // Nothing is in doubt where what has stayed is in its order.
    let same = after(&["R", "t", "C", "R", "t", "y"], &[]);
    row_of(&same, "| 1 (p1.1) | Step R | done |");
    row_of(
        &same,
        "| 4 (p1.4) | Step R | not known whether it was begun |",
    );
    // Once all equal ones are gone, they are back as they were.
    let gone = start_with("resume", 2, &["C", "z"]);
    let back = start_with("resume", 3, &["C", "R", "z"]);
    let lines = before.iter().cloned().chain([gone, back]);
    let back = sheet_of(&run_of(lines));
    row_of(
        &back,
        "| 2 (p1.2, version 3; p1.1 in version 1) | Step R | done |",
    );
}

/// What was killed with a step that is no more in the article may have been what is new there.
#[test]
fn what_ran_in_a_step_that_was_changed_is_in_doubt() {
    let lines = [
        start_with("start", 1, &["A", "B"]),
        done_at("p1.1", "A"),
        start_with("resume", 2, &["A", "X"]),
        json!({"event": "attempt", "step": "p1.2", "hash": "B", "result": "unknown", "phase": "run"}),
    ];
    let sheet = sheet_of(&run_of(lines));
    row_of(&sheet, "| 2 (p1.2, version 1) | Step B | not known |");
    row_of(&sheet, "| 2 (p1.2, version 2) | Step X | not known |  |");
    row_of(&sheet, "| Still to be done | 2 (p1.2, version 2) |");
}

/// A start for a part of the steps that went well does not end the run well.
#[test]
fn a_part_after_a_failure_is_no_end_of_the_run() {
    let failed =
        json!({"event": "attempt", "step": "p1.1", "hash": "A", "result": "failed", "status": 1});
    let end = |outcome: &str, step: &str| json!({"event": "end", "outcome": outcome, "step": step});
    let mut part = end("done", "");
    part.as_object_mut().expect("an object").remove("step");
    let lines = [
        start_with("start", 1, &["A", "B", "C"]),
        failed,
        end("failed", "p1.1"),
        start_with("resume", 1, &["A", "B", "C"]),
        done_at("p1.3", "C"),
        part.clone(),
    ];
    let sheet = sheet_of(&run_of(lines.clone()));
    row_of(
        &sheet,
        "| How it ended | what was asked for is done; a step failed: 1 (p1.1), 2026",
    );
    row_of(&sheet, "| Still to be done | 1 (p1.1), 2 (p1.2) |");
    let whole = [done_at("p1.1", "A"), done_at("p1.2", "B"), part];
    let sheet = sheet_of(&run_of(lines.into_iter().chain(whole)));
    row_of(&sheet, "| How it ended | done, 2026");
}

/// What nothing is told of may stand in another file.
#[test]
fn what_a_missing_part_would_tell_is_not_called_open() {
    let lines = run_of([
        start_with("start", 1, &["A", "B", "C"]),
        done_at("p1.1", "A"),
        json!({"event": "end", "step": "p1.2", "outcome": "stopped", "status": 130}),
        start_with("resume", 1, &["A", "B", "C"]),
        done_at("p1.2", "B"),
        json!({"event": "end", "step": "p1.3", "outcome": "stopped", "status": 130}),
    ]);
    let part = sheet_of(&lines[3..]);
    row_of(
        &part,
        "| 1 (p1.1) | Step A | not known from this evidence |",
    );
    row_of(
        &part,
        "| Steps | done: 1; not known from this evidence: 2 |",
    );
    row_of(
        &part,
        "| Still to be done | not known from this evidence: 1 (p1.1), 3 (p1.3) |",
    );
    let whole = sheet_of(&lines);
    row_of(&whole, "| Still to be done | 3 (p1.3) |");
}

/// What stands after a roll-back is told in its round and at the head; without one, that
/// something could be rolled back no more is no news of what was not.
#[test]
fn what_stands_after_a_roll_back_is_told_where_it_was_done() {
    let start = |event: &str, version: u32, deed: &str| {
        let mut start = start_with(event, version, &["A", "r"]);
        start["codes"] = json!([
            ["p1.1", "run 1", "drain ${RUNBOOK_SERVER}"],
            [
                "p1.1",
                "rollback",
                format!("undrain {deed} ${{RUNBOOK_SERVER}}")
            ],
        ]);
        start["deeds"] = json!([["p1.1", deed]]);
        start
    };
    let given = |value: &str| json!({"event": "parameter", "name": "server", "variable": "RUNBOOK_SERVER", "value": value});
    let round = json!({"event": "note", "step": "p1.2", "hash": "r", "by": "operator",
        "note": "p1.2 = yes", "round": 2, "repeats": ["p1.1"]});
    let undone = json!({"event": "rollback", "step": "p1.1", "hash": "A", "outcome": "undone",
        "by": "command", "values": [["server", "db-2"]], "deeds": [["p1.1", "0001"]]});
    let rounds = [
        start("start", 1, "0001"),
        given("db-1"),
        done_at("p1.1", "A"),
        round,
        given("db-2"),
        done_at("p1.1", "A"),
    ];
    let no_more = "cannot be rolled back from the last version";
    let edit = start("resume", 2, "0002");
    let lines = rounds.iter().cloned().chain([undone, edit.clone()]);
    let sheet = sheet_of(&run_of(lines));
    let first = row_of(&sheet, "| 1 (p1.1, round 1) | Step A | done |");
    assert!(
        first.contains(&format!("not rolled back where server = db-1 · {no_more}")),
        "{first}"
    );
    let second = row_of(&sheet, "| 1 (p1.1, round 2) | Step A | rolled back, ");
    assert!(!second.contains(no_more), "{second}");
    row_of(
        &sheet,
        &format!("| Not rolled back | 1 (p1.1, round 1): server = db-1, {no_more} |"),
    );
    let sheet = sheet_of(&run_of(rounds.into_iter().chain([edit])));
    assert!(sheet.contains(no_more), "{sheet}");
    assert!(!sheet.to_lowercase().contains("not rolled back"), "{sheet}");
}

#[test]
fn a_round_of_an_earlier_version_is_over_with_its_own_values() {
    let version = |hash: &str| {
        json!([
            ["p1", "", "", "Barn"],
            ["p1.1", "1", hash, "Fill it"],
            ["p1.2", "2", "bb", "Repeat step 1"],
        ])
    };
    let value = |value: &str| {
        json!({"event": "parameter", "name": "barn", "variable": "RUNBOOK_BARN", "value": value,
            "from": "prompt"})
    };
    let fill = |hash: &str| {
        json!({"event": "step", "step": "p1.1", "hash": hash, "outcome": "done", "status": 0,
            "by": "command"})
    };
    let again = |round: u64| {
        json!({"event": "note", "step": "p1.2", "hash": "bb", "by": "operator", "round": round,
            "repeats": ["p1.1"], "note": format!("p1.1 × {round}")})
    };
    let told =
        json!({"event": "step", "step": "p1.2", "hash": "bb", "outcome": "done", "by": "operator"});
    let stopped = json!({"event": "end", "step": "p1.1", "outcome": "stopped", "status": 130});
    let sheet = sheet_of(&run_of([
        start_of("start", 1, &version("aa")),
        value("north"),
        fill("aa"),
        stopped.clone(),
        start_of("resume", 2, &version("cc")),
        fill("cc"),
        again(2),
        value("south"),
        fill("cc"),
        told.clone(),
        json!({"event": "end", "outcome": "done", "status": 0}),
    ]));
    assert!(!sheet.contains("earlier value"), "{sheet}");
    assert!(
        sheet.contains("| 1 (p1.1, version 1, round 1) | Fill it | done |"),
        "{sheet}"
    );
    // What was not done in a round is told though the step has another text by now.
    let sheet = sheet_of(&run_of([
        start_of("start", 1, &version("aa")),
        value("north"),
        again(2),
        fill("aa"),
        stopped,
        start_of("resume", 2, &version("cc")),
        fill("cc"),
        told,
        json!({"event": "end", "outcome": "failed", "status": 1}),
    ]));
    let open = "1 (p1.1, version 1, round 1)";
    for said in [
        format!("| Still to be done | {open} |"),
        format!("| How it ended | steps of earlier rounds were not done: {open}, 2026"),
    ] {
        assert!(sheet.contains(&said), "{said}: {sheet}");
    }
    assert!(!sheet.contains("a step failed"), "{sheet}");
}

/// A run of three steps for a server, of which the second can be rolled back, and of a section kept
/// apart.
fn patching(lines: &[Value]) -> String {
    patching_by(&json!({}), lines)
}

/// The same, of which the start says more.
fn patching_by(more: &Value, lines: &[Value]) -> String {
    let mut start = start_of(
        "start",
        1,
        &json!([
            ["p1", "", "", "Patch it"],
            ["p1.1", "1", "aa", "Drain"],
            ["p1.2", "2", "bb", "Patch"],
            ["p1.3", "3", "cc", "Look"],
            ["p2", "", "", "Clean up"],
            ["p2.1", "1", "dd", "Sweep"],
        ]),
    );
    start["apart"] = json!(["p2"]);
    start["locale"] = json!("en-US");
    start["codes"] = json!([
        ["p1.1", "run 1", "drain $server"],
        ["p1.2", "run 1", "cd /srv\npatch $server"],
        ["p1.2", "rollback", "unpatch $server"],
    ]);
    for (key, own) in more.as_object().expect("an object") {
        start[key] = own.clone();
    }
    let value = server_is("db-1");
    sheet_of(&run_of(
        [start, value].into_iter().chain(lines.iter().cloned()),
    ))
}

fn server_is(value: &str) -> Value {
    json!({"event": "parameter", "name": "server", "variable": "server", "value": value, "from": "prompt"})
}

/// What happened with a step of that run, a minute after the hour.
fn at(minute: u32, event: &str, step: &str, more: &Value) -> Value {
    let hash = match step {
        "p1.1" => "aa",
        "p1.2" => "bb",
        "p1.3" => "cc",
        _ => "dd",
    };
    let mut line = json!({"event": event, "step": step, "hash": hash,
        "start": format!("2026-04-01T06:{minute:02}:00Z"), "end": format!("2026-04-01T06:{minute:02}:09Z")});
    let members = line.as_object_mut().expect("an object");
    members.extend(more.as_object().expect("an object").clone());
    line
}

fn done_by(minute: u32, step: &str, by: &str) -> Value {
    at(minute, "step", step, &json!({"outcome": "done", "by": by}))
}

fn ended(outcome: &str, status: u32) -> Value {
    json!({"event": "end", "outcome": outcome, "status": status})
}

fn unpatched(outcome: &str) -> Value {
    let of = json!({"outcome": outcome, "status": 7, "reason": "1: unpatch db-1", "values": [["server", "db-1"]]});
    at(4, "rollback", "p1.2", &of)
}

/// What could not be rolled back is never told as rolled back, and stays open whatever is said of
/// the step; only doing it again settles that.
#[test]
fn what_could_not_be_rolled_back_is_told_as_that() {
    let failed = at(
        3,
        "attempt",
        "p1.2",
        &json!({"phase": "run", "result": "failed", "status": 1}),
    );
    let then = |outcome: &str, by: &str, word: &str, status: u32| {
        let last = at(
            5,
            "step",
            "p1.2",
            &json!({"outcome": outcome, "by": by, "reason": "because"}),
        );
        patching(&[
            done_by(2, "p1.1", "command"),
            failed.clone(),
            unpatched("failed"),
            last,
            done_by(6, "p1.3", "operator"),
            ended(word, status),
        ])
    };
    let why = "2 (p1.2): server = db-1 (exit status 7 · line 1: unpatch db-1)";
    let skipped = then("skipped", "operator", "failed", 1);
    row_of(
        &skipped,
        &format!("| Could not be rolled back | {why}, then skipped |"),
    );
    row_of(
        &skipped,
        "| How it ended | a roll-back failed: 2 (p1.2), 2026-",
    );
    row_of(
        &skipped,
        "| 2 (p1.2) | Patch | failed, then skipped, could not be rolled back |",
    );
    let left = then("failed", "operator", "failed", 1);
    row_of(
        &left,
        "| How it ended | a step failed: 2 (p1.2); a roll-back failed: 2 (p1.2), 2026-",
    );
    let done = then("done", "command", "done", 0);
    row_of(
        &done,
        &format!("| Could not be rolled back | {why}, then done |"),
    );
    row_of(&done, "| How it ended | done, 2026-");
    row_of(&done, "| 2 (p1.2) | Patch | done |");
    for sheet in [skipped, left, done] {
        assert!(!sheet.contains("| Rolled back |"), "{sheet}");
    }
    // Whoever stopped has left it so.
    let stopped = patching(&[
        done_by(2, "p1.2", "command"),
        unpatched("failed"),
        ended("stopped", 130),
    ]);
    row_of(
        &stopped,
        "| How it ended | stopped by the operator, 2026-04-01 07:00:05 UTC; a roll-back failed: 2 (p1.2) |",
    );
    // What is rolled back at last is rolled back.
    let undone = patching(&[
        done_by(2, "p1.2", "command"),
        unpatched("failed"),
        unpatched("undone"),
        ended("stopped", 130),
    ]);
    row_of(&undone, "| Rolled back | 2 (p1.2) |");
    assert!(!undone.contains("| Could not be rolled back |"), "{undone}");
}

/// Evidence tells of commands when they are over: of a start without an end nobody knows what was
/// under way, and its sheet is none to sign.
#[test]
fn what_was_under_way_in_a_start_without_an_end_is_not_known() {
    let sheet = patching(&[done_by(2, "p1.1", "command")]);
    assert!(
        !sheet.contains("\nThe evidence was read completely"),
        "{sheet}"
    );
    assert!(
        sheet.contains("But the last start has no end in it"),
        "{sheet}"
    );
    row_of(
        &sheet,
        "| 2 (p1.2) | Patch | not known whether it was begun |",
    );
    row_of(&sheet, "| 3 (p1.3) | Look | not begun |");
    row_of(&sheet, "| 1 (p2.1) | Sweep | not begun |");
    row_of(
        &sheet,
        "| Steps | done: 1; not known whether it was begun: 1; not begun: 2 |",
    );
    row_of(
        &sheet,
        "|  | 1 |  |  | no end recorded | 2 (p1.2): not known whether it was begun |",
    );
    // What failed is tried again first.
    let failed = at(
        3,
        "attempt",
        "p1.2",
        &json!({"phase": "run", "result": "failed", "status": 1}),
    );
    let sheet = patching(&[done_by(2, "p1.1", "command"), failed]);
    row_of(
        &sheet,
        "| 2 (p1.2) | Patch | failed, not known whether it was begun again |",
    );
    row_of(&sheet, "| 3 (p1.3) | Look | not begun |");
    // Who goes on, or puts the run aside, is told what there was.
    for last in [ended("stopped", 130), json!({"event": "reset"})] {
        let sheet = patching(&[done_by(2, "p1.1", "command"), last]);
        assert!(
            sheet.contains("\nThe evidence was read completely"),
            "{sheet}"
        );
        row_of(&sheet, "| 2 (p1.2) | Patch | not begun |");
    }
}

/// Where evidence tells of commands when they begin, what was under way is known, and so is what
/// was not.
#[test]
fn what_had_begun_in_a_start_without_an_end_is_told() {
    let tells = json!({"begins": true});
    let begun = |minute: u32, step: &str, more: &Value| {
        let mut line = at(minute, "begin", step, more);
        line.as_object_mut().expect("an object").remove("end");
        line
    };
    let run = |command: u32| json!({"phase": "run", "command": command, "attempt": "r/7-1"});
    let first = || done_by(2, "p1.1", "command");
    let broken = patching_by(&tells, &[first(), begun(3, "p1.2", &run(1))]);
    row_of(
        &broken,
        "| 2 (p1.2) | Patch | begun at 2026-04-01 06:03:00 UTC, its end is not known | ida |",
    );
    row_of(
        &broken,
        "|  | 1 |  |  | no end recorded | 2 (p1.2): begun at 2026-04-01 06:03:00 UTC, its end is not known |",
    );
    row_of(&broken, "| Steps | done: 1; not known: 1; not begun: 2 |");
    assert!(
        broken.contains("What it had begun is told below") && broken.contains("server = db-1"),
        "{broken}"
    );
    assert!(!broken.contains("not known whether"), "{broken}");
    // The second command of a step goes on with what the first one began.
    let second = patching_by(
        &tells,
        &[
            first(),
            begun(3, "p1.2", &run(1)),
            begun(4, "p1.2", &run(2)),
        ],
    );
    row_of(
        &second,
        "| 2 (p1.2) | Patch | begun at 2026-04-01 06:03:00 UTC, its end is not known | ida |",
    );
    // What a person does is told of when it is done; what a command does is not begun.
    let idle = patching_by(&tells, &[first()]);
    row_of(&idle, "| 2 (p1.2) | Patch | not begun |");
    assert!(!idle.contains("not known whether"), "{idle}");
    let by_hand = patching_by(&tells, &[first(), done_by(3, "p1.2", "command")]);
    row_of(
        &by_hand,
        "| 3 (p1.3) | Look | not known whether it was begun |",
    );
    // What was done and is rolled back stands as it is told.
    let undone = patching_by(
        &tells,
        &[
            first(),
            done_by(3, "p1.2", "command"),
            begun(
                4,
                "p1.2",
                &json!({"phase": "rollback", "values": [["server", "db-1"]]}),
            ),
        ],
    );
    row_of(
        &undone,
        "| 2 (p1.2) | Patch | rollback begun, its end is not known | ida |",
    );
    // What came of it is told once; an end in order tells that nothing of it ran.
    let ran = json!({"phase": "run", "command": 1, "result": "failed", "status": 1});
    let failed = patching_by(
        &tells,
        &[begun(3, "p1.2", &run(1)), at(3, "attempt", "p1.2", &ran)],
    );
    row_of(&failed, "| 2 (p1.2) | Patch | failed | ida |");
    assert!(!failed.contains("its end is not known"), "{failed}");
    let over = patching_by(
        &tells,
        &[first(), begun(3, "p1.2", &run(1)), ended("stopped", 130)],
    );
    row_of(&over, "| 2 (p1.2) | Patch | not begun |");
    assert!(
        over.contains("\nThe evidence was read completely"),
        "{over}"
    );
}

/// A start that was asked for a part of the article is told as that.
#[test]
fn what_part_a_start_was_asked_for_is_told() {
    let part = json!({"only": "p1.2", "from_step": "p2", "host": "mill"});
    let sheet = patching_by(&part, &[ended("stopped", 130)]);
    assert!(
        sheet.contains("on mill · only 2 (p1.2), from p2 on"),
        "{sheet}"
    );
    let whole = patching_by(&json!({"host": "mill"}), &[ended("stopped", 130)]);
    assert!(whole.contains("on mill |"), "{whole}");
}

#[test]
fn a_run_that_breaks_off_is_no_success() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("evidence.jsonl");
    let lines = |more: &[Value]| {
        let start = start_of("start", 1, &json!([["p1.1", "1", "aa", "Drain"]]));
        let lines = run_of([start].into_iter().chain(more.iter().cloned()));
        let lines: String = lines.iter().map(|line| line.to_string() + "\n").collect();
        fs::write(&path, lines).expect("written");
        program(&[path.to_str().expect("UTF-8"), "--format", "json"]).assert()
    };
    let broken = lines(&[]).code(1);
    let output = broken.get_output();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("its last start has no end"), "{said}");
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["state"], "unended");
    assert_eq!(report["complete"], false);
    assert_eq!(report["runs"][0]["open"][0]["maybe_begun"], true);
    lines(&[ended("stopped", 130)]).code(0);
}

/// What is done for one server is not done for another: each is told, with its time.
#[test]
fn what_came_of_each_value_is_told() {
    let again = patching(&[
        done_by(2, "p1.1", "command"),
        server_is("db-2"),
        done_by(3, "p1.1", "command"),
        ended("stopped", 130),
    ]);
    let each = "done, with server = db-1 (2026-04-01 06:02:00 UTC), then done, with server = db-2 (2026-04-01 06:03:00 UTC)";
    row_of(
        &again,
        &format!("| What it came to with each value | 1 (p1.1): {each} |"),
    );
    assert!(
        row_of(&again, "| 1 (p1.1) | Drain | done |").contains(each),
        "{again}"
    );
    let failed = at(
        2,
        "attempt",
        "p1.1",
        &json!({"phase": "run", "result": "failed", "status": 1}),
    );
    let other = patching(&[
        failed,
        server_is("db-2"),
        done_by(3, "p1.1", "command"),
        ended("stopped", 130),
    ]);
    let wrong = row_of(
        &other,
        "| 2026-04-01 06:02:09 UTC | 1 | 1 (p1.1) | Drain | run | failed | server = db-1 | 1 |",
    );
    assert!(
        wrong.ends_with("| failed, with server = db-1; done, with server = db-2 |"),
        "{wrong}"
    );
    assert!(!other.contains("not at the first try"), "{other}");
}

/// What went well and was begun anew before its check is a try of its own, which led to nothing.
#[test]
fn what_was_begun_anew_before_its_check_is_another_try() {
    let ran = |first: Option<u64>| {
        let mut ran = at(
            2,
            "attempt",
            "p1.1",
            &json!({"phase": "run", "result": "done", "command": 1, "status": 0}),
        );
        ran["first"] = json!(first);
        ran
    };
    let done = |first: Option<u64>| {
        let mut done = done_by(3, "p1.1", "command");
        done["first"] = json!(first);
        done
    };
    let anew = patching(&[
        ran(None),
        server_is("db-2"),
        done(None),
        ended("stopped", 130),
    ]);
    let each = "run, but not to its end, or not checked, with server = db-1 (2026-04-01 06:02:00 UTC), then done, with server = db-2";
    let row = row_of(&anew, "| 1 (p1.1) | Drain | done |");
    assert!(row.contains(each), "{anew}");
    assert!(row.contains(" | 2 | "), "{row}");
    assert!(!anew.contains("| Done with an earlier value |"), "{anew}");
    let told = row_of(
        &anew,
        "| 2026-04-01 06:02:09 UTC | 1 | 1 (p1.1) | Drain | run | run, but not to its end, or not checked | server = db-1 |",
    );
    assert!(told.ends_with("done, with server = db-2 |"), "{told}");
    // What is only checked is the same try.
    let checked = patching(&[ran(None), done(Some(2)), ended("stopped", 130)]);
    let row = row_of(&checked, "| 1 (p1.1) | Drain | done |");
    assert!(row.contains(" | 1 | "), "{row}");
    assert!(!checked.contains("not checked"), "{checked}");
}

/// That a script failed is no failure of a step, and no end of a run that was complete.
#[test]
fn a_script_that_failed_is_told_as_that() {
    let steps = ["p1.1", "p1.2", "p1.3"];
    let all: Vec<Value> = steps.map(|step| done_by(2, step, "command")).to_vec();
    let some = patching(&[all[0].clone(), ended("script-failed", 1)]);
    row_of(&some, "| How it ended | the script itself failed,");
    assert!(!some.contains("a step failed"), "{some}");
    let mut lines = all;
    let end = ended("done", 0);
    lines.extend([end, json!({"event": "resume"}), ended("script-failed", 1)]);
    let complete = patching(&lines);
    let row = row_of(&complete, "| How it ended | done,");
    assert!(row.ends_with(", then the script itself failed |"), "{row}");
}

/// A section that is kept apart is not needed only where all went well without it, and that it was
/// carried out is told.
#[test]
fn a_section_that_is_kept_apart_is_told_as_what_it_was() {
    let all = ["p1.1", "p1.2", "p1.3"].map(|step| done_by(2, step, "command"));
    let with = |more: &[Value]| patching(&[&all[..], more].concat());
    let well = with(&[ended("done", 0)]);
    row_of(&well, "| 1 (p2.1) | Sweep | not needed |");
    let resume = json!({"event": "resume", "start": "2026-04-01T06:05:00Z"});
    let swept = with(&[
        ended("done", 0),
        resume,
        done_by(6, "p2.1", "command"),
        ended("done", 0),
    ]);
    row_of(
        &swept,
        "| Carried out, though kept apart | Clean up (p2), 2026-04-01 06:06:00 UTC – 2026-04-01 06:06:09 UTC |",
    );
    let plan = swept
        .split("### ")
        .find(|part| part.starts_with("What did not go to plan"));
    assert!(
        plan.expect("a section").contains("| 1 (p2.1) | Sweep |"),
        "{swept}"
    );
    let nothing = patching(&[ended("failed", 1)]);
    row_of(&nothing, "| 1 (p2.1) | Sweep | not begun |");
    row_of(&nothing, "| Steps | not begun: 4 |");
}

/// A step that is done again by somebody else, and one that fails after it was done.
#[test]
fn an_earlier_success_is_not_hidden() {
    let redone = patching(&[
        done_by(2, "p1.1", "command"),
        done_by(3, "p1.1", "operator"),
        ended("stopped", 130),
    ]);
    row_of(
        &redone,
        "| 1 (p1.1) | Drain | done | ida (command), then ida (operator) |",
    );
    let failed = at(
        3,
        "attempt",
        "p1.1",
        &json!({"phase": "run", "result": "failed", "status": 1}),
    );
    let failed = patching(&[done_by(2, "p1.1", "command"), failed, ended("stopped", 130)]);
    row_of(
        &failed,
        "| 1 (p1.1) | Drain | failed, it had been done before |",
    );
}

/// What stands in the place of a step is what its text or its commands were changed to, whatever
/// its number; and it is in the round in which that was to be done.
#[test]
fn a_step_is_replaced_by_its_own_edit() {
    let steps = |of: &[(&str, &str)]| {
        let steps = of.iter().enumerate();
        let steps = steps.map(|(n, (hash, title))| {
            json!([format!("p1.{}", n + 1), (n + 1).to_string(), hash, title])
        });
        steps.collect::<Value>()
    };
    let before = steps(&[
        ("aa", "Drain the server"),
        ("bb", "Patch the server"),
        ("cc", "Repeat steps 1 and 2."),
    ]);
    let start = |event: &str, version: u32, steps: &Value| {
        let mut start = start_of(event, version, steps);
        start["codes"] = json!([]);
        start
    };
    let done = |step: &str, hash: &str| json!({"event": "step", "step": step, "hash": hash, "outcome": "done", "by": "command"});
    let after = steps(&[
        ("xx", "Apply the patch to the server"),
        ("cc", "Repeat steps 1 and 2."),
    ]);
    let sheet = sheet_of(&run_of([
        start("start", 1, &before),
        done("p1.1", "aa"),
        done("p1.2", "bb"),
        start("resume", 2, &after),
        ended("stopped", 130),
    ]));
    let gone = row_of(&sheet, "| 1 (p1.1, version 1) | Drain the server | done |");
    assert!(gone.contains("| only 1 |"), "{gone}");
    let edited = row_of(&sheet, "| 2 (p1.2, version 1) | Patch the server | done |");
    assert!(
        edited.contains("| only 1; replaced by 1 (p1.1, version 2) |"),
        "{edited}"
    );
    // In the second round.
    let round = json!({"event": "note", "step": "p1.3", "hash": "cc", "by": "operator",
        "note": "p1.3 = yes", "round": 2, "repeats": ["p1.1", "p1.2"]});
    let edit = steps(&[
        ("aa", "Drain the server"),
        ("yy", "Patch the database server"),
        ("cc", "Repeat steps 1 and 2."),
    ]);
    let sheet = sheet_of(&run_of([
        start("start", 1, &before),
        done("p1.1", "aa"),
        done("p1.2", "bb"),
        round,
        done("p1.1", "aa"),
        start("resume", 2, &edit),
        done("p1.2", "yy"),
        json!({"event": "step", "step": "p1.3", "hash": "cc", "outcome": "done", "by": "operator"}),
        ended("done", 0),
    ]));
    row_of(
        &sheet,
        "| 2 (p1.2, version 1, round 1) | Patch the server | done |",
    );
    row_of(
        &sheet,
        "| 2 (p1.2, version 2, round 2) | Patch the database server | done |",
    );
    row_of(&sheet, "| Steps | done: 3 |");
}

/// The value of a new round is as planned; headings are in the language of the sheet where a start
/// was.
#[test]
fn what_is_as_planned_is_no_incident() {
    let steps = |title: &str| {
        json!([
            ["p1", "", "", title],
            ["p1.1", "1", "aa", "Drain"],
            ["p1.2", "2", "bb", "Again"],
            ["p2", "", "", "x"]
        ])
    };
    let start = |event: &str, locale: &str, title: &str| {
        let mut start = start_of(event, 1, &steps(title));
        start["locale"] = json!(locale);
        start
    };
    let round = json!({"event": "note", "step": "p1.2", "hash": "bb", "by": "operator",
        "note": "p1.2 = yes", "round": 2, "repeats": ["p1.1"]});
    let sheet = sheet_of(&run_of([
        start("start", "en-US", "Drain all"),
        server_is("db-1"),
        done_at("p1.1", "aa"),
        round,
        server_is("db-2"),
        done_at("p1.1", "aa"),
        start("resume", "nl-NL", "Alles leegmaken"),
        server_is("db-3"),
        ended("stopped", 130),
    ]));
    let plan = sheet
        .split("### ")
        .find(|part| part.starts_with("What did not go to plan"));
    let plan = plan.expect("a section");
    assert!(!plan.contains("db-2 (before"), "{plan}");
    assert!(plan.contains("db-3 (before: db-2)"), "{plan}");
    assert!(!sheet.contains("Alles leegmaken"), "{sheet}");
    row_of(
        &sheet,
        "| Starts | 2, of which 1 ended early; no end recorded: 1 |",
    );
}

#[test]
fn what_came_instead_of_what_was_expected_shows() {
    let (sheet, status) = report(&["compared.jsonl"], &["--lang", "en-US"]);
    insta::assert_snapshot!("compared", sheet);
    assert_eq!(status, 0);
}

#[test]
fn a_file_that_is_no_runbook_is_wrong_usage() {
    for file in ["tests/report/run.jsonl", "no-such-file"] {
        let (sheet, status) = report(&["shop.jsonl"], &["--runbook", file]);
        assert_eq!((sheet.as_str(), status), ("", 2));
    }
}

#[test]
fn what_was_changed_shows() {
    let (sheet, status) = report(&["tampered.jsonl"], &[]);
    insta::assert_snapshot!("tampered", sheet);
    assert_eq!(status, 1);
}

#[test]
fn what_was_cut_off_shows() {
    let (sheet, status) = report(&["torn.jsonl"], &["--lang", "ja-JP"]);
    insta::assert_snapshot!("torn_ja", sheet);
    assert_eq!(status, 1);
}

#[test]
fn what_is_no_evidence_costs_nothing_of_what_is() {
    let (sheet, status) = report(&["garbage.jsonl", "no-such-file", "empty.jsonl"], &[]);
    insta::assert_snapshot!("garbage", sheet);
    assert_eq!(status, 1);
    assert!(!sheet.contains(is_unsafe_char), "{sheet:?}");
    let (json, _) = report(&["garbage.jsonl"], &["--format", "json"]);
    assert!(!json.contains("hunter2") && !sheet.contains("hunter2"));
}

#[test]
fn parts_of_a_run_are_put_together_in_whatever_order_they_are_named() {
    let (sheet, status) = report(&["part-2.jsonl", "part-1.jsonl"], &[]);
    insta::assert_snapshot!("parts", sheet);
    assert_eq!(status, 0);
    let runs = |files: &[&str]| {
        let (json, status) = report(files, &["--format", "json"]);
        let report: Value = serde_json::from_str(&json).expect("JSON");
        let mut runs = report["runs"].as_array().expect("runs").clone();
        runs.sort_by_key(|run| run["run"].to_string());
        (runs, status)
    };
    let together = runs(&["part-1.jsonl", "part-2.jsonl"]);
    assert_eq!(together, runs(&["part-2.jsonl", "part-1.jsonl"]));
    // A copy of a file says nothing new.
    let copies = runs(&["part-1.jsonl", "part-2.jsonl", "part-1.jsonl"]);
    assert_eq!(together, copies);
    // Without its first part, a run is not complete.
    let (alone, status) = runs(&["part-2.jsonl"]);
    assert_eq!(alone[0]["numbers"]["missing"], json!([[1, 3]]));
    assert_eq!(status, 1);
}

/// Lines of a run, chained to each other and to what stands before them.
struct Evidence(Vec<String>);

impl Evidence {
    fn add(&mut self, run: &str, seq: u64, event: &str) {
        let prev = self.0.last().map(|line| digest_of(line));
        let mut line = json!({
            "v": 1, "run": run, "seq": seq, "event": event, "runbook": "x",
            "prev": prev.unwrap_or_default(),
        });
        if event == "end" {
            line["outcome"] = json!("stopped");
        }
        self.0.push(line.to_string());
    }

    fn text(&self) -> String {
        self.0.join("\n") + "\n"
    }
}

/// A run that goes on in a file with another run in it, and comes back to its own.
fn run_in_two_files() -> (Evidence, Evidence) {
    let (mut own, mut other) = (Evidence(Vec::new()), Evidence(Vec::new()));
    own.add("r", 1, "start");
    own.add("r", 2, "end");
    other.add("s", 1, "start");
    other.add("s", 2, "end");
    other.add("r", 3, "resume");
    other.add("r", 4, "end");
    own.add("r", 5, "resume");
    own.add("r", 6, "end");
    (own, other)
}

#[test]
fn a_run_that_goes_on_in_the_file_of_another_is_not_called_altered() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["own.jsonl", "other.jsonl"].map(|name| folder.path().join(name));
    let [own_path, other_path] = [0, 1].map(|n: usize| paths[n].to_str().expect("UTF-8"));
    let write = |own: &Evidence, other: &Evidence| {
        fs::write(own_path, own.text()).expect("a file");
        fs::write(other_path, other.text()).expect("a file");
    };
    let state = |files: &[&str]| {
        let output = program(files).args(["--format", "json"]).output();
        let output = output.expect("the program runs");
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let sheet = program(files).output().expect("the program runs").stdout;
        let sheet = String::from_utf8(sheet).expect("UTF-8");
        let state = report["state"].as_str().expect("a state").to_owned();
        assert_eq!(
            sheet.contains("altered. See"),
            state == "damaged",
            "{sheet}"
        );
        (state, output.status.code())
    };
    let is = |files: &[&str], word: &str| {
        let code = i32::from(word != "complete");
        assert_eq!(state(files), (word.to_owned(), Some(code)), "{files:?}");
    };
    let (own, other) = run_in_two_files();
    write(&own, &other);
    is(&[own_path, other_path], "complete");
    is(&[other_path, own_path], "complete");
    is(&[own_path], "partial");
    is(&[other_path], "partial");
    let other_alone = program(&[other_path]).output().expect("it runs");
    let told = String::from_utf8_lossy(&other_alone.stderr);
    assert!(told.contains("run r: there is no entry 1 to 2"), "{told}");

    // What was begun before, in a file of one run, is whole without the rest.
    fs::write(own_path, Evidence(own.0[..2].to_vec()).text()).expect("a file");
    is(&[own_path, other_path], "complete");
    is(&[own_path], "complete");

    // A line taken out, in either file, still shows: with the other and alone.
    for n in [0, 2] {
        let (mut own, mut other) = run_in_two_files();
        own.0.remove(n);
        other.0.remove(n);
        write(&own, &other);
        is(&[own_path, other_path], "damaged");
        is(&[own_path], "damaged");
        is(&[other_path], "damaged");
    }
    // The last line has none after it that would hold it, but it is missed.
    let (own, mut other) = run_in_two_files();
    other.0.pop();
    write(&own, &other);
    is(&[own_path, other_path], "partial");
}

#[test]
fn files_that_cannot_be_read_are_no_evidence() {
    let folder = tempfile::tempdir().expect("a folder");
    let none = folder.path().join("no\u{1b}where").display().to_string();
    let of_folder = folder.path().display().to_string();
    let sheet = folder.path().join("sheet.md").display().to_string();
    for options in [&[][..], &["--format", "json"], &["--output", &sheet]] {
        let mut arguments = vec![none.as_str(), &of_folder];
        arguments.extend(options);
        let output = program(&arguments).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("where: No such file or directory"), "{told}");
        assert!(told.contains("Is a directory"), "{told}");
        assert!(!told.contains('\u{1b}'), "{told}");
    }
    assert!(!Path::new(&sheet).exists());
    // Where another could be read, there is a sheet that names the one that could not.
    let output = program(&["tests/report/run.jsonl", &none]).output();
    let output = output.expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let sheet = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        sheet.contains("where cannot be read: No such file"),
        "{sheet}"
    );
    assert!(sheet.contains("files could not be read"), "{sheet}");
    assert!(!sheet.contains("altered. See"), "{sheet}");
}

#[test]
fn json_says_the_same() {
    let (json, status) = report(&["run.jsonl"], &["--format", "json"]);
    insta::assert_snapshot!("run_json", json);
    assert_eq!(status, 0);
}

fn schema(folder: &Path, of: &str) -> std::path::PathBuf {
    let output = Command::cargo_bin("runbookc")
        .expect("the program")
        .args(["schema", of])
        .output()
        .expect("the program runs");
    let path = folder.join(format!("{of}.schema.json"));
    fs::write(&path, output.stdout).expect("a file");
    path
}

#[test]
fn what_programs_read_keeps_to_its_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let of_report = schema(folder.path(), "report");
    let path = folder.path().join("report.json");
    for files in [
        &["run.jsonl"][..],
        &["shop.jsonl"],
        &["compared.jsonl"],
        &["moved.jsonl"],
        &["garbage.jsonl", "no-such-file", "empty.jsonl"],
        &[
            "tampered.jsonl",
            "torn.jsonl",
            "part-1.jsonl",
            "part-2.jsonl",
        ],
    ] {
        let (json, _) = report(files, &["--format", "json"]);
        fs::write(&path, &json).expect("a file");
        let violations = support::schema_violations(&of_report, &path);
        assert_eq!(violations, Vec::<String>::new());
        // The schema can tell.
        fs::write(&path, json.replace("\"chain\"", "\"chains\"")).expect("a file");
        assert_ne!(
            support::schema_violations(&of_report, &path),
            Vec::<String>::new()
        );
    }
    let of_evidence = schema(folder.path(), "evidence");
    for file in [
        "run.jsonl",
        "part-2.jsonl",
        "shop.jsonl",
        "compared.jsonl",
        "moved.jsonl",
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report");
        let violations = support::schema_violations(&of_evidence, &path.join(file));
        assert_eq!(violations, Vec::<String>::new());
    }
    let wrong = folder.path().join("wrong.jsonl");
    fs::write(&wrong, r#"{"v":1,"run":"r","seq":0,"event":"launch"}"#).expect("a file");
    assert_eq!(support::schema_violations(&of_evidence, &wrong).len(), 2);
}

#[test]
fn a_sheet_is_written_to_a_file_and_never_over_evidence() {
    let folder = tempfile::tempdir().expect("a folder");
    let evidence = folder.path().join("evidence.jsonl");
    fs::copy("tests/report/tampered.jsonl", &evidence).expect("a file");
    let sheet = folder.path().join("sheet.md");
    let run = |output: &Path| {
        let paths = [&evidence, output].map(|path| path.to_str().expect("UTF-8"));
        program(&[paths[0], "--output", paths[1]])
            .output()
            .expect("the program runs")
    };
    let output = run(&sheet);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("evidence.jsonl:8: the hash chain"), "{told}");
    let written = fs::read_to_string(&sheet).expect("a sheet");
    assert!(written.starts_with("# Sign-off sheet: restart-a-stuck-deployment\n"));
    let before = fs::read(&evidence).expect("evidence");
    assert_eq!(run(&evidence).status.code(), Some(2));
    assert_eq!(fs::read(&evidence).expect("evidence"), before);
    assert_eq!(run(Path::new("/no/such/folder/x")).status.code(), Some(1));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn wrong_usage_has_its_own_status() {
    for arguments in [
        &[][..],
        &["x", "--lang", "not a tag"],
        &["x", "--format", "pdf"],
        &["x", "--templates", "no/such/folder"],
    ] {
        let status = program(arguments).output().expect("it runs").status;
        assert_eq!(status.code(), Some(2), "{arguments:?}");
    }
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    Templates::load(None, Locale::parse("en-US").expect("a tag")).expect("our own templates")
});

fn sheet(name: &str, evidence: &[u8]) -> String {
    let report = Report::of_bytes(name, evidence);
    let _ = (report.json(), report.problems());
    report
        .markdown(
            &TEMPLATES,
            &Titles::default(),
            &Locale::parse("en-US").expect("a tag"),
        )
        .expect("our own template")
}

/// The sheet of some lines of evidence.
fn sheet_of(lines: &[Value]) -> String {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    sheet("x", lines.join("\n").as_bytes())
}

/// Evidence that says `text` wherever it can say anything.
fn saying(text: &str) -> Vec<u8> {
    // Of marks alone, nothing would be left; and `eN` alone is a language, that of the sheet.
    let title = format!("x {text}");
    let line = |more: Value| {
        let mut line = json!({
            "v": 1, "run": text, "runbook": text, "who": text, "host": text, "locale": title,
            "shell": text, "version": text, "step": text, "hash": text, "reason": text,
            "note": text, "name": text, "variable": text, "value": text, "sources": [[text, text]],
            "steps": [["title", "", "", title], ["p1", "", "", title], [text, text, text, title]],
            "codes": [[text, "check", text], [text, "run 1", text], [text, text, text]],
            "failures": "continue",
            "compared": ["exact"], "expected": [text, text], "output": [text], "prev": text,
            "start": "2026-11-27T09:00:00Z", "end": "2026-11-27T10:01:01Z", "status": 3,
        });
        let object = line.as_object_mut().expect("an object");
        object.extend(more.as_object().expect("an object").clone());
        line.to_string() + "\n"
    };
    [
        json!({"event": "start", "seq": 1}),
        json!({"event": "acknowledge", "seq": 2, "by": "operator"}),
        json!({"event": "parameter", "seq": 3, "from": "prompt"}),
        json!({"event": "attempt", "seq": 4, "result": "failed", "phase": "run"}),
        json!({"event": "attempt", "seq": 5, "result": "unknown", "phase": "run", "command": 2}),
        json!({"event": "note", "seq": 6}),
        json!({"event": "step", "seq": 7, "outcome": "skipped"}),
        json!({"event": "rollback", "seq": 8, "outcome": "undone"}),
        json!({"event": format!("odd {text}"), "seq": 9}),
        json!({"event": "step", "seq": 10, "outcome": text}),
        json!({"event": "end", "seq": 12, "outcome": "stopped"}),
    ]
    .map(line)
    .concat()
    .into_bytes()
}

/// What a sheet consists of, without its text.
fn structure(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    Parser::new_ext(markdown, options)
        .filter(|event| !matches!(event, Event::Text(_)))
        .map(|event| format!("{event:?}"))
        .collect()
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in any::<Vec<u8>>()) {
        sheet("x", &bytes);
    }

    #[test]
    fn no_damage_makes_it_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..40)
    ) {
        let mut bytes = include_bytes!("report/run.jsonl").to_vec();
        for (at, byte, what) in edits {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        let sheet = sheet("x", &bytes);
        prop_assert!(!sheet.contains(is_unsafe_char));
    }

    #[test]
    fn text_stays_text(text in prop_oneof![
        "[ -~é漢\t\r\n]{1,16}",
        any::<String>(),
        "[-#>|`*_~<>!&\\[\\]()\\\\:=+.0-9 \n]{1,12}",
    ]) {
        prop_assume!(!SafeText::line(&text).trim().is_empty());
        let markdown = sheet(&text, &saying(&text));
        let expected = structure(&sheet("x", &saying("x")));
        prop_assert_eq!(structure(&markdown), expected, "{}", markdown);
    }
}

/// Whoever took one way, went back and took another has done both, and what is open again since then
/// is not told as left out.
#[test]
fn ways_that_were_both_done_are_told_in_their_order() {
    let steps = json!([
        ["p1", "", "", "Jam"],
        ["p1.1.1", "1.1", "aa", "Plums"],
        ["p1.1.2", "1.2", "bb", "Cherries"],
        ["p1.2", "2", "cc", "Close"],
    ]);
    let mut start = start_of("start", 1, &steps);
    start["ways"] = json!([["p1.1.1", "p1.1", "Plums"], ["p1.1.2", "p1.1", "Cherries"]]);
    let choice = |way: &str| {
        json!({"event": "choice", "step": "p1.1", "by": "operator",
        "reason": format!("p1.1 = {way}")})
    };
    let left = |id: &str, hash: &str, way: &str| {
        json!({"event": "step", "step": id, "hash": hash, "outcome": "left-out",
            "reason": format!("p1.1 = {way}")})
    };
    let first = [
        start,
        choice("Cherries"),
        left("p1.1.1", "aa", "Cherries"),
        done_at("p1.1.2", "bb"),
        choice("Plums"),
    ];
    let end = |status: u8| json!({"event": "end", "outcome": "stopped", "status": status, "step": "p1.2"});
    let sheet = sheet_of(&run_of(first.iter().cloned().chain([end(3)])));
    for told in [
        "| 1.1 (p1.1.1) | Plums | not begun |",
        "the operator ended the input (Ctrl-D), 2 (p1.2)",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    assert!(!sheet.contains("Done, though"), "{sheet}");
    let both = [done_at("p1.1.1", "aa"), end(130)];
    let sheet = sheet_of(&run_of(first.iter().cloned().chain(both)));
    let told =
        "| Done, though only one was to be | 1.2 (p1.1.2) (Cherries), then 1.1 (p1.1.1) (Plums) |";
    assert!(sheet.contains(told), "{sheet}");
    assert!(!sheet.contains("Ctrl-D"), "{sheet}");
}

/// What was skipped with all ways, and the opposite of a case, are open once that is said otherwise;
/// a roll-back of which nobody knows how it ended is no success.
#[test]
fn what_is_said_otherwise_later_is_open_again() {
    let steps = json!([
        ["p1", "", "", "Garden"],
        ["p1.1", "1", "aa", "Draw"],
        ["p1.2", "2", "bb", "Tap"],
        ["p1.3.1", "3.1", "cc", "Hose"],
        ["p1.3.2", "3.2", "dd", "Can"],
    ]);
    let mut start = start_of("start", 1, &steps);
    start["ways"] = json!([["p1.3.1", "p1.3", "Hose"], ["p1.3.2", "p1.3", "Can"]]);
    let said = |id: &str, hash: &str, outcome: &str, reason: &str| json!({"event": "step", "step": id, "hash": hash, "outcome": outcome, "by": "operator", "reason": reason});
    let lines = [
        start,
        done_at("p1.1", "aa"),
        said("p1.2", "bb", "not-applicable", "p1.1 = yes"),
        said("p1.3.1", "cc", "skipped", "rain"),
        said("p1.3.2", "dd", "skipped", "rain"),
        json!({"event": "rollback", "step": "p1.1", "hash": "aa", "outcome": "undone"}),
        said("p1.1", "aa", "not-applicable", "p1.1 = no"),
        json!({"event": "choice", "step": "p1.3", "by": "operator", "reason": "p1.3 = Can"}),
        json!({"event": "end", "outcome": "stopped", "status": 130}),
    ];
    let sheet = sheet_of(&run_of(lines));
    for told in [
        "| 2 (p1.2) | Tap | not begun |",
        "| 3.2 (p1.3.2) | Can | not begun |",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    let lines = [
        start_of("start", 1, &steps),
        done_at("p1.1", "aa"),
        json!({"event": "attempt", "result": "unknown", "phase": "rollback", "step": "p1.1", "hash": "aa"}),
        said("p1.1", "aa", "skipped", "no time"),
        json!({"event": "end", "outcome": "failed", "status": 1}),
    ];
    let sheet = sheet_of(&run_of(lines));
    let told = "| How it ended | rollback begun, its end is not known: 1 (p1.1)";
    assert!(sheet.contains(told), "{sheet}");
}

/// A step that failed stays a failure of the run where it is no more in the article, and its row says
/// in which version it was.
#[test]
fn what_failed_and_is_no_more_in_the_article_is_told() {
    let start = start_with("start", 1, &["AA", "BB", "CC"]);
    let failed = json!({"event": "step", "step": "p1.2", "hash": "BB", "outcome": "failed",
        "by": "operator", "reason": "it is full"});
    let end =
        |outcome: &str, status: u8| json!({"event": "end", "outcome": outcome, "status": status});
    let lines = [
        start,
        done_at("p1.1", "AA"),
        failed,
        end("stopped", 130),
        start_with("resume", 2, &["AA", "CC"]),
        done_at("p1.2", "CC"),
        end("failed", 1),
    ];
    let sheet = sheet_of(&run_of(lines));
    let ended = row_of(&sheet, "| How it ended");
    assert!(
        ended.contains("a step failed: ") && ended.contains("p1.2"),
        "{sheet}"
    );
    let mut rows = sheet.lines().filter(|row| row.contains("| Step BB |"));
    let row = rows.next().unwrap_or_else(|| panic!("{sheet}"));
    for told in ["failed", "only 1", "it is full"] {
        assert!(row.contains(told), "{told}: {row}");
    }
}

/// What nobody knows of a step, or what failed, is to be settled though the article has it no more;
/// not where another step is asked about in its stead, or somebody has said what came of it.
#[test]
fn what_is_to_be_settled_of_a_step_that_is_gone_is_still_to_be_done() {
    let tried = |result: &str| json!({"event": "attempt", "step": "p1.2", "hash": "BB", "phase": "run", "command": 1, "result": result});
    let end =
        |outcome: &str, status: u8| json!({"event": "end", "outcome": outcome, "status": status});
    let sheet = |result: &str, hashes: &[&str], more: &[Value]| {
        let mut lines = vec![
            start_with("start", 1, &["AA", "BB", "CC"]),
            done_at("p1.1", "AA"),
            tried(result),
            end("stopped", 130),
            start_with("resume", 2, hashes),
        ];
        lines.extend_from_slice(more);
        sheet_of(&run_of(lines))
    };
    let done = done_at("p1.2", "CC");
    let open = "| Still to be done | 2 (p1.2, version 1) |";
    for result in ["unknown", "failed"] {
        let stopped = [done.clone(), end("needs-person", 3)];
        row_of(&sheet(result, &["AA", "CC"], &stopped), open);
        let settled = json!({"event": "step", "step": "p1.2", "hash": "BB", "outcome": "skipped",
            "by": "answers", "reason": "nothing came of it"});
        let settled = sheet(
            result,
            &["AA", "CC"],
            &[settled, done.clone(), end("done", 0)],
        );
        assert!(!settled.contains("| Still to be done |"), "{settled}");
    }
    // What has its place now is done instead.
    let replaced = sheet("failed", &["AA", "DD"], &[end("stopped", 130)]);
    row_of(&replaced, "| Still to be done | 2 (p1.2, version 2) |");
    let ended = sheet("failed", &["AA", "CC"], &[done, end("failed", 1)]);
    let ended = row_of(&ended, "| How it ended").to_owned();
    assert!(ended.contains("a step failed: 2 (p1.2"), "{ended}");
}
