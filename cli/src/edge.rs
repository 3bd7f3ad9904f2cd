//! Where the program touches the world: files, standard input and output, and the time.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use sla_clock::{Error, Instant, Policy};

use crate::outcome::Failure;

/// The text of a policy; what is longer than any policy is not read to its end.
pub(crate) fn policy_text(path: &Path) -> Result<String, Failure> {
    let bytes = bytes(path, Policy::MAX_BYTES)?;
    let text = String::from_utf8(bytes)
        .map_err(|error| Failure::Unreadable(format!("{}: not UTF-8: {error}", path.display())))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    })
}

/// The policy of a file's text.
pub(crate) fn policy(path: &Path, text: &str) -> Result<Policy, Failure> {
    Policy::from_json(text).map_err(|error| Failure::Policy(format!("{}: {error}", path.display())))
}

/// The bytes of a ticket, of which one too many is read: enough to see that it is too large.
pub(crate) fn ticket_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    bytes(path, Policy::MAX_TICKET_BYTES).map(without_mark)
}

/// Standard input can't be the policy and the tickets at once.
pub(crate) fn one_standard_input(policy: &Path, ticket: Option<&Path>) -> Result<(), Failure> {
    let standard = Path::new("-");
    if policy == standard && ticket.is_none_or(|ticket| ticket == standard) {
        return Err(Failure::Unreadable("policy and tickets can't both come on standard input".into()));
    }
    Ok(())
}

/// Without the byte order mark that some programs write first.
pub(crate) fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    bytes
}

fn bytes(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let read = |source: &mut dyn Read| {
        let mut bytes = Vec::new();
        source.take(most as u64 + 4).read_to_end(&mut bytes).map(|_| bytes)
    };
    let read = match path.to_str() {
        Some("-") => read(&mut io::stdin().lock()),
        _ => File::open(path).and_then(|mut file| read(&mut file)),
    };
    read.map_err(|error| Failure::io(path, error))
}

/// The instant asked about: one that is written, or the present one. `option` is what it was given for.
pub(crate) fn instant(policy: &Policy, option: &str, written: &str) -> Result<Instant, Failure> {
    let unreadable = |error: Error| Failure::Unreadable(format!("{option} {written}: {error}, or `now`"));
    match written {
        "now" => present().ok_or_else(|| Failure::Unreadable("the computer's time is outside 1970 to 2099".into())),
        written => policy.instant(written).map_err(unreadable),
    }
}

#[allow(clippy::disallowed_methods, reason = "the one place that reads the time: the reader asked for the present")]
fn present() -> Option<Instant> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Instant::from_millis(i64::try_from(since.as_millis()).ok()?)
}

/// Writes to standard output.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::output)
}
