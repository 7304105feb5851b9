//! The walk through the blocks of an article, which keeps in mind what stands above each
//! command: headings, labels, the text right above, the bullet, the note.

use super::away::Away;
use super::forks::{Forks, Last, is_alternative};
use super::grounds::Under;
use super::outline::{holds_code, shell_of, titles};
use super::reading::{Read, Reading, is_detached, itself, read};
use super::scope::{Above, Before, Disposed, Scope};
use super::siblings::{alternatives, are_mixed, are_ways, managers};
use super::ways::{of_headings, of_items, settle};
use super::whole::{Noticed, whole};
use super::{Ask, Disposition, Granted, Show, Told};
use crate::article::{Block, BlockKind, CodeBlock, Inline, List, inline_codes, plain_text};
use crate::procedure::action::ActionKind;
use crate::procedure::command::expectation;
use crate::procedure::lower::is_bold_title;
use crate::procedure::{Lexicon, note};
use crate::shell::{Exchange, Fence, Shell, analyse, fence, has_prompts, inline_shell, repair};
use crate::text::Span;

/// What becomes of the commands of an article, in the order of the text.
pub(in crate::procedure) fn dispose(blocks: &[Block<'_>], lexicon: &Lexicon) -> Disposed {
    if !blocks.iter().any(holds_code) {
        return Disposed::default();
    }
    let mut disposed = walk(blocks, lexicon, false);
    let asks = |told: &Told| told.disposition == Disposition::Asks(Ask::Condition);
    if disposed.told.iter().any(asks) {
        let granted = walk(blocks, lexicon, true).told;
        for (told, granted) in disposed.told.iter_mut().zip(granted) {
            told.granted = Granted::of(granted.disposition, granted.settled);
        }
    }
    disposed
}

/// The same, where the cases of steps are as they are, or `granted`.
fn walk(blocks: &[Block<'_>], lexicon: &Lexicon, granted: bool) -> Disposed {
    let (choices, opens) = of_headings(blocks, lexicon);
    let mut walk = Walk {
        lexicon,
        opens,
        forks: Forks::of(choices),
        granted,
        shell: shell_of(blocks),
        titles: titles(blocks, lexicon),
        title: 0,
        open: Vec::new(),
        under: Under::default(),
        label: None,
        away: Away::default(),
        gone: None,
        before: None,
        roots: Vec::new(),
        clients: 0,
        hosts: Vec::new(),
        reads: Vec::new(),
        loose: 0,
        listed: false,
        inline: false,
        told: Vec::new(),
    };
    walk.blocks(blocks, &Scope::default());
    let noticed = Noticed {
        roots: walk.roots,
        clients: walk.clients,
        hosts: walk.hosts,
        reads: walk.reads,
    };
    Disposed {
        loose: walk.loose,
        choices: settle(walk.forks.choices),
        told: whole(walk.told, noticed),
    }
}

/// A text of so many characters between two blocks may be the label of the second.
const LONGEST_LABEL: usize = 40;

const ALTERNATIVE: Option<Disposition> = Some(Disposition::Asks(Ask::Alternative));

/// Whether a command has values that a person is asked for.
fn has_values(exchange: &Exchange) -> bool {
    let analysis = analyse(exchange.shell, &exchange.command);
    !analysis.placeholders.is_empty()
}

struct Walk<'l> {
    lexicon: &'l Lexicon,
    /// Whether the cases that instructions open with are taken to hold.
    granted: bool,
    shell: Option<Shell>,
    /// What each heading says, in order, and how many have come.
    titles: Vec<Option<Disposition>>,
    title: usize,
    /// Which of them open a way of a choice.
    opens: Vec<bool>,
    forks: Forks,
    /// The headings above, outermost first: what each says, and whether it is one of several
    /// ways that no choice tells apart.
    open: Vec<(u8, Option<Disposition>, bool)>,
    /// What they say of whether a command is told.
    under: Under,
    /// What the last bold label below them says.
    label: Option<Disposition>,
    away: Away,
    /// How many headings were open where the text told to open a shell elsewhere.
    gone: Option<usize>,
    /// Where the last block of commands stands, and what it calls, where only labels have
    /// come since.
    before: Option<Before>,
    /// Which of what is told has the prompt of root.
    roots: Vec<usize>,
    /// How many commands work on another machine, and which are for that which they run on.
    clients: usize,
    hosts: Vec<usize>,
    /// Which of what is told only looks.
    reads: Vec<usize>,
    /// How many blocks of commands stand outside of numbered lists and notes.
    loose: usize,
    /// Whether an item of a list is gone through.
    listed: bool,
    /// Whether what is told stands within a text.
    inline: bool,
    told: Vec<Told>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block<'_>], scope: &Scope) {
        let mut above = Above::default();
        let mut last_code: Option<Last> = None;
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, content } => {
                    if !scope.inner {
                        self.heading(*level);
                        self.under.open(*level, plain_text(content), self.lexicon);
                    }
                    above = Above::default();
                    last_code = None;
                }
                BlockKind::Paragraph(content) => {
                    self.forks.close();
                    self.paragraph((block.span, content), scope, &mut above, last_code.as_ref());
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
                    if let Some(last) = goes_on {
                        last_code = Some(last.joined(block.span, shell));
                    } else if !printed || last_code.is_none() {
                        let above = std::mem::take(&mut above.text);
                        last_code = Some(Last::new(block.span, above, &code.text(), shell));
                    }
                }
                BlockKind::List(list) => {
                    self.items(list, scope, &above);
                    above = self.last_of(list, &above);
                }
                BlockKind::Quote(inner) => {
                    let noted =
                        note::from_quote(block.clone(), self.lexicon, &mut Vec::new()).is_ok();
                    let said = noted.then_some(Disposition::Asks(Ask::Condition));
                    let scope = Scope {
                        said: scope.said.or(said),
                        way: false,
                        inner: true,
                        held: true,
                        ..*scope
                    };
                    self.blocks(inner, &scope);
                }
                BlockKind::Aside(aside) => {
                    let said = aside.tone.map(|_| Disposition::Asks(Ask::Condition));
                    let scope = Scope {
                        said: scope.said.or(said),
                        way: false,
                        inner: true,
                        held: scope.held || said.is_some(),
                        ..*scope
                    };
                    self.blocks(&aside.blocks, &scope);
                }
                BlockKind::Html(lines) => above.expects = expectation(lines).is_some(),
                BlockKind::Table(_) | BlockKind::Rule => {}
            }
        }
    }

    fn heading(&mut self, level: u8) {
        let said = self.titles.get(self.title).copied().flatten();
        let opens = self.opens.get(self.title).is_some_and(|opens| *opens);
        self.title += 1;
        while self.open.pop_if(|(own, ..)| *own >= level).is_some() {}
        self.open.push((level, said, said == ALTERNATIVE && !opens));
        self.label = None;
        self.forks.close();
        self.before = None;
        if self.gone.is_some_and(|depth| self.open.len() <= depth) {
            self.gone = None;
        }
    }

    fn paragraph<'b, 'a>(
        &mut self,
        (span, content): (Span, &'b [Inline<'a>]),
        scope: &Scope,
        above: &mut Above<'b, 'a>,
        last_code: Option<&Last>,
    ) {
        let text = plain_text(content);
        if text.trim().is_empty() {
            return;
        }
        let titled = is_bold_title(content);
        if titled {
            self.label = self
                .lexicon
                .heading_tells(text.trim_end_matches([':', '：', ' ']));
        }
        if self.lexicon.comes_back(&text) {
            self.away.clear();
            self.gone = None;
        } else if self.lexicon.goes_elsewhere(&text) {
            self.gone = Some(self.open.len());
        }
        if !titled && text.chars().count() > LONGEST_LABEL {
            self.before = None;
        }
        let opens = self.granted && self.listed && above.text.is_empty() && last_code.is_none();
        let mut said = match opens.then(|| self.lexicon.without_case(&text)).flatten() {
            Some(rest) => self.lexicon.text_tells(rest),
            None => self.lexicon.text_tells(&text),
        };
        let names = scope.way && above.content.is_empty() && last_code.is_none();
        said = said.filter(|_| !names || said != ALTERNATIVE);
        if let Some(code) = last_code
            && self.lexicon.parts_ways(&text)
        {
            self.forks.part(span, &text, code, &mut self.told);
        }
        if said.is_none() && above.said.is_some() && self.lexicon.goes_on(&text) {
            said = above.said;
        }
        if let Some(code) = last_code.filter(|code| code.near && self.lexicon.adapts(&text)) {
            let beside = |told: &&mut Told| told.span == code.span;
            for told in self.told.iter_mut().filter(beside) {
                if !told.exchange.as_ref().is_some_and(has_values) {
                    told.asks_for(Ask::Example);
                }
            }
        }
        if said.is_none() && self.lexicon.opens_at_host(content) {
            said = Some(Disposition::Asks(Ask::Elsewhere));
        }
        self.inline(content, scope, said);
        *above = Above {
            content,
            text,
            said,
            near: true,
            expects: false,
            numbered: false,
        };
    }

    /// What the last item of a list says of code right below the list, which is the item's
    /// wherever its writer forgot to indent it.
    fn last_of<'b, 'a>(&self, list: &'b List<'a>, above: &Above<'_, '_>) -> Above<'b, 'a> {
        let last = list.items.last().filter(|_| list.tabs.is_none());
        let Some(BlockKind::Paragraph(content)) = last
            .and_then(|item| item.blocks.last())
            .map(|block| &block.kind)
        else {
            return Above::default();
        };
        let text = plain_text(content);
        Above {
            content,
            said: self.lexicon.text_tells(&text).or(above.said),
            near: !text.trim().is_empty(),
            text,
            expects: false,
            numbered: list.start.is_some(),
        }
    }

    fn items(&mut self, list: &List<'_>, scope: &Scope, above: &Above<'_, '_>) {
        let items = &list.items;
        let held = scope.held || list.start.is_some();
        let mut said = scope.said;
        let mut chosen = list.tabs.is_some();
        if chosen {
            said = said.or(ALTERNATIVE);
        } else if above.near {
            if self.lexicon.offers_choice(&above.text) {
                chosen = list.start.is_none();
                said = said.or(ALTERNATIVE);
            } else if self.listed
                || above.text.trim_end().ends_with([':', '：'])
                || above.said == Some(Disposition::Asks(Ask::Elsewhere))
            {
                // What an item says holds for the steps within it.
                said = said.or(above.said);
            }
        }
        let titles: Vec<String> = items
            .iter()
            .map(|item| match item.blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph(content)) => plain_text(content),
                _ => String::new(),
            })
            .collect();
        let named = alternatives(&titles);
        let choice = of_items(list);
        // Numbered items follow each other.
        chosen |= choice.shared && list.start.is_none() && !named.contains(&false);
        chosen &= items.len() > 1;
        if chosen {
            self.forks.choices.push(choice);
        }
        for (item, is) in items.iter().zip(named) {
            let own = said.or(is.then_some(Disposition::Asks(Ask::Alternative)));
            let listed = std::mem::replace(&mut self.listed, true);
            let numbered = self.under.numbered;
            self.under.numbered |= list.start.is_some();
            self.blocks(
                &item.blocks,
                &Scope {
                    said: own,
                    loose: scope.loose || (own == ALTERNATIVE && scope.said != own && !chosen),
                    way: chosen,
                    inner: true,
                    held,
                },
            );
            self.listed = listed;
            self.under.numbered = numbered;
        }
    }

    /// What the surroundings say, the nearest first, but for what is passed over.
    fn surroundings(
        &self,
        scope: &Scope,
        said: Option<Disposition>,
        but: Option<Disposition>,
    ) -> Option<Disposition> {
        let kept = |said: Option<Disposition>| said.filter(|_| said != but);
        let gone = self
            .gone
            .is_some()
            .then_some(Disposition::Asks(Ask::Elsewhere));
        let headings = || self.open.iter().rev().find_map(|(_, said, _)| kept(*said));
        kept(said)
            .or(kept(scope.said))
            .or(kept(self.label))
            .or_else(headings)
            .or(gone)
    }

    /// Whether something says that it is one of several ways, and no choice tells them
    /// apart. `own` is what the nearest text says where it parts none.
    fn is_loose(&self, scope: &Scope, own: Option<Disposition>) -> bool {
        scope.loose
            || own == ALTERNATIVE
            || self.label == ALTERNATIVE
            || self.open.iter().any(|(.., loose)| *loose)
    }

    /// Inline code that the text tells to run.
    fn inline(&mut self, content: &[Inline<'_>], scope: &Scope, said: Option<Disposition>) {
        let mut codes = inline_codes(content);
        codes.retain(|(_, code)| inline_shell(code).is_some());
        if codes.is_empty() {
            return;
        }
        let actions = self.lexicon.actions(content);
        for (span, code) in codes {
            let told = actions.iter().any(|action| {
                action.kind == ActionKind::Run
                    && !action.negated
                    && action.value.as_deref() == Some(code)
            });
            let Some(shell) = inline_shell(code).filter(|_| told) else {
                continue;
            };
            let exchange = Exchange {
                shell,
                command: code.to_owned(),
                output: None,
                console: false,
            };
            let now = self.surroundings(scope, said, None);
            let settled = if self.is_loose(scope, said) {
                now
            } else {
                self.surroundings(scope, said, ALTERNATIVE)
            };
            self.inline = true;
            let read = Read::of(exchange, repair(shell, code));
            self.command(span, read, (now, settled), content);
            self.inline = false;
        }
    }

    fn code(&mut self, span: Span, code: &CodeBlock<'_>, scope: &Scope, above: &Above<'_, '_>) {
        let Reading {
            commands,
            shown,
            root,
            said: own,
        } = read(code, self.shell);
        let mut show = commands.is_empty().then_some(shown);
        let announced = above.near && self.lexicon.announces_output(&above.text);
        let unknown = || commands.iter().all(|read| !read.natures.known);
        if above.expects || (announced && !has_prompts(&code.text()) && unknown()) {
            show = Some(Show::Output);
        }
        if let Some(show) = show {
            self.told.push(Told {
                span,
                exchange: None,
                repair: None,
                disposition: Disposition::Shown(show),
                settled: Disposition::Shown(show),
                granted: Granted::of(Disposition::Shown(show), Disposition::Shown(show)),
                inline: false,
                inside: false,
                opens: false,
                step: None,
            });
            return;
        }
        let fork = self.forks.take().filter(|_| above.near);
        let mut said = self.surroundings(scope, above.said, None);
        let parted = fork.is_some() || self.forks.goes_on;
        let mut loose = self.is_loose(scope, above.said.filter(|_| !parted));
        self.loose += usize::from(!scope.held);
        let programs: Vec<String> = commands
            .iter()
            .flat_map(|read| read.natures.programs.clone())
            .collect();
        let ways = self
            .before
            .take()
            .filter(|before| are_ways(&before.programs, &programs));
        let mixed = are_mixed(&programs)
            || commands
                .iter()
                .any(|read| self.lexicon.parts_lines(&read.exchange.command));
        if ways.is_some() || mixed || parted {
            said = said.or(ALTERNATIVE);
        }
        loose |= mixed;
        if let Some(fork) = fork {
            let line = commands.first();
            let line = line.map_or("", |read| read.exchange.command.as_str());
            self.forks.second(fork, span, line);
        } else if let Some(other) = ways {
            // Other programs may each be needed.
            let names = managers(&other.programs, &programs);
            loose |= names.is_none();
            is_alternative(&mut self.told, other.span, names.is_none());
            if let Some([first, second]) = names {
                self.forks.add((other.span, &first), (span, &second), true);
            }
        }
        self.before = Some(Before { span, programs });
        let own = own.map(Disposition::Asks);
        said = said.or(own);
        let settled = if loose {
            said
        } else {
            self.surroundings(scope, above.said, ALTERNATIVE).or(own)
        };
        let serves = above.near && self.lexicon.starts_server(&above.text);
        for mut read in commands {
            // What a cluster, a daemon or a package manager starts stays by itself.
            let natures = &mut read.natures;
            natures.endless |= serves
                && !natures.client
                && !natures.host
                && !natures.reads
                && !is_detached(&read.exchange.command);
            if root {
                self.roots.push(self.told.len());
            }
            self.command(span, read, (said, settled), above.content);
        }
    }

    /// A command. `said` is what its surroundings say, and what they say once somebody has
    /// chosen the way that it is part of, where a choice tells the ways apart.
    fn command(
        &mut self,
        span: Span,
        read: Read,
        (said, settled): (Option<Disposition>, Option<Disposition>),
        above: &[Inline<'_>],
    ) {
        let Read {
            exchange,
            repair,
            natures,
        } = read;
        let natures = &natures;
        let command = &exchange.command;
        let shell = exchange.shell;
        self.away.come_back(shell, natures, self.open.len());
        let inside = exchange.console || self.away.holds(shell);
        let shown = said.filter(|said| matches!(said, Disposition::Shown(_)));
        let decide = |said: Option<Disposition>| {
            if let Some(shown) = shown {
                shown
            } else if repair.is_some() {
                Disposition::Asks(Ask::Damaged)
            } else if inside {
                Disposition::Asks(Ask::Elsewhere)
            } else if natures.enters.is_some() {
                Disposition::Asks(Ask::Interactive)
            } else if let Some(own) = itself(shell, command, natures) {
                match (own, said) {
                    // What the text says of an example says more than its values do.
                    (Disposition::Asks(Ask::Example), Some(said)) => said,
                    _ => own,
                }
            } else if let Some(said) = said.filter(|said| {
                // What works on a cluster from anywhere is at home everywhere.
                *said != Disposition::Asks(Ask::Elsewhere) || !natures.client
            }) {
                said
            } else if let Some(said) = self.lexicon.comments_tell(command) {
                said
            } else if self.lexicon.adapts(&plain_text(above)) && !has_values(&exchange) {
                Disposition::Asks(Ask::Example)
            } else if natures.destructive
                && (self.under.is_remedy() && has_values(&exchange)
                    || !self.lexicon.tells_loss(above, &natures.losing))
            {
                Disposition::Asks(Ask::Destructive)
            } else if let Some(ask) = self.under.doubts(self.lexicon, command, natures, above) {
                Disposition::Asks(ask)
            } else {
                Disposition::Runs
            }
        };
        let disposition = decide(said);
        let settled = if settled == said {
            disposition
        } else {
            decide(settled)
        };
        if shown.is_none() {
            self.away
                .follow(&exchange, natures, inside, self.open.len());
        }
        if natures.reads {
            self.reads.push(self.told.len());
        }
        self.clients += usize::from(natures.client);
        if natures.host {
            self.hosts.push(self.told.len());
        }
        self.told.push(Told {
            span,
            exchange: Some(exchange),
            repair,
            disposition,
            settled,
            granted: Granted::of(disposition, settled),
            inline: self.inline,
            inside,
            opens: natures.enters.is_some(),
            step: None,
        });
    }
}
