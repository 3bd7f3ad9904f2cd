//! The JavaScript side: Node's own test runner over the files of a folder.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::command::{program, run};
use crate::serve::{Mount, Server};
use crate::setup::Tools;
use crate::{build, pack, paths};

/// The longest one file of tests may take, in milliseconds: long enough for a machine that has other work.
const PATIENCE: &str = "--test-timeout=600000";

pub(super) fn web(tools: &Tools) -> Result<()> {
    build::plain()?;
    build::trapping()?;
    let server = Server::bind(0, Mount::tested_site())?;
    let site = server.address();
    thread::spawn(move || server.run());
    // As many files at once as there are processors: pages spend half of their time waiting.
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    run(program("node")
        .args(["--test", "--test-reporter=spec", PATIENCE])
        .arg(format!("--test-concurrency={at_once}"))
        .args(files(&paths::root().join("tests/web"))?)
        .env("SITE", site)
        .env("CHROMIUM", &tools.browser.chromium)
        .env("TRAP_PACKAGE", paths::trap_package()))
}

pub(super) fn packaging(_: &Tools) -> Result<()> {
    let archive = pack::pack()?;
    run(program("node")
        .args(["--test", "--test-reporter=spec", PATIENCE])
        .args(files(&paths::root().join("tests/packaging"))?)
        .env("ARCHIVE", archive))
}

/// The test files of a folder; a folder without any is a mistake.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = || format!("cannot read {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(failed)? {
        let file = entry.with_context(failed)?.path();
        if file.to_string_lossy().ends_with(".test.mjs") {
            files.push(file);
        }
    }
    if files.is_empty() {
        bail!("{} has no *.test.mjs", folder.display());
    }
    files.sort();
    Ok(files)
}
