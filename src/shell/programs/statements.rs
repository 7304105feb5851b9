//! Statements that take something away, whichever program gets them.

use super::LINES;
use std::sync::LazyLock;

/// What the table says of statements, in capitals: what each has, and what it is called.
static STATEMENTS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let own = LINES
        .lines()
        .filter_map(|line| line.strip_prefix("statement "));
    own.filter_map(|line| line.split_once(' '))
        .map(|(called, text)| (text.to_ascii_uppercase(), called))
        .collect()
});

/// The words for what statements of a text take away, whichever program gets them.
pub(super) fn losing_statements(text: &str, ansible: bool) -> impl Iterator<Item = &'static str> {
    let upper = text.to_ascii_uppercase();
    let lines: Vec<String> = upper.lines().map(squeeze).collect();
    let upper = squeeze(&upper);
    STATEMENTS.iter().filter_map(move |(statement, called)| {
        let is = if statement.starts_with("STATE=") {
            ansible && holds(&upper, statement).is_some()
        } else if statement.starts_with("STOP ") || statement.starts_with("RESET ") {
            // Other programs have such words, too: these open a statement.
            opens(&lines, statement) && !is_restarted(&upper, statement)
        } else {
            holds(&upper, statement).is_some()
        };
        is.then_some(*called)
    })
}

/// A text with one blank between its words.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character can go on with a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

/// Where whole words stand in a text.
fn holds(text: &str, words: &str) -> Option<usize> {
    let open = words.ends_with('(');
    let mut found = text.match_indices(words).map(|(at, _)| at);
    found.find(|at| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + words.len()..].chars().next();
        !before.is_some_and(is_of_word) && (open || !behind.is_some_and(is_of_word))
    })
}

/// Whether a statement opens a line or what stands in quotes, or follows another one.
fn opens(lines: &[String], statement: &str) -> bool {
    lines.iter().any(|line| {
        let mut found = line.match_indices(statement);
        found.any(|(at, _)| {
            let before = line[..at].trim_end().chars().next_back();
            let behind = line[at + statement.len()..].chars().next();
            before.is_none_or(|c| matches!(c, '"' | '\'' | ';')) && !behind.is_some_and(is_of_word)
        })
    })
}

/// Whether a text starts again what a statement of it stops.
fn is_restarted(text: &str, statement: &str) -> bool {
    let Some(what) = statement.strip_prefix("STOP ") else {
        return false;
    };
    let starts = format!("START {what}");
    let stopped = text.rfind(statement);
    stopped.is_some_and(|at| holds(&text[at..], &starts).is_some())
}
