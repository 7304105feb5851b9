//! What the verbs of an instruction are about: labels, places, values, links.

use super::clause::{Telling, Told};
use super::flat::Flat;
use super::part::Part;
use super::place::{hold_places, joins_places};
use super::shared::share_labels;
use super::token::{Tok, Token};
use super::words::{ActionWords, Capitals, Class, Order};
use super::{Action, ActionKind, Label};

/// How many words a link has at most that is known by them.
const SHORT_LINK: usize = 4;

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
        asides,
        sentences,
    } = telling;
    let scene = Scene {
        flat,
        tokens,
        words,
        quiet: &quiet,
        asides: &asides,
        sentences: &sentences,
    };
    if told.is_empty() {
        return vec![scene.untold()];
    }
    let (mut actions, places): (Vec<Action>, Vec<Vec<String>>) =
        (0..told.len()).map(|n| scene.action(&told, n)).unzip();
    if words.order == Order::VerbLast {
        share_labels(&told, &mut actions);
    }
    scene.roles(&told, &mut actions);
    scene.searched(&told, &mut actions);
    let mut all = Vec::with_capacity(actions.len());
    for (mut action, places) in actions.into_iter().zip(places) {
        // "On the pages A and B, click Next" is done twice.
        let (last, first) = places
            .split_last()
            .map_or((None, &[][..]), |(last, first)| (Some(last), first));
        for place in first {
            action.place = Some(place.clone());
            all.push(action.clone());
        }
        action.place = last.cloned();
        all.push(action);
    }
    hold_places(&mut all);
    all
}

/// Whether what is done so is done to what a place holds, and not to a control in it.
fn is_content(kind: ActionKind) -> bool {
    matches!(
        kind,
        ActionKind::Install | ActionKind::Create | ActionKind::Delete
    )
}

pub(super) struct Scene<'t> {
    pub(super) flat: &'t Flat,
    pub(super) tokens: &'t [Token],
    pub(super) words: &'t ActionWords,
    pub(super) quiet: &'t [bool],
    pub(super) asides: &'t [bool],
    pub(super) sentences: &'t [usize],
}

