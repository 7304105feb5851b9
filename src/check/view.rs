//! What rules look at, found in one walk through the model.

use super::Subject;
use crate::article::{Block, BlockKind, Inline, InlineKind};
use crate::procedure::{Note, NoteOrigin, Part, Step};
use crate::text::Span;

/// An article with everything in it that some rule may have something to say
/// about. Ordinary text is in none of the lists, so that the rules cost an
/// ordinary article next to nothing.
#[derive(Debug)]
pub struct View<'s, 'a> {
    /// The article.
    pub subject: &'s Subject<'s, 'a>,
    /// Inlines with the same parent, a text among them with a `*` that shows.
    pub stars: Vec<&'s [Inline<'a>]>,
    /// Texts with a `]` that shows.
    pub brackets: Vec<&'s Inline<'a>>,
    /// Links and pictures whose address begins neither as a path nor as an
    /// ordinary web address.
    pub links: Vec<&'s Inline<'a>>,
    /// Bold texts and links right beside a letter.
    pub glued: Vec<&'s Inline<'a>>,
    /// Raw HTML, line by line.
    pub html: Vec<(Span, &'s str)>,
    /// Blocks of fenced code.
    pub fenced: Vec<&'s Block<'a>>,
    /// Whether there is a heading of level 1.
    pub titled: bool,
    /// Alerts that are not written as GitHub has them.
    pub odd_alerts: Vec<&'s Note<'a>>,
    /// Texts at the beginning of a line that begin with `1.` and a letter.
    pub numbers: Vec<&'s Inline<'a>>,
    /// Steps and substeps.
    pub steps: Vec<&'s Step<'a>>,
}

impl<'s, 'a> std::ops::Deref for View<'s, 'a> {
    type Target = Subject<'s, 'a>;

    fn deref(&self) -> &Self::Target {
        self.subject
    }
}

impl<'s, 'a> View<'s, 'a> {
    /// Walks through the model.
    #[must_use]
    pub fn new(subject: &'s Subject<'s, 'a>) -> Self {
        let mut view = Self {
            subject,
            stars: Vec::new(),
            brackets: Vec::new(),
            links: Vec::new(),
            glued: Vec::new(),
            html: Vec::new(),
            fenced: Vec::new(),
            titled: false,
            odd_alerts: Vec::new(),
            numbers: Vec::new(),
            steps: Vec::new(),
        };
        subject.model.walk(&mut |part| match part {
            Part::Run(run) => view.add_run(run),
            Part::Block(block) => view.add_block(block),
            Part::Note(note) => {
                if note.origin == NoteOrigin::TranslatedAlert {
                    view.odd_alerts.push(note);
                }
            }
            Part::Step(step) => {
                view.steps.push(step);
                // A heading has a number of its own: `### 2.Wait`.
                match step.heading_level(subject.text) {
                    Some(level) => view.titled |= level == 1,
                    None => view.add_numbers(&step.cmd),
                }
            }
        });
        view
    }

    fn add_block(&mut self, block: &'s Block<'a>) {
        match &block.kind {
            BlockKind::Heading { level: 1, .. } => self.titled = true,
            BlockKind::Paragraph(content) => self.add_numbers(content),
            BlockKind::Code(code) if code.fenced => self.fenced.push(block),
            BlockKind::Html(lines) => {
                self.html
                    .extend(lines.iter().map(|line| (line.span, &*line.text)));
            }
            _ => {}
        }
    }

    fn add_numbers(&mut self, content: &'s [Inline<'a>]) {
        let mut begins = true;
        for inline in content {
            match &inline.kind {
                InlineKind::Text(text) if begins && is_number_and_letter(text) => {
                    self.numbers.push(inline);
                }
                _ => {}
            }
            begins = matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak);
        }
    }

    fn add_run(&mut self, run: &'s [Inline<'a>]) {
        let mut star = false;
        for inline in run {
            match &inline.kind {
                InlineKind::Text(text) => {
                    for at in memchr::memchr2_iter(b'*', b']', text.as_bytes()) {
                        if text.as_bytes()[at] == b'*' {
                            star = true;
                        } else if self
                            .brackets
                            .last()
                            .is_none_or(|last| last.span != inline.span)
                        {
                            self.brackets.push(inline);
                        }
                    }
                }
                InlineKind::Strong(_) => self.add_label(inline),
                InlineKind::Link(link) => {
                    self.add_address(inline, &link.dest);
                    if !link.autolink {
                        self.add_label(inline);
                    }
                }
                InlineKind::Image(link) => self.add_address(inline, &link.dest),
                InlineKind::Html(html) => self.html.push((inline.span, html)),
                _ => {}
            }
        }
        if star {
            self.stars.push(run);
        }
    }

    fn add_address(&mut self, inline: &'s Inline<'a>, address: &str) {
        if !address.starts_with("http") && !address.starts_with(['/', '.', '#']) {
            self.links.push(inline);
        }
    }

    fn add_label(&mut self, inline: &'s Inline<'a>) {
        let bytes = self.subject.text.as_bytes();
        // Letters beyond ASCII are looked at more closely by the rule.
        let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
        let before = (inline.span.start as usize).checked_sub(1);
        if bytes.get(inline.span.end as usize).is_some_and(is_letter)
            || before.and_then(|n| bytes.get(n)).is_some_and(is_letter)
        {
            self.glued.push(inline);
        }
    }
}

/// `1.Select` or `2)Select`: a number that is followed as in a list, but for
/// the space. `4.x` and `2.com` are other things.
fn is_number_and_letter(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    (1..3).contains(&digits)
        && matches!(rest.next(), Some('.' | ')'))
        && rest
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}
