//! Names in small letters: the rest of one that begins with a capital ("the
//! page Details of the order"), and what is clicked by its bare word.

use super::ActionKind;
use super::marks::LABEL;
use super::names::{Names, Run};
use super::token::{Tok, Token};
use super::words::{Capitals, Class, Position, What};

/// How many words go on with a name.
const LONGEST_REST: usize = 8;
/// How many bytes a preposition has at most that no lexicon needs to know.
const LONGEST_PREPOSITION: usize = 4;
/// How many words a label in small letters has.
const LONGEST_SMALL: usize = 3;

impl Names<'_> {
    /// Where a name ends that stands after the noun for what it names: with the
    /// words that go on with it, up to what can be of no name.
    pub(super) fn spread(&self, run: Run) -> (usize, usize) {
        let short = (run.next, run.end);
        if !self.instructs() {
            return short;
        }
        let stops = Class::ARTICLE
            .or(Class::CONDITION)
            .or(Class::ASIDE)
            .or(Class::PURPOSE)
            .or(Class::REMARK)
            .or(Class::THEN)
            .or(Class::OR)
            .or(Class::VALUE_BEFORE)
            .or(Class::NEGATION)
            .or(Class::CONTROL_BEFORE)
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD)
            .or(Class::IGNORE)
            .or(Class::OPTIONAL);
        let links = Class::SCOPE_BEFORE.or(Class::JOIN).or(Class::AND);
        let mut at = run.next;
        // The last token that can end the name.
        let mut last = short;
        let mut whole = true;
        while let Some(token) = self.tokens.get(at) {
            if !matches!(token.what, Tok::Word | Tok::Phrase(_)) {
                // "… a list **X** of": a label is the next thing.
                whole = token.ends_clause() || matches!(token.what, Tok::Label(_));
                break;
            }
            let gap = &self.flat.folded[self.tokens[at - 1].end..token.start];
            if gap.trim() != "" && !matches!(gap, "-" | "/" | "'" | "&" | " & ") {
                break;
            }
            if self.is(at, Class::PRONOUN) {
                // The word before it is the sentence's verb.
                whole = self.commands_at(at - 1);
                break;
            }
            let word = &self.flat.folded[token.start..token.end];
            let leads = word.split_once(' ').is_some_and(|(first, _)| {
                let class = self.words.class(first);
                class.is(Class::ARTICLE) && !class.is(Class::JOIN)
            });
            if leads || self.says_where_alone(at) || self.is(at, stops) && !self.is(at, Class::JOIN)
            {
                // Where nouns have capitals, a small word before an article is none of
                // the name: "the tab Products | after the name".
                let articled = leads || self.is(at, Class::ARTICLE);
                let small = |token: &Token| token.end - token.start <= LONGEST_PREPOSITION;
                if articled
                    && self.words.capitals == Capitals::Nouns
                    && last.0 == at
                    && at > run.next
                    && small(&self.tokens[at - 1])
                    && !self.is_marked(at - 1)
                {
                    last = (at - 1, self.tokens[at - 2].end);
                }
                break;
            }
            let verb = self.kind(token).is_some();
            if verb && (self.commands_at(at) || !self.has_verb()) {
                break;
            }
            let link = self.is(at, links);
            if link {
                let plain = self.is_text(at + 1)
                    && !self.is(at + 1, stops.or(links).or(Class::PRONOUN))
                    && self
                        .tokens
                        .get(at + 1)
                        .is_none_or(|next| self.kind(next).is_none());
                let named = self.is_text(at + 1) && self.is_marked(at + 1);
                if !plain || named && !self.is(at, Class::JOIN) {
                    break;
                }
            }
            at += 1;
            if !link {
                last = (at, token.end);
            }
            if at - run.next > LONGEST_REST {
                return short;
            }
        }
        if whole { last } else { short }
    }

    /// What is clicked, where its name is a word or two without an article:
    /// "click on send".
    pub(super) fn small_label(&self, at: usize) -> Option<(usize, usize)> {
        let before = self.out.last()?;
        let (verb, preposition) = if self.kind(before).is_some() {
            let text = &self.flat.folded[before.start..before.end];
            let last = text.rsplit_once(' ')?.1;
            (
                before,
                self.words
                    .class(last)
                    .is(Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE)),
            )
        } else {
            let n = self.out.len().checked_sub(2)?;
            let preposition = before.is(self.words, Class::SCOPE_BEFORE)
                && !before.is(self.words, Class::ARTICLE);
            (&self.out[n], preposition)
        };
        if !preposition || self.kind(verb) != Some(ActionKind::Select) {
            return None;
        }
        let count = self.tokens[at..]
            .iter()
            .position(|token| {
                // "Click on more (**…**)": the bracket shows what was named.
                token.ends_clause()
                    || token.what == Tok::Open
                    || token.is(self.words, Class::JOINERS)
            })
            .unwrap_or(self.tokens.len() - at);
        let none = Class::ARTICLE
            .or(Class::SCOPE_BEFORE)
            .or(Class::PRONOUN)
            .or(Class::CONDITION)
            .or(Class::ASIDE)
            .or(Class::PURPOSE)
            .or(Class::CONTROL_BEFORE)
            .or(Class::CONTROL_AFTER)
            .or(Class::PLACE_BEFORE)
            .or(Class::PLACE_AFTER);
        let named = (1..=LONGEST_SMALL).contains(&count)
            && (at..at + count).all(|at| self.is_text(at) && !self.is(at, none));
        named.then(|| (at + count, self.tokens[at + count - 1].end))
    }

    /// A button or a key that is selected by its bare name, in small letters: "click
    /// next", "press enter".
    pub(super) fn written_caption(&self, at: usize) -> Option<(usize, usize)> {
        if !self.is(at, Class::CAPTION) {
            return None;
        }
        let leads = Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE);
        let mut before = self.out.iter().rev();
        let last = before.next()?;
        let verb = match self.kind(last) {
            None if last.is(self.words, leads) => before.next()?,
            _ => last,
        };
        let follows = Class::JOINERS
            .or(Class::CONDITION)
            .or(Class::ASIDE)
            .or(Class::PURPOSE);
        let stops = |at: usize| {
            let token = self.tokens.get(at);
            token.is_none_or(|token| token.ends_clause() || token.is(self.words, follows))
        };
        // The rest of a separated verb: "wählen Sie weiter **aus**".
        let rest = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.end - token.start <= LONGEST_PREPOSITION)
                && stops(at + 1)
        };
        let selects = self.may_be(verb, ActionKind::Select);
        (selects && (stops(at + 1) || rest(at + 1))).then(|| (at + 1, self.tokens[at].end))
    }

    /// Where the name ends that says what is done, up to the end of the clause: "select
    /// **Run as administrator**".
    pub(super) fn deed(&self, at: usize, run: Run) -> Option<(usize, usize)> {
        const LONGEST_DEED: usize = 4;
        let verb = self.kind(&self.tokens[at]).is_some();
        let rest = self.tokens[run.next..].iter().take(LONGEST_DEED + 1);
        let count = rest
            .into_iter()
            .take_while(|token| !token.ends_clause())
            .count();
        let none = Class::ARTICLE
            .or(Class::JOINERS)
            .or(Class::CONDITION)
            .or(Class::ASIDE)
            .or(Class::PURPOSE)
            .or(Class::PRONOUN)
            .or(Class::CONTROL_BEFORE)
            .or(Class::CONTROL_AFTER)
            .or(Class::PLACE_BEFORE)
            .or(Class::PLACE_AFTER);
        let end = run.next + count;
        let plain = (run.next..end).all(|at| self.is_text(at) && !self.is(at, none));
        let ends = self.tokens.get(end).is_none_or(Token::ends_clause);
        let role = (run.next..end).any(|at| self.is(at, Class::ROLE_AFTER.or(Class::ROLE)));
        (verb && plain && ends && role && count > 0).then(|| (end, self.tokens[end - 1].end))
    }

    /// Whether the name at `at` stands beside the noun for the place that it is of: "in
    /// the section **Users**", where a word alone would be a machine or a person.
    pub(super) fn is_called_after(&self, at: usize, run: Run) -> bool {
        let before = self.out.last();
        let noun = |token: &Token| {
            token.is(self.words, Class::PLACE_BEFORE) && !token.is(self.words, Class::THING)
        };
        let after = self.words.capitals == Capitals::Names
            && self.is_marked(at)
            && self.is(run.next, Class::PLACE_AFTER);
        after || self.words.capitals != Capitals::None && before.is_some_and(noun)
    }

    /// A name whose words are small: nouns that small words join, after the noun
    /// for a place.
    pub(super) fn small_name(&self, at: usize) -> Option<(usize, usize)> {
        if let Some(end) = self.small_control(at) {
            return Some((at + 1, end));
        }
        let noun = self.out.last()?.is(self.words, Class::PLACE_BEFORE);
        let word = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| matches!(token.what, Tok::Word))
        };
        if !noun || self.words.capitals != Capitals::Names || !word(at) {
            return None;
        }
        let mut next = at + 1;
        while self.is(next, Class::JOIN) && word(next + 1) {
            next += 2;
        }
        let after = self.tokens.get(next);
        let ends = after.is_none_or(|next| matches!(next.what, Tok::Comma | Tok::Stop(_)));
        if ends && next > at + 1 {
            return Some((next, self.tokens[next - 1].end));
        }
        self.small_place(at)
    }

    /// Where the name ends that one word in small letters is, behind the noun for what has
    /// it and before the end of the clause: "click on the icon **settings**". Where nouns
    /// have their adjectives behind them, it may be one.
    fn small_control(&self, at: usize) -> Option<usize> {
        let (noun, before) = (self.out.last()?, self.out.len().checked_sub(2)?);
        let nouns = Class::CONTROL_BEFORE.or(Class::PLACE_BEFORE);
        let token = self.tokens.get(at)?;
        let next = self.tokens.get(at + 1);
        let ends = next.is_none_or(|next| {
            matches!(next.what, Tok::Comma | Tok::Stop(_)) || next.is(self.words, Class::JOINERS)
        });
        let named = self.words.sides.is_empty()
            && self.words.capitals == Capitals::Names
            && token.what == Tok::Word
            && noun.is(self.words, nouns)
            && (self.out[before].is(self.words, Class::ARTICLE)
                || self.flat.folded[noun.start..noun.end].contains(' '))
            && ends
            && self.has_verb();
        named.then_some(token.end)
    }

    /// The name of a place in small letters at the start of a sentence: "on the page
    /// | types of content of the site, …".
    fn small_place(&self, at: usize) -> Option<(usize, usize)> {
        let stops = Class::ASIDE
            .or(Class::CONDITION)
            .or(Class::PRONOUN)
            .or(Class::PURPOSE)
            .or(Class::REMARK)
            .or(Class::THEN)
            .or(Class::OR);
        let count = self.tokens[at..]
            .iter()
            .take(LONGEST_REST)
            .position(|token| token.what == Tok::Comma)?;
        let plain = (at..at + count).all(|at| self.is_text(at) && !self.is(at, stops));
        (count > 1 && plain && self.opens_with_scope())
            .then(|| (at + count, self.tokens[at + count - 1].end))
    }

    /// A thing with what brackets say it does: "three dots (more actions)".
    pub(super) fn with_brackets(&self, at: usize, run: Run) -> Run {
        let thing = self.is(at, Class::THING) && run.next == at + 1;
        let opens = |token: &Token| token.what == Tok::Open;
        if !thing || !self.tokens.get(run.next).is_some_and(opens) {
            return run;
        }
        let from = run.next + 1;
        let inside = self.tokens[from..].iter().take(LONGEST_SMALL + 1);
        let Some(count) = inside
            .into_iter()
            .position(|token| token.what == Tok::Close)
        else {
            return run;
        };
        // Where nouns have capitals, theirs say nothing.
        let nouns = self.words.capitals == Capitals::Nouns;
        let small =
            (from..from + count).all(|at| self.is_text(at) && (nouns || !self.is_marked(at)));
        let close = self.tokens[from + count];
        if count == 0 || !small {
            return run;
        }
        Run {
            next: from + count + 1,
            end: close.end,
            ..run
        }
    }

    /// A name with its last words, which a translation left alone in bold:
    /// "Taak **beëindigen**".
    pub(super) fn with_bold(&self, next: usize, end: usize) -> (usize, usize) {
        // "Protection contre **la perte de données**": behind a small word, an article
        // says that the bold goes on with a name.
        let leads = |at: usize| {
            let article = |text: &str| {
                let first = text.split(' ').next().unwrap_or_default();
                text.starts_with(char::is_lowercase) && self.words.class(first).is(Class::ARTICLE)
            };
            let of = self.is(at, Class::SCOPE_BEFORE.or(Class::JOIN))
                || self.tokens[at].what == Tok::Word;
            let Some(Token {
                start,
                what: Tok::Label(name),
                ..
            }) = self.tokens.get(at + 1)
            else {
                return false;
            };
            let beside = self.flat.folded[self.tokens[at].end..*start]
                .trim()
                .is_empty();
            let name = &self.flat.names[*name];
            let parts = &name.label.0;
            let whole = article(&parts[0])
                || self.is(at, Class::JOIN) && parts[0].starts_with(char::is_lowercase);
            of && beside && name.dest.is_none() && parts.len() == 1 && whole
        };
        if self.tokens.get(next).is_some() && leads(next) {
            let label = self.tokens[next + 1];
            return (next + 2, label.start + LABEL.len_utf8());
        }
        let Some(token) = self.tokens.get(next) else {
            return (next, end);
        };
        let Tok::Label(name) = token.what else {
            return (next, end);
        };
        let parts = &self.flat.names[name].label.0;
        let small = parts.len() == 1 && parts[0].starts_with(char::is_lowercase);
        let article = |token: &Token| token.is(self.words, Class::ARTICLE);
        let named = !self.out.last().is_some_and(article);
        if small && named && self.flat.folded[end..token.start].trim().is_empty() {
            return (next + 1, token.start + LABEL.len_utf8());
        }
        (next, end)
    }

    /// Whether the sentence so far tells something, or says where: what is
    /// named by "the window X opens" is no part of an instruction.
    fn instructs(&self) -> bool {
        for token in self.out.iter().rev() {
            if matches!(token.what, Tok::Stop(_)) || token.is(self.words, Class::CONDITION) {
                return false;
            }
            if self.kind(token).is_some() || token.is(self.words, Class::SCOPE_BEFORE) {
                return true;
            }
        }
        false
    }

    /// Whether the thing at `at` is the object of a verb before it in the clause, behind
    /// where that is done.
    pub(super) fn is_object(&self, at: usize, run: Run) -> bool {
        let clause = self.out.iter().rev();
        let clause = clause.take_while(|token| !token.ends_clause() && token.what != Tok::Open);
        let verb = clause.into_iter().find(|token| self.kind(token).is_some());
        self.is(at, Class::THING)
            && (run.next == at + run.words || self.tokens[run.next - 1].what == Tok::Close)
            && verb.is_some_and(|verb| self.acts(verb))
    }

    /// Whether a verb has been told in the sentence so far.
    fn has_verb(&self) -> bool {
        let sentence = self.out.iter().rev();
        sentence
            .take_while(|token| !matches!(token.what, Tok::Stop(_)))
            .any(|token| self.kind(token).is_some())
    }

    /// Whether a token is a verb that tells wherever it stands.
    pub(super) fn commands_at(&self, at: usize) -> bool {
        let phrase = self
            .tokens
            .get(at)
            .and_then(|token| token.phrase(self.words));
        phrase.is_some_and(|phrase| {
            phrase
                .forms
                .iter()
                .any(|form| matches!(form.what, What::Verb(_, Position::Anywhere)))
        })
    }
}
