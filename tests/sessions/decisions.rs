//! The table of decisions (`decisions/table.yaml`): sessions are made of it, and it is held to be
//! complete.

use super::table::{self, Content, End, Key, Move, Session, Shell, Start, Theme};
use runbookc::source::yaml;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

type Record = Map<String, Value>;

/// A question that a runbook asks, in a state.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Decision {
    /// The state, in words.
    kind: String,
    #[serde(default = "article")]
    article: String,
    /// Its automation file, where it is not that of the usual article.
    automation: Option<String>,
    /// The step that it is about; none where it comes before the first.
    step: Option<String>,
    /// The starts that lead there.
    #[serde(default)]
    starts: Vec<Start>,
    /// Run by `sh` after them.
    before: Option<String>,
    /// What the start leaves before the step.
    begins: Option<Vec<Record>>,
    /// The moves from the step to the question, and what they leave.
    #[serde(default)]
    reach: Vec<Move>,
    #[serde(default)]
    reached: Vec<Record>,
    question: String,
    /// The line of keys.
    offers: String,
    keys: Vec<Answer>,
    lines: Vec<Unasked>,
}

/// What every question ends with.
const HELP: &str = "  [?] help (no Enter needed) > ";

fn article() -> String {
    "decisions".to_owned()
}

/// What a key means.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Answer {
    key: String,
    /// What is asked for then; `because` is typed.
    asks: Option<String>,
    shows: Option<String>,
    #[serde(default)]
    evidence: Vec<Record>,
    goes: Option<String>,
    /// The moves back to the question, where it goes to the step itself.
    #[serde(default)]
    then: Vec<Move>,
    ends: Option<i32>,
}

/// What a line of an answers file means where there is no person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Unasked {
    /// With the step as `{step}`; no answers file where it is empty.
    line: String,
    #[serde(default)]
    refused: bool,
    #[serde(default)]
    ends: Option<i32>,
    #[serde(default)]
    evidence: Vec<Record>,
}

impl Decision {
    /// The keys that are offered, with `Enter`, which always can be pressed.
    fn offered(&self) -> BTreeSet<String> {
        let keys = self.offers.split('[').skip(1);
        let keys = keys.filter_map(|rest| rest.split_once(']'));
        let keys = keys.map(|(key, _)| key.to_owned());
        keys.chain(["Enter".to_owned()]).collect()
    }

