//! The number that a text gives itself: `3.`, `Step 3:`, `③`, `３．`, `٣.`, `c)`.

use super::Lexicon;
use crate::article::{Inline, InlineKind, plain_text};
use crate::text::Span;
use std::borrow::Cow;

/// What tells the number of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits alone, or in brackets.
    Digits,
    /// A sign that is a number: `③`.
    Sign,
    /// A small letter.
    Letter,
    /// A word of the language for a step, and digits.
    Step,
    /// Any other word, and digits: `Phase 2`.
    Word,
}

/// The number that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leader {
    pub(super) kind: Kind,
    pub(super) number: u64,
    /// The bytes of the text up to what is said, the blanks before it among them.
    pub(super) length: usize,
    /// Whether a sign parts it from what is said, or nothing is; else blanks do, as in
    /// headings.
    pub(super) marked: bool,
}

/// A number in the digits of any script that has ten in a row.
pub(super) fn digit(c: char) -> Option<u64> {
    const ZEROS: [char; 3] = ['\u{660}', '\u{6f0}', '\u{ff10}'];
    if c < ZEROS[0] {
        return c.to_digit(10).map(u64::from);
    }
    let value = |zero: char| u64::from(u32::from(c)).checked_sub(u64::from(u32::from(zero)));
    ZEROS
        .into_iter()
        .filter_map(value)
        .find(|value| *value < 10)
}

/// Where the first digit of a text stands.
pub(super) fn first_digit(text: &str) -> Option<usize> {
    // Most texts have none, so they are gone through in blocks, each with the byte behind it,
    // which the compiler turns into vector instructions. The last overlaps with that before.
    const BLOCK: usize = 32;
    let bytes = text.as_bytes();
    let may = |block: &[u8]| {
        let pairs = block.iter().zip(&block[1..]);
        pairs.fold(false, |any, (first, second)| {
            any | may_be_digit(*first, *second)
        })
    };
    let may_in_full = |block: &[u8; BLOCK + 1]| may(block);
    let ends = bytes.last()?.is_ascii_digit();
    let from = match bytes.len().checked_sub(BLOCK + 1) {
        None if ends || may(bytes) => 0,
        None => return None,
        Some(last) => {
            let mut starts = (0..last).step_by(BLOCK).chain([last]);
            let found = starts.find(|at| {
                let block = bytes[*at..].first_chunk();
                block.is_some_and(may_in_full)
            });
            found.or(ends.then_some(last))?
        }
    };
    let from = (0..=from).rfind(|at| text.is_char_boundary(*at))?;
    let mut places = text[from..].char_indices();
    let found = places.find(|(_, c)| digit(*c).is_some());
    found.map(|(at, _)| from + at)
}

/// Whether a digit may begin with two bytes. Without branches, for blocks of them.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch a byte is what it avoids"
)]
fn may_be_digit(first: u8, second: u8) -> bool {
    first.is_ascii_digit()
        | ((first == 0xd9) & (second & 0xf0 == 0xa0))
        | ((first == 0xdb) & (second & 0xf0 == 0xb0))
        | ((first == 0xef) & (second == 0xbc))
}

/// The number that a text begins with, and the bytes it takes.
pub(super) fn number(text: &str) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    let mut length = 0;
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        value = value.checked_mul(10)?.checked_add(digit)?;
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// The number that a single sign stands for: in a circle, in brackets, with a full stop.
fn sign(c: char) -> Option<u64> {
    // Where a row begins, how many there are, and the number of the first.
    const ROWS: [(u32, u32, u32); 9] = [
        (0x2460, 20, 1),
        (0x2474, 20, 1),
        (0x2488, 20, 1),
        (0x24eb, 10, 11),
        (0x24f5, 10, 1),
        (0x2776, 10, 1),
        (0x2780, 10, 1),
        (0x278a, 10, 1),
        (0x3251, 15, 21),
    ];
    let at = u32::from(c);
    let row = ROWS
        .iter()
        .find(|(from, count, _)| (*from..from + count).contains(&at))?;
    Some(u64::from(at - row.0 + row.2))
}

pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '#')
}

/// Whether a letter is of a script that puts spaces between words.
pub(super) fn is_spaced(c: char) -> bool {
    !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}')
}

