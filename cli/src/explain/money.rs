//! What missed targets cost.

use serde_json::{Value, json};

use super::page::{Page, at, list};

impl Page<'_> {
    pub(super) fn penalties(&self) -> String {
        let sections = list(self.answer, "penalties").map(|penalty| {
            let id = self.text(at(penalty, "id"));
            let title = penalty.get("title").map_or_else(|| id.clone(), |title| self.text(title));
            let amount =
                penalty.get("amount").map_or_else(|| "–".into(), |amount| self.words.figures(&self.text(amount)));
            let ledger = list(penalty, "ledger").map(|line| self.reason(line)).collect::<String>();
            let ledger = if ledger.is_empty() { self.reasons(&format!("penalty:{id}")) } else { ledger };
            format!("{title} ({id}){} {amount}\n{ledger}{}", self.words.colon(), self.next_amount(penalty))
        });
        sections.collect::<Vec<_>>().join("\n")
    }

    /// What the penalties of each agreement come to together, where that is more than the one penalty says.
    pub(super) fn settlements(&self) -> String {
        let told = |settlement: &&Value| {
            list(settlement, "ledger").next().is_some()
                || settlement.get("claim").is_some()
                || settlement.get("caps").is_some()
        };
        let sections = list(self.answer, "settlements").filter(told).map(|settlement| {
            let id = self.text(at(settlement, "agreement"));
            let title = self.names.agreement(&id).unwrap_or(id);
            let amount = settlement.get("amount");
            let amount = amount.map_or_else(|| "–".into(), |amount| self.words.figures(&self.text(amount)));
            let ledger = list(settlement, "ledger").map(|line| self.reason(line)).collect::<String>();
            let next = self.next_amount(settlement);
            format!("{title}{} {amount}\n{ledger}{next}{}", self.words.colon(), self.claim(at(settlement, "claim")))
        });
        sections.collect::<Vec<_>>().join("\n")
    }

    fn claim(&self, claim: &Value) -> String {
        let is = |key: &str| at(claim, key) == &Value::Bool(true);
        let template = match claim {
            Value::Null => return String::new(),
            _ if is("automatic") => "claimAutomatic",
            _ if claim.get("until").is_none() => "claimLater",
            _ if is("lapsed") => "claimLapsed",
            _ => "claimUntil",
        };
        let day = claim.get("lastDay").and_then(Value::as_str);
        let until = claim.get("until").and_then(Value::as_str).map(|until| self.whole_day(until, day));
        let label = self.words.say("words", "claim", &Value::Null);
        format!("  {label}{} {}.\n", self.words.colon(), self.words.say("words", template, &json!({ "until": until })))
    }

    fn next_amount(&self, penalty: &Value) -> String {
        let (Some(amount), Some(at)) = (penalty.get("nextAmount"), penalty.get("nextStepAt")) else {
            return String::new();
        };
        let values = json!({ "amount": amount, "at": at });
        format!("  {}\n", self.words.say("words", "penaltyNext", &values))
    }
}
