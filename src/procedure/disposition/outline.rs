//! What is known of an article before the walk: whether it holds code, the shell that it
//! is for, what its headings say.

use super::amid::amid;
use super::catalogue::catalogued;
use super::courses::courses;
use super::decide::CONDITION;
use super::grounds::is_numbered;
use super::reach::are_looked_up;
use super::sent::sent;
use super::siblings::alternatives_within;
use super::signs::shows_trouble;
use super::starts::starts;
use super::{Ask, Disposition};
use crate::article::{Block, BlockKind, Inline, InlineKind, inline_codes, plain_text};
use crate::procedure::Lexicon;
use crate::shell::{Fence, Shell, fence, inline_shell};

const WAY: Disposition = Disposition::Asks(Ask::Alternative);

/// Whether a block holds code, on its own or within a text.
pub(super) fn holds_code(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Code(_) => true,
        BlockKind::Paragraph(content) => holds_inline(content),
        BlockKind::List(list) => list
            .items
            .iter()
            .flat_map(|item| &item.blocks)
            .any(holds_code),
        BlockKind::Quote(inner) => inner.iter().any(holds_code),
        BlockKind::Aside(aside) => aside.blocks.iter().any(holds_code),
        _ => false,
    }
}

/// Whether a block holds what may be a command, on its own or within a text. What the texts
/// of an article without any say of commands is of no use.
pub(super) fn holds_commands(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Code(_) => true,
        BlockKind::Paragraph(content) => inline_codes(content)
            .iter()
            .any(|(_, code)| inline_shell(code).is_some()),
        BlockKind::List(list) => list
            .items
            .iter()
            .flat_map(|item| &item.blocks)
            .any(holds_commands),
        BlockKind::Quote(inner) => inner.iter().any(holds_commands),
        BlockKind::Aside(aside) => aside.blocks.iter().any(holds_commands),
        _ => false,
    }
}

fn holds_inline(content: &[Inline<'_>]) -> bool {
    content.iter().any(|inline| match &inline.kind {
        InlineKind::Code(_) => true,
        InlineKind::Strong(inner) | InlineKind::Emphasis(inner) => holds_inline(inner),
        InlineKind::Link(link) => holds_inline(&link.content),
        _ => false,
    })
}

/// The shell that the blocks of an article are for that say one.
pub(super) fn shell_of(blocks: &[Block<'_>]) -> Option<Shell> {
    blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Code(code) => match fence(&code.language()) {
            Fence::Script(shell) => Some(shell),
            Fence::Session => Some(Shell::Bash),
            _ => None,
        },
        BlockKind::List(list) => list.items.iter().find_map(|item| shell_of(&item.blocks)),
        BlockKind::Quote(inner) => shell_of(inner),
        _ => None,
    })
}

/// Whether the first of some headings, by their levels, names the article: no other one has
/// its level, or one above it.
pub(super) fn names_article(mut levels: impl Iterator<Item = u8>) -> bool {
    levels
        .next()
        .is_some_and(|first| levels.all(|level| level > first))
}

/// The headings of an article, each with its level.
pub(super) fn headings(blocks: &[Block<'_>]) -> Vec<(u8, String)> {
    let heading = |block: &Block<'_>| match &block.kind {
        BlockKind::Heading { level, content } => Some((*level, plain_text(content))),
        _ => None,
    };
    blocks.iter().filter_map(heading).collect()
}

