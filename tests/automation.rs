//! Automation files, from what is wrong with them to a run that needs nobody.

#![cfg(unix)]

mod support;

use expectrl::process::unix::WaitStatus;
use expectrl::{Eof, Expect as _, Session};
use runbookc::source::yaml;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const ARTICLE: &str = "# A\n\n1. Look.\n\n   ```bash\n   uptime\n   ```\n\n2. Leave.\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn program() -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("runbookc"));
    command.env("NO_COLOR", "1");
    command
}

/// A document set of one article, `a`, with its automation.
struct Set {
    folder: TempDir,
}

impl Set {
    fn of(automation: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in [("en-US/a.md", ARTICLE), ("automation/a.yaml", automation)] {
            let path = folder.path().join("docs").join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, text).expect("written");
        }
        Self { folder }
    }

    fn automation(&self, text: &str) {
        fs::write(self.folder.path().join("docs/automation/a.yaml"), text).expect("written");
    }

    /// Exit code, standard output and standard error of a build.
    fn build(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = program();
        command
            .current_dir(self.folder.path())
            .arg("build")
            .args(arguments);
        told(&command.output().expect("runs"))
    }

    fn script(&self) -> String {
        fs::read_to_string(self.folder.path().join("runbooks/a/runbook.sh")).expect("a script")
    }
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().expect("no signal"),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn what_cannot_be_read_leaves_the_runbooks_as_they_are() {
    let set = Set::of("steps:\n  p1.1: {bash: {verify: test -e /good}}\n");
    assert_eq!(set.build(&[]).0, 0);
    let good = set.script();
    assert!(good.contains("test -e /good"));
    set.automation("steps:\n  p1.1: {bash: {veryfi: test -e /bad}}\n");
    // The second build finds it anew: nothing of a failed article is remembered.
    for _ in 0..2 {
        let (code, _, errors) = set.build(&[]);
        assert_eq!(code, 1);
        assert!(errors.contains("error[A001]"), "{errors}");
        assert!(errors.contains("docs/automation/a.yaml:2:17"), "{errors}");
        assert!(errors.contains("stays as it is"), "{errors}");
        assert_eq!(set.script(), good);
    }
    let off = "rules: {automation-malformed: off}\n";
    fs::write(set.folder.path().join("runbookc.yaml"), off).expect("written");
    let (code, _, errors) = set.build(&[]);
    assert_eq!((code, set.script()), (1, good), "{errors}");
    assert!(!errors.contains("A001"), "{errors}");
    set.automation("steps:\n  p1.1: {bash: {verify: test -e /new}}\n");
    assert_eq!(set.build(&[]).0, 0);
    assert!(set.script().contains("test -e /new"));
}

