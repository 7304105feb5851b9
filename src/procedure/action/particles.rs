//! Names that no writer set in bold, where the verb comes last: they stand
//! before a particle.

use super::names::{LONGEST_WORDS, Names};
use super::raw::named;
use super::token::{Tok, Token, phrases};
use super::words::{ActionWords, Class};
use super::{ActionKind, Label};

/// A stretch of the text that is a name.
struct Span {
    start: usize,
    end: usize,
    /// The name, where it is not the text of the stretch.
    link: Option<(Label, String)>,
}

/// The class of the particle that a text begins with, and its length.
pub(super) fn leading_particle(text: &str, words: &ActionWords) -> Option<(Class, usize)> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take(2)
        .filter_map(|end| {
            let &(start, found, phrase) = phrases(&text[..end], words).first()?;
            let class = words.phrases[phrase].class;
            let particle = class.is(Class::ARTICLE.or(Class::SCOPE_AFTER));
            (start == 0 && found == end && particle).then_some((class, end))
        })
        .last()
}

/// The last token that ends before a place.
fn last_before(tokens: &[Token], place: usize) -> Option<usize> {
    tokens.iter().rposition(|token| token.end <= place)
}

impl Names<'_> {
    /// Where the verb comes last, a name stands before its particle.
    pub(super) fn verb_last(&mut self) {
        let mut spans = self.linked();
        let links: Vec<(usize, usize)> = spans.iter().map(|span| (span.start, span.end)).collect();
        let mut clause = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            let link = links
                .iter()
                .find(|link| link.0 < token.end && token.start < link.1);
            if let Some(link) = link {
                clause = link.1;
                continue;
            }
            if let Some((start, end)) = self.bracketed(at) {
                clause = end;
                spans.push(Span {
                    start,
                    end,
                    link: None,
                });
                continue;
            }
            if token.ends_clause() || !matches!(token.what, Tok::Word | Tok::Phrase(_)) {
                clause = token.end;
                continue;
            }
            if let Some((start, end)) = self.before_particle(at, clause) {
                clause = end;
                spans.push(Span {
                    start,
                    end,
                    link: None,
                });
            }
        }
        if !spans.is_empty() {
            spans.sort_by_key(|span| span.start);
            self.write(spans);
        }
    }

    /// Links that name what the verb after them is done to: a particle follows,
    /// or another such link does.
    fn linked(&self) -> Vec<Span> {
        let folded = self.flat.folded.as_str();
        let mut spans: Vec<Span> = Vec::new();
        for &(start, end, ref dest) in self.flat.links.iter().rev() {
            // The quotes around a title are of it.
            let quoted = folded[..start].ends_with('「') && folded[end..].starts_with('」');
            // "「A」を確認": the verb has the quotes of the title that is read.
            let read =
                |token: &Token| token.start == end && self.kind(token) == Some(ActionKind::Refer);
            let read = quoted && self.tokens.iter().any(read);
            let quote = if quoted && !read { '「'.len_utf8() } else { 0 };
            let span = (start - quote, end + quote);
            let mut next = self
                .tokens
                .iter()
                .position(|token| token.start >= span.1)
                .unwrap_or(self.tokens.len());
            // Only what joins stands between it and the next: a joiner of the
            // lexicon, or one letter.
            let again = spans.last().is_some_and(|later| {
                let between = folded.get(span.1..later.start).unwrap_or_default();
                let joins = |token: &Token| {
                    matches!(token.what, Tok::Comma)
                        || token.is(self.words, Class::AND.or(Class::OR))
                };
                between.trim().chars().count() == 1
                    || self
                        .tokens
                        .iter()
                        .filter(|token| token.start >= span.1 && token.end <= later.start)
                        .all(joins)
            });
            if self.is(next, Class::PLACE_AFTER.or(Class::CONTROL_AFTER)) {
                next += 1;
            }
            let particle = self.tokens.get(next).and_then(|token| {
                leading_particle(&folded[token.start..token.end], self.words)
                    .filter(|_| matches!(token.what, Tok::Phrase(_)))
            });
            let across = |token: &Token| token.start < span.1 && span.1 < token.end;
            let ends = !self.tokens.iter().any(across);
            let pointed =
                last_before(self.tokens, span.0).is_some_and(|at| self.is(at, Class::POINTER));
            if particle.is_none() && !again && !read || !ends || pointed {
                continue;
            }
            let verb = self.tokens[next..]
                .iter()
                .take_while(|token| !matches!(token.what, Tok::Stop(_)))
                .find(|token| self.kind(token).is_some());
            let label = named(self.flat.shown(start, end));
            let names = verb.is_some_and(|verb| match self.kind(verb) {
                Some(ActionKind::Refer) => !self.points(&label),
                _ => self.acts(verb),
            });
            if names {
                spans.push(Span {
                    start: span.0,
                    end: span.1,
                    link: Some((label, dest.clone())),
                });
            }
        }
        spans
    }

    /// Whether a text only points to something: "this article".
    fn points(&self, label: &Label) -> bool {
        let text = super::fold::fold(&label.text());
        let first = phrases(&text, self.words).into_iter().next();
        first.is_some_and(|(start, _, phrase)| {
            start == 0 && self.words.phrases[phrase].class.is(Class::POINTER)
        })
    }

    /// A thing with what brackets say it does, before the particle at `at`:
    /// "three dots (more actions)".
    fn bracketed(&self, at: usize) -> Option<(usize, usize)> {
        let token = &self.tokens[at];
        let close = at.checked_sub(1)?;
        let text = &self.flat.folded[token.start..token.end];
        let before = &self.flat.folded[self.tokens[close].end..token.start];
        let again = matches!(token.what, Tok::Comma)
            || matches!(token.what, Tok::Label(_)) && before.trim() == ">";
        if self.tokens[close].what != Tok::Close || !matches!(token.what, Tok::Phrase(_)) && !again
        {
            return None;
        }
        if !again {
            leading_particle(text, self.words)?;
        }
        let open = (0..close)
            .rev()
            .take(LONGEST_WORDS + 1)
            .find(|&at| self.tokens[at].what == Tok::Open)?;
        let thing = open
            .checked_sub(1)
            .filter(|&at| self.is(at, Class::THING))?;
        Some((self.tokens[thing].start, self.tokens[close].end))
    }

    /// The name that stands before the particle at `at`, or before the one that
    /// the verb at `at` begins with, in what the clause has said until then.
    fn before_particle(&self, at: usize, clause: usize) -> Option<(usize, usize)> {
        let folded = self.flat.folded.as_str();
        let token = &self.tokens[at];
        let text = &folded[token.start..token.end];
        let verb = Some(token).filter(|token| self.kind(token).is_some());
        let mut start = token.start;
        let verb = match verb {
            None => None,
            // Its phrase may begin with the end of the name: "Shell に接続し".
            Some(verb) if text.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let length = text.find(|c: char| !c.is_ascii())?;
                leading_particle(&text[length..], self.words)?;
                start += length;
                Some(verb)
            }
            Some(verb) => leading_particle(text, self.words)
                .filter(|(class, _)| class.is(Class::ARTICLE))
                .map(|_| verb),
        };
        if verb.is_none() && !self.is(at, Class::ARTICLE.or(Class::SCOPE_AFTER)) {
            return None;
        }
        let particle = start;
        let mut solid = false;
        if let Some(before) = at.checked_sub(1)
            && start == token.start
            && self.tokens[before].start >= clause
        {
            // Behind a label it is the noun for what has that name.
            let named = before
                .checked_sub(1)
                .is_some_and(|label| matches!(self.tokens[label].what, Tok::Label(_)));
            solid = self.is(before, Class::THING) && !named;
            if named {
                return None;
            }
            if self.is(before, Class::SHOWS)
                && let Some(from) = self.shown_before(before, clause)
                && self.tokens[at..]
                    .iter()
                    .take_while(|token| !token.ends_clause())
                    .any(|token| self.may_be(token, ActionKind::Select))
            {
                return Some((from, self.tokens[before].start));
            }
            if solid {
                start = self.tokens[before].start;
            } else if self.is(before, Class::PLACE_AFTER)
                && let Some(place) = self.described(before, clause)
                && self.says_where(at)
            {
                return Some((place, self.tokens[before].end));
            }
        }
        let of_name = |c: char| {
            c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    '\u{30a1}'..='\u{30fc}' | ' ' | '-' | '.' | '&' | ':' | '/' | '+'
                )
                || solid && matches!(c, '\u{4e00}'..='\u{9fff}')
        };
        let text = &folded[clause..start];
        let length: usize = text
            .chars()
            .rev()
            .take_while(|&c| of_name(c))
            .map(char::len_utf8)
            .sum();
        start -= length;
        let name = &folded[start..particle];
        start += name.len() - name.trim_start().len();
        let mut end = start + name.trim().len();
        // The noun for what has the name is not of it: "the Teams icon".
        let noun = self
            .tokens
            .iter()
            .find(|token| token.end == end && start < token.start);
        if let Some(noun) = noun.filter(|_| !solid) {
            let controls = Class::CONTROL_AFTER.or(Class::PLACE_AFTER).or(Class::FIELD);
            if noun.is(self.words, Class::MACHINE) {
                return None;
            }
            if noun.is(self.words, controls) && !noun.is(self.words, Class::THING) {
                end = start + folded[start..noun.start].trim_end().len();
            }
        }
        let known = self
            .tokens
            .iter()
            .find(|token| token.start == start && token.end == end)
            .is_some_and(|token| {
                let nouns = Class::MACHINE
                    .or(Class::PLACE_AFTER)
                    .or(Class::CONTROL_AFTER)
                    .or(Class::FIELD)
                    .or(Class::SECRET);
                token.is(self.words, nouns) && !token.is(self.words, Class::THING)
            });
        let latin = folded[start..end].starts_with(|c: char| c.is_ascii_alphabetic());
        if start == end || known || !(latin || solid) {
            return None;
        }
        let particle = verb.is_some() || self.is(at, Class::ARTICLE);
        let verb = verb.or_else(|| {
            self.tokens[at + 1..]
                .iter()
                .take_while(|token| !token.ends_clause() && !matches!(token.what, Tok::Label(_)))
                .find(|token| self.kind(token).is_some())
        });
        let acts = verb.is_some_and(|verb| self.acts(verb));
        let scopes = self.is(at, Class::SCOPE_AFTER)
            && (solid || self.tokens.get(at + 1).is_some_and(Token::ends_clause));
        (acts && particle || scopes).then_some((start, end))
    }

    /// Whether the particle at `at` says where something is done. One that may
    /// say something else does so where it leads on to a label.
    fn says_where(&self, at: usize) -> bool {
        let mut rest = self.tokens[at + 1..]
            .iter()
            .take_while(|token| !matches!(token.what, Tok::Stop(_) | Tok::Comma));
        let particle = &self.tokens[at];
        particle.is(self.words, Class::SCOPE_AFTER)
            && self.kind(particle).is_none()
            && (!particle.is(self.words, Class::ARTICLE.or(Class::JOIN))
                || rest
                    .by_ref()
                    .take_while(|token| !self.acts(token))
                    .any(|token| matches!(token.what, Tok::Label(_))))
    }

    /// Where the words begin that describe the place whose noun is at `at`, if
    /// any do: "the left | navigation pane".
    fn described(&self, at: usize, clause: usize) -> Option<usize> {
        let mut first = at;
        for before in (0..at).rev().take(LONGEST_WORDS) {
            let token = &self.tokens[before];
            let word = &self.flat.folded[token.start..token.end];
            let apart = self.flat.folded[token.end..self.tokens[first].start].trim() != "";
            let small =
                word.starts_with(|c: char| c.is_ascii() || matches!(c, '\u{3041}'..='\u{3096}'));
            let noun = match token.what {
                Tok::Word => !small,
                Tok::Phrase(_) => {
                    self.is(before, Class::JOIN)
                        || token.is_noun(self.words) && !small
                        || self.is(before, Class::PLACE_AFTER)
                }
                _ => false,
            };
            if token.start < clause || apart || !noun {
                break;
            }
            first = before;
        }
        while self.is(first, Class::JOIN) {
            first += 1;
        }
        let noun = &self.tokens[at];
        let several = self.flat.folded[noun.start..noun.end].contains(' ');
        (first < at || several).then(|| self.tokens[first].start)
    }

    /// Writes the tokens with a label for each span.
    fn write(&mut self, spans: Vec<Span>) {
        let mut spans = spans.into_iter().peekable();
        for token in self.tokens {
            while let Some(span) = spans.next_if(|span| {
                span.start < token.end && (token.end >= span.end || span.start >= span.end)
            }) {
                if token.start < span.start && span.start < token.end {
                    self.out.push(Token {
                        end: span.start,
                        ..*token
                    });
                }
                match span.link {
                    Some((label, dest)) => {
                        self.push_label(span.start, span.end, label, Some(dest));
                    }
                    None => self.push(span.start, span.end),
                }
                if token.end > span.end {
                    // The rest of a verb is still the verb.
                    let verb = self.kind(token).is_some();
                    self.out.push(Token {
                        start: span.end,
                        end: token.end,
                        what: if verb { token.what } else { Tok::Word },
                    });
                }
            }
            if let Some(span) = spans.peek()
                && token.start < span.start
                && span.start < token.end
            {
                self.out.push(Token {
                    end: span.start,
                    ..*token
                });
            }
            let inside = self.out.last().is_some_and(|last| last.end >= token.end)
                || spans.peek().is_some_and(|span| span.start < token.end);
            if !inside {
                self.out.push(*token);
            }
        }
    }
}
