//! What answers cost: native, beside other crates, and inside the module. Prints; asserts nothing.

use anyhow::Result;

use crate::command::{cargo, program, run};
use crate::{build, paths, setup};

pub(crate) fn bench() -> Result<()> {
    setup::for_build()?;
    build::plain()?;
    run(&mut cargo(&[
        "bench",
        "--bench",
        "calendar",
        "--bench",
        "policy",
        "--bench",
        "peers",
        "--bench",
        "statement",
    ]))?;
    run(program("node").arg(paths::root().join("benches/wasm.mjs")))
}