/// What parts a number from what it numbers: how many bytes it takes, and whether it is a
/// sign that a list's marker could have. Nothing where the number is a part of the text.
fn parting(rest: &str, lenient: bool) -> Option<(usize, bool)> {
    const SIGNS: [char; 8] = ['.', ')', '、', '．', '）', ':', '：', '。'];
    let blanks = |text: &str| text.len() - text.trim_start_matches(is_gap).len();
    // A key of a keyboard with a number on it is one by itself.
    if let Some(after) = rest.strip_prefix("\u{fe0f}\u{20e3}") {
        return Some((rest.len() - after.len() + blanks(after), true));
    }
    if let Some(sign) = rest.chars().next().filter(|c| SIGNS.contains(c)) {
        let after = &rest[sign.len_utf8()..];
        // `1.2`, `10:30`, `2.x`.
        let glued = |c: char| digit(c).is_some() || (c.is_lowercase() && is_spaced(c));
        if after.starts_with(glued) {
            return None;
        }
        return Some((sign.len_utf8() + blanks(after), true));
    }
    if !lenient {
        return None;
    }
    let gap = blanks(rest);
    let after = &rest[gap..];
    let dash = after
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '–' | '—'));
    let dash = dash.map_or(0, |dash| {
        dash.len_utf8() + blanks(&after[dash.len_utf8()..])
    });
    let part = gap + dash;
    (part > 0 || rest.is_empty()).then_some((part, dash > 0 || rest.is_empty()))
}

/// Digits, in brackets or not, with what parts them from the text.
fn digits(text: &str, lenient: bool) -> Option<(u64, usize, bool)> {
    let open = text.chars().next().filter(|c| matches!(c, '(' | '（'));
    let from = open.map_or(0, char::len_utf8);
    let (value, length) = number(&text[from..])?;
    let many = text[from..from + length].chars().count() > 3;
    if many {
        return None;
    }
    let rest = &text[from + length..];
    if open.is_some() && !rest.starts_with([')', '）']) {
        return None;
    }
    let (part, marked) = parting(rest, lenient)?;
    Some((value, from + length + part, marked))
}

impl Lexicon {
    /// The number that a text begins with. A heading may part it from its words by blanks
    /// or a dash alone.
    pub(super) fn leader(&self, text: &str, heading: bool) -> Option<Leader> {
        let lead = text.len() - text.trim_start_matches(is_gap).len();
        let body = &text[lead..];
        let first = body.chars().next()?;
        let leader = |kind, (number, length, marked): (u64, usize, bool)| Leader {
            kind,
            number,
            length: lead + length,
            marked,
        };
        if let Some(value) = sign(first) {
            let rest = &body[first.len_utf8()..];
            let gap = rest.len() - rest.trim_start_matches(is_gap).len();
            return Some(leader(Kind::Sign, (value, first.len_utf8() + gap, true)));
        }
        if let Some(found) = digits(body, heading) {
            return Some(leader(Kind::Digits, found));
        }
        if first.is_ascii_lowercase() && !heading {
            let rest = &body[1..];
            let (part, _) = parting(rest, false).filter(|_| rest.starts_with(['.', ')']))?;
            // `e.g.` is no number, and neither is `a.txt`.
            if part == 1 && rest.len() > 1 {
                return None;
            }
            return Some(leader(
                Kind::Letter,
                (u64::from(u32::from(first) - 96), 1 + part, true),
            ));
        }
        self.after_word(body)
            .map(|(kind, number, length, marked)| leader(kind, (number, length, marked)))
    }

    /// The number that stands after a word that opens a text.
    fn after_word(&self, text: &str) -> Option<(Kind, u64, usize, bool)> {
        let at = first_digit(text)?;
        let words = text[..at].trim_end_matches(is_gap);
        let (value, length) = number(&text[at..])?;
        if text[at..at + length].chars().count() > 3 {
            return None;
        }
        let rest = &text[at + length..];
        let glued = rest.starts_with(|c: char| c.is_alphanumeric() && is_spaced(c));
        let counts = self.is_total(rest.trim_start_matches(is_gap));
        if glued || counts {
            return None;
        }
        if self.is_step_word(words) {
            let (part, marked) = parting(rest, true).unwrap_or((0, false));
            return Some((Kind::Step, value, at + length + part, marked));
        }
        // A word alone before a number counts; `Version 3 is new` does not.
        let letters = words.chars().count() >= 3 && words.chars().all(char::is_alphabetic);
        let (part, marked) = parting(rest, true)?;
        (letters && at > words.len() && marked).then_some((
            Kind::Word,
            value,
            at + length + part,
            marked,
        ))
    }

    /// The number that a title begins with as that of a step: "Step 2: Verify".
    #[must_use]
    pub fn titled_number(&self, title: &str) -> Option<u64> {
        let leader = self.leader(title, true)?;
        (leader.kind == Kind::Step).then_some(leader.number)
    }

    /// The number that a heading begins with, after a word at most: `3. Restart`, `Step 3`.
    pub(super) fn heading_number(&self, title: &str) -> Option<u64> {
        self.leader(title, true).map(|leader| leader.number)
    }

