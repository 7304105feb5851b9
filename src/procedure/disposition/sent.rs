//! Sections that a text sends somebody to in a case: "If it creaks, go to *Oil the wheel*". Nobody
//! else goes through them.

use super::Disposition;
use super::decide::CONDITION;
use super::telling::sentences;
use crate::article::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::words::bare_letters;

/// Marks around the name of a section.
const QUOTES: &[(char, char)] = &[
    ('"', '"'),
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('「', '」'),
    ('‘', '’'),
];

/// What a text names in quotes, and the anchors that its links lead to.
fn names(content: &[Inline<'_>]) -> Vec<String> {
    let text = plain_text(content);
    let mut found = Vec::new();
    for (open, close) in QUOTES {
        let mut rest = text.as_str();
        while let Some((_, behind)) = rest.split_once(*open) {
            let Some((name, after)) = behind.split_once(*close) else {
                break;
            };
            found.push(bare_letters(name));
            rest = after;
        }
    }
    anchors(content, &mut found);
    found.retain(|name| !name.is_empty());
    found
}

fn anchors(content: &[Inline<'_>], found: &mut Vec<String>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Link(link) => {
                if let Some(anchor) = link.dest.strip_prefix('#') {
                    found.push(bare_letters(anchor));
                }
            }
            InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => anchors(inner, found),
            _ => {}
        }
    }
}

/// Which of some headings, each with its level, name a section that is only gone to in a case: a
/// text before it says so. `said` is what each says by itself.
pub(super) fn sent(
    blocks: &[Block<'_>],
    headings: &[(u8, String)],
    said: &[Option<Disposition>],
    lexicon: &Lexicon,
) -> Vec<bool> {
    let titles: Vec<String> = headings
        .iter()
        .map(|(_, text)| bare_letters(text))
        .collect();
    let mut are = vec![false; headings.len()];
    // The headings above, and whether each is for a case.
    let mut open: Vec<(u8, bool)> = Vec::new();
    let mut next = 0;
    for block in blocks {
        if let BlockKind::Heading { level, .. } = block.kind {
            while open.pop_if(|(own, _)| *own >= level).is_some() {}
            open.push((level, said[next] == Some(CONDITION)));
            next += 1;
            continue;
        }
        let case = open.iter().any(|(_, case)| *case);
        let mut mark = |content: &[Inline<'_>]| {
            let names = names(content);
            if names.is_empty() {
                return;
            }
            let text = plain_text(content);
            let told = || sentences(&text).any(|own| lexicon.is_case(own));
            if case || told() {
                for (n, title) in titles.iter().enumerate().skip(next) {
                    are[n] |= names.contains(title);
                }
            }
        };
        each_text(block, &mut mark);
    }
    are
}

/// The texts of a block, and of its items.
fn each_text(block: &Block<'_>, mark: &mut impl FnMut(&[Inline<'_>])) {
    match &block.kind {
        BlockKind::Paragraph(content) => mark(content),
        BlockKind::List(list) => {
            let inner = list.items.iter().flat_map(|item| &item.blocks);
            inner.for_each(|block| each_text(block, mark));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    fn article(lead: &str) -> String {
        format!(
            "# Mill\n\n{lead}\n\n## Oil the wheel\n\n```bash\nmillctl oil\n```\n\n## Turn the wheel\n\n```bash\nmillctl turn\n```\n"
        )
    }

    #[test]
    fn a_section_that_is_gone_to_in_a_case_is_one() {
        for lead in [
            "If it creaks, go to \"Oil the wheel\" below.",
            "- If it creaks, see [there](#oil-the-wheel).",
        ] {
            assert_eq!(whys(&article(lead)), ["condition", ""], "{lead}");
        }
        for lead in [
            "Go to \"Oil the wheel\" below.",
            "- [Oil the wheel](#oil-the-wheel)",
            "If it creaks, say \"oil\".",
        ] {
            assert_eq!(whys(&article(lead)), ["", ""], "{lead}");
        }
    }
}
