//! `<locale>/checklist.md`: the scenes of a runbook as a task list.

use super::markdown::{Dialect, TickBox, Writer, comment};
use super::say::Say;
use super::words::{needed_roles, value_names};
use super::{Artifact, EmitError, Runbook, provenance};
use crate::article::{Block, BlockKind, plain_text};
use crate::l10n::Messages;
use crate::plan::{Plan, PlanProcedure};
use crate::procedure::{Node, Title};
use crate::scene::{Named, Opening, Original, Originals, Passage, Scene, Stage, Written};
use minijinja::{Value, context};

pub(super) const FILE: &str = "checklist.md";
const TEMPLATE: &str = "checklist.md.j2";

pub(super) fn emit(runbook: &Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let plan = runbook.plan();
    let originals = Originals::of(plan);
    let named = Named::in_plan(plan);
    let mut artifacts = Vec::with_capacity(plan.locales.len());
    for (n, locale) in plan.locales.iter().enumerate() {
        let list = List::of(runbook, &originals, &named, n);
        let untranslated = || runbook.untranslated(n);
        let context = context! {
            provenance => safe(comment(&provenance(std::slice::from_ref(locale)))),
            locale => locale.locale.as_str(),
            title => locale.title.trim(),
            needs => needs(plan, n, list.say),
            say => Say::value(list.say.clone()),
            ..list.write(&runbook.scenes.list, &untranslated)
        };
        artifacts.push(Artifact {
            path: format!("{}/{FILE}", locale.locale),
            content: runbook.templates.render(TEMPLATE, context)?.into_bytes(),
            executable: false,
            is_shared: false,
        });
    }
    Ok(artifacts)
}

/// The roles and the names of the values to have at hand.
fn needs(plan: &Plan<'_>, locale: usize, messages: &Messages) -> Option<Value> {
    if plan.needs.is_empty() {
        return None;
    }
    let roles = plan.needs.roles.shown(locale);
    let roles = (!roles.is_empty()).then(|| needed_roles(roles, messages));
    let values = value_names(&plan.needs.values, locale, messages);
    Some(context! { roles => roles, values => values })
}

fn safe(markdown: String) -> Value {
    Value::from_safe_string(markdown)
}

/// The checklist of a locale under construction.
struct List<'r> {
    plan: &'r Plan<'r>,
    originals: &'r Originals<'r>,
    locale: usize,
    say: &'r Messages,
    writer: Writer<'r>,
}

/// The scenes of a procedure.
struct Section<'r> {
    opening: Opening<'r>,
    stages: Vec<&'r Stage<'r>>,
    /// Its title, but for one that only repeats the article's.
    title: Option<Original<'r, &'r Title<'r>>>,
}

impl<'r> Section<'r> {
    /// What it is called where that is not in the heading above it.
    fn name(&self, locale: usize) -> Option<&'r str> {
        let title = self.opening.title(locale).as_str();
        let heading = self.title.as_ref()?;
        let heading = plain_text(&heading.content.content);
        (heading.trim_end_matches([':', '：']) != title).then_some(title)
    }
}

impl<'r> List<'r> {
    fn of(
        runbook: &'r Runbook<'r>,
        originals: &'r Originals<'r>,
        named: &Named<'r>,
        locale: usize,
    ) -> Self {
        let (plan, say) = (runbook.plan(), runbook.messages(locale));
        Self {
            plan,
            originals,
            locale,
            say,
            writer: {
                let document = &plan.documents[locale];
                let mut writer = Writer::new(&plan.id, document, say, Dialect::Checklist);
                writer.name(named.clone());
                writer
            },
        }
    }

