//! What `runbook.sh` is made of: what it shows and refuses before anything is done, and that no
//! text of an article can become code. How it runs is in the table of `sessions.rs`.

#![cfg(unix)]

#[path = "support/screen.rs"]
mod screen;
#[path = "support/script.rs"]
mod script;
mod support;

use runbookc::emit::Format;
use runbookc::source::Automation;
use screen::{Ended, Screen};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const ENGLISH: &str = include_str!("bash_runbook/en-US.md");
const DUTCH: &str = include_str!("bash_runbook/nl-NL.md");

/// The script of an article, given as tags, paths and texts, the reference first.
fn compiled(id: &str, files: &[(&str, &str, &str)]) -> Option<Vec<u8>> {
    let artifact = script::script(Format::Bash, id, files, &Automation::default())?;
    assert!(artifact.executable);
    Some(artifact.content)
}

/// A script in a folder of its own, which is also where it runs.
struct Runbook {
    folder: TempDir,
    state: TempDir,
}

impl Runbook {
    fn of(id: &str, files: &[(&str, &str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let state = tempfile::tempdir().expect("a folder");
        let script = compiled(id, files).expect("the article has a procedure");
        fs::write(folder.path().join("runbook.sh"), script).expect("written");
        Self { folder, state }
    }

    fn sample() -> Self {
        let files = [
            ("en-US", "en-US/db/restart.md", ENGLISH),
            ("nl-NL", "nl-NL/db/restart.md", DUTCH),
        ];
        Self::of("db/restart", &files)
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("runbook.sh")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("bash");
        command
            .arg("runbook.sh")
            .args(arguments)
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.state.path())
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("LANG", "C")
            .env("TERM", "xterm")
            .env("NO_COLOR", "1");
        command
    }

    /// What it prints without a terminal, with its exit code and its errors.
    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = self.command(arguments).stdin(Stdio::null()).output();
        let Output {
            status,
            stdout,
            stderr,
        } = output.expect("bash runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (
            status.code().expect("no signal"),
            text(stdout),
            text(stderr),
        )
    }

    fn prints(&self, arguments: &[&str]) -> String {
        let (code, stdout, stderr) = self.run(arguments);
        assert_eq!((code, stderr.as_str()), (0, ""), "{arguments:?}");
        stdout
    }

    fn refuses(&self, arguments: &[&str]) -> String {
        let (code, stdout, stderr) = self.run(arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}");
        stderr
    }

    /// Starts it on a terminal of 80 columns.
    fn start(&self, arguments: &[&str]) -> Screen {
        Screen::on_a_terminal(&self.command(arguments))
    }
}

/// Answers the question about a step.
#[track_caller]
fn answer(screen: &mut Screen, step: &str, key: &str) {
    screen
        .sees(&format!("({step})"))
        .and_then(|()| screen.sees("[?] help (no Enter needed) > "))
        .and_then(|()| screen.types(format!("{key}\n").as_bytes()))
        .unwrap_or_else(|problem| panic!("{problem}: {}", screen.text()));
}

/// All that it showed until it ended well.
#[track_caller]
fn shown(mut screen: Screen) -> String {
    let ended = screen.ends().expect("it ends");
    assert_eq!(ended, Ended::Code(0), "{}", screen.text());
    screen.raw().replace("\r\n", "\n")
}

#[test]
fn a_dry_run_shows_everything_and_asks_nothing() {
    let runbook = Runbook::sample();
    insta::assert_snapshot!("dry_run_en", runbook.prints(&["--dry-run"]));
    insta::assert_snapshot!("dry_run_nl", runbook.prints(&["--dry-run", "--lang", "nl"]));
}

#[test]
fn a_terminal_gets_rows_that_end_at_words() {
    let runbook = Runbook::sample();
    let screen = shown(runbook.start(&["--dry-run"]));
    insta::assert_snapshot!("dry_run_on_a_terminal", screen);
}

#[test]
fn the_list_and_the_help_are_in_the_chosen_language() {
    let runbook = Runbook::sample();
    insta::assert_snapshot!("list_en", runbook.prints(&["--list"]));
    insta::assert_snapshot!("list_nl", runbook.prints(&["--list", "--lang=NL-be"]));
    insta::assert_snapshot!("help", runbook.prints(&["--help"]));
    let version = runbook.prints(&["--version"]);
    assert!(version.starts_with("db/restart (runbookc "), "{version}");
    assert!(
        version.contains("nl-NL/db/restart.md  blake3 "),
        "{version}"
    );
}

