//! What a scanned text refers to: one walk over its events.

use super::names::{ALIASES, AUTOMATIC, ENTERING, ENVIRONMENT, KEYWORDS, listed};
use super::sent::Place;
use super::state::{Event, Scan};
use crate::shell::origin::Origin;
use crate::shell::{Analysis, Carried};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// What a text refers to, but for its placeholders; and which of those end in code.
pub(super) fn meaning(text: &str, scan: &Scan, earlier: &[String]) -> (Analysis, Vec<bool>) {
    let mut walk = Walk {
        text,
        known: HashSet::new(),
        used: HashSet::new(),
        tools: BTreeSet::new(),
        functions: HashSet::new(),
        params: vec![false],
        place: None,
        places: vec![None],
        own: HashSet::new(),
        command: Vec::new(),
        scan,
        last: String::new(),
        before: String::new(),
        expanded: Vec::new(),
        assigned: Vec::new(),
        marks: earlier,
        all: false,
        out: Analysis::default(),
    };
    for event in &scan.events {
        walk.event(event);
    }
    let unplaced = walk.trace();
    let functions = walk.functions;
    walk.tools.retain(|tool| !functions.contains(tool));
    walk.out.tools = walk.tools.into_iter().collect();
    walk.out.defines = functions.into_iter().collect();
    (walk.out, unplaced)
}

struct Walk<'t> {
    /// Where variables are read: what each is known by, and whether the text has it from
    /// elsewhere.
    expanded: Vec<(Range<usize>, String, bool)>,
    /// What variables are set to, in order; nothing where that is not in the text.
    assigned: Vec<(String, Option<Range<usize>>)>,
    /// `runs NAME` for functions that run what they are given.
    marks: &'t [String],
    /// Whether such a function is called.
    all: bool,
    text: &'t str,
    /// What the text has set, in lower case.
    known: HashSet<String>,
    used: HashSet<String>,
    tools: BTreeSet<String>,
    functions: HashSet<String>,
    /// For each open bracket, whether parameters are declared in it.
    params: Vec<bool>,
    /// Where the block that opens next is run, where that is elsewhere; and the
    /// same for each open bracket.
    place: Option<Place>,
    places: Vec<Option<Place>>,
    /// What a block that is run elsewhere has set, in lower case.
    own: HashSet<String>,
    /// The words of the command that is being read, in lower case.
    command: Vec<String>,
    scan: &'t Scan,
    /// The last word and the one before it, in lower case.
    last: String,
    before: String,
    out: Analysis,
}

