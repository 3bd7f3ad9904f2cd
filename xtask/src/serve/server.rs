//! A small HTTP server for static files: a thread for each connection, so that none waits for another.

use std::io::{self, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use super::answer::Answer;
use super::{Mount, request};

/// How long a connection may lie idle.
const IDLE: Duration = Duration::from_secs(60);

/// The longest request that is read, in bytes.
const LONGEST: u64 = 16 * 1024;

/// A server that is bound to its port.
pub(crate) struct Server {
    listener: TcpListener,
    mounts: Arc<Vec<Mount>>,
    port: u16,
}

impl Server {
    /// Binds to a port of 127.0.0.1; 0 is any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub(crate) fn bind(port: u16, mounts: Vec<Mount>) -> Result<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("cannot serve on port {port}"))?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, mounts: Arc::new(mounts), port })
    }

    /// The page's address.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers requests until the program ends.
    pub(crate) fn run(self) {
        for connection in self.listener.incoming() {
            let mounts = Arc::clone(&self.mounts);
            // A browser that has gone away, or talks nonsense, needs no answer.
            thread::spawn(move || connection.and_then(|connection| converse(connection, &mounts)).ok());
        }
    }
}

/// Answers the requests of one connection, one after the other.
fn converse(mut connection: TcpStream, mounts: &[Mount]) -> io::Result<()> {
    connection.set_read_timeout(Some(IDLE))?;
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection.try_clone()?);
    while let Some((method, url)) = request::read(&mut reader.by_ref().take(LONGEST))? {
        let answer = Answer::to(&method, &url, mounts);
        connection.write_all(&answer.bytes(method != "HEAD"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::BufRead;

    use super::*;
    use crate::paths;

    #[test]
    fn one_connection_serves_several_requests_while_another_says_nothing() {
        let folder = paths::root().join("xtask");
        let server = Server::bind(0, vec![Mount { at: "/", folder }]).unwrap();
        let address = ("127.0.0.1", server.port);
        thread::spawn(move || server.run());

        let _silent: Vec<_> = (0..8).map(|_| TcpStream::connect(address).unwrap()).collect();
        let mut connection = TcpStream::connect(address).unwrap();
        connection.write_all(b"HEAD /Cargo.toml HTTP/1.1\r\n\r\nHEAD /none HTTP/1.1\r\n\r\n").unwrap();
        connection.shutdown(std::net::Shutdown::Write).unwrap();
        let lines: Vec<_> = BufReader::new(connection).lines().map(Result::unwrap).collect();
        let statuses: Vec<_> = lines.iter().filter(|line| line.starts_with("HTTP/")).collect();
        assert_eq!(statuses, ["HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found"]);
    }
}
