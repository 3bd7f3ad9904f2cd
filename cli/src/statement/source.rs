//! Where tickets come from: a file, or standard input, which is read twice where it is a file too.

use std::fs::File;
use std::io::{BufReader, Seek};
use std::path::Path;

use sla_clock::Policy;

use crate::outcome::Failure;
use crate::stream::lines::Lines;

/// Tickets, one a line.
pub(super) struct Source {
    file: File,
    name: String,
}

/// So much is read at once.
const BUFFER: usize = 1 << 18;

impl Source {
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let (file, name) = match path.filter(|path| *path != Path::new("-")) {
            Some(path) => (File::open(path), path.display().to_string()),
            None => (standard_input(), "standard input".to_owned()),
        };
        match file {
            Ok(file) => Ok(Self { file, name }),
            Err(error) => Err(Failure::Io(name, error)),
        }
    }

    /// To the beginning, for the second pass.
    pub(super) fn rewind(&mut self) -> Result<(), Failure> {
        let twice = |_| {
            let name = &self.name;
            Failure::Unreadable(format!(
                "{name} can't be read twice, as this policy asks (it measures outage, or counts misses or repeats): give the tickets as a file"
            ))
        };
        self.file.rewind().map_err(twice)
    }

    pub(super) fn lines(&mut self) -> Lines<BufReader<&File>> {
        Lines::new(BufReader::with_capacity(BUFFER, &self.file), Policy::MAX_TICKET_BYTES)
    }
}

#[cfg(unix)]
fn standard_input() -> std::io::Result<File> {
    use std::os::fd::AsFd;
    std::io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(windows)]
fn standard_input() -> std::io::Result<File> {
    use std::os::windows::io::AsHandle;
    std::io::stdin().as_handle().try_clone_to_owned().map(File::from)
}
