//! The arguments.

use crate::build;
use crate::emit::Format;
use crate::source::config::{Config, RuntimePlace};
use crate::source::{Failures, Locale, Pattern, Reading};
use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::IsTerminal;

/// Compiles localized how-to articles into runbooks that people run.
#[derive(Debug, Parser)]
#[command(version, about)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make runbooks, checklists and guides of a document set
    Build(BuildArguments),
    /// Show the step model of articles
    Inspect(InspectArguments),
    /// Say what the lexicon of a language does not recognize, most frequent first
    Lexicon(LexiconArguments),
    /// Make a sign-off sheet of the evidence that runs left behind
    Report(ReportArguments),
    /// Print the JSON Schema of what `inspect --format jsonl` prints, or of
    /// something else
    Schema {
        /// What the schema is of
        #[arg(default_value = "inspect")]
        of: SchemaOf,
    },
    /// Say what a finding means and how to mend it; without a rule, list them all
    Explain {
        /// The code or the name of a rule, such as `P001`
        code: Option<String>,
    },
    /// Make a small document set in an empty folder
    Init {
        /// The folder
        #[arg(default_value = ".")]
        folder: Utf8PathBuf,
    },
}

/// Where articles are, and how the program works.
#[derive(Debug, Args)]
pub(super) struct LayoutArguments {
    /// Where the articles are in their folder, such as `{locale}/{path}.md`
    #[arg(long, value_parser = Pattern::parse)]
    pub(super) pattern: Option<Pattern>,
    /// Only these locales
    #[arg(long, value_name = "TAG", value_delimiter = ',', value_parser = Locale::parse)]
    pub(super) locale: Vec<Locale>,
    /// What the steps of all articles are: numbered lists, or headings with the commands below
    /// them [default: what each article, its folder or the configuration says]
    #[arg(long, value_name = "WHAT", value_parser = reading)]
    pub(super) steps: Option<Reading>,
    /// What becomes of the commands after one that has failed, in the same block: stop, or
    /// continue [default: what each article, its folder or the configuration says, else stop]
    #[arg(long, value_name = "WHAT", value_parser = failures)]
    pub(super) failures: Option<Failures>,
    /// How many threads to work with [default: one for each core]
    #[arg(long, short = 'j', value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// The configuration file [default: runbookc.yaml, where there is one]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<Utf8PathBuf>,
    /// When to use colour
    #[arg(long = "color", value_name = "WHEN", default_value = "auto")]
    pub(super) colour: Colour,
}

fn reading(word: &str) -> Result<Reading, String> {
    let known = Reading::ALL.map(Reading::as_str);
    Reading::parse(word).ok_or_else(|| format!("steps are {}", known.join(" or ")))
}

fn failures(word: &str) -> Result<Failures, String> {
    let known = Failures::ALL.map(Failures::as_str);
    Failures::parse(word).ok_or_else(|| format!("failures are {}", known.join(" or ")))
}

fn runtime(word: &str) -> Result<RuntimePlace, String> {
    RuntimePlace::parse(word).ok_or_else(|| "a runtime is own or shared".to_owned())
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    /// The folder with the articles [default: docs]
    pub(super) docs: Option<Utf8PathBuf>,
    /// The folder for what is made [default: runbooks]
    #[arg(long, short)]
    pub(super) out: Option<Utf8PathBuf>,
    /// Only these formats
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(super) format: Vec<String>,
    /// Write nothing; list what is not current and fail if there is any
    #[arg(long)]
    pub(super) check: bool,
    /// Compile every article, changed or not
    #[arg(long)]
    pub(super) force: bool,
    /// A folder with templates that replace ours by name
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<Utf8PathBuf>,
    /// Where scripts have their runtime: each its `own`, or one that is `shared`, beside all of
    /// them [default: what the configuration says, else own]
    #[arg(long, value_name = "WHERE", value_parser = runtime)]
    pub(super) runtime: Option<RuntimePlace>,
    /// How findings are shown
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(super) message_format: MessageForm,
    #[command(flatten)]
    pub(super) layout: LayoutArguments,
}

#[derive(Debug, Args)]
pub(super) struct InspectArguments {
    /// Document sets or single articles [default: docs]
    pub(super) paths: Vec<Utf8PathBuf>,
    /// How to show them
    #[arg(long, default_value = "tree")]
    pub(super) format: InspectForm,
    #[command(flatten)]
    pub(super) layout: LayoutArguments,
}

#[derive(Debug, Args)]
pub(super) struct LexiconArguments {
    /// The language
    #[arg(value_parser = Locale::parse)]
    pub(super) tag: Locale,
    /// The folder with the articles [default: docs]
    pub(super) docs: Option<Utf8PathBuf>,
    /// A lexicon to try in place of the program's own
    #[arg(long, value_name = "FILE")]
    pub(super) file: Option<Utf8PathBuf>,
    /// How many rows to show
    #[arg(long, value_name = "N", default_value = "40")]
    pub(super) top: usize,
    #[command(flatten)]
    pub(super) layout: LayoutArguments,
}

#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    /// Files of evidence; those that hold parts of one run are put together
    #[arg(required = true)]
    pub(super) evidence: Vec<Utf8PathBuf>,
    /// The language of the sheet [default: that of the environment]
    #[arg(long, value_name = "TAG", value_parser = Locale::parse)]
    pub(super) lang: Option<Locale>,
    /// A `runbook.json`, for what steps are called in the language of the sheet; may
    /// be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) runbook: Vec<Utf8PathBuf>,
    /// A sheet for people, or the same for programs
    #[arg(long, default_value = "markdown")]
    pub(super) format: ReportForm,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<Utf8PathBuf>,
    /// A folder with templates that replace ours by name
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<Utf8PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportForm {
    Markdown,
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum SchemaOf {
    /// What `inspect --format jsonl` prints, a line
    Inspect,
    /// What `report --format json` prints
    Report,
    /// A line of evidence
    Evidence,
    /// What binds the steps of an article to commands
    Automation,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum MessageForm {
    Human,
    Json,
    Github,
    Sarif,
}

impl From<MessageForm> for build::MessageFormat {
    fn from(form: MessageForm) -> Self {
        match form {
            MessageForm::Human => Self::Human,
            MessageForm::Json => Self::Json,
            MessageForm::Github => Self::Github,
            MessageForm::Sarif => Self::Sarif,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum InspectForm {
    Tree,
    Json,
    Jsonl,
}

impl From<InspectForm> for build::InspectFormat {
    fn from(form: InspectForm) -> Self {
        match form {
            InspectForm::Tree => Self::Tree,
            InspectForm::Json => Self::Json,
            InspectForm::Jsonl => Self::Jsonl,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    /// Whether to colour what goes to `stream`. `NO_COLOR` counts where nothing
    /// was asked for (no-color.org).
    pub(super) fn wants(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                stream.is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

impl BuildArguments {
    /// The formats to make: asked for, configured, or all.
    pub(super) fn formats(&self, config: &Config) -> Result<Vec<Format>, String> {
        let configured = config.formats.as_deref().unwrap_or_default();
        let names = if self.format.is_empty() {
            configured
        } else {
            &self.format
        };
        if names.is_empty() {
            return Ok(Format::ALL.to_vec());
        }
        let mut formats = names
            .iter()
            .map(|name| {
                Format::parse(name.trim()).ok_or_else(|| {
                    let known: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
                    format!(
                        "there is no format `{name}`; there are {}",
                        known.join(", ")
                    )
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        formats.sort_unstable();
        formats.dedup();
        Ok(formats)
    }
}
