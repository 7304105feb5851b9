//! What is typed, and signals, at any moment around a question. `RUNBOOKC_TYPED` says how many
//! texts are typed, while the terminal changes its width now and then; each start ends by a signal, and
//! the next ones, which go on with its run, by an end of the input.

use super::evidence;
use super::kills::{Dice, disorder, evidence_files, send};
use super::screen::{Ended, Patience, Screen};
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use runbookc::source::Automation;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const TEXTS_OF_A_START: usize = 10;
const STARTS_OF_A_DAY: usize = 3;
const ENDS_OF_A_START: usize = 3;
/// How many starts are made beside each other, where many are asked for: most of the time, each
/// waits.
const PLAYERS: usize = 8;
/// How many texts of theirs are typed, so that a start takes less time than they do.
const TEXTS_OF_A_LONG_START: usize = 40;
const ARTICLE: &str = "# Two steps\n\n1. Look at the dial.\n\n2. Look at the lamp.\n";
/// Where a text is asked for, and where it was taken.
const ASKED: &str = "What is to be noted?";
const TAKEN: &str = "Noted.";
/// The questions of a run that is gone on with, in turn.
const RESUMED: [&str; 3] = ["Continue this run?", "Is it as the step says?", ASKED];
/// A text may come this much too early or too late, in microseconds.
const AROUND: u64 = 12_000;

/// What functions call their own although the run knows something by that name: no end of it asks
/// for that, or only after it has set that itself.
const HARMLESS: &[&str] = &[
    "answer", "as_begun", "before", "codes", "from", "given", "left", "lock", "path", "rows",
    "said", "shown", "since", "style", "text", "wanted",
];

/// What came of all that was typed and sent.
#[derive(Default)]
struct Count {
    texts: usize,
    /// Typed before the question was there, and so no answer to it.
    early: usize,
    /// How often the terminal has changed its width around a question.
    resizes: usize,
    signals: usize,
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.texts += other.texts;
        self.early += other.early;
        self.resizes += other.resizes;
        self.signals += other.signals;
    }
}

fn pause(dice: &mut Dice) {
    std::thread::sleep(Duration::from_micros(dice.below(AROUND)));
}

/// Notes a text, however often it must be typed.
fn note(screen: &mut Screen, dice: &mut Dice, text: &str, count: &mut Count) -> Result<(), String> {
    screen.types(b"n\n")?;
    pause(dice);
    if dice.below(3) == 0 {
        screen.resize(dice.of(&[60, 80, 100]));
        count.resizes += 1;
        pause(dice);
    }
    let line = format!("{text}\n");
    screen.types(line.as_bytes())?;
    screen.sees(ASKED)?;
    // Nobody answers twice: where it was taken, the question about the step comes next.
    let asked = screen.asks()?.ok_or("it ends instead")?;
    let is_early = asked.contains("[Enter]");
    if is_early {
        screen.types(line.as_bytes())?;
        screen.sees(TAKEN)?;
        screen.asks()?;
        count.early += 1;
    }
    Ok(())
}

/// Goes on with the run and types that no more comes, as soon as one of its questions can be seen.
fn end_input(mut screen: Screen, dice: &mut Dice) -> Result<(), String> {
    let keys: &[&[u8]] = &[b"c", b"n"];
    let length = usize::try_from(dice.below(RESUMED.len() as u64)).expect("short");
    for (question, key) in RESUMED.iter().zip(keys).take(length) {
        screen.sees(question)?;
        screen.asks()?;
        screen.types(key)?;
    }
    screen.sees(RESUMED[length])?;
    std::thread::sleep(Duration::from_micros(dice.below(AROUND)));
    screen.types(b"\x04")?;
    match screen.ends() {
        Ok(Ended::Code(3)) => Ok(()),
        ended => Err(format!("{} {ended:?}\n{}", RESUMED[length], screen.text())),
    }
}

