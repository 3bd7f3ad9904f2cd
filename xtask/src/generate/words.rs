//! The sentences of the package's locales as data, for programs that aren't JavaScript: the command line's `explain`.
//!
//! The locales stay the one place where sentences are written; Node, which runs them, hands them over.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{output, program};
use crate::paths;

/// The languages that the package speaks, and what the engine says of mistakes in the one it does not speak itself.
const LANGUAGES: [&str; 3] = ["en", "fr", "problems-fr"];

/// A file for each.
pub(super) fn files() -> Result<Vec<(PathBuf, String)>> {
    LANGUAGES.iter().map(|name| Ok((paths::root().join(format!("cli/words/{name}.json")), table(name)?))).collect()
}

fn table(language: &str) -> Result<String> {
    let script = format!("import('./pkg/locales/{language}.js').then((m) => console.log(JSON.stringify(m.default)))");
    let text = output(program("node").args(["--input-type=module", "--eval", &script]))?;
    let table: Value = serde_json::from_str(&text).with_context(|| format!("the locale {language} is no JSON"))?;
    Ok(format!("{table:#}\n"))
}
