//! The Rust toolchain's parts. rustup reads rust-toolchain.toml and mostly has them already.

use std::path::Path;

use anyhow::Result;

use crate::command::{output, program, run};

/// The target the module is built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The WebAssembly target.
pub(super) fn target() -> Result<()> {
    let folder = output(program("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("installing the Rust target {WASM}");
    run(program("rustup").args(["target", "add", WASM]))
}

/// rustfmt and clippy.
pub(super) fn components() -> Result<()> {
    let folder = output(program("rustc").args(["--print", "sysroot"]))?;
    let programs = Path::new(folder.trim()).join("bin");
    for (component, name) in [("rustfmt", "rustfmt"), ("clippy", "cargo-clippy")] {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        if !programs.join(file).is_file() {
            println!("installing the Rust component {component}");
            run(program("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}
