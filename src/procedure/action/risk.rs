//! What an action can cost.

use super::attach::Scene;
use super::clause::Told;
use super::fold::fold;
use super::token::{Tok, find_words, phrases};
use super::words::{Class, Form, Order, Position, What};
use super::{Action, ActionKind, Label, Risk};

impl Scene<'_> {
    pub(super) fn risk(
        &self,
        this: &Told,
        start: usize,
        end: usize,
        action: &Action,
    ) -> Option<Risk> {
        let says = &self.words.says;
        let has = |class: Class| (start..end).any(|at| self.tokens[at].is(self.words, class));
        let secret = || {
            let labels = &action.labels;
            has(Class::SECRET) || labels.iter().any(|label| self.names(label, Class::SECRET))
        };
        let verb = self.tokens[this.token].phrase(self.words);
        let loses = verb.is_some_and(|phrase| phrase.class.is(Class::DESTRUCTIVE))
            || self.says(this, &says.loses);
        let harmless = || self.says(this, &says.harmless) || self.takes_trouble(this, start, end);
        // The rest of the verb may stand anywhere in its clause.
        let restarts = || {
            let from = self.tokens[this.token].start;
            let to = self.tokens[end.max(this.token + 1) - 1].end.max(this.end);
            let text = self.flat.folded.get(from..to).unwrap_or("");
            let texts = says.restarts.iter();
            texts.clone().any(|entry| self::says(text, "", entry))
                || self.says(this, &says.restarts)
        };
        match this.kind {
            ActionKind::Delete if !harmless() => Some(Risk::Destructive),
            ActionKind::Change | ActionKind::Manual if loses && !harmless() => {
                Some(Risk::Destructive)
            }
            // What restarts is a machine or a service, or nobody says what.
            ActionKind::Restart if restarts() => {
                let named = (start..end).any(|at| self.tokens[at].what == Tok::Word);
                let unnamed = action.labels.is_empty() && !named;
                (unnamed || has(Class::MACHINE)).then_some(Risk::Disruptive)
            }
            ActionKind::Set if self.says(this, &says.blocks) => {
                has(Class::MACHINE).then_some(Risk::Disruptive)
            }
            ActionKind::SignIn if self.signs_in(this) => Some(Risk::Credentials),
            ActionKind::Enter if secret() => Some(Risk::Credentials),
            ActionKind::Select => {
                let labels = action.labels.iter();
                labels.filter_map(|label| self.label_risk(label)).max()
            }
            _ => None,
        }
    }

    /// Whether what a verb takes away is no thing: "remove the cause".
    fn takes_trouble(&self, this: &Told, start: usize, end: usize) -> bool {
        let head = self.tokens[this.token];
        let (from, to) = if self.words.order == Order::VerbLast {
            (self.tokens[start.min(this.token)].start, head.start)
        } else if this.tail > head.end {
            (head.end, this.tail)
        } else {
            (head.end, self.tokens[end.max(this.token + 1) - 1].end)
        };
        let object = self.flat.folded.get(from..to).unwrap_or("").trim();
        let troubles = self.words.says.troubles.iter();
        troubles.clone().any(|entry| {
            let (words, goes_on) = match entry.strip_suffix('…') {
                Some(words) => (words.trim_end(), true),
                None => (entry.as_str(), false),
            };
            let rest = object.strip_prefix(words);
            rest.is_some_and(|rest| {
                let rest = rest.trim_start();
                // A cause may be one of several things, or a part of a name: "the cause codes".
                rest.is_empty() || goes_on || rest.starts_with(['.', ':', '!', ';', '。', '：'])
            })
        })
    }

    /// Whether the words of a verb hold all those of one of the entries.
    pub(super) fn says(&self, this: &Told, entries: &[String]) -> bool {
        let head = self.tokens[this.token];
        let text = |start: usize, end: usize| self.flat.folded.get(start..end).unwrap_or("");
        let head = text(
            head.start,
            head.end
                .max(if this.tail == this.end { this.end } else { 0 }),
        );
        let tail = text(this.tail, this.end);
        entries.iter().any(|entry| says(head, tail, entry))
    }

    /// What a control risks whose name begins with the word for it, or ends
    /// with it where the language has its infinitives there.
    fn label_risk(&self, label: &Label) -> Option<Risk> {
        let parts = label.0.iter();
        parts.filter_map(|part| self.part_risk(part)).max()
    }

    fn part_risk(&self, part: &str) -> Option<Risk> {
        let text = fold(part);
        let found = phrases(&text, self.words);
        let risks = found.iter().filter_map(|&(start, end, phrase)| {
            let phrase = &self.words.phrases[phrase];
            let closes = |form: &Form| matches!(form.what, What::Verb(_, Position::Closing));
            let last = self.words.order == Order::VerbLast || phrase.forms.iter().any(closes);
            let first = start == 0 && self.words.order == Order::VerbFirst;
            let named = first || end == text.len() && last;
            // The name of a control decides alone that something is lost, not
            // that something stops.
            let lost = phrase.class.is(Class::DESTRUCTIVE);
            (lost && named).then_some(Risk::Destructive)
        });
        let restarts = || {
            let entries = &self.words.says.restarts;
            let says = entries.iter().any(|entry| says(&text, "", entry));
            says.then_some(Risk::Disruptive)
        };
        risks.max().or_else(restarts)
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

/// Whether a verb's two parts hold the words of an entry, in their order.
fn says(head: &str, tail: &str, entry: &str) -> bool {
    let mut rest = [head, tail];
    entry.split(' ').all(|word| {
        for part in &mut rest {
            if let Some(at) = find_words(part, word) {
                *part = &part[at + word.len()..];
                return true;
            }
            *part = "";
        }
        false
    })
}
