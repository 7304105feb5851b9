//! `runbook.json`: the plan as it is, for other programs.

use super::{Artifact, EmitError, MARK};
use crate::plan::{
    Localized, Needs, Parameter, PlanBlock, PlanChoice, PlanLocale, PlanNote, PlanProcedure,
};
use crate::source::Failures;
use crate::text::SafeText;

pub(super) const FILE: &str = "runbook.json";

#[derive(serde::Serialize)]
struct Runbook<'p> {
    generator: String,
    id: &'p SafeText,
    /// Every localized value below is a list in this order; `null` means that
    /// the locale has none of its own and shows the first one's.
    locales: &'p [PlanLocale],
    introduction: &'p Localized<Vec<PlanBlock>>,
    notes: &'p [Localized<PlanNote>],
    needs: &'p Needs,
    parameters: &'p [Parameter],
    /// Whether a block stops at the first of its commands that fails.
    failures: Failures,
    /// What an operator chooses from; steps name the `ways` that they belong to.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    choices: &'p [PlanChoice],
    procedures: &'p [PlanProcedure],
    /// Where more can be read.
    further: &'p Localized<Vec<PlanBlock>>,
}

#[expect(clippy::unnecessary_wraps, reason = "every format has this signature")]
pub(super) fn emit(runbook: &super::Runbook<'_>) -> Result<Vec<Artifact>, EmitError> {
    let plan = runbook.plan();
    let runbook = Runbook {
        generator: format!("{MARK} {}; do not edit.", env!("CARGO_PKG_VERSION")),
        id: &plan.id,
        locales: &plan.locales,
        introduction: &plan.introduction,
        notes: &plan.notes,
        needs: &plan.needs,
        parameters: &plan.parameters,
        failures: plan.failures,
        choices: &plan.choices,
        procedures: &plan.procedures,
        further: &plan.further,
    };
    let mut content = serde_json::to_vec_pretty(&runbook).expect("a plan is plain data");
    content.push(b'\n');
    Ok(vec![Artifact {
        path: FILE.to_owned(),
        content,
        executable: false,
        is_shared: false,
    }])
}