    /// The lines of an answers file that exist in this state. No roll-back is answered by one: where
    /// there is no person, nothing is rolled back.
    fn lines_there_are(&self) -> BTreeSet<String> {
        let lines: &[&str] = match (&self.step, self.question.as_str()) {
            // Asked after another question, which a line answers.
            (None, question) if question.starts_with("Put this run aside") => &[],
            (None, "Continue this run?" | "Begin a new run?") => {
                &["", "resume = continue", "resume = new"]
            }
            (None, question) if question.starts_with("Which way") => {
                &["", "p1.1 = Bridge", "p1.1 = 2", "p1.1 = Tunnel"]
            }
            (None, question) if question.starts_with("Step ") => &[
                "",
                "p1.1.gone = done",
                "p1.1.gone = skip because",
                "p1.1.gone = run",
            ],
            (None, _) => &["", "acknowledge = yes"],
            (_, question) if question.starts_with("Roll back step") || self.is_over() => &[],
            (_, question) if question.contains("but how it ended is not known") => &[
                "",
                "{step} = done",
                "{step} = run",
                "{step} = skip because",
                "{step}.unknown = done",
                "{step}.unknown = run",
                "{step}.unknown = skip because",
                "{step}.unknown = undone",
            ],
            (_, question) if question.starts_with("Does step") => &[
                "",
                "{step} = yes",
                "{step} = no",
                "{step} = done",
                "{step} = run",
                "{step} = skip because",
            ],
            _ => &["", "{step} = done", "{step} = run", "{step} = skip because"],
        };
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    /// The step so far from ours.
    fn beside(&self, far: i64) -> Option<String> {
        let number: i64 = self.step.as_ref()?.strip_prefix("p1.")?.parse().ok()?;
        Some(format!("p1.{}", number + far))
    }

    /// Records that are about our step where they name no other; one of a start that did all it
    /// was asked for is about the step where the run goes on.
    fn about(&self, records: &[Record]) -> Vec<Record> {
        let about = |record: &Record| {
            let mut record = record.clone();
            let step = match record["event"].as_str() {
                Some("step" | "attempt" | "note" | "rollback" | "end") => self.step.clone(),
                _ => None,
            };
            if let (Some(step), false) = (step, record.contains_key("step")) {
                record.insert("step".to_owned(), Value::String(step));
            }
            record
        };
        records.iter().map(about).collect()
    }

    fn session(&self, name: String, start: Start) -> Session {
        Session {
            name,
            article: self.article.clone(),
            automation: self
                .automation
                .clone()
                .or_else(|| (self.article == article()).then(article)),
            shells: None,
            why: None,
            needs: None,
            before: None,
            after: None,
            starts: self.starts.iter().cloned().chain([start]).collect(),
        }
    }

    /// Whether it is about a step that is over.
    fn is_over(&self) -> bool {
        self.question.starts_with("This step is over")
    }

    /// The moves from a step to our question, in full.
    fn to_question(&self) -> Vec<Move> {
        let mut moves = self.reach.clone();
        moves.push(sees(&format!("{} {}", self.question, self.offers)));
        moves.push(sees(HELP));
        moves
    }

    /// A key, whatever follows; adds what it leaves to the evidence.
    fn press(&self, answer: &Answer, moves: &mut Vec<Move>, evidence: &mut Vec<Record>) {
        let line = if answer.key == "Enter" {
            ""
        } else {
            &answer.key
        };
        moves.push(types(line));
        if let Some(text) = &answer.asks {
            moves.push(sees(text));
            moves.push(types("because"));
        }
        moves.extend(answer.shows.as_deref().map(sees));
        moves.extend(answer.then.iter().cloned());
        evidence.extend(self.about(&answer.evidence));
    }

    /// Where a key leads to; adds the moves back to our question, and what they leave.
    fn go_on(
        &self,
        answer: &Answer,
        was_over: bool,
        moves: &mut Vec<Move>,
        evidence: &mut Vec<Record>,
    ) {
        let mut is_over = was_over;
        match answer.goes.as_deref() {
            Some("again") => {
                moves.push(sees(&self.offers));
                moves.push(sees(HELP));
                return;
            }
            Some("asked") => {
                evidence.extend(self.about(&self.reached));
                moves.push(sees(&self.offers));
                moves.push(sees(HELP));
                return;
            }
            Some("before") => {
                let step = self.beside(-1).expect("a step before");
                moves.push(asked(&step, "s"));
                moves.push(sees("Why is it skipped?"));
                moves.push(types("because"));
                let skipped = json!({"event": "step", "step": step, "outcome": "skipped"});
                evidence.push(skipped.as_object().expect("an object").clone());
            }
            _ => {
                moves.push(asked(&self.beside(1).expect("a step after"), "b"));
                is_over = true;
            }
        }
        if self.is_over() {
            // To look at a step that is over changes nothing of it.
            moves.push(sees(&self.offers));
            moves.push(sees(HELP));
            return;
        }
        let mut back = self.to_question();
        if is_over {
            // It is asked about again where that is asked for, and shown no more.
            moves.push(asked(self.step.as_deref().expect("a step"), "r"));
            if let Some(first) = back.iter_mut().find(|to| to.step.is_some()) {
                first.step = None;
                first.question = Some("[d] done".to_owned());
            }
        }
        moves.extend(back);
        evidence.extend(self.about(&self.reached));
    }

    /// The sessions of the keys. What leaves the question is one session where there is a way
    /// back: a start of PowerShell is dear.
    fn key_sessions(&self) -> Vec<Session> {
        let (ends, goes): (Vec<_>, Vec<_>) =
            self.keys.iter().partition(|answer| answer.ends.is_some());
        let (again, leaves): (Vec<_>, Vec<_>) = goes
            .into_iter()
            .partition(|answer| answer.goes.as_deref() == Some("again"));
        let has_way_back = self.starts.is_empty() && self.step.is_some();
        let mut sessions = Vec::new();
        let mut rounds: Vec<Vec<&Answer>> = Vec::new();
        if has_way_back {
            let mut all = again.clone();
            all.extend(leaves);
            all.extend(ends.first());
            rounds.push(all);
            rounds.extend(ends.iter().skip(1).map(|answer| vec![*answer]));
        } else {
            rounds.extend(leaves.into_iter().map(|answer| vec![answer]));
            rounds.extend(ends.into_iter().map(|answer| vec![answer]));
            rounds[0].splice(0..0, again);
        }
        for round in rounds {
            let mut moves = self.to_question();
            let mut evidence = self.beginning();
            evidence.extend(self.about(&self.reached));
            for (n, answer) in round.iter().enumerate() {
                self.press(answer, &mut moves, &mut evidence);
                let is_last = n + 1 == round.len();
                if !is_last {
                    let was_over = round[..n]
                        .iter()
                        .any(|before| before.goes.as_deref() == Some("next"));
                    self.go_on(answer, was_over, &mut moves, &mut evidence);
                } else if answer.ends.is_none() {
                    let mut to = match answer.goes.as_deref() {
                        Some("next") => self.beside(1).expect("a step after"),
                        Some(step) => step.to_owned(),
                        None => panic!("{}: {} goes nowhere", self.kind, answer.key),
                    };
                    let mut arrival = if to == "due" {
                        to.clone_from(self.step.as_ref().expect("a step"));
                        sees("[d] done")
                    } else {
                        asked(&to, "")
                    };
                    arrival.types = None;
                    arrival.presses = Some(Key::CtrlC);
                    moves.push(arrival);
                    let end = json!({"event": "end", "outcome": "interrupted", "step": to});
                    evidence.push(end.as_object().expect("an object").clone());
                }
            }
            // Whoever quits where the step is over stops at the next one, which is open.
            let is_tried = (self.reached.last()).is_some_and(|last| last["event"] == "attempt");
            let has_left = |answer: &Answer| answer.goes.as_deref() == Some("next");
            let was_over = self.is_over() || !is_tried && round.iter().any(|one| has_left(one));
            let last = round.last().expect("a key");
            if was_over
                && let Some(end) = evidence.last_mut()
                && end
                    .get("outcome")
                    .is_some_and(|outcome| outcome == "stopped")
                && last.evidence.iter().all(|own| !own.contains_key("step"))
            {
                let next = self.beside(1).expect("a step after");
                end.insert("step".to_owned(), Value::String(next));
            }
            let keys: Vec<&str> = round.iter().map(|answer| answer.key.as_str()).collect();
            let from = self.step.iter().filter(|_| self.article == article());
            let from = from.flat_map(|step| ["--from".to_owned(), step.clone()]);
            let start = Start {
                before: self.before.clone(),
                options: from.collect(),
                dialog: moves,
                evidence: Some(evidence),
                ..ending(last.ends.unwrap_or(130))
            };
            let name = format!("decisions: {}: {}", self.kind, keys.join(" "));
            sessions.push(self.session(name, start));
        }
        sessions
    }

    fn line_sessions(&self) -> Vec<Session> {
        let step = self.step.as_deref().unwrap_or("p1.1");
        let of_line = |line: &Unasked| {
            let mut options = vec!["--unattended".to_owned()];
            if self.article == article() {
                options.extend(["--only".to_owned(), step.to_owned()]);
            }
            let mut evidence = Vec::new();
            if !line.refused {
                evidence = self.beginning();
                evidence.extend(self.about(&line.evidence));
            }
            let text = line.line.replace("{step}", step);
            let end = ending(line.ends.unwrap_or(2));
            // What is refused looks at no state: what a start that was killed has left is there.
            let is_left = line.refused && !self.starts.is_empty();
            let files = if is_left { BTreeMap::new() } else { end.files };
            let start = Start {
                files,
                before: self.before.clone(),
                options,
                answers: (!text.is_empty()).then(|| format!("{text}\n")),
                terminal: false,
                evidence: Some(evidence),
                ..end
            };
            self.session(format!("decisions: {}: {text:?}", self.kind), start)
        };
        self.lines.iter().map(of_line).collect()
    }

    /// What a start records first.
    fn beginning(&self) -> Vec<Record> {
        let start = json!([{"event": "start", "step": null}]);
        let begins = self.begins.clone();
        let begins = begins.unwrap_or_else(|| serde_json::from_value(start).expect("a record"));
        self.about(&begins)
    }
}

/// A start that ends so, and leaves no lock.
fn ending(code: i32) -> Start {
    Start {
        in_the_other_shell: false,
        article: None,
        automation: None,
        before: None,
        options: Vec::new(),
        answers: None,
        environment: BTreeMap::new(),
        terminal: true,
        columns: None,
        dialog: Vec::new(),
        ends: End::Code(code),
        shows: Vec::new(),
        rows: Vec::new(),
        hides: Vec::new(),
        evidence: None,
        files: BTreeMap::from([("state:lock".to_owned(), Content::There(false))]),
        reports: BTreeMap::new(),
        status: BTreeMap::new(),
        nowhere: Vec::new(),
    }
}

fn sees(text: &str) -> Move {
    Move {
        sees: Some(text.to_owned()),
        ..Move::default()
    }
}

fn types(line: &str) -> Move {
    Move {
        types: Some(line.to_owned()),
        ..Move::default()
    }
}

/// The question about a step, and a key.
fn asked(step: &str, key: &str) -> Move {
    Move {
        step: Some(step.to_owned()),
        types: Some(key.to_owned()),
        ..Move::default()
    }
}

fn path() -> PathBuf {
    table::folder().join("decisions/table.yaml")
}

fn kinds() -> Vec<Decision> {
    let text = fs::read_to_string(path()).expect("the table is there");
    yaml::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path().display()))
}