/// One start: some texts, and a signal in the middle of typing.
fn start(
    folder: &Path,
    shell: Shell,
    step: Duration,
    length: usize,
    dice: &mut Dice,
    count: &mut Count,
) -> Result<(), String> {
    let _ = fs::remove_dir_all(folder.join("state"));
    let command = shell::command_in(folder, shell, &[]);
    let patience = Patience::of(step, Duration::from_secs(3600));
    let mut screen = Screen::on_a_terminal(&command).patient(patience);
    screen.asks()?;
    let mut texts = Vec::new();
    for n in 0..length {
        let text = format!("text {n} of {} letters and more", dice.below(1_000_000));
        note(&mut screen, dice, &text, count)?;
        texts.push(text);
    }
    count.texts += texts.len();
    // Somewhere in a question, its answer, or the next question.
    let typed = dice.of(&["", "n\n", "d\n"]);
    screen.types(typed.as_bytes())?;
    pause(dice);
    let signal = dice.of(&["TERM", "HUP", "INT"]);
    send(signal, &screen.process().to_string());
    count.signals += 1;
    let ended = screen
        .ends()
        .map_err(|problem| format!("{signal}: {problem}"));
    let ended = ended.map_err(|problem| format!("{problem}\n{}", screen.text()))?;
    if ended != Ended::Code(130) {
        return Err(format!("{signal}: {ended:?}\n{}", screen.text()));
    }
    if let Some(problem) = disorder(folder) {
        return Err(format!("{signal}: {problem}"));
    }
    for _ in 0..ENDS_OF_A_START {
        end_input(Screen::on_a_terminal(&command).patient(patience), dice)?;
    }
    let path = evidence_files(folder).pop().ok_or("no evidence")?;
    let records = evidence::read(&path)?;
    let notes = records.iter().filter(|record| record["event"] == "note");
    let notes: Vec<_> = notes.map(|record| record["note"].as_str()).collect();
    let wanted: Vec<_> = texts.iter().map(|text| Some(text.as_str())).collect();
    if notes != wanted {
        return Err(format!("noted {notes:?}\nnot {wanted:?}"));
    }
    Ok(())
}

#[test]
fn no_text_is_torn_and_no_signal_lost_around_a_question() {
    let asked = std::env::var("RUNBOOKC_TYPED").ok();
    let asked: Option<usize> = asked.and_then(|number| number.parse().ok());
    let (starts, length, players) = match asked {
        Some(texts) => {
            let length = TEXTS_OF_A_LONG_START.min(texts.max(1));
            (texts.div_ceil(length), length, PLAYERS)
        }
        None => (STARTS_OF_A_DAY, TEXTS_OF_A_START, 1),
    };
    for shell in shell::wanted() {
        let Some(step) = shell::patience(shell) else {
            support::say(&format!("skipped: no {shell:?} on PATH to type in"));
            continue;
        };
        let files = [("en-US", "en-US/dial.md", ARTICLE)];
        let (format, name) = shell::script_of(shell);
        let script = script(format, "dial", &files, &Automation::default());
        let script = script.expect("a procedure").content;
        let next = AtomicUsize::new(0);
        let all: Mutex<(Count, Vec<String>)> = Mutex::default();
        let begun = Instant::now();
        let play = || {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join(name), &script).expect("written");
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= starts {
                    break;
                }
                let mut dice = Dice(0x7e57_1dea ^ (n as u64) << 32);
                let mut count = Count::default();
                let played = start(folder.path(), shell, step, length, &mut dice, &mut count);
                let mut all = all.lock().expect("no panic");
                all.0.add(&count);
                if let Err(problem) = played {
                    all.1.push(format!("start {n} in {shell:?}: {problem}"));
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..players {
                scope.spawn(play);
            }
        });
        let (count, problems) = all.into_inner().expect("no panic");
        if asked.is_some() {
            support::say(&format!(
                "{shell:?}: {} texts, {} of them typed before they were asked for; {} changes of \
                 width; {} signals; three times as many ends of input; {} starts in which something was torn, lost or hung: {:.0?}",
                count.texts,
                count.early,
                count.resizes,
                count.signals,
                problems.len(),
                begun.elapsed()
            ));
        }
        assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    }
}

