//! `playbook.yml`: real linters and a real Ansible read and run it, on two
//! hosts that are both this machine.

#![cfg(unix)]

#[path = "support/fleet.rs"]
mod fleet;
mod support;

use expectrl::session::OsSession;
use expectrl::{Eof, Expect as _, Session};
use fleet::{code, command, expected, parameter, pattern, routine, step};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use runbookc::emit::Format;
use runbookc::plan::{Likeness, Plan, Routine};
use runbookc::source::{Failures, Locale, Pattern, walk};
use runbookc::text::SafeText;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// A small article that a run goes through quickly.
const SMALL: &str = "\
# Move the service

> [!IMPORTANT]
> Tell everyone.

## Move it

1. Create the file.
2. Use it.
3. Look at the lamp.
4. If you see the red lamp, press it.
";

/// What its steps run. The two hosts share a folder; what they leave has their
/// names.
fn small(plan: &mut Plan<'_>) {
    plan.parameters = vec![
        parameter("name space", Some("[a-z]+"), None, false),
        parameter("password", None, None, true),
    ];
    let file = "\"$HOME/made-${RUNBOOK_STATE##*-}\"";
    step(plan, "p1.1").routines = vec![Routine {
        check: Some(code(&format!("test -e {file}"))),
        verify: Some(code(&format!("test -s {file}"))),
        rollback: Some(code(&format!("rm {file}"))),
        parameters: vec![0],
        ..routine(&[&format!(
            "echo \"$RUNBOOK_NAME_SPACE\" >{file}; words=('a b' $'c\\'d'); mkdir -p \"$HOME/sub\"; cd \"$HOME/sub\"\n\
             say() {{ printf '%s:' \"$@\"; }}"
        )])
    }];
    step(plan, "p1.2").routines = vec![Routine {
        run: vec![
            command(
                "say \"${words[@]}\" \"${PWD##*/}\" | cat",
                expected("a b:c'd:sub:", Likeness::Similarity(1.0)),
            ),
            command(
                "export PGPASSWORD=$RUNBOOK_PASSWORD url=\"db://$RUNBOOK_PASSWORD@h/a b\"; echo \"as $PGPASSWORD\"",
                expected("", pattern("^as .+$")),
            ),
        ],
        verify: Some(code(
            "test \"$PGPASSWORD$url\" = \"${RUNBOOK_PASSWORD}db://$RUNBOOK_PASSWORD@h/a b\"",
        )),
        parameters: vec![1],
        ..routine(&[])
    }];
    step(plan, "p1.4").routines = vec![routine(&["echo >\"$HOME/pressed-${RUNBOOK_STATE##*-}\""])];
}

const SECRET: &str = "s3 cr\"et'\\$x";

/// A playbook in a folder of its own, which is also the home of its hosts.
struct Playbook {
    folder: TempDir,
}

impl Playbook {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let playbook = Self { folder };
        fs::write(playbook.path("playbook.yml"), text).unwrap();
        let host = "ansible_connection=local ansible_python_interpreter=/usr/bin/env\\ python3";
        let host = host.replace(
            "/usr/bin/env\\ python3",
            support::ansible().python.to_str().unwrap(),
        );
        fs::write(
            playbook.path("hosts"),
            format!("alpha {host}\nbeta {host}\n"),
        )
        .unwrap();
        let values = serde_json::json!({
            "runbook_name_space": "web",
            "runbook_password": SECRET,
        });
        fs::write(playbook.path("values.json"), values.to_string()).unwrap();
        playbook
    }

    fn small() -> Self {
        Self::of(&fleet::made(Format::Ansible, "small", "en-US/small.md", SMALL, small).unwrap())
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    fn command(&self, program: &str) -> Command {
        let programs = &support::ansible().programs;
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(programs.join(program));
        command
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", programs.display()))
            .env("HOME", self.folder.path())
            .env("ANSIBLE_HOME", self.path(".ansible"))
            .env("ANSIBLE_PIPELINING", "1")
            .env("NO_COLOR", "1")
            .env("ANSIBLE_NOCOLOR", "1")
            .env("LC_ALL", "C.UTF-8");
        command
    }

    fn play(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("ansible-playbook");
        command.args(["-i", "hosts", "--limit", "all"]);
        command.args(arguments).arg("playbook.yml");
        command
    }

    /// Runs without a terminal: whether it went to its end, and what it said.
    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let output = self.play(arguments).stdin(Stdio::null()).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).unwrap();
        (output.status.success(), text)
    }

    #[track_caller]
    fn succeeds(&self, arguments: &[&str]) -> String {
        let (ended, text) = self.run(arguments);
        assert!(ended, "{arguments:?}\n{text}");
        text
    }

    #[track_caller]
    fn fails(&self, arguments: &[&str], told: &str) -> String {
        let (ended, text) = self.run(arguments);
        assert!(!ended && text.contains(told), "{arguments:?}\n{text}");
        text
    }
}

