//! Which language a text is in, by its script and its most frequent words.

use crate::article::{Block, BlockKind, Inline, InlineKind};
use crate::source::{Locale, embedded};
use std::sync::LazyLock;

/// Words after which a text has told its language, or never will.
const ENOUGH: usize = 600;
/// Words after which it has told it where nothing speaks for another one.
const SOON: usize = 60;
/// Words without which it tells none.
const FEW: usize = 20;
/// Of how many words one must be among those that tell a language, and how many at least.
const SHARE: usize = 12;
const LEAST: usize = 6;
/// How many different ones: Romance languages share their "de".
const KINDS: u32 = 4;

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

/// Whether a character is a letter: most are told without a search in a table.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' => false,
        '\u{c0}'..='\u{24f}'
        | '\u{620}'..='\u{64a}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{4e00}'..='\u{9fff}' => true,
        _ => c.is_alphabetic(),
    }
}

/// How many bytes the letters at the start of a text take, or what is none there.
fn letters(text: &str, wanted: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphabetic() != wanted {
                break;
            }
            at += 1;
        } else {
            let c = text[at..].chars().next().unwrap_or_default();
            if is_letter(c) != wanted {
                break;
            }
            at += c.len_utf8();
        }
    }
    at
}

/// The script that a letter is of.
fn script(letter: char) -> usize {
    match letter {
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
    }
}

/// Words that tell a language, in groups so small that every word of a text can be looked up.
struct Words {
    groups: Vec<Vec<Word>>,
    /// How many bytes the longest has.
    longest: usize,
}

struct Word {
    text: &'static str,
    /// The languages that it tells, and which of their words it is.
    tells: Vec<(usize, usize)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut groups: Vec<Vec<Word>> = Vec::new();
    groups.resize_with(Words::GROUPS, Vec::new);
    let mut longest = 0;
    for (at, (.., own)) in embedded::TONGUES.iter().enumerate() {
        for (n, text) in own.iter().enumerate() {
            longest = longest.max(text.len());
            let group = &mut groups[Words::group(text)];
            match group.iter_mut().find(|word| word.text == *text) {
                Some(word) => word.tells.push((at, n)),
                None => group.push(Word {
                    text,
                    tells: vec![(at, n)],
                }),
            }
        }
    }
    Words { groups, longest }
});

impl Words {
    const GROUPS: usize = 1024;

    /// The group of a word, which its first and its last byte and its length tell.
    fn group(text: &str) -> usize {
        let byte = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(*byte));
        let bytes = text.as_bytes();
        (byte(bytes.first()) * 37 + byte(bytes.last()) * 5 + text.len()) % Self::GROUPS
    }

    /// What a word in lower case tells.
    fn told_by(&self, text: &str) -> &[(usize, usize)] {
        let found = self.groups[Self::group(text)]
            .iter()
            .find(|word| word.text == text);
        found.map_or(&[], |word| &word.tells)
    }
}

#[derive(Default)]
struct Count {
    words: usize,
    letters: [usize; SCRIPTS.len()],
    told: [usize; 32],
    /// Which words of each language there were, a bit each.
    seen: [u64; 32],
}

/// The language of which there were most words.
#[derive(Default)]
struct First {
    at: usize,
    /// How many of its words there were, and how many different ones.
    told: usize,
    kinds: u32,
    /// How many there were of the one that comes next.
    next: usize,
}

