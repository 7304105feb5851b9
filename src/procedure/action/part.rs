//! How a label stands to the verb: what is acted on, where, or what is set.

use super::attach::Scene;
use super::particles::leading_particle;
use super::place::joins_places;
use super::token::{Tok, Token};
use super::words::{Class, Order};
use super::{Action, ActionKind, Label};

/// How a label stands to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Object,
    Place,
    /// Where something is entered, or what is set.
    Field,
    Value,
    /// What it only stands beside.
    Neighbour,
}

impl Scene<'_> {
    /// The particle that the verb at `at` begins with.
    fn verb_particle(&self, at: usize) -> Option<Class> {
        let verb = |token: &&Token| token.may_tell(self.words);
        let token = self.tokens.get(at).filter(verb)?;
        let text = &self.flat.folded[token.start..token.end];
        leading_particle(text, self.words).map(|(class, _)| class)
    }

    /// Whether the place at `at` only says where the next one is: "of the page
    /// A, the section B".
    pub(super) fn leads_inside(&self, at: usize) -> bool {
        let rest = self.tokens[at + 1..].iter().take(3);
        rest.take_while(|token| {
            token.is_noun(self.words) || token.is(self.words, Class::PLACE_AFTER.or(Class::JOIN))
        })
        .any(|token| self.words.order == Order::VerbLast && token.is(self.words, Class::JOIN))
    }

    /// Whether the label at `at` is where the field before it is: "the search box
    /// of the task bar".
    fn holds_field(&self, at: usize) -> bool {
        self.words.order == Order::VerbFirst
            && at >= 2
            && self.tokens[at - 1].is(self.words, Class::JOIN)
            && self.name(at - 2).is_some()
            && self.names_field(at - 2)
            && self.is_place(at)
    }

    /// Whether nothing but what says where stands between the verb and the label at `at`,
    /// so that the label is of the verb and not of what follows it.
    pub(super) fn follows_verb(&self, start: usize, at: usize) -> bool {
        let between = &self.tokens[start..at];
        let small = |token: &Token| token.is(self.words, Class::SCOPE_BEFORE.or(Class::ARTICLE));
        self.words.order == Order::VerbFirst && !between.is_empty() && between.iter().all(small)
    }

    /// What is selected, and where, told by what else the clause has: a place alone
    /// is what is selected ("in the right pane **A**"), and of two labels the one
    /// beside a noun for a place says where ("at the end of the pane **A** on **B**").
    pub(super) fn told_apart(
        &self,
        start: usize,
        end: usize,
        placed: Option<usize>,
        beside: &[(usize, usize)],
        action: &mut Action,
        places: &mut Vec<String>,
    ) {
        let said = |at: usize| {
            let token = self.tokens[at];
            let other = matches!(token.what, Tok::Link(_) | Tok::Code(_) | Tok::Picture(_))
                || token.is(self.words, Class::PRONOUN.or(Class::POINTER))
                || token.is_noun(self.words)
                || token.may_tell(self.words);
            (!self.quiet[at] || self.asides[at]) && (token.what == Tok::Word || other)
        };
        if let Some(at) = placed
            && action.labels.is_empty()
            && places.len() == 1
        {
            // What describes the place belongs to it.
            let scope = (start..at).rev().find(|&at| {
                let token = self.tokens[at];
                token.is(self.words, Class::SCOPE_BEFORE) && !token.is(self.words, Class::JOIN)
            });
            let alone = !(start..scope.unwrap_or(at)).any(said)
                && (!(at + 1..end).any(said)
                    || scope.is_some_and(|scope| self.leads_off(scope, at)));
            let named = |label: &&Label| {
                let small = label.text().starts_with(char::is_lowercase);
                matches!(self.tokens[at].what, Tok::Label(name) if name < self.flat.marked)
                    || !small
                    || self.is_icon(at)
            };
            if let Some(name) = self.name(at).filter(named).filter(|_| alone) {
                places.clear();
                action.labels.push(self.cleaned(name));
            }
        }
        if action.labels.is_empty() && places.is_empty() {
            action.labels.extend(self.behind_neighbour(start, end));
        }
        if let &[(n, at)] = beside
            && action.labels.len() == 2
            && places.is_empty()
            && n == 0
        {
            let other = (at + 1..end).find(|&at| self.name(at).is_some());
            let joins = |at: usize| {
                let token = self.tokens[at];
                token.ends_clause() || token.is(self.words, Class::JOINERS)
            };
            let leads = |other: usize| {
                (at + 1..other).any(|at| self.tokens[at].is(self.words, Class::SCOPE_BEFORE))
                    && !(at + 1..other).any(joins)
            };
            if other.is_some_and(leads) && self.noun(at).is_some_and(|noun| noun < at) {
                action.labels.remove(n);
                self.add_place(at, places);
            }
        }
    }

    /// Whether the label at `at` is the field whose value is picked, because no other
    /// label is what is picked: "select the day in the fields A and B".
    fn picks_in(&self, at: usize, end: usize, action: &Action) -> bool {
        let joined = |next: usize| {
            next.checked_sub(2).is_some_and(|before| {
                self.tokens[next - 1].is(self.words, Class::AND) && self.name(before).is_some()
            })
        };
        let mut later = (at + 1..end).filter(|&next| self.name(next).is_some());
        self.words.order == Order::VerbFirst
            && action.labels.is_empty()
            && self.is_field(at)
            && later.all(joined)
    }

    /// Whether what is set is said behind the label at `at`, in words and with no
    /// value: "turn off under **A** | the notifications that you do not need".
    fn sets_other(&self, at: usize, end: usize) -> bool {
        let next = self.behind(at);
        let rest = || (next..end).take_while(|&at| !matches!(self.tokens[at].what, Tok::Stop(_)));
        let named = rest().any(|at| self.name(at).is_some());
        let valued = rest().any(|at| self.tokens[at].is(self.words, Class::VALUE_BEFORE));
        let (first, second) = (self.tokens.get(next), self.tokens.get(next + 1));
        let word = |token: Option<&Token>| token.is_some_and(|token| token.what == Tok::Word);
        let article = first.is_some_and(|first| first.is(self.words, Class::ARTICLE));
        match self.words.order {
            Order::VerbFirst => {
                let noun = second.is_some_and(|token| token.is_noun(self.words));
                article && next + 1 < end && (word(second) || noun) && !named && !valued
            }
            Order::VerbLast => {
                let marked = matches!(self.tokens[at].what,
                    Tok::Label(name) if name < self.flat.marked);
                marked && !named && rest().skip(1).any(|at| self.tokens[at].what == Tok::Word)
            }
        }
    }

    /// Whether the label at `at` is a heading that something stands under.
    fn is_under(&self, at: usize) -> bool {
        let under = self.intro(at).map(|intro| self.tokens[intro]);
        self.words.order == Order::VerbFirst
            && under.is_some_and(|under| under.is(self.words, Class::UNDER))
    }

    /// Whether the label at `at` is a heading, and what is set under it is said in the words
    /// right behind it.
    fn heads_words(&self, at: usize, end: usize) -> bool {
        let next = self.tokens.get(at + 1).filter(|_| at + 1 < end);
        self.is_under(at) && next.is_some_and(|next| next.what == Tok::Word)
    }

    /// Whether the label at `at` is what a button or a key is called by, in small letters.
    fn is_caption(&self, at: usize) -> bool {
        let caption = |label: &Label| self.words.class(&label.text()).is(Class::CAPTION);
        matches!(self.tokens[at].what, Tok::Label(name) if name >= self.flat.marked)
            && self.name(at).is_some_and(caption)
    }

    /// Whether the label at `at` is the name of the control behind it, "the icon **of A**":
    /// no other label is what is acted on.
    fn is_of_control(&self, at: usize, end: usize) -> bool {
        let next = self.behind(at);
        let of = self
            .tokens
            .get(next)
            .is_some_and(|token| token.is(self.words, Class::JOIN));
        let mut rest = (next + 1..end).take_while(|&at| !self.tokens[at].ends_clause());
        let control = |at: usize| self.tokens[at].is(self.words, Class::CONTROL_AFTER);
        of && self.noun(at).is_none()
            && rest.clone().take(2).any(control)
            && !rest.any(|at| self.name(at).is_some())
    }

    pub(super) fn part(&self, at: usize, end: usize, intro: Class, action: &Action) -> Part {
        if joins_places(self.tokens, self.words, at) || self.holds_field(at) {
            return Part::Place;
        }
        // An icon is no place: "op het pictogram instellingen".
        let icon = action.kind == ActionKind::Select && (self.is_icon(at) || self.is_caption(at));
        let intro = if icon && intro == Class::SCOPE_BEFORE {
            Class::default()
        } else {
            intro
        };
        let noun = self.noun(at);
        let state = action.kind == ActionKind::Verify
            && noun.is_none()
            && self.name(at).is_some_and(|label| self.is_state(label));
        if state {
            return Part::Value;
        }
        let after = |class: Class| {
            let next = noun
                .filter(|&noun| noun > at)
                .map_or_else(|| self.behind(at), |noun| noun + 1);
            // "In the box X, click Y": a field that nothing is entered in is a place.
            let other = || (at + 1..end).any(|at| self.name(at).is_some());
            let controls = match action.kind {
                ActionKind::Select if other() => Class::CONTROL_AFTER.or(Class::FIELD),
                _ => Class::CONTROL_AFTER,
            };
            let control = self
                .tokens
                .get(next)
                .is_some_and(|token| token.is(self.words, controls));
            let next = next + usize::from(control && class != Class::FIELD);
            let is = |at: usize| {
                self.tokens
                    .get(at)
                    .is_some_and(|token| token.is(self.words, class))
            };
            // A noun that no lexicon knows, and a verb that begins with what
            // says where.
            let last = self.words.order == Order::VerbLast && class == Class::SCOPE_AFTER;
            let noun = self.tokens.get(next).map(|token| token.what) == Some(Tok::Word);
            let verb = || {
                self.verb_particle(next).is_some_and(|particle| {
                    let other = next < end || action.kind == ActionKind::Select;
                    // What is gone to from there is no place.
                    let goes = particle.is(Class::ARTICLE)
                        && (next == end || self.tokens[next].goes(self.words));
                    other && particle.is(class) && !particle.is(Class::JOIN) && !goes
                })
            };
            is(next) || last && (noun && is(next + 1) || verb())
        };
        let sets = |at: usize| {
            let particle = self.verb_particle(at);
            particle.is_some_and(|particle| particle.is(Class::VALUE_AFTER))
        };
        // "The arrow next to X" is of no place, and "the check box next to X" has
        // that caption.
        let last = self.words.order == Order::VerbLast;
        if !last && intro == Class::BESIDE || last && after(Class::BESIDE) {
            return match action.kind {
                ActionKind::Set | ActionKind::Enter => Part::Object,
                _ => Part::Neighbour,
            };
        }
        let scoped = intro == Class::SCOPE_BEFORE
            || after(Class::SCOPE_AFTER) && !(last && self.is_of_control(at, end));
        let valued = intro == Class::VALUE_BEFORE
            || after(Class::VALUE_AFTER)
            || self.words.order == Order::VerbLast && at + 1 == end && sets(end);
        let field = after(Class::FIELD)
            || at
                .checked_sub(1)
                .is_some_and(|at| self.tokens[at].is(self.words, Class::FIELD));
        let linked = matches!(self.tokens[at].what, Tok::Label(name)
            if self.flat.names.get(name).is_some_and(|name| name.dest.is_some()));
        match action.kind {
            ActionKind::Refer if linked => Part::Object,
            // "See the section **A**": what is read is what has the name.
            ActionKind::Refer if noun.is_some() && action.labels.is_empty() => Part::Object,
            ActionKind::Set if valued => Part::Value,
            ActionKind::Change if valued && !action.labels.is_empty() => Part::Value,
            ActionKind::Set
                if scoped && (self.sets_other(at, end) || self.heads_words(at, end)) =>
            {
                Part::Place
            }
            ActionKind::Set if scoped && noun.is_none() => Part::Field,
            ActionKind::Enter if scoped && !field && (self.is_place(at) || self.is_under(at)) => {
                Part::Place
            }
            ActionKind::Enter if field || (scoped && noun.is_none()) => Part::Field,
            ActionKind::Enter if !scoped && self.names_field(at) => Part::Field,
            ActionKind::Enter if !scoped => Part::Value,
            ActionKind::Select if scoped && self.picks_in(at, end, action) => Part::Field,
            ActionKind::Open if intro != Class::SCOPE_BEFORE && !after(Class::SCOPE_AFTER) => {
                Part::Object
            }
            ActionKind::SignIn if scoped && self.is_account(at) => Part::Neighbour,
            // "As an administrator for **A**": that is of the role.
            ActionKind::SignIn if scoped && !action.labels.is_empty() && self.is_only_about(at) => {
                Part::Neighbour
            }
            ActionKind::SignIn => Part::Object,
            ActionKind::Verify if valued && !scoped => Part::Value,
            _ if scoped => Part::Place,
            _ => Part::Object,
        }
    }

    /// "Change **A** from **B** to **C**": what the setting was before.
    pub(super) fn is_old_value(&self, at: usize, start: usize, action: &Action) -> bool {
        let small = |at: usize| {
            let class = Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE).or(Class::JOIN);
            self.tokens
                .get(at)
                .is_some_and(|token| token.is(self.words, class))
        };
        let label = |at: usize| at < self.tokens.len() && self.name(at).is_some();
        matches!(action.kind, ActionKind::Set | ActionKind::Change)
            && !action.labels.is_empty()
            && at >= start + 2
            && small(at - 1)
            && label(at - 2)
            && small(at + 1)
            && label(at + 2)
    }
}