#[test]
fn the_environment_chooses_the_language_unless_an_option_does() {
    let runbook = Runbook::sample();
    let title = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = runbook.command(arguments);
        command.arg("--dry-run").envs(variables.iter().copied());
        let output = command.stdin(Stdio::null()).output().expect("bash runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        text.lines().nth(1).unwrap_or_default().to_owned()
    };
    let (english, dutch) = (
        "Runbook: Restart the database",
        "Runbook: De database opnieuw starten",
    );
    assert_eq!(title(&[], &[]), english);
    assert_eq!(title(&[("LANG", "nl_BE.UTF-8")], &[]), dutch);
    assert_eq!(title(&[("LC_MESSAGES", "nl_NL@euro")], &[]), dutch);
    assert_eq!(
        title(&[("LANG", "nl_NL"), ("LC_ALL", "en_GB")], &[]),
        english
    );
    assert_eq!(title(&[("LANG", "pl_PL.UTF-8")], &[]), english);
    assert_eq!(title(&[("LANG", "nl_NL")], &["--lang", "EN"]), english);
}

#[test]
fn what_surrounds_steps_is_shown_where_it_belongs() {
    let runbook = Runbook::sample();
    let mut screen = runbook.start(&[]);
    screen.sees("Press Enter").expect("the notes");
    screen.types(b"\n").expect("typed");
    for step in ["p1.1", "p1.2", "p1.3.1", "p1.3.2", "p1.4", "p2.1"] {
        if step == "p1.3.2" {
            answer(&mut screen, step, "y");
            screen.sees("What happened").expect("the question");
            screen
                .sees("[?] help (no Enter needed) > ")
                .expect("the keys");
            screen.types(b"d\n").expect("typed");
        } else {
            answer(&mut screen, step, "d");
        }
        if step == "p1.2" {
            screen
                .sees("Why is it counted as done?")
                .expect("the reason");
            screen.types(b"by hand\n").expect("typed");
        }
    }
    let shown = shown(screen);
    let mut rest = shown.as_str();
    for text in [
        "Before you start",
        "(p1.2)",
        "step 3 of 4  (p1.3)",
        "(p1.3.1)",
        "(p1.3.2)",
        // It concerns p1.3, whose last substep this is.
        "Then close both windows.",
        "(no Enter needed) > d",
        "(p1.4)",
        "(no Enter needed) > d",
        "The database answers again.",
        "(p2.1)",
        "All steps have been handled.",
        "Done: 6\n  Skipped: 0\n  Not handled: 0",
    ] {
        let Some(at) = rest.find(text) else {
            panic!("no {text:?} in {rest}");
        };
        rest = &rest[at + text.len()..];
    }
}

#[test]
fn steps_can_be_chosen_and_wrong_use_is_refused() {
    let runbook = Runbook::sample();
    let steps = |arguments: &[&str]| -> Vec<String> {
        let screen = runbook.prints(&[&["--dry-run"], arguments].concat());
        let titles = screen.lines().filter(|line| line.ends_with(" of 6 in all"));
        titles
            .map(|line| line.split(['(', ')']).nth(1).expect("an id").to_owned())
            .collect()
    };
    assert_eq!(steps(&["--only", "p1.3"]), ["p1.3.1", "p1.3.2"]);
    assert_eq!(steps(&["--only=p1.3.2"]), ["p1.3.2"]);
    assert_eq!(steps(&["--from", "p1.4"]), ["p1.4", "p2.1"]);
    assert_eq!(
        steps(&["--only", "p1", "--from", "p1.3.2"]),
        ["p1.3.2", "p1.4"]
    );
    for (arguments, problem) in [
        (&["--from", "p9"][..], "There is no step p9"),
        (&["--from", "p1 p1.3"], "There is no step p1 p1.3"),
        (&["--only", "*"], "There is no step *"),
        (
            &["--only", "p2", "--from", "p1.1"],
            "Step p1.1 is not part of p2",
        ),
        (&["--only="], "The option --only needs a value."),
        (&["--from"], "The option --from needs a value."),
        (&["--lang", "--list"], "The option --lang needs a value."),
        (
            &["--lang", "xx"],
            "no text for xx in this runbook. It has: en-US, nl-NL",
        ),
        (&["--fast\u{1b}[31m"], "Unknown option: --fast[31m\n"),
        (&["p1.1"], "Unexpected argument: p1.1"),
        (&["--fast", "--lang", "nl"], "Onbekende optie: --fast"),
    ] {
        let said = runbook.refuses(arguments);
        assert!(said.contains(problem), "{arguments:?}: {said}");
    }
}

