//! The sign-off sheet of runs. It is made of evidence and of no plan, so it is
//! no [`Format`](super::Format); it has a template like one.

use super::say::Say;
use super::{EmitError, Templates};
use crate::l10n::Messages;
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

pub(super) const TEMPLATE: &str = "report.md.j2";

/// Renders the sheet in the words of `messages`. Every string in `sheet` is
/// text, and is escaped.
///
/// # Errors
/// Where the template fails, which only an overridden one can.
pub fn sheet<T: Serialize>(
    templates: &Templates,
    messages: &Messages,
    sheet: &T,
) -> Result<String, EmitError> {
    let context = context! {
        say => Say::value(messages.clone()),
        ..Value::from(Serde(sheet))
    };
    templates.render(TEMPLATE, context)
}
