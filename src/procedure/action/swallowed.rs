//! What a translation swallowed into the bold of a label, and is of the
//! sentence: "**select Save**", "**op het tabblad** Extra", "**Sie auf OK**".

use super::fold::fold;
use super::words::{ActionWords, Capitals, Class, Form, Position, What};

/// What stands around a bold text.
pub(super) struct Around<'t> {
    pub(super) before: &'t str,
    /// The first character after it that a reader sees, if it is text.
    pub(super) next: Option<char>,
    /// The text that begins with it.
    pub(super) after: &'t str,
}

/// Where the label begins in a bold text.
pub(super) struct Cut {
    pub(super) at: usize,
    /// Whether its end is not that of the bold either: the noun for what it
    /// names is in it, and small words follow it.
    pub(super) goes_on: bool,
}

/// Nouns that stand before the name of what they say the kind of.
const NOUNS: Class = Class::PLACE_BEFORE.or(Class::CONTROL_BEFORE);
/// Small words of a sentence.
const SMALL: Class = Class::ARTICLE
    .or(Class::SCOPE_BEFORE)
    .or(Class::PRONOUN)
    .or(Class::THEN);

/// Small words that follow those.
const FURTHER: Class = Class::LEAD.or(Class::VALUE_BEFORE);

/// How much of a bold text is of the sentence. Labels begin with a capital,
/// where the script has any.
pub(super) fn swallowed(
    text: &str,
    around: &Around<'_>,
    words: Option<&ActionWords>,
) -> Option<Cut> {
    let of_sentence = words.is_some_and(|words| {
        is_noun_alone(text, around, words)
            || is_noun_before_name(text, around, words)
            || is_small_alone(text, around, words)
            || is_purpose_alone(text, words)
            || is_verb_alone(text, around, words)
    });
    if of_sentence {
        return Some(Cut {
            at: text.len(),
            goes_on: false,
        });
    }
    let begun = words.and_then(|words| {
        moved_on(text, around, words).or_else(|| rest_of_verb(text, around, words))
    });
    if let Some(at) = begun {
        return Some(Cut { at, goes_on: false });
    }
    let known = words.filter(|words| words.capitals != Capitals::None);
    let by_words = known.and_then(|words| small_words(text, around, words));
    // At the end of its clause, a text in small letters is a label all the same.
    let ends = around
        .next
        .is_some_and(|next| !next.is_alphanumeric() && next != '>');
    let by_letters = small_letters(text, around, words).filter(|&at| !(ends && at == text.len()));
    by_words.or_else(|| by_letters.map(|at| Cut { at, goes_on: false }))
}

/// Whether nothing but the noun for a place is bold, and its name is not: where letters
/// have no case, "the tab **page** Products".
fn is_noun_alone(text: &str, around: &Around<'_>, words: &ActionWords) -> bool {
    let goes_on = around.next.is_some_and(char::is_alphanumeric);
    let before = around.before.trim_end().rsplit(' ').next();
    words.capitals == Capitals::None
        && goes_on
        && before.is_some_and(|before| {
            let noun = fold(&format!("{before} {text}"));
            words.class(&noun).is(Class::PLACE_BEFORE)
        })
}

/// Whether nothing but the noun for what has a name is bold, and the name behind it is
/// not: "the **dialog box** Edit favorite".
fn is_noun_before_name(text: &str, around: &Around<'_>, words: &ActionWords) -> bool {
    // "Sous **l'onglet** Produits": an article without its vowel is written with it.
    let elided = text.split_once(['\'', '’']);
    let noun = elided.map_or(text, |(_, noun)| noun);
    let class = words.class(noun);
    words.capitals != Capitals::None
        && class.is(NOUNS)
        && !class.is(Class::THING)
        && around.next.is_some_and(char::is_uppercase)
        && (elided.is_some_and(|(article, _)| article.len() == 1)
            || leads_to_noun(around.before, words))
}

/// Whether a text is a small word that leads on to the name behind it, where letters have
/// no case: "click **on** Save".
fn is_small_alone(text: &str, around: &Around<'_>, words: &ActionWords) -> bool {
    words.capitals == Capitals::None
        && !text.contains(' ')
        && words.class(text).is(Class::SCOPE_BEFORE.or(Class::THEN))
        && around.next.is_some_and(char::is_alphabetic)
}

/// Whether a text in small letters is a verb with the word for what for before it, where
/// names have capitals: "**to see**".
fn is_purpose_alone(text: &str, words: &ActionWords) -> bool {
    words.capitals == Capitals::Nouns
        && !text.contains(char::is_uppercase)
        && text.split_once(' ').is_some_and(|(first, rest)| {
            let small = Class::PURPOSE.or(Class::VALUE_BEFORE).or(Class::JOIN);
            words.class(first).is(small) && !rest.contains(' ')
        })
}

