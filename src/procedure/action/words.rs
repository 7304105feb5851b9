//! The words of a language that say what to do, in one automaton.

use super::flat::{CODE, LABEL, LINK};
use super::fold::fold;
use super::{ActionKind, Risk};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The `actions` of a lexicon file.
///
/// Entries match whatever the case. `{a,b}` in an entry stands for either,
/// `{name}` for each of the `endings` of that name, `…` for any words in
/// between, and `<label>`, `<link>`, `<code>` for one of those.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(in crate::procedure) struct RawActions {
    order: Order,
    attached: Vec<String>,
    endings: BTreeMap<String, Vec<String>>,
    verbs: BTreeMap<ActionKind, RawVerbs>,
    and: Vec<String>,
    then: Vec<String>,
    or: Vec<String>,
    lead: Vec<String>,
    calls: Vec<String>,
    allows: Vec<String>,
    not_after: Vec<String>,
    scope: RawSides,
    value: RawSides,
    purpose: Vec<String>,
    subjects: Vec<String>,
    aside: RawEnds,
    remark: Vec<String>,
    negation: RawEnds,
    optional: Vec<String>,
    ignore: Vec<String>,
    fields: Vec<String>,
    secrets: Vec<String>,
    roles: Vec<String>,
    durations: Vec<String>,
    risks: BTreeMap<Risk, Vec<String>>,
}

/// Where the verb of an instruction stands to what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Order {
    #[default]
    VerbFirst,
    VerbLast,
}

/// The forms of the verbs of one kind.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawVerbs {
    /// Tell wherever they stand in a clause.
    anywhere: Vec<String>,
    /// Tell where a clause opens.
    opening: Vec<String>,
    /// Tell where a clause closes.
    closing: Vec<String>,
    /// Say that one can: tell where nothing else in the step does.
    possible: Vec<String>,
}

/// Words before and after what they are about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawSides {
    before: Vec<String>,
    after: Vec<String>,
}

/// Words that open or close a clause.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawEnds {
    opens: Vec<String>,
    closes: Vec<String>,
}

/// Where a form of a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Anywhere,
    Opening,
    Closing,
    Possible,
}

/// A form of a verb, or of words that a verb follows.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Folded texts that must follow in the clause, with words in between.
    pub(super) tails: Vec<String>,
    /// What it is.
    pub(super) what: What,
}

/// What a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A verb.
    Verb(ActionKind, Position),
    /// Words after which a verb tells ("be sure to").
    Calls,
    /// Words after which a verb says that one can ("you can").
    Allows,
}

/// What words other than verbs do in a sentence; a phrase may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

macro_rules! classes {
    ($($name:ident $bit:literal)*) => {
        impl Class {
            $(pub(super) const $name: Self = Self(1 << $bit);)*
        }
    };
}
classes! {
    AND 0 THEN 1 OR 2 LEAD 3 NOT_AFTER 4 SCOPE_BEFORE 5 SCOPE_AFTER 6
    VALUE_BEFORE 7 VALUE_AFTER 8 PURPOSE 9 ASIDE 10 ASIDE_CLOSES 11 REMARK 12
    NEGATION 13 NEGATION_CLOSES 14 OPTIONAL 15 IGNORE 16 CONDITION 17
    CONDITION_CLOSES 18 PLACE_BEFORE 19 PLACE_AFTER 20 FIELD 21 SECRET 22
    ROLE 23 DURATION 24 DESTRUCTIVE 25 DISRUPTIVE 26 SUBJECT 27
}

impl Class {
    /// Whether it is any of those.
    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What one text of the automaton stands for.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    pub(super) class: Class,
    /// The most demanding form first.
    pub(super) forms: Vec<Form>,
}

/// The words of a language that say what to do, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub(in crate::procedure) struct ActionWords {
    pub(super) order: Order,
    pub(super) attached: Vec<String>,
    pub(super) phrases: Vec<Phrase>,
    pub(super) automaton: Option<AhoCorasick>,
}

