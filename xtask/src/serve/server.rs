//! A small HTTP server for static files.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};

use super::{Mount, answer};

/// How many requests are answered at a time.
const THREADS: usize = 4;

/// A server that is bound to its port.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    mounts: Arc<Vec<Mount>>,
    port: u16,
}

impl Server {
    /// Binds to a port of 127.0.0.1; 0 is any free one.
    ///
    /// # Errors
    /// When the port is taken.
    pub(crate) fn bind(port: u16, mounts: Vec<Mount>) -> Result<Self> {
        let http = tiny_http::Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
            .map_err(|error| anyhow!("cannot serve on port {port}: {error}"))?;
        let port = http.server_addr().to_ip().map_or(port, |address| address.port());
        Ok(Self { http: Arc::new(http), mounts: Arc::new(mounts), port })
    }

    /// The page's address.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers requests until the program ends.
    pub(crate) fn run(self) {
        for thread in self.start() {
            // A thread that panicked has said so itself.
            drop(thread.join());
        }
    }

    /// Answers requests in threads that end with the program.
    pub(crate) fn start(&self) -> Vec<thread::JoinHandle<()>> {
        (0..THREADS)
            .map(|_| {
                let (http, mounts) = (Arc::clone(&self.http), Arc::clone(&self.mounts));
                thread::spawn(move || {
                    for request in http.incoming_requests() {
                        let response = answer::to(request.method(), request.url(), &mounts);
                        // A browser that has gone away needs no answer.
                        drop(request.respond(response));
                    }
                })
            })
            .collect()
    }
}
