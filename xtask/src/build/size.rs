//! What a page downloads.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{GLUE, MODULE};
use crate::paths;

/// Builds, and prints the sizes.
pub(crate) fn size() -> Result<()> {
    super::build()
}

/// Prints the sizes of what is in pkg/dist/. Compressing takes seconds, so the table is kept until the module changes.
pub(crate) fn print() -> Result<()> {
    let kept = paths::target().join("sizes.txt");
    if paths::newer(&kept, &paths::dist().join(MODULE)) {
        print!("{}", fs::read_to_string(&kept)?);
        return Ok(());
    }
    let table = table()?;
    print!("{table}");
    fs::write(&kept, table).with_context(|| format!("cannot write {}", kept.display()))
}

fn table() -> Result<String> {
    let mut table = format!("{:<18} {:>10} {:>10} {:>10}\n", "bytes", "raw", "gzip -9", "brotli");
    for name in [MODULE, GLUE] {
        let bytes = read(&paths::dist().join(name))?;
        let (raw, gzip, brotli) = (bytes.len(), gzip(&bytes)?, brotli(&bytes)?);
        writeln!(table, "{name:<18} {raw:>10} {gzip:>10} {brotli:>10}")?;
    }
    Ok(table)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

/// What a file of pkg/dist/ weighs on its way to a page.
pub(super) fn compressed(name: &str) -> Result<usize> {
    gzip(&read(&paths::dist().join(name))?)
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed.len())
}