#[test]
fn findings_are_told_in_every_form() {
    let set = Set::of("parameters:\n  n: {}\nsteps:\n  # é\n  p1.3: {bash: {run: uptime}}\n");
    let (code, human, _) = {
        let (code, out, errors) = set.build(&[]);
        (code, errors, out)
    };
    assert_eq!(code, 1);
    assert!(human.contains("--> docs/automation/a.yaml:5:3"), "{human}");
    let (_, json, _) = set.build(&["--message-format", "json"]);
    let lines: Vec<serde_json::Value> = json
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let codes: Vec<&str> = lines
        .iter()
        .filter_map(|line| line["code"].as_str())
        .collect();
    assert_eq!(codes, ["A004", "A002"]);
    let (_, github, _) = set.build(&["--message-format", "github"]);
    assert!(
        github.contains("file=docs/automation/a.yaml,line=5"),
        "{github}"
    );
    let (_, sarif, _) = set.build(&["--message-format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(results[1]["ruleId"], "A002");
    assert_eq!(place["artifactLocation"]["uri"], "docs/automation/a.yaml");
    assert_eq!(place["region"]["startLine"], 5);
    let off = "rules: {automation-unknown-step: warning, A004: off}\n";
    fs::write(set.folder.path().join("runbookc.yaml"), off).expect("written");
    let (code, _, errors) = set.build(&["--force"]);
    assert_eq!(code, 0, "{errors}");
    assert!(
        errors.contains("warning[A002]") && !errors.contains("A004"),
        "{errors}"
    );
}

/// A build of some languages does not read the text that hashes are of.
#[test]
fn hashes_are_compared_where_the_reference_is_read() {
    let set = Set::of("steps:\n  p1.1: {hash: '0123456789abcdef'}\n");
    let docs = set.folder.path().join("docs");
    fs::create_dir(docs.join("nl-NL")).expect("made");
    fs::write(docs.join("nl-NL/a.md"), "# A\n\n1. Kijk.\n2. Ga.\n").expect("written");
    for (arguments, count) in [
        (&[][..], 1),
        (&["--locale", "nl-NL"], 0),
        (&["--locale", "en-US"], 1),
    ] {
        let (_, _, errors) = set.build(arguments);
        assert_eq!(
            errors.matches("A003").count(),
            count,
            "{arguments:?} {errors}"
        );
    }
    // A build of some languages cannot know which articles there are in others.
    fs::rename(docs.join("en-US/a.md"), docs.join("en-US/b.md")).expect("renamed");
    let (_, _, errors) = set.build(&["--locale", "en-US"]);
    assert!(!errors.contains("A006"), "{errors}");
    fs::remove_file(docs.join("nl-NL/a.md")).expect("removed");
    let (code, _, errors) = set.build(&[]);
    assert!(code == 0 && errors.contains("warning[A006]"), "{errors}");
}

#[test]
fn of_two_files_for_one_article_the_first_counts() {
    let set = Set::of("steps:\n  p1.1: {bash: {verify: test -e /first}}\n");
    let second = set.folder.path().join("docs/automation/a.yml");
    fs::write(
        &second,
        "steps:\n  p1.1: {bash: {verify: test -e /second}}\n",
    )
    .expect("written");
    let (code, _, errors) = set.build(&[]);
    assert!(
        code == 0 && errors.contains("a.yml: docs/automation/a.yaml is"),
        "{errors}"
    );
    assert!(set.script().contains("test -e /first"));
}

#[test]
fn automation_files_keep_to_the_schema_that_the_program_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = folder.path().join("schema.json");
    let output = program()
        .args(["schema", "automation"])
        .output()
        .expect("runs");
    fs::write(&schema, output.stdout).expect("written");
    let violations = |text: &str| {
        let value: serde_json::Value = yaml::from_str(text).expect("YAML");
        let document = folder.path().join("document.json");
        fs::write(&document, value.to_string()).expect("written");
        support::schema_violations(&schema, &document)
    };
    let own = root().join("docs/automation/restart-a-stuck-deployment.yaml");
    let own = fs::read_to_string(own).expect("our own");
    assert_eq!(violations(&own), Vec::<String>::new());
    for wrong in [
        own.replacen("rollback:", "roll-back:", 1),
        own.replacen("similarity: 1", "similarity: much", 1),
        "parameters: {n: {variable: 'a b'}}".to_owned(),
        "steps: {p1.1: {zsh: {run: x}}}".to_owned(),
        "step: {}".to_owned(),
    ] {
        assert_ne!(violations(&wrong), Vec::<String>::new(), "{wrong}");
        // What the schema refuses, the program does too.
        assert!(
            runbookc::source::Automation::parse(&wrong).is_err(),
            "{wrong}"
        );
    }
}

/// Our own article, built, and a cluster that is a folder.
struct Cluster {
    folder: TempDir,
}

impl Cluster {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("runbooks");
        let output = program()
            .current_dir(root())
            .args(["build", "docs", "--format", "bash", "--out"])
            .arg(out)
            .output();
        assert_eq!(told(&output.expect("runs")).0, 0);
        for name in ["bin", "cluster"] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        let kubectl = root().join("tests/automation/kubectl");
        fs::copy(kubectl, folder.path().join("bin/kubectl")).expect("copied");
        let cluster = Self { folder };
        cluster.set("restarted", "");
        cluster.set("images", "shop/web:1.5\n");
        cluster
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn set(&self, name: &str, value: &str) {
        fs::write(self.path("cluster").join(name), value).expect("written");
    }

    fn calls(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path("cluster/calls")).unwrap_or_default();
        fs::remove_file(self.path("cluster/calls")).ok();
        text.lines().map(str::to_owned).collect()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("bash");
        command
            .arg(self.path("runbooks/restart-a-stuck-deployment/runbook.sh"))
            .args(arguments)
            .arg("--evidence")
            .arg(self.path("evidence.jsonl"))
            .current_dir(self.folder.path())
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("CLUSTER", self.path("cluster"))
            .env("XDG_STATE_HOME", self.path("state"))
            .env("NO_COLOR", "1")
            .env("TERM", "xterm")
            .env("LC_ALL", "C.UTF-8");
        command
    }

    /// Runs without a person, with our answers and some more, or other ones.
    fn unattended(&self, more: &str, arguments: &[&str]) -> (i32, String, String) {
        let answers = root().join("tests/automation/answers.txt");
        let name = |line: &str| line.split(" =").next().map(str::to_owned);
        let ours = fs::read_to_string(answers).expect("answers");
        let ours = ours.lines().filter(|ours| {
            let is_other = |line: &str| name(line) != name(ours);
            more.lines().all(is_other)
        });
        let answers = ours.chain(more.lines()).collect::<Vec<_>>().join("\n") + "\n";
        let path = self.path("answers.txt");
        fs::write(&path, answers).expect("written");
        let mut command = self.command(arguments);
        command.arg("--unattended").arg("--answers").arg(path);
        told(&command.stdin(Stdio::null()).output().expect("bash runs"))
    }

    /// The report about the evidence, and whether it is complete.
    fn report(&self) -> serde_json::Value {
        let output = program()
            .args(["report", "--format", "json"])
            .arg(self.path("evidence.jsonl"))
            .output();
        serde_json::from_slice(&output.expect("runs").stdout).expect("JSON")
    }

    fn outcomes(&self) -> Vec<String> {
        let report = self.report();
        assert_eq!(report["complete"], true, "{report}");
        let steps = report["runs"][0]["steps"]
            .as_array()
            .expect("steps")
            .clone();
        let told = |step: &serde_json::Value| format!("{} {}", step["step"], step["outcome"]);
        steps
            .iter()
            .map(|step| told(step).replace('"', ""))
            .collect()
    }
}

