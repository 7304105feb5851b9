//! The words of a language that the lowering goes by.

use super::NoteKind;
use super::action::{ActionWords, Header, RawActions, Shared, compile};
use super::apart::Titles;
use super::disposition::{Telling, sentences};
use super::naming::Naming;
use super::reference::ReferenceWords;
use super::words::{Phrases, Words};
use crate::source::{Locale, embedded, yaml};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, LazyLock, OnceLock};

/// `locales/<tag>/lexicon.yaml` as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    /// What `build.rs` has made [`embedded::TONGUES`] of.
    #[serde(rename = "tongue")]
    _tongue: serde::de::IgnoredAny,
    alerts: BTreeMap<NoteKind, Vec<String>>,
    optional: Vec<String>,
    condition: Conditions,
    choice: Vec<String>,
    see_also: Vec<String>,
    further: Phrases,
    titles: Naming,
    background: Vec<String>,
    apart: Titles,
    output: Vec<String>,
    output_below: Vec<String>,
    commands: Telling,
    place: Places,
    references: ReferenceWords,
    actions: RawActions,
}

/// What opens or closes a conditional clause.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Conditions {
    opens: Vec<String>,
    closes: Vec<String>,
    /// Verbs that open one where they stand first: "Should you see".
    inverted: Vec<String>,
    /// What opens or closes one that says when, not whether; it need not be
    /// among the others.
    when: Vec<String>,
    /// What closes one that says when.
    when_closes: Vec<String>,
    /// What makes any clause one that says when: "you are done".
    moments: Vec<String>,
    /// What opens one that says in which case not.
    unless: Vec<String>,
    /// What opens one that says how long.
    until: Vec<String>,
    /// What opens the other part of a case: "Otherwise,".
    otherwise: Vec<String>,
    /// What opens a clause within one, after its comma: "dass".
    goes_on: Vec<String>,
    /// Those of `opens` that say "only" themselves.
    only: Vec<String>,
    /// Those of `when` that say what is done later: "Before ".
    before: Vec<String>,
}

/// Nouns for places in a user interface, by where they stand to the label.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Places {
    before: Vec<String>,
    after: Vec<String>,
}

/// The lexicon of one language, ready to match whatever the case of a text.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    alerts: HashMap<String, NoteKind>,
    longest_alert: usize,
    pub(super) optional: Words,
    /// What opens a conditional clause at the start of an instruction.
    pub(super) if_opens: Words,
    /// What closes one, in languages that mark its end.
    pub(super) if_closes: Phrases,
    /// What says when, not whether: where it opens a clause, closes it, or
    /// stands in it.
    pub(super) when: Words,
    pub(super) when_closes: Vec<String>,
    pub(super) moments: Phrases,
    /// What says in which case not, and how long.
    pub(super) unless: Words,
    pub(super) until: Words,
    /// What opens the other part of a case.
    pub(super) otherwise: Words,
    /// What opens a clause within a conditional one.
    pub(super) goes_on: Words,
    /// Of what opens a clause: conjunctions, those that say "only", and verbs.
    pub(super) conjunctions: Words,
    pub(super) only: Words,
    /// What opens a clause about what is done later.
    pub(super) before: Words,
    pub(super) inverted: Words,
    choice: Phrases,
    see_also: Words,
    /// What says of a reference that more stands there than is needed.
    pub(super) further: Phrases,
    /// What names a procedure without a heading of its own.
    pub(super) naming: Naming,
    background: HashSet<String>,
    /// Titles of sections that are kept apart.
    pub(super) apart: Titles,
    output: Phrases,
    output_below: Phrases,
    /// What words above commands say of them.
    pub(super) telling: Telling,
    /// Nouns for places that stand before their label.
    pub(super) place_before: Words,
    /// Nouns for places that stand after their label.
    pub(super) place_after: Words,
    /// The words that refer to steps.
    pub(super) references: ReferenceWords,
    /// The words that say what to do.
    pub(super) actions: ActionWords,
}

