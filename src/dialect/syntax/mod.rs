//! The forms that marks have, one file each, and what is made of a word.

mod attributes;
mod braces;
mod bracket;
mod clicks;
mod colons;
mod comment;
mod fences;
mod indented;
mod jsx;
mod liquid;
mod notes;
mod shortcode;
mod tab_heading;

pub(super) use attributes::{Attribute, attributes, find, range_of};
pub(super) use clicks::{Click, clicked, only_click};
pub(super) use fences::directive;
pub(super) use jsx::{is_mdx, statement};
pub(super) use shortcode::closer;

use super::scan::{Action, Bit, Kind, Opening};
use super::{Dialects, Meaning, Syntax, Tone};
use std::ops::Range;

/// A place at which a mark may begin.
#[derive(Clone, Copy)]
pub(super) struct Site<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Its line, without the line end.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether nothing stands before it on its line but blanks and the marks of
    /// lists and quotes.
    pub(super) opens: bool,
    /// Whether it is in code, where few marks are any.
    pub(super) code: bool,
    /// Whether the text is MDX, where elements can have any name.
    pub(super) mdx: bool,
    pub(super) set: Dialects,
}

impl<'t> Site<'t> {
    /// The text from here to the end of the line.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }
}

/// What finds the end of what was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A mark with the same word.
    Word(Syntax, String),
    /// As many colons.
    Colons(usize),
    /// A fence of as many marks.
    Fence(usize),
    /// Whatever ends a group of such headings.
    TabHeading,
    /// What is indented less, or another of them beside it.
    Indented(bool),
    /// The comment that ends the group.
    Comments,
    /// The next comment.
    Comment,
    /// The end of what it stands in.
    Inner,
}

/// What a mark says of its own place among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Opens,
    Closes,
    Alone,
    /// It opens where something closes it, else it stands alone.
    Either,
}

/// A mark with a word.
pub(super) struct Tag<'t> {
    pub(super) syntax: Syntax,
    pub(super) name: &'t str,
    pub(super) role: Role,
    pub(super) key: Key,
    pub(super) attributes: Vec<Attribute<'t>>,
    /// What stands behind the word, where the form has a title there.
    pub(super) title: Option<Range<usize>>,
    /// The words of the mark, for those who do not know it.
    pub(super) words: Range<usize>,
}

/// What was read at a place.
pub(super) enum Reading<'t> {
    Tag(Tag<'t>),
    Done(Action),
}

/// What stands at a place, up to where.
pub(super) fn read<'t>(site: &Site<'t>) -> Option<(usize, Reading<'t>)> {
    let forms: &[(Syntax, Form)] = match site.text.as_bytes()[site.at] {
        b'{' => &[
            (Syntax::Clicks, clicks::read),
            (Syntax::Shortcode, shortcode::read),
            (Syntax::Liquid, liquid::read),
            (Syntax::Jsx, jsx::comment),
            (Syntax::Attributes, braces::read),
        ],
        b'<' => &[(Syntax::Comment, comment::read), (Syntax::Jsx, jsx::read)],
        b'[' => &[
            (Syntax::Bracket, bracket::read),
            (Syntax::Notes, notes::read),
        ],
        b':' => &[
            (Syntax::Colons, colons::read),
            (Syntax::Notes, notes::definition),
        ],
        b'!' | b'?' | b'=' => &[(Syntax::Indented, indented::read)],
        b'-' => &[(Syntax::Snippet, indented::snippet)],
        b'#' => &[(Syntax::TabHeading, tab_heading::read)],
        _ => &[],
    };
    forms
        .iter()
        .filter(|(syntax, _)| site.set.reads(*syntax))
        .find_map(|(_, form)| form(site))
}

type Form = for<'t> fn(&Site<'t>) -> Option<(usize, Reading<'t>)>;

/// Whether a byte may begin a mark.
pub(super) fn may_begin(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'<' | b'[' | b':' | b'!' | b'?' | b'=' | b'-' | b'#'
    )
}

/// What a mark with a word does, and what it does where nothing closes it.
pub(super) struct Resolved {
    pub(super) action: Action,
    pub(super) alone: Option<Action>,
    pub(super) unknown: bool,
    /// What stands in it is not for readers, is literal, or is code.
    pub(super) literal: Option<Meaning>,
}

