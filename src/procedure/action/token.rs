//! Cutting folded text into phrases of the lexicon, words, marks and stops.

use super::ActionKind;
use super::flat::Flat;
use super::marks::{CODE, LABEL, LINK, LINK_END, PICTURE, TITLE, TITLE_END, is_mark};
use super::raw::unquoted;
use super::words::{ActionWords, Capitals, Class, Order, Phrase, Position, What};

/// A piece of folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: Tok,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tok {
    /// A phrase of the lexicon, by its index.
    Phrase(usize),
    /// Any other word.
    Word,
    /// A label, a code span, a picture, or the start of a link: the index of
    /// its name.
    Label(usize),
    Code(usize),
    Picture(usize),
    Link(usize),
    LinkEnd,
    /// A bold title before a colon.
    Title,
    TitleEnd,
    /// The end of a sentence, with what marks it.
    Stop(char),
    Comma,
    Dash,
    Open,
    Close,
}

/// Scripts that put no spaces between words, in which a word can begin or end
/// beside any letter.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

fn is_word(c: char) -> bool {
    match c {
        // The letters of the languages we read, without a search in a table.
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric() || c == '_',
        '\u{620}'..='\u{64a}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a word ends between two characters.
fn parted(left: Option<char>, right: Option<char>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return true;
    };
    !is_word(left) || !is_word(right) || is_unspaced(left) || is_unspaced(right)
}

/// Whether a phrase can begin there: at the start of a word, or after letters
/// that the language writes together with the next word.
fn begins(text: &str, start: usize, attached: &[String]) -> bool {
    let right = text[start..].chars().next();
    let mut before = text[..start].chars();
    let left = before.next_back();
    match left {
        Some('-') if before.next_back().is_some_and(is_word) => return false,
        // "$search" and "/join" are names.
        Some('$' | '@' | '#') => return false,
        Some('/' | '\\') if before.next_back().is_none_or(|c| c == ' ') => return false,
        _ => {}
    }
    if parted(left, right) {
        return true;
    }
    attached_before(text, start, attached).is_some()
}

/// Which of the letters that the language writes together with the next word
/// stand before a place.
pub(super) fn attached_before(text: &str, start: usize, attached: &[String]) -> Option<usize> {
    attached.iter().position(|prefix| {
        text[..start]
            .strip_suffix(prefix.as_str())
            .is_some_and(|rest| parted(rest.chars().next_back(), prefix.chars().next()))
    })
}

fn ends(text: &str, end: usize) -> bool {
    if !text.is_char_boundary(end) {
        return false;
    }
    let left = text[..end].chars().next_back();
    let mut after = text[end..].chars();
    let right = after.next();
    // A word of katakana goes on as long as they do.
    let katakana =
        |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'));
    if katakana(left) && katakana(right) {
        return false;
    }
    if right == Some('-') && after.next().is_some_and(|c| is_word(c) && !is_unspaced(c)) {
        return false;
    }
    parted(left, right)
}

/// Whether a text stands in another one as words of its own, and where.
pub(super) fn find_words(text: &str, words: &str) -> Option<usize> {
    let (haystack, needle) = (text.as_bytes(), words.as_bytes());
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = memchr::memchr(first, haystack.get(from..)?) {
        let start = from + at;
        from = start + 1;
        let here = haystack[start..].starts_with(needle);
        if here && begins(text, start, &[]) && ends(text, start + words.len()) {
            return Some(start);
        }
    }
    None
}

/// The phrases that begin at the words of a text, from left to right, the
/// longest at each.
pub(super) fn phrases(text: &str, words: &ActionWords) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::with_capacity(text.len() / 8 + 4);
    let mut before = None;
    for (start, c) in text.char_indices() {
        // Nearly all places are inside a word of a language that has spaces.
        let inside = before.is_some_and(|before: char| {
            before.is_ascii_alphanumeric() && c.is_ascii_alphanumeric()
        });
        let after_blank = before.is_none_or(|before| before == ' ');
        before = Some(c);
        if inside || c == ' ' || !(after_blank || begins(text, start, &words.attached)) {
            continue;
        }
        let fits = |length| ends(text, start + length);
        if let Some((length, phrase)) = words.longest(&text[start..], fits) {
            found.push((start, start + length, phrase));
        }
    }
    found
}

/// The longest phrase that a folded text begins with: where it ends, and its index.
pub(super) fn first_phrase(text: &str, words: &ActionWords) -> Option<(usize, usize)> {
    words.longest(text, |length| ends(text, length))
}