/// The texts that stand elsewhere in a lexicon and matter here too.
pub(in crate::procedure) struct Shared<'w> {
    pub(in crate::procedure) condition_opens: &'w [String],
    pub(in crate::procedure) condition_closes: &'w [String],
    pub(in crate::procedure) optional: &'w [String],
    pub(in crate::procedure) place_before: &'w [String],
    pub(in crate::procedure) place_after: &'w [String],
}

impl ActionWords {
    pub(super) fn knows_verbs(&self) -> bool {
        self.phrases.iter().any(|phrase| {
            let verb = |form: &Form| matches!(form.what, What::Verb(..));
            phrase.forms.iter().any(verb)
        })
    }

    /// Makes the automaton of a lexicon.
    ///
    /// # Errors
    /// Where an entry cannot be understood.
    pub(in crate::procedure) fn build(
        raw: &RawActions,
        shared: &Shared<'_>,
    ) -> Result<Self, String> {
        let mut builder = Builder {
            endings: &raw.endings,
            phrases: HashMap::new(),
        };
        for (kind, verbs) in &raw.verbs {
            for (position, entries) in [
                (Position::Anywhere, &verbs.anywhere),
                (Position::Opening, &verbs.opening),
                (Position::Closing, &verbs.closing),
                (Position::Possible, &verbs.possible),
            ] {
                builder.forms(entries, What::Verb(*kind, position))?;
            }
        }
        builder.forms(&raw.calls, What::Calls)?;
        builder.forms(&raw.allows, What::Allows)?;
        let none = Vec::new();
        let risk = |risk| raw.risks.get(&risk).unwrap_or(&none);
        for (entries, class) in [
            (&raw.and[..], Class::AND),
            (&raw.then, Class::THEN),
            (&raw.or, Class::OR),
            (&raw.lead, Class::LEAD),
            (&raw.not_after, Class::NOT_AFTER),
            (&raw.scope.before, Class::SCOPE_BEFORE),
            (&raw.scope.after, Class::SCOPE_AFTER),
            (&raw.value.before, Class::VALUE_BEFORE),
            (&raw.value.after, Class::VALUE_AFTER),
            (&raw.purpose, Class::PURPOSE),
            (&raw.subjects, Class::SUBJECT),
            (&raw.aside.opens, Class::ASIDE),
            (&raw.aside.closes, Class::ASIDE_CLOSES),
            (&raw.remark, Class::REMARK),
            (&raw.negation.opens, Class::NEGATION),
            (&raw.negation.closes, Class::NEGATION_CLOSES),
            (&raw.optional, Class::OPTIONAL),
            (shared.optional, Class::OPTIONAL),
            (&raw.ignore, Class::IGNORE),
            (shared.condition_opens, Class::CONDITION),
            (shared.condition_closes, Class::CONDITION_CLOSES),
            (shared.place_before, Class::PLACE_BEFORE),
            (shared.place_after, Class::PLACE_AFTER),
            (&raw.fields, Class::FIELD),
            (&raw.secrets, Class::SECRET),
            (&raw.roles, Class::ROLE),
            (&raw.durations, Class::DURATION),
            (risk(Risk::Destructive), Class::DESTRUCTIVE),
            (risk(Risk::Disruptive), Class::DISRUPTIVE),
        ] {
            builder.words(entries, class)?;
        }
        let mut attached: Vec<String> = raw.attached.iter().map(|text| fold(text)).collect();
        attached.sort_by_key(|text| std::cmp::Reverse(text.len()));
        builder.finish(raw.order, attached)
    }
}

struct Builder<'r> {
    endings: &'r BTreeMap<String, Vec<String>>,
    phrases: HashMap<String, Phrase>,
}

