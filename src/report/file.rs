//! An evidence file, line by line.

use super::chain::{Chain, ChainReport, ChainState, Digest};
use super::evidence::{self, Event, Line, Unread};
use crate::text::{SafeText, hex};
use camino::Utf8Path;
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader};

/// How long a line may be, in bytes. What is longer is no line of a runbook,
/// and is not kept in memory.
const LONGEST: usize = 16 << 20;
/// How many findings of a file are told.
const TOLD: usize = 1000;
/// The byte order mark that Windows PowerShell puts before UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A file of evidence, and what was found in it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "File")]
pub struct FileReport {
    /// The file, as it was given.
    pub path: SafeText,
    /// Why the file, or the rest of it, could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<SafeText>,
    /// The SHA-256 of the file, in hexadecimal; left out where it could not be
    /// read to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// How many lines it has.
    pub lines: u64,
    /// How many of them were read.
    pub read: u64,
    /// What the hashes in its lines say.
    pub chain: ChainReport,
    /// What is wrong with lines, in their order; the first thousand.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub more_findings: u64,
    /// Whether a finding means that something was not read.
    #[serde(skip)]
    lost: bool,
}

/// Something that is wrong with a line.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The number of the line, from 1.
    pub line: u64,
    /// What is wrong.
    pub kind: FindingKind,
    /// Which keys, or which word, where that says more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<SafeText>,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// It is cut off, and stands nowhere else.
    Torn,
    /// It is cut off, and the next line is the same one, whole. Nothing is lost.
    TornAndRepeated,
    /// It is no JSON object, or one in which a key stands twice.
    NoObject,
    /// It is longer than 16 MiB.
    TooLong,
    /// It is not UTF-8; what is not was replaced by U+FFFD.
    NotUtf8,
    /// Its version is not 1, so it may mean something else than was read.
    UnknownVersion,
    /// It tells of something that this program does not know.
    UnknownEvent,
    /// Keys have values that are none, and count as left out.
    WrongValue,
    /// Keys are missing without which nobody can say what it tells.
    MissingKey,
}

/// A line that was read.
#[derive(Debug)]
pub(super) struct Record {
    /// Which file it stands in, by order of the arguments.
    pub(super) file: usize,
    /// The SHA-256 of what it tells: of all but the hash of the line before.
    pub(super) told: Digest,
    pub(super) line: Line,
}

impl FileReport {
    /// Whether everything in the file was read and its chain is not broken.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.error.is_none() && self.is_undamaged()
    }

    /// The same of as much of the file as the machine gave us.
    #[must_use]
    pub fn is_undamaged(&self) -> bool {
        !self.lost && self.chain.state != ChainState::Broken
    }

    /// Whether the machine gave us nothing of it.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.error.is_some() && self.lines == 0
    }

    fn find(&mut self, line: u64, kind: FindingKind, detail: Option<&str>) {
        self.lost |= kind != FindingKind::TornAndRepeated;
        if self.findings.len() == TOLD {
            self.more_findings += 1;
            return;
        }
        self.findings.push(Finding {
            line,
            kind,
            detail: detail.map(SafeText::line),
        });
    }
}

/// Reads a file; the records of its lines are added to `records`, those of
/// other files.
pub(super) fn read(path: &Utf8Path, file: usize, records: &mut Vec<Record>) -> FileReport {
    match File::open(path) {
        Ok(open) => read_from(path.as_str(), file, &mut BufReader::new(open), records),
        Err(error) => {
            let mut report = read_from(path.as_str(), file, &mut io::empty(), records);
            report.error = Some(SafeText::line(&error.to_string()));
            report.sha256 = None;
            report
        }
    }
}