/// The tokens of an instruction.
pub(super) fn tokens(flat: &mut Flat, words: &ActionWords) -> Vec<Token> {
    let mut heads: Vec<Option<(usize, bool)>> = Vec::with_capacity(flat.names.len());
    for name in &mut flat.names {
        let small = |text: &String| text.starts_with(char::is_lowercase);
        let verb = words.order == Order::VerbFirst
            && name.dest.is_none()
            && name.label.0.len() == 1
            && (name.heads || name.label.0.first().is_some_and(small));
        let found = verb.then(|| leading_verb(&mut name.label.0[0], name.heads, words));
        heads.push(found.flatten());
    }
    let found = phrases(&flat.folded, words);
    if words.capitals == Capitals::None && words.order == Order::VerbFirst {
        without_particles(flat, &found, words);
    }
    let text = flat.folded.as_str();
    let mut cutter = Cutter {
        text,
        at: 0,
        name: 0,
        heads: &heads,
        attached: &words.attached,
        out: Vec::with_capacity(text.len() / 4 + 4),
    };
    for (start, end, phrase) in found {
        if start < cutter.at {
            continue;
        }
        // Marks at the edges of a phrase are tokens of their own, and what
        // follows a mark inside it is read by itself.
        let inside = &text[start..end];
        let lead = inside.len() - inside.trim_start_matches(|c| is_mark(c) || c == ' ').len();
        let core = &inside[lead..];
        let core = core.find(is_mark).map_or(core, |at| &core[..at]).trim_end();
        if core.is_empty() {
            continue;
        }
        cutter.plain(start + lead);
        let end = start + lead + core.len();
        cutter.out.push(Token {
            start: start + lead,
            end,
            what: Tok::Phrase(phrase),
        });
        cutter.at = end;
    }
    cutter.plain(text.len());
    let mut tokens = cutter.out;
    compounded(text, &mut tokens, words);
    tokens
}

/// A word that ends in the noun for a place is such a noun: "welkomstpagina".
fn compounded(text: &str, tokens: &mut [Token], words: &ActionWords) {
    if words.compounds.is_empty() {
        return;
    }
    for token in tokens {
        if token.what != Tok::Word {
            continue;
        }
        let word = &text[token.start..token.end];
        let noun = words.compounds.iter().find(|noun| {
            let rest = word.strip_suffix(noun.as_str());
            rest.is_some_and(|rest| rest.len() > 2)
        });
        if let Some((_, phrase)) = noun.and_then(|noun| words.longest(noun, |at| at == noun.len()))
        {
            token.what = Tok::Phrase(phrase);
        }
    }
}

/// Takes the word that completes a verb out of the labels that a translation
/// moved it into: "click **on Save**".
fn without_particles(flat: &mut Flat, found: &[(usize, usize, usize)], words: &ActionWords) {
    let marks = flat.folded.char_indices();
    let marks = marks.filter(|(_, c)| matches!(*c, LABEL | LINK | CODE | PICTURE));
    let labels: Vec<(usize, char)> = marks.collect();
    for (n, &(at, mark)) in labels.iter().enumerate() {
        let before = flat.folded[..at].trim_end();
        let verb = found.iter().rev().find(|&&(_, end, phrase)| {
            end == before.len() && !words.phrases[phrase].forms.is_empty()
        });
        let (LABEL, Some(&(start, end, _))) = (mark, verb) else {
            continue;
        };
        let text = flat
            .names
            .get_mut(n)
            .and_then(|name| name.label.0.first_mut());
        let Some(text) = text else { continue };
        let (first, rest) = text.split_once(' ').unwrap_or((text.as_str(), ""));
        let first = super::fold::fold(first);
        let whole = |text: &str| {
            let phrase = words.longest(text, |end| end == text.len());
            phrase.map(|(_, phrase)| &words.phrases[phrase])
        };
        let leads = whole(&first).is_some_and(|phrase| phrase.class.is(Class::LEAD));
        let verb = format!("{} {first}", &flat.folded[start..end]);
        if leads || whole(&verb).is_some_and(|phrase| !phrase.forms.is_empty()) {
            *text = unquoted(rest.trim()).to_owned();
        }
    }
}

/// The verb that a bold text at the start of a sentence, or in lower case, is
/// or begins with and that is taken off it; and whether a label is left.
fn leading_verb(text: &mut String, heads: bool, words: &ActionWords) -> Option<(usize, bool)> {
    let folded = super::fold::fold(text);
    let (end, phrase) = first_phrase(&folded, words)?;
    if words.phrases[phrase].forms.is_empty() {
        return None;
    }
    let commands = words.phrases[phrase].forms.iter().any(|form| {
        matches!(form.what, What::Verb(_, Position::Anywhere)) && form.tails.is_empty()
    });
    if end == folded.len() {
        return (heads || commands).then_some((phrase, false));
    }
    let spaces = folded[..end].matches(' ').count();
    let (at, _) = text.match_indices(' ').nth(spaces)?;
    let rest = text[at..].trim().to_owned();
    if !commands || rest.is_empty() {
        return None;
    }
    *text = rest;
    Some((phrase, true))
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    name: usize,
    heads: &'t [Option<(usize, bool)>],
    attached: &'t [String],
    out: Vec<Token>,
}

