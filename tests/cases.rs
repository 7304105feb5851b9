//! Every rule on articles as writers and translators leave them: a folder a case.
//!
//! `tests/cases/<code>-<name>/` holds articles by locale (`nl-NL.md`) and, where a case needs one, a `runbookc.yaml`. What `runbookc`
//! says about it is in `findings.snap` beside it, and for a `kind-<name>` also how it is
//! read. Only in the cases of `L` rules, and of a `silent-set-<name>`, are the files one
//! article; in all others each stands for itself. A folder with other YAML
//! files is built: `automation.yaml` is the automation of the article, any other that of one with
//! its name. A new case is a new folder; `cargo insta review` shows what changed.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use runbookc::article;
use runbookc::build::{BuildOptions, Layout, MessageFormat, Progress, build};
use runbookc::check::{
    self, ArticleSet, RULES, Settings, Subject, Translation, check_locale, check_set,
};
use runbookc::diagnostic::{Diagnostic, FileReport, human};
use runbookc::emit::Format;
use runbookc::l10n::{Alignment, Difference, align, differences};
use runbookc::plan::{Document, FileId};
use runbookc::procedure::{Lexicon, Model, lower};
use runbookc::shell::analyse;
use runbookc::source::config::{Config, FILE_NAME};
use runbookc::source::{Asked, Decoded, FrontMatter, Locale, decode};
use runbookc::text::LineIndex;

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = std::fs::read_dir(root).expect("the folder of the cases");
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}

/// The files of a case with their locales, the reference first.
fn files(folder: &Path, config: &Config) -> Vec<(Locale, Vec<u8>)> {
    let mut files: Vec<(Locale, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let tag = path.file_stem().unwrap().to_str().unwrap();
            (Locale::parse(tag).unwrap(), std::fs::read(&path).unwrap())
        })
        .collect();
    files.sort_by_key(|(locale, _)| config.rank(locale));
    files
}

/// An article, read as far as the rules need it.
struct Read<'a> {
    locale: &'a Locale,
    text: &'a str,
    body: usize,
    decoded: &'a Decoded<'a>,
    flattened: Option<runbookc::text::Span>,
    front: FrontMatter<'a>,
    lexicon: std::sync::Arc<Lexicon>,
    model: Model<'a>,
}

impl<'a> Read<'a> {
    fn new(locale: &'a Locale, decoded: &'a Decoded<'a>) -> Self {
        let text: &'a str = &decoded.text;
        let (front, body) = FrontMatter::parse(text, decoded.start);
        let article = article::parse(text, body);
        let flattened = article.flattened;
        let lexicon = Lexicon::of(locale);
        let model = lower(article, &lexicon);
        Self {
            locale,
            text,
            body,
            decoded,
            flattened,
            front,
            lexicon,
            model,
        }
    }

    fn subject(&self) -> Subject<'_, 'a> {
        Subject {
            text: self.text,
            body: self.body,
            replaced: &self.decoded.replaced,
            flattened: self.flattened,
            front: &self.front,
            locale: self.locale,
            lexicon: &self.lexicon,
            tongue: &runbookc::procedure::Tongue::Unclear,
            unplaced: false,
            model: &self.model,
        }
    }
}

/// The automation files of a case, with the names they have in a document set.
fn automation(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<(String, PathBuf)> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .filter(|(name, _)| name != FILE_NAME)
        .map(|(name, path)| (name.replace("automation", "article"), path))
        .collect();
    files.sort();
    files
}

struct Nobody;

impl Progress for Nobody {
    fn begin(&self, _: usize) {}
    fn advance(&self) {}
}

/// What a build says about a case with automation, and the codes of the rules that say it.
fn run_build(
    folder: &Path,
    automation: &[(String, PathBuf)],
    config: Config,
    settings: Settings,
) -> (String, BTreeSet<&'static str>) {
    let set = tempfile::tempdir().unwrap();
    let root = camino::Utf8Path::from_path(set.path()).unwrap();
    std::fs::create_dir_all(root.join("docs/automation")).unwrap();
    for (locale, bytes) in files(folder, &config) {
        let target = root.join(format!("docs/{locale}"));
        std::fs::create_dir_all(&target).unwrap();
        std::fs::write(target.join("article.md"), bytes).unwrap();
    }
    for (name, path) in automation {
        std::fs::copy(path, root.join("docs/automation").join(name)).unwrap();
    }
    let options = BuildOptions {
        layout: Layout {
            docs: root.join("docs"),
            pattern: config.pattern.clone(),
            settings,
            locales: Vec::new(),
            asked: Asked::default(),
            config,
        },
        out: root.join("runbooks"),
        formats: vec![Format::Json],
        templates: None,
        jobs: 1,
        check: false,
        force: true,
        message_format: MessageFormat::Human,
        colour: false,
    };
    let mut out = Vec::new();
    let summary = build(&options, &mut out, &Nobody).unwrap();
    let mut out = String::from_utf8(out).unwrap();
    for failure in summary.failures {
        let _ = writeln!(out, "failure: {failure}");
    }
    let mut out = out.replace(&format!("{root}/docs/"), "");
    let codes: BTreeSet<_> = check::all_rules()
        .map(|rule| rule.code)
        .filter(|code| out.contains(&format!("[{code}]")))
        .collect();
    let _ = writeln!(out, "rules: {}", Vec::from_iter(codes.clone()).join(" "));
    (out, codes)
}

