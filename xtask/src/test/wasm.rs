//! The Rust tests again, compiled to WebAssembly.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::command::{cargo, run};
use crate::paths;
use crate::setup::{Tools, WASM};

/// The longest one file of tests may take in a browser, in seconds.
const PATIENCE: &str = "120";

pub(super) fn in_node(tools: &Tools) -> Result<()> {
    run(&mut tests(&[&tools.runner]))
}

pub(super) fn in_chromium(tools: &Tools) -> Result<()> {
    // Without a driver, Playwright opens the page that the runner serves.
    let playwright = paths::root().join("tests/web/support/wasm-runner.mjs");
    let mut command = match &tools.browser.driver {
        Some(driver) => {
            let mut command = tests(&[&tools.runner]);
            command.env("CHROMEDRIVER", driver);
            command
        }
        None => tests(&[Path::new("node"), &playwright, &tools.runner]),
    };
    run(command
        .env("CHROMIUM", &tools.browser.chromium)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE))
}

/// The tests of the library and of tests/, each file of them a module, given to a program that runs them.
fn tests(runner: &[&Path]) -> Command {
    // An array: a path may have spaces in it.
    let words: Vec<_> = runner.iter().map(|word| format!("'{}'", word.display())).collect();
    let runner = format!("target.{WASM}.runner=[{}]", words.join(","));
    cargo(&["test", "--lib", "--tests", "--target", WASM, "--config", &runner])
}
