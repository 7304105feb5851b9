//! The step model for people: an outline, in colour where asked for.

use super::record::{
    ArticleView, BranchView, ContentView, NoteView, PartsView, ProcedureView, StepView,
};
use crate::procedure::{Action, Risk};
use crate::text::SafeText;
use std::fmt::Write;

struct Tree {
    out: String,
    colour: bool,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const CYAN: &str = "36";
const YELLOW: &str = "33";
const GREEN: &str = "32";
const MAGENTA: &str = "35";
const RED: &str = "31";

/// An article as an outline: every line of it safe for a terminal.
#[must_use]
pub fn tree(article: &ArticleView<'_>, colour: bool) -> String {
    let mut tree = Tree {
        out: String::new(),
        colour,
    };
    let head = tree.paint(BOLD, &article.title);
    let place = tree.paint(
        DIM,
        &format!("{} {} ({})", article.locale, article.id, article.path),
    );
    let _ = writeln!(tree.out, "{head}  {place}");
    for note in &article.notes {
        tree.note(note, 1);
    }
    for content in &article.content {
        tree.content(content, 1);
    }
    for procedure in &article.procedures {
        tree.procedure(procedure);
    }
    tree.commands(article);
    for finding in &article.diagnostics {
        let line = format!(
            "{}[{}] {}",
            finding.severity.as_str(),
            finding.code,
            finding.message
        );
        let line = tree.paint(YELLOW, &line);
        tree.line(
            1,
            &format!("{line} {}", tree.paint(DIM, &format!(":{}", finding.line))),
        );
    }
    tree.out.push('\n');
    tree.out
}

/// The first of several lines, cut where it grows too long to be an outline.
fn brief(text: &str) -> String {
    const LONGEST: usize = 160;
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() > LONGEST {
        return line.chars().take(LONGEST).collect::<String>() + "…";
    }
    if text.lines().nth(1).is_some() {
        return format!("{line} …");
    }
    line.to_owned()
}

impl Tree {
    fn paint(&self, code: &str, text: &str) -> String {
        let text = SafeText::line(text);
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_string()
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{:indent$}{text}", "", indent = depth * 2);
    }

    /// How the steps were found, and what becomes of the commands; nothing of an article
    /// without any.
    fn commands(&mut self, article: &ArticleView<'_>) {
        if article.commands.is_empty() {
            return;
        }
        let text = format!("steps: {} ({})", article.steps_are, article.steps_because);
        let text = self.paint(DIM, &text);
        self.line(1, &text);
        for command in &article.commands {
            let colour = match command.disposition {
                "runs" if command.by_hand => YELLOW,
                "runs" => GREEN,
                "asks" => YELLOW,
                _ => DIM,
            };
            let mark = self.paint(
                colour,
                format!("{} {}", command.disposition, command.why).trim_end(),
            );
            let hand = if command.by_hand { " by hand" } else { "" };
            let step = self.paint(GREEN, command.step.unwrap_or("no step"));
            let text = self.paint(CYAN, &brief(command.text.unwrap_or_default()));
            let at = self.paint(DIM, &format!(":{}", command.line));
            let gap = if command.text.is_some() { " " } else { "" };
            self.line(1, &format!("{mark}{hand} ({step}){gap}{text} {at}"));
        }
    }

    fn procedure(&mut self, procedure: &ProcedureView<'_>) {
        let title = self.paint(BOLD, procedure.title.as_deref().unwrap_or("(untitled)"));
        let id = self.paint(GREEN, procedure.id);
        let at = self.paint(DIM, &format!(":{}", procedure.line));
        let apart = procedure.apart.map(|apart| {
            let mark = self.paint(YELLOW, &format!("({})", apart.as_str()));
            format!(" {mark}")
        });
        let apart = apart.unwrap_or_default();
        self.line(1, &format!("{id}{apart} {title} {at}"));
        if !procedure.context.is_empty() {
            let text = self.paint(DIM, &format!("context: {}", brief(&procedure.context)));
            self.line(2, &text);
        }
        for step in &procedure.steps {
            self.step(step, 2);
        }
        if let Some(result) = &procedure.result {
            let text = format!("result: {}", SafeText::line(&brief(result)));
            self.line(2, &text);
        }
    }

