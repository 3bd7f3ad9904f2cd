//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's folder.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Where cargo puts what it builds, and we what we install.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The npm package.
pub(crate) fn package() -> PathBuf {
    root().join("pkg")
}

/// The module and its glue, inside the npm package.
pub(crate) fn dist() -> PathBuf {
    package().join("dist")
}

/// A copy of the npm package whose module can be told to trap.
pub(crate) fn trap_package() -> PathBuf {
    target().join("trap").join("pkg")
}

/// Whether both files are there and the first was written after the second.
pub(crate) fn newer(file: &Path, than: &Path) -> bool {
    let modified = |file: &Path| file.metadata().ok()?.modified().ok();
    modified(file).zip(modified(than)).is_some_and(|(file, than)| file > than)
}