/// Reads the lines of a file.
pub(super) fn read_from(
    name: &str,
    file: usize,
    reader: &mut impl BufRead,
    records: &mut Vec<Record>,
) -> FileReport {
    let mut chain = Chain::default();
    let mut whole = Sha256::new();
    let mut report = FileReport {
        path: SafeText::line(name),
        error: None,
        sha256: None,
        lines: 0,
        read: 0,
        chain: Chain::default().report(),
        findings: Vec::new(),
        more_findings: 0,
        lost: false,
    };
    // The last line, where it was cut off.
    let mut cut: Option<(u64, Raw)> = None;
    loop {
        let raw = match next(reader, &mut whole, report.lines == 0) {
            Ok(Some(raw)) => raw,
            Ok(None) => break,
            Err(error) => {
                report.error = Some(SafeText::line(&error.to_string()));
                break;
            }
        };
        report.lines += 1;
        if raw.bytes.is_empty() && !raw.long {
            continue;
        }
        if let Some((at, torn)) = cut.take() {
            if raw.bytes.len() > torn.bytes.len() && raw.bytes.starts_with(&torn.bytes) {
                report.find(at, FindingKind::TornAndRepeated, None);
            } else {
                report.find(at, FindingKind::Torn, None);
                chain.pass(torn.digest);
            }
        }
        let at = report.lines;
        if raw.long {
            report.find(at, FindingKind::TooLong, None);
            chain.pass(raw.digest);
            continue;
        }
        let text = String::from_utf8_lossy(&raw.bytes);
        match evidence::read(&text) {
            Ok((line, wrong)) => {
                if matches!(text, std::borrow::Cow::Owned(_)) {
                    report.find(at, FindingKind::NotUtf8, None);
                }
                let run = line.run.as_deref().unwrap_or_default();
                chain.follow(at, raw.digest, line.prev.as_deref(), run);
                if tell(&mut report, at, &line, &wrong) {
                    report.read += 1;
                }
                records.push(Record {
                    file,
                    told: told(&raw.bytes),
                    line,
                });
            }
            Err(Unread::Cut) => cut = Some((at, raw)),
            Err(Unread::NoObject) => {
                report.find(at, FindingKind::NoObject, None);
                chain.pass(raw.digest);
            }
        }
    }
    if let Some((at, _)) = cut {
        report.find(at, FindingKind::Torn, None);
    }
    report.chain = chain.report();
    report.sha256 = report.error.is_none().then(|| hex(&whole.finalize()));
    report
}

/// Tells what is wrong with a line; whether it says what happened in which run.
fn tell(report: &mut FileReport, at: u64, line: &Line, wrong: &[String]) -> bool {
    if !wrong.is_empty() {
        report.find(at, FindingKind::WrongValue, Some(&wrong.join(", ")));
    }
    if line.v.is_some_and(|version| version != 1) {
        let version = line.v.unwrap_or_default().to_string();
        report.find(at, FindingKind::UnknownVersion, Some(&version));
    }
    let event = line.event();
    if let (None, Some(word)) = (event, &line.event) {
        report.find(at, FindingKind::UnknownEvent, Some(word));
    }
    let outcome = match event {
        Some(Event::Attempt) => line.result.is_some(),
        Some(Event::Step | Event::Rollback | Event::End) => line.outcome.is_some(),
        _ => true,
    };
    let step = !matches!(
        event,
        Some(Event::Begin | Event::Attempt | Event::Step | Event::Note | Event::Rollback)
    );
    // A value that is none was told already.
    let missing = |key: &&str| !wrong.iter().any(|wrong| wrong == key);
    let missing: Vec<&str> = [
        (line.v.is_some(), "v"),
        (line.run.is_some(), "run"),
        (line.seq.is_some_and(|seq| seq > 0), "seq"),
        (line.event.is_some(), "event"),
        (step || line.step.is_some(), "step"),
        (
            outcome,
            if event == Some(Event::Attempt) {
                "result"
            } else {
                "outcome"
            },
        ),
        (
            event != Some(Event::Parameter) || line.name.is_some(),
            "name",
        ),
        (event != Some(Event::Note) || line.note.is_some(), "note"),
    ]
    .into_iter()
    .filter(|(there, _)| !there)
    .map(|(_, key)| key)
    .filter(missing)
    .collect();
    if !missing.is_empty() {
        report.find(at, FindingKind::MissingKey, Some(&missing.join(", ")));
    }
    line.run.is_some() && event.is_some()
}