#[test]
fn linters_and_ansible_accept_a_playbook() {
    let playbook = Playbook::of(&fleet::rich(Format::Ansible));
    for arguments in [
        &[
            "ansible-lint",
            "--profile",
            "production",
            "--offline",
            "--strict",
            "playbook.yml",
        ][..],
        &["ansible-playbook", "--syntax-check", "playbook.yml"],
    ] {
        let output = playbook
            .command(arguments[0])
            .args(&arguments[1..])
            .output()
            .unwrap();
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert!(output.status.success(), "{arguments:?}\n{text}");
        assert!(!text.contains("ERROR"), "{arguments:?}\n{text}");
    }
}

#[test]
fn a_playbook_is_what_we_reviewed() {
    let text = fleet::rich(Format::Ansible).replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::assert_snapshot!(text);
}

#[test]
fn without_a_terminal_nothing_is_passed_silently() {
    let playbook = Playbook::small();
    let values = ["-e", "@values.json"];
    playbook.fails(
        &["-e", "runbook_name_space=WEB"],
        "runbook_name_space=VALUE",
    );
    playbook.fails(
        &[
            "-e",
            "runbook_name_space=WEB",
            "--start-at-task",
            "Step p1.1: is it*",
        ],
        "no value that fits",
    );
    playbook.fails(&values, "runbookc_acknowledge=yes");
    assert!(!playbook.has("made-alpha"));
    // Even the most talkative Ansible does not tell the secret.
    let told = playbook.fails(
        &[&values[..], &["-e", "runbookc_acknowledge=yes", "-vvvv"]].concat(),
        "runbookc_p1_3=done|skip",
    );
    assert!(playbook.has("made-alpha") && playbook.has("made-beta"));
    assert!(told.contains("as ****"), "{told}");
    for line in told.lines().filter(|line| !line.contains("values.json")) {
        assert!(!line.contains("s3 cr"), "{line}");
    }
    // What the commands have left is there for who goes on, and holds no secret.
    let kept: Vec<_> = fs::read_dir(playbook.path(".runbookc"))
        .unwrap()
        .flatten()
        .collect();
    assert_eq!(kept.len(), 2);
    for file in kept {
        let text = fs::read_to_string(file.path()).unwrap();
        assert!(
            text.contains("words=") && text.contains("RUNBOOK_PASSWORD"),
            "{text}"
        );
        assert!(!text.contains("s3") && !text.contains("cr\\"), "{text}");
    }
    let go_on = [&values[..], &["--start-at-task", "Step p1.2: Use it."]].concat();
    playbook.fails(
        &[&go_on[..], &["-e", "runbookc_p1_3=nonsense"]].concat(),
        "runbookc_p1_3=done|skip",
    );
    let answers = ["-e", "runbookc_p1_3=done", "-e", "runbookc_p1_4=run"];
    playbook.succeeds(&[&go_on[..], &answers].concat());
    assert!(playbook.has("pressed-alpha") && playbook.has("pressed-beta"));
    assert_eq!(fs::read_dir(playbook.path(".runbookc")).unwrap().count(), 0);
}

