//! Names that no writer set in bold, where the verb comes last: they stand
//! before a particle.

use super::names::Names;
use super::token::{Tok, Token, phrases};
use super::words::Class;

impl Names<'_> {
    /// Where the verb comes last, a name stands before its particle.
    pub(super) fn verb_last(&mut self) {
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let folded = self.flat.folded.as_str();
        let mut clause = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            if token.ends_clause() || !matches!(token.what, Tok::Word | Tok::Phrase(_)) {
                clause = token.end;
                continue;
            }
            // The particle may be written as the beginning of the verb.
            let text = &folded[token.start..token.end];
            let verb = Some(token)
                .filter(|token| self.kind(token).is_some())
                .filter(|_| {
                    let first = text.chars().next().map_or(0, char::len_utf8);
                    phrases(&text[..first], self.words)
                        .iter()
                        .any(|&(_, _, phrase)| self.words.phrases[phrase].class.is(Class::ARTICLE))
                });
            if verb.is_none() && !self.is(at, Class::ARTICLE.or(Class::SCOPE_AFTER)) {
                continue;
            }
            let mut start = token.start;
            let mut solid = false;
            if let Some(before) = at.checked_sub(1)
                && self.tokens[before].start >= clause
                && self.is(before, Class::THING)
            {
                solid = true;
                start = self.tokens[before].start;
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
            let name = &folded[start..token.start];
            start += name.len() - name.trim_start().len();
            let name = name.trim();
            let end = start + name.len();
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
            let latin = name.starts_with(|c: char| c.is_ascii_alphabetic());
            if name.is_empty() || known || !(latin || solid) {
                continue;
            }
            let particle = verb.is_some() || self.is(at, Class::ARTICLE);
            let verb = verb.or_else(|| {
                self.tokens[at + 1..]
                    .iter()
                    .take_while(|token| {
                        !token.ends_clause() && !matches!(token.what, Tok::Label(_))
                    })
                    .find(|token| self.kind(token).is_some())
            });
            let acts = verb.is_some_and(|verb| self.acts(verb));
            let scopes = self.is(at, Class::SCOPE_AFTER)
                && (solid
                    || self
                        .tokens
                        .get(at + 1)
                        .is_some_and(|next| next.ends_clause()));
            if acts && particle || scopes {
                spans.push((start, end));
            }
        }
        if spans.is_empty() {
            return;
        }
        let mut spans = spans.into_iter().peekable();
        for token in self.tokens {
            while let Some(&(start, end)) = spans.peek()
                && start < token.end
            {
                if token.start < start && start < token.end {
                    self.out.push(Token {
                        end: start,
                        ..*token
                    });
                }
                if token.end < end {
                    break;
                }
                self.push(start, end);
                spans.next();
                if token.end > end {
                    self.out.push(Token {
                        start: end,
                        end: token.end,
                        what: Tok::Word,
                    });
                }
            }
            let inside = self.out.last().is_some_and(|last| last.end >= token.end)
                || spans.peek().is_some_and(|&(start, _)| start < token.end);
            if !inside {
                self.out.push(*token);
            }
        }
    }
}
