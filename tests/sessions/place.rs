//! A session as it happens: a machine of its own in a temporary folder.

use super::evidence;
use super::screen::{self, Ended, Patience, Screen, fold};
use super::script::script;
use super::table::{
    Content, End, Key, Move, Otherwise, Receiver, Session, Shell, Signal, Start, folder,
};
use camino::Utf8PathBuf;
use runbookc::emit::Format;
use runbookc::report::Report;
use runbookc::source::Automation;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Runs a program on a terminal of its own, which is lost when this is killed.
const OWN_TERMINAL: &str = "\
import os, pty, select, sys
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
while True:
    for ready in select.select([0, terminal], [], [])[0]:
        said = os.read(ready, 1024)
        if ready == terminal and b'\x1b[6n' in said:
            os.write(terminal, b'\x1b[1;1R')
            said = said.replace(b'\x1b[6n', b'')
        os.write(terminal if ready == 0 else 1, said)
";

/// How many times as long as a step may take a whole session may: most of what it waits for comes
/// at once.
const STEPS_OF_A_SESSION: u32 = 4;

struct Place<'s> {
    session: &'s Session,
    shell: Shell,
    root: TempDir,
    patience: Patience,
}

/// Puts the machine in order when it goes out of scope: nothing that a session started lives on,
/// and then `sh` runs.
struct Afterwards<'p>(&'p Place<'p>);

impl Drop for Afterwards<'_> {
    fn drop(&mut self) {
        self.0.kill_all();
        if let Some(code) = &self.0.session.after {
            let minute = Duration::from_secs(60);
            let _ = self.0.sh_within(code, Patience::of(minute, minute));
        }
    }
}

/// Plays a session, in which each step may take so long; all of it takes no longer than some of
/// them.
///
/// # Errors
/// With what went otherwise, and the screen.
pub fn play(session: &Session, shell: Shell, step: Duration) -> Result<(), String> {
    let place = Place {
        session,
        shell,
        root: tempfile::tempdir().expect("a folder"),
        patience: Patience::of(step, step * STEPS_OF_A_SESSION),
    };
    for name in ["work", "state", "home", "tmp"] {
        fs::create_dir(place.root.path().join(name)).expect("a folder");
    }
    let _afterwards = Afterwards(&place);
    place.write_script(&session.article)?;
    if let Some(code) = &session.before {
        place.sh(code)?;
    }
    for (n, start) in session.starts.iter().enumerate() {
        place
            .start(start)
            .map_err(|problem| format!("start {}: {problem}", n + 1))?;
    }
    Ok(())
}