/// The SHA-256 of a line without its last member, where that is the hash of the line before: where
/// a run goes on in another file, its last line stands there once more, after another one.
fn told(line: &[u8]) -> Digest {
    let end = memchr::memmem::rfind(line, br#","prev":""#);
    let rest = end.map_or(&[][..], |end| &line[end + 9..]);
    let is_hash = rest
        .strip_suffix(br#""}"#)
        .is_some_and(|hash| hash.iter().all(u8::is_ascii_hexdigit));
    let end = end.filter(|_| is_hash).unwrap_or(line.len());
    Sha256::digest(&line[..end]).into()
}

/// A line as it stands in the file, without its newline.
struct Raw {
    /// What is kept of it.
    bytes: Vec<u8>,
    digest: Digest,
    /// Whether it goes on beyond that.
    long: bool,
}

/// The next line, if there is one; `whole` takes every byte.
fn next(reader: &mut impl BufRead, whole: &mut Sha256, first: bool) -> io::Result<Option<Raw>> {
    let mut bytes = Vec::new();
    let mut rest: Option<Sha256> = None;
    let mut any = false;
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = memchr::memchr(b'\n', buffer);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        match &mut rest {
            Some(rest) => rest.update(part),
            None if bytes.len() + part.len() > LONGEST => {
                rest = Some(Sha256::new().chain_update(&bytes).chain_update(part));
            }
            None => bytes.extend_from_slice(part),
        }
        let used = end.map_or(part.len(), |end| end + 1);
        whole.update(&buffer[..used]);
        reader.consume(used);
        if end.is_some() {
            break;
        }
    }
    if !any {
        return Ok(None);
    }
    if let Some(rest) = rest {
        return Ok(Some(Raw {
            bytes,
            digest: rest.finalize().into(),
            long: true,
        }));
    }
    // Neither a byte order mark nor a carriage return is the writer's own.
    if bytes.ends_with(b"\r") {
        bytes.pop();
    }
    if first && bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    Ok(Some(Raw {
        digest: Sha256::digest(&bytes).into(),
        bytes,
        long: false,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str) -> FileReport {
        read_from("a", 0, &mut text.as_bytes(), &mut Vec::new())
    }

    /// Lines of a run that follow each other.
    fn chained(count: u64) -> Vec<String> {
        let mut prev = String::new();
        (1..=count)
            .map(|seq| {
                let line = format!(
                    r#"{{"v":1,"run":"r","seq":{seq},"event":"note","step":"p1.{seq}","note":"n","prev":"{prev}"}}"#
                );
                prev = hex(&Sha256::digest(&line));
                line
            })
            .collect()
    }

    #[test]
    fn runs_that_share_a_file_have_chains_of_their_own() {
        let ours = chained(3);
        let theirs = format!(
            r#"{{"v":1,"run":"s","seq":1,"event":"note","step":"p1.1","note":"n","prev":"{}"}}"#,
            hex(&Sha256::digest(&ours[0]))
        );
        let shared = [&ours[0], &theirs, &ours[1], &ours[2]].map(String::as_str);
        assert_eq!(report(&shared.join("\n")).chain.state, ChainState::Whole);
        let lacking = [&ours[0], &theirs, &ours[2]].map(String::as_str);
        assert_eq!(report(&lacking.join("\n")).chain.broken_at, [3]);
    }

    #[test]
    fn lines_follow_each_other_whatever_ends_them() {
        let lines = chained(3);
        for text in [
            lines.join("\n"),
            lines.join("\r\n") + "\r\n",
            format!("\u{feff}{}\n\n", lines.join("\n")),
        ] {
            let report = report(&text);
            assert_eq!(report.chain.state, ChainState::Whole, "{text}");
            assert!(report.is_whole() && report.read == 3, "{report:?}");
        }
    }

    #[test]
    fn a_line_changed_taken_out_or_put_in_breaks_the_chain() {
        let lines = chained(4);
        let broken = |lines: &[String]| report(&lines.join("\n")).chain.broken_at;
        let mut changed = lines.clone();
        changed[1] = changed[1].replace("\"n\"", "\"m\"");
        assert_eq!(broken(&changed), [3]);
        let mut without = lines.clone();
        without.remove(1);
        assert_eq!(broken(&without), [2]);
        assert_eq!(broken(&lines[1..]), [1]);
        let mut with = lines.clone();
        with.insert(1, lines[0].clone());
        assert_eq!(broken(&with), [2]);
    }

    #[test]
    fn a_line_that_was_cut_off_and_written_again_loses_nothing() {
        let mut lines = chained(3);
        let cut = lines[1][..30].to_owned();
        lines.insert(1, cut.clone());
        let mended = report(&lines.join("\n"));
        assert_eq!(mended.findings[0].kind, FindingKind::TornAndRepeated);
        assert!(mended.is_whole(), "{mended:?}");
        lines.remove(2);
        let lost = report(&lines.join("\n"));
        assert_eq!(lost.findings[0].kind, FindingKind::Torn);
        assert_eq!(lost.chain.broken_at, [3]);
        let last = report(&format!("{}\n{cut}", chained(1)[0]));
        assert_eq!(last.findings[0].kind, FindingKind::Torn);
        assert_eq!(last.chain.state, ChainState::Whole);
        assert!(!last.is_whole());
    }

    #[test]
    fn a_line_without_end_takes_no_more_memory_than_the_longest() {
        let mut text = "x".repeat(LONGEST + (1 << 20));
        text.push('\n');
        text.push_str(&chained(1)[0]);
        let report = report(&text);
        assert_eq!(report.findings[0].kind, FindingKind::TooLong);
        assert_eq!((report.lines, report.read), (2, 1));
    }

    #[test]
    fn without_hashes_nothing_is_broken_and_nothing_is_proved() {
        let text = r#"{"v":1,"run":"r","seq":1,"event":"reset","prev":null}"#;
        let report = report(text);
        assert_eq!(report.chain.state, ChainState::NotCheckable);
        assert!(report.is_whole());
    }
}
