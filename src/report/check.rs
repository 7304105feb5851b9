//! The check of the evidence, as rows of the sheet.

use super::Report;
use super::chain::ChainState;
use super::file::{FileReport, Finding, FindingKind};
use super::numbers::Numbers;
use super::page::FileRow;
use super::pen::{LISTED, Pen, list, maybe, shown};
use crate::text::SafeText;

fn gap(&(first, last): &(u64, u64)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    }
}

impl Pen<'_> {
    pub(super) fn file(&self, file: &FileReport) -> FileRow {
        let chain = match file.chain.state {
            // It says nothing of a file that was never opened.
            _ if file.is_unread() => String::new(),
            ChainState::Whole => self.say("report-chain-whole"),
            ChainState::Empty => self.say("report-chain-empty"),
            ChainState::Broken => self.with(
                "report-chain-broken",
                [("lines", list(&file.chain.broken_at))],
            ),
            ChainState::NotCheckable => self.with(
                "report-chain-unhashed",
                [("count", file.chain.without_hash.to_string())],
            ),
        };
        FileRow {
            path: shown(&file.path),
            lines: file.lines,
            read: file.read,
            chain,
            sha256: file.sha256.clone().unwrap_or_default(),
        }
    }

    /// What is wrong with the files and with the numbers of the runs.
    pub(super) fn findings(&self, report: &Report) -> Vec<String> {
        let mut found = Vec::new();
        for run in &report.runs {
            self.numbers(&run.run, &run.numbers, &mut found);
        }
        for file in &report.files {
            let path = || shown(&file.path);
            if let Some(error) = &file.error {
                let pairs = [("file", path()), ("reason", shown(error))];
                found.push(self.with("report-unreadable", pairs));
            }
            for finding in file.findings.iter().take(LISTED) {
                let pairs = [
                    ("file", path()),
                    ("line", finding.line.to_string()),
                    ("problem", self.problem(finding)),
                ];
                found.push(self.with("report-line", pairs));
            }
            let more = file.findings.len().saturating_sub(LISTED) as u64 + file.more_findings;
            if more > 0 {
                let pairs = [("file", path()), ("count", more.to_string())];
                found.push(self.with("report-more-lines", pairs));
            }
        }
        found
    }

    fn numbers(&self, run: &SafeText, numbers: &Numbers, found: &mut Vec<String>) {
        let about = |key, numbers| self.with(key, [("run", shown(run)), ("numbers", numbers)]);
        if !numbers.missing.is_empty() {
            let gaps: Vec<String> = numbers.missing.iter().take(LISTED + 1).map(gap).collect();
            found.push(about("report-numbers-missing", list(&gaps)));
        }
        if !numbers.repeated.is_empty() {
            found.push(about("report-numbers-repeated", list(&numbers.repeated)));
        }
    }

    fn problem(&self, finding: &Finding) -> String {
        let detail = || maybe(finding.detail.as_ref());
        match finding.kind {
            FindingKind::Torn => self.say("report-line-torn"),
            FindingKind::TornAndRepeated => self.say("report-line-torn-and-repeated"),
            FindingKind::NoObject => self.say("report-line-no-object"),
            FindingKind::TooLong => self.say("report-line-too-long"),
            FindingKind::NotUtf8 => self.say("report-line-not-utf8"),
            FindingKind::UnknownVersion => {
                self.with("report-line-version", [("version", detail())])
            }
            FindingKind::UnknownEvent => self.with("report-line-event", [("event", detail())]),
            FindingKind::WrongValue => self.with("report-line-wrong", [("keys", detail())]),
            FindingKind::MissingKey => self.with("report-line-missing", [("keys", detail())]),
        }
    }
}
