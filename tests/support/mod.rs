//! What several integration tests need: the corpus, pinned outside tools, and readings of the
//! same articles that owe nothing to this crate.
//!
//! Tools are installed once into `target/test-tools/`, at the versions that
//! `requirements.txt` and `npm-packages.txt` beside this file pin. That takes the network the
//! first time, `python3` with `venv` and, for the two data packages only, `npm`.

// Every test binary compiles this file and uses its own part of it.
#![allow(dead_code)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde::Deserialize;

/// The real articles to test against, or `None` where this machine has none.
///
/// They stand in `$RUNBOOKC_CORPUS`, else in `shared/corpus` beside the repository. Their
/// absence is said once a test binary, and a test that needs them passes without them:
///
/// ```ignore
/// let Some(corpus) = support::corpus() else { return };
/// ```
pub fn corpus() -> Option<PathBuf> {
    static CORPUS: OnceLock<Option<PathBuf>> = OnceLock::new();
    CORPUS
        .get_or_init(|| {
            let root = match std::env::var_os("RUNBOOKC_CORPUS") {
                Some(root) => PathBuf::from(root),
                None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
            };
            if root.join("alchemy").is_dir() {
                return Some(root.canonicalize().unwrap_or(root));
            }
            say(&format!(
                "skipped: no corpus in {} (set RUNBOOKC_CORPUS to the folder that has alchemy/)",
                root.display()
            ));
            None
        })
        .clone()
}

/// An article of our guide in each of its languages, the source language first: the tag, the
/// path below `docs/` and the text.
///
/// # Panics
/// Where `docs/` cannot be read.
pub fn guide(name: &str) -> Vec<(String, String, String)> {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut found: Vec<_> = fs::read_dir(&docs)
        .expect("docs")
        .filter_map(|entry| {
            let tag = entry.ok()?.file_name().into_string().ok()?;
            let path = format!("{tag}/{name}");
            let text = fs::read_to_string(docs.join(&path)).ok()?;
            Some((tag, path, text))
        })
        .collect();
    found.sort_by_key(|(tag, ..)| (tag != "en-US", tag.clone()));
    assert!(found.len() > 1, "the guide has no {name} in two languages");
    found
}

/// Programs that the tests run, at pinned versions.
pub struct Tools {
    pub shellcheck: PathBuf,
    pub shfmt: PathBuf,
    /// Has markdown-it-py and jsonschema.
    pub python: PathBuf,
}

/// The pinned tools, installed at the first call on a machine.
///
/// # Panics
/// With pip's own words, where they cannot be installed.
pub fn tools() -> &'static Tools {
    static TOOLS: OnceLock<Result<Tools, String>> = OnceLock::new();
    let installed = TOOLS.get_or_init(|| {
        install_python(
            "python",
            "requirements.txt",
            include_str!("requirements.txt"),
        )
        .map(|folder| Tools {
            shellcheck: program(&folder, "shellcheck"),
            shfmt: program(&folder, "shfmt"),
            python: program(&folder, "python"),
        })
    });
    match installed {
        Ok(tools) => tools,
        Err(problem) => panic!("cannot install the Python test tools: {problem}"),
    }
}

/// What runs playbooks.
pub struct Ansible {
    /// The folder of `ansible-playbook` and `ansible-lint`.
    pub programs: PathBuf,
    pub python: PathBuf,
}

/// The pinned Ansible, installed at the first call on a machine.
pub fn ansible() -> &'static Ansible {
    static TOOLS: OnceLock<Result<Ansible, String>> = OnceLock::new();
    let installed = TOOLS.get_or_init(|| {
        let pins = include_str!("requirements-ansible.txt");
        install_python("ansible", "requirements-ansible.txt", pins).map(|folder| Ansible {
            programs: folder.join("bin"),
            python: program(&folder, "python"),
        })
    });
    match installed {
        Ok(tools) => tools,
        Err(problem) => panic!("cannot install Ansible: {problem}"),
    }
}

