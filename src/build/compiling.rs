//! One article, from bytes to artifacts.

use super::artifacts::{self, Output, Put};
use super::automating::Bound;
use super::pipeline::{decode_all, document, findings, read_all, set_findings};
use super::reports::{Counts, Findings};
use super::run::BuildOptions;
use super::workspace::{ArticleFiles, relative_path};
use crate::emit::{Runbook, Templates};
use crate::plan::{Wish, align_all, carry_all, compile_with, differences_all, restore_all};
use crate::source::{Automation, Stamp};
use camino::Utf8Path;

/// What became of one article.
pub(super) struct Outcome {
    pub(super) outputs: Vec<(String, Stamp)>,
    pub(super) procedures: usize,
    pub(super) findings: Vec<Findings>,
    pub(super) counts: Counts,
    pub(super) written: usize,
    pub(super) unchanged: usize,
    pub(super) stale: Vec<String>,
    pub(super) failure: Option<String>,
    /// Whether it includes files, which the manifest does not know.
    pub(super) includes: bool,
}

/// One closure from bytes to artifacts.
pub(super) fn compile_article(
    article: &ArticleFiles,
    options: &BuildOptions,
    templates: &Templates,
    output: &Output,
) -> Outcome {
    let mut outcome = Outcome {
        outputs: Vec::new(),
        procedures: 0,
        findings: Vec::new(),
        counts: Counts::default(),
        written: 0,
        unchanged: 0,
        stale: Vec::new(),
        failure: None,
        includes: false,
    };
    let bytes = match read_all(article) {
        Ok(bytes) => bytes,
        Err(error) => {
            outcome.failure = Some(format!("{}: {}", error.path, error.reason));
            return outcome;
        }
    };
    let decoded = decode_all(article, &bytes);
    outcome.includes = decoded.iter().any(|file| !file.includes.is_empty());
    let mut documents = Vec::with_capacity(decoded.len());
    let mut wish = options.layout.wish(&article.id);
    for ((file, decoded), bytes) in article.files.iter().zip(&decoded).zip(&bytes.files) {
        let mut document = document(file, decoded, wish);
        // All languages of an article are read in the same way.
        wish = Wish::like(&document);
        blake3::hash(bytes).to_hex()[..32].clone_into(&mut document.hash);
        document.folder_from_out = relative_path(
            &options.out,
            file.path.parent().unwrap_or(Utf8Path::new("")),
        );
        outcome.procedures += document.model.procedures().len();
        documents.push(document);
    }
    let alignments = align_all(&documents);
    carry_all(&mut documents, &alignments);
    let layout = &options.layout;
    let source_locale = &layout.config.source_locale;
    let differences = differences_all(&documents, &alignments);
    let together = set_findings(
        &documents,
        &alignments,
        &differences,
        source_locale,
        &layout.settings,
    );
    for ((file, document), set) in article.files.iter().zip(&documents).zip(together) {
        let mut diagnostics = findings(document, &layout.settings);
        diagnostics.extend(set);
        if !diagnostics.is_empty() {
            diagnostics.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.rule.code));
            outcome.counts = outcome.counts.plus(Counts::of(&diagnostics));
            outcome.findings.push(Findings {
                path: file.path.to_string(),
                text: document.text.to_owned(),
                diagnostics,
            });
        }
    }
    restore_all(&mut documents, &differences);
    let bound = match article.automation.as_ref().map(Bound::read).transpose() {
        Ok(bound) => bound,
        Err(error) => {
            outcome.failure = Some(format!("{}: {}", error.path, error.reason));
            return outcome;
        }
    };
    let none = Automation::default();
    let automation = match &bound {
        None => Some(&none),
        Some(bound) => bound.automation(),
    };
    let plan = automation
        .and_then(|automation| compile_with(&article.id, &documents, &alignments, automation));
    if let Some(bound) = &bound {
        let reference = documents.first().map(|document| &document.file.locale);
        let hashed = layout.locales.is_empty() || reference == Some(source_locale);
        if let Some(findings) = bound.findings(plan.as_ref(), hashed, &layout.settings) {
            outcome.counts = outcome.counts.plus(Counts::of(&findings.diagnostics));
            outcome.findings.push(findings);
        }
        if bound.automation().is_none() {
            outcome.failure = Some(bound.failure(&article.id));
        }
    }
    let Some(plan) = plan else {
        return outcome;
    };
    let runbook = Runbook::with_runtime(templates, &plan, layout.config.runtime);
    let mut artifacts = Vec::new();
    for format in &options.formats {
        match format.emit(&runbook) {
            Ok(made) => artifacts.extend(made),
            Err(error) => {
                outcome.failure = Some(format!("{}: {error}", article.id));
                return outcome;
            }
        }
    }
    for artifact in &artifacts {
        let folder = if artifact.is_shared {
            ""
        } else {
            article.id.as_str()
        };
        let relative = Utf8Path::new(folder).join(&artifact.path).into_string();
        if !artifacts::is_marked(&artifact.content) {
            outcome.failure = Some(format!(
                "{relative}: its template must print `provenance` near the top, by which a build knows its own files"
            ));
            return outcome;
        }
        match output.put(folder, artifact, options.check) {
            Ok(Put::Written(stamp)) => {
                outcome.written += 1;
                outcome.outputs.push((relative, stamp));
            }
            Ok(Put::Known(stamp)) => outcome.outputs.push((relative, stamp)),
            Ok(Put::Unchanged(stamp)) => {
                outcome.unchanged += 1;
                outcome.outputs.push((relative, stamp));
            }
            Ok(Put::Stale) => {
                outcome.outputs.push((relative.clone(), Stamp::default()));
                outcome.stale.push(relative);
            }
            Err(error) => {
                outcome.failure = Some(format!("{}/{relative}: {error}", options.out));
                return outcome;
            }
        }
    }
    outcome
}
