//! The words of a language that say what to do, in one automaton.
//!
//! `build.rs` compiles this file too, with the lexicons of the program.

use super::kind::ActionKind;
use fst::raw::{Fst, Output};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Where the verb of an instruction stands to what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Order {
    #[default]
    VerbFirst,
    VerbLast,
}

/// What words with a capital inside of a sentence are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Capitals {
    /// Names.
    Names,
    /// Nouns, names or not.
    Nouns,
    /// There are none: what is written in another script is a name.
    #[default]
    None,
}

/// What the words of a verb say beside its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Says {
    /// It puts a setting on.
    pub(super) on: Vec<String>,
    /// It puts a setting off.
    pub(super) off: Vec<String>,
    /// It signs out.
    pub(super) out: Vec<String>,
    /// It interrupts a machine or a service.
    pub(super) restarts: Vec<String>,
    /// It keeps people from something.
    pub(super) blocks: Vec<String>,
    /// It loses what was there.
    pub(super) loses: Vec<String>,
    /// It loses nothing, whatever its kind.
    pub(super) harmless: Vec<String>,
}

/// Where a form of a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum Position {
    Anywhere,
    Opening,
    Closing,
    Called,
    Possible,
}

/// A form of a verb, or of words that a verb follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Form {
    /// Folded texts that must follow in the clause, with words in between.
    pub(super) tails: Vec<String>,
    /// Whether the clause must end with the last of them.
    pub(super) ends: bool,
    /// What it is.
    pub(super) what: What,
}

/// What a form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) enum What {
    /// A verb.
    Verb(ActionKind, Position),
    /// Words after which a verb tells ("be sure to").
    Calls,
    /// Words after which a verb says that one can ("you can").
    Allows,
}

/// What words other than verbs do in a sentence; a phrase may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Class(u64);

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
    ROLE 23 DURATION 24 DESTRUCTIVE 25 SUBJECT 27 MEANS 28 INVERTED 29
    NEGATION_INSIDE 30 CONTROL_BEFORE 31 CONTROL_AFTER 32 THING 33 JOIN 34 ARTICLE 35
    MACHINE 36 PLURAL 37 ROLE_AFTER 38 ROLE_NEEDED 39 PRONOUN 40 POINTER 41 BESIDE 42 ADVERB 43
}

impl Class {
    /// Whether it is any of those.
    pub(super) fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Words that join clauses.
    pub(super) const JOINERS: Self = Self::AND.or(Self::THEN).or(Self::OR);

    /// Whether it says nothing but that something is dangerous.
    pub(super) fn only_warns(self) -> bool {
        self.0 == Self::DESTRUCTIVE.0
    }

    /// Those of its classes that are of the other one too.
    pub(super) fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What one text of the automaton stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Phrase {
    pub(super) class: Class,
    /// The most demanding form first.
    pub(super) forms: Vec<Form>,
}

/// What the automaton's texts stand for, and how the language is written.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(super) order: Order,
    /// Letters that are written together with the next word: those that join,
    /// then those that say what follows from a condition.
    pub(super) attached: Vec<String>,
    /// How many of them join.
    pub(super) attached_and: usize,
    /// Folded letters that make the word they begin definite; empty for none.
    pub(super) definite: String,
    /// Whether a bare verb tells after a word of place only behind a comma.
    pub(super) comma_after_scope: bool,
    /// Whether a word of place ends the clause of a verb that closes it.
    pub(super) scope_ends_clause: bool,
    /// What a capital says.
    pub(super) capitals: Capitals,
    /// Folded nouns for places that others are compounded with.
    pub(super) compounds: Vec<String>,
    /// Folded words of verbs, by what they say of them.
    pub(super) says: Says,
    /// Folded forms of roles, with the form in which a reader looks one up.
    pub(super) role_forms: Vec<(String, String)>,
    /// What a text can stand for; the automaton gives an index into it.
    pub(super) phrases: Vec<Phrase>,
}

/// The words of a language that say what to do, ready to be looked for.
#[derive(Clone, Default)]
pub(crate) struct ActionWords {
    pub(super) header: Header,
    automaton: Option<Fst<Cow<'static, [u8]>>>,
    beginnings: Beginnings,
}

/// Which bytes the texts of an automaton begin with: most words of an
/// instruction are sent away here.
#[derive(Clone, Default)]
struct Beginnings {
    /// A bit for the first two bytes of each text of at most two.
    pairs: Vec<u64>,
    /// A bit for the first three bytes of each longer text. Others may share it.
    triples: Vec<u64>,
}

