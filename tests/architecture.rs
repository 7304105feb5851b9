//! The floors of the building: imports go down only, and each crate that has
//! one door is named behind that door alone.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by floor, lowest first (ARCHITECTURE.md).
const FLOORS: &[&[&str]] = &[
    &["text", "diagnostic", "dialect", "shell"],
    &["source"],
    &["article"],
    &["procedure"],
    &["l10n", "check"],
    &["plan"],
    &["scene"],
    &["emit", "inspect"],
    &["build", "report"],
    &["cli"],
];

/// Modules that may import from a neighbour on their floor.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("diagnostic", "text"),
    ("dialect", "text"),
    ("check", "l10n"),
];

/// Crates that one module alone may name.
const DOORS: &[(&str, &str)] = &[
    ("serde_yaml", "source"),
    ("toml", "source"),
    ("pulldown_cmark", "article"),
    ("minijinja", "emit"),
    ("fluent", "l10n or emit"),
    ("annotate_snippets", "diagnostic"),
    ("clap", "cli"),
    ("indicatif", "cli"),
    ("jiff", "report"),
    ("sha2", "report or emit"),
    ("regex_syntax", "check"),
];

fn floor(module: &str) -> usize {
    FLOORS
        .iter()
        .position(|modules| modules.contains(&module))
        .unwrap_or_else(|| {
            panic!("src/{module} is on no floor: give it one here and in ARCHITECTURE.md")
        })
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The files of the library with the module each belongs to.
fn modules() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths
        .into_iter()
        .filter_map(|path| {
            let relative = path
                .strip_prefix(&root)
                .ok()?
                .to_string_lossy()
                .replace('\\', "/");
            let module = relative.split(['/', '.']).next()?.to_owned();
            let text = fs::read_to_string(&path).expect("text");
            (!matches!(module.as_str(), "lib" | "main")).then_some((relative, module, text))
        })
        .collect()
}

/// The code of a line, without its comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or("")
}

#[test]
fn imports_go_down_only() {
    let mut wrong = Vec::new();
    for (file, module, text) in modules() {
        // A module's tests may set up what they test with the floors above.
        let production = text.split("#[cfg(test)]").next().unwrap_or("");
        for line in production.lines().map(code) {
            for (at, _) in line.match_indices("crate::") {
                let target: String = line[at + 7..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if target.is_empty() || target == module {
                    continue;
                }
                if floor(&target) >= floor(&module) && !NEIGHBOURS.contains(&(&*module, &*target)) {
                    wrong.push(format!("{file}: {}", line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports that do not go down:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_crate_with_a_door_is_named_behind_it_alone() {
    let mut wrong = Vec::new();
    for (file, module, text) in modules() {
        for line in text.lines().map(code) {
            for (name, door) in DOORS {
                let named = line.contains(&format!("{name}::"));
                if named && !door.split(" or ").any(|door| door == module) {
                    wrong.push(format!("{file}: {}", line.trim()));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "crates named outside their module:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_file_is_two() {
    let long: Vec<String> = modules()
        .iter()
        .map(|(file, _, text)| (file, text.lines().count()))
        .filter(|(_, lines)| *lines > 550)
        .map(|(file, lines)| format!("{file}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}
