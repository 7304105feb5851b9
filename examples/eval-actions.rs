//! How well actions are recognized: against hand-labelled steps, and against
//! what an article's other languages say.
//!
//! ```text
//! cargo run --release --example eval-actions -- [--corpus DIR] [--gold FILE] [--locales DIR] [--locale TAG] [--misses N] [--disagreements N]
//! ```
//!
//! With `--text '1. …'` it shows the actions of that instruction instead.
//!
//! The labels are of steps in the reference language, as `{article, line,
//! kinds}` lines; they carry over to a translation step by step, by the
//! alignment that `runbookc` itself uses. F1 is over the multiset of kinds of
//! each step; a step is exact where the multisets are equal. Agreement is over
//! all aligned steps, labelled or not: the share of steps with the same
//! sequence of kinds, and the likeness of the sequences (twice the longest
//! common subsequence over both lengths).

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use rayon::prelude::*;
use runbookc::article::plain_text;
use runbookc::l10n::align;
use runbookc::plan::{Document, FileId, Wish};
use runbookc::procedure::{Action, ActionKind, Lexicon, Step};
use runbookc::source::{Decoded, Locale, decode};
use runbookc::text::LineIndex;
use serde::Deserialize;

#[derive(Deserialize)]
struct Labelled {
    article: String,
    line: u32,
    kinds: Vec<ActionKind>,
}

struct Options {
    corpus: PathBuf,
    gold: Vec<PathBuf>,
    reference: String,
    locales: Vec<String>,
    misses: usize,
    disagreements: usize,
    lexicons: HashMap<String, Arc<Lexicon>>,
    texts: Vec<String>,
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        corpus: PathBuf::from("../shared/corpus/alchemy"),
        gold: Vec::new(),
        reference: "en-US".to_owned(),
        locales: Vec::new(),
        misses: 0,
        disagreements: 0,
        lexicons: HashMap::new(),
        texts: Vec::new(),
    };
    let mut folder = PathBuf::from("locales");
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        let number = |text: String| text.parse().map_err(|_| format!("`{text}` is no number"));
        match word.as_str() {
            "--corpus" => options.corpus = value()?.into(),
            "--gold" => options.gold.push(value()?.into()),
            "--reference" => options.reference = value()?,
            "--locales" => folder = value()?.into(),
            "--locale" => options.locales.push(value()?),
            "--misses" => options.misses = number(value()?)?,
            "--text" => options.texts.push(value()?),
            "--disagreements" => options.disagreements = number(value()?)?,
            _ => return Err(format!("`{word}` is not an option")),
        }
    }
    if options.gold.is_empty() {
        options.gold.push(
            options
                .corpus
                .join(format!("gold/actions.{}.jsonl", options.reference)),
        );
    }
    if options.locales.is_empty() {
        let entries = fs::read_dir(&options.corpus)
            .map_err(|e| format!("{}: {e}", options.corpus.display()))?;
        options.locales = entries
            .flatten()
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| Locale::parse(name).is_ok() && name.contains('-'))
            .collect();
        options.locales.sort();
        options
            .locales
            .sort_by_key(|locale| *locale != options.reference);
    }
    // Lexicons are read from their files, so that an author need not build.
    for locale in options.locales.iter().chain([&options.reference]) {
        let path = folder.join(locale).join("lexicon.yaml");
        if let Ok(text) = fs::read_to_string(&path) {
            let lexicon = Lexicon::parse(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            options.lexicons.insert(locale.clone(), Arc::new(lexicon));
        }
    }
    Ok(options)
}

/// What the actions of a step are counted as. To be told not to do something
/// is to be told something that no other kind stands for.
fn kinds(actions: &[Action]) -> Vec<ActionKind> {
    let kinds: Vec<ActionKind> = actions
        .iter()
        .filter(|action| !action.negated)
        .map(|action| action.kind)
        .collect();
    if kinds.is_empty() {
        vec![ActionKind::Manual]
    } else {
        kinds
    }
}