/// Why a file is no lexicon.
#[derive(Debug)]
pub enum LexiconError {
    /// It is no YAML of the right shape.
    Shape(yaml::YamlError),
    /// An entry of `actions` cannot be understood.
    Entry(String),
}

impl From<yaml::YamlError> for LexiconError {
    fn from(error: yaml::YamlError) -> Self {
        Self::Shape(error)
    }
}

impl std::fmt::Display for LexiconError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Shape(error) => error.fmt(f),
            Self::Entry(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for LexiconError {}

fn lower_all(words: Vec<String>) -> Vec<String> {
    let mut words: Vec<String> = words.into_iter().map(|word| word.to_lowercase()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    words
}

/// A keyword without what translators and typists leave around it.
fn keyword(text: &str) -> String {
    let mut word = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200b}'..='\u{200f}' | '*' | '_' => {}
            '\0'..='\u{7f}' if !c.is_whitespace() => word.push(c.to_ascii_lowercase()),
            c if c.is_whitespace() => {}
            c => word.extend(c.to_lowercase()),
        }
    }
    let is_edge = |c: char| {
        matches!(
            c,
            ':' | '：' | '-' | '–' | '—' | '.' | '。' | '!' | '！' | '،' | '؛' | ';' | ','
        )
    };
    word.truncate(word.trim_end_matches(is_edge).len());
    let begins = word.len() - word.trim_start_matches(is_edge).len();
    word.drain(..begins);
    word
}

impl Lexicon {
    /// Reads a lexicon file.
    ///
    /// # Errors
    /// Where the text is no lexicon, with the line.
    pub fn parse(text: &str) -> Result<Self, LexiconError> {
        let raw: Raw = yaml::from_str(text)?;
        let shared = Shared {
            condition_opens: &raw.condition.opens,
            condition_closes: &raw.condition.closes,
            condition_inverted: &raw.condition.inverted,
            optional: &raw.optional,
            place_before: &raw.place.before,
            place_after: &raw.place.after,
        };
        let (header, automaton) = compile(&raw.actions, &shared).map_err(LexiconError::Entry)?;
        let actions =
            ActionWords::new(header, Cow::Owned(automaton)).map_err(LexiconError::Entry)?;
        Ok(Self::assemble(raw, actions))
    }

    /// A lexicon that `build.rs` has read.
    fn compiled(text: &'static str, automaton: &'static [u8]) -> Result<Self, String> {
        let (raw, header): (Raw, Header) =
            serde_json::from_str(text).map_err(|error| error.to_string())?;
        let actions = ActionWords::new(header, Cow::Borrowed(automaton))?;
        Ok(Self::assemble(raw, actions))
    }

    fn assemble(raw: Raw, actions: ActionWords) -> Self {
        let alerts: HashMap<String, NoteKind> = raw
            .alerts
            .into_iter()
            .flat_map(|(kind, words)| words.into_iter().map(move |word| (keyword(&word), kind)))
            .collect();
        Self {
            longest_alert: alerts.keys().map(String::len).max().unwrap_or(0),
            alerts,
            optional: Words::opening(raw.optional),
            if_opens: Words::opening(
                [
                    &raw.condition.opens[..],
                    &raw.condition.inverted,
                    &raw.condition.when,
                    &raw.condition.unless,
                    &raw.condition.until,
                ]
                .concat(),
            ),
            if_closes: lower_all([&raw.condition.closes[..], &raw.condition.when_closes].concat())
                .into(),
            when: Words::opening(raw.condition.when),
            when_closes: lower_all(raw.condition.when_closes),
            moments: lower_all(raw.condition.moments).into(),
            unless: Words::opening(raw.condition.unless),
            until: Words::opening(raw.condition.until),
            goes_on: Words::opening(raw.condition.goes_on),
            otherwise: Words::opening(raw.condition.otherwise),
            conjunctions: Words::opening(raw.condition.opens),
            only: Words::opening(raw.condition.only),
            before: Words::opening(raw.condition.before),
            inverted: Words::opening(raw.condition.inverted),
            choice: lower_all(raw.choice).into(),
            see_also: Words::opening(raw.see_also),
            further: raw.further,
            naming: raw.titles,
            background: raw.background.iter().map(|word| keyword(word)).collect(),
            apart: raw.apart,
            output: lower_all(raw.output).into(),
            output_below: lower_all(raw.output_below).into(),
            telling: raw.commands,
            place_before: Words::closing(raw.place.before),
            place_after: Words::opening(raw.place.after),
            references: raw.references,
            actions,
        }
    }

