//! What must not be found in what an audience is handed.

use serde_json::Value;
use sla_clock::Audience;

/// Searches the bytes for every internal contact, agreement that is not theirs, vendor, penalty and note of the policy.
pub(crate) fn search(name: &str, source: &Value, audience: Audience, handed: &str) {
    for secret in secrets(source, audience) {
        assert!(!handed.contains(&secret), "{name} tells {audience:?} {secret:?}:\n{handed}");
    }
}

fn secrets(source: &Value, audience: Audience) -> Vec<String> {
    let mut secrets = Vec::new();
    notes(source, &mut secrets);
    for contact in source["contacts"].as_object().into_iter().flat_map(|contacts| contacts.values()) {
        texts(contact, &mut secrets);
    }
    for level in source["support"].as_array().into_iter().flatten() {
        texts(&level["title"], &mut secrets);
    }
    for agreement in source["agreements"].as_array().into_iter().flatten() {
        let theirs = match audience {
            Audience::Partner => ["underpinning", "interconnect"].iter().any(|kind| agreement["kind"] == *kind),
            _ => agreement["kind"] == "sla",
        };
        if !theirs {
            let id = agreement["id"].as_str().unwrap_or_default();
            // In its places: a rule may be called what an agreement is, bill-run.
            let written = ["\"agreement\":\"$\"", "\"id\": \"$\",\n      \"kind\": \"", "\"$/", ":$/"];
            secrets.extend(written.map(|form| form.replace('$', id)));
            texts(&agreement["title"], &mut secrets);
        }
        if !theirs || audience == Audience::Customer {
            texts(&agreement["vendor"], &mut secrets);
        }
        // With its key: a department may be called what a system is, billing.
        let department = agreement["department"].as_str().into_iter();
        secrets.extend(department.flat_map(|name| [": ", ":"].map(|colon| format!("\"department\"{colon}\"{name}\""))));
        texts(&agreement["agreed"]["by"], &mut secrets);
        let shown = agreement.get("penaltiesShownTo").map_or(audience == Audience::Partner, |to| {
            to.as_array().into_iter().flatten().any(|word| word == audience.as_str())
        });
        if !(theirs && shown) {
            for band in agreement["penalties"]
                .as_array()
                .into_iter()
                .flatten()
                .flat_map(|penalty| penalty["bands"].as_array())
                .flatten()
            {
                secrets.extend(band["amount"].as_str().map(str::to_owned));
                secrets.extend(band["percent"].as_str().map(|percent| format!("\"percent\": \"{percent}\"")));
            }
        }
    }
    secrets
}

/// Every text below, its names in several languages included; what is too short to be told apart is left aside.
fn texts(value: &Value, secrets: &mut Vec<String>) {
    match value {
        Value::String(text) if text.len() > 3 && !text.starts_with("cal-") && text != "always" => {
            // Whole: a title may be a word that stands in other texts too.
            secrets.push(if text.contains('@') { text.clone() } else { format!("\"{text}\"") });
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, secrets)),
        Value::Object(members) => {
            members.iter().filter(|(key, _)| *key != "calendar").for_each(|(_, value)| texts(value, secrets))
        }
        _ => {}
    }
}

fn notes(value: &Value, secrets: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| notes(item, secrets)),
        Value::Object(members) => {
            for (key, value) in members {
                if key == "note" { texts(value, secrets) } else { notes(value, secrets) }
            }
        }
        _ => {}
    }
}
