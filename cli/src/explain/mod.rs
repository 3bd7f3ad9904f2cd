//! `sla explain`: an answer and every reason for it, as text.

mod cycles;
mod money;
pub(crate) mod names;
mod page;
mod people;
mod process;
mod template;
mod words;
mod write;

use serde_json::Value;

use crate::arguments::Explain;
use crate::assess::{Judge, data};
use crate::edge;
use crate::outcome::{Failure, Outcome};
use names::Names;
pub(crate) use words::Words;

pub(crate) fn explain(arguments: &Explain) -> Result<Outcome, Failure> {
    edge::one_standard_input(&arguments.question.policy, Some(&arguments.ticket))?;
    let text = edge::policy_text(&arguments.question.policy)?;
    let judge = Judge::new(&arguments.question, &text)?;
    let answer = data(&judge.assess_file(&arguments.ticket)?)?;
    let agenda = crate::agenda::data(&judge.next_hours(&arguments.ticket, 24)?)?;
    let words = Words::of(arguments.lang);
    // The policy is valid, so that it can be read; what it does not name keeps its id.
    let policy: Value = serde_json::from_str(&text).unwrap_or_default();
    let names = Names::new(&policy, judge.policy(), &words);
    edge::print(&page::page((&answer, &agenda), &words, &names)).map(|()| Outcome::Clean)
}
