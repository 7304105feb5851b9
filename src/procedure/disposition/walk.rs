//! The walk through the blocks of an article, which keeps in mind what stands above each
//! command: headings, labels, the text right above, the bullet, the note.

use super::grounds::Under;
use super::outline::{holds_code, shell_of, titles};
use super::reading::{Read, Reading, itself, read};
use super::siblings::{alternatives, are_mixed, are_ways};
use super::whole::{Noticed, whole};
use super::{Ask, Disposition, Show, Told};
use crate::article::{Block, BlockKind, CodeBlock, Inline, List, inline_codes, plain_text};
use crate::procedure::action::{ActionKind, Risk};
use crate::procedure::command::expectation;
use crate::procedure::lower::is_bold_title;
use crate::procedure::{Lexicon, note};
use crate::shell::{Exchange, Natures, Shell, has_prompts, inline_shell, repair};
use crate::text::Span;
use std::collections::HashSet;

/// What becomes of the commands of an article, in the order of the text.
pub(in crate::procedure) fn dispose(blocks: &[Block<'_>], lexicon: &Lexicon) -> Disposed {
    if !blocks.iter().any(holds_code) {
        return Disposed::default();
    }
    let mut walk = Walk {
        lexicon,
        shell: shell_of(blocks),
        titles: titles(blocks, lexicon),
        title: 0,
        open: Vec::new(),
        under: Under::default(),
        label: None,
        away: Vec::new(),
        gone: None,
        before: None,
        seen: HashSet::new(),
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
        told: whole(walk.told, noticed),
    }
}

/// The commands of an article.
#[derive(Debug, Default)]
pub(in crate::procedure) struct Disposed {
    pub(in crate::procedure) told: Vec<Told>,
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

/// What holds for a container as a whole.
#[derive(Clone, Default)]
struct Scope {
    /// What the text above it, or its kind, says of all in it.
    said: Option<Disposition>,
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
    /// The headings above, outermost first.
    open: Vec<(u8, Option<Disposition>)>,
    /// What they say of whether a command is told.
    under: Under,
    /// What the last bold label below them says.
    label: Option<Disposition>,
    away: Vec<Away>,
    /// How many headings were open where the text told to open a shell elsewhere.
    gone: Option<usize>,
    /// Where the last block of commands stands, and what it calls, where only labels have
    /// come since.
    before: Option<(Span, Vec<String>)>,
    /// The programs that commands before have called here.
    seen: HashSet<String>,
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
        let mut last_code: Option<Span> = None;
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
                    self.paragraph(content, scope, &mut above, last_code);
                }
                BlockKind::Code(code) => {
                    self.code(block.span, code, scope, &above);
                    (above.near, above.expects) = (false, false);
                    last_code = Some(block.span);
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
                    };
                    self.blocks(inner, &scope);
                }
                BlockKind::Aside(aside) => {
                    let said = aside.tone.map(|_| Disposition::Asks(Ask::Condition));
                    let scope = Scope {
                        said: scope.said.or(said),
                        inner: true,
                        held: scope.held || said.is_some(),
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
        self.title += 1;
        while self.open.pop_if(|(own, _)| *own >= level).is_some() {}
        self.open.push((level, said));
        self.label = None;
        self.before = None;
        if self.gone.is_some_and(|depth| self.open.len() <= depth) {
            self.gone = None;
        }
    }

    fn paragraph<'b, 'a>(
        &mut self,
        content: &'b [Inline<'a>],
        scope: &Scope,
        above: &mut Above<'b, 'a>,
        last_code: Option<Span>,
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
            self.is_alternative(code);
        }
        if said.is_none() && above.said.is_some() && self.lexicon.goes_on(&text) {
            said = above.said;
        }
        self.inline(content, said.or(scope.said));
        *above = Above {
            content,
            text,
            said,
            near: true,
            expects: false,
        };
    }

    /// A block turns out to be one of two ways.
    fn is_alternative(&mut self, code: Span) {
        let told = self.told.iter_mut().filter(|told| told.span == code);
        for told in told.filter(|told| told.disposition == Disposition::Runs) {
            told.disposition = Disposition::Asks(Ask::Alternative);
        }
    }

    fn items(&mut self, list: &List<'_>, scope: &Scope, above: &Above<'_, '_>) {
        let items = &list.items;
        let held = scope.held || list.start.is_some();
        let mut said = scope.said;
        if list.tabs.is_some() {
            said = said.or(Some(Disposition::Asks(Ask::Alternative)));
        } else if above.near {
            if self.lexicon.offers_choice(&above.text) {
                said = said.or(Some(Disposition::Asks(Ask::Alternative)));
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
        for (item, is) in items.iter().zip(alternatives(&titles)) {
            let said = said.or(is.then_some(Disposition::Asks(Ask::Alternative)));
            let listed = std::mem::replace(&mut self.listed, true);
            let numbered = self.under.numbered;
            self.under.numbered |= list.start.is_some();
            self.blocks(
                &item.blocks,
                &Scope {
                    said,
                    inner: true,
                    held,
                },
            );
            self.listed = listed;
            self.under.numbered = numbered;
        }
    }

    /// What the surroundings say, the nearest first.
    fn surroundings(&self, scope: &Scope, said: Option<Disposition>) -> Option<Disposition> {
        let gone = self
            .gone
            .is_some()
            .then_some(Disposition::Asks(Ask::Elsewhere));
        let headings = || self.open.iter().rev().find_map(|(_, said)| *said);
        said.or(scope.said)
            .or(self.label)
            .or_else(headings)
            .or(gone)
    }

    /// Inline code that the text tells to run.
    fn inline(&mut self, content: &[Inline<'_>], said: Option<Disposition>) {
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
            let surroundings = self.surroundings(&Scope::default(), said);
            self.inline = true;
            let read = Read::of(exchange, repair(shell, code));
            self.command(span, read, surroundings, content);
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
                inline: false,
                inside: false,
                opens: false,
                step: None,
            });
            return;
        }
        let mut said = self.surroundings(scope, above.said);
        self.loose += usize::from(!scope.held);
        let programs: Vec<String> = commands
            .iter()
            .flat_map(|read| read.natures.programs.clone())
            .collect();
        let ways = self
            .before
            .take()
            .filter(|(_, before)| are_ways(before, &programs));
        let mixed = are_mixed(&programs)
            || commands
                .iter()
                .any(|read| self.lexicon.parts_lines(&read.exchange.command));
        if ways.is_some() || mixed {
            said = said.or(Some(Disposition::Asks(Ask::Alternative)));
        }
        if let Some((other, _)) = ways {
            self.is_alternative(other);
        }
        self.before = Some((span, programs));
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
            self.command(span, read, said, above.content);
        }
    }

    fn command(&mut self, span: Span, read: Read, said: Option<Disposition>, above: &[Inline<'_>]) {
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
        let disposition = if let Some(shown) = shown {
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
        } else if let Some(said) = self.lexicon.comments_tell(command) {
            said
        } else if natures.destructive && !self.tells_loss(above, command) {
            Disposition::Asks(Ask::Destructive)
        } else if let Some(ask) = self.under.doubts(self.lexicon, command, natures, above) {
            Disposition::Asks(ask)
        } else {
            Disposition::Runs
        };
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

    /// Whether the text above tells to take something away or to stop it: by a verb for it,
    /// or by the command's own word in a text that tells something.
    fn tells_loss(&self, above: &[Inline<'_>], command: &str) -> bool {
        let told = self.lexicon.actions(above);
        told.iter().any(|action| {
            !action.negated
                && (matches!(action.kind, ActionKind::Delete | ActionKind::Restart)
                    || matches!(action.risk, Some(Risk::Destructive | Risk::Disruptive)))
        }) || self.names_word(above, command)
    }

    /// Whether a text calls what a command does by the word of the command itself.
    fn names_word(&self, above: &[Inline<'_>], command: &str) -> bool {
        let text = plain_text(above).to_lowercase();
        let told = || !self.lexicon.only_states(&text) && !self.lexicon.offers(&text);
        let words = || text.split(|c: char| !c.is_alphanumeric());
        let mut own = command.split_whitespace().skip(1).take(2);
        own.any(|own| own.len() > 3 && words().any(|word| word == own)) && told()
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
