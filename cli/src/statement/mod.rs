//! `sla statement`: the credits of many tickets over a period, as JSON, CSV or a page.
//!
//! Tickets are read line by line, twice where the agreements ask for it; entries are written as they come.

mod csv;
mod html;
mod json;
mod rows;
mod source;

use std::io::{self, BufRead, BufWriter, Write, stderr, stdout};

use serde_json::Value;
use sla_clock::assessment::{Statement as Answer, StatementEntry};
use sla_clock::{Error, ErrorCode, Money, Policy, StatementBuilder, StatementQuestion, Ticket};

use crate::arguments::{Statement, StatementFormat};
use crate::edge;
use crate::explain::Words;
use crate::explain::names::Names;
use crate::outcome::{Failure, Outcome};
use crate::stream::answer::{refusal, too_long};
use crate::stream::id::id_of;
use crate::stream::lines::{Line, Lines};
use source::Source;

/// A form of a statement: entries as they come, then the whole.
trait Form {
    fn begin(&mut self) -> io::Result<()>;
    fn entry(&mut self, entry: &StatementEntry) -> io::Result<()>;
    fn end(&mut self, statement: &Answer, refused: u64) -> io::Result<()>;
    /// What was written is not the whole, and why: so that nobody takes it for one.
    fn cut_off(&mut self, why: &str) -> io::Result<()>;
}

pub(crate) fn statement(arguments: &Statement) -> Result<Outcome, Failure> {
    edge::one_standard_input(&arguments.policy, arguments.tickets.as_deref())?;
    let text = edge::policy_text(&arguments.policy)?;
    let policy = edge::policy(&arguments.policy, &text)?;
    let mut builder = policy.statement(question(&policy, arguments)?).map_err(refused_question)?;
    let mut source = Source::open(arguments.tickets.as_deref())?;
    if builder.needs_survey() {
        survey(&policy, &mut builder, &mut source)?;
        source.rewind()?;
    }
    let words = Words::of(arguments.lang);
    // The policy is valid, so that it can be read; what it does not name keeps its id.
    let written: Value = serde_json::from_str(&text).unwrap_or_default();
    let names = Names::new(&written, &policy, &words);
    let mut out = BufWriter::new(stdout().lock());
    match arguments.format {
        StatementFormat::Json => write(&policy, builder, &mut source, &mut json::Json::new(&mut out)),
        StatementFormat::Csv => write(&policy, builder, &mut source, &mut csv::Csv::new(&mut out, &words)),
        StatementFormat::Html => {
            let title = written.get("title").map(|title| words.text(title)).unwrap_or_default();
            let mut page = html::Page::new(&mut out, &words, &names, title, (&arguments.from, &arguments.to));
            write(&policy, builder, &mut source, &mut page)
        }
    }
}

fn question(policy: &Policy, arguments: &Statement) -> Result<StatementQuestion, Failure> {
    let edge = |name: &str, text: &str| {
        policy.period_edge(text).map_err(|error| Failure::Unreadable(format!("--{name}: {error}")))
    };
    let mut question = StatementQuestion::new(edge("from", &arguments.from)?, edge("to", &arguments.to)?);
    for fee in &arguments.fees {
        let read = fee.split_once('=').and_then(|(name, amount)| Some((name, Money::parse(amount)?)));
        let wrong = || {
            Failure::Unreadable(format!(
                "--fee {fee}: expected a name and an amount, such as monthly-fee=\"480.00 EUR\""
            ))
        };
        let (name, amount) = read.ok_or_else(wrong)?;
        question.fees.push((name.into(), amount));
    }
    question.agreement.clone_from(&arguments.agreement);
    question.party.clone_from(&arguments.party);
    question.audience = arguments.audience.into();
    Ok(question)
}

fn refused_question(error: Error) -> Failure {
    Failure::Unreadable(error.to_string())
}

/// The second pass, written as it goes.
fn write(
    policy: &Policy,
    builder: StatementBuilder<'_>,
    source: &mut Source,
    form: &mut dyn Form,
) -> Result<Outcome, Failure> {
    form.begin().map_err(Failure::output)?;
    let written = entries(policy, builder, source, form);
    if let Err(failure @ (Failure::Ticket(_) | Failure::Unreadable(_))) = &written {
        form.cut_off(&failure.to_string()).map_err(Failure::output)?;
    }
    written
}

fn entries(
    policy: &Policy,
    mut builder: StatementBuilder<'_>,
    source: &mut Source,
    form: &mut dyn Form,
) -> Result<Outcome, Failure> {
    let mut refused = 0;
    let mut lines = source.lines();
    while let Some((number, line)) = next(&mut lines)? {
        refused += u64::from(take(policy, number, &line, true, &mut |ticket| builder.add(ticket))?);
        for entry in builder.take() {
            form.entry(&entry).map_err(Failure::output)?;
        }
    }
    let statement = builder.finish().map_err(|error| Failure::Ticket(error.to_string()))?;
    for entry in &statement.entries {
        form.entry(entry).map_err(Failure::output)?;
    }
    form.end(&statement, refused).map_err(Failure::output)?;
    nobody(&statement).map_err(|error| Failure::Io("standard error".into(), error))?;
    Ok(if refused == 0 { Outcome::Clean } else { Outcome::Refused })
}

/// A party that no ticket names has a statement of nothing, but may be misspelt: that is told.
fn nobody(statement: &Answer) -> io::Result<()> {
    let of = statement.tickets;
    match &statement.party {
        Some(party) if of.counted + of.before + of.after + of.open == 0 && of.elsewhere > 0 => {
            writeln!(stderr(), "--party {party}: no ticket names this party")
        }
        _ => Ok(()),
    }
}

/// The first pass: what is refused is told in the second.
fn survey(policy: &Policy, builder: &mut StatementBuilder<'_>, source: &mut Source) -> Result<(), Failure> {
    let mut lines = source.lines();
    while let Some((number, line)) = next(&mut lines)? {
        take(policy, number, &line, false, &mut |ticket| builder.survey(ticket))?;
    }
    Ok(())
}

fn next<R: BufRead>(lines: &mut Lines<R>) -> Result<Option<(u64, Line)>, Failure> {
    lines.next().map_err(|error| Failure::Io("the tickets".into(), error))
}

/// Reads one ticket and gives it on; whether it is refused, which is told as a line of JSON. One that is out of order, or
/// given twice, ends the statement.
fn take(
    policy: &Policy,
    number: u64,
    line: &Line,
    tell: bool,
    give: &mut dyn FnMut(&Ticket) -> Result<(), Error>,
) -> Result<bool, Failure> {
    let (id, code, message, problems) = match line {
        Line::Text(text) => match policy.ticket(text).map(|ticket| give(&ticket)) {
            Ok(Ok(())) => return Ok(false),
            Ok(Err(error)) if error.code() == ErrorCode::TicketInvalid => {
                return Err(Failure::Ticket(format!("line {number}: {error}")));
            }
            Ok(Err(error)) | Err(error) => (id_of(text), error.code(), error.to_string(), error.problems().to_vec()),
        },
        Line::TooLong(length) => {
            let problem = too_long(*length);
            (None, problem.code, format!("{}: {problem}", problem.code.as_str()), vec![problem])
        }
    };
    if tell {
        let mut line = refusal(id, number, code, message, &problems);
        line.push(b'\n');
        stderr().write_all(&line).map_err(|error| Failure::Io("standard error".into(), error))?;
    }
    Ok(true)
}