#[derive(Default)]
struct Score {
    steps: usize,
    exact: usize,
    common: usize,
    found: usize,
    wanted: usize,
    missed: BTreeMap<ActionKind, (usize, usize)>,
}

impl Score {
    fn add(&mut self, found: &[ActionKind], wanted: &[ActionKind]) {
        let mut rest = wanted.to_vec();
        let mut common = 0;
        for kind in found {
            if let Some(at) = rest.iter().position(|other| other == kind) {
                rest.swap_remove(at);
                common += 1;
            } else {
                self.missed.entry(*kind).or_default().1 += 1;
            }
        }
        for kind in rest {
            self.missed.entry(kind).or_default().0 += 1;
        }
        self.steps += 1;
        self.exact += usize::from(common == found.len() && common == wanted.len());
        self.common += common;
        self.found += found.len();
        self.wanted += wanted.len();
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of steps are small")]
    fn f1(&self) -> f64 {
        2.0 * self.common as f64 / (self.found + self.wanted).max(1) as f64
    }
}

fn walk<'m, 'a>(document: &'m Document<'a>) -> Vec<&'m Step<'a>> {
    document.model.steps()
}

fn read(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

struct Finding {
    score_line: String,
    locale: String,
}

#[derive(Default)]
struct Agreement {
    steps: usize,
    same: usize,
    common: usize,
    total: usize,
}

fn longest_common(left: &[ActionKind], right: &[ActionKind]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for a in left {
        let mut diagonal = 0;
        for (n, b) in right.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[n])
            };
            diagonal = above;
        }
    }
    row[right.len()]
}

/// What one article gives for one locale.
#[derive(Default)]
struct Part {
    /// Found kinds, wanted kinds, the text.
    labelled: Vec<(Vec<ActionKind>, Vec<ActionKind>, String)>,
    /// Kinds of the reference, of the translation, and both texts.
    aligned: Vec<(Vec<ActionKind>, Vec<ActionKind>, String, String)>,
}

fn document<'a>(
    options: &Options,
    decoded: &'a Decoded<'_>,
    article: &str,
    locale: &str,
) -> Document<'a> {
    let file = FileId {
        id: article.trim_end_matches(".md").to_owned(),
        locale: Locale::parse(locale).expect("a locale"),
        path: format!("{locale}/{article}"),
    };
    match options.lexicons.get(locale) {
        Some(lexicon) => Document::read_with(file, decoded, Arc::clone(lexicon), Wish::default()),
        None => Document::read(file, decoded),
    }
}

fn part(
    options: &Options,
    article: &str,
    locale: &str,
    wanted: &HashMap<u32, Vec<ActionKind>>,
) -> Part {
    let mut part = Part::default();
    let Some(bytes) = read(&options.corpus.join(&options.reference).join(article)) else {
        return part;
    };
    let decoded = decode(&bytes);
    let reference = document(options, &decoded, article, &options.reference);
    let lines = LineIndex::new(reference.text);
    let reference_steps = walk(&reference);
    if locale == options.reference {
        for step in reference_steps {
            if let Some(kinds_wanted) = wanted.get(&lines.line(step.span.start)) {
                part.labelled.push((
                    kinds(&step.actions),
                    kinds_wanted.clone(),
                    plain_text(&step.cmd),
                ));
            }
        }
        return part;
    }
    let Some(bytes) = read(&options.corpus.join(locale).join(article)) else {
        return part;
    };
    let decoded = decode(&bytes);
    let translation = document(options, &decoded, article, locale);
    let steps: HashMap<&str, &Step<'_>> = walk(&translation)
        .into_iter()
        .map(|step| (step.id.as_str(), step))
        .collect();
    let alignment = align(&reference.model, &translation.model);
    for step in reference_steps {
        let Some(own) = alignment.step(&step.id).and_then(|id| steps.get(id)) else {
            continue;
        };
        let text = plain_text(&own.cmd);
        if let Some(kinds_wanted) = wanted.get(&lines.line(step.span.start)) {
            part.labelled
                .push((kinds(&own.actions), kinds_wanted.clone(), text.clone()));
        }
        part.aligned.push((
            kinds(&step.actions),
            kinds(&own.actions),
            plain_text(&step.cmd),
            text,
        ));
    }
    part
}

