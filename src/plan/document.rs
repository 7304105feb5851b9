//! One language's version of an article, read and lowered.

use crate::article::{parse_as, plain_text};
use crate::check::Subject;
use crate::dialect::Dialects;
use crate::procedure::{
    Because, Lexicon, Model, Node, Reading, Surroundings, Tongue, lower_as, lower_unasked, tongue,
};
use crate::source::front_matter::Meta;
use crate::source::{Asked, Decoded, Failures, FrontMatter, Locale};
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

/// What is asked of an article by others than itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Whatever the article says itself: what the command line asks for, or
    /// how the reference of a translation is read.
    pub always: Asked,
    /// Where the article does not say: what its folder or its set asks for.
    pub otherwise: Asked,
    /// Whether nothing but the article itself tells its language.
    pub unplaced: bool,
}

impl Wish {
    /// That a translation be read as its reference was.
    #[must_use]
    pub fn like(reference: &Document<'_>) -> Self {
        Self {
            always: Asked {
                steps: Some(reference.reading),
                failures: Some(reference.failures),
                dialect: None,
            },
            otherwise: Asked {
                dialect: Some(reference.dialects),
                ..Asked::default()
            },
            unplaced: false,
        }
    }

    /// What is asked: what must be, else what the front matter says, else what
    /// its folder or set does.
    fn asked(self, front: &FrontMatter<'_>) -> Asked {
        self.always.or(front.asked()).or(self.otherwise)
    }
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
    /// What was taken for its steps: of a translation, what its reference asks
    /// for.
    pub reading: Reading,
    /// Why.
    pub because: Because,
    /// What becomes of the commands after one that has failed; of a translation
    /// the same.
    pub failures: Failures,
    /// The dialects that its marks may be of.
    pub dialects: Dialects,
    /// The words of its language.
    pub lexicon: Arc<Lexicon>,
    /// What its text says of its language.
    pub tongue: Tongue,
    /// Whether nothing else tells it.
    pub unplaced: bool,
    /// The step model.
    pub model: Model<'a>,
}

impl<'a> Document<'a> {
    /// What the rules look at.
    #[must_use]
    pub fn subject(&self) -> Subject<'_, 'a> {
        Subject {
            text: self.text,
            body: self.body,
            replaced: self.replaced,
            flattened: self.flattened,
            front: &self.front,
            locale: &self.file.locale,
            lexicon: &self.lexicon,
            tongue: &self.tongue,
            unplaced: self.unplaced,
            model: &self.model,
        }
    }

    /// Reads a decoded file as it asks to be read itself.
    #[must_use]
    pub fn read(file: FileId, decoded: &'a Decoded<'_>) -> Self {
        Self::read_as(file, decoded, Wish::default())
    }

    /// Reads a decoded file as others wish.
    #[must_use]
    pub fn read_as(file: FileId, decoded: &'a Decoded<'_>, wish: Wish) -> Self {
        Self::read_by(file, decoded, None, wish)
    }

    /// Reads a decoded file with a lexicon of the caller's.
    #[must_use]
    pub fn read_with(
        file: FileId,
        decoded: &'a Decoded<'_>,
        lexicon: Arc<Lexicon>,
        wish: Wish,
    ) -> Self {
        Self::read_by(file, decoded, Some(lexicon), wish)
    }

    fn read_by(
        file: FileId,
        decoded: &'a Decoded<'_>,
        lexicon: Option<Arc<Lexicon>>,
        wish: Wish,
    ) -> Self {
        let text: &'a str = &decoded.text;
        let (front, body) = FrontMatter::parse(text, decoded.start);
        let asked = wish.asked(&front);
        let dialects = asked.dialect.unwrap_or_default();
        let article = parse_as(text, body, dialects, &decoded.includes);
        let flattened = article.flattened;
        let tongue = tongue(&article.blocks);
        let place = language(&file, &front, wish);
        let lexicon = lexicon.unwrap_or_else(|| match &tongue {
            // Whatever the place says, its words are those of the text.
            Tongue::Known(own) if own.language() != place.language() => Lexicon::of(own),
            // By the words of another language nothing is known of it.
            Tongue::Unknown(_) if !Lexicon::of(&place).is_empty() => Arc::default(),
            _ => Lexicon::of(&place),
        });
        let (model, reading, because) = match asked.steps {
            Some(reading) => (
                lower_as(article, &lexicon, reading),
                reading,
                Because::Asked,
            ),
            None => lower_unasked(article, &lexicon),
        };
        Self {
            file,
            folder_from_out: String::new(),
            hash: String::new(),
            text,
            body,
            replaced: &decoded.replaced,
            flattened,
            front,
            reading,
            because,
            failures: asked.failures.unwrap_or_default(),
            dialects,
            lexicon,
            tongue,
            unplaced: wish.unplaced,
            model,
        }
    }

    /// What the front matter says, typed.
    #[must_use]
    pub fn meta(&self) -> Meta<'_> {
        self.front.meta()
    }

    /// What stands outside of its procedures.
    #[must_use]
    pub fn around(&self) -> Surroundings<'_, 'a> {
        self.model.around(&self.title())
    }

    /// The title: the front matter's, else the first heading's, else the id.
    #[must_use]
    pub fn title(&self) -> String {
        if let Some(title) = self.front.title() {
            return title.trim().to_owned();
        }
        let heading = |node: &Node<'_>, lowest: u8| {
            let found = node.heading().filter(|(level, _)| *level <= lowest);
            found.map(|(_, content)| plain_text(content))
        };
        let mut nodes = self.model.nodes.iter();
        let above = nodes.find_map(|node| heading(node, 6));
        above
            // Of several titles, each is a section.
            .or_else(|| {
                let procedures = self.model.procedures();
                let procedure = procedures.first()?;
                let mut context = procedure.context.iter();
                let first = procedure.steps.first()?;
                let is_title = first.heading_level(self.text) == Some(1);
                context
                    .find_map(|node| heading(node, 1))
                    .or_else(|| is_title.then(|| plain_text(&first.cmd)))
            })
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.file.id.clone())
    }
}

/// The language that is said of an article: by its place, else by itself.
fn language(file: &FileId, front: &FrontMatter<'_>, wish: Wish) -> Locale {
    let said = || Locale::parse(front.meta().content_locale?.trim()).ok();
    let said = wish.unplaced.then(said).flatten();
    said.unwrap_or_else(|| file.locale.clone())
}
