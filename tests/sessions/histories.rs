//! Runs whose article is edited, whose commands change, that are killed and gone on with in another
//! shell, in any order: what the evidence says ran is what a log that the commands write says ran.
//! `RUNBOOKC_HISTORIES` says how many.

use super::evidence;
use super::kills::{Dice, evidence_files, send, shown, start, wait};
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use camino::Utf8PathBuf;
use runbookc::report::{Report, State};
use runbookc::source::Automation;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many starts a history has that may be killed, before one that may not.
const STARTS: usize = 4;

/// A step: what it says, what its article has for it to run, and what an automation file has in
/// its place. What runs has a number of its own, that no other code ever had.
struct Step {
    part: u64,
    words: u64,
    code: u64,
    automation: Option<u64>,
}

/// The steps of an article, and what was used of numbers.
struct World {
    steps: Vec<Step>,
    used: u64,
    /// How often the words around commands have changed: what is worded otherwise is another
    /// step, which is done again.
    reworded: Counts,
}

/// What commands of a number do in a shell: they say that they begin and that they end, and fail
/// once where their number ends with a seven.
fn code(shell: Shell, number: u64) -> String {
    let fails = number % 10 == 7;
    match shell {
        Shell::Bash => {
            let check =
                format!("{{ test -e met{number} || {{ touch met{number}; false; }}; }} && ");
            let check = if fails { check.as_str() } else { "" };
            format!("echo begin {number} >>log && sleep 0.04 && {check}echo end {number} >>log")
        }
        Shell::Powershell => {
            let check = format!(
                "if (-not (Test-Path met{number})) {{ Set-Content met{number} 1; throw 'no' }}; "
            );
            let check = if fails { check.as_str() } else { "" };
            format!(
                "Add-Content log 'begin {number}'; Start-Sleep -Milliseconds 40; {check}Add-Content log 'end {number}'"
            )
        }
    }
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            steps: Vec::new(),
            used: 0,
            reworded: Counts::new(),
        };
        for _ in 0..4 {
            let step = world.step();
            world.steps.push(step);
        }
        world
    }

    fn number(&mut self) -> u64 {
        self.used += 1;
        self.used
    }

    fn step(&mut self) -> Step {
        Step {
            part: self.number(),
            words: 0,
            code: self.number(),
            automation: None,
        }
    }

    /// Changes something, as somebody does who edits.
    fn edit(&mut self, dice: &mut Dice) -> &'static str {
        let count = self.steps.len() as u64;
        let at = usize::try_from(dice.below(count)).expect("a few");
        match dice.below(6) {
            0 => {
                self.steps[at].words += 1;
                let number = self.steps[at].automation.unwrap_or(self.steps[at].code);
                *self.reworded.entry(number).or_default() += 1;
                "a sentence"
            }
            1 => {
                self.steps[at].code = self.number();
                "a command"
            }
            2 => {
                self.steps.swap(at, 0);
                "the order"
            }
            3 => {
                let step = self.step();
                self.steps.insert(at, step);
                "a new step"
            }
            4 if count > 2 => {
                self.steps.remove(at);
                "a step that is gone"
            }
            _ => {
                let number = self.number();
                let automation = &mut self.steps[at].automation;
                *automation = automation.is_none().then_some(number);
                "the automation"
            }
        }
    }

    /// Writes the scripts of both shells.
    fn write(&self, folder: &Path, shells: &[Shell]) {
        let mut article = "# Many parts\n\n".to_owned();
        let mut automation = "steps:\n".to_owned();
        for (n, step) in self.steps.iter().enumerate() {
            let n = n + 1;
            let _ = writeln!(
                article,
                "{n}. Do part {}, in {} words:\n",
                step.part, step.words
            );
            for shell in Shell::ALL {
                let name = shell.name();
                let code = code(shell, step.code);
                let _ = writeln!(article, "   ```{name}\n   {code}\n   ```\n");
            }
            if let Some(number) = step.automation {
                let _ = writeln!(automation, "  p1.{n}:");
                for shell in Shell::ALL {
                    let (name, code) = (shell.name(), code(shell, number));
                    let _ = writeln!(automation, "    {name}:\n      run: |\n        {code}");
                }
            }
        }
        let automation = match automation.as_str() {
            "steps:\n" => Automation::default(),
            text => Automation::parse(text).expect("our own"),
        };
        for shell in shells {
            let (format, name) = shell::script_of(*shell);
            let files = [("en-US", "en-US/parts.md", article.as_str())];
            let script = script(format, "parts", &files, &automation).expect("a procedure");
            fs::write(folder.join(name), script.content).expect("written");
        }
    }
}

/// How often something is told of each number.
type Counts = BTreeMap<u64, usize>;

/// Stands for the number of a text that is another since it ran.
const ANOTHER: u64 = 0;

