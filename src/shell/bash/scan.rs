//! The scanner: one walk over the text with a stack of what is open.

use super::state::{Begun, Ending, Event, Fault, Found, Frame, Kind, Position, Scan};
use crate::shell::{Quoting, placeholder};
use std::collections::VecDeque;

/// Deeper nesting is no text that people write; it ends the scan.
const DEEPEST: usize = 60;

/// Scans a whole text.
pub(in crate::shell) fn scan(text: &str) -> Scan {
    Scanner::new(text, false).run()
}

/// Scans up to the end of the line on which the first command ends.
pub(in crate::shell) fn first_command(text: &str) -> Scan {
    Scanner::new(text, true).run()
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: &'t [u8],
    pub(super) at: usize,
    pub(super) frames: Vec<Frame>,
    /// Here-documents whose bodies come after this line, by number.
    pub(super) pending: VecDeque<usize>,
    pub(super) out: Scan,
    /// Whether to end with the first command.
    once: bool,
    pub(super) done: bool,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, once: bool) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            frames: vec![Frame::new(Kind::Commands(Ending::Text), text.len())],
            pending: VecDeque::new(),
            out: Scan::default(),
            once,
            done: false,
        }
    }

    fn run(mut self) -> Scan {
        while !self.done {
            if self.at >= self.limit() {
                self.reach_limit();
                continue;
            }
            match self.top().kind {
                Kind::Commands(_) | Kind::Array | Kind::Extglob => self.unquoted(),
                Kind::Double | Kind::Document => self.double(),
                Kind::Brace { .. } => self.brace(),
                Kind::Arithmetic { .. } => self.arithmetic(),
            }
        }
        self.out.end = self.at.min(self.bytes.len());
        self.out
    }

    pub(super) fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            // The bottom is never popped before the scan is done.
            let limit = self.bytes.len();
            self.frames
                .push(Frame::new(Kind::Commands(Ending::Text), limit));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    pub(super) fn limit(&mut self) -> usize {
        self.top().limit
    }

    /// The byte at a distance, within the limit.
    pub(super) fn peek(&mut self, ahead: usize) -> Option<u8> {
        let at = self.at + ahead;
        (at < self.limit()).then(|| self.bytes[at])
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.limit());
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.out.fault.get_or_insert(fault);
    }

    pub(super) fn event(&mut self, event: Event) {
        self.out.events.push(event);
    }

    pub(super) fn push(&mut self, kind: Kind) {
        let limit = self.limit();
        self.push_within(kind, limit, limit);
    }

    /// Opens a frame that ends at `limit`; what it is in goes on at `resume`.
    pub(super) fn push_within(&mut self, kind: Kind, limit: usize, resume: usize) {
        if self.frames.len() >= DEEPEST {
            self.fault(Fault::Broken);
            self.done = true;
            return;
        }
        if let Kind::Commands(ending) = kind
            && ending != Ending::Text
        {
            self.event(Event::Open);
        }
        let condition = self.in_condition();
        let mut frame = Frame::new(kind, limit);
        frame.resume = resume;
        frame.reckons = matches!(kind, Kind::Arithmetic { .. }).then_some(self.at);
        self.frames.push(frame);
        if condition {
            self.open_inner_list();
        }
    }

    /// Leaves the frame on top.
    pub(super) fn pop(&mut self) {
        if let Kind::Commands(_) | Kind::Array = self.top().kind {
            self.finish_word();
        }
        if let Kind::Arithmetic { .. } | Kind::Brace { .. } = self.top().kind
            && let Some(start) = self.top().reckons
        {
            let end = self.at;
            self.event(Event::Reckoned(start..end));
        }
        if let Kind::Commands(ending) = self.top().kind {
            self.finish_command();
            self.end_pipeline();
            if !self.top().compounds.is_empty() || self.top().wants {
                self.fault(Fault::Broken);
            }
            if ending != Ending::Text {
                self.event(Event::Close);
            }
        }
        if self.frames.len() > 1 {
            self.frames.pop();
        }
    }

    /// The text of a frame is at its end, whether or not its end is written.
    fn reach_limit(&mut self) {
        let ends_here = |frame: &Frame| {
            matches!(
                frame.kind,
                Kind::Document | Kind::Commands(Ending::Backtick | Ending::Text)
            )
        };
        let whole = self.limit() == self.bytes.len();
        self.settle();
        while !ends_here(self.top()) {
            self.fault(if whole { Fault::Open } else { Fault::Broken });
            self.pop();
        }
        let kind = self.top().kind;
        if kind == Kind::Commands(Ending::Text) {
            self.finish_word();
            let top = self.top();
            let open = top.wants
                || !top.compounds.is_empty()
                || !matches!(
                    top.position,
                    Position::Command | Position::Argument | Position::Closed
                );
            if open || !self.pending.is_empty() {
                self.fault(Fault::Open);
            }
            self.finish_command();
            self.end_pipeline();
            self.done = true;
            return;
        }
        let resume = self.top().resume;
        self.pop();
        self.at = resume;
        if kind == Kind::Document {
            self.next_document();
        }
    }

    /// After a line: whether this is as far as we were asked to go.
    pub(super) fn rest(&mut self) {
        let bottom = self.frames.len() == 1;
        let pending = self.pending.is_empty();
        let top = self.top();
        let rests =
            top.compounds.is_empty() && !top.wants && matches!(top.position, Position::Command);
        if self.once && bottom && pending && rests {
            self.done = true;
        }
    }

    /// The word that is being read; begins one where there is none.
    pub(super) fn word(&mut self) -> &mut Begun {
        let start = self.at;
        let found = self.out.found.len();
        self.top().word.get_or_insert(Begun {
            start,
            plain: true,
            braces: false,
            found,
        })
    }

    /// What stands here is no plain part of a word.
    pub(super) fn mark(&mut self) {
        if matches!(self.top().kind, Kind::Commands(_) | Kind::Array) {
            self.word().plain = false;
        }
    }

    /// Takes the placeholder that begins here, if one does.
    pub(super) fn take_placeholder(&mut self, quoting: Quoting, placeable: bool) -> bool {
        let (at, limit) = (self.at, self.limit());
        let angle = placeholder::angle(self.text, at, limit);
        let braces = matches!(quoting, Quoting::Bare | Quoting::Double);
        let brace = || placeholder::brace(self.text, at, limit).filter(|_| braces);
        let literal = quoting != Quoting::Bare;
        let other = || placeholder::other(self.text, at, limit, literal);
        let Some(end) = angle.or_else(brace).or_else(other) else {
            return false;
        };
        self.mark();
        let quoting = Some(quoting).filter(|_| placeable && self.can_place());
        self.out.found.push(Found {
            span: at..end,
            quoting,
        });
        self.at = end;
        true
    }

    /// Whether a value stays data where we are. Arithmetic runs what the
    /// values of its variables hold, and so do some operators of `[[ ]]`.
    pub(super) fn can_place(&self) -> bool {
        for frame in self.frames.iter().rev() {
            match frame.kind {
                Kind::Arithmetic { .. } | Kind::Brace { value: false, .. } => return false,
                Kind::Commands(_) if frame.position == Position::Condition => return false,
                Kind::Commands(_) => break,
                _ => {}
            }
        }
        // How quotes nest in backticks within quotes differs between shells.
        let mut quoted = false;
        for frame in &self.frames {
            match frame.kind {
                Kind::Commands(Ending::Backtick) if quoted => return false,
                Kind::Commands(_) | Kind::Array | Kind::Extglob => {}
                _ => quoted = true,
            }
        }
        true
    }

    /// The braces of the word around are those of some other language.
    pub(super) fn foreign_brace(&mut self) {
        for frame in self.frames.iter_mut().rev() {
            if let Some(word) = &mut frame.word {
                word.braces = true;
                return;
            }
            if matches!(frame.kind, Kind::Commands(_) | Kind::Array) {
                return;
            }
        }
    }
}
