//! One language's version of an article, read and lowered.

use crate::article::{BlockKind, parse, plain_text};
use crate::procedure::{Lexicon, Model, Node, lower};
use crate::source::front_matter::Meta;
use crate::source::{Decoded, FrontMatter, Locale};
use crate::text::Span;
use std::sync::Arc;

/// Which article, in which language, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileId {
    /// The article's id.
    pub id: String,
    /// Its locale.
    pub locale: Locale,
    /// The file, relative to the document set, with `/` between folders.
    pub path: String,
}

/// An article in one language.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Which article, in which language.
    pub file: FileId,
    /// The folder of the file as seen from the output folder, such as
    /// `../docs/nl-NL`: what relative links are rebased with.
    pub folder_from_out: String,
    /// The first 32 hexadecimal digits of the BLAKE3 hash of the file's bytes;
    /// empty where nobody asked for it.
    pub hash: String,
    /// The decoded text of the file, which all spans refer to.
    pub text: &'a str,
    /// Where the body begins.
    pub body: usize,
    /// Where bytes had to be replaced to decode the file.
    pub replaced: &'a [Span],
    /// Where containers were nested too deep to be kept apart.
    pub flattened: Option<Span>,
    /// What the article says about itself.
    pub front: FrontMatter<'a>,
    /// The words of its language.
    pub lexicon: Arc<Lexicon>,
    /// The step model.
    pub model: Model<'a>,
}

impl<'a> Document<'a> {
    /// Reads a decoded file.
    #[must_use]
    pub fn read(file: FileId, decoded: &'a Decoded<'_>) -> Self {
        let lexicon = Lexicon::of(&file.locale);
        Self::read_with(file, decoded, lexicon)
    }

    /// Reads a decoded file with a lexicon of the caller's.
    #[must_use]
    pub fn read_with(file: FileId, decoded: &'a Decoded<'_>, lexicon: Arc<Lexicon>) -> Self {
        let text: &'a str = &decoded.text;
        let (front, body) = FrontMatter::parse(text, decoded.start);
        let article = parse(text, body);
        let flattened = article.flattened;
        let model = lower(article, &lexicon);
        Self {
            file,
            folder_from_out: String::new(),
            hash: String::new(),
            text,
            body,
            replaced: &decoded.replaced,
            flattened,
            front,
            lexicon,
            model,
        }
    }

    /// What the front matter says, typed.
    #[must_use]
    pub fn meta(&self) -> Meta<'_> {
        self.front.meta()
    }

    /// The title: the front matter's, else the first heading's, else the id.
    #[must_use]
    pub fn title(&self) -> String {
        if let Some(title) = self.meta().title {
            return title.trim().to_owned();
        }
        let heading = self.model.nodes.iter().find_map(|node| match node {
            Node::Block(block) => match &block.kind {
                BlockKind::Heading { content, .. } => Some(plain_text(content)),
                _ => None,
            },
            _ => None,
        });
        heading
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.file.id.clone())
    }
}
