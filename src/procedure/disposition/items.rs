//! Lists on the walk: what stands above one, and what an item says, for the code within it and
//! right below it.

use super::decide::{ALTERNATIVE, Walk};
use super::scope::{Above, Scope};
use super::siblings::{alternatives, led_name};
use super::walk::{is_code, leads_in};
use super::ways::of_items;
use super::within::leads_to_code;
use super::{Ask, Disposition};
use crate::article::{BlockKind, Item, List, plain_text};

/// Whether an item is nothing but one code.
fn is_bare(item: &Item<'_>) -> bool {
    let [block] = item.blocks.as_slice() else {
        return false;
    };
    matches!(&block.kind, BlockKind::Paragraph(content) if is_code(content))
}

impl Walk<'_> {
    /// What the last item of a list says of code right below the list, which is the item's
    /// wherever its writer forgot to indent it.
    pub(super) fn last_of<'b, 'a>(
        &self,
        list: &'b List<'a>,
        above: &Above<'_, '_>,
    ) -> Above<'b, 'a> {
        let last = list.items.last().filter(|_| list.tabs.is_none());
        let Some(BlockKind::Paragraph(content) | BlockKind::Heading { content, .. }) = last
            .and_then(|item| item.blocks.last())
            .map(|block| &block.kind)
        else {
            return Above::default();
        };
        let text = plain_text(content);
        // What a text said of code above the list was said of that code, and what it said behind
        // one step is none of the next one's.
        let goes_on = list.start.is_some_and(|start| start > 1);
        let around = above.said.filter(|_| above.near && !goes_on);
        Above {
            content,
            said: self
                .commands
                .then(|| self.lexicon.text_tells(&text))
                .flatten()
                .or(around),
            near: !text.trim().is_empty(),
            text,
            ends: false,
            expects: false,
            numbered: list.start.is_some(),
        }
    }

    pub(super) fn items(&mut self, list: &List<'_>, scope: &Scope, above: &Above<'_, '_>) {
        let items = &list.items;
        let held = scope.held || list.start.is_some();
        let mut said = scope.said;
        let mut chosen = list.tabs.is_some();
        if chosen {
            said = said.or(ALTERNATIVE);
        } else if above.near {
            if self.lexicon.offers_choice(&above.text) {
                chosen = list.start.is_none();
                said = said.or(ALTERNATIVE);
            } else if self.listed
                || above.text.trim_end().ends_with([':', '：'])
                || above.said == Some(Disposition::Asks(Ask::Elsewhere))
            {
                // What an item says holds for the steps within it.
                said = said.or(above.said);
            }
        }
        let titles: Vec<String> = items
            .iter()
            .map(|item| match item.blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph(content)) => plain_text(content),
                _ => String::new(),
            })
            .collect();
        let choice = of_items(list);
        let named = if self.commands || choice.shared {
            // Items of a numbered list follow each other, whatever products they name.
            match list.start {
                Some(_) => alternatives(
                    &titles
                        .iter()
                        .map(|title| led_name(title))
                        .collect::<Vec<_>>(),
                ),
                None => alternatives(&titles),
            }
        } else {
            vec![false; titles.len()]
        };
        // Numbered items follow each other.
        chosen |= choice.shared && list.start.is_none() && !named.contains(&false);
        chosen &= items.len() > 1;
        if chosen {
            self.forks.choices.push(choice);
        }
        let bare = above.near
            && leads_in(above.content)
            && items.iter().all(is_bare)
            && leads_to_code(&self.lexicon.actions(above.content));
        for (item, is) in items.iter().zip(named) {
            let own = said.or(is.then_some(Disposition::Asks(Ask::Alternative)));
            let listed = std::mem::replace(&mut self.listed, true);
            let persons = self.persons;
            let numbered = self.under.numbered;
            self.under.numbered |= list.start.is_some();
            self.inner(
                &item.blocks,
                &Scope {
                    said: own,
                    loose: scope.loose || (own == ALTERNATIVE && scope.said != own && !chosen),
                    way: chosen,
                    inner: true,
                    held,
                    bare,
                },
            );
            self.listed = listed;
            self.persons = persons;
            self.under.numbered = numbered;
        }
    }
}
