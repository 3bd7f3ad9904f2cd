//! `sla redact`: the policy that may be handed to an audience.

use sla_clock::Audience;

use crate::arguments::Redact;
use crate::edge;
use crate::outcome::{Failure, Outcome};

pub(crate) fn redact(arguments: &Redact) -> Result<Outcome, Failure> {
    let policy = edge::policy(&arguments.policy, &edge::policy_text(&arguments.policy)?)?;
    let audience = arguments.audience.into();
    let published = match &arguments.party {
        Some(party) if audience == Audience::Partner => {
            policy.for_party(party).map_err(|error| Failure::Unreadable(error.to_string()))?
        }
        Some(_) => {
            return Err(Failure::Unreadable("--party names a partner: it goes with --audience partner".to_owned()));
        }
        None => policy.for_audience(audience),
    };
    let indented: serde_json::Value =
        serde_json::from_str(&published).map_err(|error| Failure::Unreadable(error.to_string()))?;
    edge::print(&format!("{indented:#}\n")).map(|()| Outcome::Clean)
}