impl Count {
    fn add(&mut self, text: &str) {
        let known = &*WORDS;
        let mut lower = String::new();
        let mut rest = text;
        loop {
            rest = &rest[letters(rest, false)..];
            let (word, behind) = rest.split_at(letters(rest, true));
            rest = behind;
            let Some(first) = word.chars().next() else {
                break;
            };
            self.words += 1;
            if word.is_ascii() {
                self.letters[0] += word.len();
            } else {
                word.chars().for_each(|c| self.letters[script(c)] += 1);
            }
            // A capital may take two bytes more than its small letter.
            if word.len() > known.longest + 2 {
                continue;
            }
            let word = if first.is_ascii_lowercase() {
                word
            } else {
                lower.clear();
                lower.extend(first.to_lowercase());
                lower.push_str(&word[first.len_utf8()..]);
                &lower
            };
            for (at, n) in known.told_by(word) {
                self.told[*at] += 1;
                self.seen[*at] |= 1 << (n % 64);
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
            if self.words >= ENOUGH || self.is_clear() {
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
        let (at, most) = letters
            .iter()
            .enumerate()
            .max_by_key(|(_, count)| **count)?;
        // Names of products stay in Latin letters whatever the language.
        let share = if at == 0 { 80 } else { 55 };
        (most * 100 > all * share && all >= 60).then_some(SCRIPTS[at].0)
    }

    /// Whether more words would hardly tell another language: those of one are many, and of the
    /// others few; or the script is that of one, and no other is near.
    fn is_clear(&self) -> bool {
        if self.letters[KANA] >= SOON * 2 {
            return self.script() == Some(SCRIPTS[KANA].0);
        }
        if self.words < SOON {
            return false;
        }
        let first = self.first_of(0..self.told.len());
        first.told >= LEAST * 3 / 2
            && first.kinds >= KINDS
            && first.told * (SHARE - 2) >= self.words
            && first.told >= first.next * 4
    }

    /// The one of some languages of which there were most words.
    fn first_of(&self, languages: impl Iterator<Item = usize>) -> First {
        let mut first = First::default();
        for at in languages {
            let told = self.told[at];
            if told > first.told {
                first = First {
                    at,
                    told,
                    kinds: self.seen[at].count_ones(),
                    next: first.told,
                };
            } else {
                first.next = first.next.max(told);
            }
        }
        first
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
        let first = self.first_of(own().map(|(at, _)| at));
        let plain = self.words >= FEW
            && first.told >= LEAST
            && first.kinds >= KINDS
            && first.told * SHARE >= self.words
            && first.told >= first.next * 2;
        if plain {
            known(embedded::TONGUES[first.at].0)
        } else {
            Tongue::Unclear
        }
    }
}

/// The language of what an article says, code apart.
#[must_use]
pub fn tongue(blocks: &[Block<'_>]) -> Tongue {
    let mut count = Count::default();
    count.blocks(blocks);
    count.tongue()
}

#[cfg(test)]
mod tests {
    use super::{Tongue, is_letter, tongue};
    use crate::article::parse;

    fn told(text: &str) -> Tongue {
        tongue(&parse(text, 0).blocks)
    }

    #[test]
    fn letters_are_those_of_the_table() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{:?}", u32::from(c));
        }
    }

    #[test]
    fn a_text_tells_its_language() {
        for (tag, text) in [
            (
                "en-US",
                "Stop the queue when it is full, and look at the size of the log that you have from the last run. If it grows, this is for you to tell your team.",
            ),
            (
                "nl-NL",
                "Stop de wachtrij als deze vol is, en kijk naar het logboek van de laatste keer. Als dat groeit, is het niet aan jou om een beslissing te nemen voor het team.",
            ),
            (
                "de-DE",
                "Halten Sie die Warteschlange an, und sehen Sie sich das Protokoll für den letzten Lauf an. Wird es größer, ist das nicht mit einem Neustart zu lösen, und die Leitung wird gerufen.",
            ),
            (
                "fr-FR",
                "Arrêtez la file dans le cas des erreurs, et regardez le journal du dernier passage avec les valeurs qui sont sur la page. Cette étape est pour vous.",
            ),
            (
                "es-ES",
                "Detenga la cola cuando esté llena, y mire el registro del último pase con los valores de la página. Este paso es para el equipo que está de guardia, y no se repite.",
            ),
            (
                "pt-BR",
                "Pare a fila quando ela não responde, e olhe o registro da última vez com os valores da página. Você não deve repetir uma etapa, que é para o time.",
            ),
            (
                "pl-PL",
                "Zatrzymaj kolejkę, jeśli jest pełna, i sprawdź dziennik z ostatniego przebiegu. Nie powtarzaj kroku, który jest dla zespołu, i czekaj na decyzję do rana.",
            ),
            (
                "ar-SA",
                "أوقف قائمة الانتظار إذا كانت ممتلئة ثم انظر إلى السجل من آخر تشغيل في هذه الصفحة. لا تكرر هذه الخطوة أو أي خطوة على الخادم مع الفريق الذي يعمل في الليل.",
            ),
            (
                "ja-JP",
                "キューがいっぱいのときは停止し、最後の実行のログを確認します。この手順はチームのためのものです。",
            ),
        ] {
            let Tongue::Known(found) = told(text) else {
                panic!("{tag}: {:?}", told(text));
            };
            assert_eq!(found.as_str(), tag);
        }
    }

    #[test]
    fn a_script_without_a_lexicon_is_named() {
        for (script, text) in [
            (
                "Cyrillic",
                "Остановите очередь, если она полна, и посмотрите журнал `queue.log` последнего запуска.",
            ),
            (
                "Han",
                "如果队列已满，请停止队列，然后查看 Prometheus 上次运行的日志。不要重复此步骤。",
            ),
            (
                "Hangul",
                "대기열이 가득 차면 중지하고 마지막 실행의 로그를 확인하십시오. 반복하지 마십시오.",
            ),
        ] {
            assert_eq!(told(text), Tongue::Unknown(script), "{text}");
        }
    }

    #[test]
    fn short_and_mixed_texts_tell_nothing() {
        for text in [
            "",
            "Restart web01.",
            "# Definición de esquema de formulario de registro de compra de equipo de red de Dynamics de la casa de todos",
            "Stop the queue when it is full, and look at the log of the last run. 如果队列已满，请停止队列，然后查看。",
            "```\nel y los las con del es para este\n```\n\nSee `el y los las con del`.",
            // Of a language that nobody has words for.
            "Pysäytä jono, kun se on täynnä, ja katso viimeisen ajon loki. Älä toista vaihetta, joka on tarkoitettu ryhmälle, vaan odota aamuun asti päätöstä johdolta.",
        ] {
            assert_eq!(told(text), Tongue::Unclear, "{text}");
        }
    }
}
