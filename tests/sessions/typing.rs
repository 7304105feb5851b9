//! What is typed, and signals, at any moment around a question. `RUNBOOKC_TYPED` says how many
//! texts are typed; after every ten, a signal comes.

use super::evidence;
use super::kills::{Dice, disorder, evidence_files, send};
use super::screen::{Ended, Patience, Screen};
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use runbookc::source::Automation;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const TEXTS_OF_A_START: usize = 10;
const STARTS_OF_A_DAY: usize = 3;
const ARTICLE: &str = "# Two steps\n\n1. Look at the dial.\n\n2. Look once more.\n";
/// Where a text is asked for, and where it was taken.
const ASKED: &str = "What is to be noted?";
const TAKEN: &str = "Noted.";
/// A text may come this much too early or too late, in microseconds.
const AROUND: u64 = 12_000;

/// What came of all that was typed and sent.
#[derive(Default)]
struct Count {
    texts: usize,
    /// Typed before the question was there, and so no answer to it.
    early: usize,
    signals: usize,
}

fn pause(dice: &mut Dice) {
    std::thread::sleep(Duration::from_micros(dice.below(AROUND)));
}

/// Notes a text, however often it must be typed; whether it came too early.
fn note(screen: &mut Screen, dice: &mut Dice, text: &str) -> Result<bool, String> {
    screen.types(b"n\n")?;
    pause(dice);
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
    }
    Ok(is_early)
}

/// One start: some texts, and a signal in the middle of typing.
fn start(
    folder: &Path,
    shell: Shell,
    step: Duration,
    dice: &mut Dice,
    count: &mut Count,
) -> Result<(), String> {
    let _ = fs::remove_dir_all(folder.join("state"));
    let command = shell::command_in(folder, shell, &[]);
    let patience = Patience::of(step, Duration::from_secs(3600));
    let mut screen = Screen::on_a_terminal(&command).patient(patience);
    screen.asks()?;
    let mut texts = Vec::new();
    for n in 0..TEXTS_OF_A_START {
        let text = format!("text {n} of {} letters and more", dice.below(1_000_000));
        let is_early = note(&mut screen, dice, &text)?;
        count.early += usize::from(is_early);
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
        .map_err(|problem| format!("{signal}: {problem}"))?;
    if ended != Ended::Code(130) {
        return Err(format!("{signal}: {ended:?}\n{}", screen.text()));
    }
    if let Some(problem) = disorder(folder) {
        return Err(format!("{signal}: {problem}"));
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
    let starts = asked.map_or(STARTS_OF_A_DAY, |texts| texts.div_ceil(TEXTS_OF_A_START));
    for shell in shell::wanted() {
        let Some(step) = shell::patience(shell) else {
            support::say(&format!("skipped: no {shell:?} on PATH to type in"));
            continue;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let files = [("en-US", "en-US/dial.md", ARTICLE)];
        let (format, name) = shell::script_of(shell);
        let script = script(format, "dial", &files, &Automation::default());
        let script = script.expect("a procedure").content;
        fs::write(folder.path().join(name), script).expect("written");
        let mut dice = Dice(0x7e57_1dea);
        let mut count = Count::default();
        let begun = Instant::now();
        for n in 0..starts {
            if let Err(problem) = start(folder.path(), shell, step, &mut dice, &mut count) {
                panic!("start {n} in {shell:?}: {problem}");
            }
        }
        if asked.is_some() {
            support::say(&format!(
                "{shell:?}: {} texts, {} of them typed before they were asked for; {} signals; \
                 none torn, lost or hung: {:.0?}",
                count.texts,
                count.early,
                count.signals,
                begun.elapsed()
            ));
        }
    }
}
