//! The compiler's flags that keep the paths of this machine out of the module.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{cargo, output, program};
use crate::paths;
use crate::setup::WASM;

/// What a path of this machine is called in the module. Of several that match, the compiler takes the last.
fn remappings() -> Result<Vec<(PathBuf, &'static str)>> {
    let mut remappings: Vec<_> = home().into_iter().map(|home| (home, "home")).collect();
    remappings.push((cargo_home()?, "cargo"));
    remappings.push((toolchain()?, "rust"));
    remappings.extend(registries()?.into_iter().map(|folder| (folder, "crates")));
    remappings.push((paths::root(), "sla-clock"));
    Ok(remappings)
}

/// The flags, separated as `CARGO_ENCODED_RUSTFLAGS` wants them.
pub(super) fn encoded() -> Result<String> {
    let flags: Vec<_> = remappings()?
        .into_iter()
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
        .collect();
    Ok(flags.join("\u{1f}"))
}

/// The texts that must not be in the module.
pub(crate) fn secrets() -> Result<BTreeSet<String>> {
    let mut secrets: BTreeSet<_> = remappings()?.into_iter().map(|(path, _)| path.display().to_string()).collect();
    // The name of a registry's folder tells which registry the crates came from.
    let registries = registries()?;
    secrets.extend(registries.iter().filter_map(|folder| Some(folder.file_name()?.display().to_string())));
    Ok(secrets)
}

fn home() -> Option<PathBuf> {
    // A home of `/` would match every path there is.
    env::home_dir().filter(|home| home.parent().is_some())
}

fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(home()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}

fn toolchain() -> Result<PathBuf> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(sysroot.trim()))
}

/// The folders that hold the unpacked crates, fetched here so that they are known before the compiler runs.
fn registries() -> Result<BTreeSet<PathBuf>> {
    output(&mut cargo(&["fetch", "--quiet", "--locked", "--target", WASM]))?;
    let sources = cargo_home()?.join("registry").join("src");
    let folders = fs::read_dir(&sources).with_context(|| format!("cannot read {}", sources.display()))?;
    folders.map(|folder| Ok(folder?.path())).collect()
}