/// The names that words of a line of bash give values to, or declare.
fn names(line: &str) -> impl Iterator<Item = String> + '_ {
    line.split_whitespace().filter_map(|word| {
        let name = word.split('=').next().unwrap_or_default();
        let is_name = |name: &str| name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_'));
        (!name.is_empty() && is_name(name)).then(|| name.to_owned())
    })
}

/// What a signal has to tell while some function runs goes to the terminal: nothing around commands
/// that may wait sends that elsewhere.
#[test]
fn nothing_that_a_signal_may_interrupt_is_redirected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/bash/runtime");
    let mut ends = 0;
    for entry in fs::read_dir(folder).expect("the runtime") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        // The shell of the commands is another one; before `shell.sh` has ended, no signal is heard.
        if matches!(&*name, "session.sh" | "shell.sh") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a part");
        // Of a process of its own, no signal is this script's.
        let mut inner: Vec<&str> = Vec::new();
        for line in text.lines() {
            let indent = &line[..line.len() - line.trim_start().len()];
            // What is only a text redirects nothing.
            let bare: String = line.trim_start().split('\'').step_by(2).collect();
            let words = bare.split("<(").next().unwrap_or_default();
            if words == "(" {
                inner.push(indent);
            }
            if words.starts_with(')') && inner.last() == Some(&indent) {
                inner.pop();
            }
            let end = ["}", "done", "fi", "esac"]
                .iter()
                .find_map(|end| words.strip_prefix(end))
                .or_else(|| words.rsplit_once("; }").map(|(_, rest)| rest))
                .or_else(|| words.rsplit_once("; done").map(|(_, rest)| rest))
                .filter(|rest| rest.is_empty() || rest.starts_with([' ', ';', ')']));
            let Some(rest) = end else { continue };
            ends += 1;
            let own = rest.split(['|', ';']).next().unwrap_or_default();
            let is_apart = !inner.is_empty() || rest.ends_with(" &");
            assert!(
                is_apart || !own.replace("&&", "").contains('>'),
                "{name}: {line}"
            );
        }
    }
    assert!(ends > 500, "{ends}");
}

/// A signal ends the run from within any function, and what that calls its own hides what the
/// whole script knows by the same name.
#[test]
fn no_function_hides_from_the_end_of_a_run_what_it_needs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/emit/bash/runtime");
    let (mut known, mut own) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(folder).expect("the runtime") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        // The shell of the commands is another one.
        if name == "session.sh" {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a part");
        // What is to be done is known by what these find out, whoever calls them.
        let finds = ["main.sh", "options.sh", "records.sh", "run.sh"].contains(&&*name);
        let (mut is_main, mut locals) = (false, BTreeSet::new());
        for line in text.lines() {
            is_main = (is_main || line == "main() {") && line != "}";
            if let Some(words) = line.trim_start().strip_prefix("local ") {
                // What is calculated is no name.
                locals.extend(names(words.split("$((").next().unwrap_or_default()));
                own.extend(locals.iter().cloned());
            } else if line.contains("() {") {
                locals.clear();
            } else if finds || is_main || !line.starts_with(['\t', '#']) {
                let words: Vec<_> = line.split_whitespace().collect();
                let set = words.iter().filter(|word| word.contains('='));
                let set = set.flat_map(|word| names(word));
                known.extend(set.filter(|name| !locals.contains(name)));
            }
        }
    }
    assert!(known.contains("sequence") && known.contains("first") && own.contains("row"));
    let hidden: BTreeSet<_> = known.intersection(&own).map(String::as_str).collect();
    assert_eq!(hidden, HARMLESS.iter().copied().collect::<BTreeSet<_>>());
}
