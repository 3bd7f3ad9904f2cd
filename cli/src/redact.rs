//! `sla redact`: the policy that may be handed to an audience.

use crate::arguments::Redact;
use crate::edge;
use crate::outcome::{Failure, Outcome};

pub(crate) fn redact(arguments: &Redact) -> Result<Outcome, Failure> {
    let policy = edge::policy(&arguments.policy, &edge::policy_text(&arguments.policy)?)?;
    let published = policy.for_audience(arguments.audience.into());
    let indented: serde_json::Value =
        serde_json::from_str(&published).map_err(|error| Failure::Unreadable(error.to_string()))?;
    edge::print(&format!("{indented:#}\n")).map(|()| Outcome::Clean)
}
