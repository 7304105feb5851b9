//! Floor 4: the rules. One file a rule under `rules/`, each with its tests and
//! its `explain` text. Only reports, never changes the model.
//!
//! [`check`] looks at one article in one locale, [`check_set`] at one article
//! in all of its locales, [`check_locale`] at a locale of the document set,
//! [`check_automation`] at what binds an article's steps to commands.
//! Codes begin with what they are about: `F` the file and its front matter,
//! `M` Markdown, `P` procedures, `L` localization, `A` automation.

mod allow;
mod automation;
mod explain;
mod findings;
mod marker;
mod near;
mod place;
mod rules;
mod set;
mod settings;
#[cfg(test)]
mod testing;
mod view;

pub use automation::{
    AutomationCheck, AutomationFile, KnownStep, check_automation, check_stray_automation,
};
pub use explain::{explain, list};
pub use findings::Findings;
pub use rules::{AUTOMATION_RULES, RULES, SET_RULES};
pub use set::{ArticleSet, SetCheck, Translation, check_locale, check_set};
pub use settings::{Settings, UnknownRule};
pub use view::View;

use crate::diagnostic::{Diagnostic, Rule};
use crate::procedure::{Lexicon, Model, Tongue};
use crate::source::{FrontMatter, Locale};
use crate::text::Span;

/// What a rule looks at: one article of one locale.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'s, 'a> {
    /// The decoded text of the file.
    pub text: &'a str,
    /// Where the body begins.
    pub body: usize,
    /// Where bytes had to be replaced to decode the file.
    pub replaced: &'s [Span],
    /// Where containers were nested too deep to be kept apart.
    pub flattened: Option<Span>,
    /// The front matter.
    pub front: &'s FrontMatter<'a>,
    /// The locale that the file's place says.
    pub locale: &'s Locale,
    /// The words of the language.
    pub lexicon: &'s Lexicon,
    /// What the text says of its language.
    pub tongue: &'s Tongue,
    /// Whether nothing else tells it.
    pub unplaced: bool,
    /// The step model.
    pub model: &'s Model<'a>,
}

impl<'a> Subject<'_, 'a> {
    /// The text after the front matter.
    #[must_use]
    pub fn body_text(&self) -> &'a str {
        self.text.get(self.body..).unwrap_or("")
    }
}

/// A rule with the function that finds its violations.
#[derive(Debug)]
pub struct Check {
    /// Code, name, severity, texts.
    pub rule: &'static Rule,
    /// Reports every violation.
    pub run: fn(&View<'_, '_>, &mut Findings),
}

/// All findings of all rules in an article, in the order of the file: with
/// the severities of the settings, without what the article itself allows.
#[must_use]
pub fn check(subject: &Subject<'_, '_>, settings: &Settings) -> Vec<Diagnostic> {
    let view = View::new(subject);
    let mut findings = Findings::default();
    for check in RULES {
        if let Some(severity) = settings.severity(check.rule) {
            (check.run)(&view, &mut findings);
            findings.close(severity);
        }
    }
    findings.into_sorted(subject)
}

/// Every rule there is, by code.
pub fn all_rules() -> impl Iterator<Item = &'static Rule> {
    let article = RULES.iter().map(|check| check.rule);
    let set = SET_RULES.iter().map(|check| check.rule);
    let automation = AUTOMATION_RULES.iter().map(|check| check.rule);
    let mut automation: Vec<_> = automation.chain([automation::WITHOUT_ARTICLE]).collect();
    automation.sort_unstable_by_key(|rule| rule.code);
    article
        .chain([set::UNKNOWN_LOCALE])
        .chain(set)
        .chain(automation)
}

/// The rule with a code or name.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    all_rules().find(|rule| {
        rule.code.eq_ignore_ascii_case(code_or_name) || rule.name.eq_ignore_ascii_case(code_or_name)
    })
}

