//! The words of a language that say what to do, in one automaton.
//!
//! `build.rs` compiles this file too, with the lexicons of the program.

use super::kind::ActionKind;
use fst::raw::Fst;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::HashMap;

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
    /// What is taken away that is no thing, with its article: "the cause". Words follow only
    /// where it ends in "…".
    pub(super) troubles: Vec<String>,
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
    ROLE 23 DURATION 24 DESTRUCTIVE 25 OF 26 SUBJECT 27 MEANS 28 INVERTED 29
    NEGATION_INSIDE 30 CONTROL_BEFORE 31 CONTROL_AFTER 32 THING 33 JOIN 34 ARTICLE 35
    MACHINE 36 PLURAL 37 ROLE_AFTER 38 ROLE_NEEDED 39 PRONOUN 40 POINTER 41 BESIDE 42 ADVERB 43
    UNDER 44 TAIL 45 ABOUT 46 SHOWS 47 CAPTION 48
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
    /// Folded words that only say which of several places it is.
    pub(super) sides: Vec<String>,
    /// Nouns for controls that are called by what they show.
    pub(super) icons: Vec<String>,
    /// Words that only say which of them it is.
    pub(super) plain: Vec<String>,
    /// Folded nouns for what one signs in with.
    pub(super) accounts: Vec<String>,
    /// Folded words of verbs, by what they say of them.
    pub(super) says: Says,
    /// Folded forms of roles, with the form in which a reader looks one up.
    pub(super) role_forms: Vec<(String, String)>,
    /// What a text can stand for; the automaton gives an index into it.
    #[serde(
        serialize_with = "with_forms_once",
        deserialize_with = "with_own_forms"
    )]
    pub(super) phrases: Vec<Phrase>,
}

/// Writes phrases with each of their forms once: a lexicon has hundreds that thousands of
/// texts share, and is read at every start.
fn with_forms_once<S: Serializer>(phrases: &[Phrase], to: S) -> Result<S::Ok, S::Error> {
    let mut forms: Vec<&Form> = Vec::new();
    let mut known: HashMap<&Form, usize> = HashMap::new();
    let mut by_index: Vec<(Class, Vec<usize>)> = Vec::new();
    for phrase in phrases {
        let own = phrase.forms.iter().map(|form| {
            *known.entry(form).or_insert_with(|| {
                forms.push(form);
                forms.len() - 1
            })
        });
        by_index.push((phrase.class, own.collect()));
    }
    (forms, by_index).serialize(to)
}

/// Reads what [`with_forms_once`] has written.
fn with_own_forms<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Phrase>, D::Error> {
    type Packed = (Vec<Form>, Vec<(Class, Vec<usize>)>);
    let (forms, by_index) = Packed::deserialize(from)?;
    let own = |at: usize| {
        let form = forms.get(at).cloned();
        form.ok_or_else(|| D::Error::custom("a form that is not there"))
    };
    let phrases = by_index.into_iter().map(|(class, by_index)| {
        let forms = by_index.into_iter().map(own).collect::<Result<_, _>>()?;
        Ok(Phrase { class, forms })
    });
    phrases.collect()
}

/// The words of a language that say what to do, ready to be looked for.
#[derive(Clone, Default)]
pub(crate) struct ActionWords {
    pub(super) header: Header,
    texts: Texts,
}

/// The texts of an automaton, unpacked: every word of every instruction is looked for in them,
/// and a packed node would have to be read anew each time.
#[derive(Clone, Default)]
struct Texts {
    /// The root is the last one.
    nodes: Vec<Node>,
    /// The bytes that lead on from the nodes, those of each in order.
    inputs: Vec<u8>,
    /// What each of them leads to, and what it adds to the index of the phrase.
    leads: Vec<(u32, u32)>,
    /// Where a first byte leads, which has many others beside it: an index into the leads.
    first: Vec<Option<u32>>,
    count: usize,
}

/// A place in the texts.
#[derive(Clone, Copy)]
struct Node {
    /// Its part of the inputs.
    from: u32,
    to: u32,
    /// What is added to the index of the phrase where a text ends here.
    ends: Option<u32>,
}

