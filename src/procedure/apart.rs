//! Sections that are kept apart from the main way: rolling back, cleaning up, finding out
//! what is wrong. They are told by their titles and by their place, and only where both
//! are plain.

use super::sections::tells;
use super::words;
use super::{Ask, Disposition, Lexicon, Node, Title};
use crate::article::{Block, BlockKind, is_blank, plain_text};
use crate::text::Span;
use serde::Deserialize;

/// What a procedure is for that is no part of the main way.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Apart {
    /// It takes back what was done.
    RollBack,
    /// It takes away what is no more needed.
    CleanUp,
    /// It is for those for whom something went wrong.
    Troubleshooting,
}

impl Apart {
    /// Its name, as the public contract has it, which is also what its message is called by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RollBack => "roll-back",
            Self::CleanUp => "clean-up",
            Self::Troubleshooting => "troubleshooting",
        }
    }
}

/// The section `apart` of a lexicon: titles as a whole, by what they are for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Titles {
    roll_back: Vec<Form>,
    clean_up: Vec<Form>,
    troubleshooting: Vec<Form>,
}

/// A title, or the words that one opens or closes with.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "String")]
enum Form {
    Whole(String),
    Opens(String),
    Closes(String),
}

impl From<String> for Form {
    fn from(text: String) -> Self {
        let text = text.to_lowercase();
        if let Some(words) = text.strip_suffix('…') {
            Self::Opens(words.trim_end().to_owned())
        } else if let Some(words) = text.strip_prefix('…') {
            Self::Closes(words.trim_start().to_owned())
        } else {
            Self::Whole(text)
        }
    }
}

impl Form {
    /// Whether a title in lower case has this form.
    fn fits(&self, title: &str) -> bool {
        let parts = |one, other: Option<char>| other.is_some() && words::are_parted(one, other);
        match self {
            Self::Whole(words) => title == words,
            Self::Opens(words) => title
                .strip_prefix(words.as_str())
                .is_some_and(|rest| parts(words.chars().next_back(), rest.chars().next())),
            Self::Closes(words) => title
                .strip_suffix(words.as_str())
                .is_some_and(|rest| parts(words.chars().next(), rest.chars().next_back())),
        }
    }
}

/// A title without what does not change what it says: its case, signs around it, and a
/// remark in brackets at its end.
fn bare(title: &str) -> String {
    let mut title = title.trim().to_lowercase();
    if title.contains('’') {
        title = title.replace('’', "'");
    }
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']')] {
        if title.ends_with(close)
            && let Some(at) = title.rfind(open).filter(|at| *at > 0)
        {
            title.truncate(at);
        }
    }
    let title = title.trim_matches(|c: char| !c.is_alphanumeric());
    let mut out = String::with_capacity(title.len());
    for word in title.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// What a title says that its section is for.
#[derive(Clone, Copy)]
struct Said {
    apart: Apart,
    /// Whether it says nothing else: "Rollback", not "Roll back the schema".
    alone: bool,
}

impl Lexicon {
    /// Whether a title says nothing but that something is taken back or away.
    pub(in crate::procedure) fn only_undoes(&self, title: &str) -> bool {
        let title = bare(title);
        let forms = [&self.apart.roll_back, &self.apart.clean_up];
        let is_whole = |form: &Form| matches!(form, Form::Whole(_)) && form.fits(&title);
        forms.into_iter().flatten().any(is_whole)
    }

    fn said(&self, title: &str) -> Option<Said> {
        let title = bare(title);
        let titles = &self.apart;
        let kinds = [
            (Apart::RollBack, &titles.roll_back),
            (Apart::CleanUp, &titles.clean_up),
            (Apart::Troubleshooting, &titles.troubleshooting),
        ];
        kinds.into_iter().find_map(|(apart, forms)| {
            let form = forms.iter().find(|form| form.fits(&title))?;
            let prevents = apart != Apart::Troubleshooting && self.prevents(&title);
            if prevents {
                return None;
            }
            let alone = matches!(form, Form::Whole(_));
            Some(Said { apart, alone })
        })
    }
}

/// A heading, or a paragraph that serves as one, with what stands before the next.
struct Part<'b, 'a> {
    level: u8,
    title: String,
    span: Span,
    own: &'b [Block<'a>],
    is_numbered: bool,
    /// Whether it is a step of the main way, as far as its own blocks tell.
    is_main: bool,
    said: Option<Said>,
}

