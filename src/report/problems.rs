//! What keeps a report from being complete, for whoever runs the program: file
//! and line, what is wrong, and what to do.

use super::chain::ChainState;
use super::file::{FileReport, Finding, FindingKind};
use super::run::RunReport;

pub(super) const NO_RUN: &str =
    "nothing is told of any run; name the files that a runbook names at its end";

/// How many lines of a file are named.
const NAMED: usize = 20;

pub(super) fn of_file(file: &FileReport, problems: &mut Vec<String>) {
    let path = &file.path;
    if let Some(error) = &file.error {
        problems.push(format!("cannot read {path}: {error}"));
    }
    if file.chain.state == ChainState::Broken {
        let lines: Vec<String> = file.chain.broken_at.iter().map(u64::to_string).collect();
        problems.push(format!(
            "{path}:{}: the hash chain is broken: a line before was changed, removed or inserted; \
             compare the file with another copy (lines: {})",
            lines[0],
            lines.join(", ")
        ));
    }
    let lost = |finding: &&Finding| finding.kind != FindingKind::TornAndRepeated;
    let mut lost = file.findings.iter().filter(lost);
    problems.extend(
        lost.by_ref()
            .take(NAMED)
            .map(|finding| format!("{path}:{}: {}", finding.line, of_line(finding))),
    );
    let more = lost.count() as u64 + file.more_findings;
    if more > 0 {
        problems.push(format!("{path}: {more} more lines have problems"));
    }
}

fn of_line(finding: &Finding) -> String {
    let detail = finding.detail.as_deref().unwrap_or_default();
    match finding.kind {
        FindingKind::Torn => {
            "the line is cut off, and nothing of it was read; find out from the run's state or \
             another copy what it told"
                .to_owned()
        }
        FindingKind::TornAndRepeated => "the line is cut off; the next one is whole".to_owned(),
        FindingKind::NoObject => {
            "this is no line of evidence; name only files that a runbook wrote".to_owned()
        }
        FindingKind::TooLong => "the line is longer than 16 MiB and was left out".to_owned(),
        FindingKind::NotUtf8 => {
            "the line is not UTF-8; what could not be read is shown as \u{fffd}".to_owned()
        }
        FindingKind::UnknownVersion => {
            format!("the format has version {detail}, not 1; use the runbookc that knows it")
        }
        FindingKind::UnknownEvent => {
            format!("the event {detail} is not known; use the runbookc that made the runbook")
        }
        FindingKind::WrongValue => {
            format!("the line was read without its values of: {detail}; they are of no use")
        }
        FindingKind::MissingKey => format!("the line lacks: {detail}"),
    }
}

pub(super) fn of_run(run: &RunReport, problems: &mut Vec<String>) {
    if run.lacks_end() {
        problems.push(format!(
            "run {}: its last start has no end: what became of what was under way is not known before \
             the run goes on; name the file in which it does",
            run.run
        ));
    }
    let mut about = |what: &str, numbers: Vec<String>, advice: &str| {
        if let Some(first) = numbers.first() {
            let more = if numbers.len() > 1 { " and others" } else { "" };
            let run = &run.run;
            problems.push(format!("run {run}: {what} {first}{more}: {advice}"));
        }
    };
    let gaps = run.numbers.missing.iter();
    about(
        "there is no entry",
        gaps.map(|(first, last)| {
            if first == last {
                first.to_string()
            } else {
                format!("{first} to {last}")
            }
        })
        .collect(),
        "name all files that hold parts of the run",
    );
    about(
        "there is more than one entry",
        run.numbers.repeated.iter().map(u64::to_string).collect(),
        "compare the files with other copies",
    );
}
