//! What the words of an instruction say about the step as a whole: that it is
//! optional, under which condition it applies, and where it plays.

use super::Lexicon;
use super::words::Words;
use crate::article::{Inline, InlineKind, plain_text};
use serde::{Deserialize, Serialize};
use std::cell::LazyCell;

/// The clause under which a step applies, as text, what it says of it, and how
/// it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(pub String, pub ConditionKind, pub Opening);

/// How a clause opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opening {
    /// By a conjunction, before which "only" can stand.
    #[default]
    Conjunction,
    /// By its verb, as a question does.
    Verb,
    /// By "only", or its like.
    Only,
    /// By anything: what closes it says what it is.
    Closed,
    /// By a word for what is done later: "Before …". The moment is the one at which it is
    /// read.
    Before,
    /// About the end of what the step before has run: "After the command has finished". The
    /// moment has come by then.
    Done,
}

/// What a clause says of the step that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// In which case it applies; the case may not hold.
    If,
    /// At which moment it is done; the moment comes.
    When,
    /// In which case it does not apply.
    Unless,
    /// How long it goes on.
    Until,
}

impl ConditionKind {
    /// The word of the public contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::When => "when",
            Self::Unless => "unless",
            Self::Until => "until",
        }
    }

    /// Whether a reader whose case it is not leaves the step out.
    #[must_use]
    pub fn may_not_hold(self) -> bool {
        matches!(self, Self::If | Self::Unless)
    }
}

/// A place in a user interface, as the instruction names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(pub String);

/// Clause ends in the scripts we know of.
const COMMAS: [char; 4] = [',', '،', '、', '，'];

/// The first comma that stands outside brackets.
fn clause_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0 && COMMAS.contains(&c)).then_some(at)
    })
}

impl Lexicon {
    /// Whether an instruction is marked as optional.
    #[must_use]
    pub fn is_optional(&self, cmd: &str) -> bool {
        self.optional.opening_of(cmd).next().is_some()
    }

    /// The end of the clause that a text begins with: a comma that opens no other clause
    /// within it ("Wenn er meldet, dass …").
    fn clause_end(&self, text: &str) -> Option<usize> {
        let mut from = 0;
        loop {
            let end = from + clause_end(&text[from..])?;
            let after = end + text[end..].chars().next().map_or(1, char::len_utf8);
            if self
                .goes_on
                .opening_of(text[after..].trim_start())
                .next()
                .is_none()
            {
                return Some(end);
            }
            from = after;
        }
    }