/// Whether a text is the verb of a sentence that goes on with its reader: "**wählen** Sie".
fn is_verb_alone(text: &str, around: &Around<'_>, words: &ActionWords) -> bool {
    let next = around.after.split(' ').next().unwrap_or_default();
    text.starts_with(char::is_lowercase)
        && !text.contains(' ')
        && words.class(next).is(Class::PRONOUN)
        && !words.forms_at(&fold(&format!("{text} {next}"))).is_empty()
}

/// Where the label ends whose bold took in the rest of the separated verb before it:
/// "schakelt u **Meldingen in**".
pub(super) fn particle(
    text: &str,
    around: &Around<'_>,
    words: Option<&ActionWords>,
) -> Option<usize> {
    const LONGEST_PARTICLE: usize = 5;
    let words = words?;
    let (label, last) = text.rsplit_once(' ')?;
    let small = last.len() <= LONGEST_PARTICLE && last.chars().all(char::is_lowercase);
    if !small || label.trim().is_empty() {
        return None;
    }
    // "**Sign in to** see more": what for is not of the label.
    let leads = words.class(last).is(Class::PURPOSE.or(Class::AND))
        && around.next.is_some_and(char::is_alphanumeric)
        && words.capitals != Capitals::None;
    if leads {
        return Some(label.len());
    }
    let next = around.after.split(' ').next().unwrap_or_default();
    let ends = !next.starts_with(char::is_alphanumeric) || words.class(next).is(Class::JOINERS);
    let sentence = around.before.rsplit(['.', ':', ';', '\n']).next()?;
    let sentence = fold(sentence);
    let starts = sentence.match_indices(' ').map(|(space, _)| space + 1);
    let heads = |at: usize| {
        let forms = words.forms_at(&sentence[at..]);
        let commands = |form: &Form| matches!(form.what, What::Verb(_, Position::Anywhere));
        let alone = forms
            .iter()
            .any(|form| form.tails.is_empty() && commands(form));
        !alone
            && forms
                .iter()
                .any(|form| matches!(&form.tails[..], [tail] if tail == last))
    };
    (ends && starts.chain([0]).any(heads)).then_some(label.len())
}

/// Where the label begins behind a word that moves on, whatever its letters: "**then
/// next**".
fn moved_on(text: &str, around: &Around<'_>, words: &ActionWords) -> Option<usize> {
    let (first, rest) = text.split_once(' ')?;
    let (class, caption) = (words.class(first), words.class(rest).is(Class::CAPTION));
    let next = rest.split(' ').next().unwrap_or_default();
    let ends = !around.next.is_some_and(char::is_alphanumeric);
    let leads = SMALL.or(FURTHER).or(NOUNS);
    let named = ends
        && !rest.contains(" /")
        && !words.class(next).is(leads)
        && words.forms_at(&fold(rest)).is_empty();
    let moves = class.is(Class::THEN) && (caption || named) || class.is(Class::LEAD) && caption;
    (moves && !first.starts_with(char::is_uppercase)).then_some(text.len() - rest.len())
}

/// Where the label begins behind the small word that belongs to the verb before the bold:
/// "click **on next**".
fn rest_of_verb(text: &str, around: &Around<'_>, words: &ActionWords) -> Option<usize> {
    let (first, rest) = text.split_once(' ')?;
    let verb = around.before.trim_end().rsplit(' ').next()?;
    let leads = Class::SCOPE_BEFORE.or(Class::VALUE_BEFORE);
    let ends = !around.next.is_some_and(char::is_alphanumeric);
    let next = rest.split(' ').next().unwrap_or_default();
    let of_verb = words.class(first).is(leads)
        && words.class(verb) == Class::default()
        && !words.forms_at(&fold(&format!("{verb} {first}"))).is_empty()
        && !words.class(next).is(NOUNS);
    (ends && of_verb && first.starts_with(char::is_lowercase)).then_some(text.len() - rest.len())
}