/// What the headings of an article say, in order. The one that names the article says nothing
/// of a part of it.
pub(super) fn titles(blocks: &[Block<'_>], lexicon: &Lexicon) -> Vec<Option<Disposition>> {
    let headings = headings(blocks);
    let names_article = names_article(headings.iter().map(|(level, _)| *level));
    let restores = only_restores(blocks, lexicon);
    let mut said: Vec<Option<Disposition>> = headings
        .iter()
        .enumerate()
        .map(|(n, (_, text))| {
            if n == 0 && names_article {
                return None;
            }
            let scope = || lexicon.heads_scope(text).then_some(WAY);
            let said = lexicon.heading_tells(text).or_else(scope);
            let said = said.or_else(|| Lexicon::borrowed_tells(text));
            if restores && lexicon.is_restoring_of(text, text) {
                return None;
            }
            // What the article is about is no special case of it, where a step tells to do it.
            let about = names_article.then_some(headings[0].1.as_str());
            let is_of = |title| {
                lexicon.is_step_of(title, text)
                    || lexicon.is_restoring_of(title, text)
                    || lexicon.is_tidying_of(title, text)
            };
            said.filter(|_| !about.is_some_and(is_of))
        })
        .collect();
    let title = headings.first().filter(|_| names_article);
    let task = title.is_some_and(|(_, title)| lexicon.heads_task(title));
    let manual = title.is_some_and(|(_, title)| lexicon.heads_both(title));
    let acted = with_commands(blocks, &headings);
    let troubled = title.is_some_and(|(_, title)| lexicon.is_about_trouble(title));
    spread(&mut said, blocks, &headings);
    let occasions = lexicon.are_occasions(&headings, title.map(|(_, title)| title.as_str()));
    let looked_up = catalogued(blocks, &headings, lexicon);
    let each = occasions.into_iter().zip(looked_up);
    for (said, _) in said.iter_mut().zip(each).filter(|(_, is)| is.0 || is.1) {
        said.get_or_insert(CONDITION);
    }
    for (said, _) in said
        .iter_mut()
        .zip(courses(&headings, lexicon))
        .filter(|(_, is)| *is)
    {
        said.get_or_insert(WAY);
    }
    let coded = with_code(blocks);
    let shows = shows_trouble(blocks, lexicon);
    for n in usize::from(names_article)..headings.len() {
        if shows[n] {
            said[n].get_or_insert(CONDITION);
        }
        if coded[n] && lexicon.heads_both(&headings[n].1) {
            said[n].get_or_insert(WAY);
        }
    }
    for members in siblings(&headings) {
        let texts: Vec<String> = members.iter().map(|&n| headings[n].1.clone()).collect();
        let opposite = lexicon.opposites(&texts, task, manual);
        let about = title.map_or("", |(_, title)| title.as_str());
        let is_course = |n: &usize| lexicon.is_course(&headings[*n].1);
        let is_case = |n: &usize| acted[*n] && matches!(said[*n], Some(CONDITION | WAY));
        let cases = || members.iter().filter(|n| !is_course(n)).any(is_case);
        if troubled && !cases() {
            for &n in &members {
                if is_course(&n) && is_one_way(&headings[n..]) {
                    said[n] = None;
                }
            }
        }
        let looked_up = are_looked_up(&texts);
        let done: Vec<bool> = members.iter().map(|&n| acted[n]).collect();
        let by_hand = lexicon.by_hand(&texts, &done);
        let ways = alternatives_within(about, &texts).into_iter().zip(opposite);
        let ways = ways
            .zip(by_hand)
            .map(|((is, opposite), by_hand)| is || opposite || by_hand);
        for (n, is_way) in members.into_iter().zip(ways) {
            if is_way {
                said[n].get_or_insert(Disposition::Asks(Ask::Alternative));
            } else if looked_up {
                said[n].get_or_insert(Disposition::Asks(Ask::Condition));
            }
        }
    }
    let starts = starts(blocks, &headings, &said, lexicon);
    for (said, own) in said.iter_mut().zip(starts) {
        *said = said.or(own);
    }
    let preferred = lexicon.preferred(&headings, &acted);
    for n in usize::from(names_article)..headings.len() {
        if preferred[n] {
            said[n].get_or_insert(WAY);
        }
    }
    let amid = amid(&headings, &said, &acted, lexicon);
    let sent = sent(blocks, &headings, &said, lexicon);
    for n in usize::from(names_article)..headings.len() {
        if amid[n] || sent[n] {
            said[n].get_or_insert(CONDITION);
        }
    }
    said
}

/// Below which of some headings commands stand, up to the next one of their level.
fn with_commands(blocks: &[Block<'_>], headings: &[(u8, String)]) -> Vec<bool> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = vec![false; headings.len()];
    let mut next = 0;
    for block in blocks {
        if let BlockKind::Heading { level, .. } = block.kind {
            open.retain(|&n| headings[n].0 < level);
            open.push(next);
            next += 1;
        } else if holds_commands(block) {
            for &n in &open {
                found[n] = true;
            }
        }
    }
    found
}

/// Right below which headings code stands outside of lists, and no list stands.
fn with_code(blocks: &[Block<'_>]) -> Vec<bool> {
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let sections = blocks.split(is_heading).skip(1);
    let is = |section: &[Block<'_>]| {
        let list = |block: &Block<'_>| matches!(block.kind, BlockKind::List(_));
        let code = |block: &Block<'_>| matches!(block.kind, BlockKind::Code(_));
        section.iter().any(code) && !section.iter().any(list)
    };
    sections.map(is).collect()
}

/// Whether what stands below the first of some headings is gone through as a whole: its own
/// headings are no more than one, or have the numbers of steps.
fn is_one_way(headings: &[(u8, String)]) -> bool {
    let level = headings[0].0;
    let below = headings[1..].iter().take_while(|(own, _)| *own > level);
    let (numbered, plain): (Vec<_>, Vec<_>) = below.partition(|(_, text)| is_numbered(text));
    plain.is_empty() || plain.len() == 1 && numbered.is_empty()
}

/// Whether all commands of an article stand below headings that tell to put back what was kept:
/// that is what it is about, and no case of anything else.
fn only_restores(blocks: &[Block<'_>], lexicon: &Lexicon) -> bool {
    let mut open: Vec<(u8, bool)> = Vec::new();
    let mut any = false;
    for block in blocks {
        if let BlockKind::Heading { level, content } = &block.kind {
            let text = plain_text(content);
            while open.pop_if(|(own, _)| *own >= *level).is_some() {}
            open.push((*level, lexicon.is_restoring_of(&text, &text)));
        } else if holds_commands(block) {
            any = true;
            if !open.iter().any(|(_, restores)| *restores) {
                return false;
            }
        }
    }
    any
}

/// What takes something back or away and has nothing below it, is told by the headings of its
/// own level behind it, up to the next one above.
fn spread(said: &mut [Option<Disposition>], blocks: &[Block<'_>], headings: &[(u8, String)]) {
    let is_heading = |block: &Block<'_>| matches!(block.kind, BlockKind::Heading { .. });
    let places = (0..blocks.len()).filter(|&at| is_heading(&blocks[at]));
    let places: Vec<usize> = places.collect();
    let mut over = None;
    for (n, &at) in places.iter().enumerate() {
        let level = headings[n].0;
        if over.is_some_and(|over| level < over) {
            over = None;
        }
        if over == Some(level) {
            said[n].get_or_insert(Disposition::Asks(Ask::CleanUp));
        }
        let empty = places.get(n + 1) == Some(&(at + 1)) && headings[n + 1].0 == level;
        if said[n] == Some(Disposition::Asks(Ask::CleanUp)) && empty {
            over = Some(level);
        }
    }
}

/// Which of some headings, each with its level, are siblings: of one level, with none above
/// it in between.
pub(super) fn siblings<T>(headings: &[(u8, T)]) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for first in 0..headings.len() {
        let level = headings[first].0;
        let begins = headings[..first]
            .iter()
            .rev()
            .find(|(other, _)| *other <= level)
            .is_none_or(|(other, _)| *other < level);
        if !begins {
            continue;
        }
        let end = headings[first..]
            .iter()
            .position(|(other, _)| *other < level)
            .map_or(headings.len(), |end| first + end);
        all.push((first..end).filter(|&n| headings[n].0 == level).collect());
    }
    all
}

/// The same of those that are so, without what has a number: that is a step of a course.
pub(super) fn unnumbered_siblings(
    headings: &[(u8, String)],
    are: impl Fn(usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut all = siblings(headings);
    for members in &mut all {
        members.retain(|&n| are(n) && !is_numbered(&headings[n].1));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    #[test]
    fn a_heading_without_anything_below_is_over_those_of_its_level() {
        let text = "# Build\n\nRun:\n\n```bash\nctl make web\n```\n\n# Deleting\n\n# Web\n\nRun:\n\n```bash\nctl end web\n```\n\n# Cache\n\nRun:\n\n```bash\nctl end cache\n```\n";
        assert_eq!(whys(text), ["", "clean-up", "clean-up"]);
        let own = "# Build\n\nRun:\n\n```bash\nctl make web\n```\n\n# Deleting\n\nRun:\n\n```bash\nctl end web\n```\n\n# Cache\n\nRun:\n\n```bash\nctl make cache\n```\n";
        assert_eq!(whys(own), ["", "clean-up", ""]);
    }

    #[test]
    fn items_that_are_nothing_but_code_are_told_by_the_text_above() {
        let text = "1. Run the following commands:\n\n   - `systemctl stop web`\n   - `systemctl start web`\n";
        assert_eq!(whys(text).len(), 2);
        let named = "1. Two are known:\n\n   - `systemctl stop web`\n   - `systemctl start web`\n";
        assert!(whys(named).iter().all(|why| !why.is_empty()));
    }

    #[test]
    fn what_is_typed_at_a_prompt_is_typed_in_any_fence() {
        let text = "1. Run:\n\n   ```go\n   $ kubectl get pods\n   NAME  READY\n   ```\n\n2. See:\n\n   ```go\n   $ = x\n   ```\n";
        assert_eq!(whys(text), ["", "language"]);
    }
}
