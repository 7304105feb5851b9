//! What is to be entered, set or waited for, in the instruction's own words.

use super::attach::Scene;
use super::clause::Told;
use super::token::{Tok, Token};
use super::words::{Capitals, Class, Order};
use super::{Action, ActionKind};

impl Scene<'_> {
    /// What is to be entered or waited for, in the instruction's own words.
    pub(super) fn wanted(&self, this: &Told, start: usize, end: usize, action: &mut Action) {
        let words = self.words;
        let (from, to) = match words.order {
            Order::VerbFirst => {
                let ends = |token: &Token| token.ends_clause() || token.what == Tok::Open;
                let mut last = (start..end)
                    .find(|&at| ends(&self.tokens[at]))
                    .unwrap_or(end);
                last = self.enumerated(last, end);
                // "A name **and if** you want, a note": the case is of what follows.
                let joins = |at: usize| {
                    let token = self.tokens[at];
                    let text = &self.flat.folded[token.start..token.end];
                    let first = text.split(' ').next().unwrap_or_default();
                    words.class(first).is(Class::JOINERS)
                };
                let cased = |at: usize| {
                    let case = |at: usize| {
                        let token = self.tokens[at];
                        token.is(words, Class::CONDITION.or(Class::OPTIONAL))
                    };
                    joins(at) && (case(at) || at + 1 < last && case(at + 1))
                };
                last = (start..last).find(|&at| cased(at)).unwrap_or(last);
                // "A name | in the field **Name**".
                if action.kind == ActionKind::Enter {
                    last = self.before_field(start, last);
                }
                // A joiner before the next verb is not of what is wanted.
                while last > start && self.tokens[last - 1].is(words, Class::JOINERS) {
                    last -= 1;
                }
                // The field has been named: "in the field **Name** a name".
                let named = (start..last)
                    .rev()
                    .find(|&at| self.name(at).is_some())
                    .filter(|&at| !self.is_of_words(at, last, action.kind))
                    .filter(|&at| (at + 1..last).any(|at| self.says_what(self.tokens[at])));
                let from = named.map_or(self.tokens[this.token].end, |at| {
                    let noun = self.tokens.get(at + 1);
                    // "On the page **A** | the name or the address": that one is entered.
                    let joined = |next: &&Token| {
                        let after = self.tokens.get(at + 2).filter(|_| at + 2 < last);
                        !next.is(words, Class::ARTICLE)
                            && !after.is_some_and(|after| after.is(words, Class::AND.or(Class::OR)))
                    };
                    let noun = noun
                        .filter(|next| next.is(words, Class::FIELD.or(Class::PLACE_AFTER)))
                        .filter(joined);
                    noun.unwrap_or(&self.tokens[at]).end
                });
                let to = last
                    .checked_sub(1)
                    .filter(|&at| at >= start)
                    .map(|at| self.tokens[at].end);
                // The rest of a separated verb is not of it either.
                let tail = self.separated(this, last).filter(|&tail| tail > from);
                let tail = tail.map(|tail| {
                    let before = self.tokens[start..last].iter().rev();
                    let mut before = before.skip_while(|token| token.end > tail);
                    let said = before.find(|token| !token.is(words, Class::JOINERS));
                    said.map_or(tail, |said| said.end)
                });
                (from, to.map(|to| tail.map_or(to, |tail| to.min(tail))))
            }
            Order::VerbLast => {
                let first = (start..end)
                    .rev()
                    .find(|&at| self.tokens[at].ends_clause())
                    .map_or(start, |at| at + 1);
                // What ends the verb before is not of what is wanted.
                let first = (first..end)
                    .find(|&at| !self.tokens[at].is(words, Class::JOINERS))
                    .unwrap_or(first);
                let named = (first..end).rev().find(|&at| self.name(at).is_some());
                let named =
                    named.filter(|&at| (at + 1..end).any(|at| self.tokens[at].is_noun(words)));
                let first = named.map_or(first, |at| {
                    let particle = |at: &usize| {
                        let classes = Class::FIELD
                            .or(Class::PLACE_AFTER)
                            .or(Class::SCOPE_AFTER)
                            .or(Class::VALUE_AFTER);
                        self.tokens[*at].is(words, classes)
                    };
                    (at + 1..end).find(|at| !particle(at)).unwrap_or(at + 1)
                });
                // Nor is the particle before the verb.
                let last = (first..end)
                    .rev()
                    .find(|&at| !self.tokens[at].is(words, Class::SCOPE_AFTER));
                (
                    self.tokens.get(first).map_or(0, |token| token.start),
                    last.map(|at| self.tokens[at].end),
                )
            }
        };
        let verb = self.tokens[this.token];
        // "Choose a password", where the verb comes last: what is entered begins
        // before the verb's phrase, and ends in it.
        let to = to.map(|to| match words.order {
            Order::VerbLast if to == verb.start => self.object_end(verb),
            _ => to,
        });
        let Some(to) = to.filter(|&to| to > from) else {
            // "Choose a password": what is entered is of the verb's phrase.
            let phrase = self.flat.shown(verb.start, verb.end);
            if action.kind == ActionKind::Enter
                && this.tail == this.end
                && let Some((_, object)) = phrase.split_once(' ')
                && object.contains(' ')
                && words.order == Order::VerbFirst
            {
                action.object = Some(object.to_owned());
            }
            return;
        };
        // "Then a new name": what moves on is of the sentence.
        let moves_on = |token: &&Token| {
            let text = &self.flat.folded[token.start..token.end];
            let first = text.split(' ').next().unwrap_or_default();
            token.is(words, Class::THEN.or(Class::LEAD)) && !words.class(first).is(Class::ARTICLE)
        };
        let first = self.tokens.iter().find(|token| token.start >= from);
        let from = first.filter(moves_on).map_or(from, |first| first.end);
        if to <= from {
            return;
        }
        // "Write to us" does not say what.
        let first = self.tokens.iter().find(|token| token.start >= from);
        let elsewhere = Class::SCOPE_BEFORE
            .or(Class::VALUE_BEFORE)
            .or(Class::PURPOSE);
        let enters = action.kind == ActionKind::Enter;
        let idle = |first: &Token| first.is(words, elsewhere) || first.may_tell(words);
        if enters && words.order == Order::VerbFirst && first.is_some_and(idle)
            || enters && first.is_some_and(|first| first.is(words, elsewhere))
        {
            return;
        }
        let text = self
            .flat
            .shown(from, to)
            .trim_matches([':', '.', '。', '"'])
            .trim();
        if text.is_empty() {
            return;
        }
        if enters && text.chars().all(|c| c.is_ascii_digit()) {
            action.value = Some(text.to_owned());
            return;
        }
        // Small words alone ("it", "a") name nothing.
        let nouns = Class::SECRET
            .or(Class::FIELD)
            .or(Class::ROLE)
            .or(Class::IGNORE);
        let named = |token: &Token| {
            let names = self.says_what(*token)
                || matches!(token.what, Tok::Label(_))
                || token.is(words, nouns);
            names && token.start >= from && token.end <= to
        };
        if enters && !self.tokens.iter().any(named) {
            return;
        }
        let duration = (start..end).find(|&at| self.tokens[at].is(words, Class::DURATION));
        if action.kind == ActionKind::Wait
            && let Some(unit) = duration
        {
            let folded = &self.flat.folded[..self.tokens[unit].start];
            let number = folded
                .trim_end()
                .rfind(|c: char| !(c.is_alphanumeric() || "-–.".contains(c)))
                .map_or(0, |at| {
                    at + folded[at..].chars().next().map_or(1, char::len_utf8)
                });
            action.value = Some(self.flat.shown(number, self.tokens[unit].end).to_owned());
            return;
        }
        action.object = Some(text.to_owned());
    }

    /// Whether a token can say what is entered: a noun, or one phrase with its article.
    fn says_what(&self, token: Token) -> bool {
        let text = &self.flat.folded[token.start..token.end];
        let first = text.split_once(' ').map(|(first, _)| first);
        let articled = first.is_some_and(|first| self.words.class(first).is(Class::ARTICLE));
        token.is_noun(self.words) || articled && matches!(token.what, Tok::Phrase(_))
    }

    /// Where what belongs to the verb begins at the end of its clause, "add the data
    /// | to it": the noun that the lexicon knows the verb by is of its object.
    fn separated(&self, this: &Told, last: usize) -> Option<usize> {
        let text = self.flat.folded.get(this.tail..this.end)?;
        let next = self.tokens[..last]
            .iter()
            .find(|token| token.start >= this.end);
        if next.is_some_and(|next| next.what == Tok::Word) {
            return None;
        }
        let rest = text.rfind(' ').map_or(0, |space| space + 1);
        Some(this.tail + rest)
    }

    /// Where the object ends that the phrase of a verb begins with: before its
    /// particle.
    fn object_end(&self, verb: Token) -> usize {
        let text = &self.flat.folded[verb.start..verb.end];
        let particle = text.char_indices().skip(1).find(|&(at, c)| {
            let word = &text[at..at + c.len_utf8()];
            self.words.class(word).is(Class::ARTICLE)
        });
        particle.map_or(verb.start, |(at, _)| verb.start + at)
    }

    /// Where what is entered ends: before the words that say into which field, "the name
    /// | in the Name field".
    fn before_field(&self, start: usize, last: usize) -> usize {
        let words = self.words;
        let small = Class::ARTICLE.or(Class::FIELD).or(Class::CONTROL_BEFORE);
        let leads = |at: usize| {
            let next = (at + 1..last).find(|&at| !self.tokens[at].is(words, small));
            let named = next.is_some_and(|next| self.name(next).is_some());
            let said = (start..at).any(|at| self.tokens[at].is_noun(words));
            self.tokens[at].is(words, Class::SCOPE_BEFORE)
                && ((named && said)
                    || (!self.tokens[at].is(words, Class::JOIN)
                        && (self.names_place(at + 1, last)
                            || said && self.points_to_field(at + 1, last))))
        };
        (start + 1..last).find(|&at| leads(at)).unwrap_or(last)
    }

    /// Whether the name at `at` is only a word of what is entered: "the new Contoso ID
    /// of your partner".
    pub(super) fn is_of_words(&self, at: usize, end: usize, kind: ActionKind) -> bool {
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < end);
        let goes_on = |next: &Token| next.what == Tok::Word || next.is(self.words, Class::JOIN);
        // "Your Contoso ID" is what has that name, and no text to type.
        let article = at.checked_sub(1).is_some_and(|at| {
            self.tokens[at].is(self.words, Class::ARTICLE)
                && !self.tokens[at].is(self.words, Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE))
        });
        kind == ActionKind::Enter
            && !self.is_field(at)
            && self.words.order == Order::VerbFirst
            && match self.tokens[at].what {
                Tok::Label(name) if name >= self.flat.marked => {
                    article || next.is_some_and(goes_on)
                }
                Tok::Label(_) if article => next.is_some_and(goes_on),
                // A translation set only its first words in bold, where letters have no
                // case that tells.
                Tok::Label(_) if self.words.capitals == Capitals::None => {
                    next.is_some_and(|next| next.what == Tok::Word)
                }
                _ => false,
            }
    }

    /// Whether a field without a name comes next, with no more than a word that
    /// says which: "in | the field above".
    fn points_to_field(&self, start: usize, end: usize) -> bool {
        let noun = (start..end).find(|&at| !self.tokens[at].is(self.words, Class::ARTICLE));
        let field =
            |at: &usize| self.tokens[*at].is(self.words, Class::FIELD) && self.name(*at).is_none();
        noun.filter(field).is_some_and(|at| at + 2 >= end)
    }

    /// Whether a label comes next, at once or behind small words and nouns for
    /// places and fields, and nothing is said behind it.
    fn names_place(&self, start: usize, end: usize) -> bool {
        let small = Class::ARTICLE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD)
            .or(Class::CONTROL_BEFORE);
        let next = (start..end).find(|&at| !self.tokens[at].is(self.words, small));
        next.is_some_and(|at| {
            let mut rest = self.tokens[at + 1..end.max(at + 1)].iter();
            self.name(at).is_some() && !rest.any(|token| token.what == Tok::Word)
        })
    }

    /// Where an enumeration ends that goes on after the comma at `last`: "your
    /// name, your address and a number".
    fn enumerated(&self, last: usize, end: usize) -> usize {
        let words = self.words;
        let other = Class::CONDITION
            .or(Class::PURPOSE)
            .or(Class::ASIDE)
            .or(Class::REMARK)
            .or(Class::THEN)
            .or(Class::SUBJECT)
            .or(Class::SCOPE_BEFORE)
            .or(Class::NEGATION);
        let mut at = last;
        while at < end && matches!(self.tokens[at].what, Tok::Comma) {
            let next = (at + 1..end)
                .find(|&at| self.tokens[at].ends_clause())
                .unwrap_or(end);
            let item = at + 1..next;
            let joined = item.clone().any(|at| self.tokens[at].is(words, Class::AND));
            let names = self.tokens.get(at + 1).is_some_and(|first| {
                matches!(first.what, Tok::Word) || first.is(words, Class::ARTICLE.or(Class::AND))
            });
            let plain = item.clone().all(|at| {
                let token = self.tokens[at];
                matches!(token.what, Tok::Word | Tok::Phrase(_)) && !self.quiet[at]
            });
            let ends = self.tokens[next - 1].is(words, Class::JOINERS);
            if item.is_empty()
                || !names
                || !plain
                || ends
                || self.tokens[at + 1].is(words, other)
                    && !self.tokens[at + 1].is(words, Class::ARTICLE)
            {
                return last;
            }
            if joined {
                return next;
            }
            at = next;
        }
        last
    }

    /// What a setting is to be set to, in the instruction's own words: it
    /// stands after the word at `at`, if a noun and no verb does.
    pub(super) fn wanted_after(&self, at: usize, end: usize, action: &mut Action) {
        let stops = |token: &Token| token.ends_clause() || token.is(self.words, Class::JOINERS);
        let last = (at + 1..end)
            .find(|&at| stops(&self.tokens[at]))
            .unwrap_or(end);
        let verb = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.may_tell(self.words));
        if last > at + 1 && !verb {
            let text = self
                .flat
                .shown(self.tokens[at + 1].start, self.tokens[last - 1].end);
            action.object = Some(text.to_owned());
        }
    }
}