#[cfg(test)]
mod tests {
    use super::testing::{self, Example};
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_names_are_unique_and_in_order() {
        let codes: Vec<_> = all_rules().map(|rule| rule.code).collect();
        let names: BTreeSet<_> = all_rules().map(|rule| rule.name).collect();
        assert_eq!(names.len(), codes.len());
        for group in ["F", "M", "P", "L", "A"] {
            let group: Vec<_> = codes.iter().filter(|c| c.starts_with(group)).collect();
            assert!(group.is_sorted(), "{group:?}");
        }
        let unique: BTreeSet<_> = codes.iter().collect();
        assert_eq!(unique.len(), codes.len());
    }

    #[test]
    fn texts_are_written_for_a_person() {
        for rule in all_rules() {
            let summary = rule.summary;
            assert!(!summary.ends_with('.') && summary.len() < 90, "{summary}");
            let file = format!("src/check/rules/{}.rs", rule.name.replace('-', "_"));
            assert!(std::path::Path::new(&file).exists(), "{file}");
            let text = explain(rule.code).unwrap();
            assert!(
                text.lines().all(|line| line.chars().count() <= 80),
                "{text}"
            );
        }
    }

    /// The example of an `explain` text violates its rule, and what stands
    /// there instead does not.
    #[test]
    fn examples_are_examples() {
        for rule in all_rules() {
            let Example { wrong, right } = testing::example(rule);
            if rule.code.starts_with('L') || testing::UNSHOWABLE.contains(&rule.code) {
                assert!(!wrong.is_empty(), "{} has no example", rule.code);
                continue;
            }
            if rule.code.starts_with('A') {
                let found = |text: &str| testing::automation_found(rule, text);
                assert!(!found(&wrong).is_empty(), "{} does not fire", rule.code);
                assert!(found(&right).is_empty(), "{} fires", rule.code);
                continue;
            }
            let locale = ["en-US", "nl-NL"]
                .into_iter()
                .find(|locale| !testing::found_in(rule, locale, &wrong).is_empty());
            let locale =
                locale.unwrap_or_else(|| panic!("{} does not fire on\n{wrong}", rule.code));
            let found = testing::found_in(rule, locale, &right);
            assert!(
                found.is_empty(),
                "{} fires on\n{right}\n{found:?}",
                rule.code
            );
        }
    }

    /// Pieces that rules look for, in any order and nesting.
    fn any_article() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "**",
            " ",
            "*",
            "\n",
            "\n\n",
            "1. ",
            "2. ",
            "3.x",
            "- ",
            "> ",
            "   ",
            "[",
            "](",
            ")",
            "] (http://x",
            "`",
            "```",
            "~~~sh\n",
            "[!NOTE]",
            "[!x]",
            "<a href=",
            "javascript:",
            "on",
            "<b onclick=",
            ">",
            "<script",
            "<!-- runbookc: ",
            "allow ",
            "P001",
            ",",
            "-->",
            "---\n",
            "title: ",
            "titel: ",
            "设定",
            "é",
            "\u{202e}",
            "\r\n",
            "\t",
            "Note:",
            "**Note:** ",
            "# ",
            "![a](data:image/png;base64,x)",
            "| a |\n|---|\n",
            "\\*",
            "&#42;",
            "en",
            " en ",
        ]);
        prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]
        #[test]
        fn places_are_places_of_the_text(text in any_article(), front in any::<bool>()) {
            let text = if front { format!("---\n{text}\n---\n{text}") } else { text };
            for diagnostic in testing::check_text("nl-NL", &text) {
                let labels = diagnostic.labels.iter().map(|label| label.span);
                for span in labels.chain([diagnostic.span]) {
                    prop_assert!(text.get(span.range()).is_some(), "{diagnostic:?}");
                }
                prop_assert!(!diagnostic.message.is_empty());
                prop_assert!(!diagnostic.message.contains('\n'), "{diagnostic:?}");
                prop_assert!(diagnostic.message.len() < 1000, "{diagnostic:?}");
            }
        }
    }
}
