//! The `actions` of a lexicon file, and how they become an automaton.
//!
//! `build.rs` compiles this file too, with the lexicons of the program.

use super::fold::fold;
use super::kind::ActionKind;
use super::marks::{CODE, LABEL, LINK, is_mark};
use super::words::{Capitals, Class, Form, Header, Order, Phrase, Position, Says, What};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// The `actions` of a lexicon file.
///
/// Entries match whatever the case. `{a,b}` in an entry stands for either,
/// `{name}` for each of the `endings` of that name, `…` for any words in
/// between, a full stop after the last of them for the end of the clause, and `<label>`, `<link>`, `<code>` for one of those.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawActions {
    order: Order,
    attached: RawAttached,
    endings: BTreeMap<String, Vec<String>>,
    verbs: BTreeMap<ActionKind, RawVerbs>,
    and: Vec<String>,
    then: Vec<String>,
    or: Vec<String>,
    means: Vec<String>,
    lead: Vec<String>,
    calls: Vec<String>,
    allows: Vec<String>,
    not_after: Vec<String>,
    scope: RawScope,
    value: RawSides,
    purpose: Vec<String>,
    subjects: Vec<String>,
    aside: RawEnds,
    remark: Vec<String>,
    negation: RawNegation,
    optional: Vec<String>,
    ignore: Vec<String>,
    fields: Vec<String>,
    secrets: Vec<String>,
    roles: Vec<String>,
    role: RawRole,
    names: RawNames,
    says: RawSays,
    machines: Vec<String>,
    durations: Vec<String>,
    destructive: Vec<String>,
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
    /// Tell after `calls` or `allows` in the clause, and nowhere else.
    called: Vec<String>,
    /// Say that one can: tell where nothing else in the step does.
    possible: Vec<String>,
}

/// Words that say that what is beside them is where something is done.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawScope {
    before: Vec<String>,
    after: Vec<String>,
    /// Those of them that only say beside what it is: "next to".
    beside: Vec<String>,
    /// Those that say where by themselves: "to the left".
    adverbs: Vec<String>,
    /// Those of them after which a name is no field but a heading: "under".
    under: Vec<String>,
    /// Those of them that say what it is about or what it is done with: "for". What
    /// has no noun for a place beside it is none then.
    about: Vec<String>,
    /// Whether a comma must stand between where and a bare verb.
    comma: bool,
    /// Whether a word before where something is done ends the clause of a verb
    /// that closes it: "add apps | to the group" where infinitives come last.
    ends: bool,
}

/// Words before and after what they are about.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawSides {
    before: Vec<String>,
    after: Vec<String>,
}

/// What names a thing of the interface that is not set in bold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawNames {
    capitals: Capitals,
    /// Small words inside of a name: "of".
    joins: Vec<String>,
    /// Small words at the end of a name, with what says where: "on the web".
    tails: Vec<String>,
    /// Words before a name that are not of it: "the".
    articles: Vec<String>,
    /// Those of them that only say of what something is.
    of: Vec<String>,
    /// Words that only point to what has a name of its own: "this".
    pointers: Vec<String>,
    /// Nouns for what is no place, before or after its name: "button".
    controls: RawSides,
    /// Nouns for controls that are called by what they show, whatever its letters: "icon".
    icons: Vec<String>,
    /// What buttons and keys are called that many writers leave in small letters: "next".
    captions: Vec<String>,
    /// Words that only say which of them it is: "the **following** icon".
    plain: Vec<String>,
    /// What is known by its noun alone: "control panel".
    things: Vec<String>,
    /// Nouns for several places: "pages".
    plural: Vec<String>,
    /// Nouns for places that other words are compounded with: "pagina" of
    /// "welkomstpagina".
    compounds: Vec<String>,
    /// Words that only say which of several places it is, behind the noun for it:
    /// "volet **gauche**". What else stands there is its name.
    sides: Vec<String>,
    /// Nouns for what one signs in with: "account".
    accounts: Vec<String>,
    /// Words for the reader, and for what has been named: "u", "it".
    pronouns: Vec<String>,
}

