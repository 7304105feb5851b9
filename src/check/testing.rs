//! What the tests of rules share.

use super::{AutomationFile, KnownStep, Settings, Subject, check, check_automation};
use crate::article;
use crate::diagnostic::{Diagnostic, Rule};
use crate::procedure::{Lexicon, lower, tongue};
use crate::source::{Automation, FrontMatter, Locale, decode};
use crate::text::LineIndex;

/// Rules whose example cannot stand in a text of a few lines.
pub const UNSHOWABLE: [&str; 4] = ["F008", "M006", "M008", "A006"];

/// All findings in a file of a locale.
pub fn check_bytes(locale: &str, bytes: &[u8]) -> (String, Vec<Diagnostic>) {
    let decoded = decode(bytes);
    let (front, body) = FrontMatter::parse(&decoded.text, decoded.start);
    let article = article::parse(&decoded.text, body);
    let flattened = article.flattened;
    let locale = Locale::parse(locale).unwrap();
    let lexicon = Lexicon::of(&locale);
    let tongue = tongue(&article.blocks);
    let model = lower(article, &lexicon);
    let subject = Subject {
        text: &decoded.text,
        body,
        replaced: &decoded.replaced,
        flattened,
        front: &front,
        locale: &locale,
        lexicon: &lexicon,
        tongue: &tongue,
        unplaced: false,
        model: &model,
    };
    let found = check(&subject, &Settings::default());
    (decoded.text.to_string(), found)
}

/// All findings in a text of a locale.
pub fn check_text(locale: &str, text: &str) -> Vec<Diagnostic> {
    check_bytes(locale, text.as_bytes()).1
}

/// Line and text of a rule's findings in an article of a locale.
pub fn found_in(rule: &Rule, locale: &str, text: &str) -> Vec<(usize, String)> {
    let lines = LineIndex::new(text);
    check_text(locale, text)
        .into_iter()
        .filter(|diagnostic| diagnostic.rule.code == rule.code)
        .map(|diagnostic| {
            let line = lines.line(diagnostic.span.start) as usize;
            (line, diagnostic.span.slice(text).trim_end().to_owned())
        })
        .collect()
}

/// The texts that a rule's findings in an English article point at.
pub fn found(rule: &Rule, text: &str) -> Vec<String> {
    let found = found_in(rule, "en-US", text);
    found.into_iter().map(|(_, text)| text).collect()
}

/// The helps of a rule's findings in an English article.
pub fn helps(rule: &Rule, text: &str) -> Vec<String> {
    check_text("en-US", text)
        .into_iter()
        .filter(|diagnostic| diagnostic.rule.code == rule.code)
        .filter_map(|diagnostic| diagnostic.help)
        .collect()
}

/// All findings in the automation file of an article with the steps p1.1, p1.2
/// and p1.3, which has the substep p1.3.1; its commands need `namespace`.
fn check_automation_text(text: &str) -> Vec<Diagnostic> {
    let step = |id, hash, has_substeps| KnownStep {
        id,
        hash: Some(hash),
        has_substeps,
    };
    let steps = [
        step("p1.1", "aaaaaaaaaaaaaaaa", false),
        step("p1.2", "bbbbbbbbbbbbbbbb", false),
        step("p1.3", "cccccccccccccccc", true),
        step("p1.3.1", "dddddddddddddddd", false),
    ];
    let read = Automation::parse(text);
    let file = AutomationFile {
        text,
        read: read.as_ref(),
        steps: &steps,
        needed: &["namespace"],
    };
    check_automation(&file, &Settings::default())
}

/// Line and text of a rule's findings in an automation file.
pub fn automation_found(rule: &Rule, text: &str) -> Vec<(usize, String)> {
    let lines = LineIndex::new(text);
    check_automation_text(text)
        .into_iter()
        .filter(|diagnostic| diagnostic.rule.code == rule.code)
        .map(|diagnostic| {
            let line = lines.line(diagnostic.span.start) as usize;
            (line, diagnostic.span.slice(text).to_owned())
        })
        .collect()
}

/// The helps of a rule's findings in an automation file.
pub fn automation_helps(rule: &Rule, text: &str) -> Vec<String> {
    check_automation_text(text)
        .into_iter()
        .filter(|diagnostic| diagnostic.rule.code == rule.code)
        .filter_map(|diagnostic| diagnostic.help)
        .collect()
}

/// The two examples of an `explain` text.
pub struct Example {
    /// What stands after `for example:`.
    pub wrong: String,
    /// What stands after `instead:`.
    pub right: String,
}

/// Reads the examples: the indented lines after their headings. `<U+202E>`
/// stands for the character, which no source file should hold.
pub fn example(rule: &Rule) -> Example {
    let block = |heading: &str| {
        let at = rule.explain.to_ascii_lowercase().find(heading);
        let at = at.unwrap_or_else(|| panic!("{} has no `{heading}`", rule.code));
        let lines = rule.explain[at + heading.len()..].lines().skip(1);
        let mut text = String::new();
        for line in lines.take_while(|line| line.is_empty() || line.starts_with("    ")) {
            text.push_str(line.strip_prefix("    ").unwrap_or(""));
            text.push('\n');
        }
        let text = text.trim_matches('\n').to_owned() + "\n";
        text.replace("<U+202E>", "\u{202e}")
    };
    Example {
        wrong: block("for example:\n"),
        right: block("instead:\n"),
    }
}
