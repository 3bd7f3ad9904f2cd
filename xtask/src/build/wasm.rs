//! Compiling the crate to WebAssembly.

use std::path::PathBuf;

use anyhow::Result;

use super::flags;
use crate::command::{cargo, run};
use crate::paths;
use crate::setup::WASM;

/// Compiles the library as it is shipped, and hands back the path of the module.
pub(super) fn shipped() -> Result<PathBuf> {
    compile("module", &[])
}

/// Compiles the library so that it can be told to trap, and hands back the path of the module.
pub(super) fn trapping() -> Result<PathBuf> {
    compile("trap", &["--features", "trap"])
}

fn compile(profile: &str, options: &[&str]) -> Result<PathBuf> {
    run(cargo(&["build", "--lib", "--target", WASM, "--profile", profile])
        .args(options)
        // Takes the place of RUSTFLAGS and of any configured flags: the same module on every machine.
        .env("CARGO_ENCODED_RUSTFLAGS", flags::encoded()?))?;
    Ok(paths::target().join(WASM).join(profile).join("sla_clock.wasm"))
}
