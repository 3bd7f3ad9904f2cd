//! The Rust side, natively.

use anyhow::Result;

use crate::command::{cargo, run};
use crate::setup::{Tools, WASM};

pub(super) fn format(_: &Tools) -> Result<()> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

pub(super) fn lint(_: &Tools) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    run(cargo(&["clippy", "--workspace", "--all-targets", "--features", "schema"]).args(deny))?;
    run(cargo(&["clippy", "--lib", "--tests", "--target", WASM, "--features", "trap"]).args(deny))
}

pub(super) fn tests(_: &Tools) -> Result<()> {
    // Apart: together they would share the features of their dependencies, and the core be tested as it is not shipped.
    run(&mut cargo(&["test"]))?;
    run(&mut cargo(&["test", "--package", "sla-clock-cli"]))?;
    run(&mut cargo(&["test", "--package", "xtask"]))
}

pub(super) fn docs(_: &Tools) -> Result<()> {
    run(cargo(&["doc", "--workspace", "--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "--deny warnings"))
}

pub(super) fn generated(_: &Tools) -> Result<()> {
    run(&mut cargo(&["test", "--quiet", "--features", "schema", "--lib", "schema::"]))?;
    crate::generate::check()
}
