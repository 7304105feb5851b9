//! What becomes of each code, by the code itself and by what the walk knows of its place.

use super::alike::differ_in_version;
use super::away::Away;
use super::forks::{Forks, is_alternative};
use super::grounds::Under;
use super::hostnames::machine;
use super::reading::{Read, Reading, called, edits, is_detached, itself, read};
use super::remarks::remark_above;
use super::scope::{Above, Before, Known, Scope};
use super::siblings::{are_mixed, are_ways, managers};
use super::standing::Standing;
use super::within::leads_to_code;
use super::{Ask, Disposition, Granted, Show, Told};
use crate::article::{CodeBlock, Inline, plain_text};
use crate::procedure::Lexicon;
use crate::shell::{Exchange, Fence, Shell, analyse, fence, has_prompts};
use crate::text::Span;
use std::borrow::Cow;

pub(super) const CONDITION: Disposition = Disposition::Asks(Ask::Condition);

pub(super) const ALTERNATIVE: Option<Disposition> = Some(Disposition::Asks(Ask::Alternative));

/// Whether a command has values that a person is asked for.
pub(super) fn has_values(exchange: &Exchange) -> bool {
    let analysis = analyse(exchange.shell, &exchange.command);
    !analysis.placeholders.is_empty()
}

/// Where a walk through an article has come to, and what it has found.
pub(super) struct Walk<'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) known: &'l Known,
    /// Whether the cases that instructions open with are taken to hold.
    pub(super) granted: bool,
    /// Whether an instruction has opened with one.
    pub(super) cased: bool,
    /// How many headings have come.
    pub(super) title: usize,
    /// The levels of the headings above that ask a question.
    pub(super) asked: Vec<u8>,
    pub(super) forks: Forks,
    /// The headings above, outermost first: what each says, and whether it is one of several
    /// ways that no choice tells apart.
    pub(super) open: Vec<(u8, Option<Disposition>, bool)>,
    /// What they say of whether a command is told.
    pub(super) under: Under,
    /// What the last bold label below them says, and the last one that is only a text.
    pub(super) labels: [Option<Disposition>; 2],
    pub(super) away: Away,
    /// How many headings were open where the text told to open a shell elsewhere.
    pub(super) gone: Option<usize>,
    /// Where the last block of commands stands, and what it calls, where only labels have
    /// come since.
    pub(super) before: Option<Before>,
    /// Which of what is told has the prompt of root.
    pub(super) roots: Vec<usize>,
    /// How many commands work on another machine, and which are for that which they run on.
    pub(super) clients: usize,
    pub(super) hosts: Vec<usize>,
    /// Which of these no text has brought back to the operator's own machine, and whether a
    /// command logs in to another one.
    pub(super) away_hosts: Vec<usize>,
    pub(super) logs_in: bool,
    /// Whether a text has come back to that machine.
    pub(super) home: bool,
    /// Which are typed at the prompt of a machine that it names, and that name.
    pub(super) machines: Vec<(usize, String)>,
    /// Which of what is told only looks.
    pub(super) reads: Vec<usize>,
    /// How many blocks of commands stand outside of numbered lists and notes.
    pub(super) loose: usize,
    /// Whether an item of a list is gone through.
    pub(super) listed: bool,
    /// Whether what is told stands within a text.
    pub(super) inline: bool,
    /// Whether the step that is gone through has a part that is a person's.
    pub(super) persons: bool,
    /// How many headings had come where a text said that something comes by itself.
    pub(super) automatic: Option<usize>,
    /// What a warning above has a person think of, where nothing has been done since.
    pub(super) warned: Option<Ask>,
    /// Whether a note is gone through.
    pub(super) noted: bool,
    /// What the text has said of values and of programs, for all that comes.
    pub(super) standing: Standing,
    pub(super) told: Vec<Told>,
}

