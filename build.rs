//! Puts the files of `locales/` into the program: adding a language is adding
//! a folder.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build.rs");
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
    let mut code = String::from("&[\n");
    for (tag, name, path) in files {
        let path = path.to_string_lossy();
        let _ = writeln!(code, "    ({tag:?}, {name:?}, include_str!({path:?})),");
    }
    code.push_str("]\n");
    let out = env::var("OUT_DIR").expect("cargo sets the folder");
    fs::write(Path::new(&out).join("locales.rs"), code).expect("the build folder is writable");
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
