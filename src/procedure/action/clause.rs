//! Which verbs of an instruction tell its reader to do something.
//!
//! A verb tells where its form says so: imperatives of many languages wherever
//! they stand, forms that could also be nouns or infinitives only where a
//! clause opens or closes. Conditions, purposes, asides and remarks tell
//! nothing; "you can" tells only where nothing else does.

use super::ActionKind;
use super::flat::Flat;
use super::pairs::Pairs;
use super::place::joins_places;
use super::state::{Called, Opening, Skip, State};
use super::tells::Reach;
use super::token::{Tok, Token, attached_before};
use super::words::{ActionWords, Class, Order, Position, What};
use std::cell::OnceCell;

/// A verb that tells.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) kind: ActionKind,
    /// The token of the verb, or of the label that repeats the verb before.
    pub(super) token: usize,
    /// The first token of what the sentence says before the verb about where
    /// it is done; the verb's own where it says nothing.
    pub(super) lead: usize,
    pub(super) strength: Strength,
    pub(super) negated: bool,
    pub(super) optional: bool,
    /// Its condition, in the folded text.
    pub(super) condition: Option<(usize, usize)>,
    /// Whether its labels stand before it: "you must **A** select".
    pub(super) closes: bool,
    /// Where the rest of a separated verb begins in the folded text; its own
    /// end where it is in one piece.
    pub(super) tail: usize,
    /// Where that ends.
    pub(super) end: usize,
    /// Which sentence it stands in.
    pub(super) sentence: usize,
    /// The link that it stands in.
    pub(super) link: Option<usize>,
    /// Whether it shares the verb of the action before: "click A and B".
    pub(super) repeats: bool,
}

/// How surely a verb tells, surest first; only the surest of a step count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Told,
    /// In a bold title before a colon.
    Titled,
    /// "You can".
    Allowed,
}

/// Verbs that tell, and the tokens that tell nothing.
#[derive(Debug, Default)]
pub(super) struct Telling {
    pub(super) told: Vec<Told>,
    /// For each token, whether it stands in a condition, a purpose or a remark.
    pub(super) quiet: Vec<bool>,
    /// For each token, whether it stands in a clause that tells nothing of its own.
    pub(super) asides: Vec<bool>,
    /// For each token, its sentence.
    pub(super) sentences: Vec<usize>,
}

/// The verbs of an instruction that tell.
pub(super) fn told(flat: &Flat, tokens: &[Token], words: &ActionWords) -> Telling {
    let mut walk = Walk {
        flat,
        pairs: OnceCell::new(),
        tokens,
        words,
        out: Telling {
            told: Vec::new(),
            quiet: vec![false; tokens.len()],
            asides: vec![false; tokens.len()],
            sentences: vec![0; tokens.len()],
        },
        state: State::fresh(),
        stack: Vec::new(),
        sentence: 0,
        clause: (0, 0),
        titled: false,
        link: None,
        tail: (0, 0),
        lead: Some(0),
    };
    let mut at = 0;
    while at < tokens.len() {
        at = walk.token(at);
    }
    if let Skip::Condition(start) = walk.state.skip {
        walk.conditioned((start, flat.folded.len()));
    }
    let mut telling = walk.out;
    if let Some(surest) = telling.told.iter().map(|told| told.strength).min() {
        telling.told.retain(|told| told.strength == surest);
    }
    telling
}

pub(super) struct Walk<'t> {
    pub(super) flat: &'t Flat,
    /// What stands in it, once a verb of several words asks for it.
    pub(super) pairs: OnceCell<Pairs>,
    pub(super) tokens: &'t [Token],
    pub(super) words: &'t ActionWords,
    pub(super) out: Telling,
    pub(super) state: State,
    /// What is around the brackets: the state, and the clause.
    pub(super) stack: Vec<(State, (usize, usize))>,
    pub(super) sentence: usize,
    /// Where the clause begins: its first token, and how many had told before.
    pub(super) clause: (usize, usize),
    /// Whether we are in a bold title.
    pub(super) titled: bool,
    pub(super) link: Option<usize>,
    /// The rest of the last verb, where it was a separated one.
    pub(super) tail: (usize, usize),
    /// Where the sentence began to say where the next verb is done.
    pub(super) lead: Option<usize>,
}

