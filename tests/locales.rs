//! Every language says everything: the same messages with the same arguments,
//! none that the code does not use, none that the code uses and nobody has.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of a locale with the arguments that each of them takes.
fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("locales").join(tag)).expect("a locale") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        let resource = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut arguments = BTreeSet::new();
                    let value = message
                        .value
                        .unwrap_or_else(|| panic!("{} says nothing", message.id.name));
                    pattern(&value, &mut arguments);
                    let twice = found.insert(message.id.name.to_owned(), arguments);
                    assert!(twice.is_none(), "{tag}: {} stands twice", message.id.name);
                }
                Entry::Junk { content } => panic!("{}: {content}", path.display()),
                _ => {}
            }
        }
    }
    found
}

fn pattern(value: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &value.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => self::inline(inline, arguments),
                Expression::Select { selector, variants } => {
                    inline(selector, arguments);
                    variants
                        .iter()
                        .for_each(|variant| pattern(&variant.value, arguments));
                }
            }
        }
    }
}

fn inline(expression: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match expression {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                inline(inner, arguments);
            }
        }
        InlineExpression::FunctionReference {
            arguments: CallArguments { positional, .. },
            ..
        } => {
            positional.iter().for_each(|inner| inline(inner, arguments));
        }
        _ => {}
    }
}

fn locales() -> Vec<String> {
    let mut tags: Vec<String> = fs::read_dir(root().join("locales"))
        .expect("locales")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    tags.sort();
    tags
}

#[test]
fn every_locale_has_every_message_with_the_same_arguments() {
    let english = messages("en-US");
    assert!(locales().len() >= 7);
    for tag in locales() {
        let own = messages(&tag);
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !own.contains_key(*key))
            .collect();
        let extra: Vec<_> = own
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{tag}: missing {missing:?}, extra {extra:?}"
        );
        for (key, arguments) in &english {
            assert_eq!(&own[key], arguments, "{tag}: the arguments of {key}");
        }
    }
}

#[test]
fn no_message_holds_a_character_that_could_hide_or_turn_text() {
    for tag in locales() {
        for entry in fs::read_dir(root().join("locales").join(&tag)).expect("a locale") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("text");
            let bad = text.chars().find(|&c| runbookc::text::is_unsafe_char(c));
            assert_eq!(bad, None, "{}", path.display());
        }
    }
}

fn texts(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push((path, text));
        }
    }
}

#[test]
fn every_message_is_used() {
    let mut files = Vec::new();
    texts(&root().join("src"), &mut files);
    // A runtime says a message by its key, which is a word of a shell there.
    let (runtimes, rust): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| {
        path.extension()
            .is_some_and(|extension| extension == "sh" || extension == "ps1")
    });
    let part = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let words: BTreeSet<&str> = runtimes
        .iter()
        .flat_map(|(_, text)| text.split(part))
        .collect();
    // What an answer does is said by the name of its label.
    let is_help = |key: &str| {
        let name = key.strip_prefix("help-");
        name.is_some_and(|name| words.contains(format!("answer-{name}").as_str()))
    };
    let all: String = rust.into_iter().map(|(_, text)| text).collect();
    // The kinds of note are keys by way of `NoteKind::as_str`.
    let unused: Vec<_> = messages("en-US")
        .into_keys()
        .filter(|key| {
            !all.contains(&format!("\"{key}\"")) && !words.contains(key.as_str()) && !is_help(key)
        })
        .collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}
