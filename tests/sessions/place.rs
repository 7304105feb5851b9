//! A session as it happens: a machine of its own in a temporary folder.

use super::evidence;
use super::prompt::{self, Started};
use super::screen::{self, Ended, Patience, Screen};
use super::script::script;
use super::shell;
use super::table::{
    self, End, Key, Move, Otherwise, Receiver, Session, Shell, Signal, Start, folder,
};
use runbookc::source::Automation;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Runs a program on a terminal of its own, which is lost when this is killed; after the word
/// `unheard`, it ignores the signal of that.
const OWN_TERMINAL: &str = "\
import os, pty, select, signal, sys
child, terminal = pty.fork()
if child == 0:
    if sys.argv[1] == 'unheard':
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.execvp(sys.argv[2], sys.argv[2:])
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
pub const STEPS_OF_A_SESSION: u32 = 4;

/// A machine that a session has to itself.
pub struct Place<'s> {
    session: &'s Session,
    shell: Shell,
    pub root: Machine,
    pub patience: Patience,
}

thread_local! {
    /// Where a player has its machines, one after another.
    static GROUND: TempDir = tempfile::tempdir().expect("a folder");
}

/// The folder that is all a session knows of a machine. Those of one player bear one name: a
/// PowerShell that stays keeps what it has made of a script by its place and text.
pub struct Machine(PathBuf);

impl Machine {
    fn new() -> Self {
        let path = GROUND.with(|ground| ground.path().join("machine"));
        fs::create_dir(&path).expect("the one before is gone");
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // What cannot be removed here must not be what the next session finds.
        if fs::remove_dir_all(&self.0).is_err() {
            let _ = fs::rename(&self.0, tempfile::tempdir().expect("a folder").keep());
        }
    }
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
        root: Machine::new(),
        patience: Patience::of(step, step * STEPS_OF_A_SESSION),
    };
    for name in ["work", "state", "home", "tmp"] {
        fs::create_dir(place.root.path().join(name)).expect("a folder");
    }
    let _afterwards = Afterwards(&place);
    place.write_script(&session.article, session.automation.as_deref())?;
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
    pub fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    /// The folder of the runbook's state, once there is one.
    pub fn state(&self) -> Option<PathBuf> {
        let mut folders = fs::read_dir(self.root.path().join("state/runbookc")).ok()?;
        Some(folders.next()?.ok()?.path())
    }

    fn write_script(&self, article: &str, automation: Option<&str>) -> Result<(), String> {
        let articles = folder().join("articles");
        let read = |name: &str| fs::read_to_string(articles.join(name));
        let english =
            read(&format!("{article}.md")).map_err(|error| format!("{article}: {error}"))?;
        let mut texts = vec![("en-US".to_owned(), english)];
        for (tag, name) in table::translations(article) {
            let text = read(&name).map_err(|error| format!("{name}: {error}"))?;
            texts.push((tag, text));
        }
        let paths: Vec<String> = texts
            .iter()
            .map(|(tag, _)| format!("{tag}/article.md"))
            .collect();
        let files: Vec<_> = texts
            .iter()
            .zip(&paths)
            .map(|((tag, text), path)| (tag.as_str(), path.as_str(), text.as_str()))
            .collect();
        let automation = match automation {
            Some(name) => {
                let text =
                    read(&format!("{name}.yaml")).map_err(|error| format!("{name}: {error}"))?;
                Automation::parse(&text).map_err(|error| format!("{name}: {error}"))?
            }
            None => Automation::default(),
        };
        let mut shells = vec![self.shell];
        if self
            .session
            .starts
            .iter()
            .any(|start| start.in_the_other_shell)
        {
            shells.push(self.shell.other());
        }
        for shell in shells {
            let (format, name) = shell::script_of(shell);
            let script = script(format, "article", &files, &automation).ok_or("no procedure")?;
            fs::write(self.work().join(name), script.content).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    fn environment(&self, command: &mut Command) {
        let root = self.root.path();
        shell::confine(command, root);
        command
            .current_dir(self.work())
            .env("HOME", root.join("home"))
            .env("TMPDIR", root.join("tmp"))
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
    pub fn command(&self, options: &[String], start: &Start) -> Command {
        let mut words: Vec<String> = Vec::new();
        let own_terminal = start.dialog.iter().find_map(|step| match step.presses? {
            Key::HangUp => Some("heard"),
            Key::HangUpUnheard => Some("unheard"),
            Key::CtrlC | Key::CtrlD => None,
        });
        if let Some(how) = own_terminal {
            words.extend(["python3", "-c", OWN_TERMINAL, how].map(str::to_owned));
        }
        words.extend(shell::words(self.shell_of(start), options));
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        self.environment(&mut command);
        command.envs(&start.environment);
        command
    }

    fn start(&self, start: &Start) -> Result<(), String> {
        if start.article.is_some() || start.automation.is_some() {
            let article = start.article.as_ref().unwrap_or(&self.session.article);
            let automation = start.automation.as_ref();
            let automation = automation.or(self.session.automation.as_ref());
            self.write_script(article, automation.map(String::as_str))?;
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
        let columns = start.columns.unwrap_or(80);
        let mut screen = if self.is_for_prompt(start) {
            prompt::start(&command, &options, start.terminal.then_some(columns))
        } else if start.terminal {
            Started::Alone(Screen::on_a_terminal_of(&command, columns))
        } else {
            Started::Alone(Screen::without_terminal(&command))
        }
        .patient(self.patience);
        self.play(start, &mut screen)
            .and_then(|()| self.check(start, &screen, &options, &before))
            .map_err(|problem| format!("{problem}\n--- screen: {}", screen.text()))
    }

    /// Whether a script is started at a prompt that stays: not where the start is about what a
    /// process inherits, or about its death, nor where the machine keeps a run from letting go.
    fn is_for_prompt(&self, start: &Start) -> bool {
        let is_about_process = |step: &Move| step.signal.is_some() || step.presses.is_some();
        self.shell_of(start) == Shell::Powershell
            && prompt::are_used()
            && start.environment.is_empty()
            && self.session.needs.is_none()
            && !start.dialog.iter().any(is_about_process)
    }

    fn shell_of(&self, start: &Start) -> Shell {
        if start.in_the_other_shell {
            self.shell.other()
        } else {
            self.shell
        }
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
        if let Some(columns) = step.resizes {
            screen.resize(columns);
        }
        if let Some(line) = &step.types {
            screen.types(format!("{line}\n").as_bytes())?;
        }
        if let Some(keys) = &step.keys {
            screen.types(keys.as_bytes())?;
        }
        if let Some(bytes) = &step.bytes {
            screen.types(bytes)?;
        }
        match step.presses {
            None => {}
            Some(Key::CtrlC) => screen.types(b"\x03")?,
            Some(Key::CtrlD) => screen.types(b"\x04")?,
            Some(Key::HangUp | Key::HangUpUnheard) => send("KILL", screen.process())?,
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
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        match file.strip_prefix("state:") {
            Some(file) => Some(self.state()?.join(file)),
            None => Some(self.work().join(file)),
        }
    }

    /// The files of evidence.
    pub fn evidence_files(&self, options: &[String]) -> Vec<PathBuf> {
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
        // Two runs may begin in one second: their names do not tell which is older.
        paths.sort_by_cached_key(|path| {
            let made = fs::metadata(path).and_then(|file| file.created());
            (made.ok(), path.clone())
        });
        paths
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
