//! The npm package's archive.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{output, program};
use crate::setup::NPM;
use crate::{build, paths};

/// Builds the module, and packs pkg/ into an archive under target/.
pub(crate) fn pack() -> Result<PathBuf> {
    build::build()?;
    let folder = paths::target();
    let printed = output(program(NPM).arg("pack").arg(paths::package()).arg("--pack-destination").arg(&folder))?;
    let name = printed.lines().last().context("npm did not name the archive it made")?;
    let archive = folder.join(name);
    println!("{}", archive.display());
    Ok(archive)
}