/// The sessions of the whole table.
pub fn theme() -> Theme {
    let kinds = kinds();
    let sessions = kinds.iter().flat_map(|kind| {
        let mut sessions = kind.key_sessions();
        sessions.extend(kind.line_sessions());
        sessions
    });
    Theme {
        sessions: sessions.collect(),
        path: path(),
    }
}

/// The questions that the messages can ask, in English.
fn questions() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("locales/en-US");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a locale") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("text");
        for line in text.lines() {
            let Some((key, text)) = line.split_once(" = ") else {
                continue;
            };
            let is_question = key == "question" || key.starts_with("question-");
            if is_question || key == "continue-after-reading" {
                let until = text.find('{').unwrap_or(text.len());
                found.push(text[..until].trim().to_owned());
            }
        }
    }
    found
}

#[test]
fn every_question_and_every_answer_to_it_has_a_row() {
    let kinds = kinds();
    let mut names = BTreeSet::new();
    for kind in &kinds {
        let name = &kind.kind;
        assert!(names.insert(name), "twice: {name}");
        let rows: Vec<&str> = kind.keys.iter().map(|answer| answer.key.as_str()).collect();
        let with_row: BTreeSet<String> = rows.iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(rows.len(), with_row.len(), "{name}: a key stands twice");
        let offered = kind.offered();
        let missing: Vec<_> = offered.difference(&with_row).collect();
        assert!(missing.is_empty(), "{name}: no row for {missing:?}");
        for answer in &kind.keys {
            // A key that is not offered is one that is refused.
            let refused = answer
                .shows
                .iter()
                .any(|text| text.contains("Please answer"));
            let is_offered = offered.contains(&answer.key);
            assert!(
                is_offered || refused,
                "{name}: {} is not offered",
                answer.key
            );
            assert!(
                answer.goes.is_some() != answer.ends.is_some(),
                "{name}: {}: it goes on, or it ends",
                answer.key
            );
        }
        let lines: Vec<&String> = kind.lines.iter().map(|line| &line.line).collect();
        let with_row: BTreeSet<String> = lines.iter().map(|line| (*line).clone()).collect();
        assert_eq!(lines.len(), with_row.len(), "{name}: a line stands twice");
        assert_eq!(with_row, kind.lines_there_are(), "{name}: lines");
        for line in &kind.lines {
            assert!(line.refused != line.ends.is_some(), "{name}: {}", line.line);
        }
    }
    let questions = questions();
    assert!(questions.len() >= 7, "{questions:?}");
    for question in &questions {
        let asked = kinds
            .iter()
            .any(|kind| kind.question.starts_with(question.as_str()));
        assert!(asked, "no kind asks {question:?}");
    }
    for kind in kinds.iter().filter(|kind| !kind.offers.is_empty()) {
        let is_message = questions
            .iter()
            .any(|question| kind.question.starts_with(question.as_str()));
        assert!(is_message, "{}: nobody asks that", kind.kind);
    }
}

#[test]
fn no_decision_leaves_a_shell_out() {
    let theme = theme();
    assert!(theme.sessions.len() >= 70, "{}", theme.sessions.len());
    for session in &theme.sessions {
        assert!(Shell::ALL.into_iter().all(|shell| session.is_for(shell)));
    }
}