impl Resolved {
    fn of(action: Action) -> Self {
        Self {
            action,
            alone: None,
            unknown: false,
            literal: None,
        }
    }
}

/// How serious an aside is, by the words and colours that dialects have for it.
pub(super) fn tone(word: &str) -> Option<Tone> {
    Some(match word.to_ascii_lowercase().as_str() {
        "note" | "info" | "primary" | "secondary" | "default" => Tone::Note,
        "tip" | "hint" | "success" | "check" => Tone::Tip,
        "important" => Tone::Important,
        "warning" | "warn" | "caution" | "attention" | "disclaimer" => Tone::Warning,
        "danger" | "error" | "critical" | "alert" => Tone::Caution,
        _ => return None,
    })
}

const TITLES: &[&str] = &["title", "summary", "heading", "header", "name", "label", ""];

/// Looks a word up and says what is to be done.
pub(super) fn resolve(site: &Site<'_>, tag: &Tag<'_>) -> Resolved {
    let text = site.text;
    if tag.role == Role::Closes {
        return Resolved::of(Action::Close(tag.key.clone()));
    }
    let Some(meaning) = site.set.meaning(tag.syntax, tag.name) else {
        return unknown(site, tag);
    };
    let get = |keys: &[&str]| find(text, &tag.attributes, keys);
    let put = |bits: Vec<Bit>| Resolved::of(Action::Put(bits));
    let title = || tag.title.clone().or_else(|| get(TITLES));
    if site.code {
        // Only what stands for a text is one in code.
        return match meaning {
            Meaning::Value => put(vec![placeholder(text, tag)]),
            Meaning::Text(keys) => put(get(keys).map(Bit::Old).into_iter().collect()),
            Meaning::Address => put(address(text, tag)),
            Meaning::Drop if tag.syntax == Syntax::Shortcode => put(Vec::new()),
            _ => unknown(site, tag),
        };
    }
    let kind = match meaning {
        Meaning::Drop => return put(Vec::new()),
        Meaning::Value => return put(vec![placeholder(text, tag)]),
        Meaning::Text(keys) => return put(get(keys).map(Bit::Old).into_iter().collect()),
        Meaning::Address => return put(address(text, tag)),
        Meaning::Picture => return put(picture(text, tag)),
        Meaning::Embed => return put(embed(text, tag)),
        Meaning::Include(keys) => {
            // `{% include note.html content="…" %}` says what it includes.
            let content = get(&["content", "text"]);
            let path = get(keys);
            if let (Some(content), Some(path)) = (content, &path) {
                let name = text[path.clone()].rsplit('/').next().unwrap_or("");
                let name = name.split('.').next().unwrap_or("");
                let opening = Opening {
                    alone: true,
                    ..Opening::new(tag.key.clone(), Kind::Aside(tone(name)), Some(content))
                };
                return Resolved::of(Action::Open(opening));
            }
            return match path {
                Some(path) => Resolved::of(Action::Include {
                    path,
                    label: tag.title.clone(),
                }),
                None => unknown(site, tag),
            };
        }
        Meaning::Aside(tone) => Kind::Aside(Some(tone)),
        Meaning::AsideBy(key) => {
            let named =
                get(&[key]).or_else(|| get(&["type", "color", "style", "intent", "variant"]));
            Kind::Aside(named.and_then(|named| tone(&text[named])))
        }
        Meaning::Tabs => {
            let group = get(&["groupid", "group", "persist", "name", "id"]);
            Kind::Tabs(group.map(|group| text[group].to_owned()))
        }
        Meaning::Tab(_) => Kind::Tab,
        Meaning::Wrap => Kind::Wrap,
        Meaning::Comment | Meaning::Raw => {
            return Resolved {
                literal: Some(meaning),
                ..put(Vec::new())
            };
        }
        Meaning::Code(keys) => {
            let language = get(keys).map_or("", |range| &text[range]);
            Kind::Code(language.split([' ', ',']).next().unwrap_or("").to_owned())
        }
    };
    let title = match (&kind, meaning) {
        (_, Meaning::Tab(keys)) => get(keys).or_else(|| tag.title.clone()),
        (Kind::Tabs(_) | Kind::Code(_), _) => None,
        _ => title(),
    };
    let literal = matches!(kind, Kind::Code(_)).then_some(meaning);
    if kind == Kind::Wrap && title.is_none() {
        return put(Vec::new());
    }
    let opening = Opening {
        alone: tag.role == Role::Alone,
        ..Opening::new(tag.key.clone(), kind, title)
    };
    let alone = (tag.role == Role::Either).then(|| {
        Action::Open(Opening {
            alone: true,
            ..opening.clone()
        })
    });
    Resolved {
        action: Action::Open(opening),
        alone,
        unknown: false,
        literal,
    }
}

