//! The walk through the blocks of an article, which keeps in mind what stands above each
//! command: headings, labels, the text right above, the bullet, the note.

use super::away::{Away, goes_on};
use super::bars::Folded;
use super::decide::{ALTERNATIVE, CONDITION, Walk, has_values};
use super::forks::{Forks, Last};
use super::grounds::Under;
use super::labels::of_labels;
use super::moves::leads_in;
use super::opposites::opposed;
use super::outline::holds_code;
use super::scope::{Above, Disposed, Known, Scope};
use super::standing::{Standing, makes_what_is_named};
use super::variants::{part, variants};
use super::ways::settle;
use super::whole::{Noticed, whole};
use super::within::leads_to_code;
use super::{Ask, Disposition, Granted, Show, Told};
use crate::article::{Block, BlockKind, Inline, InlineKind, plain_text};
use crate::procedure::command::expectation;
use crate::procedure::gather::explains;
use crate::procedure::lower::is_bold_title;
use crate::procedure::step::is_call;
use crate::procedure::{Lexicon, note};
use crate::shell::{Fence, Shell, fence};
use crate::text::Span;

/// What becomes of the commands of an article, in the order of the text.
pub(in crate::procedure) fn dispose(blocks: &[Block<'_>], lexicon: &Lexicon) -> Disposed {
    if !blocks.iter().any(holds_code) {
        return Disposed::default();
    }
    let known = Known::of(blocks, lexicon);
    let (mut disposed, cased) = walk(blocks, lexicon, &known, false);
    let asks = |told: &Told| told.disposition == Disposition::Asks(Ask::Condition);
    if !disposed.told.iter().any(asks) {
        return disposed;
    }
    let granted = cased.then(|| walk(blocks, lexicon, &known, true).0.told);
    for (n, told) in disposed.told.iter_mut().enumerate() {
        let granted = granted.as_ref().map_or(&*told, |granted| &granted[n]);
        told.granted = Granted::of(granted.disposition, granted.settled);
    }
    disposed
}

/// What becomes of the commands where the cases of steps are as they are, or `granted`, and
/// whether an instruction opens with one.
fn walk(blocks: &[Block<'_>], lexicon: &Lexicon, known: &Known, granted: bool) -> (Disposed, bool) {
    let mut walk = Walk {
        lexicon,
        known,
        forks: Forks::of(known.choices.clone()),
        granted,
        cased: false,
        title: 0,
        asked: Vec::new(),
        open: Vec::new(),
        under: Under::default(),
        labels: [None; 2],
        away: Away::default(),
        gone: None,
        before: None,
        roots: Vec::new(),
        clients: 0,
        hosts: Vec::new(),
        away_hosts: Vec::new(),
        logs_in: false,
        home: false,
        machines: Vec::new(),
        reads: Vec::new(),
        loose: 0,
        listed: false,
        inline: false,
        persons: false,
        automatic: None,
        warned: None,
        noted: false,
        standing: Standing::default(),
        told: Vec::new(),
    };
    walk.blocks(blocks, &Scope::default());
    let noticed = Noticed {
        roots: walk.roots,
        clients: walk.clients,
        hosts: walk.hosts,
        there: if walk.logs_in {
            walk.away_hosts
        } else {
            Vec::new()
        },
        machines: walk.machines,
        reads: walk.reads,
    };
    let choices = settle(walk.forks.choices);
    part(&mut walk.told, &noticed.reads, &variants(blocks));
    let mut told = whole(walk.told, noticed, lexicon);
    // What was taken for a way, and is part of no choice, is what it is.
    let ways = || choices.iter().flat_map(|choice| &choice.ways);
    for told in &mut told {
        if !ways().any(|way| way.holds(told.span)) {
            told.disposition = told.settled;
            told.granted.disposition = told.granted.settled;
        }
    }
    let disposed = Disposed {
        loose: walk.loose,
        choices,
        told,
    };
    (disposed, walk.cased)
}

/// Behind which blocks, themselves included, code stands in their part: up to the next heading,
/// where these part them.
fn code_follows(blocks: &[Block<'_>], inner: bool) -> Vec<bool> {
    let mut follows = vec![false; blocks.len()];
    let mut found = false;
    for (n, block) in blocks.iter().enumerate().rev() {
        let parts = !inner && matches!(block.kind, BlockKind::Heading { .. });
        found = !parts && (found || holds_code(block));
        follows[n] = found;
    }
    follows
}

/// Whether a text is nothing but one code.
pub(super) fn is_code(content: &[Inline<'_>]) -> bool {
    matches!(content, [one] if matches!(one.kind, InlineKind::Code(_)))
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block<'_>], scope: &Scope) {
        let mut above = Above::default();
        let mut last_code: Option<Last> = None;
        let labels = of_labels(blocks, self.lexicon);
        let mut way = false;
        let mut folded = Folded::default();
        let mut case = None;
        let code_follows = code_follows(blocks, scope.inner);
        let opposed = opposed(blocks, self.lexicon);
        for (n, block) in blocks.iter().enumerate() {
            let holds = labels.iter().any(|labels| labels.holds(n));
            if holds || way {
                // What stands in one way goes on in none.
                if !holds || labels.iter().any(|labels| labels.is_label(n)) {
                    (above, last_code, self.before) = (Above::default(), None, None);
                }
                way = holds;
            }
            let chosen = Scope {
                said: scope.said.or(ALTERNATIVE),
                way: true,
                ..*scope
            };
            let scope = if holds { &chosen } else { scope };
            let around = folded.said().or(case);
            let inside = Scope {
                said: around.or(scope.said),
                ..*scope
            };
            let scope = if around.is_some() { &inside } else { scope };
            match &block.kind {
                BlockKind::Heading { level, content } => {
                    if !scope.inner && self.known.commands {
                        let title = self.title == 0 && self.known.titled;
                        let heading = plain_text(content);
                        self.heading(*level, &heading);
                        self.asked.retain(|own| own < level);
                        if !title && self.lexicon.asks(&heading) {
                            self.asked.push(*level);
                        }
                        self.away.turn(self.open.len(), &heading);
                        let chapter = self
                            .known
                            .chapters
                            .get(self.title - 1)
                            .is_some_and(|is| *is);
                        self.under
                            .open(*level, heading, (title, chapter), self.lexicon);
                    }
                    above = Above::default();
                    last_code = None;
                }
                BlockKind::Paragraph(content) => {
                    self.forks.close();
                    let next = blocks.get(n + 1).map(|next| &next.kind);
                    let code = match next {
                        Some(BlockKind::Code(code)) => Some(code.text()),
                        _ => None,
                    };
                    let text = (block.span, &content[..], code.as_deref());
                    if self.known.commands && (code_follows[n] || last_code.is_some()) {
                        self.paragraph(text, scope, &mut above, last_code.as_ref());
                    } else {
                        self.pass(text, &mut above);
                    }
                    self.leads_on(next, scope, &above);
                    if opposed[n] {
                        above.said = above.said.or(ALTERNATIVE);
                    }
                    // The case and the place of an item hold up to its end.
                    let opens = n == 0 && self.listed;
                    let matters = self.known.commands && (opens || case.is_some());
                    if matters && self.lexicon.comes_back(&above.text) {
                        case = case.filter(|said| *said == CONDITION);
                    } else if matters && opens {
                        let whole = code.is_none() && leads_in(content);
                        case = self.holds_on(&above, whole);
                    }
                    if let Some(last) = &mut last_code {
                        last.near = false;
                    }
                }
                BlockKind::Code(code) => {
                    let shell = match fence(&code.language()) {
                        Fence::Script(shell) => Some(shell),
                        _ => None,
                    };
                    let goes_on = last_code.take_if(|last| last.is_for_another(shell));
                    self.forks.go_on(goes_on.as_ref(), block.span);
                    let answered = last_code.as_ref().map(|last| last.span);
                    let numbered = self.under.numbered;
                    self.under.numbered |= std::mem::take(&mut above.numbered);
                    self.code(block.span, code, scope, &above);
                    self.under.numbered = numbered;
                    (above.near, above.expects) = (false, false);
                    // What a command printed stands between it and another way; a file does not.
                    let printed = self
                        .told
                        .last()
                        .is_some_and(|told| told.disposition == Disposition::Shown(Show::Output));
                    if let Some(above) = answered {
                        if printed {
                            self.look_back_at(above, &code.text());
                        }
                        self.take_form(above, block.span);
                    }
                    if let Some(last) = goes_on {
                        last_code = Some(last.joined(block.span, shell));
                    } else if !printed || last_code.is_none() {
                        let above = std::mem::take(&mut above.text);
                        last_code = Some(Last::new(block.span, above, &code.text(), shell));
                    }
                }
                BlockKind::List(list) => {
                    self.items(list, scope, &above);
                    above = if code_follows.get(n + 1).is_some_and(|follows| *follows) {
                        self.last_of(list, &above)
                    } else {
                        Above::default()
                    };
                }
                BlockKind::Quote(inner) => {
                    let behind = last_code.as_ref().filter(|last| last.near);
                    let behind = behind.map(|last| last.span);
                    // What a note says is said of commands alone.
                    let noted = self.known.commands
                        && note::from_quote(block.clone(), self.lexicon, &mut Vec::new()).is_ok();
                    let explains = self.known.commands
                        && inner
                            .first()
                            .is_some_and(|first| explains(first, self.lexicon));
                    let said = if explains {
                        Some(Disposition::Shown(Show::Syntax))
                    } else {
                        noted.then_some(Disposition::Asks(Ask::Condition))
                    };
                    let scope = Scope {
                        said: scope.said.or(said),
                        way: false,
                        inner: true,
                        held: true,
                        ..*scope
                    };
                    self.noted(inner, &scope, noted, behind);
                }
                BlockKind::Aside(aside) => {
                    let behind = last_code.as_ref().filter(|last| last.near);
                    let behind = behind.map(|last| last.span);
                    let said = aside.tone.map(|_| Disposition::Asks(Ask::Condition));
                    let scope = Scope {
                        said: scope.said.or(said),
                        way: false,
                        inner: true,
                        held: scope.held || said.is_some(),
                        ..*scope
                    };
                    self.noted(&aside.blocks, &scope, aside.tone.is_some(), behind);
                }
                BlockKind::Html(lines) => {
                    above.expects = expectation(lines).is_some();
                    folded.follow(lines, self.lexicon);
                }
                BlockKind::Table(_) | BlockKind::Rule => {}
            }
        }
        let choices = labels.into_iter().map(|labels| labels.choice);
        self.forks.choices.extend(choices);
    }

    /// The blocks inside of another, whose labels hold for nothing outside of it.
    pub(super) fn inner(&mut self, blocks: &[Block<'_>], scope: &Scope) {
        let labels = self.labels;
        self.blocks(blocks, scope);
        self.labels = labels;
    }

    /// The same of a quote, which may be a note, and stand right behind a block.
    fn noted(&mut self, blocks: &[Block<'_>], scope: &Scope, is: bool, behind: Option<Span>) {
        let noted = self.noted;
        self.noted |= is;
        self.inner(blocks, scope);
        self.noted = noted;
        let text = |block: &Block<'_>| match &block.kind {
            BlockKind::Paragraph(content) => Some(plain_text(content)),
            _ => None,
        };
        let is_told = is && self.known.commands;
        let mut texts = blocks.iter().filter(|_| is_told).filter_map(text);
        let caution = texts.find_map(|text| self.lexicon.cautions(&text));
        self.heed(caution, behind);
    }

    fn heading(&mut self, level: u8, heading: &str) {
        let said = self.known.titles.get(self.title).copied().flatten();
        let opens = self.known.opens.get(self.title).is_some_and(|opens| *opens);
        self.title += 1;
        self.warned = None;
        self.notice(heading);
        while self.open.pop_if(|(own, ..)| *own >= level).is_some() {}
        self.standing.close(self.open.len());
        self.open.push((level, said, said == ALTERNATIVE && !opens));
        self.labels = [None; 2];
        self.forks.close();
        self.before = None;
        // Steps that go on with each other are done where the first of them has gone.
        if self.gone.is_some_and(|depth| self.open.len() <= depth) && !goes_on(heading) {
            self.gone = None;
        }
    }

    fn paragraph<'b, 'a>(
        &mut self,
        (span, content, below): (Span, &'b [Inline<'a>], Option<&str>),
        scope: &Scope,
        above: &mut Above<'b, 'a>,
        last_code: Option<&Last>,
    ) {
        let text = plain_text(content);
        if text.trim().is_empty() {
            return;
        }
        let names = scope.way && above.content.is_empty() && last_code.is_none();
        let is_bold = is_bold_title(content);
        // In an article for one shell, its name says nothing of a way.
        let own = self.known.shell == Some(Shell::Powershell);
        let text = match self.lexicon.without_shell(&text).filter(|_| own) {
            Some(text) => text,
            None => text,
        };
        self.label(&text, is_bold, names);
        self.notice(&text);
        self.moves(content, &text, below);
        let opens = self.listed && above.text.is_empty() && last_code.is_none();
        let rest = opens.then(|| self.lexicon.without_case(&text)).flatten();
        self.cased |= rest.is_some();
        let mut said = match rest.filter(|_| self.granted) {
            Some(rest) => self.lexicon.text_tells(rest),
            None => self.lexicon.text_tells(&text),
        };
        said = said.filter(|_| !names || said != ALTERNATIVE);
        if let Some(code) = last_code
            && self.lexicon.parts_ways(&text)
        {
            self.forks.part(span, &text, code, &mut self.told);
        }
        let goes_on = || !above.ends && self.lexicon.goes_on(&text);
        if said.is_none() && above.said.is_some() && goes_on() {
            said = above.said;
        }
        // What leads in to code below speaks of that.
        let leads = below.is_some() && leads_in(content);
        if let Some(code) = last_code.filter(|code| code.near) {
            self.look_back(code.span, &text, leads, below.is_some());
        }
        if self.lexicon.is_note(&text) {
            let near = last_code.filter(|code| code.near && below.is_none());
            self.heed(self.lexicon.cautions(&text), near.map(|code| code.span));
        }
        if self.lexicon.bids_caution(&text, is_bold) {
            self.heed(Some(Ask::Destructive), None);
        }
        if let Some(code) =
            last_code.filter(|code| code.near && !leads && self.lexicon.adapts(&text))
        {
            let beside = |told: &&mut Told| told.span == code.span;
            for told in self.told.iter_mut().filter(beside) {
                let exchange = told.exchange.as_ref();
                let stays = |own| has_values(own) || makes_what_is_named(own, content);
                if !exchange.is_some_and(stays) {
                    told.asks_for(Ask::Example);
                }
            }
        }
        if said.is_none()
            && (self.lexicon.opens_at_host(content) || self.lexicon.is_at_host(&text, below))
        {
            said = Some(Disposition::Asks(Ask::Elsewhere));
        }
        if said.is_none() && last_code.is_some() && self.lexicon.undoes(&text) {
            said = Some(Disposition::Asks(Ask::CleanUp));
        }
        if said.is_none() && self.lexicon.leads_inside(content) {
            said = Some(Disposition::Asks(Ask::Elsewhere));
        }
        if said.is_none() && self.labels == [None; 2] && self.lexicon.only_stands_around(&text) {
            said = Some(Disposition::Asks(Ask::Condition));
        }
        // "Run the following:", and a text that is nothing but code.
        let bare = is_code(content);
        let told = bare && self.is_told_bare(content, above);
        let led = bare
            && above.near
            && leads_in(above.content)
            && leads_to_code(&self.lexicon.actions(above.content))
            || bare && scope.bare
            || told;
        let around = above.said.filter(|_| led);
        let teller = told.then_some(above.content);
        self.inline(content, teller, (scope, led), said.or(around));
        self.persons |= self.listed && self.lexicon.leaves_to_person(&text);
        self.stands_in(content, &text);
        // A note behind the instruction of a numbered step does not unmake it.
        let step = above.numbered || self.listed && self.under.numbered && above.near;
        if step && self.lexicon.is_note(&plain_text(content)) && !leads_in(content) {
            above.said = above.said.or(said);
            return;
        }
        let ends = self.lexicon.may_be_done(&text);
        let leads =
            self.lexicon.leads_to_steps(&text) || above.leads && self.lexicon.goes_on(&text);
        *above = Above {
            leads,
            content,
            text,
            said,
            ends,
            near: true,
            expects: false,
            numbered: false,
        };
    }

    /// The same of a paragraph that no code of its part stands beside.
    fn pass<'b, 'a>(
        &mut self,
        (_, content, below): (Span, &'b [Inline<'a>], Option<&str>),
        above: &mut Above<'b, 'a>,
    ) {
        let text = plain_text(content);
        if text.trim().is_empty() {
            return;
        }
        if self.known.commands {
            self.notice(&text);
            self.moves(content, &text, below);
            self.stands_in(content, &text);
        }
        *above = Above {
            content,
            text,
            near: true,
            ..Above::default()
        };
    }

    /// Whether a paragraph that is nothing but the code of a known program stands right below
    /// a text that tells to do something, or a heading of a task: it is as good as a block.
    fn is_told_bare(&self, content: &[Inline<'_>], above: &Above<'_, '_>) -> bool {
        let InlineKind::Code(code) = &content[0].kind else {
            return false;
        };
        let told = if above.content.is_empty() {
            self.under.tells_task(self.lexicon)
        } else {
            above.near && self.lexicon.acts(above.content)
        };
        told && is_call(code)
    }

    /// What a paragraph says of all that stands below it, where it is a label. The one that
    /// `names` a way of a choice says nothing of it by itself.
    fn label(&mut self, text: &str, is_bold: bool, names: bool) {
        let by_hand = ALTERNATIVE.filter(|_| self.is_by_hand(text));
        let label = if names {
            Some(None)
        } else {
            self.lexicon.label_of(text, is_bold)
        };
        if is_bold {
            let text = text.trim_end_matches([':', '：', ' ']);
            // What the article is about is no special case of it.
            let about = |title| self.lexicon.is_restoring_of(title, text);
            let tells = || self.lexicon.heading_tells(text);
            let told = || tells().filter(|_| !self.under.title().is_some_and(about));
            let said = label.flatten().or_else(told);
            // What a label refuses is what stands right below it.
            let said = said.filter(|said| matches!(said, Disposition::Asks(_)));
            self.labels = [said.or(by_hand), None];
        } else if let Some(label) = label.or(by_hand.map(Some)) {
            self.labels[1] = label;
        }
    }
}
