//! The answers of a batch of lines, as lines.

use serde::Serialize;
use serde_json::Value;
use sla_clock::{ErrorCode, Policy, Problem};

use super::id::id_of;
use super::lines::Line;
use crate::assess::Judge;

/// One line for each line that came, and whether one of them is a refusal.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) text: Vec<u8>,
    pub(super) refused: bool,
}

/// A line for a ticket that is refused.
pub(crate) fn refusal(id: Option<Value>, line: u64, code: ErrorCode, message: String, problems: &[Problem]) -> Vec<u8> {
    let path = problems.first().map_or("", |problem| &problem.path);
    let refusal = Refusal { id, line, error: Why { code, message, path, problems } };
    // Plain data: it can always be written.
    serde_json::to_vec(&refusal).unwrap_or_default()
}

/// A ticket that can't be judged: its number in the CRM where that can be made out, its line, and why.
#[derive(Serialize)]
struct Refusal<'a> {
    id: Option<Value>,
    line: u64,
    error: Why<'a>,
}

/// As `SlaError` in JavaScript.
#[derive(Serialize)]
struct Why<'a> {
    code: ErrorCode,
    message: String,
    path: &'a str,
    problems: &'a [Problem],
}

impl Answers {
    pub(super) fn of(judge: &Judge, batch: &[(u64, Line)]) -> Self {
        let mut answers = Self::default();
        for (number, line) in batch {
            match line {
                Line::Text(text) => match judge.assess(text) {
                    Ok(assessment) => answers.end_line(assessment.to_json().as_bytes()),
                    Err(error) => {
                        answers.refuse(*number, id_of(text), error.code(), error.to_string(), error.problems());
                    }
                },
                Line::TooLong(length) => {
                    let problem = too_long(*length);
                    let message = format!("{}: {problem}", problem.code.as_str());
                    answers.refuse(*number, None, problem.code, message, &[problem]);
                }
            }
        }
        answers
    }

    fn refuse(&mut self, line: u64, id: Option<Value>, code: ErrorCode, message: String, problems: &[Problem]) {
        self.refused = true;
        self.end_line(&refusal(id, line, code, message, problems));
    }

    fn end_line(&mut self, text: &[u8]) {
        self.text.extend_from_slice(text);
        self.text.push(b'\n');
    }
}

/// As the core refuses a ticket of that length; the line itself was never held.
pub(crate) fn too_long(length: u64) -> Problem {
    Problem {
        code: ErrorCode::TooLarge,
        path: String::new(),
        position: None,
        found: format!("a ticket of {length} bytes"),
        expected: format!("at most {}", Policy::MAX_TICKET_BYTES),
        nearest: None,
    }
}
