//! What all formats render.

use super::Templates;
use super::words::Words;
use crate::l10n::{Messages, args};
use crate::plan::Plan;
use crate::scene::{Scene, Scenes};
use crate::source::config::RuntimePlace;
use std::cell::OnceCell;

/// The runbook of an article: its scenes, and their words once a format asks
/// for them.
#[derive(Debug)]
pub struct Runbook<'p> {
    pub(super) templates: &'p Templates,
    pub(super) scenes: Scenes<'p>,
    /// Where scripts have their runtime.
    pub(super) runtime: RuntimePlace,
    /// The messages of each locale of the plan, negotiated.
    messages: Vec<Messages>,
    /// What is said before the first step, and what each scene says, by locale.
    words: Vec<OnceCell<(Words, Vec<Words>)>>,
    wide: OnceCell<bool>,
}

impl<'p> Runbook<'p> {
    /// The runbook of a plan. Its scripts have a runtime of their own.
    #[must_use]
    pub fn of(templates: &'p Templates, plan: &'p Plan<'p>) -> Self {
        Self::with_runtime(templates, plan, RuntimePlace::Own)
    }

    /// The runbook of a plan, whose scripts have their runtime at `runtime`.
    #[must_use]
    pub fn with_runtime(
        templates: &'p Templates,
        plan: &'p Plan<'p>,
        runtime: RuntimePlace,
    ) -> Self {
        let locales = plan.locales.iter();
        Self {
            templates,
            scenes: Scenes::of(plan),
            runtime,
            messages: locales.map(|own| templates.messages(&own.locale)).collect(),
            words: vec![OnceCell::new(); plan.locales.len()],
            wide: OnceCell::new(),
        }
    }

    pub(super) fn plan(&self) -> &'p Plan<'p> {
        self.scenes.plan
    }

    pub(super) fn messages(&self, locale: usize) -> &Messages {
        &self.messages[locale]
    }

    /// That a step is shown in the language of the reference.
    pub(super) fn untranslated(&self, locale: usize) -> String {
        let language = self.messages(0).language_name();
        let say = self.messages(locale);
        say.with("step-not-translated", &args([("language", language)]))
    }

    /// What is to be read before the first step.
    pub(super) fn before(&self, locale: usize) -> &Words {
        &self.all_words(locale).0
    }

    /// What each scene says in a locale, its title apart; indexed like
    /// [`Scenes::list`].
    pub(super) fn words(&self, locale: usize) -> &[Words] {
        &self.all_words(locale).1
    }

    fn all_words(&self, locale: usize) -> &(Words, Vec<Words>) {
        self.words[locale].get_or_init(|| {
            let say = self.messages(locale);
            let scenes = self.scenes.list.iter().map(|scene| match scene {
                Scene::Procedure(opening) => Words::of_blocks(opening.context(locale), say),
                Scene::Group(stage) | Scene::Step(stage) => {
                    Words::of(&stage.tellings(locale), locale, say)
                }
                Scene::Result(procedure) => Words::of_blocks(procedure.result.shown(locale), say),
                Scene::Further(blocks) => Words::of_blocks(blocks.shown(locale), say),
            });
            let before = Words::of(&self.scenes.before(locale), locale, say);
            (before, scenes.collect())
        })
    }

    /// Whether it has ideographs or kana, which are written without spaces
    /// between words: lines break elsewhere than at spaces. (In UTF-8, they
    /// begin with these bytes, and hardly anything else does.)
    pub(super) fn is_wide(&self) -> bool {
        *self.wide.get_or_init(|| {
            let mut documents = self.plan().documents.iter();
            documents.any(|document| document.text.bytes().any(|b| matches!(b, 0xe3..=0xe9)))
        })
    }
}
