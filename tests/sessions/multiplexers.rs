//! Scripts in `tmux` and in `screen`, where they are there: what such a one shows in the end.

use super::screen::Patience;
use super::script::script;
use super::shell;
use super::support;
use runbookc::source::Automation;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ARTICLE: &str = "# Two steps\n\n1. Look at the dial, which is on the wall of the room.\n\n\
                       2. Do one of the following:\n\n   - Light the lamp \
                       that is on the table.\n   - Open the curtains.\n\n   ```bash\n   echo lit\n   ```\n\n   ```powershell\n   \
                       Write-Output lit\n   ```\n";
/// What is typed, and what is seen then; the row of keys is the last that is not empty.
const DIALOG: [(&str, &str); 4] = [
    ("", "Is it as the step says?"),
    ("n", "What is to be noted?"),
    ("warm\x1b[D\n", "Noted."),
    ("d", "Run the commands?"),
];

#[derive(Clone, Copy, Debug)]
enum Multiplexer {
    Tmux,
    Screen,
}

impl Multiplexer {
    fn program(self) -> &'static str {
        match self {
            Self::Tmux => "tmux",
            Self::Screen => "screen",
        }
    }

    /// It, with its sockets in a folder.
    fn command(self, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.program());
        command
            .args(arguments)
            .current_dir(folder)
            .env("TMUX_TMPDIR", folder)
            .env("SCREENDIR", folder.join("screens"))
            .env("LC_ALL", "C.UTF-8")
            .env("TERM", "xterm")
            .env_remove("TMUX")
            .env_remove("STY")
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn is_there(self, folder: &Path) -> bool {
        let version = match self {
            Self::Tmux => "-V",
            Self::Screen => "-v",
        };
        let mut command = self.command(folder, &[version]);
        command.stdout(Stdio::null()).status().is_ok()
    }

    fn starts(self, folder: &Path, run: &str) {
        let arguments: &[&str] = match self {
            Self::Tmux => &[
                "-f",
                "/dev/null",
                "new-session",
                "-d",
                "-x",
                "40",
                "-y",
                "60",
                run,
            ],
            Self::Screen => &["-c", "/dev/null", "-dmS", "it", "sh", "-c", run],
        };
        let status = self.command(folder, arguments).status();
        assert!(status.expect("it is there").success(), "{self:?} starts");
    }

    fn types(self, folder: &Path, text: &str) {
        let arguments: &[&str] = match self {
            Self::Tmux => &["send-keys", "-l", text],
            Self::Screen => &["-S", "it", "-X", "stuff", text],
        };
        let status = self.command(folder, arguments).status();
        assert!(
            status.expect("it is there").success(),
            "{self:?} takes {text:?}"
        );
    }

    /// The rows that it shows, without the empty ones below.
    fn rows(self, folder: &Path) -> String {
        let text = match self {
            Self::Tmux => {
                let output = self.command(folder, &["capture-pane", "-p"]).output();
                String::from_utf8_lossy(&output.expect("it is there").stdout).into_owned()
            }
            Self::Screen => {
                let copy = folder.join("copy");
                let name = copy.display().to_string();
                let mut command =
                    self.command(folder, &["-S", "it", "-p", "0", "-X", "hardcopy", &name]);
                let _ = command.status();
                fs::read(&copy).map_or_else(
                    |_| String::new(),
                    |text| String::from_utf8_lossy(&text).into_owned(),
                )
            }
        };
        text.trim_end().to_owned()
    }

    fn ends(self, folder: &Path) {
        let arguments: &[&str] = match self {
            Self::Tmux => &["kill-server"],
            Self::Screen => &["-S", "it", "-X", "quit"],
        };
        let _ = self.command(folder, arguments).status();
    }

    /// Waits until a text is shown below all others, and a question below that.
    fn sees(self, folder: &Path, text: &str, patience: Patience) -> Result<String, String> {
        let over = Instant::now() + patience.step;
        loop {
            let rows = self.rows(folder);
            if rows.contains(text) && rows.ends_with('>') {
                return Ok(rows);
            }
            if Instant::now() > over {
                return Err(format!("{self:?} shows no {text:?}:\n{rows}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// All that it shows from one question to the next.
fn plays(multiplexer: Multiplexer, folder: &Path, patience: Patience) -> Result<String, String> {
    let mut rows = String::new();
    for (typed, seen) in DIALOG {
        if !typed.is_empty() {
            multiplexer.types(folder, typed);
        }
        rows += &multiplexer.sees(folder, seen, patience)?;
    }
    Ok(rows)
}

#[test]
fn scripts_are_used_in_tmux_and_in_screen() {
    for shell in shell::wanted() {
        let Some(step) = shell::patience(shell) else {
            support::say(&format!("skipped: no {shell:?} on PATH"));
            continue;
        };
        let patience = Patience::of(step, Duration::from_secs(600));
        let files = [("en-US", "en-US/dial.md", ARTICLE)];
        let (format, name) = shell::script_of(shell);
        let script = script(format, "dial", &files, &Automation::default());
        let script = script.expect("a procedure").content;
        for multiplexer in [Multiplexer::Tmux, Multiplexer::Screen] {
            let folder = tempfile::tempdir().expect("a folder");
            let folder = folder.path();
            if !multiplexer.is_there(folder) {
                support::say(&format!("skipped: no {multiplexer:?} on PATH"));
                continue;
            }
            fs::write(folder.join(name), &script).expect("written");
            let options = ["--state".to_owned(), "state".to_owned()];
            let words = shell::words(shell, &options);
            let words: Vec<_> = words.iter().map(|word| quoted(word)).collect();
            multiplexer.starts(folder, &words.join(" "));
            let played = plays(multiplexer, folder, patience);
            multiplexer.ends(folder);
            let rows = played.unwrap_or_else(|problem| panic!("{shell:?}: {problem}"));
            assert!(!rows.contains('\u{1b}'), "{rows}");
            // What an arrow sends is no part of the note, and none of the row that is left.
            assert!(rows.contains("> warm\n  Noted."), "{rows}");
            if matches!(multiplexer, Multiplexer::Tmux) {
                let end = "  [n] note  [q] quit\n  [?] help (no Enter needed) >";
                assert!(rows.ends_with(end), "{rows}");
                let way = "  - ( ) Light the lamp that is on the\n        table.";
                assert!(rows.contains(way), "{rows}");
            }
        }
    }
}

/// A word as `sh` reads it.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}