    /// What the template shows of the scenes.
    fn write(mut self, scenes: &'r [Scene<'r>], untranslated: &dyn Fn() -> String) -> Value {
        let sections = self.sections(scenes);
        let tellings = self.originals.before(self.locale);
        // For the only procedure, they are among what to read before it.
        let is_main = |section: &Section<'_>| section.opening.procedure.apart.is_none();
        let is_one = sections.iter().filter(|section| is_main(section)).count() == 1;
        let mut before = String::new();
        if !is_one {
            self.before(&tellings);
            before = self.writer.take();
        }
        let mut shown = Vec::with_capacity(sections.len());
        for (n, section) in sections.iter().enumerate() {
            let origin = |n: usize| {
                let title = sections.get(n)?.title.as_ref();
                Some(title.map(|title| (std::ptr::from_ref(title.document), title.content.span)))
            };
            // Procedures under one title are told apart by numbers.
            let follows = n.checked_sub(1).and_then(origin) == origin(n);
            let shares = follows || origin(n + 1) == origin(n);
            let title = section.title.as_ref();
            let depth = 2 + usize::from(title.is_some());
            let number = (shares && !(is_one && is_main(section))) || (!is_one && title.is_none());
            let title = title.filter(|_| !follows);
            shown.push(context! {
                title => title.map(|title| {
                    safe(self.writer.line(title.document, &title.content.content))
                }),
                apart => section.opening.procedure.apart.is_some(),
                number => number.then_some(n + 1),
                name => section.name(self.locale),
                number_marks => safe("#".repeat(depth)),
                marks => safe("#".repeat(depth + usize::from(number))),
                count => section.stages.len(),
                ..self.parts(section, if is_one && n == 0 { &tellings } else { &[] }, untranslated)
            });
        }
        self.writer.passage(&self.originals.further(self.locale));
        let further = safe(self.writer.take());
        context! { before => safe(before), sections => shown, further }
    }

    fn sections(&self, scenes: &'r [Scene<'r>]) -> Vec<Section<'r>> {
        let mut sections: Vec<Section<'r>> = Vec::new();
        for scene in scenes {
            match (scene, sections.last_mut()) {
                (Scene::Procedure(opening), _) => sections.push(Section {
                    opening: *opening,
                    stages: Vec::new(),
                    title: self.title(opening.procedure),
                }),
                // What a step runs after its substeps is a part of it.
                (Scene::Group(stage) | Scene::Step(stage), Some(section)) => {
                    section.stages.extend((!stage.is_closing).then_some(stage));
                }
                // Each locale may have one of its own.
                (Scene::Result(_) | Scene::Further(_), _) | (_, None) => {}
            }
        }
        sections
    }

    /// The title of a procedure, but for the heading that only repeats the
    /// article's title, which the checklist has above everything.
    fn title(&self, procedure: &'r PlanProcedure) -> Option<Original<'r, &'r Title<'r>>> {
        let Original { document, content } = self.originals.title(procedure, self.locale);
        let content = content?;
        let is_own = std::ptr::eq(document, &raw const self.plan.documents[self.locale]);
        let title = &self.plan.locales[if is_own { self.locale } else { 0 }].title;
        (Some(content.span) != document.model.own_heading(title))
            .then_some(Original { document, content })
    }

    /// What a procedure has: what to read before it; a line that leads to its first step; its
    /// boxes; its result.
    fn parts(
        &mut self,
        section: &Section<'r>,
        tellings: &[Written<'r>],
        untranslated: &dyn Fn() -> String,
    ) -> Value {
        self.before(tellings);
        let Original { document, content } = self.originals.context(&section.opening, self.locale);
        let (mut before, mut lead) = (content, Passage::Nodes(Vec::new()));
        if let Passage::Nodes(nodes) = &mut before {
            let last = nodes
                .iter()
                .rposition(|node| !matches!(node, Node::Note(_)));
            if let Some(last) = last.filter(|last| is_lead(nodes[*last])) {
                lead = Passage::Nodes(vec![nodes.remove(last)]);
            }
        }
        let mut told = |content| {
            self.writer.passage(&Original { document, content });
            self.writer.take()
        };
        let (before, lead) = (told(before), told(lead));
        let boxes = self.boxes(&section.stages, 0);
        self.writer.boxes(&boxes, untranslated);
        let boxes = self.writer.take();
        let procedure = section.opening.procedure;
        let result = self.originals.result(procedure, self.locale);
        self.writer.passage(&result);
        context! {
            before => safe(before),
            lead => safe(lead),
            boxes => safe(boxes),
            result => safe(self.writer.take()),
        }
    }

    /// Steps that are `depth` steps deep, with what is below them.
    fn boxes(&self, stages: &[&'r Stage<'r>], depth: usize) -> Vec<TickBox<'r>> {
        let mut boxes = Vec::new();
        let mut rest = stages;
        while let Some((stage, after)) = rest.split_first() {
            let below = after.iter().take_while(|stage| stage.parents.len() > depth);
            let (below, after) = after.split_at(below.count());
            boxes.push(TickBox {
                stage,
                locale: self.locale,
                told: self.originals.own_tellings(stage, self.locale),
                below: self.boxes(below, depth + 1),
                after: self.originals.after(stage.step, self.locale),
            });
            rest = after;
        }
        boxes
    }

    /// What is to be read before the first step; what is to be had ready, the template has.
    fn before(&mut self, tellings: &[Written<'r>]) {
        for telling in tellings {
            match telling {
                Written::Note(note) => self.writer.told_note(note),
                Written::Blocks(blocks) => self.writer.passage(blocks),
                _ => {}
            }
        }
    }
}

/// Whether a paragraph introduces the list after it.
fn is_lead(node: &Node<'_>) -> bool {
    let Node::Block(Block {
        kind: BlockKind::Paragraph(content),
        ..
    }) = node
    else {
        return false;
    };
    plain_text(content).ends_with([':', '：'])
}
