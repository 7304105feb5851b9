//! Documents that mean harm: no field of an article or of its automation file
//! becomes code, whatever quotes it is written with, when the bash runbook is
//! run to its end.
//!
//! PowerShell's script is held to the same in `tests/powershell.rs`, Ansible's
//! playbook and the notebook in their own tests.

#![cfg(unix)]

use runbookc::emit::{Format, Runbook, Templates};
use runbookc::plan::{Document, FileId, compile_with};
use runbookc::source::{Automation, Locale, decode};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// What makes a file named `pwned` where it is run.
const PAYLOADS: &[&str] = &[
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    "\"; touch pwned; \"",
    "'\"$(touch pwned)\"'",
    "\\'; touch pwned #",
    "\\\"; touch pwned #",
    "${x:-$(touch pwned)}",
    "$((a[$(touch pwned)]))",
    "a[$(touch pwned)]",
    "; touch pwned",
    "| touch pwned",
    "&& touch pwned",
    "> pwned",
    "*) touch pwned ;; esac; touch pwned",
    "}; touch pwned; {",
    ") ; touch pwned; (",
    "END_OF_SESSION",
    "%s%n$(touch pwned)",
    "-e $(touch pwned)",
    "~/$(touch pwned)",
    "\u{2019}$(touch pwned)\u{2018}",
    "{{ lookup('pipe', 'touch pwned') }}",
    "$'\\x24(touch pwned)'",
    "!touch pwned!",
    "<(touch pwned)",
];

/// The payload as a JSON string, which is a YAML one too.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

/// An article that says a payload in every place an article has, and runs
/// commands which are given it as a value.
fn article(payload: &str) -> String {
    // Inline code takes everything but its own fence as it is.
    let code = format!("``` {payload} ```");
    let title = quoted(payload);
    let comment = payload.replace("--", "").replace("```", "");
    format!(
        "---\ntitle: {title}\n---\n# {code}\n\n\
         <!--\n```variables\nexport HIDDEN={comment}\n```\n-->\n\n\
         > [!IMPORTANT]\n> {code}\n\n{code}\n\n## {code}\n\nContext {code}\n\n\
         1. Select **{code}** on the [{code}](<https://e.example/{comment}>) page.\n\n\
         \x20  > [!WARNING]\n   > {code}\n\n\
         2. Print the values.\n\n   ```bash\n   printf '<%s>\\n' <value> \"<value>\" '<value>' \"$HIDDEN\"\n   ```\n\n\
         \x20  <!-- expected_similarity=\"<\" -->\n   ~~~text\n   {payload}\n   ~~~\n\n\
         3. Say what was bound.\n\n\
         4. Show the result.\n\n   ```console\n   $ printf '%s\\n' \"$HIDDEN\"\n   {payload}\n   ```\n\n\
         Result {code}\n"
    )
}

fn automation(payload: &str) -> Automation {
    let printed = quoted(&format!("<{payload}>  "));
    let quoted = quoted(payload);
    let text = format!(
        "parameters:\n  value:\n    prompt: {quoted}\n    default: {quoted}\n\
         steps:\n  p1.3:\n    bash:\n      check: 'false'\n      run: |\n        printf '<%s>\\n' \"$RUNBOOK_VALUE\"\n\
         \x20     verify: test -n \"$RUNBOOK_VALUE\"\n      rollback: 'true'\n      expect: {{output: {printed}, similarity: 0.1}}\n",
    );
    Automation::parse(&text).expect("an automation file")
}

/// Runs the script of a payload's article to its end; what it printed.
fn run(folder: &Path, payload: &str) -> String {
    let text = article(payload);
    let id = format!("a {payload}").replace('\u{0}', "");
    let decoded = decode(text.as_bytes());
    let file = FileId {
        id: id.clone(),
        locale: Locale::parse("en-US").expect("a tag"),
        path: format!("en-US/{id}.md"),
    };
    let documents = [Document::read(file, &decoded)];
    let plan = compile_with(&id, &documents, &[], &automation(payload)).expect("a procedure");
    let templates = Templates::load(None, Locale::parse("en-US").expect("a tag")).expect("ours");
    let script = Format::Bash
        .emit(&Runbook::of(&templates, &plan))
        .expect("our own");
    fs::write(folder.join("runbook.sh"), &script[0].content).expect("written");
    let answers = "acknowledge = yes\np1.1 = done\np1.4.unknown = done\n";
    fs::write(folder.join("answers"), answers).expect("written");
    let output = Command::new("bash")
        .args(["runbook.sh", "--unattended", "--answers", "answers"])
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .expect("bash runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !folder.join("pwned").exists(),
        "{payload}\n{shown}\n{errors}"
    );
    // What is expected may be far from what is printed: that ends the run, and
    // is no harm.
    let code = output.status.code();
    assert!(
        matches!(code, Some(0 | 1)),
        "{payload}: {code:?}\n{shown}\n{errors}"
    );
    shown
}

#[test]
fn nothing_that_a_document_says_runs_and_values_arrive_as_they_are() {
    for payload in PAYLOADS {
        let folder = tempfile::tempdir().expect("a folder");
        let shown = run(folder.path(), payload);
        let printed = format!("<{payload}>");
        let times = shown.lines().filter(|line| *line == printed).count();
        assert!(times >= 4, "{payload} arrived {times} times:\n{shown}");
    }
}

/// The state is data too: a file that somebody wrote over runs nothing.
#[test]
fn a_state_that_means_harm_is_read_and_not_run() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), "plain");
    let kept = folder.path().join("state/runbookc");
    let kept = fs::read_dir(kept).expect("there").next().expect("one");
    let state = kept.expect("an entry").path().join("state");
    let text = fs::read_to_string(&state).expect("text");
    for payload in PAYLOADS {
        let text = text
            .replace("finished yes\n", "")
            .replace(" done ", &format!(" {payload} "))
            .replace("locale en-US", &format!("locale {payload}"))
            .replace("started ", &format!("started {payload} "))
            .replace("param value plain", &format!("param value {payload}"));
        for options in [&["--status"][..], &["--unattended"], &["--reset"]] {
            fs::write(
                &state,
                format!("{text}running p1.2 {payload} {payload} {payload}\nwork {payload}\n"),
            )
            .expect("written");
            Command::new("bash")
                .arg("runbook.sh")
                .args(options)
                .current_dir(folder.path())
                .env("XDG_STATE_HOME", folder.path().join("state"))
                .stdin(Stdio::null())
                .output()
                .expect("bash runs");
            assert!(
                !folder.path().join("pwned").exists(),
                "{payload} {options:?}"
            );
        }
    }
}
