//! Lists on the walk: what stands above one, and what an item says, for the code within it and
//! right below it.

use super::decide::{ALTERNATIVE, CONDITION, Walk};
use super::moves::leads_in;
use super::scope::{Above, Scope};
use super::siblings::{alternatives, led_name};
use super::telling::sentences;
use super::walk::is_code;
use super::ways::of_items;
use super::within::leads_to_code;
use super::{Ask, Disposition};
use crate::article::{Block, BlockKind, Item, List, plain_text};

/// Whether an item is nothing but one code.
fn is_bare(item: &Item<'_>) -> bool {
    let [block] = item.blocks.as_slice() else {
        return false;
    };
    matches!(&block.kind, BlockKind::Paragraph(content) if is_code(content))
}

impl Walk<'_> {
    /// What the first text of an item says of all that comes in it: where it is done, and in which
    /// case, where the text is `whole` about that or opens with it.
    pub(super) fn holds_on(&self, above: &Above<'_, '_>, whole: bool) -> Option<Disposition> {
        above.said.filter(|said| match *said {
            CONDITION => {
                let first = sentences(&above.text).next().unwrap_or_default();
                whole || !above.ends && self.lexicon.is_case(first)
            }
            said => said == Disposition::Asks(Ask::Elsewhere),
        })
    }

    /// Whether a text leads in to steps out of some trouble, which neither the article nor the
    /// section is about.
    fn is_rescue(&self, text: &str) -> bool {
        let mut headings = self.under.title().into_iter().chain([self.under.heading()]);
        self.lexicon.purpose_of(text).is_some_and(|purpose| {
            self.lexicon.is_out_of_trouble(&purpose)
                && !headings.any(|heading| self.lexicon.is_about_trouble(heading))
        })
    }

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
                .known
                .commands
                .then(|| self.lexicon.text_tells(&text))
                .flatten()
                .or(around),
            near: !text.trim().is_empty(),
            text,
            ends: false,
            expects: false,
            numbered: list.start.is_some(),
            leads: false,
        }
    }

    /// Where what comes behind an item is done, where `place` holds before it.
    fn place_behind(
        &self,
        item: &Item<'_>,
        title: &str,
        place: Option<Disposition>,
    ) -> Option<Disposition> {
        let leaves = |block: &Block<'_>| match &block.kind {
            BlockKind::Paragraph(content) => self.lexicon.comes_back(&plain_text(content)),
            _ => false,
        };
        if item.blocks.iter().any(leaves) {
            None
        } else if self.lexicon.stays_at(title) {
            Some(Disposition::Asks(Ask::Elsewhere))
        } else {
            place
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
                || above.leads
                || above.said == Some(Disposition::Asks(Ask::Elsewhere))
            {
                // What an item says holds for the steps within it.
                let rescues = list.start.is_some() && self.is_rescue(&above.text);
                said = said.or(above.said).or(rescues.then_some(CONDITION));
            }
        }
        let choice = of_items(list);
        // Without any command, nothing but a choice can come of what items say.
        let asked = self.known.commands || choice.shared;
        let titles: Vec<String> = items
            .iter()
            .map(|item| match item.blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph(content)) if asked => plain_text(content),
                _ => String::new(),
            })
            .collect();
        let named = if asked {
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
        // What is done at a place that one item names goes on there.
        let mut place = None;
        for ((item, is), title) in items.iter().zip(named).zip(&titles) {
            if place.is_some() && self.lexicon.comes_back(title) {
                place = None;
            }
            let way = is.then_some(Disposition::Asks(Ask::Alternative));
            let own = said.or(way).or(place);
            let listed = std::mem::replace(&mut self.listed, true);
            let warned = self.warned;
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
            // A caution about a case within an item is about that item.
            if self.warned == Some(Ask::Condition) {
                self.warned = warned;
            }
            if self.known.commands {
                place = self.place_behind(item, title, place);
            }
        }
        // What stands above the steps of a list is about them.
        if !self.listed && self.warned == Some(Ask::Condition) {
            self.warned = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::whys;

    /// Steps that each have a text and commands with texts between them.
    fn list(items: &[(&str, &[&str])]) -> String {
        let mut out = String::new();
        for (n, (text, parts)) in items.iter().enumerate() {
            out += &format!("{}. {text}\n\n", n + 1);
            for part in *parts {
                let own = match part.strip_prefix("text ") {
                    Some(text) => format!("   {text}\n\n"),
                    None => format!("   ```bash\n   {part}\n   ```\n\n"),
                };
                out += &own;
            }
        }
        out
    }

    #[test]
    fn the_place_and_the_case_of_an_item_hold_to_its_end() {
        let parts = |text: &str| {
            let own: &[&str] = &["millctl stop", "text Copy the sacks:", "cp sacks /srv"];
            let all = list(&[(text, own), ("Sweep the floor:", &["millctl sweep"])]);
            whys(&format!("# Mend the mill\n\n{all}"))
        };
        assert_eq!(
            parts("Log in to the bastion and stop the mill:"),
            ["elsewhere", "elsewhere", ""]
        );
        // What comes behind it is done there, too.
        assert_eq!(
            parts("On mill2, stop the mill:"),
            ["elsewhere", "elsewhere", "elsewhere"]
        );
        assert_eq!(
            parts("On the server, stop the mill:"),
            ["elsewhere", "elsewhere", "elsewhere"]
        );
        assert_eq!(
            parts("Add the stones to /etc/mill.conf on the server:"),
            ["elsewhere", "elsewhere", "elsewhere"]
        );
        // What only names a machine says nothing of the steps behind it.
        for text in [
            "Add the stones to the list on the server:",
            "Write a note on the target audience:",
            "Check that the mill turns on all nodes:",
        ] {
            assert_eq!(parts(text)[2], "", "{text}");
        }
        // Nor does a place that has been left since.
        let own: &[&str] = &["millctl stop", "text Then leave the shell."];
        let left = list(&[
            ("On mill2, stop the mill:", own),
            ("Sweep the floor:", &["millctl sweep"]),
        ]);
        assert_eq!(
            whys(&format!("# Mend the mill\n\n{left}")),
            ["elsewhere", ""]
        );
        let sweep: &[&str] = &["millctl sweep"];
        for back in [
            "On your laptop, sweep the floor:",
            "Back on the laptop, sweep the floor:",
        ] {
            let left = list(&[
                ("On mill2, stop the mill:", &["millctl stop"]),
                (back, sweep),
            ]);
            assert_eq!(
                whys(&format!("# Mend the mill\n\n{left}")),
                ["elsewhere", ""],
                "{back}"
            );
        }
        assert_eq!(
            parts("If the sacks are wet, stop the mill:"),
            ["condition", "condition", ""]
        );
        assert_eq!(parts("Stop the mill:"), ["", "", ""]);
        let back: &[&str] = &[
            "millctl stop",
            "text Leave the shell, then copy the sacks:",
            "cp sacks /srv",
        ];
        let back = list(&[("On mill2, stop the mill:", back)]);
        assert_eq!(
            whys(&format!("# Mend the mill\n\n{back}")),
            ["elsewhere", ""]
        );
    }

    #[test]
    fn what_leads_in_to_steps_is_said_of_all_of_them() {
        let steps = list(&[
            ("Stop the mill:", &["millctl stop"]),
            ("Copy the sacks:", &["cp sacks /srv"]),
        ]);
        let led = |lead: &str| whys(&format!("# Mill\n\n## Mend it\n\n{lead}\n\n{steps}"));
        for lead in [
            "If the sacks are wet, follow these steps.",
            "If the sacks are wet, take the following steps.\n\nThis takes a while.",
            "To get over a failed night, do this:",
        ] {
            assert_eq!(led(lead), ["condition", "condition"], "{lead}");
        }
        for lead in [
            "If the sacks are wet, call the miller.",
            "If you run into problems with these steps, ask the miller.",
            "If you have not read the plan, do so first. These steps take an hour.",
            "If the sacks are wet, the log tells why. The night is done as follows.",
            "To issue the certificate, do this:",
            "To enable debug logging, do this:",
            "To raise the timeout, do this:",
            "To set up recovery, do this:",
            "To see the errors in the log, do this:",
            "To keep the floor clean, do this:",
            "To avoid failures, do this:",
        ] {
            assert_eq!(led(lead), ["", ""], "{lead}");
        }
        let about = whys(&format!(
            "# Recover from a failed night\n\nTo get over a failed night, do this:\n\n{steps}"
        ));
        assert_eq!(about, ["", ""]);
    }
}
