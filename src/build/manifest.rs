//! What the last build read and wrote, so that a build with nothing to do is
//! one walk.
//!
//! The file is ours alone, in the output folder's own `.runbookc/`: lengths and
//! little-endian numbers, no text to parse. Whatever is wrong with it, it is
//! taken for absent and everything is built.

use super::reports::Counts;
use crate::source::Stamp;

const MAGIC: &[u8; 8] = b"runbkc01";

/// What a build knows about one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record<'m> {
    pub(super) id: &'m str,
    pub(super) inputs: Vec<(&'m str, Stamp)>,
    pub(super) outputs: Vec<(&'m str, Stamp)>,
    pub(super) procedures: u32,
    pub(super) counts: Counts,
}

/// The hash of everything but the articles that the artifacts depend on.
pub(super) type Key = [u8; 32];

/// The manifest as bytes.
pub(super) fn encode(key: &Key, records: &[Record<'_>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(64 + records.len() * 512);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(key);
    number(&mut out, records.len() as u64);
    for record in records {
        text(&mut out, record.id);
        for files in [&record.inputs, &record.outputs] {
            number(&mut out, files.len() as u64);
            for (path, stamp) in files {
                text(&mut out, path);
                number(&mut out, stamp.size);
                number(&mut out, stamp.modified);
            }
        }
        number(&mut out, u64::from(record.procedures));
        for count in [
            record.counts.errors,
            record.counts.warnings,
            record.counts.infos,
        ] {
            number(&mut out, count as u64);
        }
    }
    out.extend_from_slice(MAGIC);
    out
}

fn number(out: &mut Vec<u8>, value: u64) {
    out.extend_from_slice(&value.to_le_bytes());
}

fn text(out: &mut Vec<u8>, value: &str) {
    number(out, value.len() as u64);
    out.extend_from_slice(value.as_bytes());
}

/// The records of a manifest with the same key; nothing where it is damaged or
/// was made with another one.
pub(super) fn decode<'m>(bytes: &'m [u8], key: &Key) -> Option<Vec<Record<'m>>> {
    let mut reader = Reader { bytes };
    if reader.take(8)? != MAGIC || reader.take(32)? != key {
        return None;
    }
    let records = reader.records()?;
    (reader.bytes == MAGIC).then_some(records)
}

struct Reader<'m> {
    bytes: &'m [u8],
}

impl<'m> Reader<'m> {
    fn take(&mut self, length: usize) -> Option<&'m [u8]> {
        let (head, tail) = self.bytes.split_at_checked(length)?;
        self.bytes = tail;
        Some(head)
    }

    fn number(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    /// A length that can be true: what it counts takes at least a byte each.
    fn length(&mut self) -> Option<usize> {
        let length = usize::try_from(self.number()?).ok()?;
        (length <= self.bytes.len()).then_some(length)
    }

    fn text(&mut self) -> Option<&'m str> {
        let length = self.length()?;
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn files(&mut self) -> Option<Vec<(&'m str, Stamp)>> {
        let count = self.length()?;
        let mut files = Vec::with_capacity(count);
        for _ in 0..count {
            let path = self.text()?;
            let (size, modified) = (self.number()?, self.number()?);
            files.push((path, Stamp { size, modified }));
        }
        Some(files)
    }

    fn records(&mut self) -> Option<Vec<Record<'m>>> {
        let count = self.length()?;
        let mut records = Vec::with_capacity(count);
        for _ in 0..count {
            records.push(Record {
                id: self.text()?,
                inputs: self.files()?,
                outputs: self.files()?,
                procedures: u32::try_from(self.number()?).ok()?,
                counts: Counts {
                    errors: usize::try_from(self.number()?).ok()?,
                    warnings: usize::try_from(self.number()?).ok()?,
                    infos: usize::try_from(self.number()?).ok()?,
                },
            });
        }
        Some(records)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sample() -> Vec<Record<'static>> {
        let stamp = |size| Stamp { size, modified: 7 };
        vec![Record {
            id: "a/b",
            inputs: vec![("en-US/a/b.md", stamp(1)), ("nl-NL/a/b.md", stamp(2))],
            outputs: vec![("a/b/runbook.sh", stamp(3))],
            procedures: 2,
            counts: Counts {
                errors: 0,
                warnings: 1,
                infos: 5,
            },
        }]
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = encode(&[7; 32], &sample());
        assert_eq!(decode(&bytes, &[7; 32]).unwrap(), sample());
        assert_eq!(decode(&bytes, &[8; 32]), None);
    }

    proptest! {
        #[test]
        fn damage_is_absence_or_harmless(at in 0usize..400, byte: u8, cut in 0usize..400) {
            let mut bytes = encode(&[7; 32], &sample());
            let length = bytes.len();
            bytes[at % length] = byte;
            bytes.truncate(length - cut % length);
            let _ = decode(&bytes, &[7; 32]);
        }
    }
}
