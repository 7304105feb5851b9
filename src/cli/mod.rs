//! Floor 8: the command line. Reads arguments, shows progress, sets the exit
//! status; holds no logic.

mod args;
mod progress;

use crate::build::{self, BuildOptions, InspectOptions, Layout, LexiconOptions, Summary};
use crate::check::{self, Settings, UnknownRule};
use crate::emit::Templates;
use crate::report::{self, Report, Titles, WriteError};
use crate::source::config::Config;
use crate::source::{Asked, Automation};
use crate::text::SafeText;
use args::{
    Arguments, BuildArguments, Command, InspectArguments, LexiconArguments, ReportArguments,
    ReportForm, SchemaOf,
};
use camino::{Utf8Path, Utf8PathBuf};
use clap::Parser;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Something was not done, or is not current.
const FAILED: u8 = 1;
/// The command line or the configuration is wrong.
const USAGE: u8 = 2;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Build(arguments) => build(&arguments),
        Command::Inspect(arguments) => inspect(&arguments),
        Command::Lexicon(arguments) => lexicon(&arguments),
        Command::Report(arguments) => report(&arguments),
        Command::Schema { of } => print(&match of {
            SchemaOf::Inspect => crate::inspect::schema(),
            SchemaOf::Report => report::schema(),
            SchemaOf::Evidence => report::evidence_schema(),
            SchemaOf::Automation => Automation::schema(),
        }),
        Command::Explain { code } => explain(code.as_deref()),
        Command::Init { folder } => init(&folder),
    };
    match done {
        Ok(code) => code,
        Err(Stop::Usage(message)) => {
            complain("error", &message);
            ExitCode::from(USAGE)
        }
        Err(Stop::Failed(message)) => {
            complain("error", &message);
            ExitCode::from(FAILED)
        }
        // Whoever read our output has seen enough.
        Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
    }
}

enum Stop {
    Usage(String),
    Failed(String),
    ClosedPipe,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Failed(format!("cannot write: {error}"))
        }
    }
}

type Done = Result<ExitCode, Stop>;

fn complain(level: &str, message: &str) {
    // There is nobody left to tell where standard error is gone.
    let _ = writeln!(io::stderr(), "{level}: {}", SafeText::block(message));
}

fn print(text: &str) -> Done {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn explain(code: Option<&str>) -> Done {
    let Some(code) = code else {
        return print(&check::list());
    };
    match check::explain(code) {
        Some(text) => print(&text),
        None => Err(Stop::Usage(UnknownRule::new(code).to_string())),
    }
}

fn init(folder: &Utf8Path) -> Done {
    let files = build::init(folder).map_err(|error| Stop::Failed(error.to_string()))?;
    let mut text = String::new();
    for file in files {
        text.push_str(&format!("made {file}\n"));
    }
    text.push_str("now run `runbookc build` there\n");
    print(&text)
}

fn config(path: Option<&Utf8PathBuf>) -> Result<Config, Stop> {
    let loaded = match path {
        Some(path) => Config::load_file(path, true),
        None => Config::load_file(Utf8Path::new(crate::source::config::FILE_NAME), false),
    };
    loaded.map_err(|error| Stop::Usage(error.to_string()))
}

/// Gives the shared thread pool its size.
fn threads(jobs: Option<usize>) -> usize {
    let available = std::thread::available_parallelism().map_or(1, usize::from);
    // More threads than this only wait for each other.
    let jobs = jobs.unwrap_or(available).clamp(1, 64);
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build_global();
    jobs
}

fn layout(
    arguments: &args::LayoutArguments,
    config: &Config,
    docs: Option<&Utf8PathBuf>,
) -> Result<Layout, Stop> {
    let settings = Settings::new(&config.rules)
        .map_err(|error| Stop::Usage(format!("the configuration: {error}")))?;
    Ok(Layout {
        docs: docs.unwrap_or(&config.docs).clone(),
        pattern: arguments
            .pattern
            .clone()
            .unwrap_or_else(|| config.pattern.clone()),
        locales: arguments.locale.clone(),
        asked: Asked {
            steps: arguments.steps,
            failures: arguments.failures,
            dialect: None,
        },
        config: config.clone(),
        settings,
    })
}

fn lexicon(arguments: &LexiconArguments) -> Done {
    let config = config(arguments.layout.config.as_ref())?;
    let jobs = threads(arguments.layout.jobs);
    let lexicon = arguments.file.as_ref().map(|path| {
        build::read_lexicon(path).map_err(|error| Stop::Usage(format!("{path}: {error}")))
    });
    let options = LexiconOptions {
        locale: arguments.tag.clone(),
        lexicon: lexicon.transpose()?,
        layout: layout(&arguments.layout, &config, arguments.docs.as_ref())?,
        most: arguments.top,
        jobs,
    };
    print(&build::lexicon_gaps(&options).map_err(Stop::Failed)?)
}

fn inspect(arguments: &InspectArguments) -> Done {
    let config = config(arguments.layout.config.as_ref())?;
    let jobs = threads(arguments.layout.jobs);
    let layout = layout(&arguments.layout, &config, None)?;
    let paths = if arguments.paths.is_empty() {
        vec![layout.docs.clone()]
    } else {
        arguments.paths.clone()
    };
    let stdout = io::stdout();
    let options = InspectOptions {
        paths,
        layout,
        format: arguments.format.into(),
        jobs,
        colour: arguments.layout.colour.wants(&stdout),
    };
    let mut out = io::BufWriter::with_capacity(1 << 16, stdout.lock());
    let failed = build::inspect(&options, &mut out, |path, reason| {
        complain("error", &format!("{path}: {reason}"));
    })?;
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FAILED)
    })
}

