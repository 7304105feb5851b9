//! Runs that are killed or sent a signal at any moment, again and again. `RUNBOOKC_KILLS` and
//! `RUNBOOKC_SIGNALS` say how often.

use super::evidence;
use super::place::STEPS_OF_A_SESSION;
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use runbookc::source::Automation;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const STEPS: usize = 20;
/// What a step does in each shell.
const CODE: &str = "    ```bash
    echo {n} >>log
    sleep 0.0{pause}
    ```

    ```powershell
    Add-Content log {n}
    Start-Sleep -Milliseconds {pause}0
    ```
";

/// Up to when a start is killed, in milliseconds: some steps later.
fn longest(shell: Shell) -> u64 {
    match shell {
        Shell::Bash => 1500,
        // It has not begun for most of the first two seconds.
        Shell::Powershell => 4500,
    }
}

/// Waits for a process that is no child of its own, which no end is ever told of.
const WAITS: &str = r#"
. "$1/src/emit/bash/runtime/evidence.sh"
wait_for "$PPID"
echo went on
"#;

/// Hashes a text; the first time, a signal that is noted has ended who writes it to the program.
/// No signal is sent: whoever runs the tests may have them ignored.
const HASHES: &str = r#"
. "$1/src/emit/bash/runtime/evidence.sh"
find_hasher
eval "own_$(declare -f take_row)"
take_row() {
	if mkdir once 2>/dev/null; then
		noted+=" INT"
		own_take_row "$1" < <(exec $hasher </dev/null)
	else
		own_take_row "$1"
	fi
}
hash_text abc
echo "$digest"
"#;

/// What ends the starts of a run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// `KILL`, which nothing can see: what was under way is unknown.
    Kill,
    /// What the script sees, and puts everything in order before it ends.
    Signal,
}

impl End {
    /// The variable that says how often.
    fn variable(self) -> &'static str {
        match self {
            Self::Kill => "RUNBOOKC_KILLS",
            Self::Signal => "RUNBOOKC_SIGNALS",
        }
    }

    /// What is sent.
    fn pick(self, dice: &mut Dice) -> &'static str {
        let signals: &[&'static str] = match self {
            Self::Kill => &["KILL"],
            Self::Signal => &["TERM", "HUP", "INT"],
        };
        dice.of(signals)
    }
}

/// How many of them make up a test of every day.
fn ends_of_a_day(shell: Shell) -> usize {
    match shell {
        Shell::Bash => 12,
        Shell::Powershell => 5,
    }
}

/// A generator of numbers that is the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// One of some.
    pub fn of<T: Copy>(&mut self, some: &[T]) -> T {
        let count = u64::try_from(some.len()).expect("a few");
        some[usize::try_from(self.below(count)).expect("less")]
    }
}

/// Starts the runbook of a folder without anybody, in a process group of its own.
pub fn start(folder: &Path, shell: Shell) -> Child {
    let options = ["--unattended", "--answers", "answers"].map(str::to_owned);
    start_by(shell::command(shell, &options), folder)
}

/// The same by another command.
pub fn start_by(mut command: Command, folder: &Path) -> Child {
    let log = fs::File::options()
        .create(true)
        .append(true)
        .open(folder.join("screen"))
        .expect("a file");
    command
        .current_dir(folder)
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("TMPDIR", folder.join("tmp"))
        .env("LANG", "C.UTF-8")
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a copy"))
        .stderr(log)
        .process_group(0)
        .spawn()
        .expect("it runs")
}

/// Waits for the end of a start, but not for ever: as long as a session may take of which a step
/// takes this long.
pub fn wait(child: &mut Child, folder: &Path, step: Duration) -> ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("it is ours") {
            return status;
        }
        if begun.elapsed() > step * STEPS_OF_A_SESSION {
            let living = processes();
            send("KILL", &format!("-{}", child.id()));
            panic!("it does not end:\n{}\n{living}", shown(folder));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The processes of the machine that belong to no kernel: who waits for whom is seen there.
fn processes() -> String {
    let mut ps = Command::new("ps");
    ps.args([
        "-eo",
        "pid,ppid,pgid,stat,wchan:20,etimes,pending,blocked,ignored,caught,args",
    ]);
    let output = ps.output().map(|output| output.stdout).unwrap_or_default();
    let lines = String::from_utf8_lossy(&output);
    let lines = lines.lines().filter(|line| !line.ends_with(']'));
    lines.collect::<Vec<_>>().join("\n")
}

pub fn send(signal: &str, receiver: &str) {
    let mut kill = Command::new("bash");
    kill.args(["-c", "kill -s \"$1\" -- \"$2\"", "kill", signal, receiver]);
    kill.stderr(Stdio::null()).status().expect("bash runs");
}

/// What was shown last.
pub fn shown(folder: &Path) -> String {
    let screen = fs::read_to_string(folder.join("screen")).unwrap_or_default();
    let lines: Vec<&str> = screen.lines().collect();
    lines[lines.len().saturating_sub(120)..].join("\n")
}

/// How many bytes all starts have printed until now.
fn screen_length(folder: &Path) -> u64 {
    fs::metadata(folder.join("screen")).map_or(0, |file| file.len())
}

/// The files of evidence of all runs, the oldest first.
pub fn evidence_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(states) = fs::read_dir(folder.join("state/runbookc")) else {
        return Vec::new();
    };
    let files = states
        .flatten()
        .flat_map(|state| fs::read_dir(state.path()));
    let paths = files.flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "jsonl")
        })
        .collect();
    paths.sort();
    paths
}

/// What is wrong with the evidence of a run that is complete, or nothing; and
/// how many commands may have run twice.
fn check(path: &Path) -> Result<usize, String> {
    let records = evidence::read(path)?;
    if records.is_empty() {
        // It was killed before it began.
        return Ok(0);
    }
    let of = |event: &'static str| {
        records
            .iter()
            .filter(move |record| record["event"] == event)
    };
    let steps: Vec<&str> = of("step")
        .filter_map(|record| record["step"].as_str())
        .collect();
    let wanted: Vec<String> = (1..=STEPS).map(|n| format!("p1.{n}")).collect();
    if steps != wanted {
        return Err(format!("steps are recorded as {steps:?}"));
    }
    if of("step").any(|record| record["outcome"] != "done" || record["by"] != "command") {
        return Err("a step was not done by its command".to_owned());
    }
    let done = of("end").filter(|record| record["outcome"] == "done");
    if of("start").count() != 1 || done.count() != 1 {
        return Err("the run has not begun once, or not ended once".to_owned());
    }
    Ok(of("attempt").count())
}

/// The same of all runs.
fn problem(folder: &Path) -> Option<String> {
    let (mut runs, mut again) = (0, 0);
    for path in evidence_files(folder) {
        match check(&path) {
            Ok(unknown) => again += unknown,
            Err(problem) => {
                let text = fs::read_to_string(&path).unwrap_or_default();
                return Some(format!("{problem}\n{text}"));
            }
        }
        runs += usize::from(fs::metadata(&path).is_ok_and(|file| file.len() > 0));
    }
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    let lines = log.lines().count();
    // What was unknown and answered with `run` may have run before.
    if lines < runs * STEPS || lines > runs * STEPS + again {
        return Some(format!(
            "{lines} commands in {runs} runs with {again} unknown ends:\n{log}"
        ));
    }
    None
}

#[test]
fn every_step_is_recorded_once_however_often_the_run_is_killed() {
    in_every_shell(End::Kill);
}

#[test]
fn a_signal_ends_a_start_in_order_whenever_it_comes() {
    in_every_shell(End::Signal);
}

/// A shell that let go of a process which is killed may keep it dead and uncollected, as if it lived.
#[test]
fn nobody_waits_for_what_is_no_child_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = shell::drive(Shell::Bash, WAITS, folder.path());
    assert_eq!(said, "went on\n");
}

/// A signal to all ends who writes a text, too: the hash of nothing is not that of the text.
#[test]
fn a_text_that_a_signal_has_cut_off_is_hashed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let said = shell::drive(Shell::Bash, HASHES, folder.path());
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n";
    assert_eq!(said, known);
}

fn in_every_shell(end: End) {
    for shell in shell::wanted() {
        match shell::patience(shell) {
            Some(patience) => end_again_and_again(end, shell, patience),
            None => support::say(&format!("skipped: no {shell:?} on PATH to kill")),
        }
    }
}

/// What is not in order after a start that has seen a signal, or nothing.
pub fn disorder(folder: &Path) -> Option<String> {
    for state in fs::read_dir(folder.join("state/runbookc"))
        .into_iter()
        .flatten()
        .flatten()
    {
        // An empty one is nobody's: the start was ended in the middle of taking it.
        if fs::metadata(state.path().join("lock")).is_ok_and(|lock| lock.len() > 0) {
            return Some("the lock is still held".to_owned());
        }
    }
    let path = evidence_files(folder).pop()?;
    let records = match evidence::read(&path) {
        Ok(records) => records,
        Err(problem) => return Some(problem),
    };
    let last = records.last()?;
    if last["event"] != "end" {
        return Some(format!("the last record is {}", evidence::brief(last)));
    }
    let unknown = |record: &&serde_json::Map<String, serde_json::Value>| {
        record["event"] == "attempt" && record["result"] == "unknown"
    };
    let unknown = records.iter().find(unknown)?;
    let lines: Vec<String> = records.iter().map(evidence::brief).collect();
    let what = evidence::brief(unknown);
    Some(format!("nobody knows of {what} in\n{}", lines.join("\n")))
}

fn end_again_and_again(end: End, shell: Shell, patience: Duration) {
    let kills: usize = std::env::var(end.variable())
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| ends_of_a_day(shell));
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let mut article = "# Twenty steps\n\n".to_owned();
    let mut answers = String::new();
    for n in 1..=STEPS {
        let code = CODE.replace("{n}", &n.to_string());
        let code = code.replace("{pause}", &(n % 10).to_string());
        let _ = write!(article, "{n}. Do part {n}:\n\n{code}\n");
        let _ = writeln!(answers, "p1.{n}.unknown = run");
    }
    let files = [("en-US", "en-US/twenty.md", article.as_str())];
    let (format, name) = shell::script_of(shell);
    let script = script(format, "twenty", &files, &Automation::default());
    let script = script.expect("a procedure").content;
    fs::write(folder.join(name), script).expect("written");
    fs::write(folder.join("answers"), answers).expect("written");
    fs::create_dir(folder.join("tmp")).expect("a folder");

    let mut dice = Dice(0x5eed_cafe);
    let begun = Instant::now();
    let (mut done, mut runs, mut starts) = (0, 0, 0);
    let mut under_way = false;
    while done < kills || under_way {
        let before = screen_length(folder);
        let mut child = start(folder, shell);
        starts += 1;
        under_way = true;
        let mut ended = None;
        let mut sent = "nothing";
        if done < kills {
            std::thread::sleep(Duration::from_millis(dice.below(longest(shell))));
            ended = child.try_wait().expect("it is ours");
            if ended.is_none() {
                sent = end.pick(&mut dice);
                let alone = dice.below(2) == 0;
                let receiver = format!("{}{}", if alone { "" } else { "-" }, child.id());
                send(sent, &receiver);
                let status = wait(&mut child, folder, patience);
                done += 1;
                // PowerShell that is interrupted before it runs its script may end as if all were
                // well; it has said nothing.
                if shell == Shell::Powershell && screen_length(folder) == before {
                    continue;
                }
                // It may also come when all is done, or end the command alone
                // where the script is just keeping what it knows.
                if !status.success() {
                    let as_agreed = status.code().is_none_or(|code| code == 130 || code == 1);
                    assert!(as_agreed, "{sent} {done}: {status}:\n{}", shown(folder));
                    if end == End::Signal
                        && let Some(problem) = disorder(folder)
                    {
                        panic!("{sent} {done}: {problem}\n{}", shown(folder));
                    }
                    continue;
                }
                ended = Some(status);
            }
        }
        let status = match ended {
            Some(status) => status,
            None => wait(&mut child, folder, patience),
        };
        assert!(
            status.success(),
            "{sent} {done}: {status}:\n{}",
            shown(folder)
        );
        if let Some(problem) = problem(folder) {
            panic!("{sent} {done}: {problem}\n{}", shown(folder));
        }
        runs += 1;
        under_way = false;
    }
    // The pipes and sockets of .NET are not ours.
    let left = fs::read_dir(folder.join("tmp")).expect("there");
    let left: Vec<PathBuf> = left.flatten().map(|entry| entry.path()).collect();
    let left: Vec<&PathBuf> = left.iter().filter(|path| path.is_dir()).collect();
    assert!(left.is_empty(), "killed starts have left {left:?}");
    if kills > ends_of_a_day(shell) {
        support::say(&format!(
            "{shell:?}: {} = {kills}, in {starts} starts of {runs} runs, {:.0?}",
            end.variable(),
            begun.elapsed()
        ));
    }
}