    fn step(&mut self, step: &StepView<'_>, depth: usize) {
        let id = self.paint(GREEN, step.id);
        let mark = if step.optional { " (optional)" } else { "" };
        let at = self.paint(DIM, &format!(":{}", step.line));
        let text = SafeText::line(&step.text);
        self.line(depth, &format!("{id}{mark} {text} {at}"));
        if let (Some(condition), Some(kind)) = (step.condition, step.condition_kind) {
            let text = self.paint(DIM, &format!("{}: {condition}", kind.as_str()));
            self.line(depth + 2, &text);
        }
        for way in &step.ways {
            let text = format!("way: {} = {}", way.choice, SafeText::line(way.name));
            let text = self.paint(DIM, &text);
            self.line(depth + 2, &text);
        }
        for action in step.actions {
            let text = self.action(action);
            self.line(depth + 2, &text);
        }
        // What the actions name is not said twice.
        let named = |label: &String| {
            step.actions.iter().any(|action| {
                let parts = action.labels.iter().flat_map(|known| &known.0);
                parts.clone().any(|part| label.contains(part.as_str()))
                    || action.value.as_ref() == Some(label)
                    || action
                        .place
                        .as_ref()
                        .is_some_and(|place| place.contains(label.as_str()))
                    || action.role.as_ref() == Some(label)
            })
        };
        self.labels(
            step.parts.labels.iter().filter(|label| !named(label)),
            depth + 2,
        );
        self.parts(&step.parts, depth + 2);
    }

    /// An action on a line: what, what it names, where, and at what risk.
    fn action(&self, action: &Action) -> String {
        let mut text = self.paint(MAGENTA, action.kind.as_str());
        if action.negated {
            text.insert_str(0, &self.paint(RED, "not "));
        }
        let mut add = |part: String| {
            text.push(' ');
            text.push_str(&part);
        };
        for (n, label) in action.labels.iter().enumerate() {
            let comma = if n + 1 < action.labels.len() { "," } else { "" };
            add(self.paint(CYAN, &label.text()) + comma);
        }
        if let Some(value) = &action.value {
            add(format!("= {}", self.paint(GREEN, value)));
        }
        if let Some(object) = &action.object {
            add(self.paint(DIM, &format!("<{object}>")));
        }
        if let Some(place) = &action.place {
            add(self.paint(DIM, &format!("@ {place}")));
        }
        if let Some(place) = &action.still {
            add(self.paint(DIM, &format!("(still @ {place})")));
        }
        if let Some(role) = &action.role {
            add(self.paint(DIM, &format!("as {role}")));
        }
        if let Some(condition) = &action.condition {
            add(self.paint(DIM, &format!("({condition})")));
        }
        if action.optional {
            add(self.paint(DIM, "(optional)"));
        }
        if let Some(risk) = action.risk {
            let colour = if risk == Risk::Credentials {
                YELLOW
            } else {
                RED
            };
            add(self.paint(colour, &format!("! {}", risk.as_str())));
        }
        if action.carried {
            add(self.paint(DIM, "(carried over)"));
        }
        text
    }

    fn labels<'l>(&mut self, labels: impl Iterator<Item = &'l String>, depth: usize) {
        let labels: Vec<String> = labels.map(|label| self.paint(CYAN, label)).collect();
        if !labels.is_empty() {
            self.line(depth, &format!("labels: {}", labels.join(" · ")));
        }
    }

    fn branch(&mut self, branch: &BranchView<'_>, mark: &str, depth: usize) {
        let text = format!("{mark} {}", SafeText::line(&branch.text));
        self.line(depth, &text);
        self.labels(branch.parts.labels.iter(), depth + 1);
        self.parts(&branch.parts, depth + 1);
    }

    fn parts(&mut self, parts: &PartsView<'_>, depth: usize) {
        for link in &parts.links {
            let text = format!("link: {}", self.paint(DIM, link.url));
            self.line(depth, &text);
        }
        for note in &parts.notes {
            self.note(note, depth);
        }
        for image in &parts.images {
            let text = format!(
                "picture: {} {}",
                SafeText::line(&image.text),
                self.paint(DIM, image.url)
            );
            self.line(depth, &text);
        }
        for info in &parts.info {
            let text = SafeText::line(&brief(info)).to_string();
            self.line(depth, &text);
        }
        for code in &parts.code {
            for line in code.text.lines() {
                let text = self.paint(CYAN, line);
                self.line(depth, &format!("| {text}"));
            }
        }
        for branch in &parts.choices {
            self.branch(branch, "o", depth);
        }
        for branch in &parts.points {
            self.branch(branch, "-", depth);
        }
        for step in &parts.steps {
            self.step(step, depth);
        }
    }

    fn note(&mut self, note: &NoteView, depth: usize) {
        let kind = self.paint(YELLOW, &format!("{}:", note.kind.as_str()));
        let text = SafeText::line(&brief(&note.text));
        let at = self.paint(DIM, &format!(":{}", note.line));
        self.line(depth, &format!("{kind} {text} {at}"));
    }

    fn content(&mut self, content: &ContentView<'_>, depth: usize) {
        if !content.text.is_empty() && content.kind != "heading" {
            let text = self.paint(DIM, &format!("{}: {}", content.kind, brief(&content.text)));
            self.line(depth, &text);
        }
        for inner in content.items.iter().flatten() {
            self.content(inner, depth + 1);
        }
    }
}
