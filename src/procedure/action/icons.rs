//! Names in small letters of what is known by what it shows: "the filter icon",
//! "l'icône du calendrier".

use super::ActionKind;
use super::attach::Scene;
use super::names::Names;
use super::token::{Tok, Token};
use super::words::{Capitals, Class};

/// How many words such a name has.
const LONGEST: usize = 3;
/// How many small words stand between the noun and its name.
const FARTHEST: usize = 3;

impl Scene<'_> {
    /// Whether the label at `at` is what an icon is called by.
    pub(super) fn is_icon(&self, at: usize) -> bool {
        let shows = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.is(self.words, Class::SHOWS))
        };
        let rest = &self.flat.folded[self.tokens[at].end..];
        let mut nouns = self.words.icons.iter();
        at.checked_sub(1).is_some_and(shows)
            || shows(at + 1)
            || nouns.any(|noun| rest.starts_with(noun.as_str()))
    }
}

impl Names<'_> {
    /// The name of an icon that begins at `at`, beside the noun for it: where it begins,
    /// the token after it, and where it ends. What has a capital is a name without this.
    pub(super) fn icon(&self, at: usize) -> Option<(usize, usize, usize)> {
        if self.words.capitals == Capitals::None {
            return None;
        }
        if let Some(end) = self.called_by_deed(at) {
            return Some((at, at + 1, end));
        }
        if let Some(end) = self.icon_compound(at) {
            return Some((at, at + 1, end));
        }
        let (from, next) = self.icon_beside(at)?;
        Some((from, next, self.tokens[next - 1].end))
    }

    /// Where the first part of a word ends whose last one is the noun: "Zahnrad|symbol".
    fn icon_compound(&self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let text = &self.flat.folded[token.start..token.end];
        let last = self.out.len().checked_sub(1)?;
        let before = &self.out[last];
        if token.what != Tok::Word {
            return None;
        }
        let nouns = self.words.icons.iter();
        let mut names = nouns.filter_map(|noun| text.strip_suffix(noun.as_str()));
        let name = names.find(|name| name.chars().count() > 2)?;
        let name = name.trim_end_matches('-');
        let small = before.is(self.words, Class::ARTICLE) || self.is_plain(before);
        (small && self.is_selected(last + 1)).then_some(token.start + name.len())
    }

    /// Where the name ends of a control that is called by what it does, in a phrase in
    /// which no verb is looked for: "the **delete** icon".
    fn called_by_deed(&self, at: usize) -> Option<usize> {
        let token = &self.tokens[at];
        let text = &self.flat.folded[token.start..token.end];
        let (name, noun) = text.rsplit_once(' ')?;
        let shows = self.words.class(noun).is(Class::SHOWS);
        let last = self.out.len().checked_sub(1)?;
        let named = self.is(at, Class::IGNORE)
            && !self.is(at, Class::THING)
            && shows
            && self.out[last].is(self.words, Class::ARTICLE)
            && !self.words.forms_at(name).is_empty();
        (named && self.is_selected(last + 1)).then_some(token.start + name.len())
    }

    /// Whether a noun for a control or a place is bound to the name before it: "the
    /// Windows-**button**".
    pub(super) fn is_bound_noun(&self, noun: usize) -> bool {
        let Some(token) = self.tokens.get(noun) else {
            return false;
        };
        let text = &self.flat.folded[token.start..token.end];
        let nouns = Class::CONTROL_BEFORE.or(Class::FIELD);
        let class = self.words.class(text);
        let known = class.is(nouns) || self.words.compounds.iter().any(|noun| noun == text);
        let ends = self.flat.folded.as_bytes().get(token.end) != Some(&b'-');
        known
            && ends
            && !class.is(Class::THING)
            && self.flat.folded[..token.start].ends_with('-')
            && noun > 0
            && self.tokens[noun - 1].end + 1 == token.start
    }

    /// Whether what begins at `at` is what is selected, or says where, behind an article.
    pub(super) fn is_used(&self, at: usize) -> bool {
        let small = |token: &&Token| {
            token.is(self.words, Class::ARTICLE) && !token.is(self.words, Class::SCOPE_BEFORE)
        };
        let before = self.out.iter().rev().find(|token| !small(token));
        before.is_some_and(|before| {
            let leads = Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE);
            at > 0 && (self.acts(before) || before.is(self.words, leads))
        })
    }

    fn icon_beside(&self, at: usize) -> Option<(usize, usize)> {
        let last = self.out.len().checked_sub(1)?;
        // "Op het **pictogram**" may be one phrase.
        let text = &self.flat.folded[self.out[last].start..self.out[last].end];
        let noun = text.rsplit(' ').next().unwrap_or_default();
        let phrase = self.out[last].is(self.words, Class::VALUE_BEFORE)
            && self.words.class(noun).is(Class::SHOWS);
        if phrase || self.out[last].is(self.words, Class::SHOWS) {
            return self.shown_after(at).filter(|_| self.is_selected(last));
        }
        let article = self.out[last].is(self.words, Class::ARTICLE);
        let noun = (at + 1..at + 1 + LONGEST).find(|&noun| self.is(noun, Class::SHOWS))?;
        let after = self.is(noun, Class::CONTROL_AFTER);
        let named = article && after && (at..noun).all(|at| self.is_shown(at));
        (named && self.is_selected(last + 1)).then_some((at, noun))
    }

    /// Whether what stands at a place of what is read so far is clicked: the verb before it
    /// in its clause is one for that.
    fn is_selected(&self, at: usize) -> bool {
        let before = self.out[..at].iter().rev();
        // In brackets it only says what the label before them looks like.
        let mut clause = before.take_while(|token| !token.ends_clause() && token.what != Tok::Open);
        clause
            .find(|token| self.kind(token).is_some())
            .is_some_and(|verb| self.may_be(verb, ActionKind::Select))
    }

    /// Whether a word only says which one it is.
    fn is_plain(&self, token: &Token) -> bool {
        let text = &self.flat.folded[token.start..token.end];
        let mut words = self.words.plain.iter().chain(&self.words.sides);
        words.any(|word| word == text)
    }

    /// Whether a word can be of such a name.
    fn is_shown(&self, at: usize) -> bool {
        let none = Class::ARTICLE
            .or(Class::SCOPE_BEFORE)
            .or(Class::JOINERS)
            .or(Class::PRONOUN)
            .or(Class::POINTER)
            .or(Class::ASIDE)
            .or(Class::CONDITION)
            .or(Class::PURPOSE)
            .or(Class::LEAD)
            .or(Class::BESIDE);
        let named = self.is_text(at) && !self.is_marked(at) && !self.is(at, none);
        named && !self.is_plain(&self.tokens[at])
    }

    /// The name behind the noun, and behind "of" with its article.
    fn shown_after(&self, at: usize) -> Option<(usize, usize)> {
        let small =
            |at: usize| self.is(at, Class::JOIN.or(Class::ARTICLE)) && !self.is(at, Class::PURPOSE);
        let from = (at..at + FARTHEST).find(|&at| !small(at))?;
        let mut next = from;
        while self.is_shown(next) || next > from && small(next) && self.is_shown(next + 1) {
            next += 1;
        }
        let follows = Class::SCOPE_BEFORE
            .or(Class::BESIDE)
            .or(Class::PURPOSE)
            .or(Class::JOINERS)
            .or(Class::ASIDE);
        let ends = |token: &Token| {
            token.ends_clause()
                || matches!(token.what, Tok::Picture(_) | Tok::Open)
                || token.is(self.words, follows)
        };
        let named = (1..=LONGEST).contains(&(next - from));
        let ends = self.tokens.get(next).is_none_or(ends);
        (named && ends).then_some((from, next))
    }

    /// Where the name begins that stands before the noun at `noun`, in scripts that put
    /// no spaces between words and verbs last.
    pub(super) fn shown_before(&self, noun: usize, clause: usize) -> Option<usize> {
        let mut first = noun;
        for at in (0..noun).rev().take(LONGEST) {
            let token = &self.tokens[at];
            let apart = !self.flat.folded[token.end..self.tokens[first].start]
                .trim()
                .is_empty();
            let text = &self.flat.folded[token.start..token.end];
            let none = Class::JOIN
                .or(Class::SCOPE_AFTER)
                .or(Class::POINTER)
                .or(Class::ARTICLE)
                .or(Class::JOINERS);
            let small =
                self.is_plain(token) || text.starts_with(|c| matches!(c, '\u{3041}'..='\u{3096}'));
            if token.start < clause || apart || !self.is_text(at) || small || self.is(at, none) {
                break;
            }
            first = at;
        }
        (first < noun).then(|| self.tokens[first].start)
    }
}