/// A Python that reads and runs notebooks with a Bash kernel, installed at the
/// first call on a machine.
pub fn notebook_python() -> &'static Path {
    static TOOLS: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let installed = TOOLS.get_or_init(|| {
        let pins = include_str!("requirements-notebook.txt");
        let folder = install_python("notebook", "requirements-notebook.txt", pins)?;
        let python = program(&folder, "python");
        if !folder.join("share/jupyter/kernels/bash").is_dir() {
            run(Command::new(&python).args(["-m", "bash_kernel.install", "--sys-prefix"]))?;
        }
        Ok(python)
    });
    match installed {
        Ok(python) => python,
        Err(problem) => panic!("cannot install what runs notebooks: {problem}"),
    }
}

/// A virtual environment with the packages of a file of pins beside this one.
fn install_python(name: &str, file: &str, pins: &str) -> Result<PathBuf, String> {
    install(name, pins, |folder| {
        let python = if cfg!(windows) { "python" } else { "python3" };
        run(Command::new(python).args(["-m", "venv"]).arg(folder))?;
        run(Command::new(program(folder, "python"))
            .args(["-m", "pip", "install", "--quiet", "--no-input"])
            .args(["--disable-pip-version-check", "--no-deps", "-r"])
            .arg(support_file(file)))
    })
}

/// The JSON Schema of SARIF 2.1.0, as Microsoft's validator ships it: the OASIS one, with the
/// misspelled `suppression.status` corrected and stricter on what must go together.
pub fn sarif_schema() -> PathBuf {
    npm_packages()
        .join("microsoft-jest-sarif-1.0.0-beta.0/package/lib/schemas/sarif-2.1.0-rtm.5.json")
}

/// One example of the `CommonMark` specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub number: usize,
    /// The nearest heading above it.
    pub section: String,
    pub markdown: String,
    pub html: String,
}

/// All examples of the `CommonMark` specification, in its order.
pub fn commonmark_examples() -> Vec<Example> {
    let path = npm_packages().join("commonmark-spec-0.31.2/package/spec.txt");
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    let examples = parse_examples(&text);
    assert!(
        examples.len() > 600,
        "only {} examples in the specification",
        examples.len()
    );
    examples
}

/// The specification fences an example with 32 backticks, parts Markdown from HTML with a line
/// of one full stop, and writes tabs as arrows.
fn parse_examples(text: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let opening = format!("{fence} example");
    let mut examples: Vec<Example> = Vec::new();
    let mut section = "";
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == opening {
            let mut parts = [String::new(), String::new()];
            let mut part = 0;
            for line in lines.by_ref().take_while(|line| *line != fence) {
                if line == "." {
                    part = 1;
                } else {
                    parts[part].push_str(&line.replace('→', "\t"));
                    parts[part].push('\n');
                }
            }
            let [markdown, html] = parts;
            let number = examples.len() + 1;
            examples.push(Example {
                number,
                section: section.to_owned(),
                markdown,
                html,
            });
        } else if let Some(heading) = line.strip_prefix('#') {
            section = heading.trim_start_matches('#').trim();
        }
    }
    examples
}

/// How markdown-it-py reads one article; `oracle.py` defines each field.
#[derive(Debug, Clone, Deserialize)]
pub struct Reading {
    pub path: String,
    pub id: Option<String>,
    pub locale: Option<String>,
    pub lines: usize,
    pub ordered_lists: Vec<OrderedList>,
    pub visible: String,
}

/// A numbered list as `CommonMark` sees it, before anything is rejoined.
#[derive(Debug, Clone, Deserialize)]
pub struct OrderedList {
    pub line: usize,
    pub start: u64,
    pub items: usize,
    pub depth: usize,
    pub parents: Vec<String>,
    pub item_lines: Vec<usize>,
    pub item_texts: Vec<String>,
}

