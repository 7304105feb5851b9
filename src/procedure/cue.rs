//! What the words of an instruction say about the step as a whole: that it is
//! optional, under which condition it applies, and where it plays.

use super::Lexicon;
use crate::article::{Inline, InlineKind, plain_text};

/// The clause under which a step applies, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(pub String);

/// A place in a user interface, as the instruction names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(pub String);

/// Clause ends in the scripts we know of.
const COMMAS: [char; 4] = [',', '،', '、', '，'];

fn strip_prefix_ignoring_case<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in prefix.chars() {
        let found = rest.next()?;
        if found.is_ascii() {
            if found.to_ascii_lowercase() != expected {
                return None;
            }
            continue;
        }
        let mut folded = found.to_lowercase();
        // A letter that folds to several never opens one of our words.
        if folded.next() != Some(expected) || folded.next().is_some() {
            return None;
        }
    }
    Some(rest.as_str())
}

impl Lexicon {
    /// Whether an instruction is marked as optional.
    #[must_use]
    pub fn is_optional(&self, cmd: &str) -> bool {
        let opens = |marker: &String| strip_prefix_ignoring_case(cmd, marker).is_some();
        self.optional.iter().any(opens)
    }

    /// The condition an instruction begins with.
    #[must_use]
    pub fn condition(&self, cmd: &str) -> Option<Condition> {
        let opened = self
            .condition
            .opens
            .iter()
            .any(|word| strip_prefix_ignoring_case(cmd, word).is_some());
        if opened {
            let end = cmd.find(COMMAS)?;
            return Some(Condition(cmd[..end].trim().to_owned()));
        }
        // Where the marker closes the clause, it must do so in the first
        // sentence, and something must follow it.
        let sentence = cmd.find(['。', '.']).map_or(cmd, |end| &cmd[..end]);
        self.condition.closes.iter().find_map(|word| {
            let at = sentence.find(word.as_str())?;
            let end = at + word.len();
            (at > 0 && end < sentence.len())
                .then(|| Condition(cmd[..end].trim_end_matches(COMMAS).trim().to_owned()))
        })
    }

    /// The first place that an instruction names: a label beside one of the
    /// language's nouns for places.
    #[must_use]
    pub fn place(&self, cmd: &[Inline<'_>]) -> Option<Place> {
        if self.place.before.is_empty() && self.place.after.is_empty() {
            return None;
        }
        cmd.iter().enumerate().find_map(|(n, inline)| {
            let InlineKind::Strong(label) = &inline.kind else {
                return None;
            };
            let label = plain_text(label);
            if label.is_empty() {
                return None;
            }
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
        let lead = text.len() - text.trim_start().len();
        self.place.after.iter().find_map(|noun| {
            let rest = strip_prefix_ignoring_case(&text[lead..], noun)?;
            // Scripts without spaces have no word ends to look for.
            let ends = !noun.is_ascii() || !rest.starts_with(char::is_alphanumeric);
            ends.then(|| &text[..text.len() - rest.len()])
        })
    }

    fn noun_before<'t>(&self, previous: &'t Inline<'_>) -> Option<&'t str> {
        let InlineKind::Text(text) = &previous.kind else {
            return None;
        };
        let trimmed = text.trim_end();
        let last = trimmed.chars().next_back()?;
        self.place.before.iter().find_map(|noun| {
            // Nearly all nouns differ in their last letter already.
            if !noun.chars().next_back()?.eq_ignore_ascii_case(&last) && last.is_ascii() {
                return None;
            }
            let (start, _) = trimmed
                .char_indices()
                .rev()
                .nth(noun.chars().count().checked_sub(1)?)?;
            strip_prefix_ignoring_case(&trimmed[start..], noun)?;
            let begins = !trimmed[..start].ends_with(char::is_alphanumeric);
            begins.then(|| &text[start..])
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
             condition: {opens: ['If ', 'When '], closes: ['場合は']}\n\
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
        assert_eq!(
            lexicon.condition("表示された場合は、閉じます。").unwrap().0,
            "表示された場合は"
        );
        assert_eq!(lexicon.condition("Iffy, select it."), None);
    }
}
