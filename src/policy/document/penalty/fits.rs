//! Whether one unit of each penalty fits under the caps of the settlement, as far as that is known before there is a ticket.

use rust_decimal::Decimal;

use crate::json::{Node, Reader, Value};
use crate::money::Money;
use crate::scalar::decimal;

/// A price that can be held against another: an amount in a currency, or percent of a fee.
#[derive(PartialEq)]
struct Known<'n> {
    of: &'n str,
    is_amount: bool,
    number: Decimal,
}

/// Every cap of the settlement holds one unit of each penalty. What is carried is owed all the same; and where penalties are
/// set off against each other, less than a unit may be.
pub(crate) fn check_caps(agreement: &Node, reader: &mut Reader<'_>) {
    let Some(settlement) = agreement.get("settlement").filter(|one| !sets_off(one.get("combine"))) else { return };
    let penalties = agreement.get("penalties").map(Node::items).unwrap_or_default();
    reader.enter("settlement");
    reader.enter("caps");
    for (index, cap) in settlement.get("caps").map(Node::items).unwrap_or_default().iter().enumerate() {
        let carries = cap.get("carry").is_some_and(|carry| carry.value == Value::Bool(true));
        let Some(most) = known(cap, None).filter(|_| !carries) else { continue };
        let higher =
            |unit: &Known<'_>| unit.of == most.of && unit.is_amount == most.is_amount && unit.number > most.number;
        let over = penalties.iter().find(|penalty| units(penalty).iter().any(higher));
        if let Some(id) = over.and_then(|penalty| penalty.get("id")?.text()) {
            reader.enter_index(index);
            let expected = format!("a cap under which one unit of the penalty \"{id}\" fits");
            reader.refuse(None, cap, "a cap lower than one unit".into(), expected);
            reader.leave();
        }
    }
    reader.leave();
    reader.leave();
}

fn sets_off(group: Option<&Node>) -> bool {
    let members = group.map(Node::members).unwrap_or_default();
    members.iter().any(|member| *member.key == *"setOff" || member.node.items().iter().any(|part| sets_off(Some(part))))
}

/// What one unit of a penalty costs: in each of its formulas, the first row of a table whose rows replace each other.
fn units(penalty: &Node) -> Vec<Known<'_>> {
    let by = penalty.get("by").map(Node::members).unwrap_or_default();
    let mut units = Vec::new();
    for formula in by.iter().map(|member| &member.node).chain([penalty]) {
        if formula.get("proRata").is_some() {
            continue;
        }
        let of = formula.get("of");
        let rows = formula.get("bands").or_else(|| formula.get("rates")).map(Node::items).unwrap_or_default();
        let replace =
            formula.get("bands").is_some() && formula.get("rows").is_none_or(|rows| rows.text() == Some("replace"));
        let first = if replace { 1 } else { rows.len() };
        units.extend(rows.iter().take(first).chain([formula]).filter_map(|price| known(price, of)));
    }
    units
}

fn known<'n>(price: &'n Node, of: Option<&'n Node>) -> Option<Known<'n>> {
    if let Some(text) = price.get("amount").and_then(Node::text) {
        let (_, currency) = text.trim().split_once(' ')?;
        return Some(Known { of: currency, is_amount: true, number: Money::parse(text)?.amount() });
    }
    let number = |key| match &price.get(key)?.value {
        Value::Number(text) | Value::Text(text) => decimal(text),
        _ => None,
    };
    let percent = number("percent").or_else(|| number("times")?.checked_mul(Decimal::ONE_HUNDRED))?;
    let of = price.get("of").or(of)?;
    // A fee as it is, not a part of it.
    let fee = if of.members().len() == 1 { of.get("fee")? } else { of };
    Some(Known { of: fee.text()?, is_amount: false, number: percent })
}
