//! `runbookc build` as a docs team meets it: what is written, what is left
//! alone, what happens when things go wrong.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// A document set in a folder of its own.
struct Set {
    folder: TempDir,
}

fn article(n: usize) -> String {
    format!(
        "---\ntitle: Article {n}\n---\n# Article {n}\n\n## Do it\n\n1. Open **Panel {n}**.\n2. Run `cmd {n}`.\n"
    )
}

impl Set {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    fn with(files: &[(&str, &str)]) -> Self {
        let set = Self::new();
        for (path, text) in files {
            set.write(path, text);
        }
        set
    }

    fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    fn write(&self, relative: &str, text: &str) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative))
            .unwrap_or_else(|error| panic!("{relative}: {error}"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("runbookc").expect("the program");
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    /// Runs a build that must end well, and gives its summary line.
    fn build(&self, arguments: &[&str]) -> String {
        let mut all = vec!["build"];
        all.extend(arguments);
        let output = self
            .command(&all)
            .assert()
            .success()
            .get_output()
            .stdout
            .clone();
        String::from_utf8(output)
            .expect("text")
            .trim_end()
            .to_owned()
    }

    /// Every file below a folder with its bytes.
    fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.path(folder);
        let mut found = BTreeMap::new();
        collect(&root, &root, &mut found);
        found
    }
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.file_name().is_some_and(|name| name == ".runbookc") {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("below")
                .to_string_lossy()
                .into_owned();
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
}

/// The default age after which a file's time can be trusted.
fn settle() {
    std::thread::sleep(Duration::from_millis(40));
}

#[test]
fn a_second_build_writes_nothing_and_a_changed_article_alone_is_rebuilt() {
    let set = Set::with(&[
        ("docs/en-US/a.md", &article(1)),
        ("docs/en-US/sub/b.md", &article(2)),
    ]);
    settle();
    let first = set.build(&[]);
    assert!(
        first.starts_with("2 articles, 2 procedures; ") && first.contains("0 unchanged, 0 removed"),
        "{first}"
    );
    let made = set.files("runbooks");
    assert!(
        made.contains_key("a/runbook.json") && made.contains_key("sub/b/runbook.json"),
        "{:?}",
        made.keys()
    );
    let count = made.len();
    let again = set.build(&[]);
    assert!(
        again.contains(&format!(
            "0 artifacts written, {count} unchanged, 0 removed"
        )),
        "{again}"
    );
    assert_eq!(set.files("runbooks"), made);
    set.write("docs/en-US/a.md", &article(7));
    let third = set.build(&[]);
    assert!(
        third.contains(&format!("{} artifact", count / 2))
            && third.contains(&format!("{} unchanged", count / 2)),
        "{third}"
    );
    assert!(set.read("runbooks/a/runbook.json").contains("Article 7"));
}

#[test]
fn artifacts_that_were_edited_or_deleted_come_back() {
    let set = Set::with(&[("docs/en-US/a.md", &article(1))]);
    settle();
    set.build(&[]);
    let made = set.files("runbooks");
    let path = set.path("runbooks/a/runbook.json");
    let text = fs::read_to_string(&path).unwrap().replace("Panel", "Panic");
    fs::write(&path, text).unwrap();
    assert!(set.build(&[]).contains("1 artifact written"));
    fs::remove_file(&path).unwrap();
    assert!(set.build(&[]).contains("1 artifact written"));
    assert_eq!(set.files("runbooks"), made);
}

#[test]
fn what_the_build_did_not_make_is_never_touched() {
    let set = Set::with(&[
        ("docs/en-US/a.md", &article(1)),
        ("runbooks/a/runbook.json", "{\"mine\": true}\n"),
        ("runbooks/a/notes.txt", "mine\n"),
        ("runbooks/old/runbook.json", "{\"mine\": true}\n"),
    ]);
    let output = set
        .command(&["build"])
        .assert()
        .code(1)
        .get_output()
        .stderr
        .clone();
    let told = String::from_utf8(output).unwrap();
    assert!(
        told.contains("runbooks/a/runbook.json") && told.contains("not made by runbookc"),
        "{told}"
    );
    for path in ["runbooks/a/runbook.json", "runbooks/old/runbook.json"] {
        assert_eq!(set.read(path), "{\"mine\": true}\n");
    }
    assert_eq!(set.read("runbooks/a/notes.txt"), "mine\n");
}

#[test]
fn artifacts_of_deleted_articles_go_with_and_without_a_manifest() {
    for keep_manifest in [true, false] {
        let set = Set::with(&[
            ("docs/en-US/a.md", &article(1)),
            ("docs/en-US/b/c.md", &article(2)),
        ]);
        set.build(&[]);
        set.write("runbooks/b/c/mine.txt", "mine\n");
        fs::remove_file(set.path("docs/en-US/b/c.md")).unwrap();
        if !keep_manifest {
            fs::remove_dir_all(set.path("runbooks/.runbookc")).unwrap();
        }
        let summary = set.build(&[]);
        assert!(!summary.contains(" 0 removed"), "{summary}");
        let left: Vec<_> = set
            .files("runbooks")
            .into_keys()
            .filter(|path| path.starts_with("b/"))
            .collect();
        assert_eq!(left, ["b/c/mine.txt"]);
        assert!(set.path("runbooks/a/runbook.json").exists());
    }
}

#[test]
fn an_article_that_fails_leaves_its_old_artifacts_and_the_others_alone() {
    let set = Set::with(&[
        ("docs/en-US/a.md", &article(1)),
        ("docs/en-US/b.md", &article(2)),
    ]);
    set.build(&[]);
    let before = set.files("runbooks");
    let large = "x".repeat(17 << 20);
    set.write("docs/en-US/a.md", &large);
    set.write("docs/en-US/b.md", &article(3));
    let output = set
        .command(&["build"])
        .assert()
        .code(1)
        .get_output()
        .clone();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("docs/en-US/a.md") && told.contains("16 MiB"),
        "{told}"
    );
    assert_eq!(
        set.read("runbooks/a/runbook.json").into_bytes(),
        before["a/runbook.json"]
    );
    assert!(set.read("runbooks/b/runbook.json").contains("Article 3"));
    // It fails again until it is mended.
    set.command(&["build"]).assert().code(1);
    set.write("docs/en-US/a.md", &article(1));
    set.build(&[]);
    assert_eq!(
        set.files("runbooks")["a/runbook.json"],
        before["a/runbook.json"]
    );
}