/// What the words of a verb say beside its kind. All words of an entry must be
/// in it, in their order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawSays {
    on: Vec<String>,
    off: Vec<String>,
    out: Vec<String>,
    restarts: Vec<String>,
    blocks: Vec<String>,
    loses: Vec<String>,
    harmless: Vec<String>,
    troubles: Vec<String>,
}

/// How a sentence says which role its reader needs.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawRole {
    /// The form of a role in a dictionary, with the others.
    forms: BTreeMap<String, Vec<String>>,
    /// Words before a role, or after it: "as".
    after: Vec<String>,
    /// Words of a sentence that says who one must be: "must be".
    needed: Vec<String>,
}

/// Letters that are written together with the next word.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawAttached {
    /// They join: "and".
    and: Vec<String>,
    /// They say what follows from a condition: "then".
    then: Vec<String>,
    /// They make a noun definite: "the".
    article: String,
}

/// Words that forbid what a verb tells.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawNegation {
    /// Before the verb.
    opens: Vec<String>,
    /// Right after the verb, before the rest of it, or at the clause's end.
    closes: Vec<String>,
    /// Anywhere after the verb in its clause: "delete no files".
    inside: Vec<String>,
}

/// Words that open or close a clause.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawEnds {
    opens: Vec<String>,
    closes: Vec<String>,
}

/// The texts that stand elsewhere in a lexicon and matter here too.
pub(crate) struct Shared<'w> {
    pub(crate) condition_opens: &'w [String],
    pub(crate) condition_closes: &'w [String],
    pub(crate) condition_inverted: &'w [String],
    pub(crate) optional: &'w [String],
    pub(crate) place_before: &'w [String],
    pub(crate) place_after: &'w [String],
}