fn shown(kinds: &[ActionKind]) -> String {
    kinds
        .iter()
        .map(|kind| kind.as_str())
        .collect::<Vec<_>>()
        .join(",")
}

#[expect(clippy::cast_precision_loss, reason = "counts of steps are small")]
fn run() -> Result<(), Box<dyn Error>> {
    let options = options()?;
    if !options.texts.is_empty() {
        for (locale, text) in options
            .locales
            .iter()
            .flat_map(|l| options.texts.iter().map(move |t| (l, t)))
        {
            let decoded = decode(text.as_bytes());
            let article = document(&options, &decoded, "text.md", locale);
            for step in walk(&article) {
                println!("{locale} {}", plain_text(&step.cmd));
                step.actions
                    .iter()
                    .for_each(|action| println!("    {action:?}"));
            }
        }
        return Ok(());
    }
    let mut wanted: BTreeMap<String, HashMap<u32, Vec<ActionKind>>> = BTreeMap::new();
    for path in &options.gold {
        let text =
            fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let labelled: Labelled = serde_json::from_str(line)?;
            wanted
                .entry(labelled.article)
                .or_default()
                .insert(labelled.line, labelled.kinds);
        }
    }
    let mut articles: Vec<String> = fs::read_dir(options.corpus.join(&options.reference))?
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "md"))
        .collect();
    articles.sort();
    println!("locale   steps     F1  exact   aligned  agree  likeness");
    let none = HashMap::new();
    let mut findings: Vec<Finding> = Vec::new();
    for locale in &options.locales {
        let parts: Vec<Part> = articles
            .par_iter()
            .map(|article| {
                part(
                    &options,
                    article,
                    locale,
                    wanted.get(article).unwrap_or(&none),
                )
            })
            .collect();
        let mut score = Score::default();
        let mut agreement = Agreement::default();
        let (mut misses, mut disagreements) = (Vec::new(), Vec::new());
        for part in &parts {
            for (found, wanted, text) in &part.labelled {
                let before = score.exact;
                score.add(found, wanted);
                if score.exact == before {
                    misses.push(format!(
                        "  {} instead of {}: {text}",
                        shown(found),
                        shown(wanted)
                    ));
                }
            }
            for (left, right, text, own) in &part.aligned {
                agreement.steps += 1;
                agreement.same += usize::from(left == right);
                agreement.common += 2 * longest_common(left, right);
                agreement.total += left.len() + right.len();
                if left != right {
                    disagreements.push(format!(
                        "  {} | {}\n     {text}\n     {own}",
                        shown(left),
                        shown(right)
                    ));
                }
            }
        }
        println!(
            "{locale:<7} {:>6}  {:.3}  {:.3}   {:>7}  {:.3}  {:.3}",
            score.steps,
            score.f1(),
            score.exact as f64 / score.steps.max(1) as f64,
            agreement.steps,
            agreement.same as f64 / agreement.steps.max(1) as f64,
            agreement.common as f64 / agreement.total.max(1) as f64,
        );
        if options.misses > 0 {
            for (kind, (missing, extra)) in &score.missed {
                println!("  {}: {missing} missed, {extra} too many", kind.as_str());
            }
        }
        // Spread over the corpus, not the first articles alone.
        for (list, most) in [
            (misses, options.misses),
            (disagreements, options.disagreements),
        ] {
            let stride = (list.len() / most.max(1)).max(1);
            for line in list.iter().step_by(stride).take(most) {
                findings.push(Finding {
                    score_line: line.clone(),
                    locale: locale.clone(),
                });
            }
        }
    }
    let mut before = String::new();
    for finding in findings {
        if finding.locale != before {
            println!("\n{}", finding.locale);
            before.clone_from(&finding.locale);
        }
        println!("{}", finding.score_line);
    }
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
