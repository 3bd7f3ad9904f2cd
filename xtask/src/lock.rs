//! Reading Cargo.lock.

use std::fs;

use anyhow::{Context, Result};

use crate::paths;

/// The version of a package in Cargo.lock.
///
/// # Errors
/// When there is no lock file, or no such package in it.
pub(crate) fn version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    find(&lock, package).map(str::to_owned).with_context(|| format!("Cargo.lock has no package `{package}`"))
}

fn find<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::find;

    const LOCK: &str = "[[package]]\nname = \"serde_json\"\nversion = \"1.0.1\"\n\n[[package]]\nname = \"serde\"\nversion = \"1.2.3\"\n";

    #[test]
    fn finds_the_package_of_exactly_that_name() {
        assert_eq!(find(LOCK, "serde"), Some("1.2.3"));
        assert_eq!(find(LOCK, "serde_js"), None);
    }
}
