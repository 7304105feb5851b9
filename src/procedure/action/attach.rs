//! What the verbs of an instruction are about: labels, places, values, links.

use super::clause::{Telling, Told};
use super::flat::Flat;
use super::fold::fold;
use super::role;
use super::token::{Tok, Token, phrases};
use super::words::{ActionWords, Class, Form, Order, Position, What};
use super::{Action, ActionKind, Label, Risk};

/// The actions of an instruction, in order; never empty.
pub(super) fn actions(
    flat: &Flat,
    tokens: &[Token],
    telling: Telling,
    words: &ActionWords,
) -> Vec<Action> {
    let Telling {
        told,
        quiet,
        sentences,
    } = telling;
    let scene = Scene {
        flat,
        tokens,
        words,
        quiet: &quiet,
        sentences: &sentences,
    };
    if told.is_empty() {
        return vec![scene.untold()];
    }
    let mut actions: Vec<Action> = (0..told.len()).map(|n| scene.action(&told, n)).collect();
    if words.order == Order::VerbLast {
        share_labels(&told, &mut actions);
    }
    actions
}

/// "A and B are clicked": one verb, two actions, a label for each.
fn share_labels(told: &[Told], actions: &mut [Action]) {
    let mut first = 0;
    for n in 1..=told.len() {
        if told
            .get(n)
            .is_some_and(|next| next.token == told[first].token)
        {
            continue;
        }
        let count = n - first;
        let mut labels = std::mem::take(&mut actions[first].labels);
        for action in actions[first..n].iter_mut().skip(1).rev() {
            if labels.len() > 1 {
                action.labels = labels.pop().into_iter().collect();
            }
        }
        actions[first].labels = labels;
        debug_assert!(count > 0, "a verb tells at least once");
        first = n;
    }
}

struct Scene<'t> {
    flat: &'t Flat,
    tokens: &'t [Token],
    words: &'t ActionWords,
    quiet: &'t [bool],
    sentences: &'t [usize],
}

/// How a label stands to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Object,
    Place,
    /// Where something is entered, or what is set.
    Field,
    Value,
}

