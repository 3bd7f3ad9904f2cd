//! What may stand on the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use sla_clock::Audience;

/// Which priority, due when, what it costs if missed, and why: for telecom support tickets.
#[derive(Parser)]
#[command(name = "sla", version, after_help = STATUSES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const STATUSES: &str = "\
Exit status: 0 all is well, 1 a policy has errors, 2 something could not be read or written,
3 one ticket or more was refused. A file named - is standard input.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Tell every mistake of a policy, with its place and the word that was meant; of one without, what is odd in it
    Check(Check),
    /// Judge one ticket; without one, every ticket of standard input, one JSON object a line, in order
    Assess(Assess),
    /// Judge one ticket and say why, in sentences, each with the clause or event it rests on
    Explain(Explain),
    /// Tell what comes next, in the order of time: of one ticket; without one, of every ticket of standard input
    Agenda(Agenda),
    /// Write a message of the policy about one ticket, for one channel and language: nothing is sent
    Message(Message),
    /// Add up the credits of many tickets over a period, line by line with their proof; tickets are JSON objects, one a line,
    /// in the order in which they stopped
    Statement(Statement),
    /// Print the policy as an audience may have it: same answers for them, nothing that is not for them
    Redact(Redact),
    /// Print the JSON Schema of a policy, for editors
    Schema,
}

#[derive(Args)]
pub(crate) struct Check {
    /// The policies to check
    #[arg(required = true, value_name = "POLICY")]
    pub(crate) policies: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// In which language
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Args)]
pub(crate) struct Assess {
    #[command(flatten)]
    pub(crate) question: Question,
    /// The ticket; left out, tickets come on standard input
    pub(crate) ticket: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) question: Question,
    /// The ticket
    pub(crate) ticket: PathBuf,
    /// In which language
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Args)]
#[command(group(ArgGroup::new("end").required(true).args(["to", "hours"])))]
pub(crate) struct Agenda {
    /// The policy
    pub(crate) policy: PathBuf,
    /// The ticket; left out, tickets come on standard input, one JSON object a line
    #[arg(conflicts_with = "tasks_only")]
    pub(crate) ticket: Option<PathBuf>,
    /// From when on: RFC 3339 with an offset, or `now`. Events after it are not seen
    #[arg(long, value_name = "TIME")]
    pub(crate) from: String,
    /// Until when, included
    #[arg(long, value_name = "TIME")]
    pub(crate) to: Option<String>,
    /// Or for so many hours
    #[arg(long, value_name = "NUMBER")]
    pub(crate) hours: Option<u32>,
    /// For whom
    #[arg(long, value_enum, default_value_t)]
    pub(crate) audience: For,
    /// The policy's own recurring tasks, too
    #[arg(long)]
    pub(crate) tasks: bool,
    /// The policy's own recurring tasks, and no tickets
    #[arg(long)]
    pub(crate) tasks_only: bool,
    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: AgendaFormat,
    /// In which language: of text and ics
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Args)]
pub(crate) struct Statement {
    /// The policy
    pub(crate) policy: PathBuf,
    /// The tickets; left out, they come on standard input
    pub(crate) tickets: Option<PathBuf>,
    /// The start of the period: a date in the policy's zone, or RFC 3339 with an offset
    #[arg(long, value_name = "TIME")]
    pub(crate) from: String,
    /// Its end, which is not in it
    #[arg(long, value_name = "TIME")]
    pub(crate) to: String,
    /// One agreement, by its id
    #[arg(long, value_name = "ID")]
    pub(crate) agreement: Option<String>,
    /// The tickets of one party alone
    #[arg(long, value_name = "NAME")]
    pub(crate) party: Option<String>,
    /// For whom
    #[arg(long, value_enum, default_value_t)]
    pub(crate) audience: For,
    /// A fee for what a period measures, such as monthly-fee="480.00 EUR"
    #[arg(long = "fee", value_name = "NAME=AMOUNT")]
    pub(crate) fees: Vec<String>,
    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: StatementFormat,
    /// In which language
    #[arg(long, value_enum, default_value_t)]
    pub(crate) lang: Language,
}

#[derive(Args)]
pub(crate) struct Message {
    /// The policy
    pub(crate) policy: PathBuf,
    /// The ticket
    pub(crate) ticket: PathBuf,
    /// The instant to write at: RFC 3339 with an offset, or `now`
    #[arg(long, value_name = "TIME")]
    pub(crate) at: String,
    /// The item of the communication plan that it is for
    #[arg(long, value_name = "ID", required_unless_present = "message")]
    pub(crate) item: Option<String>,
    /// Or the message by its name
    #[arg(long, value_name = "NAME")]
    pub(crate) message: Option<String>,
    /// Of an item whose moment came several times, which time
    #[arg(long, value_name = "NUMBER", requires = "item")]
    pub(crate) time: Option<u32>,
    /// What its reader may know; of an item, as much as its recipient may see
    #[arg(long, value_enum)]
    pub(crate) audience: Option<For>,
    /// How it will be sent: email, sms, chat, phone, portal, public-page
    #[arg(long)]
    pub(crate) channel: Option<String>,
    /// In which language, as a tag such as fr
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// The clock that it speaks of, such as customer/restore
    #[arg(long, value_name = "CLOCK")]
    pub(crate) clock: Option<String>,
    /// What stands in a field of the message's own: FIELD=TEXT
    #[arg(long = "value", value_name = "FIELD=TEXT")]
    pub(crate) values: Vec<String>,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub(crate) enum StatementFormat {
    /// One JSON document
    #[default]
    Json,
    /// A line for each entry
    Csv,
    /// A page to print
    Html,
}

#[derive(Args)]
pub(crate) struct Redact {
    /// The policy
    pub(crate) policy: PathBuf,
    /// For whom
    #[arg(long, value_enum)]
    pub(crate) audience: For,
    /// Of partners, for this one alone: as it is named in its agreements
    #[arg(long, value_name = "NAME")]
    pub(crate) party: Option<String>,
}

/// What a ticket is judged by.
#[derive(Args)]
pub(crate) struct Question {
    /// The policy
    pub(crate) policy: PathBuf,
    /// The instant to judge at: RFC 3339 with an offset, or `now`
    #[arg(long, value_name = "TIME")]
    pub(crate) at: String,
    /// For whom
    #[arg(long, value_enum, default_value_t)]
    pub(crate) audience: For,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub(crate) enum Format {
    /// A line each, for people and editors
    #[default]
    Text,
    /// One JSON document
    Json,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub(crate) enum AgendaFormat {
    /// A line each, for people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// iCalendar, for calendars: an event with an alarm each
    Ics,
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub(crate) enum Language {
    /// English
    #[default]
    En,
    /// French
    Fr,
}

impl Language {
    /// The language's tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }
}

#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub(crate) enum For {
    /// The operator's own people: everything
    #[default]
    Internal,
    /// A vendor or another operator
    Partner,
    /// The customer
    Customer,
}

impl From<For> for Audience {
    fn from(audience: For) -> Self {
        match audience {
            For::Internal => Self::Internal,
            For::Partner => Self::Partner,
            For::Customer => Self::Customer,
        }
    }
}
