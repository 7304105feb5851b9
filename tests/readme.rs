//! The README shows what the program really prints.

use std::path::Path;
use std::process::Command;

/// A command of a `console` block with the output that is claimed for it.
struct Claim {
    line: usize,
    command: String,
    output: Vec<String>,
}

fn claims(text: &str) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut inside = false;
    for (n, line) in text.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
            continue;
        }
        if !inside {
            continue;
        }
        if let Some(command) = line.strip_prefix("$ ") {
            claims.push(Claim {
                line: n + 1,
                command: command.to_owned(),
                output: Vec::new(),
            });
        } else if let Some(claim) = claims.last_mut() {
            claim.output.push(line.to_owned());
        }
    }
    claims
}

/// Whether the output is as claimed; a claimed line `…` stands for any lines.
fn holds(claimed: &[String], found: &[&str]) -> bool {
    match claimed.split_first() {
        None => found.is_empty(),
        Some((first, rest)) if first == "…" => {
            (0..=found.len()).any(|n| holds(rest, &found[n..]))
        }
        Some((first, rest)) => {
            found
                .first()
                .is_some_and(|line| line.trim_end() == first.trim_end())
                && holds(rest, &found[1..])
        }
    }
}

#[test]
fn every_command_of_the_readme_prints_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("README.md")).expect("a README");
    let program = assert_cmd::cargo::cargo_bin!("runbookc");
    // What runs by itself runs on a `kubectl` that only pretends.
    let path = format!(
        "{}:{}:{}",
        program.parent().expect("a folder").display(),
        root.join("tests/automation").display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let state = tempfile::tempdir().expect("a folder");
    std::fs::write(state.path().join("restarted"), "").expect("written");
    std::fs::create_dir_all(root.join("target")).expect("made");
    std::fs::remove_file(root.join("target/evidence.jsonl")).ok();
    let claims = claims(&text);
    assert!(
        claims.len() >= 6,
        "the README shows only {} commands",
        claims.len()
    );
    for claim in claims {
        // Cargo is what runs this test.
        if claim.command.starts_with("cargo ") {
            continue;
        }
        let output = Command::new("bash")
            .args(["-c", &format!("{{ {}; }} 2>&1", claim.command)])
            .current_dir(root)
            .env("PATH", &path)
            .env("CLUSTER", state.path())
            .env("XDG_STATE_HOME", state.path())
            .env("NO_COLOR", "1")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .expect("bash");
        let found = String::from_utf8_lossy(&output.stdout);
        let lines: Vec<&str> = found.lines().collect();
        assert!(
            holds(&claim.output, &lines),
            "README.md:{}: $ {}\nprints\n{found}",
            claim.line,
            claim.command
        );
    }
}
