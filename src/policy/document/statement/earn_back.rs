//! Credits that are returned when the periods that follow are well.

use super::super::metric::Metric;
use super::super::names::PriorityName;
use super::super::penalty::Period;
use super::super::target_shape::Count;
use crate::json::{Node, Reader, document};
use crate::scalar::Text;

document! {
    /// What penalties cost in a period is returned when the periods after it have no miss.
    pub(crate) struct EarnBack {
        /// A short name, unique in the statement.
        "id" => id: Box<str>,
        /// Its name for people.
        "title" => title: Option<Text>,
        /// The contract's clause, for the proof.
        "clause" => clause: Option<Text>,
        /// The penalties whose credits are returned.
        "penalties" => penalties: Vec<Box<str>>,
        /// Only those of tickets of these priorities; of all when left out.
        "priorities" => priorities: Vec<PriorityName>,
        /// Over which period credits are gathered: `quarter` when left out.
        "per" => per: Period = Period::Quarter,
        /// So many periods after it must be well.
        "periods" => periods: Count,
        /// A miss of one of these targets is one; of any when left out.
        "on" => on: Vec<Metric>,
        /// A miss of a ticket of one of these priorities is one; of any when left out.
        "unlessPriorities" => unless_priorities: Vec<PriorityName>,
    }
    check check
}

fn check(node: &Node, reader: &mut Reader<'_>) {
    if node.get("penalties").is_some_and(|list| list.items().is_empty()) || node.get("penalties").is_none() {
        reader.missing(node, "penalties", "the ids of the penalties whose credits are returned");
    }
}
