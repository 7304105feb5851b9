//! Choices: several ways to do the same, of which a reader goes one.

use super::outline::siblings;
use super::siblings::way_of;
use super::twins::Section;
use crate::article::{Block, BlockKind, List, plain_text};
use crate::procedure::{Lexicon, Model, Step, StepPart};
use crate::text::Span;

/// Several ways to do the same, of which a reader goes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is answered by: the id of the step that holds its ways, else that of the
    /// first step of one.
    pub id: String,
    /// The ways, at least two. No two have the same name.
    pub ways: Vec<Way>,
    /// What the writer calls the group of tabs.
    pub group: Option<String>,
    /// Whether the names say what one has or wants in general, so that it is the same choice
    /// wherever the same names stand beside each other.
    pub shared: bool,
}

/// One of several ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The label of the tab, the heading, the system or tool, the first line of the
    /// command.
    pub name: String,
    /// Where it is told, in order.
    pub spans: Vec<Span>,
    /// The ids of the steps that belong to it, and only to it, substeps among them.
    pub steps: Vec<String>,
}

/// How many characters the name of a way may have.
const LONGEST_NAME: usize = 60;

impl Way {
    pub(super) fn new(name: &str, span: Span) -> Self {
        let mut name = name.lines().next().unwrap_or_default().trim();
        if let Some((at, _)) = name.char_indices().nth(LONGEST_NAME) {
            name = name[..at].trim_end();
        }
        Self {
            name: name.trim_end_matches([':', '：', '.']).to_owned(),
            spans: vec![span],
            steps: Vec::new(),
        }
    }

    /// Whether a place is in it.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.spans.iter().any(|own| own.contains(span))
    }
}

impl Choice {
    pub(super) fn new(ways: Vec<Way>, group: Option<String>, shared: bool) -> Self {
        Self {
            id: String::new(),
            ways,
            group,
            shared,
        }
    }

    /// Whether two are one, told in two places.
    fn is(&self, other: &Self) -> bool {
        let names = |choice: &Self| {
            let mut names: Vec<_> = choice
                .ways
                .iter()
                .map(|way| way.name.to_lowercase())
                .collect();
            names.sort_unstable();
            names
        };
        let apart = matches!((&self.group, &other.group), (Some(one), Some(other)) if one != other);
        let spans = |choice: &Self| -> Vec<Span> {
            choice
                .ways
                .iter()
                .flat_map(|way| way.spans.clone())
                .collect()
        };
        let within = |some: &Self, others: &Self| {
            spans(some)
                .iter()
                .any(|span| others.ways.iter().any(|way| way.holds(*span)))
        };
        self.shared
            && other.shared
            && !apart
            && names(self) == names(other)
            && !within(self, other)
            && !within(other, self)
    }

    /// Whether each of its ways is told in a way of its own of another choice: who has made
    /// that one has made this one, too.
    fn is_made_by(&self, other: &Self) -> bool {
        let around = |way: &Way| {
            let holds = |outer: &Way| way.spans.iter().all(|span| outer.holds(*span));
            other.ways.iter().position(holds)
        };
        let around: Vec<Option<usize>> = self.ways.iter().map(around).collect();
        let apart =
            |(n, outer): (usize, &Option<usize>)| outer.is_some() && !around[..n].contains(outer);
        around.iter().enumerate().all(apart)
    }
}

/// The choices as they are known once all have been found: each once, their ways with names
/// of their own.
pub(super) fn settle(found: Vec<Choice>) -> Vec<Choice> {
    let mut all: Vec<Choice> = Vec::new();
    for mut choice in found {
        for n in 0..choice.ways.len() {
            let (before, rest) = choice.ways.split_at_mut(n);
            let same = |way: &Way| way.name.to_lowercase() == rest[0].name.to_lowercase();
            if rest[0].name.is_empty() {
                rest[0].name = (n + 1).to_string();
            } else if before.iter().any(same) {
                rest[0].name = format!("{} ({})", rest[0].name, n + 1);
            }
        }
        let Some(known) = all.iter_mut().find(|known| known.is(&choice)) else {
            all.push(choice);
            continue;
        };
        for way in choice.ways {
            let same = |own: &&mut Way| own.name.to_lowercase() == way.name.to_lowercase();
            if let Some(own) = known.ways.iter_mut().find(same) {
                own.spans.extend(way.spans);
            }
        }
    }
    let made = |(n, choice): (usize, &Choice)| {
        let (before, rest) = all.split_at(n);
        let by = |other: &Choice| choice.is_made_by(other);
        before.iter().any(by)
            || rest[1..]
                .iter()
                .any(|other| by(other) && !other.is_made_by(choice))
    };
    let made: Vec<bool> = all.iter().enumerate().map(made).collect();
    let mut made = made.into_iter();
    all.retain(|_| !made.next().unwrap_or_default());
    all
}