impl Place<'_> {
    fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    /// The folder of the runbook's state, once there is one.
    fn state(&self) -> Option<PathBuf> {
        let mut folders = fs::read_dir(self.root.path().join("state/runbookc")).ok()?;
        Some(folders.next()?.ok()?.path())
    }

    fn script_name(&self) -> &'static str {
        match self.shell {
            Shell::Bash => "runbook.sh",
            Shell::Powershell => "runbook.ps1",
        }
    }

    fn write_script(&self, article: &str) -> Result<(), String> {
        let articles = folder().join("articles");
        let read = |name: &str| fs::read_to_string(articles.join(name));
        let english =
            read(&format!("{article}.md")).map_err(|error| format!("{article}: {error}"))?;
        let dutch = read(&format!("{article}.nl-NL.md"));
        let mut files = vec![("en-US", "en-US/article.md", english.as_str())];
        if let Ok(dutch) = &dutch {
            files.push(("nl-NL", "nl-NL/article.md", dutch));
        }
        let automation = match &self.session.automation {
            Some(name) => {
                let text =
                    read(&format!("{name}.yaml")).map_err(|error| format!("{name}: {error}"))?;
                Automation::parse(&text).map_err(|error| format!("{name}: {error}"))?
            }
            None => Automation::default(),
        };
        let format = match self.shell {
            Shell::Bash => Format::Bash,
            Shell::Powershell => Format::Powershell,
        };
        let script = script(format, "article", &files, &automation).ok_or("no procedure")?;
        fs::write(self.work().join(self.script_name()), script.content)
            .map_err(|error| error.to_string())
    }

    fn environment(&self, command: &mut Command) {
        let root = self.root.path();
        command
            .current_dir(self.work())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", root.join("home"))
            .env("XDG_STATE_HOME", root.join("state"))
            .env("TMPDIR", root.join("tmp"))
            .env("LANG", "C.UTF-8")
            .env("TERM", "xterm")
            .env("NO_COLOR", "1");
    }

    /// Runs code in the work folder; `STATE` is the folder of the state.
    fn sh(&self, code: &str) -> Result<(), String> {
        self.sh_within(code, self.patience)
    }

    fn sh_within(&self, code: &str, patience: Patience) -> Result<(), String> {
        let mut command = Command::new("sh");
        self.environment(&mut command);
        command.args(["-euc", code]);
        command.env("STATE", self.state().unwrap_or_default());
        let output = screen::run(command, patience)?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(format!("{code}: {}: {said}", output.status))
    }

    /// The command that starts the script.
    fn command(&self, options: &[String], start: &Start) -> Command {
        let own_terminal = start
            .dialog
            .iter()
            .any(|step| step.presses == Some(Key::HangUp));
        let mut words: Vec<String> = Vec::new();
        if own_terminal {
            words.extend(["python3", "-c", OWN_TERMINAL].map(str::to_owned));
        }
        match self.shell {
            Shell::Bash => {
                words.extend(["bash", "runbook.sh"].map(str::to_owned));
                words.extend(options.iter().cloned());
            }
            Shell::Powershell => {
                words.extend(["pwsh", "-NoProfile", "-Command"].map(str::to_owned));
                words.push(in_powershell(options));
            }
        }
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        self.environment(&mut command);
        command.envs(&start.environment);
        command
    }

    fn start(&self, start: &Start) -> Result<(), String> {
        if let Some(article) = &start.article {
            self.write_script(article)?;
        }
        if let Some(code) = &start.before {
            self.sh(code)?;
        }
        let mut options = start.options.clone();
        if let Some(answers) = &start.answers {
            let path = self.root.path().join("answers");
            fs::write(&path, answers).expect("written");
            options.push("--answers".to_owned());
            options.push(path.display().to_string());
        }
        let before: BTreeMap<PathBuf, usize> = self
            .evidence_files(&options)
            .into_iter()
            .map(|path| {
                let count = evidence::count(&path);
                (path, count)
            })
            .collect();
        let command = self.command(&options, start);
        let mut screen = if start.terminal {
            Screen::on_a_terminal(&command)
        } else {
            Screen::without_terminal(&command)
        }
        .patient(self.patience);
        self.play(start, &mut screen)
            .and_then(|()| self.check(start, &screen, &options, &before))
            .map_err(|problem| format!("{problem}\n--- screen: {}", screen.text()))
    }

    /// The dialog, to the end of the script.
    fn play(&self, start: &Start, screen: &mut Screen) -> Result<(), String> {
        for (n, step) in start.dialog.iter().enumerate() {
            self.act(step, screen)
                .map_err(|problem| format!("move {}: {problem}", n + 1))?;
        }
        let ended = screen.ends()?;
        let fits = match start.ends {
            End::Code(code) => ended == Ended::Code(code),
            End::Other(Otherwise::Killed) => ended == Ended::Signal(9),
            End::Other(Otherwise::Alone) => {
                screen.until("the lock is dropped", || self.is_unlocked())?;
                true
            }
        };
        if fits {
            Ok(())
        } else {
            Err(format!("ended with {ended:?}, not {:?}", start.ends))
        }
    }

    fn act(&self, step: &Move, screen: &mut Screen) -> Result<(), String> {
        if let Some(id) = &step.step {
            screen.sees(&format!("({id})"))?;
            screen.sees("[q] ")?;
            screen.sees("> ")?;
        }
        if let Some(text) = &step.question {
            screen.sees(text)?;
            screen.sees("] ")?;
            screen.sees(" > ")?;
        }
        if let Some(text) = &step.sees {
            screen.sees(text)?;
        }
        if let Some(file) = &step.appears {
            let path = self.path(file).ok_or("there is no state folder")?;
            screen.until(&format!("{file} appears"), || path.exists())?;
        }
        if let Some(time) = step.waits {
            std::thread::sleep(Duration::from_millis(time));
        }
        if let Some(code) = &step.does {
            self.sh(code)?;
        }
        if let Some(start) = &step.meanwhile {
            self.start(start)
                .map_err(|problem| format!("meanwhile: {problem}"))?;
        }
        if let Some(line) = &step.types {
            screen.types(format!("{line}\n").as_bytes())?;
        }
        match step.presses {
            None => {}
            Some(Key::CtrlC) => screen.types(b"\x03")?,
            Some(Key::CtrlD) => screen.types(b"\x04")?,
            Some(Key::HangUp) => send("KILL", screen.process())?,
        }
        if let Some(signal) = step.signal {
            let name = match signal {
                Signal::Int => "INT",
                Signal::Term => "TERM",
                Signal::Hup => "HUP",
                Signal::Kill => "KILL",
            };
            let process = screen.process();
            match step.to {
                None | Some(Receiver::Script) => send(name, process)?,
                Some(Receiver::Group) => send(name, -process)?,
            }
        }
        Ok(())
    }

    /// Kills what was started here and still runs, whatever group it is in: what has our folder in
    /// its environment. Where the system does not show environments, nothing is found.
    fn kill_all(&self) {
        let root = self.root.path().as_os_str().as_bytes();
        for process in fs::read_dir("/proc").into_iter().flatten().flatten() {
            let environment = fs::read(process.path().join("environ")).unwrap_or_default();
            if memchr::memmem::find(&environment, root).is_some()
                && let Ok(id) = process.file_name().to_string_lossy().parse()
            {
                // It may have ended by now.
                let _ = send("KILL", id);
            }
        }
    }

    fn is_unlocked(&self) -> bool {
        self.state()
            .is_none_or(|state| !state.join("lock").exists())
    }

    /// A file of the table: `state:` means the state folder.
    fn path(&self, file: &str) -> Option<PathBuf> {
        match file.strip_prefix("state:") {
            Some(file) => Some(self.state()?.join(file)),
            None => Some(self.work().join(file)),
        }
    }

    /// The files of evidence.
    fn evidence_files(&self, options: &[String]) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = Vec::new();
        for entry in self.state().into_iter().flat_map(fs::read_dir).flatten() {
            let path = entry.expect("an entry").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "jsonl")
            {
                paths.push(path);
            }
        }
        let mut words = options.iter();
        if words.any(|word| word == "--evidence") {
            let path = self.work().join(words.next().expect("a value"));
            if path.is_file() {
                paths.push(path);
            }
        }
        paths.sort();
        paths
    }

    /// What must be so after a start.
    fn check(
        &self,
        start: &Start,
        screen: &Screen,
        options: &[String],
        before: &BTreeMap<PathBuf, usize>,
    ) -> Result<(), String> {
        let shown = screen.text();
        for text in &start.shows {
            if !shown.contains(&fold(text)) {
                return Err(format!("it does not show {text:?}"));
            }
        }
        for text in start.hides.iter().chain(&start.nowhere) {
            if shown.contains(&fold(text)) {
                return Err(format!("it shows {text:?}"));
            }
        }
        if let Some(text) = start.nowhere.iter().find_map(|text| self.holds(text)) {
            return Err(text);
        }
        for (file, content) in &start.files {
            let text = self
                .path(file)
                .and_then(|path| fs::read_to_string(path).ok());
            let is_so = match (content, &text) {
                (Content::There(there), text) => *there == text.is_some(),
                (Content::Text(wanted), Some(text)) => wanted.trim() == text.trim(),
                (Content::Holds(texts), Some(text)) => texts.iter().all(|part| text.contains(part)),
                (_, None) => false,
            };
            if !is_so {
                return Err(format!("{file} should be {content:?}, but is {text:?}"));
            }
        }
        if start.ends != End::Other(Otherwise::Killed) {
            self.check_order(screen)?;
            self.check_evidence(start, options, before)?;
            self.check_reports(start, options)?;
        }
        self.check_status(start)
    }

    /// What any end leaves in order, but a violent one.
    fn check_order(&self, screen: &Screen) -> Result<(), String> {
        if screen.echoes() == Some(false) {
            return Err("the terminal no longer shows what is typed".to_owned());
        }
        let Some(state) = self.state() else {
            return Ok(());
        };
        let files = fs::read_dir(&state).into_iter().flatten();
        for path in files.map(|entry| entry.expect("an entry").path()) {
            let mode = fs::metadata(&path).map_or(0, |data| data.permissions().mode());
            if path.is_file() && mode & 0o077 != 0 {
                return Err(format!("{} is for others too: {mode:o}", path.display()));
            }
        }
        Ok(())
    }

    fn check_evidence(
        &self,
        start: &Start,
        options: &[String],
        before: &BTreeMap<PathBuf, usize>,
    ) -> Result<(), String> {
        let mut new: Vec<Map<String, Value>> = Vec::new();
        for path in self.evidence_files(options) {
            let old = before.get(&path).copied().unwrap_or_default();
            new.extend(evidence::read(&path)?.into_iter().skip(old));
        }
        let Some(wanted) = &start.evidence else {
            return Ok(());
        };
        let fits = wanted.len() == new.len()
            && wanted
                .iter()
                .zip(&new)
                .all(|(wanted, record)| evidence::fits(wanted, record));
        if fits {
            return Ok(());
        }
        let lines = |records: &[Map<String, Value>]| -> String {
            let lines = records
                .iter()
                .map(|r| format!("\n  {}", evidence::brief(r)));
            lines.collect()
        };
        Err(format!(
            "evidence:{}\nis not:{}",
            lines(&new),
            lines(wanted)
        ))
    }

    /// What `runbookc` says of the evidence; that it is damaged, of no run.
    fn check_reports(&self, start: &Start, options: &[String]) -> Result<(), String> {
        let state = |paths: &[PathBuf]| {
            let paths: Vec<Utf8PathBuf> = paths
                .iter()
                .map(|path| Utf8PathBuf::from_path_buf(path.clone()).expect("UTF-8"))
                .collect();
            let report = Report::read(&paths);
            let state = serde_json::to_value(report.state).expect("a word");
            (state, report.problems().join("\n"))
        };
        let (all, problems) = state(&self.evidence_files(options));
        if all == "damaged" {
            return Err(format!(
                "the report calls the evidence damaged:\n{problems}"
            ));
        }
        for (files, wanted) in &start.reports {
            let files: Vec<PathBuf> = files
                .split(' ')
                .map(|file| self.work().join(file))
                .collect();
            let (said, problems) = state(&files);
            if said != wanted.as_str() {
                return Err(format!(
                    "the report of {files:?} says {said}, not {wanted}:\n{problems}"
                ));
            }
        }
        Ok(())
    }

    fn check_status(&self, start: &Start) -> Result<(), String> {
        if start.status.is_empty() {
            return Ok(());
        }
        let options = ["--status".to_owned()];
        let command = self.command(
            &options,
            &Start {
                dialog: Vec::new(),
                ..start.clone()
            },
        );
        let output = screen::run(command, self.patience)?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        for (step, wanted) in &start.status {
            let line = format!("  {step}  {wanted}");
            if !said.lines().any(|said| said == line) {
                return Err(format!("--status does not say {line:?}:\n{said}"));
            }
        }
        Ok(())
    }

    /// A file beside the answers that holds a text.
    fn holds(&self, text: &str) -> Option<String> {
        fn search(folder: &Path, text: &str) -> Option<String> {
            for entry in fs::read_dir(folder).ok()?.flatten() {
                let path = entry.path();
                let kind = entry.file_type().ok()?;
                if kind.is_dir() {
                    if let Some(found) = search(&path, text) {
                        return Some(found);
                    }
                } else if kind.is_file() {
                    let content = fs::read(&path).unwrap_or_default();
                    let content = String::from_utf8_lossy(&content);
                    if content.contains(text) {
                        return Some(format!("{} holds {text:?}: {content}", path.display()));
                    }
                }
            }
            None
        }
        ["work", "state", "home", "tmp"]
            .iter()
            .find_map(|name| search(&self.root.path().join(name), text))
    }
}

