//! Ready statuses: those of TMF621 and of MEF, with what entering each means. A policy takes them by name
//! (`"statuses": "TMF621"`), or with changes of its own beside `"standard"`. They are written out before the policy is
//! read, together with the reasons of pauses that they bring.

use crate::json::{Member, Node, Value};

/// A line for each standard, and under it one for each status, with its words and what entering it means.
const STATUSES: &str = include_str!("statuses.txt");

/// The words for the reasons of pauses that ready statuses bring.
const REASONS: [(&str, &str, &str); 3] = [
    ("waiting-customer", "Waiting for the customer", "En attente du client"),
    ("waiting-other-operator", "Waiting for the other operator", "En attente de l’autre opérateur"),
    ("held", "On hold", "Suspendu"),
];

/// The standards that there are.
pub(crate) const STANDARDS: [&str; 2] = ["TMF621", "MEF"];

/// The policy with its ready statuses written out; any other as it is.
pub(crate) fn written_out(mut policy: Node) -> Node {
    let standard =
        policy.get("statuses").and_then(|statuses| statuses.text().or_else(|| statuses.get("standard")?.text()));
    let Some(standard) = standard.filter(|standard| STANDARDS.contains(standard)).map(str::to_owned) else {
        return policy;
    };
    let Value::Object(members) = &mut policy.value else { return policy };
    let Some(statuses) = members.iter_mut().find(|member| &*member.key == "statuses") else { return policy };
    let offset = statuses.node.offset;
    let own = match std::mem::replace(&mut statuses.node.value, Value::Null) {
        Value::Object(own) => own.into_iter().filter(|member| &*member.key != "standard").collect(),
        _ => Vec::new(),
    };
    let all = merged(&standard, offset, own);
    let brought: Vec<&(&str, &str, &str)> = REASONS.iter().filter(|(reason, ..)| brings(&all, reason)).collect();
    statuses.node.value = Value::Object(all);
    if brought.is_empty() {
        return policy;
    }
    if !members.iter().any(|member| &*member.key == "pauseReasons") {
        members.push(member(offset, "pauseReasons", Value::Object(Vec::new())));
    }
    let reasons = members.iter_mut().find(|member| &*member.key == "pauseReasons");
    if let Some(Value::Object(reasons)) = reasons.map(|reasons| &mut reasons.node.value) {
        for (reason, english, french) in brought {
            if !reasons.iter().any(|known| *known.key == **reason) {
                reasons.push(member(offset, reason, words(offset, english, french)));
            }
        }
    }
    policy
}

/// The ready statuses in their order, the policy's own in their places, and what else it has after them.
fn merged(standard: &str, offset: usize, mut own: Vec<Member>) -> Vec<Member> {
    let lines = STATUSES.lines().skip_while(|line| *line != standard).skip(1).take_while(|line| line.starts_with('-'));
    let mut all = Vec::new();
    for line in lines {
        let mut parts = line.trim_start_matches('-').split('|');
        let mut next = || parts.next().unwrap_or_default();
        let (name, english, french, key, value) = (next(), next(), next(), next(), next());
        if let Some(place) = own.iter().position(|member| &*member.key == name) {
            all.push(own.remove(place));
            continue;
        }
        let mut status = vec![member(offset, "title", words(offset, english, french))];
        if !key.is_empty() {
            status.push(member(offset, key, Value::Text(value.into())));
        }
        all.push(member(offset, name, Value::Object(status)));
    }
    all.append(&mut own);
    all
}

fn brings(statuses: &[Member], reason: &str) -> bool {
    statuses.iter().any(|status| status.node.get("pauses").and_then(Node::text) == Some(reason))
}

fn words(offset: usize, english: &str, french: &str) -> Value {
    let text = |tag, words: &str| member(offset, tag, Value::Text(words.into()));
    Value::Object(vec![text("en", english), text("fr", french)])
}

fn member(offset: usize, key: &str, value: Value) -> Member {
    Member { offset, key: key.into(), node: Node { offset, value } }
}

#[cfg(test)]
mod tests {
    use super::{REASONS, STANDARDS, STATUSES};

    #[test]
    fn every_standard_has_its_statuses_and_every_pause_its_reason() {
        let heads: Vec<&str> = STATUSES.lines().filter(|line| !line.starts_with('-')).collect();
        assert_eq!(heads, STANDARDS);
        for line in STATUSES.lines().filter(|line| line.contains("|pauses|")) {
            assert!(REASONS.iter().any(|(reason, ..)| line.ends_with(&format!("|{reason}"))), "{line}");
        }
    }
}
