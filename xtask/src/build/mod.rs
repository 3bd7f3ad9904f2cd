//! From the crate to the module and its JavaScript glue.

mod budget;
mod flags;
mod floats;
mod glue;
mod order;
pub(crate) mod size;
mod wasm;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{paths, setup};

pub(crate) use budget::keeps_its_budget;
pub(crate) use flags::secrets;
pub(crate) use glue::{GLUE, MODULE};
pub(crate) use size::size;

/// Builds the module into pkg/dist/ and says how large it is.
pub(crate) fn build() -> Result<()> {
    setup::for_build()?;
    plain()?;
    size::print()
}

/// Builds the module into pkg/dist/.
pub(crate) fn plain() -> Result<()> {
    glue::generate(&wasm::shipped()?, &paths::dist(), &paths::target().join("dist-made-from.wasm"), true)
}

/// Builds a copy of the npm package whose module also exports `trap`.
pub(crate) fn trapping() -> Result<()> {
    let module = wasm::trapping()?;
    let copy = paths::trap_package();
    copy_package(&paths::package(), &copy)?;
    glue::generate(&module, &copy.join("dist"), &copy.with_extension("made-from.wasm"), false)
}

/// Copies the hand-written part of the npm package: all but its dist/.
fn copy_package(from: &Path, to: &Path) -> Result<()> {
    let failed = || format!("cannot copy {} to {}", from.display(), to.display());
    fs::create_dir_all(to).with_context(failed)?;
    for entry in fs::read_dir(from).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let target = to.join(entry.file_name());
        if entry.path() == paths::dist() {
            continue;
        } else if entry.path().is_dir() {
            copy_package(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).with_context(failed)?;
        }
    }
    Ok(())
}
