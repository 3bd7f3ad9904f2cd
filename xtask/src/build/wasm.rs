//! Compiling the crate to WebAssembly.

use std::path::PathBuf;

use anyhow::Result;

use super::flags;
use crate::command::{cargo, run};
use crate::paths;
use crate::setup::WASM;

/// Compiles the library in release mode and hands back the path of the module.
pub(super) fn compile(features: &[&str]) -> Result<PathBuf> {
    let features = features.join(",");
    let mut command = cargo(&["build", "--lib", "--release", "--target", WASM]);
    if !features.is_empty() {
        command.args(["--features", &features]);
    }
    // Takes the place of RUSTFLAGS and of any configured flags: the same module on every machine.
    run(command.env("CARGO_ENCODED_RUSTFLAGS", flags::encoded()?))?;
    Ok(paths::target().join(WASM).join("release").join("sla_clock.wasm"))
}
