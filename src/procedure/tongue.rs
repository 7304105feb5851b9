//! Which language a text is in, by its script and its most frequent words.

use crate::article::{Block, BlockKind, Inline, InlineKind};
use crate::source::{Locale, embedded};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words after which a text has told its language, or never will.
const ENOUGH: usize = 600;
/// Words without which it tells none.
const FEW: usize = 20;
/// Of how many words one must be among those that tell a language, and how many at least.
const SHARE: usize = 12;
const LEAST: usize = 5;

/// What the prose of an article says of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Too little, or of several.
    Unclear,
    /// A language that has a lexicon.
    Known(Locale),
    /// A script that no lexicon is for, by its name.
    Unknown(&'static str),
}

/// Scripts, with the letters of each. A letter that stands for a syllable or a word counts as
/// three of an alphabet.
const SCRIPTS: [(&str, usize); 11] = [
    ("latin", 1),
    ("arabic", 1),
    ("kana", 3),
    ("Han", 3),
    ("Cyrillic", 1),
    ("Hangul", 3),
    ("Greek", 1),
    ("Hebrew", 1),
    ("Devanagari", 1),
    ("Thai", 1),
    ("other", 1),
];
const KANA: usize = 2;
const HAN: usize = 3;

fn script(c: char) -> Option<usize> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => 0,
        _ if !c.is_alphabetic() => return None,
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => 1,
        '\u{3040}'..='\u{30ff}' | '\u{ff66}'..='\u{ff9d}' => KANA,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => HAN,
        '\u{400}'..='\u{52f}' => 4,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => 5,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 6,
        '\u{590}'..='\u{5ff}' => 7,
        '\u{900}'..='\u{97f}' => 8,
        '\u{e00}'..='\u{e7f}' => 9,
        _ => 10,
    })
}

/// For each word the languages that it tells, a bit each.
static WORDS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (at, (.., own)) in embedded::TONGUES.iter().enumerate() {
        for word in *own {
            *words.entry(*word).or_default() |= 1 << at;
        }
    }
    words
});

#[derive(Default)]
struct Count {
    words: usize,
    letters: [usize; SCRIPTS.len()],
    told: [usize; 32],
}

impl Count {
    fn add(&mut self, text: &str) {
        let mut lower = String::new();
        for word in text.split(|c: char| !c.is_alphabetic()) {
            let Some(first) = word.chars().next() else {
                continue;
            };
            self.words += 1;
            for script in word.chars().filter_map(script) {
                self.letters[script] += 1;
            }
            lower.clear();
            lower.extend(first.to_lowercase());
            lower.push_str(&word[first.len_utf8()..]);
            if let Some(languages) = WORDS.get(lower.as_str()) {
                for at in 0..embedded::TONGUES.len() {
                    self.told[at] += (languages >> at & 1) as usize;
                }
            }
        }
    }

    fn inlines(&mut self, content: &[Inline<'_>]) {
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) => self.add(text),
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Strikethrough(inner) => self.inlines(inner),
                InlineKind::Link(link) if !link.autolink => self.inlines(&link.content),
                _ => {}
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            if self.words >= ENOUGH {
                return;
            }
            match &block.kind {
                BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                    self.inlines(content);
                }
                BlockKind::List(list) => {
                    list.items.iter().for_each(|item| self.blocks(&item.blocks));
                }
                BlockKind::Quote(inner) => self.blocks(inner),
                BlockKind::Aside(aside) => self.blocks(&aside.blocks),
                BlockKind::Table(table) => {
                    let cells = table.rows.iter().flatten();
                    cells.for_each(|cell| self.inlines(&cell.content));
                }
                BlockKind::Code(_) | BlockKind::Html(_) | BlockKind::Rule => {}
            }
        }
    }

    /// The script that the text is in, where it is in one.
    fn script(&self) -> Option<&'static str> {
        let mut letters = self.letters;
        for (count, (_, weight)) in letters.iter_mut().zip(SCRIPTS) {
            *count *= weight;
        }
        let all: usize = letters.iter().sum();
        // Japanese is written in both; Chinese never has so many of the one.
        if letters[KANA] * 8 > letters[HAN] {
            letters[KANA] += std::mem::take(&mut letters[HAN]);
        }
        let (at, most) = letters.iter().enumerate().max_by_key(|(_, count)| **count)?;
        // Names of products stay in Latin letters whatever the language.
        let share = if at == 0 { 80 } else { 55 };
        (most * 100 > all * share && all >= 60).then_some(SCRIPTS[at].0)
    }

    fn tongue(&self) -> Tongue {
        let Some(script) = self.script() else {
            return Tongue::Unclear;
        };
        let own = || {
            let tongues = embedded::TONGUES.iter().enumerate();
            tongues.filter(|(_, (_, of, _))| *of == script)
        };
        let known = |tag| Locale::parse(tag).map_or(Tongue::Unclear, Tongue::Known);
        let Some((_, (tag, ..))) = own().next() else {
            return Tongue::Unknown(script);
        };
        // A script whose words have no edges is one language's.
        if script == SCRIPTS[KANA].0 {
            return known(tag);
        }
        let mut best = (0, "");
        let mut second = 0;
        for (at, (tag, ..)) in own() {
            let told = self.told[at];
            if told > best.0 {
                second = best.0;
                best = (told, *tag);
            } else {
                second = second.max(told);
            }
        }
        let plain = self.words >= FEW
            && best.0 >= LEAST
            && best.0 * SHARE >= self.words
            && best.0 >= second * 2;
        if plain { known(best.1) } else { Tongue::Unclear }
    }
}

/// The language of what an article says, code apart.
#[must_use]
pub fn tongue(blocks: &[Block<'_>]) -> Tongue {
    let mut count = Count::default();
    count.blocks(blocks);
    count.tongue()
}