impl Walk<'_> {
    /// Takes one token or more; gives the next one.
    fn token(&mut self, at: usize) -> usize {
        let token = self.tokens[at];
        self.out.sentences[at] = self.sentence;
        self.out.quiet[at] = match self.state.skip {
            Skip::Condition(_) | Skip::Remark | Skip::Purpose => true,
            // "Check that **A** is on": the clause says what is checked.
            Skip::Aside => !self.verifies(),
            Skip::Nothing | Skip::Subject => false,
        };
        self.out.asides[at] = self.state.skip == Skip::Aside;
        match token.what {
            Tok::Phrase(_) => return self.phrase(at),
            Tok::Word | Tok::Code(_) | Tok::Picture(_) => self.word(),
            Tok::Label(_) => {
                if self.repeats(at) {
                    self.push_again(at);
                }
                self.word();
            }
            Tok::Link(name) => {
                let fresh = self.state.called.is_some_and(|called| called.fresh);
                // "See [this] and [that]": what is referred to is a title.
                let referred = self.out.told.last().is_some_and(|told| {
                    told.kind == ActionKind::Refer && told.sentence == self.sentence
                });
                let open = self.state.skip == Skip::Nothing
                    && !referred
                    && !self.is_title_of_told(at)
                    && self.link_may_tell(at)
                    && (self.state.opening == Opening::Yes || fresh);
                if open {
                    self.link = Some(name);
                } else {
                    return self.pass_link(at);
                }
            }
            Tok::LinkEnd => {
                self.link = None;
                self.word();
            }
            Tok::Title => self.titled = true,
            Tok::TitleEnd => {
                self.titled = false;
                self.boundary(at);
                self.state = State::fresh();
            }
            Tok::Stop(_) => self.stop(at),
            Tok::Comma => self.comma(at),
            Tok::Dash => {
                let condition = self.state.condition;
                self.boundary(at);
                self.state = State {
                    condition,
                    ..State::fresh()
                };
            }
            Tok::Open => {
                self.stack.push((self.state, self.clause));
                self.boundary(at);
                // A sentence in brackets is a sentence.
                let inside = at
                    .checked_sub(1)
                    .is_some_and(|at| !matches!(self.tokens[at].what, Tok::Stop(_)));
                let remark = self.glosses(at) || self.enumerates(at);
                let remark = remark
                    || self.tokens.get(at + 1).is_some_and(|next| {
                        next.is(self.words, Class::REMARK)
                            || inside && next.is(self.words, Class::CONDITION.or(Class::ASIDE))
                    });
                self.state = State {
                    skip: if remark { Skip::Remark } else { Skip::Nothing },
                    ..State::fresh()
                };
            }
            Tok::Close => {
                if let Some((state, clause)) = self.stack.pop() {
                    self.state = state;
                    self.clause = clause;
                }
            }
        }
        at + 1
    }

    /// Whether the link at `at` is the title of what the words before its colon have told
    /// of: "Check the rules: [How to write rules]".
    fn is_title_of_told(&self, at: usize) -> bool {
        let colon = at.checked_sub(1).map(|at| self.tokens[at].what) == Some(Tok::Stop(':'));
        let told = self.out.told.last();
        colon && told.is_some_and(|told| told.sentence + 1 == self.sentence)
    }

    /// Whether the last verb of the sentence checks something.
    fn verifies(&self) -> bool {
        let last = self.out.told.last();
        last.is_some_and(|told| told.kind == ActionKind::Verify && told.sentence == self.sentence)
    }

    /// Whether a bracket right behind a label only says it in other words, such
    /// as its translation: "choose **Stop** (Halt)".
    fn glosses(&self, at: usize) -> bool {
        const LONGEST_GLOSS: usize = 5;
        let label = at
            .checked_sub(1)
            .is_some_and(|at| matches!(self.tokens[at].what, Tok::Label(_)));
        let rest = &self.tokens[at + 1..];
        let close = rest
            .iter()
            .take(LONGEST_GLOSS + 1)
            .position(|token| token.what == Tok::Close);
        let named = |token: &Token| {
            let small = Class::JOINERS.or(Class::CONDITION).or(Class::OPTIONAL);
            matches!(token.what, Tok::Word | Tok::Phrase(_)) && !token.is(self.words, small)
        };
        label && close.is_some_and(|close| close > 0 && rest[..close].iter().all(named))
    }

    /// Whether a bracket only says which there are of what is chosen: "choose the level
    /// (read, edit or full control)".
    fn enumerates(&self, at: usize) -> bool {
        const LONGEST_LIST: usize = 12;
        let inside = self.tokens[at + 1..].iter().take(LONGEST_LIST);
        let mut inside = inside.take_while(|token| token.what != Tok::Close);
        let chosen =
            self.out.told.last().is_some_and(|told| {
                told.kind == ActionKind::Select && told.sentence == self.sentence
            });
        let (mut commas, mut or) = (0, false);
        let plain = inside.all(|token| {
            commas += usize::from(token.what == Tok::Comma);
            or |= token.is(self.words, Class::OR);
            matches!(token.what, Tok::Word | Tok::Phrase(_) | Tok::Comma)
        });
        chosen && plain && or && commas > 0
    }

    /// A link that is named, not read.
    fn pass_link(&mut self, at: usize) -> usize {
        let end = self.tokens[at..]
            .iter()
            .position(|token| token.what == Tok::LinkEnd)
            .map_or(self.tokens.len(), |n| at + n + 1);
        let quiet = self.out.quiet[at];
        self.out.sentences[at..end].fill(self.sentence);
        self.out.quiet[at..end].fill(quiet);
        self.word();
        end
    }

    pub(super) fn word(&mut self) {
        self.state.opening = Opening::No;
        if self.words.order == Order::VerbFirst {
            self.state.alternative = false;
        }
        self.state.joined = false;
        self.state.then = false;
        if let Some(called) = &mut self.state.called {
            called.fresh = false;
        }
    }

    pub(super) fn boundary(&mut self, at: usize) {
        self.clause = (at + 1, self.out.told.len());
    }

    fn stop(&mut self, at: usize) {
        if let Skip::Condition(start) = self.state.skip {
            let condition = (start, self.tokens[at].start);
            self.state.condition = Some(condition);
            self.conditioned(condition);
        }
        // After a colon a condition goes on holding; a question tells nothing.
        let condition = match self.tokens[at].what {
            Tok::Stop(':') => self.state.condition,
            Tok::Stop('?') => {
                let sentence = self.sentence;
                self.out.told.retain(|told| told.sentence != sentence);
                None
            }
            _ => None,
        };
        self.boundary(at);
        self.stack.clear();
        self.lead = Some(at + 1);
        self.sentence += 1;
        self.state = State {
            condition,
            ..State::fresh()
        };
    }

    /// "Select it, if you see it": the condition at the end of a sentence is
    /// that of the verb before it.
    fn conditioned(&mut self, condition: (usize, usize)) {
        let sentence = self.sentence;
        let tokens = self.tokens;
        let last = self.out.told.last_mut();
        if let Some(told) =
            last.filter(|told| told.sentence == sentence && tokens[told.token].start < condition.0)
        {
            told.condition.get_or_insert(condition);
        }
    }

    pub(super) fn comma(&mut self, at: usize) {
        if self.state.skip == Skip::Remark {
            return;
        }
        if let Skip::Condition(start) = self.state.skip {
            self.state.condition = Some((start, self.tokens[at].start));
        }
        self.boundary(at);
        self.state = State {
            opening: Opening::Yes,
            skip: Skip::Nothing,
            called: None,
            scoped: false,
            negated: false,
            joined: self.state.joined,
            ..self.state
        };
    }

    /// The last verb tells once more, of the label at `at`.
    fn push_again(&mut self, at: usize) {
        let last = self.out.told.last();
        if let Some((kind, strength)) = last.map(|told| (told.kind, told.strength)) {
            self.push(kind, at, strength, true);
        }
    }

    /// Whether a label shares the verb before: "click **A**, and then **B**".
    fn repeats(&self, at: usize) -> bool {
        let before = self.out.told.last().filter(|told| {
            told.sentence == self.sentence
                && !told.negated
                && matches!(told.kind, ActionKind::Select | ActionKind::Open)
        });
        let Some(before) = before else { return false };
        self.words.order == Order::VerbFirst
            && self.state.joined
            && !self.state.alternative
            && self.state.skip == Skip::Nothing
            && !joins_places(self.tokens, self.words, at)
            && self.tokens[before.token..at].iter().any(|token| {
                // After "then", any object of the verb before will do.
                matches!(token.what, Tok::Label(_) | Tok::Link(_))
                    || self.state.then && token.is_noun(self.words)
            })
    }

    fn phrase(&mut self, at: usize) -> usize {
        let words = self.words;
        let token = self.tokens[at];
        let Some(phrase) = token.phrase(words) else {
            return at + 1;
        };
        if self.state.skip == Skip::Remark {
            return at + 1;
        }
        // The rest of a separated verb is no other verb.
        let in_tail = token.start < self.tail.1 && token.end > self.tail.0;
        if phrase.class.is(Class::IGNORE) || in_tail {
            self.word();
            return at + 1;
        }
        if let Some(prefix) = attached_before(&self.flat.folded, token.start, &words.attached) {
            self.attached(at, prefix);
        }
        let gapped = phrase.forms.iter().any(|form| !form.tails.is_empty());
        let reach = if gapped {
            self.reach(at)
        } else {
            Reach::default()
        };
        for (n, form) in phrase.forms.iter().enumerate() {
            let Some((end, tail)) = self.tail_end(at, form, &reach) else {
                continue;
            };
            match form.what {
                What::Verb(kind, position) => {
                    if let Some(strength) = self.tells(at, end, kind, position) {
                        self.tell(kind, at, strength);
                        if let Some(told) = self.out.told.last_mut() {
                            told.closes = position == Position::Closing;
                            told.tail = tail;
                            told.end = end;
                        }
                        self.tail = (tail, end);
                        return at + 1;
                    }
                }
                What::Calls | What::Allows => {
                    // "Click to" calls only what follows: "click to the left" clicks.
                    let idle = phrase.forms[n..]
                        .iter()
                        .any(|form| matches!(form.what, What::Verb(..)))
                        && !self.may_tell_from(end)
                        && !self.may_close_from(end);
                    if self.state.skip.is_open() && !idle {
                        let strength = if form.what == What::Calls {
                            Strength::Told
                        } else {
                            Strength::Allowed
                        };
                        // A verb that something else only allows is no more than allowed.
                        let strength = self
                            .state
                            .called
                            .filter(|called| called.fresh)
                            .map_or(strength, |called| called.strength.max(strength));
                        self.state.called = Some(Called {
                            strength,
                            fresh: true,
                        });
                        self.state.opening = Opening::No;
                        self.state.joined = false;
                        return self.token_from(at, end);
                    }
                }
            }
        }
        self.other(at, phrase.class);
        at + 1
    }

    /// "And" or "then", written together with the word at `at`.
    fn attached(&mut self, at: usize, prefix: usize) {
        self.state.negated = false;
        self.state.alternative = false;
        if prefix >= self.words.attached_and
            && let Skip::Condition(start) = self.state.skip
        {
            self.state.condition = Some((start, self.tokens[at].start));
            self.state.skip = Skip::Nothing;
            self.state.opening = Opening::Yes;
        }
    }

    /// The first token at or after a place; the words up to it say nothing.
    fn token_from(&mut self, at: usize, end: usize) -> usize {
        let next = self.tokens[at + 1..]
            .iter()
            .position(|token| token.start >= end)
            .map_or(self.tokens.len(), |n| at + 1 + n);
        self.out.sentences[at..next].fill(self.sentence);
        next
    }

    fn tell(&mut self, kind: ActionKind, at: usize, strength: Strength) {
        if std::mem::take(&mut self.state.means) && !self.is_told_beside_its_means(kind, at) {
            return;
        }
        let strength = if self.titled {
            Strength::Titled
        } else {
            strength
        };
        // "Export all **or whether** to export some is chosen": what is asked about is not told.
        let text = &self.flat.folded[self.tokens[at].start..];
        let particle = text.chars().next().map_or(0, char::len_utf8);
        let asks = self.words.order == Order::VerbLast
            && self.words.class(&text[..particle]).is(Class::OR);
        let joined = self.state.alternative;
        let asked =
            |told: &Told| told.sentence == self.sentence && (joined || told.token + 1 == at);
        if asks {
            self.out.told.pop_if(|told| asked(told));
            self.state.alternative = false;
        }
        let last = self.out.told.last().filter(|_| self.state.alternative);
        let verb_last = self.words.order == Order::VerbLast;
        let last = last.filter(|told| told.strength == strength);
        let alternative = last.is_some_and(|told| self.alternates(told, kind, at));
        if let Some(last) = self.out.told.last_mut().filter(|_| alternative) {
            // Alternatives are one action, of what stands before the last of its
            // verbs, too, where the verb comes last.
            if verb_last {
                last.token = at;
            }
            self.state.alternative = false;
        } else {
            for _ in 1..self.objects(kind, at) {
                self.push(kind, at, strength, true);
            }
            self.push(kind, at, strength, false);
        }
        self.state.skip = Skip::Nothing;
        self.state.opening = Opening::No;
        self.state.joined = false;
        self.state.scoped = false;
        // Joined verbs share what was said about the first one.
        if let Some(called) = &mut self.state.called {
            called.fresh = false;
        }
    }

    fn push(&mut self, kind: ActionKind, at: usize, strength: Strength, repeats: bool) {
        self.out.told.push(Told {
            kind,
            token: at,
            lead: self.lead.take().unwrap_or(at).min(at),
            strength,
            negated: self.state.negated,
            optional: self.state.optional,
            condition: self.state.condition,
            closes: false,
            tail: self.tokens[at].end,
            end: self.tokens[at].end,
            sentence: self.sentence,
            link: self.link,
            repeats,
        });
    }
}
