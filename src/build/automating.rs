//! The automation file of an article, read and looked at.

use super::pipeline::{Unreadable, read_file};
use super::reports::Findings;
use super::workspace::{Layout, Workspace};
use crate::check::{AutomationFile, KnownStep, Settings, check_automation, check_stray_automation};
use crate::plan::{Plan, PlanStep};
use crate::source::yaml::YamlError;
use crate::source::{Automation, SourceFile, decode};
use crate::text::LineIndex;

/// An automation file, read.
pub(super) struct Bound {
    path: String,
    text: String,
    read: Result<Automation, YamlError>,
}

impl Bound {
    /// Reads a file.
    pub(super) fn read(file: &SourceFile) -> Result<Self, Unreadable> {
        let mut bytes = Vec::new();
        read_file(file, &mut bytes)?;
        let decoded = decode(&bytes);
        let read = match decoded.replaced.first() {
            None => Automation::parse(&decoded.text),
            // In an article that is a letter lost; here it would be run.
            Some(span) => {
                let at = LineIndex::new(&decoded.text).position(&decoded.text, span.start);
                Err(YamlError {
                    message: "it is not UTF-8".to_owned(),
                    offset: Some(span.start as usize),
                    place: Some((at.line as usize, at.column as usize)),
                })
            }
        };
        Ok(Self {
            path: file.path.to_string(),
            text: decoded.text.into_owned(),
            read,
        })
    }

    /// What it says; nothing where that cannot be known.
    pub(super) fn automation(&self) -> Option<&Automation> {
        self.read.as_ref().ok()
    }

    /// What is to be told of an article that cannot be made because of it.
    pub(super) fn failure(&self, id: &str) -> String {
        format!(
            "{}: it cannot be read, so what was made of `{id}` stays as it is",
            self.path
        )
    }

    /// The findings in it, of an article with this plan; `hashed` where the
    /// plan's hashes are those of the article's reference.
    pub(super) fn findings(
        &self,
        plan: Option<&Plan<'_>>,
        hashed: bool,
        settings: &Settings,
    ) -> Option<Findings> {
        let mut steps = Vec::new();
        let mut needed = Vec::new();
        if let Some(plan) = plan {
            for procedure in &plan.procedures {
                collect(&procedure.steps, hashed, &mut steps);
            }
            let names = plan.parameters.iter();
            needed.extend(names.map(|parameter| parameter.name.as_str()));
        }
        let file = AutomationFile {
            text: &self.text,
            read: self.read.as_ref(),
            steps: &steps,
            needed: &needed,
        };
        let diagnostics = check_automation(&file, settings);
        (!diagnostics.is_empty()).then(|| Findings {
            path: self.path.clone(),
            text: self.text.clone(),
            diagnostics,
        })
    }
}

fn collect<'p>(list: &'p [PlanStep], hashed: bool, steps: &mut Vec<KnownStep<'p>>) {
    for step in list {
        steps.push(KnownStep {
            id: &step.id,
            hash: hashed.then_some(step.hash.as_str()),
            has_substeps: !step.substeps.is_empty(),
        });
        collect(&step.substeps, hashed, steps);
    }
}

/// What is to be said about automation files that belong to no article.
pub(super) fn stray_findings(layout: &Layout, workspace: &Workspace) -> Vec<Findings> {
    let articles = || workspace.articles.iter().map(|article| article.id.as_str());
    let stray = workspace.stray.iter().filter_map(|file| {
        let diagnostic = check_stray_automation(&file.id, articles(), &layout.settings)?;
        let mut bytes = Vec::new();
        // Its first line is shown where there is one; it is stray without, too.
        let _ = read_file(file, &mut bytes);
        Some(Findings {
            path: file.path.to_string(),
            text: decode(&bytes).text.into_owned(),
            diagnostics: vec![diagnostic],
        })
    });
    stray.collect()
}