#[test]
fn colour_is_for_terminals_that_want_it() {
    let runbook = Runbook::sample();
    let screen = |change: &dyn Fn(&mut Command)| {
        let mut command = runbook.command(&["--dry-run"]);
        change(&mut command);
        shown(Screen::on_a_terminal(&command))
    };
    let coloured = screen(&|command| {
        command.env_remove("NO_COLOR");
    });
    assert!(coloured.contains("\u{1b}[1mAdmin\u{1b}[0m"), "{coloured}");
    assert!(!screen(&|_| ()).contains('\u{1b}'));
    let dumb = screen(&|command| {
        command.env_remove("NO_COLOR").env("TERM", "dumb");
    });
    assert!(!dumb.contains('\u{1b}'));
    let mut piped = runbook.command(&["--dry-run"]);
    let piped = piped.env_remove("NO_COLOR").output().expect("bash runs");
    assert!(!piped.stdout.contains(&0x1b));
}

/// Texts that would do something, or would not be shown as they are, in a
/// shell that took them for its own.
const HOSTILE: &[&str] = &[
    "$(touch x)",
    "`touch x`",
    "'; touch x; '",
    "\"; touch x; \"",
    "' \"$(touch x)\" '",
    "\\'; touch x #",
    "${IFS}touch${IFS}x",
    "$((1+1)) ${x:=1} $HOME $$ $'a'",
    "%s %d %n %%",
    "!history! !! !$",
    "{{ 7 * 7 }} {% raw %} {## x ##}",
    "-n -e --help",
    "a && touch x || touch x & touch x | touch x > x",
    "~/x ~root * ? [a-z] {a,b}",
    "‘touch’ “x” ‚x‘ `",
    "C:\\x\\",
    ";; esac } fi done",
    "EOF",
];

#[test]
fn no_text_of_an_article_runs_and_all_of_it_is_shown() {
    let runs = |text: &str| -> String {
        // Code spans take everything but their own delimiter as it is.
        format!("``` {text} ```")
    };
    let mut body = String::new();
    for (n, text) in HOSTILE.iter().enumerate() {
        let code = runs(text);
        body += &format!(
            "## {code}\n\nContext {code}\n\n> [!WARNING]\n> {code}\n\n\
             1. **{code}** [{code}](<https://e.example/{n}{text}>) ![{code}](<{n}{text}.png>)\n\n\
             \x20  ~~~{n}{text}\n   {text}\n   ~~~\n\n\
             \x20  - {code}\n     > {code}\n\n\
             \x20  | {code} | b |\n   | --- | --- |\n   | {code} | b |\n\n\
             2. {code}\n\n   1. {code}\n\n   {code}\n\nResult {code}\n\n"
        );
    }
    let all = HOSTILE.join(" ");
    let title = format!(
        "title: {}\n",
        serde_json::to_string(&format!("{all}\nx\u{1b}[31m")).expect("JSON")
    );
    let article = format!("---\n{title}---\n{body}");
    let path = format!("en-US/a\ntouch x\r{all}.md");
    let id = format!("a\n{all}");
    let files = [
        ("en-US", path.as_str(), article.as_str()),
        ("ar-SA", path.as_str(), article.as_str()),
    ];
    let runbook = Runbook::of(&id, &files);
    for arguments in [
        &["--dry-run"][..],
        &["--dry-run", "--lang", "ar"],
        &["--list"],
        &["--version"],
        &["--help"],
    ] {
        let shown = runbook.prints(arguments);
        assert!(!shown.contains('\u{1b}'));
        if arguments.len() < 2 && arguments[0] == "--dry-run" {
            for text in HOSTILE {
                let times = shown.matches(text).count();
                assert!(times >= 10, "{text} is shown {times} times");
            }
            assert!(shown.contains(&format!("{all} x[31m")), "the title");
        }
    }
    let mut screen = runbook.start(&["--only", "p1"]);
    answer(&mut screen, "p1.1", "d");
    answer(&mut screen, "p1.2.1", "d");
    shown(screen);
    let left: Vec<_> = fs::read_dir(runbook.folder.path())
        .expect("there")
        .collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_clean(&[runbook.path()]);
}

/// Nothing to say for `bash -n` and shellcheck.
fn assert_clean(scripts: &[PathBuf]) {
    let output = |command: &mut Command| command.args(scripts).output().expect("it runs");
    for script in scripts {
        let parsed = Command::new("bash").arg("-n").arg(script).output();
        let said = String::from_utf8_lossy(&parsed.expect("bash runs").stderr).into_owned();
        assert_eq!(said, "", "{}", script.display());
    }
    let checked = output(Command::new(&support::tools().shellcheck).arg("--norc"));
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{said}");
}

