//! The module as it is shipped: its size, and what must not be in it.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, output};
use crate::setup::{Tools, WASM};
use crate::{build, paths};

/// Every package that may become part of the module. A new one is a decision: about size, about what it asks of the
/// host, about who looks after it. What only native programs need has no place here.
const CRATES: [&str; 18] = [
    "arrayvec",
    "cfg-if",
    "futures-core",
    "futures-task",
    "futures-util",
    "js-sys",
    "num-traits",
    "pin-project-lite",
    "rust_decimal",
    "serde",
    "serde-wasm-bindgen",
    "serde_core",
    "sla-clock",
    "slab",
    "unicode-ident",
    "wasm-bindgen",
    "wasm-bindgen-shared",
    "web-sys",
];

pub(super) fn tests(_: &Tools) -> Result<()> {
    build::plain()?;
    build::trapping()?;
    build::size::print()?;
    build::keeps_its_budget()?;
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
        "{p}",
    ]))?;
    let found: BTreeSet<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    let known = BTreeSet::from(CRATES);
    if found != known {
        let new: Vec<_> = found.difference(&known).collect();
        let gone: Vec<_> = known.difference(&found).collect();
        bail!("{} lists what the module is made of: {new:?} not listed, {gone:?} not there", file!());
    }
    println!("the module is made of the {} crates listed", known.len());
    Ok(())
}
