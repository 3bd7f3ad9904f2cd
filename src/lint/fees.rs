//! Fees that a penalty is taken of and that the policy does not declare: a misspelt one would cost nothing.

use super::Severity;
use super::finding::Findings;
use crate::nearest::nearest;
use crate::policy::Policy;

pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    let declared = policy.fee_names();
    let unknown = |name: &str| !declared.clone().any(|known| known == name);
    for fee in policy.names_used().iter().filter(|fee| *fee.place == *"/fees" && unknown(&fee.name)) {
        let name = &fee.name;
        let near = nearest(name, declared.clone());
        let (english, french) = match near {
            Some(near) => (format!("did you mean {near}?"), format!("vouliez-vous dire {near} ?")),
            None => ("declare it in /fees.".to_owned(), "déclarez-le dans /fees.".to_owned()),
        };
        // A policy that names no fee at all leaves them to the tickets.
        let severity = if declared.clone().next().is_none() { Severity::Notice } else { Severity::Warning };
        findings.add(
            ("fee-undeclared", severity),
            &*fee.at,
            format!("The fee {name} is not among the policy's fees, and a ticket without it owes nothing: {english}"),
            format!("Le tarif {name} n'est pas parmi les tarifs de la politique, et un ticket qui ne le porte pas ne doit rien : {french}"),
        );
    }
}
