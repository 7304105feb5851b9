//! Puts the files of `locales/` into the program: adding a language is adding
//! a folder. Messages go in as they are. Lexicons are compiled, so that a run
//! need not: a wrong one fails the build.

// What reads a lexicon here is what reads one at run time; that uses more of it.
#[allow(dead_code)]
#[path = "src/procedure/action/fold.rs"]
mod fold;
#[allow(dead_code)]
#[path = "src/procedure/action/kind.rs"]
mod kind;
#[allow(dead_code)]
#[path = "src/procedure/action/lexicon.rs"]
mod lexicon;
#[allow(dead_code)]
#[path = "src/procedure/action/marks.rs"]
mod marks;
#[allow(dead_code)]
#[path = "src/procedure/action/words.rs"]
mod words;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/procedure/action");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets the folder");
    let mut files = Vec::new();
    for folder in list(&Path::new(&root).join("locales")) {
        if !folder.is_dir() {
            continue;
        }
        for file in list(&folder) {
            let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
            if let (Some(tag), Some(name)) = (name(&folder), name(&file)) {
                files.push((tag, name, file));
            }
        }
    }
    let out = env::var("OUT_DIR").expect("cargo sets the folder");
    let out = Path::new(&out);
    let mut code = String::from("&[\n");
    let mut lexicons = String::from("&[\n");
    let mut tongues = String::from("&[\n");
    for (tag, name, path) in files {
        if name == LEXICON {
            let (json, automaton, Tongue { script, words }) =
                compile(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let _ = writeln!(tongues, "    ({tag:?}, {script:?}, &{words:?}),");
            let json_path = out.join(format!("{tag}.lexicon.json"));
            let automaton_path = out.join(format!("{tag}.lexicon.fst"));
            fs::write(&json_path, json).expect("the build folder is writable");
            fs::write(&automaton_path, automaton).expect("the build folder is writable");
            let (json, automaton) = (
                json_path.to_string_lossy(),
                automaton_path.to_string_lossy(),
            );
            let _ = writeln!(
                lexicons,
                "    ({tag:?}, include_str!({json:?}), include_bytes!({automaton:?})),"
            );
            continue;
        }
        let path = path.to_string_lossy();
        let _ = writeln!(code, "    ({tag:?}, {name:?}, include_str!({path:?})),");
    }
    code.push_str("]\n");
    lexicons.push_str("]\n");
    fs::write(out.join("locales.rs"), code).expect("the build folder is writable");
    tongues.push_str("]\n");
    fs::write(out.join("lexicons.rs"), lexicons).expect("the build folder is writable");
    fs::write(out.join("tongues.rs"), tongues).expect("the build folder is writable");
}

/// The file of a locale that holds its lexicon.
const LEXICON: &str = "lexicon.yaml";

/// The sections of a lexicon that a run reads as they are.
#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Sections {
    optional: Vec<String>,
    condition: Conditions,
    place: Places,
    /// Those that no automaton knows.
    #[serde(flatten)]
    others: serde_json::Map<String, serde_json::Value>,
}

#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Conditions {
    opens: Vec<String>,
    closes: Vec<String>,
    inverted: Vec<String>,
    /// Those that no automaton knows.
    #[serde(flatten)]
    others: serde_json::Map<String, serde_json::Value>,
}

#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Places {
    before: Vec<String>,
    after: Vec<String>,
}

/// What tells a text of a language: all languages are asked at once, so that no lexicon need be
/// read for it.
#[derive(Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Tongue {
    script: String,
    words: Vec<String>,
}

/// The sections of a lexicon file with the header of its automaton, as JSON;
/// the automaton; and what tells a text of the language.
fn compile(path: &Path) -> Result<(String, Vec<u8>, Tongue), String> {
    #[derive(serde::Deserialize)]
    struct File {
        #[serde(default)]
        tongue: Tongue,
        #[serde(flatten)]
        sections: Sections,
        #[serde(default)]
        actions: lexicon::RawActions,
    }
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file: File = serde_yaml::from_str(&text).map_err(|error| error.to_string())?;
    let sections = file.sections;
    let shared = lexicon::Shared {
        condition_opens: &sections.condition.opens,
        condition_closes: &sections.condition.closes,
        condition_inverted: &sections.condition.inverted,
        optional: &sections.optional,
        place_before: &sections.place.before,
        place_after: &sections.place.after,
    };
    let (header, automaton) = lexicon::compile(&file.actions, &shared)?;
    let json = serde_json::to_string(&(&sections, &header)).map_err(|error| error.to_string())?;
    Ok((json, automaton, file.tongue))
}

fn list(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with('.'))
        })
        .collect();
    paths.sort();
    paths
}