/// A mark that no dialect knows: what stands in it stays, and where nothing
/// does, the words of the mark themselves.
fn unknown(site: &Site<'_>, tag: &Tag<'_>) -> Resolved {
    let words = tag.words.clone();
    let shown = &site.text[words.clone()];
    let bits = if site.code {
        vec![Bit::Text(format!("<{}>", word_of(tag.name)))]
    } else if shown.contains(['`', '\n']) {
        vec![Bit::Old(words)]
    } else {
        let tick = || Bit::Text("`".to_owned());
        vec![tick(), Bit::Old(words), tick()]
    };
    let put = Action::Put(bits);
    match tag.role {
        Role::Alone if tag.syntax == Syntax::Jsx => Resolved {
            unknown: true,
            ..Resolved::of(Action::Put(Vec::new()))
        },
        Role::Opens | Role::Either if !site.code => Resolved {
            action: Action::Open(Opening::new(tag.key.clone(), Kind::Wrap, None)),
            alone: Some(match tag.role {
                Role::Opens => Action::Put(Vec::new()),
                _ => put,
            }),
            unknown: true,
            literal: None,
        },
        _ => Resolved {
            unknown: true,
            ..Resolved::of(put)
        },
    }
}

/// A word as the name of a placeholder.
pub(super) fn word_of(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    let word = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        word
    } else {
        format!("value-{word}").trim_end_matches('-').to_owned()
    }
}

/// A value that only its writers' programs know, as a placeholder.
fn placeholder(text: &str, tag: &Tag<'_>) -> Bit {
    let first = tag
        .attributes
        .first()
        .map(|attribute| &text[attribute.value.clone()]);
    let name = first.unwrap_or(tag.name);
    let mut word = word_of(name);
    // The name of an element would be one.
    if !word.contains('-')
        && matches!(
            &*word,
            "title"
                | "link"
                | "code"
                | "data"
                | "time"
                | "label"
                | "menu"
                | "source"
                | "summary"
                | "a"
                | "b"
                | "p"
                | "base"
                | "param"
                | "section"
                | "var"
                | "image"
        )
    {
        word = format!("{}-{word}", word_of(tag.name));
    }
    Bit::Text(format!("<{word}>"))
}

fn address(text: &str, tag: &Tag<'_>) -> Vec<Bit> {
    let path = find(text, &tag.attributes, &["path", "", "name", "page"]);
    path.map(Bit::Old).into_iter().collect()
}

fn picture(text: &str, tag: &Tag<'_>) -> Vec<Bit> {
    let get = |keys: &[&str]| find(text, &tag.attributes, keys);
    let source = get(&["src", "source", "link", "sources", ""]);
    let shown = get(&["alt", "alt-text", "caption", "title"]);
    match source {
        Some(source) if !text[source.clone()].contains([' ', '\n', '{']) => {
            let mut bits = vec![Bit::Text("![".to_owned())];
            bits.extend(shown.map(Bit::Old));
            bits.push(Bit::Text("](".to_owned()));
            bits.push(Bit::Old(source));
            bits.push(Bit::Text(")".to_owned()));
            bits
        }
        _ => shown.map(Bit::Old).into_iter().collect(),
    }
}

fn embed(text: &str, tag: &Tag<'_>) -> Vec<Bit> {
    let get = |keys: &[&str]| find(text, &tag.attributes, keys);
    let Some(link) = get(&["url", "src", "source", "id", ""]) else {
        return Vec::new();
    };
    let shown = &text[link.clone()];
    let before = match tag.name {
        _ if shown.contains("://") => "<",
        "youtube" => "<https://youtu.be/",
        "vimeo" => "<https://vimeo.com/",
        _ => {
            return vec![
                Bit::Text("`".to_owned()),
                Bit::Old(link),
                Bit::Text("`".to_owned()),
            ];
        }
    };
    let end = Bit::Text(">".to_owned());
    vec![Bit::Text(before.to_owned()), Bit::Old(link), end]
}