/// The choice that the items of a list would be.
pub(super) fn of_items(list: &List<'_>) -> Choice {
    let (names, shared) = item_names(list);
    let ways = names.iter().zip(&list.items);
    let ways = ways.map(|(name, item)| Way::new(name, item.span));
    let group = list.tabs.as_ref().and_then(|tabs| tabs.group.clone());
    Choice::new(ways.collect(), group, shared)
}

/// The names that items of a list give their ways, and whether these stand for what one
/// has in general.
fn item_names(list: &List<'_>) -> (Vec<String>, bool) {
    let text = |blocks: &[Block<'_>]| match blocks.first().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(content) | BlockKind::Heading { content, .. }) => {
            plain_text(content)
        }
        Some(BlockKind::Code(code)) if list.tabs.is_some() => {
            code.title().unwrap_or_default().to_owned()
        }
        _ => String::new(),
    };
    let texts: Vec<String> = list.items.iter().map(|item| text(&item.blocks)).collect();
    if list.tabs.is_some() {
        return (texts, true);
    }
    let labels: Vec<&str> = texts
        .iter()
        .map(|text| text.split([':', '：']).next().unwrap_or_default())
        .collect();
    if let Some(names) = systems(&labels) {
        return (names, true);
    }
    let named = labels.iter().all(|label| !label.trim().is_empty());
    let names = if named { labels } else { Vec::new() };
    let names = names.into_iter().map(str::to_owned);
    (
        names
            .chain(std::iter::repeat_n(
                String::new(),
                if named { 0 } else { texts.len() },
            ))
            .collect(),
        false,
    )
}

/// The systems or tools that labels stand for: one of a family each, no two the same.
pub(super) fn systems(labels: &[&str]) -> Option<Vec<String>> {
    let found: Vec<(usize, String)> = labels
        .iter()
        .map(|label| way_of(label))
        .collect::<Option<_>>()?;
    let (family, _) = *found.first()?;
    let distinct = (1..found.len()).all(|n| !found[..n].contains(&found[n]));
    (distinct && found.iter().all(|(own, _)| *own == family))
        .then(|| found.into_iter().map(|(_, name)| name).collect())
}

/// Whether the labels of two texts stand for two systems or tools: their names.
pub(super) fn two_systems(one: &str, other: &str) -> Option<[String; 2]> {
    let label = |text: &str| {
        text.trim()
            .trim_end_matches([':', '：', '.', ','])
            .to_owned()
    };
    let names = systems(&[&label(one), &label(other)])?;
    names.try_into().ok()
}

/// The choices that headings beside each other offer, which headings open a way, and which of
/// these are known by what stands below them.
pub(super) fn of_headings(
    blocks: &[Block<'_>],
    lexicon: &Lexicon,
) -> (Vec<Choice>, Vec<bool>, Vec<bool>) {
    let mut headings: Vec<(u8, (String, Span))> = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let BlockKind::Heading { level, content } = &block.kind {
            headings.push((*level, (plain_text(content), block.span)));
            places.push(at);
        }
    }
    let mut opens = vec![false; headings.len()];
    let mut twins = opens.clone();
    let mut choices = Vec::new();
    let last = blocks.last().map_or(0, |block| block.span.end);
    let section = |n: usize| {
        let (level, (_, span)) = &headings[n];
        let next = headings[n + 1..].iter().find(|(other, _)| other <= level);
        let end = next.map_or(last, |(_, (_, next))| next.start);
        Span::new(span.start as usize..end as usize)
    };
    let text = |n: usize| headings[n].1.0.as_str();
    let own = |n: usize| Section {
        title: text(n),
        own: &blocks[places[n] + 1..places.get(n + 1).copied().unwrap_or(blocks.len())],
    };
    for members in siblings(&headings) {
        for &one in &members {
            let less =
                |other: &usize| *other != one && own(one).does_less_than(&own(*other), lexicon);
            let more: Vec<usize> = members.iter().copied().filter(less).collect();
            twins[one] |= !more.is_empty();
            more.into_iter().for_each(|other| twins[other] = true);
        }
        let alike = members.chunk_by(|&one, &other| own(one).is_twin_of(&own(other), lexicon));
        for run in alike.filter(|run| run.len() > 1) {
            run.iter().for_each(|&n| opens[n] = true);
            let ways = run.iter().map(|&n| Way::new(text(n), section(n)));
            choices.push(Choice::new(ways.collect(), None, false));
            run.iter().for_each(|&n| twins[n] = true);
        }
        for run in members.chunk_by(|one, other| {
            lexicon.counts_ways(text(*one)) && lexicon.counts_ways(text(*other))
        }) {
            if run.len() < 2 || run.iter().any(|&n| opens[n]) {
                continue;
            }
            run.iter().for_each(|&n| opens[n] = true);
            let ways = run.iter().map(|&n| Way::new(text(n), section(n)));
            choices.push(Choice::new(ways.collect(), None, false));
        }
        let mut named: Vec<(usize, usize, String)> = members
            .iter()
            .filter(|&&n| !opens[n])
            .filter_map(|&n| way_of(text(n)).map(|(family, name)| (family, n, name)))
            .collect();
        named.sort_by_key(|(family, n, _)| (*family, *n));
        for family in named.chunk_by(|one, other| one.0 == other.0) {
            let mut ways: Vec<Way> = Vec::new();
            for (_, n, name) in family {
                let same = |way: &&mut Way| way.name.to_lowercase() == name.to_lowercase();
                match ways.iter_mut().find(same) {
                    Some(way) => way.spans.push(section(*n)),
                    None => ways.push(Way::new(name, section(*n))),
                }
            }
            if ways.len() > 1 {
                family.iter().for_each(|(_, n, _)| opens[*n] = true);
                choices.push(Choice::new(ways, None, true));
            }
        }
    }
    (choices, opens, twins)
}