/// Compiles the `actions` of a lexicon: the header, and the automaton's bytes.
///
/// # Errors
/// Where an entry cannot be understood.
pub(crate) fn compile(raw: &RawActions, shared: &Shared<'_>) -> Result<(Header, Vec<u8>), String> {
    let mut builder = Builder {
        endings: &raw.endings,
        phrases: HashMap::new(),
    };
    for (kind, verbs) in &raw.verbs {
        for (position, entries) in [
            (Position::Anywhere, &verbs.anywhere),
            (Position::Opening, &verbs.opening),
            (Position::Closing, &verbs.closing),
            (Position::Called, &verbs.called),
            (Position::Possible, &verbs.possible),
        ] {
            builder.forms(entries, What::Verb(*kind, position))?;
        }
    }
    builder.forms(&raw.calls, What::Calls)?;
    builder.forms(&raw.allows, What::Allows)?;
    for (entries, class) in [
        (&raw.and[..], Class::AND),
        (&raw.then, Class::THEN),
        (&raw.or, Class::OR),
        (&raw.means, Class::MEANS),
        (&raw.lead, Class::LEAD),
        (&raw.not_after, Class::NOT_AFTER),
        (&raw.scope.before, Class::SCOPE_BEFORE),
        (&raw.scope.after, Class::SCOPE_AFTER),
        (&raw.scope.beside, Class::BESIDE),
        (&raw.scope.adverbs, Class::ADVERB),
        (&raw.scope.under, Class::UNDER),
        (&raw.scope.about, Class::ABOUT),
        (&raw.value.before, Class::VALUE_BEFORE),
        (&raw.value.after, Class::VALUE_AFTER),
        (&raw.purpose, Class::PURPOSE),
        (&raw.subjects, Class::SUBJECT),
        (&raw.aside.opens, Class::ASIDE),
        (&raw.aside.closes, Class::ASIDE_CLOSES),
        (&raw.remark, Class::REMARK),
        (&raw.negation.opens, Class::NEGATION),
        (&raw.negation.closes, Class::NEGATION_CLOSES),
        (&raw.negation.inside, Class::NEGATION_INSIDE),
        (&raw.optional, Class::OPTIONAL),
        (shared.optional, Class::OPTIONAL),
        (&raw.ignore, Class::IGNORE),
        (shared.condition_opens, Class::CONDITION),
        (shared.condition_closes, Class::CONDITION_CLOSES),
        (shared.condition_inverted, Class::INVERTED),
        (shared.place_before, Class::PLACE_BEFORE),
        (shared.place_after, Class::PLACE_AFTER),
        (&raw.fields, Class::FIELD),
        (&raw.secrets, Class::SECRET),
        (&raw.roles, Class::ROLE),
        (&raw.role.after, Class::ROLE_AFTER),
        (&raw.role.needed, Class::ROLE_NEEDED),
        (&raw.names.joins, Class::JOIN),
        (&raw.names.tails, Class::TAIL),
        (&raw.names.articles, Class::ARTICLE),
        (&raw.names.of, Class::OF),
        (&raw.names.pointers, Class::POINTER),
        (&raw.names.controls.before, Class::CONTROL_BEFORE),
        (&raw.names.controls.after, Class::CONTROL_AFTER),
        (&raw.names.icons, Class::SHOWS),
        (&raw.names.captions, Class::CAPTION),
        (&raw.names.things, Class::THING),
        (&raw.names.plural, Class::PLURAL),
        (&raw.names.pronouns, Class::PRONOUN),
        (&raw.machines, Class::MACHINE),
        (&raw.durations, Class::DURATION),
        (&raw.destructive, Class::DESTRUCTIVE),
    ] {
        builder.words(entries, class)?;
    }
    let mut role_forms = Vec::new();
    for (base, forms) in &raw.role.forms {
        builder.words(forms, Class::ROLE)?;
        builder.words(std::slice::from_ref(base), Class::ROLE)?;
        for form in forms {
            for form in builder.expand(form)? {
                role_forms.push((entry_text(&form), base.clone()));
            }
        }
    }
    let folded = |entries: &[String]| -> Result<Vec<String>, String> {
        let mut texts = Vec::new();
        for entry in entries {
            let expanded = builder.expand(entry)?;
            texts.extend(expanded.iter().map(|text| fold(text.trim())));
        }
        Ok(texts)
    };
    let says = Says {
        on: folded(&raw.says.on)?,
        off: folded(&raw.says.off)?,
        out: folded(&raw.says.out)?,
        restarts: folded(&raw.says.restarts)?,
        blocks: folded(&raw.says.blocks)?,
        loses: folded(&raw.says.loses)?,
        harmless: folded(&raw.says.harmless)?,
        troubles: folded(&raw.says.troubles)?,
    };
    let attached = raw.attached.and.iter().chain(&raw.attached.then);
    let attached: Vec<String> = attached.map(|text| fold(text)).collect();
    let mut header = Header {
        order: raw.order,
        attached,
        attached_and: raw.attached.and.len(),
        definite: fold(&raw.attached.article),
        comma_after_scope: raw.scope.comma,
        scope_ends_clause: raw.scope.ends,
        capitals: raw.names.capitals,
        compounds: folded(&raw.names.compounds)?,
        sides: folded(&raw.names.sides)?,
        icons: folded(&raw.names.icons)?,
        plain: folded(&raw.names.plain)?,
        accounts: folded(&raw.names.accounts)?,
        says,
        role_forms,
        phrases: Vec::new(),
    };
    let automaton = builder.finish(&mut header.phrases)?;
    Ok((header, automaton))
}

struct Builder<'r> {
    endings: &'r BTreeMap<String, Vec<String>>,
    phrases: HashMap<String, Phrase>,
}

