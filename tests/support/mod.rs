//! Case files: data that a contract manager can read, run natively and through WebAssembly alike.
#![allow(dead_code, reason = "each test crate uses its part")]

pub(crate) mod agenda;
pub(crate) mod dice;
pub(crate) mod doors;
pub(crate) mod lookup;
pub(crate) mod promise;

use include_dir::{Dir, include_dir};
use serde_json::Value;

static CASES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");
static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/www/policies");
static TICKETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/www/tickets");

/// The files of a folder of `tests/cases`, by name.
pub(crate) fn files(folder: &str) -> Vec<(String, Value)> {
    let folder = CASES.get_dir(folder).unwrap_or_else(|| panic!("no folder tests/cases/{folder}"));
    let mut files: Vec<_> = folder
        .files()
        .map(|file| {
            let name = file.path().display().to_string();
            let text = file.contents_utf8().unwrap_or_else(|| panic!("{name} is not UTF-8"));
            let value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, value)
        })
        .collect();
    assert!(!files.is_empty(), "the folder has no cases");
    files.sort_by(|a, b| a.0.cmp(&b.0));
    files
}

/// A policy's text: one of the page's by name, or the one written in the case file.
pub(crate) fn policy_text(policy: &Value) -> String {
    match policy {
        Value::String(name) => read(&POLICIES, name),
        inline => inline.to_string(),
    }
}

/// The page's policies, by file name.
pub(crate) fn policies() -> Vec<(String, String)> {
    let policy =
        |file: &include_dir::File<'_>| (file.path().display().to_string(), file.contents_utf8().unwrap().to_owned());
    POLICIES.files().map(policy).collect()
}

/// A ticket: one of the page's by name, or the one written in the case.
pub(crate) fn ticket(ticket: &Value) -> Value {
    match ticket {
        Value::String(name) => serde_json::from_str(&read(&TICKETS, name)).unwrap(),
        inline => inline.clone(),
    }
}

fn read(folder: &Dir<'_>, name: &str) -> String {
    let file = folder.get_file(format!("{name}.json")).unwrap_or_else(|| panic!("no {name}.json"));
    file.contents_utf8().unwrap().to_owned()
}

/// Every case of a file with its name, its reason and itself.
pub(crate) fn cases(file: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let cases = file["cases"].as_array().expect("a file has \"cases\"");
    assert!(!cases.is_empty(), "a file without cases tests nothing");
    cases.iter().map(|case| {
        assert!(case["because"].is_string(), "a case says why: {case}");
        (case["name"].as_str().expect("a case has a name"), case)
    })
}

/// Fails with every difference at once.
pub(crate) fn report(differences: &[String]) {
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}
