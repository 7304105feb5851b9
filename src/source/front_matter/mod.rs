//! The block at the head of an article: split off, read, kept. It is YAML between
//! `---`, TOML between `+++`, or an object of JSON.

mod meta;
mod recover;
mod scan;

pub use meta::{KNOWN_KEYS, Meta, TranslationType, is_known_key};

use super::{toml, yaml};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;

/// A value as YAML has it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Value<'a> {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// A mapping, in the order of the file.
    #[serde(serialize_with = "in_order")]
    Map(Vec<(String, Value<'a>)>),
}

fn in_order<S: serde::Serializer>(
    pairs: &[(String, Value<'_>)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

impl Value<'_> {
    /// A scalar as text, however it was typed: `5615` and `"5615"` alike.
    #[must_use]
    pub fn scalar(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => Some(Cow::Borrowed(text)),
            Self::Bool(value) => Some(Cow::Owned(value.to_string())),
            Self::Int(value) => Some(Cow::Owned(value.to_string())),
            Self::Float(value) => Some(Cow::Owned(value.to_string())),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub span: Span,
    /// The value.
    pub value: Value<'a>,
}

/// What is wrong with a front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The block is none of its form; what can be read was read line by line.
    Malformed {
        /// The form: `YAML` or `TOML`.
        form: &'static str,
        /// Where the YAML parser gave up.
        span: Span,
        /// Its reason.
        reason: String,
    },
    /// The opening line has no closing line.
    Unclosed {
        /// The opening line.
        span: Span,
    },
    /// A key stands twice; the first value counts.
    Duplicate {
        /// The second one.
        span: Span,
        /// The first one.
        first: Span,
    },
    /// Several keys stand on one line, as after a translation that lost its
    /// line breaks.
    LostLineBreaks {
        /// The line.
        span: Span,
        /// The keys found after the first.
        keys: Vec<String>,
    },
    /// A known key has a value of another type.
    WrongType {
        /// The key.
        span: Span,
        /// What it should hold, for a person.
        expected: &'static str,
    },
}

/// The front matter of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter<'a> {
    /// The block with its fences; empty where there is none.
    pub span: Span,
    /// Every key with its value, in the order of the file.
    pub entries: Vec<Entry<'a>>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Where the block is: the lines between the fences, and where the body begins.
struct Block {
    inner: std::ops::Range<usize>,
    end: usize,
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Yaml,
    Toml,
    Json,
}

impl Form {
    /// The form that a first line announces.
    fn of(line: &str) -> Option<Self> {
        match line.trim_end() {
            "---" => Some(Self::Yaml),
            "+++" => Some(Self::Toml),
            "{" => Some(Self::Json),
            _ => None,
        }
    }

    fn ends(self, line: &str) -> bool {
        match self {
            Self::Yaml => matches!(line.trim_end(), "---" | "..."),
            Self::Toml => line.trim_end() == "+++",
            Self::Json => line.trim_end() == "}",
        }
    }
}

fn find(text: &str, start: usize) -> Result<Option<Block>, Span> {
    let rest = &text[start..];
    let Some(first_end) = memchr::memchr(b'\n', rest.as_bytes()) else {
        return Ok(None);
    };
    let Some(form) = Form::of(&rest[..first_end]) else {
        return Ok(None);
    };
    let inner = start + first_end + 1;
    let mut at = inner;
    while at < text.len() {
        let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n);
        if form.ends(&text[at..end]) {
            return Ok(Some(Block {
                inner: inner..at,
                end: (end + 1).min(text.len()),
                form,
            }));
        }
        at = end + 1;
    }
    // A rule on the first line is no front matter; a key below it says that
    // one was meant.
    let second = text[inner..].lines().next().unwrap_or("");
    let (sign, key) = match form {
        Form::Yaml => (':', second),
        Form::Toml => ('=', second),
        Form::Json => return Ok(None),
    };
    let key = key.split_once(sign).map_or("", |(key, _)| key);
    if !key.is_empty() && !key.starts_with([' ', '#', '-']) {
        return Err(Span::new(start..start + first_end));
    }
    Ok(None)
}

impl<'a> FrontMatter<'a> {
    /// Reads the front matter of `text`, which begins at `start` (after a byte
    /// order mark), and tells where the body begins.
    #[must_use]
    pub fn parse(text: &'a str, start: usize) -> (Self, usize) {
        let block = match find(text, start) {
            Ok(Some(block)) => block,
            Ok(None) => return (Self::default(), start),
            Err(span) => {
                let front = Self {
                    problems: vec![Problem::Unclosed { span }],
                    ..Self::default()
                };
                return (front, start);
            }
        };
        let mut front = match block.form {
            Form::Yaml => Self::read(text, block.inner),
            Form::Toml => Self::read_toml(text, block.inner),
            Form::Json => {
                let object = block.inner.start - 1..block.end;
                let object = text[..object.start]
                    .rfind('{')
                    .map_or(object.start, |at| at)..object.end;
                // Anything else in braces is text.
                let Some(pairs) = toml::read_json(&text[object.clone()]) else {
                    return (Self::default(), start);
                };
                Self {
                    entries: entries_of(text, &block.inner, pairs),
                    ..Self::default()
                }
            }
        };
        front.span = Span::new(start..block.end);
        front.check_types();
        (front, block.end)
    }

    fn read(text: &'a str, inner: std::ops::Range<usize>) -> Self {
        if let Some(entries) = scan::scan(text, inner.clone()) {
            let problems = duplicates(&entries);
            return Self {
                entries,
                problems,
                ..Self::default()
            };
        }
        match read_yaml(text, inner.clone()) {
            Ok(entries) => Self {
                entries,
                ..Self::default()
            },
            Err(error) => recover::recover(text, inner, &error),
        }
    }

    fn read_toml(text: &'a str, inner: std::ops::Range<usize>) -> Self {
        match toml::read(&text[inner.clone()]) {
            Ok(pairs) => Self {
                entries: entries_of(text, &inner, pairs),
                ..Self::default()
            },
            Err((reason, at)) => Self {
                problems: vec![Problem::Malformed {
                    form: "TOML",
                    span: recover::line_at(text, &inner, inner.start + at),
                    reason: reason.lines().next().unwrap_or("").to_owned(),
                }],
                ..Self::default()
            },
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.value)
    }
}

/// Whether no key of some entries stands twice, as in nearly all front matter.
#[must_use]
pub fn are_unique(entries: &[Entry<'_>]) -> bool {
    let mut keys: Vec<&str> = entries.iter().map(|entry| &*entry.key).collect();
    keys.sort_unstable();
    keys.windows(2).all(|pair| pair[0] != pair[1])
}

fn duplicates(entries: &[Entry<'_>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if are_unique(entries) {
        return problems;
    }
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in entries {
        match first.entry(&entry.key) {
            Slot::Occupied(first) => problems.push(Problem::Duplicate {
                span: entry.span,
                first: *first.get(),
            }),
            Slot::Vacant(slot) => {
                slot.insert(entry.span);
            }
        }
    }
    problems
}

/// The whole of YAML, for what the scanner does not take.
fn read_yaml(text: &str, inner: std::ops::Range<usize>) -> Result<Vec<Entry<'_>>, yaml::YamlError> {
    let block = &text[inner.clone()];
    if block
        .lines()
        .all(|line| line.trim().is_empty() || line.starts_with('#'))
    {
        return Ok(Vec::new());
    }
    let pairs: yaml::Pairs = yaml::from_str(block)?;
    Ok(entries_of(text, &inner, pairs.0))
}

fn entries_of(
    text: &str,
    inner: &std::ops::Range<usize>,
    pairs: Vec<(String, Value<'static>)>,
) -> Vec<Entry<'static>> {
    let entries = pairs.into_iter().map(|(key, value)| Entry {
        span: key_span(text, inner.clone(), &key),
        key: Cow::Owned(key),
        value,
    });
    entries.collect()
}

/// The place of a top-level key, which the YAML crate does not tell.
fn key_span(text: &str, inner: std::ops::Range<usize>, key: &str) -> Span {
    let mut at = inner.start;
    for line in text[inner.clone()].split_inclusive('\n') {
        // JSON indents its keys; a table of TOML has brackets around its name.
        let quotes = line.len() - line.trim_start_matches(['"', '\'', '[', ' ', '\t']).len();
        if line[quotes..].starts_with(key) {
            return Span::new(at + quotes..at + quotes + key.len());
        }
        at += line.len();
    }
    Span::at(inner.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str) -> Vec<(String, String)> {
        let (front, _) = FrontMatter::parse(text, 0);
        front
            .entries
            .iter()
            .map(|entry| (entry.key.to_string(), format!("{:?}", entry.value)))
            .collect()
    }

    #[test]
    fn the_body_begins_after_the_closing_fence() {
        let text = "---\ntitle: x\n---\nbody\n---\nmore\n";
        let (front, body) = FrontMatter::parse(text, 0);
        assert_eq!(&text[body..], "body\n---\nmore\n");
        assert_eq!(front.span.slice(text), "---\ntitle: x\n---\n");
    }

    #[test]
    fn a_rule_is_no_front_matter_and_a_missing_fence_is_told() {
        assert_eq!(
            FrontMatter::parse("---\n\ntext\n", 0).0,
            FrontMatter::default()
        );
        let (front, body) = FrontMatter::parse("---\ntitle: x\ntext\n", 0);
        assert_eq!(body, 0);
        assert!(matches!(front.problems[..], [Problem::Unclosed { .. }]));
    }

    #[test]
    fn toml_and_json_are_front_matter_too() {
        let text = "+++\ntitle = \"x\"\nweight = 4\ntags = [\"a\"]\n[runbookc]\nsteps = \"headings\"\n+++\nbody\n";
        let (front, body) = FrontMatter::parse(text, 0);
        assert_eq!(&text[body..], "body\n");
        assert_eq!(front.meta().title.as_deref(), Some("x"));
        assert_eq!(front.get("weight"), Some(&Value::Int(4)));
        assert!(front.asked().steps.is_some());
        assert!(front.problems.is_empty());
        let spans = front.entries.iter().map(|entry| entry.span.slice(text));
        assert_eq!(
            spans.collect::<Vec<_>>(),
            ["title", "weight", "tags", "runbookc"]
        );
        let (front, body) = FrontMatter::parse("+++\ntitle = x\n+++\nbody\n", 0);
        assert_eq!(body, 18);
        assert!(matches!(
            front.problems[..],
            [Problem::Malformed { form: "TOML", .. }]
        ));
        let text = "{\n  \"title\": \"x\",\n  \"a\": {\"b\": [1, null]}\n}\nbody\n";
        let (front, body) = FrontMatter::parse(text, 0);
        assert_eq!(&text[body..], "body\n");
        assert_eq!(front.meta().title.as_deref(), Some("x"));
        assert_eq!(
            FrontMatter::parse("{\ntext\n}\n", 0),
            (FrontMatter::default(), 0)
        );
        assert_eq!(FrontMatter::parse("+++\n\ntext\n", 0).1, 0);
    }

    #[test]
    fn duplicates_are_found_on_both_ways() {
        for text in ["---\na: 1\na: 2\n---\n", "---\na: &x 1\na: 2\n---\n"] {
            let (front, _) = FrontMatter::parse(text, 0);
            let found = front.problems.iter().any(
                |p| matches!(p, Problem::Duplicate { span, first } if span.start > first.start),
            );
            assert!(found, "{text}: {:?}", front.problems);
        }
    }

    #[test]
    fn keys_that_lost_their_lines_are_read_all_the_same() {
        let text = "---\n标题: \"x: y\" ms.author: me author: you ms.custom: (\n- 9257\n---\n";
        let (front, _) = FrontMatter::parse(text, 0);
        assert_eq!(front.get("ms.author").unwrap().scalar().unwrap(), "me");
        assert_eq!(front.get("author").unwrap().scalar().unwrap(), "you");
        assert!(
            front
                .problems
                .iter()
                .any(|p| matches!(p, Problem::LostLineBreaks { .. }))
        );
    }

    #[test]
    fn yaml_that_the_scanner_leaves_is_read_by_the_crate() {
        let text = "---\ntitle: >\n  folded\n  text\nmap: {a: 1}\n---\n";
        assert_eq!(keys(text)[0].1, "Text(\"folded text\\n\")");
        assert_eq!(keys(text)[1].1, "Map([(\"a\", Int(1))])");
    }

    /// Lines as writers and translators leave them, most of them plain.
    fn any_line() -> impl Strategy<Value = String> {
        let value = prop_oneof![
            "[ -~]{0,12}",
            "[a-zé0-9 .,/-]{1,12}",
            "[0-9a-fx.+e_-]{1,8}",
            Just("\"q: u # o\"".to_owned()),
            Just("'s''s'".to_owned()),
            Just("\"a\\nb\"".to_owned()),
            prop::sample::select(vec![
                "null", "~", "True", "no", "0x1F", "1e3", "007", ".5", "-", "''", "\"\"", "inf",
                ".inf", "+1", "-0"
            ])
            .prop_map(str::to_owned),
        ];
        prop_oneof![
            ("[a-z.]{1,4}", value.clone()).prop_map(|(key, value)| format!("{key}: {value}")),
            value.clone().prop_map(|value| format!("- {value}")),
            value.prop_map(|value| format!("  - {value}")),
            Just(String::new()),
            Just("# note".to_owned()),
            "[ -~]{0,10}",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        /// The scanner may decline; where it answers, it answers as the crate.
        #[test]
        fn scanner_and_crate_agree(lines in prop::collection::vec(any_line(), 0..6)) {
            let text = lines.join("\n") + "\n";
            if let Some(scanned) = scan::scan(&text, 0..text.len())
                && duplicates(&scanned).is_empty()
            {
                let parsed = read_yaml(&text, 0..text.len());
                let plain = |entries: Vec<Entry<'_>>| -> Vec<(String, String)> {
                    entries.iter().map(|e| (e.key.to_string(), format!("{:?}", e.value))).collect()
                };
                prop_assert_eq!(plain(scanned), plain(parsed.expect("the scanner took it")));
            }
        }

        #[test]
        fn no_bytes_panic(text in any::<String>()) {
            let _ = FrontMatter::parse(&format!("---\n{text}\n---\n"), 0);
            let _ = FrontMatter::parse(&text, 0);
        }
    }
}