fn send(signal: &str, process: i32) -> Result<(), String> {
    let status = Command::new("bash")
        .args(["-c", "kill -s \"$1\" -- \"$2\"", "kill", signal])
        .arg(process.to_string())
        .stderr(Stdio::null())
        .status()
        .expect("bash runs");
    if status.success() {
        Ok(())
    } else {
        Err(format!("no process {process} to signal"))
    }
}

/// A call of `runbook.ps1` with GNU's options in PowerShell's spelling. An
/// option that is repeated becomes one with a list.
pub fn in_powershell(options: &[String]) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let mut call: Vec<(String, Vec<String>)> = Vec::new();
    for word in options {
        match (word.strip_prefix("--"), call.last_mut()) {
            (Some(name), _) => {
                let pascal = name.split('-').map(|part| {
                    let (first, rest) = part.split_at(1);
                    first.to_uppercase() + rest
                });
                let name = format!("-{}", pascal.collect::<String>());
                match call.iter().position(|(known, _)| *known == name) {
                    Some(at) => {
                        let option = call.remove(at);
                        call.push(option);
                    }
                    None => call.push((name, Vec::new())),
                }
            }
            (None, Some((_, values))) => values.push(quoted(word)),
            (None, None) => call.push((quoted(word), Vec::new())),
        }
    }
    let words: Vec<String> = call
        .into_iter()
        .map(|(name, values)| format!("{name} {}", values.join(",")))
        .collect();
    format!("& ./runbook.ps1 {}; exit $LASTEXITCODE", words.join(" "))
}
