//! The module as it is shipped: its size, and what must not be in it.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, output};
use crate::setup::{Tools, WASM};
use crate::{build, paths};

/// Every crate that may become part of the module. A new one is a decision: about size, about what it reads of the
/// host, about who maintains it.
const CRATES: [&str; 0] = [];

pub(super) fn tests(_: &Tools) -> Result<()> {
    build::plain()?;
    build::trapping()?;
    build::size::print()?;
    holds_no_path_of_this_machine()?;
    is_made_of_known_crates()
}

fn holds_no_path_of_this_machine() -> Result<()> {
    let secrets = build::secrets()?;
    for name in [build::MODULE, build::GLUE] {
        let file = paths::dist().join(name);
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let text = String::from_utf8_lossy(&bytes);
        if let Some(secret) = secrets.iter().find(|secret| text.contains(secret.as_str())) {
            bail!("{name} holds `{secret}`, a path of this machine");
        }
    }
    println!("no path of this machine is in the module");
    Ok(())
}

fn is_made_of_known_crates() -> Result<()> {
    let tree = output(&mut cargo(&[
        "tree",
        "--package",
        "sla-clock",
        "--target",
        WASM,
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{lib}",
    ]))?;
    let found: BTreeSet<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    let known = BTreeSet::from(CRATES);
    if found != known {
        let new: Vec<_> = found.difference(&known).collect();
        let gone: Vec<_> = known.difference(&found).collect();
        bail!("the module's crates are listed in {}: not listed {new:?}, listed but not there {gone:?}", file!());
    }
    println!("the module is made of the {} crates listed", known.len());
    Ok(())
}
