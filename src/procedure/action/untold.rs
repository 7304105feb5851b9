//! What a step is whose words tell nothing that the lexicon knows.

use super::attach::Scene;
use super::token::{Tok, Token};
use super::words::Class;
use super::{Action, ActionKind, Label};

impl Scene<'_> {
    /// What a step without any known verb is: a way through menus that stands
    /// alone is gone; anything else is for a person to understand.
    pub(super) fn untold(&self) -> Action {
        let bare = self.tokens.iter().all(|token| match token.what {
            Tok::Label(_) | Tok::Stop(_) | Tok::Link(_) | Tok::LinkEnd => true,
            Tok::Phrase(_) => token.is(
                self.words,
                Class::PLACE_AFTER
                    .or(Class::PLACE_BEFORE)
                    .or(Class::SCOPE_BEFORE)
                    .or(Class::SCOPE_AFTER)
                    .or(Class::NOT_AFTER),
            ),
            _ => false,
        });
        let way = self.flat.names.iter().any(|name| name.label.0.len() > 1);
        let whole = self.flat.names.is_empty()
            && self.flat.folded.contains(" > ")
            && !self.flat.folded.contains(['.', ',']);
        let kind = if (bare && way) || whole {
            ActionKind::Open
        } else {
            ActionKind::Manual
        };
        if let [
            Token {
                what: Tok::Code(name),
                ..
            },
        ] = self.tokens
            && let Some(name) = self.flat.names.get(*name)
            && is_command(&name.label.text())
        {
            let mut action = Action::new(ActionKind::Run);
            action.value = Some(name.label.text());
            return action;
        }
        let plain = self.flat.shown.trim();
        if self.flat.names.is_empty() && is_cmdlet(plain) {
            let mut action = Action::new(ActionKind::Run);
            action.value = Some(plain.to_owned());
            return action;
        }
        let mut action = Action::new(kind);
        // What only speaks of something acts on none of its labels.
        let speaks = |token: &Token| matches!(token.what, Tok::Word | Tok::Phrase(_));
        let bare = !self.tokens.iter().any(speaks);
        let labels = self.tokens.iter().filter_map(|token| match token.what {
            Tok::Label(name) if kind == ActionKind::Open || (bare && name < self.flat.marked) => {
                self.flat.names.get(name)
            }
            _ => None,
        });
        action.labels = labels.map(|name| name.label.clone()).collect();
        if whole {
            let parts = self
                .flat
                .shown
                .split(" > ")
                .map(|part| part.trim().to_owned());
            action.labels.push(Label(parts.collect()));
        }
        action.link = self.flat.names.iter().find_map(|name| name.dest.clone());
        action
    }
}

/// Whether code that stands alone is a command with what it is given: a program, then a
/// parameter or an option.
fn is_command(code: &str) -> bool {
    let mut words = code.split_whitespace();
    let program = words.next().unwrap_or_default();
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\');
    program.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | '/'))
        && program.chars().all(letters)
        && words.any(|word| word.starts_with('-') && word.len() > 1)
}

/// Whether a text is nothing but a cmdlet with its parameters, which nobody marked as code.
fn is_cmdlet(text: &str) -> bool {
    let mut words = text.split(' ');
    let Some((verb, noun)) = words.next().and_then(|name| name.split_once('-')) else {
        return false;
    };
    let named = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    named(verb)
        && named(noun)
        && words
            .next()
            .is_some_and(|word| word.len() > 1 && word.starts_with('-'))
}