    /// Takes off a text what only numbers it, where it has this number, and the box of a
    /// task: what was taken, and the rest. Nothing is taken where nothing would be left.
    pub(super) fn take_number<'a>(
        &self,
        mut content: Vec<Inline<'a>>,
        number: u64,
        heading: bool,
    ) -> (Vec<Inline<'a>>, Vec<Inline<'a>>) {
        let mut label = Vec::new();
        if let Some(length) = task_box(&content)
            && let Some((taken, rest)) = split(&content, length)
        {
            label.extend(taken);
            content = rest;
        }
        let text = raw_text(&content);
        let Some(leader) = self.leader(&text, heading) else {
            return (label, content);
        };
        let numbers = leader.kind != Kind::Word
            && (leader.marked || leader.kind == Kind::Step)
            && leader.number == number
            && !text[leader.length..].trim().is_empty();
        if numbers && let Some((taken, rest)) = split(&content, leader.length) {
            label.extend(taken);
            content = rest;
        }
        (label, content)
    }
}

/// The boxes of tasks, open or done, which a blank follows.
pub const TASK_BOXES: [&str; 4] = ["[ ]", "[x]", "[X]", "[]"];

/// The bytes of the box that the text of a task begins with, up to its words.
pub(super) fn task_box(content: &[Inline<'_>]) -> Option<usize> {
    // One that is written otherwise, as an entity, is none.
    let InlineKind::Text(first) = &content.first()?.kind else {
        return None;
    };
    let sign = TASK_BOXES
        .iter()
        .find(|sign| first.trim_start().starts_with(*sign))?;
    let text = raw_text(content);
    let rest = text.trim_start().strip_prefix(sign)?;
    let words = rest.trim_start();
    (words.len() < rest.len() && !words.is_empty()).then_some(text.len() - words.len())
}

/// The text of some inlines from their first byte on, so that lengths in it are places.
pub(super) fn raw_text(content: &[Inline<'_>]) -> String {
    let mut text = String::new();
    crate::article::push_plain(content, &mut text);
    text
}

/// Some inlines as those of the first bytes of their text, and the rest. Nothing where the
/// place is inside of something that cannot be parted.
pub(super) fn split<'a>(
    content: &[Inline<'a>],
    mut length: usize,
) -> Option<(Vec<Inline<'a>>, Vec<Inline<'a>>)> {
    let mut taken = Vec::new();
    for (n, inline) in content.iter().enumerate() {
        if length == 0 {
            return Some((taken, content[n..].to_vec()));
        }
        let own = raw_text(std::slice::from_ref(inline)).len();
        if own <= length {
            length -= own;
            taken.push(inline.clone());
            continue;
        }
        let (first, second) = part(inline, length)?;
        taken.push(first);
        let mut rest = vec![second];
        rest.extend(content[n + 1..].iter().cloned());
        return Some((taken, rest));
    }
    (length == 0).then_some((taken, Vec::new()))
}

/// A text, or one in bold or italics, as two.
fn part<'a>(inline: &Inline<'a>, length: usize) -> Option<(Inline<'a>, Inline<'a>)> {
    let Span { start, end } = inline.span;
    let (at, first, second) = match &inline.kind {
        // A text with an escape or an entity in it is not as long as what was written.
        InlineKind::Text(text) if inline.span.range().len() == text.len() => {
            let at = start + u32::try_from(length).ok()?;
            let (first, second) = match text {
                Cow::Borrowed(text) => {
                    let (first, second) = text.split_at(length);
                    (Cow::Borrowed(first), Cow::Borrowed(second))
                }
                Cow::Owned(text) => {
                    let (first, second) = text.split_at(length);
                    (first.to_owned().into(), second.to_owned().into())
                }
            };
            (at, InlineKind::Text(first), InlineKind::Text(second))
        }
        InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => {
            let (first, second) = split(inner, length)?;
            let at = second.first()?.span.start;
            let bold = matches!(inline.kind, InlineKind::Strong(_));
            let of = |inner| {
                if bold {
                    InlineKind::Strong(inner)
                } else {
                    InlineKind::Emphasis(inner)
                }
            };
            (at, of(first), of(second))
        }
        _ => return None,
    };
    let inline = |from: u32, to: u32, kind| Inline {
        span: Span::new(from as usize..to as usize),
        kind,
    };
    Some((inline(start, at, first), inline(at, end, second)))
}

/// Whether all of a text is bold, so that it may be the title of what stands below it.
pub(super) fn is_bold(content: &[Inline<'_>]) -> bool {
    let mut shown = content
        .iter()
        .filter(|inline| !plain_text(std::slice::from_ref(*inline)).is_empty());
    shown
        .next()
        .is_some_and(|inline| matches!(inline.kind, InlineKind::Strong(_)))
        && shown.next().is_none()
}