/// Words of the language that lead on to the label, or to what follows.
fn small_words(text: &str, around: &Around<'_>, words: &ActionWords) -> Option<Cut> {
    let goes_on = around
        .next
        .is_some_and(|next| next.is_alphabetic() || next == '>');
    let mut at = 0;
    let mut any = false;
    let mut noun = false;
    for (n, word) in text.split(' ').enumerate() {
        let here = word.as_ptr() as usize - text.as_ptr() as usize;
        let mut class = words.class(word);
        // "Click **on** the page": what it is shows with the next word.
        if here + word.len() == text.len()
            && let Some(next) = around.after.split(' ').next()
        {
            class = class.or(words.class(&format!("{word} {next}")).only(SMALL));
        }
        let small = word.starts_with(char::is_lowercase);
        // At the start, a word with a capital is the sentence's only if it
        // names the reader or moves on.
        let leads = Class::PRONOUN.or(Class::THEN);
        // "**In the admin center**" at the start of its sentence.
        let opens = || {
            let next = text[here + word.len()..].trim_start().split(' ').next();
            let article = |next: &str| {
                next.starts_with(char::is_lowercase) && words.class(next).is(Class::ARTICLE)
            };
            class.is(Class::SCOPE_BEFORE)
                && around.before.trim().is_empty()
                && next.is_some_and(article)
        };
        // "**Sie dann auf** X": behind the first of them others follow.
        let first = n == 0 && class.is(Class::VALUE_BEFORE);
        let further = small && (any && class.is(FURTHER) || first);
        let of_sentence =
            further || class.is(SMALL) && (small || n == 0 && (class.is(leads) || opens()));
        let last = here + word.len() == text.len();
        let field = any && last && class.is(Class::FIELD);
        let kind = (class.is(NOUNS) && !class.is(Class::THING) || field) && !noun;
        let after = any || n == 0 && (small || leads_to_noun(around.before, words));
        if of_sentence && !noun {
            any = true;
        } else if kind && after && (small || words.capitals == Capitals::Nouns) {
            noun = true;
        } else {
            at = here;
            break;
        }
        at = here + word.len();
    }
    let rest = text[at..].trim_start();
    let at = text.len() - rest.len();
    // "**context menu (...)**": a bracket names nothing by itself.
    if at == 0 || rest.starts_with('(') {
        return None;
    }
    if rest.is_empty() {
        let named = around.next.is_some_and(char::is_uppercase);
        return (goes_on && (any || noun && named && text.starts_with(char::is_lowercase)))
            .then_some(Cut { at, goes_on: false });
    }
    let first = rest.split(' ').next().unwrap_or(rest);
    let named =
        first.contains(char::is_uppercase) || first.starts_with(|c: char| !c.is_alphanumeric());
    // "**then dsregcmd /join**": what is typed has no capital.
    let named = named || any && rest.contains(" /");
    // "**wizard Import and export** the": what follows is not of the name.
    let after = around.after.split(' ').next().unwrap_or_default();
    let apart = Class::ARTICLE.or(SMALL).or(Class::JOINERS);
    let several = rest.contains(' ') && words.class(after).is(apart);
    named.then_some(Cut {
        at,
        goes_on: noun && around.next.is_some_and(char::is_lowercase) && !several,
    })
}

/// Whether a text ends in a word that a noun must follow.
fn leads_to_noun(before: &str, words: &ActionWords) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    words.class(last).is(Class::ARTICLE.or(Class::SCOPE_BEFORE))
}

/// Words without a capital before the first that has one: "**click on**".
fn small_letters(text: &str, around: &Around<'_>, known: Option<&ActionWords>) -> Option<usize> {
    let is_lower = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let cased = |word: &str| word.contains(char::is_uppercase);
    if !is_lower(text) {
        return None;
    }
    let mut words = text
        .split(' ')
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    let (_, first) = words.next()?;
    // A name such as iOS has its capital inside.
    if cased(first) {
        return None;
    }
    if let Some((at, _)) = words.clone().find(|(_, word)| cased(word)) {
        // What stands before the first part of a way ends is of the way.
        if text[..at].contains('>') {
            return None;
        }
        let where_it_is = known.is_some_and(|known| {
            let last = around.before.trim_end().rsplit(' ').next();
            last.is_some_and(|last| known.class(last).is(Class::SCOPE_BEFORE))
        });
        // An adjective is of the label, where a noun has its capital anyway.
        let adjective = |known: &ActionWords| {
            let own = |word: &str| {
                let folded = fold(word);
                // What says where is followed by no verb.
                let verb = !where_it_is && !known.forms_at(&folded).is_empty();
                known.class(word) == Class::default() && !verb
            };
            known.capitals == Capitals::Nouns && text[..at].trim_end().split(' ').all(own)
        };
        return (!known.is_some_and(adjective)).then_some(at);
    }
    // A preposition at the end leads on to what follows the bold.
    let (_, last) = words.next_back()?;
    let small = SMALL
        .or(Class::JOIN)
        .or(Class::JOINERS)
        .or(Class::VALUE_BEFORE)
        .or(Class::PURPOSE);
    let leads = known.is_none_or(|known| known.class(last).is(small));
    let short = last.chars().count() <= 3 && last.chars().all(char::is_lowercase);
    // The last part of a way is none of the sentence.
    let way = around.before.trim_end().ends_with('>');
    (leads && short && !way).then_some(text.len())
}