impl Walk<'_> {
    /// What the surroundings say, the nearest first, but for what is passed over.
    pub(super) fn surroundings(
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
            .or(kept(self.labels[1]))
            .or(kept(self.labels[0]))
            .or_else(headings)
            .or(gone)
    }

    /// Whether something says that it is one of several ways, and no choice tells them
    /// apart. `own` is what the nearest text says where it parts none.
    pub(super) fn is_loose(&self, scope: &Scope, own: Option<Disposition>) -> bool {
        scope.loose
            || own == ALTERNATIVE
            || self.labels.contains(&ALTERNATIVE)
            || self.open.iter().any(|(.., loose)| *loose)
    }

    pub(super) fn code(
        &mut self,
        span: Span,
        code: &CodeBlock<'_>,
        scope: &Scope,
        above: &Above<'_, '_>,
    ) {
        let Reading {
            mut commands,
            shown,
            root,
            said: own,
        } = read(code, self.known.shell);
        let leads = || {
            above.near
                && above.text.trim_end().ends_with([':', '：'])
                && leads_to_code(&self.lexicon.actions(above.content))
        };
        let called_below = matches!(
            fence(&code.language()),
            Fence::Unmarked | Fence::Script(Shell::Bash)
        );
        if commands.is_empty() && called_below && leads() {
            commands.extend(called(&code.text()));
        }
        let mut show = commands.is_empty().then_some(shown);
        let announced = above.near && self.lexicon.announces_output(&above.text);
        let unknown = || commands.iter().all(|read| !read.natures.known);
        // What is marked as a script is what the text tells of, whatever that prints.
        let script = matches!(fence(&code.language()), Fence::Script(_));
        let told = || script && self.lexicon.acts(above.content);
        let printed = above.near && self.lexicon.prints(&above.text);
        let plain = || !has_prompts(&code.text());
        let shows = || above.near && !plain() && self.lexicon.shows_typed(&above.text);
        let repeated = self.repeats_last(&commands);
        if above.expects
            || shows()
            || repeated
            || plain() && (printed || announced && unknown() && !told())
        {
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
            self.under.fresh = false;
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
            || commands.iter().any(|read| {
                let command = &read.exchange.command;
                self.lexicon.parts_lines(command) || differ_in_version(command)
            });
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
        if above.near && !has_prompts(&code.text()) && self.lexicon.only_shows(&above.text) {
            said = said.or(Some(Disposition::Asks(Ask::Example)));
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
        let text = code.text();
        let sample = self.lexicon.sample_from(&text);
        let (mut at, mut edited) = (0, false);
        for mut read in commands {
            // What comes behind a label within the block is as an example; what comes behind
            // an editor waits for what a person does there.
            let command = read.exchange.command.as_str();
            let first = command.lines().next().unwrap_or_default();
            let found = text[at..].find(first).map(|found| at + found);
            let machine = found.and_then(|found| machine(&text[..found]));
            let remark = found.map_or("", |found| remark_above(&text[..found]));
            at = found.map_or(at, |found| found + first.len());
            let holds = || self.lexicon.sample_from(command).is_some();
            let own = if sample.is_some_and(|from| at > from || holds()) {
                Some(Disposition::Asks(Ask::Example))
            } else {
                edited.then_some(Disposition::Asks(Ask::Moment))
            };
            edited |= edits(&read.natures);
            let (said, settled) = (said.or(own), settled.or(own));
            // What a cluster, a daemon or a package manager starts stays by itself.
            let natures = &mut read.natures;
            // What a script of the same kind has stopped goes on by itself, too.
            let stopped = natures.programs.iter().any(|program| {
                program.contains("start")
                    && self.away.has_run(&program.replacen("start", "stop", 1))
            });
            natures.endless |= serves
                && !stopped
                && !natures.client
                && !natures.host
                && !natures.reads
                && !is_detached(&read.exchange.command);
            if root {
                self.roots.push(self.told.len());
            }
            let machine = machine.map(|name| (self.told.len(), name.to_owned()));
            self.machines.extend(machine);
            self.command(span, read, (said, settled), above.content, remark);
        }
        self.under.fresh = false;
    }

    /// Whether a block holds nothing but the last command once more, with what it prints.
    fn repeats_last(&self, commands: &[Read]) -> bool {
        let ([read], Some(last)) = (commands, self.told.last()) else {
            return false;
        };
        let plain = last.exchange.as_ref().filter(|last| last.output.is_none());
        read.exchange.output.is_some()
            && plain.is_some_and(|last| last.command.trim() == read.exchange.command.trim())
    }

    /// A command. `said` is what its surroundings say, and what they say once somebody has
    /// chosen the way that it is part of, where a choice tells the ways apart. What was typed
    /// below a `remark` is what that tells of.
    pub(super) fn command(
        &mut self,
        span: Span,
        read: Read,
        (said, settled): (Option<Disposition>, Option<Disposition>),
        above: &[Inline<'_>],
        remark: &str,
    ) {
        let Read {
            exchange,
            repair,
            natures,
        } = read;
        let natures = &natures;
        let command = &exchange.command;
        let remarked: Cow<'_, str> = if remark.is_empty() {
            command.as_str().into()
        } else {
            format!("{remark}{command}").into()
        };
        let shell = exchange.shell;
        self.away.come_back(shell, natures, self.open.len());
        let inside = exchange.console || self.away.holds(shell, natures.client);
        let shown = said.filter(|said| matches!(said, Disposition::Shown(_)));
        let warned = self.is_warned(natures.reads || shown.is_some());
        let decide = |said: Option<Disposition>| {
            if let Some(shown) = shown {
                shown
            } else if repair.is_some() {
                Disposition::Asks(Ask::Damaged)
            } else if inside || self.standing.is_elsewhere(&natures.programs) {
                Disposition::Asks(Ask::Elsewhere)
            } else if natures.enters.is_some() {
                Disposition::Asks(Ask::Interactive)
            } else if let Some(own) = itself(self.lexicon, shell, command, natures) {
                match (own, said) {
                    // What the text says of an example says more than its values do.
                    (Disposition::Asks(Ask::Example), Some(said)) => said,
                    _ => own,
                }
            } else if let Some(said) = said.filter(|said| {
                // What works on a cluster from anywhere is at home everywhere.
                *said != Disposition::Asks(Ask::Elsewhere) || !natures.works_anywhere()
            }) {
                // A note warns of what takes something away, in whatever case.
                let warned = self.noted && natures.destructive;
                match said {
                    Disposition::Asks(Ask::Condition) if warned => {
                        Disposition::Asks(Ask::Destructive)
                    }
                    said => said,
                }
            } else if let Some(said) = self.lexicon.comments_tell(&remarked) {
                said
            } else if let Some(said) = self.lexicon.remarks_bar(shell, &remarked, above) {
                said
            } else if !natures.reads && !self.asked.is_empty() {
                CONDITION
            } else if let Some(warned) = warned {
                warned
            } else if !natures.reads && self.lexicon.is_empty() {
                Disposition::Asks(Ask::More)
            } else if self.standing.stands_in(command)
                || !natures.reads && !has_values(&exchange) && {
                    let text = plain_text(above);
                    self.lexicon.finds_first(&text) || self.lexicon.tells_of_example(&text)
                }
                || self.lexicon.adapts(&plain_text(above)) && !has_values(&exchange)
            {
                Disposition::Asks(Ask::Example)
            } else if natures.destructive
                && (self.under.is_remedy() && has_values(&exchange)
                    || !self.lexicon.tells_loss(above, &natures.losing)
                        && !self.under.tells_loss(self.lexicon, above, &natures.losing)
                        && !self.lexicon.remarks_tell_loss(shell, &remarked))
            {
                Disposition::Asks(Ask::Destructive)
            } else if let Some(ask) = self.under.doubts(self.lexicon, command, natures, above) {
                Disposition::Asks(ask)
            } else if self.persons
                || !self.inline
                    && (self.lexicon.leaves_to_person(&plain_text(above))
                        || self.lexicon.tells_other_run(above, command))
            {
                Disposition::Asks(Ask::More)
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
        // What is sent to another machine says that this one is where the rest is done.
        let sent = natures.client && self.lexicon.remarks_leave(command);
        self.clients += usize::from(natures.client && !sent);
        if natures.host {
            self.hosts.push(self.told.len());
            if !self.home {
                self.away_hosts.push(self.told.len());
            }
        }
        let login = |program: &String| program == "ssh" || program == "mosh";
        self.logs_in |= natures.enters.as_ref().is_some_and(login);
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
