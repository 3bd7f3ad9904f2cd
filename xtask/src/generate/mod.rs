//! What is made from what stands elsewhere, and committed: from the Rust types the policy's JSON Schema and the
//! TypeScript declarations, from the package's locales the words of the command line.

mod reference;
mod typescript;
mod words;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{cargo, output};
use crate::paths;

/// Writes what is made from what stands elsewhere.
pub(crate) fn generate() -> Result<()> {
    for (file, text) in generated()? {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        println!("written: {}", file.strip_prefix(paths::root()).unwrap_or(&file).display());
    }
    Ok(())
}

/// Fails when a committed file is not what would be written.
pub(crate) fn check() -> Result<()> {
    for (file, text) in generated()? {
        if fs::read_to_string(&file).unwrap_or_default() != text {
            bail!("{} is not what would be written: run `cargo xtask generate`", file.display());
        }
    }
    Ok(())
}

fn generated() -> Result<Vec<(PathBuf, String)>> {
    let everything: Value = serde_json::from_str(&schema("everything")?).context("the schema is no JSON")?;
    let mut files = vec![
        (paths::package().join("types.d.ts"), typescript::declarations(&everything)?),
        (paths::package().join("policy.schema.json"), schema("policy")?),
    ];
    files.extend(words::files()?);
    files.push(reference::file(&everything)?);
    Ok(files)
}

fn schema(which: &str) -> Result<String> {
    output(&mut cargo(&["run", "--quiet", "--features", "schema", "--example", "schema", "--", which]))
}