impl Walk<'_> {
    /// Follows what ends in code back to where it comes from: which placeholders are
    /// no data.
    fn trace(&mut self) -> Vec<bool> {
        let scan = self.scan;
        let mut unplaced = vec![self.all; scan.found.len()];
        let mut carried: HashMap<String, Origin> = HashMap::new();
        let origin = |carried: &HashMap<String, Origin>, walk: &Self, range: &Range<usize>| {
            let first = scan
                .found
                .partition_point(|found| found.span.start < range.start);
            let after = scan
                .found
                .partition_point(|found| found.span.start < range.end);
            let mut origin = Origin::default();
            origin.add(&Origin {
                found: (first..after.max(first)).take(20).collect(),
                ..Origin::default()
            });
            let first = walk
                .expanded
                .partition_point(|(at, ..)| at.start < range.start);
            for (at, key, uses) in &walk.expanded[first..] {
                if at.start >= range.end || origin.any {
                    break;
                }
                if let Some(other) = carried.get(key) {
                    origin.add(other);
                }
                if *uses {
                    origin.uses.insert(walk.text[at.clone()].to_owned());
                }
            }
            origin
        };
        // Twice, for what a loop brings back.
        carried.insert(
            "any".to_owned(),
            Origin {
                any: true,
                ..Origin::default()
            },
        );
        for _ in 0..2 {
            for (key, range) in &self.assigned {
                let new = match range {
                    Some(range) => origin(&carried, self, range),
                    None => Origin {
                        any: true,
                        ..Origin::default()
                    },
                };
                carried.entry(key.clone()).or_default().add(&new);
            }
        }
        let mut any = self.all;
        for range in &scan.code {
            let new = origin(&carried, self, range);
            any |= new.any;
            new.found.iter().for_each(|number| unplaced[*number] = true);
            self.out.exposed.extend(new.uses);
        }
        if any {
            unplaced.fill(true);
            self.out.exposed.extend(self.out.uses.iter().cloned());
            let names = self.functions.iter().map(|name| format!("runs {name}"));
            self.out.marks.extend(names);
        }
        let lower: Vec<String> = self
            .out
            .exposed
            .iter()
            .map(|name| key(name, false))
            .collect();
        self.out.exposed.extend(lower);
        self.out.exposed.sort_unstable();
        self.out.exposed.dedup();
        let mut all: Vec<Carried> = carried
            .into_iter()
            .filter(|(name, _)| name != "any")
            .filter(|(_, origin)| origin.any || !origin.found.is_empty() || !origin.uses.is_empty())
            .map(|(name, origin)| Carried {
                name,
                filled: origin.any || !origin.found.is_empty(),
                from: origin
                    .uses
                    .iter()
                    .flat_map(|name| [name.clone(), key(name, false)])
                    .collect(),
            })
            .collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        self.out.carried = all;
        unplaced
    }

    /// A variable is set to what follows, up to the end of the statement.
    fn assign(&mut self, key: &str, range: &Range<usize>) {
        let given = self.params.last() == Some(&true) || !self.assigns_value(range);
        let first = self
            .scan
            .statements
            .partition_point(|own| own.end < range.end);
        let own = self.scan.statements[first..].iter().take(200);
        let end = own
            .filter(|own| own.start <= range.start)
            .map(|own| own.end)
            .next()
            .unwrap_or(self.text.len());
        let value = Some(range.end..end).filter(|_| !given);
        self.assigned.push((key.to_owned(), value));
    }

    /// Whether an operator follows that assigns.
    fn assigns_value(&self, range: &Range<usize>) -> bool {
        let behind = self.text.get(range.end..).unwrap_or_default();
        let behind = behind.trim_start_matches(['}', ' ', '\t', '+', '-', '*', '/', '%', '?']);
        behind.starts_with('=')
    }

    fn event(&mut self, event: &Event) {
        match event {
            Event::Word(range, command) => self.word(range, *command),
            Event::Variable(range) => self.variable(range),
            Event::Open(bracket) => {
                let function = matches!(self.before.as_str(), "function" | "filter");
                let declares = *bracket == b'(' && (self.last == "param" || function);
                let typed = *bracket == b'[' && self.params.last() == Some(&true);
                self.params.push(declares && !typed);
                let outer = self.places.last().copied().flatten();
                let place = self.place.take();
                if outer.is_none() && place.is_some() {
                    self.own.clear();
                }
                let elsewhere = place.filter(|place| *place != Place::Kept);
                self.places.push(elsewhere.or(outer).or(place));
                self.remember("");
            }
            Event::Close => {
                if self.params.len() > 1 {
                    self.params.pop();
                    self.places.pop();
                }
                self.remember("");
            }
            Event::Sent(number) => {
                let place = self.scan.sent.get(*number).map(|sent| sent.place);
                self.place = place.filter(|place| *place != Place::Here);
            }
            Event::String => {
                self.command.push("\"".to_owned());
                self.remember("");
            }
            Event::End => {
                self.enters();
                self.remember("");
                self.before.clear();
            }
        }
    }

    /// Whether the command that ends here opens a session that the next lines are
    /// typed into.
    fn enters(&mut self) {
        let command = std::mem::take(&mut self.command);
        let Some((name, rest)) = command.split_first() else {
            return;
        };
        let host = name == "ssh" && rest.iter().filter(|word| !word.starts_with('-')).count() == 1;
        self.out.interactive |= host || listed(ENTERING, name);
    }

    fn place(&self) -> Option<Place> {
        self.places.last().copied().flatten()
    }

    /// Whether variables of here are none in what is being read.
    fn is_apart(&self) -> bool {
        matches!(
            self.place(),
            Some(Place::Job | Place::There | Place::Unknown)
        )
    }

    /// Notes that a variable is set from here on; whether that is new.
    fn know(&mut self, key: String) -> bool {
        if self.is_apart() {
            self.own.insert(key);
            return false;
        }
        self.known.insert(key)
    }

    fn remember(&mut self, word: &str) {
        self.before = std::mem::replace(&mut self.last, word.to_owned());
    }

    fn word(&mut self, range: &Range<usize>, command: bool) {
        let word = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let lower = word.to_ascii_lowercase();
        if command {
            self.command.clear();
            self.all |= self.marks.contains(&format!("runs {lower}"));
        }
        self.command.push(lower.clone());
        let alias = ["set-alias", "new-alias", "sal", "nal"];
        if matches!(self.last.as_str(), "function" | "filter")
            || !lower.starts_with('-') && listed(&alias, &self.last)
            || self.last == "-name" && listed(&alias, &self.before)
        {
            self.functions.insert(lower.clone());
        } else if names_variable(&self.last)
            || matches!(
                self.last.as_str(),
                "set-variable" | "new-variable" | "sv" | "nv"
            )
            || self.last == "-name"
                && matches!(self.before.as_str(), "set-variable" | "new-variable")
        {
            self.set(word.trim_start_matches('+'));
        } else if command {
            let program = lower == word
                && word.len() > 1
                && word.bytes().any(|b| b.is_ascii_lowercase())
                && word
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
                && !listed(KEYWORDS, &word)
                && !listed(ALIASES, &word);
            // `name =` in a table is a key.
            let behind = self.text.get(range.end..).unwrap_or_default();
            if program
                && !behind
                    .trim_start_matches([' ', '\t'])
                    .starts_with(['=', '('])
            {
                self.tools.insert(word);
            }
        }
        self.remember(&lower);
    }

    fn variable(&mut self, range: &Range<usize>) {
        let name = self.text.get(range.clone()).unwrap_or_default();
        let (scope, name) = name.split_once(':').unwrap_or(("", name));
        let environment = scope.eq_ignore_ascii_case("env");
        if scope.eq_ignore_ascii_case("function") && !self.assigns(range) {
            // Its text may be sent to where no value of here is.
            self.out.unplaced.push(range.clone());
            return;
        }
        let scopes = ["", "global", "local", "private", "script", "using"];
        if !environment && !listed(&scopes, scope) || !is_name(name) {
            return;
        }
        let ignored = if environment { ENVIRONMENT } else { AUTOMATIC };
        if listed(ignored, name) {
            let given = [
                "_",
                "psitem",
                "args",
                "input",
                "matches",
                "psboundparameters",
            ];
            if listed(&given, name) {
                self.expanded.push((range.clone(), "any".to_owned(), false));
            }
            return;
        }
        let name = name.to_owned();
        let key = key(&name, environment);
        let inherited = environment && self.place() == Some(Place::Job);
        if self.assigns(range) {
            self.assign(&key, range);
        } else {
            let uses = !self.known.contains(&key) && !self.is_apart();
            self.expanded.push((range.clone(), key.clone(), uses));
        }
        if self.assigns(range) {
            if self.know(key) {
                self.out.sets.push(name);
            }
        } else if self.text[range.end..]
            .trim_start_matches([' ', '\t'])
            .starts_with(',')
        {
            // It may be one of several that are assigned to.
            self.know(key);
        } else if self.is_apart() && !scope.eq_ignore_ascii_case("using") && !inherited {
            // The text of the block is sent, and no variable. What the environment
            // has there is its own.
            let lacks = !environment || name.starts_with("RUNBOOK_");
            if lacks && !self.own.contains(&key) {
                self.out.unplaced.push(range.clone());
            }
        } else if self.place() == Some(Place::Kept) {
            if !self.known.contains(&key) {
                self.out.unplaced.push(range.clone());
            }
        } else if !self.known.contains(&key) && self.used.insert(key) {
            self.out.uses.push(name);
        }
    }

    fn set(&mut self, name: &str) {
        let key = key(name, false);
        self.assigned.push((key.clone(), None));
        if is_name(name) && self.know(key) {
            self.out.sets.push(name.to_owned());
        }
    }

    /// Whether the variable at a place is assigned to.
    fn assigns(&self, range: &Range<usize>) -> bool {
        let behind = self.text.get(range.end..).unwrap_or_default();
        let behind = behind.strip_prefix('}').unwrap_or(behind);
        let behind = behind.trim_start_matches([' ', '\t']);
        let operator = behind.trim_start_matches(['+', '-', '*', '/', '%', '?']);
        let before = self.text.get(..range.start).unwrap_or_default();
        let defaults = before.trim_end_matches(['$', '{', ' ']).ends_with('=');
        let reference = before
            .len()
            .checked_sub(6)
            .and_then(|at| before.get(at..))
            .is_some_and(|text| text.eq_ignore_ascii_case("[ref]$"));
        let each = behind
            .get(..3)
            .is_some_and(|text| text.eq_ignore_ascii_case("in ") && behind.len() < self.text.len());
        operator.starts_with('=') && operator.len() + 2 >= behind.len()
            || self.params.last() == Some(&true) && !defaults
            || reference
            || each
    }
}

/// Whether a parameter names a variable that the command sets.
fn names_variable(parameter: &str) -> bool {
    parameter.starts_with('-')
        && (parameter.ends_with("variable")
            || matches!(parameter, "-ov" | "-ev" | "-wv" | "-iv" | "-pv"))
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// What a variable is known by, whatever its case.
fn key(name: &str, environment: bool) -> String {
    let lower = name.to_ascii_lowercase();
    if environment {
        format!("env:{lower}")
    } else {
        lower
    }
}
