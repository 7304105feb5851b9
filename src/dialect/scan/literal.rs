//! Marks that say what is up to the one that closes them.

use super::{Action, Kind, Opening, Scan};
use crate::dialect::syntax::{Key, Site, Tag, closer, find};
use crate::dialect::{Meaning, Syntax};
use std::ops::Range;

impl<'t> Scan<'t> {
    /// A mark that says what is up to the one that closes it.
    pub(super) fn literal(
        &mut self,
        meaning: Option<Meaning>,
        range: Range<usize>,
        action: Action,
        key: &Key,
    ) -> usize {
        let Some(close) = closer(self.text, range.end, key) else {
            let end = range.end;
            self.push(range, Action::Put(Vec::new()));
            return end;
        };
        match meaning {
            Some(Meaning::Comment) => {
                self.push(range.start..close.end, Action::Put(Vec::new()));
                return close.end;
            }
            Some(Meaning::Raw) => {
                self.push(range.clone(), Action::Put(Vec::new()));
                self.push(close.clone(), Action::Put(Vec::new()));
                self.raw = Some(close.end);
            }
            _ => {
                self.push(range.clone(), action);
                if key_is_liquid(key) {
                    self.push(close.clone(), Action::Close(key.clone()));
                    self.raw = Some(close.end);
                } else {
                    self.literal = Some(close.start);
                }
            }
        }
        range.end
    }

    /// Tabs of Docsy hold code, unless they say that they hold text.
    pub(super) fn code_tabs(
        &mut self,
        site: &Site<'t>,
        tag: &Tag<'t>,
        action: &mut Action,
        end: usize,
    ) {
        let text: &'t str = self.text;
        if tag.syntax != Syntax::Shortcode {
            return;
        }
        let get = |key: &str| find(text, &tag.attributes, &[key]).map(|range| &text[range]);
        match action {
            Action::Open(Opening {
                kind: Kind::Tabs(_),
                ..
            }) => {
                let is_text = get("text").is_some_and(|text| text == "true");
                self.pane = get("lang").filter(|_| !is_text).map(str::to_owned);
                if is_text {
                    self.pane = Some(String::new());
                }
            }
            Action::Open(
                opening @ Opening {
                    kind: Kind::Tab, ..
                },
            ) => {
                let own = get("lang");
                let language = match &self.pane {
                    Some(pane) if pane.is_empty() => None,
                    pane => own.map(str::to_owned).or_else(|| pane.clone()),
                };
                let percent = text[site.at..].starts_with("{{%");
                let inner = text[end..].trim_start();
                let marked = inner.starts_with("```") || inner.starts_with("~~~");
                if let Some(language) = language
                    && !percent
                    && !marked
                    && let Some(close) = closer(text, end, &tag.key)
                {
                    opening.code = Some(language);
                    self.literal = Some(close.start);
                }
            }
            _ => {}
        }
    }
}

fn key_is_liquid(key: &Key) -> bool {
    matches!(key, Key::Word(Syntax::Liquid, _))
}