impl Cutter<'_> {
    /// What stands before a phrase: words, marks and stops.
    fn plain(&mut self, until: usize) {
        let mut word: Option<usize> = None;
        let text = self.text;
        for (n, c) in text[self.at..until].char_indices() {
            let start = self.at + n;
            if is_word(c) {
                word.get_or_insert(start);
                continue;
            }
            if let Some(begun) = word.take() {
                self.push(begun, start, Tok::Word);
            }
            let end = start + c.len_utf8();
            let after = text[end..].chars().next();
            let spaced = |c: Option<char>| {
                c.is_none_or(|c| c.is_whitespace() || is_mark(c) || is_unspaced(c))
            };
            let what = match c {
                LABEL => {
                    let name = self.next_name();
                    match self.heads[name] {
                        Some((phrase, false)) => Tok::Phrase(phrase),
                        Some((phrase, true)) => {
                            self.push(start, end, Tok::Phrase(phrase));
                            Tok::Label(name)
                        }
                        None => Tok::Label(name),
                    }
                }
                CODE => Tok::Code(self.next_name()),
                PICTURE => Tok::Picture(self.next_name()),
                LINK => Tok::Link(self.next_name()),
                LINK_END => Tok::LinkEnd,
                TITLE => Tok::Title,
                TITLE_END => Tok::TitleEnd,
                '\n' | '。' => Tok::Stop(c),
                // "Click ?" asks nothing.
                '?' | '؟' if text[..start].ends_with(' ') => continue,
                '.' | '!' | '?' | ';' | ':' | '؟' | '؛' | '…'
                    if spaced(after) || after.is_some_and(|c| ")\"'».!?".contains(c)) =>
                {
                    Tok::Stop(if c == '؟' { '?' } else { c })
                }
                ',' | '،' | '、' => Tok::Comma,
                '(' => Tok::Open,
                ')' => Tok::Close,
                '-' | '–' | '—' if spaced(after) && text[..start].ends_with(' ') => Tok::Dash,
                _ => continue,
            };
            self.push(start, end, what);
        }
        // What is written together with the next word is none of its own.
        if let Some(begun) = word
            && !(until < text.len()
                && self
                    .attached
                    .iter()
                    .any(|prefix| *prefix == text[begun..until]))
        {
            self.push(begun, until, Tok::Word);
        }
        self.at = until;
    }

    fn next_name(&mut self) -> usize {
        self.name += 1;
        self.name - 1
    }

    fn push(&mut self, start: usize, end: usize, what: Tok) {
        self.out.push(Token { start, end, what });
    }
}

impl Token {
    /// The phrase of the lexicon that it is.
    pub(super) fn phrase<'w>(&self, words: &'w ActionWords) -> Option<&'w Phrase> {
        match self.what {
            Tok::Phrase(at) => words.phrases.get(at),
            _ => None,
        }
    }

    /// Whether it is a phrase of one of those classes.
    pub(super) fn is(&self, words: &ActionWords, class: Class) -> bool {
        self.phrase(words)
            .is_some_and(|phrase| phrase.class.is(class))
    }

    /// Whether it is a word of no phrase, or a noun that only says what kind of
    /// thing is meant.
    pub(super) fn is_noun(&self, words: &ActionWords) -> bool {
        let nouns = Class::CONTROL_BEFORE
            .or(Class::CONTROL_AFTER)
            .or(Class::THING)
            .or(Class::MACHINE)
            .or(Class::PLURAL);
        match self.what {
            Tok::Word => true,
            Tok::Phrase(_) => self.is(words, nouns) && !self.may_tell(words),
            _ => false,
        }
    }

    /// Whether a clause ends with it.
    pub(super) fn ends_clause(&self) -> bool {
        matches!(
            self.what,
            Tok::Comma | Tok::Stop(_) | Tok::Close | Tok::Dash
        )
    }

    /// Whether it is a verb that leads its reader to what it names.
    pub(super) fn goes(&self, words: &ActionWords) -> bool {
        let forms = self.phrase(words).into_iter();
        forms.flat_map(|phrase| &phrase.forms).any(|form| {
            matches!(
                form.what,
                What::Verb(
                    ActionKind::Open | ActionKind::Select | ActionKind::SignIn,
                    _
                )
            )
        })
    }

    /// Whether it is a phrase that can be a verb.
    pub(super) fn may_tell(&self, words: &ActionWords) -> bool {
        self.phrase(words)
            .is_some_and(|phrase| !phrase.forms.is_empty())
    }
}
