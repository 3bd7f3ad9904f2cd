//! A Chromium for the tests: one that is there, else Debian's, else Playwright's.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{output, program, run, succeeds};
use crate::paths;

/// A browser for the tests.
pub(crate) struct Browser {
    /// The browser.
    pub(crate) chromium: PathBuf,
    /// Its WebDriver; Playwright's browsers come without one.
    pub(crate) driver: Option<PathBuf>,
}

/// The browser; installs one when none is there.
pub(super) fn installed() -> Result<Browser> {
    if let Some(browser) = found() {
        return Ok(browser);
    }
    if debian()?
        && let Some(browser) = found()
    {
        return Ok(browser);
    }
    playwright()
}

/// A browser and its driver of the same make: the environment's word first, then Debian's names.
fn found() -> Option<Browser> {
    let named = |variable| env::var_os(variable).map(PathBuf::from);
    Some(Browser {
        chromium: named("CHROMIUM").or_else(|| on_path("chromium"))?,
        driver: Some(named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?),
    })
}

fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// Whether Debian's packages could be installed.
fn debian() -> Result<bool> {
    let Some(apt) = on_path("apt-get") else {
        return Ok(false);
    };
    let as_root = output(program("id").arg("-u"))?.trim() == "0";
    let words: &[&str] = if as_root { &[] } else { &["sudo", "-n"] };
    let apt = || {
        let mut words = words.iter().map(PathBuf::from).chain([apt.clone()]);
        let mut command = program(words.next().unwrap_or_default());
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    if !as_root && !succeeds(program("sudo").args(["-n", "true"])) {
        return Ok(false);
    }
    println!("installing the Debian packages chromium and chromium-driver");
    run(apt().args(["-q", "update"]))?;
    // Some systems that have apt-get have no such packages: they get Playwright's.
    let installed =
        run(apt().args(["-q", "install", "--yes", "--no-install-recommends"]).args(["chromium", "chromium-driver"]));
    Ok(installed.is_ok())
}

fn playwright() -> Result<Browser> {
    println!("installing Playwright's Chromium");
    let cli = paths::root().join("node_modules/playwright-core/cli.js");
    run(program("node").arg(cli).args(["install", "chromium"]))?;
    let print = "console.log((await import('playwright-core')).chromium.executablePath())";
    let path = output(program("node").args(["--input-type=module", "--eval", print]))
        .context("cannot ask Playwright where its Chromium is")?;
    Ok(Browser { chromium: PathBuf::from(path.trim()), driver: None })
}
