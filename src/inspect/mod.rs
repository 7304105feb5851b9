//! Floor 6: the step model as programs and people read it.
//!
//! [`ArticleView`] is the public contract of `runbookc inspect --format json`
//! and `jsonl`; its JSON Schema is what `runbookc schema` prints. Every visible
//! character of an article's body stands in exactly one of the strings that
//! are not marked as derived.

mod record;
mod tree;
mod view;

pub use record::{
    ActionView, ArticleView, BranchView, CodeView, ContentView, Entries, ImageView, LinkView,
    MetaView, NoteView, PartsView, ProcedureView, StepView,
};
pub use tree::tree;
pub use view::view;

/// The JSON Schema (draft 2020-12) of one article's record.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(ArticleView<'_>);
    serde_json::to_string_pretty(&schema).expect("a schema is plain data") + "\n"
}
