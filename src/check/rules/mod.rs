//! The rules, in the order of their codes; and what several of them need.

mod absent_include;
mod actions_differ;
mod active_html;
mod automation_bad_pattern;
mod automation_changed_step;
mod automation_malformed;
mod automation_unknown_step;
mod automation_unused_value;
mod automation_value_lost;
pub(super) mod automation_without_article;
mod bad_allowance;
mod broken_emphasis;
mod broken_link;
mod code_differs;
mod damaged_command;
mod duplicate_key;
mod empty_step;
mod front_matter_malformed;
mod front_matter_unclosed;
mod glued_word;
mod hidden_step;
mod inline_picture;
mod interrupted_list;
mod list_restart;
mod locale_mismatch;
mod loose_command;
mod loose_number;
mod lost_line_breaks;
mod lost_reference;
mod misnumbered;
mod missing_source;
mod missing_title;
mod nested_too_deep;
mod not_utf8;
mod number_gap;
mod procedure_without_title;
mod references_differ;
mod script_address;
mod steps_differ;
mod trailing_block;
mod translated_alert;
mod translated_key;
mod unclosed_fence;
mod unknown_alert;
pub(super) mod unknown_locale;
mod unknown_mark;
mod unsafe_character;
mod untranslated_article;
mod wrong_type;

use super::{AutomationCheck, Check, SetCheck, View};
use crate::source::front_matter::Entry;
use crate::text::Span;
use std::borrow::Cow;

macro_rules! checks {
    ($kind:ident: $($rule:ident),* $(,)?) => {
        &[$($kind { rule: &$rule::RULE, run: $rule::run }),*]
    };
}

/// Every rule about one article.
pub static RULES: &[Check] = checks![Check:
    front_matter_malformed,
    front_matter_unclosed,
    duplicate_key,
    translated_key,
    wrong_type,
    lost_line_breaks,
    locale_mismatch,
    not_utf8,
    unsafe_character,
    missing_title,
    bad_allowance,
    broken_emphasis,
    unknown_alert,
    translated_alert,
    broken_link,
    script_address,
    inline_picture,
    active_html,
    nested_too_deep,
    unclosed_fence,
    glued_word,
    unknown_mark,
    absent_include,
    interrupted_list,
    list_restart,
    number_gap,
    empty_step,
    procedure_without_title,
    misnumbered,
    hidden_step,
    trailing_block,
    loose_command,
    loose_number,
    lost_reference,
    damaged_command,
];

/// Every rule about an article in all of its locales.
pub static SET_RULES: &[SetCheck] = checks![SetCheck:
    steps_differ,
    untranslated_article,
    missing_source,
    actions_differ,
    references_differ,
    code_differs,
];

/// Every rule about what binds an article's steps to commands.
pub static AUTOMATION_RULES: &[AutomationCheck] = checks![AutomationCheck:
    automation_malformed,
    automation_unknown_step,
    automation_changed_step,
    automation_unused_value,
    automation_bad_pattern,
    automation_value_lost,
];

/// Texts of an article are shown up to this many characters.
const LONGEST_QUOTE: usize = 80;

/// A text of one line and of a length that a message can hold.
fn clipped(text: &str) -> Cow<'_, str> {
    let Some((cut, _)) = text.char_indices().nth(LONGEST_QUOTE) else {
        return Cow::Borrowed(text);
    };
    Cow::Owned(format!("{}…", text[..cut].trim_end()))
}

/// A text of the article inside a message.
fn quoted(text: &str) -> String {
    format!(
        "`{}`",
        clipped(text.trim()).replace(['\n', '\r', '\t'], " ")
    )
}

/// A number of spaces, in words.
fn columns(count: usize) -> String {
    if count == 1 {
        "1 space".to_owned()
    } else {
        format!("{count} spaces")
    }
}

/// Where the value of a key stands, up to the end of its line.
fn value_span(view: &View<'_, '_>, entry: &Entry<'_>) -> Span {
    let start = entry.span.end as usize;
    let line = view
        .text
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or("");
    let value = line.trim_start_matches(['"', '\'', ' ']);
    let Some(value) = value.strip_prefix(':').map(str::trim) else {
        return entry.span;
    };
    let from = start + (value.as_ptr() as usize - line.as_ptr() as usize);
    if value.is_empty() {
        return entry.span;
    }
    Span::new(from..from + value.len())
}
