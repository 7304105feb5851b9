//! The walk through the blocks of an article, which keeps in mind what stands above each
//! command: headings, labels, the text right above, the bullet, the note.

use super::outline::{holds_code, shell_of, titles};
use super::reading::{Read, Reading, itself, read};
use super::siblings::{alternatives, are_mixed, are_ways, managers, way_of};
use super::ways::{Choice, Way, item_names, of_headings, settle, two_systems};
use super::whole::{Noticed, whole};
use super::{Ask, Disposition, Show, Told};
use crate::article::{Block, BlockKind, CodeBlock, Inline, List, inline_codes, plain_text};
use crate::procedure::action::{ActionKind, Risk};
use crate::procedure::command::expectation;
use crate::procedure::lower::is_bold_title;
use crate::procedure::{Lexicon, note};
use crate::shell::{Exchange, Fence, Natures, Shell, fence, has_prompts, inline_shell, repair};
use crate::text::Span;
use std::collections::HashSet;

/// What becomes of the commands of an article, in the order of the text.
pub(in crate::procedure) fn dispose(blocks: &[Block<'_>], lexicon: &Lexicon) -> Disposed {
    if !blocks.iter().any(holds_code) {
        return Disposed::default();
    }
    let (choices, opens) = of_headings(blocks, lexicon);
    let mut walk = Walk {
        lexicon,
        choices,
        opens,
        fork: None,
        forked: None,
        goes_on: false,
        shell: shell_of(blocks),
        titles: titles(blocks, lexicon),
        title: 0,
        open: Vec::new(),
        label: None,
        away: Vec::new(),
        gone: None,
        before: None,
        seen: HashSet::new(),
        roots: Vec::new(),
        clients: 0,
        hosts: Vec::new(),
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
    };
    Disposed {
        loose: walk.loose,
        choices: settle(walk.choices),
        told: whole(walk.told, noticed),
    }
}

/// The commands of an article.
#[derive(Clone, Debug, Default)]
pub(in crate::procedure) struct Disposed {
    pub(in crate::procedure) told: Vec<Told>,
    /// The choices that the text offers.
    pub(in crate::procedure) choices: Vec<Choice>,
    /// How many blocks of them stand outside of numbered lists and notes.
    pub(in crate::procedure) loose: usize,
}

/// A text of so many characters between two blocks may be the label of the second.
const LONGEST_LABEL: usize = 40;

/// A shell that a command opened, which the next ones of its kind are typed into.
struct Away {
    /// What the command is written for.
    shell: Shell,
    /// The program that opened it.
    program: String,
    /// How many headings were open.
    depth: usize,
}

/// A block of commands, for the next one to be held against.
struct Before {
    span: Span,
    programs: Vec<String>,
}

/// A text between two blocks of commands that are two ways.
struct Fork {
    /// The block before it, with what its way is called.
    first: (Span, String),
    /// The text, and what the way below it is called, where it says so.
    text: Span,
    name: Option<String>,
}

/// The last block of code here.
struct Last {
    span: Span,
    /// The text above it, and its own first line.
    above: String,
    line: String,
    shell: Option<Shell>,
    /// Whether nothing but one text has come since.
    near: bool,
}

const ALTERNATIVE: Option<Disposition> = Some(Disposition::Asks(Ask::Alternative));

/// What holds for a container as a whole.
#[derive(Clone, Default)]
struct Scope {
    /// What the text above it, or its kind, says of all in it.
    said: Option<Disposition>,
    /// Whether it is one of several ways that no choice tells apart.
    loose: bool,
    /// Whether it is a list or a note inside the article.
    inner: bool,
    /// Whether it is in a numbered list or a note.
    held: bool,
}

struct Walk<'l> {
    lexicon: &'l Lexicon,
    shell: Option<Shell>,
    /// What each heading says, in order, and how many have come.
    titles: Vec<Option<Disposition>>,
    title: usize,
    /// Which of them open a way of a choice.
    opens: Vec<bool>,
    choices: Vec<Choice>,
    /// Two ways that a text has just parted.
    fork: Option<Fork>,
    /// Whether the block that comes belongs to the last way of a choice.
    goes_on: bool,
    /// Which choice was made of blocks last.
    forked: Option<usize>,
    /// The headings above, outermost first: what each says, and whether it is one of several
    /// ways that no choice tells apart.
    open: Vec<(u8, Option<Disposition>, bool)>,
    /// What the last bold label below them says.
    label: Option<Disposition>,
    away: Vec<Away>,
    /// How many headings were open where the text told to open a shell elsewhere.
    gone: Option<usize>,
    /// Where the last block of commands stands, and what it calls, where only labels have
    /// come since.
    before: Option<Before>,
    /// The programs that commands before have called here.
    seen: HashSet<String>,
    /// Which of what is told has the prompt of root.
    roots: Vec<usize>,
    /// How many commands work on another machine, and which are for that which they run on.
    clients: usize,
    hosts: Vec<usize>,
    /// How many blocks of commands stand outside of numbered lists and notes.
    loose: usize,
    /// Whether an item of a list is gone through.
    listed: bool,
    /// Whether what is told stands within a text.
    inline: bool,
    told: Vec<Told>,
}