impl Scene<'_> {
    /// The tokens that a verb is about.
    pub(super) fn region(&self, told: &[Told], n: usize) -> (usize, usize) {
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

    /// The action of a verb, with the places where it is done.
    fn action(&self, told: &[Told], n: usize) -> (Action, Vec<String>) {
        let this = &told[n];
        let mut action = Action::new(this.kind);
        let mut places = Vec::new();
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
        let before = this.closes && self.words.order == Order::VerbFirst;
        if before {
            let other = told[..n].last();
            let other = other.filter(|other| other.sentence == this.sentence);
            let from = other.map_or(this.lead, |other| other.token + 1);
            self.objects(from, this.token, &mut action, &mut places);
        } else {
            self.lead(told, n, &mut action, &mut places);
        }
        // What stands before a verb that closes its clause is all of it; and what stands
        // before the next such verb is of that.
        let next = told.get(n + 1);
        let ends = |at: usize| {
            let token = self.tokens[at];
            token.ends_clause() || token.is(self.words, Class::JOINERS)
        };
        let end = match next.filter(|next| before && next.closes) {
            Some(next) if next.sentence == this.sentence => {
                (start..end).find(|&at| ends(at)).unwrap_or(end)
            }
            _ => end,
        };
        // A link that tells what is done next is no object of what is done before.
        let tells = |next: &Told| next.link.is_some() && next.lead == end;
        let end = match self.tokens.get(end.wrapping_sub(1)).map(|last| last.what) {
            Some(Tok::Link(_)) if end > start && next.is_some_and(tells) => end - 1,
            _ => end,
        };
        if !before || action.labels.is_empty() {
            self.objects(start, end, &mut action, &mut places);
        }
        if places.is_empty() && self.words.order == Order::VerbLast {
            let before = n.checked_sub(1).map(|n| told[n].sentence);
            if before != Some(this.sentence) {
                self.shown_before(start, before, &mut places);
            }
        }
        if let Some(name) = this.link.and_then(|name| self.flat.names.get(name)) {
            action.link.clone_from(&name.dest);
            let words: usize = name
                .label
                .0
                .iter()
                .map(|part| part.split(' ').count())
                .sum();
            // "[Learn more]" is named by its words.
            if this.kind == ActionKind::Refer && action.labels.is_empty() {
                if words <= SHORT_LINK {
                    action.labels.push(name.label.clone());
                } else {
                    action.labels.extend(self.title_within(this));
                }
            }
        }
        if action.link.is_none() {
            let (from, to) = (
                self.tokens.get(start).map_or(0, |token| token.start),
                self.tokens[this.token].end,
            );
            let beside = |link: &&(usize, usize, String)| link.0 < to && link.1 > from;
            let link = self.flat.links.iter().find(beside);
            action.link = link.map(|(.., dest)| dest.clone());
        }
        self.without_tail(&told[..=n], &mut action);
        self.state_as_value(&mut action);
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
        if action.value.is_none() && action.object.is_none() && this.kind == ActionKind::Set {
            let says = &self.words.says;
            if self.says(this, &says.off) {
                action.value = Some("off".to_owned());
            } else if self.says(this, &says.on) {
                action.value = Some("on".to_owned());
            }
        }
        if !this.negated {
            action.risk = self.risk(this, start, end, &action);
        }
        (action, places)
    }

    pub(super) fn name(&self, at: usize) -> Option<&Label> {
        match self.tokens[at].what {
            Tok::Label(name) => self.flat.names.get(name).map(|name| &name.label),
            _ => None,
        }
    }

    /// The token behind a label, and behind the brackets that say it in another
    /// language: "**Details** (詳細)".
    pub(super) fn behind(&self, at: usize) -> usize {
        const LONGEST_GLOSS: usize = 8;
        let opens = self.tokens.get(at + 1).is_some_and(|t| t.what == Tok::Open);
        if self.words.order != Order::VerbLast || !opens {
            return at + 1;
        }
        let inside = self.tokens[at + 2..].iter().take(LONGEST_GLOSS);
        let close = inside
            .take_while(|token| !matches!(token.what, Tok::Stop(_)))
            .position(|token| token.what == Tok::Close);
        close.map_or(at + 1, |close| at + 3 + close)
    }

    /// The noun for a place beside a label: the token it is.
    pub(super) fn noun(&self, at: usize) -> Option<usize> {
        let next = self.behind(at);
        let after = self
            .tokens
            .get(next)
            .filter(|token| token.is(self.words, Class::PLACE_AFTER));
        if after.is_some() {
            return Some(next);
        }
        let before = at.checked_sub(1)?;
        self.tokens[before]
            .is(self.words, Class::PLACE_BEFORE)
            .then_some(before)
    }

    /// Whether the link at `at` tells what to do, and is no object of the verb
    /// before it.
    fn link_tells(&self, at: usize, kind: ActionKind) -> bool {
        let before = at.checked_sub(1).map(|at| self.tokens[at]);
        let object = before.is_some_and(|before| before.may_tell(self.words));
        let next = self.tokens.get(at + 1);
        kind != ActionKind::Refer && !object && next.is_some_and(|next| next.goes(self.words))
    }

    /// What the labels, links and code of a stretch are to the verb.
    fn objects(&self, start: usize, end: usize, action: &mut Action, places: &mut Vec<String>) {
        let mut intro = Class::default();
        // The word that said where.
        let mut led = None;
        let mut changed = false;
        let mut within = false;
        // What was taken for a field because it says where, and whether another
        // label is called one.
        let mut scoped: Vec<(usize, usize)> = Vec::new();
        let mut named = None;
        // The label that was taken for a place, and the objects that stand beside a
        // noun for one.
        let mut placed = None;
        // The place that another one was told instead of.
        let mut outer = None;
        let mut beside: Vec<(usize, usize)> = Vec::new();
        for at in start..end {
            let token = self.tokens[at];
            let quiet = self.quiet[at] && !self.tells_aside(at, action.kind);
            match token.what {
                Tok::Phrase(_) => {
                    // "en" says where, and of a setting to what.
                    let (scopes, values) = (
                        token.is(self.words, Class::SCOPE_BEFORE),
                        token.is(self.words, Class::VALUE_BEFORE),
                    );
                    let stated = action.kind == ActionKind::Verify
                        && at > start
                        && matches!(self.tokens[at - 1].what, Tok::Word);
                    let sets = (matches!(action.kind, ActionKind::Set | ActionKind::Change)
                        || stated)
                        && !action.labels.is_empty();
                    // "Click **to the left** A" has all that it says.
                    let adverb = token.is(self.words, Class::ADVERB)
                        && self
                            .tokens
                            .get(at + 1)
                            .is_some_and(|next| matches!(next.what, Tok::Label(_)));
                    // "In the left pane the option A": what is called so is no place.
                    let called = (token.is(self.words, Class::CONTROL_BEFORE)
                        || self.is_another(at, start, end, action.kind))
                        && intro == Class::SCOPE_BEFORE
                        && !token.is(self.words, Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE))
                        && !self.says_where_at(at, start);
                    if called {
                        intro = Class::default();
                    }
                    // "Go to A or to B": both are gone to.
                    let again = !action.labels.is_empty()
                        && at > start
                        && self.tokens[at - 1].is(self.words, Class::AND.or(Class::OR));
                    if values && (sets || !scopes) {
                        intro = Class::VALUE_BEFORE;
                    } else if token.is(self.words, Class::BESIDE) {
                        intro = Class::BESIDE;
                    } else if scopes
                        && !again
                        && !adverb
                        && intro != Class::BESIDE
                        && !self.is_of_noun(at, start, action.kind)
                    {
                        intro = Class::SCOPE_BEFORE;
                        led = Some(at);
                    }
                    // "Installieren von A": a verb that is a noun has its object so.
                    let nominal = end <= at + 3 && self.words.capitals == Capitals::Nouns;
                    let of = at == start
                        && (token.is(self.words, Class::JOIN) || nominal)
                        && is_content(action.kind);
                    if of {
                        intro = Class::default();
                    }
                    let leads = intro == Class::SCOPE_BEFORE || intro == Class::BESIDE;
                    if token.is(self.words, Class::JOINERS) && leads {
                        intro = Class::default();
                    }
                }
                Tok::Comma => intro = Class::default(),
                Tok::Label(_) if !quiet && self.is_old_value(at, start, action) => {
                    changed = true;
                }
                Tok::Label(name) if !quiet && changed => {
                    action
                        .value
                        .get_or_insert(self.flat.names[name].label.text());
                    changed = false;
                }
                Tok::Label(index) if !quiet => {
                    if intro == Class::SCOPE_BEFORE
                        && led.is_some_and(|led| self.is_beside_place(led, at, action.kind))
                    {
                        intro = Class::default();
                    }
                    let name = &self.flat.names[index];
                    let by_hand = action.kind == ActionKind::Manual;
                    if action.link.is_none() {
                        action.link.clone_from(&name.dest);
                    }
                    match self.part(at, end, intro, action) {
                        // What a person does by hand is done to no control.
                        Part::Object if by_hand && index >= self.flat.marked => {}
                        // "In the row **A** or **B**": one place as well as the other.
                        Part::Object
                            if placed.is_some_and(|placed| placed + 2 == at)
                                && self.tokens[at - 1].is(self.words, Class::OR) => {}
                        Part::Object => {
                            if self.is_field(at) || action.kind == ActionKind::Set {
                                named.get_or_insert(at);
                            }
                            if self.noun(at).is_some() {
                                beside.push((action.labels.len(), at));
                            }
                            action.labels.push(self.cleaned(&name.label));
                        }
                        Part::Field => {
                            if self.is_field(at) {
                                named.get_or_insert(at);
                            } else {
                                scoped.push((action.labels.len(), at));
                            }
                            action.labels.push(self.cleaned(&name.label));
                        }
                        Part::Neighbour => {}
                        // "The icon of **A**" is no place, where "of" says where too.
                        Part::Place
                            if action.kind == ActionKind::Select
                                && led.is_some_and(|led| self.is_of(led, at)) =>
                        {
                            if action.labels.is_empty() {
                                action.labels.push(self.cleaned(&name.label));
                            }
                        }
                        // "Add A for **B**" is done in no B.
                        Part::Place
                            if action.kind != ActionKind::Select
                                && led.is_some_and(|led| {
                                    self.is_about(led, at)
                                        || is_content(action.kind)
                                            && self.tokens[led].is(self.words, Class::ABOUT)
                                }) => {}
                        // What is changed in a described place is more often of it.
                        Part::Place
                            if self.is_place(at)
                                && is_content(action.kind)
                                && !self.follows_verb(start, at) => {}
                        Part::Place => {
                            let joined = joins_places(self.tokens, self.words, at);
                            // "On the page A, in the section B, the option C": what is
                            // nearest to it.
                            let nearer = action.labels.is_empty()
                                && self.words.order == Order::VerbFirst
                                && !(start..at).any(|at| self.tokens[at].what == Tok::Word);
                            // A place that has a name is told before one that is described.
                            let lesser = self.is_described(at)
                                && placed.is_some_and(|placed| !self.is_described(placed));
                            let better = action.labels.is_empty()
                                && !self.is_described(at)
                                && placed.is_some_and(|placed| self.is_described(placed));
                            if places.is_empty() || joined || within || better || nearer && !lesser
                            {
                                self.add_place(at, places);
                                outer = placed.or(outer);
                                placed = Some(at);
                            }
                            within = self.leads_inside(at);
                        }
                        // What no writer set in bold is told in the words around it.
                        Part::Value if self.is_of_words(at, end, action.kind) => {}
                        Part::Value => {
                            action.value.get_or_insert(name.label.text());
                        }
                    }
                    intro = Class::default();
                }
                Tok::Picture(name) if !quiet => {
                    let label = &self.flat.names[name].label;
                    let shows = matches!(action.kind, ActionKind::Select | ActionKind::Open);
                    // Behind the icon that it shows, it has been named.
                    let known = at.checked_sub(1).is_some_and(|at| {
                        self.name(at).is_some() || self.tokens[at].is(self.words, Class::SHOWS)
                    });
                    let known = known && !action.labels.is_empty();
                    if shows && !known && !label.0.is_empty() {
                        action.labels.push(label.clone());
                    }
                }
                Tok::Code(name) if !quiet => {
                    let text = self.flat.names[name].label.text();
                    let valued = intro == Class::VALUE_BEFORE
                        || matches!(
                            action.kind,
                            ActionKind::Enter
                                | ActionKind::Set
                                | ActionKind::Run
                                | ActionKind::Open
                        );
                    if valued {
                        action.value.get_or_insert(text);
                    } else {
                        action.labels.push(Label(vec![text]));
                    }
                }
                Tok::Link(name) if !quiet && !self.link_tells(at, action.kind) => {
                    let name = &self.flat.names[name];
                    if action.link.is_none() {
                        action.link.clone_from(&name.dest);
                        let acts = match action.kind {
                            ActionKind::Open | ActionKind::Select => {
                                !intro.is(Class::SCOPE_BEFORE.or(Class::BESIDE))
                            }
                            ActionKind::SignIn => true,
                            ActionKind::Refer => {
                                // "This [document]" has no name.
                                let pointed = at.checked_sub(1).is_some_and(|at| {
                                    self.tokens[at].is(self.words, Class::ARTICLE)
                                });
                                let one = !name.label.text().contains(' ');
                                self.is_title(&name.label) && !(pointed && one)
                            }
                            _ => false,
                        };
                        let bare = self.without_article(self.cleaned(&name.label));
                        let bare = match self.link_verb(at) {
                            Some(verb) => self.before_link_verb(at, verb, action.kind),
                            None => Some(bare),
                        };
                        let Some(bare) = bare else { continue };
                        let page = bare != name.label && action.kind == ActionKind::Select;
                        let place = intro == Class::SCOPE_BEFORE
                            && !acts
                            && places.is_empty()
                            && matches!(
                                action.kind,
                                ActionKind::Select | ActionKind::Set | ActionKind::Enter
                            )
                            && (self.links_place(at) || self.is_place_before(at));
                        if page || place {
                            intro = Class::default();
                            places.push(self.without_noun(self.within_link(at, bare)).text());
                        } else if acts {
                            action.labels.push(self.without_rest(bare, action.kind));
                        }
                    }
                }
                _ => {}
            }
        }
        if self.words.order == Order::VerbFirst && action.kind == ActionKind::Select {
            self.told_apart(start, end, placed, &beside, action, places);
            if let Some(outer) = outer.filter(|_| places.is_empty()) {
                self.add_place(outer, places);
            }
        }
        // "Under X, set Y": where another label is what is set, X says where.
        if let Some(named) = named.filter(|_| places.is_empty()) {
            for &(n, at) in scoped.iter().rev().filter(|&&(_, at)| at < named) {
                action.labels.remove(n);
                if places.is_empty() {
                    self.add_place(at, places);
                }
            }
        }
    }
}
