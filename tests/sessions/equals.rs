//! Steps that have the same text, in an article that is edited between the starts of a run: which
//! of them is which, both shells and the sign-off sheet tell alike. `RUNBOOKC_EQUALS` says of how
//! many runs, `RUNBOOKC_SEED` from which on.

use super::kills::{Dice, evidence_files, shown, start, wait};
use super::script::script;
use super::shell;
use super::support;
use super::table::Shell;
use camino::Utf8PathBuf;
use runbookc::report::{Report, RunReport};
use runbookc::source::Automation;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How each step of the article stands, by its number.
type Standing = BTreeMap<String, String>;

/// A start: the texts of the steps, and the answers that it is given for them.
struct Start {
    texts: Vec<char>,
    answers: Vec<Option<&'static str>>,
}

/// What an editor does with a list of steps that repeat themselves.
fn edit(texts: &mut Vec<char>, dice: &mut Dice) {
    let at = usize::try_from(dice.below(texts.len() as u64)).expect("a few");
    match dice.below(3) {
        0 => texts.insert(at, dice.of(&['A', 'B'])),
        1 if texts.len() > 2 => {
            texts.remove(at);
        }
        _ => {
            let text = texts.remove(at);
            let to = usize::try_from(dice.below(texts.len() as u64 + 1)).expect("a few");
            texts.insert(to, text);
        }
    }
}

/// Three starts of a run; the last finds what the others have left.
fn starts(dice: &mut Dice) -> Vec<Start> {
    let mut texts: Vec<char> = (0..3 + dice.below(3))
        .map(|_| dice.of(&['A', 'B', 'C']))
        .collect();
    let mut starts = Vec::new();
    for n in 0..3 {
        if n > 0 {
            for _ in 0..=dice.below(2) {
                edit(&mut texts, dice);
            }
        }
        let answers = texts.iter().map(|_| match dice.below(5) {
            _ if n == 2 => None,
            0 => None,
            1 => Some("skip not needed"),
            _ => Some("done"),
        });
        starts.push(Start {
            answers: answers.collect(),
            texts: texts.clone(),
        });
    }
    starts
}

/// How the steps stand after these starts in a shell: by its state, and by the sheet.
fn play(starts: &[Start], shell: Shell, patience: Duration) -> Result<[Standing; 2], String> {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir(folder.join("tmp")).expect("a folder");
    let (format, name) = shell::script_of(shell);
    for Start { texts, answers } in starts {
        let mut article = "# Rounds\n\n".to_owned();
        let mut lines = "resume = continue\n".to_owned();
        for (n, (text, answer)) in texts.iter().zip(answers).enumerate() {
            let n = n + 1;
            let _ = writeln!(article, "{n}. Look at {text}.");
            if let Some(answer) = answer {
                let _ = writeln!(lines, "p1.{n} = {answer}");
            }
        }
        let files = [("en-US", "en-US/rounds.md", article.as_str())];
        let script = script(format, "rounds", &files, &Automation::default());
        fs::write(folder.join(name), script.expect("a procedure").content).expect("written");
        fs::write(folder.join("answers"), lines).expect("written");
        let status = wait(&mut start(folder, shell), folder, patience);
        match status.code() {
            // All was done: the next start would be another run.
            Some(0) => break,
            Some(3) => {}
            _ => return Err(format!("{status}:\n{}", shown(folder))),
        }
    }
    Ok([state(folder)?, sheet(folder)?])
}

/// What the state says of each step.
fn state(folder: &Path) -> Result<Standing, String> {
    let states = fs::read_dir(folder.join("state/runbookc"));
    let mut states = states.into_iter().flatten().flatten();
    let path = states.next().ok_or("no state")?.path().join("state");
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let steps = text.lines().filter_map(|line| {
        let mut words = line.strip_prefix("step p1.")?.split(' ');
        Some((words.next()?.to_owned(), words.nth(1)?.to_owned()))
    });
    Ok(steps.collect())
}

/// What the sheet says of each step that the article has now.
fn sheet(folder: &Path) -> Result<Standing, String> {
    let paths = evidence_files(folder).into_iter();
    let paths = paths.map(|path| Utf8PathBuf::from_path_buf(path).expect("UTF-8"));
    let report = Report::read(&paths.collect::<Vec<_>>());
    let [run] = report.runs.as_slice() else {
        return Err(format!("{} runs:\n{}", report.runs.len(), report.json()));
    };
    let RunReport { steps, open, .. } = run;
    let open = open
        .iter()
        .map(|own| (own.number.to_string(), "open".to_owned()));
    let handled = steps.iter().filter(|own| !own.is_former);
    let handled = handled.map(|own| {
        let outcome = serde_json::to_value(own).expect("JSON")["outcome"].clone();
        let outcome = outcome.as_str().unwrap_or_default().to_owned();
        let number = own.number.as_ref().map(ToString::to_string);
        (number.unwrap_or_default(), outcome)
    });
    Ok(open.chain(handled).collect())
}

#[test]
fn equal_steps_are_told_apart_alike_by_the_shells_and_the_sheet() {
    let number = |name: &str, usual: u64| {
        let text = std::env::var(name).ok();
        text.and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    // In 3001, one record was once two steps': bash and the sheet called done what was open.
    let (first, asked) = (number("RUNBOOKC_SEED", 3000), number("RUNBOOKC_EQUALS", 0));
    let mut together: BTreeMap<u64, Vec<(Shell, Standing)>> = BTreeMap::new();
    let mut stories: BTreeMap<u64, String> = BTreeMap::new();
    for shell in shell::wanted() {
        let Some(patience) = shell::patience(shell) else {
            support::say(&format!("skipped: no {shell:?} on PATH for equal steps"));
            continue;
        };
        let usual: u64 = match shell {
            Shell::Bash => 25,
            Shell::Powershell => 3,
        };
        for seed in first..first + if asked == 0 { usual } else { asked } {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            for _ in 0..8 {
                dice.below(2);
            }
            let starts = starts(&mut dice);
            let story = stories.entry(seed).or_insert_with(|| {
                let told = starts
                    .iter()
                    .map(|own| format!("{:?} {:?}", own.texts, own.answers));
                told.collect::<Vec<_>>().join("\n")
            });
            let [state, sheet] = play(&starts, shell, patience)
                .unwrap_or_else(|problem| panic!("run {seed} in {shell:?}:\n{story}\n{problem}"));
            assert_eq!(
                state, sheet,
                "run {seed}: the state of {shell:?} and the sheet differ:\n{story}"
            );
            together.entry(seed).or_default().push((shell, state));
        }
    }
    for (seed, standings) in &together {
        let (shell, first) = &standings[0];
        for (other, standing) in standings {
            assert_eq!(
                first, standing,
                "run {seed}: {shell:?} and {other:?} differ:\n{}",
                stories[seed]
            );
        }
    }
    if asked > 0 {
        support::say(&format!("{} runs with equal steps", together.len()));
    }
}
