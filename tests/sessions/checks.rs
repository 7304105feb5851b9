//! What must be so after a start of a session.

use super::evidence;
use super::place::Place;
use super::screen::{self, Screen, fold};
use super::table::{Content, End, Otherwise, Start};
use camino::Utf8PathBuf;
use runbookc::report::Report;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

impl Place<'_> {
    /// What must be so after a start.
    pub fn check(
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
        let rows = screen.rows(start.columns.unwrap_or(80));
        let all = format!("\n{}\n", rows.join("\n"));
        let is_there = |row: &&String| all.contains(&format!("\n{row}\n"));
        if let Some(row) = start.rows.iter().find(|row| !is_there(row)) {
            return Err(format!(
                "no row is {row:?} in the end:\n{}",
                rows.join("\n")
            ));
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
        if let Some(columns) = start.columns {
            check_rows(&screen.raw(), columns)?;
        }
        if let Some((text, columns)) = screen.since_resized() {
            check_rows(&text, columns)?;
        }
        if start.ends != End::Other(Otherwise::Killed) {
            self.check_order(screen)?;
            self.check_evidence(start, shown, options, before)?;
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

    /// What was recorded; and wherever an end was, whoever is there is told in which file.
    fn check_evidence(
        &self,
        start: &Start,
        shown: &str,
        options: &[String],
        before: &BTreeMap<PathBuf, usize>,
    ) -> Result<(), String> {
        let mut new: Vec<Map<String, Value>> = Vec::new();
        let mut all: Vec<Map<String, Value>> = Vec::new();
        let mut over = Vec::new();
        for path in self.evidence_files(options) {
            let old = before.get(&path).copied().unwrap_or_default();
            let mut records = evidence::read(&path)?;
            all.extend(records.clone());
            let records = records.split_off(old.min(records.len()));
            if records.iter().any(|record| record["event"] == "end") {
                over.push(path);
            }
            new.extend(records);
        }
        all.sort_by_key(|record| record["seq"].as_u64());
        if let Some(record) = evidence::unannounced(&all) {
            let record = evidence::brief(record);
            return Err(format!("nothing tells that this began: {record}"));
        }
        let mut names = over.iter().filter_map(|path| path.file_name()?.to_str());
        let is_alone = start.ends == End::Other(Otherwise::Alone);
        if !over.is_empty() && !is_alone && !names.any(|name| shown.contains(name)) {
            return Err(format!("it ends without a word of {over:?}"));
        }
        let Some(wanted) = &start.evidence else {
            return Ok(());
        };
        // What begins is told where it is asked for.
        let is_begin = |record: &Map<String, Value>| record["event"] == "begin";
        if !wanted
            .iter()
            .any(|wanted| wanted.get("event").is_some_and(|event| event == "begin"))
        {
            new.retain(|record| !is_begin(record));
        }
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
            let mut rows = said.lines();
            let title = rows.find_map(|row| row.strip_prefix(&format!("  {step}  ")));
            let margin = " ".repeat(step.len() + 4);
            let row = rows.next().and_then(|row| row.strip_prefix(&margin));
            let fits = row.is_some_and(|row| is_outcome(row, wanted));
            if title.is_none_or(|title| title.trim().is_empty()) || !fits {
                return Err(format!("--status does not say {step}: {wanted:?}:\n{said}"));
            }
        }
        Ok(())
    }

    /// A file beside the answers that holds a text.
    fn holds(&self, text: &str) -> Option<String> {
        /// A text with the values of the XML of PowerShell, which may hold such XML.
        fn values(xml: &str) -> String {
            let mut text = xml.to_owned();
            for _ in 0..3 {
                let marks = [
                    ("&lt;", "<"),
                    ("&gt;", ">"),
                    ("&quot;", "\""),
                    ("_x005F_", "_"),
                ];
                for (mark, character) in marks.into_iter().chain([("&amp;", "&")]) {
                    text = text.replace(mark, character);
                }
            }
            text
        }
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
                    if content.contains(text) || values(&content).contains(text) {
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

/// Whether a row of `--status` says what has come of a step: the word for it, when it came to
/// that, unless it is open, and a reason in brackets. Of what is not known, a time may be missing.
fn is_outcome(row: &str, wanted: &str) -> bool {
    let (word, reason) = wanted.split_at(wanted.find(" (").unwrap_or(wanted.len()));
    let Some(time) = row
        .strip_prefix(word)
        .and_then(|rest| rest.strip_suffix(reason))
    else {
        return false;
    };
    match word {
        "open" => time.is_empty(),
        "not known" => time.is_empty() || is_time(time),
        _ => is_time(time),
    }
}

/// Whether a text is a comma and a time of a clock with its zone: `, 2026-11-28 23:52 UTC+01:00`.
fn is_time(text: &str) -> bool {
    let form = |text: &str| {
        text.replace(|c: char| c.is_ascii_digit(), "0")
            .replace('-', "+")
    };
    let form = form(text);
    form == ", 0000+00+00 00:00 UTC" || form == ", 0000+00+00 00:00 UTC+00:00"
}

/// Whether each row fits that could be broken at a blank; a command to copy could not.
/// What stands before a return to the margin is not read.
fn check_rows(screen: &str, columns: usize) -> Result<(), String> {
    let rows = screen.lines().filter_map(|row| row.rsplit('\r').next());
    for row in rows.map(str::trim) {
        let is_command = row.contains("runbook.");
        if row.chars().count() > columns && row.contains(' ') && !is_command {
            return Err(format!("longer than {columns} columns: {row}"));
        }
    }
    Ok(())
}
