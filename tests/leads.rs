//! Whether a sentence right above a command that changes something tells to run it:
//! `tests/leads/<locale>.yaml` has those after which it must not run without a person, and those
//! after which it must. Prints the shares (`cargo test --test leads -- --nocapture`).

use runbookc::plan::{Document, FileId, Wish};
use runbookc::procedure::Disposition;
use runbookc::source::{Locale, decode};
use serde::Deserialize;
use std::path::Path;

/// Sentences by what must come of the command below them. The later ones were written when the
/// rules were made.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Leads {
    held: Vec<String>,
    runs: Vec<String>,
    held_later: Vec<String>,
    runs_later: Vec<String>,
}

/// What is done to something by a command, below a sentence: in a section without a number, and in
/// a step.
const PLACES: [&str; 2] = [
    "# Orders\n\n## Prepare\n\nLook at it:\n\n```bash\nuptime\n```\n\n## Work\n\nLEAD\n\n```bash\nsystemctl restart orders\n```\n\n## Check\n\nSee that it is up:\n\n```bash\ndate\n```\n",
    "# Orders\n\n1. Look at it.\n2. LEAD\n\n   ```bash\n   systemctl restart orders\n   ```\n3. See that it is up.\n",
];

/// Whether the command below a sentence runs without a person.
fn runs(lead: &str, place: &str, locale: &str) -> bool {
    let file = FileId {
        id: "orders".to_owned(),
        locale: Locale::parse(locale).expect("a tag"),
        path: "orders.md".to_owned(),
    };
    let text = place.replace("LEAD", lead);
    let decoded = decode(text.as_bytes());
    let document = Document::read_as(file, &decoded, Wish::default());
    let told = document.model.told.iter().find(|told| {
        let command = told.exchange.as_ref().map(|own| own.command.as_str());
        command.is_some_and(|command| command.contains("restart"))
    });
    told.is_some_and(|told| told.disposition == Disposition::Runs)
}

/// Of some sentences, those that go otherwise than they must, once for each place.
fn wrong<'l>(leads: &'l [String], must: bool, locale: &str) -> Vec<&'l str> {
    let at = |place: &str| {
        let wrong = leads
            .iter()
            .filter(|lead| runs(lead, place, locale) != must);
        wrong.map(String::as_str).collect::<Vec<_>>()
    };
    PLACES.into_iter().flat_map(at).collect()
}

#[test]
fn sentences_that_do_not_tell_to_run_a_command_keep_it_from_running() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/leads/en-US.yaml");
    let text = std::fs::read_to_string(path).expect("ours");
    let leads: Leads = serde_yaml::from_str(&text).expect("ours");
    for (what, leads, must, most) in [
        ("must not run", &leads.held, false, 0),
        ("must run", &leads.runs, true, 0),
        ("must not run, later", &leads.held_later, false, 8),
        ("must run, later", &leads.runs_later, true, 2),
    ] {
        let wrong = wrong(leads, must, "en-US");
        let count = leads.len() * PLACES.len();
        println!("{what}: {} of {count} go otherwise", wrong.len());
        assert!(wrong.len() <= most, "{what}: {wrong:#?}");
    }
}
