//! Real articles, walked from the first step to the last in every shell, each in one of its
//! languages. `RUNBOOKC_WALKS` says how many.

use super::evidence;
use super::screen::{Ended, Patience, Screen};
use super::script::{self, Article};
use super::shell;
use super::support;
use super::table::Shell;
use runbookc::emit::Format;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How many articles make up a test of every day.
const WALKS_OF_A_DAY: usize = 7;
/// Nobody answers more questions than that in one article.
const ANSWERS: usize = 600;

/// The articles of the corpus that make a script, as many as wanted, from all over it.
fn some(corpus: &Path, wanted: usize) -> Vec<Article> {
    let mut all = script::articles(corpus);
    all.retain(|article| article.files[0].0 == "en-US");
    // As far from each other as can be: a stride that shares no factor with their number.
    let count = all.len();
    let stride = (count * 5 / 13..count).find(|stride| gcd(*stride, count) == 1);
    let stride = stride.unwrap_or(1);
    let order: Vec<usize> = (0..count).map(|n| n * stride % count).collect();
    let mut picked = Vec::new();
    let mut rest: Vec<Option<Article>> = all.into_iter().map(Some).collect();
    for at in order {
        if picked.len() == wanted {
            break;
        }
        let article = rest[at].take().expect("each once");
        if article.script(Format::Bash).is_some() {
            picked.push(article);
        }
    }
    picked
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Walks an article to its end: every step is done by hand. The steps that are recorded.
fn walked(
    article: &Article,
    tag: &str,
    shell: Shell,
    step: Duration,
) -> Result<Vec<String>, String> {
    let (format, name) = shell::script_of(shell);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let script = article.script(format).ok_or("no script")?;
    fs::write(folder.join(name), script.content).expect("written");
    let options = ["--lang", tag, "--evidence", "evidence"].map(str::to_owned);
    let command = shell::command_in(folder, shell, &options);
    let patience = Patience::of(step, Duration::from_secs(3600));
    let mut screen = Screen::on_a_terminal(&command).patient(patience);
    let mut ended = None;
    let mut seen = 0;
    for _ in 0..ANSWERS {
        // What can be done is a step; else Enter goes on.
        if screen.asks()?.is_none() {
            ended = Some(screen.ends()?);
            break;
        }
        let new = &screen.text()[seen..];
        let line: &[u8] = if new.contains("[y] ") || new.contains("y\u{1b}[0m] ") {
            b"y\n"
        } else if new.contains("[d] ") || new.contains("d\u{1b}[0m] ") {
            b"d\n"
        } else if ["[Ent", "[EINGABETASTE"]
            .iter()
            .any(|key| new.contains(key))
        {
            // What has commands is done for a reason.
            b"by hand\n"
        } else {
            b"\n"
        };
        seen = screen.text().len();
        screen.types(line)?;
    }
    if ended != Some(Ended::Code(0)) {
        return Err(format!("ended with {ended:?}\n{}", screen.text()));
    }
    let records = evidence::read(&folder.join("evidence"))?;
    let last = records.last().ok_or("no evidence")?;
    if last["event"] != "end" || last["outcome"] != "done" {
        return Err(format!("the last record is {}", evidence::brief(last)));
    }
    let mut steps = Vec::new();
    for record in records.iter().filter(|record| record["event"] == "step") {
        // Where a case holds, its other part is left out.
        let is_other = |reason: &str| reason.ends_with(" = yes");
        if record["outcome"] == "skipped" && record["reason"].as_str().is_some_and(is_other) {
            steps.push(record["step"].as_str().unwrap_or_default().to_owned());
            continue;
        }
        if record["outcome"] != "done" || record["by"] != "operator" {
            return Err(format!("recorded: {}", evidence::brief(record)));
        }
        steps.push(record["step"].as_str().unwrap_or_default().to_owned());
    }
    let distinct: BTreeSet<&String> = steps.iter().collect();
    if steps.is_empty() || distinct.len() != steps.len() {
        return Err(format!("these steps are recorded: {steps:?}"));
    }
    Ok(steps)
}

#[test]
fn real_articles_are_walked_to_their_end_in_every_shell() {
    let Some(corpus) = support::corpus() else {
        return;
    };
    let wanted = std::env::var("RUNBOOKC_WALKS").ok();
    let wanted = wanted.and_then(|number| number.parse().ok());
    let wanted: usize = wanted.unwrap_or(WALKS_OF_A_DAY);
    let articles = some(&corpus, wanted);
    assert_eq!(articles.len(), wanted, "the corpus has no more");
    let shells: Vec<(Shell, Duration)> = shell::wanted()
        .into_iter()
        .filter_map(|shell| {
            let step = shell::patience(shell);
            if step.is_none() {
                support::say(&format!("skipped: no {shell:?} on PATH to walk in"));
            }
            Some((shell, step?))
        })
        .collect();
    let failures: Mutex<Vec<String>> = Mutex::default();
    let steps = AtomicUsize::new(0);
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..shell::players(Shell::Powershell) {
            scope.spawn(|| {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    let Some(article) = articles.get(n) else {
                        break;
                    };
                    let tag = &article.files[n % article.files.len()].0;
                    let mut first: Option<Vec<String>> = None;
                    for (shell, step) in &shells {
                        let problem = match walked(article, tag, *shell, *step) {
                            Ok(found) => {
                                steps.fetch_add(found.len(), Ordering::Relaxed);
                                let other = first.get_or_insert_with(|| found.clone());
                                (*other != found)
                                    .then(|| format!("other steps than before: {found:?}"))
                            }
                            Err(problem) => Some(problem),
                        };
                        if let Some(problem) = problem {
                            let failure = format!("{} ({tag}, {shell:?}): {problem}", article.id);
                            failures.lock().expect("no panic").push(failure);
                        }
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no panic");
    support::say(&format!(
        "{} articles, {} steps done in {} shells: {:.0?}",
        articles.len(),
        steps.into_inner(),
        shells.len(),
        begun.elapsed()
    ));
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
