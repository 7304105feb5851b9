//! Blocks of commands below labels of one kind, one right after the other: "**Debian:**", its
//! block, "**RHEL:**", its block. Each is for those who have what its label names.

use super::alike::are_alike;
use super::siblings::{are_tools, way_of};
use super::ways::{Choice, Way, systems};
use crate::article::{Block, BlockKind, plain_text};
use crate::procedure::Lexicon;
use crate::procedure::lower::is_bold_title;
use crate::shell::{Shell, natures};
use std::ops::Range;

/// A choice that labels offer: its ways, each with where its blocks stand among those of
/// the container.
pub(super) struct Labelled {
    pub(super) choice: Choice,
    ways: Vec<Range<usize>>,
}

impl Labelled {
    /// Whether a block of the container is the label of one of its ways.
    pub(super) fn is_label(&self, at: usize) -> bool {
        self.ways.iter().any(|way| way.start == at)
    }

    /// Whether a block of the container is in one of them.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.ways.iter().any(|way| way.contains(&at))
    }
}

/// The choices that labels in a container offer.
pub(super) fn of_labels(blocks: &[Block<'_>], lexicon: &Lexicon) -> Vec<Labelled> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let mut ways: Vec<Range<usize>> = Vec::new();
        let mut kind = None;
        while let Some((family, way)) =
            way_at(blocks, ways.last().map_or(at, |way| way.end), lexicon)
            && *kind.get_or_insert(family) == family
        {
            ways.push(way);
        }
        at = ways.last().map_or(at + 1, |way| way.end);
        found.extend(labelled(blocks, ways, kind.flatten()));
    }
    found
}

/// A label with the code right below it, and the family of what it names; none where it is
/// only a name, in bold.
fn way_at(
    blocks: &[Block<'_>],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(Option<usize>, Range<usize>)> {
    let code = |block: &&Block<'_>| matches!(block.kind, BlockKind::Code(_));
    let codes = blocks.get(at + 1..)?.iter().take_while(code).count();
    if codes == 0 {
        return None;
    }
    let label = label(&blocks[at])?;
    let family = way_of(&label).map(|(family, _)| family);
    let named = || is_bold(&blocks[at]) && lexicon.only_names(&label);
    (family.is_some() || named()).then_some((family, at..at + 1 + codes))
}

fn is_bold(block: &Block<'_>) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(content) if is_bold_title(content))
}

/// The text of a paragraph that is no more than a label: bold as a whole, or up to a colon.
fn label(block: &Block<'_>) -> Option<String> {
    let BlockKind::Paragraph(content) = &block.kind else {
        return None;
    };
    let text = plain_text(content);
    let text = text.trim();
    let closed = text.trim_end_matches([':', '\u{ff1a}', ' ']);
    (is_bold_title(content) || closed.len() < text.len()).then(|| closed.to_owned())
}

/// The choice of some labels right below each other, where each names another one of a kind,
/// or where the commands below them are ways to do the same.
fn labelled(
    blocks: &[Block<'_>],
    ways: Vec<Range<usize>>,
    family: Option<usize>,
) -> Option<Labelled> {
    if ways.len() < 2 {
        return None;
    }
    let texts: Vec<String> = ways
        .iter()
        .filter_map(|way| label(&blocks[way.start]))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let code = |block: &Block<'_>| match &block.kind {
        BlockKind::Code(code) => Some(code.text().clone()),
        _ => None,
    };
    let below = |way: &Range<usize>| {
        let codes = blocks[way.start + 1..way.end].iter().filter_map(code);
        codes.collect::<Vec<String>>().join("\n")
    };
    let names = if family.is_some() {
        systems(&texts)?
    } else {
        let codes: Vec<String> = ways.iter().map(below).collect();
        are_alike(&codes).then(|| texts.iter().map(|text| (*text).to_owned()).collect())?
    };
    // Who needs several tools is told so below their names, too: of several ways to do
    // the same with one of them, each calls its own.
    let calls = |(way, name): (&Range<usize>, &String)| {
        let name = name.to_lowercase();
        let tool = name.split([' ', ',']).next().unwrap_or_default();
        blocks[way.start + 1..way.end].iter().any(|block| {
            let BlockKind::Code(code) = &block.kind else {
                return false;
            };
            let programs = natures(Shell::Bash, &code.text()).programs;
            programs.iter().any(|program| program == tool)
        })
    };
    if are_tools(texts[0]) && !ways.iter().zip(&names).all(calls) {
        return None;
    }
    let span = |way: &Range<usize>| blocks[way.start].span.join(blocks[way.end - 1].span);
    let named = names.iter().zip(&ways);
    let named = named.map(|(name, way)| Way::new(name, span(way)));
    Some(Labelled {
        choice: Choice::new(named.collect(), None, true),
        ways,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn names_above_blocks_that_do_the_same_are_ways() {
        let text = "1. Boot:\n\n   **GRUB**\n\n   ```bash\n   boot format a --force\n   boot init a grub\n   ```\n\n   **systemd-boot**\n\n   ```bash\n   boot format a --force\n   boot init a\n   ```\n";
        assert_eq!(whys(text), ["alternative", "alternative"]);
    }

    #[test]
    fn the_case_of_an_item_holds_for_all_of_it() {
        let text = "1. Reinstall it (if the disk was replaced):\n\n   Check it with:\n\n   ```bash\n   boot status\n   ```\n";
        assert_eq!(whys(text), ["condition"]);
    }
}
