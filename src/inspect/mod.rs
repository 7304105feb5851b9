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
    ArticleView, BranchView, CodeView, CommandView, ContentView, Entries, ImageView, LinkView,
    MetaView, NoteView, PartsView, ProcedureView, StepView,
};
pub use tree::tree;
pub use view::view;

/// The JSON Schema (draft 2020-12) of one article's record.
#[must_use]
pub fn schema() -> String {
    // What is written, not what could be read: a key that may be left out is
    // no required one.
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings
        .into_generator()
        .into_root_schema_for::<ArticleView<'_>>();
    serde_json::to_string_pretty(&schema).expect("a schema is plain data") + "\n"
}
