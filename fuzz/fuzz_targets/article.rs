//! Any bytes end in a model: no panic, no hang, nothing lost.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run article` (needs `cargo install cargo-fuzz`).
#![no_main]

use libfuzzer_sys::fuzz_target;
use runbookc::article::{self, Leaves};
use runbookc::plan::{Document, FileId, compile};
use runbookc::procedure::model_leaves;
use runbookc::source::{FrontMatter, Locale, decode};

fuzz_target!(|bytes: &[u8]| {
    let decoded = decode(bytes);
    let (_, body) = FrontMatter::parse(&decoded.text, decoded.start);
    let article = article::parse(&decoded.text, body);
    let mut expected: Leaves<'_> = Vec::new();
    article::leaves(&article.blocks, &mut expected);
    let file = FileId {
        id: "fuzz".to_owned(),
        locale: Locale::parse("nl-NL").expect("a tag"),
        path: "fuzz.md".to_owned(),
    };
    let documents = [Document::read(file, &decoded)];
    let mut found = model_leaves(&documents[0].model);
    found.sort_by_key(|(span, _)| *span);
    let join = |leaves: &Leaves<'_>| leaves.iter().map(|(_, text)| *text).collect::<String>();
    assert_eq!(join(&found), join(&expected));
    let _ = compile("fuzz", &documents);
});
