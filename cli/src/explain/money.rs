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

    fn next_amount(&self, penalty: &Value) -> String {
        let (Some(amount), Some(at)) = (penalty.get("nextAmount"), penalty.get("nextStepAt")) else {
            return String::new();
        };
        let values = json!({ "amount": amount, "at": at });
        format!("  {}\n", self.words.say("words", "penaltyNext", &values))
    }
}
