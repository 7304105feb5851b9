//! `runbook.sh` as an operator meets it: on a real terminal, without one, and
//! with articles that mean harm.

#![cfg(unix)]

mod support;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{ControlCode, Eof, Expect as _, Session};
use runbookc::emit::{Format, Templates};
use runbookc::plan::{Document, FileId, align_all, compile};
use runbookc::source::{Decoded, Locale, Pattern, decode, walk};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const ENGLISH: &str = include_str!("bash_runbook/en-US.md");
const DUTCH: &str = include_str!("bash_runbook/nl-NL.md");

/// The script of an article, given as file names and texts, reference first.
fn compiled(id: &str, files: &[(&str, &str, &str)]) -> Option<Vec<u8>> {
    let decoded: Vec<Decoded<'_>> = files.iter().map(|file| decode(file.2.as_bytes())).collect();
    let documents: Vec<Document<'_>> = files
        .iter()
        .zip(&decoded)
        .map(|((locale, path, text), decoded)| {
            let file = FileId {
                id: id.to_owned(),
                locale: Locale::parse(locale).expect("a tag"),
                path: (*path).to_owned(),
            };
            let mut document = Document::read(file, decoded);
            document.hash = blake3::hash(text.as_bytes()).to_hex().to_string();
            document
        })
        .collect();
    let plan = compile(id, &documents, &align_all(&documents))?;
    let source = Locale::parse("en-US").expect("a tag");
    let templates = Templates::load(None, source).expect("our own");
    let mut artifacts = Format::Bash
        .emit(&templates, &plan)
        .expect("our own template");
    assert!(artifacts[0].executable);
    Some(artifacts.remove(0).content)
}

/// A script in a folder of its own, which is also where it runs.
struct Runbook {
    folder: TempDir,
}

