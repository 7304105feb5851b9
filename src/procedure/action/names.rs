//! Names of things of the interface that no writer set in bold: "the Save
//! button", "open Outlook", "in the left pane".
//!
//! What makes words a name is how they are written (a capital, another script,
//! a noun that is one by itself); what makes a name a label is what stands
//! beside it: a noun for a control or a place, a verb, a word that says where.

use super::flat::{Flat, Name};
use super::raw::way;
use super::token::{Tok, Token};
use super::words::{ActionWords, Capitals, Class, Order};
use super::{ActionKind, Label};

/// How many small words can stand between a verb and the name.
const FARTHEST: usize = 4;
/// How many words can describe a place that has no name.
pub(super) const LONGEST_WORDS: usize = 4;

/// The tokens with a label for each name.
pub(super) fn named(flat: &mut Flat, tokens: Vec<Token>, words: &ActionWords) -> Vec<Token> {
    flat.marked = flat.names.len();
    let text = flat.folded.as_bytes();
    let mut names = Names {
        arrows: memchr::memchr(b'>', text).is_some(),
        addresses: may_hold_address(text),
        flat,
        tokens: &tokens,
        words,
        out: Vec::with_capacity(tokens.len()),
        found: Vec::new(),
    };
    match words.order {
        Order::VerbFirst => names.verb_first(),
        Order::VerbLast => names.verb_last(),
    }
    let Names { out, found, .. } = names;
    if found.is_empty() && (out.is_empty() || out.len() == tokens.len()) {
        return tokens;
    }
    flat.names.extend(found);
    out
}

/// Whether anything in a text may be an address: most have blanks behind their full stops.
fn may_hold_address(text: &[u8]) -> bool {
    let goes_on = |byte: &u8| byte.is_ascii() && !byte.is_ascii_whitespace();
    memchr::memchr2_iter(b'.', b':', text).any(|at| match text[at] {
        b'.' => text.get(at + 1).is_some_and(goes_on),
        _ => text[at..].starts_with(b"://"),
    })
}

pub(super) struct Names<'n> {
    pub(super) flat: &'n Flat,
    /// Whether the text may hold ways through menus.
    pub(super) arrows: bool,
    /// Whether it may hold addresses.
    addresses: bool,
    pub(super) tokens: &'n [Token],
    pub(super) words: &'n ActionWords,
    pub(super) out: Vec<Token>,
    found: Vec<Name>,
}

/// Words that can be a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The token after it.
    pub(super) next: usize,
    pub(super) end: usize,
    /// How many words it has.
    pub(super) words: usize,
    /// Whether a noun says that it is a name, or its writing does.
    pub(super) solid: bool,
}