impl Builder<'_> {
    fn forms(&mut self, entries: &[String], what: What) -> Result<(), String> {
        for entry in entries {
            for text in self.expand(entry)? {
                let mut parts = text.split('…').map(entry_text);
                let head = parts.next().unwrap_or_default();
                let tails: Vec<String> = parts.collect();
                if head.is_empty() || tails.iter().any(String::is_empty) {
                    return Err(format!("`{entry}` needs words on either side of `…`"));
                }
                // A tail is a phrase too, so that no verb is found inside it.
                for tail in &tails {
                    self.phrases.entry(tail.clone()).or_default();
                }
                let forms = &mut self.phrases.entry(head).or_default().forms;
                let known = |form: &Form| form.tails == tails && form.what == what;
                if !forms.iter().any(known) {
                    forms.push(Form { tails, what });
                }
            }
        }
        Ok(())
    }

    fn words(&mut self, entries: &[String], class: Class) -> Result<(), String> {
        for entry in entries {
            for text in self.expand(entry)? {
                let text = entry_text(&text);
                let text = text.trim_end_matches([',', ':', '،', '、']).trim_end();
                if text.is_empty() {
                    return Err(format!("`{entry}` says nothing"));
                }
                let phrase = self.phrases.entry(text.to_owned()).or_default();
                phrase.class = phrase.class.or(class);
            }
        }
        Ok(())
    }

    /// An entry without braces, as every text that it stands for.
    fn expand(&self, entry: &str) -> Result<Vec<String>, String> {
        let Some(open) = entry.find('{') else {
            return Ok(vec![entry.to_owned()]);
        };
        let close = entry[open..]
            .find('}')
            .map(|at| open + at)
            .ok_or_else(|| format!("`{entry}` lacks a `}}`"))?;
        let inside = &entry[open + 1..close];
        let choices: Vec<&str> = match self.endings.get(inside) {
            Some(endings) => endings.iter().map(String::as_str).collect(),
            None if inside.contains(',') => inside.split(',').collect(),
            None => return Err(format!("`{entry}`: there are no endings `{inside}`")),
        };
        let mut texts = Vec::new();
        for choice in choices {
            let text = format!("{}{}{}", &entry[..open], choice, &entry[close + 1..]);
            texts.extend(self.expand(&text)?);
        }
        Ok(texts)
    }

    fn finish(self, order: Order, attached: Vec<String>) -> Result<ActionWords, String> {
        // The order of a hash map must not decide which of two forms wins.
        let mut texts: Vec<(String, Phrase)> = self.phrases.into_iter().collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, phrase) in &mut texts {
            let demand = |form: &Form| form.tails.iter().map(|tail| tail.len() + 1).sum::<usize>();
            phrase
                .forms
                .sort_by_key(|form| std::cmp::Reverse(demand(form)));
        }
        // "Use the …" without what must follow is still "use", and "to" before
        // a label still "to".
        for at in 0..texts.len() {
            let (text, phrase) = &texts[at];
            let settled =
                |form: &Form| form.tails.is_empty() && matches!(form.what, What::Verb(..));
            let needy = !phrase.forms.iter().any(settled);
            let shorter: Vec<usize> = text
                .match_indices(' ')
                .rev()
                .filter_map(|(end, _)| {
                    texts
                        .binary_search_by(|(other, _)| other.as_str().cmp(&text[..end]))
                        .ok()
                })
                .collect();
            if needy && !phrase.forms.is_empty() {
                let inherited: Vec<Form> = shorter
                    .iter()
                    .flat_map(|&at| texts[at].1.forms.clone())
                    .collect();
                texts[at].1.forms.extend(inherited);
            }
            if texts[at].1.class == Class::default()
                && let Some(&from) = shorter.first()
            {
                texts[at].1.class = texts[from].1.class;
            }
        }
        let automaton = if texts.is_empty() {
            None
        } else {
            let automaton = AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::ContiguousNFA))
                .match_kind(MatchKind::Standard)
                .build(texts.iter().map(|(text, _)| text))
                .map_err(|error| error.to_string())?;
            Some(automaton)
        };
        Ok(ActionWords {
            order,
            attached,
            phrases: texts.into_iter().map(|(_, phrase)| phrase).collect(),
            automaton,
        })
    }
}

/// An entry's text as it stands in a folded instruction.
fn entry_text(text: &str) -> String {
    let text = fold(text.trim());
    text.replace("<label>", LABEL.encode_utf8(&mut [0; 4]))
        .replace("<link>", LINK.encode_utf8(&mut [0; 4]))
        .replace("<code>", CODE.encode_utf8(&mut [0; 4]))
}