impl Model<'_> {
    /// Gives the ways of each choice their steps, and the choices their ids. A choice
    /// without a step is told by the text alone, and is none of the model.
    pub(in crate::procedure) fn place_choices(&mut self) {
        let mut choices = std::mem::take(&mut self.choices);
        for step in self.steps() {
            for choice in &mut choices {
                if let Some(way) = choice.ways.iter_mut().find(|way| self.is_of(step, way)) {
                    way.steps.push(step.id.clone());
                }
            }
        }
        choices.retain(|choice| choice.ways.iter().any(|way| !way.steps.is_empty()));
        let mut known: Vec<String> = Vec::new();
        for choice in &mut choices {
            let steps = choice.ways.iter().flat_map(|way| &way.steps);
            let first = self
                .steps()
                .into_iter()
                .find(|step| steps.clone().any(|id| *id == step.id));
            let id = first.map_or(String::new(), |step| step.id.clone());
            let parent = id.rsplit_once('.').map_or("", |(parent, _)| parent);
            let free = |id: &&str| id.contains('.') && known.iter().all(|known| known != id);
            let own = [parent, &id].into_iter().find(free);
            choice.id = own.map_or_else(|| format!("{id}.way"), str::to_owned);
            known.push(choice.id.clone());
        }
        self.choices = choices;
    }

    /// Whether a step belongs to a way: it stands in it, or all its commands do.
    fn is_of(&self, step: &Step<'_>, way: &Way) -> bool {
        if way.holds(step.span) {
            return true;
        }
        let mut codes = step.parts.iter().filter_map(|part| match part {
            StepPart::Block(block) => Some(block.span),
            _ => None,
        });
        let below = step
            .parts
            .iter()
            .any(|part| matches!(part, StepPart::Substeps(_)));
        let runs = |span: &Span| self.told_at(*span).iter().any(super::Told::is_command);
        let own: Vec<Span> = codes.by_ref().filter(runs).collect();
        !below && !own.is_empty() && own.iter().all(|span| way.holds(*span))
    }

    /// The choices whose ways a step belongs to, each with the number of the way, from 0.
    #[must_use]
    pub fn ways_of(&self, step: &str) -> Vec<(usize, usize)> {
        let choices = self.choices.iter().enumerate();
        choices
            .filter_map(|(n, choice)| {
                let way = choice
                    .ways
                    .iter()
                    .position(|way| way.steps.iter().any(|own| own == step))?;
                Some((n, way))
            })
            .collect()
    }

    /// Whether all choices that a command is told in are those of its step.
    #[must_use]
    pub fn is_settled(&self, told: &super::Told, step: &str) -> bool {
        self.choices.iter().all(|choice| {
            let told_in = choice.ways.iter().any(|way| way.holds(told.span));
            let steps = |way: &Way| way.steps.iter().any(|own| own == step);
            !told_in
                || choice
                    .ways
                    .iter()
                    .any(|way| way.holds(told.span) && steps(way))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(ways: &[(&str, std::ops::Range<usize>)]) -> Choice {
        let ways = ways
            .iter()
            .map(|(name, at)| Way::new(name, Span::new(at.clone())));
        Choice::new(ways.collect(), None, true)
    }

    #[test]
    fn what_is_chosen_by_another_choice_is_not_asked_again() {
        let tabs = choice(&[("Debian", 0..10), ("Red Hat", 10..20)]);
        let tools = choice(&[("apt-get", 2..8), ("dnf", 12..18)]);
        let within = choice(&[("make", 1..4), ("ninja", 5..8)]);
        let both = [tabs.clone(), within];
        assert_eq!(settle(vec![tools, tabs.clone()]), both[..1]);
        assert_eq!(settle(both.to_vec()), both);
        let same = choice(&[("deb", 0..10), ("rpm", 10..20)]);
        assert_eq!(settle(vec![tabs.clone(), same]), [tabs]);
    }
}