/// The number behind a word in a text.
fn number_behind(text: &str, word: &str) -> Option<u64> {
    let rest = text.split(word).nth(1)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// What the evidence says of each number: how often it was done, how often it was tried and did not
/// come to that, and how often it was about to run.
fn told(records: &[Map<String, Value>]) -> (Counts, Counts, Counts) {
    let (mut done, mut tried, mut due) = (Counts::new(), Counts::new(), Counts::new());
    // The number of the code of each text of a step, as each start has it, the last last.
    let mut now: BTreeMap<String, u64> = BTreeMap::new();
    let mut before: Vec<(&Value, BTreeMap<String, u64>)> = Vec::new();
    let mut began = &Value::Null;
    for record in records {
        let event = record["event"].as_str().unwrap_or_default();
        let lists = |name: &str| record.get(name).and_then(Value::as_array);
        if let (Some(steps), Some(codes)) = (lists("steps"), lists("codes")) {
            before.push((began, std::mem::take(&mut now)));
            began = &record["start"];
            for code in codes {
                let number = number_behind(code[2].as_str().unwrap_or_default(), "begin ");
                let step = steps
                    .iter()
                    .find(|step| step[0] == code[0])
                    .expect("a step");
                let hash = step[2].as_str().unwrap_or_default().to_owned();
                now.extend(number.map(|number| (hash, number)));
            }
        }
        let hash = record
            .get("hash")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if event == "begin" {
            *due.entry(now[hash]).or_default() += 1;
        }
        if event == "step" && record["by"] == "command" {
            *done.entry(now[hash]).or_default() += 1;
        }
        if event == "attempt" {
            // What is unknown ran before this start, maybe with other words around it. Of
            // starts in the same second, any may have run it.
            let number = if record["result"] == "unknown" {
                let is_earlier = |own: &Value| own.as_str() <= record["start"].as_str();
                let earlier = before.iter().filter(|(own, _)| is_earlier(own));
                let last = earlier.clone().map(|(own, _)| own).next_back();
                let same = earlier.filter(|(own, _)| Some(own) == last);
                let numbers: BTreeSet<u64> = same
                    .map(|(_, codes)| codes.get(hash).copied().unwrap_or(ANOTHER))
                    .collect();
                match numbers.into_iter().collect::<Vec<_>>().as_slice() {
                    [number] => *number,
                    _ => ANOTHER,
                }
            } else {
                now[hash]
            };
            *tried.entry(number).or_default() += 1;
        }
    }
    (done, tried, due)
}

/// What is wrong with what the evidence tells, beside the log.
fn problem(folder: &Path, reworded: &Counts) -> Option<String> {
    let mut records = Vec::new();
    let paths = evidence_files(folder);
    if paths.len() > 1 {
        // All was done: this start was another run.
        return None;
    }
    for path in &paths {
        match evidence::read(path) {
            Ok(read) => records.extend(read),
            Err(problem) => return Some(problem),
        }
    }
    // What the state says to be under way, or holds of the evidence, is told of by the next
    // start.
    let whole = !records.is_empty() && !is_under_way(folder);
    let (done, tried, due) = told(&records);
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    let (mut begun, mut ended) = (Counts::new(), Counts::new());
    for line in log.lines() {
        for (word, counts) in [("begin ", &mut begun), ("end ", &mut ended)] {
            if let Some(number) = number_behind(line, word) {
                *counts.entry(number).or_default() += 1;
            }
        }
    }
    let of = |counts: &Counts, number: u64| counts.get(&number).copied().unwrap_or(0);
    for number in begun.keys().chain(done.keys()).copied() {
        let (begun, ended) = (of(&begun, number), of(&ended, number));
        let (done, tried) = (of(&done, number), of(&tried, number) + of(&tried, ANOTHER));
        let again = of(reworded, number);
        let what = if begun > of(&due, number) {
            "ran and nothing tells that it was about to"
        } else if done > ended {
            "is signed and did not end"
        } else if done > 1 + again {
            "is signed twice"
        } else if whole && begun > done + tried {
            "ran and is not told of"
        } else if begun > 1 + tried + again {
            "ran twice without a word"
        } else {
            continue;
        };
        let records: Vec<String> = records.iter().map(evidence::brief).collect();
        let counts = format!("begun {begun}, ended {ended}, done {done}, tried {tried}");
        return Some(format!(
            "{number} {what}: {counts}\n{log}\n{}",
            records.join("\n")
        ));
    }
    let paths = paths
        .into_iter()
        .map(|path| Utf8PathBuf::from_path_buf(path).expect("UTF-8"));
    let report = Report::read(&paths.collect::<Vec<_>>());
    (!paths_are_whole(&report)).then(|| report.problems().join("\n"))
}

fn paths_are_whole(report: &Report) -> bool {
    // A start that was killed has no end.
    report.files.is_empty() || matches!(report.state, State::Complete | State::Unended)
}

/// Whether the state says that something runs, or did when the start was killed, or has a line
/// that the evidence lacks.
fn is_under_way(folder: &Path) -> bool {
    let states = fs::read_dir(folder.join("state/runbookc"));
    states.into_iter().flatten().flatten().any(|state| {
        let text = fs::read_to_string(state.path().join("state")).unwrap_or_default();
        let kept: String = evidence_files(folder)
            .iter()
            .filter_map(|path| fs::read_to_string(path).ok())
            .collect();
        text.lines().any(|line| {
            let pending = line.strip_prefix("pending ");
            line.starts_with("running ") || pending.is_some_and(|line| !kept.contains(line))
        })
    })
}

/// Whether the run has come to its end, even if the start was killed right behind it: what is
/// started then is another run.
fn is_over(folder: &Path) -> bool {
    let paths = evidence_files(folder);
    let records = paths.last().map(|path| evidence::read(path));
    let records = records.and_then(Result::ok).unwrap_or_default();
    let last = records.last();
    paths.len() > 1 || last.is_some_and(|last| last["event"] == "end" && last["outcome"] == "done")
}

/// Whether a process of a group still lives.
fn lives(group: u32) -> bool {
    let status = std::process::Command::new("bash")
        .args([
            "-c",
            "kill -0 -- \"-$1\" 2>/dev/null",
            "kill",
            &group.to_string(),
        ])
        .status();
    status.is_ok_and(|status| status.success())
}

/// A history, from numbers that are always the same.
fn play(seed: u64, shells: &[Shell], patience: Duration) -> Result<(), String> {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    for _ in 0..8 {
        dice.below(2);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("tmp")).expect("a folder");
    let mut world = World::new();
    world.write(folder, shells);
    let mut story = String::new();
    for n in 0..40 {
        let last = n >= STARTS;
        let shell = dice.of(shells);
        let mut answers = "resume = continue\n".to_owned();
        for step in 1..=world.steps.len() {
            let answer = dice.of(&["run", "done", "skip not needed"]);
            let _ = writeln!(answers, "p1.{step}.unknown = {answer}");
        }
        for step in 1..=world.used {
            let _ = writeln!(answers, "p1.{step}.gone = skip not needed");
        }
        fs::write(folder.join("answers"), answers).expect("written");
        let mut child = start(folder, shell);
        let group = child.id();
        let _ = write!(story, "\n{}", shell.name());
        if !last && dice.below(4) > 0 {
            let longest = match shell {
                Shell::Bash => 600,
                Shell::Powershell => 3500,
            };
            std::thread::sleep(Duration::from_millis(dice.below(longest)));
            let sent = dice.of(&["KILL", "KILL", "TERM", "INT"]);
            let all = if dice.below(2) == 0 { "-" } else { "" };
            send(sent, &format!("{all}{group}"));
            let _ = write!(story, ", {sent} to {all}it");
        }
        let status = wait(&mut child, folder, patience);
        let begun = Instant::now();
        while lives(group) && begun.elapsed() < patience {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = write!(story, ": {status}");
        if let Some(problem) = problem(folder, &world.reworded) {
            return Err(format!("{problem}\n{story}\n{}", shown(folder)));
        }
        if status.success() || is_over(folder) {
            return Ok(());
        }
        if !last && dice.below(2) == 0 {
            let what = world.edit(&mut dice);
            let _ = write!(story, "; then {what} changes");
            world.write(folder, shells);
        }
    }
    Err(format!(
        "it never comes to its end:{story}\n{}",
        shown(folder)
    ))
}

#[test]
fn what_is_signed_is_what_ran_whatever_becomes_of_the_article() {
    let shells: Vec<Shell> = shell::wanted()
        .into_iter()
        .filter(|shell| shell::is_there(*shell))
        .collect();
    let Some(patience) = shells
        .iter()
        .filter_map(|shell| shell::patience(*shell))
        .max()
    else {
        support::say("skipped: no shell on PATH for histories");
        return;
    };
    let asked = std::env::var("RUNBOOKC_HISTORIES")
        .ok()
        .and_then(|text| text.parse().ok());
    let count: u64 = asked.unwrap_or(6);
    let first: u64 = std::env::var("RUNBOOKC_SEED")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(1);
    let begun = Instant::now();
    for seed in first..first + count {
        if let Err(problem) = play(seed, &shells, patience) {
            panic!("history {seed}: {problem}");
        }
        let played = seed - first + 1;
        if asked.is_some() && played.is_multiple_of(100) && played < count {
            support::say(&format!("{played} of {count}, {:.0?}", begun.elapsed()));
        }
    }
    if asked.is_some() {
        support::say(&format!(
            "{count} histories in {shells:?}, {:.0?}",
            begun.elapsed()
        ));
    }
}