impl Scene<'_> {
    /// What a step without any known verb is: a way through menus that stands
    /// alone is gone; anything else is for a person to understand.
    fn untold(&self) -> Action {
        let bare = self.tokens.iter().all(|token| match token.what {
            Tok::Label(_) | Tok::Stop(_) | Tok::Link(_) | Tok::LinkEnd => true,
            Tok::Phrase(_) => token.is(
                self.words,
                Class::PLACE_AFTER
                    .or(Class::PLACE_BEFORE)
                    .or(Class::SCOPE_BEFORE)
                    .or(Class::SCOPE_AFTER)
                    .or(Class::NOT_AFTER),
            ),
            _ => false,
        });
        let names: Vec<usize> = self
            .tokens
            .iter()
            .filter_map(|token| match token.what {
                Tok::Label(name) => Some(name),
                _ => None,
            })
            .collect();
        let way = self.flat.names.iter().any(|name| name.label.0.len() > 1);
        let whole = self.flat.names.is_empty()
            && self.flat.folded.contains(" > ")
            && !self.flat.folded.contains(['.', ',']);
        let kind = if (bare && way) || whole {
            ActionKind::Open
        } else {
            ActionKind::Manual
        };
        let mut action = Action::new(kind);
        action.labels = names
            .iter()
            .map(|&name| self.flat.names[name].label.clone())
            .collect();
        if whole {
            let parts = self
                .flat
                .shown
                .split(" > ")
                .map(|part| part.trim().to_owned());
            action.labels.push(Label(parts.collect()));
        }
        action.link = self.flat.names.iter().find_map(|name| name.dest.clone());
        action
    }

    /// The tokens that a verb is about.
    fn region(&self, told: &[Told], n: usize) -> (usize, usize) {
        let this = &told[n];
        let sentence = |token: usize| self.sentences[token] == this.sentence;
        match self.words.order {
            Order::VerbFirst => {
                let start = if this.repeats {
                    this.token
                } else {
                    this.token + 1
                };
                let end = told
                    .get(n + 1)
                    .map(|next| next.lead)
                    .filter(|&token| sentence(token))
                    .unwrap_or_else(|| {
                        (start..self.tokens.len())
                            .find(|&token| !sentence(token))
                            .unwrap_or(self.tokens.len())
                    });
                (start, end.max(start))
            }
            Order::VerbLast => {
                let start = n
                    .checked_sub(1)
                    .map(|before| told[before].token + 1)
                    .filter(|&token| token < self.tokens.len() && sentence(token))
                    .unwrap_or_else(|| {
                        (0..this.token)
                            .find(|&token| sentence(token))
                            .unwrap_or(this.token)
                    });
                (start.min(this.token), this.token)
            }
        }
    }

    fn action(&self, told: &[Told], n: usize) -> Action {
        let this = &told[n];
        let mut action = Action::new(this.kind);
        action.negated = this.negated;
        action.optional = this.optional;
        action.condition = this
            .condition
            .map(|(start, end)| {
                self.flat
                    .shown(start, end)
                    .trim_end_matches([',', '、', '،'])
                    .to_owned()
            })
            .filter(|text| !text.is_empty());
        let (start, end) = self.region(told, n);
        if this.closes && self.words.order == Order::VerbFirst {
            self.objects(this.lead, this.token, &mut action);
        } else {
            self.lead(told, n, &mut action);
        }
        self.objects(start, end, &mut action);
        if let Some(name) = this.link.and_then(|name| self.flat.names.get(name)) {
            action.link.clone_from(&name.dest);
        }
        if action.value.is_none() && matches!(this.kind, ActionKind::Enter | ActionKind::Wait) {
            self.wanted(this, start, end, &mut action);
        }
        if action.value.is_none()
            && this.kind == ActionKind::Set
            && self.words.order == Order::VerbFirst
            && let Some(at) =
                (start..end).find(|&at| self.tokens[at].is(self.words, Class::VALUE_BEFORE))
            && !action.labels.is_empty()
        {
            self.wanted_after(at, end, &mut action);
        }
        if this.kind == ActionKind::SignIn {
            action.role = role::role(
                self.flat,
                self.tokens,
                self.words,
                this.sentence,
                self.sentences,
            );
        }
        if !this.negated {
            action.risk = self.risk(this, start, end, &action);
        }
        action
    }

    /// The labels before a verb say where: the field for what is entered, else
    /// a place, which holds for the rest of the sentence.
    fn lead(&self, told: &[Told], n: usize, action: &mut Action) {
        if self.words.order == Order::VerbLast {
            return;
        }
        let sentence = told[n].sentence;
        for (m, other) in told[..=n]
            .iter()
            .enumerate()
            .filter(|(_, told)| told.sentence == sentence)
        {
            for at in (other.lead..other.token).filter(|&at| !self.quiet[at]) {
                let Some(name) = self.name(at) else { continue };
                let noun = self.noun(at);
                if other.kind == ActionKind::Enter && noun.is_none() {
                    if m == n {
                        action.labels.push(name.clone());
                    }
                } else {
                    action.place = Some(self.place(at, noun));
                }
            }
        }
    }

    fn name(&self, at: usize) -> Option<&Label> {
        match self.tokens[at].what {
            Tok::Label(name) => self.flat.names.get(name).map(|name| &name.label),
            _ => None,
        }
    }

    /// The noun for a place beside a label: the token it is.
    fn noun(&self, at: usize) -> Option<usize> {
        let after = self
            .tokens
            .get(at + 1)
            .filter(|token| token.is(self.words, Class::PLACE_AFTER));
        if after.is_some() {
            return Some(at + 1);
        }
        let before = at.checked_sub(1)?;
        self.tokens[before]
            .is(self.words, Class::PLACE_BEFORE)
            .then_some(before)
    }

    fn place(&self, at: usize, noun: Option<usize>) -> String {
        let noun = noun.unwrap_or(at);
        let (start, end) = (at.min(noun), at.max(noun));
        let end = self.tokens[end].end;
        self.flat.shown(self.tokens[start].start, end).to_owned()
    }

    /// What the labels, links and code of a stretch are to the verb.
    fn objects(&self, start: usize, end: usize, action: &mut Action) {
        let mut intro = Class::default();
        let mut at = start;
        while at < end {
            let token = self.tokens[at];
            let quiet = self.quiet[at];
            match token.what {
                Tok::Phrase(_) => {
                    // "en" says where, and of a setting to what.
                    let (scopes, values) = (
                        token.is(self.words, Class::SCOPE_BEFORE),
                        token.is(self.words, Class::VALUE_BEFORE),
                    );
                    let sets = matches!(action.kind, ActionKind::Set | ActionKind::Change)
                        && !action.labels.is_empty();
                    if values && (sets || !scopes) {
                        intro = Class::VALUE_BEFORE;
                    } else if scopes {
                        intro = Class::SCOPE_BEFORE;
                    }
                    if token.is(self.words, Class::AND.or(Class::OR).or(Class::THEN))
                        && intro == Class::SCOPE_BEFORE
                    {
                        intro = Class::default();
                    }
                }
                Tok::Comma => intro = Class::default(),
                Tok::Label(name) if !quiet => {
                    let name = &self.flat.names[name];
                    if action.link.is_none() {
                        action.link.clone_from(&name.dest);
                    }
                    match self.part(at, intro, action) {
                        Part::Object | Part::Field => action.labels.push(name.label.clone()),
                        Part::Place => {
                            action.place.get_or_insert(self.place(at, self.noun(at)));
                        }
                        Part::Value => {
                            action.value.get_or_insert(name.label.text());
                        }
                    }
                    intro = Class::default();
                }
                Tok::Code(name) if !quiet => {
                    let text = self.flat.names[name].label.text();
                    if matches!(
                        action.kind,
                        ActionKind::Enter | ActionKind::Set | ActionKind::Run | ActionKind::Open
                    ) {
                        action.value.get_or_insert(text);
                    } else {
                        action.labels.push(Label(vec![text]));
                    }
                }
                Tok::Link(name) if !quiet => {
                    let name = &self.flat.names[name];
                    if action.link.is_none() {
                        action.link.clone_from(&name.dest);
                        if matches!(action.kind, ActionKind::Open | ActionKind::Select)
                            && intro != Class::SCOPE_BEFORE
                        {
                            action.labels.push(name.label.clone());
                        }
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    fn part(&self, at: usize, intro: Class, action: &Action) -> Part {
        let noun = self.noun(at);
        let after = |class: Class| {
            let next = noun.map_or(at, |noun| noun.max(at)) + 1;
            self.tokens
                .get(next)
                .is_some_and(|token| token.is(self.words, class))
        };
        let scoped = intro == Class::SCOPE_BEFORE || after(Class::SCOPE_AFTER);
        let valued = intro == Class::VALUE_BEFORE || after(Class::VALUE_AFTER);
        let field = after(Class::FIELD)
            || at
                .checked_sub(1)
                .is_some_and(|at| self.tokens[at].is(self.words, Class::FIELD));
        match action.kind {
            ActionKind::Set if valued => Part::Value,
            ActionKind::Change if valued && !action.labels.is_empty() => Part::Value,
            ActionKind::Set if scoped && noun.is_none() => Part::Field,
            ActionKind::Enter if field || (scoped && noun.is_none()) => Part::Field,
            ActionKind::Enter if !scoped => Part::Value,
            ActionKind::Open if intro != Class::SCOPE_BEFORE && !after(Class::SCOPE_AFTER) => {
                Part::Object
            }
            _ if scoped => Part::Place,
            _ => Part::Object,
        }
    }

    /// What is to be entered or waited for, in the instruction's own words.
    fn wanted(&self, this: &Told, start: usize, end: usize, action: &mut Action) {
        let stops = |token: &Token| {
            matches!(
                token.what,
                Tok::Comma | Tok::Stop(_) | Tok::Dash | Tok::Close
            )
        };
        let words = self.words;
        let (from, to) = match words.order {
            Order::VerbFirst => {
                let last = (start..end)
                    .find(|&at| stops(&self.tokens[at]))
                    .unwrap_or(end);
                // A joiner before the next verb is not of what is wanted.
                let mut last = last;
                while last > start
                    && self.tokens[last - 1].is(words, Class::AND.or(Class::THEN).or(Class::OR))
                {
                    last -= 1;
                }
                // The field has been named: "in the field **Name** a name".
                let named = (start..last)
                    .rev()
                    .find(|&at| self.name(at).is_some())
                    .filter(|&at| {
                        (at + 1..last).any(|at| matches!(self.tokens[at].what, Tok::Word))
                    });
                let from = named.map_or(self.tokens[this.token].end, |at| {
                    let noun = self.tokens.get(at + 1);
                    let noun =
                        noun.filter(|next| next.is(words, Class::FIELD.or(Class::PLACE_AFTER)));
                    noun.unwrap_or(&self.tokens[at]).end
                });
                let to = last
                    .checked_sub(1)
                    .filter(|&at| at >= start)
                    .map(|at| self.tokens[at].end);
                // The rest of a separated verb is not of it either.
                let tail = Some(this.tail).filter(|&tail| tail > from);
                (from, to.map(|to| tail.map_or(to, |tail| to.min(tail))))
            }
            Order::VerbLast => {
                let first = (start..end)
                    .rev()
                    .find(|&at| stops(&self.tokens[at]))
                    .map_or(start, |at| at + 1);
                let named = (first..end).rev().find(|&at| self.name(at).is_some());
                let named = named.filter(|&at| {
                    (at + 1..end).any(|at| matches!(self.tokens[at].what, Tok::Word))
                });
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
                (
                    self.tokens.get(first).map_or(0, |token| token.start),
                    Some(self.tokens[this.token].start),
                )
            }
        };
        let Some(to) = to.filter(|&to| to > from) else {
            return;
        };
        let text = self
            .flat
            .shown(from, to)
            .trim_matches([':', '.', '。', '"'])
            .trim();
        if text.is_empty() {
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

    /// What a setting is to be set to, in the instruction's own words: it
    /// stands after the word at `at`, if a noun and no verb does.
    fn wanted_after(&self, at: usize, end: usize, action: &mut Action) {
        let stops = |token: &Token| {
            matches!(
                token.what,
                Tok::Comma | Tok::Stop(_) | Tok::Dash | Tok::Close
            ) || token.is(self.words, Class::AND.or(Class::THEN).or(Class::OR))
        };
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

    fn risk(&self, this: &Told, start: usize, end: usize, action: &Action) -> Option<Risk> {
        let verb = self.tokens[this.token];
        let class_of = |class| verb.is(self.words, class);
        let secret = || {
            (start..end).any(|at| self.tokens[at].is(self.words, Class::SECRET))
                || action
                    .labels
                    .iter()
                    .any(|label| self.names(label, Class::SECRET))
        };
        let mut found = match this.kind {
            ActionKind::Delete => Some(Risk::Destructive),
            ActionKind::Restart => Some(Risk::Disruptive),
            ActionKind::SignIn => Some(Risk::Credentials),
            ActionKind::Enter if secret() => Some(Risk::Credentials),
            _ => None,
        };
        if class_of(Class::DISRUPTIVE) {
            found = found.max(Some(Risk::Disruptive));
        }
        if class_of(Class::DESTRUCTIVE) {
            found = found.max(Some(Risk::Destructive));
        }
        if matches!(
            this.kind,
            ActionKind::Select | ActionKind::Open | ActionKind::Set
        ) {
            for label in &action.labels {
                found = found.max(self.label_risk(label));
            }
        }
        found
    }

    /// What a control risks whose name begins with the word for it, or ends
    /// with it where the language has its infinitives there.
    fn label_risk(&self, label: &Label) -> Option<Risk> {
        let text = fold(label.0.last()?);
        let found = phrases(&text, self.words);
        let risks = found.iter().filter_map(|&(start, end, phrase)| {
            let phrase = &self.words.phrases[phrase];
            let closes = |form: &Form| matches!(form.what, What::Verb(_, Position::Closing));
            let named = start == 0 || end == text.len() && phrase.forms.iter().any(closes);
            if named && phrase.class.is(Class::DESTRUCTIVE) {
                Some(Risk::Destructive)
            } else if named && phrase.class.is(Class::DISRUPTIVE) {
                Some(Risk::Disruptive)
            } else {
                None
            }
        });
        risks.max()
    }

    fn names(&self, label: &Label, class: Class) -> bool {
        label.0.iter().any(|part| {
            let found = phrases(&fold(part), self.words);
            found
                .iter()
                .any(|&(_, _, phrase)| self.words.phrases[phrase].class.is(class))
        })
    }
}
