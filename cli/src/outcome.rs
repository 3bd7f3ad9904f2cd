//! How a command ends: its exit status, and what is said when it can't go on.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// How a command ended that did its work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// All is well.
    Clean,
    /// A policy has errors.
    Findings,
    /// One ticket or more was refused.
    Refused,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Refused => 3,
        }
        .into()
    }
}

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads our output any more.
    Closed,
    /// A file, standard input or output.
    Io(String, io::Error),
    /// What stands there is no text, or too much of it.
    Unreadable(String),
    /// The policy is refused.
    Policy(String),
    /// The one ticket that was asked about is refused.
    Ticket(String),
}

impl Failure {
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io(path.display().to_string(), error)
    }

    pub(crate) fn output(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Io("standard output".into(), error),
        }
    }

    /// The exit status; a failure to read or write is told apart from what was read and refused.
    pub(crate) fn status(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Policy(_) => 1,
            Self::Io(..) | Self::Unreadable(_) => 2,
            Self::Ticket(_) => 3,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed => f.write_str("standard output is closed"),
            Self::Io(what, error) => write!(f, "{what}: {error}"),
            Self::Unreadable(why) | Self::Policy(why) | Self::Ticket(why) => f.write_str(why),
        }
    }
}