#[test]
fn our_own_runbook_runs_to_its_end_without_a_person() {
    let cluster = Cluster::new();
    let more = "p1.5 = run\n";
    // Whatever may be needed is asked for before the first step.
    let (code, shown, errors) = cluster.unattended(more, &[]);
    assert_eq!((code, errors.as_str()), (0, ""), "{shown}");
    let saved = fs::read_to_string(cluster.path("deployment-before-restart.yaml"));
    assert!(saved.expect("saved").contains("kind: Deployment"));
    let calls = cluster.calls();
    let restarts = calls
        .iter()
        .filter(|call| call.starts_with("rollout restart"));
    assert_eq!(restarts.count(), 1, "{calls:#?}");
    assert!(!calls.iter().any(|call| call.starts_with("rollout undo")));
    let outcomes = cluster.outcomes();
    // The roll-back is kept apart.
    assert_eq!(outcomes.len(), 10);
    assert_eq!(outcomes[0], "p1.1 already-done");
    assert_eq!(outcomes[5], "p1.6 done");
}

#[test]
fn our_own_runbook_rolls_back_to_a_revision_that_worked() {
    let cluster = Cluster::new();
    // Steps of a rollback run only where somebody has said so.
    let mut answers = "p2.1 = done\np2.6 = done\n".to_owned();
    for step in 2..=5 {
        answers += &format!("p2.{step} = run\n");
    }
    let chosen = format!("revision = 3\n{answers}");
    let (code, shown, errors) = cluster.unattended(&chosen, &["--only", "p2"]);
    assert_eq!((code, errors.as_str()), (0, ""), "{shown}");
    assert!(shown.contains("Images: shop/web:1.4"), "{shown}");
    for (revision, code) in [("03", 2), ("9", 1)] {
        let cluster = Cluster::new();
        let set = format!("revision={revision}");
        let arguments = ["--only", "p2", "--set", &set];
        let (ended, _, errors) = cluster.unattended(&answers, &arguments);
        assert_eq!(ended, code, "{errors}");
        let calls = cluster.calls();
        assert!(
            !calls.iter().any(|call| call.starts_with("rollout undo")),
            "{calls:?}"
        );
    }
}

#[test]
fn our_own_runbook_stops_where_nobody_may_restart() {
    let cluster = Cluster::new();
    cluster.set("forbidden", "");
    let (code, _, errors) = cluster.unattended("", &["--only", "p1"]);
    assert_eq!(code, 1);
    assert!(errors.contains("p1.1"), "{errors}");
    assert!(!cluster.calls().iter().any(|call| call.contains("restart")));
}

#[test]
fn a_restart_that_did_nothing_is_found_and_undone() {
    let cluster = Cluster::new();
    cluster.set("paused", "");
    let (code, shown, errors) = cluster.unattended("", &["--only", "p1"]);
    assert_eq!(code, 1, "{shown}");
    assert!(shown.contains("Restarted at (never)"), "{shown}");
    assert!(errors.contains("p1.6"), "{errors}");
    assert!(
        !cluster
            .calls()
            .iter()
            .any(|call| call.contains("--timeout"))
    );

    // A person goes on, in Dutch, runs it again and undoes it at the end.
    fs::remove_file(cluster.path("cluster/paused")).expect("removed");
    let command = cluster.command(&["--lang", "nl-NL", "--set", "revision=3"]);
    let mut session = Session::spawn(command).expect("a terminal");
    session.set_expect_timeout(Some(Duration::from_secs(20)));
    let process = session.get_process_mut();
    process.set_window_size(120, 40).expect("a size");
    for (seen, typed) in [
        ("doorgaan", ""),
        ("Druk op Enter", ""),
        ("(p1.6)", ""),
        ("Deze opdrachten uitvoeren?", "r"),
        ("(p1.7)", ""),
        ("Deze opdrachten uitvoeren?", "q"),
        ("p1.6", ""),
        ("[u]", "u"),
        ("rolled back", ""),
    ] {
        session
            .expect(seen)
            .unwrap_or_else(|error| panic!("no {seen:?}: {error}"));
        // A key needs no Enter: one that came late would answer the next question.
        match seen {
            "doorgaan" | "Druk op Enter" => session.send("\n").expect("typed"),
            _ => session.send(typed).expect("typed"),
        }
    }
    session.expect(Eof).expect("the end");
    let status = session.get_process().wait().expect("an end");
    assert!(matches!(status, WaitStatus::Exited(_, 130)), "{status:?}");
    let calls = cluster.calls();
    let last = calls.last().expect("calls");
    assert_eq!(last, "rollout undo deployment/web --namespace shop");
    assert!(cluster.outcomes().contains(&"p1.6 undone".to_owned()));
}