/// What is said about a case, and the codes of the rules that say it.
fn run(folder: &Path) -> (String, BTreeSet<&'static str>) {
    let config = Config::load_file(
        &camino::Utf8Path::from_path(folder).unwrap().join(FILE_NAME),
        false,
    )
    .unwrap();
    let settings = Settings::new(&config.rules).unwrap();
    let automation = automation(folder);
    if !automation.is_empty() {
        return run_build(folder, &automation, config, settings);
    }
    let files = files(folder, &config);
    let decoded: Vec<Decoded<'_>> = files.iter().map(|(_, bytes)| decode(bytes)).collect();
    let read: Vec<Read<'_>> = std::iter::zip(&files, &decoded)
        .map(|((locale, _), decoded)| Read::new(locale, decoded))
        .collect();
    let alignments: Vec<Alignment> = read[1..]
        .iter()
        .map(|translation| align(&read[0].model, &translation.model))
        .collect();
    let differences: Vec<Vec<Difference>> = std::iter::zip(&read[1..], &alignments)
        .map(|(translation, alignment)| differences(&read[0].model, &translation.model, alignment))
        .collect();
    let known = std::iter::zip(&alignments, &differences);
    let translations: Vec<Translation<'_, '_>> = std::iter::zip(&read[1..], known)
        .map(|(read, (alignment, differences))| Translation {
            subject: read.subject(),
            alignment,
            differences,
        })
        .collect();
    let set = ArticleSet {
        source_locale: &config.source_locale,
        reference: read[0].subject(),
        translations: &translations,
    };
    let (mut out, mut codes) = (String::new(), BTreeSet::new());
    let name = folder.file_name().unwrap().to_str().unwrap();
    let is_set = name.starts_with('L') || name.starts_with("silent-set-");
    let is_kind = name.starts_with("kind-");
    for (file, of_set) in std::iter::zip(&read, check_set(&set, &settings)) {
        let mut found: Vec<Diagnostic> = Vec::new();
        found.extend(check_locale(file.locale, &config.source_locale, &settings));
        if !is_kind {
            found.extend(check::check(&file.subject(), &settings));
        }
        found.extend(of_set.into_iter().filter(|_| is_set));
        let report = FileReport {
            path: &format!("{}.md", file.locale),
            text: file.text,
            diagnostics: &found,
        };
        out.push_str(&human(report, false));
        codes.extend(found.iter().map(|diagnostic| diagnostic.rule.code));
    }
    for ((locale, _), decoded) in std::iter::zip(&files, &decoded).filter(|_| is_kind) {
        let (kind, of_kind) = kind(locale, decoded, &settings);
        out.push_str(&kind);
        codes.extend(of_kind);
    }
    let _ = writeln!(out, "rules: {}", Vec::from_iter(codes.clone()).join(" "));
    (out, codes)
}

/// How an article of a kind is read, where nobody says how: its steps, and what becomes of
/// each command, with what it needs and what it is expected to print.
fn kind(
    locale: &Locale,
    decoded: &Decoded<'_>,
    settings: &Settings,
) -> (String, Vec<&'static str>) {
    let file = FileId {
        id: "article".to_owned(),
        locale: locale.clone(),
        path: format!("{locale}/article.md"),
    };
    let document = Document::read(file, decoded);
    let lines = LineIndex::new(document.text);
    let found = check::check(&document.subject(), settings);
    let report = FileReport {
        path: &format!("{locale}.md"),
        text: document.text,
        diagnostics: &found,
    };
    let mut out = human(report, false);
    for step in document.model.steps() {
        let _ = writeln!(out, "{} {}", step.id, article::plain_text(&step.cmd));
    }
    for told in &document.model.told {
        let _ = write!(
            out,
            ":{} {} {}",
            lines.line(told.span.start),
            told.disposition.as_str(),
            told.disposition.why()
        );
        let Some(exchange) = &told.exchange else {
            out.push('\n');
            continue;
        };
        let analysis = analyse(exchange.shell, &exchange.command);
        let _ = write!(out, " {:?}", exchange.command);
        let named = analysis.placeholders.iter().map(|found| &found.name);
        let needs: Vec<&String> = named.chain(&analysis.uses).collect();
        if !needs.is_empty() {
            let _ = write!(out, " needs {needs:?}");
        }
        if let Some(output) = &exchange.output {
            let _ = write!(out, " prints {output:?}");
        }
        out.push('\n');
    }
    let codes = found.iter().map(|diagnostic| diagnostic.rule.code);
    (out, codes.collect())
}

#[test]
fn every_case_says_what_it_said() {
    for folder in folders() {
        let (out, _) = run(&folder);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("findings", out));
    }
}

/// A folder is named after the rule it is a case of; a name without a code is
/// one about which nothing is said, or a kind of what people write.
#[test]
fn every_rule_has_a_case() {
    let mut covered = BTreeSet::new();
    for folder in folders() {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let (out, codes) = run(&folder);
        match name.split_once('-').and_then(|(code, _)| check::rule(code)) {
            Some(rule) => {
                assert!(codes.contains(rule.code), "{name} does not fire:\n{out}");
                covered.insert(rule.code);
            }
            None if name.starts_with("kind-") => {}
            None => assert!(codes.is_empty(), "{name} is not silent:\n{out}"),
        }
    }
    let missing: Vec<_> = check::all_rules()
        .filter(|rule| !covered.contains(rule.code))
        .map(|rule| rule.code)
        .collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
    assert!(RULES.len() <= covered.len());
}