    /// The lexicon for a locale: its own, else that of another locale of the
    /// same language, else an empty one, with which only structure counts.
    #[must_use]
    pub fn of(locale: &Locale) -> Arc<Self> {
        type Slot = (Locale, OnceLock<Arc<Lexicon>>);
        static ALL: LazyLock<Vec<Slot>> = LazyLock::new(|| {
            let slot = |locale| (locale, OnceLock::new());
            let tags = embedded::LEXICONS.iter().map(|(tag, ..)| *tag);
            let locales = tags.filter_map(|tag| Locale::parse(tag).ok());
            locales.map(slot).collect()
        });
        static EMPTY: LazyLock<Arc<Lexicon>> = LazyLock::new(Arc::default);
        let exact = ALL.iter().find(|(known, _)| known == locale);
        let slot = exact.or_else(|| {
            ALL.iter()
                .find(|(known, _)| known.language() == locale.language())
        });
        match slot {
            Some((tag, cell)) => Arc::clone(cell.get_or_init(|| {
                let found = embedded::LEXICONS
                    .iter()
                    .find(|(of, ..)| *of == tag.as_str());
                let (_, text, automaton) = found.expect("the slot was made of it");
                let lexicon = Self::compiled(text, automaton);
                Arc::new(lexicon.expect("the build made it of a good file"))
            })),
            None => Arc::clone(&EMPTY),
        }
    }

    /// The lexicon of the language from which others borrow their words for what computers do.
    #[must_use]
    pub fn common() -> Arc<Self> {
        Locale::parse("en-US").map_or_else(|_| Arc::default(), |locale| Self::of(&locale))
    }

