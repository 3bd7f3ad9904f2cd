//! The JavaScript that stands between the module and our own.

use std::env;
use std::fs;
use std::path::Path;

use super::{floats, order};
use crate::paths::newer;
use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// The glue's file name.
pub(crate) const GLUE: &str = "sla_clock.js";

/// The module's file name.
pub(crate) const MODULE: &str = "sla_clock_bg.wasm";

/// Writes the glue and the module it belongs to. `stamp` keeps what they were last made from: nothing is done when it
/// is the same module, and we are the same program. What is `shipped` is made as small as it can be.
pub(super) fn generate(module: &Path, folder: &Path, stamp: &Path, shipped: bool) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let same_module = fs::read(stamp).is_ok_and(|made_from| made_from == bytes);
    let same_program = newer(stamp, &env::current_exe()?);
    if same_module && same_program && folder.join(GLUE).is_file() && folder.join(MODULE).is_file() {
        return Ok(());
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut output = Bindgen::new()
        .input_path(module)
        .out_name("sla_clock")
        .web(true)?
        // `import.meta.url` in the glue would make bundlers look for the module themselves.
        .omit_default_module_path(true)
        // Lets the engine begin afresh after a trap.
        .reset_state_function(true)
        // The types are made from the Rust types, not from the exports' signatures.
        .typescript(false)
        // Functions are told apart by their mangled names.
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen cannot make the glue")?;
    if shipped {
        floats::take_out(output.wasm_mut())?;
    }
    output.emit(folder).context("wasm-bindgen cannot write the glue")?;
    if shipped {
        let written = folder.join(MODULE);
        fs::write(&written, order::similar_together(&fs::read(&written)?)?)
            .with_context(|| format!("cannot write {}", written.display()))?;
    }
    fs::write(stamp, bytes).with_context(|| format!("cannot write {}", stamp.display()))
}
