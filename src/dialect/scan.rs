//! Finding the marks of a text, line by line.

mod literal;

use super::line::{closes_later, fence, is_rule, opening};
use super::pairs::matched;
use super::syntax::{
    Click, Key, Reading, Resolved, Site, clicked, directive, is_mdx, may_begin, only_click, read,
    resolve, statement,
};
use super::{Dialects, Syntax, Tone};
use crate::text::Span;
use std::collections::HashMap;
use std::ops::Range;

/// What a mark does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Open(Opening),
    Close(Key),
    /// Something else stands in its place.
    Put(Vec<Bit>),
    /// A file stands in its place.
    Include {
        path: Range<usize>,
        label: Option<Range<usize>>,
    },
}

/// A part of what stands in the place of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bit {
    Text(String),
    /// Bytes of the text itself.
    Old(Range<usize>),
}

/// What a mark opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    pub(super) key: Key,
    pub(super) kind: Kind,
    pub(super) title: Option<Range<usize>>,
    /// It ends with the paragraph.
    pub(super) short: bool,
    /// It ends the one of its kind before it.
    pub(super) sibling: bool,
    /// It holds what is indented below it.
    pub(super) indented: bool,
    /// It holds its title and nothing else.
    pub(super) alone: bool,
    /// What stands in it is code in this language.
    pub(super) code: Option<String>,
    /// The column of the item that it stands in.
    pub(super) base: usize,
}

impl Opening {
    pub(super) fn new(key: Key, kind: Kind, title: Option<Range<usize>>) -> Self {
        Self {
            key,
            kind,
            title,
            short: false,
            sibling: false,
            indented: false,
            alone: false,
            code: None,
            base: 0,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Aside(Option<Tone>),
    Tabs(Option<String>),
    Tab,
    Code(String),
    Wrap,
}

/// A mark with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) range: Range<usize>,
    pub(super) action: Action,
    /// What it does where nothing closes it.
    pub(super) alone: Option<Action>,
    /// What it is called, if nobody knows it.
    pub(super) unknown: Option<String>,
}

/// The marks of a text, and those among them that nobody knows.
pub(super) struct Scanned {
    pub(super) events: Vec<Event>,
    pub(super) unknown: Vec<(Span, String)>,
}

pub(super) fn scan(text: &str, start: usize, set: Dialects) -> Scanned {
    let mut scan = Scan {
        text,
        set,
        clicks: set.reads(Syntax::Clicks)
            && memchr::memmem::find(text.as_bytes(), b"`{{").is_some(),
        mdx: set.reads(Syntax::Jsx) && is_mdx(&text[start..]),
        events: Vec::new(),
        at: start,
        fence: None,
        braced: Vec::new(),
        items: Vec::new(),
        literal: None,
        raw: None,
        headings: None,
        comments: false,
        pane: None,
        paragraph: None,
        imported: HashMap::new(),
        hidden: false,
    };
    while scan.at < text.len() {
        scan.line();
    }
    matched(scan.events)
}

struct Scan<'t> {
    text: &'t str,
    set: Dialects,
    /// Whether some code may say what a click does with it.
    clicks: bool,
    mdx: bool,
    events: Vec<Event>,
    /// Where the next line, or what is left of one, begins.
    at: usize,
    /// The mark of the fence that is open, and how often it stands there.
    fence: Option<(u8, usize)>,
    /// The fences around that are no code.
    braced: Vec<(u8, usize)>,
    /// The columns of the items that are open.
    items: Vec<usize>,
    /// Up to where everything is code.
    literal: Option<usize>,
    /// Up to where nothing is a mark.
    raw: Option<usize>,
    /// The column of a group of tab headings, and whether a rule closes it.
    headings: Option<(usize, bool)>,
    /// Whether comments are labels of tabs.
    comments: bool,
    /// Whether the tabs that are open hold code, and in which language.
    pane: Option<String>,
    /// Where the paragraph that may be going on began.
    paragraph: Option<usize>,
    /// The files that elements stand for.
    imported: HashMap<&'t str, Range<usize>>,
    /// Whether a comment of HTML goes on.
    hidden: bool,
}

impl<'t> Scan<'t> {
    fn push(&mut self, range: Range<usize>, action: Action) {
        self.events.push(Event {
            range,
            action,
            alone: None,
            unknown: None,
        });
    }

