//! Places that have no name and are described, "in the left navigation pane", and
//! captions that are sentences.

use super::ActionKind;
use super::names::{LONGEST_WORDS, Names, Run};
use super::token::{Tok, Token};
use super::words::{Capitals, Class};

impl Names<'_> {
    /// A label whose later words are small goes on to the end of the clause, or to
    /// what says where or what for.
    pub(super) fn sentence_case(&self, run: Run) -> (usize, usize) {
        const LONGEST_CAPTION: usize = 9;
        let none = Class::JOINERS
            .or(Class::PURPOSE)
            .or(Class::CONDITION)
            .or(Class::ASIDE)
            .or(Class::REMARK)
            .or(Class::BESIDE)
            .or(Class::OPTIONAL)
            .or(Class::CONTROL_BEFORE)
            .or(Class::PLACE_BEFORE)
            .or(Class::PLACE_AFTER);
        let leads = Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE);
        let short = (run.next, run.end);
        let mut last = short;
        for (n, token) in self.tokens[run.next..].iter().enumerate() {
            if token.ends_clause() {
                break;
            }
            let at = run.next + n;
            let joins = token.is(self.words, Class::JOIN);
            if token.is(self.words, none)
                || self.says_where_alone(at)
                || token.is(self.words, leads) && !joins
            {
                break;
            }
            if n > LONGEST_CAPTION || !self.is_text(at) || self.commands_at(at) {
                return short;
            }
            if !token.is(self.words, Class::JOIN.or(Class::ARTICLE)) {
                last = (at + 1, token.end);
            }
        }
        last
    }

    /// Whether several words say where by themselves, and are of no name: "in the upper right
    /// corner".
    pub(super) fn says_where_alone(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let text = &self.flat.folded[token.start..token.end];
        let first = text.split_once(' ').map(|(first, _)| first);
        let scope = |word: &str| self.words.class(word).is(Class::SCOPE_BEFORE);
        self.is(at, Class::LEAD.or(Class::IGNORE)) && first.is_some_and(scope)
    }

    /// Whether a phrase that tells nothing begins with the noun for a place: "list of".
    fn lists(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let text = &self.flat.folded[token.start..token.end];
        let places = Class::PLACE_AFTER.or(Class::PLACE_BEFORE);
        let first = text.split_once(' ').map(|(first, _)| first);
        self.is(at, Class::IGNORE) && first.is_some_and(|first| self.words.class(first).is(places))
    }

    /// The name in small letters of a place whose noun stands before it, to the end of
    /// the clause: "la page **abonnement**", "la page des **détails du produit**". One
    /// word behind "of" is no name: "le volet de navigation".
    fn called(&self, noun: usize) -> Option<(usize, usize)> {
        if self.words.sides.is_empty() || !self.is(noun, Class::PLACE_BEFORE) {
            return None;
        }
        let word = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.what == Tok::Word)
        };
        let small = |at: usize| self.is(at, Class::JOIN.or(Class::ARTICLE));
        let end = self.tokens.len();
        let from = (noun + 1..=end).find(|&at| !small(at))?;
        let joined = from > noun + 1;
        let stop = (from..=end).find(|&at| !word(at) && !small(at))?;
        let ends = self.tokens.get(stop).is_none_or(Token::ends_clause);
        let count = (from..stop).filter(|&at| word(at)).count();
        // A list is called by what it lists.
        let lists = self.is(noun, Class::CONTROL_BEFORE);
        let enough = if joined && !lists { 2 } else { 1 };
        let side = |at: usize| {
            let token = &self.tokens[at];
            let text = &self.flat.folded[token.start..token.end];
            self.words.sides.iter().any(|side| side == text)
        };
        let named = ends
            && (enough..=LONGEST_WORDS).contains(&count)
            && word(stop - 1)
            && !(from..stop).any(|at| side(at) || self.is_marked(at))
            && (!joined || lists || (from + 1..stop).any(|at| self.is(at, Class::JOIN)));
        named.then_some((from, stop))
    }

    /// The label at a token with the words behind it that a translation left out of its
    /// bold, where a sentence opens by saying where: "Sous **règles** automatiques, …".
    pub(super) fn heading(&self, at: usize) -> Option<(usize, usize)> {
        let noun_first = !self.words.sides.is_empty();
        let label = matches!(self.tokens[at].what, Tok::Label(_));
        if !noun_first || !label || !self.opens_with_scope() {
            return None;
        }
        let rest = self.tokens[at + 1..].iter().take(LONGEST_WORDS);
        let count = rest
            .into_iter()
            .position(|token| token.what == Tok::Comma)?;
        let plain = |at: usize| {
            self.tokens[at].what == Tok::Word || self.is(at, Class::JOIN.or(Class::ARTICLE))
        };
        let end = at + 1 + count;
        let word = count > 0 && self.tokens[end - 1].what == Tok::Word;
        (word && (at + 1..end).all(plain)).then(|| (end, self.tokens[end - 1].end))
    }

    /// The heading between "under" where its sentence begins and the comma before what
    /// is told, whatever its words say: "under | clear browsing data, select".
    pub(super) fn caption(&self, at: usize) -> Option<(usize, usize)> {
        let under = |before: &Token| before.is(self.words, Class::UNDER);
        if !self.out.last().is_some_and(under) || !self.opens_with_scope() {
            return None;
        }
        let rest = self.tokens[at..].iter().take(LONGEST_WORDS + 2);
        let count = rest
            .into_iter()
            .position(|token| token.what == Tok::Comma)?;
        let end = at + count;
        let small = Class::ARTICLE.or(Class::PRONOUN).or(Class::POINTER);
        let told = self.tokens.get(end + 1);
        let told = told.is_some_and(|token| self.kind(token).is_some());
        let plain = (at..end).all(|n| self.is_text(n)) && !self.is(at, small);
        let enough = if self.words.capitals == Capitals::None {
            1
        } else {
            2
        };
        (plain && count >= enough && told).then(|| (end, self.tokens[end - 1].end))
    }

    /// A place that is described: "in | the left navigation pane".
    pub(super) fn words(&self, at: usize) -> Option<(usize, usize)> {
        let before = self.out.last()?;
        let says_where = before.is(self.words, Class::SCOPE_BEFORE)
            && !before.is(self.words, Class::BESIDE)
            && !before.is(self.words, Class::JOIN);
        if !says_where || !self.is_text(at) {
            return None;
        }
        let from = at;
        let at = at + usize::from(self.is(at, Class::ARTICLE));
        if at == 0 {
            return None;
        }
        let from = if self.words.capitals == Capitals::Nouns {
            at
        } else {
            from
        };
        // An article goes on only with what "of" leads to.
        let small = |at: usize| {
            let of = |at: usize| self.is(at, Class::JOIN) || self.lists(at);
            let goes_on = at > 0 && of(at - 1)
                || self.words.capitals == Capitals::Names && self.is(at, Class::ASIDE);
            self.is(at, Class::JOIN) || self.is(at, Class::ARTICLE) && goes_on
        };
        let word = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| matches!(token.what, Tok::Word))
        };
        let noun = (at..at + LONGEST_WORDS)
            .take_while(|&n| self.is_text(n))
            .find(|&n| self.is(n, Class::PLACE_AFTER.or(Class::PLACE_BEFORE)) || self.lists(n))?;
        // "The left navigation | pane": the last of several nouns is the noun.
        let more = (noun + 1..).take_while(|&n| self.is(n, Class::PLACE_AFTER));
        let noun = noun + more.count();
        let marked = |n: usize| {
            self.words.capitals == Capitals::Names && (self.is_marked(n) || self.is_marked(noun))
        };
        let words = Class::ROLE
            .or(Class::SUBJECT)
            .or(Class::THEN)
            .or(Class::PLACE_AFTER);
        // "In the **new** pane": what no name begins after may describe it.
        let plain = |n: usize| {
            let small = Class::ARTICLE.or(Class::SCOPE_BEFORE).or(Class::PRONOUN);
            self.is(n, Class::NOT_AFTER.or(Class::LEAD)) && !self.is(n, small)
        };
        let describes =
            |n: usize| word(n) || self.is(n, words) || self.is(at - 1, Class::ARTICLE) && plain(n);
        if (at..noun).any(|n| !describes(n) || marked(n))
            || noun == at && self.is(noun, Class::THING)
        {
            return None;
        }
        if noun == at
            && let Some(called) = self.called(noun)
        {
            return Some(called);
        }
        let text = &self.flat.folded[self.tokens[noun].start..self.tokens[noun].end];
        // "On the page that opens, …" is all of it.
        let opens = self.is(noun + 1, Class::ASIDE) || plain(noun + 1);
        if self.words.capitals == Capitals::Names && opens {
            let clause = self.tokens[noun + 1..].iter().take(LONGEST_WORDS + 2);
            let comma = clause.into_iter().position(|t| t.what == Tok::Comma);
            let comma = comma.map(|count| noun + 1 + count);
            if let Some(comma) = comma.filter(|&comma| (noun..comma).all(|n| self.is_text(n))) {
                return Some((from, comma));
            }
        }
        let mut next = noun + 1;
        let compound = || self.is_compound(noun);
        // "In the dialog box **X**" names the place; "in the menubar **X**" does not.
        let whole = self.words.capitals == Capitals::Nouns
            && compound()
            && !self.is(noun, Class::CONTROL_BEFORE);
        let named = !whole
            && self.tokens.get(noun + 1).is_some_and(|next| {
                matches!(next.what, Tok::Label(_)) && self.is(noun, Class::PLACE_BEFORE)
            });
        if named {
            let described = noun > at || compound();
            return (described && self.is_selected_alone(noun + 1)).then_some((from, noun + 1));
        }
        let stop = (next..)
            .take(LONGEST_WORDS + 1)
            .find(|&n| !word(n) && !small(n))
            .unwrap_or(next);
        let follows = Class::PURPOSE
            .or(Class::ASIDE)
            .or(Class::SCOPE_BEFORE)
            .or(Class::VALUE_BEFORE)
            .or(Class::JOINERS);
        let ends = |n: usize| {
            self.tokens.get(n).is_none_or(|token| {
                let named = Class::ARTICLE.or(Class::CONTROL_BEFORE);
                token.ends_clause()
                    || self.kind(token).is_some()
                    || matches!(token.what, Tok::Label(_))
                    || token.is(self.words, follows)
                    || self.says_where_alone(n)
                    || n == noun + 1 && token.is(self.words, named)
            })
        };
        // What has a capital there is the name of the place.
        let named = match self.words.capitals {
            Capitals::Names => {
                (next..stop.max(next + 1)).any(|n| self.is_text(n) && self.is_marked(n))
            }
            Capitals::Nouns => word(next) && self.is_marked(next),
            Capitals::None => false,
        };
        if named {
            return None;
        }
        if self.words.capitals == Capitals::Nouns && compound() && word(next) {
            return Some((from, next));
        }
        if stop > next && ends(stop) && stop - next <= LONGEST_WORDS {
            next = stop;
        } else if !ends(next) {
            return None;
        }
        // A small word at the end leads on to what comes next.
        while next > noun + 1 && small(next - 1) {
            next -= 1;
        }
        let described = noun > at || next > noun + 1 || text.contains(' ') || compound();
        described.then_some((from, next))
    }

    /// Whether the label at `at` ends the clause of a verb that selects and has no other
    /// label: "select in the right pane **A**" names no pane.
    fn is_selected_alone(&self, at: usize) -> bool {
        let rest = self.tokens[at + 1..].iter();
        let mut rest = rest.take_while(|token| !token.ends_clause());
        // The rest of a separated verb is all that may follow.
        let first = rest.next();
        let plain = first.is_none_or(|first| {
            let small = first.what == Tok::Word && !self.is_marked(at + 1);
            (small || first.is(self.words, Class::JOINERS)) && first.end - first.start < 5
        });
        let clause = self.out.iter().rev();
        let mut clause = clause.take_while(|token| !token.ends_clause());
        let verb = clause.find(|token| self.kind(token).is_some());
        plain
            && (rest.next().is_none()
                || first.is_some_and(|one| one.is(self.words, Class::JOINERS)))
            && verb.is_some_and(|verb| self.may_be(verb, ActionKind::Select))
    }

    /// Whether a noun for a place has another word before it: "menu bar" in one word.
    pub(super) fn is_compound(&self, noun: usize) -> bool {
        let Some(noun) = self.tokens.get(noun) else {
            return false;
        };
        let text = &self.flat.folded[noun.start..noun.end];
        let nouns = self.words.compounds.iter();
        let mut rests = nouns.filter_map(|noun| text.strip_suffix(noun.as_str()));
        rests.any(|rest| rest.len() > 2)
    }
}