/// The level of paragraphs that serve as titles: below all headings.
const BOLD: u8 = 7;

/// The parts of an article, in order; what stands above the first is left out. None where
/// no title says what a section is for, as in nearly all articles.
fn parts<'b, 'a>(blocks: &'b [Block<'a>], lexicon: &Lexicon) -> Vec<Part<'b, 'a>> {
    let titles: Vec<(usize, u8, String, Option<Said>)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(at, block)| {
            let title = Title::of(block)?;
            let level = title.level.unwrap_or(BOLD);
            let text = plain_text(&title.content);
            let said = lexicon.said(&text);
            Some((at, level, text, said))
        })
        .collect();
    if titles.iter().all(|(.., said)| said.is_none()) {
        return Vec::new();
    }
    let ends = titles.iter().skip(1).map(|(at, ..)| *at);
    let ends: Vec<usize> = ends.chain([blocks.len()]).collect();
    // What stands below background is a part of it.
    let mut background: Vec<u8> = Vec::new();
    titles
        .into_iter()
        .zip(ends)
        .map(|((at, level, title, said), end)| {
            background.retain(|above| *above < level);
            if lexicon.is_background(&title) {
                background.push(level);
            }
            let own = &blocks[at + 1..end];
            let is_numbered = lexicon.heading_number(&title).is_some();
            Part {
                level,
                span: blocks[at..end]
                    .iter()
                    .map(|block| block.span)
                    .fold(blocks[at].span, Span::join),
                own,
                is_numbered,
                is_main: is_numbered || (tells(own) && background.is_empty()),
                said,
                title,
            }
        })
        .collect()
}

/// A section that is kept apart: from its title to its last block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    pub(super) span: Span,
    pub(super) apart: Apart,
}

