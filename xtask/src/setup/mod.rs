//! Installing what is missing, saying so in a line, and nothing when nothing is.

mod browser;
mod npm;
mod runner;
mod rust;

pub(crate) use browser::Browser;
pub(crate) use npm::NPM;
pub(crate) use rust::WASM;

use anyhow::Result;

/// Everything that any command needs.
pub(crate) fn everything() -> Result<()> {
    for_tests().map(drop)
}

/// What building and serving need: the WebAssembly target and the npm packages.
pub(crate) fn for_build() -> Result<()> {
    rust::target()?;
    npm::packages()
}

/// What the tests need.
pub(crate) struct Tools {
    /// wasm-bindgen's test runner.
    pub(crate) runner: std::path::PathBuf,
    /// The browser, and its driver when it has one.
    pub(crate) browser: Browser,
}

/// What building needs, and what the tests need besides.
pub(crate) fn for_tests() -> Result<Tools> {
    rust::components()?;
    for_build()?;
    Ok(Tools { runner: runner::installed()?, browser: browser::installed()? })
}
