//! The document set: its files, grouped into articles.

use crate::check::Settings;
use crate::plan::Wish;
use crate::source::config::Config;
use crate::source::{Asked, Locale, Pattern, Skipped, SourceFile, walk, walk_automation};
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

/// Where a document set is and how it is laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The folder with the articles.
    pub docs: Utf8PathBuf,
    /// Where the articles are in it.
    pub pattern: Pattern,
    /// The configuration.
    pub config: Config,
    /// What findings are worth.
    pub settings: Settings,
    /// The locales that count; all where empty.
    pub locales: Vec<Locale>,
    /// What is asked of all articles, whatever they and the configuration say.
    pub asked: Asked,
}

impl Layout {
    /// How the reference of an article is to be read.
    pub(super) fn wish(&self, id: &str) -> Wish {
        Wish {
            always: self.asked,
            otherwise: self.config.asked(id),
            ..Wish::default()
        }
    }
}

/// The files of one article, the reference first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFiles {
    /// The article's id.
    pub id: String,
    /// Its files, in the order of the locales.
    pub files: Vec<SourceFile>,
    /// What binds its steps to commands.
    pub automation: Option<SourceFile>,
}

/// A document set, found but not read.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// The articles by id.
    pub articles: Vec<ArticleFiles>,
    /// Automation files of articles that there are in no locale.
    pub stray: Vec<SourceFile>,
    /// What could not be looked at.
    pub skipped: Vec<Skipped>,
}

impl ArticleFiles {
    /// Every file that decides what is made of it.
    pub fn inputs(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().chain(&self.automation)
    }
}

impl Workspace {
    /// Finds the articles of a layout.
    #[must_use]
    pub fn find(layout: &Layout, threads: usize) -> Self {
        let config = &layout.config;
        let known: Vec<Locale> = [&config.source_locale]
            .into_iter()
            .chain(&config.locales)
            .cloned()
            .collect();
        let mut found = walk(
            &layout.docs,
            &layout.pattern,
            &known,
            &config.source_locale,
            threads,
        );
        let (mut automation, mut skipped) =
            walk_automation(&layout.docs, &config.automation, &config.source_locale);
        skipped.splice(0..0, found.skipped);
        let mut stray = automation.clone();
        for file in &found.files {
            stray.remove(&file.id);
        }
        if !layout.locales.is_empty() {
            found
                .files
                .retain(|file| layout.locales.contains(&file.locale));
        }
        let mut articles: Vec<ArticleFiles> = Vec::new();
        for file in found.files {
            match articles.last_mut() {
                Some(article) if article.id == file.id => article.files.push(file),
                _ => articles.push(ArticleFiles {
                    id: file.id.clone(),
                    files: vec![file],
                    automation: None,
                }),
            }
        }
        for article in &mut articles {
            article.automation = automation.remove(&article.id);
        }
        for article in &mut articles {
            article
                .files
                .sort_by_cached_key(|file| config.rank(&file.locale));
            // `nl-nl/x.md` beside `nl-NL/x.md`: the same article twice.
            article.files.dedup_by(|second, first| {
                let same = second.locale == first.locale;
                if same {
                    skipped.push(Skipped {
                        path: second.path.to_string(),
                        reason: format!("{} is the same article in the same locale", first.path),
                        on_purpose: true,
                    });
                }
                same
            });
        }
        Self {
            articles,
            stray: stray.into_values().collect(),
            skipped,
        }
    }
}

/// `to` as seen from the folder `from`, both taken from the current folder,
/// with `/` between folders; nothing is looked up.
pub(super) fn relative_path(from: &Utf8Path, to: &Utf8Path) -> String {
    let (from, to) = (absolute(from), absolute(to));
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - common);
    let down = to[common..].iter().map(Utf8Component::as_str);
    up.chain(down).collect::<Vec<_>>().join("/")
}

fn absolute(path: &Utf8Path) -> Utf8PathBuf {
    let absolute = camino::absolute_utf8(path).unwrap_or_else(|_| path.to_owned());
    let mut folded = Utf8PathBuf::new();
    for component in absolute.components() {
        match component {
            Utf8Component::ParentDir => {
                folded.pop();
            }
            Utf8Component::CurDir => {}
            other => folded.push(other.as_str()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_folder_to_folder() {
        let relative = |from: &str, to: &str| relative_path(Utf8Path::new(from), Utf8Path::new(to));
        assert_eq!(relative("runbooks", "docs/nl-NL"), "../docs/nl-NL");
        assert_eq!(relative("/a/b", "/a/c/../d"), "../d");
        assert_eq!(relative("/a", "/a"), "");
    }
}
