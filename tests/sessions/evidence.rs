//! The evidence of a run, read by the contract and not by what the crate makes of it.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::fmt::{self, Write as _};
use std::fs;
use std::path::Path;

/// The members of a record, in the order they stand in.
const MEMBERS: &[&str] = &[
    "v",
    "run",
    "seq",
    "event",
    "runbook",
    "who",
    "host",
    "locale",
    "shell",
    "version",
    "step",
    "hash",
    "start",
    "end",
    "outcome",
    "result",
    "phase",
    "command",
    "status",
    "by",
    "reason",
    "first",
    "attempt",
    "compared",
    "expected",
    "output",
    "note",
    "round",
    "repeats",
    "name",
    "variable",
    "value",
    "secret",
    "from",
    "values",
    "begins",
    "only",
    "from_step",
    "sources",
    "steps",
    "apart",
    "ways",
    "loops",
    "codes",
    "deeds",
    "failures",
    "prev",
];

/// A record with its members in the order of the file.
struct Record(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Record;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Record(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// How many whole records a file has, right or wrong.
pub fn count(path: &Path) -> usize {
    let text = fs::read_to_string(path).unwrap_or_default();
    let is_record = |line: &&str| serde_json::from_str::<Record>(line).is_ok();
    text.lines().filter(is_record).count()
}

/// The records of a file of evidence.
///
/// A line that was cut off is no record, if the line below it has the same in
/// full.
///
/// # Errors
/// Where the file breaks the contract: what every line has, the order of its
/// members, the sequence of numbers, the chain of hashes.
pub fn read(path: &Path) -> Result<Vec<Map<String, Value>>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut records: Vec<Map<String, Value>> = Vec::new();
    let mut hashes: Vec<String> = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (n, line) in lines.iter().enumerate() {
        let wrong = |problem: &str| Err(format!("{}:{}: {problem}\n{line}", path.display(), n + 1));
        let record: Record = match serde_json::from_str(line) {
            Ok(record) => record,
            Err(_) if lines.get(n + 1).is_some_and(|next| next.starts_with(line)) => continue,
            Err(error) => return wrong(&error.to_string()),
        };
        let places: Vec<Option<usize>> = record
            .0
            .iter()
            .map(|(name, _)| MEMBERS.iter().position(|member| member == name))
            .collect();
        if places.contains(&None) || !places.is_sorted_by(|a, b| a < b) {
            return wrong("members that there are not, or in another order");
        }
        let record: Map<String, Value> = record.0.into_iter().collect();
        for member in &MEMBERS[..10] {
            if !record.contains_key(*member) {
                return wrong(&format!("no {member}"));
            }
        }
        let same_run = records
            .iter()
            .rposition(|last| last["run"] == record["run"]);
        // Where several runs write to one file at the same time, it is that of the run.
        let of_run = same_run.map(|at| hashes[at].as_str());
        let before = hashes.last().map_or("", String::as_str);
        if record["prev"] != before && of_run.is_none_or(|hash| record["prev"] != hash) {
            return wrong("its prev is not the hash of the line before");
        }
        let same_run = same_run.map(|at| &records[at]);
        // What comes before a resume, or before the first line, may stand in another file.
        let elsewhere = n == 0
            || record["event"] == "resume"
                && records
                    .last()
                    .is_none_or(|last| last["run"] != record["run"]);
        let due = same_run.map_or(1, |last| last["seq"].as_u64().unwrap_or(0) + 1);
        if record["seq"] != due && !(elsewhere && record["seq"].as_u64() > Some(due)) {
            return wrong(&format!("seq {due} was due"));
        }
        let mut hash = String::new();
        for byte in Sha256::digest(line.as_bytes()) {
            let _ = write!(hash, "{byte:02x}");
        }
        hashes.push(hash);
        records.push(record);
    }
    if text.ends_with('\n') || text.is_empty() {
        Ok(records)
    } else {
        Err(format!("{}: the last line is cut off", path.display()))
    }
}

/// The first record of what a command did of which none before tells that it was about to, where all
/// starts say that they tell.
pub fn unannounced(records: &[Map<String, Value>]) -> Option<&Map<String, Value>> {
    let is = |record: &Map<String, Value>, name: &str, words: &[&str]| {
        let word = record.get(name).and_then(Value::as_str);
        word.is_some_and(|word| words.contains(&word))
    };
    let mut starts = records
        .iter()
        .filter(|record| is(record, "event", &["start", "resume"]));
    if !starts.all(|start| start.get("begins") == Some(&Value::Bool(true))) {
        return None;
    }
    let mut begun = Vec::new();
    records.iter().find(|record| {
        if is(record, "event", &["begin"]) {
            begun.push((&record["run"], &record["hash"]));
        }
        let ran = is(record, "event", &["attempt"]) && is(record, "phase", &["run"])
            || is(record, "event", &["rollback"]) && record.contains_key("status")
            || is(record, "event", &["step"])
                && is(record, "by", &["command"])
                && is(record, "outcome", &["done"]);
        ran && !begun.contains(&(&record["run"], &record["hash"]))
    })
}

/// Whether a record has all members that are wanted, and none that must be
/// absent (`null`). `lasts` says whether it ended later than it began; what shells know
/// differently is an object, with a value for each (`{bash: 130, powershell: null}`).
pub fn fits(wanted: &Map<String, Value>, record: &Map<String, Value>) -> bool {
    let shell = match record.get("shell").and_then(Value::as_str) {
        Some(shell) if shell.starts_with("PowerShell") => "powershell",
        _ => "bash",
    };
    wanted
        .iter()
        .all(|(name, value)| match value.get(shell).unwrap_or(value) {
            Value::Null => !record.contains_key(name),
            Value::Bool(lasts) if name == "lasts" => {
                *lasts == (record.get("start") != record.get("end"))
            }
            value => record.get(name) == Some(value),
        })
}

/// A record without what is the same in all records of a run, for a message.
pub fn brief(record: &Map<String, Value>) -> String {
    const SAME: [&str; 19] = [
        "v", "run", "runbook", "who", "host", "shell", "version", "start", "end", "hash",
        "attempt", "begins", "sources", "steps", "apart", "ways", "codes", "deeds", "prev",
    ];
    let members = record
        .iter()
        .filter(|(name, _)| !SAME.contains(&name.as_str()));
    let members: Vec<String> = members
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    members.join(", ")
}
