//! Where something is done, by the labels before its verb and beside nouns for
//! places; which labels are fields, and which are states.

use super::attach::Scene;
use super::clause::Told;
use super::flat::Name;
use super::fold::fold;
use super::place::joins_places;
use super::token::{Tok, Token};
use super::words::{Class, Order};
use super::{Action, ActionKind, Label};

impl Scene<'_> {
    /// "Turn the **Wi-Fi** toggle **On**": the last label is the state that it is
    /// turned to.
    pub(super) fn state_as_value(&self, action: &mut Action) {
        let turns = matches!(action.kind, ActionKind::Set | ActionKind::Verify);
        if !turns || action.value.is_some() {
            return;
        }
        if action.labels.len() + usize::from(action.kind == ActionKind::Verify) > 1
            && let Some(last) = action.labels.pop_if(|last| self.is_state(last))
        {
            action.value = Some(last.text());
        }
    }

    /// Whether a label is the state of a setting: "On".
    pub(super) fn is_state(&self, label: &Label) -> bool {
        let says = &self.words.says;
        let text = fold(&label.text());
        let small = label.text().starts_with(char::is_lowercase);
        !small && !text.contains(' ') && says.on.iter().chain(&says.off).any(|word| *word == text)
    }

    /// The labels before a verb say where: the field for what is entered, else
    /// a place, which holds for the rest of the sentence.
    pub(super) fn lead(
        &self,
        told: &[Told],
        n: usize,
        action: &mut Action,
        places: &mut Vec<String>,
    ) {
        if self.words.order == Order::VerbLast {
            return;
        }
        let this = &told[n];
        let (_, end) = self.region(told, n);
        let enters = this.kind == ActionKind::Enter;
        // "Under X, type Y in the field Z": only Z is a field.
        let fielded = enters
            && (this.lead..end).any(|at| {
                self.sentences[at] == this.sentence && self.name(at).is_some() && self.is_field(at)
            });
        // Whether the place so far has a name, which tells more than words that
        // describe one.
        let mut called = false;
        for at in (this.lead..this.token).filter(|&at| !self.quiet[at]) {
            if let Tok::Link(name) = self.tokens[at].what
                && self.says_where(at)
                && let Some(name) = self.flat.names.get(name)
            {
                *places = vec![self.linked_place(at, &name.label)];
            }
            let Some(name) = self.name(at) else { continue };
            let intro = self.intro(at);
            // "The arrow next to X" is of no place.
            if intro.is_some_and(|intro| self.tokens[intro].is(self.words, Class::BESIDE)) {
                continue;
            }
            let under = intro.is_some_and(|intro| self.tokens[intro].is(self.words, Class::UNDER));
            // "For **A**, verify B": that is about A, and no place. Of which setting a
            // value is selected, a person must be told.
            let about = action.kind != ActionKind::Select
                && intro.is_some_and(|intro| self.is_about(intro, at));
            if about && action.kind == ActionKind::Set && action.labels.is_empty() {
                action.labels.push(self.cleaned(name));
            }
            if about && !enters {
                continue;
            }
            let field = if fielded || under {
                self.is_field(at)
            } else {
                self.noun(at).is_none() && !self.is_place(at)
            };
            if enters && field {
                action.labels.push(self.cleaned(name));
            } else if places.is_empty() || self.says_where(at) && !(called && self.is_described(at))
            {
                self.add_place(at, places);
                called = !self.is_described(at);
            }
        }
        let before = n.checked_sub(1).map(|n| told[n].sentence);
        if places.is_empty() && before != Some(this.sentence) {
            self.shown_before(this.lead, before, places);
        }
    }

    /// Whether a label stands beside a noun for a place, or after a word that
    /// says where.
    pub(super) fn says_where(&self, at: usize) -> bool {
        self.noun(at).is_some()
            || joins_places(self.tokens, self.words, at)
            || self
                .intro(at)
                .is_some_and(|at| self.tokens[at].is(self.words, Class::SCOPE_BEFORE))
    }

    /// Whether the word at `intro` only says what the label at `at` has to do with it:
    /// "for **A**", but not "for the page **A**".
    pub(super) fn is_about(&self, intro: usize, at: usize) -> bool {
        self.tokens[intro].is(self.words, Class::ABOUT)
            && self.noun(at).is_none()
            && !self.is_place(at)
    }

    /// Whether the label at `at` stands behind a word that only says what it has to do
    /// with it.
    pub(super) fn is_only_about(&self, at: usize) -> bool {
        let about = |intro: usize| self.tokens[intro].is(self.words, Class::ABOUT);
        self.intro(at).is_some_and(about) || at > 0 && about(at - 1)
    }

    /// Whether the label at `at` only says of what something is, with no noun for a
    /// place beside it.
    pub(super) fn is_of(&self, of: usize, at: usize) -> bool {
        self.tokens[of].is(self.words, Class::JOIN)
            && !self.tokens[of].is(self.words, Class::ABOUT)
            && self.noun(at).is_none()
            && !self.is_place(at)
    }

    /// The token before the label at `at` and its articles.
    pub(super) fn intro(&self, at: usize) -> Option<usize> {
        (0..at)
            .rev()
            .find(|&at| !self.tokens[at].is(self.words, Class::ARTICLE))
    }

    /// Whether what stands in a clause of its own is said of the verb all the same:
    /// "the item that you want to remove from the page **A**", "the steps that are
    /// described in [B]".
    pub(super) fn tells_aside(&self, at: usize, kind: ActionKind) -> bool {
        self.asides[at]
            && match self.tokens[at].what {
                Tok::Label(name) => {
                    if name >= self.flat.marked {
                        return self.is_place(at) && self.says_where(at);
                    }
                    self.noun(at).is_some()
                        && self.says_where_at(self.noun(at).unwrap_or(at).min(at), 0)
                }
                Tok::Link(_) => kind == ActionKind::Refer || self.links_place(at),
                _ => false,
            }
    }

    /// "The window X opens. Select Y": a place of a sentence that tells nothing
    /// is where the next one plays.
    pub(super) fn shown_before(&self, lead: usize, told: Option<usize>, places: &mut Vec<String>) {
        let silent = (0..lead).filter(|&at| told.is_none_or(|told| self.sentences[at] > told));
        for at in silent.filter(|&at| !self.quiet[at]) {
            let described = || self.is_place(at) && self.says_where(at);
            if self.name(at).is_some() && (self.noun(at).is_some() || described()) {
                self.add_place(at, places);
            }
        }
    }

    /// The last place that is named is where it is done, or all of them if they
    /// are joined.
    pub(super) fn add_place(&self, at: usize, places: &mut Vec<String>) {
        let Some(name) = self.name(at) else { return };
        if !joins_places(self.tokens, self.words, at) {
            places.clear();
        }
        let name = self.cleaned(name);
        let name = self.without_noun(name).text();
        if !places.contains(&name) {
            places.push(name);
        }
    }

    /// Whether a word that says where stands right before the noun at `at`, or
    /// before its article.
    pub(super) fn says_where_at(&self, at: usize, start: usize) -> bool {
        let mut before = (start..at).rev().map(|at| self.tokens[at]);
        let scope = |token: &Token| token.is(self.words, Class::SCOPE_BEFORE);
        let first = before.next();
        first.is_some_and(|first| {
            let article = first.is(self.words, Class::ARTICLE);
            scope(&first) || article && before.next().is_some_and(|before| scope(&before))
        })
    }

    /// Whether the noun for a place at `at` is what is opened or selected in the place
    /// before it: "in the app | the tab **A**".
    pub(super) fn is_another(&self, at: usize, start: usize, end: usize, kind: ActionKind) -> bool {
        let article = |at: usize| {
            let token = self.tokens[at];
            token.is(self.words, Class::ARTICLE)
                && !token.is(self.words, Class::SCOPE_BEFORE.or(Class::OF))
        };
        matches!(kind, ActionKind::Open | ActionKind::Select)
            && self.tokens[at].is(self.words, Class::PLACE_BEFORE)
            && at > start + 2
            && article(at - 1)
            && at + 1 < end
            && self.name(at + 1).is_some()
    }

    /// Whether the words for a place can end with a token: with a noun, whatever it is of.
    fn ends_words(&self, at: usize) -> bool {
        let nouns = Class::PLACE_BEFORE.or(Class::PLACE_AFTER);
        let token = self.tokens[at];
        token.what == Tok::Word || token.is(self.words, nouns)
    }

    /// Whether the label at `at` has an article of its own behind the words for a place,
    /// which `led` leads to: "in the corner of the page | the three dots".
    pub(super) fn is_beside_place(&self, led: usize, at: usize, kind: ActionKind) -> bool {
        let article = at - 1;
        let token = self.tokens[article];
        kind == ActionKind::Select
            && led + 1 < article
            && token.is(self.words, Class::ARTICLE)
            && !token.is(
                self.words,
                Class::SCOPE_BEFORE.or(Class::OF).or(Class::JOIN),
            )
            && self.is_thing(at)
            && self.ends_words(article - 1)
    }

    /// Whether the label at `at` is no name, but words that describe a place: "the
    /// left pane".
    pub(super) fn is_described(&self, at: usize) -> bool {
        let Tok::Label(name) = self.tokens[at].what else {
            return false;
        };
        let small = |name: &Name| {
            let first = name.label.0.first();
            first.is_some_and(|text| text.starts_with(char::is_lowercase))
        };
        name >= self.flat.marked
            && self.noun(at).is_none()
            && self.flat.names.get(name).is_some_and(small)
    }

    /// Whether a label stands beside a noun for a field.
    pub(super) fn is_field(&self, at: usize) -> bool {
        let mut beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        beside.any(|at| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.is(self.words, Class::FIELD))
        })
    }
}
