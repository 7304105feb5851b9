//! `runbookc lexicon`: what the lexicon of a language does not recognize in a
//! document set, most frequent first.

use super::pipeline::{decode_file, document, id, read_file};
use super::workspace::{Layout, Workspace};
use crate::article::plain_text;
use crate::l10n::align;
use crate::plan::{Document, Wish};
use crate::procedure::{ActionKind, Lexicon, Step};
use crate::source::{Locale, SourceFile, decode};
use crate::text::{LineIndex, SafeText};
use camino::Utf8Path;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::sync::Arc;

/// What to look at.
#[derive(Debug)]
pub struct LexiconOptions {
    /// The language.
    pub locale: Locale,
    /// The lexicon of that language to try; the program's own where absent.
    pub lexicon: Option<Arc<Lexicon>>,
    /// The document set.
    pub layout: Layout,
    /// How many kinds of gap to show.
    pub most: usize,
    /// Threads.
    pub jobs: usize,
}

/// Words that a lexicon could learn.
#[derive(Default)]
struct Words {
    count: usize,
    /// What the aligned steps of the reference tell to do there.
    kinds: BTreeMap<ActionKind, usize>,
    example: String,
}

/// What one article tells.
#[derive(Default)]
struct Part {
    steps: usize,
    recognized: usize,
    gaps: Vec<(String, Vec<ActionKind>, String)>,
}

/// Reads a lexicon from its file.
///
/// # Errors
/// Where the file cannot be read or is no lexicon, with the reason.
pub fn read_lexicon(path: &Utf8Path) -> Result<Arc<Lexicon>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    Lexicon::parse(&text)
        .map(Arc::new)
        .map_err(|error| error.to_string())
}

/// A report in lines: how many steps are recognized, and the words of those
/// that are not. Where the set has the articles in its source language too,
/// each row says what the aligned steps tell to do there, and a step counts as
/// recognized only if it tells as much.
///
/// # Errors
/// Where the set has no article in that language.
pub fn lexicon_gaps(options: &LexiconOptions) -> Result<String, String> {
    let workspace = Workspace::find(&options.layout, options.jobs);
    let articles: Vec<(&SourceFile, Option<&SourceFile>)> = workspace
        .articles
        .iter()
        .filter_map(|article| {
            let mut files = article.files.iter();
            let first = files.clone().next();
            let own = files.find(|file| file.locale == options.locale)?;
            Some((own, first.filter(|first| first.locale != own.locale)))
        })
        .collect();
    if articles.is_empty() {
        return Err(format!(
            "{} has no article in {}",
            options.layout.docs, options.locale
        ));
    }
    let parts: Vec<Part> = articles
        .par_iter()
        .map(|(file, reference)| part(options, file, *reference))
        .collect();
    let (mut steps, mut recognized) = (0, 0);
    let mut words: HashMap<String, Words> = HashMap::new();
    for part in parts {
        steps += part.steps;
        recognized += part.recognized;
        for (text, kinds, example) in part.gaps {
            let entry = words.entry(text).or_default();
            entry.count += 1;
            for kind in kinds {
                *entry.kinds.entry(kind).or_default() += 1;
            }
            if entry.example.is_empty() {
                entry.example = example;
            }
        }
    }
    let mut rows: Vec<(String, Words)> = words.into_iter().collect();
    rows.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(&b.0)));
    Ok(report(options, steps, recognized, &rows))
}