/// The sections of an article that are kept apart, in order; none of them is in another.
///
/// One comes after the first step of the main way and has no number of its own. Where its
/// title says what it is about, nothing of the main way comes after it beside it, since it
/// might be a step; where it cleans up, nothing comes after it at all.
pub(super) fn find(blocks: &[Block<'_>], lexicon: &Lexicon) -> Vec<Section> {
    let mut parts = parts(blocks, lexicon);
    if parts.is_empty() {
        return Vec::new();
    }
    let first = blocks.iter().position(
        |block| matches!(&block.kind, BlockKind::Heading { content, .. } if !is_blank(content)),
    );
    let mut begun = tells(&blocks[..first.unwrap_or(0)]);
    let is_titled = parts.first().is_some_and(|part| part.level == 1)
        && parts.iter().filter(|part| part.level == 1).count() == 1;
    if is_titled {
        let title = &parts[0].title;
        let own = [
            lexicon.said(title).map(|said| said.apart),
            lexicon.is_about(title),
        ];
        // An article about such a thing is one.
        for part in &mut parts {
            let same = |apart: Apart| {
                own.contains(&Some(apart))
                    || (apart == Apart::RollBack && own[1] == Some(Apart::CleanUp))
            };
            part.said = part.said.filter(|said| !same(said.apart));
        }
        parts[0].said = None;
    }
    // Where nothing but prose tells what to do, all of it does.
    if !begun && !parts.iter().any(|part| part.is_main) {
        for part in parts.iter_mut().skip(usize::from(is_titled)) {
            part.is_main = !part.own.is_empty() && !lexicon.is_background(&part.title);
        }
    }
    // What stands below such a title is no more of the main way than itself.
    let ends: Vec<usize> = (0..parts.len())
        .map(|at| {
            let below = parts[at + 1..].iter();
            at + 1
                + below
                    .take_while(|below| below.level > parts[at].level)
                    .count()
        })
        .collect();
    let mut is_main: Vec<bool> = parts.iter().map(|part| part.is_main).collect();
    for (at, part) in parts.iter().enumerate() {
        if part.said.is_some() && !part.is_numbered {
            is_main[at..ends[at]].fill(false);
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let (part, end) = (&parts[at], ends[at]);
        let said = part.said.filter(|said| {
            let beside = |next: &&Part<'_, '_>| next.level >= part.level;
            let beside = parts[end..].iter().take_while(beside).count();
            let after = match said {
                Said {
                    apart: Apart::CleanUp,
                    ..
                } => &is_main[end..],
                Said { alone: true, .. } => &[],
                Said { .. } => &is_main[end..end + beside],
            };
            let is_last = !after.contains(&true);
            let is_empty = parts[at..end].iter().all(|part| part.own.is_empty());
            begun && !part.is_numbered && is_last && !is_empty
        });
        if let Some(Said { apart, .. }) = said {
            let spans = parts[at..end].iter().map(|part| part.span);
            let span = spans.fold(part.span, Span::join);
            found.push(Section { span, apart });
            at = end;
        } else {
            begun |= part.is_main;
            at += 1;
        }
    }
    found
}

impl Lexicon {
    /// What an article is about as a whole, by whatever its title says of that.
    fn is_about(&self, title: &str) -> Option<Apart> {
        match self.heading_tells(title)? {
            Disposition::Asks(Ask::CleanUp) => Some(Apart::CleanUp),
            Disposition::Asks(Ask::Condition) => Some(Apart::Troubleshooting),
            _ => None,
        }
    }
}

/// Marks the procedures that stand in sections which are kept apart, unless there would be
/// no main way left.
pub(super) fn mark(nodes: &mut [Node<'_>], sections: &[Section]) {
    if sections.is_empty() {
        return;
    }
    let apart_of = |span: Span| {
        let mut sections = sections.iter();
        let found = sections.find(|section| section.span.contains(span));
        found.map(|section| section.apart)
    };
    if change(nodes, &apart_of) == 0 {
        change(nodes, &|_| None);
    }
}

/// Sets what the procedures of some nodes are for, and tells how many are of the main way.
fn change(nodes: &mut [Node<'_>], apart_of: &dyn Fn(Span) -> Option<Apart>) -> usize {
    let mut main = 0;
    for node in nodes {
        main += match node {
            Node::Procedure(procedure) => {
                procedure.apart = apart_of(procedure.span);
                usize::from(procedure.apart.is_none())
            }
            Node::List(items) => items.iter_mut().map(|item| change(item, apart_of)).sum(),
            Node::Quote(inner) => change(inner, apart_of),
            Node::Block(_) | Node::Reference(_) | Node::Note(_) => 0,
        };
    }
    main
}

#[cfg(test)]
mod tests {
    use crate::article::parse;
    use crate::procedure::{Lexicon, Reading, lower_as};
    use crate::source::Locale;

    /// The procedures of a text, each with what it is kept apart for.
    fn read(tag: &str, text: &str, reading: Reading) -> Vec<String> {
        let lexicon = Lexicon::of(&Locale::parse(tag).expect("a tag"));
        let model = lower_as(parse(text, 0), &lexicon, reading);
        let procedures = model.procedures().into_iter();
        procedures
            .map(|procedure| {
                let apart = procedure.apart.map_or("main", super::Apart::as_str);
                format!("{} {apart} {}", procedure.id, procedure.steps.len())
            })
            .collect()
    }

    const RUN: &str = "Run it:\n\n```bash\nmake\n```\n\n";

    #[test]
    fn what_stands_after_the_main_way_is_apart() {
        let text = format!(
            "# Upgrade\n\n## Stop\n\n{RUN}## Upgrade\n\n{RUN}## Roll back the schema\n\n{RUN}\
             ## Troubleshooting\n\n### It hangs\n\n{RUN}### It fails\n\n{RUN}## Clean up\n\n{RUN}"
        );
        assert_eq!(
            read("en-US", &text, Reading::Headings),
            [
                "p1 main 2",
                "p2 roll-back 1",
                "p3 troubleshooting 2",
                "p4 clean-up 1"
            ]
        );
    }

    #[test]
    fn a_step_is_not_apart_for_a_word() {
        let middle =
            format!("# Move\n\n## Stop\n\n{RUN}## Roll back the schema\n\n{RUN}## Start\n\n{RUN}");
        assert_eq!(read("en-US", &middle, Reading::Headings), ["p1 main 3"]);
        let numbered = format!("# Move\n\n## 1. Stop\n\n{RUN}## 2. Clean up the old logs\n\n{RUN}");
        assert_eq!(read("en-US", &numbered, Reading::Headings), ["p1 main 2"]);
        let first = format!("# Move\n\n## Clean up\n\n{RUN}## Stop\n\n{RUN}");
        assert_eq!(read("en-US", &first, Reading::Headings), ["p1 main 2"]);
        let word = format!("# Move\n\n## Stop\n\n{RUN}## Prepare the rollback\n\n{RUN}");
        assert_eq!(read("en-US", &word, Reading::Headings), ["p1 main 2"]);
    }

    #[test]
    fn a_title_alone_is_apart_in_the_middle_too() {
        let text = format!("# Move\n\n## Stop\n\n{RUN}## Rollback plan\n\n{RUN}## Start\n\n{RUN}");
        assert_eq!(
            read("en-US", &text, Reading::Headings),
            ["p1 main 2", "p2 roll-back 1"]
        );
        let below = format!("# Move\n\n## Stop\n\n{RUN}### Rollback\n\n{RUN}## Start\n\n{RUN}");
        assert_eq!(
            read("en-US", &below, Reading::Headings),
            ["p1 main 2", "p2 roll-back 1"]
        );
    }

    #[test]
    fn an_article_of_such_a_thing_has_a_main_way() {
        let text =
            format!("# Troubleshoot the queue\n\n## Look\n\n{RUN}## Troubleshooting\n\n{RUN}");
        assert_eq!(read("en-US", &text, Reading::Headings), ["p1 main 2"]);
        let runbook =
            format!("# Roll back the release\n\n## Stop\n\n{RUN}## Roll back the schema\n\n{RUN}");
        assert_eq!(read("en-US", &runbook, Reading::Headings), ["p1 main 2"]);
        let only = "Stop it:\n\n```bash\nmake stop\n```\n\n## Rollback\n\n1. Start it.\n2. Look.\n";
        assert_eq!(read("en-US", only, Reading::Lists), ["p1 main 2"]);
    }

    #[test]
    fn background_is_no_main_way() {
        let text = "# Queue full\n\n## Alert description\n\n**What it may be**\n\n1. The disk.\n2. The net.\n\n\
                    ## Troubleshooting\n\n1. Look at the disk.\n";
        assert_eq!(
            read("en-US", text, Reading::Lists),
            ["p1 main 2", "p2 main 1"]
        );
    }

    #[test]
    fn lists_below_such_a_title_are_apart() {
        let text = "# Move\n\n1. Stop it.\n2. Move it.\n\n**Rollback**\n\n1. Move it back.\n\n\
                    ## Troubleshooting\n\n### It hangs\n\n1. Kill it.\n";
        assert_eq!(
            read("en-US", text, Reading::Lists),
            ["p1 main 2", "p2 roll-back 1", "p3 troubleshooting 1"]
        );
    }

    #[test]
    fn prose_is_a_step_of_its_own() {
        let text = format!("# Move\n\n## Stop\n\n{RUN}## Rollback\n\nAsk the owner of the data.\n");
        assert_eq!(
            read("en-US", &text, Reading::Headings),
            ["p1 main 1", "p2 roll-back 1"]
        );
    }

    #[test]
    fn every_language_has_such_titles() {
        let titles = [
            (
                "ar-SA",
                "التراجع عن الترقية",
                "استكشاف الأخطاء وإصلاحها",
                "التنظيف",
            ),
            (
                "de-DE",
                "Rollback des Upgrades",
                "Fehlerbehebung",
                "Aufräumen",
            ),
            (
                "en-US",
                "Roll back the upgrade",
                "Troubleshooting",
                "Clean up",
            ),
            (
                "es-ES",
                "Revertir la actualización",
                "Solución de problemas",
                "Limpieza",
            ),
            (
                "fr-FR",
                "Retour arrière",
                "Résolution des problèmes",
                "Nettoyage",
            ),
            (
                "ja-JP",
                "アップグレードのロールバック",
                "トラブルシューティング",
                "クリーンアップ",
            ),
            (
                "nl-NL",
                "De upgrade terugdraaien",
                "Problemen oplossen",
                "Opruimen",
            ),
            (
                "pl-PL",
                "Wycofanie aktualizacji",
                "Rozwiązywanie problemów",
                "Czyszczenie",
            ),
            (
                "pt-BR",
                "Reverter a atualização",
                "Solução de problemas",
                "Limpeza",
            ),
        ];
        for (tag, back, trouble, clean) in titles {
            let text = format!(
                "# A\n\n## B\n\n{RUN}## {back}\n\n{RUN}## {trouble}\n\n{RUN}## {clean}\n\n{RUN}"
            );
            assert_eq!(
                read(tag, &text, Reading::Headings),
                [
                    "p1 main 1",
                    "p2 roll-back 1",
                    "p3 troubleshooting 1",
                    "p4 clean-up 1"
                ],
                "{tag}"
            );
        }
    }
}