impl Runbook {
    fn of(id: &str, files: &[(&str, &str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let script = compiled(id, files).expect("the article has a procedure");
        fs::write(folder.path().join("runbook.sh"), script).expect("written");
        Self { folder }
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
    fn start(&self, arguments: &[&str]) -> Terminal {
        Terminal::of(self.command(arguments))
    }
}

struct Terminal {
    session: OsSession,
}

impl Terminal {
    fn of(command: Command) -> Self {
        let mut session = Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(Duration::from_secs(20)));
        let process = session.get_process_mut();
        process.set_window_size(80, 24).expect("a size");
        Self { session }
    }

    /// Waits for a text, and gives what came before it.
    #[track_caller]
    fn sees(&mut self, text: &str) -> String {
        match self.session.expect(text) {
            Ok(found) => String::from_utf8_lossy(found.before()).into_owned(),
            Err(error) => panic!("no {text:?} on the screen: {error}"),
        }
    }

    fn types(&mut self, line: &str) {
        self.session.send_line(line).expect("typed");
    }

    /// Answers the question about a step.
    #[track_caller]
    fn answers(&mut self, step: &str, key: &str) {
        self.sees(&format!("({step})"));
        self.sees("[q] quit > ");
        self.types(key);
    }

    /// Waits for the end, and gives what was still shown.
    #[track_caller]
    fn ends(mut self, code: i32) -> String {
        let rest = self.session.expect(Eof).expect("it ends");
        let rest = String::from_utf8_lossy(rest.as_bytes()).into_owned();
        match self.session.get_process().wait().expect("it ended") {
            WaitStatus::Exited(_, status) => assert_eq!(status, code, "{rest}"),
            status => panic!("{status:?}: {rest}"),
        }
        rest
    }
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
    let screen = runbook.start(&["--dry-run"]).ends(0).replace("\r\n", "\n");
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
fn an_operator_walks_to_the_end() {
    let runbook = Runbook::sample();
    let mut terminal = runbook.start(&[]);
    terminal.sees("Before you start");
    terminal.sees("Press Enter");
    terminal.types("");
    terminal.answers("p1.1", "d");
    terminal.answers("p1.2", "d");
    let between = terminal.sees("(p1.3.1)");
    assert!(between.contains("Steps 3 to 4 of 6  (p1.3)"), "{between}");
    terminal.sees("quit > ");
    terminal.types("D");
    terminal.sees("(p1.3.2)");
    let before_the_question = terminal.sees("quit > ");
    assert!(
        before_the_question.contains("Then close both windows."),
        "{before_the_question}"
    );
    terminal.types(" d ");
    terminal.answers("p1.4", "d");
    let between = terminal.sees("(p2.1)");
    assert!(between.contains("The database answers again."), "{between}");
    terminal.sees("quit > ");
    terminal.types("d");
    let rest = terminal.ends(0);
    assert!(rest.contains("All steps have been handled."), "{rest}");
    assert!(
        rest.contains("Done: 6\r\n  Skipped: 0\r\n  Not handled: 0"),
        "{rest}"
    );
}

#[test]
fn only_a_key_answers_a_question_and_a_skip_needs_a_reason() {
    let runbook = Runbook::sample();
    let mut terminal = runbook.start(&["--only", "p2"]);
    terminal.types("");
    for wrong in ["", "x", "done", "*"] {
        terminal.sees("quit > ");
        terminal.types(wrong);
        terminal.sees("Please answer with one of these keys: d, s, b, q");
    }
    terminal.sees("quit > ");
    terminal.types("s");
    terminal.sees("Why is it skipped?");
    terminal.types("   ");
    terminal.sees("Please give a reason.");
    terminal.types("  $(touch x) 'no' \"access\"  `id` \\ * ");
    let rest = terminal.ends(0);
    let reason = "p2.1: $(touch x) 'no' \"access\"  `id` \\ *\r\n";
    assert!(rest.contains(reason), "{rest}");
    assert!(rest.contains("Skipped: 1"), "{rest}");
    assert!(!runbook.folder.path().join("x").exists());
}

#[test]
fn back_goes_to_the_step_before_even_behind_the_first_one_asked_for() {
    let runbook = Runbook::sample();
    let mut terminal = runbook.start(&["--from", "p1.2"]);
    terminal.types("");
    terminal.answers("p1.2", "d");
    terminal.answers("p1.3.1", "b");
    terminal.answers("p1.2", "b");
    terminal.answers("p1.1", "b");
    terminal.sees("This is the first step.");
    terminal.sees("quit > ");
    terminal.types("q");
    let rest = terminal.ends(130);
    assert!(rest.contains("Stopped at step p1.1."), "{rest}");
    assert!(
        rest.contains("Done: 1\r\n  Skipped: 0\r\n  Not handled: 5"),
        "{rest}"
    );
}

#[test]
fn quitting_says_how_to_go_on_and_that_command_does() {
    let runbook = Runbook::sample();
    let mut terminal = runbook.start(&["--lang", "nl"]);
    terminal.sees("Druk op Enter");
    terminal.types("");
    terminal.sees("(p1.1)");
    terminal.sees("stoppen > ");
    terminal.types("d");
    terminal.sees("(p1.2)");
    terminal.sees("stoppen > ");
    terminal.types("q");
    let rest = terminal.ends(130);
    let command = "bash runbook.sh --from p1.2 --lang nl-NL";
    assert!(rest.contains(&format!("\r\n  {command}\r\n")), "{rest}");
    let words: Vec<&str> = command.split(' ').skip(2).collect();
    let again = runbook.prints(&[&words[..], &["--dry-run"]].concat());
    assert!(
        !again.contains("(p1.1)") && again.contains("(p1.2)"),
        "{again}"
    );
}

#[test]
fn without_a_person_nothing_passes() {
    let runbook = Runbook::sample();
    let (code, stdout, stderr) = runbook.run(&["--from", "p1.2"]);
    assert_eq!(code, 3);
    assert!(stdout.contains("(p1.2)"), "{stdout}");
    assert_eq!(
        stderr,
        "Step p1.2 needs a person, and there is no terminal to ask one.\n"
    );
    // Answers from a file are no person's either.
    let mut command = runbook.command(&[]);
    let answers = runbook.folder.path().join("answers");
    fs::write(&answers, "\nd\nd\nd\nd\nd\nd\n").expect("written");
    command.stdin(fs::File::open(&answers).expect("there"));
    assert_eq!(command.output().expect("bash runs").status.code(), Some(3));
}

#[test]
fn the_end_of_input_is_no_answer() {
    let runbook = Runbook::sample();
    let mut terminal = runbook.start(&[]);
    terminal.types("");
    terminal.answers("p1.1", "d");
    terminal.sees("(p1.2)");
    terminal.sees("quit > ");
    let end = ControlCode::EndOfTransmission;
    terminal.session.send(end).expect("typed");
    let rest = terminal.ends(3);
    assert!(rest.contains("Step p1.2 needs a person"), "{rest}");
}

#[test]
fn interrupting_ends_with_its_own_code_and_says_where() {
    let runbook = Runbook::sample();
    let mut terminal = runbook.start(&[]);
    terminal.types("");
    terminal.answers("p1.1", "d");
    terminal.sees("(p1.2)");
    terminal.sees("quit > ");
    // A signal in the instant before `read` begins to wait is handled only
    // after the next line, so the script is given time to wait.
    std::thread::sleep(Duration::from_millis(300));
    let interrupt = ControlCode::EndOfText;
    terminal.session.send(interrupt).expect("typed");
    let rest = terminal.ends(130);
    assert!(rest.contains("Interrupted at step p1.2."), "{rest}");
    assert!(rest.contains("bash runbook.sh --from p1.2"), "{rest}");
}

#[test]
fn steps_can_be_chosen_and_wrong_use_is_refused() {
    let runbook = Runbook::sample();
    let steps = |arguments: &[&str]| -> Vec<String> {
        let screen = runbook.prints(&[&["--dry-run"], arguments].concat());
        let titles = screen.lines().filter(|line| line.starts_with("Step "));
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
        (&["--only", "p2", "--from", "p1.1"], "There is no step p1.1"),
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
        Terminal::of(command).ends(0)
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
    let mut terminal = runbook.start(&["--only", "p1"]);
    terminal.answers("p1.1", "d");
    terminal.answers("p1.2.1", "d");
    terminal.ends(0);
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
    let format = format.args(["-d", "-i", "2"]).arg(runbook.path()).output();
    let said = String::from_utf8(format.expect("it runs").stdout).expect("UTF-8");
    assert_eq!(said, "");
    let text = fs::read_to_string(runbook.path()).expect("there");
    for newer in [
        "mapfile",
        "readarray",
        "declare -A",
        "local -n",
        "&>>",
        ",,}",
        "^^}",
        "eval ",
    ] {
        assert!(!text.contains(newer), "{newer} is not in bash 3.2");
    }
}

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

#[test]
fn it_starts_at_once() {
    let runbook = Runbook::sample();
    let median = |arguments: &[&str]| {
        let mut times: Vec<Duration> = (0..9)
            .map(|_| {
                let start = Instant::now();
                let mut bash = Command::new("bash");
                bash.args(arguments).current_dir(runbook.folder.path());
                assert!(bash.output().expect("bash runs").status.success());
                start.elapsed()
            })
            .collect();
        times.sort();
        times[times.len() / 2]
    };
    let more = median(&["runbook.sh", "--list"]).saturating_sub(median(&["-c", "true"]));
    assert!(more < Duration::from_millis(50), "{more:?}");
}

#[test]
fn every_article_of_the_corpus_makes_a_clean_script() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let root = camino::Utf8PathBuf::try_from(corpus.join("alchemy")).expect("Unicode");
    let pattern = Pattern::parse("{locale}/{path}.md").expect("a pattern");
    let english = Locale::parse("en-US").expect("a tag");
    let mut articles: BTreeMap<String, Vec<(String, String, String)>> = BTreeMap::new();
    for file in walk(&root, &pattern, &[], &english, 2).files {
        let text = decode(&fs::read(&file.path).expect("there"))
            .text
            .into_owned();
        let file = (file.locale.to_string(), file.relative, text);
        articles.entry(file_id(&file.1)).or_default().push(file);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut scripts = Vec::new();
    for (id, mut files) in articles {
        files.sort_by_key(|file| (file.0 != "en-US", file.0.clone()));
        let files: Vec<(&str, &str, &str)> = files
            .iter()
            .map(|(locale, path, text)| (locale.as_str(), path.as_str(), text.as_str()))
            .collect();
        if let Some(script) = compiled(&id, &files) {
            let path = folder.path().join(format!("{}.sh", scripts.len()));
            fs::write(&path, script).expect("written");
            scripts.push(path);
        }
    }
    assert!(scripts.len() > 400, "{}", scripts.len());
    assert_parsed(&scripts);
    // A second for each of them; the rest differs in nothing but its texts.
    let some: Vec<PathBuf> = scripts.into_iter().step_by(75).collect();
    assert_clean(&some);
}

fn file_id(relative: &str) -> String {
    let (_, path) = relative.split_once('/').expect("below a locale");
    path.trim_end_matches(".md").to_owned()
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