#[test]
fn shellcheck_and_shfmt_have_nothing_to_say() {
    let runbook = Runbook::sample();
    assert_clean(&[runbook.path()]);
    let mut format = Command::new(&support::tools().shfmt);
    let format = format.arg("-d").arg(runbook.path()).output();
    let said = String::from_utf8(format.expect("it runs").stdout).expect("UTF-8");
    assert_eq!(said, "");
    let text = fs::read_to_string(runbook.path()).expect("there");
    for newer in [
        "mapfile",
        "readarray",
        "declare -A",
        "declare -g",
        "local -A",
        "local -n",
        "coproc ",
        "wait -n",
        "[[ -v",
        "BASHPID",
        "lastpipe",
        "globstar",
        "&>>",
        "|&",
        ";;&",
        ",,}",
        "^^}",
        "@Q}",
        "[-1]",
    ] {
        assert!(!text.contains(newer), "{newer} is not in bash 3.2");
    }
    // The shell of the commands is text to those tools: it is checked by itself.
    let (before, rest) = text.split_once("<<'END_OF_SESSION'\n").expect("there");
    let (program, after) = rest.split_once("END_OF_SESSION\n").expect("it ends");
    assert!(!before.contains("eval ") && !after.contains("eval "));
    let path = runbook.folder.path().join("session.sh");
    let program = format!("#!/usr/bin/env bash\n# shellcheck disable=SC1091\n{program}");
    fs::write(&path, program).expect("written");
    assert_clean(&[path]);
}

/// Scripts decide while they run whether a block of pipelines is guarded, and how;
/// playbooks and notebooks are made with that decision.
#[test]
fn another_shell_is_told_that_bash_is_needed() {
    let runbook = Runbook::sample();
    let mut other = Command::new("dash");
    if let Ok(output) = other.arg(runbook.path()).output() {
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(said, "This runbook needs bash.\n");
    }
}

/// Our own runbooks have commands, values, secrets and choices, which articles of the corpus
/// seldom have.
#[test]
fn our_own_runbooks_are_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("runbooks");
    let entries = fs::read_dir(folder).expect("there").map(|entry| {
        let entry = entry.expect("an entry");
        entry.path().join("runbook.sh")
    });
    let mut scripts: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    scripts.sort();
    assert!(scripts.len() > 3, "{scripts:?}");
    // Rounds, choices and sections apart are in none of them.
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions/articles");
    let others = ["jumps", "jam", "apart"].map(|name| {
        let text = fs::read_to_string(articles.join(format!("{name}.md"))).expect("there");
        Runbook::of(name, &[("en-US", "en-US/article.md", &text)])
    });
    scripts.extend(others.iter().map(Runbook::path));
    assert_clean(&scripts);
}

#[test]
fn every_article_of_the_corpus_makes_a_clean_script() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let mut scripts = Vec::new();
    for article in script::articles(&corpus) {
        if let Some(script) = article.script(Format::Bash) {
            let path = folder.path().join(format!("{}.sh", scripts.len()));
            fs::write(&path, script.content).expect("written");
            scripts.push(path);
        }
    }
    assert!(scripts.len() > 400, "{}", scripts.len());
    assert_parsed(&scripts);
    // A second for each of them; the rest differs in nothing but its texts.
    let some: Vec<PathBuf> = scripts.into_iter().step_by(75).collect();
    assert_clean(&some);
}

#[test]
fn a_script_in_all_languages_of_an_article_is_as_small_as_a_reviewer_may_expect() {
    let articles = support::guide("enable-password-writeback.md");
    let files: Vec<_> = articles
        .iter()
        .map(|(tag, path, text)| (tag.as_str(), path.as_str(), text.as_str()))
        .collect();
    let all = compiled("writeback", &files).unwrap();
    // What begins, what was so with other values, and a line that is changed while it is typed:
    // 164.5 KiB.
    assert!(all.len() <= 173_500, "{}", all.len());
}

/// `bash -n` for many scripts in one process.
fn assert_parsed(scripts: &[PathBuf]) {
    let all = "for script; do bash -n \"$script\" || exit 1; done";
    let mut bash = Command::new("bash");
    bash.args(["-c", all, "bash"])
        .args(scripts.iter().map(AsRef::<Path>::as_ref));
    let output = bash.output().expect("bash runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{said}");
}
