//! Node and the npm packages of package-lock.json.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::command::{output, program, run};
use crate::paths;

/// The oldest Node that has what the tests use.
const OLDEST_NODE: u32 = 20;

/// npm's name for the system's own way of finding programs.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Installs the packages when package-lock.json is not what they were installed from.
pub(super) fn packages() -> Result<()> {
    let node = node()?;
    let lock = fs::read_to_string(paths::root().join("package-lock.json")).context("cannot read package-lock.json")?;
    let wanted = format!("{node}\n{lock}");
    let stamp = paths::root().join("node_modules").join(".installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("installing the npm packages of package-lock.json");
    run(program(NPM).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

fn node() -> Result<String> {
    let version =
        output(program("node").arg("--version")).with_context(|| format!("Node {OLDEST_NODE} or later is needed"))?;
    let version = version.trim();
    match major(version) {
        Some(major) if major >= OLDEST_NODE => Ok(version.to_owned()),
        _ => bail!("Node {OLDEST_NODE} or later is needed; this is {version}"),
    }
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