impl Builder<'_> {
    fn forms(&mut self, entries: &[String], what: What) -> Result<(), String> {
        for entry in entries {
            for text in self.expand(entry)? {
                let (text, ends) = match text.strip_suffix('.') {
                    Some(text) if text.contains('…') => (text.to_owned(), true),
                    _ => (text, false),
                };
                let mut parts = text.split('…').map(entry_text);
                let head = parts.next().unwrap_or_default();
                let tails: Vec<String> = parts.collect();
                if head.is_empty() || tails.iter().any(String::is_empty) {
                    return Err(format!("`{entry}` needs words on either side of `…`"));
                }
                let forms = &mut self.phrases.entry(head).or_default().forms;
                let known = |form: &Form| form.tails == tails && form.what == what;
                if !forms.iter().any(known) {
                    forms.push(Form { tails, ends, what });
                }
            }
        }
        Ok(())
    }

    fn words(&mut self, entries: &[String], class: Class) -> Result<(), String> {
        for entry in entries {
            for text in self.expand(entry)? {
                let text = entry_text(&text);
                // "Optional:" is more than the word before its colon.
                let text = if class == Class::OPTIONAL {
                    text.as_str()
                } else {
                    text.trim_end_matches([',', ':', '،', '、']).trim_end()
                };
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

    /// The automaton, whose texts stand for the phrases that it adds.
    fn finish(self, phrases: &mut Vec<Phrase>) -> Result<Vec<u8>, String> {
        // The order of a hash map must not decide which of two forms wins.
        let mut texts: Vec<(String, Phrase)> = self.phrases.into_iter().collect();
        texts.sort_by(|a, b| a.0.cmp(&b.0));
        for (_, phrase) in &mut texts {
            let demand = |form: &Form| form.tails.iter().map(|tail| tail.len() + 1).sum::<usize>();
            phrase
                .forms
                .sort_by_key(|form| std::cmp::Reverse(demand(form)));
        }
        // "The option" leads on to a name as "option" does.
        let nouns = Class::CONTROL_BEFORE
            .or(Class::PLACE_BEFORE)
            .or(Class::PLACE_AFTER)
            .or(Class::FIELD);
        for at in 0..texts.len() {
            let (text, phrase) = &texts[at];
            let leads = phrase.class.is(Class::LEAD.or(Class::VALUE_BEFORE));
            let Some((_, last)) = text.rsplit_once(' ').filter(|_| leads) else {
                continue;
            };
            let found = texts.binary_search_by(|(other, _)| other.as_str().cmp(last));
            if let Ok(noun) = found {
                let class = texts[noun].1.class.only(nouns);
                texts[at].1.class = phrase.class.or(class);
            }
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
            // A phrase that only warns is otherwise what it begins with.
            let warns = phrase.forms.is_empty() && phrase.class.only_warns();
            if needy && (warns || !phrase.forms.is_empty()) {
                let inherited: Vec<Form> = shorter
                    .iter()
                    .flat_map(|&at| texts[at].1.forms.clone())
                    .collect();
                texts[at].1.forms.extend(inherited);
            }
            let (text, phrase) = &texts[at];
            if phrase.class == Class::default()
                && let Some(&from) = shorter.first()
                && text[texts[from].0.len()..]
                    .chars()
                    .all(|c| c == ' ' || is_mark(c))
            {
                texts[at].1.class = texts[from].1.class;
            }
        }
        // Most texts stand for the same as many others.
        let mut known: HashMap<Phrase, u64> = HashMap::new();
        let mut builder = fst::raw::Builder::memory();
        for (text, phrase) in texts {
            let at = *known.entry(phrase).or_insert_with_key(|phrase| {
                phrases.push(phrase.clone());
                phrases.len() as u64 - 1
            });
            let added = builder.insert(text, at);
            added.map_err(|error| error.to_string())?;
        }
        builder.into_inner().map_err(|error| error.to_string())
    }
}

/// An entry's text as it stands in a folded instruction.
fn entry_text(text: &str) -> String {
    let text = fold(text.trim());
    text.replace("<label>", LABEL.encode_utf8(&mut [0; 4]))
        .replace("<link>", LINK.encode_utf8(&mut [0; 4]))
        .replace("<code>", CODE.encode_utf8(&mut [0; 4]))
}
