//! wasm-bindgen's test runner. It must be of exactly the version of the wasm-bindgen it runs.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{cargo, run};
use crate::{lock, paths};

const NAME: &str = "wasm-bindgen-test-runner";

/// The runner's path; installs it under target/ when it is not there.
pub(super) fn installed() -> Result<PathBuf> {
    let version = lock::version("wasm-bindgen")?;
    let root = paths::target().join("tools").join(format!("wasm-bindgen-{version}"));
    let runner = root.join("bin").join(format!("{NAME}{}", std::env::consts::EXE_SUFFIX));
    if runner.is_file() {
        return Ok(runner);
    }
    println!("installing {NAME} {version} (once; 2 to 5 minutes)");
    let scratch = root.join("build");
    // Its default features are a TLS library, which it does not need to talk to a local driver.
    run(cargo(&["install", "wasm-bindgen-cli", "--no-default-features", "--force", "--bin", NAME])
        .args(["--version", &version])
        .arg("--root")
        .arg(&root)
        .arg("--target-dir")
        .arg(&scratch))?;
    fs::remove_dir_all(&scratch).with_context(|| format!("cannot remove {}", scratch.display()))?;
    Ok(runner)
}