impl Names<'_> {
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is(self.words, class))
    }

    fn first(&self, token: &Token) -> Option<char> {
        self.flat.shown(token.start, token.end).chars().next()
    }

    /// Whether a word is written as a name is.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let Some(first) = self.first(token) else {
            return false;
        };
        match self.words.capitals {
            Capitals::Names | Capitals::Nouns => first.is_uppercase(),
            Capitals::None => first.is_ascii_alphabetic(),
        }
    }

    pub(super) fn is_text(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| matches!(token.what, Tok::Word | Tok::Phrase(_)))
    }

    /// Where an address that begins with a token ends.
    fn address(&self, at: usize) -> Option<usize> {
        if !self.addresses {
            return None;
        }
        let text = &self.flat.folded[self.tokens[at].start..];
        let first = &self.flat.folded[self.tokens[at].start..self.tokens[at].end];
        let length = text
            .find(|c: char| !c.is_ascii() || c.is_whitespace())
            .unwrap_or(text.len());
        let text = text[..length].trim_end_matches([',', '.', ';', ':', ')', '!', '?']);
        let web = text.contains("://");
        let host = text[first.len().min(text.len())..].starts_with('.')
            && text.matches('.').count() >= 1
            && text.len() > first.len() + 2
            && !first.starts_with(|c: char| c.is_ascii_digit());
        (web || host).then_some(self.tokens[at].start + text.len())
    }

    pub(super) fn run(&self, at: usize) -> Option<Run> {
        if !self.is_text(at) {
            return None;
        }
        let small = Class::ARTICLE
            .or(Class::JOIN)
            .or(Class::SCOPE_BEFORE)
            .or(Class::JOINERS)
            .or(Class::LEAD)
            .or(Class::CONDITION);
        if let Some(end) = self.address(at) {
            let next = (at..self.tokens.len())
                .find(|&at| self.tokens[at].start >= end)
                .unwrap_or(self.tokens.len());
            return Some(Run {
                next,
                end,
                words: 2,
                solid: false,
            });
        }
        let thing = self.is(at, Class::THING);
        let noun = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD);
        let called = self.is_called_after(
            at,
            Run {
                next: at + 1,
                end: self.tokens[at].end,
                words: 1,
                solid: false,
            },
        );
        if self.words.capitals == Capitals::Nouns && !thing && !called && self.is(at, noun) {
            return None;
        }
        let opens = at.checked_sub(1).is_none_or(|before| {
            matches!(
                self.tokens[before].what,
                Tok::Stop(_) | Tok::Title | Tok::TitleEnd | Tok::Open | Tok::Dash
            )
        });
        // "The check box This is my default": a noun before it makes it a name.
        let named = || {
            self.out
                .last()
                .is_some_and(|last| last.is(self.words, noun))
                && self.words.capitals == Capitals::Names
        };
        if !thing && self.is_nominal(at) {
            return None;
        }
        if !thing && (opens || !self.is_marked(at) || self.is(at, small) && !named()) {
            return None;
        }
        let mut run = Run {
            next: at + 1,
            end: self.tokens[at].end,
            words: 1,
            solid: thing,
        };
        while self.is_text(run.next) {
            let token = &self.tokens[run.next];
            let gap = &self.flat.folded[run.end..token.start];
            let spaced = matches!(gap.trim(), "" | "&" | "+" | "/" | ">") && gap.contains(' ');
            let bound = matches!(gap, "-" | "+" | "/" | "'" | "." | "&" | "_");
            if !spaced && !bound || gap == "-" && self.is_bound_noun(run.next) {
                break;
            }
            let more = bound
                || self.is(run.next, Class::THING.or(Class::TAIL))
                || self.is_more(run.next) && (gap.contains('>') || !self.is(run.next, small));
            if more {
                run.solid |= self.is(run.next, Class::THING);
                run.next += 1;
                run.end = token.end;
                run.words += 1;
                if let Some(end) = self.without_small(token) {
                    run.end = end;
                    break;
                }
                continue;
            }
            // "of" and what it leads to.
            let joins = spaced
                && !(thing && self.is(at, Class::FIELD) && self.is(run.next + 1, Class::THING))
                && self.is(run.next, Class::JOIN)
                && self.is_text(run.next + 1)
                && !self.is(run.next + 1, small)
                && (self.is_marked(run.next + 1) || self.is(run.next + 1, Class::THING));
            if !joins {
                break;
            }
            run.next += 2;
            run.end = self.tokens[run.next - 1].end;
            run.words += 1;
            run.solid |= self.is(run.next - 1, Class::THING);
        }
        Some(run)
    }

    /// Where a verb's phrase ends without the small word that completes it: in a
    /// name it is only a name, "X Connect | to".
    fn without_small(&self, token: &Token) -> Option<usize> {
        self.kind(token)?;
        let text = self.flat.shown(token.start, token.end);
        let (_, last) = text.rsplit_once(' ')?;
        let small = Class::JOIN.or(Class::SCOPE_BEFORE).or(Class::VALUE_BEFORE);
        (last.starts_with(char::is_lowercase) && self.words.class(last).is(small))
            .then(|| token.end - last.len() - 1)
    }

    fn is_more(&self, at: usize) -> bool {
        self.is_marked(at)
            || self
                .first(&self.tokens[at])
                .is_some_and(|first| first.is_ascii_digit())
    }

    pub(super) fn push(&mut self, start: usize, end: usize) {
        let name = self.noun_at_end(start, end).unwrap_or(end);
        self.push_text(start, end, name);
    }

    pub(super) fn push_text(&mut self, start: usize, end: usize, name: usize) {
        let label = way(self.flat.shown(start, name));
        self.push_label(start, end, label, None);
    }

    pub(super) fn push_label(
        &mut self,
        start: usize,
        end: usize,
        label: Label,
        dest: Option<String>,
    ) {
        self.out.push(Token {
            start,
            end,
            what: Tok::Label(self.flat.names.len() + self.found.len()),
        });
        self.found.push(Name {
            label,
            dest,
            heads: false,
        });
    }

    fn verb_first(&mut self) {
        let mut at = 0;
        let mut link = false;
        while at < self.tokens.len() {
            link = match self.tokens[at].what {
                // A link that tells what to do names it, too.
                Tok::Link(_) => !self.link_tells(at),
                Tok::LinkEnd => false,
                _ => link,
            };
            let start = self.tokens[at].start;
            if !link {
                if let Some((next, end)) = self.caption(at) {
                    self.push(start, end);
                    at = next;
                    continue;
                }
                if self.words.capitals == Capitals::None
                    && let Some(next) = self.caseless(at)
                {
                    at = next;
                    continue;
                }
                if let Some(next) = self.way(at) {
                    at = next;
                    continue;
                }
                if let Some(run) = self.run(at)
                    && let Some((next, end)) = self.label(at, run)
                {
                    let (next, end) = self.with_bold(next, end);
                    self.push(start, end);
                    at = next;
                    continue;
                }
                let small = self.written_caption(at).or_else(|| self.small_label(at));
                if let Some((next, end)) = small.or_else(|| self.small_name(at)) {
                    self.push(start, end);
                    at = next;
                    continue;
                }
                if let Some((from, next, end)) = self.icon(at) {
                    self.out.extend(&self.tokens[at..from]);
                    self.push_text(self.tokens[from].start, end, end);
                    at = next;
                    continue;
                }
                if let Some((next, end)) = self.heading(at) {
                    self.push_text(start, end, end);
                    at = next;
                    continue;
                }
                if let Some((from, next)) = self.words(at) {
                    let end = self.tokens[next - 1].end;
                    // The noun before a name says what it is.
                    let nouns = self.tokens[at..from].iter();
                    let nouns = nouns.filter(|token| token.is(self.words, Class::PLACE_BEFORE));
                    self.out.extend(nouns);
                    self.push_text(self.tokens[from].start, end, end);
                    at = next;
                    continue;
                }
            }
            let mut token = self.tokens[at];
            if !link && matches!(token.what, Tok::Phrase(_)) && self.is_nominal(at) {
                token.what = Tok::Word;
            }
            self.out.push(token);
            at += 1;
        }
    }

    /// Where the name ends that a run is, if something beside it says so: the
    /// token after it, and the place in the text.
    fn label(&self, at: usize, run: Run) -> Option<(usize, usize)> {
        let machine = run.words == 1 && self.is(at, Class::MACHINE) && !self.is(at, Class::THING);
        if machine && !self.is_called_after(at, run) {
            return None;
        }
        // "On the ribbon **A**": the noun is of the name behind it.
        let of_label = run.words == 1
            && self.is(at, Class::PLACE_BEFORE)
            && !(self.is(at, Class::THING) && self.is_compound(at))
            && matches!(
                self.tokens.get(run.next).map(|next| next.what),
                Some(Tok::Label(_))
            );
        if of_label {
            return None;
        }
        if self.describes_bold(at, run) {
            return None;
        }
        if self.is_bound_noun(run.next) && self.is_used(at) {
            return Some((run.next + 1, run.end));
        }
        let run = self.with_brackets(at, run);
        let whole = Some((run.next, run.end));
        let nouns_after = Class::CONTROL_AFTER.or(Class::PLACE_AFTER).or(Class::FIELD);
        let nouns_before = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::FIELD);
        let gap = |at: usize| {
            let token = self.tokens.get(at)?;
            self.flat.folded.get(run.end..token.start)
        };
        let after = self.words.capitals != Capitals::Nouns
            && self.is(run.next, nouns_after)
            && gap(run.next) == Some(" ");
        if after && !self.is(at, Class::THING) {
            return whole;
        }
        let last = self.out.last()?;
        // "See the section A": the noun for what is read is of the verb's phrase.
        let reads = self.kind(last) == Some(ActionKind::Refer)
            && self.words.capitals == Capitals::Names
            && self.flat.folded[last.start..last.end]
                .rsplit_once(' ')
                .is_some_and(|(_, noun)| self.words.class(noun).is(Class::PLACE_BEFORE));
        if reads {
            return Some(self.spread(run));
        }
        let joined = last.is(self.words, Class::JOIN);
        let noun = self.out[..self.out.len() - usize::from(joined)].last();
        let is_noun = noun.is_some_and(|noun| {
            let place = !joined || noun.is(self.words, Class::PLACE_BEFORE);
            noun.is(self.words, nouns_before) && !noun.is(self.words, Class::THING) && place
        });
        if is_noun && self.words.capitals != Capitals::None {
            let (short, long) = (self.spread(run), self.sentence_case(run));
            // "The check box This is my default": a caption may be a sentence.
            let control = !noun.is_some_and(|noun| noun.is(self.words, Class::PLACE_BEFORE));
            let sentence = control && self.is(at, Class::ARTICLE) && long.0 > short.0;
            return Some(if sentence { long } else { short });
        }
        if last.is(self.words, Class::BESIDE) && self.words.capitals == Capitals::Names {
            return Some(self.sentence_case(run));
        }
        // "The search box of the task bar": where a thing is that has its name.
        if joined && run.solid && noun.is_some_and(|noun| self.is_field_name(noun)) {
            return whole;
        }
        // Back over small words to the verb, or to the word that says where.
        let small = Class::ARTICLE
            .or(Class::SCOPE_BEFORE)
            .or(Class::VALUE_BEFORE)
            .or(Class::NOT_AFTER)
            .or(Class::LEAD)
            .or(Class::THEN);
        let (mut article, mut scope) = (false, false);
        let mut before = None;
        let mut described = false;
        let marked = (at..run.next).any(|at| self.is_text(at) && self.is_marked(at));
        for token in self.out.iter().rev().take(FARTHEST) {
            let verb = self.kind(token).is_some() && self.is_begun(token);
            if !verb && token.is(self.words, small) {
                scope |=
                    token.is(self.words, Class::SCOPE_BEFORE) && !token.is(self.words, Class::JOIN);
                let text = &self.flat.folded[token.start..token.end];
                let last = text.rsplit_once(' ').map(|(_, last)| last);
                article |= token.is(self.words, Class::ARTICLE)
                    || self.words.capitals == Capitals::Nouns
                        && last.is_some_and(|last| self.words.class(last).is(Class::ARTICLE));
                continue;
            }
            // "In the new control panel": one word that describes it.
            if run.solid
                && run.words > 1
                && marked
                && !described
                && token.what == Tok::Word
                && !article
                && !scope
            {
                described = true;
                continue;
            }
            before = Some(token);
            break;
        }
        // "Select in the corner of the page the three dots": a thing is what is acted on.
        if run.solid && article && !scope && self.is_object(at, run) {
            return whole;
        }
        // A noun bound to a name is no name where nouns have capitals: "das Bluetooth-Gerät".
        let bound = self.words.capitals == Capitals::Nouns
            && article
            && !run.solid
            && !self.flat.folded[self.tokens[at].start..run.end].contains(' ')
            && self.flat.folded[self.tokens[at].start..run.end].contains('-')
            && !before.is_some_and(|verb| {
                self.may_be(verb, ActionKind::Open) || self.may_be(verb, ActionKind::SignIn)
            });
        if (bound || article && self.is_kind_of_thing(at, run, before)) && !scope {
            return None;
        }
        let plain = self.words.capitals == Capitals::Nouns && article && !run.solid;
        // A capital inside a word is of a name's.
        let letters = self.flat.shown(self.tokens[at].start, run.end);
        let inner = letters
            .chars()
            .zip(letters.chars().skip(1))
            .any(|(a, b)| a.is_lowercase() && b.is_uppercase());
        if plain && run.words < 2 && !inner {
            return None;
        }
        // "The Bluetooth device" is no name.
        let describes = article
            && !run.solid
            && self.words.capitals == Capitals::Names
            && gap(run.next) == Some(" ")
            && self.tokens[run.next].is_noun(self.words);
        if describes {
            // One signs in to it, whatever it is.
            let signs = before.is_some_and(|verb| self.kind(verb) == Some(ActionKind::SignIn));
            let noun = self.tokens[run.next];
            let text = &self.flat.folded[noun.start..noun.end];
            let account = self.words.accounts.iter().any(|account| account == text);
            return (signs && !account).then_some((run.next + 1, noun.end));
        }
        if let Some(verb) = before.filter(|token| self.acts(token)) {
            let goes_on = self.kind(verb) == Some(ActionKind::Select) && !article && !scope;
            if goes_on && let Some(deed) = self.deed(at, run) {
                return Some(deed);
            }
            return goes_on.then(|| self.sentence_case(run)).or(whole);
        }
        let ends = self.is_opened_last(run) || self.opens_link_of(at, run);
        if ends || self.goes_past(run) {
            return whole;
        }
        let again = before.is_some_and(|token| token.is(self.words, Class::AND.or(Class::OR)))
            && !scope
            && self
                .out
                .iter()
                .rev()
                .skip_while(|token| !token.is(self.words, Class::JOINERS))
                .nth(1)
                .is_some_and(|token| matches!(token.what, Tok::Label(_)))
            && self
                .tokens
                .get(run.next)
                .is_none_or(|next| next.ends_clause() || next.is(self.words, Class::JOINERS));
        if again {
            return whole;
        }
        let next = self.tokens.get(run.next);
        let held = run.solid
            || next
                .is_some_and(|next| matches!(next.what, Tok::Comma) || self.kind(next).is_some());
        // "Under Clear history, …": what stands there tells nothing.
        let heads = self.is(run.next, Class::JOIN) || last.is(self.words, Class::UNDER);
        if scope && !held && heads && self.opens_with_scope() {
            let (next, end) = self.sentence_case(run);
            let comma = self.tokens.get(next).map(|token| token.what);
            return (comma == Some(Tok::Comma)).then_some((next, end));
        }
        (scope && held).then_some((run.next, run.end))
    }

    /// Whether the sentence so far is no more than a word that says where, with
    /// articles and nouns for places: "On the page …".
    pub(super) fn opens_with_scope(&self) -> bool {
        let sentence = self.out.iter().rev();
        let mut sentence = sentence
            .take_while(|token| !matches!(token.what, Tok::Stop(_) | Tok::TitleEnd))
            .skip_while(|token| {
                !token.is(self.words, Class::SCOPE_BEFORE)
                    && token.is(self.words, Class::ARTICLE.or(Class::PLACE_BEFORE))
            });
        let scope = sentence.next();
        scope.is_some_and(|scope| scope.is(self.words, Class::SCOPE_BEFORE))
            && sentence.next().is_none()
    }
}
