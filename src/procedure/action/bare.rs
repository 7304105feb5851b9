//! Labels without what a writer set in bold beside them.

use super::attach::Scene;
use super::clause::Told;
use super::fold::fold;
use super::token::phrases;
use super::words::{Capitals, Class, Order};
use super::{Action, Label};

impl Scene<'_> {
    /// A label without the noun for what it is the name of, which some writers
    /// set in bold with it, or write in small letters beside it.
    pub(super) fn cleaned(&self, label: &Label) -> Label {
        let parts = label.0.iter();
        Label(parts.map(|part| self.bare(part)).collect())
    }

    fn bare(&self, text: &str) -> String {
        let capitals = self.words.capitals;
        let folded = fold(text);
        let found = phrases(&folded, self.words);
        let class = |phrase: usize| self.words.phrases[phrase].class;
        let nouns = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD);
        if folded.len() == text.to_lowercase().len()
            && let Some(&(0, end, phrase)) = found.first()
            && end < folded.len()
            && class(phrase).is(nouns)
            && !class(phrase).is(Class::THING)
            && let Some(at) = text.char_indices().nth(folded[..end].chars().count())
        {
            let rest = text[at.0..].trim_start();
            let joins = |word: &&str| {
                let of = phrases(word, self.words).into_iter().next();
                of.is_some_and(|(start, end, phrase)| {
                    start == 0 && end == word.len() && class(phrase).is(Class::JOIN)
                })
            };
            let first = rest.split(' ').next().filter(joins).map_or(0, str::len);
            let rest = rest[first..].trim_start();
            let small = text.starts_with(char::is_lowercase);
            let known = match capitals {
                Capitals::Names => small || first > 0,
                Capitals::Nouns => {
                    class(phrase).is(Class::CONTROL_BEFORE.or(Class::PLURAL))
                        && rest.starts_with(char::is_uppercase)
                }
                Capitals::None => first == 0,
            };
            if known && !rest.is_empty() {
                return rest.to_owned();
            }
        }
        text.to_owned()
    }

    /// The text of a link without the article that it begins with.
    pub(super) fn without_article(&self, mut label: Label) -> Label {
        if let Some(first) = label.0.first_mut()
            && let Some((word, rest)) = first.split_once(' ')
            && word.starts_with(char::is_lowercase)
            && self.words.class(word).is(Class::ARTICLE)
        {
            *first = rest.trim_start().to_owned();
        }
        label
    }

    /// Whether the text of a link is the name of what it leads to.
    pub(super) fn is_title(&self, label: &Label) -> bool {
        let text = label.text();
        let small = text.starts_with(char::is_lowercase) && text.split(' ').count() < 3;
        let folded = fold(&text);
        let first = phrases(&folded, self.words).into_iter().next();
        let points = first.is_some_and(|(start, _, phrase)| {
            start == 0
                && self.words.phrases[phrase]
                    .class
                    .is(Class::ARTICLE.or(Class::POINTER))
        });
        !small && !points
    }

    /// Whether a label is a noun for a thing that has no other name, and no
    /// field.
    pub(super) fn is_thing(&self, at: usize) -> bool {
        let Some(name) = self.name(at) else {
            return false;
        };
        let folded = fold(&name.text());
        let last = self.words.order == Order::VerbLast;
        let found = phrases(&folded, self.words);
        found.iter().any(|&(start, end, phrase)| {
            let class = self.words.phrases[phrase].class;
            let whole = start == 0 && class.is(Class::THING);
            // The noun for a place is of the words for one that has no name.
            let described = last && class.is(Class::PLACE_AFTER);
            end == folded.len() && (whole || described) && !class.is(Class::FIELD)
        })
    }

    /// The rest of a separated verb that a translation swallowed into the bold:
    /// "wählen Sie **Details aus**".
    pub(super) fn without_tail(&self, this: &Told, action: &mut Action) {
        let Some(text) = action
            .labels
            .last_mut()
            .and_then(|label| label.0.last_mut())
        else {
            return;
        };
        let Some(verb) = self.tokens[this.token].phrase(self.words) else {
            return;
        };
        if let Some((rest, word)) = text.rsplit_once(' ')
            && this.tail >= this.end
            && verb
                .forms
                .iter()
                .any(|form| matches!(&form.tails[..], [tail] if *tail == word))
        {
            *text = rest.to_owned();
        }
    }
}