    fn line(&mut self) {
        let start = self.at;
        let end = memchr::memchr(b'\n', &self.text.as_bytes()[start..])
            .map_or(self.text.len(), |n| start + n);
        let text: &'t str = self.text;
        let line = text[start..end].trim_end_matches('\r');
        let line_end = start + line.len();
        self.at = end + 1;
        if let Some(raw) = self.raw {
            if raw > start {
                // The rest of the line after it is read as a line.
                if raw <= line_end {
                    self.raw = None;
                    self.at = raw;
                    self.inline(raw, raw, line_end, start, false);
                    self.at = self.at.max(end + 1);
                }
                return;
            }
            self.raw = None;
        }
        if line.trim().is_empty() {
            self.paragraph = None;
            return;
        }
        let mut found = Vec::new();
        let (indent, content) = opening(line, |column| found.push(column));
        let content = start + content;
        let literal = self.literal.is_some_and(|literal| start < literal);
        if !literal {
            self.literal = None;
        }
        if let Some((mark, count)) = self.fence {
            let shown = text[start..line_end].trim_start_matches([' ', '\t', '>']);
            let run = shown.bytes().take_while(|byte| *byte == mark).count();
            let clicks = || self.set.reads(Syntax::Clicks) && only_click(&shown[run..]).is_some();
            if run >= count && shown[run..].trim().is_empty() {
                self.fence = None;
            } else if run >= count && clicks() {
                let from = line_end - (shown.len() - run);
                self.push(from..line_end, Action::Put(Vec::new()));
                self.fence = None;
            } else {
                self.inline(content, content, line_end, start, true);
            }
            return;
        }
        if literal {
            self.inline(content, content, line_end, start, true);
            return;
        }
        while self.items.last().is_some_and(|column| *column > indent) {
            self.items.pop();
        }
        self.items.extend(found.iter().copied());
        let shown = &text[content..line_end];
        if self.hidden {
            self.hidden = !shown.contains("-->");
            return;
        }
        if let Some(open) = fence(shown) {
            let bare = shown[open.1..].trim().is_empty();
            let closed =
                |around: &mut (u8, usize)| bare && around.0 == open.0 && around.1 <= open.1;
            if let Some((_, count)) = self.braced.pop_if(closed) {
                self.push(content..line_end, Action::Close(Key::Fence(count)));
                return;
            }
            if let Some((range, action)) = directive(text, content..line_end, open.1, self.set) {
                let opens = matches!(action, Action::Open(_));
                self.push(range, action);
                if opens {
                    self.braced.push(open);
                    return;
                }
            }
            self.fence = Some(open);
            let unmarked = shown[open.1..].trim().is_empty();
            if unmarked && self.clicks && clicked(&text[line_end..], open) == Some(Click::Runs) {
                // What is run with a click is for a shell.
                let shell = Bit::Text("bash".to_owned());
                self.push(line_end..line_end, Action::Put(vec![shell]));
            }
            return;
        }
        let base = self
            .items
            .iter()
            .rev()
            .nth(found.len())
            .copied()
            .unwrap_or(0);
        // Shortcodes are read before Markdown is.
        let shortcode = shown.starts_with("{{<") || shown.starts_with("{{%");
        let code = indent >= base + 4 && self.paragraph.is_none() && !shortcode;
        if code {
            self.inline(content, content, line_end, start, true);
            return;
        }
        if self.heading_group(shown, indent, start, content, line_end) {
            return;
        }
        if indent == 0 && self.set.reads(Syntax::Jsx) && self.import(start, end) {
            return;
        }
        if shown.starts_with("<!--") && !shown.contains("-->") && !self.comments {
            self.hidden = true;
            return;
        }
        let before = self.events.len();
        self.inline(content, content, line_end, start, false);
        // A mark that is indented holds what is indented further.
        for event in &self.events[before..] {
            if let Action::Open(Opening { indented: true, .. }) = event.action {
                self.items.push(indent + 4);
            }
        }
        self.block_attributes(before, start, line_end);
        self.paragraph = match self.events.get(before) {
            Some(event) if event.range.start == content => None,
            _ if shown.starts_with('#') || fence(shown).is_some() => None,
            _ => self.paragraph.or(Some(start)),
        };
    }

    /// Ends a group of tab headings at a rule, or at a heading where there is no
    /// rule, or where the item ends that it stands in.
    fn heading_group(
        &mut self,
        shown: &str,
        indent: usize,
        start: usize,
        content: usize,
        end: usize,
    ) -> bool {
        let Some((column, closed)) = self.headings else {
            return false;
        };
        let rule = is_rule(shown) && indent == column;
        let other = shown.starts_with('#') && !shown.contains("](#tab/");
        if rule {
            self.headings = None;
            self.push(content..end, Action::Close(Key::TabHeading));
        } else if indent < column || (other && !closed) {
            self.headings = None;
            self.push(start..start, Action::Close(Key::TabHeading));
        }
        rule
    }

    fn import(&mut self, start: usize, end: usize) -> bool {
        let text: &'t str = self.text;
        let rest = &text[start..end];
        if !rest.starts_with("import ") && !rest.starts_with("export ") {
            return false;
        }
        let Some((after, bound)) = statement(text, start, self.mdx) else {
            return false;
        };
        if let Some((name, path)) = bound
            && [".md", ".mdx"]
                .iter()
                .any(|end| text[path.clone()].ends_with(end))
        {
            self.imported.insert(&text[name], path);
        }
        self.push(start..after, Action::Put(Vec::new()));
        self.at = after + 1;
        true
    }

