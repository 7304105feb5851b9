//! Which marks close which.

use super::scan::{Action, Event, Scanned};
use super::syntax::Key;
use crate::text::Span;

/// Finds out which marks are closed.
pub(super) fn matched(mut events: Vec<Event>) -> Scanned {
    let mut open: Vec<usize> = Vec::new();
    let mut closed = vec![false; events.len()];
    for n in 0..events.len() {
        match &events[n].action {
            Action::Open(_) => open.push(n),
            Action::Close(key) => {
                let at = open.iter().rposition(|&at| match &events[at].action {
                    Action::Open(opening) => closes(key, &opening.key),
                    _ => false,
                });
                if let Some(at) = at {
                    let key = match &events[open[at]].action {
                        Action::Open(opening) => opening.key.clone(),
                        _ => key.clone(),
                    };
                    closed[open[at]] = true;
                    // A fence of colons closes shorter ones.
                    events[n].action = Action::Close(key);
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    let mut unknown = Vec::new();
    for (event, closed) in events.iter_mut().zip(closed) {
        if let Some(name) = event.unknown.take() {
            unknown.push((Span::new(event.range.clone()), name));
        }
        if closed {
            continue;
        }
        if let Some(alone) = event.alone.take() {
            event.action = alone;
        } else if let Action::Open(opening) = &mut event.action {
            opening.short |= !opening.sibling && !opening.indented && !opening.alone;
        }
    }
    Scanned { events, unknown }
}

/// Whether a mark that closes closes what another one opened.
fn closes(close: &Key, open: &Key) -> bool {
    match (close, open) {
        (Key::Colons(close), Key::Colons(open)) => open <= close,
        (close, open) => close == open,
    }
}
