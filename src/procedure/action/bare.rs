//! Labels without what a writer set in bold beside them.

use super::attach::Scene;
use super::clause::Told;
use super::fold::fold;
use super::token::{Tok, Token, first_phrase, phrases};
use super::words::{Capitals, Class, Order, What};
use super::{Action, ActionKind, Label};

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
        let class = |phrase: usize| self.words.phrases[phrase].class;
        let nouns = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD);
        if let Some((end, phrase)) = first_phrase(&folded, self.words)
            && end < folded.len()
            && class(phrase).is(nouns)
            && !class(phrase).is(Class::THING)
            && folded.len() == text.to_lowercase().len()
            && let Some(at) = text.char_indices().nth(folded[..end].chars().count())
        {
            let rest = text[at.0..].trim_start();
            let joins = |word: &&str| {
                let of = first_phrase(word, self.words);
                of.is_some_and(|(end, phrase)| end == word.len() && class(phrase).is(Class::JOIN))
            };
            let first = rest.split(' ').next().filter(joins).map_or(0, str::len);
            let rest = rest[first..].trim_start();
            let small = text.starts_with(char::is_lowercase);
            if self.goes_on(rest) {
                return text.to_owned();
            }
            let known = match capitals {
                // "group of calls" is all of it, "tab of Calls" is not.
                Capitals::Names if small && first > 0 => !rest.starts_with(char::is_lowercase),
                // "option print" is called so; "delete group" is what is done to one.
                Capitals::Names if small && rest.starts_with(char::is_lowercase) => {
                    class(phrase).is(Class::CONTROL_BEFORE)
                }
                Capitals::Names => small || first > 0,
                Capitals::Nouns => {
                    class(phrase).is(Class::CONTROL_BEFORE.or(Class::PLURAL).or(Class::FIELD))
                        && rest.starts_with(char::is_uppercase)
                }
                // Where the verb comes last, the noun stands behind the name.
                Capitals::None => first == 0 && self.words.order == Order::VerbFirst,
            };
            if known && !rest.is_empty() {
                return rest.to_owned();
            }
        }
        text.to_owned()
    }

    /// Whether a text goes on with what is before it, and names nothing by itself:
    /// "(bar) and search".
    fn goes_on(&self, rest: &str) -> bool {
        let first = rest.split(' ').next().unwrap_or_default();
        let joins = Class::JOINERS
            .or(Class::SCOPE_BEFORE)
            .or(Class::VALUE_BEFORE)
            .or(Class::CONDITION);
        let class = self.words.class(first);
        let letters = &self.words.attached[..self.words.attached_and];
        let attached = || {
            let folded = fold(first);
            let mut rests = letters
                .iter()
                .filter_map(|and| folded.strip_prefix(and.as_str()));
            rests.any(|rest| {
                let found = first_phrase(rest, self.words);
                found.is_some_and(|(_, phrase)| !self.words.phrases[phrase].forms.is_empty())
            })
        };
        first.starts_with(char::is_lowercase) && class.is(joins) && !class.is(Class::JOIN)
            || rest.contains(' ') && class.is(Class::JOINERS)
            || attached()
    }

    /// A place's label without the noun for what it is that a writer set in bold
    /// with it: "**Users page**".
    pub(super) fn without_noun(&self, mut label: Label) -> Label {
        if self.words.capitals != Capitals::Names {
            return label;
        }
        if let Some(last) = label.0.last_mut()
            && last.starts_with(char::is_uppercase)
            && let Some(noun) = self.noun_behind(last)
        {
            last.truncate(noun);
        }
        label
    }

    /// Where the noun in small letters begins that a name ends with.
    fn noun_behind(&self, text: &str) -> Option<usize> {
        let spaces = text.match_indices(' ').map(|(space, _)| space);
        let thing = |from: usize| self.words.class(&text[from..]).is(Class::THING);
        if spaces.clone().any(|space| thing(space + 1)) || thing(0) {
            return None;
        }
        spaces.into_iter().find(|&space| {
            let noun = &text[space + 1..];
            noun.starts_with(char::is_lowercase) && self.words.class(noun).is(Class::PLACE_AFTER)
        })
    }

    /// Whether the text of the link at `at` has a noun for a place.
    pub(super) fn links_place(&self, at: usize) -> bool {
        let Tok::Link(name) = self.tokens[at].what else {
            return false;
        };
        let nouns = Class::PLACE_BEFORE.or(Class::PLACE_AFTER).or(Class::THING);
        let text = fold(&self.flat.names[name].label.text());
        let mut found = phrases(&text, self.words).into_iter();
        let compound = |noun: &String| text.ends_with(noun.as_str());
        found.any(|(.., phrase)| self.words.phrases[phrase].class.is(nouns))
            || self.words.compounds.iter().any(compound)
    }

    /// Whether a noun for a place stands right before what is at `at`.
    pub(super) fn is_place_before(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|at| self.tokens[at].is(self.words, Class::PLACE_BEFORE))
    }

    /// The text of the link at `at` up to the words that say where the place is:
    /// "Users page | in the portal".
    pub(super) fn within_link(&self, at: usize, mut label: Label) -> Label {
        let inside = self.tokens[at + 1..].iter();
        let mut inside = inside
            .take_while(|token| token.what != Tok::LinkEnd)
            .skip(1);
        let scope = |token: &&Token| {
            token.is(self.words, Class::SCOPE_BEFORE) && !token.is(self.words, Class::JOIN)
        };
        if let Some(scope) = inside.find(scope)
            && let Some(last) = label.0.last_mut()
        {
            let rest = self.flat.shown(scope.start, scope.end);
            if let Some(cut) = last.find(&format!(" {rest} ")) {
                last.truncate(cut);
            }
        }
        label
    }

    /// The place that the link at `at` names.
    pub(super) fn linked_place(&self, at: usize, label: &Label) -> String {
        let bare = self.without_article(self.cleaned(label));
        self.without_noun(self.within_link(at, bare)).text()
    }

    /// Whether a label that no writer set in bold is a noun for a field.
    pub(super) fn names_field(&self, at: usize) -> bool {
        let field = |name: &Label| self.words.class(&name.text()).is(Class::FIELD);
        matches!(self.tokens[at].what, Tok::Label(name) if name >= self.flat.marked)
            && self.name(at).is_some_and(field)
    }

    /// Whether a label that no writer set in bold describes a place, or is known
    /// by its noun alone, and is no field.
    pub(super) fn is_place(&self, at: usize) -> bool {
        let Some(Label(parts)) = self.name(at) else {
            return false;
        };
        let Tok::Label(name) = self.tokens[at].what else {
            return false;
        };
        let Some(text) = parts.last().filter(|_| name >= self.flat.marked) else {
            return false;
        };
        let folded = fold(text);
        let mut found = phrases(&folded, self.words).into_iter();
        let nouns = Class::PLACE_AFTER.or(Class::PLACE_BEFORE);
        let small = text.starts_with(char::is_lowercase);
        let class = |phrase: usize| self.words.phrases[phrase].class;
        let first = |&(start, _, phrase): &(usize, usize, usize)| {
            start == 0 && class(phrase).is(Class::PLACE_BEFORE)
        };
        // "Befehlsfenster" is a window.
        let compound = || {
            let mut nouns = self.words.compounds.iter();
            !folded.contains(' ')
                && !self.words.class(&folded).is(Class::FIELD)
                && nouns.any(|noun| {
                    folded
                        .strip_suffix(noun.as_str())
                        .is_some_and(|rest| rest.len() > 2)
                })
        };
        self.is_thing(at)
            || compound()
            || self.words.capitals == Capitals::None && found.clone().any(|found| first(&found))
            || small
                && found
                    .any(|(.., phrase)| class(phrase).is(nouns) && !class(phrase).is(Class::FIELD))
    }

    /// The verb that the link at `at` ends with, where it has an object before it.
    pub(super) fn link_verb(&self, at: usize) -> Option<usize> {
        let inside = self.tokens[at..].iter();
        let end = at
            + inside
                .into_iter()
                .position(|token| token.what == Tok::LinkEnd)?;
        let ends = self.words.order == Order::VerbFirst
            && end > at + 2
            && self.tokens[end - 1].may_tell(self.words)
            && self.is_small(end - 1)
            && self.tokens[at + 1].is(self.words, Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE));
        ends.then_some(end - 1)
    }

    /// Whether a token is written in small letters.
    fn is_small(&self, at: usize) -> bool {
        let token = self.tokens[at];
        let text = self.flat.shown(token.start, token.end);
        text.starts_with(char::is_lowercase)
    }

    /// What the link at `at` names before its verb, behind small words; nothing where the
    /// verb is no action's of that kind: "[bei Ihrem Contoso-Konto anmelden]".
    pub(super) fn before_link_verb(
        &self,
        at: usize,
        verb: usize,
        kind: ActionKind,
    ) -> Option<Label> {
        let forms = self.tokens[verb].phrase(self.words).into_iter();
        let mut forms = forms.flat_map(|phrase| &phrase.forms);
        let own = forms.any(|form| matches!(form.what, What::Verb(other, _) if other == kind));
        let small = Class::SCOPE_BEFORE
            .or(Class::VALUE_BEFORE)
            .or(Class::ARTICLE)
            .or(Class::NOT_AFTER);
        let first = (at + 1..verb).find(|&at| !self.tokens[at].is(self.words, small));
        let first = first.filter(|_| own)?;
        let text = self
            .flat
            .shown(self.tokens[first].start, self.tokens[verb - 1].end);
        Some(Label(vec![text.to_owned()]))
    }

    /// The text of a link without the article, or the word that leads to it, that it begins
    /// with.
    pub(super) fn without_article(&self, mut label: Label) -> Label {
        let mut pronoun = false;
        while let Some(first) = label.0.first_mut()
            && let Some((word, rest)) = first.split_once(' ')
        {
            let class = self.words.class(word);
            let small = word.starts_with(char::is_lowercase);
            // "Gehen [Sie zu A]": behind the reader, whatever leads on is of the sentence.
            let reader =
                !pronoun && class.is(Class::PRONOUN) && !class.is(Class::ARTICLE.or(Class::JOIN));
            let leads = Class::VALUE_BEFORE.or(Class::SCOPE_BEFORE);
            let capital = rest.starts_with(char::is_uppercase);
            let leads = capital && (class.is(Class::VALUE_BEFORE) || pronoun && class.is(leads));
            if !(reader || small && (class.is(Class::ARTICLE) || leads)) {
                break;
            }
            *first = rest.trim_start().to_owned();
            if !reader {
                break;
            }
            pronoun = true;
        }
        label
    }

    /// The title of a link without what a translation left of the sentence at its end: "[Rules
    /// for more information]".
    pub(super) fn without_rest(&self, mut label: Label, kind: ActionKind) -> Label {
        if let Some(last) = label.0.last_mut() {
            let folded = fold(last);
            let rest = phrases(&folded, self.words).into_iter().find(|found| {
                let class = self.words.phrases[found.2].class;
                let several = folded[found.0..].contains(' ');
                let of_sentence = match kind {
                    ActionKind::Refer if several => class.is(Class::SCOPE_BEFORE),
                    ActionKind::Refer => class.is(Class::JOIN),
                    _ => class.is(Class::ROLE_AFTER),
                };
                found.0 > 0 && found.1 == folded.len() && of_sentence
            });
            if let Some((start, ..)) = rest
                && folded.len() == last.len()
                && !last[start..].contains(char::is_uppercase)
            {
                last.truncate(start);
                last.truncate(last.trim_end().len());
            }
        }
        label
    }

    /// The title that a link gives behind the verb that stands in it: "[For more
    /// information, see **Title**]".
    pub(super) fn title_within(&self, this: &Told) -> Option<Label> {
        if self.words.order != Order::VerbFirst {
            return None;
        }
        let mut rest = self.tokens[this.token..].iter();
        let close = rest.find(|token| token.what == Tok::LinkEnd)?;
        let end = this.end.max(self.tokens[this.token].end);
        let text = self.flat.folded.get(end..close.start)?;
        let blank = text.len() - text.trim_start_matches([' ', ':']).len();
        let title = self.flat.shown(end + blank, close.start).trim();
        let label = Label(vec![title.trim_end_matches('.').to_owned()]);
        let named = title.starts_with(char::is_uppercase) && self.is_title(&label);
        named.then_some(label)
    }

    /// Whether a label that no writer set in bold is the account that one signs in
    /// with, and nothing that one signs in to: "your Contoso account".
    pub(super) fn is_account(&self, at: usize) -> bool {
        let Tok::Label(name) = self.tokens[at].what else {
            return false;
        };
        let text = self.name(at).map(Label::text).unwrap_or_default();
        let known = |word: &str| self.words.accounts.contains(&fold(word));
        let last = text.rsplit([' ', '-']).next().unwrap_or_default();
        let first = text.split(' ').next().unwrap_or_default();
        let first = first.starts_with(char::is_lowercase) && known(first);
        name >= self.flat.marked && (first || known(last))
    }

    /// Whether the text of a link is the name of what it leads to.
    pub(super) fn is_title(&self, label: &Label) -> bool {
        let text = label.text();
        let words = text.split(' ').count();
        // What has a name has a capital somewhere: "documentation Intune".
        let noun_first = !self.words.sides.is_empty();
        let named = self.words.capitals != Capitals::Nouns && text.contains(char::is_uppercase);
        let small = text.starts_with(char::is_lowercase) && words < 3 && !named;
        let folded = fold(&text);
        let points = first_phrase(&folded, self.words).is_some_and(|(_, phrase)| {
            let class = self.words.phrases[phrase].class;
            class.is(Class::ARTICLE.or(Class::POINTER))
        });
        // "A way to do it" may be a title; "the next steps" is none. Where a noun has its
        // article, a shorter one may be a title, unless it only points.
        let long = words > if noun_first { 2 } else { 3 };
        let last = text.rsplit(' ').next().unwrap_or_default();
        let behind = self.words.class(last).is(Class::POINTER)
            || self.words.sides.iter().any(|side| *side == fold(last));
        !small && (!points || long) && !behind
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
            // "Three dots (more actions)".
            let ends = end == folded.len() || folded[end..].starts_with(" (");
            ends && (whole || described) && !class.is(Class::FIELD)
        })
    }

    /// The rest of a separated verb that a translation swallowed into the bold:
    /// "wählen Sie **Details aus**".
    pub(super) fn without_tail(&self, told: &[Told], action: &mut Action) {
        let Some(this) = told.last() else { return };
        let Some(text) = action
            .labels
            .last_mut()
            .and_then(|label| label.0.last_mut())
        else {
            return;
        };
        // "Wählen Sie A und dann **B aus**": the verb is the one that is shared.
        let shared = told.iter().rev().find(|told| !told.repeats);
        let verb = shared.filter(|shared| shared.sentence == this.sentence);
        let verb = verb.and_then(|verb| self.tokens[verb.token].phrase(self.words));
        let Some(verb) = verb else {
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
        // A way that ends in nothing else: "A > aus".
        let tail = |text: &str| {
            let forms = verb.forms.iter();
            let mut tails = forms.flat_map(|form| &form.tails);
            tails.any(|tail| tail == text)
        };
        if let Some(Label(parts)) = action.labels.last_mut()
            && parts.len() > 1
            && parts.last().is_some_and(|last| tail(last))
        {
            parts.pop();
        }
    }
}
