//! `sla`: SLA Clock on the command line.
#![forbid(unsafe_code)]

mod agenda;
mod arguments;
mod assess;
mod check;
mod edge;
mod explain;
mod finding;
mod french;
mod locate;
mod message;
mod outcome;
mod redact;
mod statement;
mod stream;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use outcome::{Failure, Outcome};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments.command) {
        Ok(outcome) => outcome.into(),
        // Whoever read our output has read enough.
        Err(Failure::Closed) => Outcome::Clean.into(),
        Err(failure) => {
            eprintln!("sla: {failure}");
            failure.status().into()
        }
    }
}

fn run(command: &Command) -> Result<Outcome, Failure> {
    match command {
        Command::Check(arguments) => check::check(arguments),
        Command::Assess(arguments) => assess::assess(arguments),
        Command::Explain(arguments) => explain::explain(arguments),
        Command::Agenda(arguments) => agenda::agenda(arguments),
        Command::Message(arguments) => message::message(arguments),
        Command::Statement(arguments) => statement::statement(arguments),
        Command::Redact(arguments) => redact::redact(arguments),
        Command::Schema => edge::print(&format!("{:#}\n", sla_clock::schema::policy())).map(|()| Outcome::Clean),
    }
}
