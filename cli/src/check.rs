//! `sla check`: every mistake of policies.

use std::path::Path;

use serde::Serialize;
use sla_clock::{Policy, Severity};

use crate::arguments::{Check, Format, Language};
use crate::edge;
use crate::finding::Finding;
use crate::outcome::{Failure, Outcome};

/// A policy and what is wrong with it.
#[derive(Serialize)]
struct Checked {
    policy: String,
    findings: Vec<Finding>,
}

pub(crate) fn check(arguments: &Check) -> Result<Outcome, Failure> {
    let checked = arguments.policies.iter().map(|path| check_one(path, arguments.lang));
    let checked = checked.collect::<Result<Vec<_>, _>>()?;
    edge::print(&match arguments.format {
        Format::Json => json(&checked)?,
        Format::Text => checked.iter().map(|checked| text(checked, arguments.lang)).collect(),
    })?;
    let wrong = checked.iter().flat_map(|checked| &checked.findings).any(|one| one.severity == Severity::Error);
    Ok(if wrong { Outcome::Findings } else { Outcome::Clean })
}

fn check_one(path: &Path, language: Language) -> Result<Checked, Failure> {
    let text = edge::policy_text(path)?;
    let findings = match Policy::from_json(&text) {
        Ok(policy) => lint(&policy, &text, language),
        Err(error) => error.problems().iter().map(|problem| Finding::of_problem(problem, language)).collect(),
    };
    Ok(Checked { policy: path.display().to_string(), findings })
}

/// What is odd in a policy that can be read.
fn lint(policy: &Policy, text: &str, language: Language) -> Vec<Finding> {
    policy.lint().iter().map(|finding| Finding::of_lint(finding, text, language)).collect()
}

fn text(checked: &Checked, language: Language) -> String {
    checked.findings.iter().map(|finding| finding.line(&checked.policy, language)).collect()
}

fn json(checked: &[Checked]) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(checked);
    text.map(|text| text + "\n").map_err(|error| Failure::Unreadable(error.to_string()))
}
