//! Code as a program reads it: without what is for people.

use crate::shell::{self, Shell, analyse};

/// Whether what is marked so is for people.
pub(super) fn is_text(language: &str) -> bool {
    matches!(
        language,
        "text"
            | "txt"
            | "plain"
            | "plaintext"
            | "none"
            | "mermaid"
            | "markdown"
            | "md"
            | "mdx"
            | "log"
            | "html"
            | "csv"
            | "diff"
            | "dot"
            | "plantuml"
            | "ascii"
    )
}

/// Whether what is marked so is settings, in which a word is a value.
pub(super) fn is_settings(language: &str) -> bool {
    matches!(
        language,
        "yaml"
            | "yml"
            | "json"
            | "jsonc"
            | "json5"
            | "toml"
            | "ini"
            | "cfg"
            | "conf"
            | "config"
            | "properties"
            | "env"
            | "dotenv"
            | "hcl"
            | "tf"
            | "terraform"
            | "xml"
            | "nginx"
            | "apache"
            | "dockerfile"
            | "docker"
            | "sql"
            | "promql"
            | "systemd"
            | "caddyfile"
    )
}

/// Whether two lines of code say the same to a program.
#[must_use]
pub fn are_same(own: &str, source: &str) -> bool {
    let plain = |line: &str| {
        let line = line.trim().trim_end_matches('\\');
        without_texts(&without_names(Shell::Bash, &without_comments(line)), false)
    };
    let continued = |line: &str| line.trim_end().ends_with('\\');
    continued(own) == continued(source) && fits(&plain(source), &plain(own))
}

/// Code line by line, without comments, without blank lines, with one blank between words.
pub(super) fn without_comments(text: &str) -> String {
    const OPENS: [&str; 6] = ["#", "//", "-- ", "<!--", "REM ", "%"];
    let mut kept: Vec<String> = Vec::new();
    let mut within = false;
    let mut goes_on = false;
    for line in text.lines() {
        let line = line.trim();
        if within || line.starts_with("/*") {
            within = !line.contains("*/");
            continue;
        }
        if line.is_empty() || OPENS.iter().any(|open| line.starts_with(open)) {
            continue;
        }
        // Behind a blank, a mark with a blank behind it opens one, too.
        let end = [" # ", " //", " /* "]
            .iter()
            .filter_map(|mark| line.find(mark))
            .filter(|&at| line[..at].matches(['"', '\'']).count() % 2 == 0)
            .min()
            .unwrap_or(line.len());
        let words: Vec<&str> = line[..end].split_whitespace().collect();
        let mut words = words.join(" ");
        let continued = words.ends_with('\\');
        if continued {
            words.pop();
        }
        let words = words.trim_end().to_owned();
        match kept.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(&words);
            }
            _ => kept.push(words),
        }
        goes_on = continued;
    }
    kept.join("\n")
}

/// Commands with the same name in all placeholders.
pub(super) fn without_names(shell: Shell, text: &str) -> String {
    let analysis = analyse(shell, text);
    let placeholders = analysis.placeholders.into_iter();
    let places = placeholders.map(|placeholder| placeholder.span);
    shell::without_names(text, places.chain(analysis.unplaced).collect())
}

/// A text without what is quoted and reads like a sentence: it has blanks, or letters beyond
/// ASCII, and nothing but words. In a program, single words are for people, too, and so is a
/// sentence behind a key of settings.
pub(super) fn without_texts(text: &str, program: bool) -> String {
    let lines = text.lines().map(|line| {
        let key = line.split_once(": ").filter(|(key, value)| {
            !program && !key.contains(' ') && value.starts_with(char::is_alphabetic)
        });
        match key {
            Some((key, value)) if is_sentence(value) => format!("{key}: …"),
            _ => without_quoted(line, program),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn is_sentence(text: &str) -> bool {
    !text.contains([
        '$', '=', '{', '[', '<', '|', '/', '\\', '_', ':', '@', '-', '"', '\'', '`',
    ]) && (text.contains(' ') || !text.is_ascii())
}

fn without_quoted(line: &str, program: bool) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['"', '\'', '`']) {
        let mark = rest[at..].chars().next().unwrap_or('"');
        let inner = &rest[at + 1..];
        let Some(end) = inner.find(mark) else {
            break;
        };
        let quoted = &inner[..end];
        let word = program
            && quoted.contains(char::is_alphabetic)
            && !quoted.contains(|c: char| c.is_ascii_digit() || "/@=\\".contains(c));
        let told = is_sentence(quoted) || word || program && quoted.contains(' ');
        plain.push_str(&rest[..=at]);
        plain.push_str(if told { "…" } else { quoted });
        plain.push(mark);
        rest = &inner[end + 1..];
    }
    plain.push_str(rest);
    plain
}

/// Whether a translation's code is the source's, but for what stands for placeholders in it:
/// a translator may have written another word in their place without marks around.
pub(super) fn fits(source: &str, own: &str) -> bool {
    if source == own {
        return true;
    }
    let mut parts = source.split("<>");
    let Some(mut rest) = parts.next().and_then(|first| own.strip_prefix(first)) else {
        return false;
    };
    for part in parts {
        let name = rest.strip_prefix("<>").map_or_else(
            || rest.find(|c: char| c.is_whitespace() || "/\"':".contains(c)),
            |_| Some(2),
        );
        let end = name.unwrap_or(rest.len());
        // What follows may be in the same word: `<>-a`.
        let Some(at) = rest[..end]
            .find(part)
            .filter(|_| !part.is_empty())
            .or_else(|| rest[end..].starts_with(part).then_some(end))
        else {
            return false;
        };
        if at == 0 {
            return false;
        }
        rest = &rest[at + part.len()..];
    }
    rest.is_empty()
}