impl Beginnings {
    fn of<D: AsRef<[u8]>>(automaton: &Fst<D>) -> Self {
        let mut found = Self {
            pairs: vec![0; 1 << 10],
            triples: vec![0; 1 << 10],
        };
        for first in automaton.root().transitions() {
            let node = automaton.node(first.addr);
            let pairs = usize::from(first.inp) << 8;
            if node.is_final() {
                found.pairs[pairs >> 6..(pairs >> 6) + 4].fill(u64::MAX);
            }
            for second in node.transitions() {
                let node = automaton.node(second.addr);
                let pair = pairs | usize::from(second.inp);
                if node.is_final() {
                    found.pairs[pair >> 6] |= 1 << (pair & 63);
                }
                for third in node.transitions() {
                    let bit = Self::triple(first.inp, second.inp, third.inp);
                    found.triples[bit >> 6] |= 1 << (bit & 63);
                }
            }
        }
        found
    }

    fn triple(first: u8, second: u8, third: u8) -> usize {
        let mixed = (usize::from(first) * 0x9e5)
            ^ (usize::from(second) * 0x1f3)
            ^ (usize::from(third) * 0x3d);
        mixed & 0xffff
    }

    /// Whether a text of the automaton may begin here; short ones may be
    /// followed by anything.
    fn allow(&self, text: &[u8]) -> bool {
        let bit = |bits: &[u64], at: usize| bits[at >> 6] >> (at & 63) & 1 == 1;
        let byte = |at: usize| text.get(at).copied().unwrap_or(b' ');
        let (first, second, third) = (byte(0), byte(1), byte(2));
        bit(&self.triples, Self::triple(first, second, third))
            || bit(&self.pairs, usize::from(first) << 8 | usize::from(second))
    }
}

impl std::fmt::Debug for ActionWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let texts = self.automaton.as_ref().map_or(0, Fst::len);
        write!(f, "ActionWords({texts} texts)")
    }
}

impl std::ops::Deref for ActionWords {
    type Target = Header;
    fn deref(&self) -> &Header {
        &self.header
    }
}

impl ActionWords {
    /// The words of a compiled lexicon.
    ///
    /// # Errors
    /// Where the automaton is none.
    pub(crate) fn new(header: Header, automaton: Cow<'static, [u8]>) -> Result<Self, String> {
        let automaton = Fst::new(automaton).map_err(|error| error.to_string())?;
        let beginnings = Beginnings::of(&automaton);
        Ok(Self {
            header,
            automaton: Some(automaton),
            beginnings,
        })
    }

    /// Whether a text ends in a noun for a secret.
    pub(crate) fn ends_in_secret(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let starts = text.char_indices().map(|(at, _)| at);
        let mut starts = starts.filter(|&at| at == 0 || text[..at].ends_with(' '));
        starts.any(|at| {
            let rest = &text[at..];
            let found = self.longest(rest, |end| end == rest.len());
            let phrase = found.and_then(|(_, phrase)| self.phrases.get(phrase));
            phrase.is_some_and(|phrase| phrase.class.is(Class::SECRET))
        })
    }

    /// What a single word is, in whatever case it stands.
    pub(super) fn class(&self, word: &str) -> Class {
        let folded = super::fold::fold(word);
        let whole = self.longest(&folded, |end| end == folded.len());
        whole.map_or(Class::default(), |(_, phrase)| self.phrases[phrase].class)
    }

    /// Whether a folded text begins with words of a class.
    pub(super) fn begins_with(&self, text: &str, class: Class) -> bool {
        let ends = |at: usize| {
            let mut after = text[at..].chars();
            after.next().is_none_or(|c| !c.is_alphanumeric())
        };
        let is = |at: usize| text.is_char_boundary(at) && ends(at);
        // A longer phrase may hide a shorter one.
        let mut end = text.len();
        while let Some((length, phrase)) = self.longest(text, |at| at <= end && is(at)) {
            if self.phrases[phrase].class.is(class) {
                return true;
            }
            end = length - 1;
        }
        false
    }

    pub(super) fn knows_verbs(&self) -> bool {
        self.phrases.iter().any(|phrase| {
            let verb = |form: &Form| matches!(form.what, What::Verb(..));
            phrase.forms.iter().any(verb)
        })
    }

    /// The longest text of the lexicon that `text` begins with and that ends
    /// where `ends` allows it: its length, and the index of its phrase.
    pub(super) fn longest(
        &self,
        text: &str,
        ends: impl Fn(usize) -> bool,
    ) -> Option<(usize, usize)> {
        let automaton = self.automaton.as_ref()?;
        if !self.beginnings.allow(text.as_bytes()) {
            return None;
        }
        let (mut node, mut output) = (automaton.root(), Output::zero());
        let mut found = None;
        for (at, byte) in text.bytes().enumerate() {
            let Some(next) = node.find_input(byte) else {
                break;
            };
            let transition = node.transition(next);
            output = output.cat(transition.out);
            node = automaton.node(transition.addr);
            if node.is_final() && ends(at + 1) {
                let phrase = output.cat(node.final_output()).value();
                found = Some((at + 1, usize::try_from(phrase).unwrap_or(usize::MAX)));
            }
        }
        found
    }
}