fn report(arguments: &ReportArguments) -> Done {
    let locale = arguments
        .lang
        .clone()
        .unwrap_or_else(|| report::from_environment(|name| std::env::var(name).ok()));
    let templates = Templates::load(
        arguments.templates.as_deref(),
        Config::default().source_locale,
    )
    .map_err(|error| Stop::Usage(error.to_string()))?;
    let mut titles = Titles::default();
    for path in &arguments.runbook {
        let added = titles.add(path);
        added.map_err(|error| Stop::Usage(error.to_string()))?;
    }
    let report = Report::read(&arguments.evidence);
    if report.is_unread() {
        for problem in report.problems() {
            complain("error", &problem);
        }
        return Ok(ExitCode::from(USAGE));
    }
    let text = match arguments.format {
        ReportForm::Json => report.json(),
        ReportForm::Markdown => report
            .markdown(&templates, &titles, &locale)
            .map_err(|error| Stop::Failed(error.to_string()))?,
    };
    match &arguments.output {
        Some(path) => {
            report::write(path, &arguments.evidence, &text).map_err(|error| match error {
                WriteError::Evidence(_) => Stop::Usage(error.to_string()),
                WriteError::Unwritable(..) => Stop::Failed(error.to_string()),
            })?;
        }
        None => {
            print(&text)?;
        }
    }
    for problem in report.problems() {
        complain("error", &problem);
    }
    Ok(if report.complete {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FAILED)
    })
}

fn build(arguments: &BuildArguments) -> Done {
    let mut config = config(arguments.layout.config.as_ref())?;
    if let Some(runtime) = arguments.runtime {
        config.runtime = runtime;
    }
    let jobs = threads(arguments.layout.jobs);
    let message_format: build::MessageFormat = arguments.message_format.into();
    let options = BuildOptions {
        layout: layout(&arguments.layout, &config, arguments.docs.as_ref())?,
        out: arguments.out.clone().unwrap_or_else(|| config.out.clone()),
        formats: arguments.formats(&config).map_err(Stop::Usage)?,
        templates: arguments
            .templates
            .clone()
            .or_else(|| config.templates.clone()),
        jobs,
        check: arguments.check,
        force: arguments.force,
        message_format,
        colour: arguments.layout.colour.wants(&io::stderr()),
    };
    if !options.layout.locales.is_empty() && options.formats.iter().any(|f| !f.is_per_locale()) {
        let tags: Vec<_> = options
            .layout
            .locales
            .iter()
            .map(crate::source::Locale::as_str)
            .collect();
        complain(
            "warning",
            &format!("the runbooks of this build speak {} alone", tags.join(", ")),
        );
    }
    let bar = progress::Bar::new(io::stderr().is_terminal());
    // What programs read goes to standard output, what people read beside it.
    let built = if message_format.is_for_programs() {
        build::build(&options, &mut io::stdout().lock(), &bar)
    } else {
        build::build(&options, &mut bar.writer(), &bar)
    };
    bar.finish();
    let summary = built.map_err(|error| match error {
        build::BuildError::Report(error) => Stop::from(error),
        build::BuildError::NoDocs(..) | build::BuildError::Templates(_) => {
            Stop::Usage(error.to_string())
        }
        build::BuildError::Output(..)
        | build::BuildError::Unreadable(_)
        | build::BuildError::NoArticles(_) => Stop::Failed(error.to_string()),
    })?;
    for left_out in &summary.left_out {
        complain("warning", &format!("left out {left_out}"));
    }
    for failure in &summary.failures {
        complain("error", failure);
    }
    for path in &summary.stale {
        writeln!(
            io::stdout(),
            "not current: {}",
            SafeText::line(&format!("{}/{path}", options.out))
        )?;
    }
    let text = describe(&summary, arguments.check);
    if message_format.is_for_programs() {
        writeln!(io::stderr(), "{text}")?;
    } else {
        let hidden = match summary.counts.infos {
            0 => "",
            _ => " (infos: --message-format json)",
        };
        writeln!(io::stdout(), "{text}{hidden}")?;
    }
    let good =
        summary.failures.is_empty() && summary.stale.is_empty() && summary.counts.errors == 0;
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(FAILED)
    })
}

/// A number with its thousands set apart.
fn grouped(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

fn describe(summary: &Summary, check: bool) -> String {
    let counts = summary.counts;
    let mut text = format!(
        "{}, {}; ",
        count(summary.articles, "article", "articles"),
        count(summary.procedures, "procedure", "procedures"),
    );
    if check {
        text += &format!(
            "{} current, {} not current",
            count(summary.unchanged, "artifact", "artifacts"),
            count(summary.stale.len(), "artifact", "artifacts"),
        );
    } else {
        text += &format!(
            "{} written, {} unchanged, {} removed",
            count(summary.written, "artifact", "artifacts"),
            grouped(summary.unchanged),
            grouped(summary.removed),
        );
    }
    text += &format!(
        "; {}, {}, {}",
        count(counts.errors, "error", "errors"),
        count(counts.warnings, "warning", "warnings"),
        count(counts.infos, "info", "infos"),
    );
    if summary.unshown > 0 {
        text += &format!(
            " ({} in unchanged articles, shown with --force)",
            grouped(summary.unshown)
        );
    }
    text
}