#[test]
fn with_nobody_asked_and_parts_alone() {
    let playbook = Playbook::small();
    let values = ["-e", "@values.json", "-e", "runbookc_acknowledge=yes"];
    let with = |more: &[&'static str]| [&values[..], more].concat();
    let told = playbook.succeeds(&with(&["--check"]));
    assert!(
        told.contains("changed=0") && !playbook.has("made-alpha"),
        "{told}"
    );
    let told = playbook.succeeds(&with(&["--tags", "p1_1"]));
    assert_eq!(told.matches("changed=1 ").count(), 2, "{told}");
    assert!(
        playbook.has("made-alpha") && !told.contains("p1.2"),
        "{told}"
    );
    let told = playbook.succeeds(&with(&["--tags", "p1_1"]));
    assert_eq!(told.matches("changed=0 ").count(), 2, "{told}");
    let told = playbook.succeeds(&with(&["--tags", "rollback_p1_1", "--limit", "beta"]));
    assert!(
        playbook.has("made-alpha") && !playbook.has("made-beta"),
        "{told}"
    );
}

fn answer(session: &mut OsSession, prompt: &str, answer: &str) {
    session
        .expect(prompt)
        .unwrap_or_else(|error| panic!("{prompt}: {error}"));
    // Ansible throws away what was typed before it had shown the prompt, and a
    // little after.
    std::thread::sleep(Duration::from_millis(1500));
    session.send_line(answer).unwrap();
}

#[test]
fn at_a_terminal_a_person_answers_for_all_hosts() {
    let playbook = Playbook::small();
    let mut command = playbook.play(&[]);
    command.env("TERM", "xterm").env("COLUMNS", "80");
    let mut session = Session::spawn(command).unwrap();
    session.set_expect_timeout(Some(Duration::from_secs(40)));
    answer(&mut session, "The name space", "web");
    answer(&mut session, "The password", "hidden");
    answer(&mut session, "words: yes", "yes");
    answer(&mut session, "words: done, skip", "done");
    answer(&mut session, "words: run, done, skip", "run");
    let ended = session.expect("PLAY RECAP").unwrap();
    assert!(!String::from_utf8_lossy(ended.before()).contains("hidden"));
    for host in ["alpha", "beta"] {
        let recap = session.expect(host).and_then(|_| session.expect("failed="));
        recap.unwrap_or_else(|error| panic!("{host}: {error}"));
        session.expect("0 ").expect("nothing has failed");
    }
    session.expect(Eof).unwrap();
    assert!(playbook.has("pressed-alpha") && playbook.has("pressed-beta"));
}

#[test]
fn hostile_text_stays_text() {
    let texts = fleet::hostile();
    // A step for each, which is only looked at; then one that runs and says all.
    let every = texts.join("\n");
    let text = fleet::made(
        Format::Ansible,
        "hostile",
        "en-US/hostile.md",
        &fleet::article_of(texts.len() + 2),
        |plan| {
            fleet::say(plan, &texts);
            for (n, text) in texts.iter().step_by(4).enumerate() {
                let mut given = parameter(&format!("v{n}"), None, Some(text), false);
                given.prompt = runbookc::plan::Localized::new(SafeText::line(text), 1);
                given.name = SafeText::line(text);
                plan.parameters.push(given);
            }
            let id = format!("p1.{}", texts.len() + 1);
            let heredoc = format!("cat <<'END-OF-IT'\n{every}\nEND-OF-IT");
            step(plan, &id).routines = vec![Routine {
                check: Some(code(&format!("false '\n{}\n'", every.replace('\'', "'\\''")))),
                run: vec![command(&heredoc, expected(&every, Likeness::Similarity(1.0)))],
                verify: Some(code("printf '%s\\n' \"$RUNBOOK_V0\"; test \"$RUNBOOK_V0\" = \"{{ lookup('pipe','touch x') }}\"")),
                parameters: (0..texts.len().div_ceil(4)).collect(),
                ..routine(&[])
            }];
        },
    )
    .unwrap();
    let playbook = Playbook::of(&text);
    let answers: Vec<String> = (1..=texts.len())
        .map(|n| format!("\"runbookc_p1_{n}\": \"done\""))
        .collect();
    fs::write(
        playbook.path("answers.json"),
        format!("{{{}}}", answers.join(",")),
    )
    .unwrap();
    let last = format!("p1_{}", texts.len() + 2);
    let tags = format!("p1_1,p1_2,p1_7,p1_{},{last}", texts.len() + 1);
    let limited = ["--limit", "alpha", "-e", "@answers.json", "--tags", &tags];
    // The last step is asked; its prompt is all that its text says.
    let told = playbook.fails(&limited, &format!("runbookc_{last}=done|skip"));
    assert!(told.contains("{{ lookup('pipe','touch x') }}"), "{told}");
    assert!(told.contains("{% raw %}{{ 7*7 }}{% endraw %}"), "{told}");
    let told = playbook.succeeds(&["--list-tasks"]);
    for text in texts.iter().filter(|text| text.len() < 80) {
        let name = format!(": {text}");
        let shown = told.contains(name.trim_end());
        assert!(shown, "{text:?} is nowhere in\n{told}");
    }
    assert!(!playbook.has("x"));
}

#[test]
fn a_task_stops_at_the_first_failure_unless_it_or_the_article_says_otherwise() {
    for (blocks, failures) in [
        (fleet::STOPPING, Failures::Stop),
        (fleet::CONTINUING, Failures::Continue),
    ] {
        let text = fleet::blocks(Format::Ansible, blocks, failures);
        // All of them in one run.
        let all = "changed_when: true\n          ignore_errors: true";
        let playbook = Playbook::of(&text.replace("changed_when: true", all));
        let told = playbook.succeeds(&["--limit", "alpha"]);
        let tasks: Vec<&str> = told.split("\nTASK [").collect();
        for (n, (code, fails, makes)) in blocks.iter().enumerate() {
            let first = n == 0;
            let name = if first { "p1.1: " } else { "command " };
            let number = format!("{}]", n + 1);
            let task = (tasks.iter()).find(|task| {
                let title = task.lines().next().unwrap_or_default();
                title.contains(name) && (first || title.contains(&number))
            });
            let failed = task.expect("each has a task").contains("fatal:");
            let made = playbook.has(&format!("made-{n}"));
            assert_eq!((failed, made), (*fails, *makes), "{code}\n{told}");
        }
    }
}

#[test]
fn yaml_reads_back_what_was_written() {
    let mut runner = TestRunner::deterministic();
    let strategy = (
        any::<String>(),
        "[-'\"`{}!&*#|>%@: \n\t\u{85}\u{2028}\u{feff}ax1\\\\]{0,40}",
        "( {0,3}[-a#:|'\"\\\\]{0,90}\n{1,2}){0,4}",
    );
    let mut texts: Vec<String> = fleet::hostile();
    for _ in 0..150 {
        let (any, hostile, lines) = strategy.new_tree(&mut runner).unwrap().current();
        texts.extend([any, hostile, lines]);
    }
    let texts: Vec<SafeText> = texts.iter().map(|text| SafeText::block(text)).collect();
    let text = fleet::made(
        Format::Ansible,
        "rich",
        "en-US/rich.md",
        fleet::RICH,
        |plan| {
            for (n, text) in texts.iter().enumerate() {
                let mut given = parameter(&format!("v{n}"), None, None, false);
                given.prompt = runbookc::plan::Localized::new(text.clone(), 1);
                plan.parameters.push(given);
            }
            step(plan, "p1.1").routines = vec![Routine {
                parameters: (0..texts.len()).collect(),
                ..routine(&["true"])
            }];
        },
    )
    .unwrap();
    let long = text.lines().map(|line| line.chars().count()).max();
    assert!(long < Some(160), "{long:?}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("playbook.yml");
    fs::write(&path, text).unwrap();
    let told = python("prompts", &[path.as_path()]);
    let wanted: Vec<&str> = texts.iter().map(SafeText::as_str).collect();
    for line in told.lines() {
        let read: Vec<String> = serde_json::from_str(line).unwrap();
        for (read, wanted) in read.iter().zip(&wanted) {
            assert_eq!(read, wanted);
        }
        assert_eq!(read.len(), wanted.len());
    }
}

/// Texts that YAML, or Ansible, takes for something else where they stand bare:
/// numbers in every base and with every sign, times, dates, words for yes, no and
/// nothing, marks.
fn look_alikes() -> Vec<String> {
    let mut texts: Vec<String> = [
        "=",
        "<<",
        "~",
        "null",
        "Null",
        "NULL",
        ".inf",
        "-.inf",
        "+.INF",
        ".nan",
        ".NaN",
        "0b11",
        "0o17",
        "017",
        "0755",
        "0x1F",
        "-0x1f",
        "1_000",
        "1e3",
        "1E+3",
        "1.e3",
        ".5",
        "1.",
        "+1",
        "-0",
        "12:30",
        "12:30:45",
        "190:20:30.15",
        "2001-01-01",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43.10 -5",
        "{}",
        "[]",
        "{ }",
        "[1, 2]",
        "{a: 1}",
        "!!str x",
        "!!int 3",
        "''",
        "\"\"",
        "None",
        "True",
        "False",
        "-",
        "?",
        ":",
        "|",
        ">",
        "%",
        "@",
        "`",
        "*",
        "&",
    ]
    .map(str::to_owned)
    .into();
    for word in ["yes", "no", "on", "off", "true", "false", "y", "n"] {
        let capital = word[..1].to_uppercase() + &word[1..];
        texts.extend([word.to_owned(), capital, word.to_uppercase()]);
    }
    for n in 0..30 {
        texts.extend([
            format!("{n}"),
            format!("0{n}"),
            format!("{n}.{n}0"),
            format!("{n}_{n}"),
            format!("{n}:{n:02}"),
        ]);
    }
    texts
}

#[test]
fn texts_that_look_like_other_types_stay_texts() {
    let texts = look_alikes();
    assert!(texts.len() >= 200, "{}", texts.len());
    // As Ansible's own loader reads them: each as the string that it is.
    let text = fleet::made(Format::Ansible, "a", "en-US/a.md", SMALL, |plan| {
        plan.parameters = texts
            .iter()
            .enumerate()
            .map(|(n, text)| {
                let mut parameter = parameter(&format!("value {n}"), None, None, false);
                parameter.prompt.set(0, SafeText::line(text));
                parameter
            })
            .collect();
        step(plan, "p1.1").routines = vec![Routine {
            parameters: (0..texts.len()).collect(),
            ..routine(&["true"])
        }];
    })
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("playbook.yml");
    fs::write(&path, text).unwrap();
    let told = python("prompts", &[path.as_path()]);
    assert!(told.lines().count() >= 2);
    for line in told.lines() {
        let read: Vec<String> = serde_json::from_str(line).unwrap();
        assert_eq!(read, texts);
    }
    // As a run has them: in a command, in what it should print, in a value.
    let few = [
        "0755",
        "1.10",
        "yes",
        "12:30",
        "1_000",
        "3",
        "=",
        "null",
        "{}",
        "2001-01-01",
    ];
    let text = fleet::made(Format::Ansible, "a", "en-US/a.md", SMALL, |plan| {
        plan.parameters = vec![parameter("mode", Some("[0-9]+"), Some("0755"), false)];
        step(plan, "p1.1").routines = vec![Routine {
            run: few
                .iter()
                .map(|text| {
                    command(
                        &format!("printf '%s\\n' '{text}'"),
                        expected(text, Likeness::Similarity(1.0)),
                    )
                })
                .chain([command(
                    "printf '%s\\n' \"$RUNBOOK_MODE\"",
                    expected("0755", Likeness::Similarity(1.0)),
                )])
                .collect(),
            parameters: vec![0],
            ..routine(&[])
        }];
    })
    .unwrap();
    let playbook = Playbook::of(&text);
    playbook.succeeds(&[
        "--tags",
        "p1_1",
        "-e",
        "runbookc_acknowledge=yes",
        "-e",
        "runbook_mode=0755",
    ]);
}

/// What Ansible's own Python makes of playbooks.
fn python(command: &str, files: &[&Path]) -> String {
    let output = Command::new(&support::ansible().python)
        .arg(support::support_file("playbooks.py"))
        .arg(command)
        .args(files)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn ansible_reads_a_playbook_of_every_article_of_the_corpus() {
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
        if let Some(text) = fleet::made(Format::Ansible, &file.id, &file.relative, &text, |_| ()) {
            let path = folder.path().join(format!("{}.yml", files.len()));
            fs::write(&path, text).unwrap();
            files.push(path);
        }
    }
    assert!(files.len() > 100, "only {} playbooks", files.len());
    let paths: Vec<&Path> = files.iter().map(std::path::PathBuf::as_path).collect();
    assert_eq!(python("load", &paths).trim(), files.len().to_string());
}