impl Texts {
    fn of<D: AsRef<[u8]>>(automaton: &Fst<D>) -> Self {
        let mut texts = Self {
            count: automaton.len(),
            ..Self::default()
        };
        // Which node was made of each that was unpacked, by its address.
        let mut known = vec![u32::MAX; automaton.as_bytes().len()];
        let root = automaton.root().addr();
        texts.unpack(automaton, root, &mut known, &mut Vec::new());
        texts.first = vec![None; 1 << 8];
        if let Some(root) = texts.nodes.last() {
            for lead in root.from..root.to {
                let input = texts.inputs[lead as usize];
                texts.first[usize::from(input)] = Some(lead);
            }
        }
        texts
    }

    /// Unpacks a node after all that it leads to. `open` holds what the nodes around it lead
    /// to so far. Texts are short, so this is not deep.
    fn unpack<D: AsRef<[u8]>>(
        &mut self,
        automaton: &Fst<D>,
        address: usize,
        known: &mut [u32],
        open: &mut Vec<(u8, u32, u32)>,
    ) -> u32 {
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        if let Some(&node) = known.get(address).filter(|node| **node != u32::MAX) {
            return node;
        }
        let node = automaton.node(address);
        let own = open.len();
        for on in node.transitions() {
            let next = self.unpack(automaton, on.addr, known, open);
            open.push((on.inp, next, small(on.out.value())));
        }
        let from = self.inputs.len() as u64;
        for (input, next, adds) in open.drain(own..) {
            self.inputs.push(input);
            self.leads.push((next, adds));
        }
        self.nodes.push(Node {
            from: small(from),
            to: small(self.inputs.len() as u64),
            ends: node.is_final().then(|| small(node.final_output().value())),
        });
        let made = small(self.nodes.len() as u64 - 1);
        if let Some(known) = known.get_mut(address) {
            *known = made;
        }
        made
    }

    /// Where the first byte of a text leads, and what it adds.
    fn begin(&self, byte: u8) -> Option<(Node, u32)> {
        let lead = (*self.first.get(usize::from(byte))?)?;
        let (next, adds) = self.leads[lead as usize];
        Some((self.nodes[next as usize], adds))
    }

    /// Where a byte leads from a node, and what it adds.
    fn next(&self, node: Node, byte: u8) -> Option<(Node, u32)> {
        let from = node.from as usize;
        let inputs = &self.inputs[from..node.to as usize];
        let at = if inputs.len() > 8 {
            inputs.binary_search(&byte).ok()?
        } else {
            inputs.iter().position(|input| *input == byte)?
        };
        let (next, adds) = self.leads[from + at];
        Some((self.nodes[next as usize], adds))
    }
}

impl std::fmt::Debug for ActionWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ActionWords({} texts)", self.texts.count)
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
        let texts = Texts::of(&automaton);
        Ok(Self { header, texts })
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

    /// The forms of the verb that a folded text begins with.
    pub(super) fn forms_at(&self, text: &str) -> &[Form] {
        let ends = |at: usize| !text[at..].starts_with(char::is_alphanumeric);
        let found = self.longest(text, |at| text.is_char_boundary(at) && ends(at));
        found.map_or(&[], |(_, phrase)| &self.phrases[phrase].forms)
    }

    /// Whether a text ends in words that close a condition, where the language says so
    /// at its end.
    pub(super) fn closes_case(&self, text: &str) -> bool {
        const LONGEST_CLOSE: usize = 6;
        self.order == Order::VerbLast
            && text
                .char_indices()
                .rev()
                .take(LONGEST_CLOSE)
                .any(|(at, _)| {
                    let rest = &text[at..];
                    let found = self.longest(rest, |end| end == rest.len());
                    found.is_some_and(|(_, phrase)| {
                        self.phrases[phrase].class.is(Class::CONDITION_CLOSES)
                    })
                })
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
        let mut bytes = text.bytes();
        let (mut node, mut output) = self.texts.begin(bytes.next()?)?;
        let (mut found, mut length) = (None, 1);
        loop {
            if let Some(adds) = node.ends.filter(|_| ends(length)) {
                found = Some((length, (output + adds) as usize));
            }
            let next = bytes.next().and_then(|byte| self.texts.next(node, byte));
            let Some((next, adds)) = next else {
                return found;
            };
            (node, output, length) = (next, output + adds, length + 1);
        }
    }
}
