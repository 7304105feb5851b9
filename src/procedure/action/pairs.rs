//! Which bytes stand beside each other in a text.

/// Those of one text. Of most words it tells that the text does not hold them, without
/// looking for them.
#[derive(Clone, Debug)]
pub(super) struct Pairs([u64; 16]);

/// The place of the bit for two bytes; others share it.
fn place(pair: &[u8]) -> (usize, u64) {
    let at = usize::from(pair[0] & 31) << 5 | usize::from(pair[1] & 31);
    (at >> 6, 1 << (at & 63))
}

impl Pairs {
    pub(super) fn of(text: &str) -> Self {
        let mut pairs = [0; 16];
        for pair in text.as_bytes().windows(2) {
            let (word, bit) = place(pair);
            pairs[word] |= bit;
        }
        Self(pairs)
    }

    /// Whether the text may hold some words; false where it cannot.
    pub(super) fn may_hold(&self, words: &str) -> bool {
        words.as_bytes().windows(2).all(|pair| {
            let (word, bit) = place(pair);
            self.0[word] & bit != 0
        })
    }
}