#[test]
fn check_writes_nothing_and_lists_what_is_not_current() {
    let set = Set::with(&[
        ("docs/en-US/a.md", &article(1)),
        ("docs/en-US/b.md", &article(2)),
    ]);
    set.command(&["build", "--check"]).assert().code(1);
    assert!(!set.path("runbooks").exists());
    set.build(&[]);
    // As after a fresh clone: times and manifest are gone.
    fs::remove_dir_all(set.path("runbooks/.runbookc")).unwrap();
    assert!(set.build(&["--check"]).contains("0 artifacts not current"));
    set.write("docs/en-US/a.md", &article(9));
    fs::remove_file(set.path("docs/en-US/b.md")).unwrap();
    let before = set.files("runbooks");
    let output = set
        .command(&["build", "--check"])
        .assert()
        .code(1)
        .get_output()
        .stdout
        .clone();
    let told = String::from_utf8(output).unwrap();
    assert!(
        told.contains("not current: runbooks/a/runbook.json"),
        "{told}"
    );
    assert!(
        told.contains("not current: runbooks/b/runbook.json"),
        "{told}"
    );
    assert_eq!(set.files("runbooks"), before);
    assert!(!set.path("runbooks/.runbookc").exists());
}

#[test]
fn the_bytes_depend_on_nothing_but_the_articles() {
    let set = Set::new();
    for n in 0..60 {
        set.write(&format!("docs/en-US/a{n}.md"), &article(n));
        set.write(&format!("docs/nl-NL/a{n}.md"), &article(n));
    }
    set.build(&["-o", "one", "--jobs", "1"]);
    set.build(&["-o", "many", "--jobs", "7"]);
    assert_eq!(set.files("one"), set.files("many"));
    assert!(set.files("one").len() >= 60);
}