/// The text right above.
#[derive(Default)]
struct Above<'b, 'a> {
    content: &'b [Inline<'a>],
    text: String,
    said: Option<Disposition>,
    /// Whether nothing stands between it and what comes next.
    near: bool,
    /// Whether a comment says that an output comes next.
    expects: bool,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block<'_>], scope: &Scope) {
        let mut above = Above::default();
        let mut last_code: Option<Last> = None;
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, .. } => {
                    if !scope.inner {
                        self.heading(*level);
                    }
                    above = Above::default();
                    last_code = None;
                }
                BlockKind::Paragraph(content) => {
                    self.fork = None;
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
                    // The same for another shell is a part of the same way.
                    let same = last_code.as_ref().filter(|last| {
                        last.near && shell.is_some() && last.shell.is_some() && last.shell != shell
                    });
                    let same = same.map(|last| (last.span, last.line.clone()));
                    self.goes_on = same
                        .as_ref()
                        .is_some_and(|(span, _)| self.extend(*span, block.span));
                    self.code(block.span, code, scope, &above);
                    self.goes_on = false;
                    (above.near, above.expects) = (false, false);
                    // What a command printed stands between it and another way; a file does not.
                    let printed = self.told.last().is_some_and(|told| {
                        told.disposition == Disposition::Shown(Show::Output)
                    });
                    if !printed || last_code.is_none() {
                        let text = code.text();
                        let own = text.trim().lines().next().unwrap_or_default().to_owned();
                        let above = std::mem::take(&mut above.text);
                        let (span, line, above) = match (same, last_code) {
                            (Some((span, line)), Some(last)) => {
                                (span.join(block.span), line, last.above)
                            }
                            _ => (block.span, own, above),
                        };
                        last_code = Some(Last {
                            span,
                            above,
                            line,
                            shell,
                            near: true,
                        });
                    }
                }
                BlockKind::List(list) => {
                    self.items(list, scope, &above);
                    above = Above::default();
                }
                BlockKind::Quote(inner) => {
                    let noted =
                        note::from_quote(block.clone(), self.lexicon, &mut Vec::new()).is_ok();
                    let said = noted.then_some(Disposition::Asks(Ask::Condition));
                    let scope = Scope {
                        said: scope.said.or(said),
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
        self.fork = None;
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
        let mut said = self.lexicon.text_tells(&text);
        if let Some(code) = last_code
            && self.lexicon.parts_ways(&text)
        {
            self.part(span, &text, code);
        }
        if said.is_none() && above.said.is_some() && self.lexicon.goes_on(&text) {
            said = above.said;
        }
        self.inline(content, scope, said);
        *above = Above {
            content,
            text,
            said,
            near: true,
            expects: false,
        };
    }

    /// A text parts the block above from what comes below it. Where it names a system, and
    /// the text above that block names none, the block may be for every system.
    fn part(&mut self, span: Span, text: &str, code: &Last) {
        let names = two_systems(&code.above, text);
        if code.near && (names.is_some() || way_of(text).is_none()) {
            let [first, name] = names.map_or_else(|| [None, None], |names| names.map(Some));
            self.is_alternative(code.span, false);
            self.fork = Some(Fork {
                first: (code.span, first.unwrap_or_else(|| code.line.clone())),
                text: span,
                name,
            });
        } else {
            self.is_alternative(code.span, true);
        }
    }

    /// A block turns out to be one of two ways, `loose` where no choice tells them apart.
    fn is_alternative(&mut self, code: Span, loose: bool) {
        let own = |told: &&mut Told| code.start <= told.span.start && told.span.end <= code.end;
        for told in self.told.iter_mut().filter(own) {
            if loose {
                told.asks_for(Ask::Alternative);
            } else if told.disposition == Disposition::Runs {
                told.disposition = Disposition::Asks(Ask::Alternative);
            }
        }
    }

    /// Makes the last way of a choice that ends with one block go on to the end of another.
    /// Whether there is such a way.
    fn extend(&mut self, from: Span, to: Span) -> bool {
        let choice = self.forked.and_then(|at| self.choices.get_mut(at));
        let way = choice.and_then(|choice| choice.ways.last_mut());
        let span = way.and_then(|way| way.spans.last_mut());
        let Some(span) = span.filter(|span| span.end == from.end) else {
            return false;
        };
        *span = span.join(to);
        true
    }

    /// Another way, told by a block that goes on a choice which the first block is the last
    /// way of, or makes one of the two.
    fn fork(&mut self, first: (Span, &str), second: (Span, &str), shared: bool) {
        let way = Way::new(second.1, second.0);
        let ends = |choice: &Choice| {
            let last = choice.ways.last().and_then(|way| way.spans.last());
            last.is_some_and(|own| own.end == first.0.end)
        };
        let known = self.forked.and_then(|at| self.choices.get_mut(at));
        if let Some(choice) = known.filter(|choice| ends(choice)) {
            choice.ways.push(way);
            return;
        }
        self.forked = Some(self.choices.len());
        let ways = vec![Way::new(first.1, first.0), way];
        self.choices.push(Choice::new(ways, None, shared));
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
            } else if self.listed || above.text.trim_end().ends_with([':', '：']) {
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
        let (names, shared) = item_names(list);
        // Numbered items follow each other.
        chosen |= shared && list.start.is_none() && !named.contains(&false);
        chosen &= items.len() > 1;
        if chosen {
            let spans = items.iter().map(|item| item.span);
            let ways = names
                .iter()
                .zip(spans)
                .map(|(name, span)| Way::new(name, span));
            let group = list.tabs.as_ref().and_then(|tabs| tabs.group.clone());
            self.choices
                .push(Choice::new(ways.collect(), group, shared));
        }
        for (item, is) in items.iter().zip(named) {
            let own = said.or(is.then_some(Disposition::Asks(Ask::Alternative)));
            let listed = std::mem::replace(&mut self.listed, true);
            self.blocks(
                &item.blocks,
                &Scope {
                    said: own,
                    loose: scope.loose || (own == ALTERNATIVE && scope.said != own && !chosen),
                    inner: true,
                    held,
                },
            );
            self.listed = listed;
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
            let settled =
                (!self.is_loose(scope, said)).then(|| self.surroundings(scope, said, ALTERNATIVE));
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
                inline: false,
                inside: false,
                opens: false,
                step: None,
            });
            return;
        }
        let fork = self.fork.take().filter(|_| above.near);
        let mut said = self.surroundings(scope, above.said, None);
        let parted = fork.is_some() || self.goes_on;
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
        if let Some(Fork { first, text, name }) = fork {
            let line = commands
                .first()
                .map_or("", |read| read.exchange.command.as_str());
            let shared = name.is_some();
            let name = name.unwrap_or_else(|| line.to_owned());
            self.fork((first.0, &first.1), (text.join(span), &name), shared);
        } else if let Some(other) = ways {
            // Other programs may each be needed.
            let names = managers(&other.programs, &programs);
            loose |= names.is_none();
            self.is_alternative(other.span, names.is_none());
            if let Some([first, second]) = names {
                self.fork((other.span, &first), (span, &second), true);
            }
        }
        self.before = Some(Before { span, programs });
        let settled = (!loose).then(|| self.surroundings(scope, above.said, ALTERNATIVE));
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
        (said, settled): (Option<Disposition>, Option<Option<Disposition>>),
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
        self.come_back(shell, natures);
        let inside = exchange.console || self.away.iter().any(|away| away.shell == shell);
        let leaves = |line: &str| matches!(line.trim(), "exit" | "logout" | "Exit-PSSession");
        let left = command.lines().any(leaves);
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
            } else if let Some(own) = itself(command, natures) {
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
            } else if natures.destructive && !self.tells_loss(above) {
                Disposition::Asks(Ask::Destructive)
            } else if !natures.reads
                && !self.listed
                && !is_bold_title(above)
                && self.lexicon.only_states(&plain_text(above))
            {
                // What only tells how something is may show how it could be done.
                Disposition::Asks(Ask::Example)
            } else {
                Disposition::Runs
            }
        };
        let disposition = decide(said);
        let settled = settled.map_or(disposition, decide);
        if shown.is_none() {
            if let Some(program) = &natures.enters {
                self.away.retain(|away| away.shell != shell);
                self.away.push(Away {
                    shell,
                    program: program.clone(),
                    depth: self.open.len(),
                });
            } else if !inside {
                self.seen.extend(natures.programs.iter().cloned());
            }
            if left {
                self.away.retain(|away| away.shell != shell);
            }
        }
        if natures.client {
            self.clients += 1;
        } else if natures.host {
            self.hosts.push(self.told.len());
        }
        self.told.push(Told {
            span,
            exchange: Some(exchange),
            repair,
            disposition,
            settled,
            inline: self.inline,
            inside,
            opens: natures.enters.is_some(),
            step: None,
        });
    }

    /// Whether a command shows that the shell elsewhere has been left: it calls the program
    /// that opened it, or, in another section, one that ran here before.
    fn come_back(&mut self, shell: Shell, natures: &Natures) {
        let Some(away) = self.away.iter().find(|away| away.shell == shell) else {
            return;
        };
        let opener = natures.programs.contains(&away.program);
        let before = self.open.len() < away.depth
            || natures
                .programs
                .iter()
                .any(|program| self.seen.contains(program) && program.len() > 1);
        if opener || before {
            self.away.retain(|away| away.shell != shell);
        }
    }

    /// Whether the text above tells to take something away or to stop it.
    fn tells_loss(&self, above: &[Inline<'_>]) -> bool {
        self.lexicon.actions(above).iter().any(|action| {
            !action.negated
                && (matches!(action.kind, ActionKind::Delete | ActionKind::Restart)
                    || matches!(action.risk, Some(Risk::Destructive | Risk::Disruptive)))
        })
    }
}

/// Whether a command gives what it starts to something that keeps it.
fn is_detached(command: &str) -> bool {
    let words = || command.split_whitespace();
    let keeper = |word: &str| {
        matches!(
            word,
            "-d" | "--detach"
                | "compose"
                | "docker-compose"
                | "brew"
                | "sudo"
                | "nohup"
                | "pm2"
                | "install"
                | "create"
                | "new"
                | "init"
        )
    };
    command.trim_end().ends_with('&') || words().any(keeper)
}
