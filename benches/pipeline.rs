//! What each stage costs on one ordinary article.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use runbookc::inspect::view;
use runbookc::plan::{Document, FileId, align_all, compile};
use runbookc::procedure::{Lexicon, lower};
use runbookc::source::{FrontMatter, Locale, decode};
use runbookc::text::LineIndex;
use std::hint::black_box;

const ARTICLE: &str = include_str!("../docs/en-US/enable-password-writeback.md");
const TRANSLATION: &str = include_str!("../docs/nl-NL/enable-password-writeback.md");

fn file(locale: &str) -> FileId {
    FileId {
        id: "article".to_owned(),
        locale: Locale::parse(locale).expect("a tag"),
        path: format!("{locale}/article.md"),
    }
}

fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("article");
    group.throughput(Throughput::Bytes(ARTICLE.len() as u64));
    let (_, body) = FrontMatter::parse(ARTICLE, 0);
    group.bench_function("front matter", |b| {
        b.iter(|| FrontMatter::parse(black_box(ARTICLE), 0));
    });
    group.bench_function("markdown", |b| {
        b.iter(|| runbookc::article::parse(black_box(ARTICLE), body));
    });
    let lexicon = Lexicon::of(&Locale::parse("en-US").expect("a tag"));
    group.bench_function("markdown and lowering", |b| {
        b.iter(|| lower(runbookc::article::parse(black_box(ARTICLE), body), &lexicon));
    });
    let model = lower(runbookc::article::parse(ARTICLE, body), &lexicon);
    group.bench_function("actions of its steps", |b| {
        b.iter(|| {
            let steps = black_box(&model).steps().into_iter();
            steps
                .map(|step| lexicon.actions(&step.cmd).len())
                .sum::<usize>()
        });
    });
    let decoded = decode(ARTICLE.as_bytes());
    let document = Document::read(file("en-US"), &decoded);
    group.bench_function("record as JSON", |b| {
        let lines = LineIndex::new(document.text);
        b.iter(|| serde_json::to_vec(&view(black_box(&document), &[], &lines)));
    });
    let translated = decode(TRANSLATION.as_bytes());
    let documents = [
        Document::read(file("en-US"), &decoded),
        Document::read(file("nl-NL"), &translated),
    ];
    group.bench_function("plan of two locales", |b| {
        b.iter(|| compile("article", black_box(&documents), &align_all(&documents)));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