#[test]
fn two_builds_at_once_do_no_harm() {
    let set = Set::new();
    for n in 0..80 {
        set.write(&format!("docs/en-US/a{n}.md"), &article(n));
    }
    let program = assert_cmd::cargo::cargo_bin!("runbookc");
    let start = || {
        std::process::Command::new(program)
            .arg("build")
            .current_dir(set.folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("the program")
    };
    for mut child in [start(), start(), start()] {
        assert!(child.wait().unwrap().success());
    }
    assert!(set.build(&["--check"]).contains("0 artifacts not current"));
}

#[test]
fn a_killed_build_leaves_every_file_old_or_new() {
    let set = Set::new();
    let count = 300;
    for n in 0..count {
        set.write(&format!("docs/en-US/a{n}.md"), &article(n));
    }
    set.build(&["-o", "old"]);
    let old = set.files("old");
    for n in 0..count {
        set.write(
            &format!("docs/en-US/a{n}.md"),
            &article(n).replace("Panel", "Page"),
        );
    }
    set.build(&["-o", "new"]);
    let new = set.files("new");
    fs::rename(set.path("old"), set.path("runbooks")).unwrap();
    let program = assert_cmd::cargo::cargo_bin!("runbookc");
    for delay in [1, 3, 5, 8, 12, 20] {
        let mut child = std::process::Command::new(program)
            .arg("build")
            .current_dir(set.folder.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the program");
        std::thread::sleep(Duration::from_millis(delay));
        let _ = child.kill();
        let _ = child.wait();
        for (path, bytes) in set.files("runbooks") {
            assert!(
                bytes == old[&path] || bytes == new[&path],
                "{path} is half written"
            );
        }
    }
    set.build(&[]);
    assert_eq!(set.files("runbooks"), new);
    let own: Vec<_> = fs::read_dir(set.path("runbooks/.runbookc"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("new-"))
        .collect();
    assert_eq!(
        own,
        Vec::<String>::new(),
        "what the killed builds left is swept"
    );
}

#[cfg(unix)]
#[test]
fn links_lead_neither_in_nor_out() {
    let set = Set::with(&[("docs/en-US/a.md", &article(1)), ("secret.md", &article(2))]);
    std::os::unix::fs::symlink(set.path("secret.md"), set.path("docs/en-US/b.md")).unwrap();
    fs::create_dir_all(set.path("outside")).unwrap();
    fs::create_dir_all(set.path("runbooks")).unwrap();
    std::os::unix::fs::symlink(set.path("outside"), set.path("runbooks/a")).unwrap();
    let output = set
        .command(&["build"])
        .assert()
        .code(1)
        .get_output()
        .stderr
        .clone();
    let told = String::from_utf8(output).unwrap();
    assert!(told.contains("b.md: it is a symbolic link"), "{told}");
    assert!(!set.path("runbooks/b").exists());
    assert_eq!(
        fs::read_dir(set.path("outside")).unwrap().count(),
        0,
        "nothing left the output folder"
    );
}

#[cfg(unix)]
#[test]
fn file_names_of_every_kind_stay_in_the_output_folder() {
    let names = [
        "$(touch x)",
        "`touch x`",
        "a'b\"c",
        "new\nline",
        "esc\u{1b}[31m",
        "{{ 7*7 }}",
        "a..",
        "-rf",
        "日本",
        "a b",
    ];
    let set = Set::new();
    for name in names {
        set.write(&format!("docs/en-US/{name}.md"), &article(1));
    }
    let summary = set.build(&[]);
    assert!(
        summary.starts_with("10 articles, 10 procedures"),
        "{summary}"
    );
    for name in names {
        let json = set.read(&format!("runbooks/{name}/runbook.json"));
        assert!(
            !json.contains('\u{1b}') && serde_json::from_str::<serde_json::Value>(&json).is_ok()
        );
    }
    let top: Vec<_> = fs::read_dir(set.folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert_eq!(top.len(), 2, "{top:?}");
}

#[test]
fn selections_leave_the_rest_alone() {
    let set = Set::with(&[
        ("docs/en-US/a.md", &article(1)),
        ("docs/nl-NL/a.md", &article(1)),
        ("docs/en-US/b.md", &article(2)),
    ]);
    set.build(&[]);
    let before = set.files("runbooks");
    set.build(&["--format", "json"]);
    assert_eq!(set.files("runbooks"), before);
    set.build(&["--locale", "nl-NL"]);
    assert!(set.path("runbooks/b/runbook.json").exists());
}

#[test]
fn init_makes_a_set_that_builds_and_refuses_a_folder_in_use() {
    let set = Set::new();
    set.command(&["init", "new"]).assert().success();
    let mut build = Command::cargo_bin("runbookc").unwrap();
    build
        .current_dir(set.path("new"))
        .arg("build")
        .assert()
        .success();
    assert!(
        set.path("new/runbooks/renew-a-certificate/runbook.json")
            .exists()
    );
    set.command(&["init", "new"]).assert().code(1);
}

#[test]
fn wrong_usage_says_what_to_do_and_ends_with_two() {
    let set = Set::with(&[
        ("docs/en-US/a.md", &article(1)),
        ("bad.yaml", "colour: red\n"),
    ]);
    for (arguments, told) in [
        (&["build", "nowhere"][..], "nowhere"),
        (&["build", "--format", "tape"], "tape"),
        (&["build", "--pattern", "{locale}.md"], "{path}"),
        (&["build", "--config", "bad.yaml"], "colour"),
        (&["build", "--config", "absent.yaml"], "absent.yaml"),
        (&["build", "--templates", "nowhere"], "nowhere"),
        (&["build", "--locale", "n"], "language tag"),
        (&["explain", "X999"], "X999"),
    ] {
        let output = set
            .command(arguments)
            .assert()
            .code(2)
            .get_output()
            .stderr
            .clone();
        let text = String::from_utf8(output).unwrap();
        assert!(text.contains(told), "{arguments:?}: {text}");
    }
}
