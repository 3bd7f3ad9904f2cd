//! The build system: `cargo xtask help` lists what it does.
#![forbid(unsafe_code)]

mod bench;
mod build;
mod command;
mod generate;
mod lock;
mod pack;
mod paths;
mod serve;
mod setup;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N]   set up, build the WebAssembly, serve the page on 127.0.0.1
  test [SECTION...]  set up, run every test, or those of the sections named
  build              build the WebAssembly and its JavaScript into pkg/dist/
  generate           make what is made of other files: schema, declarations, reference, words
  size               what a page downloads: raw, gzip, brotli
  bench              measure what answers cost, natively and in the module
  pack               make the npm package's archive in target/
  setup              install what the commands above need, and nothing else
  help               print this
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<()> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match (command, rest) {
        ("serve", rest) => serve::serve(rest),
        ("test", rest) => test::test(rest),
        ("build", []) => build::build(),
        ("size", []) => build::size(),
        ("generate", []) => generate::generate(),
        ("bench", []) => bench::bench(),
        ("pack", []) => pack::pack().map(drop),
        ("setup", []) => setup::everything(),
        ("help" | "--help" | "-h", []) => {
            print!("{HELP}{}", test::help());
            Ok(())
        }
        _ => bail!("`{}` is not understood; `cargo xtask help` lists the commands", arguments.join(" ")),
    }
}