/// Independent readings of all articles under `root` that `pattern` names, ordered by path.
pub fn oracle(root: &Path, pattern: &str) -> Vec<Reading> {
    let mut command = Command::new(&tools().python);
    command
        .arg(support_file("oracle.py"))
        .arg(root)
        .args(["--pattern", pattern]);
    let output = output(&mut command).unwrap_or_else(|problem| panic!("oracle: {problem}"));
    let text = String::from_utf8(output.stdout).expect("the oracle prints UTF-8");
    text.lines()
        .map(|line| serde_json::from_str(line).expect("the oracle prints JSON lines"))
        .collect()
}

/// What is wrong with a JSON document by a JSON Schema, one violation each; a `.jsonl` document
/// holds one instance a line.
pub fn schema_violations(schema: &Path, document: &Path) -> Vec<String> {
    let mut command = Command::new(&tools().python);
    command
        .arg(support_file("validate.py"))
        .arg(schema)
        .arg(document);
    let output = command.output().expect("the installed Python runs");
    assert!(
        output.stderr.is_empty(),
        "validate.py: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

/// The folder that holds the unpacked packages of `npm-packages.txt`.
fn npm_packages() -> &'static Path {
    static FOLDER: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let installed = FOLDER.get_or_init(|| {
        let pins = include_str!("npm-packages.txt");
        // Python unpacks, since Windows may have no tar; it is no other than the tools' own.
        let python = &tools().python;
        install("npm", pins, |folder| {
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            let names = pins.lines().filter(|line| !line.starts_with('#'));
            run(Command::new(npm)
                .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
                .arg(folder)
                .args(names))?;
            let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
            for archive in entries.flatten().map(|entry| entry.path()) {
                let unpacked = archive.with_extension("");
                run(Command::new(python)
                    .args(["-m", "tarfile", "-e"])
                    .arg(&archive)
                    .arg(unpacked))?;
            }
            Ok(())
        })
    });
    match installed {
        Ok(folder) => folder,
        Err(problem) => panic!("cannot install the npm test data: {problem}"),
    }
}

/// Fills `target/test-tools/<name>/` by `fill`, once for each content of `pins`.
///
/// Tests of several processes may come here at the same time: the first one through the lock
/// installs. The stamp is written last, so that a broken installation is begun anew.
fn install(
    name: &str,
    pins: &str,
    fill: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<PathBuf, String> {
    // Cargo makes `tmp` right under the target folder, wherever that is.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("target/tmp has a parent");
    let tools = target.join("test-tools");
    let folder = tools.join(name);
    let stamp = folder.join("installed");
    let key = blake3::hash(pins.as_bytes()).to_string();

    let prepared = || -> std::io::Result<(File, bool)> {
        fs::create_dir_all(&tools)?;
        let lock = File::create(tools.join(format!("{name}.lock")))?;
        lock.lock()?;
        let current = fs::read_to_string(&stamp).is_ok_and(|found| found == key);
        if !current {
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
            fs::create_dir(&folder)?;
        }
        Ok((lock, current))
    };
    let (_lock, current) = prepared().map_err(|error| format!("{}: {error}", tools.display()))?;
    if !current {
        say(&format!("installing test tools in {}", folder.display()));
        fill(&folder)?;
        fs::write(&stamp, key).map_err(|error| format!("{}: {error}", stamp.display()))?;
    }
    Ok(folder)
}

/// A program of a Python virtual environment.
fn program(environment: &Path, name: &str) -> PathBuf {
    if cfg!(windows) {
        environment.join("Scripts").join(name).with_extension("exe")
    } else {
        environment.join("bin").join(name)
    }
}

/// A file that stands beside this one.
pub fn support_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/support")
        .join(name)
}

/// A line on standard error that `cargo test` does not hold back, as it does with `eprintln!`.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

fn run(command: &mut Command) -> Result<(), String> {
    output(command).map(drop)
}

/// What a command prints, or its line, its status and all its output where it fails.
fn output(command: &mut Command) -> Result<Output, String> {
    let output = command
        .output()
        .map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    Err(format!(
        "{command:?}: {}\n{stdout}\n{stderr}",
        output.status
    ))
}
