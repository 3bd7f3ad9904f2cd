//! Which folder answers for which part of the site.

use std::path::{Path, PathBuf};

use crate::paths;

/// A folder, and the URL path its files are found under.
pub(crate) struct Mount {
    /// Begins and ends with a slash.
    pub(crate) at: &'static str,
    /// The folder; nothing outside it is served.
    pub(crate) folder: PathBuf,
}

impl Mount {
    /// The page, the npm package it imports, and its typeface.
    pub(crate) fn site() -> Vec<Self> {
        let root = paths::root();
        vec![
            Self { at: "/pkg/", folder: paths::package() },
            Self { at: "/fonts/", folder: root.join("node_modules/@fontsource-variable/radio-canada/files") },
            Self { at: "/", folder: root.join("www") },
        ]
    }

    /// The site, and what only its tests ask for: the package whose module can be told to trap.
    pub(crate) fn tested_site() -> Vec<Self> {
        let mut site = vec![Self { at: "/trap/pkg/", folder: paths::trap_package() }];
        site.extend(Self::site());
        site
    }

    /// The file that a URL path names, if this folder has it.
    pub(crate) fn find(&self, path: &str) -> Option<PathBuf> {
        let inside = decode(path.strip_prefix(self.at)?)?;
        if inside.split('/').any(unsafe_segment) {
            return None;
        }
        let mut file = self.folder.join(&inside);
        if inside.is_empty() || inside.ends_with('/') {
            file.push("index.html");
        }
        // A link in the folder may point out of it.
        let file = file.canonicalize().ok()?;
        let folder = self.folder.canonicalize().ok()?;
        (file.starts_with(folder) && file.is_file()).then_some(file)
    }
}

/// Whether a segment could lead elsewhere, or names a hidden file.
fn unsafe_segment(segment: &str) -> bool {
    segment.starts_with('.') || segment.contains(['\\', ':', '\0']) || Path::new(segment).is_absolute()
}

/// Undoes percent-encoding, once.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own_sources() -> Mount {
        Mount { at: "/src/", folder: paths::root().join("xtask/src") }
    }

    #[test]
    fn finds_a_file_by_its_path() {
        let file = own_sources().find("/src/serve/m%6Fd.rs").unwrap();
        assert!(file.ends_with("serve/mod.rs"));
    }

    #[test]
    fn serves_nothing_from_outside_its_folder() {
        let sources = own_sources();
        let attempts = [
            "/src/../Cargo.toml",
            "/src/%2e%2e/Cargo.toml",
            "/src/..%2fCargo.toml",
            "/src/..%5cCargo.toml",
            "/src/serve/../../Cargo.toml",
            "/src//etc/passwd",
            "/src/%00",
            "/src/%zz",
            "/Cargo.toml",
        ];
        for path in attempts {
            assert_eq!(sources.find(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_is_its_index() {
        assert_eq!(own_sources().find("/src/serve/"), None, "no index.html there");
        assert_eq!(own_sources().find("/src/serve"), None, "a folder is not a file");
    }

    #[test]
    fn hidden_files_stay_hidden() {
        let root = Mount { at: "/", folder: paths::root() };
        assert_eq!(root.find("/.gitignore"), None);
    }
}
