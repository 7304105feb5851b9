//! The templates of all formats: ours, or the user's of the same name.

use super::{EmitError, markdown, sheet};
use crate::l10n::Messages;
use crate::source::Locale;
use camino::{Utf8Path, Utf8PathBuf};
use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value};
use std::fmt;

/// The program's own templates by name. The extension before `.j2` says how
/// text is escaped.
const OWN: &[(&str, &str)] = &[
    ("checklist.md.j2", include_str!("templates/checklist.md.j2")),
    ("guide.md.j2", include_str!("templates/guide.md.j2")),
    (sheet::TEMPLATE, include_str!("templates/report.md.j2")),
];

/// How each format makes data of text. A value that a template prints goes
/// through the escape of its file's format unless the format's code made it.
const ESCAPES: &[(&str, fn(&str) -> String)] = &[("md", markdown::plain)];

/// All templates, compiled once and shared by every article.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    /// The locale whose messages stand in for an unknown language's.
    pub source_locale: Locale,
}

/// Why the user's templates cannot be used.
#[derive(Debug)]
pub enum TemplatesError {
    /// The folder cannot be read.
    Unreadable(Utf8PathBuf, std::io::Error),
    /// A file has the name of no template.
    Unknown(Utf8PathBuf),
    /// A template is no template.
    Invalid(Utf8PathBuf, minijinja::Error),
}

impl fmt::Display for TemplatesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "cannot read {path}: {error}"),
            Self::Unknown(path) => {
                let names: Vec<_> = OWN.iter().map(|(name, _)| *name).collect();
                write!(
                    f,
                    "{path} replaces no template; there are {}",
                    names.join(", ")
                )
            }
            Self::Invalid(path, error) => write!(f, "{path}: {error}"),
        }
    }
}

impl std::error::Error for TemplatesError {}

/// Blocks leave no trace of their own lines. Comments are `{## … ##}`, because
/// `{#` is the shell's.
fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder()
        .comment_delimiters("{##", "##}")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
        .expect("the delimiters differ")
}

fn escape_of(template: &str) -> AutoEscape {
    let format = template.strip_suffix(".j2").unwrap_or(template);
    ESCAPES
        .iter()
        .find(|(extension, _)| format.rsplit('.').next() == Some(*extension))
        .map_or(AutoEscape::Html, |(extension, _)| {
            AutoEscape::Custom((*extension).into())
        })
}

fn format_value(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    if let AutoEscape::Custom(name) = state.auto_escape()
        && !value.is_safe()
        && !value.is_undefined()
        && let Some((_, escape)) = ESCAPES.iter().find(|(known, _)| *known == name)
    {
        out.write_str(&escape(&value.to_string()))?;
        return Ok(());
    }
    minijinja::escape_formatter(out, state, value)
}

impl Templates {
    /// Our templates, with those of `folder` in their place where it has some.
    ///
    /// # Errors
    /// Where the folder cannot be read or holds something that is no template
    /// of ours: a misspelled name would silently change nothing.
    pub fn load(folder: Option<&Utf8Path>, source_locale: Locale) -> Result<Self, TemplatesError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(escape_of);
        environment.set_formatter(format_value);
        environment.set_syntax(syntax());
        for (name, text) in OWN {
            environment
                .add_template(name, text)
                .map_err(|error| TemplatesError::Invalid((*name).into(), error))?;
        }
        for (path, text) in folder.map(Self::files).transpose()?.unwrap_or_default() {
            let name = path.file_name().unwrap_or_default().to_owned();
            environment
                .add_template_owned(name, text)
                .map_err(|error| TemplatesError::Invalid(path, error))?;
        }
        Ok(Self {
            environment,
            source_locale,
        })
    }

    /// The messages of a locale, negotiated.
    #[must_use]
    pub fn messages(&self, locale: &Locale) -> Messages {
        Messages::of(locale, &self.source_locale)
    }

    /// The templates in a user's folder, by path.
    ///
    /// # Errors
    /// Where the folder cannot be read or holds something that is no template
    /// of ours.
    pub fn files(folder: &Utf8Path) -> Result<Vec<(Utf8PathBuf, String)>, TemplatesError> {
        let unreadable = |error| TemplatesError::Unreadable(folder.to_owned(), error);
        let mut files = Vec::new();
        for entry in folder.read_dir_utf8().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path().to_owned();
            if entry.file_name().starts_with('.') {
                continue;
            }
            if !OWN.iter().any(|(own, _)| *own == entry.file_name()) {
                return Err(TemplatesError::Unknown(path));
            }
            match std::fs::read_to_string(&path) {
                Ok(text) => files.push((path, text)),
                Err(error) => return Err(TemplatesError::Unreadable(path, error)),
            }
        }
        files.sort();
        Ok(files)
    }

    /// Renders a template of ours.
    pub(super) fn render(&self, name: &str, context: Value) -> Result<String, EmitError> {
        let failed = |error| EmitError {
            template: name.to_owned(),
            error,
        };
        let template = self.environment.get_template(name).map_err(failed)?;
        template.render(context).map_err(failed)
    }
}