    /// `{: .note }` below a paragraph is about that paragraph; `{:toc}` below a
    /// list stands in its place.
    fn block_attributes(&mut self, before: usize, start: usize, end: usize) {
        let Some(event) = self.events.get(before) else {
            return;
        };
        let Some(paragraph) = self.paragraph else {
            return;
        };
        let words = &self.text[event.range.clone()];
        if self.events.len() != before + 1 || !words.starts_with("{:") || event.range.end != end {
            return;
        }
        let above = &self.text[paragraph..start];
        if words.contains("toc") && above.lines().count() == 1 {
            self.events[before] = Event {
                range: paragraph..event.range.end,
                action: Action::Put(Vec::new()),
                alone: None,
                unknown: None,
            };
            return;
        }
        if let Action::Open(_) = event.action {
            let mut event = self.events.remove(before);
            let mark = std::mem::replace(&mut event.range, paragraph..paragraph);
            let at = self
                .events
                .partition_point(|own| own.range.start < paragraph);
            self.events.insert(at, event);
            self.push(mark, Action::Put(Vec::new()));
        }
    }

    /// The marks from a place to the end of a line. `content` is where the line
    /// begins to say something.
    fn inline(
        &mut self,
        mut at: usize,
        content: usize,
        mut end: usize,
        mut start: usize,
        code: bool,
    ) {
        let text: &'t str = self.text;
        let bytes = text.as_bytes();
        // Whether only marks have stood on the line so far.
        let mut opens = true;
        let table = !code && bytes.get(content) == Some(&b'|');
        // Up to where a span of code goes.
        let mut span = 0;
        while at < end {
            let byte = bytes[at];
            if byte == b'\\' && !code && at >= span {
                at += 2;
                opens = false;
                continue;
            }
            if byte == b'`' && !code && at >= span {
                let run = bytes[at..end]
                    .iter()
                    .take_while(|byte| **byte == b'`')
                    .count();
                let ticks = &text[at..at + run];
                let inner = at + run;
                let close = text[inner..end].match_indices(ticks).find(|(n, _)| {
                    let n = inner + n;
                    bytes.get(n + run) != Some(&b'`') && bytes[n - 1] != b'`'
                });
                if let Some((n, _)) = close {
                    span = inner + n + run;
                }
                at = inner;
                opens = false;
                continue;
            }
            if may_begin(byte) {
                let site = Site {
                    text,
                    at,
                    start,
                    end,
                    opens: opens && !table,
                    code: code || at < span,
                    mdx: self.mdx,
                    set: self.set,
                };
                if let Some(after) = self.mark(&site, table) {
                    at = after.max(at + 1);
                    if self.raw.is_some() {
                        self.at = self.at.max(at);
                        if self.raw.is_some_and(|raw| raw <= end) {
                            at = self.raw.take().unwrap_or(at);
                            continue;
                        }
                        return;
                    }
                    if at > end {
                        // The mark goes on over lines; so does the line.
                        start = text[..at].rfind('\n').map_or(0, |n| n + 1);
                        end = memchr::memchr(b'\n', &bytes[at.min(bytes.len())..])
                            .map_or(text.len(), |n| at + n);
                        self.at = end + 1;
                    }
                    continue;
                }
            }
            opens &= byte.is_ascii_whitespace();
            at += 1;
        }
    }

    /// Reads a mark; tells where it ends.
    fn mark(&mut self, site: &Site<'t>, table: bool) -> Option<usize> {
        let (end, reading) = read(site)?;
        let range = site.at..end;
        let mut unknown = None;
        let mut alone = None;
        let action = match reading {
            Reading::Done(action) => action,
            Reading::Tag(tag) => {
                let imported = self.imported.get(tag.name).cloned();
                if let (Some(path), super::syntax::Role::Alone) = (imported, tag.role) {
                    self.push(range, Action::Include { path, label: None });
                    return Some(end);
                }
                let Resolved {
                    action,
                    alone: other,
                    unknown: nobody,
                    literal,
                } = resolve(site, &tag);
                unknown = nobody.then(|| tag.name.to_owned());
                alone = other;
                if literal.is_some() && !table {
                    return Some(self.literal(literal, range, action, &tag.key));
                }
                let mut action = action;
                self.code_tabs(site, &tag, &mut action, end);
                action
            }
        };
        let mut action = action;
        if let Action::Open(opening) = &mut action {
            opening.base = self.items.last().copied().unwrap_or(0);
        }
        match &action {
            Action::Open(opening) if opening.key == Key::TabHeading => {
                let (indent, _) = opening_of(site);
                if self.headings.is_none() {
                    let closed = closes_later(self.text, site.end, indent);
                    self.headings = Some((indent, closed));
                }
            }
            Action::Open(opening) if opening.key == Key::Comments => self.comments = true,
            Action::Close(Key::Comments) => self.comments = false,
            Action::Open(opening) if opening.key == Key::Comment && !self.comments => return None,
            _ => {}
        }
        // A row of a table is one line.
        let action = match action {
            Action::Open(_) | Action::Close(_) if table => {
                alone = None;
                Action::Put(Vec::new())
            }
            action => action,
        };
        self.events.push(Event {
            range,
            action,
            alone,
            unknown,
        });
        Some(end)
    }
}

fn opening_of(site: &Site<'_>) -> (usize, usize) {
    opening(&site.text[site.start..site.end], |_| {})
}