    /// Whether it has no words at all: the language is read by structure alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.alerts.is_empty()
    }

    /// The kind of note that a keyword stands for: in this language, or one of
    /// GitHub's five.
    #[must_use]
    pub fn alert(&self, word: &str) -> Option<NoteKind> {
        // Nearly all candidates are ordinary bold text; most are too long.
        if word.len() > self.longest_alert.max(16) * 2 {
            return None;
        }
        let word = keyword(word);
        self.alerts
            .get(&word)
            .copied()
            .or_else(|| Self::github(&word))
    }

    /// The kind of note of one of GitHub's five keywords, in lower case.
    pub(super) fn github(word: &str) -> Option<NoteKind> {
        NoteKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether a name of code, such as `db password`, ends in a word for a secret.
    #[must_use]
    pub fn names_secret(&self, name: &str) -> bool {
        self.actions.ends_in_secret(name)
    }

    /// Whether a text says that the bullets after it are alternatives.
    #[must_use]
    pub fn offers_choice(&self, text: &str) -> bool {
        if self.choice.is_empty() {
            return false;
        }
        self.choice.are_in(&text.to_lowercase())
    }

    /// Whether a heading is one of those under which nothing is told to do.
    #[must_use]
    pub fn is_background(&self, heading: &str) -> bool {
        !self.background.is_empty() && self.background.contains(&keyword(heading))
    }

    /// Whether a text says that what a command prints comes next.
    #[must_use]
    pub fn announces_output(&self, text: &str) -> bool {
        let text = text.trim_end();
        // A few words without an end go on with what stands below: "which gives".
        let open = text.ends_with(char::is_alphabetic) && text.split_whitespace().count() <= 4;
        let ends = text.ends_with(['.', '。']);
        if self.output.is_empty() || !open && !ends && !text.ends_with([':', '：']) {
            return false;
        }
        // What an earlier sentence says of a command was said of another one.
        let last = sentences(text).next_back().unwrap_or(text).to_lowercase();
        // A sentence with an end must point at what stands below it.
        !self.is_reaction(&last)
            && (self.output_below.are_words_of(&last) || !ends && self.output.are_in(&last))
    }

    /// Whether a paragraph only refers elsewhere.
    #[must_use]
    pub fn is_see_also(&self, text: &str) -> bool {
        self.see_also.opening_of(text.trim_start()).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lexicon_of_the_program_can_be_read() {
        for (tag, ..) in embedded::LEXICONS {
            let locale = Locale::parse(tag).expect("a tag");
            let lexicon = Lexicon::of(&locale);
            assert!(!lexicon.alerts.is_empty(), "{locale}");
            assert!(!lexicon.background.is_empty(), "{locale}");
            assert!(!lexicon.output.is_empty(), "{locale}");
        }
    }

    #[test]
    fn output_is_announced_in_nine_languages() {
        for (tag, text, is) in [
            ("en-US", "This gives the following output.", true),
            ("en-US", "The following command shows the pods.", false),
            ("en-US", "The output is written to a file.", false),
            ("nl-NL", "De uitvoer ziet er als volgt uit:", true),
            ("nl-NL", "U zou het volgende moeten zien:", true),
            ("nl-NL", "De uitvoer gaat naar een bestand.", false),
            ("ja-JP", "出力は次のようになります。", true),
            ("ja-JP", "次のように表示されます。", true),
            ("ja-JP", "コマンドは次のとおりです。", false),
            ("ja-JP", "出力をファイルに保存します。", false),
            ("de-DE", "Die Ausgabe sieht so aus.", true),
            ("de-DE", "Der Befehl gibt Folgendes aus:", true),
            ("de-DE", "Die Ausgabe wird gespeichert.", false),
            ("fr-FR", "La sortie est la suivante.", true),
            ("fr-FR", "La sortie est enregistrée.", false),
            ("es-ES", "La salida es la siguiente.", true),
            ("es-ES", "La salida se guarda.", false),
            ("pt-BR", "A saída é a seguinte.", true),
            ("pt-BR", "A saída é gravada.", false),
            ("pl-PL", "Wynik wygląda tak.", true),
            ("pl-PL", "Wynik jest zapisywany.", false),
            ("ar-SA", "الناتج كالتالي.", true),
            ("ar-SA", "يحفظ الناتج في ملف.", false),
        ] {
            let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
            assert_eq!(lexicon.announces_output(text), is, "{text}");
        }
    }

    #[test]
    fn a_keyword_is_known_however_it_is_typed() {
        let lexicon = Lexicon::parse("alerts: {note: [Opmerking], warning: [Let op]}").unwrap();
        assert_eq!(lexicon.alert("OPMERKING"), Some(NoteKind::Note));
        assert_eq!(lexicon.alert(" let  op : "), Some(NoteKind::Warning));
        assert_eq!(lexicon.alert("TIP"), Some(NoteKind::Tip));
        assert_eq!(lexicon.alert("Opmerkingen over iets"), None);
    }

    #[test]
    fn a_neighbour_of_the_same_language_helps_out() {
        let locale = |tag| Locale::parse(tag).unwrap();
        assert!(Arc::ptr_eq(
            &Lexicon::of(&locale("nl-BE")),
            &Lexicon::of(&locale("nl-NL"))
        ));
        assert!(Lexicon::of(&locale("xx-XX")).alerts.is_empty());
    }
}