    /// What an instruction says after a word that makes it the other part of a
    /// case: "Otherwise, select it".
    #[must_use]
    pub fn after_otherwise<'t>(&self, cmd: &'t str) -> Option<&'t str> {
        let (_, rest) = self.otherwise.opening_of(cmd.trim_start()).next()?;
        Some(rest.trim_start_matches(|c: char| c.is_whitespace() || COMMAS.contains(&c)))
    }

    /// Whether a text that begins with a case says what is done in the others, too.
    #[must_use]
    pub fn holds_otherwise(&self, text: &str) -> bool {
        let part = |c: char| matches!(c, '.' | ';' | '。' | '؛' | '!') || COMMAS.contains(&c);
        text.match_indices(part).any(|(at, stop)| {
            let rest = text[at + stop.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
            self.otherwise.opening_of(rest).next().is_some()
        })
    }

    /// A clause that a step begins with, and what it says.
    pub(super) fn clause(&self, text: &str) -> Condition {
        let longest = |words: &Words| words.opening_of(text).next().map(|(word, _)| word.len());
        let verb = longest(&self.inverted);
        let kind = self.condition_kind(text);
        let opening = if self.only.opening_of(text).next().is_some() {
            Opening::Only
        } else if self.before.opening_of(text).next().is_some() {
            Opening::Before
        } else if kind == ConditionKind::When && self.ends_by_itself(text) {
            Opening::Done
        } else if verb.is_some() && verb >= longest(&self.conjunctions) {
            Opening::Verb
        } else if longest(&self.conjunctions).is_none() {
            Opening::Closed
        } else {
            Opening::Conjunction
        };
        Condition(text.to_owned(), kind, opening)
    }

    /// The condition an instruction begins with.
    #[must_use]
    pub fn condition(&self, cmd: &str) -> Option<Condition> {
        let of = |text: &str| self.clause(text);
        let cmd = self.after_otherwise(cmd).unwrap_or(cmd);
        if self.if_opens.opening_of(cmd).next().is_some() {
            // A group of steps may have no more than its case above them.
            let whole = || cmd.trim_end().strip_suffix([':', '：']).map(str::len);
            let end = self.clause_end(cmd).or_else(whole)?;
            return Some(of(cmd[..end].trim()));
        }
        // Where the marker closes the clause, it must do so in the first
        // sentence, and something must follow it.
        let sentence = cmd.find(['。', '.']).map_or(cmd, |end| &cmd[..end]);
        if !self.if_closes.are_in(sentence) {
            return None;
        }
        self.if_closes.iter().find_map(|word| {
            let at = sentence.find(word.as_str())?;
            let end = at + word.len();
            (at > 0 && end < sentence.len()).then(|| of(cmd[..end].trim_end_matches(COMMAS).trim()))
        })
    }

    /// What a clause says of the step that it belongs to, by the words that
    /// open it, close it, or turn a case into a moment.
    pub(super) fn condition_kind(&self, clause: &str) -> ConditionKind {
        let opens = |words: &Words| words.opening_of(clause).next().is_some();
        let folded = LazyCell::new(|| clause.trim_end_matches(COMMAS).to_lowercase());
        if opens(&self.unless) {
            ConditionKind::Unless
        } else if opens(&self.until) {
            ConditionKind::Until
        } else if opens(&self.when)
            || self
                .when_closes
                .iter()
                .any(|word| folded.ends_with(word.trim_end_matches(COMMAS)))
            || self.moments.are_in(&folded)
        {
            ConditionKind::When
        } else {
            ConditionKind::If
        }
    }

    /// The first place that an instruction names: a label beside one of the
    /// language's nouns for places.
    #[must_use]
    pub fn place(&self, cmd: &[Inline<'_>]) -> Option<Place> {
        if self.place_before.is_empty() && self.place_after.is_empty() {
            return None;
        }
        cmd.iter().enumerate().find_map(|(n, inline)| {
            let InlineKind::Strong(label) = &inline.kind else {
                return None;
            };
            let label = plain_text(label);
            // A bold that a translation moved holds "on the" and names nothing.
            let names =
                |c: char| c.is_uppercase() || c.is_numeric() || !(c.is_lowercase() || c.is_ascii());
            if !label.contains(names) {
                return None;
            }
            let label = label.trim_end_matches(COMMAS);
            if let Some(noun) = cmd.get(n + 1).and_then(|next| self.noun_after(next)) {
                return Some(Place(format!("{label}{noun}")));
            }
            let before = n.checked_sub(1).and_then(|n| cmd.get(n))?;
            let noun = self.noun_before(before)?;
            Some(Place(format!("{noun}{label}")))
        })
    }

    fn noun_after<'t>(&self, next: &'t Inline<'_>) -> Option<&'t str> {
        let InlineKind::Text(text) = &next.kind else {
            return None;
        };
        self.place_after
            .opening_of(text.trim_start())
            .find_map(|(noun, rest)| {
                // Scripts without spaces have no word ends to look for.
                let ends = !noun.is_ascii() || !rest.starts_with(char::is_alphanumeric);
                ends.then(|| &text[..text.len() - rest.len()])
            })
    }

    fn noun_before<'t>(&self, previous: &'t Inline<'_>) -> Option<&'t str> {
        let InlineKind::Text(text) = &previous.kind else {
            return None;
        };
        self.place_before
            .closing_of(text.trim_end())
            .find_map(|(_, before)| {
                let begins = !before.ends_with(char::is_alphanumeric);
                begins.then(|| &text[before.len()..])
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, parse};

    fn lexicon() -> Lexicon {
        Lexicon::parse(
            "optional: ['(Optional)', 'Optionally,']\n\
             condition: {opens: ['If ', 'When '], closes: ['場合は'], when: ['When ']}\n\
             place: {before: [pagina, tabblad], after: [page, tab, ページ]}\n",
        )
        .unwrap()
    }

    fn place(markdown: &str) -> Option<String> {
        let article = parse(markdown, 0);
        let BlockKind::Paragraph(content) = &article.blocks[0].kind else {
            panic!("{article:?}");
        };
        lexicon().place(content).map(|place| place.0)
    }

    #[test]
    fn places_are_labels_beside_their_noun() {
        assert_eq!(
            place("On the **Users** page, select **Add**.").unwrap(),
            "Users page"
        );
        assert_eq!(
            place("Op de pagina **Leden** klikt u.").unwrap(),
            "pagina Leden"
        );
        assert_eq!(place("**設定**ページで選びます。").unwrap(), "設定ページ");
        assert_eq!(place("Select **Add** and pageant."), None);
    }

    #[test]
    fn conditions_and_options_open_an_instruction() {
        let lexicon = lexicon();
        assert!(lexicon.is_optional("(optional) Do it."));
        assert!(!lexicon.is_optional("Do the optional thing."));
        assert_eq!(
            lexicon.condition("If you see it, stop.").unwrap().0,
            "If you see it"
        );
        let kind = |text| lexicon.condition(text).unwrap().1;
        assert_eq!(kind("If you see it, stop."), ConditionKind::If);
        assert_eq!(kind("When you see it, stop."), ConditionKind::When);
        assert_eq!(
            lexicon.condition("表示された場合は、閉じます。").unwrap().0,
            "表示された場合は"
        );
        assert_eq!(lexicon.condition("Iffy, select it."), None);
    }
}
