//! The page, on this machine only.

mod answer;
mod kind;
mod mount;
mod request;
mod server;

pub(crate) use mount::Mount;
pub(crate) use server::Server;

use anyhow::{Context, Result, bail};

use crate::{build, setup};

/// The first port tried when none is asked for.
const PORT: u16 = 8080;

/// How many ports are tried before giving up.
const TRIES: u16 = 20;

/// Sets up, builds, and serves the page until the program is stopped.
pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    // First, so that a port that is taken is told before the minutes of a first build.
    let server = match port(arguments)? {
        Some(port) => Server::bind(port, Mount::site())?,
        None => first_free()?,
    };
    setup::for_build()?;
    build::plain()?;
    build::size::print()?;
    println!("serving the page at {}", server.address());
    server.run();
    Ok(())
}

fn port(arguments: &[String]) -> Result<Option<u16>> {
    match arguments {
        [] => Ok(None),
        [option, port] if option == "--port" => {
            let port = port.parse().with_context(|| format!("`{port}` is not a port"))?;
            Ok(Some(port))
        }
        _ => bail!("`serve` takes `--port N` only"),
    }
}

fn first_free() -> Result<Server> {
    let mut bound = Server::bind(PORT, Mount::site());
    for port in PORT + 1..PORT + TRIES {
        if bound.is_ok() {
            break;
        }
        bound = Server::bind(port, Mount::site());
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::port;

    fn words(line: &str) -> Vec<String> {
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_port_may_be_asked_for() {
        assert_eq!(port(&words("")).unwrap(), None);
        assert_eq!(port(&words("--port 9000")).unwrap(), Some(9000));
        assert!(port(&words("--port 70000")).is_err());
        assert!(port(&words("9000")).is_err());
    }
}