#[expect(clippy::cast_precision_loss, reason = "counts of steps are small")]
fn report(
    options: &LexiconOptions,
    steps: usize,
    recognized: usize,
    rows: &[(String, Words)],
) -> String {
    let share = 100.0 * recognized as f64 / steps.max(1) as f64;
    let mut out = format!(
        "{}: {steps} steps, {recognized} recognized ({share:.1} %)\n",
        options.locale
    );
    for (text, words) in rows.iter().take(options.most) {
        let mut kinds: Vec<(&ActionKind, &usize)> = words.kinds.iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let kinds: Vec<&str> = kinds
            .iter()
            .take(3)
            .map(|(kind, _)| kind.as_str())
            .collect();
        let _ = writeln!(
            out,
            "{:>6}  {}{}\n        {}",
            words.count,
            SafeText::line(text),
            if kinds.is_empty() {
                String::new()
            } else {
                format!("  ({})", kinds.join(", "))
            },
            SafeText::line(&words.example),
        );
    }
    if rows.len() > options.most {
        let _ = writeln!(out, "and {} more", rows.len() - options.most);
    }
    out
}

fn part(options: &LexiconOptions, file: &SourceFile, reference: Option<&SourceFile>) -> Part {
    let mut part = Part::default();
    let (mut bytes, mut reference_bytes) = (Vec::new(), Vec::new());
    if read_file(file, &mut bytes).is_err() {
        return part;
    }
    let decoded = decode_file(file, &bytes);
    let lexicon = options
        .lexicon
        .clone()
        .unwrap_or_else(|| Lexicon::of(&options.locale));
    let reference = reference.filter(|file| read_file(file, &mut reference_bytes).is_ok());
    let reference_decoded = decode(&reference_bytes);
    let wish = options.layout.wish(&file.id);
    let reference = reference.map(|file| document(file, &reference_decoded, wish));
    let wish = reference.as_ref().map_or(wish, Wish::like);
    let own = Document::read_with(id(file), &decoded, Arc::clone(&lexicon), wish);
    // Only the source language says what its translations should tell.
    let source = &options.layout.config.source_locale;
    let reference = reference.filter(|reference| reference.file.locale == *source);
    let mut wanted: HashMap<&str, &Step<'_>> = HashMap::new();
    let alignment = reference
        .as_ref()
        .map(|reference| align(&reference.model, &own.model));
    if let (Some(reference), Some(alignment)) = (&reference, &alignment) {
        let steps: HashMap<&str, &Step<'_>> = reference
            .model
            .steps()
            .into_iter()
            .map(|step| (step.id.as_str(), step))
            .collect();
        for pair in &alignment.steps {
            if let Some(step) = steps.get(pair.reference.as_str()) {
                wanted.insert(&pair.translation, step);
            }
        }
    }
    let lines = LineIndex::new(own.text);
    for step in own.model.steps() {
        part.steps += 1;
        let missing = match wanted.get(step.id.as_str()) {
            Some(source) => missing(source, step),
            None if step
                .actions
                .iter()
                .all(|action| action.kind == ActionKind::Manual) =>
            {
                vec![ActionKind::Manual]
            }
            None => Vec::new(),
        };
        if missing.is_empty() {
            part.recognized += 1;
            continue;
        }
        let at = format!("{}:{}", file.path, lines.line(step.span.start));
        let known: Vec<ActionKind> = missing
            .into_iter()
            .filter(|kind| *kind != ActionKind::Manual)
            .collect();
        let gaps = lexicon.gaps(&step.cmd);
        if gaps.is_empty() && !known.is_empty() {
            // Every sentence tells something, and still less than the source.
            part.gaps.push((
                "…".to_owned(),
                known,
                format!("{at}: {}", plain_text(&step.cmd)),
            ));
            continue;
        }
        for gap in gaps {
            part.gaps
                .push((gap.words, known.clone(), format!("{at}: {}", gap.sentence)));
        }
    }
    part
}

/// The kinds that the reference has more often.
fn missing(source: &Step<'_>, own: &Step<'_>) -> Vec<ActionKind> {
    let mut found: Vec<ActionKind> = own.actions.iter().map(|action| action.kind).collect();
    let wanted = source.actions.iter().map(|action| action.kind);
    wanted
        .filter(|kind| match found.iter().position(|other| other == kind) {
            Some(at) => {
                found.swap_remove(at);
                false
            }
            None => *kind != ActionKind::Manual,
        })
        .collect()
}
